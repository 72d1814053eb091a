"""Builds cases for the tests of assess: rules once, fakes of matching answers from model types."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from screening.app.assessing import assess_proposal
from screening.model.assessment import Assessment, PackResult
from screening.model.listing import Entity, Lane, Listing, ReferenceList
from screening.model.match import Answer, Band, Match, Mention, Outcome, Relation
from screening.model.proposal import Proposal
from screening.model.rubric import ChannelsRubric, Rules
from screening.model.screened import Screened
from screening.rubrics.load import load_rules

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 21)
# A proposal that leaves nothing open but its parties.
STATED: dict[str, Any] = {
    "title": "Scramjets",
    "access": "laboratory",
    "data": "none",
    "end_use": "civil",
    "disclosure": "complete",
    "funding_conditions": "none",
}


@lru_cache(maxsize=1)
def shipped_rules() -> Rules:
    """The rules of the checkout."""
    return load_rules(ROOT / "rules")


def house() -> ChannelsRubric:
    """The channels of the house rubric."""
    pack = shipped_rules().pack("house_default")
    assert pack is not None and pack.channels is not None
    return pack.channels


def proposal(**given: Any) -> Proposal:
    """A valid proposal with the given fields."""
    return Proposal.from_dict({"schema": "screening/proposal/1", "id": "P", "title": "Work", **given})


def body(
    name: str,
    *lists: str,
    band: Band = Band.CONFIRMED,
    relation: Relation = Relation.SAME,
    tie_kind: str = "",
    kind: str = "university",
    country: str = "CN",
    rating: str = "",
    basis: str = "",
    listed_on: str = "",
    delisted_on: str | None = None,
) -> Screened:
    """What matching would say of a text that names one listed body."""
    key = name.lower().replace(" ", "-")
    match = Match(
        entity_id=key,
        relation=relation,
        band=band,
        name_kind="primary",
        matched_text=name,
        span=(0, len(name)),
        reasons=(),
        tie_kind=tie_kind,
        related_name=f"Part of {name}" if tie_kind else "",
    )
    outcome = Outcome.REVIEW if band is Band.REVIEW else Outcome.MATCH
    return Screened(
        answer=Answer(text=name, outcome=outcome, matches=(match,)),
        as_of=DAY,
        entities={key: Entity(entity_id=key, name=name, country=country, kind=kind)},
        listings={
            key: tuple(
                Listing(
                    entity_id=key,
                    list_id=one,
                    edition="1",
                    name_as_listed=name,
                    listed_on=listed_on,
                    delisted_on=delisted_on,
                    rating=rating,
                    basis=basis,
                    source_url="https://example.org/list",
                )
                for one in lists
            )
        },
        lists=tuple(passport(one) for one in lists),
    )


def passport(list_id: str) -> ReferenceList:
    """A list's passport, as short as it may be."""
    return ReferenceList(
        list_id=list_id,
        title=f"List {list_id}",
        authority="Authority",
        jurisdiction="XX",
        lane=Lane.DESIGNATION,
        means="It is listed.",
        does_not_mean="No more than that.",
        url="https://example.org",
        licence="public",
        redistributable=True,
        edition="1",
        as_of="2026-11-01",
        check_every_days=30,
        entries_min=0,
        entries_max=9,
    )


class Answers:
    """A screener that knows the given names only; everything else is on no list."""

    def __init__(self, **known: Screened) -> None:
        self.known = {key.replace("_", " "): value for key, value in known.items()}

    def check_mention(self, mention: Mention) -> Screened:
        """The prepared answer, or none found."""
        nothing = Screened(
            answer=Answer(text=mention.text, outcome=Outcome.NONE), as_of=DAY, lists=(passport("us_1286"),)
        )
        return self.known.get(mention.text, nothing)


def assessed(
    given: Proposal,
    screener: Answers | None = None,
    *,
    profile: str = "full",
    packs: tuple[str, ...] = (),
    rules: Rules | None = None,
    as_of: date = DAY,
) -> Assessment:
    """The assessment of a proposal with prepared answers."""
    return assess_proposal(
        given,
        screener or Answers(),
        rules or shipped_rules(),
        as_of=as_of,
        profile=profile,
        pack_ids=packs,
    )


def house_of(found: Assessment) -> PackResult:
    """The house result of an assessment."""
    result = found.pack("house_default")
    assert result is not None
    return result
