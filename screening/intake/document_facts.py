"""What running text says of its project besides its parties: its dates, its number, its short name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from screening import resources
from screening.intake.agreement_cues import agreement_cues
from screening.intake.columns import known_label
from screening.intake.dates import Order, ambiguous, end_after, iso_date, order_of, period_of
from screening.intake.vocabulary import BETTER
from screening.intake.words import key
from screening.intake.yaml_text import read_yaml
from screening.model.source import NotRead, Place

_LABEL = re.compile(r"^\W*(?P<label>[^:：]{2,80}?)\s*[:：]\s*(?P<said>\S.*)$")
_DATED = ("starts", "ends", "duration")
_TEXTS = ("acronym", "programme")
_LONGEST_NUMBER, _LONGEST = 40, 200
_AMBIGUOUS = "'{}' may begin with the day or the month: read as the year only; write the month as a word"
_NO_DATE = "'{}' is not read as a date"
Line = tuple[Place, str]


@dataclass(slots=True, kw_only=True)
class DocumentFacts:
    """Texts by the field of a proposal, and a remark about each that could not be used."""

    texts: dict[str, str] = field(default_factory=dict)
    remarks: list[NotRead] = field(default_factory=list)


def facts_of(lines: Iterable[Line]) -> DocumentFacts:
    """What stands behind labels; days that no label gives, from sentences as "The project runs from …"."""
    found = DocumentFacts()
    given = list(lines)
    said = [(place, *one) for place, text in given if (one := _labelled(text))]
    for _, name, text in said:
        if name == "id" and _is_number(text):
            found.texts.setdefault("id", text)
        if name in _TEXTS and len(text) <= _LONGEST:
            found.texts.setdefault(name, agreement_cues().of_a_call.sub("", text))
    _dates([one for one in said if one[1] in _DATED], found)
    for name, text in _told(text for _, text in given):
        if not found.texts.get(name) and (read := iso_date(text, "")):
            found.texts[name] = read
    return found


def _labelled(line: str) -> tuple[str, str] | None:
    """The field of a label that is known, and what stands behind it."""
    match = _LABEL.match(line)
    if not match:
        return None
    name, weight = known_label(match["label"])
    if name in _DATED and key(match["label"]) in _of_a_letter() and not any(map(str.isdigit, match["said"])):
        return None
    return (name, match["said"].strip()) if weight >= BETTER and name in ("id", *_TEXTS, *_DATED) else None


def _is_number(text: str) -> bool:
    """True for what an office numbers its projects by: short, with a digit, hardly a space."""
    return len(text) <= _LONGEST_NUMBER and any(map(str.isdigit, text)) and text.count(" ") < 3


def _dates(said: Sequence[tuple[Place, str, str]], found: DocumentFacts) -> None:
    """First and last day; day and month are told apart by all dates of the document."""
    order = order_of(part for _, _, text in said for part in (text, *(period_of(text) or ())))
    for place, name, text in said:
        both = period_of(text)
        parts = zip(("starts", "ends"), both, strict=True) if both else ((name, text),)
        for part, written in parts:
            if part != "duration" and not found.texts.get(part):
                found.texts[part] = _date(place, written, order, found)
    for _, name, text in said:
        if name == "duration" and found.texts.get("starts") and not found.texts.get("ends"):
            found.texts["ends"] = end_after(found.texts["starts"], text)


def _date(place: Place, text: str, order: Order, found: DocumentFacts) -> str:
    read = iso_date(text, order)
    says = _NO_DATE if read is None else _AMBIGUOUS if not order and ambiguous(text) else ""
    if says:
        found.remarks.append(NotRead(place=place, says=says.format(text[:80]), raw=text[:200], kind="noted"))
    return read or ""


@cache
def _of_a_letter() -> frozenset[str]:
    """The words before sender and addressee of a letter, which stand before days in a form."""
    given = read_yaml(resources.text("rules", "intake", "agreements.yml"), "agreements.yml")
    return frozenset(map(key, given["of_a_letter"]))


@cache
def _sentences() -> tuple[re.Pattern[str], ...]:
    given = read_yaml(resources.text("rules", "intake", "agreements.yml"), "agreements.yml")
    day = f"(?:{'|'.join(given['days'])})"
    return tuple(re.compile(one.replace("DAY", day), re.IGNORECASE) for one in given["periods"])


def _told(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The days that sentences about the project itself give."""
    for text in texts:
        for pattern in _sentences():
            for match in pattern.finditer(text):
                yield from ((name, day) for name, day in match.groupdict().items() if day)
