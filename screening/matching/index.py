"""The compiled index: every name of every body in scanning form, as plain values that load at once."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from screening.matching.patterns import (
    BARE_FROM,
    HEADS,
    LEGAL,
    SMALL,
    bag,
    consonants,
    derived_forms,
    has_han,
    is_acronym,
    scanned_forms,
)
from screening.model.listing import BackgroundBody, Entity, NameKind
from screening.names.words import WordForms, plain

# One letter a kind of name, in the order in which they win where a text fits several.
KINDS = {
    NameKind.PRIMARY: "P",
    NameKind.NATIVE: "N",
    NameKind.ALIAS: "A",
    NameKind.ABBREVIATION: "A",
    NameKind.FORMER: "F",
    NameKind.MISSPELLING: "M",
    NameKind.SUB_UNIT: "S",
    NameKind.WEAK: "W",
}
KIND_WORDS = {
    "P": "primary",
    "N": "native",
    "A": "alias",
    "F": "former",
    "M": "misspelling",
    "S": "sub_unit",
    "W": "weak",
    "H": "weak",
    "C": "abbreviation",
    "X": "alias",
    "R": "alias",
    "B": "weak",
    "V": "misspelling",
    "L": "weak",
    "D": "alias",
    "K": "misspelling",
    "I": "identifier",
    "T": "alias",
}
PLACE = -1
# The kind of place that is no place: the adjective of a state before an institution of it.
STATE = "state"
# (body number, kind letter, country required, acronym)
Claim = tuple[int, str, bool, bool]
# Longer "names" in the background are sentences about a school, not its name.
_LONGEST_BACKGROUND = 14
_BAG_FROM = 2
_NEAR_WORDS = (3, 24)
# Two or three wrong letters in words of this length would make another word of them.
_SHORT_WORD = (3, 4)
# "Fudan U": a university.
_U = "u"
_REST = 9
# A telling word has this many letters and stands in the names of so few bodies.
_TELLING = 5
_FEW = 6
_GROUP = 3
# Two letters stand for too much; nobody shortens a name of more words than these.
_SHORTEST_AT_HOME = 3
_LONGEST_ACRONYM = 9
# A weak name explains less, so that a proper one beside it is preferred.
_WEAKER = 0.6


@dataclass(frozen=True, slots=True)
class Body:
    """One body that competes for text: listed when `entity_id` is set, else background."""

    name: str
    country: str
    entity_id: str
    source: str
    parent: str
    tie: str
    kind: str
    cities: frozenset[str] = frozenset()


@dataclass(slots=True)
class Index:
    """Patterns and what each stands for.

    `claims[i]` lists, for pattern i, (body number, kind letter, country
    required, acronym); a body number of PLACE marks a place, its kind field
    then holds the country code. `mass[i]` is the pattern's rarity in nats.
    """

    bodies: list[Body]
    patterns: list[str]
    claims: list[tuple[Claim, ...]]
    mass: list[float]
    words: dict[str, int]
    listed_words: dict[str, int]
    listed_written: dict[str, str]
    place_words: list[str]
    numbers: dict[str, int]
    place_set: frozenset[str]
    bags: dict[str, list[int]]
    near: dict[str, list[tuple[str, int]]]
    between: dict[str, list[tuple[str, str]]]
    telling: dict[str, list[tuple[int, tuple[str, ...]]]]
    skeletons: dict[str, list[int]]
    groups: list[int]
    domains: dict[str, int]
    identifiers: dict[str, int]
    simplified: dict[int, str]


# A registered name prints what people call the body between quotation marks, behind its legal form.
_IN_QUOTES = re.compile(r"[«“„\"]([^«»“”„\"]{8,120})[»”“\"]")


class _Builder:
    """Collects names while an index is built."""

    def __init__(self, forms: WordForms, simplified: dict[int, str], generic: frozenset[str]) -> None:
        self.forms = forms
        self.generic = generic
        self.simplified = simplified
        self.bodies: list[Body] = []
        self.claims: dict[str, list[Claim]] = {}
        self.words: Counter[str] = Counter()
        self.listed_words: Counter[str] = Counter()
        self.listed_names: list[str] = []
        self.place_words: set[str] = set()
        self.single_places: set[str] = set()
        self.not_alone: frozenset[str] = frozenset()
        self.common: frozenset[str] = frozenset()
        self.registered: frozenset[str] = frozenset()
        self.places: set[str] = {""}
        self.pattern_words: dict[str, tuple[str, ...]] = {}
        self.domains: dict[str, int] = {}
        self.identifiers: dict[str, int] = {}
        self.shortened: dict[str, set[int]] = defaultdict(set)
        self.full_names: list[tuple[int, str]] = []
        self.state_left_out: frozenset[str] = frozenset()

    def add_name(self, body: int, name: str, kind: str, needs_country: bool) -> None:
        acronym = is_acronym(name)
        listed = bool(self.bodies[body].entity_id)
        if listed and kind != "P" and self.registered.issuperset(self._words_of(name)):
            return  # "Акционерное общество", cut from the name behind it: a legal form is nobody's name
        derived = False
        for pattern, words in scanned_forms(name, self.forms, self.simplified):
            if len(pattern) < 2 or (len(words) == 1 and len(pattern) < 3 and not has_han(pattern)):
                continue
            if listed and kind != "P" and self._is_place(words):
                continue  # an address that a source prints among the names
            if listed and len(words) <= 2 and not acronym and all(w in self.generic for w in words):
                kind = "W"  # "TechnoLab" reads as "technology laboratory"
            if (derived or not listed) and self._says_nothing(words):
                continue
            self._claim(
                pattern, words, (body, "C" if acronym and kind in "PA" else kind, needs_country, acronym)
            )
            derived = True
        if listed and kind in "PAF" and not acronym:
            self.full_names.append((body, name))
            if self.bodies[body].country in self.state_left_out:
                self._without_state(body, self._words_of(name), needs_country)
            for (pattern, words), letter in derived_forms(
                name, self.forms, self.simplified, self.generic, self.not_alone
            ):
                self._claim(pattern, words, (body, letter if letter in "XB" else kind, needs_country, False))

    def _without_state(self, body: int, words: tuple[str, ...], needs_country: bool) -> None:
        """ "Tomsk University" for "Tomsk State University", as people say where most are the state's."""
        if len(words) == 3 and words[0] in self.single_places and words[1:] == ("state", "university"):
            short = (words[0], words[2])
            self._claim("".join(short), short, (body, "X", needs_country, False))

    def _claim(self, pattern: str, words: tuple[str, ...], claim: Claim) -> None:
        known = self.claims.setdefault(pattern, [])
        if not any(one[0] == claim[0] for one in known):
            known.append(claim)
        elif _better(claim, known):
            known[:] = [claim if one[0] == claim[0] else one for one in known]
        self.pattern_words.setdefault(pattern, words)

    def _says_nothing(self, words: tuple[str, ...]) -> bool:
        """True for "Hong Kong", "(China) Ltd." and "Institute of Technology": no word of it names a body.

        A place with a head is a name all the same: "Peking University".
        """
        rest = [word for word in words if word not in LEGAL]
        if "".join(rest) in self.places:
            return True
        if any(word not in self.common for word in rest):
            return False
        return not (any(word in HEADS for word in rest) and any(word in self.single_places for word in rest))

    def _is_place(self, words: tuple[str, ...]) -> bool:
        """True for "Sergiev Posad", "中国" and "Beijing China": nothing but places."""
        return "".join(words) in self.places or all(word in self.single_places for word in words)

    def _words_of(self, name: str) -> tuple[str, ...]:
        from screening.names.cleaning import cleaned
        from screening.names.tokens import tokens

        return tuple(tokens(cleaned(name)[0], self.forms, self.simplified).words)

    def count(self, names: Iterable[str], listed: bool = False) -> None:
        """Count each word once a body, for rarity."""
        each = [self._words_of(name) for name in names]
        self.words.update({word for words in each for word in words})
        for words in each:
            self.shorten(words)
        if listed:
            self.listed_words.update({word for words in each if len(words) > 1 for word in words})
            self.listed_names += [name for name, words in zip(names, each, strict=True) if len(words) > 1]

    def shorten(self, words: tuple[str, ...]) -> None:
        """Remember what the latest body may be called in short: its acronym, the initials of its name."""
        body = len(self.bodies) - 1
        if len(words) == 1:
            self.shortened[words[0]].add(body)
        elif len(words) <= _LONGEST_ACRONYM and "".join(words).isascii():
            self.shortened["".join(word[0] for word in words)].add(body)
            self.shortened["".join(word[0] for word in words if word not in SMALL)].add(body)

    def at_home(self, pattern: str, claim: Claim) -> Claim:
        """The claim, with the kind "H" for an acronym that nobody else in its body's country may go by."""
        body, kind, required, acronym = claim
        if body == PLACE or kind != "W" or not acronym or len(pattern) < _SHORTEST_AT_HOME:
            return claim
        country = self.bodies[body].country
        others = self.shortened[pattern] - {body}
        if not country or any(self.bodies[other].country in ("", country) for other in others):
            return claim
        return (body, "H", required, acronym)


