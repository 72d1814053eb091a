"""Legal forms of several words, at either end of a name."""

import pytest

from screening.names.legal_forms import LegalForms

FORMS = LegalForms(
    words=frozenset(("company",)),
    phrases=(("joint", "stock", "company"), ("public", "joint", "stock", "company")),
)


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        pytest.param("joint stock company linmark plant", 3, id="before the name"),
        pytest.param("public joint stock company linmark plant", 4, id="the longest that fits"),
        pytest.param("joint stock company linmark", 0, id="one word would be left"),
        pytest.param("joint stock linmark plant", 0, id="not the whole of it"),
        pytest.param("linmark joint stock company plant", 0, id="in the midst"),
        pytest.param("", 0, id="no words"),
    ],
)
def test_a_legal_form_at_the_start_is_taken_as_a_whole(name: str, taken: int) -> None:
    assert FORMS.at_start(name.split()) == taken


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        pytest.param("linmark plant joint stock company", 3, id="behind the name"),
        pytest.param("linmark plant public joint stock company", 4, id="the longest that fits"),
        pytest.param("linmark joint stock company", 0, id="one word would be left"),
        pytest.param("linmark plant stock company", 0, id="not the whole of it"),
        pytest.param("", 0, id="no words"),
    ],
)
def test_a_legal_form_at_the_end_is_taken_as_a_whole(name: str, taken: int) -> None:
    assert FORMS.at_end(name.split()) == taken
