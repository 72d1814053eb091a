"""Reads single fields of a mapping, keeping every problem with its path and dropping protected fields."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from screening.model import place
from screening.model.proposal import UNKNOWN, Interval
from screening.model.ror import ROR_ID
from screening.model.spelling import did_you_mean
from screening.model.vocabulary import PROTECTED_FIELDS

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ROR = re.compile(rf"(?:https?://)?(?:www\.)?(?:ror\.org/)?({ROR_ID})/?", re.IGNORECASE)
_PROTECTED_RUN_TOGETHER = frozenset(one.replace("_", "") for one in PROTECTED_FIELDS)

_INDEX = re.compile(r"\[\d+\]")
_PROTECTED_WORDS = frozenset(
    "nationality citizenship ethnicity ethnic religion religious gender birthplace birthday birthdate birth"
    " passport photo photograph".split()
)

Read = TypeVar("Read")


class Problems:
    """What is wrong with one mapping, and which protected fields were left out of it."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.dropped: set[str] = set()

    def add(self, path: str, says: str) -> None:
        """Keep one problem, with the path of the field."""
        self.found.append(f"{path}: {says}")


def is_protected(key: str) -> bool:
    """True for a field that says something about a person which no rule may read."""
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", key.strip())
    plain = re.sub(r"[\s\-.]+", "_", plain).lower()
    words = set(plain.split("_"))
    return (
        plain in PROTECTED_FIELDS
        or plain.replace("_", "") in _PROTECTED_RUN_TOGETHER
        or not _PROTECTED_WORDS.isdisjoint(words)
    )


def known_fields(given: Any, path: str, known: frozenset[str], problems: Problems) -> dict[str, Any]:
    """The known fields of a mapping; protected ones are dropped and named, unknown ones are problems."""
    if not isinstance(given, Mapping):
        problems.add(path or "proposal", f"is {kind_of(given)}; expected a mapping of fields")
        return {}
    kept: dict[str, Any] = {}
    for key, value in given.items():
        name = str(key)
        if is_protected(name):
            problems.dropped.add(f"{_INDEX.sub('', path)}.{name}".lstrip("."))
        elif name in known:
            kept[name] = value
        else:
            problems.add(f"{path}.{name}".lstrip("."), f"is not a known field{did_you_mean(name, known)}")
    return kept


def country_code(written: Any, path: str, problems: Problems) -> str:
    """A two-letter country code, read as `place.country_code` does; empty when none is given."""
    text = text_of(written, path, problems)
    if text.lower() in ("", UNKNOWN):
        return ""
    code = place.country_code(text)
    if not code:
        problems.add(path, f"is '{written}'; expected a two-letter country code such as CN or GB")
    return code


def is_unknown(given: Any) -> bool:
    """True where somebody wrote that it is not known."""
    return isinstance(given, str) and given.strip().lower() == UNKNOWN


def interval(given: Any, path: str, scale: Interval, problems: Problems) -> Interval:
    """A level or a range of levels on the scale; `unknown` is the whole scale."""
    low, high = scale
    ends = given if isinstance(given, list | tuple) and len(given) == 2 else (given, given)
    if is_unknown(given):
        return scale
    if not all(_is_level(one, scale) for one in ends) or ends[0] > ends[1]:
        problems.add(
            path,
            f"is {shown(given)}; expected a whole number {low} to {high}, a range [low, high] or unknown",
        )
        return scale
    return int(ends[0]), int(ends[1])


def _is_level(given: Any, scale: Interval) -> bool:
    return isinstance(given, int) and not isinstance(given, bool) and scale[0] <= given <= scale[1]


def each(
    given: Any, path: str, read: Callable[[Any, str, Problems], Read], problems: Problems
) -> tuple[Read, ...]:
    """Every item of a list, read one by one with its index in the path."""
    if given is None:
        return ()
    if not isinstance(given, Sequence) or isinstance(given, str):
        problems.add(path, f"is {kind_of(given)}; expected a list")
        return ()
    return tuple(read(one, f"{path}[{index}]", problems) for index, one in enumerate(given))


def text_of(given: Any, path: str, problems: Problems) -> str:
    """A text, or nothing when none is given; a number is read as it is written."""
    if given is None:
        return ""
    if isinstance(given, str | int | float) and not isinstance(given, bool):
        return str(given).strip()
    problems.add(path, f"is {kind_of(given)}; expected text")
    return ""


def required_text(given: Any, path: str, problems: Problems) -> str:
    """A text that must be there."""
    before = len(problems.found)
    text = text_of(given, path, problems)
    if not text and len(problems.found) == before:
        problems.add(path, "is missing or empty; expected text")
    return text


def word_of(
    given: Any, path: str, allowed: Iterable[str], problems: Problems, *, missing: str = UNKNOWN
) -> str:
    """One of the allowed words, the `missing` word when none is given."""
    text = text_of(given, path, problems).lower()
    if not text:
        return missing
    words = (*allowed, UNKNOWN) if missing in (UNKNOWN, "civil") else tuple(allowed)
    if text in words:
        return text
    problems.add(path, f"is '{given}'; expected {', '.join(words)}{did_you_mean(text, words)}")
    return missing


def truth_of(given: Any, path: str, problems: Problems) -> bool | None:
    """True, False, or None when it is not known."""
    if given is None or isinstance(given, bool):
        return given
    known = {"true": True, "yes": True, "false": False, "no": False, UNKNOWN: None, "": None}
    text = str(given).strip().lower()
    if text not in known:
        problems.add(path, f"is {shown(given)}; expected true, false or unknown")
        return None
    return known[text]


def date_of(given: Any, path: str, problems: Problems) -> str:
    """A date as ISO text of the precision given (year, month or day)."""
    if isinstance(given, datetime):
        return given.date().isoformat()
    if isinstance(given, date):
        return given.isoformat()
    text = text_of(given, path, problems)
    if text and text.lower() != UNKNOWN and not _is_date(text):
        problems.add(path, f"is '{text}'; expected a date such as 2026-01-31, 2026-01 or 2026")
    return "" if text.lower() == UNKNOWN else text


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def ror_of(given: Any, path: str, problems: Problems) -> str:
    """The bare nine characters of a ROR id."""
    text = text_of(given, path, problems)
    found = _ROR.fullmatch(text)
    if text and text.lower() != UNKNOWN and not found:
        problems.add(path, f"is '{text}'; expected a ROR id such as 00wk2mp56")
    return found.group(1).lower() if found else ""


def kind_of(given: Any) -> str:
    """What kind of value this is, in words for a message."""
    if given is None:
        return "empty"
    names = {"dict": "a mapping", "list": "a list", "str": "a text", "bool": "true or false"}
    return names.get(type(given).__name__, f"a value of type {type(given).__name__}")


def shown(given: Any) -> str:
    """The value in quotes, or that it is missing."""
    return "missing" if given is None else f"'{given}'"
