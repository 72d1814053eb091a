"""The one view behind every rendering of a report: its ten parts, in words, for one reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from screening.model.sentence import filled
from screening.report.branding import Branding
from screening.report.brief_view import brief_lines
from screening.report.copies import copy_of
from screening.report.factor_view import WhyView, benefit_factor, ground, why_view
from screening.report.ledger_view import (
    CueView,
    LedgerLine,
    PackNotes,
    cue_views,
    ledger_lines,
    notes_of_packs,
)
from screening.report.listing_view import ListingView, addresses, brief_title
from screening.report.party_view import (
    BodyView,
    ListedNames,
    PartyView,
    bodies_on_record,
    further_rows,
    names_apart,
    party_views,
)
from screening.report.phrases import Phrases
from screening.report.plan_view import PlanView, QuestionView, plan_view, question_views
from screening.report.result_view import GateView, ResultView, gate_views, is_provisional, result_view
from screening.report.saying import recalled
from screening.report.searched_view import (
    EditionRow,
    PackView,
    editions,
    lists_by_edition,
    pack_views,
    searched_lists,
)
from screening.report.settings import plan_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label and its value; `said` where the value is in the language of the report already."""

    label: str
    value: str
    said: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked:
    """Something that was not checked, with the questions that would settle it."""

    name: str
    questions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReportView:
    """Everything a template may show; a field is what was read or put into words, all else follows from it.

    `day` is `as_of` as an ISO date; `facts` stand under the title.
    """

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
    questions: tuple[QuestionView, ...]
    not_read: tuple[str, ...]
    not_checked: tuple[str, ...]
    assumptions: tuple[str, ...]
    cues: tuple[CueView, ...]
    ledger: tuple[LedgerLine, ...]
    pack_notes: tuple[PackNotes, ...]
    gates_false: tuple[GateView, ...]
    packs: tuple[PackView, ...]
    editions: tuple[tuple[str, str], ...]
    lists_by_edition: tuple[EditionRow, ...]
    pack_versions: tuple[Row, ...]
    plan: PlanView
    input_hash: str
    branding: Branding

    @property
    def short(self) -> bool:
        """True for a routine project, which gets one page."""
        return is_short(self.result, self.recorded)

    @property
    def tight(self) -> bool:
        """True for a page that is full, so that it is set closer."""
        many = len(self.parties) >= int(plan_settings()["short"]["tight_names"])
        return self.result.provisional or bool(self.recorded) or many

    @property
    def arithmetic(self) -> bool:
        """True where all lines behind the factors follow under the evidence; else the factors show them."""
        return self.copy != "researcher"

    @property
    def settled(self) -> bool:
        """True where no answer is needed: then nothing is asked by a day."""
        return self.result.settled

    @cached_property
    def recorded(self) -> tuple[PartyView, ...]:
        """The parties of which something is on record."""
        return on_record(self.parties)

    @cached_property
    def unrecorded(self) -> tuple[PartyView, ...]:
        """The parties for which no entry was found."""
        return tuple(one for one in self.parties if one.outcome == "none")

    @property
    def unrecorded_rows(self) -> tuple[PartyView, ...]:
        """Those of them that have more to say than their name."""
        return self._apart[0]

    @property
    def unrecorded_lists(self) -> tuple[ListedNames, ...]:
        """The names of the others, in lists."""
        return self._apart[1]

    @cached_property
    def _apart(self) -> tuple[tuple[PartyView, ...], tuple[ListedNames, ...]]:
        return names_apart(self.unrecorded, plan_settings()["listed_names"])

    @cached_property
    def bodies(self) -> tuple[BodyView, ...]:
        """The bodies on record, each once."""
        return bodies_on_record(self.recorded)

    @property
    def meanings(self) -> tuple[ListingView, ...]:
        """One listing for each list, to say once what it means and what it does not."""
        every = self._listings
        return tuple({(brief_title(one.title), one.means, one.does_not_mean): one for one in every}.values())

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where what is said can be read: of the legal points, then of the lists, each address once."""
        sources = (
            *(one.source for one in self.result.gates),
            *(one.source_url for one in self._listings),
        )
        found = (one for source in sources for one in addresses(source))
        return tuple(dict.fromkeys(one for one in found if one.startswith("http")))

    @property
    def _listings(self) -> tuple[ListingView, ...]:
        return tuple(one for body in self.bodies for one in body.listings)

    @property
    def unasked(self) -> tuple[Unasked, ...]:
        """Where nothing is asked, what was not checked, with its questions."""
        return tuple(
            Unasked(name=name, questions=tuple(one.says for one in self.questions if one.settles == name))
            for name in (self.not_checked if self.settled else ())
        )

    @property
    def brief_cues(self) -> tuple[CueView, ...]:
        """The words that the field rests on, where a routine project's field may be more than open."""
        return self.cues if any(one.id == "F" and one.high for one in self.why.found) else ()

    @property
    def field_open(self) -> str:
        """Why the field of a routine project stays open where words of a field were found, else nothing."""
        field = next((one for one in self.why.found if one.id == "F"), None)
        return field.says if field and self.brief_cues and field.low != field.high else ""


