"""Many projects at once: a row each, counts, ranked questions, partners by field, listings and dates."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from screening.model.listing import OFFICIAL_LANES
from screening.model.vocabulary import TIERS
from screening.report.listing_view import listing_views
from screening.report.party_view import bodies_meant
from screening.report.phrases import Phrases
from screening.report.result_view import ResultView, house_pack, open_questions, result_view, stage
from screening.report.saying import concept_of, recalled
from screening.report.settings import plan_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One dated listing of a body that a partner of a project may be."""

    body: str
    authority: str
    since: str
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRow:
    """One project as the portfolio shows it; `when` says whether the work is to come, under way or over."""

    id: str
    title: str
    low: str
    high: str
    rise: str
    label: str
    response: str
    who_decides: str
    ask: bool
    gates: tuple[str, ...]
    names: tuple[str, ...]
    questions: tuple[str, ...]
    measures: tuple[str, ...]
    starts: str
    ends: str
    when: str
    marks: tuple[Mark, ...]
    fields: tuple[str, ...]
    href: str = ""

    @property
    def attention(self) -> tuple[str, str, str, int, int]:
        """What sorts the portfolio: the profile's tier, then how far it could rise, then what is open."""
        return (self.high, self.low, self.rise or self.high, len(self.gates), len(self.names))


@dataclass(frozen=True, slots=True, kw_only=True)
class TierCount:
    """How many projects at one depth."""

    tier: str
    name: str
    count: int
    share: str
    bar: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedQuestion:
    """A question, in how many projects its answer narrows the range, and how many tiers that may settle."""

    says: str
    projects: int
    narrows: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """One body on record and in how many projects it meets each field."""

    body: str
    cells: tuple[int, ...]
    total: int


@dataclass(slots=True)
class _Tally:
    """What is summed up while the results pass by; nothing else of them is kept."""

    rows: list[ProjectRow] = field(default_factory=list)
    names: int = 0
    lists: int = 0
    as_of: str = ""
    questions: Counter[str] = field(default_factory=Counter)
    narrows: Counter[str] = field(default_factory=Counter)
    asked_in: dict[str, list[str]] = field(default_factory=dict)
    heat: Counter[tuple[str, str]] = field(default_factory=Counter)
    bodies: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioView:
    """The whole portfolio, those that need most attention first; `day` is `as_of` as an ISO date."""

    rows: tuple[ProjectRow, ...]
    total: int
    names: int
    lists: int
    as_of: str
    day: str
    counts: tuple[TierCount, ...]
    ask: int
    gates: int
    questions: tuple[RankedQuestion, ...]
    heat_fields: tuple[str, ...]
    heat: tuple[HeatRow, ...]

    @property
    def dated(self) -> tuple[ProjectRow, ...]:
        """Projects with a period and at least one dated listing."""
        return tuple(one for one in self.rows if one.starts and one.marks)


def portfolio_view(
    results: Iterable[Mapping[str, Any]], phrases: Phrases, links: Mapping[str, str] | None = None
) -> PortfolioView:
    """The portfolio of these results; they are read once, one after the other."""
    tally = _Tally()
    for result in results:
        _count(tally, recalled(result, phrases.language), phrases, links)
    rows = sorted(tally.rows, key=lambda one: one.id)
    rows.sort(key=lambda one: one.attention, reverse=True)
    fields, heat = _heat(tally, phrases)
    return PortfolioView(
        rows=tuple(rows[: plan_settings()["index_rows"]]),
        total=len(rows),
        names=tally.names,
        lists=tally.lists,
        as_of=phrases.date(tally.as_of) if tally.as_of else "",
        day=tally.as_of,
        counts=_counts(rows, phrases),
        ask=sum(one.ask for one in rows),
        gates=sum(bool(one.gates) for one in rows),
        questions=_ranked(tally),
        heat_fields=fields,
        heat=heat,
    )


def _count(
    tally: _Tally, result: Mapping[str, Any], phrases: Phrases, links: Mapping[str, str] | None
) -> None:
    row = project_row(result, phrases, links)
    tally.rows.append(row)
    tally.names += len(result.get("parties", ()))
    tally.lists = max(tally.lists, len(result.get("lists", ())))
    tally.as_of = max(tally.as_of, result["as_of"])
    for question in house_pack(result).get("question_details", ()) if row.questions else ():
        # What an answer could only raise, beyond the range shown, it does not settle.
        narrows = int(question.get("narrows_here", question.get("narrows")) or 0)
        if narrows:
            tally.questions[question["says"]] += 1
            tally.narrows[question["says"]] += narrows
            tally.asked_in.setdefault(question["says"], []).append(row.id)
    for body in row.names:
        tally.bodies[body] += 1
        for one in row.fields or ("",):
            tally.heat[body, one] += 1


