"""Who is listed, by whom, since when: lists, entities, names, listings, ties between bodies."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Lane(StrEnum):
    """What kind of statement a list makes; lanes stand side by side, in this order, never added up."""

    DESIGNATION = "designation"
    FUNDER_RULE = "funder_rule"
    ASSESSMENT = "assessment"
    GROUPING = "grouping"


# The lanes of those who have a say over a project: governments and funders.
OFFICIAL_LANES = (Lane.DESIGNATION, Lane.FUNDER_RULE)

# States of a listing that no longer stands, also where the day on which it ended is not known.
LAPSED = ("delisted", "expired_or_inactive")


class NameKind(StrEnum):
    """How a name form relates to the body; `weak` never decides alone."""

    PRIMARY = "primary"
    NATIVE = "native"
    ALIAS = "alias"
    FORMER = "former"
    ABBREVIATION = "abbreviation"
    MISSPELLING = "misspelling"
    SUB_UNIT = "sub_unit"
    WEAK = "weak"


class TieKind(StrEnum):
    """How one body belongs to another; a tied body is never the other body itself."""

    HOSPITAL = "hospital"
    COLLEGE = "independent_college"
    JOINT = "joint_centre"
    LABORATORY = "laboratory"
    INSTITUTE = "institute"
    SUBSIDIARY = "subsidiary"
    CAMPUS = "campus"
    PREDECESSOR = "predecessor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One written form of a body's name, with the reason where it is weak or needs a country."""

    text: str
    kind: NameKind
    country_required: bool = False
    years: str = ""
    reason: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """This body belongs to `to` (an entity id) in the stated way."""

    kind: TieKind
    to: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A body in the world that stands on at least one list; `ror_id` is the bare nine characters.

    `countries` are all countries under which lists print the body, its own first.
    """

    entity_id: str
    name: str
    native_name: str = ""
    country: str = ""
    kind: str = ""
    names: tuple[Name, ...] = ()
    domains: tuple[str, ...] = ()
    ror_id: str = ""
    grid_id: str = ""
    wikidata_id: str = ""
    cities: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    notes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BackgroundBody:
    """A body that is on none of the lists, but competes for the same text.

    `parent` is an entity id where the body is a hospital, college or joint
    centre of a listed one: then an answer is *related*, by `tie`.
    """

    name: str
    names: tuple[str, ...] = ()
    country: str = ""
    domains: tuple[str, ...] = ()
    ror_id: str = ""
    source: str = ""
    parent: str = ""
    tie: TieKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One designation of one entity by one list; dates as ISO text of any precision, empty if not known.

    `listed_on` belongs to this edition, `since` to the unbroken run of editions
    that it ends; `superseded_on` says that a newer edition took this one's
    place and carries the body on, `delisted_on` that the body left the list.
    """

    entity_id: str
    list_id: str
    edition: str
    name_as_listed: str
    listed_on: str = ""
    delisted_on: str | None = None
    status: str = "current"
    basis: str = ""
    concern: str = ""
    rating: str = ""
    source_url: str = ""
    certainty: str = ""
    country: str = ""
    since: str = ""
    superseded_on: str = ""

    @property
    def stands_since(self) -> str:
        """The first day of the unbroken run of editions, else of this edition; empty where none is known."""
        return self.since or self.listed_on

    def in_force(self, as_of: date) -> bool:
        """True when the listing stood on that day; an unknown start counts as standing, an unknown end too.

        A date known to the month or year only counts from its first day.
        """
        day = as_of.isoformat()
        started = not self.listed_on or self.listed_on <= day
        ends = [one for one in (self.delisted_on, self.superseded_on) if one]
        lapsed = self.status in LAPSED and not self.delisted_on
        return started and not lapsed and not any(one <= day for one in ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceList:
    """A list's passport: who says it, in which edition, what it means and what it does not mean.

    `entries` counts the listings of the current edition; 0 where nothing is shipped, so that
    nobody says of such a list that it was searched.
    """

    list_id: str
    title: str
    authority: str
    jurisdiction: str
    lane: Lane
    means: str
    does_not_mean: str
    url: str
    licence: str
    redistributable: bool
    edition: str
    as_of: str
    check_every_days: int
    entries_min: int
    entries_max: int
    official: bool = True
    effect: str = ""
    missing: str = ""
    upkeep: tuple[str, ...] = ()
    origin: str = "shipped"
    entries: int = 0
