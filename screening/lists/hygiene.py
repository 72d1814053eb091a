"""Testing every name form against background and other bodies; what collides becomes weak, with reason."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache

from screening import resources
from screening.lists.country_names import words_for
from screening.lists.keys import fold, has_han, is_cyrillic, is_lone_acronym, without_legal_form
from screening.lists.name_words import number_of_names, words_of_names
from screening.model.listing import Name, NameKind

STRONG = (NameKind.PRIMARY, NameKind.NATIVE, NameKind.ALIAS)
PLACED = (NameKind.ALIAS, NameKind.FORMER, NameKind.ABBREVIATION, NameKind.MISSPELLING, NameKind.SUB_UNIT)
WRITES_HAN = frozenset(("CN", "HK", "MO", "TW", "JP", "KR", "SG"))
_FIRMS = frozenset(("company", "company_group", "defence_conglomerate", "other"))
_FEW_WORDS = 3
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")
_ELIDED = re.compile(r"\b[dl]['’]", re.IGNORECASE)
BY_HAND = ("compiled", "memory", "made by program")  # sources of names that were compiled for this project


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """A body whose names are judged; `curated` when its acronyms were judged by hand before."""

    entity_id: str
    name: str
    country: str
    names: tuple[Name, ...]
    cities: tuple[str, ...] = ()
    curated: bool = False
    kind: str = ""


@dataclass(slots=True)
class Owners:
    """Who uses a folded form: bodies by main or native name, by any strong name, background bodies."""

    primary: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    strong: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_hand: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    former: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    any_kind: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    background: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    headless: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def others(self, table: dict[str, set[str]], key: str, entity_id: str) -> set[str]:
        """Everybody but this body who uses the form."""
        return table.get(key, set()) - {entity_id}


@lru_cache(maxsize=1)
def generic_words() -> frozenset[str]:
    """Words that do not tell one body from another."""
    return frozenset(resources.text("rules", "lists", "generic_words.txt").split())


@lru_cache(maxsize=1)
def everyday_words() -> frozenset[str]:
    """Words of ordinary language that firms everywhere make their names of; a matter of judgement."""
    return frozenset(resources.text("rules", "lists", "everyday_words.txt").split())


@lru_cache(maxsize=1)
def ordinary_names() -> frozenset[str]:
    """Folded names that are words or phrases of ordinary language, towns or stock names of many firms."""
    words = resources.text("rules", "lists", "ordinary_names.txt").split()
    return frozenset(one.replace("-", " ") for one in words)


def owners(bearers: Iterable[Bearer], background: Mapping[str, tuple[str, str]]) -> Owners:
    """The table of who uses which form; `background` maps a folded main name to (country, source)."""
    table = Owners(background=background)
    for key, (country, _) in background.items():
        table.headless[headless(key), country].append(key)
    for bearer in bearers:
        table.called[bearer.entity_id] = bearer.name
        for name in bearer.names:
            key = fold(name.text)
            table.any_kind[key].add(bearer.entity_id)
            if name.kind in (NameKind.PRIMARY, NameKind.NATIVE):
                table.primary[key].add(bearer.entity_id)
            if name.kind in STRONG:
                table.strong[key].add(bearer.entity_id)
                if name.source in BY_HAND:
                    table.by_hand[key].add(bearer.entity_id)
            if name.kind is NameKind.FORMER and name.source in BY_HAND:
                table.former[key].add(bearer.entity_id)
    return table


def cleaned(
    bearer: Bearer, table: Owners, country_required: frozenset[tuple[str, str]] = frozenset()
) -> tuple[Name, ...]:
    """The names as they may be used; `country_required`: (entity id, folded form) as the facts state."""
    judged = (judge(bearer, name, table, country_required) for name in bearer.names)
    return tuple(one for one in judged if one is not None)


def judge(
    bearer: Bearer, name: Name, table: Owners, country_required: frozenset[tuple[str, str]]
) -> Name | None:
    """The name unchanged, weak or with a country required; None for what is nobody's or another's."""
    if name.kind is NameKind.WEAK:
        return name if name.reason else replace(name, reason="weak in the source")
    key = fold(name.text)
    if not key or (name.kind in PLACED and _is_anybodys(bearer, name.text)):
        return None
    if name.kind is not NameKind.PRIMARY and has_han(name.text) and bearer.country not in WRITES_HAN:
        same = table.others(table.any_kind, key, bearer.entity_id)
        if same:  # a source may print characters that it writes itself, and others use them
            return weak(name, f"also a name of {table.called[min(same)]}, where these characters are written")
    others = table.others(table.primary, key, bearer.entity_id)
    if name.kind in PLACED and others:
        if name.kind is NameKind.SUB_UNIT:
            return None
        return weak(name, f"the name of {table.called[min(others)]}")
    trusted = name.source in BY_HAND
    sharing = table.others(table.by_hand if trusted else table.strong, key, bearer.entity_id)
    if not trusted:
        sharing |= table.others(table.former, key, bearer.entity_id)
    if name.kind in PLACED and sharing:
        return weak(name, f"also a name of {table.called[min(sharing)]}")
    living = _living(bearer, name, table)
    if living:
        return weak(name, f"given up long ago, and but for the head the name of another body ({living})")
    if others:
        return required(name, "another listed body has the same name")
    stated = (bearer.entity_id, key) in country_required
    return judge_words(bearer, name, table.background.get(key), stated)


def judge_words(bearer: Bearer, name: Name, elsewhere: tuple[str, str] | None, stated: bool) -> Name:
    """The tests that need no other entity: acronym, bare unit, background, generic words."""
    key = fold(name.text)
    if name.kind is NameKind.SUB_UNIT and not carries_parent(bearer, key):
        return weak(name, "a unit's name without the name of the body it belongs to")
    besides = replace(bearer, names=tuple(one for one in bearer.names if one.text != name.text))
    if name.kind in PLACED and _names_a_unit(bearer, key) and not carries_parent(besides, key):
        return weak(name, "a unit's name without the name of the body it belongs to")
    if name.kind in PLACED and not (bearer.curated and name.source in BY_HAND):
        if is_lone_acronym(name.text):
            return weak(name, "acronym")
        if too_short(key):
            return weak(name, "one short word")
        if _is_a_number(key):
            return weak(name, "a number and a kind of body")
    if stated:
        return required(name, "other countries use the same words")
    if name.kind in PLACED and key in ordinary_names():
        return weak(name, "an ordinary word or phrase")
    if without_legal_form(name.text) in ordinary_names():
        return required(name, "a phrase that firms elsewhere are called by")
    if _is_of_everyday_words(bearer, name.text):
        return required(name, "words of ordinary language, which firms elsewhere are called by")
    if _has_another_word(bearer, name):
        return required(name, "one telling word, which the firm's main name has not")
    if elsewhere:
        verdict = against_background(bearer, name, *elsewhere)
        if verdict is not None:
            return verdict
    if name.kind is NameKind.SUB_UNIT:
        return name  # two names in one, the unit's and the body's, which nobody else has
    if is_generic(key) and not has_han(name.text) and not is_cyrillic(name.text):
        return required(name, "generic words only")
    return name


def _is_anybodys(bearer: Bearer, text: str) -> bool:
    """True for "Sandport Research Centre", of a body in Sandport."""
    places = {word for city in bearer.cities for word in fold(city).split()} | words_for(bearer.country)
    words = set(fold(_ELIDED.sub("", text)).split())
    anybodys = words_of_names("anybodys")
    return not anybodys.isdisjoint(words) and words <= anybodys | places


def _is_of_everyday_words(bearer: Bearer, text: str) -> bool:
    """True for "Future Trends" of a firm: up to three words, none of them of its own."""
    words = without_legal_form(text).split()
    if bearer.kind not in _FIRMS or not 0 < len(words) <= _FEW_WORDS or everyday_words().isdisjoint(words):
        return False
    if not words_for(bearer.country).isdisjoint(words):
        return False
    return (everyday_words() | generic_words()).issuperset(words)


def headless(key: str) -> str:
    """The folded name with one word for each head: institutes that live on call themselves universities."""
    heads = words_of_names("changing_heads")
    return " ".join("·" if word in heads else word for word in key.split())


def _living(bearer: Bearer, name: Name, table: Owners) -> str:
    """Another body that has a name given up long ago but for its head, or ""."""
    ended = re.search(r"(\d{4})$", name.years)
    if name.kind is not NameKind.FORMER or ended is None or int(ended[1]) > number_of_names("given_up_by"):
        return ""
    own = {fold(one.text) for one in bearer.names}
    others = table.headless.get((headless(fold(name.text)), bearer.country), ())
    return next((one for one in others if one not in own), "")


def _has_another_word(bearer: Bearer, name: Name) -> bool:
    """True for "Delta Trading" among the names of Omega Trading: it may be another firm's own word."""
    if bearer.kind not in _FIRMS or name.kind is not NameKind.ALIAS or name.source in BY_HAND:
        return False
    telling = set(without_legal_form(name.text).split()) - generic_words()
    own = fold(bearer.name).split()
    return len(telling) == 1 and not get_close_matches(
        telling.pop(), own, n=1, cutoff=number_of_names("alike")
    )


