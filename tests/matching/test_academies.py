"""An institute of an academy of sciences is known by the academy's name and by its letters alike."""

from collections.abc import Callable
from pathlib import Path

import pytest

from screening.model.screened import Screened
from tests.matching.factory import entity, screener, unlisted

Look = Callable[..., Screened]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Looks a text up among these institutes."""
    folder: Path = tmp_path_factory.mktemp("academies")
    bodies = (
        entity("A.B. Teldor Institute of Tides Russian Academy of Sciences", country="RU"),
        entity("Linmark Institute of Ice Drift SB RAS", country="RU"),
        entity("Russian Academy of Sciences Ural Branch Institute of Amber Physics", country="RU"),
    )
    return screener(folder, bodies, unlisted("Linmark Institute of Ice Drift RAS", country="RU")).check


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        ("Teldor Institute of Tides RAS", "ab-teldor-institute-of-tides-russian-academy-of-sciences"),
        ("A.B. Teldor Institute of Tides of the Russian Academy of Sciences, Lena str.", "ab-teldor-inst"),
        ("Teldor Institute of Tides (RAS), Lena str. 4", "ab-teldor-institute"),
        ("Linmark Institute of Ice Drift of the Siberian Branch of the Russian Academy of Sciences", "linm"),
        ("Linmark Institute of Ice Drift SO RAN", "linmark-institute-of-ice-drift-sb-ras"),
        ("Institute of Amber Physics UB RAS", "russian-academy-of-sciences-ural-branch"),
        ("Institute of Amber Physics, Ural Branch of RAS, Russia", "russian-academy-of-sciences-ural-branch"),
    ],
)
def test_the_academy_is_said_in_words_or_letters(seen: Look, text: str, entity_id: str) -> None:
    found = seen(text)
    assert found.outcome == "match"
    assert found.matches[0].entity_id.startswith(entity_id)


def test_what_another_body_goes_by_with_the_academy_is_left_to_it(seen: Look) -> None:
    assert seen("Linmark Institute of Ice Drift RAS").outcome == "none"
