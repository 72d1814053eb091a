"""Reads labelled texts, and finds our body for each body that a labelled file names."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from screening.model.listing import Entity, NameKind

PAIRS = Path(__file__).resolve().parent.parent / "data" / "pairs.csv"
LISTED_FILE = "listed_entities.csv"
OWN_KINDS = (NameKind.PRIMARY, NameKind.NATIVE, NameKind.ALIAS, NameKind.FORMER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One text with the bodies that it names (our ids); `wanted` is the outcome, where the file says one."""

    text: str
    expected: tuple[str, ...]
    slice: str
    tier: str = ""
    scored: bool = True
    wanted: str = ""
    country: str = ""
    strength: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A labelled file: its texts, our ids of the bodies that it knows, the ids of those we do not find."""

    labels: tuple[Label, ...]
    known: frozenset[str]
    unmapped: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def read_labelled(path: Path, entities: Mapping[str, Entity]) -> Labelled:
    """A labelled file in the layout of the evaluation files; its bodies stand in a file beside it."""
    with (path.parent / LISTED_FILE).open(encoding="utf-8", newline="") as handle:
        bodies = list(csv.DictReader(handle))
    ours = mapped(bodies, entities)
    with path.open(encoding="utf-8", newline="") as handle:
        labels = tuple(
            Label(
                text=row["string"],
                expected=tuple(ours.get(one, one) for one in row["expected"].split(";") if one),
                slice=row["slice"],
                tier=row["tier"],
                scored=row["scored"] == "1",
            )
            for row in csv.DictReader(handle)
        )
    names = (name for body in bodies for name in (body["name"], body["name_zh"], *body["aliases"].split("|")))
    return Labelled(
        labels=labels,
        known=frozenset(ours.values()),
        unmapped=tuple(sorted(body["id"] for body in bodies if body["id"] not in ours)),
        names=tuple(dict.fromkeys(name for name in names if name)),
    )


def read_pairs(entities: Mapping[str, Entity], path: Path = PAIRS) -> Labelled:
    """The labelled pairs that the project ships; those whose right answer is a question are not scored."""
    with path.open(encoding="utf-8", newline="") as handle:
        labels = tuple(
            Label(
                text=row["text"],
                expected=tuple(one for one in row["expected"].split(";") if one),
                slice=row["kind"],
                scored=row["outcome"] != "review",
                wanted=row["outcome"],
                country=row["country"],
                strength=row["strength"],
                tier="pairs",
            )
            for row in csv.DictReader(handle)
        )
    names = (name.text for one in entities.values() for name in one.names if name.kind in OWN_KINDS)
    return Labelled(labels=labels, known=frozenset(entities), names=tuple(dict.fromkeys(names)))


def mapped(bodies: Iterable[Mapping[str, str]], entities: Mapping[str, Entity]) -> dict[str, str]:
    """Our id for each foreign body: by ROR id, else domain, name or alias; none where two fit."""
    by: dict[str, dict[str, set[str]]] = {
        kind: defaultdict(set) for kind in ("ror", "domain", "main", "name")
    }
    for one in entities.values():
        by["ror"][one.ror_id].add(one.entity_id)
        for domain in one.domains:
            by["domain"][domain.lower()].add(one.entity_id)
        by["main"][plain(one.name)].add(one.entity_id)
        for name in one.names:
            if name.kind in OWN_KINDS:
                by["name"][plain(name.text)].add(one.entity_id)
    out = {}
    for body in bodies:
        found = _ours(body, by)
        if found:
            out[body["id"]] = found
    return out


def _ours(body: Mapping[str, str], by: Mapping[str, Mapping[str, set[str]]]) -> str:
    """The one body of ours that the first telling feature gives; "" where there is none, or more than one."""
    names = [plain(one) for one in (body["name"], body["name_zh"]) if one]
    aliases = [plain(one) for one in body["aliases"].split("|") if len(one) > 5 or not one.isascii()]
    rors = [one.removeprefix("ror.org/") for one in body["ror_ids"].split(";") if one]
    domains = [one.lower() for one in body["domains"].split(";") if one]
    for kind, values in (
        ("ror", rors),
        ("domain", domains),
        ("main", names),
        ("name", names),
        ("name", aliases),
    ):
        fits = {entity_id for value in values for entity_id in by[kind].get(value, ())}
        if len(fits) > 1:
            fits &= {entity_id for value in names for entity_id in by["main"].get(value, ())}
        if len(fits) == 1:
            return fits.pop()
    return ""


def plain(text: str) -> str:
    """Words in small letters with single spaces, without accents and signs; not the matcher's own forms."""
    low = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    bare = "".join(one for one in low if not unicodedata.combining(one))
    return re.sub(r"[\W_]+", " ", bare.replace("'", "").replace("’", "")).strip()


def names_in_full(text: str, entity: Entity) -> bool:
    """True when a name of the body that is no acronym stands in the text, word for word."""
    padded = f" {plain(text)} "
    for name in entity.names:
        if name.kind not in OWN_KINDS or (name.text.isupper() and name.text.isascii()):
            continue
        one = plain(name.text)
        if len(one) > 3 and (f" {one} " in padded if one.isascii() else one in padded):
            return True
    return False
