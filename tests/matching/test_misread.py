"""Words that a scanner or a hurried hand got wrong inside: digits for letters, a capital too late."""

from collections.abc import Callable

import pytest

from screening.app.screener import Screener
from screening.matching.misread import Misread
from screening.model.screened import Screened
from tests.matching.factory import entity, screener

Look = Callable[..., Screened]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Te1dor Institute of Technology", id="a digit in the telling word"),
        pytest.param("Teldor lnstitute 0f Techno1ogy", id="in several words"),
        pytest.param("TELDOR lNSTITUTE OF TECHNOLOGY", id="a small l in capitals"),
        pytest.param("TELDOR INSTiTUTE OF TECKNOLOGY", id="a small letter in capitals"),
        pytest.param("TELDOR INSTITUTE OF TEkHNOLOGY", id="a small letter in capitals, and the wrong one"),
        pytest.param("TeIdor Institute of Technology", id="a capital I among small letters"),
        pytest.param("Teldor iNstitute of Technology", id="shift came too late"),
        pytest.param("Teldor Institute pf Technology", id="the key beside"),
        pytest.param("Teldor Institute fo Technology", id="small word turned round"),
        pytest.param("Quorvik E1ectronics Co., Ltf.", id="a legal form"),
    ],
)
def test_what_was_meant_is_shown(look: Look, text: str) -> None:
    found = look(text)
    assert found.matches and found.matches[0].entity_id in (
        "teldor-institute-of-technology",
        "quorvik-electronics-co-ltd",
    )


@pytest.mark.parametrize("text", ["1st Teldor Road", "School of Teldor1", "B2B Teldor", "iTeldor Phone"])
def test_digits_and_capitals_that_are_meant_make_no_name(look: Look, text: str) -> None:
    assert look(text).outcome == "none"


def test_names_that_have_digits_inside_are_found_as_they_are(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """A listed "4TolLo Works" must pass the gate in its own letters, and so must its digits."""
    body = entity("4TolLo Works", kind="company")
    small = screener(tmp_path_factory.mktemp("digits"), (body, entity("Atollo Institute")))
    assert small.check("4TolLo Works").matches[0].entity_id == body.entity_id


def test_only_words_of_listed_names_are_read_so() -> None:
    listed = {"technology", "silicon", "hi"}
    misread = Misread(lambda word: word if word in listed else "")
    read = misread.word
    assert (read("Techno1ogy"), read("HiSi1icon"), read("Zo0logy"), read("Technology")) == (
        "technology",
        "hisilicon",
        "",
        "",
    )


def test_a_word_read_as_one_with_the_letter_before_it_leaves_no_empty_initial(tool: Screener) -> None:
    """Beside an acronym the initials of the other words are looked at, and of one word nothing is left."""
    assert tool.check("Central Queensland, nUniversity (CQU)").outcome == "none"
