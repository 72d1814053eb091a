"""Parties that sentences name, and what stands behind labels that registers know as headings."""

from pathlib import Path

import docx
import pytest

from screening.intake.agreement_text import Paragraph
from screening.intake.agreements import names_in, read_agreement
from screening.intake.register import read_register
from screening.intake.sentence_parties import said_in
from screening.model.source import Place

A, B, C = "Sample University", "Model Institute of Physics", "Pattern Laboratory Ltd"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        pytest.param(f"In partnership with {A}, {B} and {C}, we drill.", (A, B, C), id="a list"),
        pytest.param(f"The ice is measured by {A} together with the {B}.", (A, B), id="on both sides"),
        pytest.param(f"This is a joint project between {A} (Norway) and {B}.", (f"{A} (Norway)", B),
                     id="between"),
        pytest.param(f"We work jointly with colleagues at {A} and measure ice.", (A,), id="people of a body"),
        pytest.param(f"We collaborate with Dr. Ada Person of the {B}.", (B,), id="the body, not the person"),
        pytest.param(f"In partnership with {A} in March 2027 we drill.", (A,), id="a date is no name"),
        pytest.param(f"In collaboration with NORINCO and {A} we drill.", ("NORINCO", A), id="capitals"),
        pytest.param("We team up with Model Inst. of Optics and Pattern Co., Ltd. to drill.",
                     ("Model Inst. of Optics", "Pattern Co., Ltd."), id="abbreviations"),
        pytest.param(f"A contract between the Faculty of Arts and Sciences of {A} and {B} is planned.",
                     (f"Faculty of Arts and Sciences of {A}", B), id="and inside a name"),
        pytest.param(f"Our partners are {A}, China, and the {B}.", (f"{A}, China", B), id="who they are"),
        pytest.param(f"The consortium consists of {A} and {B}.", (A, B), id="a consortium"),
        pytest.param(f"WP2 will be carried out by the {B}.", (B,), id="who does it"),
        pytest.param(f"In cooperation with the {B}, Person will drill.", (B,), id="a person behind a comma"),
        pytest.param("Das Vorhaben wird gemeinsam mit der Muster-Universität und der Muster AG geplant.",
                     ("Muster-Universität", "Muster AG"), id="German"),
        pytest.param("En partenariat avec l'Université Exemple, nous forons.", ("Université Exemple",),
                     id="French"),
        pytest.param("本项目与示例理工大学、示例航天研究院合作开展。", ("示例理工大学", "示例航天研究院"),
                     id="Chinese"),
        # near misses
        pytest.param("Data are shared in collaboration with industry and universities.", (), id="nobody"),
        pytest.param("The contract between the parties is attached.", (), id="the parties"),
        pytest.param("The gap between School and University is wide.", (), id="no joint work"),
        pytest.param("We partner with schools. The Sample University hosts us.", (), id="another sentence"),
        pytest.param("In collaboration with the USA we drill.", (), id="a country"),
    ],
)  # fmt: skip
def test_who_takes_part_as_sentences_say_it(sentence: str, names: tuple[str, ...]) -> None:
    found = list(said_in(sentence))
    assert [one.names for one in found] == [names] * bool(names)
    assert all(one.sure for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        f"The method was developed in collaboration with {A}.",
        f"The work builds on a project between {A} and {B}.",
        f"Ice melts in collaboration with {A} [12].",
        f"Our PhD programme is a collaboration with {A}.",
    ],
)
def test_a_sentence_about_something_else_makes_no_party_and_is_told(tmp_path: Path, sentence: str) -> None:
    assert [one.sure for one in said_in(sentence)] == [False]
    reading = read_agreement(_text(tmp_path, f"Partner: {C}", sentence))
    assert [one.name for one in reading.proposal.parties] == [C]
    assert "so not read as taking part: Sample University" in reading.not_read[0].says


def _text(folder: Path, *lines: str) -> Path:
    path = folder / "a.txt"
    path.write_text("\n\n".join(("Ice on narrow lakes", *lines)), encoding="utf-8")
    return path


