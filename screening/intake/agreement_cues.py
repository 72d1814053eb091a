"""The words by which running text names its parties, from rules/intake/agreements.yml."""

import re
from dataclasses import dataclass
from functools import cache

from screening import resources
from screening.intake.yaml_text import read_yaml

_STEM = 5
_FIRST_HAN = 0x2E80
# "colleagues at", "the group of": small words before the name of a body.
_GROUP = (
    r"(?:(?-i:[a-zà-ÿ]+)\s+){0,4}?(?:at|of|from|the|an|der|dem|den|des|von|de|la|le|du)\s+(?=(?-i:[A-ZÀ-Þ]))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Patterns of labels, clauses, signatures and sentences, and the words of organisations and names."""

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
    together: re.Pattern[str]
    between: re.Pattern[str]
    elsewhere: re.Pattern[str]
    unit: re.Pattern[str]
    joins: frozenset[str]
    openers: frozenset[str]
    han: re.Pattern[str]


@cache
def agreement_cues() -> Cues:
    """The words of agreements, read once."""
    given = read_yaml(resources.text("rules", "intake", "agreements.yml"), "agreements.yml")

    def either(key: str) -> str:
        return "|".join(given[key])

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
        together=re.compile(rf"\b(?:{either('together')})\s+(?:{_GROUP})?", flags),
        between=re.compile(rf"\b(?:{either('joint')})\s+(?:\w+\s+){{0,5}}?(?:{either('between')})\s+", flags),
        unit=re.compile(rf"^(?:the\s+)?(?:{either('unit_begins')})", flags),
        elsewhere=re.compile(rf"\b(?:{either('elsewhere')})\b|\[\d|\((?:19|20)\d\d\)", flags),
        joins=frozenset(given["inside_names"]),
        openers=frozenset(given["sentences_begin"]),
        han=re.compile(either("together_han")),
    )


def _label(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{words})\s*[:：]\s*(?P<name>.+)$", re.IGNORECASE)
