"""An entity while it is being put together: names, identifiers, listings and ties gather here."""

import re
from dataclasses import dataclass, field, replace

from screening.lists.hygiene import STRONG, Bearer
from screening.lists.keys import fold, is_lone_acronym
from screening.lists.resolve import Known
from screening.model.listing import Listing, Name, NameKind

_RANK = {kind: rank for rank, kind in enumerate(
    [NameKind.PRIMARY, NameKind.NATIVE, NameKind.ALIAS, NameKind.ABBREVIATION, NameKind.FORMER,
     NameKind.SUB_UNIT, NameKind.MISSPELLING, NameKind.WEAK])}  # fmt: skip
_YEARS = re.compile(r"\s*\(([^()]*(?:\d{4}|merged|historic|early|cover|variant)[^()]*)\)\s*$")


@dataclass(slots=True)
class Draft:
    """One body under construction."""

    entity_id: str
    name: str
    country: str
    kind: str
    native_name: str = ""
    names: dict[str, Name] = field(default_factory=dict)
    domains: tuple[str, ...] = ()
    ror_id: str = ""
    grid_id: str = ""
    wikidata_id: str = ""
    registration: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    parents: tuple[str, ...] = ()
    listings: list[Listing] = field(default_factory=list)
    countries: dict[str, int] = field(default_factory=dict)

    def add_name(self, text: str, kind: NameKind, source: str = "", **more: str) -> None:
        """Keep a name form once, under the better of two kinds; a form already called weak stays weak."""
        text = " ".join(text.split())
        if not text:
            return
        years = more.get("years", "")
        known = self.names.get(text) or self._same_fold(text)
        if known is None:
            self.names[text] = Name(
                text=text, kind=kind, source=source, years=years, reason=more.get("reason", "")
            )
        elif known.kind is not NameKind.WEAK and _RANK[kind] < _RANK[known.kind]:
            del self.names[known.text]
            self.names[known.text] = Name(
                text=known.text, kind=kind, source=known.source or source, years=known.years
            )

    def call(self, text: str) -> None:
        """Let the body go by another name; the one it went by stays as an alias."""
        old = self.names[self.name]
        self.names[old.text] = replace(old, kind=NameKind.ALIAS)
        self.names = {key: name for key, name in self.names.items() if fold(key) != fold(text)}
        self.name = text

    def _same_fold(self, text: str) -> Name | None:
        key = fold(text)
        return next((one for one in self.names.values() if fold(one.text) == key), None)

    def add_former(self, text: str, source: str = "") -> None:
        """Keep a former name with the years or the merger printed in brackets after it."""
        years = ""
        found = _YEARS.search(text)
        if found:
            text, years = text[: found.start()], found.group(1)
        if "current English name" in years:
            return
        kind = NameKind.ALIAS if "still used" in years else NameKind.FORMER
        self.add_name(text, kind, source, years=years)

    def strong(self) -> list[str]:
        """Names that may decide: primary, native and strong aliases."""
        return [one.text for one in self.names.values() if one.kind in STRONG]

    def known(self) -> Known:
        """What the resolver needs of this body."""
        first = [one.text for one in self.names.values() if one.kind in (NameKind.PRIMARY, NameKind.NATIVE)]
        ids = [f"ror:{self.ror_id}", f"grid:{self.grid_id}", f"wikidata:{self.wikidata_id}"]
        return Known(
            entity_id=self.entity_id,
            country=self.country,
            kind=self.kind,
            primary=tuple(first),
            others=tuple(one for one in self.strong() if one not in first and not is_lone_acronym(one)),
            weak=tuple(one.text for one in self.names.values() if one.kind is NameKind.WEAK),
            identifiers=(*(one for one in ids if not one.endswith(":")), *self.registration),
        )

    def bearer(self) -> Bearer:
        """What name hygiene needs of this body."""
        return Bearer(
            entity_id=self.entity_id,
            name=self.name,
            country=self.country,
            names=tuple(self.names.values()),
            cities=self.cities,
            kind=self.kind,
            curated=self.countries.get(self.country, 0) >= 1000,
        )
