"""The sentences about a difference, from the phrases file; the record, the letter and the JSON share them."""

from dataclasses import dataclass, replace
from functools import cache

from screening import resources
from screening.model.comparison import Difference, DifferenceKind, OrganisationRead, Overlap, Record
from screening.model.listing import Lane
from screening.model.match import Band, Relation
from screening.model.record import LEFT_TO_DOUBT, RecordKind
from screening.report.listing_view import brief_title
from screening.report.phrases import Phrases, load_phrases, read_phrases


@cache
def people_phrases(language: str = "en") -> Phrases:
    """The phrases of the person's pages over those of all reports."""
    base = load_phrases(language)
    own = read_phrases(
        resources.text("reports", "phrases", "people", f"{language}.yml"), f"people/{language}.yml"
    )
    return replace(base, table={**base.table, **own.table}, lists={**base.lists, **own.lists})


def period(start: str, end: str, current: bool | None, t: Phrases) -> str:
    """A span in words with a blank before it: " from 2019 to the present", or "" where nothing is known."""
    if current and start:
        return t("letter.since_to_now", start=t.date(start))
    if start and start == end:
        return t("letter.period_on" if len(start) == 10 else "letter.period_in", start=t.date(start))
    if start and end:
        return t("letter.period_between", start=t.date(start), end=t.date(end))
    if start:
        return t("letter.period_from_open" if current is None else "letter.period_since", start=t.date(start))
    return t("letter.period_until", end=t.date(end)) if end else ""


def years(start: str, end: str, t: Phrases) -> str:
    """The span of publications in years, with a blank before it."""
    return period(start[:4], end[:4], False, t)


def reasons(difference: Difference, t: Phrases) -> tuple[str, ...]:
    """The usual innocent reasons in words."""
    return tuple(t(f"reason.{one}") for one in difference.reasons)


def source(difference: Difference, t: Phrases) -> tuple[str, str]:
    """Who shows it, and the verb that goes with it."""
    strength = difference.strengths[0] if difference.strengths else "plain"
    works = len(difference.works)
    if set(difference.strengths) <= LEFT_TO_DOUBT and difference.strengths and works > 1:
        return t(f"letter.source.{strength}_many", count=works), t("letter.show")
    known = f"letter.source.{strength}" in t.table
    return t(f"letter.source.{strength}" if known else "letter.source.plain"), t("letter.shows")


def shown_name(organisation: OrganisationRead) -> str:
    """The organisation as written, in short."""
    return organisation.written or organisation.name or organisation.text


def question(difference: Difference, t: Phrases) -> str:
    """What is seen, in one or two sentences that accuse nobody."""
    shower, shows = source(difference, t)
    what = difference.title or t("letter.a_tie")
    return t(
        f"letter.question.{_variant(difference)}",
        source=shower,
        shows=shows,
        names=t("letter.names") if len(difference.works) < 2 else t("letter.name"),
        what=_quoted(what, t),
        organisation=shown_name(difference.organisation),
        period=period(difference.start, difference.end, difference.current, t),
        own_period=period(difference.start, difference.end, difference.current, t),
        other_period=period(difference.other_start, difference.other_end, _other_current(difference), t),
        works=t.count("letter.works", len(difference.works)),
        awards=awards(difference),
    )


def _other_current(difference: Difference) -> bool | None:
    return None if difference.other_end else True


def _quoted(title: str, t: Phrases) -> str:
    return title if title == t("letter.a_tie") else t("quote.text", text=title)


def awards(difference: Difference) -> str:
    """Award numbers in brackets with a blank before them, at most four, or ""."""
    numbers = difference.title.split(", ") if difference.title else []
    more = ", …" if len(numbers) > 4 else ""
    return f" ({', '.join(numbers[:4])}{more})" if numbers else ""


def asks(difference: Difference, t: Phrases) -> str:
    """The question itself."""
    return t(f"letter.ask.{_variant(difference).removesuffix('_one').removesuffix('_works')}")


def _variant(difference: Difference) -> str:
    """The phrase that fits: a printed affiliation and support are asked about in their own words."""
    kind = difference.kind.value
    if difference.kind is DifferenceKind.PUBLIC_ONLY:
        if difference.tie_kind is RecordKind.PRINTED:
            return f"{kind}_printed"
        return f"{kind}_support" if difference.tie_kind is RecordKind.SUPPORT else kind
    if difference.kind is DifferenceKind.FUNDER and len(difference.works) == 1:
        return f"{kind}_one"
    if difference.kind is DifferenceKind.PROGRAMME and difference.works:
        return f"{kind}_works"
    return kind


