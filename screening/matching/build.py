"""Listed and background bodies compiled together into the index."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from screening.matching.claims import Claims
from screening.matching.index import PLACE, Body, Claim, Index
from screening.matching.kinds import KINDS
from screening.matching.known_places import places_of
from screening.matching.name_rules import NameRules
from screening.matching.name_words import NameWords, as_written
from screening.matching.near_tables import bags_of, between_of, inner_of, near_of, skeletons_of
from screening.matching.one_word import OneWord
from screening.matching.part_table import parts_of
from screening.matching.patterns import before_parent, is_acronym, quoted_name
from screening.matching.prepared import is_short
from screening.matching.shortened import Shortened
from screening.matching.telling_table import telling_of
from screening.model.listing import BackgroundBody, Entity, NameKind
from screening.names.transliteration import other_spellings, without_umlauts
from screening.names.words import is_cyrillic

# Longer "names" in the background are sentences about a school, not its name.
_LONGEST_BACKGROUND = 14
_GROUP = 3
_LATIN = re.compile("[A-Za-z]{4,}")
_OFTEN = 5
# A weak name, and one with its head first, explains less, so that a proper one beside it is preferred.
_WEAKER = 0.6
_HARDLY = 0.4


def build_index(
    entities: Mapping[str, Entity],
    background: Iterable[BackgroundBody],
    places: Iterable[tuple[str, str, str]],
    rules: NameRules,
) -> Index:
    """Compile listed and background names together; `places` are (name, kind, country).

    A background name made of generic words alone ("Institute of Technology")
    would explain away half the world and is left out.
    """
    places = tuple(places)
    spelled = without_umlauts((name for name, _, _ in places), rules.forms)
    spelled |= _spelled(entities.values(), rules)
    build = _Build(replace(rules, forms=rules.forms.reading(spelled)), places, spelled)
    for entity in entities.values():
        build.add_entity(entity)
    for body in background:
        build.add_background(body)
    return build.index()


class _Build:
    """Takes bodies in one after the other, then makes the tables."""

    def __init__(
        self, rules: NameRules, places: Iterable[tuple[str, str, str]], spelled: dict[str, str]
    ) -> None:
        self.rules = rules
        self.spelled = spelled
        self.claims = Claims(rules, places_of(places, rules))
        self.bodies: list[Body] = []
        self.counts = NameWords()
        self.shortened = Shortened()
        self.one_word = OneWord(rules)
        self.domains: dict[str, int] = {}
        self.identifiers: dict[str, int] = {}

    def add_entity(self, entity: Entity) -> None:
        """Take in a listed body; its domains and identifiers go before those of unlisted ones."""
        number, body = len(self.bodies), _listed_body(entity, self.rules)
        self.bodies.append(body)
        self._name_entity(number, body, entity)
        strong = [name.text for name in entity.names if name.kind is not NameKind.WEAK]
        self._count(number, (entity.name, *strong), listed=True)
        for name in entity.names:
            if name.kind is NameKind.WEAK and is_acronym(name.text):
                self.shortened.add(number, self.rules.words_of(name.text))
        for domain in entity.domains:
            self.domains[domain.lower()] = number
        for identifier in (entity.ror_id, entity.grid_id, entity.wikidata_id):
            if identifier:
                self.identifiers[identifier.lower()] = number

    def _name_entity(self, number: int, body: Body, entity: Entity) -> None:
        claims = self.claims
        claims.add_name(number, body, entity.name, "P")
        weak = {name.text for name in entity.names if name.kind is NameKind.WEAK}
        if entity.native_name and entity.native_name not in weak:
            claims.add_name(number, body, entity.native_name, "N")
        for name in entity.names:
            claims.add_name(number, body, name.text, KINDS[name.kind], needs_country=name.country_required)
            if name.kind is not NameKind.WEAK:
                self.one_word.add(number, body, name.text, needs_country=name.country_required)
        for text in (entity.native_name, *(one.text for one in entity.names)):
            inner = quoted_name(text, self.rules)
            if inner:
                claims.add_name(number, body, inner, "A")
        for text in (entity.name, *(one.text for one in entity.names)):
            shorter = before_parent(text)
            if shorter:
                claims.add_name(number, body, shorter[0], "A")
                claims.add_name(number, body, shorter[1], "W")
        in_words = sorted(one for one in weak if " " in one)
        if in_words:
            strong = (one.text for one in entity.names if one.kind is not NameKind.WEAK)
            claims.weaken(number, in_words, (entity.name, *strong))
        for name in entity.names:
            if name.country_required:
                claims.require_country(number, name.text)

    def add_background(self, given: BackgroundBody) -> None:
        """Take in a body that is on no list; it claims no domain that a listed one has."""
        number, body = len(self.bodies), _background_body(given)
        self.bodies.append(body)
        names = [name for name in (given.name, *given.names) if not is_acronym(name)]
        for at, name in enumerate(names):
            if len(self.rules.words_of(name)) <= _LONGEST_BACKGROUND:
                self.claims.add_name(number, body, name, "P" if at == 0 else "A")
        self._count(number, names, listed=False)
        for domain in given.domains:
            self.domains.setdefault(domain.lower(), number)
        if given.ror_id:
            self.identifiers.setdefault(given.ror_id.lower(), number)

    def _count(self, number: int, names: Iterable[str], *, listed: bool) -> None:
        """Count each word once a body, for rarity, and remember what the names may be shortened to."""
        each = {name: self.rules.words_of(name) for name in names}
        self.counts.add(each, listed=listed)
        for words in each.values():
            self.shortened.add(number, words)

    def index(self) -> Index:
        """The index over all that was taken in."""
        claims, bodies, counts = self.claims, self.bodies, self.counts
        claims.claim_of_academies(bodies)
        claims.claim_without_academy(bodies)
        claims.claim_apart_from_state(bodies)
        claims.claim_shortened(bodies)
        claims.claim_turned(
            bodies
        )  # with their words as they are: "UNIV SANDPORT TECHNOLOGY" is not Technological
        for form, number, weak in self.one_word.with_other_forms(claims.common):
            claims.add_unclaimed(number, form, "W" if weak else "A")
        for word, number in self.one_word.alone(claims.common, counts.all, counts.listed).items():
            claims.add_unclaimed(number, (word,), "B")
        patterns = sorted(claims.by_pattern)
        at_home = self.shortened.at_home
        of_patterns = [
            tuple(at_home(pattern, claim, bodies) for claim in claims.by_pattern[pattern])
            for pattern in patterns
        ]
        return Index(
            bodies=bodies,
            patterns=patterns,
            claims=of_patterns,
            mass=[
                _mass(
                    # "Tel Dor" weighs no more than "Teldor", where that is a word of names
                    (pattern,) if pattern in counts.all else claims.words[pattern],
                    found,
                    counts.all,
                    len(bodies),
                )
                for pattern, found in zip(patterns, of_patterns, strict=True)
            ],
            words=dict(counts.all),
            listed_words=dict(counts.listed),
            listed_written=as_written(counts.listed_names, self.rules.forms),
            place_words=sorted(claims.places.words),
            groups=_groups(bodies),
            parts=parts_of(claims.words, claims.by_pattern, bodies),
            place_set=claims.places.single,
            countries=_countries(self.rules),
            numbers={body.entity_id: at for at, body in enumerate(bodies) if body.entity_id},
            bags=bags_of(claims, bodies),
            near=near_of(claims, bodies),
            between=between_of(claims, bodies),
            telling=telling_of(claims, bodies, counts),
            skeletons=skeletons_of(claims),
            inner=inner_of(claims, counts.all),
            domains=self.domains,
            identifiers=self.identifiers,
            simplified=self.rules.simplified,
            divided=_divided(claims, bodies, counts.all),
            legal=self.rules.legal.words,
            compass=self.rules.compass,
            american_states=self.rules.american_states,
            spelled=self.spelled,
        )


def _spelled(entities: Iterable[Entity], rules: NameRules) -> dict[str, str]:
    """What other systems of transliteration write for words of listed names in Cyrillic letters."""
    names = [
        text
        for entity in entities
        for text in (
            entity.native_name,
            *(one.text for one in entity.names if one.kind is not NameKind.WEAK),
        )
    ]
    counts = Counter(rules.forms.of(word) for name in names for word in set(_LATIN.findall(name)))
    often = {word for word, count in counts.items() if count > _OFTEN}
    cyrillic = filter(is_cyrillic, names)
    found = other_spellings(cyrillic, rules.forms, rules.transliterations, counts.keys())
    # "Holding" is a word of names in Latin letters, and no spelling of the Russian one.
    return {word: form for word, form in found.items() if word not in rules.ordinary and word not in often}


def _listed_body(entity: Entity, rules: NameRules) -> Body:
    tie = entity.ties[0] if entity.ties else None
    return Body(
        entity.name,
        entity.country,
        entity.entity_id,
        "",
        tie.to if tie else "",
        tie.kind.value if tie else "",
        entity.kind,
        frozenset("".join(rules.words_of(city)) for city in entity.cities),
        frozenset(entity.countries) - {entity.country},
    )


def _background_body(given: BackgroundBody) -> Body:
    tie = given.tie.value if given.tie else ""
    return Body(given.name, given.country, "", given.source, given.parent, tie, "")


def _countries(rules: NameRules) -> frozenset[str]:
    return frozenset("".join(words) for every in rules.states.names.values() for words in every)


def _groups(bodies: Sequence[Body]) -> list[int]:
    """Bodies to which the tables tie several institutes or firms: an academy, a conglomerate."""
    numbers = {body.entity_id: at for at, body in enumerate(bodies) if body.entity_id}
    members = Counter(body.parent for body in bodies if body.tie in ("institute", "subsidiary"))
    return sorted(
        numbers[parent] for parent, count in members.items() if parent in numbers and count >= _GROUP
    )


def _divided(claims: Claims, bodies: Sequence[Body], counts: Mapping[str, int]) -> dict[str, list[str]]:
    """Short names of several words, of listed bodies and those tied to them, by the rarest of their words."""
    out: dict[str, list[str]] = {}
    for pattern, found in claims.by_pattern.items():
        words = claims.words[pattern]
        owners = [bodies[claim[0]] for claim in found if claim[0] != PLACE]
        listed = any(one.entity_id or one.parent for one in owners)
        if listed and max(map(len, words), default=1) > 1 and len(words) > 1 and is_short(pattern, found):
            rarest = min(words, key=lambda word: (word.isdigit() or len(word) == 1, counts[word], word))
            out.setdefault(rarest, []).append(pattern)
    return {word: sorted(patterns) for word, patterns in sorted(out.items())}


def _mass(words: tuple[str, ...], claims: Sequence[Claim], counts: Mapping[str, int], total: int) -> float:
    """How much a pattern explains: rare words weigh more, every word something; a weak name less.

    So does one with its head first, which is the end of many a longer name; and least of all one of ordinary
    words ("Technolab") that is a name only in its country.
    """
    turned = words[:1] == ("university",) and words[1:2] != ("of",)
    kinds = "HWX" if turned else "HW"
    weak = all(claim[0] != PLACE and claim[1] in kinds for claim in claims)
    hardly = weak and all(claim[1] == "W" and claim[2] for claim in claims)
    return _rarity(words, counts, max(1, total)) * (_HARDLY if hardly else _WEAKER if weak else 1.0)


def _rarity(words: Sequence[str], counts: Mapping[str, int], total: int) -> float:
    return sum(max(0.5, math.log(total / (1 + counts[word]))) for word in words) if words else 1.0
