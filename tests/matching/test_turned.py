"""Names with the head first, as patent offices, German and the Romance languages have them."""

import pytest

from screening.app.screener import Screener
from screening.matching.patterns import before_parent, turned_forms
from tests.matching.factory import entity, screener, unlisted


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    """Universities whose names share a city, and institutes of an academy."""
    listed = (
        entity("Shenyang University"),
        entity("Shenyang Velmar University"),
        entity("Shenyang University of Ceramics"),
        entity("University of North Shenyang"),
        entity("Southwest University"),
        entity(
            "A. B. Boravin Institute of Ceramics of the Eastern Branch of the Russian Academy of Sciences",
            country="RU",
            kind="research_institute",
            cities=("Moscow",),
        ),
        entity(
            "Institute of Optical Physics of the Russian Academy of Sciences",
            country="RU",
            kind="research_institute",
            cities=("Moscow",),
        ),
        entity("Boravin Tidal Centre (BTC), Ministry of Tides", country="RU", kind="research_institute"),
    )
    return screener(
        tmp_path_factory.mktemp("turned"),
        listed,
        unlisted("Southwest University", "US"),
        unlisted("Shenyang Ceramics University of Arts"),
    )


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        pytest.param("UNIV SHENYANG", "shenyang-university", id="patent office"),
        pytest.param("UNIV SHENYANG [CN]", "shenyang-university", id="with its country"),
        pytest.param("Universität Shenyang", "shenyang-university", id="German"),
        pytest.param(
            "Institut für Physik der Universität Shenyang, China", "shenyang-university", id="its unit"
        ),
        pytest.param("UNIV SHENYANG CERAMICS", "shenyang-university-of-ceramics", id="without 'of'"),
        pytest.param("Universidad de Ceramics de Shenyang", "shenyang-university-of-ceramics", id="Spanish"),
        pytest.param("Velmar-Universität Shenyang", "shenyang-velmar-university", id="the city last"),
        pytest.param(
            "Université Velmar de Shenyang", "shenyang-velmar-university", id="the city last, French"
        ),
        pytest.param("UNIV SOUTHWEST [CN]", "southwest-university", id="a namesake abroad"),
    ],
)
def test_the_head_first_is_the_same_body(world: Screener, text: str, entity_id: str) -> None:
    found = world.check(text)
    assert (found.outcome, found.matches[0].entity_id) == ("match", entity_id)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("UNIV SHENYANG FISHERY", id="the name goes on"),
        pytest.param("UNIV SHENYANG NORMAL", id="it goes on with a subject"),
        pytest.param("UNIV NORTH SHENYANG NORMAL", id="'of' left out, and it goes on"),
        pytest.param("Medical University Shenyang", id="a word before the head"),
        pytest.param("Technische Universität Shenyang", id="the same in German"),
        pytest.param("UNIV SOUTHWEST [US]", id="the namesake"),
        pytest.param("University Shenyang Avenue 12", id="a street"),
    ],
)
def test_amid_other_words_it_is_another_body(world: Screener, text: str) -> None:
    assert world.check(text).outcome == "none"


def test_what_may_be_two_names_turned_round_is_neither(tool: Screener) -> None:
    """Xi'an Technological University is listed, Xi'an University of Technology is not."""
    assert tool.check("UNIV XIAN TECHNOLOGY").outcome == "review"
    assert tool.check("UNIV GUILIN TECHNOLOGY").outcome == "none"


def test_a_joint_university_turned_round_is_related_to_the_listed_one(tool: Screener) -> None:
    found = tool.check("UNIV XIAN JIAOTONG LIVERPOOL")
    assert (found.outcome, found.matches[0].entity_id) == ("related", "xian-jiaotong-university")


def test_without_a_country_a_shared_name_turned_round_is_a_question(world: Screener) -> None:
    assert world.check("UNIV SOUTHWEST").outcome == "review"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Boravin Institute of Ceramics, Moscow", id="without initials and academy"),
        pytest.param("A. B. Boravin Institute of Ceramics", id="without the academy"),
        pytest.param(
            "Boravin Institute of Ceramics of the Russian Academy of Sciences", id="without initials"
        ),
    ],
)
def test_a_scholars_name_stands_for_the_whole_name_of_an_institute(world: Screener, text: str) -> None:
    found = world.check(text)
    assert found.outcome == "match" and found.matches[0].entity_id.startswith("a-b-boravin")


def test_without_its_academy_an_institute_of_ordinary_words_needs_its_place(world: Screener) -> None:
    assert world.check("Institute of Optical Physics, Moscow").outcome in ("review", "match")
    assert world.check("Institute of Optical Physics, Berlin").outcome == "none"
    assert world.check("Institute of Optical Physics").outcome == "none"


def test_what_a_name_says_besides_of_its_ministry_may_be_missing(world: Screener) -> None:
    found = world.check("Boravin Tidal Centre, Moscow")
    assert found.outcome == "match" and found.matches[0].entity_id.startswith("boravin-tidal-centre")


def test_forms() -> None:
    words = ("shenyang", "velmar", "university")
    assert turned_forms(words, frozenset(("university", "shenyang")), frozenset(("shenyang",)), frozenset())[
        1:3
    ] == (
        ("velmar", "university", "shenyang"),
        ("university", "velmar", "shenyang"),
    )
    assert turned_forms(("university", "of", "tides"), frozenset(), frozenset(), frozenset()) == ()
    assert before_parent("Teldor Tidal Institute (TTI), Ministry") == ("Teldor Tidal Institute", "TTI")
    assert before_parent("Teldor Tidal Institute (Linmark), Ministry") is None


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("University of Shenyang, China", "match"),
        ("Department of Physics University of Shenyang, China", "match"),
        ("PhD student University of Shenyang, China", "match"),
        ("Agricultural University of Shenyang, China", "none"),
        ("Medical University of Shenyang, China", "none"),
        ("Bayi Agricultural University of Shenyang, China", "none"),
    ],
)
def test_a_subject_before_university_of_makes_it_another_body(
    world: Screener, text: str, outcome: str
) -> None:
    assert world.check(text).outcome.value == outcome


def test_a_country_behind_a_name_in_another_order_changes_nothing(tool: Screener) -> None:
    without, given = (
        tool.check(f"Institute of Aeronautical Materials, {place}") for place in ("Beijing", "Beijing, China")
    )
    assert without.outcome == given.outcome == "match"
    assert [one.entity_id for one in given.matches] == [one.entity_id for one in without.matches]


@pytest.mark.parametrize("joined", ["and", "&", "und", "et", "y"])
@pytest.mark.parametrize(
    "name",
    [
        "Fudan University",
        "Anhui University",
        "Shahid Beheshti University",
        "East China University of Technology",
        "University of Science and Technology of China",
    ],
)
def test_the_head_of_one_name_is_none_of_the_next(tool: Screener, joined: str, name: str) -> None:
    """ "Oxford University and Fudan University" has no "University Fudan" in it."""
    alone, behind = tool.check(name), tool.check(f"Oxford University {joined} {name}")
    assert (behind.outcome.value, behind.matches[0].entity_id) == ("match", alone.matches[0].entity_id)
