"""A listed body that the text names and no reader of parties took: shown, asked about, never weighed."""

from pathlib import Path

import pytest

from screening.app.assessing import assess_proposal, load_standard_rules, proposal_hash
from screening.app.proposal_files import read_proposal_file
from screening.model.assessment import Assessment, PackResult
from screening.model.proposal import Proposal
from screening.report.copies import copy_of
from screening.report.phrases import load_phrases
from screening.report.portfolio_view import project_row
from tests.shipped import DAY, shipped_screener

LETTER = """HARBIN ENGINEERING UNIVERSITY
College of Underwater Acoustic Engineering

Title: Bird song in city parks
Partner: University of Southampton

{body}
"""


def assessed(given: Proposal, profile: str = "register") -> Assessment:
    return assess_proposal(given, shipped_screener(DAY), load_standard_rules(), as_of=DAY, profile=profile)


def letter(folder: Path, body: str = "We are pleased to support your proposal.") -> Assessment:
    path = folder / "letter.txt"
    path.write_text(LETTER.format(body=body), encoding="utf-8")
    return assessed(read_proposal_file(path))


def named(found: Assessment) -> list[tuple[str, str]]:
    """The words with which the text names a body, and the body."""
    return [(one.name, one.screened.matches[0].entity_id) for one in found.parties if one.role == "named"]


def house(found: Assessment) -> PackResult:
    result = found.pack("house_default")
    assert result is not None
    return result


def test_the_sender_of_a_letter_is_asked_about_first_and_weighs_nothing(tmp_path: Path) -> None:
    found = letter(tmp_path)
    assert named(found) == [("HARBIN ENGINEERING UNIVERSITY", "harbin-engineering-university")]
    result = house(found)
    assert (result.tier_min, result.tier_max) == ("T0", "T0")
    assert "Harbin Engineering University" in result.questions[0].says
    assert result.response.startswith("first see whether a listed body")
    assert not [gate for gate in found.gates if gate.holds != "false"]


def test_a_routine_result_shows_in_the_portfolio_that_somebody_has_to_look(tmp_path: Path) -> None:
    row = project_row(letter(tmp_path).to_dict(), load_phrases("en"))
    assert len(row.questions) == 1 and "Harbin Engineering University" in row.names


def test_a_party_that_the_text_names_again_is_not_asked_about(tmp_path: Path) -> None:
    found = letter(tmp_path, "Partner: Harbin Engineering University, Harbin")
    assert named(found) == []


def test_each_body_is_named_once_with_the_words_around_it(tmp_path: Path) -> None:
    found = letter(
        tmp_path,
        "The work is agreed with our friends of Xidian University in Xi'an, who lend two cameras, and of "
        "the choir of our town. Xidian University asks for a copy of every record that is made of birds.",
    )
    assert [entity for _, entity in named(found)] == ["harbin-engineering-university", "xidian-university"]
    words = named(found)[1][0]
    assert "lend two cameras" in words and words.endswith("…") and "every record" not in words


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("The CSC pays the fare.", id="a short form that may mean others too"),
        pytest.param("We follow the habits of Chinese universities.", id="no body at all"),
        pytest.param("The leader holds a PhD of Beihang University, Beijing.", id="a place of study"),
        pytest.param(
            "References\nLi W., Beihang University, Beijing: Water maps. 2020.", id="a line of the literature"
        ),
        pytest.param("Nanjing University of the Arts lent the hall.", id="another body than the listed one"),
    ],
)
def test_what_a_text_does_not_settle_is_not_claimed(tmp_path: Path, said: str) -> None:
    assert [entity for _, entity in named(letter(tmp_path, said))] == ["harbin-engineering-university"]


def test_the_researchers_copy_has_the_name_without_the_words_around_it(tmp_path: Path) -> None:
    found = letter(
        tmp_path, "Prof. Erika Example of Xidian University in Xi'an lends two cameras to us."
    ).to_dict()
    assert "Erika" in str(found["parties"])
    made = copy_of(found, "researcher")
    assert "Xidian University" in [one["name"] for one in made["parties"]] and "Erika" not in str(made)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("We will host PhD students of Xidian University, Xi'an.", id="students who come"),
        pytest.param("A joint PhD programme with Xidian University is agreed.", id="a degree given together"),
    ],
)
def test_students_of_the_project_are_no_place_of_study(tmp_path: Path, said: str) -> None:
    assert "xidian-university" in [entity for _, entity in named(letter(tmp_path, said))]


def test_behind_the_literature_the_text_is_read_again(tmp_path: Path) -> None:
    said = "References\nLi W., Maps. 2020.\n\nSupport\nXidian University, Xi'an, lends a van."
    assert "xidian-university" in [entity for _, entity in named(letter(tmp_path, said))]


def test_a_name_broken_over_two_lines_is_read(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(
        "Partner: University of Southampton\n\nWith thanks to Nanjing University of Science\n"
        "And Technology for the loan of a boat.\n",
        encoding="utf-8",
    )
    assert [entity for _, entity in named(assessed(read_proposal_file(path)))] == [
        "nanjing-university-of-science-and-technology"
    ]


def test_a_summary_is_read_like_a_letter_and_no_result_keeps_the_text(tmp_path: Path) -> None:
    given = Proposal.from_dict(
        {
            "schema": "screening/proposal/1",
            "id": "P",
            "title": "Bird song",
            "summary": "Recorders are built together with Beihang University in Beijing.",
            "parties": [{"name": "University of Southampton"}],
        }
    )
    assert [entity for _, entity in named(assessed(given))] == ["beihang-university"]
    found = letter(tmp_path, "A sentence that stands nowhere else.")
    assert "lines" not in found.to_dict()["proposal"] and "nowhere else" not in str(found.to_dict())
    assert found.input_hash == proposal_hash(found.proposal)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("GeoRes aims to widen the use of maps in schools.", id="a project's acronym"),
        pytest.param(
            "Since technology changes fast, we shall meet twice a year.", id="words read as a firm's"
        ),
    ],
)
def test_an_acronym_or_a_word_of_prose_names_no_firm(tmp_path: Path, body: str) -> None:
    found = letter(tmp_path, body)
    assert [entity for _, entity in named(found)] == ["harbin-engineering-university"]
