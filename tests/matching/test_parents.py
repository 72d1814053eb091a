"""The listed body above one that is found: shown beside it, as sure as it is, and never its rival."""

from collections.abc import Callable
from pathlib import Path

import pytest

from screening.app.screener import Screener
from screening.model.listing import NameKind, TieKind
from screening.model.proposal import Proposal
from screening.model.screened import Screened
from tests.matching.factory import VELMAR, VELMAR_PARTS, alias, entity, screener, tied

Look = Callable[..., Screened]
GROUP = entity("Ostrava Signal Corporation", alias("Ostrava Signal", NameKind.WEAK), kind="company")
FIRM = entity(
    "Ostrava Signal Joint Stock Company",
    alias("Ostrava Signal", NameKind.WEAK),
    kind="company",
    ties=tied(TieKind.SUBSIDIARY, GROUP.entity_id),
)
HOSPITAL = entity(
    "Longharbour Hospital", kind="hospital", ties=tied(TieKind.HOSPITAL, "naval-school-of-medicine-of-tarn")
)
SCHOOL = entity("Naval School of Medicine of Tarn", kind="military_academy")
BRANCH = entity(
    "Velmar Institute of Radio Waves",
    alias("Velmar Academy of Engineering Physics"),
    kind="research_institute",
    ties=tied(TieKind.INSTITUTE, VELMAR.entity_id),
)
SHOP = entity(
    "Velmar Shop for Lenses",
    kind="research_institute",
    ties=tied(TieKind.INSTITUTE, "velmar-institute-of-radio-waves"),
)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    folder: Path = tmp_path_factory.mktemp("parents")
    return screener(folder, (VELMAR, *VELMAR_PARTS, GROUP, FIRM, HOSPITAL, SCHOOL, BRANCH, SHOP))


def _shown(found: Screened) -> list[tuple[str, str, str, str]]:
    return [(one.entity_id, one.relation, one.tie_kind, one.band) for one in found.matches]


@pytest.mark.parametrize(
    ("text", "child", "parents", "tie"),
    [
        pytest.param(
            "Velmar Institute of Fluid Mechanics",
            "velmar-institute-of-fluid-mechanics",
            ["velmar-academy-of-engineering-physics"],
            "institute",
            id="an institute of an academy",
        ),
        pytest.param(
            "Velmar Shop for Lenses",
            "velmar-shop-for-lenses",
            ["velmar-institute-of-radio-waves", "velmar-academy-of-engineering-physics"],
            "institute",
            id="two steps",
        ),
        pytest.param(
            "Longharbour Hospital",
            "longharbour-hospital",
            ["naval-school-of-medicine-of-tarn"],
            "hospital",
            id="a hospital of a listed academy",
        ),
    ],
)
def test_the_listed_parent_stands_beside_a_listed_body(
    invented: Screener, text: str, child: str, parents: list[str], tie: str
) -> None:
    found = invented.check(text)
    assert found.outcome == "match"
    assert _shown(found)[0] == (child, "same", "", "confirmed")
    assert _shown(found)[1:] == [(parent, "related", tie, "confirmed") for parent in parents]
    assert all(found.listings[parent] for parent in parents)
    assert [one.feature for one in found.matches[1].reasons] == ["listed_part"]


def test_an_academy_beside_its_listed_institute_is_its_address(invented: Screener) -> None:
    found = invented.check("Velmar Institute of Laser Fusion, Velmar Academy of Engineering Physics, Beijing")
    assert [(one.entity_id, one.relation) for one in found.matches] == [
        ("velmar-institute-of-laser-fusion", "same"),
        ("velmar-academy-of-engineering-physics", "related"),
    ]


def test_an_academy_alone_has_no_parent_and_is_not_its_institute(invented: Screener) -> None:
    found = invented.check("Velmar Academy of Engineering Physics")
    assert _shown(found) == [("velmar-academy-of-engineering-physics", "same", "", "confirmed")]


def test_a_firm_and_its_group_of_one_name_are_a_question_and_not_nothing(invented: Screener) -> None:
    found = invented.check("Ostrava Signal, Beijing")
    assert found.outcome == "review"
    assert {one.entity_id for one in found.matches} == {GROUP.entity_id, FIRM.entity_id}
    assert all(one.feature != "other_listed" for one in found.matches[0].reasons)


def test_a_question_about_a_body_is_one_about_its_parent(tool: Screener) -> None:
    found = tool.check("717 Research Institute of CSIC, Wuhan")
    assert found.matches[-1].tie_kind == "institute"
    assert found.matches[-1].band == found.matches[0].band


@pytest.mark.parametrize(
    ("text", "outcome", "top"),
    [
        pytest.param(
            "HUST (Huazhong)",
            "review",
            "huazhong-university-of-science-and-technology",
            id="acronym and word",
        ),
        pytest.param(
            "Sharif University, Tehran", "match", "sharif-university-of-technology", id="department"
        ),
        pytest.param("Huawei Technologies", "match", "huawei-technologies-co-ltd", id="its firm abroad"),
        pytest.param(
            "China Academy of Space Technology", "match", "china-academy-of-space-technology", id="institute"
        ),
        pytest.param("China Telecom, Shanghai", "review", "china-telecommunications-corporation", id="group"),
        pytest.param(
            "Department of Physics, TEM, China", "none", "", id="an acronym tells nothing by itself"
        ),
    ],
)
def test_listed_bodies_of_one_name_do_not_push_each_other_out(
    tool: Screener, text: str, outcome: str, top: str
) -> None:
    found = tool.check(text)
    assert found.outcome == outcome
    assert not top or found.matches[0].entity_id == top


def test_what_a_list_says_of_an_academy_is_asked_of_its_listed_institute(tool: Screener) -> None:
    """More lists must not raise fewer gates: the institute itself is on no list of export control."""
    text = "Institute of Fluid Physics, China Academy of Engineering Physics, Mianyang"
    proposal = {
        "schema": "screening/proposal/1",
        "id": "P-1",
        "title": "Shock waves",
        "parties": [{"name": text, "country": "CN", "role": "partner"}],
    }
    assessed = tool.assess(Proposal.from_dict(proposal)).to_dict()
    held = {one["id"] for one in assessed["gates"] if one["holds"] == "true"}
    assert {"export.us_entity_list", "export.jp_end_user"} <= held


def test_behind_of_the_letters_of_its_own_group_leave_an_institute_itself(tmp_path: Path) -> None:
    """ "… Institute of TSG" is the group's; "… Institute of NHH" would be another body's."""
    group = entity("Tarn Shipyard Group", alias("TSG"), kind="defence_conglomerate")
    other = entity("Northern Harbour Holding", alias("NHH"), kind="defence_conglomerate")
    yard = entity(
        "Tarn Wave Research Institute",
        kind="research_institute",
        ties=tied(TieKind.INSTITUTE, group.entity_id),
    )
    check = screener(tmp_path, (group, other, yard)).check
    found = check("Tarn Wave Research Institute of TSG").matches[0]
    assert (found.entity_id, found.relation.value) == (yard.entity_id, "same")
    assert yard.entity_id not in [
        one.entity_id for one in check("Tarn Wave Research Institute of NHH").matches
    ]
