"""Fields that a text only uses or borrows: what a title says of a method or a weapon holds below it."""

from typing import Any

import pytest

from screening.assess.field import read_field
from tests.assess.making import house, proposal, shipped_rules

FILLER = (
    "The team of five meets each month, keeps notes of decisions, writes two theses, visits three groups,"
    " and reports to the board every spring. A meeting with guests is held in the second year, and all"
    " texts are edited in two languages by the office of the dean."
)
PLAIN = f"Machine learning ranks what was measured. {FILLER}"


def reading(title: str, summary: str, *keywords: str) -> Any:
    """The field reading of a text."""
    return read_field(
        proposal(title=title, summary=summary, keywords=list(keywords)), shipped_rules(), house().text
    )


@pytest.mark.parametrize(
    ("title", "level"),
    [
        pytest.param("Better kilns by machine learning", (0, 1), id="behind by"),
        pytest.param("Fewer leaks with interpretable machine learning", (0, 1), id="with a word between"),
        pytest.param("Quiet pumps through artificial intelligence and machine learning", (0, 1), id="a pair"),
        pytest.param("Machine learning for kilns", (2, 2), id="in front it is the subject"),
        pytest.param("Privacy by design in machine learning", (2, 2), id="a stop between"),
        pytest.param("Forecasts by a new architecture of machine learning", (2, 2), id="called new"),
        pytest.param("Predicting landslides", (0, 1), id="another discipline that leaves the method out"),
        pytest.param("Songs of finches and their nests", (0, 1), id="birds"),
        pytest.param("Kilns that burn evenly", (2, 2), id="a title that says neither"),
        pytest.param("Swarms inspired by bees", (2, 2), id="bees that are a model"),
    ],
)
def test_what_the_title_says_of_a_method_holds_for_the_summary(title: str, level: tuple[int, int]) -> None:
    assert reading(title, PLAIN).level[1] == level[1]


@pytest.mark.parametrize(
    "title",
    [
        "Border surveillance with artificial intelligence",
        "Policing with artificial intelligence",
        "Targeting by machine learning",
        "Crowds on their way through machine learning",
        "Migrants on their way",
        "Satellite pictures by machine learning",
    ],
)
def test_a_method_is_no_mere_tool_of_what_is_not_harmless(title: str) -> None:
    assert reading(title, PLAIN).level[0] >= 2


def test_a_method_that_the_summary_develops_is_advanced_whatever_the_title_says() -> None:
    developed = f"We develop a new architecture of machine learning. {FILLER}"
    assert reading("Predicting landslides", developed).level == (2, 2)
    assert reading("Better kilns by machine learning", developed).level == (2, 2)


def test_a_way_of_making_is_no_tool_of_what_it_makes() -> None:
    printed = f"Laser powder bed fusion of brackets is mastered. {FILLER}"
    assert reading("Light brackets by additive manufacturing", printed).level == (2, 2)


def test_people_who_are_watched_are_no_other_discipline_below_the_title() -> None:
    watched = f"Object recognition follows each of them over a day. {FILLER}"
    assert reading("Refugees on the road", watched).level[1] == 2
    assert reading("Wheat on the road", watched).level[1] == 1


@pytest.mark.parametrize(
    ("title", "low", "high"),
    [
        pytest.param("Work in the platform economy", 0, 1, id="those who work"),
        pytest.param("Sums of random numbers", 2, 2, id="mathematics"),
    ],
)
def test_methods_of_working_life_are_its_tools(title: str, low: int, high: int) -> None:
    assert reading(title, PLAIN).level == (low, high)


@pytest.mark.parametrize(
    ("title", "summary", "high"),
    [
        pytest.param("Rhetoric of Athens", "Speakers praised weapons and walls.", 0, id="speeches"),
        pytest.param("Ash and ancient harvests", "A detonation darkened two summers.", 0, id="eruptions"),
        pytest.param("Tubes and walls", "A detonation darkened two samples.", 2, id="no other discipline"),
        pytest.param("Missiles and ancient walls", "A missile is flown.", 0, id="aside in the title too"),
        pytest.param("Ancient walls", "A missile seeker is flown.", 4, id="a firm phrase"),
    ],
)
def test_a_word_for_weapons_below_a_title_of_another_discipline_only_asks(
    title: str, summary: str, high: int
) -> None:
    assert reading(title, f"{summary} {FILLER}").level == (0, high)


def test_armed_forces_below_a_title_of_another_discipline_are_asked_about() -> None:
    army = f"Doctors of the armed forces kept registers. {FILLER}"
    assert reading("Cholera: a history of nursing", army).level == (0, 4)
    assert reading("Radios that keep working", army).level == (4, 4)


def test_an_abbreviation_in_brackets_is_no_second_mention() -> None:
    listed = ("theory", "water", "tides")
    once = f"Examples are unmanned aerial vehicles (UAVs) among others. {FILLER}"
    twice = f"Examples are unmanned aerial vehicles among others. UAVs are flown. {FILLER}"
    assert reading("Sums", once, *listed).level == (0, 3)
    assert reading("Sums", twice, *listed).level == (3, 3)


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        pytest.param(
            "Vehicle-to-everything (V2X) communications", "(V2X) communications", id="opened before"
        ),
        pytest.param(
            "A satellite positioning (receiver)", "satellite positioning (receiver)", id="closed behind"
        ),
        pytest.param("Secure (V2X communications) last", "V2X communications", id="a whole bracket"),
    ],
)
def test_a_quotation_holds_both_halves_of_a_bracket(text: str, quotation: str) -> None:
    found = reading("Work", f"{text} are studied. {FILLER}")
    assert quotation in [one.quotation for one in found.cues]


