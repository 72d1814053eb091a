"""Is an acronym all that a text has to say whose unit it names? Then a person is asked."""

from collections.abc import Iterable, Sequence

from screening.matching.context import Context
from screening.matching.found import Found
from screening.matching.index import PLACE, Index
from screening.matching.segments import segment_of
from screening.matching.surroundings import Surroundings
from screening.names.tokens import Tokens

# Acronyms that hardly anybody else goes by, at least in the body's country.
_NEARLY_UNIQUE = "CH"
_FOUR = 4
_WORD = 3
# What stands between a unit and the body that it belongs to.
_BELONGS = (["of"], ["at"])
_IS_THERE = (["at"], ["from"], ["joined"])


def is_asked(context: Context, one: Found, around: Surroundings, *, inside: bool) -> bool:
    """True where no name and no place says whose unit the text names, but an acronym may.

    "School of Optics, ABC" has the acronym as a part of its own; `inside` one, other words stand beside it.
    Many others go by a weak one: there no proper word may stand in the text.
    """
    if _beside_a_name(context, one):
        return False
    unit = around.names_unit(context.text)
    if inside:
        return _amid_acronyms(context, one, around) or _is_owner(context, one, around)
    every = range(len(context.text.words))
    if one.kind == "H" or _stands_by_degree(context, one, around):
        return True
    return unit and not _proper_among(context.text, every, around)


def _stands_by_degree(context: Context, one: Found, around: Surroundings) -> bool:
    """ "PhD in Optics, ABC, 2014": besides the acronym a degree or a post, subjects, places and years."""
    words = context.text.words
    others = {i for i in range(len(words)) if not one.first <= i < one.end and not words[i].isdigit()}
    neutral = around.ordinary | around.degree
    return not around.degree.isdisjoint(words) and all(
        words[i] in neutral or len(words[i]) < _WORD or i in context.place_words for i in others
    )


def is_unmistakable(kind: str, words: Sequence[str]) -> bool:
    """True for an acronym of four letters or more that no other known body has."""
    return kind == "C" and sum(map(len, words)) >= _FOUR


def has_institute(context: Context, one: Found, index: Index, around: Surroundings) -> bool:
    """ "Sandport Institute of Optics of ABC": before the acronym a known institute of the same country."""
    words = context.text.words
    until = one.first - (words[one.first - 1 : one.first] == ["of"])
    country = index.bodies[one.body].country
    for span in context.scan.chosen:
        if span.end == until and span.end - span.first > 1:
            owners = [index.bodies[claim[0]] for claim in index.claims[span.pattern] if claim[0] != PLACE]
            at_home = all(not owner.entity_id and owner.country == country for owner in owners)
            return at_home and around.is_institute(words[span.first : span.end])
    return False


def _beside_a_name(context: Context, one: Found) -> bool:
    """A body named in words stands in the text too, and the acronym is rather a unit or project of it."""
    return any(span.first != one.first and span.end - span.first > 1 for span in context.scan.chosen)


def _amid_acronyms(context: Context, one: Found, around: Surroundings) -> bool:
    """ "ABC XY/Z Institute", "ABC & DEF": only units, subjects and acronyms share its segment.

    An unknown acronym before it is rather what the unit belongs to.
    """
    text = context.text
    start, stop = segment_of(text, one.first, one.end)
    known = {i for span in context.scan.chosen for i in range(span.first, span.end)}
    others = [i for i in range(start, stop) if i not in known]
    if not others:
        return True
    behind = any(text.is_acronym(i) for i in others if i < one.first)
    owns = one.first == start or (one.end == stop and not behind)
    unit = around.names_unit(text)
    return owns and unit and one.kind in _NEARLY_UNIQUE and not _proper_among(text, others, around)


def _is_owner(context: Context, one: Found, around: Surroundings) -> bool:
    """ "Teldor Institute for Optics at ABC": a unit before it, of whatever name.

    "Studied at ABCD": four letters, of which hardly anybody else makes use, need none.
    """
    text = context.text
    start, stop = segment_of(text, one.first, one.end)
    before = text.words[start : one.first]
    if one.kind not in _NEARLY_UNIQUE or (one.end < stop and not _is_small(text, one.end)):
        return False
    if before[-1:] in _BELONGS and not around.unit.isdisjoint(before):
        return True
    letters = sum(map(len, text.words[one.first : one.end]))
    return before[-1:] in _IS_THERE and letters >= _FOUR and text.is_acronym(one.first)


def _is_small(text: Tokens, at: int) -> bool:
    """A word that goes on with a sentence, as no name does."""
    return text.source[text.spans[at][0]].islower()


def _proper_among(text: Tokens, numbers: Iterable[int], around: Surroundings) -> bool:
    """True when one of these words is no unit, no subject and no acronym."""
    return any(text.words[i] not in around.ordinary and not text.is_acronym(i) for i in numbers)
