"""Place for and against; homonyms; names that need a country."""

from collections.abc import Callable
from pathlib import Path

import pytest

from screening.app.screener import Screener
from screening.matching.scan import longest
from screening.model.match import Match
from screening.model.screened import Screened
from tests.matching.factory import entity, screener, unlisted

Look = Callable[..., Screened]


def features(match: Match) -> set[str]:
    return {one.feature for one in match.reasons}


@pytest.mark.parametrize(
    ("text", "country", "outcome"),
    [
        pytest.param("Easthaven University", "", "review", id="no place settles it"),
        pytest.param("Easthaven University, Shenyang", "", "match", id="the listed one's city"),
        pytest.param("Easthaven University", "CN", "match", id="the row's country"),
        pytest.param("Easthaven University, China", "", "match", id="the country in the text"),
        pytest.param("Easthaven University", "China", "match", id="the row's country by its name"),
        pytest.param("Easthaven University", "中国", "match", id="the same in Chinese"),
        pytest.param("Linmark University", "", "match", id="no place is needed"),
        pytest.param("Linmark University", "Germany", "review", id="another country by its name"),
        pytest.param(
            "Linmark University", "Iran (Islamic Republic of)", "review", id="as official lists write it"
        ),
        pytest.param("Linmark University", "XX", "match", id="a code that no country has"),
        pytest.param("Linmark University", "EU", "match", id="a code of no single country"),
        pytest.param("Linmark University", "unknown", "match", id="no country at all"),
    ],
)
def test_homonym(look: Look, text: str, country: str, outcome: str) -> None:
    assert look(text, country).outcome == outcome


@pytest.mark.parametrize(
    ("text", "country"), [("Easthaven University, Chicago", ""), ("Easthaven University", "US")]
)
def test_a_namesake_elsewhere_is_never_a_match(look: Look, text: str, country: str) -> None:
    assert look(text, country).outcome in ("review", "none")


def test_a_review_of_a_homonym_says_who_else_it_could_be(look: Look) -> None:
    against = [one.says for one in look("Easthaven University").matches[0].reasons if not one.supports]
    assert any("Easthaven University (US)" in one for one in against)


def test_place_and_city_are_told(look: Look) -> None:
    top = look("School of Physics, Linmark University, Wuhan").matches[0]
    assert {"place_for", "city_for"} <= features(top)


def test_another_country_speaks_against(look: Look) -> None:
    found = look("Linmark University", "DE")
    assert found.outcome != "match"


@pytest.mark.parametrize("code", ["UK", "GB"])
def test_both_codes_of_the_united_kingdom_are_read(look: Look, code: str) -> None:
    assert look("Linmark University", code).outcome != "match"


def test_a_place_beside_another_body_does_not_speak_against_this_one(look: Look) -> None:
    found = look("University of Sandport, Sydney, Australia; Linmark University, Wuhan, China")
    assert (found.outcome, found.matches[0].band) == ("match", "confirmed")


def test_a_name_that_needs_a_country_is_surer_with_it(look: Look) -> None:
    alone = look("Central Weapons Test Station").matches
    placed = look("Central Weapons Test Station, China").matches[0]
    assert placed.band == "confirmed"
    assert not alone or alone[0].band != "confirmed"


@pytest.mark.parametrize(
    ("text", "band"),
    [
        pytest.param("Central Weapons Test Station, Chinese Academy of Motors", "confirmed", id="for"),
        pytest.param("Central Weapons Test Station, Bulgarian Ministry of Trade", None, id="against"),
        pytest.param("Central Weapons Test Station, Chinese Language Section", "likely", id="of a language"),
        pytest.param("A Chinese professor, Central Weapons Test Station", "likely", id="of a person"),
    ],
)
def test_the_adjective_of_a_state_is_read_before_its_institutions_only(
    look: Look, text: str, band: str | None
) -> None:
    assert [one.band for one in look(text).matches] == ([band] if band else [])


def test_characters_cut_from_a_place_name_are_no_name(tool: Screener) -> None:
    assert "peking-university" not in {one.entity_id for one in tool.check("湖北大饭店").matches}


@pytest.mark.parametrize("text", ["中国", "中国某学院", "Hong Kong", "Institute of Tides, Hong Kong"])
def test_a_place_among_the_names_of_a_body_is_no_name(look: Look, text: str) -> None:
    assert look(text).outcome == "none"


@pytest.mark.parametrize(
    "text",
    [
        "China University of Mining and Technology, Beijing",
        "School of Mines, China University of Mining & Technology (Beijing), Beijing 100083, China",
        "中国矿业大学（北京）",
        "中國地質大學(北京)",
    ],
)
def test_a_sister_body_in_another_city_is_not_the_listed_one(tool: Screener, text: str) -> None:
    found = tool.check(text)
    assert found.outcome == "none"
    assert found.answer.background is not None and found.answer.background.name.endswith("(Beijing)")


