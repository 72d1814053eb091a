"""Sentences of the rules in another language: by their own text, or made again from their parts."""

import re
from collections.abc import Mapping
from typing import Any, Protocol

from screening.model.sentence import JOINED, Sentence, one_stop, with_sentences
from screening.report.remarks import remark_of_place

TAIL = "tail"
# What stands in these blanks is somebody else's text and stays as it is written.
_VERBATIM = frozenset(("quotation", "text", "written", "related", "url"))
_DAYS = frozenset(("date",))
_NUMBERS = frozenset(("low", "high", "sum", "worst", "limits", "weight", "weights", "share"))
_LISTED = re.compile(r"(?<=\d), (?=\d)")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_STEP = " › "  # between the parts of a place: file, sheet, row, column
_QUOTES = ('""', "“”")
_LISTED_BODY = "words.body_"
_NUMBERED = re.compile(r"(\D+) (\d[\d.-]*)")


class Words(Protocol):
    """The phrases of one language, as far as sentences of the rules need them."""

    @property
    def language(self) -> str:
        """Its code."""
        ...

    @property
    def table(self) -> Mapping[str, str]:
        """Phrases by key."""
        ...

    @property
    def sentences(self) -> Mapping[str, str]:
        """Sentences with blanks by the key of their phrase."""
        ...

    @property
    def content(self) -> Mapping[str, str]:
        """Sentences without blanks by their English text."""
        ...

    def date(self, iso: str | None) -> str:
        """A day in words."""
        ...


def recalled(result: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    """A stored result whose sentences know what they were made of; English needs days and listed bodies."""
    made = result.get("sentences")
    if not isinstance(made, Mapping):
        return result
    if language == "en":
        made = {**_with_days(made), **_of_listed_bodies(made)}
    known: Mapping[str, Any] = with_sentences({k: v for k, v in result.items() if k != "sentences"}, made)
    return known


def _of_listed_bodies(made: Mapping[str, Any]) -> dict[str, Any]:
    """The sentences that place a body on a list: a legal point is told list by list."""
    return {
        text: how
        for text, how in made.items()
        if isinstance(how, Mapping) and str(how.get("key", "")).startswith(_LISTED_BODY)
    }


def _with_days(made: Mapping[str, Any]) -> dict[str, Any]:
    """The sentences that hold a day, themselves or in a part."""
    kept: dict[str, Any] = {}
    rest = {
        text: {name: str(one) for name, one in how["values"].items()}
        for text, how in made.items()
        if isinstance(how, Mapping) and isinstance(how.get("values"), Mapping)
    }
    found = {text for text, values in rest.items() if not _DAYS.isdisjoint(values)}
    while found:
        kept |= {text: made[text] for text in found}
        rest = {text: values for text, values in rest.items() if text not in kept}
        found = {text for text, values in rest.items() if not found.isdisjoint(values.values())}
    return kept


def dated(sentence: str, words: Words) -> str:
    """The sentence in its own language, with its days in words; an edition keeps the form of its list."""
    if not isinstance(sentence, Sentence):
        return sentence
    text = str(sentence)
    for name, value in sentence.values.items():
        if name in _DAYS:
            text = text.replace(value, words.date(value))
        elif isinstance(value, Sentence):
            text = text.replace(value, dated(value, words))
    return text


def concept_of(cue: Mapping[str, Any]) -> str:
    """A field of the text in words, known by its name in the rules."""
    name: str = cue.get("name") or cue["concept"].replace("_", " ")
    return name


def tail_of(sentence: str) -> str:
    """What stands behind the first semicolon of a sentence."""
    text = sentence.partition("; ")[2]
    return Sentence(text, TAIL, {"of": sentence}) if text else ""


def said_again(sentence: str, words: Words) -> str | None:
    """The sentence in the language of these words, or None where they do not have it."""
    found = words.content.get(sentence)
    if found is not None:
        return found
    if isinstance(sentence, Sentence):
        return _from_parts(sentence, words)
    if remarked := remark_of_place(sentence, words.language):
        place, says = remarked
        return f"{said_again(place, words) or place}: {says}"
    if _STEP in sentence:
        return _STEP.join(_step(part, words) or part for part in sentence.split(_STEP))
    parts = sentence.split("; ")
    if len(parts) > 1:
        return _all_of([words.content.get(one) for one in parts], "; ")
    return _numbered(sentence, words)


def _step(part: str, words: Words) -> str | None:
    """One step of a place: "row 3", "page 2, table 1", a heading in quotes."""
    if (part[:1] + part[-1:]) in _QUOTES and part not in words.content:
        return words.table["quote.text"].format(text=part[1:-1])
    inner = [words.content.get(one) or _numbered(one, words) for one in part.split(", ")]
    return said_again(part, words) or _all_of(inner, ", ")


def _from_parts(sentence: Sentence, words: Words) -> str | None:
    if sentence.key == JOINED:
        parts = [one for name, one in sentence.values.items() if name != "by"]
        return _all_of([said_again(one, words) for one in parts], sentence.values.get("by", "; "))
    if sentence.key == TAIL:
        whole = said_again(sentence.values.get("of", ""), words)
        return None if whole is None else whole.partition("; ")[2]
    pattern = words.sentences.get(sentence.key)
    if pattern is None:
        return None
    values = {name: _value(name, one, words) for name, one in sentence.values.items()}
    try:
        return one_stop(pattern.format(**values))
    except (KeyError, IndexError, ValueError):  # a stored result of another edition may lack a blank
        return None


def _all_of(parts: list[str | None], separator: str) -> str | None:
    """All parts as one, or None when one of them is not there."""
    known = [one for one in parts if one is not None]
    return separator.join(known) if len(known) == len(parts) else None


def _value(name: str, value: str, words: Words) -> str:
    if name in _VERBATIM:
        return value
    if name in _DAYS:
        return words.date(value)
    if name in _NUMBERS and not isinstance(value, Sentence):
        found = words.content.get(value)
        return _own_numbers(value, words.table["number.point"]) if found is None else found
    found = said_again(value, words)
    return value if found is None else found


def _own_numbers(value: str, point: str) -> str:
    """Numbers with the decimal sign of the language; where it is a comma, none divides them."""
    told = _LISTED.sub("; ", value) if point == "," else value
    return _POINT.sub(point, told)


def _numbered(sentence: str, words: Words) -> str | None:
    """ "keyword 3", "compiled 2026-11-21": a word that is known, and its number or day."""
    match = _NUMBERED.fullmatch(sentence)
    word = words.content.get(match[1]) if match else None
    return f"{word} {match[2]}" if match and word is not None else None
