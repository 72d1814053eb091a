"""Institutes with a number: in words, in digits, with a word wrong beside it."""

from collections.abc import Callable

import pytest

from screening.app.screener import Screener
from screening.matching.ordinals import otherwise_numbered
from screening.model.screened import Screened
from tests.matching import factory

ORDINALS = ("first", "second", "third", "fourth")
LISTED = (
    factory.entity("Teldor Second Academy of Tides", kind="research_institute"),
    factory.entity("46th Linmark Central Tidal Research Institute", kind="research_institute"),
    factory.entity("MakQuor Tidal Instruments Works", kind="company"),
)


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    """The tool over bodies with numbers, and with a capital inside."""
    return factory.screener(tmp_path_factory.mktemp("numbered"), LISTED)


@pytest.fixture(scope="module")
def look(numbered: Screener) -> Callable[[str], Screened]:
    return numbered.check


@pytest.mark.parametrize(
    ("name", "others"),
    [
        pytest.param("Second Academy of Tides", ["2nd Academy of Tides"], id="in words"),
        pytest.param(
            "3rd Academy of Tides", ["third Academy of Tides", "3 Academy of Tides"], id="in digits"
        ),
        pytest.param("46TH GUARDS TIDAL ARMY", ["46 GUARDS TIDAL ARMY"], id="beyond the words"),
        pytest.param("5th Shipyard", [], id="a bare number would say too little"),
        pytest.param("Secondary School", [], id="no number"),
        pytest.param("海潮第五十四研究所", ["海潮第54研究所"], id="Chinese tens"),
        pytest.param("海潮第十研究所", ["海潮第10研究所"], id="ten itself"),
        pytest.param("海潮第七〇二研究所", ["海潮第702研究所"], id="Chinese digits"),
        pytest.param("海潮第20研究所", ["海潮第二十研究所"], id="digits behind a Chinese word"),
        pytest.param("海潮第702研究所", ["海潮第七〇二研究所"], id="three digits behind it"),
    ],
)
def test_a_number_is_written_in_words_and_in_digits(name: str, others: list[str]) -> None:
    assert list(otherwise_numbered(name, ORDINALS)) == others


@pytest.mark.parametrize("text", ["Teldor 2nd Academy of Tides", "Teldor Second Academy of Tides, China"])
def test_either_way_names_the_body(look: Callable[[str], Screened], text: str) -> None:
    screened = look(text)
    assert screened.outcome == "match"
    assert [one.entity_id for one in screened.matches] == ["teldor-second-academy-of-tides"]


def test_another_number_is_another_body(look: Callable[[str], Screened]) -> None:
    assert look("Teldor 3rd Academy of Tides").outcome == "none"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("46th Central Tidal Research Institute", id="a word left out"),
        pytest.param("46th Linmark Centrl Tidal Research Institute", id="a word misspelt"),
        pytest.param("MakQuor Tidal Instrments Works", id="beside a word with a capital inside"),
        pytest.param("Works of Tidal Instruments MakQuor", id="in another order"),
    ],
)
def test_a_word_is_wrong_beside_a_number_or_an_inner_capital(numbered: Screener, text: str) -> None:
    assert numbered.engine.gate.passing([text]) == [0]
    assert numbered.check(text).outcome in ("match", "review")


def test_a_capital_inside_an_ordinary_word_changes_no_other_line(numbered: Screener) -> None:
    # "ReSearch" is written for the word, not for two: what it is made of says nothing of other lines.
    text = "46th Central Tidal Research Institute"
    assert numbered.engine.gate.passing(["A ReSearch Group", text]) == [1]
