"""What a German report calls a level or a role is read as that when a German register says so."""

import pytest

from screening.intake.vocabulary import vocabulary
from screening.intake.words import key
from screening.model.proposal_reading import PARTY_ROLES, WORDS
from screening.report.phrases import load_phrases

GERMAN = load_phrases("de")


@pytest.mark.parametrize("field", WORDS)
def test_the_german_word_for_a_level_is_read_as_that_level(field: str) -> None:
    said = {word: GERMAN.content[word.replace("_", " ")] for word in WORDS[field]}
    read = {word: vocabulary().values[field].get(key(german)) for word, german in said.items()}
    assert read == {word: word for word in said}


def test_the_german_word_for_a_role_is_read_as_that_role() -> None:
    read = {
        one: vocabulary().values["partner_role"].get(key(GERMAN.word("names.roles", one)))
        for one in PARTY_ROLES
    }
    assert read == {one: one for one in PARTY_ROLES}


@pytest.mark.parametrize("said", ["nicht bekannt", "nicht angegeben", "k. A.", "Keine Angabe"])
def test_what_german_registers_write_for_nothing_is_unknown(said: str) -> None:
    assert key(said) in vocabulary().unknown
