"""Texts that are damaged: typing errors, lost and stray spaces, other order; and what is too far off."""

from collections.abc import Callable

import pytest

from screening.app.screener import Screener
from screening.matching.corrections import slips_in
from screening.model.screened import Screened
from tests.matching.factory import entity, screener

Look = Callable[..., Screened]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Telldor Institute of Technology", id="a letter too many"),
        pytest.param("Teldor Institute of Tecnology", id="a letter too few"),
        pytest.param("Teldor Insittute of Technology", id="two letters changed places"),
        pytest.param("TeldorInstituteofTechnology", id="all spaces lost"),
        pytest.param("Teldor Institute ofTechnology", id="one space lost"),
        pytest.param("Tel dor Institute of Technology", id="a word split in two"),
        pytest.param("Teldor Instit ute of Techn ology", id="two words split in two"),
        pytest.param("Teldor, Institute of Technology", id="a stray comma"),
        pytest.param("Teldor Institute Technology", id="'of' left out"),
        pytest.param("Teldor Inst Technol", id="library style"),
        pytest.param("Tеldоr Institute of Technology", id="Cyrillic letters that look Latin"),
        pytest.param("2Teldor Institute of Technology*", id="footnote marks"),
        pytest.param("<b>Teldor</b> Institute of Technology", id="mark-up"),
    ],
)
def test_damaged_but_still_named(look: Look, text: str) -> None:
    found = look(text)
    assert (found.outcome, found.matches[0].entity_id) == ("match", "teldor-institute-of-technology")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Telldor Institute of Technology", id="a typing error"),
        pytest.param("Linmrak University", id="a typing error in the telling word"),
        pytest.param("Teldor, Institute of Technology", id="a comma that does not belong there"),
    ],
)
def test_read_through_an_error_is_never_better_than_likely(look: Look, text: str) -> None:
    matches = look(text).matches
    assert matches and all(one.band != "confirmed" for one in matches)


def test_place_does_not_make_a_misspelt_name_worse(look: Look) -> None:
    assert look("Telldor Institute of Technology, China").outcome == "match"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tolkor Institute of Technology", id="two letters of the telling word"),
        pytest.param("Sandport Institute of Technology", id="another proper word"),
        pytest.param("Institute of Technology", id="the telling word is gone"),
        pytest.param("Boravsk Institute of Musical Arts", id="other subjects"),
    ],
)
def test_too_far_off_is_no_match(look: Look, text: str) -> None:
    assert look(text).outcome in ("none", "review")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Institute of Technology Teldor", id="the telling word last"),
        pytest.param("Technology Institute Teldor", id="turned round"),
        pytest.param("Teldor Institute of Techno", id="cut off by a field's width"),
    ],
)
def test_other_order_and_cut_off_names_are_shown(look: Look, text: str) -> None:
    assert "teldor-institute-of-technology" in {one.entity_id for one in look(text).matches}


def test_university_of_x_for_x_university(look: Look) -> None:
    assert look("University of Linmark").matches[0].entity_id == "linmark-university"


def test_the_error_that_was_read_is_told(look: Look) -> None:
    says = " ".join(one.says for one in look("Telldor Institute of Technology").matches[0].reasons)
    assert "telldor" in says.lower() and "teldor" in says.lower()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param(
            "Boravsk I. of Nuclear Physics", "boravsk-institute-of-nuclear-physics", id="an initial"
        ),
        pytest.param(
            "T. Institute of Technology", "teldor-institute-of-technology", id="of the telling word"
        ),
        pytest.param("L University of Aeronautics", "linmark-university-of-aeronautics", id="without a dot"),
        pytest.param("Teldor of Technology", "teldor-institute-of-technology", id="the head left out"),
        pytest.param("Tldr Insttte of Tchnlgy", "teldor-institute-of-technology", id="without vowels"),
        pytest.param(
            "Physics Nuclear of Institute Boravsk", "boravsk-institute-of-nuclear-physics", id="reversed"
        ),
        pytest.param(
            "Boravsk Institute of Nuclear Fysics", "boravsk-institute-of-nuclear-physics", id="by ear"
        ),
    ],
)
def test_what_is_shortened_but_still_names_the_body_is_shown(look: Look, text: str, named: str) -> None:
    assert [one.entity_id for one in look(text).matches] == [named]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Department of Optics, Teldor IT, Wuhan", "match", id="the initials of the rest"),
        pytest.param(
            "Union of Scholars, Boravsk Physics Nuclear Institute", "review", id="rearranged in its segment"
        ),
        pytest.param("Union of Scholars and Teldor IT", "match", id="after 'and'"),
        pytest.param("Teldor Street 5, Wuhan", "none", id="the telling word alone"),
        pytest.param("Teldor Dental Institute, Wuhan", "none", id="another word among the rest"),
        pytest.param("Teldor AB, Wuhan", "none", id="other initials"),
        pytest.param("Quorvik Agriculture University", "none", id="an unlisted body has the word too"),
    ],
)
def test_beside_a_telling_word_the_rest_may_be_short(look: Look, text: str, outcome: str) -> None:
    assert look(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("School of Law, Quel Yen Torvald University, Wuhan", True, id="one letter"),
        pytest.param("School of Law, Quel Yxz Torvald University, Wuhan", False, id="two letters"),
        pytest.param("School of Law, Quel Yen Tervild University, Wuhan", False, id="beside another word"),
    ],
)
def test_a_short_word_is_read_between_its_neighbours(look: Look, text: str, found: bool) -> None:
    assert bool(look(text).matches) == found


