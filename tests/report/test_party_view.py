"""Names as shown: the place of each without what the report's head says once."""

import pytest

from screening.report.party_view import file_and_sheet, party_views
from screening.report.phrases import load_phrases


@pytest.mark.parametrize(
    ("place", "home", "shown"),
    [
        pytest.param('r.xlsx › A › row 9 › "P"', 'r.xlsx › A › row 4 › "P"', 'row 9 › "P"', id="same sheet"),
        pytest.param('b.csv › row 9 › "P"', 'a.csv › row 4 › "P"', 'b.csv › row 9 › "P"', id="another file"),
        pytest.param("proposal.yaml", "proposal.yaml", "proposal.yaml", id="a file alone"),
        pytest.param("", 'r.xlsx › A › row 4 › "P"', "", id="no place"),
    ],
)
def test_file_and_sheet_are_said_once(place: str, home: str, shown: str) -> None:
    result = {"as_of": "2026-11-21", "proposal": {"place": home}, "parties": [{"name": "X", "place": place}]}
    assert party_views(result, load_phrases())[0].place == shown


def test_a_short_place_shares_nothing() -> None:
    assert file_and_sheet('row 4 › "P"') == ""
