"""Names as citation indexes shorten them: a stem for several words, letters for the points of the compass."""

import pytest

from screening.app.screener import Screener


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        pytest.param(
            "Bauman Moscow State Tech Univ, Moscow 105005, Russia",
            "bauman-moscow-state-technical-university",
            id="Tech for technical",
        ),
        pytest.param(
            "Natl Res Tomsk Polytech Univ, Tomsk, Russia", "tomsk-polytechnic-university", id="polytechnic"
        ),
        pytest.param("Harbin Inst Tech, Harbin", "harbin-institute-of-technology", id="Tech for technology"),
        pytest.param(
            "Xian Modern Chem Res Inst, Xian 710065",
            "xi-an-modern-chemistry-research-institute",
            id="chemistry",
        ),
        pytest.param(
            "China Aerodynam Res & Dev Ctr, Mianyang",
            "china-aerodynamics-research-and-development-center",
            id="stems",
        ),
        pytest.param(
            "Russian Acad Sci, PN Lebedev Phys Inst, Moscow 119991, Russia",
            "institute-of-physics-named-after-p-n-lebedev-of-the-russian-academy-of-sciences",
            id="physical",
        ),
        pytest.param("S China Univ Technol, Guangzhou", "south-china-university-of-technology", id="S"),
        pytest.param("N Univ China, Taiyuan", "north-university-of-china", id="N"),
        pytest.param("NW Polytech Univ, Xian", "northwestern-polytechnical-university", id="NW"),
        pytest.param("SE Univ, Nanjing", "southeast-university-nanjing", id="SE"),
        pytest.param("Cent S Univ, Changsha", "central-south-university", id="the second word"),
        pytest.param(
            "China Ship Sci Res Ctr, Wuxi, Peoples R China",
            "china-ship-scientific-research-center",
            id="Sci for scientific",
        ),
        pytest.param("China Inst Atom Energy, Beijing", "china-institute-of-atomic-energy", id="Atom"),
        pytest.param(
            "Chinese Peoples Liberat Army Gen Hosp, Beijing", "chinese-pla-general-hospital", id="Liberat"
        ),
        pytest.param(
            "Hefei Natl Lab Phys Sci Microscale, Hefei",
            "hefei-national-research-center-for-physical-sciences-at-the-microscale",
            id="without 'for' and 'at'",
        ),
        pytest.param(
            "Aviat Ind Corp China, Peoples R China",
            "aviation-industry-corporation-of-china",
            id="ordinary words without 'of'",
        ),
    ],
)
def test_a_name_is_found_as_an_index_shortens_it(tool: Screener, text: str, entity: str) -> None:
    found = tool.check(text)
    assert tool.engine.gate.passing([text]) == [0]
    assert (found.outcome, found.matches[0].entity_id) == ("match", entity)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        pytest.param(
            "National Supercomputing Center in Wuxi, Wuxi", "national-supercomputing-center-wuxi", id="in"
        ),
        pytest.param("ELVEES R&D Center, Zelenograd", "elvees-research-and-development-center-jsc", id="R&D"),
        pytest.param(
            "Huawei Technologies Research and Development UK",
            "huawei-technologies-r-d-uk",
            id="R&D in words",
        ),
    ],
)
def test_small_words_and_letters_that_people_use_for_words(tool: Screener, text: str, entity: str) -> None:
    found = tool.check(text)
    assert tool.engine.gate.passing([text]) == [0]
    assert (found.outcome, found.matches[0].entity_id) == ("match", entity)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Xian Polytech Univ, Xian", "none", id="an unlisted body is shortened alike"),
        pytest.param("E China Univ Sci & Technol, Shanghai", "none", id="and so is one with a compass point"),
        pytest.param("SE Univ, Dhaka", "none", id="a namesake elsewhere"),
        pytest.param("SE Univ", "review", id="nothing tells the two apart"),
        pytest.param("contact us by mail, University of Oslo", "none", id="us is no country"),
    ],
)
def test_what_else_may_be_shortened_so(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome


def test_letter_case_divides_no_legal_form(tool: Screener) -> None:
    assert tool.check("Tongji University GmbH").outcome == tool.check("Tongji University GMBH").outcome
    text = "Dahua Technology GmbH, Ratingen, Germany"
    assert "gmb" not in str(tool.check(text).to_dict())
