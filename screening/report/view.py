"""The one view behind every rendering of a report: its ten parts, in words, for one reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from screening.model.sentence import filled
from screening.report.branding import Branding
from screening.report.brief_view import brief_lines
from screening.report.copies import copy_of
from screening.report.factor_view import WhyView, benefit_factor, ground, why_view
from screening.report.ledger_view import CueView, LedgerLine, cue_views, ledger_lines
from screening.report.listing_view import ListingView, addresses, brief_title
from screening.report.party_view import (
    BodyView,
    ListedNames,
    PartyView,
    bodies_on_record,
    names_apart,
    party_views,
)
from screening.report.phrases import Phrases
from screening.report.plan_view import (
    PlanView,
    QuestionView,
    plan_settings,
    plan_view,
    question_views,
)
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
    listings = tuple(one for body in bodies for one in body.listings)
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
        brief=brief_lines(
            parties, heading, () if settled else questions, () if short else plan.measures, phrases
        ),
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
        meanings=_meanings(listings),
        questions=questions,
        unasked=_unasked(not_checked, questions) if settled else (),
        not_read=tuple(proposal.get("not_read", ())),
        not_checked=not_checked,
        assumptions=tuple(given.get("assumptions", ())),
        cues=cue_views(given),
        ledger=ledger_lines(given, phrases),
        gates_false=gate_views(given, phrases, ("false",)),
        packs=pack_views(given, phrases),
        editions=editions(given, phrases),
        lists_by_edition=lists_by_edition(searched_lists(given, phrases), phrases),
        pack_versions=_rule_books(given),
        plan=plan,
        addresses=_addresses(heading, listings),
        input_hash=given.get("input_hash") or "",
        short=short,
        tight=heading.provisional or bool(recorded) or _are_many(parties),
        settled=settled,
        branding=branding,
    )


def _meanings(listings: Iterable[ListingView]) -> tuple[ListingView, ...]:
    """One listing for each list, to say once what it means and what it does not."""
    return tuple({(brief_title(one.title), one.means, one.does_not_mean): one for one in listings}.values())


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


def _are_many(parties: tuple[PartyView, ...]) -> bool:
    return len(parties) >= int(plan_settings()["short"]["tight_names"])


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
