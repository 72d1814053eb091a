"""What a person's files say: ties to organisations, works and their authors; before anything is compared.

There is no field for a nationality, birthplace, gender or anything else about
the person. Names serve to find the person's own line in a list of authors;
they are dropped before a result is built.
"""

from dataclasses import dataclass
from enum import StrEnum

from screening.model.source import NotRead, Place


class Side(StrEnum):
    """Who put it forward: the applicant with the application, or a public source."""

    DECLARED = "declared"
    PUBLIC = "public"


class RecordKind(StrEnum):
    """What ties a person to an organisation; education and co-authorship are shown and never counted."""

    EMPLOYMENT = "employment"
    APPOINTMENT = "appointment"
    HONORARY = "honorary"
    SERVICE = "service"
    MEMBERSHIP = "membership"
    SUPPORT = "support"
    PRINTED = "printed_affiliation"
    PROGRAMME = "talent_programme"
    EDUCATION = "education"
    COAUTHORSHIP = "co_authorship"


NEVER_COUNTED = frozenset({RecordKind.EDUCATION, RecordKind.COAUTHORSHIP})


class Strength(StrEnum):
    """How a statement came about: on a form, in a paper handed in, asserted by an organisation or the person.

    Or printed in a work, assigned by a database, or stated by a source that says no more. The order of
    the members says nothing.
    """

    FORM = "form"
    HANDED_IN = "handed_in"
    ORGANISATION = "organisation_asserted"
    SELF = "self_asserted"
    PRINTED = "printed"
    ASSIGNED = "database_assigned"
    STATED = "stated"


# What a paper prints or a database assigns may show a tie and never settles one.
LEFT_TO_DOUBT = frozenset({Strength.PRINTED, Strength.ASSIGNED})


class Format(StrEnum):
    """The kinds of file that can be read."""

    SCIENCV_BIOSKETCH_XML = "sciencv-biosketch-xml"
    SCIENCV_SUPPORT_XML = "sciencv-support-xml"
    SCIENCV_PDF = "sciencv-pdf"
    ORCID_JSON = "orcid-json"
    ORCID_XML = "orcid-xml"
    OPENALEX = "openalex"
    YAML = "yaml"
    CV_DOCX = "cv-docx"
    CV_PDF = "cv-pdf"
    CV_TEXT = "cv-text"
    CROSSREF = "crossref"
    SCOPUS_CSV = "scopus-csv"
    WOS_TABLE = "wos-table"
    WOS_TAGGED = "wos-tagged"
    BIBTEX = "bibtex"
    RIS = "ris"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name as written, for finding one's own line among authors; `family` where the source marks it."""

    text: str
    family: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationTie:
    """One statement of one source that ties the person to an organisation.

    Dates are ISO text of the precision the source gives ("2019", "2019-09");
    `current` is what the source says of the present, None where it is silent.
    """

    organisation: str
    kind: RecordKind
    side: Side
    strength: Strength
    place: Place
    title: str = ""
    country: str = ""
    city: str = ""
    domain: str = ""
    ror: str = ""
    start: str = ""
    end: str = ""
    current: bool | None = None
    asserted_by: str = ""
    award: str = ""
    note: str = ""
    work: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedAffiliation:
    """An affiliation of one author on one work; `lineage` names parent bodies where the source knows them."""

    text: str
    ror: str = ""
    country: str = ""
    lineage: tuple[str, ...] = ()
    assigned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """One author of a work as the source lists it; `authenticated` when the ORCID iD was signed in with."""

    name: str
    orcid: str = ""
    authenticated: bool = False
    affiliations: tuple[PrintedAffiliation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """A funder that a work acknowledges, with the award numbers printed."""

    name: str
    awards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One publication; `key` is its DOI, else a fingerprint of title and year.

    `own_list` is true where the applicant put the work on a list of their
    own. `authors_cut` is true where the source shortened the author list.
    """

    key: str
    title: str
    place: Place
    date: str = ""
    authors: tuple[Author, ...] = ()
    funders: tuple[Acknowledged, ...] = ()
    acknowledgement: str = ""
    own_list: bool = False
    authors_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReading:
    """All that one file says, what was dropped on reading, and what could not be read."""

    file: str
    format: Format
    side: Side
    names: tuple[PersonName, ...] = ()
    orcids: tuple[str, ...] = ()
    ties: tuple[OrganisationTie, ...] = ()
    works: tuple[Work, ...] = ()
    dropped: tuple[str, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    notes: tuple[str, ...] = ()
