"""How phrases find their words: whole, or left open by a hyphen for German compounds and endings."""

import pytest

from screening.assess.phrases import PhraseTable, open_problem
from screening.assess.text import passage


def found(phrase: str, text: str) -> tuple[str, ...]:
    """What of the text a phrase covers, as written."""
    read = passage("title", text)
    return tuple(read.quotation(start, end) for _, start, end in PhraseTable([("it", phrase)]).found_in(read))


@pytest.mark.parametrize(
    ("phrase", "text", "covered"),
    [
        pytest.param("Kreiselbau-", "Der Kreiselbau", "Kreiselbau", id="the bare word"),
        pytest.param("Kreiselbau-", "Kosten des Kreiselbaus", "Kreiselbaus", id="a genitive"),
        pytest.param("Kreiselbau-", "Kreiselbauteile", "Kreiselbauteile", id="the front of a compound"),
        pytest.param("Kreiselbau-", "Spielkreiselbau", None, id="not the end of another word"),
        pytest.param("-kreisel-", "Spielkreiseln", "Spielkreiseln", id="inside a compound"),
        pytest.param("-kreisel", "Ein Spielkreisel", "Spielkreisel", id="the end of a compound"),
        pytest.param("-kreisel", "Ein Spielkreiselchen", None, id="an end that is none"),
        pytest.param("Kreiselbau", "Kreiselbauteile", None, id="a whole word stays whole"),
        pytest.param("-löffel-", "EIN LOEFFELCHEN", "LOEFFELCHEN", id="umlauts spelled out, capitals"),
        pytest.param("-löffel-", "Eßlöffeln", "Eßlöffeln", id="umlauts and a sharp s"),
        pytest.param("Kreiselbau-", "Kreisel-Bauteile", "Kreisel-Bauteile", id="a hyphen joins"),
        pytest.param(
            "Kreiselbau-", "Spiel-Kreiselbau", "Spiel-Kreiselbau", id="a part begins behind a hyphen"
        ),
        pytest.param("-kreisel", "Kreisel-Bau", "Kreisel-Bau", id="a part ends before a hyphen"),
        pytest.param("Kreiselbau-", "Kreisel und Bauteile", None, id="two words are no compound"),
        pytest.param("rund- Kreisel-", "mit runden Kreiseln", "runden Kreiseln", id="adjective and noun"),
        pytest.param("rund- Kreisel-", "ein rundlicher, kleiner Kreisel", None, id="words side by side"),
        pytest.param(
            "rund- um Kreisel-", "Rundes um Kreisel", "Rundes um Kreisel", id="a whole word between"
        ),
        pytest.param("rund- um Kreisel-", "Rundes umher Kreisel", None, id="the whole word is whole"),
        pytest.param("spinning top", "Spinning tops", "Spinning tops", id="English as ever"),
    ],
)
def test_what_a_phrase_covers(phrase: str, text: str, covered: str | None) -> None:
    assert found(phrase, text) == (() if covered is None else (covered,))


def test_an_open_phrase_needs_four_letters_to_begin_with() -> None:
    assert "4 letters" in open_problem("-axt-")
    assert not open_problem("axt") and not open_problem("Axtstiel-") and not open_problem("Beil- im Wald-")


def test_a_phrase_given_twice_is_found_once() -> None:
    read = passage("title", "Kreiselbau")
    assert len(list(PhraseTable([("it", "Kreiselbau-"), ("it", "Kreiselbau-")]).found_in(read))) == 1