def _names_a_unit(bearer: Bearer, key: str) -> bool:
    """True for "State Key Laboratory of …" printed among the names of a body that is no laboratory."""
    head = key.split(" of ")[0].split()
    return head[-1:] == ["laboratory"] and "key" in head and "laboratory" not in fold(bearer.name).split()


def against_background(bearer: Bearer, name: Name, country: str, source: str) -> Name | None:
    """What a background body with the same main name does to a name; None when it does nothing.

    In the same country it is another body that wins, unless the academic
    domains merely carry our body too: then the table of institutions, which
    was compiled by hand, is trusted over a printed alias.
    """
    ours = name.kind not in PLACED or name.source in BY_HAND
    if country == bearer.country:
        if name.kind in PLACED and not (ours and source.startswith("academic")):
            return weak(name, f"the name of another body that is not listed ({source})")
        return None
    if not country and ours and len(fold(name.text).split()) > 2 and not is_generic(fold(name.text)):
        return None
    return required(name, f"the name of another body in {country or 'an unknown country'} too ({source})")


def weak(name: Name, reason: str) -> Name:
    """The name as weak, for that reason."""
    return replace(name, kind=NameKind.WEAK, reason=reason)


def required(name: Name, reason: str) -> Name:
    """The name as one that needs a country beside it, for that reason."""
    return replace(name, country_required=True, reason=reason)


def is_generic(key: str) -> bool:
    """True when no word of the folded name tells it from another body's."""
    return all(word in generic_words() for word in key.split())


def _is_a_number(key: str) -> bool:
    """True for "12th Institute" and "Research Institute 38": every group and ministry counts its own."""
    numbers = [word for word in key.split() if _NUMBER.fullmatch(word)]
    return len(numbers) == 1 and words_of_names("numbered_kinds").issuperset(
        set(key.split()).difference(numbers)
    )


def too_short(key: str) -> bool:
    """True for one word of up to four letters outside Chinese, and for two Chinese characters or fewer."""
    if has_han(key):
        return len(key) <= 2
    return " " not in key and len(key) <= 4


def carries_parent(bearer: Bearer, key: str) -> bool:
    """True when a unit's name contains a strong name of the body, or a word that is the body's own."""
    for one in bearer.names:
        if one.kind not in STRONG:
            continue
        form = fold(one.text)
        if len(form) >= 4 and f" {form} " in f" {key} ":
            return True
        if has_han(form) and form in key:
            return True
    own = {word for word in fold(bearer.name).split() if len(word) > 4} - generic_words()
    places = {fold(city) for city in bearer.cities} | words_of_names("words_of_places")
    return bool((own - places) & set(key.split()))
