"""How a text becomes a field level: whole words, negative phrases, use against advance, words that ask."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from screening.assess.field import read_field
from screening.assess.phrases import is_open
from screening.model.rubric import Concept
from screening.model.vocabulary import MEMORY_MARK
from tests.assess.making import house, proposal, shipped_rules

FILLER = (
    "The team of five meets each month, keeps a diary of decisions, writes two theses, visits three archives,"
    " and reports to the board every spring. A summer school for teachers is held in the second year, and all"
    " texts are edited in two languages by the office of the dean."
)


def reading(title: str = "Work", summary: str = "", keywords: tuple[str, ...] = ()) -> Any:
    """The field reading of a text."""
    return read_field(
        proposal(title=title, summary=summary, keywords=list(keywords)), shipped_rules(), house().text
    )


def test_a_longer_phrase_of_another_concept_takes_no_phrase_away() -> None:
    concepts = (
        Concept(id="beams", name="beams", level=2, keywords=("tidal beam",)),
        Concept(id="care", name="care", level=0, keywords=("tidal beam surgery",)),
    )
    text = proposal(title="Tidal beam surgery is advanced")
    found = read_field(text, replace(shipped_rules(), concepts=concepts), house().text)
    assert {one.concept for one in found.cues} == {"beams", "care"}


@pytest.mark.parametrize(
    ("summary", "level", "basis"),
    [
        pytest.param(FILLER, (0, 0), "nothing_found", id="a full text without a concept"),
        pytest.param("", (0, 2), "title_alone", id="a title alone"),
        pytest.param(f"A scramjet is built. {FILLER}", (4, 4), "concept", id="weapons level"),
        pytest.param(f"Melt is estimated using deep learning. {FILLER}", (0, 1), "use_only", id="used only"),
        pytest.param(f"Deep learning is advanced. {FILLER}", (2, 2), "concept", id="advanced"),
        pytest.param(f"Gynaecology of the past. {FILLER}", (0, 0), "nothing_found", id="no part of a word"),
        pytest.param(f"Disease surveillance in towns. {FILLER}", (0, 0), "concept", id="negative phrase"),
        pytest.param(f"A missile is told of. {FILLER}", (0, 2), "ambiguous", id="a telling word asks"),
        pytest.param(f"A history of the army. {FILLER}", (0, 0), "words_to_ask", id="a word that asks only"),
        pytest.param(
            f"A missile in medieval poetry. {FILLER}", (0, 0), "words_to_ask", id="another discipline's word"
        ),
        pytest.param(
            f"A missile in poetry. A missile in the air. {FILLER}",
            (0, 2),
            "ambiguous",
            id="one of two sentences",
        ),
        pytest.param(
            f"Climate change and a missile. {FILLER}", (0, 2), "ambiguous", id="a theme covers nothing"
        ),
        pytest.param(
            f"Electric vehicles and a missile. {FILLER}",
            (1, 2),
            "ambiguous",
            id="a mild field covers nothing",
        ),
        pytest.param(f"A UAV is flown. {FILLER}", (0, 0), "words_to_ask", id="one word by chance"),
        pytest.param(f"A UAV flies in a swarm. {FILLER}", (0, 2), "ambiguous", id="two words together"),
        pytest.param(
            f"Weeds are found by means of a UAV in a swarm. {FILLER}", (0, 0), "words_to_ask", id="used"
        ),
        pytest.param(f"Graphene-based inks. {FILLER}", (2, 2), "concept", id="made of it"),
        pytest.param(f"Deep-learning-based maps. {FILLER}", (0, 1), "use_only", id="a tool it is based on"),
        pytest.param(
            f"A network of tools and models. {FILLER}", (0, 0), "nothing_found", id="ordinary words"
        ),
        pytest.param("A drone is flown.", (0, 2), "ambiguous", id="a word of two meanings in a short text"),
        pytest.param(
            f"Climate change and a scramjet. {FILLER}", (4, 4), "concept", id="theme pulls nothing down"
        ),
        pytest.param(
            f"Hyper-sonic wind tunnel. {FILLER}", (0, 0), "nothing_found", id="a split word is no word"
        ),
        pytest.param(f"Boost glide bodies. {FILLER}", (4, 4), "concept", id="hyphen and space are equal"),
        pytest.param(f"Fiber lasers. {FILLER}", (2, 2), "concept", id="other spelling and plural"),
        pytest.param(
            f"Cooling of data centres by dew. {FILLER}", (0, 0), "words_to_ask", id="a place of computing"
        ),
        pytest.param(f"Data infrastructure. {FILLER}", (2, 2), "concept", id="infrastructure itself"),
        pytest.param(
            f"Nuclear processes in intact brain. {FILLER}", (0, 0), "nothing_found", id="nucleus of a cell"
        ),
        pytest.param(f"Nuclear training. {FILLER}", (0, 2), "ambiguous", id="nuclear without a cell"),
        pytest.param(
            f"Nuclear weapons, mapped in the brain. {FILLER}", (4, 4), "concept", id="a whole phrase stands"
        ),
        pytest.param(
            f"Machine learning applied to rock slopes. {FILLER}",
            (0, 1),
            "use_only",
            id="applied to something",
        ),
        pytest.param(f"Data-fusion-driven farms. {FILLER}", (0, 1), "use_only", id="driven by it"),
        pytest.param(f"A passive radar based on music. {FILLER}", (3, 3), "concept", id="rests on something"),
        pytest.param(f"A scramjet driven by wind. {FILLER}", (4, 4), "concept", id="driven by something"),
        pytest.param(f"We exploit digital twins. {FILLER}", (0, 1), "use_only", id="exploited"),
        pytest.param(f"Digital twins of drivers. {FILLER}", (2, 2), "concept", id="a driver drives nothing"),
        pytest.param(f"Quantum probes of a gas. {FILLER}", (3, 3), "concept", id="quantum probes"),
        pytest.param(
            f"Quantum theory of reading. {FILLER}", (0, 0), "words_to_ask", id="quantum, but no probe"
        ),
        pytest.param(f"Drilling of aero-structures. {FILLER}", (2, 2), "concept", id="aircraft parts"),
        pytest.param(
            f"Structures in the aerosol. {FILLER}", (0, 0), "nothing_found", id="parts of no aircraft"
        ),
        pytest.param(f"Plasma antennas. {FILLER}", (2, 2), "concept", id="antennas"),
        pytest.param(f"Blood plasma in antennae. {FILLER}", (0, 0), "nothing_found", id="no antenna"),
    ],
)
def test_level_of_a_text(summary: str, level: tuple[int, int], basis: str) -> None:
    found = reading(summary=summary)
    assert (found.level, found.basis) == (level, basis)


def test_a_negative_phrase_cancels_its_sentence_and_not_the_whole_text() -> None:
    text = f"Face masks and epidemiological surveillance. {FILLER} Facial recognition of crowds is developed."
    assert reading(summary=text).level == (3, 3)


ML = ("machine learning",)
THEME = f"Biodiversity and climate are watched over four seasons. {FILLER}"


@pytest.mark.parametrize(
    ("title", "summary", "keywords", "level", "basis"),
    [
        pytest.param("Birds", THEME, ML, (0, 1), "named_only", id="a keyword alone asks"),
        pytest.param("Birds", f"Found using deep learning. {THEME}", ML, (0, 1), "use_only", id="used"),
        pytest.param("Birds", f"Deep learning is new. {THEME}", ML, (2, 2), "concept", id="advanced"),
        pytest.param("Machine learning of flames", THEME, ML, (2, 2), "concept", id="in the title"),
        pytest.param("Machine learning of bird song", THEME, ML, (0, 1), "use_only", id="of a discipline"),
        pytest.param("Glaciers by deep learning", THEME, (), (0, 1), "use_only", id="of an open theme"),
        pytest.param("New neural networks for bird song", THEME, (), (2, 2), "concept", id="called new"),
        pytest.param("Gait recognition of pupils", THEME, (), (3, 3), "concept", id="no general method"),
        pytest.param("Birds", THEME, ("passive radar",), (3, 3), "concept", id="a subject is no method"),
        pytest.param("Birds", "Counts of birds.", ML, (2, 2), "concept", id="too little text"),
        pytest.param("Birds", f"Graphene is made. {THEME}", ML, (2, 2), "concept", id="beside a subject"),
    ],
)
def test_a_method_that_only_the_keywords_name_is_not_taken_as_advanced(
    title: str, summary: str, keywords: tuple[str, ...], level: tuple[int, int], basis: str
) -> None:
    found = reading(title, summary, keywords)
    assert (found.level, found.basis) == (level, basis)


WATER = ("water", "sluices", "sediment")


@pytest.mark.parametrize(
    ("title", "summary", "keywords", "level", "basis"),
    [
        pytest.param("Work", "A sum rule serves metamaterials.", WATER, (0, 3), "in_passing", id="passing"),
        pytest.param(
            "Work",
            "A sum rule serves metamaterials.",
            WATER[:2],
            (3, 3),
            "concept",
            id="two keywords tell little",
        ),
        pytest.param(
            "Metamaterials", "A sum rule serves.", WATER, (3, 3), "concept", id="the title names it"
        ),
        pytest.param(
            "Work", "A sum rule.", (*WATER, "metamaterial"), (3, 3), "concept", id="a keyword names it"
        ),
        pytest.param(
            "Work",
            "Metamaterials are made. A metasurface bends waves.",
            WATER,
            (3, 3),
            "concept",
            id="named twice",
        ),
        pytest.param(
            "Graphene",
            "A scramjet may profit.",
            WATER,
            (2, 4),
            "in_passing",
            id="beside what the title names",
        ),
    ],
)
def test_a_field_named_once_that_the_keywords_leave_out_may_be_an_example(
    title: str, summary: str, keywords: tuple[str, ...], level: tuple[int, int], basis: str
) -> None:
    found = reading(title, f"{summary} {FILLER}", keywords)
    assert (found.level, found.basis) == (level, basis)


def test_a_named_method_leaves_the_canadian_question_open() -> None:
    from tests.assess.making import assessed

    given = proposal(title="Birds", summary=THEME, keywords=["machine learning"])
    strac = assessed(given, packs=("ca_strac",)).pack("ca_strac")
    assert strac is not None and strac.gates[0].holds == "unknown"
    assert any("advance" in one.says for one in strac.questions)


def test_a_negative_phrase_does_not_cancel_a_whole_keyword_beside_it() -> None:
    text = f"From nuclear medicine to uranium enrichment. {FILLER}"
    assert reading(summary=text).level == (4, 4)


def test_cues_quote_the_text_with_their_place_and_the_official_lists() -> None:
    found = reading(title="Quantum sensors", summary=FILLER, keywords=("cold atom gravimeter",))
    assert [(one.quotation, one.place) for one in found.cues if one.kind == "keyword"] == [
        ("Quantum sensors", "title"),
        ("cold atom gravimeter", "keyword 1"),
    ]
    labels = " ".join(found.cues[0].areas)
    for scheme in ("Canada", "EU, critical", "UK", "US, critical", "ASPI"):
        assert scheme in labels


def test_a_line_of_an_official_list_that_is_named_from_memory_bears_a_mark() -> None:
    rules = shipped_rules()
    from_memory = {one.name for one in rules.areas if "memory" in one.certainty}
    labels = reading(title="Hypersonic flight", summary=FILLER).cues[0].areas
    marked = {one.partition(": ")[2].removesuffix(MEMORY_MARK) for one in labels if one.endswith(MEMORY_MARK)}
    assert marked and marked <= from_memory
    assert all(one.endswith(MEMORY_MARK) or one.partition(": ")[2] not in from_memory for one in labels)


def test_every_concept_is_found_by_its_first_phrase_and_every_shown_list_is_mapped() -> None:
    rules = shipped_rules()
    for concept in rules.concepts:
        found = reading(title=f"{concept.keywords[0]}", summary=FILLER)
        assert concept.id in {one.concept for one in found.cues}, concept.id
    mapped = {one.scheme for one in rules.areas if one.concepts}
    assert {one.id for one in rules.schemes if one.shown} <= mapped


def test_a_graded_field_is_marked_and_replaces_the_derived_one() -> None:
    from tests.assess.making import assessed, house_of

    result = house_of(assessed(proposal(title="Scramjet tests", inputs={"F": 1})))
    factor = next(one for one in result.factors if one.id == "F")
    assert (factor.low, factor.high, factor.origin) == (1, 1, "graded")
    assert "graded by an officer" in factor.says


@pytest.mark.parametrize(
    ("title", "level", "basis"),
    [
        pytest.param("Photonics in thin ice", (0, 2), "ambiguous", id="in the title it is the subject"),
        pytest.param(
            "Photonics for pupils", (0, 0), "words_to_ask", id="another discipline's word beside it"
        ),
        pytest.param("Missiles: a museum and its visitors", (0, 0), "words_to_ask", id="anywhere in a title"),
        pytest.param("Swarms and UAVs over wheat", (0, 2), "ambiguous", id="two words still tell"),
        pytest.param("Hypersonic flow, told to pupils", (4, 4), "concept", id="a firm phrase stands"),
        pytest.param("Cooling of data centres", (0, 0), "words_to_ask", id="a place in the title"),
        pytest.param("Optical illusions", (0, 0), "nothing_found", id="an ordinary word in the title"),
        pytest.param("Face recognition of refugees", (0, 2), "ambiguous", id="people are what is watched"),
        pytest.param("Missiles and refugees", (0, 0), "words_to_ask", id="people are another discipline"),
        pytest.param("Waveguides with low loss", (0, 2), "ambiguous", id="an everyday word of a trade"),
        pytest.param("Waveguides in bone", (0, 0), "words_to_ask", id="beside another discipline"),
    ],
)
def test_a_word_of_several_meanings_in_the_title_leaves_the_field_open(
    title: str, level: tuple[int, int], basis: str
) -> None:
    found = reading(title, FILLER)
    assert (found.level, found.basis) == (level, basis)


def test_an_everyday_word_of_a_trade_tells_in_a_title_only() -> None:
    assert reading(summary=f"Waveguides and gratings are made of wax. {FILLER}").basis == "nothing_found"


@pytest.mark.parametrize(
    ("title", "level"),
    [("Chimeric viruses", 2), ("Metallic glasses", 2), ("Passive radars", 3), ("Laser diodes", 2)],
)
def test_a_plural_is_its_word(title: str, level: int) -> None:
    assert reading(title, FILLER).level == (level, level)


CASES = Path(__file__).parents[1] / "cases"
TITLES = yaml.safe_load((CASES / "field_words.yml").read_text(encoding="utf-8"))
TEXTS = yaml.safe_load((CASES / "field_texts.yml").read_text(encoding="utf-8"))
GERMAN_TITLES = yaml.safe_load((CASES / "field_words_de.yml").read_text(encoding="utf-8"))
GERMAN = (
    "Das Vorhaben entwickelt einen Rechner mit neuartigen Bauteilen und die Korrektur seiner Fehler. Die"
    " Kühlung wird gemeinsam mit dem Partner aufgebaut, Steuerung und Programme werden ausgetauscht, und die"
    " Ergebnisse werden nach zwei Jahren veröffentlicht. Drei Promovierende arbeiten je ein Jahr am Institut."
)


def test_the_silence_of_a_text_in_another_language_means_nothing() -> None:
    found = reading("Ein Rechner", GERMAN)
    assert (found.level, found.basis, found.enough) == ((0, 2), "other_language", False)
    assert reading("Gene drive in Mücken", GERMAN).level == (2, 2)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        pytest.param("Drift von Trägheitsnavigationssystemen", (3, 3), id="a German compound"),
        pytest.param("Traegheits-Navigation im Wald", (3, 3), id="with a hyphen, umlaut spelled out"),
        pytest.param("Kühlung unbemannter Luftfahrzeuge", (3, 3), id="adjective and noun"),
        pytest.param("Lenkung des Seezielflugkörpers", (4, 4), id="the end of a compound"),
        pytest.param("Ein denkmalgeschütztes Erdgeschoss", (0, 2), id="guns are in no listed building"),
        pytest.param("Pflasterung am Kreiselverkehr", (0, 2), id="a roundabout is no gyroscope"),
        pytest.param("Urangst und Saisonarbeit", (0, 2), id="neither uranium nor sonar"),
        pytest.param("Quantensensorgestützte Erntezählung", (0, 2), id="used, as the word itself says"),
        pytest.param("Wetterradar im Gebirge", (0, 2), id="a negative phrase"),
    ],
)
def test_german_words_raise_the_field_and_german_silence_leaves_it_open(
    title: str, level: tuple[int, int]
) -> None:
    assert reading(title, GERMAN).level == level


@pytest.mark.parametrize("case", GERMAN_TITLES["sensitive"], ids=lambda one: str(one["title"]))
def test_a_sensitive_german_title_raises_the_field(case: dict[str, Any]) -> None:
    assert reading(case["title"], GERMAN).level[0] >= case["least"]


@pytest.mark.parametrize("title", GERMAN_TITLES["open"])
def test_a_german_title_that_only_sounds_sensitive_raises_nothing(title: str) -> None:
    assert reading(title, GERMAN).level[0] == 0


@pytest.mark.parametrize("title", GERMAN_TITLES["silent"])
def test_a_german_word_of_another_matter_is_not_even_named(title: str) -> None:
    assert reading(title, GERMAN).cues == ()


def test_a_german_title_is_read_beside_an_english_text_too() -> None:
    found = reading("Hyperschallgrenzschichten", FILLER)
    assert (found.level, found.basis) == ((4, 4), "concept")


def test_german_phrases_change_nothing_in_english_titles() -> None:
    rules = shipped_rules()
    english = replace(rules, concepts=tuple(_without_open_phrases(one) for one in rules.concepts))
    for title in (one["title"] for kind in ("sensitive", "open") for one in TITLES[kind]):
        given = proposal(title=title, summary=FILLER)
        with_german, without = (read_field(given, one, house().text) for one in (rules, english))
        assert (with_german.level, with_german.basis) == (without.level, without.basis), title


def _without_open_phrases(concept: Concept) -> Concept:
    keywords, negatives, ambiguous = (
        tuple(one for one in texts if not is_open(one))
        for texts in (concept.keywords, concept.negatives, concept.ambiguous)
    )
    return replace(concept, keywords=keywords, negatives=negatives, ambiguous=ambiguous)


def test_the_silence_of_another_language_leaves_a_funders_area_open() -> None:
    from tests.assess.making import assessed

    strac = assessed(proposal(title="Ein Rechner", summary=GERMAN), packs=("ca_strac",)).pack("ca_strac")
    assert strac is not None and strac.gates[0].holds != "false"


@pytest.mark.parametrize("case", TITLES["sensitive"], ids=lambda one: str(one["title"]))
def test_a_sensitive_title_is_not_read_as_open(case: dict[str, Any]) -> None:
    assert reading(case["title"], FILLER).level[1] >= case["least"]


@pytest.mark.parametrize("case", TITLES["open"], ids=lambda one: str(one["title"]))
def test_a_title_that_only_sounds_sensitive_is_not_read_as_such(case: dict[str, Any]) -> None:
    assert reading(case["title"], FILLER).level[1] <= case["most"]


@pytest.mark.parametrize("case", TEXTS["sensitive"], ids=lambda one: str(one["title"]))
def test_a_sensitive_summary_is_not_read_as_open(case: dict[str, Any]) -> None:
    assert reading(case["title"], case["summary"]).level[1] >= case["least"]


@pytest.mark.parametrize("case", TEXTS["open"], ids=lambda one: str(one["title"]))
def test_a_summary_with_seductive_words_is_not_read_as_sensitive(case: dict[str, Any]) -> None:
    assert reading(case["title"], case["summary"]).level[1] <= case["most"]


@pytest.mark.parametrize(
    ("title", "high"),
    [
        pytest.param("The nuclear lamina of skin", 0, id="the title explains the word"),
        pytest.param("Skin", 2, id="nothing explains it"),
    ],
)
def test_a_word_that_the_title_explains_keeps_that_meaning_below(title: str, high: int) -> None:
    assert reading(title, f"Images of nuclear size are taken. {FILLER}").level[1] == high


def test_a_machine_modelled_on_an_animal_is_asked_about_in_a_summary_too() -> None:
    assert reading("Work", f"Two drones and a UAV follow honeybees. {FILLER}").level[1] == 0
    assert reading("Work", f"Two drones and a UAV are honeybee-inspired. {FILLER}").level[1] == 2


def test_a_phrase_inside_a_longer_one_of_its_concept_is_no_cue_of_its_own() -> None:
    found = reading("Micro/nano robotics", FILLER)
    assert [one.quotation for one in found.cues] == ["Micro/nano robotics"]


def test_a_mild_concept_is_not_said_to_be_every_line_that_touches_it() -> None:
    therapy, tissue = (
        " ".join(area for one in reading(title, FILLER).cues for area in one.areas)
        for title in ("Cancer therapy", "Tissue engineering")
    )
    assert "Proteomics" not in therapy and "Tissue engineering" in tissue


@pytest.mark.parametrize(
    ("title", "sentence", "level", "basis"),
    [
        pytest.param(
            "A political history of arms control",
            "Ballistic missiles and their warheads are told of.",
            (0, 4),
            "borrowed",
            id="missiles in a history",
        ),
        pytest.param(
            "How moths hide from bats",
            "Their scales are a stealth coating.",
            (0, 4),
            "borrowed",
            id="the stealth of moths",
        ),
        pytest.param(
            "Public attitudes to conscription in five states",
            "Ballistic missiles and nuclear weapons are asked about.",
            (0, 4),
            "borrowed",
            id="a survey of what people think of weapons",
        ),
        pytest.param(
            "Guidance of ballistic missiles",
            "Ballistic missiles are steered.",
            (4, 4),
            "concept",
            id="missiles themselves",
        ),
        pytest.param(
            "Moth-inspired stealth coating of aircraft",
            "A stealth coating is built.",
            (4, 4),
            "concept",
            id="modelled on an animal",
        ),
        pytest.param(
            "Influenza of cattle",
            "We passage the virus in ferrets.",
            (4, 4),
            "concept",
            id="an agent of disease, where the discipline is the subject",
        ),
    ],
)
def test_a_title_of_another_discipline_leaves_open_whether_a_weapon_is_advanced(
    title: str, sentence: str, level: tuple[int, int], basis: str
) -> None:
    found = reading(title, f"{sentence} {FILLER}")
    assert (found.level, found.basis) == (level, basis)


def test_a_borrowed_word_is_shown_as_such_and_the_field_is_asked_about() -> None:
    found = reading("A history of arms control", f"Ballistic missiles are told of. {FILLER}")
    assert [one.kind for one in found.cues if one.concept == "weapons"] == ["borrowed"]


@pytest.mark.parametrize(
    ("title", "level"),
    [
        pytest.param("Extremale Graphen und ihre Spektren", (0, 2), id="graphs of mathematics"),
        pytest.param("Wachstum von Graphenschichten auf Kupfer", (2, 2), id="layers of graphene"),
        pytest.param("Graphen für Elektroden", (0, 2), id="one or the other"),
    ],
)
def test_the_german_word_of_graphene_is_that_of_graphs_too(title: str, level: tuple[int, int]) -> None:
    assert reading(title).level == level


def test_graph_theory_in_german_names_no_nanomaterial() -> None:
    told = "Wir untersuchen extremale Graphen und Hypergraphen mit den Mitteln der Graphentheorie. " * 3
    assert not any(one.concept == "nanomaterials" for one in reading("Extremale Graphen", told).cues)


@pytest.mark.parametrize(
    ("title", "weapon"),
    [
        pytest.param("Airborne-transmissible influenza: passage of the virus in ferrets", True, id="made so"),
        pytest.param("Distemper virus in ferrets of the prairie", False, id="a disease of ferrets"),
    ],
)
def test_what_makes_a_virus_pass_between_mammals_is_of_the_highest_level(title: str, weapon: bool) -> None:
    found = reading(title, FILLER)
    assert (found.level[0] == 4) == weapon


def test_telling_a_people_from_faces_is_surveillance_and_a_study_of_a_people_is_not() -> None:
    assert reading("Cross-ethnic face recognition in the street", FILLER).level == (3, 3)
    assert reading("Ethnicity and memory of faces in childhood", FILLER).level[0] == 0


ARCHIVES = (
    "Das Vorhaben sichtet Akten, Briefe und Fotografien in vier Archiven und fragt mit den Kindern der"
    " Beteiligten, wie seit 1990 davon erzählt wird. Zwei Dissertationen und eine Tagung entstehen; was"
    " gefunden wird, geht nach dem Ende in eine freie Datenbank ein, und zwei Lehrgänge für Schulen werden"
    " ausgearbeitet."
)


@pytest.mark.parametrize(
    ("title", "sentence", "level", "basis"),
    [
        pytest.param(
            "Die Rakete im Museum",
            "Ballistische Raketen und ihre Sprengköpfe werden gezeigt.",
            (0, 4),
            "borrowed",
            id="missiles in a museum",
        ),
        pytest.param(
            "Lenkung ballistischer Raketen",
            "Ballistische Raketen und ihre Sprengköpfe werden gelenkt.",
            (4, 4),
            "concept",
            id="missiles themselves",
        ),
    ],
)
def test_a_discipline_that_writes_about_weapons_is_known_in_german_too(
    title: str, sentence: str, level: tuple[int, int], basis: str
) -> None:
    found = reading(title, f"{sentence} {ARCHIVES}")
    assert (found.level, found.basis) == (level, basis)


@pytest.mark.parametrize(
    ("title", "sentence", "level"),
    [
        pytest.param(
            "Kodikologie persischer Handschriften", "", (0, 0), id="an open discipline is the subject"
        ),
        pytest.param("Persische Blätter", "Die Kodikologie hilft.", (0, 2), id="it is named on the way"),
        pytest.param(
            "Archäologie aus der Luft", "Ein Drohnenschwarm fliegt.", (3, 3), id="beside another field"
        ),
        pytest.param(
            "Archäologie aus der Luft", "Ein Radar misst mit.", (0, 2), id="beside a word to ask about"
        ),
        pytest.param("Persische Blätter", "", (0, 2), id="silence alone"),
    ],
)
def test_a_german_text_on_an_open_discipline_is_open(
    title: str, sentence: str, level: tuple[int, int]
) -> None:
    assert reading(title, f"{sentence} {ARCHIVES}").level == level


def test_a_word_beside_another_discipline_does_not_make_a_field_named_twice() -> None:
    told = f"Pulsars are followed by beamforming. Signals of over-the-horizon radar are removed. {FILLER}"
    found = reading("Radio astronomy of pulsars", told, ("pulsars", "scattering", "plasma"))
    assert (found.level, found.basis) == ((0, 3), "in_passing")


@pytest.mark.parametrize(
    "sentence",
    [
        "We exclude any work on ballistic missiles and warheads.",
        "The work has no relevance for uranium enrichment or nuclear weapons.",
        "It involves neither uncrewed aerial vehicles nor radar signal processing.",
        "Ballistic missiles are outside the scope.",
    ],
)
def test_a_field_that_the_text_leaves_out_is_for_the_applicant_to_confirm(sentence: str) -> None:
    found = reading("Rotor blades", f"{sentence} {FILLER}")
    assert (found.level, found.basis) == ((0, 2), "disclaimed")


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Not only ballistic missiles but also warheads are modelled.", id="not only"),
        pytest.param("Without a warhead the ballistic missile flies further.", id="without"),
        pytest.param("Ballistic missiles are modelled. Their cost is not studied.", id="another sentence"),
        pytest.param(
            "We exclude any work on ballistic missiles. Later the ballistic missiles are steered.", id="both"
        ),
    ],
)
def test_a_field_that_is_worked_on_stays_sure_beside_a_negation(sentence: str) -> None:
    assert reading("Rotor blades", f"{sentence} {FILLER}").level == (4, 4)


def test_a_title_is_never_read_as_leaving_its_own_subject_out() -> None:
    assert reading("No work on ballistic missiles", FILLER).level == (4, 4)


def test_what_a_german_text_leaves_out_is_asked_about_too() -> None:
    assert reading("Rotorblätter", f"Flugkörper werden nicht entwickelt. {ARCHIVES}").level == (0, 2)
    assert reading("Rotorblätter", f"Flugkörper werden entwickelt. {ARCHIVES}").level == (4, 4)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        pytest.param("Law and politics of satellite constellations", (0, 3), id="law"),
        pytest.param("Ethics of facial recognition", (0, 3), id="ethics, of what watches people too"),
        pytest.param("Control law of satellite constellations", (3, 3), id="a law of control"),
        pytest.param("Satellite constellations over vineyards", (3, 3), id="a technology at work elsewhere"),
    ],
)
def test_what_law_and_ethics_say_of_a_technology_does_not_surely_advance_it(
    title: str, level: tuple[int, int]
) -> None:
    told = f"Satellite constellations and facial recognition are spoken of. {FILLER}"
    assert reading(title, told).level == level
