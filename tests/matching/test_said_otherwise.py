"""Usual ways to say a listed body's name that are neither its name nor a typing error."""

from collections.abc import Callable
from pathlib import Path

import pytest

from screening.app.screener import Screener
from screening.model.listing import NameKind
from screening.model.screened import Screened
from tests.matching.factory import alias, entity, screener, unlisted

Look = Callable[..., Screened]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Looks a text up among these bodies."""
    folder: Path = tmp_path_factory.mktemp("otherwise")
    listed = (
        entity("Velmar State Technical University", country="RU"),
        entity(
            "Institute of Amber Named After P.N. Teldor",
            alias("FIAT", NameKind.ABBREVIATION),
            country="RU",
            kind="research_institute",
        ),
        entity("Sandport Institute of Quantum Tides", cities=("Shenzhen",)),
        entity("Hanran University", native_name="한란종합대학", country="KP"),
        entity("Centre of Tidal Research", native_name="泰尔潮汐研究与发展中心", kind="research_institute"),
    )
    branch = unlisted("Kaluga branch of Velmar State Technical University", country="RU")
    return screener(folder, listed, branch).check


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        pytest.param("Kaluga Branch of Velmar State Technical University", "velmar", id="a branch of it"),
        pytest.param("ФИАТ им. академика П.Н. Телдора, ул. Лены", "institute-of-amber", id="its scholar"),
        pytest.param("Sandport Institute for Quantum Tides", "sandport", id="for in place of of"),
        pytest.param("한란종합대학 물리학부", "hanran", id="a department behind it in Hangul"),
        pytest.param("泰尔潮汐研究与发展中心超高速空气动力研究所", "centre", id="an institute of a centre"),
        pytest.param("Quantum Tides Institute of Sandport, Shenzhen", "sandport", id="order, and a town"),
    ],
)
def test_it_is_that_body(seen: Look, text: str, entity_id: str) -> None:
    found = seen(text)
    assert found.outcome == "match"
    assert found.matches[0].entity_id.startswith(entity_id)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("ФИАТ им. академика П.Н. Иванова, ул. Лены", "review", id="another scholar"),
        pytest.param("Quantum Tides Institute of Sandport, Berlin", "none", id="a town abroad"),
    ],
)
def test_it_is_hardly_that_body(seen: Look, text: str, outcome: str) -> None:
    assert seen(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("First Affiliated Hospital of USTC, Hefei", "related", id="its town beside it"),
        pytest.param("First Affiliated Hospital of USTC, Denver", "none", id="elsewhere"),
    ],
)
def test_a_hospital_of_a_university_named_by_its_letters(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Tongji University, Florence campus, Italy", "review", id="a branch abroad"),
        pytest.param("Northeastern University, Boston Campus, USA", "none", id="of a namesake"),
        pytest.param("Pasteur Institute", "review", id="the one in Paris is called so too"),
        pytest.param("Pasteur Institute, Tehran", "match", id="its town"),
        pytest.param("Pasteur Institute, Paris", "none", id="the town of the other"),
        pytest.param("China Academy od Ordnance Science", "match", id="a slip in a small word"),
        pytest.param(
            "Northwest University of Science and Technology, China", "none", id="another point of the compass"
        ),
        pytest.param('"Strela" Production', "review", id="cut off behind a name in quotation marks"),
        pytest.param("Специальное конструкторское бюро Телдор", "none", id="a kind of bureau and a name"),
        pytest.param("Federal Scientific and Production Center Teldor", "none", id="a kind of centre"),
    ],
)
def test_names_shared_and_branches_abroad(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome
