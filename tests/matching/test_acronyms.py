"""Acronyms decide nothing alone."""

from collections.abc import Callable

import pytest

from screening.app.screener import Screener
from screening.matching.found import NO_HINTS
from screening.model.screened import Screened

Look = Callable[..., Screened]


def test_alone_it_is_a_question(look: Look) -> None:
    assert look("LMKU").outcome == "review"


def test_with_its_place_it_is_a_match(look: Look) -> None:
    assert look("School of Physics, LMKU, Wuhan").outcome == "match"


@pytest.mark.parametrize(
    "text",
    [
        "lmku",
        "a LMKU",
        "LMKU, 100190",
        "3LMKU",
        "school of physics, lmku, wuhan",
        "School Of Physics, Lmku, Wuhan",
    ],
)
def test_alone_in_a_text_all_in_small_letters_or_beside_numbers_it_is_one_too(look: Look, text: str) -> None:
    """Columns are brought into small letters, and addresses carry footnotes and postcodes."""
    assert look(text).outcome in ("review", "match")


@pytest.mark.parametrize("text", ["lmku trading", "Lmku trading", "the lu of it"])
def test_small_letters_are_no_acronym(look: Look, text: str) -> None:
    assert look(text).outcome == "none"


def test_inside_a_longer_phrase_it_is_not_the_body(look: Look) -> None:
    assert look("LMKU Partners Investment, Dublin").outcome in ("review", "none")


def test_beside_the_full_name_it_changes_nothing(look: Look) -> None:
    found = look("Linmark University (LMKU)")
    assert [one.entity_id for one in found.matches] == ["linmark-university"]
    assert found.outcome == "match"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("EHVN, China", "match", id="its country, where nobody else goes by it"),
        pytest.param("School of Physics (EHVN), China", "match", id="in brackets after a department"),
        pytest.param("EHVN", "review", id="alone"),
        pytest.param("School of Physics, EHVN", "review", id="after a department, without a place"),
        pytest.param("Department of Physics of EHVN", "review", id="of which the department is"),
        pytest.param("EHVN, University of Sandport", "none", id="beside a body named in words"),
        pytest.param("EHVN, Ireland", "none", id="another country"),
        pytest.param("TIT, China", "review", id="the initials of another body of the country"),
        pytest.param("EHVN Partners Investment, China", "none", id="inside a longer phrase"),
    ],
)
def test_with_its_country_it_is_a_match_where_nobody_else_goes_by_it(
    look: Look, text: str, outcome: str
) -> None:
    assert look(text).outcome == outcome


def test_a_joint_institute_under_an_acronym_is_related(look: Look) -> None:
    found = look("OX-EHVN Joint Institute")
    assert (found.outcome, found.matches[0].tie_kind) == ("related", "joint_centre")


@pytest.mark.parametrize("text", ["HUC", "School of Physics, HUC, China"])
def test_one_that_two_listed_bodies_share_is_a_question_with_both(look: Look, text: str) -> None:
    found = look(text)
    assert found.outcome == "review"
    assert {one.entity_id for one in found.matches} == {
        "hunam-university-of-ceramics",
        "henam-university-of-ceramics",
    }


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Hunam University of Ceramics (HUC)", "hunam-university-of-ceramics"),
        ("HUC - Henam University of Ceramics", "henam-university-of-ceramics"),
    ],
)
def test_one_beside_the_name_that_it_stands_for_raises_no_question(look: Look, text: str, named: str) -> None:
    found = look(text)
    assert found.outcome == "match"
    assert [one.entity_id for one in found.matches] == [named]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("School of Optics, TIT", id="a weak one after a school"),
        pytest.param("MHRZ & School of CDE, TIT", id="a weak one after a school and an unknown acronym"),
        pytest.param("EHVN XZ/Qualdor Institute for Optics", id="before a partner and an institute"),
        pytest.param("Qualdor Institute for Optics at EHVN", id="to which an institute belongs"),
        pytest.param("EHVN & TIT", id="two, and nothing else"),
    ],
)
def test_one_that_may_own_the_unit_of_the_text_is_a_question(look: Look, text: str) -> None:
    assert look(text).outcome == "review"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Instituto Qualdor, TIT", id="a weak one beside a proper word"),
        pytest.param("Business School QX EHVN, ZTZT", id="behind an unknown acronym"),
        pytest.param("Qualdor EHVN Institute", id="amid a proper name"),
        pytest.param("School of Optics, TIT, Dublin", id="in another country"),
        pytest.param("School of Optics, TIT, University of Sandport", id="beside a body named in words"),
    ],
)
def test_one_that_rather_belongs_to_something_else_is_none(look: Look, text: str) -> None:
    assert look(text).outcome == "none"


