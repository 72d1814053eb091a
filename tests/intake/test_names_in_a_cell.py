"""Several names in one cell: roles beside them, numbers before them, and scripts without spaces."""

from pathlib import Path

import pytest

from screening.intake.partners import organisations, with_role
from screening.intake.register import read_register

from . import files

HAN, OTHER, JOINT = "示例理工大学", "样本研究所", "示例大学与样本大学联合研究中心"
WITH, SCHOOLS = "示例科学院地质与地球物理研究所", "示例大学材料学院和物理学院"
INITIALS = "A. Smith Institute, B. Jones College"
UNIT = "Beta Institute: Optics Group"
A, B, C = "Alpha University", "Beta Institute", "Gamma College"


def parties(folder: Path, cell: str, heads: tuple[str, ...] = ("Ref", "Partner")) -> list[tuple[str, str]]:
    (one,) = read_register(files.xlsx(folder / "a.xlsx", [heads, ["1", cell]])).proposals
    return [(party.name, party.role) for party in one.parties]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(f"{A} (lead), {B} (partner) and {C} (associated)",
                     [(A, "partner"), (B, "partner"), (C, "partner")], id="roles in brackets, commas"),
        pytest.param(f"{A} (coordinator); {B} [sponsor]", [(A, "partner"), (B, "funder")], id="a sponsor"),
        pytest.param(f"Lead: {A}; Partner 2: {B}; Funder: {C}",
                     [(A, "partner"), (B, "partner"), (C, "funder")], id="roles before"),
        pytest.param("牵头单位：示例大学；参与单位：样本研究院",
                     [("示例大学", "partner"), ("样本研究院", "partner")], id="in Chinese"),
        # near misses
        pytest.param(f"{A} (host)", [(f"{A} (host)", "partner")], id="a host counts"),
        pytest.param(f"{A} (Sampleton)", [(f"{A} (Sampleton)", "partner")], id="a place"),
        pytest.param("(lead)", [("(lead)", "partner")], id="nothing beside it"),
        pytest.param(UNIT, [(UNIT, "partner")], id="a unit"),
    ],
)  # fmt: skip
def test_a_role_beside_a_name_is_its_role_and_no_part_of_it(
    tmp_path: Path, cell: str, expected: list[tuple[str, str]]
) -> None:
    assert parties(tmp_path, cell) == expected


def test_a_column_of_funders_stays_one_whatever_stands_in_brackets(tmp_path: Path) -> None:
    assert parties(tmp_path, f"{A} (partner)", ("Ref", "Funder")) == [(A, "funder")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(f"i) {A} ii) {B} iii) {C}", (A, B, C), id="Roman"),
        pytest.param(f"A) {A} B) {B}", (A, B), id="capitals"),
        pytest.param(f"① {A} ② {B}", (A, B), id="circled"),
        pytest.param(f"{HAN}和样本大学", (HAN, "样本大学"), id="two"),
        pytest.param(f"{HAN}以及{OTHER}、模型公司", (HAN, OTHER, "模型公司"), id="three"),
        pytest.param("サンプル大学・見本研究所", ("サンプル大学", "見本研究所"), id="a dot"),
        pytest.param(f"{HAN}材料学院和样本大学", (f"{HAN}材料学院", "样本大学"), id="a school of one"),
        # near misses
        pytest.param(INITIALS, (INITIALS,), id="initials"),
        pytest.param(WITH, (WITH,), id="a joint inside a name"),
        pytest.param(JOINT, (JOINT,), id="a joint centre"),
        pytest.param(SCHOOLS, (SCHOOLS,), id="two schools"),
        pytest.param("示例大学，航空学院", ("示例大学，航空学院",), id="a school behind a comma"),
        pytest.param("约翰·样本大学", ("约翰·样本大学",), id="a dot in a name"),
    ],
)  # fmt: skip
def test_names_are_divided_where_each_is_one(cell: str, expected: tuple[str, ...]) -> None:
    assert organisations(cell) == expected


def test_a_role_without_a_name_is_no_role() -> None:
    assert with_role("n/a (sponsor)") == ("n/a (sponsor)", "")
