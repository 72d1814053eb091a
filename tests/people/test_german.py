"""The record and the letter in German: no English sentence of ours is left, and people decide."""

import re
from pathlib import Path

import pytest

from screening.model.comparison import Record
from screening.report.people.letter import Address, letter_text, render_letter
from screening.report.people.record_page import render_record
from screening.report.people.words import people_phrases
from tests.people.factory import record
from tests.report.german import ENGLISH_WORDS, unmarked, without

DATA = Path(__file__).parent / "data"
GERMAN = people_phrases("de")
# What the invented applicant's files and the lists say, and what is written into a table as it is.
VERBATIM = (
    "University of Manchester", "University of Oxford", "Delft University of Technology", "date of birth",
    "National Natural Science Foundation of China", "Trailing edges that make less noise",
)  # fmt: skip


@pytest.fixture(scope="module")
def applicant(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """An applicant with a question of every usual kind."""
    names = ("biosketch.xml", "support.xml", "orcid.xml", "cv.txt", "openalex_lines.jsonl", "scopus.csv")
    files: dict[str, str | bytes] = {name: (DATA / name).read_bytes() for name in names}
    return record(tmp_path_factory.mktemp("applicant"), files)


def test_the_record_is_german(applicant: Record) -> None:
    page = render_record(applicant, phrases=GERMAN)
    left = without(unmarked(page), VERBATIM)
    assert applicant.questions
    assert [left[max(0, one.start() - 50) : one.end() + 50] for one in ENGLISH_WORDS.finditer(left)] == []
    assert GERMAN("person.result.person") in page


def test_the_letter_is_german_and_formal(applicant: Record) -> None:
    page = render_letter(applicant, Address(addressee="Frau Prof. Exemplar"), phrases=GERMAN)
    text = letter_text(applicant, Address(addressee="Frau Prof. Exemplar"), phrases=GERMAN)
    for one in (unmarked(page), text):
        left = without(one, VERBATIM)
        assert ENGLISH_WORDS.findall(left) == []
        assert "Guten Tag, Frau Prof. Exemplar," in one
        assert re.search(r"\b([Dd]u|[Dd]ein\w*|[Ee]uch|[Ee]uer\w*)\b", left) is None
    assert "Menschen, kein Programm, entscheiden über Ihren Antrag" in text


def test_every_difference_has_its_german_question(applicant: Record) -> None:
    english = people_phrases("en")
    asked = [key for key in GERMAN.table if key.startswith(("letter.question.", "letter.ask.", "reason."))]
    assert [key for key in asked if GERMAN.table[key] == english.table[key]] == [
        "letter.question.funder_line"
    ]
