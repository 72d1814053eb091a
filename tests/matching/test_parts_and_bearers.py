"""Parts, ventures and bearers of a name: what belongs to a listed body, and what only carries its name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from screening.app.screener import Screener
from screening.model.screened import Screened
from tests.matching.factory import entity, screener

Look = Callable[..., Screened]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Linmark University Press", id="press"),
        pytest.param("Linmark University Press Co., Ltd.", id="press with its legal form"),
        pytest.param("Linmark University Technology Park Co., Ltd.", id="firm"),
        pytest.param("High School Affiliated to Linmark University", id="school before it"),
        pytest.param("Linmark University Affiliated Middle School", id="school behind it"),
        pytest.param("Linmark University Alumni Association", id="association"),
        pytest.param("临马大学附属中学", id="school in Chinese"),
        pytest.param("临马大学出版社有限责任公司", id="press in Chinese"),
        pytest.param("临马大学建筑设计研究院有限公司", id="firm in Chinese"),
    ],
)
def test_what_bears_the_name_of_a_university_is_another_body(look: Look, text: str) -> None:
    found = look(text)
    top = found.matches[0]
    assert (found.outcome, top.entity_id, top.tie_kind) == ("related", "linmark-university", "other")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("School of Education, Linmark University", id="a school of it"),
        pytest.param("Linmark University Library", id="library"),
        pytest.param("临马大学兵器科学与工程学院", id="a school by its subject, in Chinese"),
        pytest.param("临马大学水声工程学院", id="another subject"),
        pytest.param("Linmark University & Oxley Limited", id="a firm that is a partner"),
    ],
)
def test_a_part_of_the_university_is_the_university(look: Look, text: str) -> None:
    found = look(text)
    assert (found.outcome, found.matches[0].relation) == ("match", "same")


@pytest.mark.parametrize("text", ["临马大学城市学院", "临马大学信息商务学院"])
def test_a_college_that_is_independent_as_a_rule(look: Look, text: str) -> None:
    found = look(text)
    assert (found.outcome, found.matches[0].tie_kind) == ("related", "independent_college")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("西工大航海学院", "match", id="school by its subject"),
        pytest.param("哈工大人工智能研究院", "match", id="institute by its subject"),
        pytest.param("陕西工大航海学院", "none", id="the short name is cut from another"),
        pytest.param("西工大金光学院", "none", id="a college by its own name"),
        pytest.param("国防科大第六十三研究所", "match", id="institute by its number"),
        pytest.param("陆军工程大学野战工程学院", "match", id="a college of a military university"),
    ],
)
def test_a_school_behind_the_short_name_of_a_university(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Linmark University-University of Sandport College", id="two names and a college"),
        pytest.param("Linmark University-Oxbow Joint Laboratory", id="joint in so many words"),
    ],
)
def test_a_venture_of_two_bodies_is_related(look: Look, text: str) -> None:
    found = look(text)
    assert (found.outcome, found.matches[0].tie_kind) == ("related", "joint_centre")


def test_a_hyphen_before_a_unit_or_place_makes_no_venture(look: Look) -> None:
    assert look("Linmark University-School of Physics").outcome == "match"
    assert look("Linmark University-Shenzhen Graduate School").outcome == "match"


def test_the_name_of_a_part_is_not_said_to_be_that_of_the_whole(look: Look) -> None:
    top = look("Redbrook Hospital, Wuhan").matches[0]
    assert (
        top.reasons[0].says == '"Redbrook Hospital" is the name of a body that belongs to Linmark University.'
    )


def test_a_part_whose_name_the_list_prints_for_the_whole_is_a_part(tool: Screener) -> None:
    found = tool.check("National Innovation Institute of Defense Technology")
    top = found.matches[0]
    assert (found.outcome, top.entity_id, top.tie_kind) == (
        "related",
        "academy-of-military-science",
        "institute",
    )


def test_a_school_beside_the_acronym_of_its_university(tool: Screener) -> None:
    assert tool.check("BUAA School of Electronics").outcome == "match"
    assert tool.check("NPU School of Marine Science and Technology, Xi'an").outcome == "match"
    assert tool.check("NUST School of Electrical Engineering, Islamabad").outcome == "none"
    assert tool.check("HIT School of Management, Holon, Israel").outcome == "none"


def test_characters_of_a_chinese_name_do_not_change_places(tool: Screener) -> None:
    assert tool.check("东华理工大学").outcome == "match"
    assert tool.check("华东理工大学").outcome == "none"


def test_an_acronym_names_no_parent_beside_the_unit_that_uses_it_too(tool: Screener) -> None:
    found = tool.check("CETC")
    assert found.outcome == "review"
    assert all(reason.feature != "parent_for" for one in found.matches for reason in one.reasons)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        pytest.param(
            "717 Research Institute of CSIC, Wuhan", "huazhong-institute-of-electro-optics", id="its number"
        ),
        pytest.param(
            "719 Research Institute of CSIC, Wuhan",
            "wuhan-second-ship-design-and-research-institute",
            id="the number of another",
        ),
    ],
)
def test_a_number_is_no_slip_for_another_number(tool: Screener, text: str, entity: str) -> None:
    found = tool.check(text)
    assert [one.entity_id for one in found.matches if one.relation == "same"] == [entity]
    assert all(reason.feature != "corrected_word" for reason in found.matches[0].reasons)


@pytest.mark.parametrize(
    ("text", "entity", "outcome"),
    [
        pytest.param(
            "CASIC 31st Research Institute, Beijing",
            "beijing-power-machinery-institute",
            "match",
            id="listed",
        ),
        pytest.param(
            "CASIC 99th Research Institute, Beijing",
            "china-aerospace-science-and-industry-corporation",
            "related",
            id="not listed by itself",
        ),
    ],
)
def test_an_institute_of_a_group_by_its_number(tool: Screener, text: str, entity: str, outcome: str) -> None:
    found = tool.check(text)
    assert (found.outcome, found.matches[0].entity_id) == (outcome, entity)


def test_a_group_of_listed_firms_may_have_a_branch_abroad(tool: Screener) -> None:
    found = tool.check("Huawei Research Center, Munich, Germany")
    assert (found.outcome, found.matches[0].entity_id) == ("review", "huawei-technologies-co-ltd")
    assert tool.check("Delta Electronics, Taipei").outcome == "none"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param(
            "Institute of Systems Engineering Academy of Military Sciences", "match", id="listed with it"
        ),
        pytest.param("Institute of Chemical Defense Academy of Military Science", "related", id="tied to it"),
        pytest.param("Institute of War Studies, Academy of Military Sciences", "related", id="its alone"),
        pytest.param("Academy of Military Sciences", "review", id="the academy alone"),
        pytest.param(
            "Institute of Tides, Academy of Military Sciences", "review", id="one that nobody knows"
        ),
        pytest.param(
            "Institute of War Studies, Academy of Military Sciences, Russia", "none", id="elsewhere"
        ),
    ],
)
def test_a_part_beside_an_academy_says_whose_academy_it_is(tool: Screener, text: str, outcome: str) -> None:
    found = tool.check(text)
    assert found.outcome == outcome
    assert all(one.entity_id == "academy-of-military-science" for one in found.matches[:1])


def test_the_name_of_a_part_ends_before_that_of_the_whole(tool: Screener) -> None:
    """Of "Institute of Physics" the word before may be the end of anybody's name."""
    assert tool.check("University of Oslo Institute of Physics").outcome == "none"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Hikvision Europe BV", "review", id="a region and a legal form"),
        pytest.param("DJI Europe B.V.", "review", id="a legal form in letters"),
        pytest.param("ZTE Deutschland GmbH", "review", id="a country, after an acronym that is the name"),
        pytest.param("Megvii International Pte. Ltd.", "review", id="international"),
        pytest.param("Hytera Mobilfunk GmbH", "review", id="any other word behind it"),
        pytest.param("Hytera Mobilfunk, Austria", "review", id="any other word, and elsewhere"),
        pytest.param("Megvii Research, Toronto, Canada", "review", id="its research elsewhere"),
        pytest.param("Megvii, Toronto, Canada", "review", id="the name alone, elsewhere"),
        pytest.param("Office of Megvii, Toronto, Canada", "none", id="behind another word"),
        pytest.param("Hytera and Partners Ltd", "none", id="a word between"),
        pytest.param("Megvii JSV", "review", id="a legal form mistyped"),
        pytest.param("Megvii University", "none", id="no firm's"),
        pytest.param("TCL Deutschland GmbH", "none", id="an acronym that is nobody's whole name"),
        pytest.param("Global Hikvisor Europe BV", "none", id="another firm"),
    ],
)
def test_a_firm_of_a_name_that_nobody_else_has_may_have_a_branch(
    tool: Screener, text: str, outcome: str
) -> None:
    assert tool.check(text).outcome == outcome


