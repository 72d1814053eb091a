"""Collaboration depth of two units from the authors of their works; context, never an input to a tier.

After the report of ASPI's Critical Technology Tracker: for a work with n
authors, a and b of them at the two units, 2ab author pairs lie between the
units, counted in both directions and divided by the number of all pairs. The
sum is divided by the geometric mean of the units' outputs counted by fractions.

Two norms are in the literature. `pairs` (default) divides by n(n-1), the pairs
of different authors: Leydesdorff and Park (2016), arXiv:1611.06943. `square`
divides by n², as the matrix product of Batagelj and Cerinšek (2013) does; with
it depth lies between 0 and 1, with `pairs` between 0 and 2.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt

from screening.model.comparison import CollaborationDepth, DepthYear
from screening.model.record import Author, PrintedAffiliation, Work

PAIRS, SQUARE = "pairs", "square"
Belongs = Callable[[PrintedAffiliation], bool]


@dataclass(frozen=True, slots=True)
class Unit:
    """An institution or a country by its name, and which printed affiliations belong to it."""

    name: str
    holds: Belongs


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one work adds: the weighted collaboration and the fractional outputs of both units."""

    year: int
    weighted: float
    output_a: float
    output_b: float


def share(work: Work, in_a: Belongs, in_b: Belongs, normalisation: str = PAIRS) -> Share | None:
    """The share of one work, or None where its year or its affiliations are not usable.

    An author with several affiliations belongs to each by an equal part. A
    person's two affiliations are no pair: nobody collaborates with themselves.
    """
    people = len(work.authors)
    if not work.date or work.authors_cut or not any(author.affiliations for author in work.authors):
        return None
    parts_a = [_part(author, in_a) for author in work.authors]
    parts_b = [_part(author, in_b) for author in work.authors]
    a, b = sum(parts_a), sum(parts_b)
    alone = sum(one * other for one, other in zip(parts_a, parts_b, strict=True))
    divisor = people * people if normalisation == SQUARE else people * (people - 1)
    return Share(
        year=int(work.date[:4]),
        weighted=2 * (a * b - alone) / divisor if divisor else 0.0,
        output_a=a / people,
        output_b=b / people,
    )


def _part(author: Author, belongs: Belongs) -> float:
    """The part of an author that belongs to a unit."""
    if not author.affiliations:
        return 0.0
    return sum(map(belongs, author.affiliations)) / len(author.affiliations)


def depth(weighted: float, output_a: float, output_b: float) -> float | None:
    """The sum over the geometric mean of the outputs; None where one unit has no output."""
    mean = sqrt(output_a * output_b)
    return weighted / mean if mean > 0 else None


def collaboration(
    works: Iterable[Work], a: Unit, b: Unit, *, units: str = "institutions", normalisation: str = PAIRS
) -> CollaborationDepth:
    """The depth of two units over all works, each work once, and year by year.

    `units` says what they are, institutions or countries; `normalisation` is `pairs` or `square`.
    """
    shares = [share(work, a.holds, b.holds, normalisation) for work in _unique(works)]
    used = [one for one in shares if one is not None]
    weighted, output_a, output_b = _sums(used)
    return CollaborationDepth(
        unit_a=a.name,
        unit_b=b.name,
        units=units,
        normalisation=normalisation,
        weighted=weighted,
        output_a=output_a,
        output_b=output_b,
        depth=depth(weighted, output_a, output_b),
        works=len(used),
        joint_works=sum(one.weighted > 0 for one in used),
        left_out=len(shares) - len(used),
        years=_years(used),
    )


def _unique(works: Iterable[Work]) -> list[Work]:
    """Each work once; of two readings of one work the one with more affiliations."""
    best: dict[str, Work] = {}
    for work in works:
        known = best.get(work.key)
        if known is None or _affiliations(work) > _affiliations(known):
            best[work.key] = work
    return [best[key] for key in sorted(best)]


def _affiliations(work: Work) -> int:
    return sum(len(author.affiliations) for author in work.authors)


def _sums(shares: list[Share]) -> tuple[float, float, float]:
    return (
        sum(one.weighted for one in shares),
        sum(one.output_a for one in shares),
        sum(one.output_b for one in shares),
    )


def _years(shares: list[Share]) -> tuple[DepthYear, ...]:
    """Every year from the first to the last, also those without a work."""
    if not shares:
        return ()
    found = []
    for year in range(min(one.year for one in shares), max(one.year for one in shares) + 1):
        of_year = [one for one in shares if one.year == year]
        weighted, output_a, output_b = _sums(of_year)
        found.append(
            DepthYear(
                year=year,
                weighted=weighted,
                output_a=output_a,
                output_b=output_b,
                depth=depth(weighted, output_a, output_b),
                works=len(of_year),
            )
        )
    return tuple(found)
