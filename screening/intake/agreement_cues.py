"""The words by which running text names its parties, from rules/intake/agreements.yml."""

import re
from dataclasses import dataclass
from functools import cache

from screening import resources
from screening.intake.words import key
from screening.intake.yaml_text import read_yaml

_STEM = 5
_FIRST_HAN = 0x2E80


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Patterns of labels, clauses and signatures, and the words of organisations and names."""

    label: re.Pattern[str]
    several: re.Pattern[str]
    title: re.Pattern[str]
    summary: re.Pattern[str]
    follows: re.Pattern[str]
    before: re.Pattern[str]
    signed: re.Pattern[str]
    not_names: frozenset[str]
    organisation: re.Pattern[str]
    of_a_call: re.Pattern[str]
    joins: frozenset[str]
    openers: frozenset[str]
    ands: frozenset[str]
    joint: re.Pattern[str]
    comma: re.Pattern[str]
    listed: re.Pattern[str]
    article: re.Pattern[str]
    another: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceCues:
    """Patterns of sentences that say who takes part, and of what stands around a name in them."""

    ends: re.Pattern[str]
    together: re.Pattern[str]
    between: re.Pattern[str]
    han: re.Pattern[str]
    elsewhere: re.Pattern[str]
    divides: re.Pattern[str]
    unit: re.Pattern[str]
    person: re.Pattern[str]
    date: re.Pattern[str]
    dotted: frozenset[str]


@cache
def _given() -> dict[str, list[str]]:
    given: dict[str, list[str]] = read_yaml(
        resources.text("rules", "intake", "agreements.yml"), "agreements.yml"
    )
    return given


def _either(key: str) -> str:
    return "|".join(_given()[key])


def _comma() -> str:
    """A comma that divides names, not the one of "Co., Ltd."."""
    return rf",(?!\s*(?:{_either('forms_behind_a_comma')})\b)"


@cache
def literature() -> frozenset[str]:
    """The headings below which a text names others than who takes part."""
    return frozenset(map(key, _given()["literature"]))


@cache
def studies() -> re.Pattern[str]:
    """A line about somebody's own studies, not about students who come or go."""
    together = rf"(?!.*(?<!\w)(?:{_either('studies_together')})(?!\w))"
    return re.compile(rf"^{together}.*(?<!\w)(?:{_either('studies')})", re.IGNORECASE | re.DOTALL)


@cache
def sentence_cues() -> SentenceCues:
    """The words of sentences, read once."""
    flags, ands = re.IGNORECASE, _either("and_words")
    abbreviated = "".join(rf"(?<!\b{one}\.)" for one in _given()["dot_within"])
    group = rf"(?:(?-i:[a-zà-ÿ]+)\s+){{0,4}}?(?:{_either('before_a_body')})\s+(?=(?-i:[A-ZÀ-Þ]))"
    two = rf"\b(?:{_either('joint')})\s+(?:\w+\s+){{0,5}}?(?:{_either('between')})\s+"
    return SentenceCues(
        ends=re.compile(rf"(?<=[.!?。；])(?<!\b[A-Z]\.){abbreviated}\s+(?=[^\W\d_a-z])"),
        together=re.compile(rf"\b(?:{_either('together')})\s+(?:{group})?", flags),
        between=re.compile(two, flags),
        han=re.compile(_either("together_han")),
        elsewhere=re.compile(rf"\b(?:{_either('elsewhere')})\b|\[\d|\((?:19|20)\d\d\)", flags),
        divides=re.compile(rf"\s*(?:(?:;|{_comma()})\s*(?:(?:{ands})\s+)?|\s(?:{ands})\s)\s*"),
        unit=re.compile(rf"^(?:the\s+)?(?:{_either('unit_begins')})", flags),
        person=re.compile(rf"^(?:{_either('titles_of_persons')})\b.*?\s(?:{_either('person_at')})\s+"),
        date=re.compile(rf"\s(?:{_either('date_behind')})\s+(?:\w+\s+)?\d{{4}}\b.*$"),
        dotted=frozenset(_given()["dot_kept"]),
    )


@cache
def agreement_cues() -> Cues:
    """The words of agreements, read once."""
    given, either, ands = _given(), _either, _either("and_words")
    articles = either("articles")
    spelt = [one for one in given["organisation_words"] if one[0].isalpha() and ord(one[0]) < _FIRST_HAN]
    words = "|".join(re.escape(one) + (r"\w*" if len(one) >= _STEM else "") for one in spelt)
    marks = "|".join(re.escape(one) for one in given["organisation_words"] if one not in spelt)
    flags = re.IGNORECASE
    return Cues(
        label=_label(either("labels")),
        several=_label(either("labels_of_several")),
        title=_label(either("titles")),
        summary=_label(either("summaries")),
        follows=re.compile(f"(?:{either('follows')})", flags),
        before=re.compile(rf"\b(?:{either('before')})\b\s*:?\s*", flags),
        signed=re.compile(rf"^\W*(?:{either('signed')})\s*:?\s+(?P<name>.+)$", flags),
        not_names=frozenset(given["not_names"]),
        organisation=re.compile(rf"\b(?:{words})\b|{marks}", flags),
        of_a_call=re.compile(rf"[\s,;:(（–-]+(?:{either('of_a_call')})(?!\w).*$", flags),
        joins=frozenset(given["inside_names"]),
        openers=frozenset(given["sentences_begin"]),
        ands=frozenset(given["and_words"]),
        joint=re.compile(rf"(?:^|[\s,])\s*(?:{ands})\s+", flags),
        comma=re.compile(rf"\s*{_comma()}\s*"),
        listed=re.compile(rf"\s*{_comma()}\s*(?:(?:{ands})\s+)?|\s+(?:{ands})\s+"),
        article=re.compile(rf"^(?:{articles})\s+(?=[A-ZÄÖÜ])"),
        another=re.compile(rf"\s+und\s+(?=(?:{articles})\s+[A-ZÄÖÜ])"),
    )


def _label(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{words})\s*[:：]\s*(?P<name>.+)$", re.IGNORECASE)