@pytest.mark.parametrize("text", ["Harbin Institute of Technology, Shenzhen", "哈尔滨工业大学（深圳）"])
def test_a_campus_in_another_city_is_the_listed_body(tool: Screener, text: str) -> None:
    found = tool.check(text)
    assert (found.outcome, found.matches[0].entity_id) == ("match", "harbin-institute-of-technology")
    says = {one.feature for one in found.matches[0].reasons}
    assert "row_for" not in says  # the place stands in the text, whatever divides it from the name


def test_a_quoted_name_keeps_its_closing_bracket(tool: Screener) -> None:
    found = tool.check("武汉 中国地质大学（武汉）")
    assert found.matches[0].matched_text == "中国地质大学（武汉）"


@pytest.mark.parametrize(
    ("text", "band"),
    [
        pytest.param("Elara", "likely", id="one word"),
        pytest.param("Elara JSC", "likely", id="one word and a legal form"),
        pytest.param("Elara, Cheboksary, Russia", "confirmed", id="with its country"),
        pytest.param("Iran Air", "confirmed", id="two words"),
        pytest.param("EFO Ltd", "likely", id="a few letters and a legal form"),
        pytest.param("3M Limited", "review", id="another firm's name, which a list prints as an alias"),
        pytest.param("3M", "review", id="a few letters"),
        pytest.param("Dr Almaz JSC", "review", id="a word too many makes it no worse than a question"),
    ],
)
def test_a_name_of_one_word_is_not_confirmed_without_a_place(tool: Screener, text: str, band: str) -> None:
    assert tool.check(text).matches[0].band == band


def test_a_name_of_few_letters_is_no_part_of_a_longer_one(tool: Screener) -> None:
    assert tool.check("3M Company, St. Paul, Minnesota").outcome == "none"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("东北大学", "match", id="simplified, as in China alone"),
        pytest.param("東北大学", "review", id="as in Japan"),
        pytest.param("東北大学, 仙台", "review", id="a city that is not known"),
        pytest.param("東北大學, 瀋陽", "match", id="traditional, with its city"),
    ],
)
def test_the_writing_tells_a_namesake_in_japan(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        pytest.param("国防大学", {"pla-national-defense-university", "national-defense-college"}, id="both"),
        pytest.param("国防大学，北京", {"pla-national-defense-university"}, id="in China"),
        pytest.param("国防大学（台湾）", set(), id="elsewhere"),
        pytest.param("中国人民解放军国防大学", {"pla-national-defense-university"}, id="in full"),
    ],
)
def test_characters_that_a_source_prints_are_not_a_korean_bodys_alone(
    tool: Screener, text: str, entities: set[str]
) -> None:
    assert {one.entity_id for one in tool.check(text).matches} == entities


def test_the_liberation_army_is_chinas(tool: Screener) -> None:
    """There is a Russian institute of this name too."""
    found = tool.check("Institute of Chemical Defense, PLA")
    assert [one.entity_id for one in found.matches] == ["academy-of-military-science"]
    assert tool.check("Institute of Chemical Defense").outcome == "review"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Beijing U", "match", id="short for university"),
        pytest.param("Beijing uGang", "none", id="the beginning of another word"),
        pytest.param("Nanjing Technology", "match", id="two words side by side"),
        pytest.param("Nanjing) Technology", "none", id="divided by a bracket"),
        pytest.param("Duke Kunshan University", "none", id="not Kun Shan University either"),
    ],
)
def test_a_place_and_a_letter_or_a_subject(tool: Screener, text: str, outcome: str) -> None:
    found = tool.check(text)
    assert found.outcome == outcome
    assert "Kun Shan" not in str(found.to_dict().get("background"))


@pytest.mark.parametrize(
    ("text", "band"),
    [
        pytest.param("Suzhou University, Suzhou, Anhui", "review", id="the place fits the owner as well"),
        pytest.param("Luoyang Institute of Technology", "review", id="a living body goes by the former name"),
        pytest.param("Xi'an Aeronautical Institute", "review", id="given up long ago"),
        pytest.param("HUST, Wuhan, China", "likely", id="the city of one of two"),
        pytest.param("HUST, China", "review", id="the country of both"),
        pytest.param("Ural Federal University, Ekaterinburg, Russia", "confirmed", id="less whom it honours"),
        pytest.param("Lobachevsky State University of Nizhni Novgorod", "confirmed", id="another spelling"),
    ],
)
def test_a_name_that_others_bear_is_as_sure_as_its_place(tool: Screener, text: str, band: str) -> None:
    assert tool.check(text).matches[0].band == band