def project_row(
    result: Mapping[str, Any], phrases: Phrases, links: Mapping[str, str] | None = None
) -> ProjectRow:
    """One result as a row."""
    proposal = result.get("proposal", {})
    heading: ResultView = result_view(result, phrases)
    house = house_pack(result)
    given = [one for one in result.get("parties", ()) if one.get("outcome") != "none"]
    found = sorted(given, key=_standing, reverse=True)
    concepts = dict.fromkeys(
        concept_of(one) for one in result.get("cues", ()) if one.get("level_high", 0) > 0
    )
    return ProjectRow(
        id=result["proposal_id"],
        title=proposal.get("title") or result["proposal_id"],
        low=heading.low,
        high=heading.high,
        rise=heading.could_rise_to,
        label=heading.label,
        response=heading.response,
        who_decides=heading.who_decides,
        ask=heading.ask_first,
        gates=tuple(one.says for one in heading.gates),
        names=_names(found, phrases),
        questions=open_questions(house, heading),
        measures=tuple(house.get("measures", ())),
        starts=proposal.get("starts") or "",
        ends=proposal.get("ends") or "",
        when=_when(result, phrases),
        marks=_marks(found, result, phrases),
        fields=tuple(concepts),
        href=(links or {}).get(result["proposal_id"], ""),
    )


def _when(result: Mapping[str, Any], phrases: Phrases) -> str:
    """By its own dates: from when, until when, or since when over; nothing where they do not say."""
    at, proposal = stage(result), result.get("proposal", {})
    day = proposal.get("starts" if at == "planned" else "ends") or ""
    return phrases(f"portfolio.when_{at}", date=phrases.date(day)) if day else ""


def _names(found: list[Any], phrases: Phrases) -> tuple[str, ...]:
    """The bodies that the names may be, each once; of one that is open or only belonged to this is said."""
    said: dict[str, int] = {}
    for party in found:
        for body in bodies_meant(party.get("matches", ())):
            said[body["name"]] = min(said.get(body["name"], len(_SAID)), _how_meant(body))
    return tuple(phrases(_SAID[how], name=name) if how else name for name, how in said.items())


_SAID = ("", "portfolio.belongs_to", "portfolio.open_name")


def _how_meant(body: Mapping[str, Any]) -> int:
    """The place in `_SAID`: the body itself, one that is belonged to, or one that a person has to look at."""
    if body.get("band") == "review":
        return 2
    return int(body.get("relation") == "related")


def _standing(party: Mapping[str, Any]) -> int:
    """How many designations of its first body stand; names with most of them come first."""
    listings = [listing for match in party.get("matches", ())[:1] for listing in match.get("listings", ())]
    return sum(bool(one.get("in_force")) and one.get("lane") in OFFICIAL_LANES for one in listings)


def _marks(found: list[Any], result: Mapping[str, Any], phrases: Phrases) -> tuple[Mark, ...]:
    marks: dict[tuple[str, str], Mark] = {}
    for party in found:
        for match in party.get("matches", ())[:1]:
            for listing in listing_views(match.get("listings", ()), ("", ""), result["as_of"], phrases):
                if listing.since_iso:
                    marks[match["name"], listing.list_id] = Mark(
                        body=match["name"],
                        authority=phrases.translated(listing.authority or listing.title)[0],
                        since=listing.since_iso,
                        in_force=listing.in_force,
                    )
    return tuple(sorted(marks.values(), key=lambda one: (one.since, one.body, one.authority)))


def _counts(rows: list[ProjectRow], phrases: Phrases) -> tuple[TierCount, ...]:
    numbers = Counter(one.high for one in rows)
    most = max(numbers.values(), default=1)
    return tuple(
        TierCount(
            tier=tier,
            name=phrases(f"tiers.{tier}.name"),
            count=numbers[tier],
            share=f"{phrases.number(100 * numbers[tier] / len(rows), 1)} %" if rows else "–",
            bar=round(100 * numbers[tier] / most, 1),
        )
        for tier in TIERS
    )


def _ranked(tally: _Tally) -> tuple[RankedQuestion, ...]:
    order = sorted(tally.questions, key=lambda says: (-tally.narrows[says], -tally.questions[says], says))
    return tuple(
        RankedQuestion(
            says=says,
            projects=tally.questions[says],
            narrows=tally.narrows[says],
            examples=tuple(sorted(tally.asked_in[says])[:3]),
        )
        for says in order[: plan_settings()["index_questions"]]
    )


def _heat(tally: _Tally, phrases: Phrases) -> tuple[tuple[str, ...], tuple[HeatRow, ...]]:
    settings = plan_settings()
    totals: Counter[str] = Counter()
    for (_, concept), number in tally.heat.items():
        totals[concept] += number
    concepts = sorted((one for one in totals if one), key=lambda one: (-totals[one], one))[
        : settings["heat_fields"]
    ]
    bodies = sorted(tally.bodies, key=lambda one: (-tally.bodies[one], one))[: settings["heat_bodies"]]
    shown = [*concepts, ""]
    rows = tuple(
        HeatRow(body=body, cells=tuple(tally.heat[body, one] for one in shown), total=tally.bodies[body])
        for body in bodies
    )
    return (*concepts, phrases("portfolio.no_field")), rows
