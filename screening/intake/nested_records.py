"""Records of services whose organisations stand in a list inside each: a row for each of them."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from screening.intake.columns import ORGANISATIONS, known_heading
from screening.intake.partners import looks_like_organisation
from screening.intake.vocabulary import BETTER, record_words

_LOCALE = re.compile(r"[a-z]{2}(?:[_-][A-Za-z]{2})?")


def plain(value: Any) -> Any:
    """A text in one of several languages, or in a wrapper of its own, as that text."""
    if isinstance(value, list):
        return _of_languages(value)
    if not isinstance(value, dict) or not value:
        return value
    texts = all(isinstance(one, str) for one in value.values())
    if texts and all(map(_LOCALE.fullmatch, value)):
        return next((value[one] for one in value if one.startswith("en")), next(iter(value.values())))
    if isinstance(value.get("text"), list):  # {"text": [{"locale": …, "value": …}]}
        return next((plain(one) for one in value["text"]), "")
    words = record_words()
    wrapped = [one for one in words.text if isinstance(value.get(one), str)]
    others = set(value).difference(words.text, words.language, words.beside_text)
    return value[wrapped[0]] if wrapped and not others else value


def _of_languages(values: list[Any]) -> Any:
    """`[{"lang": "en", "value": …}, …]` as the English text or the first; other lists as they are."""
    language = record_words().language
    marked = [one for one in values if isinstance(one, dict) and not language.isdisjoint(one)]
    if not marked or len(marked) < len(values) or not all(isinstance(plain(one), str) for one in marked):
        return values
    english = (one for one in marked if any(str(one.get(name, "")).startswith("en") for name in language))
    return plain(next(english, marked[0]))


def organisations_of(record: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, str]], list[str]]:
    """The record without its lists of organisations, a row for each of them, the lists that were not read."""
    rows: list[dict[str, str]] = []
    left_out: list[str] = []
    rest = _without_lists(record, rows, left_out)
    return rest, rows, left_out


def _without_lists(
    record: dict[str, Any], rows: list[dict[str, str]], left_out: list[str], over: str = ""
) -> dict[str, Any]:
    """A mapping as it is, save its lists of mappings, at any depth: `rows` gets the organisations in them."""
    rest: dict[str, Any] = {}
    for name, given in record.items():
        value, path = plain(given), f"{over}{name}"
        if isinstance(value, dict):
            person = _is_person(value)
            found = list(_named(name, value)) if person or _only_in_records(name) else []
            rows += [_as_funder(row) if _holds(path.lower(), record_words().funds) else row for row in found]
            if person or not found:
                rest[name] = _without_lists(value, rows, left_out, f"{path}.")
        elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
            is_funding = _holds(_bare(name), record_words().funds)
            each = [list(_named(name, one)) or (list(_payer(one)) if is_funding else []) for one in value]
            rows += [row for found in each for row in found]
            left_out += [] if all(each) else [path]
        else:
            rest[name] = value
    return rest


def _named(name: str, entry: Any) -> Iterator[dict[str, str]]:
    """The organisation that an entry of such a name is; else those that its own entries are."""
    if _holds(_bare(name), record_words().manages):  # a unit of one's own
        return
    rare = _only_in_records(name)
    field = "partner" if rare else known_heading(name)[0]
    is_person = _is_person(entry)
    if field in ORGANISATIONS and not is_person and (row := _row(plain(entry), field)):
        if not rare or looks_like_organisation(row[field]) or any(list(row.values())[1:]):
            yield row
        return
    for inner, value in entry.items() if isinstance(entry, dict) else ():
        if is_person and _bare(inner) in record_words().own:
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) or _is_body(inner, one):
                yield from _named(inner, one)


def _payer(entry: Any) -> Iterator[dict[str, str]]:
    """Who pays, in an entry of a list of funds that calls it by no more than its name."""
    if not _is_person(entry) and (row := _row(entry, "funder")):
        yield row


def _holds(name: str, words: Iterable[str]) -> bool:
    return any(word in name for word in words)


def _is_person(entry: Any) -> bool:
    return isinstance(entry, dict) and not record_words().person.isdisjoint(map(_bare, entry))


def _as_funder(row: dict[str, str]) -> dict[str, str]:
    return {"funder" if name == "partner" else name: text for name, text in row.items()}


def _is_body(name: str, value: Any) -> bool:
    """True for `institution: X`; a name alone may be a person's."""
    field, weight = known_heading(name)
    return isinstance(value, str) and bool(value) and field in ORGANISATIONS and weight >= BETTER


def _only_in_records(name: str) -> bool:
    return _bare(name) in record_words().organisation


def _bare(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def _row(entry: Any, field: str) -> dict[str, str]:
    """One organisation by its name; {} where none is given."""
    if isinstance(entry, str):
        return {field: entry}
    words = record_words()
    said = [(path, text) for path, text in _leaves(entry, ()) if text]
    about = frozenset().union(*words.about.values())
    named = sorted(
        (one for one in said if one[0][-1] in words.name and not _is_of(one[0], about)),
        key=lambda one: (len(one[0]), one[0]),
    )
    if not named:
        return {}
    row = {field: named[0][1]}
    for heading, meant in words.about.items():
        row[heading] = next((text for path, text in said if path[-1] in meant or _is_of(path, meant)), "")
    return row


def _is_of(path: tuple[str, ...], meant: Collection[str]) -> bool:
    """True for the code or the name inside what says it: `country: {code: NO}`."""
    return len(path) > 1 and path[-2] in meant and path[-1] in record_words().inside


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a record with its path, in plain letters."""
    value = plain(value)
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _leaves(one, (*path, _bare(name)))
    elif isinstance(value, str | int) and not isinstance(value, bool) and path:
        yield path, str(value).strip()
