"""More words in the segment of a name: a firm's unit or sister, or a single word that is no name there."""

import re

from rapidfuzz.distance import OSA

from screening.matching.acronym_weights import AcronymWeights
from screening.matching.basis import Basis
from screening.matching.context import Context
from screening.matching.found import Found
from screening.matching.index import Claim
from screening.matching.kinds import IN_FULL
from screening.matching.patterns import SMALL
from screening.matching.scan import Span
from screening.matching.segments import (
    beside,
    is_behind_and,
    is_han,
    is_prose,
    is_run_together,
    segment_of,
)
from screening.names.tokens import Tokens

# Two letters are too few to tell what was meant.
_FORM_LETTERS = 3
_OF = frozenset(("of",))
# What speaks against an acronym amid other words, which may begin the name of a firm of a group, and against
# a firm abroad, which may be a daughter of that name.
_SLIGHT = ("lone_acronym", "acronym_inside", "branch_abroad")


class WordsBeside:
    """The rules for what stands beside a firm's name, or beside a name of one word."""

    def __init__(self, basis: Basis, acronyms: AcronymWeights) -> None:
        self.index = basis.index
        self.scale = basis.scale
        self.around = basis.around
        self.branches = basis.branches
        self.firms = basis.firms
        self.teaching = basis.teaching
        self.groups = basis.groups
        self.acronyms = acronyms
        self._roles = frozenset(basis.rules["words"]["roles"])
        # "Between Oxley and Teldor", "Oxley University and Teldor".
        self._apart = frozenset((*basis.rules["words"]["between"], *basis.rules["words"]["by_itself"]))
        honours = "|".join(map(re.escape, basis.rules["words"]["honours"]))
        self._honours = re.compile(rf"\b(?:{honours})", re.IGNORECASE)

    def weigh(self, context: Context, span: Span, claim: Claim, one: Found) -> None:
        """Put the other words of the segment on the scale."""
        kind = self.index.bodies[claim[0]].kind
        if kind in self.firms:
            self._beside_firm(context, span, one)
        elif kind not in self.teaching and (proper := self._goes_on(context, span, claim)):
            self.scale.add(one, "firm_part", False, proper)
            one.score = min(one.score, self.scale.asked)
        elif (
            span.end - span.first == 1
            and not claim[3]
            and not is_run_together(context.text.words[span.first])
        ):
            self._beside_one_word(context, span, one, kind)

    def _goes_on(self, context: Context, span: Span, claim: Claim) -> str:
        """ "Federal Production Centre Teldor": a proper word behind a name that others use as well, or ""."""
        text, at = context.text, span.end
        if not claim[2] or claim[1] not in IN_FULL or at == len(text.words) or is_han(text.words[at]):
            return ""
        goes_on = (
            text.segment[at] == text.segment[at - 1]
            and at not in context.place_words
            and self.around.proper(text.words[at])
            and not is_prose(text, at, span.first)
            and not any(one.first == at for one in context.scan.chosen)
        )
        return text.words[at] if goes_on else ""

    def _beside_firm(self, context: Context, span: Span, one: Found) -> None:
        """An institute of a firm, a branch of it, or another firm of its name."""
        text = context.text
        start, stop = segment_of(text, span.first, span.end)
        words = self._words(context, span, start, stop)
        if self.around.is_institute(words) or words == ["research"]:
            one.relate("institute", start, stop)
        elif self.around.bearers.is_hospital(words) or (
            words and self.around.han.tie(words[0]) == "hospital"
        ):
            one.relate("hospital", start, stop)
        elif is_han(text.words[span.first]) and self.around.han.is_owned(
            self.around.han.behind(text, span.first, span.end)
        ):
            one.relate("other", start, stop)
        elif self.branches.named(context, one):
            self._branch(one, " ".join(words).title())
        elif not (words := self._words(context, span, *self._of_the_name(context, span, start, stop))):
            return
        elif len(words) == 1 and (form := self._mistyped_form(words[0])):
            self.scale.add(one, "corrected_word", True, f"{words[0]} → {form}")
            self.scale.ask(one)
        elif words:
            doubted = any(not supports and feature not in _SLIGHT for feature, supports, _, _ in one.why)
            self.scale.add(one, "firm_part", False, " ".join(words[:4]))
            if not doubted and self.branches.leads(context, one):
                self.scale.ask(one)

    def _words(self, context: Context, span: Span, start: int, stop: int) -> list[str]:
        """The words from `start` up to `stop` beside the name that tell firms apart."""
        words = self.around.firm_words(context.text, span.first, span.end, context.place_words, (start, stop))
        return list(self.branches.without_form(words))

    def _of_the_name(self, context: Context, span: Span, start: int, stop: int) -> tuple[int, int]:
        """From where to where words may belong to the firm's name.

        Not those of whom it is named after, nor what stands before "by", "at" or "supplier of", nor from
        where another known body is named, nor beyond a word in small letters: "our partner Teldor will
        send". Nor what stands behind the legal form with which the name ends, but for a group: there its
        institutes and firms are named.
        """
        text, words = context.text, context.text.words
        segment, start = start, self._begins(context, span, start)
        stop = self._honours_from(text, span.end, stop)
        if text.source[text.spans[span.first][0]].isupper():
            stop = next((i for i in range(span.end, stop) if self._ends(text, i, span, segment)), stop)
        group = any(claim[0] in self.groups for claim in self.index.claims[span.pattern])
        name = words[span.first : span.end]
        closed = name[-1] in self.index.legal or (
            is_han(name[0]) and self.around.han.is_closed("".join(name))
        )
        if closed and not group:
            return start, span.end
        named = (one.first for one in context.scan.chosen if one.end - one.first > 1)
        return start, min((first for first in named if span.end <= first < stop), default=stop)

    def _honours_from(self, text: Tokens, end: int, stop: int) -> int:
        """The first word from `end` up to `stop` of whom the body is "named after", or `stop`.

        The words "named after" themselves are none that are compared.
        """
        spans, source = text.spans, text.source
        return next(
            (i for i in range(end, stop) if self._honours.search(source, spans[i - 1][1], spans[i][0])), stop
        )

    def _begins(self, context: Context, span: Span, start: int) -> int:
        """The first word from `start` on that may belong to the name; small ones alone begin none."""
        text = context.text
        before = range(span.first - 1, start - 1, -1)
        first = next((i + 1 for i in before if self._leads_to(context, span, i, start)), start)
        initials = [text.source[text.spans[i][0]] for i in range(first, span.first + 1)]
        return span.first if initials[-1].isupper() and all(map(str.islower, initials[:-1])) else first

    def _ends(self, text: Tokens, i: int, span: Span, start: int) -> bool:
        """True where word `i` behind the name is no part of any: in prose, a price, the name of a file.

        Nor is what "and" joins to a name in a sentence, which begins as word `start`.
        """
        if text.words[i] in self.around.follows or _is_prose(text, i, span, _OF) or _begins_acronym(text, i):
            return True
        return is_behind_and(text, i) and self._in_sentence(text, start, span.first - 1, span)

    def _leads_to(self, context: Context, span: Span, i: int, start: int) -> bool:
        """True where no name that begins before word `i` goes on behind it: "between Oxley and Teldor".

        "For", "in" and the like stand within names too ("Institute for Teldor"), but not in prose.
        """
        text, words = context.text, context.text.words
        if self.around.leads(text, i) or _is_prose(text, i, span, SMALL):
            return True
        if words[i] == "of":
            return words[i - 1] in self._roles
        if words[i] in SMALL:
            return i == start or _is_prose(text, i - 1, span, SMALL)
        if not is_behind_and(text, i + 1):
            return False
        ends = any(one.end == i + 1 and one.end - one.first > 1 for one in context.scan.chosen)
        apart = ends or not self._apart.isdisjoint(words[start : i + 1])
        return apart or self._in_sentence(text, start, i, span)

    def _in_sentence(self, text: Tokens, start: int, i: int, span: Span) -> bool:
        """ "our work with Oxley and Teldor": what stands before "Oxley", word `i`, is no part of a name."""
        while i >= start and text.source[text.spans[i][0]].isupper():
            i -= 1
        led_to = i > start and (text.words[i] in SMALL or self.around.leads(text, i))
        return led_to and _is_prose(text, i - 1, span, SMALL)

    def _mistyped_form(self, word: str) -> str:
        """The legal form that is one letter off, as in "Teldor JSV"; of several the first by the alphabet."""
        forms = (form for form in sorted(self.index.legal) if len(form) >= _FORM_LETTERS)
        return next((form for form in forms if OSA.distance(word, form, score_cutoff=1) <= 1), "")

    def _branch(self, one: Found, region: str) -> None:
        """A branch of a firm in another country, or a firm of its name there: somebody has to look."""
        features = {why[0] for why in one.why}
        if "place_for" in features:
            return
        if "branch_abroad" not in features:
            self.scale.add(one, "branch_named", False, region)
        self.scale.ask(one)

    def _beside_one_word(self, context: Context, span: Span, one: Found, kind: str) -> None:
        """A bare word amid others is hardly the body's name; with what bears a university's it is asked."""
        text = context.text
        start, stop = self._of_the_name(context, span, *segment_of(text, span.first, span.end))
        others = (*text.words[start : span.first], *text.words[span.end : stop])
        if self.branches.stands_alone(text, span.first, span.end) or all(
            word.isdigit() or word in self.index.legal for word in others
        ):
            return
        placed = self.index.bodies[one.body].country in context.countries
        if self.acronyms.joins(context, one, placed):
            return
        if one.kind in IN_FULL and kind in self.teaching and self._in_address(context, span):
            return
        tie = self.around.bearers.tie(text, span.first, span.end) if kind in self.teaching else None
        if tie and tie[0] == "other" and one.kind == "B":
            one.relate(*tie)
            self.scale.ask(one)
        else:
            self.scale.add(one, "single_word", False)

    def _in_address(self, context: Context, span: Span) -> bool:
        """True where units, subjects, places and other known bodies are all that stands beside it."""
        words = context.text.words
        known = {i for one in context.scan.chosen for i in range(one.first, one.end)}
        return all(
            words[i] in self.around.ordinary or words[i].isdigit() or i in context.place_words or i in known
            for i in beside(context.text, span.first, span.end)
        )


def _is_prose(text: Tokens, i: int, span: Span, but: frozenset[str]) -> bool:
    """A word in small letters beside a name with a capital, `but` for those that stand within names."""
    return text.words[i] not in but and is_prose(text, i, span.first)


def _begins_acronym(text: Tokens, i: int) -> bool:
    """True for MIT in "Teldor and MIT"."""
    return text.is_acronym(i) and is_behind_and(text, i)
