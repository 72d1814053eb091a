"""Which bodies and places lay claim to each pattern that is scanned for."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from screening.matching.academies import Words, otherwise_said
from screening.matching.index import PLACE, Body, Claim
from screening.matching.kinds import KIND_ORDER
from screening.matching.known_places import Places
from screening.matching.name_rules import NameRules
from screening.matching.ordinals import otherwise_numbered
from screening.matching.patterns import (
    HEADS,
    INNER_CAPITAL,
    LEFT_OUT,
    bag,
    derived_forms,
    has_han,
    is_acronym,
    is_mixed,
    scanned_forms,
    shortened_forms,
    turned_forms,
    without_academy,
    without_initials,
)
from screening.names.tokens import BARRIER
from screening.names.words import is_cyrillic, plain

# Unlisted names are shortened for the countries that have at least one in so many of the listed bodies.
_HOME = 100
# "NE University", of so few words, is a form that others may have too.
_FEW = 2
# A name of so few letters and digits is read as an acronym.
_BARE_LETTERS = 3
# "Institute of Physics" says less than "Institute of Applied Physics".
_MAY_BE_SAID = 4
_IN_WORDS = 3
_UNIVERSITY = "university"
_LETTER = "u"
# With a place these make a name, without its small words too: "Tide Industry Corporation China".
_KINDS = HEADS | {"corporation", "laboratory", "center", "organization", "commission", "ministry"}
_OF_RESEARCH = frozenset(("institute", "center", "observatory", "laboratory"))


class Claims:
    """The claims on every pattern and the words of which it is made, gathered name by name.

    A place has no words, so that it weighs the same however long it is written.
    `full_names` are (body number, name) of listed bodies; `common` are the words
    that set no body apart, `not_alone` those that never stand alone for a longer name.
    """

    def __init__(self, rules: NameRules, places: Places) -> None:
        self.rules = rules
        self.places = places
        self.by_pattern: dict[str, list[Claim]] = {}
        self.words: dict[str, tuple[str, ...]] = {}
        self.full_names: list[tuple[int, str]] = []
        self.unlisted_names: list[tuple[int, str]] = []
        # Sets of thousands of words; joined anew for each name they took most of the time.
        self.common = rules.ordinary | places.single
        self.not_alone = rules.compass | places.single
        for pattern, country, acronym in places.patterns:
            self.by_pattern.setdefault(pattern, []).append((PLACE, country, False, acronym))
            self.words[pattern] = ()

    def add_name(self, number: int, body: Body, name: str, kind: str, *, needs_country: bool = False) -> None:
        """Claim every form of one name for a body; `kind` is a letter of `kinds.KINDS`."""
        listed = bool(body.entity_id)
        if listed and kind != "P" and self.rules.registered.issuperset(self.rules.words_of(name)):
            return  # "Акционерное общество", cut from the name behind it: a legal form is nobody's name
        given = kind
        kind = self._claim_scanned(number, name, given, listed=listed, needs_country=needs_country)
        if not listed and not is_acronym(name):
            self.unlisted_names.append((number, name))
        if listed and given in "PAF" and not is_acronym(name):
            self._claim_otherwise_written(number, name, given, needs_country=needs_country)
        if listed and (kind in "PAF" or (kind == "N" and is_cyrillic(name))) and not is_acronym(name):
            self.full_names.append((number, name))
            if body.country in self.rules.state_left_out:
                self._claim_without_state(number, name, needs_country=needs_country)
            for (pattern, words), letter in derived_forms(name, self.rules, self.not_alone):
                self._claim(
                    pattern, words, (number, letter if letter in "XBW" else kind, needs_country, False)
                )

    def add_unclaimed(self, number: int, words: tuple[str, ...], kind: str) -> None:
        """Claim the word of a firm, alone or with another legal form, where nobody claims it yet."""
        pattern = "".join(words)
        if pattern not in self.by_pattern:
            self._claim(pattern, words, (number, kind, False, False))

    def require_country(self, number: int, name: str) -> None:
        """Let a body claim every form of this name only where its country is given."""
        for pattern, _ in scanned_forms(name, self.rules):
            claims = self.by_pattern.get(pattern, [])
            claims[:] = [(b, k, True, a) if b == number else (b, k, c, a) for b, k, c, a in claims]

    def weaken(self, number: int, weak: Sequence[str], strong: Sequence[str]) -> None:
        """Let a form recorded as weak be weak, where another name has it only less its bracket.

        The own name less its legal form stays what it is.
        """
        whole = {"".join(self.rules.words_of(name)) for name in strong}
        for pattern in {"".join(self.rules.words_of(name)) for name in weak} - whole:
            claims = self.by_pattern.get(pattern, [])
            claims[:] = [(b, "W" if b == number and k not in "PN" else k, c, a) for b, k, c, a in claims]

    def claim_shortened(self, bodies: Sequence[Body]) -> None:
        """Claim the names also as an index shortens them; called once, when all names are in.

        Of an abbreviation that stands for several words only one is read ("Tech": technology), so a name
        that has another of them is claimed with that one in its place, and one with points of the compass
        with their letters. Where another body is called so in full, it keeps its name to itself. Unlisted
        bodies far from the listed ones have a claim only where a nearer one has it too.
        """
        homes = Counter(body.country for body in bodies if body.entity_id)
        home = {country for country, count in homes.items() if count * _HOME >= homes.total()}
        near = {number for number, body in enumerate(bodies) if body.entity_id or body.country in home}
        names = [
            (pattern, shorter)
            for pattern, words in self.words.items()
            if "".join(words) == pattern and (shorter := shortened_forms(words, self.rules))
        ]
        self._claim_for_namesakes()
        taken = frozenset(self.by_pattern)
        self._claim_across()
        for elsewhere in (False, True):
            for pattern, shorter in names:
                for claim in self.by_pattern[pattern]:
                    if claim[0] == PLACE or claim[3] or (claim[0] in near) is elsewhere:
                        continue
                    for short in shorter if claim[1] in "PAFMSX" else ():
                        joined = "".join(short)
                        if joined not in taken and (joined in self.by_pattern or not elsewhere):
                            number, kind, needs_country, _ = claim
                            few = len(short) <= _FEW
                            self._claim(joined, short, (number, kind, needs_country or few, False))

    def claim_of_academies(self, bodies: Sequence[Body]) -> None:
        """Claim "Institute of Tides SB RAS" for that "of the Siberian Branch of the Russian Academy".

        And the other way round; called once, when all names are in. What another body goes by is left to it.
        """
        taken = frozenset(self.by_pattern)
        for number, name in self.full_names:
            for core, tail in self._apart_from_academy(name, bodies[number].country):
                divider = " " if tail[0] == "of" else ", "
                for pattern, form in scanned_forms(f"{' '.join(core)}{divider}{' '.join(tail)}", self.rules):
                    if pattern not in taken:
                        self._claim(pattern, form, (number, "A", False, False))

    def _apart_from_academy(self, name: str, country: str) -> Iterator[tuple[Words, Words]]:
        academies = self.rules.academies.get(country, ())
        for one in dict.fromkeys((name, without_initials(name))) if academies else ():
            words = self.rules.words_of(one)
            yield from otherwise_said(words[self.rules.legal.at_start(words) :], academies)

    def claim_without_academy(self, bodies: Sequence[Body]) -> None:
        """Claim "Teldor Institute of Tides" for that of an academy; called once, when all names are in.

        One called by ordinary words alone may be any of its kind: its place is needed. What another body
        goes by is left to it.
        """
        taken = frozenset(self.by_pattern)
        for number, name in self.full_names:
            apart = (core for core, _ in self._apart_from_academy(name, bodies[number].country))
            for words in dict.fromkeys((*without_academy(name, self.rules), *apart)):
                pattern = "".join(words)
                said = self._may_be_said(words) or not self._says_nothing(words, HEADS)
                if pattern in taken or len(words) < _IN_WORDS or not said:
                    continue
                head = next((i for i, word in enumerate(words) if word in _OF_RESEARCH), 0)
                own = not self.common.issuperset(words[:head])
                shorter = (tuple(word for word in words if word not in left) for left in (("of",), LEFT_OUT))
                for kept in dict.fromkeys((words, *shorter)):
                    self._claim("".join(kept), kept, (number, "A" if own else "W", not own, False))

    def claim_apart_from_state(self, bodies: Sequence[Body]) -> None:
        """Claim "Ministry of Tides" and "Teldorian Ministry of Tides" for that "of the Republic of Teldoria".

        Called once, when all names are in; what another body goes by with the state is left to it.
        """
        taken = frozenset(self.by_pattern)
        for number, name in self.full_names:
            countries = (bodies[number].country, *sorted(bodies[number].also_in))
            for words, alone in self.rules.states.otherwise_said(self.rules.words_of(name), countries):
                if alone and len(_long_words(words)) <= _FEW and self.rules.ordinary.issuperset(words):
                    continue  # "Academy of Sciences" is met everywhere
                forms = [
                    form
                    for form in scanned_forms(" ".join(words), self.rules)
                    if alone or form[0] not in taken
                ]
                for pattern, form in forms:
                    self._claim(pattern, form, (number, "O" if alone else "E", alone, False))

    def claim_turned(self, bodies: Sequence[Body]) -> None:
        """Claim the names of listed universities with the head first; called once, when all names are in.

        Where a body abroad has the name too the country is needed; what another goes by is left to it, and
        what may as well be another listed one's name turned round to neither.
        """
        taken = frozenset(self.by_pattern)
        owners = self._owners_of_words()
        for number, name in self.full_names:
            words = self.rules.words_of(name)
            claims = self.by_pattern.get("".join(words), [])
            home = bodies[number].country
            shared = any(
                claim[2] or (claim[0] != PLACE and bodies[claim[0]].country != home) for claim in claims
            )
            for turned in self._turned(words):
                pattern = "".join(turned)
                rivals = (bodies[rival] for rival in owners[bag(turned)] if rival != number)
                if pattern not in taken and not any(one.entity_id and one.country == home for one in rivals):
                    self._claim(pattern, turned, (number, "X", shared, False))
        self._claim_unlisted_turned(bodies)

    def _claim_unlisted_turned(self, bodies: Sequence[Body]) -> None:
        """The same for unlisted bodies of these countries, which such words may mean as well.

        Where they may mean a listed one too, what is turned round counts as the name that it is.
        """
        taken = {at for at, claims in self.by_pattern.items() if any(one[1] != "X" for one in claims)}
        homes = {bodies[number].country for number, _ in self.full_names}
        for number, name in self.unlisted_names:
            if bodies[number].country not in homes:
                continue
            words = self.rules.words_of(name)
            claims = self.by_pattern.get("".join(words), ())
            kind = next((claim[1] for claim in claims if claim[0] == number), "A")
            forms = [
                *(form for (_, form), how in derived_forms(name, self.rules, self.not_alone) if how == "X"),
                *self._turned(words),
            ]
            for turned in forms:
                pattern = "".join(turned)
                if pattern not in taken:
                    shared = any(bodies[one[0]].entity_id for one in self.by_pattern.get(pattern, ()))
                    self._claim(pattern, turned, (number, kind if shared else "X", False, False))

    def _turned(self, words: Words) -> Iterator[Words]:
        """The name with its head first, and with the place as other languages call it: Peking for Beijing."""
        rules = self.rules
        for form in turned_forms(words, self.common, self.places.single, rules.compass, rules.one_kind):
            yield form
            other = tuple(rules.called_abroad.get(word, word) for word in form)
            if other != form:
                yield other

    def _owners_of_words(self) -> defaultdict[str, set[int]]:
        """The bodies that have a name of the same words, by the sorted words of every university's name."""
        out: defaultdict[str, set[int]] = defaultdict(set)
        for pattern, words in self.words.items():
            if _UNIVERSITY in words:
                out[bag(words)].update(
                    claim[0]
                    for claim in self.by_pattern[pattern]
                    if claim[0] != PLACE and claim[1] in "PNAFMS"
                )
        return out

    def _claim_for_namesakes(self) -> None:
        """ "Teldor U", which is made for listed universities, stands for whoever has "Teldor University"."""
        for pattern, words in [one for one in self.words.items() if one[1][1:] and one[1][-1] == _LETTER]:
            for claim in self.by_pattern.get(f"{pattern.removesuffix(_LETTER)}{_UNIVERSITY}", ()):
                if claim[0] != PLACE:
                    self._claim(pattern, words, claim)

    def _claim_across(self) -> None:
        """ "Teldor U. of Tides (Sandport)": the letter for the head in a name with a comma or bracket too."""
        for pattern, words in [one for one in self.words.items() if BARRIER in one[0]]:
            letter = pattern.replace("university", "u", 1)
            if "university" in words[:-1] and letter not in self.by_pattern:
                for claim in self.by_pattern[pattern]:
                    if claim[0] != PLACE:
                        self._claim(
                            letter, tuple("u" if word == "university" else word for word in words), claim
                        )

    def _claim_otherwise_written(self, number: int, name: str, kind: str, *, needs_country: bool) -> None:
        """Its numbers in words or digits; in capitals, where nothing divides the words of "OpenLab"."""
        in_one = INNER_CAPITAL.sub(lambda found: found[0].lower(), name)
        others = [one for one in (*otherwise_numbered(name, self.rules.ordinals), in_one) if one != name]
        for other in others:
            if self.rules.words_of(other) != self.rules.words_of(name):
                letter = "A" if kind == "P" else kind
                self._claim_scanned(number, other, letter, listed=True, needs_country=needs_country)

    def _claim_scanned(self, number: int, name: str, kind: str, *, listed: bool, needs_country: bool) -> str:
        """Claim the forms that a name itself has; gives the kind that the name turns out to be of."""
        acronym = is_acronym(name)
        first = True
        whole = _long_words(self.rules.words_of(name))
        for pattern, words in scanned_forms(name, self.rules):
            if len(pattern) < 2 or (len(words) == 1 and len(pattern) < 3 and not has_han(pattern)):
                continue
            if acronym and listed and len(words) == 1 and not _is_in(pattern, name):
                continue  # "SCH" is read as "school", and would be met wherever that word is in capitals
            if listed and kind != "P" and self.places.is_place(words):
                continue  # an address that a source prints among the names
            if listed and len(words) <= 2 and not acronym and self.rules.ordinary.issuperset(words):
                kind = "W"  # "TechnoLab" reads as "technology laboratory"
            if listed and kind != "P" and is_mixed(name):
                kind = "W"
            letter, required = "C" if acronym and kind in "PA" else kind, needs_country
            kinds = _KINDS if listed and _long_words(words) == whole else HEADS
            if (not first or not listed) and self._says_nothing(words, kinds):
                if not (listed and self._may_be_said(words)):
                    continue
                letter, required = "W", True
            short = listed and not acronym and len(pattern) <= _BARE_LETTERS and not has_han(pattern)
            bare = short and (kind != "P" or self._has_few_letters(name))
            if bare:
                letter = "W"  # "3M Limited" without its legal form is hardly a name of its own
            self._claim(pattern, words, (number, letter, required, acronym or bare))
            first = False
        return kind

    def _has_few_letters(self, name: str) -> bool:
        """True for "3M Limited": hardly a letter besides the legal form, as written."""
        legal = self.rules.legal.words
        proper = (word for word in name.split() if not legal.issuperset(self.rules.words_of(word)))
        letters = [one for word in proper for one in word if one.isalnum()]
        return len(letters) <= _BARE_LETTERS

    def _claim_without_state(self, number: int, name: str, *, needs_country: bool) -> None:
        """ "Tomsk University" for "Tomsk State University", as people say where most are the state's."""
        words = self.rules.words_of(name)
        if len(words) == 3 and words[0] in self.places.single and words[1:] == ("state", "university"):
            short = (words[0], words[2])
            self._claim("".join(short), short, (number, "X", needs_country, False))

    def _claim(self, pattern: str, words: tuple[str, ...], claim: Claim) -> None:
        known = self.by_pattern.setdefault(pattern, [])
        at = next((i for i, one in enumerate(known) if one[0] == claim[0]), None)
        if at is None:
            known.append(claim)
        elif KIND_ORDER.index(claim[1]) < KIND_ORDER.index(known[at][1]):
            known[at] = claim
        self.words.setdefault(pattern, words)

    def _may_be_said(self, words: Sequence[str]) -> bool:
        """ "Institute of Applied Physics" without its legal form: others are called so, and so is it."""
        return not HEADS.isdisjoint(words) and len(words) >= _MAY_BE_SAID

    def _says_nothing(self, words: Sequence[str], kinds: frozenset[str]) -> bool:
        """True for "Hong Kong", "(China) Ltd." and "Institute of Technology": no word of it names a body.

        A place with one of `kinds` is a name all the same: "Peking University".
        """
        rest = [word for word in words if word not in self.rules.legal.words]
        if "".join(rest) in self.places.joined:
            return True
        if not self.common.issuperset(rest):
            return False
        return kinds.isdisjoint(words) or self.places.single.isdisjoint(rest)


def _long_words(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in LEFT_OUT]


def _is_in(word: str, name: str) -> bool:
    """True where the letters of a comparable word are those of the name as written."""
    return word in "".join(one for one in plain(name) if one.isalnum())
