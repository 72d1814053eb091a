"""Rules of syntax: when the words around a name make it another body's."""

from collections.abc import Callable

import pytest

from screening.app.screener import Screener
from screening.model.screened import Screened

Look = Callable[..., Screened]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Linmark University of Fisheries", id="the name goes on with 'of'"),
        pytest.param("Linmark University for Women", id="the name goes on with 'for'"),
        pytest.param("Linmark University for applied arts", id="with 'for' and a small letter"),
        pytest.param("Linmark University of Medicine", id="an unlisted body's own, longer name"),
        pytest.param("Linmark Univ Civil Engn", id="in the style of an index, which leaves 'of' out"),
        pytest.param("Linmark Univ Arts, Sandport", id="the same, with a place"),
        pytest.param("National Linmark University", id="'National' before it"),
        pytest.param("New Linmark University", id="'New' before it"),
        pytest.param("Budnik Institute of Nuclear Physics", id="another proper word in its place"),
        pytest.param("南临马大学", id="a Chinese word before it in the same run"),
        pytest.param("Linmark University Town", id="a quarter called after it"),
        pytest.param("Fishery Bureau, 10 Linmark University Road", id="a street called after it"),
        pytest.param("Linmark University West Gate", id="its gate"),
        pytest.param("临马大学城", id="a quarter in Chinese"),
        pytest.param("临马大学路38号", id="a street in Chinese"),
        pytest.param("University of Sandport", id="an unlisted body"),
        pytest.param("Sandport Fish Market", id="nobody"),
        pytest.param("Institute of Technology", id="generic words alone"),
    ],
)
def test_another_body_is_not_the_listed_one(look: Look, text: str) -> None:
    assert look(text).outcome == "none"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Linmark University", id="the name alone"),
        pytest.param("Linmark University of China", id="'of' and the country is an address"),
        pytest.param("Department of Physics, Linmark Univ.", id="a department before the comma"),
        pytest.param("Linmark Univ Civil Engn Dept", id="a department of it in the style of an index"),
        pytest.param("Linmark Univ, Civil Engn", id="the same behind a comma"),
        pytest.param("College of Letters, Linmark University", id="a college of it"),
        pytest.param("Linmark University (Shenzhen)", id="a campus in brackets"),
        pytest.param("临马大学物理学院", id="a Chinese school of it"),
        pytest.param("中国临马大学", id="the country before it in Chinese"),
        pytest.param("Linmark University Road Engineering", id="a subject that begins like a street"),
        pytest.param("Linmark University, 5 Sandport Avenue", id="a street of another name"),
        pytest.param("临马大学城市与环境学院", id="a Chinese subject that begins like a quarter"),
        pytest.param("临马大学道路工程系", id="a Chinese subject that begins like a street"),
        pytest.param("LINMARK UNIVERSITY", id="capitals"),
        pytest.param("We thank Linmark University for helpful discussions.", id="'for' in a sentence"),
        pytest.param("Linmark Polytechnic College", id="a former name"),
    ],
)
def test_the_listed_body_itself(look: Look, text: str) -> None:
    found = look(text)
    assert (found.outcome, found.matches[0].entity_id) == ("match", "linmark-university")


def test_the_longest_listed_name_wins(look: Look) -> None:
    found = look("Linmark University of Aeronautics, School of Design")
    assert [one.entity_id for one in found.matches] == ["linmark-university-of-aeronautics"]


def test_why_another_body_was_read_is_told_with_the_deciding_word(look: Look) -> None:
    near = look("National Linmark University").answer.near_misses[0]
    assert near.entity_id == "linmark-university" and "national" in near.why_not


def test_what_was_read_instead_is_named(look: Look) -> None:
    background = look("Linmark University of Medicine").answer.background
    assert background is not None and background.name == "Linmark University of Medicine"


def test_several_bodies_are_each_found(look: Look) -> None:
    found = look("Linmark University; Teldor Institute of Technology; University of Sandport")
    assert {one.entity_id for one in found.matches} == {
        "linmark-university",
        "teldor-institute-of-technology",
    }


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("北京大学生体育馆", "none", id="a hall of students"),
        pytest.param("上海大学生创业基金会", "none", id="a foundation for students"),
        pytest.param("北京大学生命科学学院", "match", id="a school of life sciences"),
        pytest.param("北京航空航天大学生物与医学工程学院", "match", id="a school of biology"),
    ],
)
def test_students_of_a_place_are_no_university(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Main Directorate of Internal Affairs, Moscow, Russia", id="of another ministry"),
        pytest.param("University of Electronic Science and Technology of Linmark", id="of another city"),
    ],
)
def test_a_name_of_ordinary_words_that_goes_on_is_another_bodys(tool: Screener, text: str) -> None:
    """Russia's military intelligence is listed as "Main Directorate" too; a hundred other names begin so."""
    assert tool.check(text).outcome == "none"


def test_of_the_army_or_of_the_country_is_an_address(tool: Screener) -> None:
    for text, named in (
        ("Air Force Engineering University of the PLA", "air-force-engineering-university"),
        (
            "University of Electronic Science and Technology of China",
            "university-of-electronic-science-and-technology-of-china",
        ),
    ):
        assert tool.check(text).matches[0].entity_id == named


def test_a_word_before_a_name_of_ordinary_words_is_asked_about(tool: Screener) -> None:
    """ "Velmarsk Naval University" may be another body's; a city, an acronym and a unit are not."""
    found = tool.check("Velmarsk Naval University of Engineering, China")
    assert found.outcome == "review"
    assert "Velmarsk" in " ".join(reason.says for reason in found.matches[0].reasons).title()
    for text in (
        "Wuhan Naval University of Engineering",
        "Department of Optics Naval University of Engineering, China",
    ):
        assert tool.check(text).outcome == "match"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Académie chinoise des sciences sociales", id="French"),
        pytest.param("Academia China de Ciencias Agrícolas", id="Spanish"),
        pytest.param("Пекинский университет языка и культуры", id="Russian, without 'of'"),
        pytest.param("北大街12号", id="a street whose name begins like a short one"),
        pytest.param("东大门, 沈阳", id="a gate"),
        pytest.param("同济路1000号", id="a street called after it by its short name"),
        pytest.param("Accademia cinese di scienze sociali", id="Italian"),
    ],
)
def test_what_makes_it_another_body_may_stand_behind_the_name(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "none"
