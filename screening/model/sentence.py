"""A sentence that knows which phrase it was made of, so that a report can say it in another language."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

JOINED = "joined"
_BLANK = re.compile(r"{(\w+)}")


class Sentence(str):
    """The finished English text; `key` names its phrase, `values` are what filled the blanks.

    It is text like any other, so that results stay as they are for whoever only reads them.
    """

    __slots__ = ("key", "values")
    key: str
    values: Mapping[str, str]

    def __new__(cls, text: str, key: str, values: Mapping[str, str]) -> "Sentence":
        """The text with what it was made of."""
        made = super().__new__(cls, text)
        made.key, made.values = key, values
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return str(self), self.key, self.values

    def __deepcopy__(self, _: object) -> "Sentence":
        return self


def filled(key: str, pattern: str, values: Mapping[str, object]) -> str:
    """The phrase with its blanks filled; one without blanks is found by its own text and stays plain."""
    used = {name: _text(values[name]) for name in _blanks(pattern) if name in values}
    text = pattern.format(**used)
    return Sentence(text, key, used) if used else text


@lru_cache(maxsize=4096)
def _blanks(pattern: str) -> tuple[str, ...]:
    """The names of the blanks of a phrase, each once."""
    return tuple(dict.fromkeys(_BLANK.findall(pattern)))


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value)


def joined(separator: str, parts: Iterable[str]) -> str:
    """Several sentences as one, each still known by itself."""
    given = tuple(parts)
    if len(given) < 2:
        return given[0] if given else ""
    values = {str(number): one for number, one in enumerate(given)}
    return Sentence(separator.join(given), JOINED, {"by": separator, **values})


def sentences_in(given: Any) -> dict[str, dict[str, Any]]:
    """How every sentence of a result was made: `{text: {key, values}}`, those within others included."""
    found: dict[str, dict[str, Any]] = {}
    _collect(given, found)
    return found


def _collect(given: Any, found: dict[str, dict[str, Any]]) -> None:
    if isinstance(given, Sentence):
        if str(given) not in found:
            found[str(given)] = {
                "key": given.key,
                "values": {name: str(one) for name, one in given.values.items()},
            }
            _collect(given.values, found)
    elif isinstance(given, Mapping):
        for one in given.values():
            _collect(one, found)
    elif isinstance(given, list | tuple):
        for one in given:
            _collect(one, found)


def with_sentences(given: Any, made: Mapping[str, Any]) -> Any:
    """A stored result whose sentences are known again by what they were made of."""
    if isinstance(given, str):
        return _known(given, made)
    if isinstance(given, Mapping):
        return {key: with_sentences(one, made) for key, one in given.items()}
    if isinstance(given, list | tuple):
        return [with_sentences(one, made) for one in given]
    return given


def _known(text: str, made: Mapping[str, Any], depth: int = 8) -> str:
    """The text as a sentence; a damaged entry is passed over, and `depth` ends what nests without end."""
    how = made.get(text)
    if depth == 0 or not isinstance(how, Mapping) or not isinstance(how.get("values"), Mapping):
        return text
    known = {name: _known(str(one), made, depth - 1) for name, one in how["values"].items()}
    return Sentence(text, str(how.get("key", "")), known)


def quoted(text: str, place: str = "") -> str:
    """Words as they are written, with their place where it is known."""
    values = {"text": text, "place": place}
    return (
        filled("plain.quoted_at", "“{text}” ({place})", values)
        if place
        else filled("plain.quoted", "“{text}”", values)
    )


def one_stop(text: str) -> str:
    """The sentence without its full stop where a name ("Co., Ltd.") has just ended with one."""
    if not text.endswith(".."):
        return text
    return Sentence(text[:-1], text.key, text.values) if isinstance(text, Sentence) else text[:-1]