def test_small_drones_beside_drones_are_no_second_word() -> None:
    flown = f"Leaves are seen from small drones. {FILLER}"
    assert reading("Drones over vineyards", flown).level == (0, 0)
    assert reading("Drones over vineyards", f"UAVs fly in a swarm. {FILLER}").level == (0, 2)


def test_an_ecosystem_of_companies_is_no_ecology() -> None:
    chips = f"Artificial intelligence is advanced on open hardware. {FILLER}"
    assert reading("An ecosystem of open processors", chips).level == (2, 2)
    assert reading("Forest ecosystems", chips.replace("advanced", "run")).level == (0, 1)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The thermal history of layers in laser powder bed fusion is told.", id="of heat"),
        pytest.param("Machine learning is the technology of the 21st century.", id="our century"),
        pytest.param("Federated learning schemes in the literature assume one clock.", id="reports"),
        pytest.param("The law of large numbers holds for deep learning.", id="a law of mathematics"),
        pytest.param("A summer school on reinforcement learning is held.", id="a summer school"),
        pytest.param("Child nodes are pruned by reinforcement learning agents.", id="a tree of data"),
        pytest.param("Neural networks learn the economics of production.", id="costs"),
        pytest.param("Conservation of charge is kept by exascale kernels.", id="conserved charge"),
        pytest.param("Reinforcement learning agents plan paths, accounting for wind.", id="no accounts"),
        pytest.param("A nearest neighbour search speeds up deep learning.", id="no neighbours"),
        pytest.param("Gossip protocols spread weights in federated learning.", id="no gossip"),
        pytest.param("Ensembles of neural networks decide by majority vote.", id="no voters"),
        pytest.param("Graph neural networks predict the Berry curvature.", id="no berries"),
        pytest.param("Deep learning locates cracks by Lamb waves.", id="no lambs"),
        pytest.param("Deep learning of gear teeth under load.", id="no dentist"),
        pytest.param("Hyperspectral imaging with moth-eye windows is built.", id="no moths"),
        pytest.param("The history of states enters deep learning.", id="of states"),
    ],
)
def test_a_common_phrase_is_no_word_of_another_discipline(sentence: str) -> None:
    assert reading("Kilns that burn evenly", f"{sentence} {FILLER}").level[0] >= 2


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The history of empires is read by deep learning.", id="history"),
        pytest.param("Manuscripts of the ninth century are read by deep learning.", id="a century"),
        pytest.param("Sociology of labour law applies deep learning.", id="law"),
        pytest.param("Pupils of one school look at deep learning.", id="a school"),
        pytest.param("Conservation of orchids relies on deep learning.", id="conservation"),
    ],
)
def test_the_discipline_itself_is_still_known(sentence: str) -> None:
    assert reading("Kilns that burn evenly", f"{sentence} {FILLER}").level == (0, 1)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        pytest.param("OWL: learning in an open world", (2, 2), id="before a colon"),
        pytest.param("HORSE - careful harmony", (2, 2), id="before a dash"),
        pytest.param("Horse: careful harmony", (0, 1), id="a word as it is written"),
        pytest.param("OWL: how owls learn", (0, 1), id="owls behind it"),
        pytest.param("WHEAT-FREE MEALS", (0, 1), id="a hyphen"),
    ],
)
def test_the_name_of_a_project_is_no_discipline(title: str, level: tuple[int, int]) -> None:
    assert reading(title, PLAIN).level == level


def test_who_exploits_a_weakness_advances_attacks() -> None:
    assert reading("Agents", f"They exploit software vulnerabilities on their own. {FILLER}").level == (3, 3)
    assert reading("Agents", f"They exploit digital twins on their own. {FILLER}").level == (0, 1)


def test_news_are_nothing_new() -> None:
    plain = f"Neural networks read the news on wheat. {FILLER}"
    assert reading("Kilns that burn evenly", plain).level == (0, 1)
    assert reading("Kilns that burn evenly", plain.replace("news", "new texts")).level == (2, 2)


def test_a_regulatory_network_of_genes_is_no_law() -> None:
    assert reading("Gene regulatory networks rewired", f"Synthetic biology is advanced. {FILLER}").level == (
        2,
        2,
    )
    assert reading("Regulatory approval of new foods", f"Synthetic biology is advanced. {FILLER}").level == (
        0,
        2,
    )


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        pytest.param("Nature-based solutions in towns", "A digital twin compares options.", id="towns"),
        pytest.param("Two countries against food fraud", "Text mining reads reports.", id="food"),
        pytest.param("Smart pavements", "Neural networks predict wear.", id="roads"),
        pytest.param("A circular economy of chairs", "Machine learning sorts them.", id="circular economy"),
    ],
)
def test_subjects_that_no_list_touches_have_methods_as_their_tools(title: str, summary: str) -> None:
    assert reading(title, f"{summary} {FILLER}").level == (0, 1)


@pytest.mark.parametrize(
    ("sentence", "low"),
    [
        pytest.param("Training of twelve students in machine learning for wheat.", 0, id="people"),
        pytest.param("The training network brings deep learning to nurses.", 0, id="a network of people"),
        pytest.param("Training of large models: deep learning of wheat.", 0, id="two sentences"),
        pytest.param("Training of large models on wheat is deep learning.", 2, id="models"),
    ],
)
def test_only_the_training_of_models_advances_a_method(sentence: str, low: int) -> None:
    assert reading("Kilns that burn evenly", f"{sentence} {FILLER}").level[0] == low