def report_view(
    result: Mapping[str, Any], phrases: Phrases, branding: Branding, copy: str = "officer", person: str = ""
) -> ReportView:
    """The view of one assessment (its JSON object) for one reader."""
    given = copy_of(recalled(result, phrases.language), copy, person)
    proposal = given.get("proposal", {})
    heading, parties = result_view(given, phrases), party_views(given, phrases)
    plan = plan_view(given, phrases)
    questions = question_views(given, phrases, asked=not heading.settled)
    short = is_short(heading, on_record(parties))
    asked, measures = () if heading.settled else questions, () if short else plan.measures
    return ReportView(
        copy=copy,
        title=proposal.get("title") or given["proposal_id"],
        acronym=proposal.get("acronym") or "",
        project_id=given["proposal_id"],
        as_of=phrases.date(given["as_of"]),
        day=given["as_of"],
        facts=_facts(given, phrases, short=short),
        result=heading,
        brief=brief_lines(parties, heading, asked, measures, phrases),
        benefit=_benefit(given, phrases),
        benefit_statement=proposal.get("benefit_statement") or "",
        benefit_unknown=benefit_factor(given) is None,
        why=why_view(given, phrases),
        parties=parties,
        questions=questions,
        not_read=tuple(proposal.get("not_read", ())),
        not_checked=tuple(given.get("not_assessed", ())),
        assumptions=tuple(given.get("assumptions", ())),
        cues=cue_views(given),
        ledger=ledger_lines(given, phrases),
        pack_notes=notes_of_packs(given, phrases),
        gates_false=gate_views(given, phrases, ("false",)),
        packs=pack_views(given, phrases),
        editions=editions(given, phrases),
        lists_by_edition=lists_by_edition(searched_lists(given, phrases), phrases),
        pack_versions=_rule_books(given),
        plan=plan,
        input_hash=given.get("input_hash") or "",
        branding=branding,
    )


def on_record(parties: Iterable[PartyView]) -> tuple[PartyView, ...]:
    """The parties of which something is on record."""
    return tuple(one for one in parties if one.outcome != "none")


def is_short(heading: ResultView, recorded: tuple[PartyView, ...]) -> bool:
    """True for a routine project without anything that a person has to look at first."""
    settings = plan_settings()["short"]
    routine = heading.low == heading.high and heading.high in settings["tiers"]
    settled = all(one.outcome in ("match", "related") for one in recorded)
    few = len(recorded) <= settings["on_record"]
    return routine and settled and few and not (heading.gates or heading.ask_first)


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
        ("place", _place(given, phrases, short=short)),
        ("as_of", phrases.date(given["as_of"])),
        ("depth", phrases("header.profile_register" if is_provisional(given) else "header.profile_full")),
        ("lists", "" if short else phrases.count("header.lists_value", len(given.get("lists", ())))),
        ("input", (given.get("input_hash") or "")[:12]),
        ("dropped", phrases("header.dropped_says", fields=dropped) if dropped else ""),
    ]
    return tuple(Row(label=phrases(f"header.{key}"), value=value) for key, value in rows if value)


def _place(given: Mapping[str, Any], phrases: Phrases, *, short: bool) -> str:
    """Where the project was read: its first row, and how many others name its parties."""
    place = phrases.translated(given.get("proposal", {}).get("place") or "")[0]
    more = 0 if short else further_rows(given)
    return phrases.count("header.place_more", more, place=place) if place and more else place


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


def _rule_books(given: Mapping[str, Any]) -> tuple[Row, ...]:
    """The rule books applied, by their titles; those without a word to say too."""
    titles = given.get("pack_titles", {})
    return tuple(
        Row(label=titles.get(name) or name.replace("_", " "), value=version)
        for name, version in given.get("pack_versions", {}).items()
    )
