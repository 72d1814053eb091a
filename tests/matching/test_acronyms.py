"""Acronyms decide nothing alone."""

from collections.abc import Callable

import pytest

from screening.model.screened import Screened

Look = Callable[..., Screened]


def test_alone_it_is_a_question(look: Look) -> None:
    assert look("LMKU").outcome == "review"


def test_with_its_place_it_is_a_match(look: Look) -> None:
    assert look("School of Physics, LMKU, Wuhan").outcome == "match"


@pytest.mark.parametrize("text", ["lmku", "Lmku trading", "the lu of it"])
def test_small_letters_are_no_acronym(look: Look, text: str) -> None:
    assert look(text).outcome == "none"


def test_inside_a_longer_phrase_it_is_not_the_body(look: Look) -> None:
    assert look("LMKU Partners Investment, Dublin").outcome in ("review", "none")


def test_beside_the_full_name_it_changes_nothing(look: Look) -> None:
    found = look("Linmark University (LMKU)")
    assert [one.entity_id for one in found.matches] == ["linmark-university"]
    assert found.outcome == "match"
