"""What is called after a listed body, or shares its name with a sister, is not that body."""

from collections.abc import Callable
from pathlib import Path

import pytest

from screening.app.screener import Screener
from screening.model.screened import Screened
from tests.matching.factory import alias, entity, screener, unlisted

Look = Callable[..., Screened]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Looks a text up among a university with a short name and one that has a sister."""
    folder: Path = tmp_path_factory.mktemp("after")
    listed = (
        entity("Telmar University", alias("Telda"), cities=("Hangzhou",)),
        entity("China University of Tides (Wuhan)", alias("China University of Tides"), cities=("Wuhan",)),
    )
    sister = unlisted("China University of Tides (Beijing)", names=("China University of Tides",))
    return screener(folder, listed, sister).check


def test_a_road_called_after_a_body_is_not_the_body(seen: Look) -> None:
    assert seen("Office 4, 38 Telda Road, Hangzhou").outcome == "none"
    assert seen("Telda, Hangzhou").outcome == "match"


def test_a_road_called_after_a_place_may_be_elsewhere(tool: Screener) -> None:
    assert tool.check("Soochow University, 70 Linxi Road, Taipei").outcome == "none"
    assert tool.check("Soochow University, 70 Linxi Road").matches[0].entity_id == "soochow-university-suzhou"


def test_a_scholar_before_a_university_is_not_the_firm_called_after_him(tool: Screener) -> None:
    assert tool.check("Kalashnikov Izhevsk State Technical University, Izhevsk").outcome == "none"
    for text in ("Kalashnikov, Izhevsk", "Kalashnikov, Izhevsk State Technical University"):
        assert tool.check(text).matches[0].entity_id == "kalashnikov-concern"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Journal of Telmar University", "related", id="its journal"),
        pytest.param("School of Journalism, Telmar University", "match", id="a school of it"),
        pytest.param("Telmar University Education Foundation", "related", id="its foundation"),
    ],
)
def test_it_is_one_or_belongs_to_it(seen: Look, text: str, outcome: str) -> None:
    assert seen(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "band", "said"),
    [
        pytest.param("China University of Tides", "likely", True, id="no place"),
        pytest.param("China University of Tides, China", "likely", True, id="the country of both"),
        pytest.param("China University of Tides, Wuhan", "confirmed", False, id="its city"),
    ],
)
def test_without_its_city_a_sister_is_told(seen: Look, text: str, band: str, said: bool) -> None:
    (match,) = seen(text).matches
    assert match.band == band
    assert ("sister" in {reason.feature for reason in match.reasons}) is said


def test_the_sister_in_her_city_is_not_the_listed_one(seen: Look) -> None:
    assert seen("China University of Tides, Beijing").outcome == "none"


def test_short_for_many_universities_asks_which(tool: Screener) -> None:
    for text in ("Jiaotong University", "交通大学机械工程学院"):
        found = tool.check(text)
        assert found.outcome == "review"
        assert {one.entity_id for one in found.matches} >= {
            "shanghai-jiao-tong-university",
            "xian-jiaotong-university",
        }
    assert tool.check("Jiaotong University, Shanghai").matches[0].entity_id == "shanghai-jiao-tong-university"
    assert tool.check("Beijing Jiaotong University").outcome == "none"
