"""The institute beside its academy, in whatever order an address has the two."""

from collections.abc import Callable
from pathlib import Path

import pytest

from screening.app.screener import Screener
from screening.model.listing import TieKind
from screening.model.screened import Screened
from tests.matching.factory import LINMARK, VELMAR, VELMAR_PARTS, alias, entity, screener, tied, unlisted

Look = Callable[..., Screened]
RADIO = entity(
    "Velmar Institute of Radio Chemistry",
    alias("Institute of Radio Chemistry, Velmar Academy of Engineering Physics"),
    native_name="维尔马工程物理研究院射电化学研究所",
    kind="research_institute",
    cities=("Mianyang",),
    ties=tied(TieKind.INSTITUTE, VELMAR.entity_id),
)
ACADEMY, PART = VELMAR.entity_id, RADIO.entity_id


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    folder: Path = tmp_path_factory.mktemp("beside")
    return screener(folder, (LINMARK, VELMAR, *VELMAR_PARTS, RADIO), unlisted("Sandport University"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Velmar Acad Engn Physics, Inst Radio Chem, Mianyang 621900", id="index style"),
        pytest.param(
            "Velmar Acad Engn Physics, Key Lab Waves, Inst Radio Chem, Mianyang", id="a laboratory between"
        ),
        pytest.param("Inst Radio Chem, Velmar Acad Engn Physics, Mianyang", id="the institute first"),
        pytest.param("Velmar Academy of Engineering Physics, Institute of Radio Chemistry", id="in full"),
        pytest.param("维尔马工程物理研究院, 射电化学研究所", id="Chinese characters"),
    ],
)
def test_a_listed_institute_beside_its_academy_is_found_in_either_order(
    invented: Screener, text: str
) -> None:
    found = invented.check(text)
    assert [(one.entity_id, one.relation) for one in found.matches] == [(PART, "same"), (ACADEMY, "related")]
    assert found.outcome == "match"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Velmar Acad Engn Physics, Inst Proc Engn, Beijing", id="another institute"),
        pytest.param("Velmar Acad Engn Physics, Inst Radio Chem, Wuhan", id="one of its name elsewhere"),
        pytest.param("维尔马工程物理研究院, 化学研究所", id="Chinese characters"),
    ],
)
def test_an_institute_that_is_not_listed_is_related_to_its_academy(invented: Screener, text: str) -> None:
    found = invented.check(text)
    assert [(one.entity_id, one.tie_kind) for one in found.matches] == [(ACADEMY, "institute")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Velmar Academy of Engineering Physics", id="alone"),
        pytest.param("Velmar Academy of Engineering Physics, Beijing 100190, China", id="with its place"),
        pytest.param(
            "Velmar Academy of Engineering Physics, Institute of Optics, Sandport University",
            id="a unit of the next body",
        ),
        pytest.param(
            "Velmar Academy of Engineering Physics; Institute of Optics, Teldor", id="another address"
        ),
    ],
)
def test_the_academy_itself(invented: Screener, text: str) -> None:
    top = invented.check(text).matches[0]
    assert (top.entity_id, top.relation) == (ACADEMY, "same")


@pytest.mark.parametrize(
    ("text", "outcome", "top"),
    [
        pytest.param(
            "Chinese Acad Sci, Inst Phys, Beijing 100190", "match", "cas-institute-of-physics", id="A"
        ),
        pytest.param("Chinese Acad Sci, Inst Proc Engn", "related", "chinese-academy-of-sciences", id="B"),
        pytest.param("中国科学院, 化学研究所", "related", "chinese-academy-of-sciences", id="C"),
        pytest.param(
            "China Electronics Technology Group Corp., 54th Research Institute",
            "match",
            "communication-telemetry-and-telecontrol-research-institute",
            id="a number",
        ),
        pytest.param(
            "719th Research Institute of China Shipbuilding Industry Corporation",
            "match",
            "wuhan-second-ship-design-and-research-institute",
            id="under the group it left",
        ),
        pytest.param(
            "中国航空工业集团公司沈阳飞机设计研究所",
            "match",
            "shenyang-aircraft-design-and-research-institute",
            id="in one piece",
        ),
        pytest.param(
            "中物院化工材料研究所", "match", "caep-institute-of-chemical-materials", id="behind a short name"
        ),
        pytest.param(
            "中电科第三十八研究所",
            "match",
            "east-china-research-institute-of-electronic-engineering",
            id="a number behind a short name",
        ),
        pytest.param(
            "China Electronics Technology Group Corporation 40th Research Instituet",
            "match",
            "cetc-40th-research-institute",
            id="behind the legal form of a group, with a typing error",
        ),
        pytest.param(
            "China Electronics Technology Group Corporation Electronic Equipment Group Co., Ltd.",
            "match",
            "china-electronics-technology-group-corporation-electronic-equipment-group-co-ltd",
            id="a firm named behind it",
        ),
    ],
)
def test_institutes_of_the_shipped_lists(tool: Screener, text: str, outcome: str, top: str) -> None:
    found = tool.check(text)
    assert (found.outcome, found.matches[0].entity_id) == (outcome, top)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        pytest.param(
            "The Eighth Academy of CASC", "shanghai-academy-of-spaceflight-technology", id="English"
        ),
        pytest.param(
            "中国航天科技集团有限公司第九研究院",
            "china-aerospace-times-electronics-corporation",
            id="Chinese",
        ),
    ],
)
def test_an_academy_goes_by_its_number_in_the_group(tool: Screener, text: str, entity: str) -> None:
    found = tool.check(text)
    assert (found.outcome, found.matches[0].entity_id) == ("match", entity)


def test_the_acronym_of_one_group_is_no_slip_for_that_of_another(tool: Screener) -> None:
    """The Second Academy is that of CASIC, the Sixth that of CASC."""
    for text in ("Second Academy of CASC", "Sixth Academy of CASIC"):
        assert all(one.relation != "same" for one in tool.check(text).matches)
