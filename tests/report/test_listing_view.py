"""Listings on paper: one line a list, dates against the work, what rests on memory says so."""

import pytest

from screening.report.listing_view import brief_title, listing_views, work_line
from screening.report.party_view import party_views
from screening.report.phrases import load_phrases
from tests.report import samples

T = load_phrases("en")
AS_OF = "2026-11-21"


@pytest.mark.parametrize(
    ("listed", "ended", "span", "says"),
    [
        pytest.param("2020-06-05", "", ("2023-01-01", "2026-12-31"), "listed before the start", id="before"),
        pytest.param(
            "2024-07", "", ("2023-01-01", ""), "listed during the work, from July 2024", id="during"
        ),
        pytest.param("2024", "", ("2018-01-01", "2020-12-31"), "listed only after the end", id="after"),
        pytest.param(
            "2015", "2019-01-01", ("2020-01-01", "2021-12-31"), "ended before the start", id="ended"
        ),
        pytest.param("2024", "", ("2027-01-01", ""), "listed before the planned start", id="planned"),
        pytest.param("2024", "", ("", ""), "project dates not known", id="no project dates"),
        pytest.param("", "", ("2020-01-01", ""), "listing date not known", id="no listing date"),
    ],
)
def test_listed_when_the_work_was_done(listed: str, ended: str, span: tuple[str, str], says: str) -> None:
    assert work_line(listed, ended, span, AS_OF, T) == says


def test_editions_of_one_list_are_one_line_with_the_first_date() -> None:
    body = party_views(samples.strict().to_dict(), T)[0].bodies[0]
    found = {one.list_id: one for one in body.listings}
    assert len(body.listings) == len(found) == 6
    assert found["us_1286"].since == "29 June 2023"
    assert found["us_1286"].editions == "FY2022, FY2025"


def test_designations_stand_before_assessments_and_groupings() -> None:
    body = party_views(samples.strict().to_dict(), T)[0].bodies[0]
    lanes = [one.lane for one in body.listings]
    assert lanes.index("Published assessment") > max(
        place for place, lane in enumerate(lanes) if lane == "Government designation"
    )
    assert lanes[-1] == "Grouping"


def test_an_ended_listing_says_so() -> None:
    body = party_views(samples.strict().to_dict(), T)[1].bodies[0]
    assert (body.listings[0].in_force, body.listings[0].status) == (False, "ended 15 July 2026")


def test_a_line_from_memory_carries_the_warning_and_others_do_not() -> None:
    body = party_views(samples.strict().to_dict(), T)[0].bodies[0]
    warned = {one.list_id for one in body.listings if one.unverified}
    assert warned == {"aspi_tracker"}


@pytest.mark.parametrize(
    ("certainty", "said"),
    [
        pytest.param("seen", "", id="sure"),
        pytest.param("unclear: it may mean a sister firm", "not clear: it may mean a sister firm", id="whom"),
        pytest.param(
            "seen; start inferred: not printed before",
            "the day of listing is inferred, not printed",
            id="when",
        ),
        pytest.param(
            "seen; day of publication unconfirmed; start unconfirmed",
            "the day comes from a secondary source",
            id="a day that the list does not print",
        ),
        pytest.param("seen; day of publication unconfirmed", "", id="listed before that edition"),
        pytest.param("stale", "from an old copy; import a new one before relying on it", id="old"),
        pytest.param("seen; rating from memory and a third-party copy", "", id="the rating alone"),
    ],
)
def test_what_is_not_sure_about_a_listing_stands_beside_it(certainty: str, said: str) -> None:
    (shown,) = listing_views([{"list_id": "jp_meti_eul", "certainty": certainty}], ("", ""), AS_OF, T)
    assert shown.unverified == said


@pytest.mark.parametrize(
    ("certainty", "shown"),
    [
        pytest.param("seen", "rated very high", id="printed beside the body"),
        pytest.param("seen; rating not found", "rated very high", id="imported later"),
        pytest.param(
            "seen; rating derived from published totals",
            "rated very high (derived from published totals)",
            id="worked out",
        ),
        pytest.param(
            "seen; rating from memory and a third-party copy",
            "rated very high (from memory and a third-party copy)",
            id="memory",
        ),
    ],
)
def test_a_rating_says_how_it_became_known_where_no_source_prints_it(certainty: str, shown: str) -> None:
    given = {"list_id": "aspi_tracker", "rating": "very high", "certainty": certainty}
    (found,) = listing_views([given], ("", ""), AS_OF, T)
    assert found.rating_known == shown


def test_no_rating_has_no_ground() -> None:
    given = {"list_id": "aspi_tracker", "certainty": "seen; rating derived from published totals"}
    (found,) = listing_views([given], ("", ""), AS_OF, T)
    assert found.rating_known == ""


def test_no_listing_no_line() -> None:
    assert listing_views((), ("", ""), AS_OF, T) == ()


@pytest.mark.parametrize(
    ("title", "brief"),
    [
        pytest.param("Entity List, Supplement No. 4 to Part 744 EAR", "Entity List", id="comma"),
        pytest.param("Foreign End User List (gaikoku user list)", "Foreign End User List", id="bracket"),
        pytest.param("section 1286(c)(8)-(9) list", "section 1286(c)(8)-(9) list", id="no space, no cut"),
        pytest.param("(untitled)", "(untitled)", id="nothing would be left"),
    ],
)
def test_brief_titles(title: str, brief: str) -> None:
    assert brief_title(title) == brief