@pytest.mark.parametrize(
    "text", ["Nanjing Institute of Technology, Nanjing 211167", "ITMO University, St. Petersburg"]
)
def test_the_own_name_of_an_unlisted_body_is_its_own(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "none"


@pytest.mark.parametrize(
    ("text", "band"),
    [
        pytest.param("Institute of Applied Physics, Tehran, Iran", "likely", id="its country alone"),
        pytest.param("Institute of Applied Physics, Moscow", "review", id="a firm less its legal form"),
        pytest.param("Institute of Applied Physics, Bern, Switzerland", "none", id="elsewhere"),
    ],
)
def test_a_name_of_ordinary_words_is_not_sure_by_its_country_alone(
    tool: Screener, text: str, band: str
) -> None:
    found = tool.check(text).matches
    assert ([one.band.value for one in found[:1]] or ["none"]) == [band]


def test_a_research_centre_is_a_status_before_a_name(tool: Screener) -> None:
    found = tool.check(
        "Institute of Applied Physics of the Russian Academy of Sciences, Nizhny Novgorod, Russia"
    )
    federal = "federal-state-budgetary-scientific-institution-federal-research-center-institute"
    assert (found.outcome, found.matches[0].entity_id) == ("match", federal)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        pytest.param("Peleng", "review", id="the word alone"),
        pytest.param("AO Acrol", "review", id="another legal form"),
        pytest.param("ОАО «Пеленг»", "likely", id="the same legal form, in Cyrillic"),
        pytest.param("Peleng OJSC, Minsk", "confirmed", id="its legal form and its place"),
        pytest.param("Peleng, Berlin, Germany", "none", id="another place"),
        pytest.param("Peleng University, Minsk", "none", id="more than the word"),
        pytest.param("Sandport Trade School (Peleng OJSC)", "review", id="in brackets behind another name"),
        pytest.param("Almaz Ltd", "review", id="the list has another legal form"),
        pytest.param("Arsenal AG", "review", id="a legal form of other countries"),
        pytest.param("Lemon", "none", id="a word of English"),
    ],
)
def test_a_firm_of_one_word_with_and_without_its_legal_form(tool: Screener, text: str, answer: str) -> None:
    found = tool.check(text)
    assert (found.matches[0].band if found.matches else found.outcome) == answer


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Army Command College, Nanjing", "match", id="the name, and its city behind it"),
        pytest.param("Nanjing Army Command College", "match", id="in its own city"),
        pytest.param(
            "Chongqing Army Medical University", "match", id="the city of another name of ordinary words"
        ),
        pytest.param("Dalian Army Command College", "review", id="a college of these words elsewhere"),
        pytest.param("Shenyang General Hospital PLA", "review", id="a hospital of these words elsewhere"),
    ],
)
def test_a_name_of_ordinary_words_with_another_city_before_it_is_a_question(
    tool: Screener, text: str, outcome: str
) -> None:
    assert tool.check(text).outcome == outcome


@pytest.mark.parametrize(("country", "outcome"), [("KE", "match"), ("CN", "match"), ("DE", "none")])
def test_every_country_under_which_a_list_prints_a_body_speaks_for_it(
    tool: Screener, country: str, outcome: str
) -> None:
    """One designation names this firm in four countries; only a fifth speaks against it."""
    assert tool.check("Frontier Services Group Limited", country=country).outcome == outcome


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ([(0, 1, "GB"), (0, 2, "US")], [(0, 2, "US")]),
        ([(1, 2, "GB"), (0, 2, "US")], [(0, 2, "US")]),
        ([(0, 3, "US"), (1, 2, "GB"), (5, 6, "FR")], [(0, 3, "US"), (5, 6, "FR")]),
        # Two countries have a place of that name; places that only overlap lie in none.
        ([(0, 2, "US"), (0, 2, "GB")], [(0, 2, "US"), (0, 2, "GB")]),
        ([(0, 2, "US"), (1, 3, "GB")], [(0, 2, "US"), (1, 3, "GB")]),
    ],
)
def test_a_place_within_a_longer_one_is_not_named(
    places: list[tuple[int, int, str]], kept: list[tuple[int, int, str]]
) -> None:
    assert longest(places) == kept


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Easthaven University, 12/B Tide Road, China", "match", id="a stroke in a house number"),
        pytest.param(
            "Linmark University, Wuhan 430070/Oxley Institute, Berlin", "match", id="a stroke behind a code"
        ),
        pytest.param("Easthaven University, Wuhan, IL 60601", "none", id="a town called as a Chinese one"),
        pytest.param("Easthaven University, Nowhere, MA 02115", "none", id="a town that is not known"),
        pytest.param("Linmark University, Berlin, DE", "review", id="the code of the place's country"),
        pytest.param("A. Teldor, MD, Linmark University", "match", id="a degree is no state"),
    ],
)
def test_american_states_and_house_numbers_tell_places(look: Look, text: str, outcome: str) -> None:
    assert look(text).outcome == outcome


def test_what_a_text_was_read_as_is_at_home_where_the_text_is(tmp_path: Path) -> None:
    """A body abroad that goes by the name as well is not what the text means; one so called may be."""
    abroad = unlisted(
        "Tidal Institute of Teldor (Norway)", names=("Tidal Institute of Teldor",), country="NO"
    )
    look = screener(tmp_path, (entity("Linmark University"),), abroad).check
    read = look("Linmark Institute, Tidal Institute of Teldor, Oslo, Norway").answer.background
    assert read is not None and read.name.endswith("(Norway)")
    assert look("Linmark Institute, Tidal Institute of Teldor, Lima, Peru").answer.background is None
