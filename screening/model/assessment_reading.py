"""Reads a stored assessment back, as far as it takes to assess the same case again under other rules."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from screening.errors import InvalidFile
from screening.model.assessment import SCHEMA, PartyResult
from screening.model.listing import Entity, Lane, Listing, ReferenceList
from screening.model.match import Answer, Band, Comparison, Match, NearMiss, Outcome, ReadAs, Relation
from screening.model.proposal import Affiliation, GradedTie, Inputs, Party, Person, Proposal
from screening.model.screened import Screened
from screening.model.vocabulary import PERSON_ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCase:
    """A case as it was assessed: what was handed in, what names were read as, on which day, under what."""

    proposal: Proposal
    parties: tuple[PartyResult, ...]
    as_of: date
    profile: str
    packs: tuple[str, ...]
    recorded: Mapping[
        str, tuple[str, str, str]
    ]  # of each pack: the tiers and the outcome, "" where it has none


def read_past_case(given: Mapping[str, Any]) -> PastCase:
    """The case of one stored result; raises InvalidFile when it is none."""
    if given.get("schema") != SCHEMA:
        raise InvalidFile(f"the result has schema {given.get('schema')!r}; expected '{SCHEMA}'")
    try:
        as_of = date.fromisoformat(given["as_of"])
        parties = tuple(_party(one, as_of, given["lists"]) for one in given["parties"])
        return PastCase(
            proposal=_proposal(given["proposal"], parties),
            parties=parties,
            as_of=as_of,
            profile=given["profile"],
            packs=tuple(given["packs"]),
            recorded={key: _recorded(one) for key, one in given["packs"].items()},
        )
    except (KeyError, TypeError, ValueError) as error:
        name = given.get("proposal_id", "?")
        raise InvalidFile(f"the result {name} cannot be read back ({error!r}); make it again") from None


def _recorded(pack: Mapping[str, Any]) -> tuple[str, str, str]:
    return pack.get("tier_min") or "", pack.get("tier_max") or "", pack.get("outcome") or ""


def _proposal(given: Mapping[str, Any], parties: tuple[PartyResult, ...]) -> Proposal:
    known = {one.name for one in fields(Proposal)}
    plain = {key: _tuples(value) for key, value in given.items() if key in known}
    for key in ("place", "inputs", "ties", "parties", "people"):
        plain.pop(key, None)
    return Proposal(
        **plain,
        inputs=_inputs(given.get("inputs")),
        ties=None if given.get("ties") is None else tuple(GradedTie(**one) for one in given["ties"]),
        parties=tuple(
            Party(name=one.name, role=one.role, country=one.country)
            for one in parties
            if one.role not in PERSON_ROLES
        ),
        people=tuple(_person(one) for one in parties if one.role in PERSON_ROLES),
    )


def _person(post: PartyResult) -> Person:
    tie = Affiliation(
        organisation=post.name,
        country=post.country,
        start=post.starts,
        end=post.ends,
        kind=post.tie_kind or "employment",
        declared=post.declared,
    )
    return Person(role=post.role, label=post.person_label, affiliations=(tie,))


def _inputs(given: Mapping[str, Any] | None) -> Inputs | None:
    return None if given is None else Inputs(**{key: _tuples(value) for key, value in given.items()})


def _party(given: Mapping[str, Any], as_of: date, lists: list[Mapping[str, Any]]) -> PartyResult:
    keys = ("name", "role", "country", "place", "counted", "why_not_counted", "person_label", "tie_kind")
    return PartyResult(
        **{key: given[key] for key in keys},
        starts=given["starts"],
        ends=given["ends"],
        own_institution=given.get("own_institution", False),
        unnamed=given.get("unnamed", False),
        from_funder=given.get("from_funder", False),
        declared=given.get("declared"),
        screened=_screened(given, as_of, lists),
    )


def _screened(given: Mapping[str, Any], as_of: date, lists: list[Mapping[str, Any]]) -> Screened:
    matches, set_aside = given["matches"], given.get("set_aside", [])
    background = given.get("background")
    answer = Answer(
        text=given["name"],
        outcome=Outcome(given["outcome"]),
        matches=tuple(_match(one) for one in matches),
        near_misses=tuple(
            NearMiss(entity_id=one["entity_id"], why_not=one["why_not"]) for one in given["near_misses"]
        ),
        background=ReadAs(name=background["name"], source=background["source"]) if background else None,
    )
    names = {one["entity_id"]: one["name"] for one in given["near_misses"]}
    entities = {key: Entity(entity_id=key, name=name) for key, name in names.items()}
    entities |= {one["entity_id"]: _entity(one) for one in (*matches, *set_aside)}
    return Screened(
        answer=answer,
        as_of=as_of,
        entities=entities,
        listings={
            one["entity_id"]: tuple(_listing(one, each) for each in one["listings"])
            for one in (*matches, *set_aside)
        },
        lists=tuple(_passport(one) for one in lists),
        set_aside=tuple(map(_match, set_aside)),
    )


def _match(given: Mapping[str, Any]) -> Match:
    return Match(
        entity_id=given["entity_id"],
        relation=Relation(given["relation"]),
        band=Band(given["band"]),
        name_kind=given["name_kind"],
        matched_text=given["matched_text"],
        span=(given["span"][0], given["span"][1]),
        reasons=tuple(
            Comparison(feature=one["feature"], supports=one["supports"], says=one["says"])
            for one in given["reasons"]
        ),
        tie_kind=given["tie_kind"],
        related_name=given["related_name"],
    )


def _entity(given: Mapping[str, Any]) -> Entity:
    return Entity(
        entity_id=given["entity_id"],
        name=given["name"],
        native_name=given["native_name"],
        country=given["country"],
        kind=given["kind"],
        ror_id=given["ror_id"] or "",
    )


def _listing(match: Mapping[str, Any], given: Mapping[str, Any]) -> Listing:
    return Listing(
        entity_id=match["entity_id"],
        list_id=given["list_id"],
        edition=given["edition"],
        name_as_listed=given["name_as_listed"],
        listed_on=given["listed_on"] or "",
        since=given.get("since") or "",
        delisted_on=given["delisted_on"],
        status="current" if given["in_force"] else "delisted",
        basis=given["basis"],
        concern=given["concern"],
        rating=given["rating"],
        source_url=given["source_url"],
        certainty=given["certainty"],
    )


def _passport(given: Mapping[str, Any]) -> ReferenceList:
    return ReferenceList(
        list_id=given["list_id"],
        title=given.get("title", given["list_id"]),
        authority="",
        jurisdiction="",
        lane=Lane(given.get("lane", Lane.DESIGNATION)),
        means="",
        does_not_mean="",
        url="",
        licence="",
        redistributable=True,
        edition=given["edition"],
        as_of=given.get("as_of", ""),
        check_every_days=0,
        entries_min=0,
        entries_max=0,
    )


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value
