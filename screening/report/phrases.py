"""The words of a report: one file a language, English behind whatever a translation lacks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from screening import resources
from screening.errors import InvalidFile, UsageError
from screening.report.saying import dated, said_again

_DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_LANGUAGE = re.compile(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
_SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Phrases of one language by dotted key, and in another than English sentences that come from rules.

    `content` has those without blanks by their English text, `sentences` the others by the key of the phrase.
    """

    language: str
    table: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    content: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, key: str, **values: object) -> str:
        """The phrase with its blanks filled; an unknown key is a bug and raises KeyError."""
        return self.table[key].format(**values) if values else self.table[key]

    def count(self, key: str, number: int, **values: object) -> str:
        """The phrase for that many things: `key_none`, `key_one` where there is one, else `key`."""
        ending = {0: "_none", 1: "_one"}.get(number, "")
        chosen = key + ending if key + ending in self.table else key
        return self(chosen, count=number, **values)

    def word(self, key: str, value: str) -> str:
        """The word for one value of a closed vocabulary, or the value itself with spaces for underscores."""
        return self.table.get(f"{key}.{value}", value.replace("_", " "))

    def lines(self, key: str) -> tuple[str, ...]:
        """A list of sentences."""
        return self.lists[key]

    def translated(self, sentence: str) -> tuple[str, str]:
        """A sentence that comes from rules, with the language it is in; see `report/saying.py`.

        A phrase of this language ("not assessed", where the rules give no word) is in it already.
        """
        if self.language == _SOURCE_LANGUAGE:
            return dated(sentence, self), _SOURCE_LANGUAGE
        found = said_again(sentence, self)
        if found is None and sentence in self.table.values():
            found = sentence
        return (sentence, _SOURCE_LANGUAGE) if found is None else (found, self.language)

    def number(self, value: float, digits: int | None = None) -> str:
        """A number with the decimal sign of the language."""
        written = f"{value:g}" if digits is None else f"{value:.{digits}f}"
        return written.replace(".", self("number.point"))

    def date(self, iso: str | None) -> str:
        """`2026-11-21` in words; a month or a year stays a month or a year."""
        parts = _DATE.match((iso or "").strip())
        if parts is None:
            return (iso or "").strip() or self("date.unknown")
        year, month, day = parts.groups()
        if month is None or not 1 <= int(month) <= 12:
            return year if month is None else str(iso)
        name = self.lists["date.months"][int(month) - 1]
        if day is None:
            return self("date.month", month=name, year=year)
        return self("date.full", day=int(day), month=name, year=year)

    def period(self, start: str, end: str) -> str:
        """A span of time in words, empty when neither end is known."""
        if start and end:
            return self("date.to", start=self.date(start), end=self.date(end))
        if start:
            return self("date.from", start=self.date(start))
        return self("date.until", end=self.date(end)) if end else ""


@cache
def load_phrases(language: str = _SOURCE_LANGUAGE) -> Phrases:
    """The shipped phrases of a language; raises UsageError naming the languages that are there."""
    if not _LANGUAGE.match(language) or language not in languages():
        raise UsageError(
            f"reports are not available in {language!r}; available: {', '.join(languages())}. "
            "A translation is a copy of reports/phrases/en.yml."
        )
    own = read_phrases(resources.text("reports", "phrases", f"{language}.yml"), f"{language}.yml")
    if language == _SOURCE_LANGUAGE:
        return own
    source = load_phrases(_SOURCE_LANGUAGE)
    return Phrases(
        language=own.language,
        table={**source.table, **own.table},
        lists={**source.lists, **own.lists},
        content=own.content,
        sentences=own.sentences,
    )


def languages() -> tuple[str, ...]:
    """Languages that reports can be made in."""
    folder: Path = resources.folder("reports") / "phrases"
    return tuple(sorted(path.stem for path in folder.glob("*.yml")))


def read_phrases(text: str, file: str) -> Phrases:
    """Read one file of phrases; every value is text, whatever YAML would make of it."""
    try:
        given = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError as problem:
        raise InvalidFile(f"{file}: not readable as YAML: {problem}") from problem
    if not isinstance(given, dict) or "language" not in given:
        raise InvalidFile(f"{file}: expected phrases by key, with the key 'language' at the top")
    content = given.pop("content", None) or {}
    sentences = given.pop("sentences", None) or {}
    flat = dict(_flattened(given))
    return Phrases(
        language=given["language"],
        table=_texts(flat.items()),
        lists={key: value for key, value in flat.items() if isinstance(value, tuple)},
        content=content if isinstance(content, dict) else {},
        sentences=_texts(_flattened(sentences)) if isinstance(sentences, dict) else {},
    )


def _texts(given: Iterable[tuple[str, str | tuple[str, ...]]]) -> dict[str, str]:
    return {key: value for key, value in given if isinstance(value, str)}


def _flattened(given: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for key, value in given.items():
        if isinstance(value, Mapping):
            yield from _flattened(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", tuple(value) if isinstance(value, list) else value