KIND_ORDER = "PNACFMSXBHW"


def _better(claim: Claim, known: list[Claim]) -> bool:
    old = next(one for one in known if one[0] == claim[0])
    return KIND_ORDER.index(claim[1]) < KIND_ORDER.index(old[1])


def build_index(
    entities: Mapping[str, Entity],
    background: Iterable[BackgroundBody],
    places: Iterable[tuple[str, str, str]],
    forms: WordForms,
    simplified: dict[int, str],
    generic: frozenset[str],
    compass: frozenset[str] = frozenset(),
    registered: frozenset[str] = frozenset(),
    state_left_out: frozenset[str] = frozenset(),
) -> Index:
    """Compile listed and background names together; `places` are (name, kind, country).

    A background name made of generic words alone ("Institute of Technology")
    would explain away half the world and is left out.
    """
    build = _Builder(forms, simplified, generic)
    build.registered = registered
    build.state_left_out = state_left_out
    _add_places(build, places)
    # Two of these sets have thousands of words; joined anew for each name they took most of the time.
    build.not_alone = compass | build.single_places
    build.common = generic | build.single_places
    for entity in entities.values():
        _add_entity(build, entity)
    for body in background:
        _add_background(build, body)
    return _finished(build)


def _add_places(build: _Builder, places: Iterable[tuple[str, str, str]]) -> None:
    for name, kind, country in places:
        for pattern, words in scanned_forms(name, build.forms, build.simplified):
            # "Oral" is a city too, "IND" would be read as industry, and of "U S" the U is left.
            if (
                len(pattern) < 2
                or (is_acronym(name) and words[0] != name.lower())
                or all(word in build.generic for word in words)
            ):
                continue
            if kind != STATE:
                _remember_place(build, words)
            build.claims.setdefault(pattern, []).append((PLACE, country, False, is_acronym(name)))
            build.pattern_words.setdefault(pattern, ())


