"""Rules of syntax: do the words around a name make it another body's?"""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from screening.matching.bearers import Bearers
from screening.matching.han_surroundings import HanSurroundings
from screening.matching.segments import is_behind_and, is_han, is_prose, segment_of, word_before
from screening.names.tokens import Tokens

_PAIR = 2
# "Univ", "Uni", "Univ." of an index.
_CUT_SHORT = 4


class Surroundings:
    """The rules, over the word lists of `rules/matching/judging.yml` and `ordinary.yml`."""

    def __init__(self, words: Mapping[str, Any], han: Mapping[str, Any], ordinary: frozenset[str]) -> None:
        self.head = frozenset(words["head"])
        self.continues = frozenset(words["continues"])
        self.before = frozenset(words["before"])
        self.address = frozenset(words["address"])
        self.address_last = frozenset((*words["address_last"], *words["road"]))
        self.unit = frozenset(words["unit"])
        bearers = ("hospital", "bearing", "bearing_firm")
        self.unit_or_bearer = self.unit.union(*(words[kind] for kind in bearers))
        self.joint = frozenset(words["joint"])
        self.region = frozenset(words["region"])
        self.institute = frozenset(words["institute"])
        self.firm_neutral = frozenset(words["firm_neutral"])
        self.subject = frozenset(words["subject"])
        self.part = self.unit_or_bearer.union(words["part"])
        self.degree = frozenset(words["degree"])
        self.title = frozenset(words["titles"])
        self.person = self.degree.union(words["roles"], words["titles"])
        self.of_science = self.subject | frozenset(words["of_science"])
        self.country_after_of = frozenset(words["country_after_of"])
        self.leads_to = frozenset(words["leads_to"])
        self.follows = frozenset(words["follows"])
        self.ordinary = ordinary
        self.han = HanSurroundings(han)
        self.bearers = Bearers(words, self.han, self.proper)

    def another_body(
        self, text: Tokens, first: int, end: int, places: frozenset[int]
    ) -> tuple[str, str] | None:
        """The rule by which the words beside words `first` to `end` make the name another body's, or None.

        `places` holds the word numbers that are part of a place name.
        """
        if is_han(text.words[first]):
            return self.han.another_body(text, first, end, places)
        words, segment = text.words, text.segment
        address = self._in_address(text, first, end, places)
        if address:
            return address
        if end < len(words) and (segment[end] == segment[end - 1] or _is_of(text, end)):
            goes_on = self._goes_on(words, segment, first, end)
            goes_on = goes_on or self._goes_on_in_index_style(text, first, end, places)
            goes_on = goes_on or self._goes_on_to_tell(text, first, end, places)
            goes_on = goes_on or self._goes_on_in_russian(text, end, places)
            if goes_on and not self._said_in_prose(text, first, end):
                return goes_on
        if first > 0 and segment[first - 1] == segment[first]:
            before = words[first - 1]
            if before in self.before:
                return "prefixed", before
            apart = words[first] not in self.head or words[first] == "school" or not self.proper(before)
            apart = apart or self._behind_acronym(text, first, end)
            apart = apart or (first - 1 not in places and self.is_led_to(text, first))
            if not apart and not is_behind_and(text, first):
                return ("prefixed" if first - 1 in places else "eponym"), before
        return None

    def is_led_to(self, text: Tokens, first: int) -> bool:
        """True where the word before a name is no part of any: "including", "Vendor", in small letters."""
        return self.leads(text, first - 1) or is_prose(text, first - 1, first)

    def leads(self, text: Tokens, i: int) -> bool:
        """True for a word that stands before names; a capital is an initial: "named after M. V. Teldor"."""
        word = text.words[i]
        return word in self.leads_to and not (len(word) == 1 and text.source[text.spans[i][0]].isupper())

    def _behind_acronym(self, text: Tokens, first: int, end: int) -> bool:
        """ "Dept. of XYZ University of Tides of Sandport": the letters are a unit's, not the university's.

        Where the name is of ordinary words they may well be: "XYZ University of Tides".
        """
        proper = not self.ordinary.issuperset(text.words[first:end])
        return proper and text.words[first] == "university" and text.is_acronym(first - 1)

    def _goes_on(self, words: list[str], segment: list[int], first: int, end: int) -> tuple[str, str] | None:
        """ "X University of Y" and "X University for Y" are other bodies; "of China" is an address."""
        stop = end
        while stop < len(words) and segment[stop] == segment[end]:
            stop += 1
        following = words[end:stop]
        if following[0] == "for":
            return "continues", " ".join(following[:4])
        if words[end - 1] in self.subject and following[0] in self.of_science:
            return "continues", " ".join(following[:3])  # "Academy of Science" and "Technology for …"
        headed = words[end - 1] in self.head
        turned = _has_head_first(words[first:end])
        if not headed and not turned:
            return None
        if headed and following[0] in self.continues:
            of = following[1] if len(following) > 1 else ""
            if of in self.country_after_of or of.isdigit():
                return None  # "od 2018" is Polish for "since 2018"
            return "continues", " ".join(following[:5])
        # The index style leaves "of" out: "Nanjing Univ Chinese Med" is no part of Nanjing University.
        goes_on = self.of_science if turned else self.subject
        if following[0] in goes_on and self.unit_or_bearer.isdisjoint(following):
            return "continues", " ".join(following[:3])
        return None

    def _goes_on_in_index_style(
        self, text: Tokens, first: int, end: int, places: frozenset[int]
    ) -> tuple[str, str] | None:
        """ "Sandport Univ Arts": an index cuts "University" short and has a comma before a unit.

        So a subject right behind it is what the university is for, whichever it is.
        """
        words, written = text.words, text.source[slice(*text.spans[end - 1])]
        if words[end - 1] != "university" or len(written) > _CUT_SHORT or _has_head_first(words[first:end]):
            return None
        following = [words[i] for i in range(end, len(words)) if text.segment[i] == text.segment[end]]
        begins = following[0]
        if end in places or begins not in self.ordinary or begins in self.part or begins in self.address_last:
            return None
        return ("continues", " ".join(following[:3])) if self.part.isdisjoint(following) else None

    def _goes_on_in_russian(self, text: Tokens, end: int, places: frozenset[int]) -> tuple[str, str] | None:
        """ "Университет языка и культуры": no "of" stands before what a university is for."""
        word = text.words[end]
        letter = text.source[text.spans[end][0]]
        if not "\u0430" <= letter <= "\u0451" or text.words[end - 1] not in self.head or len(word) < _PAIR:
            return None
        own = end in places or word in self.before or word in self.unit or word in self.firm_neutral
        own = own or word in self.follows
        return None if own else ("continues", word)

    def _said_in_prose(self, text: Tokens, first: int, at: int) -> bool:
        """True for "X University for computing time": what a name has behind "for" is a subject.

        Or it begins with a capital, where the name does. An acronym has nothing of the kind.
        """
        following = text.spans[at : at + 2]
        if len(following) < _PAIR or text.source[slice(*following[0])] != "for":
            return False
        if at - first == 1 and text.is_acronym(first):
            return True
        if not text.source[text.spans[at - 1][0]].isupper():
            return False
        small = takewhile(lambda i: is_prose(text, i, at - 1), range(at + 1, len(text.words)))
        told = self.ordinary | self.of_science
        return any(text.words[i] not in told and len(text.words[i]) > _PAIR for i in small)

    def _goes_on_to_tell(
        self, text: Tokens, first: int, end: int, places: frozenset[int]
    ) -> tuple[str, str] | None:
        """ "Main Directorate of Roads": what tells such bodies apart stands behind "of", but for a place.

        So it does behind a university with its head first: "Universidad de Sandport de Lenguas".
        """
        words = text.words
        told = end + 1 < len(words) and words[end] in self.continues and end + 1 not in places
        if not told or words[end + 1] in self.country_after_of or words[end + 1].isdigit():
            return None
        turned = words[first] == "university" and end - first > 1 and not text.is_acronym(end + 1)
        if not turned and not self.ordinary.issuperset(words[first:end]):
            return None
        return "continues", " ".join(words[end : end + 5])

    def _in_address(
        self, text: Tokens, first: int, end: int, places: frozenset[int]
    ) -> tuple[str, str] | None:
        """ "X University Town", "X University West Gate", "Teldor Road": called after the body.

        A subject may begin with such a word ("Road Engineering"), unless nothing
        or a number or place stands behind it.
        """
        words, segment = text.words, text.segment
        at = end
        if end - first > 1 and words[end - 1] not in self.head and not _has_head_first(words[first:end]):
            return None
        while at < len(words) and segment[at] == segment[end - 1] and words[at] in self.before:
            at += 1
        if at == len(words) or segment[at] != segment[end - 1] or at in places:
            return None  # "Teldor Institute St. Petersburg" is no street
        if words[at] in self.address_last:
            behind = at + 1
            inside = behind < len(words) and segment[behind] == segment[at]
            if inside and behind not in places and not words[behind].isdigit():
                return None
        elif words[at] not in self.address:
            return None
        return "address", " ".join(words[end : at + 1])

    def proper(self, word: str) -> bool:
        """A word that may be part of a particular body's name."""
        return word not in self.ordinary and not word.isdigit() and len(word) > 2

    def firm_words(
        self,
        text: Tokens,
        first: int,
        end: int,
        places: frozenset[int],
        within: tuple[int, int] | None = None,
    ) -> list[str]:
        """Words beside a firm's name that make it another firm of the group or a unit.

        In its segment, or from one word up to another `within` it.
        """
        if is_han(text.words[first]):
            closed = within is not None and within[1] == end
            after = "" if closed else self.han.without_firm(self.han.behind(text, first, end))
            own = after and not after.isdigit() and not self.han.begins_another(after)
            return [after] if own else []
        start, stop = within or segment_of(text, first, end)
        beside = [*range(start, first), *range(end, stop)]
        return [
            text.words[i]
            for i in beside
            if i not in places and text.words[i] not in self.firm_neutral and not text.words[i].isdigit()
        ]

    def is_institute(self, words: list[str]) -> bool:
        """True when one of the words, or of the runs of Chinese characters, is what institutes are called."""
        return any(word in self.institute or self.han.is_institute(word) for word in words)

    def part_of_group(self, text: Tokens, before: Sequence[int], first: int, end: int) -> bool:
        """True when something is named by the words `before` a group, or an institute after it.

        In words of which none is ordinary it may be a person: "Smith, Teldor Academy"; so is what stands
        behind a title, "Prof. Smith", and a sentence names nothing: "He came from Teldor Academy".
        """
        if is_han(text.words[first]):
            return self.han.names_institute(self.han.behind(text, first, end))
        if any(word in self.institute for word in text.words[end : segment_of(text, first, end)[1]]):
            return True
        # "Smith (Teldor Academy)": what stands before the brackets may be a person.
        bracketed = text.source[: text.spans[first][0]].rstrip().endswith("(")
        described = {
            text.segment[i] for i in before if text.words[i] in self.ordinary and len(text.words[i]) > _PAIR
        }
        # No name goes on behind the small letters of a sentence, nor behind a title.
        unnamed = {text.segment[i] for i in before if text.words[i] in self.title}
        last = word_before(text, first)
        if last is not None and is_prose(text, last, first):
            unnamed.add(text.segment[first])
        named = [
            i
            for i in before
            if self.proper(text.words[i])
            and text.words[i] not in self.person
            and text.segment[i] not in unnamed
            and not is_prose(text, i, first)
        ]
        return any(text.words[i] in self.institute or text.words[i] in self.unit for i in before) or any(
            text.is_acronym(i) or (not bracketed and text.segment[i] in described) for i in named
        )

    def names_unit(self, text: Tokens) -> bool:
        """True when the text names a department, school or laboratory besides."""
        return not self.unit.isdisjoint(text.words)


def _has_head_first(name: Sequence[str]) -> bool:
    """True for "Univ Sandport", as patent offices write; no "of" divides the head from the rest."""
    return name[0] == "university" and "of" not in name


def _is_of(text: Tokens, at: int) -> bool:
    """True for "of" and what stands for it in other languages, but for the code of Germany."""
    return text.words[at] == "of" and text.source[slice(*text.spans[at])] != "DE"