def test_two_listed_bodies_of_one_acronym_are_both_asked_about(look: Look) -> None:
    found = look("School of EIC, HUC")
    assert found.outcome == "review"
    assert len(found.matches) == 2


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("iFLYTEK", "match", id="a small first letter"),
        pytest.param("AI Laboratory, iFLYTEK Co., Ltd., Hefei, China", "match", id="with a place"),
        pytest.param("SMT-K", "review", id="two parts and a hyphen"),
        pytest.param("T-MOTOR", "review", id="a letter, a hyphen and a word"),
        pytest.param("smt-k", "none", id="in small letters"),
        pytest.param("SMT, K", "none", id="two acronyms"),
        pytest.param("aHIT", "none", id="a footnote mark before one"),
    ],
)
def test_unusual_capitals_and_hyphens(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome
    stopped = not tool.engine.gate.passing([text])
    assert not stopped or not tool.engine.work(text, NO_HINTS).found


@pytest.mark.parametrize(
    "text",
    [
        "material from NJUST",
        "BUAA team",
        "joint work of NUAA and TU Delft, The Netherlands",
    ],
)
def test_an_acronym_that_nobody_else_has_is_asked_about_wherever_it_stands(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "review"


@pytest.mark.parametrize("text", ["HIT rates in cache design", "NPU accelerators", "BIT depth, KIT, Germany"])
def test_a_short_one_amid_other_words_is_not(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "none"


def test_a_word_of_the_language_is_no_slip_for_a_place(tool: Screener) -> None:
    assert tool.check("Bearing Research Center, Shanghai, China").outcome == "none"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("HIT, BIT, TU Delft", {"BIT", "HIT"}, id="two of one country"),
        pytest.param("HIT, TU Delft", set(), id="one alone"),
        pytest.param("HIT Consulting, BIT Software", set(), id="inside longer phrases"),
    ],
)
def test_acronyms_of_several_bodies_of_one_country_are_asked_about(
    tool: Screener, text: str, named: set[str]
) -> None:
    found = tool.check(text)
    assert {one.matched_text for one in found.matches} == named
    assert found.outcome == ("review" if named else "none")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("PhD, HIT, 2014-2018", id="a degree and years"),
        pytest.param("He joined SJTU as an associate professor", id="where somebody went"),
        pytest.param("We thank the Instrumental Analysis Center of SJTU for the measurements", id="its unit"),
    ],
)
def test_an_acronym_that_says_where_somebody_was_is_a_question(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "review"


@pytest.mark.parametrize(
    "text", ["HIT Entertainment, London", "She worked at NIST for years", "PhD, MIT, 2009", "MBA, INSEAD"]
)
def test_others_letters_are_not(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "none"


def test_a_degree_is_no_phrase_around_an_acronym(tool: Screener) -> None:
    assert tool.check("B.Eng. HIT, Harbin, China, 2008-2012").outcome == "match"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("HILLDALE HIGH SCHOOL", id="a word that an acronym is also short for"),
        pytest.param("INSTITUTO DE PESQUISA E TECNOLOGIA", id="a word, not a point of the compass"),
        pytest.param("Hilldale Laboratory of Physics and Technology", id="words of a name written as one"),
    ],
)
def test_ordinary_words_in_capitals_are_no_acronyms(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "none"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("CAEP, Community Adult Education Program, Ohio", "none", id="words that it stands for"),
        pytest.param("CARDC, Cardiac Research Centre, Lisbon", "review", id="a unit elsewhere"),
        pytest.param("Dept. of Optics, BUAA; TU Delft, Netherlands", "match", id="another partner elsewhere"),
        pytest.param("HIT, Harbin Institute of Technology", "match", id="the words are the body's name"),
    ],
)
def test_beside_words_and_places_of_others_letters_settle_nothing(
    tool: Screener, text: str, outcome: str
) -> None:
    assert tool.check(text).outcome == outcome
