"""What comes of laying declared and public side by side: lines in time, questions, a tray, a range."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from screening.model.record import OrganisationTie, RecordKind
from screening.model.screened import Screened
from screening.model.source import NotRead, Place


class DifferenceKind(StrEnum):
    """The ways in which a form and the public record can differ."""

    PUBLIC_ONLY = "public_not_declared"
    DECLARED_ONLY = "declared_not_public"
    DATES = "dates_disagree"
    FUNDER = "funder_not_declared"
    PROGRAMME = "programme_named"
    NOT_ON_FORM = "handed_in_not_on_form"


class Overlap(StrEnum):
    """Whether a tie's dates touch the disclosure window; `possible` where dates are missing or coarse."""

    YES = "yes"
    POSSIBLE = "possible"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How far back a pack asks an applicant to declare; pack data, with its source.

    `years` is 0 where only what is current is asked for.
    """

    id: str
    title: str
    packs: tuple[str, ...]
    years: int
    kinds: tuple[RecordKind, ...]
    source: str
    certainty: str
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRead:
    """What an organisation's text was read as; two texts are one organisation when they share a key.

    `written` is the part of the text that names the organisation as a whole.
    """

    text: str
    name: str
    written: str = ""
    keys: tuple[str, ...] = ()
    screened: Screened | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLine:
    """One organisation and kind of tie through time, with every statement that supports it."""

    organisation: OrganisationRead
    kind: RecordKind
    start: str
    end: str
    current: bool | None
    declared: tuple[OrganisationTie, ...]
    public: tuple[OrganisationTie, ...]
    overlap: Overlap
    overlap_from: str = ""
    overlap_to: str = ""
    counted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something to ask about; `ask` is false where it is noted and no answer is needed.

    `reasons` are ids of the usual innocent reasons, their words are in the phrases.
    """

    key: str
    kind: DifferenceKind
    organisation: OrganisationRead
    tie_kind: RecordKind
    overlap: Overlap
    ask: bool
    reasons: tuple[str, ...]
    start: str = ""
    end: str = ""
    current: bool | None = None
    other_start: str = ""
    other_end: str = ""
    overlap_from: str = ""
    overlap_to: str = ""
    title: str = ""
    sources: tuple[Place, ...] = ()
    strengths: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    answer: str = ""
    not_asked_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayItem:
    """A work or a file that may be somebody else's; it counts for nothing until a person says "same".

    `position` is the author's place in the list, so that the line can be found without printing a name.
    """

    key: str
    title: str
    date: str
    place: Place
    why: tuple[str, ...]
    position: int | None = None
    authors: int = 0
    organisations: tuple[str, ...] = ()
    verdict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeMention:
    """A talent programme named in a file; the name alone says nothing about the person or the contract."""

    programme_id: str
    name: str
    quotation: str
    place: Place
    named_by: str
    note: str
    date: str = ""
    work: str = ""
    ordinary: bool = False
    declared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextLine:
    """Shown and never counted: a degree, or the organisations of co-authors."""

    kind: RecordKind
    organisation: OrganisationRead
    start: str = ""
    end: str = ""
    works: int = 0
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureRange:
    """The state of disclosure as a range, in the words of the proposal; None where nothing was compared."""

    low: str | None
    high: str | None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSummary:
    """One file as it was taken: its format, its side, how much was read in it."""

    file: str
    format: str
    side: str
    ties: int
    works: int
    set_aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DepthYear:
    """One year of the collaboration between two units."""

    year: int
    weighted: float
    output_a: float
    output_b: float
    depth: float | None
    works: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CollaborationDepth:
    """How strongly two units publish together, over time; context, never an input to a tier.

    `weighted` sums the shares of author pairs between the units, `output_a` and `output_b` count their
    works by fractions, and `depth` is the first over the geometric mean of the others: 0 to 2 with the
    normalisation `pairs`, 0 to 1 with `square`, None where a unit has no output. `left_out` counts works
    without a usable year or affiliation.
    """

    unit_a: str
    unit_b: str
    units: str
    normalisation: str
    weighted: float
    output_a: float
    output_b: float
    depth: float | None
    works: int
    joint_works: int
    left_out: int
    years: tuple[DepthYear, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The comparison for one applicant: no score, no tier, no verdict; questions and their reasons."""

    label: str
    role: str
    as_of: date
    submitted: date
    window: Window
    window_from: str
    files: tuple[FileSummary, ...]
    timeline: tuple[TimelineLine, ...]
    differences: tuple[Difference, ...]
    programmes: tuple[ProgrammeMention, ...]
    tray: tuple[TrayItem, ...]
    context: tuple[ContextLine, ...]
    disclosure: DisclosureRange
    dropped: tuple[str, ...]
    not_read: tuple[NotRead, ...]
    works_counted: int
    keep_until: date
    notes: tuple[str, ...] = ()
    lists: tuple[dict[str, Any], ...] = ()
    depths: tuple[CollaborationDepth, ...] = ()

    @property
    def questions(self) -> tuple[Difference, ...]:
        """The differences that the applicant is asked about."""
        return tuple(one for one in self.differences if one.ask and not one.answer)
