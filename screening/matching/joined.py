"""What is joined to a name or acronym: another body's name by a hyphen, the words it is the initials of."""

import re

from screening.matching.context import Context
from screening.matching.found import Found
from screening.matching.index import Index
from screening.matching.scan import Span
from screening.matching.segments import is_behind_and, is_han, segment_of
from screening.matching.surroundings import Surroundings
from screening.names.tokens import Tokens

HYPHEN_BEFORE = re.compile(r"\w[-–]$")
HYPHEN_AFTER = re.compile(r"[-–]\w")
# Words that give no letter to an acronym; "" is left of one that was read together with the word before it.
_NO_INITIAL = ("of", "")


def is_venture(context: Context, span: Span, around: Surroundings) -> bool:
    """ "X University-Y University Joint Institute": two names and a hyphen, and what they have together.

    "X University-Shenzhen Graduate School" has no second body.
    """
    text = context.text
    if is_han(text.words[span.first]) or not ("-" in text.source or "–" in text.source):
        return False
    left, right = text.spans[span.first][0], text.spans[span.end - 1][1]
    before = bool(HYPHEN_BEFORE.search(text.source[max(0, left - 2) : left]))
    after = bool(HYPHEN_AFTER.match(text.source[right : right + 2]))
    if not before and not after:
        return False
    start, stop = segment_of(text, span.first, span.end)
    others = [
        one
        for one in context.scan.chosen
        if one is not span and one.end - one.first > 1 and start <= one.first < stop
    ]
    rest = text.words[max([span.end, *(one.end for one in others)]) : stop]
    if not around.joint.isdisjoint(rest):
        return True
    two = any((before and one.end == span.first) or (after and one.first == span.end) for one in others)
    return two and not around.unit.isdisjoint(rest)


def partner_abroad(context: Context, span: Span, around: Surroundings, home: str) -> str:
    """The country of the partner in a name of what two bodies have together, or ""; `home` is the other's.

    "X University-Pittsburgh Institute", "XU Glasgow College" and "Glasgow College, X University".
    """
    text = context.text
    abroad = [one for one in context.scan.places if one[2] != home]
    if not abroad or is_han(text.words[span.first]):
        return ""
    right = text.spans[span.end - 1][1]
    hyphen = bool(HYPHEN_AFTER.match(text.source[right : right + 2]))
    start, stop = segment_of(text, span.first, span.end)
    before = (
        segment_of(text, start - 1, start)[0] if start == span.first and _after_comma(text, start) else -1
    )
    # Few stand right behind or before the name; only of those the names of a long text are looked through.
    for first, end, country in (one for one in abroad if one[0] in (span.end, before)):
        if any(one.first <= first < one.end for one in context.scan.chosen):
            continue
        rest = text.words[end : stop if first == span.end else start]
        unit = not around.unit.isdisjoint(rest)
        joined = is_behind_and(text, end) if unit else None
        if unit and not joined and (hyphen or around.ordinary.issuperset(rest)):
            return country
    return ""


def _after_comma(text: Tokens, at: int) -> bool:
    """True where nothing but a comma divides the segment at word `at` from the one before."""
    return at > 0 and text.source[text.spans[at - 1][1] : text.spans[at][0]].strip() == ","


def spelled_out(context: Context, one: Found, index: Index) -> str:
    """The words of the segment beside an acronym whose initials it is, where they do not name its body."""
    text = context.text
    letters = text.words[one.first]
    if one.end - one.first > 1 or not letters.isalpha():
        return ""
    own = text.segment[one.first]
    for beside in (own - 1, own + 1):
        at = [i for i, number in enumerate(text.segment) if number == beside]
        words = [word for i in at if (word := text.words[i]) not in _NO_INITIAL]
        while len(words) > len(letters) and words[-1] in index.legal:
            words.pop()
        if len(words) > 1 and "".join(word[0] for word in words) == letters:
            spans = (span for span in context.scan.chosen if at[0] <= span.first <= at[-1])
            named = any(claim[0] == one.body for span in spans for claim in index.claims[span.pattern])
            return "" if named else " ".join(text.words[i] for i in at)
    return ""
