"""The words by which headings, countries and fixed values are known, loaded from rules/intake."""

import re
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_uppercase
from typing import Any

from screening.errors import MissingResource
from screening.intake.words import brackets_of, key, squeezed, without_brackets
from screening.intake.yaml_text import read_yaml
from screening.model.vocabulary import PROTECTED_FIELDS
from screening.resources import text

# A name of a record inside others, as `team.lead.birthDate`.
_PATH = re.compile(r"\w\.\w+$")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_REGIONAL_LETTERS = {0x1F1E6 + place: letter for place, letter in enumerate(ascii_uppercase)}
_OF = frozenset(("of", "the", "a", "s", "der", "des", "du", "de", "la", "del", "della", "do", "da"))
BETTER, WEAK = 2, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A known export: the headings that give it away, and what each means."""

    name: str
    title: str
    needs: frozenset[str]
    columns: dict[str, str]
    dates: str = ""
    funder: str = ""
    joins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything that intake knows about words; keys are in the form of `words.key`."""

    fields: dict[str, str]
    headings: dict[str, tuple[str, int]]
    headings_squeezed: dict[str, tuple[str, int]]
    protected: frozenset[str]
    protected_squeezed: frozenset[str]
    protected_words: tuple[str, ...]
    protected_labels: frozenset[str]
    persons: frozenset[str]
    protected_of_persons: frozenset[str]
    values: dict[str, dict[str, str]]
    unknown: frozenset[str]
    countries: dict[str, str]
    layouts: tuple[Layout, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """The names by which a record of another program says who an organisation is, and how it wraps a text."""

    name: frozenset[str]
    organisation: frozenset[str]
    person: frozenset[str]
    own: frozenset[str]
    about: dict[str, frozenset[str]]
    inside: frozenset[str]
    text: tuple[str, ...]
    language: frozenset[str]
    beside_text: frozenset[str]
    funds: tuple[str, ...]
    manages: tuple[str, ...]
    linked_types: dict[str, tuple[str, ...]]
    linked_funders: frozenset[str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The shipped vocabulary; a file that breaks its format is a broken installation."""
    fields = _table("fields")
    protected = _table("protected")
    dropped = frozenset(map(key, [*protected["headings"], *PROTECTED_FIELDS]))
    values, headings = _table("values"), _headings(fields)
    return Vocabulary(
        fields={name: str(one["means"]) for name, one in fields.items()},
        headings=headings,
        headings_squeezed={one.replace(" ", ""): known for one, known in reversed(headings.items())},
        protected=dropped,
        protected_squeezed=frozenset(one.replace(" ", "") for one in dropped),
        protected_words=tuple(map(key, protected["words"])),
        persons=frozenset(map(key, protected["persons"])),
        protected_of_persons=dropped.union(map(key, protected["of_persons"])),
        protected_labels=frozenset(map(squeezed, [*dropped, *protected["labels"]])),
        values={
            name: {key(str(word)): value for value, words in one.items() for word in words}
            for name, one in values.items()
            if name != "unknown"
        },
        unknown=frozenset(key(str(word)) for word in values["unknown"]),
        countries=_countries(),
        layouts=tuple(_layout(one) for one in _table("layouts")),
    )


def _table(name: str) -> Any:
    found = read_yaml(text("rules", "intake", f"{name}.yml"), f"rules/intake/{name}.yml")
    if not found:
        raise MissingResource(f"rules/intake/{name}.yml is empty; reinstall screening")
    return found


def _headings(fields: dict[str, Any]) -> dict[str, tuple[str, int]]:
    """Heading → field and weight; the first field that claims a heading keeps it."""
    found: dict[str, tuple[str, int]] = {}
    for weight, part in ((BETTER, "headings"), (WEAK, "weak")):
        for name, one in fields.items():
            for word in one.get(part, ()):
                found.setdefault(key(str(word)) or str(word), (name, weight))
    return found


def _countries() -> dict[str, str]:
    """Word → ISO code; a code stands for itself, and the words people use win over official ones."""
    official, spoken = _table("countries"), _table("country_words")
    found = {key(code): code for code in official}
    for table in (official, spoken):
        for code, words in table.items():
            found.update((key(str(word)), code) for word in words)
    return found


@lru_cache(maxsize=8)
def line_words(part: str) -> frozenset[str]:
    """The words of one part of lines.yml, as written in lower case and as keys."""
    words = [str(word) for word in _table("lines")[part]]
    return frozenset([word.casefold() for word in words] + [key(word) for word in words if key(word)])


@lru_cache(maxsize=1)
def record_words() -> RecordWords:
    """The words of records.yml."""
    table = _table("records")
    about = {heading: frozenset(words) for heading, words in table["about"].items()}
    return RecordWords(
        name=frozenset(table["name"]),
        organisation=frozenset(table["organisation"]),
        person=frozenset(table["person"]),
        own=frozenset(table["own"]),
        about=about,
        inside=frozenset(table["inside"]),
        text=tuple(table["text"]),
        language=frozenset(table["language"]),
        beside_text=frozenset(table["beside_text"]),
        funds=tuple(table["funds"]),
        manages=tuple(table["manages"]),
        linked_types={kind: tuple(words) for kind, words in table["linked_types"].items()},
        linked_funders=frozenset(table["linked_funders"]),
    )


def _layout(one: dict[str, Any]) -> Layout:
    return Layout(
        name=one["layout"],
        title=one["title"],
        needs=frozenset(map(squeezed, one["needs"])),
        columns={squeezed(heading): field for heading, field in one["columns"].items()},
        dates=one.get("dates", ""),
        funder=one.get("funder", ""),
        joins=bool(one.get("joins")),
    )


@lru_cache(maxsize=4096)
def country_code(written: str) -> str:
    """The ISO 3166-1 code of a country as written, or "" when it is not known.

    A flag says its code, a bracket may say more of the same country; two countries are none.
    """
    if not written:
        return ""
    codes = vocabulary().countries
    flags = flags_in(written)
    words = _FLAG.sub(" ", written) if flags else written
    if whole := codes.get(key(words), ""):
        return whole if set(flags) <= {whole} else ""
    outside = without_brackets(words)
    parts = (outside, *brackets_of(words)) if outside != words else ()
    said = {*flags, *(code for one in parts if (code := codes.get(key(one), "")))}
    return said.pop() if len(said) == 1 and len(flags) < 2 else ""


def flags_in(written: str) -> tuple[str, ...]:
    """The codes that the flags in a text spell, in order; a pair of letters that is no country is none."""
    if written.isascii():
        return ()
    spelt = (flag.translate(_REGIONAL_LETTERS) for flag in _FLAG.findall(written))
    return tuple(one for one in spelt if one.lower() in vocabulary().countries)


def is_protected(heading: str) -> bool:
    """True for a personal column that must not be read."""
    known, plain = vocabulary(), key(heading)
    if not plain:
        return False
    if plain in known.protected or squeezed(heading) in known.protected_squeezed:
        return True
    if _PATH.search(heading) and squeezed(heading.rpartition(".")[2]) in known.protected_squeezed:
        return True
    short = key(without_brackets(heading))
    bare = _without_persons(short, known.persons)
    if bare in known.protected or (bare != short and bare in known.protected_of_persons):
        return True
    padded = f" {plain} "
    return any(
        f" {word} " in padded or (not word.isascii() and word in plain) for word in known.protected_words
    )


def _without_persons(plain: str, persons: frozenset[str]) -> str:
    """`pi sex`, `photo of the applicant` and `sexe du porteur` as `sex`, `photo` and `sexe`."""
    words = plain.replace(" s ", " ").split()
    while words and words[0] in persons:
        words.pop(0)
    if words and words[-1] in persons:
        words.pop()
        while words and words[-1] in _OF:
            words.pop()
    return " ".join(words)
