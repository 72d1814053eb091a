"""May a text that points elsewhere mean a branch of a listed firm?"""

from collections.abc import Sequence

from screening.matching.context import Context
from screening.matching.found import Found
from screening.matching.index import Index
from screening.matching.patterns import HEADS
from screening.matching.segments import beside, is_han, segment_of
from screening.matching.surroundings import Surroundings
from screening.names.tokens import Tokens

# So many listed bodies with one word in their names are a group, which has branches in other countries.
_GROUP = 3
# The letters of kinds of names (see `kinds`) that are a firm's own, written out or close to unique.
_OWN = "PNAC"
# "S. p. A." has three letters, of "GmbH" two pieces are left.
_PIECES = 4
# Of a name of so many words hardly another firm's begins.
_SEVERAL = 3
# A group's acronym of so many letters is hardly another's.
_UNMISTAKABLE = 4

_IN = "in"


class Branches:
    """The test, over the names of one index."""

    def __init__(self, index: Index, around: Surroundings) -> None:
        self.index = index
        self.around = around

    def of_group(self, words: Sequence[str]) -> bool:
        """True where a word stands in the names of several listed bodies and of hardly any other."""
        listed, known = self.index.listed_words, self.index.words
        return any(
            listed.get(word, 0) >= _GROUP
            and known[word] - listed[word] <= 1
            and word not in self.around.ordinary
            for word in words
        )

    def may_be_abroad(self, context: Context, one: Found) -> bool:
        """True where a firm elsewhere may be a branch: of a group, or of a name that nobody else has."""
        words = context.text.words[one.first : one.end]
        return (
            self.of_group(words)
            or self.named(context, one)
            or self.leads(context, one)
            or (self.stands_alone(context.text, one.first, one.end) and self._is_own(context, one))
        )

    def named(self, context: Context, one: Found) -> bool:
        """ "Teldor Europe BV", "Office of Teldor in Sandport": a name that nobody else has, and a place."""
        text = context.text
        start, stop = segment_of(text, one.first, one.end)
        before = text.words[start : one.first]
        if (
            not self.around.firm_neutral.issuperset(before)
            or is_han(text.words[one.first])
            or not self._is_own(context, one)
        ):
            return False
        stop -= len(text.words[one.end : stop]) - len(self.without_form(text.words[one.end : stop]))
        behind = [i for i in range(one.end, stop) if text.words[i] != _IN]
        return bool(behind) and all(
            i in context.place_words or text.words[i] in self.around.region for i in behind
        )

    def leads(self, context: Context, one: Found) -> bool:
        """ "Teldor Cloud": a firm's own name begins the segment, and nothing but a space is behind it.

        Not "Teldor University", which is no firm's. A name of several words may stand anywhere. In Chinese
        what the firm does stands behind, and its legal form.
        """
        text = context.text
        start, stop = segment_of(text, one.first, one.end)
        if len(self.without_form(text.words[one.first : one.end])) >= _SEVERAL:
            return self._is_own(context, one)
        if is_han(text.words[one.first]):
            behind = self.around.han.behind(text, one.first, one.end)
            return one.kind in _OWN and self.around.han.names_firm(behind)
        if one.first != start or one.end == stop or not HEADS.isdisjoint(text.words[one.end : stop]):
            return False
        gap = text.source[text.spans[one.end - 1][1] : text.spans[one.end][0]]
        if gap != " ":
            return False
        if not any(why[0] == "acronym_inside" for why in one.why):
            return self._is_own(context, one)
        # "TELDOR AVIONICS CO., LTD." may be a firm of that group; "TELDOR avionics" anything.
        word = text.words[one.first]
        return (
            len(word) >= _UNMISTAKABLE
            and text.words[stop - 1] in self.index.legal
            and one.body in self.index.groups
            and self.of_group([word])
        )

    def without_form(self, words: Sequence[str]) -> Sequence[str]:
        """The words without the legal forms at their end, written in one or as letters: "BV", "B. V."."""
        for size in range(min(_PIECES, len(words)), 0, -1):
            if "".join(words[-size:]) in self.index.legal:
                return self.without_form(words[:-size])
        return words

    def stands_alone(self, text: Tokens, first: int, end: int) -> bool:
        """True when nothing but a legal form stands beside the name in its segment."""
        others = beside(text, first, end)
        after = self.without_form([text.words[i] for i in others if i >= end])
        return all(
            word in self.index.legal for word in (*(text.words[i] for i in others if i < first), *after)
        )

    def _is_own(self, context: Context, one: Found) -> bool:
        """True for a firm's own name with a word that no other known body has, but for listed ones."""
        words = self.without_form(context.text.words[one.first : one.end])
        own = self.index.bodies[one.body].name.lower().split()
        if one.kind not in _OWN and any(word not in own for word in words):
            return False
        listed, known = self.index.listed_words, self.index.words
        return any(
            word not in self.around.ordinary
            and word not in self.index.place_set
            and known.get(word, 0) <= max(1, listed.get(word, 0))
            for word in words
        )
