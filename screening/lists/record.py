"""One designation as a source prints it, before anyone has said which body it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A listing with the names and identifiers printed beside it; what is unknown is empty.

    `maybe_a_person` where the list does not say and the name does not either:
    such a record is taken in only where the name is that of a known body.
    """

    list_id: str
    edition: str
    name: str
    native_names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    sub_units: tuple[str, ...] = ()
    country: str = ""
    kind: str = ""
    listed_on: str = ""
    ended: str = ""
    status: str = "current"
    basis: str = ""
    concern: str = ""
    rating: str = ""
    source_url: str = ""
    certainty: str = ""
    domains: tuple[str, ...] = ()
    ror_id: str = ""
    grid_id: str = ""
    wikidata_id: str = ""
    registration: tuple[str, ...] = ()
    source_key: str = ""
    group: str = ""
    maybe_a_person: bool = False