def test_without_vowels_two_bodies_may_be_meant(look: Look) -> None:
    found = look("Hnm Unvrsty of Crmcs")
    assert found.outcome == "review"
    assert {one.entity_id for one in found.matches} == {
        "hunam-university-of-ceramics",
        "henam-university-of-ceramics",
    }


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Perm University", "match", id="as people call it"),
        pytest.param("Perm University of Trade", "none", id="the name goes on"),
        pytest.param("Perm University, Chicago, USA", "none", id="elsewhere"),
    ],
)
def test_state_is_left_out_where_most_universities_are_the_states(
    look: Look, text: str, outcome: str
) -> None:
    assert look(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("Peking Univerisity", "peking-university", id="an error that a list has too"),
        pytest.param("Shandong Unniversity, Jinan", "shandong-university", id="not the University of Jinan"),
        pytest.param(
            "Tsinghua Univeresity | Physics, Teldor State University, Ohio",
            "tsinghua-university",
            id="the place in a partner's name",
        ),
        pytest.param(
            "Harbin Institute of Tecnology (HIT)", "harbin-institute-of-technology", id="with its acronym"
        ),
    ],
)
def test_an_error_in_what_kind_of_body_it_is_does_not_hide_it(tool: Screener, text: str, named: str) -> None:
    found = tool.check(text)
    assert (found.outcome, found.matches[0].entity_id) == ("match", named)


def test_errors_of_the_lists_are_told_from_words() -> None:
    words = {"university": 900, "univerisity": 1, "universal": 3, "technology": 500, "techology": 2}
    assert slips_in(words, frozenset(("university", "technology"))) == {"univerisity", "techology"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("Hefei U. of Tech.", "hefei-university-of-technology", id="a letter for the head"),
        pytest.param("Shandong University Jinan China", "shandong-university", id="not Univ. (of) Jinan"),
        pytest.param(
            "Dept. of ABQX University of Science and Technology of China Hefei",
            "university-of-science-and-technology-of-china",
            id="the acronym of a unit before it",
        ),
        pytest.param(
            "Univer-\nsity of Sci- ence and Technology of China",
            "university-of-science-and-technology-of-china",
            id="divided at the end of a line",
        ),
        pytest.param("1Skoltech", "skolkovo-institute-of-science-and-technology", id="a footnote mark"),
        pytest.param(
            "Physics Group Skoltech Russia",
            "skolkovo-institute-of-science-and-technology",
            id="one word in an address without commas",
        ),
    ],
)
def test_written_as_addresses_are(tool: Screener, text: str, named: str) -> None:
    found = tool.check(text)
    assert (found.outcome, found.matches[0].entity_id) == ("match", named)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Beijing U. of Technology", id="a letter for the head"),
        pytest.param("China U. of Geosciences (Beijing), Beijing", id="the same with its place"),
        pytest.param("Nanjing Uni- versity of Finance and Economics", id="divided at the end of a line"),
        pytest.param("Elektro- und Nachrichtentechnik, Teldor", id="words with one ending"),
    ],
)
def test_other_bodies_written_so_are_other_bodies(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "none"


def test_a_numbered_acronym_is_asked_about_as_a_bare_one(look: Look) -> None:
    assert look("2,3 LMKU").outcome == look("LMKU").outcome == "review"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Teldor Institute of Techn", id="half a word that is an abbreviation of another"),
        pytest.param("Central Weapons Test Sta", id="half a word that is none"),
        pytest.param("Velmar Academy of Engineering Ph", id="two letters of a word"),
    ],
)
def test_a_name_cut_off_within_a_word_is_shown(look: Look, text: str) -> None:
    """Registers cut names at the width of a field."""
    assert look(text).outcome in ("match", "review")


