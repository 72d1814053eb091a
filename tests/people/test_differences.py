"""What one line in time makes a question of, and what is only noted."""

from dataclasses import replace
from datetime import date

import pytest

from screening.assess.people.differences import Given, Yardstick, line_differences
from screening.assess.people.timeline import reach, timeline
from screening.intake.people.rules_reading import people_rules
from screening.model.comparison import Difference, OrganisationRead, Overlap
from screening.model.record import OrganisationTie, RecordKind, Side, Strength
from screening.model.source import Place

DAY = date(2026, 6, 30)
RULES = people_rules()
WINDOW = RULES.windows[0]
ALL = Given(
    declared_positions=True,
    declared_support=True,
    form_positions=True,
    form_support=True,
    public_positions=True,
    public_support=True,
)
PAGE = OrganisationTie(
    organisation="Sample Institute",
    kind=RecordKind.EMPLOYMENT,
    side=Side.PUBLIC,
    strength=Strength.STATED,
    place=Place(file="page.yaml"),
    start="2023",
)
PAPER = replace(
    PAGE, kind=RecordKind.PRINTED, strength=Strength.PRINTED, start="2025", end="2025", work="10.1000/1"
)
FORM = replace(PAGE, side=Side.DECLARED, strength=Strength.FORM, place=Place(file="form.xml"))


def read(text: str, **_: str) -> OrganisationRead:
    return OrganisationRead(text=text, name=text, keys=(f"name:{text.casefold()}",))


def differences(*ties: OrganisationTie, given: Given = ALL) -> tuple[Difference, ...]:
    window = reach(DAY, WINDOW.years, RULES.printed_lag_months)
    by = Yardstick(there=given, window=WINDOW, reach=window, rules=RULES)
    return line_differences(timeline(ties, read, window), (), by)


def test_a_paper_of_later_years_ends_no_post_that_a_page_shows() -> None:
    (found,) = differences(PAGE, PAPER)
    assert (found.start, found.end, found.current) == ("2023", "", None)


def test_a_tie_that_only_papers_show_has_their_dates() -> None:
    (found,) = differences(PAPER, replace(PAPER, start="2024", end="2024", work="10.1000/2"))
    assert (found.start, found.end) == ("2024", "2025")


@pytest.mark.parametrize(
    ("ties", "asked", "reason"),
    [
        pytest.param((PAGE,), True, "", id="public and not declared"),
        pytest.param((FORM,), False, "nothing_needed", id="declared and not public"),
        pytest.param((replace(PAGE, start="2001", end="2002"),), False, "outside_window", id="long over"),
        pytest.param(
            (replace(FORM, strength=Strength.HANDED_IN),), True, "", id="in the CV, not on the form"
        ),
    ],
)
def test_what_is_asked_about_and_why_not(ties: tuple[OrganisationTie, ...], asked: bool, reason: str) -> None:
    (found,) = differences(*ties)
    assert (found.ask, found.not_asked_because) == (asked, reason)


def test_without_anything_handed_in_nothing_differs() -> None:
    assert differences(PAGE, given=replace(ALL, declared_positions=False)) == ()


@pytest.mark.parametrize(
    ("dates", "overlap"),
    [
        pytest.param((), Overlap.POSSIBLE, id="no work has a date"),
        pytest.param(("", "2001"), Overlap.NO, id="the only date is before"),
        pytest.param(("2026",), Overlap.POSSIBLE, id="a year that the window touches"),
        pytest.param(("2026-07-01",), Overlap.NO, id="the day after the last"),
        pytest.param(("2001", "2026-06"), Overlap.POSSIBLE, id="one of two"),
    ],
)
def test_works_make_a_touch_of_the_window_possible_at_most(dates: tuple[str, ...], overlap: Overlap) -> None:
    assert reach(DAY, 3, 12).of_works(dates) is overlap


@pytest.mark.parametrize(
    ("start", "end", "noted"),
    [
        pytest.param("2013", "2016", 0, id="studies of the same years"),
        pytest.param("2001", "2005", 1, id="studies of other years"),
    ],
)
def test_a_post_that_the_public_record_shows_as_studies_is_no_difference(
    start: str, end: str, noted: int
) -> None:
    post = replace(FORM, start="2013", end="2016")
    other = replace(PAGE, organisation="Another Institute")
    studies = replace(PAGE, kind=RecordKind.EDUCATION, start=start, end=end)
    window = reach(DAY, WINDOW.years, RULES.printed_lag_months)
    by = Yardstick(there=ALL, window=WINDOW, reach=window, rules=RULES)
    context = timeline((studies,), read, window)
    found = line_differences(timeline((post, other), read, window), context, by)
    assert len([one for one in found if one.organisation.name == "Sample Institute"]) == noted
