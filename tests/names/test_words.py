"""One word to its comparable form."""

import pytest

from screening.app.resources_matching import new_word_forms
from screening.names.words import WordForms, is_cyrillic, plain, singular

FORMS = new_word_forms()


@pytest.mark.parametrize(
    ("written", "comparable"),
    [
        pytest.param("Univ", "university", id="library abbreviation"),
        pytest.param("Universität", "university", id="German"),
        pytest.param("Univeristy", "university", id="usual typing error"),
        pytest.param("Sciences", "science", id="plural"),
        pytest.param("physics", "physic", id="plural alike on both sides"),
        pytest.param("and", "", id="dropped"),
        pytest.param("s", "", id="what an apostrophe left"),
        pytest.param("S", "s", id="an initial or a point of the compass"),
        pytest.param("GmbH", "gmbh", id="a legal form"),
        pytest.param("Xi'an", "xian", id="apostrophe"),
        pytest.param("Xi’an", "xian", id="typographic apostrophe"),
        pytest.param("Xi´an", "xian", id="a spacing accent for it"),
        pytest.param("Compiègne", "compiegne", id="accents"),
        pytest.param("Łódź", "lodz", id="letters without a base"),
        pytest.param("Физический", "fizicheski", id="Cyrillic is transliterated"),
        pytest.param("Hаrbin", "harbin", id="Cyrillic letter inside a Latin word"),
    ],
)
def test_words_are_brought_to_one_form(written: str, comparable: str) -> None:
    assert FORMS.of(written) == comparable


def test_transliterations_of_one_word_come_out_alike() -> None:
    assert plain("технический") == plain("ТЕХНИЧЕСКИЙ")


@pytest.mark.parametrize(
    ("word", "short"),
    [("systems", "system"), ("campus", "campus"), ("class", "class"), ("gas", "gas"), ("paris", "paris")],
)
def test_only_a_plural_s_falls_away(word: str, short: str) -> None:
    assert singular(word) == short


def test_memory_of_words_is_bounded_and_forgetting_changes_nothing() -> None:
    small = WordForms(same={"univ": "university"}, dropped=frozenset({"and"}), limit=3)
    words = ["Univ", "Alpha", "Beta", "Gamma", "Delta", "Univ"]
    assert [small.of(word) for word in words] == [
        "university",
        "alpha",
        "beta",
        "gamma",
        "delta",
        "university",
    ]
    assert len(small._seen) <= 3


def test_cyrillic_is_seen() -> None:
    assert is_cyrillic("МГТУ") and not is_cyrillic("MGTU")
