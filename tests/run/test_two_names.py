"""A partner with two names, as where a sheet has a column for each language."""

import pytest

from screening.app.assessing import assess_proposal, load_standard_rules
from screening.app.screener import Screener
from screening.model.proposal import Party, Proposal
from tests.matching.factory import BACKGROUND, LINMARK, LISTED, TELDOR, screener


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    return screener(tmp_path_factory.mktemp("two"), LISTED, *BACKGROUND)


@pytest.mark.parametrize(
    ("name", "alternate", "shown", "bodies"),
    [
        pytest.param("Linmark University", "临马大学", "Linmark University", [LINMARK], id="one body"),
        pytest.param(
            "Linmark University",
            "泰尔多工业学院",
            "Linmark University / 泰尔多工业学院",
            [LINMARK, TELDOR],
            id="two bodies: neither is lost, and the report quotes both names",
        ),
        pytest.param(
            "University of Sandport",
            "泰尔多工业学院",
            "University of Sandport / 泰尔多工业学院",
            [TELDOR],
            id="an unlisted and a listed one: the name found is quoted",
        ),
        pytest.param("University of Sandport", "桑德波特", "University of Sandport", [], id="none"),
    ],
)
def test_what_either_name_says_is_shown(
    tool: Screener, name: str, alternate: str, shown: str, bodies: list[object]
) -> None:
    given = Party(name=name, alternate=alternate, role="partner")
    proposal = Proposal(id="P", title="Tides", parties=(given,))
    party = assess_proposal(proposal, tool, load_standard_rules(), as_of=tool.as_of).parties[0]
    assert party.name == shown
    assert [tool.catalogue.entities[one.entity_id] for one in party.screened.matches] == bodies
