"""A Russian name in Latin letters is found by whatever system they were written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from screening.model.screened import Screened
from screening.names.transliteration import other_spellings, without_umlauts
from screening.names.words import WordForms
from tests.matching.factory import entity, screener

Look = Callable[..., Screened]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Looks a text up where one body has a name in Cyrillic letters."""
    folder: Path = tmp_path_factory.mktemp("letters")
    body = entity("Teldor Tidal Institute", country="RU", native_name="Южный институт железных щитов Яхонт")
    return screener(folder, (body,)).check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Yuzhnyy institut zheleznykh shchitov Yakhont", id="BGN/PCGN"),
        pytest.param("Iuzhnyi institut zheleznykh shchitov Iakhont", id="passports"),
        pytest.param("Ûžnyj institut železnyh ŝitov Âhont", id="ISO 9"),
        pytest.param("Južnyj institut železnyx ščitov Jaxont", id="scholarly"),
        pytest.param("Yuzhnyj institut zheleznyx shhitov Yaxont", id="GOST 7.79 B"),
        pytest.param("Juschnyi institut schelesnych schtschitow Jachont", id="German"),
        pytest.param("Ioujnyi institout jeleznykh chtchitov Iakhont", id="French"),
        pytest.param("Jużnyj instytut żeleznych szczitow Jachont", id="Polish"),
    ],
)
def test_every_usual_system_is_read(seen: Look, text: str) -> None:
    found = seen(text)
    assert found.outcome == "match"
    assert found.matches[0].entity_id == "teldor-tidal-institute"


def test_a_spelling_of_two_words_stands_for_neither() -> None:
    """Where a system writes two words alike, no guess is made."""
    forms = WordForms(same={}, dropped=frozenset())
    system = {"ж": "z"}
    assert other_spellings(["жалоба"], forms, [system]) == {"zaloba": "zhaloba"}
    assert other_spellings(["жалоба залоба"], forms, [system]) == {}


def test_umlauts_are_read_where_an_e_stands_for_them() -> None:
    forms = WordForms(same={}, dropped=frozenset())
    assert without_umlauts(["Universität Düsselwerf"], forms) == {
        "universitaet": "universitat",
        "duesselwerf": "dusselwerf",
    }


def test_short_words_are_left_alone() -> None:
    """Of few letters a spelling is a word of another language."""
    assert other_spellings(["щит"], WordForms(same={}, dropped=frozenset()), [{"щ": "sc"}]) == {}
