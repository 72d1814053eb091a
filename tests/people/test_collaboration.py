"""Collaboration depth: five papers by hand, then symmetry, bounds, unrelated papers and scale."""

from math import isclose, sqrt

from hypothesis import given
from hypothesis import strategies as st

from screening.assess.people.collaboration import PAIRS, SQUARE, Belongs, Unit, collaboration, share
from screening.model.comparison import CollaborationDepth
from screening.model.record import Author, PrintedAffiliation, Work
from screening.model.source import Place


def paper(number: int, year: int, *authors: str) -> Work:
    """A paper whose authors are given by the letters of their units: "A", "B", "AB", "" for none."""
    return Work(
        key=f"10.1000/{number}",
        title=f"Paper {number}",
        place=Place(file="works.json", row=number),
        date=str(year),
        authors=tuple(
            Author(name="", affiliations=tuple(PrintedAffiliation(text=unit) for unit in units))
            for units in authors
        ),
    )


def at(unit: str) -> Belongs:
    """Belongs to the unit of that letter."""
    return lambda one: one.text == unit


def measured(works: list[Work], a: str = "A", b: str = "B", norm: str = PAIRS) -> CollaborationDepth:
    """The depth of two units by letter."""
    return collaboration(works, Unit(a, at(a)), Unit(b, at(b)), normalisation=norm)


FIVE = [
    paper(1, 2020, "A", "B"),
    paper(2, 2020, "A", "A", "B", "C"),
    paper(3, 2021, "A", "A"),
    paper(4, 2022, "B", "C"),
    paper(5, 2022, "A", "B", "B"),
]


def test_five_papers_by_hand_with_pairs_of_different_authors() -> None:
    """Weighted: 2·1·1/2 + 2·2·1/12 + 0 + 0 + 2·1·2/6 = 1 + 1/3 + 2/3 = 2.

    Output of A: 1/2 + 2/4 + 1 + 0 + 1/3 = 7/3; of B: 1/2 + 1/4 + 0 + 1/2 + 2/3 = 23/12.
    """
    found = measured(FIVE)
    assert isclose(found.weighted, 2.0)
    assert isclose(found.output_a, 7 / 3) and isclose(found.output_b, 23 / 12)
    assert found.depth is not None and isclose(found.depth, 2 / sqrt(7 / 3 * 23 / 12))
    assert (found.works, found.joint_works, found.left_out) == (5, 3, 0)


def test_five_papers_by_hand_with_all_pairs() -> None:
    """Weighted: 2/4 + 4/16 + 0 + 0 + 4/9 = 43/36."""
    found = measured(FIVE, norm=SQUARE)
    assert isclose(found.weighted, 43 / 36)
    assert found.depth is not None and isclose(found.depth, 43 / 36 / sqrt(7 / 3 * 23 / 12))


def test_years_stand_alone_and_a_year_without_output_has_no_depth() -> None:
    years = {one.year: one for one in measured(FIVE).years}
    assert isclose(years[2020].weighted, 4 / 3)
    assert years[2021].depth is None and years[2021].works == 1
    assert isclose(sum(one.weighted for one in years.values()), 2.0)


def test_nobody_collaborates_with_themselves() -> None:
    """A sole author at both units is no pair; beside another author at B each half counts."""
    alone = share(paper(1, 2020, "AB"), at("A"), at("B"))
    assert alone is not None and alone.weighted == 0 and alone.output_a == 0.5
    two = share(paper(2, 2020, "AB", "B"), at("A"), at("B"))
    assert two is not None and isclose(two.weighted, 2 * (0.5 * 1.5 - 0.25) / 2)


def test_works_that_cannot_be_counted_are_left_out_and_named() -> None:
    without = paper(6, 2022, "", "")
    found = measured([*FIVE, without])
    assert found.left_out == 1 and found.weighted == measured(FIVE).weighted


def test_a_work_read_from_two_files_counts_once() -> None:
    assert measured(FIVE + FIVE) == measured(FIVE)


UNITS = st.sampled_from(["A", "B", "C", "AB", "AC", "BC", ""])
PAPERS = st.lists(
    st.tuples(st.integers(2018, 2023), st.lists(UNITS, min_size=1, max_size=7)), min_size=1, max_size=12
)


def works_of(papers: list[tuple[int, list[str]]]) -> list[Work]:
    """The papers of one example."""
    return [paper(number, year, *units) for number, (year, units) in enumerate(papers)]


@given(PAPERS)
def test_symmetry(papers: list[tuple[int, list[str]]]) -> None:
    works = works_of(papers)
    for norm in (PAIRS, SQUARE):
        one, other = measured(works, "A", "B", norm), measured(works, "B", "A", norm)
        assert isclose(one.weighted, other.weighted) and one.output_a == other.output_b


@given(PAPERS)
def test_bounds(papers: list[tuple[int, list[str]]]) -> None:
    works = works_of(papers)
    for norm, most in ((PAIRS, 2.0), (SQUARE, 1.0)):
        found = measured(works, norm=norm)
        assert -1e-12 <= found.weighted <= len(works) + 1e-9
        assert found.depth is None or -1e-12 <= found.depth <= most + 1e-9


@given(PAPERS, st.lists(st.sampled_from(["C", ""]), min_size=1, max_size=5))
def test_an_unrelated_paper_changes_nothing(papers: list[tuple[int, list[str]]], others: list[str]) -> None:
    works = works_of(papers)
    more = [*works, paper(999, 2020, *others)]
    before, after = measured(works), measured(more)
    assert (before.weighted, before.depth) == (after.weighted, after.depth)


@given(PAPERS, st.integers(2, 4))
def test_scale(papers: list[tuple[int, list[str]]], times: int) -> None:
    """The same papers several times over leave the depth as it is."""
    works = works_of(papers)
    many = [
        paper(number * 100 + copy, year, *units)
        for number, (year, units) in enumerate(papers)
        for copy in range(times)
    ]
    before, after = measured(works), measured(many)
    assert isclose(after.weighted, before.weighted * times, abs_tol=1e-9)
    assert (before.depth is None) == (after.depth is None)
    if before.depth is not None and after.depth is not None:
        assert isclose(before.depth, after.depth, abs_tol=1e-9)


@given(PAPERS)
def test_a_paper_of_both_never_lowers_the_sum(papers: list[tuple[int, list[str]]]) -> None:
    works = works_of(papers)
    assert measured([*works, paper(999, 2020, "A", "B")]).weighted >= measured(works).weighted
