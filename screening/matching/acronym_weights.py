"""What an acronym is worth: alone it decides nothing, and inside a phrase it rather names a partner."""

from collections.abc import Sequence

from rapidfuzz.distance import Prefix

from screening.matching.acronyms import has_institute, is_asked, is_unmistakable
from screening.matching.basis import Basis
from screening.matching.context import Context
from screening.matching.found import Found
from screening.matching.joined import HYPHEN_AFTER, HYPHEN_BEFORE, spelled_out
from screening.matching.patterns import SMALL
from screening.matching.segments import is_prose, segment_of, word_before
from screening.names.tokens import Tokens

# What an acronym beside which nothing but a number and "Inst" stands is made of.
_SHORT_WORD = 3
_PAIR = 2
# A scholar's name of so many letters; of shorter ones too many words begin alike.
_NAME = 5


class AcronymWeights:
    """The rules for a claim by an acronym."""

    def __init__(self, basis: Basis) -> None:
        self.index = basis.index
        self.scale = basis.scale
        self.around = basis.around
        self.groups = basis.groups
        self.teaching = basis.teaching
        self._titles = frozenset(basis.rules["words"]["titles"])

    def weigh(self, context: Context, one: Found, whole: bool, near: frozenset[str]) -> None:
        """Put what stands beside an acronym on the scale; `whole` is a text that is nothing else.

        One that is close to unique counts where an address has the institution: after a department.
        """
        placed = self.index.bodies[one.body].country in near
        if self.joins(context, one, placed):
            return
        self._weigh(context, one, near, whole=whole, placed=placed)
        if one.end - one.first == 1 and _may_be_a_word(context.text, one.first):
            one.score = min(one.score, self.scale.asked)

    def _weigh(
        self, context: Context, one: Found, near: frozenset[str], *, whole: bool, placed: bool
    ) -> None:
        if one.body in self.groups and has_institute(context, one, self.index, self.around):
            one.score = max(one.score, self.scale.bands["likely"])
            return
        others = spelled_out(context, one, self.index)
        if others:
            self.scale.add(one, "spelled_out", False, others)
        elif whole and not placed:
            one.why.append(("lone_acronym", False, "", 0.0))
            self.scale.ask(one)
        else:
            self._amid_others(context, one, near, placed=placed)

    def _amid_others(self, context: Context, one: Found, near: frozenset[str], *, placed: bool) -> None:
        """Other words stand in the text, or its country."""
        after = self._named_after(context, one)
        if after:
            self.scale.add(one, "dedicated", True, after)
            return
        inside = not self._has_hospital(context, one, placed=placed) and self._is_inside(context, one)
        alone = inside or one.kind != "C" or not self.around.names_unit(context.text)
        alone = alone or self._is_elsewhere(context, one)
        if not placed and alone:
            self.scale.add(one, "lone_acronym", False)
        if inside:
            self.scale.add(one, "acronym_inside", False)
        words = context.text.words[one.first : one.end]
        asked = self._tells(context, one) or (
            not near
            and (
                is_asked(context, one, self.around, inside=inside)
                or (is_unmistakable(one.kind, words) and not context.text.source.isupper())
            )
        )
        if asked or (placed and not inside):
            one.score = max(one.score, self.scale.bands["review"])

    def _named_after(self, context: Context, one: Found) -> str:
        """ "ABC named after A. Teldor": nothing beside it but whom its body's name has too, or ""."""
        text = context.text
        start, stop = segment_of(text, one.first, one.end)
        behind = [i for i in range(one.end, stop) if i not in context.place_words]
        proper = [i for i in behind if len(text.words[i]) > 1 and text.words[i] not in self._titles]
        form_before = all(text.words[i] in self.index.legal for i in range(start, one.first))
        if not form_before or len(proper) != 1 or len(behind) < _PAIR:
            return ""
        name = self.index.bodies[one.body].name.lower().replace("-", " ").split()
        scholar = text.words[proper[0]]
        # In Russian the scholar's name has another end: "ABC имени Телдора".
        found = any(Prefix.similarity(scholar, word) >= max(_NAME, len(word) - 1) for word in name)
        return text.source[slice(*text.spans[proper[0]])] if found else ""

    def _has_hospital(self, context: Context, one: Found, *, placed: bool) -> bool:
        """ "First Hospital of LMKU", of a university's acronym that is close to unique, there or anywhere.

        Other bodies have hospitals of their own where they are: "TAEC General Hospital, Sandport".
        """
        teaching = self.index.bodies[one.body].kind in self.teaching
        if one.kind not in ("CH" if placed else "C") or not (teaching or placed):
            return False
        tie = self.around.bearers.tie(context.text, one.first, one.end)
        if tie is None or tie[0] != "hospital":
            return False
        one.relate(*tie)
        return True

    def _is_elsewhere(self, context: Context, one: Found) -> bool:
        """True where the partner of the list in which the acronym stands is in other countries alone."""
        spans = (span for span in context.scan.chosen if span.first == one.first)
        near = frozenset[str]().union(*map(context.places_in_entry, spans))
        return bool(near) and self.index.bodies[one.body].country not in near

    def _is_inside(self, context: Context, one: Found) -> bool:
        """True where words stand beside it that are not those of a unit or an institute of the body."""
        phrase = _phrase_of(context.text, one, context.place_words)
        beside = self.around.firm_words(context.text, one.first, one.end, context.place_words, phrase)
        return bool(beside) and not (
            _is_degree(beside, self.around.degree)
            or self._ends_address(context, one)
            or self._of_group(one, beside)
            or self._has_unit(context, one)
        )

    def _tells(self, context: Context, one: Found) -> bool:
        """ "ABC (Teldor)": a proper word beside an acronym is one of its body's name."""
        name = self.index.bodies[one.body].name.lower().split()
        words = context.text.words
        return any(
            words[i] in name and self.around.proper(words[i])
            for i in range(len(words))
            if i not in context.place_words and not one.first <= i < one.end
        )

    def _has_unit(self, context: Context, one: Found) -> bool:
        """ "NUAA School of Astronautics": a university's acronym at one end, and a unit and its subject."""
        words, around = context.text.words, self.around
        start, stop = segment_of(context.text, one.first, one.end)
        others = words[start : one.first] + words[one.end : stop]
        return (
            self.index.bodies[one.body].kind in self.teaching
            and (start == one.first or stop == one.end)
            and not around.unit.isdisjoint(others)
            and around.joint.isdisjoint(others)
            and around.ordinary.issuperset(others)
        )

    def _of_group(self, one: Found, beside: list[str]) -> bool:
        """ "CASIC 17th Research Institute": a number and what institutes are called, beside a group."""
        return (
            one.body in self.groups
            and one.kind == "C"
            and self.around.is_institute(beside)
            and all(word in self.around.ordinary or len(word) < _SHORT_WORD for word in beside)
        )

    def _ends_address(self, context: Context, one: Found) -> bool:
        """ "Department of Physics of LMKU": units and subjects before it, and "of"; or the place behind it.

        "Institute of Optics LMKU Linmark 100190": an address that has no commas.
        """
        words, text = context.text.words, context.text
        start, stop = segment_of(text, one.first, one.end)
        before = words[start : one.first]
        behind = [i for i in range(one.end, stop) if i not in context.place_words and not words[i].isdigit()]
        of = before[-1:] == ["of"] or self._has_parts(one)
        return (
            not behind
            and of
            and any(word in self.around.unit or word in self.around.institute for word in before)
            and all(
                words[i] in self.around.ordinary or i in context.place_words for i in range(start, one.first)
            )
        )

    def _has_parts(self, one: Found) -> bool:
        return one.body in self.groups or self.index.bodies[one.body].kind in self.teaching

    def joins(self, context: Context, one: Found, placed: bool) -> bool:
        """ "AB-LMKU Joint Institute", "Teldor-Oxley Sandport Institute": a joint venture, not the body.

        A short form that others use too stays a question.
        """
        text = context.text
        joint = not self.around.joint.isdisjoint(text.words)
        if one.end - one.first > 1 or not (placed or joint):
            return False
        if (
            not joint
            and self.index.bodies[one.body].kind not in self.teaching
            and one.body not in self.groups
        ):
            return False  # "RFNC-VNIIEF" is one institute with two acronyms
        start, stop = text.spans[one.first]
        beside = text.source[max(0, start - 2) : start], text.source[stop : stop + 2]
        if not HYPHEN_BEFORE.search(beside[0]) and not HYPHEN_AFTER.match(beside[1]):
            return False
        one.relate("joint_centre", *segment_of(text, one.first, one.end))
        one.score = self.scale.bands["likely"] if one.kind in "CBH" else self.scale.asked
        return True


