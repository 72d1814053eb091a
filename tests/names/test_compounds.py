"""German and Dutch words of several are cut into the words that they are made of."""

import pytest

from screening.app.resources_matching import new_word_forms
from screening.names.tokens import tokens

FORMS = new_word_forms()


@pytest.mark.parametrize(
    ("written", "words"),
    [
        pytest.param("Kernphysik", ["nuclear", "physic"], id="two"),
        pytest.param("Kernforschungszentrum", ["nuclear", "research", "center"], id="three"),
        pytest.param("Kernforschungszentrums", ["nuclear", "research", "center"], id="in the genitive"),
        pytest.param("KERNPHYSIK", ["nuclear", "physic"], id="in capitals"),
        pytest.param("Forschungsuniversität", ["research", "university"], id="with an umlaut at its end"),
        pytest.param("Militärakademie", ["military", "academy"], id="with an umlaut"),
        pytest.param("Festkörperphysik", ["solid", "state", "physic"], id="a part of two English words"),
        pytest.param("Physik", ["physic"], id="one word"),
        pytest.param("Kern", ["kern"], id="a part alone is a word of its own"),
        pytest.param("Kernobst", ["kernobst"], id="another last part"),
        pytest.param("Astrophysik", ["astrophysik"], id="another first part"),
    ],
)
def test_words_of_several(written: str, words: list[str]) -> None:
    assert tokens(f"Institut für {written}", FORMS, {}).words[2:] == words


@pytest.mark.parametrize("text", ["Kernphysik Teldor", "Teldor Kernphysik ä"])
def test_each_part_has_its_place(text: str) -> None:
    """What is found is shown in the text as it was given, with umlauts in it and without."""
    cut = tokens(text, FORMS, {})
    at = cut.words.index("nuclear")
    assert [text[slice(*span)] for span in cut.spans[at : at + 2]] == ["Kern", "physik"]
