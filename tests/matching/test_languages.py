"""Names in Russian cases, in Persian spellings, with "named after": the same body all the same."""

import pytest

from screening.app.screener import Screener


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        pytest.param(
            "студент Московского авиационного института", "moscow-aviation-institute", id="genitive"
        ),
        pytest.param("Moskovskij aviacionnyj institut", "moscow-aviation-institute", id="ISO 9"),
        pytest.param(
            "Кафедра общей физики Московского физико-технического института",
            "moscow-institute-of-physics-and-technology",
            id="a department in front",
        ),
        pytest.param(
            "Moscow State Technical University n.a. N.E. Bauman",
            "bauman-moscow-state-technical-university",
            id="named after, shortened",
        ),
        pytest.param("МГУ им. М.В. Ломоносова, Москва", "moscow-state-university", id="Russian"),
        pytest.param(
            "студент Томского политехнического университета", "tomsk-polytechnic-university", id="case"
        ),
        pytest.param("НИУ ВШЭ", "moscows-higher-school-of-economics", id="Russian initials"),
        pytest.param("l'Université de Jilin", "jilin-university", id="an article with an apostrophe"),
        pytest.param(
            "l'Université Jiao Tong de Shanghai", "shanghai-jiao-tong-university", id="in another order"
        ),
        pytest.param("dell’Università di Fudan", "fudan-university", id="the same in Italian"),
        pytest.param("l'université Tsinghua à Pékin", "tsinghua-university", id="university in front"),
        pytest.param("Universidad de Pekín", "peking-university", id="a city in another language"),
        pytest.param(
            "Chinesische Akademie der Wissenschaften", "chinese-academy-of-sciences", id="the state in German"
        ),
        pytest.param(
            "NanjingUniversityofAeronauticsandAstronautics",
            "nanjing-university-of-aeronautics-and-astronautics",
            id="no space at all",
        ),
        pytest.param(
            "Nanjing University of Aeronauticsand Astronautics",
            "nanjing-university-of-aeronautics-and-astronautics",
            id="one space lost",
        ),
        pytest.param("CN: Beihang University, DE: TUM", "beihang-university", id="DE is no of"),
        pytest.param("Emam Husain University", "imam-hussein-university", id="Persian"),
        pytest.param(
            "Imam Hosein Comprehensive University", "imam-hussein-university", id="another spelling"
        ),
        pytest.param(
            "Харбинский политехнический университет", "harbin-institute-of-technology", id="Russian usage"
        ),
        pytest.param("Пекинский университет, факультет физики", "peking-university", id="a city's adjective"),
        pytest.param("Пекинский университет факультет физики", "peking-university", id="and a faculty"),
        pytest.param("Jiaotong-Universität Shanghai", "shanghai-jiao-tong-university", id="the city last"),
        pytest.param(
            "Northwestern Polytechnical Univers, Xi'an", "northwestern-polytechnical-university", id="cut"
        ),
        pytest.param("Academia Chinesa de Ciências", "chinese-academy-of-sciences", id="Portuguese"),
        pytest.param(
            "Université de science et technologie de Huazhong",
            "huazhong-university-of-science-and-technology",
            id="what tells it stands last",
        ),
        pytest.param("Almaz-Antey Concern", "almaz-antey", id="concern behind the name"),
        pytest.param(
            "中国航天科技集団公司第五研究院", "china-academy-of-space-technology", id="Japanese in the list"
        ),
        pytest.param(
            "中国电子科技集团公司第38研究所, 合肥",
            "east-china-research-institute-of-electronic-engineering",
            id="a Chinese number in digits",
        ),
        pytest.param("Xi´an Jiaotong Univ., Xi´an 710049", "xian-jiaotong-university", id="an accent for it"),
        pytest.param("Xiâ€™an Jiaotong University", "xian-jiaotong-university", id="UTF-8 misread"),
    ],
)
def test_other_forms_of_a_name(tool: Screener, text: str, entity: str) -> None:
    found = tool.check(text)
    assert tool.engine.gate.passing([text]) == [0]
    assert (found.outcome, found.matches[0].entity_id) == ("match", entity)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Московский архитектурный институт", id="another institute of the city"),
        pytest.param("MAI, Moscow Architectural Institute", id="the acronym of the words beside it"),
        pytest.param("Russian Academy of Sciences, Moscow", id="an academy of state is complete"),
        pytest.param("Institute of Geology, RAS, Moscow", id="the academy's acronym is no institute's"),
        pytest.param("Российская академия наук", id="the same in Russian"),
        pytest.param("Томский государственный университет", id="another university of a city"),
        pytest.param("Russische Akademie der Wissenschaften", id="and in German"),
        pytest.param("Università dell'Aquila", id="an article before a city"),
        pytest.param("Indian Naval Academy, Ezhimala", id="a military academy of another state"),
        pytest.param("Turkish Air Force Academy", id="another"),
    ],
)
def test_other_bodies(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "none"


def test_a_university_behind_another_keeps_its_own_name(tool: Screener) -> None:
    found = tool.check("Peking University and Tsinghua University").matches
    assert [one.entity_id for one in found] == ["peking-university", "tsinghua-university"]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        pytest.param("Université d'État de Moscou Lomonossov", "moscow-state-university", id="French"),
        pytest.param("Universidad Estatal de Moscú Lomonósov", "moscow-state-university", id="Spanish"),
        pytest.param("Harbin Institut für Technologie", "harbin-institute-of-technology", id="German for"),
        pytest.param(
            "Institut de technologie de Harbin, Chine", "harbin-institute-of-technology", id="turned round"
        ),
        pytest.param(
            "Baghiatallah Univ. of Medical Sciences",
            "baqiyatallah-university-of-medical-sciences",
            id="a Persian transliteration",
        ),
        pytest.param("北京航天航空大学", "beihang-university", id="two words that changed places"),
        pytest.param(
            "电子科大", "university-of-electronic-science-and-technology-of-china", id="short in Chinese"
        ),
        pytest.param("杭州电子科大", "hangzhou-dianzi-university", id="the short name of another"),
    ],
)
def test_other_languages_and_spellings(tool: Screener, text: str, entity: str) -> None:
    found = tool.check(text)
    assert (found.outcome, found.matches[0].entity_id) == ("match", entity)


def test_a_technical_university_may_be_an_institute_of_technology(tool: Screener) -> None:
    found = tool.check("Technische Universität Harbin, China")
    assert found.outcome == "review"
    assert [one.entity_id for one in found.matches] == ["harbin-institute-of-technology"]
    assert tool.check("Technisches Institut Harbin, China").outcome == "review"
    assert tool.check("Technische Universität Dresden").outcome == "none"


def test_the_city_that_a_weak_name_has_itself_does_not_speak_for_it(tool: Screener) -> None:
    assert tool.check("Xi'an Aeronautical Institute, Xi'an").outcome == "review"
