"""The one view behind every rendering of a report: its ten parts, in words, for one reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from screening.model.sentence import Sentence, filled, joined, quoted
from screening.report.branding import Branding
from screening.report.copies import copy_of
from screening.report.factor_view import WhyView, benefit_factor, ground, why_view
from screening.report.listing_view import ListingView, addresses, brief_title, unverified
from screening.report.party_view import (
    BodyView,
    ListedNames,
    PartyView,
    bodies_on_record,
    file_and_sheet,
    names_apart,
    party_views,
)
from screening.report.phrases import Phrases
from screening.report.plan_view import (
    MeasureView,
    PlanView,
    QuestionView,
    plan_settings,
    plan_view,
    question_views,
)
from screening.report.result_view import GateView, ResultView, gate_views, is_provisional, result_view
from screening.report.saying import concept_of, recalled


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label and its value; `said` where the value is in the language of the report already."""

    label: str
    value: str
    said: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PackView:
    """What one further rule book says."""

    title: str
    outcome: str
    who_decides: str
    note: str
    unverified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One line of the arithmetic."""

    says: str
    value: str
    evidence: tuple[str, ...]
    source: str
    unverified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CueView:
    """One field concept, the words it rests on with their places, and the technology areas it belongs to."""

    concept: str
    words: tuple[tuple[str, str], ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One list that was searched."""

    title: str
    authority: str
    edition: str
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """The lists that were searched in one edition of one day."""

    label: str
    lists: tuple[ListRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked:
    """Something that was not checked, with the questions that would settle it."""

    name: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Everything a template may show; `short` is a routine project's page, `tight` a full one; `day` is
    `as_of` as an ISO date. A `settled` result needs no answer: then nothing is asked by a day, and what
    was not checked stands with its questions in `unasked`."""

    copy: str
    title: str
    acronym: str
    project_id: str
    as_of: str
    day: str
    facts: tuple[Row, ...]
    result: ResultView
    brief: tuple[str, ...]
    benefit: tuple[Row, ...]
    benefit_statement: str
    benefit_unknown: bool
    why: WhyView
    parties: tuple[PartyView, ...]
    recorded: tuple[PartyView, ...]
    unrecorded: tuple[PartyView, ...]
    unrecorded_rows: tuple[PartyView, ...]
    unrecorded_lists: tuple[ListedNames, ...]
    bodies: tuple[BodyView, ...]
    meanings: tuple[ListingView, ...]
    questions: tuple[QuestionView, ...]
    unasked: tuple[Unasked, ...]
    not_read: tuple[str, ...]
    not_checked: tuple[str, ...]
    assumptions: tuple[str, ...]
    cues: tuple[CueView, ...]
    ledger: tuple[LedgerLine, ...]
    gates_false: tuple[GateView, ...]
    packs: tuple[PackView, ...]
    editions: tuple[tuple[str, str], ...]
    lists_by_edition: tuple[EditionRow, ...]
    pack_versions: tuple[Row, ...]
    plan: PlanView
    addresses: tuple[str, ...]
    input_hash: str
    short: bool
    tight: bool
    settled: bool
    branding: Branding


def report_view(
    result: Mapping[str, Any], phrases: Phrases, branding: Branding, copy: str = "officer", person: str = ""
) -> ReportView:
    """The view of one assessment (its JSON object) for one reader."""
    given = copy_of(recalled(result, phrases.language), copy, person)
    proposal = given.get("proposal", {})
    heading = result_view(given, phrases)
    parties = party_views(given, phrases)
    recorded = tuple(one for one in parties if one.outcome != "none")
    unrecorded = tuple(one for one in parties if one.outcome == "none")
    rows, lists = names_apart(unrecorded, plan_settings()["listed_names"])
    settled = heading.settled
    questions, plan = question_views(given, phrases, asked=not settled), plan_view(given, phrases)
    bodies = bodies_on_record(recorded)
    listings = [one for body in bodies for one in body.listings]
    meanings = {(brief_title(one.title), one.means, one.does_not_mean): one for one in listings}
    short = _is_short(heading, recorded)
    not_checked = tuple(given.get("not_assessed", ()))
    return ReportView(
        copy=copy,
        title=proposal.get("title") or given["proposal_id"],
        acronym=proposal.get("acronym") or "",
        project_id=given["proposal_id"],
        as_of=phrases.date(given["as_of"]),
        day=given["as_of"],
        facts=_facts(given, phrases, short=short),
        result=heading,
        brief=_brief(parties, heading, () if settled else questions, () if short else plan.measures, phrases),
        benefit=_benefit(given, phrases),
        benefit_statement=proposal.get("benefit_statement") or "",
        benefit_unknown=benefit_factor(given) is None,
        why=why_view(given, phrases),
        parties=parties,
        recorded=recorded,
        unrecorded=unrecorded,
        unrecorded_rows=rows,
        unrecorded_lists=lists,
        bodies=bodies,
        meanings=tuple(meanings.values()),
        questions=questions,
        unasked=_unasked(not_checked, questions) if settled else (),
        not_read=tuple(proposal.get("not_read", ())),
        not_checked=not_checked,
        assumptions=tuple(given.get("assumptions", ())),
        cues=_cues(given),
        ledger=_ledger(given, phrases),
        gates_false=gate_views(given, phrases, ("false",)),
        packs=_packs(given, phrases),
        editions=_editions(given, phrases),
        lists_by_edition=_by_edition(_lists(given, phrases), phrases),
        pack_versions=_versions(given),
        plan=plan,
        addresses=_addresses(heading, listings),
        input_hash=given.get("input_hash") or "",
        short=short,
        tight=heading.provisional
        or bool(recorded)
        or len(parties) >= plan_settings()["short"]["tight_names"],
        settled=settled,
        branding=branding,
    )


def _addresses(heading: ResultView, listings: Iterable[ListingView]) -> tuple[str, ...]:
    """Where what is said can be read: of the legal points, then of the lists, each address once."""
    sources = (*(one.source for one in heading.gates), *(one.source_url for one in listings))
    found = (one for source in sources for one in addresses(source))
    return tuple(dict.fromkeys(one for one in found if one.startswith("http")))


def _is_short(heading: ResultView, recorded: tuple[PartyView, ...]) -> bool:
    """True for a routine project without anything that a person has to look at first."""
    settings = plan_settings()["short"]
    routine = heading.low == heading.high and heading.high in settings["tiers"]
    settled = all(one.outcome in ("match", "related") for one in recorded)
    few = len(recorded) <= settings["on_record"]
    return routine and settled and few and not (heading.gates or heading.ask_first)


def _unasked(names: Iterable[str], questions: Iterable[QuestionView]) -> tuple[Unasked, ...]:
    given = tuple(questions)
    return tuple(
        Unasked(name=name, questions=tuple(one.says for one in given if one.settles == name))
        for name in names
    )


def _facts(given: Mapping[str, Any], phrases: Phrases, *, short: bool) -> tuple[Row, ...]:
    """What stands under the title; on a single page the lists are in sight anyway."""
    proposal = given.get("proposal", {})
    dropped = ", ".join(proposal.get("dropped_fields", ()))
    rows = [
        ("id", given["proposal_id"]),
        ("acronym", proposal.get("acronym")),
        ("funder", proposal.get("funder")),
        ("programme", proposal.get("programme")),
        ("period", phrases.period(proposal.get("starts") or "", proposal.get("ends") or "")),
        ("place", phrases.translated(proposal.get("place") or "")[0]),
        ("as_of", phrases.date(given["as_of"])),
        ("depth", phrases("header.profile_register" if is_provisional(given) else "header.profile_full")),
        ("lists", "" if short else phrases.count("header.lists_value", len(given.get("lists", ())))),
        ("input", (given.get("input_hash") or "")[:12]),
        ("dropped", phrases("header.dropped_says", fields=dropped) if dropped else ""),
    ]
    return tuple(Row(label=phrases(f"header.{key}"), value=value) for key, value in rows if value)


def _brief(
    parties: tuple[PartyView, ...],
    heading: ResultView,
    questions: tuple[QuestionView, ...],
    measures: tuple[MeasureView, ...],
    phrases: Phrases,
) -> tuple[str, ...]:
    lines = [found_line(parties, phrases)]
    for outcome in ("related", "review"):
        names = [one.written for one in parties if _is(one, outcome)]
        if names:
            lines.append(phrases(f"brief.{outcome}", names=named(names, phrases)))
    counts = {
        "gates": len(heading.gates),
        "questions": len(questions),
        "measures": len(measures),
    }
    lines += [phrases.count(f"brief.{key}", number) for key, number in counts.items() if number]
    # "… Co., Ltd." at the end of a sentence has its full stop already.
    return tuple(line.removesuffix("..") + "." if line.endswith("..") else line for line in lines if line)


def _is(party: PartyView, outcome: str) -> bool:
    """True for that outcome; a name read as a part of a body on record is related to it, not the body."""
    part = party.outcome == "match" and bool(party.bodies) and bool(party.bodies[0].related)
    return outcome == "related" if part else party.outcome == outcome


def found_line(parties: tuple[PartyView, ...], phrases: Phrases) -> str:
    """The sentence that says first how many names are on record, and as which bodies."""
    listed = [one for one in parties if _is(one, "match") and one.bodies]
    if not parties:
        return phrases("brief.no_names")
    if listed:
        bodies = (body for one in listed for body in one.bodies if not body.related and body.band != "review")
        bodies_named = list(dict.fromkeys(body.name for body in bodies))
        names, several = named(bodies_named, phrases), len(bodies_named) > 1
        if len(parties) == 1:
            return phrases("brief.listed_both" if several else "brief.listed_one", names=names)
        if len(listed) == len(parties):
            every = "listed_all" if len(parties) > 2 else "listed_two"
            return phrases(f"brief.{every if several else 'listed_same'}", names=names, total=len(parties))
        if len(listed) == 1 and several:
            return phrases("brief.listed_many_both", names=names, total=len(parties))
        return phrases.count("brief.listed_many", len(listed), names=names, total=len(parties))
    if any(one.outcome != "none" for one in parties):
        return ""
    return phrases("brief.none_one") if len(parties) == 1 else phrases("brief.none_many", total=len(parties))


def named(names: list[str], phrases: Phrases, most: int = 4) -> str:
    """Names in one sentence, cut after a few; divided by semicolons where a name has a comma of its own."""
    shown = (
        names
        if len(names) <= most
        else [*names[: most - 1], phrases("brief.more", count=len(names) - most + 1)]
    )
    if len(shown) < 2:
        return "".join(shown)
    between = "; " if any("," in one for one in names) else ", "
    return f"{between.join(shown[:-1])} {phrases('brief.and')} {shown[-1]}"


def _benefit(given: Mapping[str, Any], phrases: Phrases) -> tuple[Row, ...]:
    factor = benefit_factor(given)
    if factor is None:
        return ()
    low, high = factor.get("low_word") or "", factor.get("high_word") or ""
    level = low if low == high else filled("rubric.range", phrases("why.range"), {"low": low, "high": high})
    if factor.get("origin") == "unknown":
        return (Row(label=phrases("benefit.level"), value=phrases("benefit.unknown"), said=True),)
    how = phrases.word("why.origin", factor.get("origin") or "unknown")
    rows = [
        (phrases("benefit.level"), level),
        (phrases("why.how"), how),
        (phrases("why.reason"), ground(factor.get("says") or "", factor["name"])),
    ]
    return tuple(Row(label=label, value=value, said=value == how) for label, value in rows if value)


def _ledger(given: Mapping[str, Any], phrases: Phrases) -> tuple[LedgerLine, ...]:
    """Every line of arithmetic; evidence that already stands beside a factor is not said twice."""
    lines, home = [], file_and_sheet(given.get("proposal", {}).get("place") or "")
    for pack in given.get("packs", {}).values():
        said = {item for factor in pack.get("factors", ()) for item in factor.get("evidence", ())}
        for line in pack.get("ledger", ()):
            lines.append(
                LedgerLine(
                    says=line["says"],
                    value=_unsaid(line, _span(line.get("low"), line.get("high"), phrases)),
                    evidence=tuple(
                        _without(one, home) for one in line.get("evidence", ()) if one not in said
                    ),
                    source=line.get("source") or "",
                    unverified=unverified(line.get("certainty") or "", phrases),
                )
            )
    return tuple(lines)


def _without(text: str, home: str) -> str:
    """The text without the file and sheet that the report's head names; else as it is."""
    if not home or home not in text:
        return text
    if isinstance(text, Sentence) and home in text.values.get("place", ""):
        return quoted(text.values["text"], text.values["place"].replace(home, ""))
    return text.replace(home, "")


def _unsaid(line: Mapping[str, Any], value: str) -> str:
    """The value of a line, unless its arithmetic already ends with it."""
    says, low, high = line["says"], line.get("low"), line.get("high")
    end = says.rpartition("= ")[2] if "= " in says else ""
    try:
        return "" if end and low == high and f"{float(end):g}" == f"{low:g}" else value
    except (TypeError, ValueError):
        return value


def _cues(given: Mapping[str, Any]) -> tuple[CueView, ...]:
    """The words of the text by concept, each concept once."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for cue in given.get("cues", ()):
        groups.setdefault(cue["concept"], []).append(cue)
    return tuple(
        CueView(
            concept=concept_of(cues[0]),
            words=tuple((one["quotation"], one["place"]) for one in cues),
            areas=_areas(dict.fromkeys(area for one in cues for area in one.get("areas", ()))),
        )
        for concept, cues in groups.items()
    )


def _areas(given: Iterable[str]) -> tuple[str, ...]:
    """Areas as `list: area, area`, each list named once."""
    groups: dict[str, list[str]] = {}
    for one in given:
        source, _, area = one.partition(": ")
        groups.setdefault(source, []).append(area)
    return tuple(joined(": ", (source, joined(", ", areas))) for source, areas in groups.items())


def _span(low: float | None, high: float | None, phrases: Phrases) -> str:
    if low is None or high is None:
        return ""
    ends = phrases.number(low), phrases.number(high)
    return ends[0] if low == high else phrases("why.range", low=ends[0], high=ends[1])


def _versions(given: Mapping[str, Any]) -> tuple[Row, ...]:
    """The rule books applied, by their titles; those without a word to say too."""
    titles = given.get("pack_titles", {})
    return tuple(
        Row(label=titles.get(name) or name.replace("_", " "), value=version)
        for name, version in given.get("pack_versions", {}).items()
    )


def _packs(given: Mapping[str, Any], phrases: Phrases) -> tuple[PackView, ...]:
    views = []
    for pack in given.get("packs", {}).values():
        if pack.get("tier_min"):
            continue
        views.append(
            PackView(
                title=pack.get("title") or pack.get("pack", ""),
                outcome=(pack.get("outcome") or pack.get("response") or "").replace("_", " "),
                who_decides=pack.get("who_decides") or "",
                note=_standing(pack, phrases),
                unverified=unverified(pack.get("certainty") or "", phrases),
            )
        )
    return tuple(views)


def _standing(pack: Mapping[str, Any], phrases: Phrases) -> str:
    """How a pack stands where it is not simply in force; whether it holds on the day, its outcome says.

    A status such as "in force; legal text not seen" is no reason to call a pack not in force.
    """
    status = (pack.get("status") or "").replace("_", " ")
    if status in ("", "in force", "current"):
        return ""
    key = "why.superseded" if pack.get("outcome") == "not_in_force" else "why.status"
    return phrases(key, status=phrases.translated(status)[0])


def _lists(given: Mapping[str, Any], phrases: Phrases) -> tuple[ListRow, ...]:
    return tuple(
        ListRow(
            title=one.get("title") or one["list_id"],
            authority=one.get("authority") or "",
            edition=phrases.translated(one.get("edition") or "")[0],
            as_of=phrases.date(one["as_of"]) if one.get("as_of") else "",
        )
        for one in given.get("lists", ())
    )


def _by_edition(lists: tuple[ListRow, ...], phrases: Phrases) -> tuple[EditionRow, ...]:
    """The lists with their whole titles, those of one edition and day together."""
    groups: dict[tuple[str, str], list[ListRow]] = {}
    for one in lists:
        groups.setdefault((one.edition, one.as_of), []).append(one)
    return tuple(
        EditionRow(
            label=phrases(
                "evidence.edition_as_of" if as_of else "evidence.edition_only", edition=edition, date=as_of
            ),
            lists=tuple(rows),
        )
        for (edition, as_of), rows in groups.items()
    )


def _editions(given: Mapping[str, Any], phrases: Phrases) -> tuple[tuple[str, str], ...]:
    """The lists by edition in a few lines: an edition, and the brief titles of its lists."""
    groups: dict[str, list[str]] = {}
    for one in given.get("lists", ()):
        edition = phrases.translated(brief_title(one.get("edition") or ""))[0]
        title = phrases.translated(brief_title(one.get("title") or one["list_id"]))[0]
        groups.setdefault(edition, []).append(title)
    return tuple((edition, "; ".join(titles)) for edition, titles in sorted(groups.items(), reverse=True))
