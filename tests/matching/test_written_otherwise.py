"""Short forms amid names, dedications, campuses, words of other languages: what officers meet in letters."""

import pytest

from screening.app.screener import Screener


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        pytest.param(
            "Space Research Institute (IKI), Russian Academy of Sciences, Moscow",
            "space-research-institute-russian-academy-of-sciences",
            id="its short form before its academy",
        ),
        pytest.param(
            "АО «НПК «Уралвагонзавод» имени Ф.Э. Дзержинского», Нижний Тагил",
            "uralvagonzavod",
            id="whom a firm is named after",
        ),
        pytest.param(
            "ЦАГИ им. проф. Н.Е. Жуковского, г. Жуковский",
            "central-aerohydrodynamic-institute",
            id="whom an acronym is named after",
        ),
        pytest.param(
            "Севастопольский государственный университет, Институт экономики",
            "federal-state-autonomous-educational-institution-of-higher-education-sevastopol",
            id="without its registered form",
        ),
        pytest.param(
            "Sevastopol State University, Sevastopol, Russia",
            "federal-state-autonomous-educational-institution-of-higher-education-sevastopol",
            id="under the country that prints its address",
        ),
        pytest.param(
            "Корпорация «Тактическое ракетное вооружение»",
            "tactical-missiles-corporation-jsc",
            id="without its legal form at the end",
        ),
        pytest.param(
            "Islamic Azad University Tehran Medical Sciences", "islamic-azad-university", id="a branch of it"
        ),
        pytest.param("海军军医大学附属长海医院麻醉科", "changhai-hospital", id="behind its university"),
        pytest.param(
            "State Key Laboratory of Biosecurity, Beijing Institute of Microbiology and Epidemiology",
            "beijing-institute-of-microbiology-and-epidemiology",
            id="a laboratory of a military institute",
        ),
        pytest.param(
            "Институт автоматики и электрометрии СО РАН, Новосибирск",
            "institute-of-automation-and-electrometry",
            id="a Cyrillic name with the letters of its academy",
        ),
        pytest.param(
            "Pakistan Atomic Energy Commision, P.O. Box 1114, Islamabad",
            "pakistan-atomic-energy-commission",
            id="a slip that lists have too",
        ),
        pytest.param(
            "Universität für Wissenschaft und Technik von China, Hefei",
            "university-of-science-and-technology-of-china",
            id="German",
        ),
        pytest.param(
            "Universidad Politécnica del Noroeste, Xi'an, China",
            "northwestern-polytechnical-university",
            id="Spanish",
        ),
    ],
)
def test_it_is_that_body(tool: Screener, text: str, entity_id: str) -> None:
    found = tool.check(text)
    assert found.outcome == "match"
    assert found.matches[0].entity_id == entity_id


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        pytest.param("Xiamen University Malaysia, 43900 Sepang", "xiamen-university", id="a campus abroad"),
        pytest.param(
            "Zijin College, NJUST, Nanjing",
            "nanjing-university-of-science-and-technology",
            id="a college beside its university's letters",
        ),
        pytest.param(
            "Baqiyatallah Hospital, Vanak Sq., Tehran",
            "baqiyatallah-university-of-medical-sciences",
            id="its hospital",
        ),
        pytest.param(
            "НИЦ «Курчатовский институт» – ГосНИИгенетика",
            "national-research-centre-kurchatov-institute",
            id="an institute behind a dash",
        ),
        pytest.param(
            "Space Applications Centre, ISRO, Ahmedabad, India",
            "indian-space-research-organization",
            id="a centre of an agency",
        ),
    ],
)
def test_it_belongs_to_that_body(tool: Screener, text: str, entity_id: str) -> None:
    found = tool.check(text)
    assert found.outcome == "related"
    assert found.matches[0].entity_id == entity_id


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Southeast University Bangladesh", id="a namesake abroad"),
        pytest.param("复旦大学附属长海医院", id="behind another university"),
        pytest.param(
            "АО «Калашников Трейд» имени Ф.Э. Дзержинского", id="another firm, named after somebody"
        ),
    ],
)
def test_it_is_not_taken_for_the_listed_one(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome != "match"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Institute of Solid State Physics", id="an institute called by its subject"),
        pytest.param("Educational Research Institute", id="an alias of ordinary words"),
        pytest.param("Representative Office of Rosoboronexport in India, New Delhi", id="an office abroad"),
    ],
)
def test_it_is_asked_about(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "review"


def test_a_city_is_told_as_the_text_writes_it(tool: Screener) -> None:
    (match,) = tool.check("Northwestern Polytechnical University, Xi'an").matches
    assert any("Xi'an" in reason.says for reason in match.reasons)
