"""The tie diagram and the factor picture: everything in them is also in words, and every mark is right."""

from xml.etree import ElementTree

import pytest

from screening.report.factor_picture import factor_picture, position
from screening.report.factor_view import ground, why_view
from screening.report.party_view import party_views
from screening.report.phrases import load_phrases
from screening.report.tie_diagram import tie_diagram
from tests.report import samples

T = load_phrases("en")
NS = "{http://www.w3.org/2000/svg}"


def ties(name: str, *, narrow: bool = False) -> str:
    given = samples.ALL[name]().to_dict()
    return tie_diagram([one for one in party_views(given, T) if one.outcome != "none"], T, narrow=narrow)


def factors(name: str, *, narrow: bool = False) -> str:
    return factor_picture(why_view(samples.ALL[name]().to_dict(), T), T, narrow=narrow)


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("name", [one for one in samples.ALL if one != "routine"])
def test_drawings_are_well_formed_and_described(name: str, narrow: bool) -> None:
    for drawn in (ties(name, narrow=narrow), factors(name, narrow=narrow)):
        root = ElementTree.fromstring(drawn)
        assert root.findtext(f"{NS}title")
        assert len(root.findtext(f"{NS}desc") or "") > 100


def test_no_name_on_record_no_diagram() -> None:
    assert ties("routine") == ""


def test_the_description_names_party_body_band_and_lists() -> None:
    said = ElementTree.fromstring(ties("strict")).findtext(f"{NS}desc") or ""
    names = ("CUST (长春理工大学)", "Changchun University of Science and Technology", "likely")
    dates = ("since 5 June 2020: Entity List", "ended 15 July 2026")
    assert [words for words in (*names, *dates) if words not in said] == []


def test_bands_differ_by_dashes_not_by_colour() -> None:
    drawn = ties("strict") + ties("ask_first")
    assert 'stroke-dasharray="7 4"' in drawn
    assert 'stroke-dasharray="1.5 4"' in drawn


def test_an_ended_listing_has_a_hollow_mark() -> None:
    root = ElementTree.fromstring(ties("strict"))
    hollow = [one for one in root.iter(f"{NS}circle") if one.attrib["fill"] == "#ffffff"]
    assert len(hollow) == 2  # the listing that ended, and the legend


def test_unknown_levels_are_striped_and_known_ones_full() -> None:
    striped = 'fill="url(#factors-s)"'
    assert factors("ask_first").count(striped) > factors("strict").count(striped)


@pytest.mark.parametrize(
    ("low", "high", "fills"),
    [
        pytest.param(2, 2, "full full white white", id="one level"),
        pytest.param(1, 3, "full striped striped white", id="a range"),
        pytest.param(None, None, "white white white white", id="not assessed"),
    ],
)
def test_a_bar_is_full_to_the_least_level_and_striped_to_the_most(
    low: int | None, high: int | None, fills: str
) -> None:
    result = samples.strict().to_dict()
    house = result["packs"]["house_default"]
    house["factors"] = [
        {**house["factors"][0], "levels": ["a", "b", "c", "d", "e"], "low": low, "high": high}
    ]
    root = ElementTree.fromstring(factor_picture(why_view(result, T), T))
    steps = root.findall(f"{NS}rect")[:4]
    names = {"#ffffff": "white", "url(#factors-s)": "striped"}
    assert " ".join(names.get(one.attrib["fill"], "full") for one in steps) == fills
    assert all(("stroke-dasharray" in one.attrib) is (low is None) for one in steps)


@pytest.mark.parametrize(
    ("value", "where"),
    [
        pytest.param(0, 0.0, id="nothing"),
        pytest.param(5, 0.2, id="first threshold"),
        pytest.param(32, 0.6 + 0.2 * 2 / 30, id="inside T3"),
        pytest.param(100, 1.0, id="top"),
    ],
)
def test_a_value_stands_in_its_zone(value: float, where: float) -> None:
    assert position(value, [0, 5, 15, 30, 60, 100]) == pytest.approx(where)


def test_the_reason_does_not_repeat_name_and_level() -> None:
    assert ground("access: laboratory (stated in the proposal)", "access") == ""
    assert ground("partner tie: strong (derived); listed by X", "partner tie") == "listed by X"
    assert ground("some other sentence", "access") == "some other sentence"


def test_in_print_only_the_last_piece_has_the_legend_and_the_first_the_start() -> None:
    given = [one for one in party_views(samples.ALL["strict"]().to_dict(), T) if one.outcome != "none"]
    assert "to be settled" in tie_diagram(given, T)
    assert "to be settled" not in tie_diagram(given, T, last=False)
    assert "This project" in tie_diagram(given, T)
    assert "This project" not in tie_diagram(given, T, first=False)