def _phrase_of(text: Tokens, one: Found, places: frozenset[int]) -> tuple[int, int]:
    """From where to where words may belong to a phrase with the acronym: its segment, but no prose.

    "Member of the staff of ABC": no name has small letters before "of ABC"; nor is "in Sandport" of one.
    """
    start, stop = segment_of(text, one.first, one.end)
    if not text.is_acronym(one.first):
        return start, stop
    before = word_before(text, one.first)
    if before is None or is_prose(text, before, one.first):
        start = one.first
    after = one.end
    while after < stop and text.words[after] in SMALL:
        after += 1
    if after < stop and (is_prose(text, after, one.first) or (after > one.end and after in places)):
        stop = one.end
    return start, stop


def _may_be_a_word(text: Tokens, at: int) -> bool:
    """True for three letters that are not all capitals: "Roe, Jane" is a person, "Bit" a word."""
    written = text.source[slice(*text.spans[at])]
    return len(written) <= _SHORT_WORD and not written.isupper()


def _is_degree(words: Sequence[str], degrees: frozenset[str]) -> bool:
    """ "PhD ABC", "B.Eng. ABC": a degree or a post is no phrase of which an acronym is a part."""
    return degrees.issuperset(words) or (len(words) == _PAIR and len(words[0]) == 1)
