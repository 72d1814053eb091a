"""The parties that sentences name: "together with X", "a project between X and Y"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screening.intake.agreement_cues import SentenceCues, agreement_cues, sentence_cues
from screening.intake.partners import looks_like_organisation
from screening.intake.vocabulary import country_code

_EDGES = "“”\"'‘’«»„,;:"
_ACRONYM = re.compile(r"[A-Z]{3,12}")
_HAN_DIVIDES = re.compile("[、和与及]")
_ELIDED = re.compile(r"^[ldLD]['’](?=\w)")
_LONGEST = 200
_REACH = 1500  # characters in which the names of one sentence stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The names in a sentence of who takes part; `sure` where it speaks of this project."""

    names: tuple[str, ...]
    sure: bool


def said_in(paragraph: str) -> Iterator[Said]:
    """What the sentences of a paragraph say of who takes part, in order."""
    cues = sentence_cues()
    for sentence in cues.ends.split(paragraph):
        if names := tuple(dict.fromkeys(_names(sentence, cues))):
            yield Said(names=names, sure=not cues.elsewhere.search(sentence))


def _names(sentence: str, cues: SentenceCues) -> Iterator[str]:
    for cue in cues.together.finditer(sentence):
        named = _listed(_run(sentence[cue.end() :][:_REACH].split()), cues)
        before = _listed(_run_back(sentence[: cue.start()][-_REACH:]), cues)[-1:] if named else []
        yield from (*before, *named)
    for cue in cues.between.finditer(sentence):
        named = _listed(_run(sentence[cue.end() :][:_REACH].split()), cues)
        yield from named if len(named) > 1 else ()
    for found in cues.han.finditer(sentence):
        parts = _HAN_DIVIDES.split(found["name"])
        yield from (one for one in parts if agreement_cues().organisation.search(one))


def _run(words: Sequence[str]) -> str:
    """The words of names from the first on: those with a capital, and what stands inside names."""
    joins, taken = agreement_cues().joins, list[str]()
    for word in words:
        plain = _bare(word)
        if not (plain[:1].isupper() or plain[:1].isdigit() or plain.lower() in joins):
            break
        taken.append(word)
        if word.endswith(":"):
            break
    while taken and taken[-1].strip(_EDGES).lower() in joins:
        taken.pop()
    return " ".join(taken)


def _bare(word: str) -> str:
    """A word without marks around it and without the article of `l'Institut`."""
    return _ELIDED.sub("", word.strip(_EDGES + "()."))


def _run_back(text: str) -> str:
    """The same up to the end of a text, as in "X, together with"."""
    cues, taken = agreement_cues(), list[str]()
    for word in reversed(text.rstrip(" ,").split()):
        plain = _bare(word)
        if not (plain[:1].isupper() or plain.lower() in cues.joins):
            break
        taken.insert(0, word)
    while taken and (taken[0].lower() in cues.joins or taken[0].strip(_EDGES).lower() in cues.openers):
        taken.pop(0)
    return " ".join(taken)


def _listed(text: str, cues: SentenceCues) -> list[str]:
    """The organisations of a list; a country, or "and Technology", belongs to the one before.

    A unit that stands before belongs to the one behind it: "Faculty of Arts and Sciences of X".
    """
    found: list[str] = []
    at, unit = 0, ""
    for part in cues.divides.split(text):
        start = text.index(part, at)
        between, at = text[at:start], start + len(part)
        if names_a_body(part) or (_ACRONYM.fullmatch(part) and not country_code(part)):
            found.append(f"{unit}{between}{part}" if unit else part)
            unit = ""
        elif found and part and ("," not in between or country_code(part)):
            found[-1] += between + part
        elif cues.unit.match(part):
            unit = part
    return [name for one in found if (name := _plain(one, cues)) and len(name) <= _LONGEST]


def names_a_body(text: str) -> bool:
    """True where a word in it is one of an organisation's name."""
    return bool(agreement_cues().organisation.search(text)) or looks_like_organisation(text)


def may_be_name(text: str) -> bool:
    """True for capitals throughout, save the small words of names; one other where a body is named."""
    joins = agreement_cues().joins
    words = [_bare(one) for one in text.split()]
    small = [one for one in words if one[:1].islower() and one not in joins]
    return not text[:1].islower() and len(small) <= names_a_body(text)


def _plain(name: str, cues: SentenceCues) -> str:
    """The name without a person before it, a date behind it, an article, and the sentence's end."""
    text = cues.date.sub("", cues.person.sub("", name)).partition(" from ")[0]
    words = text.strip(_EDGES + " ").split()
    while words and words[0].lower() in agreement_cues().joins:
        words.pop(0)
    text = _ELIDED.sub("", " ".join(words))
    return text if text.rpartition(" ")[2].rstrip(".").lower() in cues.dotted else text.rstrip(".")
