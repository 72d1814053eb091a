"""Records of services whose organisations stand in a list inside each: a row for each of them."""

import re
from collections.abc import Iterator
from typing import Any

from screening.intake.columns import ORGANISATIONS, known_heading
from screening.intake.vocabulary import record_words

_LOCALE = re.compile(r"[a-z]{2}(?:[_-][A-Za-z]{2})?")
_TEXT = ("value", "text", "label")


def plain(value: Any) -> Any:
    """A text in one of several languages, or in a wrapper of its own, as that text."""
    if not isinstance(value, dict) or not value:
        return value
    texts = all(isinstance(one, str) for one in value.values())
    if texts and all(map(_LOCALE.fullmatch, value)):
        return next((value[one] for one in value if one.startswith("en")), next(iter(value.values())))
    if isinstance(value.get("text"), list):  # {"text": [{"locale": …, "value": …}]}
        return next((plain(one) for one in value["text"]), "")
    wrapped = [one for one in _TEXT if isinstance(value.get(one), str)]
    return value[wrapped[0]] if wrapped and not set(value) - {*_TEXT, "locale", "lang", "uri"} else value


def organisations_of(record: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, str]], list[str]]:
    """The record without its lists of organisations, a row for each of them, the lists that were not read."""
    rest: dict[str, Any] = {}
    rows: list[dict[str, str]] = []
    left_out = []
    for name, value in record.items():
        if not (isinstance(value, list) and any(isinstance(one, dict) for one in value)):
            rest[name] = plain(value)
            continue
        field = known_heading(name)[0]
        found = [row for one in value if (row := _row(one, field))] if field in ORGANISATIONS else []
        rows += found
        if len(found) < len(value):
            left_out.append(name)
    return rest, rows, left_out


def _row(entry: Any, field: str) -> dict[str, str]:
    """One organisation by its name; {} where none is given."""
    if isinstance(entry, str):
        return {field: entry}
    words = record_words()
    said = [(path, text) for path, text in _leaves(entry, ()) if text]
    named = sorted((one for one in said if one[0][-1] in words.name), key=lambda one: (len(one[0]), one[0]))
    if not named:
        return {}
    row = {field: named[0][1]}
    for heading, meant in words.about.items():
        row[heading] = next((text for path, text in said if path[-1] in meant), "")
    return row


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a record with its path, in plain letters."""
    value = plain(value)
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _leaves(one, (*path, re.sub(r"[^a-z]", "", name.lower())))
    elif isinstance(value, str | int) and not isinstance(value, bool) and path:
        yield path, str(value).strip()
