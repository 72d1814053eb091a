"""Acronyms that make one another likelier: those of several bodies of one country, each by itself."""

from screening.matching.context import Context
from screening.matching.longer import Longer
from screening.matching.scan import Span
from screening.matching.segments import segment_of

# Two letters are initials of anything.
_SHORTEST = 3


def beside_each_other(context: Context, longer: Longer) -> list[tuple[int, Span]]:
    """The listed bodies of acronyms that stand alone in their segments, two or more of one country."""
    text, bodies = context.text, longer.index.bodies
    by_country: dict[str, list[tuple[int, Span]]] = {}
    for span in context.scan.chosen:
        alone = span.end - span.first == 1 and len(text.words[span.first]) >= _SHORTEST
        if alone and segment_of(text, span.first, span.end) == (span.first, span.end):
            for claim in longer.listed(span):
                body = bodies[claim[0]]
                if claim[3] and body.kind in longer.teaching:
                    by_country.setdefault(body.country, []).append((claim[0], span))
    several = (found for found in by_country.values() if len({one.pattern for _, one in found}) > 1)
    return [one for found in several for one in found]
