"""A listed name stays itself in the sentences and cells that people put it in."""

from collections.abc import Callable

import pytest

from screening.app.screener import Screener
from screening.model.screened import Screened

FIRM = "Quorvik Electronics Co., Ltd."


@pytest.mark.parametrize(
    "frame",
    [
        "c/o {}",
        "{} Email: a.b@example.org",
        "{} Tel. 0123 456",
        "Supplier of {}",
        "Supplied by {}",
        "formerly {}",
        "Visiting scholar at {}",
        "{} and University of Sandport",
        "our partner {} will send samples",
        "We thank {} for support",
        "MoU with {} signed 2019",
        "{}'s warehouse",
        "Consultant to {}",
        "at {} in China",
        "1. {}",
        "Vendor {}",
        "If {} agrees, the project starts",
        "a collaborator in {}, China",
        "for {}",
        "Lieferant der {}",
        "Die {} (nachfolgend Partner)",
        "Doctorant à {}",
        "Professore della {}, China",
        "сотрудник {}",
        "{} öğretim üyesi",
        "{}'nden",
        "{}で研究",
        "between University of Sandport and {}",
        "{}<br>5 Main Road",
        "Invoice 12 {} EUR 1,250.00",
        "{}_contract.pdf",
    ],
)
def test_a_firm_with_its_legal_form_is_the_firm(look: Callable[[str], Screened], frame: str) -> None:
    found = look(frame.format(FIRM))
    assert (found.outcome, [one.entity_id for one in found.matches]) == (
        "match",
        ["quorvik-electronics-co-ltd"],
    )


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Employee of Hytera", "match", id="a role"),
        pytest.param("Museum of Hytera", "none", id="a body called after it"),
        pytest.param("We thank Hytera for support.", "match", id="in a sentence"),
        pytest.param("Hytera's products", "match", id="the possessive"),
        pytest.param("Hyteraで研究", "match", id="Japanese behind it"),
        pytest.param("при поддержке АО Концерн Калашников", "match", id="small Russian words before it"),
        pytest.param("Hytera and MIT", "match", id="an acronym behind and"),
        pytest.param("Subcontractor of Rosstandart", "match", id="an agency of one word"),
        pytest.param("SYRIAN AIR FORCE", "match", id="in capitals a word of it is no acronym"),
        pytest.param("NTECHLAB, MOSCOW", "match", id="in capitals its words are one"),
        pytest.param("Dept. X, Cambrian (Hong Kong) Co., Ltd.", "match", id="the place in its own name"),
        pytest.param(
            "Institute of Applied Physics and Computational Mathematics and Utrecht University",
            "match",
            id="no unit of the other body",
        ),
    ],
)
def test_names_amid_others(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("including Velmar Academy of Engineering Physics", "match", id="prose"),
        pytest.param("J. Smithson, Velmar Academy of Engineering Physics", "match", id="a person"),
        pytest.param("Oxley Smithson, Velmar Academy of Engineering Physics", "match", id="two words"),
        pytest.param("Department of Optics, Velmar Academy of Engineering Physics", "related", id="a unit"),
        pytest.param("Oxley Botanical Garden, Velmar Academy of Engineering Physics", "related", id="a body"),
    ],
)
def test_words_that_describe_nothing_are_no_institute(
    look: Callable[[str], Screened], text: str, outcome: str
) -> None:
    assert look(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("就职于临马大学", "match", id="employed at"),
        pytest.param("与临马大学合作", "match", id="together with"),
        pytest.param("临马大学和山德大学", "match", id="and another"),
        pytest.param("现任临马大学教授", "match", id="is a professor there"),
        pytest.param("访问临马大学", "match", id="visits"),
        pytest.param("山德临马大学", "none", id="another word before it"),
        pytest.param("暨南大学", "none", id="a short name cut from another"),
    ],
)
def test_chinese_names_in_sentences(small: Screener, tool: Screener, text: str, outcome: str) -> None:
    assert (tool if "南" in text else small).check(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("CETC QUOROPTICS CO., LTD.", "review", id="a firm that a group's acronym begins"),
        pytest.param("CETC Quoroptics", "none", id="no firm"),
        pytest.param("CETC engineers", "review", id="a word in small letters"),
        pytest.param("CEC Quoroptics Ltd", "none", id="letters that others have too"),
    ],
)
def test_the_acronym_of_a_group_may_begin_a_firms_name(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("both University of Tehran and MIT", "match", id="a small word before the head"),
        pytest.param("Applicant University of Tehran", "match", id="the label of a form"),
        pytest.param("Quorvik University of Tehran", "none", id="a word that may be a name's"),
        pytest.param("beijing University of Tehran", "none", id="a place, however it is written"),
        pytest.param("Alumnus of University of Tehran", "match", id="a person"),
        pytest.param("Alumni Association of University of Tehran", "related", id="an association"),
        pytest.param("Hebei University of S&T", "match", id="two letters"),
        pytest.param("Иванов И. И., Университет Цинхуа", "match", id="a surname is no town"),
        pytest.param("They moved from University of Tehran to Utrecht", "match", id="where they went"),
    ],
)
def test_universities_in_prose(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Museum for Hytera", "none", id="a body for it"),
        pytest.param(
            "B.S., China University of Technology", "none", id="a degree is no point of the compass"
        ),
        pytest.param("(a) Beijing University of Technology", "none", id="a letter of a list is no initial"),
        pytest.param("Soochow U.", "review", id="another university has the name as well"),
        pytest.param("中国科学院地质与地球物理研究所博士", "related", id="somebody at an institute"),
        pytest.param("Roe, Jane; School 57, Moscow, Russia", "review", id="three letters may be a surname"),
    ],
)
def test_other_names_in_the_same_frames(tool: Screener, text: str, outcome: str) -> None:
    assert tool.check(text).outcome == outcome
