"""A Russian name is found in whatever grammatical case a sentence puts it."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from screening import resources
from screening.app.resources_matching import new_word_forms
from screening.app.screener import Screener
from screening.model.screened import Screened
from tests.matching.factory import entity, screener

Look = Callable[..., Screened]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Looks a text up where three bodies have names in Cyrillic letters: masculine, feminine and neuter."""
    folder: Path = tmp_path_factory.mktemp("cases")
    return screener(
        folder,
        (
            entity(
                "Institute of Shields", country="RU", native_name="Яхонтский государственный щитовой институт"
            ),
            entity(
                "Academy of Shields",
                country="RU",
                native_name="Яхонтская государственная академия прикладных щитов",
            ),
            entity(
                "Shields Association",
                country="RU",
                native_name="Акционерное общество Яхонтское опытное предприятие щитов",
            ),
        ),
    ).check


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param(
            "сотрудник Яхонтского государственного щитового института", "institute-of-shields", id="genitive"
        ),
        pytest.param(
            "передано Яхонтскому государственному щитовому институту", "institute-of-shields", id="dative"
        ),
        pytest.param("в Яхонтском государственном щитовом институте", "institute-of-shields", id="locative"),
        pytest.param(
            "вместе с Яхонтским государственным щитовым институтом", "institute-of-shields", id="instrumental"
        ),
        pytest.param(
            "профессор Яхонтской государственной академии прикладных щитов",
            "academy-of-shields",
            id="feminine",
        ),
        pytest.param(
            "окончил Яхонтскую государственную академию прикладных щитов",
            "academy-of-shields",
            id="accusative",
        ),
        pytest.param(
            "сотрудник Акционерного общества Яхонтского опытного предприятия щитов",
            "shields-association",
            id="neuter",
        ),
        pytest.param(
            "в Акционерном обществе Яхонтском опытном предприятии щитов",
            "shields-association",
            id="neuter locative",
        ),
    ],
)
def test_every_case_is_read(seen: Look, text: str, body: str) -> None:
    found = seen(text)
    assert found.outcome == "match"
    assert found.matches[0].entity_id == body


def test_another_institute_is_not_the_same_by_its_case(seen: Look) -> None:
    assert seen("в Самоцветском государственном щитовом институте").outcome == "none"


def test_the_words_of_registered_names_are_written_as_words_are_compared() -> None:
    """A word in another form than the comparable one would stand in its table for nothing."""
    forms = new_word_forms()
    table = yaml.safe_load(resources.text("rules", "matching", "legal_forms.yml"))
    assert {word: forms.kept(word) for word in table["registered"]} == {
        word: word for word in table["registered"]
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "договор с {}",
        "при поддержке {}",
        "совместно с {} и ТУ Вены",
        "работает в {} с 2015 года",
        "В 2020 году {} подписал договор",
        "{} ИНН 7700000000",
    ],
)
@pytest.mark.parametrize(
    ("name", "entity_id"),
    [
        ("Университет Бейхан", "beihang-university"),
        ("Миландр", "ao-pkk-milandr"),
        ("Астраханский государственный университет", ""),
    ],
)
def test_words_of_a_sentence_are_no_part_of_a_name(
    tool: Screener, sentence: str, name: str, entity_id: str
) -> None:
    alone, told = tool.check(name), tool.check(sentence.format(name))
    assert not entity_id or alone.matches[0].entity_id == entity_id
    assert [one.entity_id for one in told.matches][:1] == [one.entity_id for one in alone.matches][:1]


def test_the_initial_of_a_scholar_leads_to_no_name(tool: Screener) -> None:
    text = "Teldor Federal University named after M.V. Lomonosov, Arkhangelsk"
    assert tool.check(text).outcome.value == "none"
