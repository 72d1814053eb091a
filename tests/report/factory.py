"""Builds names, parties, factors and whole assessments with defaults."""

from typing import Any

from screening.model.assessment import Assessment, Factor, Measure, PackResult, PartyResult, Question
from screening.model.listing import Entity, ReferenceList
from screening.model.match import Answer, Band, Comparison, Match, NearMiss, Outcome, ReadAs, Relation
from screening.model.proposal import Proposal
from screening.model.screened import Screened
from tests.report.record import DAY, ENTITIES, LISTINGS, LISTS

THRESHOLDS = (("T1", 5.0), ("T2", 15.0), ("T3", 30.0), ("T4", 60.0))
LEVELS = {
    "P": (
        "none found",
        "remote",
        "limited",
        "strong",
        "very strong",
        "is itself a military or security body",
    ),
    "F": ("open", "enabling", "listed", "high-risk dual use", "weapons or delivery"),
    "A": (
        "unused",
        "published output",
        "joint unpublished results",
        "laboratory, code, material, equipment",
        "controlled items, restricted data",
    ),
    "D": ("none", "aggregated", "pseudonymised", "identifiable", "bulk biometric, genomic or location"),
    "X": ("complete", "gap explained", "gap open", "material omission", "confirmed concealment"),
    "C": ("none", "normal contract", "strongly tied aid", "control over results", "secrecy"),
    "B": ("low", "normal", "high", "exceptional"),
}
NAMES = {
    "P": "Tie of the partner",
    "F": "Sensitivity of the field",
    "A": "Access",
    "D": "Sensitivity of data",
    "X": "State of disclosure",
    "C": "Conditions of funding",
    "B": "Expected benefit",
}


def named(
    text: str,
    entity: Entity,
    *,
    band: Band = Band.CONFIRMED,
    outcome: Outcome = Outcome.MATCH,
    relation: Relation = Relation.SAME,
    tie: str = "",
    reasons: tuple[Comparison, ...] = (),
) -> Screened:
    """A text that may name a listed body."""
    given = reasons or (
        Comparison(
            feature="name", supports=True, says=f"the words of “{entity.name}” stand in the text in order"
        ),
        Comparison(feature="place", supports=True, says="the city of the body stands beside it"),
    )
    match = Match(
        entity_id=entity.entity_id,
        relation=relation,
        band=band,
        name_kind="primary",
        matched_text=text[:40],
        span=(0, min(40, len(text))),
        reasons=given,
        tie_kind=tie,
        related_name=text if tie else "",
    )
    return Screened(
        answer=Answer(text=text, outcome=outcome, matches=(match,)),
        as_of=DAY,
        entities=ENTITIES,
        listings=LISTINGS,
        lists=LISTS,
    )


def unlisted(text: str, near: tuple[tuple[str, str], ...] = (), read_as: str = "") -> Screened:
    """A text for which no entry was found."""
    return Screened(
        answer=Answer(
            text=text,
            outcome=Outcome.NONE,
            near_misses=tuple(NearMiss(entity_id=one, why_not=why) for one, why in near),
            background=ReadAs(name=read_as, source="academic domains") if read_as else None,
        ),
        as_of=DAY,
        entities=ENTITIES,
        listings=LISTINGS,
        lists=LISTS,
    )


def party(name: str, screened: Screened | None = None, **more: Any) -> PartyResult:
    """A party in a role."""
    given = {"role": "partner", "place": 'register.xlsx › Projects › row 14 › "Partner"', **more}
    return PartyResult(name=name, screened=screened or unlisted(name, read_as=name), **given)


def factor(id: str, low: int | None, high: int | None, origin: str = "derived", says: str = "") -> Factor:
    """One factor with the words of its levels."""
    words = LEVELS[id]
    return Factor(
        id=id,
        name=NAMES[id],
        low=low,
        high=high,
        low_word="" if low is None else words[low],
        high_word="" if high is None else words[high],
        origin=origin,
        says=says or f"read from the proposal ({id})",
        levels=words,
    )


def house(low: str, high: str, response: str, factors: tuple[Factor, ...], **more: Any) -> PackResult:
    """The house rubric's result with its defaults."""
    values = {
        "who_decides": "research-security officer",
        "channels_min": {"transfer": 1.0, "misuse": 0.0, "integrity": 0.0},
        "channels_max": {"transfer": 1.0, "misuse": 0.0, "integrity": 0.0},
        **more,
    }
    return PackResult(
        pack="house_default",
        title="House rubric",
        kind="channels",
        version="1.0",
        tier_min=low,
        tier_max=high,
        ask_first=more.pop("ask_first", low != high),
        response=response,
        factors=factors,
        thresholds=THRESHOLDS,
        **{key: value for key, value in values.items() if key != "ask_first"},
    )


OPEN_FACTORS = (
    factor("P", 0, 0),
    factor("F", 0, 0),
    factor("A", 2, 3, "assumed"),
    factor("D", None, None, "not_assessed"),
    factor("X", None, None, "not_assessed"),
    factor("C", None, None, "not_assessed"),
)
MEASURES = (
    Measure(
        id="M14",
        says="A written collaboration agreement with clauses on scope, IP, data, publication, end use and"
        " exit is signed before work starts.",
        cost="low",
        burden="med",
        owner="research office",
        addresses="access",
        residual_tier="T2",
        source="HOUSE",
        certainty="seen-excerpt",
    ),
    Measure(
        id="M18",
        says="The work is split so that the partner joins the open work packages only.",
        cost="med",
        burden="med",
        owner="principal investigator",
        addresses="field",
        residual_tier="T2",
    ),
    Measure(
        id="M15",
        says="The partner undertakes in writing to use the results for civil purposes only.",
        cost="low",
        burden="low",
        owner="principal investigator",
        addresses="end use",
        certainty="memory-unverified",
    ),
    Measure(
        id="M36",
        says="A named monitor reviews the work every year.",
        cost="med",
        burden="med",
        residual_tier="T2",
    ),
)
QUESTIONS = (
    Question(
        id="Q1",
        says="Which results, materials or equipment will the partner be able to use before publication?",
        to="principal investigator",
        settles="Published output only would bring the depth to T1.",
        narrows=2,
        narrows_here=2,
    ),
    Question(
        id="Q2",
        says="Who owns the results, and may anyone withhold them?",
        to="research office",
        settles="The conditions of funding.",
        narrows=1,
        narrows_here=1,
    ),
)


def assessment(
    project: Proposal, parties: tuple[PartyResult, ...], pack: PackResult, **more: Any
) -> Assessment:
    """One assessment with its defaults."""
    return Assessment(
        **{
            "proposal": project,
            "as_of": DAY,
            "profile": "full",
            "authority": "default",
            "packs": (pack,),
            "parties": parties,
            "lists": tuple(list_row(one) for one in LISTS),
            "pack_versions": (("house_default", "1.0"),),
            "input_hash": "3f9a" * 16,
            **more,
        }
    )


def list_row(one: ReferenceList) -> dict[str, Any]:
    """A searched list as an assessment names it."""
    return {
        "list_id": one.list_id,
        "title": one.title,
        "authority": one.authority,
        "edition": one.edition,
        "as_of": one.as_of,
    }
