"""Names of academic bodies that people sent in: the names are kept, what they wrote about them is not."""

import pytest

from screening.lists.academic import is_usable, tidied


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param("\ufeffSandport College ", "Sandport College", id="marks and spaces"),
        pytest.param("«Университет Сандпорта (СУ)»", "Университет Сандпорта (СУ)", id="a whole quotation"),
        pytest.param('"Teldor" School of Tides', '"Teldor" School of Tides', id="a quotation inside"),
    ],
)
def test_the_name_is_what_was_meant(written: str, name: str) -> None:
    assert tidied(written) == name
    assert is_usable(name)


@pytest.mark.parametrize(
    "written",
    [
        "Website: www.sandport.example",
        "Sandport College (https://sandport.example)",
        "Harbour Campus:",
        "Proof that the college owns the domain",
        "Long-term IT course of the college",
        "It was the first college " * 20,
    ],
)
def test_a_remark_is_no_name(written: str) -> None:
    assert not is_usable(tidied(written))
