"""What makes a printed name an acronym, and a printed country a code."""

import pytest

from screening.lists.country_names import country_code
from screening.lists.keys import is_lone_acronym


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        pytest.param("CAEP", True, id="capitals"),
        pytest.param("TsNII", True, id="capitals but for one"),
        pytest.param("Bit", True, id="three letters"),
        pytest.param("Teld", False, id="a word of four letters"),
        pytest.param("Teldor", False, id="a word"),
        pytest.param("TELDOR GROUP", False, id="two words"),
        pytest.param("TELDORIAN", False, id="too long"),
        pytest.param("北航", False, id="Chinese"),
    ],
)
def test_a_lone_acronym(text: str, is_one: bool) -> None:
    assert is_lone_acronym(text) is is_one


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param("China", "CN", id="a name"),
        pytest.param("Beijing\nChina", "CN", id="the last line"),
        pytest.param("China\nP.O. Box 5", "CN", id="the last line that is a country"),
        pytest.param("China\n\n", "CN", id="blank lines"),
        pytest.param("Teldor", "", id="none"),
    ],
)
def test_a_printed_country(written: str, code: str) -> None:
    assert country_code(written) == code