def in_window(one: Difference, t: Phrases) -> str:
    """The overlap with the window in words."""
    overlap, start, end, kind = one.overlap, one.overlap_from, one.overlap_to, one.tie_kind
    if overlap is Overlap.YES and start and end:
        return t("person.overlap.yes_both", start=t.date(start), end=t.date(end))
    if overlap is Overlap.POSSIBLE and kind in (RecordKind.SUPPORT, RecordKind.PROGRAMME) and not start:
        return t("person.overlap.possible_paper")
    if overlap is Overlap.POSSIBLE and start:
        return t("person.overlap.possible_from", start=t.date(start))
    return t(f"person.overlap.{overlap.value}")


def read_as(organisation: OrganisationRead, t: Phrases) -> str:
    """What an organisation's name was read as, in words; "" where it is nothing listed."""
    screened = organisation.screened
    if screened is None or not screened.matches:
        return ""
    match = screened.matches[0]
    entity = screened.entities[match.entity_id]
    if match.relation is Relation.RELATED:
        return t("person.part_of", name=entity.name)
    if match.band is Band.REVIEW:
        return t("person.review")
    listed = listings(organisation)
    if not listed:
        return t("person.read_as", name=entity.name) if entity.name != shown_name(organisation) else ""
    return t(
        "person.listed",
        name=entity.name,
        authority=t.translated(brief_title(listed[0].authority))[0],
        list=t.translated(listed[0].title)[0],
        since=t("person.listed_since", date=t.date(listed[0].since)) if listed[0].since else "",
        more=t.count("letter.listed_more", len(listed) - 1),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One listing in force of the body itself, for a sentence."""

    title: str
    authority: str
    since: str


def listings(organisation: OrganisationRead) -> tuple[Listed, ...]:
    """Listings in force of the body itself, one a list: acts of governments first, with a date first."""
    screened = organisation.screened
    if screened is None:
        return ()
    passports = {one.list_id: one for one in screened.lists}
    found: dict[str, tuple[tuple[bool, bool, str], Listed]] = {}
    for match in screened.matches:
        if match.relation is not Relation.SAME or match.band is Band.REVIEW:
            continue
        for one in screened.listings.get(match.entity_id, ()):
            passport = passports.get(one.list_id)
            if passport is None or not one.in_force(screened.as_of):
                continue
            rank = (passport.lane is not Lane.DESIGNATION, not one.listed_on, one.listed_on)
            listed = Listed(title=passport.title, authority=passport.authority, since=one.stands_since)
            known = found.get(one.list_id)
            if known is None or rank < known[0]:
                found[one.list_id] = (rank, listed)
    return tuple(listed for _, listed in sorted(found.values(), key=lambda one: (one[0], one[1].title)))


def headline(record: Record, t: Phrases) -> str:
    """The result in words."""
    if record.disclosure.low is None:
        return t("person.result.not_compared", what=_what_is_missing(record, t))
    return t.count("person.result.questions", points(record))


def points(record: Record) -> int:
    """How many points the applicant is asked about: all funders together are one."""
    funders = [one for one in record.questions if one.kind is DifferenceKind.FUNDER]
    return len(record.questions) - len(funders) + bool(funders)


def funder_line(one: Difference, t: Phrases) -> str:
    """One funder with its award numbers, papers and years."""
    return t(
        "letter.question.funder_line",
        organisation=shown_name(one.organisation),
        awards=awards(one),
        papers=t.count("letter.paper", len(one.works)),
        period=years(one.start, one.end, t),
    )


def _what_is_missing(record: Record, t: Phrases) -> str:
    declared = any(one.declared for one in record.timeline)
    return t("person.result.no_public" if declared else "person.result.no_declared")


def disclosure_range(record: Record, t: Phrases) -> str:
    """The range in words, "" where nothing was compared."""
    low, high = record.disclosure.low, record.disclosure.high
    if low is None or high is None:
        return ""
    if low == high:
        return t("person.result.same", low=t(f"person.state.{low}"))
    return t("person.result.range", low=t(f"person.state.{low}"), high=t(f"person.state.{high}"))


def window(record: Record, t: Phrases) -> str:
    """The disclosure window in words."""
    until, title = t.date(record.submitted.isoformat()), t.translated(record.window.title)[0]
    if record.window.years == 0:
        return t("person.facts.window_current", title=title, until=until)
    return t("person.facts.window_since", title=title, since=t.date(record.window_from), until=until)