def test_a_party_of_a_sentence_is_told_once(tmp_path: Path) -> None:
    reading = read_agreement(
        _text(tmp_path, f"Partner: {A}, Norway", f"We drill together with the {A} and {B}.")
    )
    assert [(one.name, one.country) for one in reading.proposal.parties] == [(f"{A}, Norway", "NO"), (B, "")]
    assert [(one.kind, one.says) for one in reading.not_read] == [
        ("noted", f"read from a sentence as taking part: {B}; look whether this is so")
    ]


def test_a_text_of_sentences_is_a_proposal_and_a_table_that_holds_some_a_table(
    tmp_path: Path,
) -> None:
    said = f"We drill together with {A}."
    assert [one.name for one in read_register(_text(tmp_path, said)).proposals[0].parties] == [A]
    (tmp_path / "a.txt").write_text(f"Ref;Partner;Summary\nP-1;{B};{said}\n", encoding="utf-8")
    reading = read_register(tmp_path / "a.txt")
    assert [one.name for one in reading.proposals[0].parties] == [B]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param(f"Collaborating institution: {B}", [B], id="a heading of registers"),
        pytest.param(f"Lead partner: {B}", [B], id="lead"),
        pytest.param(f"Partner institution – {B}", [B], id="a dash"),
        pytest.param(f"Partners: {A} (Norway) and {B} (China)", [f"{A} (Norway)", f"{B} (China)"], id="and"),
        pytest.param(
            f"Partners: Pattern Co., Ltd., {B}", ["Pattern Co., Ltd", B], id="a comma inside a name"
        ),
        pytest.param("Company: Pattern", ["Pattern"], id="a word of its own"),
        # near misses
        pytest.param("Organisation: Weekly meetings at the university", [], id="no name"),
        pytest.param("University – industry links are strong", [], id="a dash in a sentence"),
        pytest.param(f"About the partner: {B} is a leading university.", [], id="a sentence"),
        pytest.param("Partner - none", [], id="none"),
    ],
)
def test_labels_that_head_columns_elsewhere(line: str, names: list[str]) -> None:
    assert list(names_in(Paragraph(text=line, place=Place(file="a.txt")))) == names


def test_a_tab_divides_a_label_from_its_name_and_a_funder_is_one(tmp_path: Path) -> None:
    document = docx.Document()
    for one in (f"Partner institution\t{B}", "Funding agency:\tPattern Foundation", "A\tline of its own"):
        document.add_paragraph(one)
    document.save(str(tmp_path / "a.docx"))
    parties = read_agreement(tmp_path / "a.docx").proposal.parties
    assert [(one.name, one.role) for one in parties] == [(B, "partner"), ("Pattern Foundation", "funder")]


def test_a_sentence_below_a_full_line_is_no_part_of_the_name(tmp_path: Path) -> None:
    named = "Partner institution: Invented Institute of Optics, Sample Town, China"
    below = "The project runs from 1 September 2027 to 31 August 2030."
    (tmp_path / "a.txt").write_text(f"{named}\n{below}\n", encoding="utf-8")
    proposal = read_agreement(tmp_path / "a.txt").proposal
    assert [(one.name, one.country) for one in proposal.parties] == [(named.partition(": ")[2], "CN")]
    assert proposal.ends == "2030-08-31"


LETTER = """INVENTED SEA UNIVERSITY
To: Prof. Erika Muster, Institute of Ships, Invented University of Oslo

on behalf of the College of Tides of the Invented Sea University I am
pleased to express our support for your proposal on whales and waves,
(acronym WHALESONG) to be sent to the Invented Research
Foundation (IRF) together with the Imaginary University of the Sound.
The project runs from 1 April 2027 to 31 March 2030.
"""


def test_a_short_line_inside_a_paragraph_cuts_no_name_and_an_addressee_is_no_day(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    reading = read_agreement(tmp_path / "letter.txt")
    names = [one.name for one in reading.proposal.parties]
    assert "Imaginary University of the Sound" in names and "Foundation (IRF)" not in names
    assert not [one for one in reading.not_read if "as a date" in one.says]
    assert (reading.proposal.starts, reading.proposal.ends) == ("2027-04-01", "2030-03-31")
