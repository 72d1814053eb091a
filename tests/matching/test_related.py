"""Bodies that belong to a listed one are related, never silently the body itself."""

from collections.abc import Callable

import pytest

from screening.app.screener import Screener
from screening.model.screened import Screened

Look = Callable[..., Screened]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        pytest.param("Linmark University Hospital", "hospital", id="hospital after the name"),
        pytest.param("The First Hospital of Linmark University", "hospital", id="hospital of it"),
        pytest.param("Linmark University Goldcrest College", "independent_college", id="college by name"),
        pytest.param("Linmark University City College", "independent_college", id="City College"),
        pytest.param("Redbrook Hospital, Wuhan", "hospital", id="a tie in the tables"),
        pytest.param("Key Laboratory of Tidal Waves, Wuhan", "laboratory", id="a laboratory by its own name"),
        pytest.param("临马大学附属医院", "hospital", id="hospital in Chinese"),
        pytest.param("临马大学金光学院", "independent_college", id="college in Chinese"),
    ],
)
def test_related_body(look: Look, text: str, tie: str) -> None:
    found = look(text)
    top = found.matches[0]
    assert (found.outcome, top.entity_id, top.tie_kind) == ("related", "linmark-university", tie)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Linmark University of Medicine Hospital", id="hospital after the longer name"),
        pytest.param("Affiliated Hospital of Linmark University of Medicine", id="hospital before it"),
        pytest.param("Linmark University of Medicine Goldcrest College", id="a college of it"),
    ],
)
def test_the_hospital_of_an_unlisted_body_is_not_that_of_the_listed_one_in_its_name(
    look: Look, text: str
) -> None:
    found = look(text)
    assert (found.outcome, found.matches) == ("none", ())
    background = found.answer.background
    assert background is not None and background.name == "Linmark University of Medicine"


def test_the_related_body_is_quoted_as_written(look: Look) -> None:
    top = look("Surgery, The First Hospital of Linmark University, Wuhan").matches[0]
    assert top.related_name.endswith("First Hospital of Linmark University")


def test_a_hospital_that_is_listed_itself_is_the_body(look: Look) -> None:
    found = look("Garrison Hospital of Linmark")
    assert (found.outcome, found.matches[0].relation) == ("match", "same")


def test_an_institute_of_a_listed_academy_is_related_to_it(look: Look) -> None:
    found = look("Institute of Chemical Materials, Velmar Academy of Engineering Physics")
    top = found.matches[0]
    assert (found.outcome, top.entity_id, top.tie_kind) == (
        "related",
        "velmar-academy-of-engineering-physics",
        "institute",
    )


def test_an_institute_that_is_listed_itself_is_the_body(look: Look) -> None:
    found = look("Velmar Institute of Laser Fusion")
    assert (found.outcome, found.matches[0].entity_id) == ("match", "velmar-institute-of-laser-fusion")


def test_a_department_is_no_related_body(look: Look) -> None:
    assert look("Department of Surgery, Linmark University").outcome == "match"


def test_more_words_beside_a_firm_may_be_another_firm(look: Look) -> None:
    assert look("Quorvik Electronics Co., Ltd., Shenzhen").outcome == "match"
    assert look("Quorvik Electronics").outcome == "match"
    assert look("Quorvik Electronics Shipping Co., Ltd.").outcome in ("review", "none")


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        pytest.param("中国科学院数学与系统科学研究院", "chinese-academy-of-sciences", id="academy"),
        pytest.param(
            "中国航天科技集团第九百九十九研究院",
            "china-aerospace-science-and-technology-corporation",
            id="group",
        ),
        pytest.param(
            "中国工程物理研究院第二〇九九研究所", "china-academy-of-engineering-physics", id="with a zero"
        ),
        pytest.param(
            "中国电子科技集团99所", "china-electronics-technology-group-corporation", id="with digits"
        ),
    ],
)
def test_an_institute_named_in_chinese_after_its_academy_or_group(
    tool: Screener, text: str, entity: str
) -> None:
    found = tool.check(text)
    top = found.matches[0]
    assert (found.outcome, top.entity_id, top.tie_kind) == ("related", entity, "institute")


