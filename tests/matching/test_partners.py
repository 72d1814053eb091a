"""Cells that name several partners: whose place is it, and whose unit?"""

import pytest

from screening.app.screener import Screener

BEIHANG = "beihang-university"
TONGJI = "tongji-university"


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        pytest.param("Beihang University; TU Delft, The Netherlands", BEIHANG, id="behind a semicolon"),
        pytest.param("Beihang University / Cranfield University, UK", BEIHANG, id="behind a stroke"),
        pytest.param("Beihang University\nTU Delft, The Netherlands", BEIHANG, id="on the next line"),
        pytest.param("Airbus, Toulouse, France; Beihang University", BEIHANG, id="before it"),
        pytest.param("Beihang University, University of Zzz, UK", BEIHANG, id="an unknown university's"),
        pytest.param("Beihang University, Siemens AG, Munich, Germany", BEIHANG, id="a firm's"),
        pytest.param("Beihang University and TU Delft, The Netherlands", BEIHANG, id="joined by and"),
        pytest.param("Beihang University - TU Delft, The Netherlands", BEIHANG, id="joined by a dash"),
        pytest.param("Beihang University, Tata Steel, Mumbai, India", BEIHANG, id="an unknown body's"),
        pytest.param("Beihang University, TU Delft, The Netherlands", BEIHANG, id="a city in its name"),
        pytest.param("Beihang University, MIT, USA", BEIHANG, id="an acronym that is a word too"),
        pytest.param("UK: Oxford; China: Tongji University; Germany: TU Munich", TONGJI, id="country first"),
    ],
)
def test_the_place_of_another_partner_does_not_speak_against_a_name(
    tool: Screener, text: str, entity: str
) -> None:
    found = tool.check(text)
    assert (found.outcome, found.matches[0].entity_id) == ("match", entity)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        (
            "ETH Zürich, Switzerland; Aviation Industry Corporation of China",
            "aviation-industry-corporation-of-china",
        ),
        ("TU Delft, The Netherlands & Chinese Academy of Sciences", "chinese-academy-of-sciences"),
        (
            "TU Delft, The Netherlands & University of Science and Technology Beijing",
            "university-of-science-and-technology-beijing",
        ),
    ],
)
def test_a_name_behind_another_partner_is_no_part_of_it(tool: Screener, text: str, entity: str) -> None:
    found = tool.check(text)
    assert (found.outcome, found.matches[0].entity_id) == ("match", entity)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Northeastern University, Boston", id="behind the name"),
        pytest.param("Northeastern University, Khoury College, Boston", id="behind a part of it"),
        pytest.param("Institut Pasteur, Unit of Tides and Zzz, Paris", id="behind a longer part"),
        pytest.param("Northeastern University; Boston, USA", id="an address divided by a semicolon"),
        pytest.param("USA: Northeastern University; Germany: TU Munich", id="country first"),
        pytest.param("Southeast University, Dhaka, Bangladesh", id="a namesake's"),
        pytest.param(
            "Insight Enterprises, 2701 Silver Way, Chandler, Arizona, USA", id="a firm's, with a street"
        ),
    ],
)
def test_its_own_place_does(tool: Screener, text: str) -> None:
    named = {one.entity_id for one in tool.check(text).matches}
    assert not named & {
        "northeastern-university-china",
        "southeast-university-nanjing",
        "pasteur-institute-of-iran",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Institute of Solid State Physics, University of Bremen",
        "Institute of Applied Physics, University of Bern",
        "Institute of Technical Physics, St. Petersburg State University",
        "Office 39, Chemistry Building, University of Leeds",
        "Software Research Institute, Zzz Institute of Technology, Ireland",
    ],
)
def test_a_unit_of_ordinary_words_belongs_to_the_university_beside_it(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "none"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Northeastern University (CN)", "match", id="its country in brackets"),
        pytest.param("CN: Northeastern University; FI: Aalto, Finland", "match", id="its country before it"),
        pytest.param("Northeastern University (CN), RWTH Aachen (DE), Germany", "match", id="among others"),
        pytest.param("Northeastern University (US)", "none", id="another country"),
        pytest.param("Tongji University (EU)", "match", id="no country"),
    ],
)
def test_a_country_code_beside_a_name(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome


def test_it_adds_no_body_to_the_one_that_is_named(tool: Screener) -> None:
    found = tool.check("Institute of Applied Physics, Tsinghua University")
    assert [one.entity_id for one in found.matches] == ["tsinghua-university"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Digital Media Lab", "review", id="alone"),
        pytest.param("Ministry of Transport and Communications", "review", id="of any state"),
        pytest.param("Digital Media Lab, Tehran, Iran", "match", id="in its country"),
        pytest.param(
            "Institute of Computing Technology, University of the Chinese Academy of Sciences, Zzz",
            "match",
            id="beside what belongs to its own academy",
        ),
    ],
)
def test_a_unit_of_ordinary_words_needs_a_place(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome


def test_a_body_tied_to_a_listed_one_has_namesakes_too(tool: Screener) -> None:
    assert tool.check("Southwest Hospital, Portland").outcome in ("review", "none")


def test_a_street_in_a_firms_address_is_no_partner(tool: Screener) -> None:
    found = tool.check("Insight Enterprises, 2701 Silver Way, Chandler, Arizona, USA")
    assert found.outcome in ("review", "none")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Naval University of Engineering & Politecnico di Milano, Italy", id="joined by a sign"),
        pytest.param("Air Force Engineering University and Politecnico di Torino, Italy", id="by a word"),
    ],
)
def test_ordinary_words_beside_a_partner_abroad_are_a_question(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "review"


def test_ordinary_words_in_another_country_are_none(tool: Screener) -> None:
    assert tool.check("Air Force Engineering University, Italy").outcome == "none"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Chinese Academy of Sciences; Institute of Physics, University of Teldor",
            "chinese-academy-of-sciences",
        ),
        ("University of Science and Technology; China Teldor Press", ""),
        ("Institute of Solid State Physics\nUniversity of Bremen\nGermany", ""),
    ],
    ids=["an institute of the next", "a country of the next", "lines of one address"],
)
def test_no_name_goes_across_what_divides_two_bodies(tool: Screener, text: str, named: str) -> None:
    assert [one.entity_id for one in tool.check(text).matches] == ([named] if named else [])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("EPSRC project partner: China Academy of Engineering Physics (CAEP)", id="a label"),
        pytest.param("CAEP - China Academy of Engineering Physics", id="its own acronym"),
        pytest.param("Researcher, China Academy of Engineering Physics", id="what somebody does there"),
    ],
)
def test_what_stands_before_an_academy_need_not_be_an_institute_of_it(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "match"
