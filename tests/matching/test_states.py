"""An institution of a state is found with its state said elsewhere or otherwise, and never without any."""

from collections.abc import Callable
from pathlib import Path

import pytest

from screening.matching.states import States
from screening.model.screened import Screened
from tests.matching.factory import entity, screener

Look = Callable[..., Screened]
MINISTRY = entity("Ministry of Tides of the Russian Federation", country="RU", kind="military_body")
POLICE = entity("Nicaraguan Harbour Police", country="NI", kind="military_body")
TROOPS = entity(
    "Deep Water Troops of the Ministry of Tides of the Russian Federation", country="RU", kind="military_body"
)
UNIVERSITY = entity("Lakeland University of China")
STATES = States(
    names={"RU": [("russian", "federation"), ("russia",)]},
    adjectives={"RU": [("russian",)]},
    before={"RU": [("russian",), ("russia",)]},
    institutions=frozenset(("ministry", "police")),
)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Looks a text up among these bodies."""
    folder: Path = tmp_path_factory.mktemp("states")
    return screener(folder, (MINISTRY, POLICE, TROOPS, UNIVERSITY)).check


@pytest.mark.parametrize(
    "text",
    [
        "Ministry of Tides, Moscow, Russia",
        "Ministry of Tides (Russia)",
        "Ministry of Tides of Russia",
        "Russian Ministry of Tides",
        "Department of Chemistry, Ministry of Tides, Russia",
        "Nicaragua Harbour Police",
        "Harbour Police of Nicaragua",
    ],
)
def test_the_state_may_stand_elsewhere_or_be_named_otherwise(seen: Look, text: str) -> None:
    assert seen(text).outcome.value == "match"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Harbour Police", "none"),
        ("Harbour Police, Lima, Peru", "none"),
        ("Peruvian Harbour Police", "none"),
        ("Ministry of Tides, United Kingdom", "none"),
        # So long a name is hardly another's; the text alone does not tell.
        ("Deep Water Troops of the Ministry of Tides", "review"),
        # "Of China" is what tells a university from others.
        ("Lakeland University", "review"),
    ],
)
def test_without_its_state_a_short_name_is_nobodys(seen: Look, text: str, outcome: str) -> None:
    assert seen(text).outcome.value == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("12th Central Research Institute of the Ministry of Tides of the Russian Federation", "related"),
        ("Naval University of the Russian Ministry of Tides", "related"),
        ("Boat Repair Plant of the Russian Ministry of Tides", "related"),
        ("Directorate of Boats, Ministry of Tides of the Russian Federation", "match"),
    ],
)
def test_an_institute_of_a_ministry_is_not_the_ministry(seen: Look, text: str, outcome: str) -> None:
    found = seen(text)
    assert (found.outcome.value, found.matches[0].entity_id) == (outcome, MINISTRY.entity_id)


def test_other_forms_of_a_name_each_with_whether_it_needs_its_country() -> None:
    of_state = dict(STATES.otherwise_said(("ministry", "of", "tide", "of", "russian", "federation"), ["RU"]))
    assert of_state == {
        ("ministry", "of", "tide"): True,
        ("russian", "ministry", "of", "tide"): False,
        ("russia", "ministry", "of", "tide"): False,
    }
    assert not list(STATES.otherwise_said(("tide", "works", "of", "russia"), ["RU"]))
    assert not list(STATES.otherwise_said(("ministry", "of", "tide", "of", "russia"), ["BY"]))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Ministry of Harbours", "review"),
        ("Ministry of Harbours, Pyongyang", "match"),
        ("Ministry of Harbours, Peru", "none"),
    ],
)
def test_a_ministry_named_without_its_state_is_asked_about(
    tmp_path_factory: pytest.TempPathFactory, text: str, outcome: str
) -> None:
    """Every state may have a ministry of that name, though one alone is listed."""
    folder = tmp_path_factory.mktemp("ministries")
    listed = entity("Ministry of Harbours", country="KP", kind="military_body")
    assert screener(folder, (listed,)).check(text).outcome == outcome