def test_a_name_cut_off_behind_a_bracket_is_shown(tmp_path_factory: pytest.TempPathFactory) -> None:
    body = entity("Linkamar Machine Works (Holding) Co., Ltd", kind="company")
    small = screener(tmp_path_factory.mktemp("cut"), (body,))
    assert [one.entity_id for one in small.check("Linkamar Machine Works (Hold").matches] == [body.entity_id]


def test_a_plural_cut_off_is_no_other_word(tmp_path_factory: pytest.TempPathFactory) -> None:
    """ "Industri" is short for industrial, and here the beginning of industries."""
    body = entity("Sakomar Works for Developed Industries", kind="company")
    small = screener(tmp_path_factory.mktemp("plural"), (body,))
    assert [one.entity_id for one in small.check("Sakomar Works for Developed Industri").matches] == [
        body.entity_id
    ]


def test_a_place_in_the_bodys_own_name_does_not_speak_against_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """ "Korea" stands for the South, and in the names of bodies of the North; another place still counts."""
    body = entity("Korea Pelmang Mining Corporation", kind="company", country="KP")
    small = screener(tmp_path_factory.mktemp("own"), (body,))
    assert small.check("Korea Pelmang Mning Corporation").matches
    assert not small.check("Korea Pelmang Mning Corporation, Germany").matches


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Linmark University. Electronic address: a.b@example.org.", id="a sentence behind"),
        pytest.param("Linmark University Electronic address: a.b@example.org", id="a label behind, no stop"),
        pytest.param("Linmark University. Corresponding author", id="whose name it is"),
        pytest.param("Present address Linmark University", id="a label before, no colon"),
        pytest.param("a Linmark University", id="a footnote's letter"),
        pytest.param("Linmark University, 430072", id="a postcode"),
    ],
)
def test_what_journals_print_around_an_address_is_no_part_of_it(look: Look, text: str) -> None:
    found = look(text)
    assert (found.outcome, found.matches[0].entity_id) == ("match", "linmark-university")


def test_a_stop_behind_an_abbreviation_ends_no_name(look: Look) -> None:
    assert look("Teldor Inst. Technol. Electronic address: a.b@example.org").outcome == "match"
    assert look("Linmark Univ. Medicine").outcome == "none"


def test_the_text_is_found_where_it_stands_in_spite_of_stops(look: Look) -> None:
    text = "School of Physics. Linmark University. Electronic address: a.b@example.org"
    assert look(text).matches[0].matched_text == "Linmark University"


def test_a_person_before_brackets_is_no_institute_of_the_academy(look: Look) -> None:
    assert look("Smith, J. A. (Velmar Academy of Engineering Physics)").outcome == "match"
    assert look("Institute of Tides (Velmar Academy of Engineering Physics)").outcome == "related"


def test_a_footnotes_letter_is_no_initial_of_a_left_out_word(look: Look) -> None:
    """ "a Boravsk Institute of Physics" is not Boravsk Institute of A[tomic] Physics."""
    assert look("a Boravsk Institute of Physics").outcome == look("Boravsk Institute of Physics").outcome


@pytest.mark.parametrize("name", ["泰尔多工业学院", "TIT ", "临马大学，"])
def test_a_name_many_times_over_takes_no_longer_than_its_letters(small: Screener, name: str) -> None:
    judged: list[int] = []
    weighing = small.engine.judge.one_name
    whole = weighing.judge
    try:
        weighing.judge = lambda *given: (judged.append(1), whole(*given))[1]  # type: ignore[method-assign, func-returns-value]
        small.check(name * 400)
    finally:
        weighing.judge = whole  # type: ignore[method-assign]
    assert len(judged) < 60


def test_a_word_split_in_two_does_not_end_a_name(look: Look) -> None:
    """ "Univ" is a word by itself, and what stands behind it would be another one."""
    assert look("Linmark Univ ersity").matches[0].matched_text == "Linmark Univ ersity"
    assert look("Linmark Univ ersity of Medicine").outcome == "none"
    assert look("LINMARK UNIV ERSITY OF MEDICINE").outcome == "none"
