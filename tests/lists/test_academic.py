"""Names of academic bodies that people sent in: the names are kept, what they wrote about them is not."""

import pytest

from screening.lists.academic import is_usable, tidied
from screening.lists.catalogue import Background
from screening.model.listing import BackgroundBody


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param("\ufeffSandport College ", "Sandport College", id="marks and spaces"),
        pytest.param("«Университет Сандпорта (СУ)»", "Университет Сандпорта (СУ)", id="a whole quotation"),
        pytest.param("+Name in English: Sandport College", "Sandport College", id="a mark and a label"),
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
        "Formerly Sandport Polytechnic",
        "Zip code: 12345",
        "Kind regards",
        "12345 Sandport",
        "SP1 2XY",
        "CA, USA",
        "Sandport, UAE",
    ],
)
def test_a_remark_is_no_name(written: str) -> None:
    assert not is_usable(tidied(written))


def test_background_bodies_are_gathered_anew_and_never_kept() -> None:
    gathered = []

    def gather() -> list[BackgroundBody]:
        gathered.append("once more")
        return [BackgroundBody(name="Teldor University", country="CN", source="invented")]

    background = Background(gather)
    assert not gathered, "nothing is gathered before somebody asks"
    assert [one.name for one in background] == [one.name for one in background] == ["Teldor University"]
    assert len(gathered) == 2
    assert len(background) == 1