def _remember_place(build: _Builder, words: tuple[str, ...]) -> None:
    build.place_words.update(words)
    build.places.add("".join(words))
    if len(words) == 1:
        build.single_places.add(words[0])


def _add_entity(build: _Builder, entity: Entity) -> None:
    number = len(build.bodies)
    tie = entity.ties[0] if entity.ties else None
    build.bodies.append(
        Body(
            entity.name,
            entity.country,
            entity.entity_id,
            "",
            tie.to if tie else "",
            tie.kind.value if tie else "",
            entity.kind,
            frozenset(_flat(build, city) for city in entity.cities),
        )
    )
    build.add_name(number, entity.name, "P", False)
    if entity.native_name:
        build.add_name(number, entity.native_name, "N", False)
    for name in entity.names:
        build.add_name(number, name.text, KINDS[name.kind], name.country_required)
    for text in (entity.native_name, *(one.text for one in entity.names)):
        inner = _inside_quotes(build, text)
        if inner:
            build.add_name(number, inner, "A", False)
    for name in entity.names:
        if name.country_required:
            _require_country(build, number, name.text)
    build.count({entity.name, *(name.text for name in entity.names if name.kind is not NameKind.WEAK)}, True)
    for name in entity.names:
        if name.kind is NameKind.WEAK and is_acronym(name.text):
            build.shorten(build._words_of(name.text))
    for domain in entity.domains:
        build.domains[domain.lower()] = number
    for identifier in (entity.ror_id, entity.grid_id, entity.wikidata_id):
        if identifier:
            build.identifiers[identifier.lower()] = number


def _inside_quotes(build: _Builder, text: str) -> str:
    """The name between quotation marks, where nothing but a legal form stands before them."""
    found = _IN_QUOTES.search(text)
    if (
        found is None
        or len(build._words_of(found.group(1))) < 2
        or text[found.end() :].strip()[:1] not in ("", "(")
    ):
        return ""
    return found.group(1) if build.registered.issuperset(build._words_of(text[: found.start()])) else ""