@pytest.mark.parametrize("text", ["中国科学院", "中国科学院，北京", "中国航天科技集团有限公司"])
def test_the_academy_or_group_itself_is_the_body(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "match"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("科大讯飞股份有限公司", "match", id="registered name"),
        pytest.param("科大讯飞有限公司", "match", id="short name and a legal form"),
        pytest.param("科大讯飞研究院", "related", id="an institute of the firm"),
        pytest.param("科大讯飞医疗用品厂家协会", "none", id="another body"),
        pytest.param("科大讯飞职业技术学院", "none", id="a college that bears its name"),
    ],
)
def test_a_firm_named_in_chinese(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome


def test_an_institute_of_an_academy_is_not_one_of_its_name_in_another_place(tool: Screener) -> None:
    found = tool.check("Institute of Automation, Chinese Academy of Sciences")
    assert [(one.entity_id, one.tie_kind) for one in found.matches] == [
        ("chinese-academy-of-sciences", "institute")
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("河北科技大学理工学院", id="called after a subject"),
        pytest.param("Zhejiang University Ningbo Institute of Technology", id="an institute"),
        pytest.param("Lab 3, City College, Zhejiang University, Hangzhou, China", id="before a comma"),
        pytest.param("Chengxian College of Southeast University", id="of a homonym"),
    ],
)
def test_an_independent_college_of_the_table_is_related(tool: Screener, text: str) -> None:
    found = tool.check(text)
    assert (found.outcome, found.matches[0].tie_kind) == ("related", "independent_college")


@pytest.mark.parametrize(
    "text", ["Qiushi Honors College, Tianjin University", "杭州电子科技大学电子信息学院"]
)
def test_a_college_within_the_university_is_the_university(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "match"


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        pytest.param("Sichuan University-Pittsburgh Institute", "joint_centre", id="a place abroad"),
        pytest.param(
            "Beihang University-Toulouse Joint Institute, Beijing", "joint_centre", id="the same, joint"
        ),
        pytest.param(
            "Xi'an Institute of Optics and Precision Mechanics of CAS", "institute", id="of the acronym"
        ),
        pytest.param("Dalian Institute of Chemical Physics, CAS", "institute", id="before the acronym"),
    ],
)
def test_a_joint_institute_and_an_academys_institute_are_related(tool: Screener, text: str, tie: str) -> None:
    found = tool.check(text)
    assert (found.outcome, found.matches[0].tie_kind) == ("related", tie)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Nanjing University-Zhangjiagang Institute", "match", id="a place at home"),
        pytest.param("Institute of Physics of CAS, Prague", "none", id="another country's academy"),
        pytest.param("Institute of Rock Structure, CAS", "review", id="an institute that nobody knows"),
        pytest.param("哈工大重庆研究院", "match", id="an institute in another city"),
        pytest.param("北航杭州创新研究院", "review", id="the same behind a very short name"),
        pytest.param("浙大宁波理工学院", "none", id="a college in another city is a body by itself"),
    ],
)
def test_what_only_looks_like_one_is_not(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "named", "tie"),
    [
        (
            "Leicester International Institute, Dalian University of Technology",
            "dalian-university-of-technology",
            "joint_centre",
        ),
        ("SJTU-ParisTech Institute of Technology", "shanghai-jiao-tong-university", "joint_centre"),
        ("University of Chinese Academy of Sciences", "chinese-academy-of-sciences", "institute"),
    ],
    ids=["the place of the other body", "beside an acronym", "an academy's own university"],
)
def test_what_a_body_has_with_another_or_by_itself(tool: Screener, text: str, named: str, tie: str) -> None:
    found = tool.check(text)
    top = found.matches[0]
    assert (found.outcome, top.entity_id, top.tie_kind) == ("related", named, tie)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param(
            "Leicester Institute, Northeastern University, Boston", "none", id="another of its name"
        ),
        pytest.param(
            "Teldor University, London, UK and College of Computing, Tongji University, Shanghai",
            "match",
            id="two addresses",
        ),
    ],
)
def test_a_place_before_a_unit_need_not_be_part_of_its_name(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome


def test_of_an_academy_by_its_letters(tool: Screener) -> None:
    assert tool.check("Lebedev Physical Institute of RAS").outcome == "match"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("University of Chinese Academy of Sciences, Beijing", id="the academy last"),
        pytest.param("中国科学院大学", id="in Chinese it comes first"),
        pytest.param("中国科学院昆明植物研究所", id="an institute known by its own name"),
    ],
)
def test_a_known_body_that_has_an_academy_in_its_name_is_a_part_of_it(tool: Screener, text: str) -> None:
    found = tool.check(text)
    assert found.outcome == "related"
    assert [one.entity_id for one in found.matches] == ["chinese-academy-of-sciences"]


@pytest.mark.parametrize("text", ["中国农业科学院研究生院, 北京", "中国社会科学院大学"])
def test_another_academy_is_another_body(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "none"


@pytest.mark.parametrize("text", ["Fudan Road Primary School", "Tsinghua Street Hospital, Shenzhen"])
def test_what_is_called_after_a_road_is_not_called_after_its_university(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "none"
