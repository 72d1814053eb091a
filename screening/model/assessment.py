"""What the packs say about one proposal: the contract's assessment/1, with its evidence."""

from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from screening.model.plain import plain_values
from screening.model.proposal import Proposal
from screening.model.screened import Screened
from screening.model.sentence import sentences_in

SCHEMA = "screening/assessment/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One line of the ledger: what counted, how much, on what evidence, and on whose authority."""

    says: str
    evidence: tuple[str, ...] = ()
    factor: str = ""
    low: float | None = None
    high: float | None = None
    source: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One input of the house rubric as it was read: level range, the words for it, and how it came about.

    `origin` is derived | stated | graded | assumed | unknown | not_assessed; `levels`
    are the words of all levels from 0 up, where the pack names them.
    """

    id: str
    name: str
    low: int | None
    high: int | None
    low_word: str
    high_word: str
    origin: str
    says: str
    evidence: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """A law or funder rule beside the tier; `holds` is "true", "false" or "unknown".

    `holds_up` names what must come first while it holds or is unknown: "legal"
    (a licence or sanctions check), "funder", or nothing.
    """

    pack: str
    id: str
    holds: str
    says: str
    outcome: str = ""
    who_decides: str = ""
    source: str = ""
    certainty: str = ""
    does_not_mean: str = ""
    evidence: tuple[str, ...] = ()
    holds_up: str = ""
    ask: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A proportionate safeguard in words that can stand in an agreement.

    `from_tier` is the tier from which it is in proportion, where the answers may
    still settle the result below it; else empty.
    """

    id: str
    says: str
    cost: str = ""
    burden: str = ""
    owner: str = ""
    addresses: str = ""
    residual_tier: str = ""
    from_tier: str = ""
    source: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something not stated, the question to ask, and what its answer would settle.

    `narrows` is how many tiers of the full range the best answer removes, `narrows_here` how many of the
    printed one; it is None where the printed range leaves the point out.
    """

    id: str
    says: str
    to: str = ""
    settles: str = ""
    narrows: int = 0
    narrows_here: int | None = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """One change of one fact and the tier that would follow."""

    says: str
    tier_min: str
    tier_max: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackResult:
    """What one pack says; a channels pack fills the tiers, a gate or ladder or checklist pack the outcome.

    `thresholds` are the tiers and the channel values from which they begin, in rising order.
    `waits` is true where nothing is agreed before the questions are answered, `provisional` where something
    that bears on the tier was assumed or left out.
    """

    pack: str
    title: str
    kind: str
    version: str
    status: str = ""
    valid: str = ""
    tier_min: str | None = None
    tier_max: str | None = None
    ask_first: bool | None = None
    waits: bool | None = None
    provisional: bool | None = None
    outcome: str = ""
    response: str = ""
    who_decides: str = ""
    channels_min: dict[str, float | None] = field(default_factory=dict)
    channels_max: dict[str, float | None] = field(default_factory=dict)
    full_range: dict[str, str] | None = None
    thresholds: tuple[tuple[str, float], ...] = ()
    factors: tuple[Factor, ...] = ()
    measures: tuple[Measure, ...] = ()
    questions: tuple[Question, ...] = ()
    what_if: tuple[WhatIf, ...] = ()
    ledger: tuple[Note, ...] = ()
    gates: tuple[GateResult, ...] = ()
    source: str = ""
    certainty: str = ""
    lines: tuple[GateResult, ...] = ()
    outcome_max: str = ""
    outcome_says: str = ""
    scope: str = ""
    does_not_mean: str = ""
    superseded_by: str = ""
    appeal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyResult:
    """One organisation or post as written, its role, and what its name was read as.

    A post of a named role has the person's label, its kind, its dates and whether it was `declared`.
    What is not `counted` makes no tie, for the reason that is given.
    """

    name: str
    role: str
    screened: Screened
    country: str = ""
    place: str = ""
    counted: bool = True
    why_not_counted: str = ""
    person_label: str = ""
    tie_kind: str = ""
    starts: str = ""
    ends: str = ""
    own_institution: bool = False
    unnamed: bool = False  # a placeholder stands where a name is to come
    from_funder: bool = False  # stands in the field for the funder, which does not tell who else takes part
    declared: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCue:
    """A word or phrase of the project's own text that a field concept rests on, with the levels it may show.

    `kind` says how it was meant: keyword (advanced), use, named (among the keywords only), passing (once in
    the summary only), borrowed (in a project whose title is of another discipline), disclaimed (the
    text says that it leaves it out) or ambiguous.
    `areas` are lines of official technology lists that it may fall under.
    """

    quotation: str
    place: str
    concept: str
    level_low: int
    level_high: int
    kind: str = "keyword"
    areas: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Everything a report needs about one proposal; a person decides on it, nothing here does."""

    proposal: Proposal
    as_of: date
    profile: str
    authority: str
    packs: tuple[PackResult, ...]
    parties: tuple[PartyResult, ...]
    gates: tuple[GateResult, ...] = ()
    assumptions: tuple[str, ...] = ()
    not_assessed: tuple[str, ...] = ()
    cues: tuple[TextCue, ...] = ()
    lists: tuple[dict[str, Any], ...] = ()
    pack_versions: tuple[tuple[str, str], ...] = ()
    pack_titles: tuple[tuple[str, str], ...] = ()
    input_hash: str = ""

    def pack(self, pack_id: str) -> PackResult | None:
        """The result of one pack, or None when it was not applied."""
        return next((one for one in self.packs if one.pack == pack_id), None)

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON object `screening/assessment/1`, with the proposal and evidence added."""
        given = {
            "schema": SCHEMA,
            "proposal_id": self.proposal.id,
            "as_of": self.as_of.isoformat(),
            "profile": self.profile,
            "authority": self.authority,
            "proposal": _proposal_dict(self.proposal),
            "packs": {one.pack: _pack_dict(one) for one in self.packs},
            "gates": [asdict(one) for one in self.gates],
            "parties": [_party_dict(one) for one in self.parties],
            "assumptions": list(self.assumptions),
            "not_assessed": list(self.not_assessed),
            "full_range": next((one.full_range for one in self.packs if one.full_range), None),
            "cues": [plain_values(asdict(one)) for one in self.cues],
            "lists": list(self.lists),
            "pack_versions": dict(self.pack_versions),
            "pack_titles": dict(self.pack_titles),
            "input_hash": self.input_hash,
        }
        return {**given, "sentences": sentences_in(given)}


def _proposal_dict(proposal: Proposal) -> dict[str, Any]:
    given: dict[str, Any] = plain_values(asdict(replace(proposal, lines=())))
    given["place"] = proposal.place.label() if proposal.place else ""
    for key in ("parties", "people", "lines"):
        given.pop(key)
    return given


def _pack_dict(result: PackResult) -> dict[str, Any]:
    given: dict[str, Any] = plain_values(asdict(result))
    given["measure_details"] = given["measures"]
    given["measures"] = [one.says for one in result.measures]
    given["question_details"] = given["questions"]
    given["questions"] = [one.says for one in result.questions]
    return given


def _party_dict(party: PartyResult) -> dict[str, Any]:
    found = party.screened.to_dict()
    set_aside = [party.screened.match_dict(one) for one in party.screened.set_aside]
    return {
        "name": party.name,
        "role": party.role,
        "country": party.country,
        "place": party.place,
        "counted": party.counted,
        "why_not_counted": party.why_not_counted,
        "person_label": party.person_label,
        "tie_kind": party.tie_kind,
        "starts": party.starts,
        "ends": party.ends,
        "own_institution": party.own_institution,
        "declared": party.declared,
        "outcome": found["outcome"],
        "matches": found["matches"],
        "near_misses": found["near_misses"],
        "background": found["background"],
        **({"set_aside": set_aside} if set_aside else {}),
        **({"unnamed": True} if party.unnamed else {}),
        **({"from_funder": True} if party.from_funder else {}),
    }
