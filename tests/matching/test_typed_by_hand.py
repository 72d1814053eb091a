"""What people type into forms, CVs and letters: capitals, columns, sentences, denials, other academies."""

import pytest

from screening.app.screener import Screener


@pytest.mark.parametrize(
    ("text", "outcome", "entity_id"),
    [
        pytest.param("iFlytek", "match", "iflytek", id="a small letter, then a capital"),
        pytest.param("Casic", "review", "china-aerospace-science-and-industry-corporation", id="an acronym"),
        pytest.param(
            "Xidan University",
            "match",
            "xidian-university",
            id="a slip as near to a more usual word",
        ),
        pytest.param(
            "Saint Petersburg Naval Design Bureau Almaz",
            "match",
            "st-petersburg-naval-design-bureau-almaz",
            id="Saint for St.",
        ),
        pytest.param(
            "2003-2007   BSc   Zhejiang Univ.   Optical Engineering",
            "match",
            "zhejiang-university",
            id="columns divided by spaces",
        ),
        pytest.param(
            "Affiliated Hosp Hebei Univ, Dept Cardiol, Baoding",
            "related",
            "hebei-university",
            id="a hospital as indexes print it",
        ),
        pytest.param(
            "Hosp Affil Hebei Univ, Baoding", "related", "hebei-university", id="its words cut short"
        ),
        pytest.param(
            "Transactions of Nanjing University of Aeronautics and Astronautics",
            "related",
            "nanjing-university-of-aeronautics-and-astronautics",
            id="a journal",
        ),
        pytest.param(
            "joint laboratory of Teldor and Beihang",
            "review",
            "beihang-university",
            id="behind and, in a sentence",
        ),
        pytest.param(
            "a supplier to COMAC and Teldor",
            "review",
            "commercial-aircraft-corporation-of-china",
            id="before and, in a sentence",
        ),
        pytest.param("中兴通讯深圳分公司", "related", "zte-corporation", id="a branch of a firm"),
        pytest.param("中国上海长海医院", "match", "changhai-hospital", id="its country before its city"),
        pytest.param(
            "在信息工程大学工作", "match", "pla-information-engineering-university", id="where somebody works"
        ),
        pytest.param(
            "University of Science and Technology of China of CAS",
            "match",
            "university-of-science-and-technology-of-china",
            id="an acronym to which it belongs",
        ),
        pytest.param(
            "АО «НПО «СПЛАВ» имени А. Н. Ганичева»; Aкционерное общество «Научно-исследовательский институт"
            " двигателей»",
            "match",
            "npo-splav-jsc",
            id="a Latin letter in another word",
        ),
        pytest.param(
            "Акционерное общество «Научно-исследовательский институт двигателей»",
            "match",
            "joint-stock-company-scientific-research-institute-of-engines",
            id="listed with a Latin letter in a Russian word",
        ),
        pytest.param(
            "Teldor University and Shaanxi Aero Electric Co., Ltd",
            "match",
            "shaanxi-aero-electric-co-ltd",
            id="a firm behind a university",
        ),
        pytest.param(
            "Delegation of Shaanxi Aero Electric Co., Ltd in the town hall",
            "match",
            "shaanxi-aero-electric-co-ltd",
            id="persons of a firm",
        ),
        pytest.param(
            "współpraca z Anhui University od 2018", "match", "anhui-university", id="a year behind od"
        ),
        pytest.param(
            "MoU East China University of Technology / Teldor",
            "match",
            "east-china-university-of-technology",
            id="a capital inside the word before",
        ),
        pytest.param(
            "Delegation of Air Force Engineering University visits Vienna",
            "match",
            "air-force-engineering-university",
            id="a place in a sentence",
        ),
        pytest.param(
            "student exchange with Southwest Institute of Technical Physics since 2016",
            "match",
            "southwest-institute-of-technical-physics",
            id="small letters behind",
        ),
        pytest.param(
            "Zhengzhou Information Engineering University",
            "review",
            "pla-information-engineering-university",
            id="its city before an ordinary name",
        ),
    ],
)
def test_what_people_type_names_the_body(tool: Screener, text: str, outcome: str, entity_id: str) -> None:
    found = tool.check(text)
    assert (found.outcome.value, found.matches[0].entity_id) == (outcome, entity_id)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bit", id="a short word with a capital"),
        pytest.param(
            "Teldor Technology University, Tehran", id="the head belongs to what is before the comma"
        ),
        pytest.param(
            "Institute of Physics, Teldor Academy of Sciences, Zhengzhou, China", id="another academy's"
        ),
        pytest.param("Beijing Institute of Waves", id="a city and one word"),
        pytest.param("Universidad de Pekín de Lenguas Extranjeras", id="a university that goes on"),
        pytest.param("Tarim University", id="a word of another language"),
        pytest.param("Air Force Engineering University based in Vienna", id="a place where it is"),
        pytest.param("The law firm of Harper and Iskra", id="a firm of two names"),
    ],
)
def test_what_looks_like_it_does_not(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome.value == "none"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Teldor University (not to be confused with Harbin Engineering University)",
            "not to be confused with",
            id="in brackets",
        ),
        pytest.param("NOT Harbin Engineering University", "NOT", id="a single word"),
        pytest.param(
            "Nicht zu verwechseln mit der Harbin Engineering University",
            "Nicht zu verwechseln mit",
            id="an article between",
        ),
        pytest.param("It is not a part of Harbin Engineering University", "", id="words of another denial"),
        pytest.param("We have no links to the Harbin Engineering University", "no links to", id="a denial"),
        pytest.param("不是哈尔滨工程大学", "不是", id="in Chinese"),
        pytest.param("合作单位不是哈尔滨工程大学", "不是", id="in Chinese, behind another word"),
        pytest.param("并非哈尔滨工程大学", "并非", id="in Chinese, which is no part of a name"),
        pytest.param(
            "not affiliated\nwith Harbin Engineering University",
            "not affiliated with",
            id="over a line's end",
        ),
        pytest.param("Licensed: not. Harbin Engineering University", "", id="a stop between"),
        pytest.param("Sandport, not; Harbin Engineering University", "", id="a semicolon between"),
        pytest.param("If not, Harbin Engineering University", "", id="a comma between"),
    ],
)
def test_a_body_that_the_text_excludes_is_asked_about(tool: Screener, text: str, words: str) -> None:
    found = tool.check(text)
    assert found.matches[0].entity_id == "harbin-engineering-university"
    excluded = [reason for reason in found.matches[0].reasons if reason.feature == "excluded"]
    assert [one.says for one in excluded] == (
        [
            f'The words before the name ("{words}") may say that Harbin Engineering University is not what is'
            " meant."
        ]
        if words
        else []
    )
    assert found.outcome.value == ("review" if words else "match")


def test_two_firms_of_ordinary_words_are_both_found(tool: Screener) -> None:
    """The comma of "Co., Ltd" ends neither name, whatever else the text names."""
    found = tool.check("Seyed Mousavi Trading and Shaanxi Aero Electric Co., Ltd")
    assert {one.entity_id for one in found.matches} >= {
        "seyed-mousavi-trading",
        "shaanxi-aero-electric-co-ltd",
    }