def test_a_place_of_the_firm_itself_is_no_branch(tool: Screener) -> None:
    assert tool.check("Huawei Technologies China").outcome == "match"


@pytest.mark.parametrize(
    ("text", "outcome", "ties"),
    [
        pytest.param("Linmark University Founder Group", "related", ["other"], id="a group of firms"),
        pytest.param("Linmark University Quantum Group", "match", [""], id="a group of researchers"),
        pytest.param("Linmark Science Park", "review", ["other"], id="a bare word with a park"),
        pytest.param("临马大学 能动学院", "match", [""], id="its school of energy and power"),
    ],
)
def test_groups_and_parks(look: Look, text: str, outcome: str, ties: list[str]) -> None:
    found = look(text)
    assert (found.outcome, [one.tie_kind for one in found.matches]) == (outcome, ties)


@pytest.mark.parametrize(
    ("text", "outcome", "top", "tie"),
    [
        pytest.param(
            "Renmin Hospital of Wuhan University, Wuhan", "related", "wuhan-university", "hospital", id="B12"
        ),
        pytest.param("Xiamen University Malaysia", "related", "xiamen-university", "campus", id="abroad"),
        pytest.param(
            "Harbin Institute of Technology (Shenzhen)",
            "match",
            "harbin-institute-of-technology",
            "",
            id="home",
        ),
        pytest.param(
            "University of Electronic Science and Technology of China, Zhongshan Institute",
            "related",
            "university-of-electronic-science-and-technology-of-china",
            "independent_college",
            id="a name with a byte order mark",
        ),
        pytest.param(
            "Megvii Research",
            "related",
            "beijing-megvii-technology-co-ltd",
            "institute",
            id="a firm's research",
        ),
        pytest.param("Fudan Shanghai", "review", "shanghai-fudan-microelectronics-co-ltd", "", id="a word"),
    ],
)
def test_bodies_that_carry_a_name_or_less(
    tool: Screener, text: str, outcome: str, top: str, tie: str
) -> None:
    found = tool.check(text)
    assert (found.outcome, found.matches[0].entity_id, found.matches[0].tie_kind) == (outcome, top, tie)
    assert all(one.entity_id != "renmin-university-of-china" for one in found.matches)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Teldor Tidal Instruments Oy", "review", id="the form of another country"),
        pytest.param("Teldor Tidal Instruments GmbH", "review", id="that of several"),
        pytest.param("Teldor Tidal Instruments Ltd", "match", id="a form that many countries have"),
        pytest.param("Teldor Tidal Instruments, Kowloon, Hong Kong", "match", id="printed under China"),
        pytest.param("Teldor Tidal Instruments (Hong Kong) Ltd", "review", id="a firm of its own"),
        pytest.param("Teldor Tidal Instruments, Helsinki, Finland", "review", id="abroad"),
        pytest.param("Teldor University, Hong Kong", "review", id="of firms alone"),
    ],
)
def test_where_a_firm_is_said_to_be(tmp_path: Path, text: str, outcome: str) -> None:
    listed = (entity("Teldor Tidal Instruments Co., Ltd.", kind="company"), entity("Teldor University"))
    assert screener(tmp_path, listed).check(text).outcome == outcome
