"""An assessment in plain words for a terminal: result, gates, why, names, questions, measures."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from screening.app.telling import how_sure
from screening.model.assessment import Assessment, Measure, PackResult
from screening.model.listing import Listing
from screening.model.vocabulary import TIERS
from screening.report.party_view import bodies_meant, each_once

_HOLDS = {"true": "raised", "unknown": "to be checked"}


def told(found: Assessment) -> str:
    """The assessment as lines of text; the full evidence is in --json and in the reports."""
    return "\n".join(_lines(found))


def _lines(found: Assessment) -> Iterator[str]:
    yield f"{found.proposal.id}  {found.proposal.title}"
    yield f"as of {found.as_of.isoformat()}, profile {found.profile}, authority {found.authority}"
    if found.proposal.dropped_fields:
        yield f"not read and not kept: {', '.join(found.proposal.dropped_fields)}"
    for unread in found.proposal.not_read:
        yield f"take note: {unread}"
    for gate in found.gates:
        if gate.holds != "false":
            yield f"\ncomes first, {_HOLDS[gate.holds]}: {gate.says} [{gate.pack} {gate.id}]"
            yield from (f"    {one}" for one in gate.evidence)
    for pack in found.packs:
        yield from _house(pack) if pack.tier_min else _other(pack)
    yield from _names(found)
    yield from (f"assumed: {one}" for one in found.assumptions)
    if found.not_assessed:
        yield f"not checked: {', '.join(found.not_assessed)}"


def _house(pack: PackResult) -> Iterator[str]:
    yield f"\n{pack.title} ({pack.status}): {_tiers(pack.tier_min, pack.tier_max)}"
    yield f"  {pack.response}"
    yield f"  who decides: {pack.who_decides}"
    for title, lines in (
        ("why", [" ".join((one.says, how_sure(one.certainty))).strip() for one in pack.ledger]),
        ("questions", [f"{one.says} (narrows by {one.narrows})" for one in pack.questions]),
        ("measures", [_measure(one) for one in pack.measures]),
        (
            "what would change it",
            [f"{one.says}: {_tiers(one.tier_min, one.tier_max)}" for one in pack.what_if],
        ),
    ):
        if lines:
            yield f"\n{title}"
            yield from (f"  - {one}" for one in lines)


def _tiers(low: str | None, high: str | None) -> str:
    return f"{low}" if low == high else f"{low} to {high}"


def _measure(one: Measure) -> str:
    then = f", then {one.residual_tier}" if one.residual_tier else ""
    deeper = "" if one.from_tier == TIERS[-1] else " or deeper"
    only = f"; only if the answers lead to {one.from_tier}{deeper}" if one.from_tier else ""
    return f"{one.says} (cost {one.cost}{then}{only})"


def _other(pack: PackResult) -> Iterator[str]:
    yield f"\n{pack.title} ({pack.status}): {pack.outcome.replace('_', ' ')}"
    if pack.outcome_says:
        yield f"  {pack.outcome_says}"
    for line in pack.lines:
        if line.holds != "false":
            yield f"  - {line.holds}: {line.says}"
    yield from (f"  ? {one.says}" for one in pack.questions)
    yield from (f"  {one.says}" for one in pack.ledger)


def _names(found: Assessment) -> Iterator[str]:
    if found.parties:
        yield "\nnames as written"
    for party in found.parties:
        matches = bodies_meant(each_once(map(party.screened.match_dict, party.screened.matches)))
        left_out = f"; not counted: {party.why_not_counted}" if not party.counted else ""
        bodies = " / ".join(map(_body, matches)) or "no entry found"
        yield f"  - {party.name} [{party.person_label or party.role}]: {bodies}{left_out}"
        for match in matches:
            yield f"      {_standing(party.screened.listings.get(match['entity_id'], ()), found.as_of)}"


def _body(match: dict[str, Any]) -> str:
    """A body that a name may be, and how it is meant."""
    if match["relation"] == "related":
        tie = (match["tie_kind"] or "related body").replace("_", " ")
        return f"{tie} of {match['name']}, not that body itself ({match['band']})"
    return f"{'may be ' if match['band'] == 'review' else ''}{match['name']} ({match['band']})"


def _standing(listings: tuple[Listing, ...], as_of: date) -> str:
    """On which lists the body stood that day, or which it had left by then."""
    here = sorted({one.list_id for one in listings if one.in_force(as_of)})
    if here:
        return f"on {', '.join(here)}"
    left = sorted({(one.list_id, one.delisted_on) for one in listings if one.delisted_on})
    told = ", ".join(f"{list_id} on {day}" for list_id, day in left if day <= as_of.isoformat())
    return f"on no list that day; left {told}" if told else "on no list that day"
