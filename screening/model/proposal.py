"""What was handed in: one project with its parties and the organisation ties of its named roles.

A person's nationality, ethnicity, birthplace, religion, gender, birth date
or photo has no place here, so that nothing downstream can read it.
"""

from dataclasses import dataclass
from typing import Any

from screening.model.source import Place

UNKNOWN = "unknown"

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An organisation in a role; `name` is verbatim, `alternate` its other name in the row, `place` its cell.

    `ror` is the bare nine characters, `country` a code of two letters; every field but the name may be empty.
    """

    name: str
    role: str = "partner"
    country: str = ""
    city: str = ""
    domain: str = ""
    ror: str = ""
    alternate: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A paragraph of running text and its place; a body that it names need not take part."""

    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """A stated tie of a named role to an organisation; dates as ISO text of any precision."""

    organisation: str
    country: str = ""
    start: str = ""
    end: str = ""
    kind: str = "employment"
    declared: bool | None = None
    domain: str = ""
    ror: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A named role; `label` is what reports print ("PI"). The person's name is not kept."""

    role: str = "lead"
    label: str = ""
    affiliations: tuple[Affiliation, ...] = ()

    @property
    def posts(self) -> tuple[Affiliation, ...]:
        """The affiliations without places of study, which are no posts to declare."""
        return tuple(one for one in self.affiliations if one.kind != "education")


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedTie:
    """An officer's own grading of one tie of a partner; `lowest` is set where the level is a range."""

    level: int
    recency: str = "current"
    directness: str = "same"
    verified: bool = False
    lowest: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """An officer's own, complete grading of the house rubric; intervals are inclusive."""

    P: Interval = (0, 0)
    F: Interval = (0, 0)
    A: Interval = (1, 1)
    D: Interval = (0, 0)
    X: Interval = (0, 0)
    C: Interval = (0, 0)
    B: Interval = (1, 1)
    role: str = "lead"
    end_use: str = "civil"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One project; a field that is `unknown` is read neither as harmless nor as harmful.

    `explicit_unknown` names the fields in which somebody wrote "unknown": such
    an answer always widens the result, where an absent column may be assumed.
    `lines` is the running text that it was read from, in which bodies may be
    named that were not read as parties; no result keeps it.
    """

    id: str
    title: str
    acronym: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    funder: str = ""
    programme: str = ""
    topics: str = ""
    starts: str = ""
    ends: str = ""
    access: str = UNKNOWN
    data: str = UNKNOWN
    end_use: str = UNKNOWN
    benefit: str = UNKNOWN
    benefit_statement: str = ""
    disclosure: str = UNKNOWN
    disclosure_range: tuple[str, str] | None = None
    funding_conditions: str = UNKNOWN
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    inputs: Inputs | None = None
    ties: tuple[GradedTie, ...] | None = None
    facts: tuple[tuple[str, str], ...] = ()
    dropped_fields: tuple[str, ...] = ()
    not_read: tuple[str, ...] = ()
    explicit_unknown: tuple[str, ...] = ()
    lines: tuple[TextLine, ...] = ()
    place: Place | None = None

    @classmethod
    def from_dict(cls, given: dict[str, Any]) -> "Proposal":
        """Read the contract's `screening/proposal/1`; raises InvalidFile with every problem found."""
        from screening.model.proposal_reading import read_proposal

        return read_proposal(given)
