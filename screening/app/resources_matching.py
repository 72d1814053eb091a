"""The tables that matching needs, read from the shipped rules and lists."""

import csv
from dataclasses import replace
from functools import cache
from typing import Any

import yaml

from screening import resources
from screening.matching.academies import Academy
from screening.matching.known_places import STATE
from screening.matching.name_rules import NameRules
from screening.matching.states import States
from screening.names.legal_forms import LegalForms
from screening.names.words import WordForms, word_forms

_COUNTRY = "country"


@cache
def matching_rules(name: str) -> dict[str, Any]:
    """One of `rules/matching/*.yml` by its stem."""
    loaded: dict[str, Any] = yaml.load(resources.text("rules", "matching", f"{name}.yml"), Loader=_loader())
    return loaded


def _loader() -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def ordinary_words() -> frozenset[str]:
    """Words that describe a unit, subject or address and never one particular institution."""
    return frozenset(matching_rules("ordinary")["ordinary"].split())


def new_word_forms() -> WordForms:
    """A fresh memory of comparable words."""
    words = matching_rules("words")
    whole = frozenset((*matching_rules("legal_forms")["words"].split(), *words["whole"]))
    return word_forms(words, matching_rules("translations"), whole)


def name_rules() -> NameRules:
    """How names are read when an index is built, with a fresh memory of words."""
    legal, words = matching_rules("legal_forms"), matching_rules("words")
    rules = NameRules(
        forms=new_word_forms(),
        simplified=simplified_characters(),
        ordinary=ordinary_words(),
        compass=frozenset(matching_rules("ordinary")["compass"]),
        one_kind=frozenset(matching_rules("ordinary")["one_kind"]),
        called_abroad=matching_rules("ordinary")["called_abroad"],
        no_name=frozenset(matching_rules("ordinary")["no_name"].split()),
        registered=frozenset(legal["registered"]),
        legal=LegalForms(
            words=frozenset(legal["words"].split()),
            phrases=tuple(tuple(one.split()) for one in legal["phrases"]),
            alike=tuple(map(tuple, legal["alike"])),
        ),
        state_left_out=frozenset(matching_rules("judging")["state_left_out"]),
        also={other: usual for usual, others in words["short_for"].items() for other in others},
        ordinals=tuple(words["ordinals"]),
        american_states=tuple(words["american_states"].split()),
        initials={word: letter for letter, both in words["compass"].items() for word in both},
    )
    academies = {
        country: [_academy(one, rules) for one in every]
        for country, every in matching_rules("academies").items()
    }
    systems = tuple(matching_rules("transliteration")["systems"].values())
    return replace(rules, states=_states(rules), academies=academies, transliterations=systems)


def _academy(given: dict[str, Any], rules: NameRules) -> Academy:
    names, letters = ([rules.words_of(one) for one in given[key]] for key in ("names", "letters"))
    branches = [_academy(one, rules) for one in given.get("branches", ())]
    return Academy(names=names, letters=letters, branches=branches)


def _states(rules: NameRules) -> States:
    """What states are called, as the words of names are read; longest first."""
    table = matching_rules("adjectives")
    names: dict[str, set[tuple[str, ...]]] = {}
    for name, kind, country in places():
        if kind == _COUNTRY:
            names.setdefault(country, set()).add(rules.words_of(name))
    adjectives = {
        country: [rules.words_of(one) for one in every] for country, every in table["adjectives"].items()
    }
    usual = {country: rules.words_of(name) for country, name in country_names().items()}
    return States(
        names={country: sorted(every, key=lambda one: (-len(one), one)) for country, every in names.items()},
        adjectives=adjectives,
        before={country: [*adjectives.get(country, ()), name] for country, name in usual.items()},
        institutions=frozenset(table["kinds"].split()),
    )


def places() -> list[tuple[str, str, str]]:
    """(name, kind, country) of every place in the shipped table, and of the adjectives of states."""
    path = resources.folder("reference_lists") / "places" / "places.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        named = [(row["name"], row["kind"], row["country"]) for row in csv.DictReader(handle)]
    return [*named, *_institutions_of_states()]


def _institutions_of_states() -> list[tuple[str, str, str]]:
    """("Chinese academy", "state", "CN") and the like: a country word about an institution."""
    table = matching_rules("adjectives")
    itself = [(name, STATE, country) for country, names in table["itself"].items() for name in names]
    return itself + [
        (f"{adjective} {institution}", STATE, country)
        for country, adjectives in table["adjectives"].items()
        for adjective in adjectives
        for institution in table["institutions"]
    ]


@cache
def country_names() -> dict[str, str]:
    """The usual English name of each country by its code."""
    path = resources.folder("reference_lists") / "places" / "places.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        rows = [
            row for row in csv.DictReader(handle) if row["kind"] == "country" and row["population"] != "0"
        ]
    return {row["country"]: row["name"] for row in rows}


def simplified_characters() -> dict[int, str]:
    """Traditional and Japanese characters to simplified ones, one to one, by code point."""
    from opencc import OpenCC

    ranges = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))
    every = "".join(map(chr, ranges))
    # One call for all: characters divided by a line break cannot be read as a phrase.
    rows = "\n".join(every)
    simplified = OpenCC("t2s").convert
    changed = simplified(rows).split("\n")
    japanese = simplified(OpenCC("jp2t").convert(rows)).split("\n")
    pairs = {
        one: to if to != one or _is_chinese(one) else of_japan
        for one, to, of_japan in zip(every, changed, japanese, strict=True)
    }
    return {ord(one): to for one, to in pairs.items() if one != to and len(to) == 1}


def _is_chinese(character: str) -> bool:
    """True for a character of the basic sets of China and Taiwan: 芸 is a plant there, 団 is nothing."""
    return any(character.encode(name, "ignore") for name in ("gb2312", "big5"))
