"""Cyrillic letters that Russian does not have: none is left, for what is scanned is Latin."""

import pytest

from screening.names.words import plain


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        pytest.param("академија", "akademija", id="Serbian"),
        pytest.param("Љубљана", "ljubljana", id="Serbian, two letters for one"),
        pytest.param("ѓорче", "gorche", id="Macedonian, with a mark"),
        pytest.param("ұлттық", "ulttyk", id="Kazakh"),
        pytest.param("Aкционерное", "aktsionernoe", id="Russian with a Latin letter"),
        pytest.param("Univеrsity", "university", id="English with a Cyrillic letter"),
    ],
)
def test_every_letter_has_its_latin_one(word: str, latin: str) -> None:
    assert plain(word) == latin
