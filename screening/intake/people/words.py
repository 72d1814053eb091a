"""The words of `rules/people/words.yml`: kinds of titles, headings of sections, words of organisations."""

import re
from functools import cache

from screening import resources
from screening.intake.yaml_text import read_yaml
from screening.model.record import RecordKind

_FILE = "words.yml"


@cache
def _words() -> dict[str, dict[str, list[str]] | list[str]]:
    return dict(read_yaml(resources.text("rules", "people", _FILE), _FILE))


@cache
def _headings() -> dict[str, str]:
    table = _words()["headings"]
    assert isinstance(table, dict)
    return {_plain(heading): kind for kind, headings in table.items() for heading in headings}


@cache
def _organisation_pattern() -> re.Pattern[str]:
    words = [re.escape(one) for one in _words()["organisation_words"]]
    latin = "|".join(one for one in words if one.isascii() or not _is_han(one))
    han = "|".join(one for one in words if _is_han(one))
    return re.compile(rf"(?<!\w)(?:{latin})(?!\w)|\w(?:universität|universitet|universiteit)|{han}", re.I)


def _is_han(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def kind_of_title(title: str, otherwise: RecordKind = RecordKind.EMPLOYMENT) -> RecordKind:
    """Honorary or appointment where the title says so, else the kind given."""
    kinds = _words()["title_kinds"]
    assert isinstance(kinds, dict)
    text = title.casefold()
    for kind, words in kinds.items():
        if any(_has(text, word.casefold()) for word in words):
            return RecordKind(kind)
    return otherwise


def is_a_post(title: str) -> bool:
    """True for the title of a professor, honorary ones included; a medal or a doctorate is none."""
    return any(_has(title.casefold(), word.casefold()) for word in _words()["post_words"])


def break_in(line: str) -> str:
    """The word by which a line without an organisation tells of leave or a break, or ""."""
    text = line.casefold()
    found = next((word for word in _words()["breaks"] if _has(text, word.casefold())), "")
    return "" if found and names_an_organisation(line) else found


@cache
def _goes_on() -> re.Pattern[str]:
    words = "|".join(re.escape(one) for one in _words()["goes_on"])
    return re.compile(rf"(?:,|(?<!\w)(?:{words}))$", re.IGNORECASE)


def goes_on(line: str, following: str) -> bool:
    """True where a line of a narrow column was broken inside an entry: "University of" and "Tides"."""
    return bool(_goes_on().search(line.rstrip())) or following.lstrip().startswith("(")


def _has(text: str, word: str) -> bool:
    return word in text if _is_han(word) else re.search(rf"(?<!\w){re.escape(word)}", text) is not None


def section_of(line: str) -> str | None:
    """The kind of section that a heading opens, or None where the line is no heading.

    A heading is short, is known, and carries nothing but a letter or number before it.
    """
    text = (
        re.sub(r"^\s*(?:section\s+)?(?:[A-Da-d]|[IVX]{1,4}|\d{1,2})[.)]\s+", "", line).strip().rstrip(":：")
    )
    return _headings().get(_plain(text)) if 0 < len(text) <= 60 else None


def names_an_organisation(text: str) -> bool:
    """True when the text has a word such as university, hospital or company."""
    return _organisation_pattern().search(text) is not None


def organisation_in(line: str) -> tuple[str, str]:
    """The part of a line that names an organisation, with what stands after it, and what stands before.

    The last such part wins the name ("Department of X, University of Y"): all
    that follows (city, country) stays with it.
    """
    parts = [
        part.strip() for part in re.split(r"\s*[,;|\t]\s*|\s+[-–—]\s+|\s+at\s+|，|；", line) if part.strip()
    ]
    with_word = [number for number, part in enumerate(parts) if names_an_organisation(part)]
    if not with_word:
        return "", line.strip()
    last = with_word[-1]
    return ", ".join(parts[last:]), ", ".join(parts[:last])
