"""Slips of the hand in small words: read from the keyboard, never where a word is known."""

import pytest

from screening.names.small_slips import small_slips

MISTYPED = {
    "of": ["changed", "beside"],
    "and": ["changed", "twice", "beside"],
    "the": ["changed", "twice", "beside"],
    "named": ["changed", "missing", "title", "capitals"],
    "after": ["changed", "missing", "title", "capitals"],
}
SLIPS = small_slips(
    MISTYPED, {"amd", "nad", "fir"}, lambda word: "" if word in ("and", "the", "named", "after") else word
)


@pytest.mark.parametrize("word", ["znd", "adn", "annd", "tge", "teh", "namde", "Aftre", "NMAED"])
def test_slips_of_dropped_words_are_dropped(word: str) -> None:
    assert SLIPS.get(word, "kept") == ""


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("amd", id="a known word, though the key lies beside"),
        pytest.param("ADN", id="an acronym"),
        pytest.param("Znd", id="what may be a name"),
        pytest.param("names", id="another word"),
        pytest.param("the", id="no slip at all"),
    ],
)
def test_other_words_stay(word: str) -> None:
    assert word not in SLIPS