def _flat(build: _Builder, text: str) -> str:
    return "".join(build._words_of(text))


def _require_country(build: _Builder, number: int, text: str) -> None:
    for pattern, _ in scanned_forms(text, build.forms, build.simplified):
        claims = build.claims.get(pattern, [])
        claims[:] = [(b, k, True, a) if b == number else (b, k, c, a) for b, k, c, a in claims]


def _add_background(build: _Builder, body: BackgroundBody) -> None:
    number = len(build.bodies)
    build.bodies.append(
        Body(
            body.name,
            body.country,
            "",
            body.source,
            body.parent,
            body.tie.value if body.tie else "",
            "",
        )
    )
    names = [name for name in (body.name, *body.names) if not is_acronym(name)]
    for at, name in enumerate(names):
        if len(build._words_of(name)) <= _LONGEST_BACKGROUND:
            build.add_name(number, name, "P" if at == 0 else "A", False)
    build.count(names)
    for domain in body.domains:
        build.domains.setdefault(domain.lower(), number)
    if body.ror_id:
        build.identifiers.setdefault(body.ror_id.lower(), number)


def _finished(build: _Builder) -> Index:
    total = max(1, len(build.bodies))
    patterns = sorted(build.claims)
    claims = [tuple(build.at_home(pattern, claim) for claim in build.claims[pattern]) for pattern in patterns]
    mass = [
        _mass(build.pattern_words[pattern], build.words, total) * (_WEAKER if _all_weak(found) else 1.0)
        for pattern, found in zip(patterns, claims, strict=True)
    ]
    return Index(
        bodies=build.bodies,
        patterns=patterns,
        claims=claims,
        mass=mass,
        words=dict(build.words),
        listed_words=dict(build.listed_words),
        listed_written=_written(build),
        place_words=sorted(build.place_words),
        groups=_groups(build),
        place_set=frozenset(build.single_places),
        numbers={body.entity_id: at for at, body in enumerate(build.bodies) if body.entity_id},
        bags=_bags(build),
        near=_near(build),
        between=_between(build),
        telling=_telling(build),
        skeletons=_skeletons(build),
        domains=build.domains,
        identifiers=build.identifiers,
        simplified=build.simplified,
    )


def _bags(build: _Builder) -> dict[str, list[int]]:
    """The sorted words of every listed name to its bodies, and PLACE where an unlisted one has the same."""
    out: dict[str, set[int]] = defaultdict(set)
    for pattern, words in build.pattern_words.items():
        if len(words) < _BAG_FROM:
            continue
        key = bag(words)
        for body, kind, _, acronym in build.claims[pattern]:
            if body != PLACE and not acronym and kind not in "WHX":
                out[key].add(body if build.bodies[body].entity_id else PLACE)
    return {key: sorted(bodies) for key, bodies in out.items() if bodies != {PLACE}}


def _written(build: _Builder) -> dict[str, str]:
    """Words of listed names as written, small letters, where that differs from their comparable form."""
    out: dict[str, str] = {}
    for name in build.listed_names:
        for word in name.replace("-", " ").split():
            low = plain(word.strip(".,;:()[]\"'“”"))
            form = build.forms.of(low) if low.isascii() and low.isalpha() else ""
            if form and form != low:
                out[low] = form
    return dict(sorted(out.items()))


def _near(build: _Builder) -> dict[str, list[tuple[str, int]]]:
    """The words of every listed name less one, with the word that is missing and the body."""
    out: dict[str, set[tuple[str, int]]] = {}
    for body, words in _names_of_listed(build):
        kept = [word for word in words if word not in SMALL]
        if not _NEAR_WORDS[0] <= len(kept) <= _NEAR_WORDS[1] or has_han("".join(kept)):
            continue
        for at, word in enumerate(kept):
            out.setdefault(bag(kept[:at] + kept[at + 1 :]), set()).add((word, body))
    return {key: sorted(found) for key, found in out.items()}


def _names_of_listed(build: _Builder) -> Iterable[tuple[int, tuple[str, ...]]]:
    """(body, words) of every form of every full name of a listed body."""
    for pattern, words in build.pattern_words.items():
        for body, kind, _, acronym in build.claims[pattern]:
            if body != PLACE and build.bodies[body].entity_id and not acronym and kind in "PAF":
                yield body, words


