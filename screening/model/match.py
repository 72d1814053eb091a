"""Which body a text may name: mentions in, answers out, each with its reasons."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """The four answers of a look-up, as the contract names them, the strongest first."""

    MATCH = "match"
    RELATED = "related"
    REVIEW = "review"
    NONE = "none"

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return tuple(Outcome).index(self)


class Band(StrEnum):
    """How sure an identity is; a band, not a percentage."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    REVIEW = "review"


class Relation(StrEnum):
    """The body itself, or one that belongs to it."""

    SAME = "same"
    RELATED = "related"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A text to look up, with what its row says besides; every hint may be empty.

    `written` is the party's name in the user's file where `text` is another spelling of it.
    """

    text: str
    country: str = ""
    city: str = ""
    domain: str = ""
    ror_id: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One reason for or against, in words that a reader can check."""

    feature: str
    supports: bool
    says: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """`entity_id` may be what the text names; `tie_kind` says how, where the relation is *related*.

    `related_name` is the related body as written (the hospital, not the
    university). `span` counts characters of the text as given. `through` is the
    body that belongs to this one and brought it along, where the text does not name it by itself.
    """

    entity_id: str
    relation: Relation
    band: Band
    name_kind: str
    matched_text: str
    span: tuple[int, int]
    reasons: tuple[Comparison, ...]
    tie_kind: str = ""
    related_name: str = ""
    through: str = ""

    @property
    def tie_words(self) -> str:
        """In words what the related body is: "joint centre"; "related body" where nothing more is known."""
        return (self.tie_kind or "related body").replace("_", " ")


def stands_within(text: str, span: tuple[int, int], outer_text: str, outer_span: tuple[int, int]) -> bool:
    """True where the matched words of one match lie within those of another; spans count characters."""
    (first, last), (start, end) = outer_span, span
    return first <= start < end <= last and text in outer_text


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """The closest entry that was refused, and why."""

    entity_id: str
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAs:
    """The body, not on the searched lists, that the text was read as."""

    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What matching says of one mention; knows nothing of lists' dates or of risk."""

    text: str
    outcome: Outcome
    matches: tuple[Match, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    background: ReadAs | None = None
