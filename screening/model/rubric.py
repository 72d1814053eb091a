"""Rules as values: facts, conditions, packs, the channels rubric, concepts, the authority profile."""

from dataclasses import dataclass, field
from datetime import date

from screening.model.sentence import filled


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A node of a three-valued condition: `op` is of the closed vocabulary, the rest are its arguments."""

    op: str
    parts: tuple["Condition", ...] = ()
    name: str = ""
    words: tuple[str, ...] = ()
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()
    at_least: int | None = None
    start: date | None = None
    end: date | None = None

    def option(self, key: str) -> tuple[str, ...]:
        """The words given for one option of the condition."""
        return dict(self.options).get(key, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A public text that a line rests on, and how it was seen."""

    id: str
    what: str
    url: str
    how_seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDefinition:
    """One thing that a pack may ask about; `when` derives it where the material allows, else it is asked."""

    id: str
    about: str
    says: str
    ask: str
    when: Condition | None = None
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a pack: a gate, a row of a ladder, or a line of a checklist."""

    id: str
    name: str
    when: Condition
    says: str
    does_not_mean: str
    ask: str
    source: tuple[str, ...]
    certainty: str
    outcome: str = ""
    rank: int = 0
    who_decides: str = ""
    holds_up: str = ""
    measure: str = ""
    jurisdiction: str = ""
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One input of a channels pack: its levels in words, their weights, and how to ask for it."""

    id: str
    name: str
    levels: tuple[str, ...]
    weights: tuple[float, ...]
    lowest: int
    ask: str
    to: str
    reads: str = ""

    @property
    def highest(self) -> int:
        """The number of the top level."""
        return len(self.levels) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A way in which harm may come about: the product of its factors, each the worst of a group of inputs."""

    id: str
    name: str
    factors: tuple[tuple[str, ...], ...]
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """A confirmed formal tie that asks for at least this tier, whatever the channels say."""

    id: str
    partner_weight: float
    access: int
    tier: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TierWords:
    """What a tier is called, who decides, and what to do; `high_benefit` chooses the second response.

    `meanwhile` is the response to a range that ends here, where that is lighter than waiting.
    """

    id: str
    name: str
    response: str
    provisional: str
    who_decides: str
    benefit_at_least: int | None = None
    high_benefit: str = ""
    benefit_unknown: str = ""
    meanwhile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstRule:
    """Words of a summary that do not fit a field of the proposal when it holds one of these words."""

    field: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRules:
    """How a project's own words become a field level when no officer graded it."""

    full_text_words: int
    title_alone: tuple[int, int]
    use_only: tuple[int, int]
    ambiguous: tuple[int, int]
    nothing_found: tuple[int, int]
    ambiguous_in_full_text: int
    ask_only: tuple[str, ...]
    ordinary: tuple[str, ...]
    use_cues: tuple[str, ...]
    use_cues_after: tuple[str, ...]
    use_of_another: tuple[str, ...]
    use_reach: int
    spellings: tuple[tuple[str, str], ...]
    data_cues: tuple[str, ...]
    data_cues_with_people: tuple[str, ...]
    people_words: tuple[str, ...]
    data_cue_level: tuple[int, int]
    not_people: tuple[str, ...] = ()
    other_fields: tuple[str, ...] = ()
    society_fields: tuple[str, ...] = ()
    not_other_fields: tuple[str, ...] = ()
    watching: tuple[str, ...] = ()
    advance_cues: tuple[str, ...] = ()
    model_cues: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    made_of: tuple[str, ...] = ()
    grammar: tuple[str, ...] = ()
    grammar_percent: int = 0
    named_only: tuple[int, int] = (0, 1)
    use_cues_inside: tuple[str, ...] = ()
    serving: tuple[str, ...] = ()
    serving_cues: tuple[str, ...] = ()
    serving_stops: tuple[str, ...] = ()
    serving_not: tuple[str, ...] = ()
    in_passing_keywords: int = 0
    borrowed: tuple[str, ...] = ()
    studied: tuple[str, ...] = ()
    disclaimers: tuple[str, ...] = ()
    disclaimers_after: tuple[str, ...] = ()
    disclaimer_reach: int = 0
    against: tuple[AgainstRule, ...] = ()
    against_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingAssumption:
    """What a kind of funding says of an input: a staff exchange is paid for work in laboratories."""

    input: str
    levels: tuple[int, int]
    funder: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a register may assume: levels for absent columns, and what it leaves unassessed."""

    id: str
    assumes: tuple[tuple[str, tuple[int, int]], ...] = ()
    assumes_by_funding: tuple[FundingAssumption, ...] = ()
    assumes_end_use: str = ""
    not_assessed: tuple[str, ...] = ()
    says: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelsRubric:
    """The house way of weighing: inputs, modifiers of ties, channels, thresholds, floors, answers, words."""

    scales: tuple[Scale, ...]
    recency: tuple[tuple[str, float], ...]
    directness: tuple[tuple[str, float], ...]
    tie_kinds: tuple[tuple[str, float], ...]
    roles: tuple[tuple[str, float], ...]
    channels: tuple[Channel, ...]
    thresholds: tuple[float, ...]
    floors: tuple[Floor, ...]
    tiers: tuple[TierWords, ...]
    text: TextRules
    profiles: tuple[Profile, ...]
    levels_of: tuple[tuple[str, tuple[str, ...]], ...]
    undeclared: tuple[int, int]
    phrases: tuple[tuple[str, str], ...]
    measures_per_tier: tuple[int, ...]
    what_if_tie: int = 1  # the level that is tried where no tie was found

    def scale(self, key: str) -> Scale:
        """The scale of one input."""
        return next(one for one in self.scales if one.id == key)

    def phrase(self, key: str, **values: object) -> str:
        """A sentence for the reader, its placeholders filled in."""
        return filled(f"rubric.{key}", dict(self.phrases)[key], values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One dated rubric. `applies` says when it is used unasked: always | in_scope | chosen | off."""

    id: str
    title: str
    kind: str
    version: str
    status: str
    jurisdiction: str
    issuer: str
    does_not_mean: str
    source: tuple[str, ...]
    certainty: str
    who_decides: str
    applies: str = "chosen"
    starts: date | None = None
    ends: date | None = None
    superseded_by: str = ""
    appeal: str = ""
    scope: Condition | None = None
    scope_says: str = ""
    otherwise: str = "no_finding"
    gates: tuple[Line, ...] = ()
    rows: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()
    channels: ChannelsRubric | None = None
    notes: tuple[str, ...] = ()
    file: str = ""
    where: str = field(default="", compare=False)

    def all_lines(self) -> tuple[Line, ...]:
        """Gates, rows and lines together."""
        return (*self.gates, *self.rows, *self.lines)

    def in_force(self, as_of: date) -> bool:
        """True when the pack's dates include that day."""
        return (self.starts is None or self.starts <= as_of) and (self.ends is None or as_of < self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A field of work with the phrases that show it; `title_words` are ambiguous where a title says them."""

    id: str
    name: str
    level: int
    keywords: tuple[str, ...]
    negatives: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    title_words: tuple[str, ...] = ()
    source: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One line of an official technology list, and the concepts that it covers."""

    id: str
    scheme: str
    name: str
    concepts: tuple[str, ...]
    source: tuple[str, ...] = ()
    certainty: str = ""

    @property
    def from_memory(self) -> bool:
        """True when its name was not checked against the official list."""
        return "memory" in self.certainty

    @property
    def planned(self) -> bool:
        """True when it was announced and its entry into force was not seen."""
        return "planned" in self.certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """An official technology list: what it is called and what standing on it means."""

    id: str
    title: str
    edition: str
    means: str
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TieLevel:
    """One line of the authority profile: which listings make a tie of which level, and why."""

    id: str
    level: int
    reason: str
    lists: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    certainty: str = "proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Whose lists and whose military count for this user; without it no tie has a level."""

    id: str
    title: str
    version: str
    counts: tuple[str, ...] | None
    levels: tuple[TieLevel, ...]
    shares: tuple[tuple[str, float], ...]
    own_institutions: tuple[str, ...] = ()
    own_or_allied: tuple[str, ...] = ()
    roles_not_counted: tuple[tuple[str, str], ...] = ()
    other_level: int = 2
    other_reason: str = ""
    file: str = ""

    def counts_list(self, list_id: str) -> bool:
        """True when this user counts the list; where no lists are named, every list counts."""
        return self.counts is None or list_id in self.counts


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRule:
    """A safeguard, when it is proportionate, and what it changes.

    `always` has the levels from which it is in proportion in every tier: what
    crosses a border is classified whether or not a list names who receives it.
    """

    id: str
    says: str
    cost: str
    burden: str
    owner: str
    addresses: str
    source: tuple[str, ...]
    certainty: str
    tiers: tuple[int, ...]
    needs: tuple[tuple[str, int], ...] = ()
    always: tuple[tuple[str, int], ...] = ()
    for_gate: tuple[str, ...] = ()
    lowers: tuple[tuple[str, int], ...] = ()
    rank: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A word that a pack may answer with, and how a reader should take it."""

    id: str
    says: str
    provisional: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything that assess needs besides the case: packs, facts, concepts, measures, authority, words."""

    packs: tuple[Pack, ...]
    facts: tuple[FactDefinition, ...]
    concepts: tuple[Concept, ...]
    areas: tuple[Area, ...]
    schemes: tuple[Scheme, ...]
    measures: tuple[MeasureRule, ...]
    sources: tuple[Source, ...]
    outcomes: tuple[Outcome, ...]
    authority: Authority
    words: tuple[tuple[str, str], ...] = ()
    ordinary_area_words: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    digest: str = field(default="", compare=False)

    def pack(self, pack_id: str) -> Pack | None:
        """The pack with that id, or None."""
        return next((one for one in self.packs if one.id == pack_id), None)

    def fact(self, fact_id: str) -> FactDefinition | None:
        """The fact with that id, or None."""
        return next((one for one in self.facts if one.id == fact_id), None)

    def cite(self, ids: tuple[str, ...]) -> str:
        """The sources as addresses, in the order given; an id without an address is shown as it is."""
        found = {one.id: one for one in self.sources}
        return " ; ".join(found[one].url or found[one].what if one in found else one for one in ids)
