"""Texts that are damaged: typing errors, lost and stray spaces, other order; and what is too far off."""

from collections.abc import Callable

import pytest

from screening.model.screened import Screened

Look = Callable[..., Screened]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Telldor Institute of Technology", id="a letter too many"),
        pytest.param("Teldor Institute of Tecnology", id="a letter too few"),
        pytest.param("Teldor Insittute of Technology", id="two letters changed places"),
        pytest.param("TeldorInstituteofTechnology", id="all spaces lost"),
        pytest.param("Teldor Institute ofTechnology", id="one space lost"),
        pytest.param("Tel dor Institute of Technology", id="a word split in two"),
        pytest.param("Teldor, Institute of Technology", id="a stray comma"),
        pytest.param("Teldor Institute Technology", id="'of' left out"),
        pytest.param("Teldor Inst Technol", id="library style"),
        pytest.param("Tеldоr Institute of Technology", id="Cyrillic letters that look Latin"),
        pytest.param("2Teldor Institute of Technology*", id="footnote marks"),
        pytest.param("<b>Teldor</b> Institute of Technology", id="mark-up"),
    ],
)
def test_damaged_but_still_named(look: Look, text: str) -> None:
    found = look(text)
    assert (found.outcome, found.matches[0].entity_id) == ("match", "teldor-institute-of-technology")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Telldor Institute of Technology", id="a typing error"),
        pytest.param("Linmrak University", id="a typing error in the telling word"),
        pytest.param("Teldor, Institute of Technology", id="a comma that does not belong there"),
    ],
)
def test_read_through_an_error_is_never_better_than_likely(look: Look, text: str) -> None:
    matches = look(text).matches
    assert matches and all(one.band != "confirmed" for one in matches)


def test_place_does_not_make_a_misspelt_name_worse(look: Look) -> None:
    assert look("Telldor Institute of Technology, China").outcome == "match"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tolkor Institute of Technology", id="two letters of the telling word"),
        pytest.param("Sandport Institute of Technology", id="another proper word"),
        pytest.param("Institute of Technology", id="the telling word is gone"),
        pytest.param("Boravsk Institute of Musical Arts", id="other subjects"),
    ],
)
def test_too_far_off_is_no_match(look: Look, text: str) -> None:
    assert look(text).outcome in ("none", "review")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Institute of Technology Teldor", id="the telling word last"),
        pytest.param("Technology Institute Teldor", id="turned round"),
        pytest.param("Teldor Institute of Techno", id="cut off by a field's width"),
    ],
)
def test_other_order_and_cut_off_names_are_shown(look: Look, text: str) -> None:
    assert "teldor-institute-of-technology" in {one.entity_id for one in look(text).matches}


def test_university_of_x_for_x_university(look: Look) -> None:
    assert look("University of Linmark").matches[0].entity_id == "linmark-university"


def test_the_error_that_was_read_is_told(look: Look) -> None:
    says = " ".join(one.says for one in look("Telldor Institute of Technology").matches[0].reasons)
    assert "telldor" in says.lower() and "teldor" in says.lower()
