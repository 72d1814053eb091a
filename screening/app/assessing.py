"""Assesses proposals: screens every party and every stated post, then lets the packs speak."""

import hashlib
import json
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from screening import resources
from screening.app.looks_up import LooksUp
from screening.app.named_in_text import named_in_text
from screening.assess.assess import assess
from screening.assess.parties import names_nobody, own_names, plain_name, why_not_counted
from screening.intake.escapes import as_read
from screening.lists.folders import user_folder
from screening.model.assessment import Assessment, PartyResult
from screening.model.match import Band, Mention, Relation
from screening.model.proposal import Affiliation, Party, Person, Proposal
from screening.model.rubric import Rules
from screening.model.screened import Screened
from screening.rubrics.load import load_rules

# Between two names of one party.
_SLASH = " / "


def assess_proposal(
    proposal: Proposal,
    screener: LooksUp,
    rules: Rules,
    *,
    as_of: date,
    profile: str = "full",
    pack_ids: tuple[str, ...] = (),
) -> Assessment:
    """One proposal, its parties screened, assessed by the packs chosen or by those that apply."""
    parties = screened_parties(proposal, screener, rules)
    found = assess(proposal, parties, rules, as_of=as_of, profile=profile, pack_ids=pack_ids)
    return replace(found, input_hash=proposal_hash(proposal))


def screened_parties(proposal: Proposal, screener: LooksUp, rules: Rules) -> tuple[PartyResult, ...]:
    """Every party and every stated post, read as a body, with the reason where it is not counted.

    A funder that stands only in the field for the funder is one of them where
    it may be a body on record: a register's column of funders is read so too.
    Behind them stand listed bodies that the project's text names and that were not read as parties.
    """
    own = own_names(proposal, rules)
    parties = [_party(one, screener, rules, own) for one in proposal.parties if one.name.strip()]
    posts = [
        _post(person, tie, screener, rules, own)
        for person in proposal.people
        for tie in person.affiliations
        if tie.organisation.strip()
    ]
    known = (*parties, *posts, *_funder(proposal, screener, rules, parties))
    return (*known, *named_in_text(proposal, known, screener, rules))


def _funder(
    proposal: Proposal, screener: LooksUp, rules: Rules, parties: list[PartyResult]
) -> tuple[PartyResult, ...]:
    """The funder of the proposal's text where it may be on record and is none of the parties already."""
    named = frozenset(plain_name(one.name) for one in parties)
    if not proposal.funder.strip() or plain_name(proposal.funder) in named:
        return ()
    found = _party(Party(name=proposal.funder, role="funder"), screener, rules, own_names(proposal, rules))
    known = frozenset(match.entity_id for one in parties for match in one.screened.matches)
    new = frozenset(one.entity_id for one in found.screened.matches) - known
    return (replace(found, from_funder=True),) if new and not found.unnamed else ()


def proposal_hash(proposal: Proposal) -> str:
    """The fingerprint of what was handed in; dropped fields, cells and the order of rows do not change it."""
    bare = replace(proposal, dropped_fields=(), not_read=(), lines=(), place=None)
    given = _without_places(asdict(bare))
    for part in ("parties", "people"):
        given[part] = sorted(given[part], key=_as_json)
    plain = _as_json(given)
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()


def _as_json(given: Any) -> str:
    return json.dumps(given, ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=4)
def load_standard_rules(authority_file: Path | None = None) -> Rules:
    """The shipped rules with the user's own over them, under one authority profile."""
    return load_rules(resources.folder("rules"), user_rules(), authority_file)


def user_rules() -> Path | None:
    """The user's own rules folder, where there is one."""
    own = user_folder() / "rules"
    return own if own.is_dir() else None


def _party(party: Party, screener: LooksUp, rules: Rules, own: frozenset[str]) -> PartyResult:
    is_own = plain_name(party.name) in own
    why = why_not_counted(party.role, "", rules, own=is_own and party.role != "host")
    unnamed = not why and names_nobody(party.name, rules)
    why = dict(rules.words)["unnamed"] if unnamed else why
    screened = _look_up(party, screener)
    return PartyResult(
        # What the finding rests on is shown: where it is the other name, both are.
        name=party.name if screened.text == as_read(party.name) else _SLASH.join(_names(party)),
        role=party.role,
        screened=screened,
        country=party.country,
        place=party.place.label() if party.place else "",
        counted=not why,
        why_not_counted=why,
        own_institution=is_own,
        unnamed=unnamed,
    )


def _post(
    person: Person, tie: Affiliation, screener: LooksUp, rules: Rules, own: frozenset[str]
) -> PartyResult:
    is_own = plain_name(tie.organisation) in own
    why = why_not_counted(person.role, tie.kind, rules, own=is_own)
    unnamed = not why and names_nobody(tie.organisation, rules)
    why = dict(rules.words)["unnamed"] if unnamed else why
    mention = Mention(text=tie.organisation, country=tie.country, domain=tie.domain, ror_id=tie.ror)
    return PartyResult(
        name=tie.organisation,
        role=person.role,
        screened=screener.check_mention(mention),
        country=tie.country,
        place=tie.place.label() if tie.place else "",
        counted=not why,
        why_not_counted=why,
        person_label=person.label or person.role,
        tie_kind=tie.kind,
        starts=tie.start,
        ends=tie.end,
        own_institution=is_own,
        declared=tie.declared,
        unnamed=unnamed,
    )


def _look_up(party: Party, screener: LooksUp) -> Screened:
    """The name as written, or the other name of the same cell where that one says more.

    Where the two name different listed bodies, both are shown.
    """

    def looked_up(name: str) -> Screened:
        return screener.check_mention(
            Mention(
                text=name,
                country=party.country,
                city=party.city,
                domain=party.domain,
                ror_id=party.ror,
                written=party.name if name != party.name else "",
            )
        )

    names = _names(party)
    found = [looked_up(name) for name in names]
    best = min(found, key=lambda one: one.outcome.rank)
    named = frozenset[str]().union(*map(_named, found))
    if named <= {one.entity_id for one in best.matches}:
        return best
    both = looked_up(_SLASH.join(names))
    return both if named <= {one.entity_id for one in both.matches} else best


def _names(party: Party) -> list[str]:
    return [one for one in (party.name, party.alternate) if one.strip()]


def _named(screened: Screened) -> frozenset[str]:
    """The bodies that a text names without a doubt that a person has to settle."""
    return frozenset(
        one.entity_id
        for one in screened.matches
        if one.relation is Relation.SAME and one.band is not Band.REVIEW
    )


def _without_places(given: Any) -> Any:
    if isinstance(given, dict):
        return {key: _without_places(one) for key, one in given.items() if key != "place"}
    if isinstance(given, list | tuple):
        return [_without_places(one) for one in given]
    return given