def _between(build: _Builder) -> dict[str, list[tuple[str, str]]]:
    """Short words inside listed names, by the words on both sides of them, each with the rest of the name.

    The rest is the longer of the two sides, written without spaces; where
    neither side is long enough to be looked for, the word is left out.
    """
    common = build.common | build.not_alone | {_U}
    out: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for _, words in _names_of_listed(build):
        for at in range(1, len(words) - 1):
            word = words[at]
            sides = [side for side in (words[:at], words[at + 1 :]) if not common.issuperset(side)]
            rest = max(("".join(side) for side in sides), key=len, default="")
            short = len(word) in _SHORT_WORD and word.isascii() and word.isalpha() and word not in common
            if short and len(rest) >= _REST:
                out[f"{words[at - 1]} {words[at + 1]}"].add((word, rest))
    return {key: sorted(found) for key, found in sorted(out.items())}


def _telling(build: _Builder) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Words that few known bodies have, at least one of them listed, with every name in which they stand."""
    common = build.common | build.not_alone
    telling = {
        word
        for word in build.listed_words
        if len(word) >= _TELLING
        and build.words[word] <= _FEW
        and word.isascii()
        and word.isalpha()
        and word not in common
    }
    out: dict[str, set[tuple[int, tuple[str, ...]]]] = defaultdict(set)
    for pattern, words in build.pattern_words.items():
        kept = tuple(dict.fromkeys(word for word in words if word not in SMALL))
        for word in telling.intersection(kept) if 1 < len(kept) <= _NEAR_WORDS[1] else ():
            out[word].update((claim[0], kept) for claim in build.claims[pattern] if _competes(build, claim))
    return {word: sorted(found) for word, found in sorted(out.items())}


def _competes(build: _Builder, claim: Claim) -> bool:
    """Any name of an unlisted body, and the full names of a listed one that need no country."""
    body, kind, needs_country, _ = claim
    return body != PLACE and (not build.bodies[body].entity_id or (kind in "PAF" and not needs_country))


def _skeletons(build: _Builder) -> dict[str, list[int]]:
    """The consonants of every listed name to its bodies."""
    out: dict[str, set[int]] = defaultdict(set)
    for body, name in build.full_names:
        key = consonants(name)
        if len(key) >= BARE_FROM:
            out[key].add(body)
    return {key: sorted(bodies) for key, bodies in sorted(out.items())}


def _groups(build: _Builder) -> list[int]:
    """Bodies to which the tables tie several institutes or firms: an academy, a conglomerate."""
    numbers = {body.entity_id: at for at, body in enumerate(build.bodies) if body.entity_id}
    members = Counter(body.parent for body in build.bodies if body.tie in ("institute", "subsidiary"))
    return sorted(
        numbers[parent] for parent, count in members.items() if parent in numbers and count >= _GROUP
    )


def _all_weak(claims: tuple[Claim, ...]) -> bool:
    return all(claim[0] != PLACE and claim[1] in "HW" for claim in claims)


def _mass(words: tuple[str, ...], counts: Counter[str], total: int) -> float:
    """How much a pattern explains: rare words weigh more, and every word weighs something."""
    return sum(max(0.5, math.log(total / (1 + counts[word]))) for word in words) if words else 1.0


def as_plain(index: Index) -> dict[str, Any]:
    """The index as values that `marshal` can write."""
    return {
        "bodies": [
            (b.name, b.country, b.entity_id, b.source, b.parent, b.tie, b.kind, b.cities)
            for b in index.bodies
        ],
        "patterns": index.patterns,
        "claims": index.claims,
        "mass": index.mass,
        "words": index.words,
        "listed_words": index.listed_words,
        "listed_written": index.listed_written,
        "place_words": index.place_words,
        "numbers": index.numbers,
        "place_set": index.place_set,
        "bags": index.bags,
        "near": index.near,
        "between": index.between,
        "telling": index.telling,
        "skeletons": index.skeletons,
        "groups": index.groups,
        "domains": index.domains,
        "identifiers": index.identifiers,
        "simplified": index.simplified,
    }


def from_plain(given: dict[str, Any]) -> Index:
    """The reverse of `as_plain`."""
    return Index(**{**given, "bodies": [Body(*one) for one in given["bodies"]]})
