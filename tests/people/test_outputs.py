"""What is written about an applicant: the page, the letter, the JSON; and that all of it can be forgotten."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from screening.app.person import fingerprint
from screening.app.person_depth import depths
from screening.app.person_output import Output, decisions_table, forget_file, forget_past, told, write_outputs
from screening.errors import InvalidFile, UsageError
from screening.intake.people.decisions import read_decisions
from screening.model.comparison import Difference, Record
from screening.model.match import Band
from screening.model.proposal import Proposal
from screening.report.people.as_json import for_proposal, record_dict
from screening.report.people.letter import Address, letter_docx, letter_text, render_letter
from screening.report.people.record_page import render_record
from screening.report.people.words import people_phrases, period
from tests.people.factory import (
    DAY,
    HOME,
    ORCID,
    FewBodies,
    biosketch,
    compared,
    openalex,
    openalex_work,
    orcid_record,
    position,
)

ME = "Ada Exemplar"
MANCHESTER = (HOME, "GB", "027m9bs27")
BEIHANG = ("Beihang University", "CN", "00wk2mp56")
FORM = biosketch([position(HOME, "2018-09")], [("EPSRC", "EP/X000000/1", "2022-01-01", "2026-12-31")])
CHAIR = {**position("Beihang University", "2023-03", "", "Chair Professor"), "country": "CN", "by": "BUAA"}
PUBLIC = orcid_record([position(HOME, "2018-09")], [CHAIR], [("Quiet fans", "2024", "10.1000/a")])
WORKS = openalex(
    openalex_work(
        "Quiet fans",
        "2024-03-01",
        "10.1000/a",
        [(ME, ORCID, [MANCHESTER]), ("Bo Other", "", [BEIHANG])],
        [("Fund One", "1"), ("Fund Two", ""), ("Thousand Talents Plan", "")],
    ),
    openalex_work("Loud engines", "2025-03-01", "10.1000/b", [(ME, "", [])]),
)
FILES: dict[str, str | bytes] = {"form.xml": FORM, "orcid.json": PUBLIC, "works.json": WORKS}


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger of what was derived stays inside the test."""
    monkeypatch.setenv("SCREENING_DATA", str(tmp_path / "data"))


@pytest.fixture
def full(tmp_path: Path) -> Record:
    """An applicant with every kind of question."""
    return compared(tmp_path, FILES).record


@pytest.fixture
def quiet(tmp_path: Path) -> Record:
    """An applicant with nothing to ask."""
    same = orcid_record([position(HOME, "2018-09")])
    return compared(tmp_path, {"form.xml": FORM, "orcid.json": same}).record


def test_letter_asks_each_point_once_and_funders_together(full: Record) -> None:
    text = letter_text(full, Address(reference="X-1"))
    assert text.startswith("Your application X-1: a few questions")
    assert [line for line in text.splitlines() if line[:2] in ("1.", "2.", "3.", "4.")] == [
        "1. Beihang University",
        "2. Thousand Talents Plan",
        "3. Funders named in your papers",
    ]
    assert "Fund One (1)" in text and "Fund Two" in text
    assert "12 December 2026" in text


def test_letter_tells_openly_what_is_listed_and_that_it_says_nothing_about_the_reader(full: Record) -> None:
    text = letter_text(full, Address())
    assert "Beihang University is on the list “Entity List” (US Commerce) since 18 December 2020." in text
    assert text.count("says nothing about you") == 1


def _likely(one: Difference) -> Difference:
    """The same difference, its body read from the name alone."""
    screened = one.organisation.screened
    if screened is None or not screened.matches:
        return one
    matches = tuple(replace(match, band=Band.LIKELY) for match in screened.matches)
    read = replace(screened, answer=replace(screened.answer, matches=matches))
    return replace(one, organisation=replace(one.organisation, screened=read))


def test_letter_does_not_say_that_a_body_may_be_itself(full: Record) -> None:
    likely = tuple(_likely(one) for one in full.differences)
    text = letter_text(replace(full, differences=likely), Address())
    assert "A body of this name, Beihang University, is on the list" in text


def test_letter_uses_no_word_of_accusation(full: Record) -> None:
    text = letter_text(full, Address()).casefold()
    for word in ("fail", "undisclosed", "conceal", "omission", "omitted", "violat", "allege", "misconduct"):
        assert word not in text, word


def test_letter_with_nothing_to_ask_asks_nothing(quiet: Record) -> None:
    text = letter_text(quiet, Address())
    assert text.startswith("Your application: no questions")
    assert " agree" not in text  # where nothing public was given, nothing was compared
    assert "We have no questions" in text and "Please answer" not in text and "☐" not in text


def test_letter_as_html_and_docx_have_the_same_points(full: Record) -> None:
    html = render_letter(full, Address(addressee="Dr <b>Exemplar</b>", answer_by=date(2026, 12, 24)))
    assert "Dr &lt;b&gt;Exemplar&lt;/b&gt;" in html and "24 December 2026" in html
    from docx import Document

    document = Document(io.BytesIO(letter_docx(full, Address())))
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 2"]
    assert headings[:3] == [
        "1. Beihang University",
        "2. Thousand Talents Plan",
        "3. Funders named in your papers",
    ]


def test_outputs_are_the_same_bytes_on_repeat(full: Record) -> None:
    made = letter_docx(full, Address())
    assert made == letter_docx(full, Address())
    with zipfile.ZipFile(io.BytesIO(made)) as parts:  # whose own times would differ from run to run
        assert {one.date_time for one in parts.infolist()} == {(2026, 1, 1, 0, 0, 0)}
    assert render_record(full) == render_record(full)


def test_only_a_record_without_questions_says_what_that_means(full: Record, quiet: Record) -> None:
    meant = people_phrases()("person.result.none_says")
    assert meant in render_record(quiet) and meant not in render_record(full)


def test_record_shows_context_apart_and_marked(full: Record) -> None:
    page = render_record(full)
    assert "Working together is not a tie." in page
    assert "only the name fits" in page and "10.1000/b" in page
    assert "There is no score and no tier for a person." in page


def test_hostile_text_is_harmless_on_the_page(tmp_path: Path) -> None:
    evil = '<script>alert(1)</script>, University of "=HYPERLINK()'
    public = orcid_record([position(HOME, "2018-09")], [position(evil, "2023", title="=1+1")])
    of = compared(tmp_path, {"form.xml": FORM, "orcid.json": public}).record
    assert "<script>" not in render_record(of) + render_letter(of, Address())


@pytest.mark.parametrize("title", ["=1+1", "＝1+1", "@SUM(A1)", "-2+3 ways to fly"])
def test_no_title_of_a_work_is_a_formula_in_the_table_of_decisions(tmp_path: Path, title: str) -> None:
    works = openalex(openalex_work(title, "2025-03-01", "10.1000/b", [(ME, "", [])]))
    of = compared(tmp_path, {**FILES, "works.json": works}).record
    rows = csv.reader(io.StringIO(decisions_table(of)))
    assert [row[1] for row in rows if row[0] == "10.1000/b"] == [f"'{title}"]


def test_json_carries_sentences_and_evidence(full: Record) -> None:
    given = record_dict(full)
    first = given["questions"][0]
    assert first["kind"] == "public_not_declared" and first["in_window"] == "yes"
    assert first["sources"] == ["orcid.json › invited-positions › row 1"]
    assert first["organisation"]["matches"][0]["entity_id"] == "beihang-university"
    assert given["disclosure"]["low"] == "gap_explained"
    assert (given["points"], len(given["questions"])) == (3, 4)
    assert json.loads(json.dumps(given)) == given


def test_part_for_the_proposal_has_ties_of_the_role_and_no_coauthor_or_funder(full: Record) -> None:
    part = for_proposal(full)
    assert part["disclosure_range"] == ["gap_explained", "material_omission"]
    assert [
        (one["organisation"], one["kind"], one["declared"]) for one in part["people"][0]["affiliations"]
    ] == [
        (HOME, "employment", True),
        ("Beihang University", "appointment", False),
    ]


def test_an_affiliation_that_only_a_paper_prints_is_no_part_of_the_proposal(tmp_path: Path) -> None:
    printed = openalex_work("Quiet fans", "2024-03-01", "10.1000/a", [(ME, ORCID, [BEIHANG])])
    of = compared(
        tmp_path,
        {**FILES, "orcid.json": PUBLIC.replace("Beihang", "Example"), "works.json": openalex(printed)},
    )
    assert any(one.organisation.name == "Beihang University" for one in of.record.questions)
    (person,) = for_proposal(of.record)["people"]
    assert [one["organisation"] for one in person["affiliations"]] == [HOME, "Example University"]


def test_part_for_the_proposal_is_read_by_the_proposal(quiet: Record) -> None:
    given = {"schema": "screening/proposal/1", "id": "P-1", "title": "Fans", **for_proposal(quiet)}
    proposal = Proposal.from_dict(given)
    assert proposal.disclosure == "complete"
    assert proposal.people[0].affiliations[0].organisation == HOME


def test_an_answer_settles_a_question_and_narrows_the_range(tmp_path: Path) -> None:
    before = compared(tmp_path, FILES).record
    table = tmp_path / "decisions.csv"
    rows = list(csv.DictReader(io.StringIO(decisions_table(before))))
    for row in rows:
        row.update(verdict="explained" if "10.1000" not in row["key"] else "different", by="Officer")
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    after = compared(tmp_path, FILES, decisions=table).record
    assert after.questions == () and (after.disclosure.low, after.disclosure.high) == (
        "gap_explained",
        "gap_explained",
    )
    assert [one.verdict for one in after.tray] == ["different"]
    assert "explained by the applicant" in render_record(after)


def test_the_newest_table_holds_every_decision_and_is_never_written_over(tmp_path: Path) -> None:
    record = compared(tmp_path, FILES).record
    out = Output(target=tmp_path / "out", address=Address())
    inputs = [tmp_path / name for name in FILES]
    write_outputs(record, inputs, out)
    write_outputs(record, inputs, out)  # nothing was typed
    table = tmp_path / "out" / "decisions.csv"
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    typed = [f"{lines[1].rpartition(',')[0].rstrip(',')},different,Officer,2026-11-21,asked", *lines[2:]]
    table.write_text("\n".join([lines[0], *typed]), encoding="utf-8")
    before = table.read_bytes()
    with pytest.raises(UsageError, match="holds decisions that were not given back"):
        write_outputs(record, inputs, out)
    assert table.read_bytes() == before
    again = compared(tmp_path, FILES, decisions=table)
    write_outputs(again.record, inputs, replace(out, target=tmp_path / "two", decided=again.decided))
    newest = read_decisions(tmp_path / "two" / "decisions.csv")
    assert newest.rows == again.decided.rows and list(newest.verdicts.values()) == ["different"]


def test_a_letter_that_somebody_changed_is_not_written_over(tmp_path: Path) -> None:
    record = compared(tmp_path, FILES).record
    for _ in range(2):
        _written(record, tmp_path)
    letter = tmp_path / "out" / "letter.docx"
    letter.write_bytes(b"as the officer signed it")
    with pytest.raises(UsageError, match=r"letter\.docx: was changed since it was written"):
        _written(record, tmp_path)
    assert letter.read_bytes() == b"as the officer signed it"


def _written(of: Record, folder: Path, target: str = "out") -> tuple[Path, ...]:
    inputs = [folder / name for name in FILES]
    return write_outputs(of, inputs, Output(target=folder / target, address=Address()))


def test_forget_removes_everything_derived_from_a_file(full: Record, tmp_path: Path) -> None:
    made = _written(full, tmp_path)
    assert len(made) == 7 and all(path.is_file() for path in made)
    (tmp_path / "copy of orcid.json").write_bytes((tmp_path / "orcid.json").read_bytes())
    found = forget_file(tmp_path / "copy of orcid.json")
    assert sorted(found.removed) == sorted(str(path) for path in made)
    assert not (tmp_path / "out").exists()
    left = "".join(path.read_text() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert left == "" and (tmp_path / "orcid.json").is_file()
    assert forget_file(tmp_path / "orcid.json").comparisons == 0


def test_forget_works_by_name_when_the_file_is_gone_and_leaves_others(full: Record, tmp_path: Path) -> None:
    _written(full, tmp_path)
    other = compared(tmp_path, {"other.xml": FORM}).record
    kept = write_outputs(
        other, [tmp_path / "other.xml"], Output(target=tmp_path / "o.json", address=Address())
    )
    (tmp_path / "form.xml").unlink()
    assert forget_file(tmp_path / "form.xml").comparisons == 1
    assert kept[0].is_file()
    assert not (tmp_path / "out" / "record.html").exists()


def test_forget_removes_nothing_of_another_applicant_whose_file_has_the_same_name(tmp_path: Path) -> None:
    made: dict[str, tuple[Path, ...]] = {}
    for name in ("ada", "ben"):
        (tmp_path / name).mkdir()
        record = compared(tmp_path / name, {"form.xml": FORM}).record
        (tmp_path / name / "form.xml").write_text(f"the form of {name}")
        output = Output(target=tmp_path / name / "o.json", address=Address())
        made[name] = write_outputs(record, [tmp_path / name / "form.xml"], output)
    assert forget_file(tmp_path / "form.xml.txt").comparisons == 0
    (tmp_path / "form.xml").write_text("the form of somebody who was never compared")
    assert forget_file(tmp_path / "form.xml").comparisons == 0
    (tmp_path / "form.xml").unlink()
    with pytest.raises(UsageError, match=r"several files of that name were read.*ada.*ben"):
        forget_file(tmp_path / "form.xml")
    (tmp_path / "ada" / "form.xml").write_text("changed since")
    assert forget_file(tmp_path / "ada" / "form.xml").removed == (str(made["ada"][0]),)
    assert made["ben"][0].is_file()


def test_forget_expired_removes_only_what_is_past_its_day(tmp_path: Path) -> None:
    short = compared(tmp_path, FILES, keep_days=10).record
    made = _written(short, tmp_path)
    assert forget_past(date(2026, 12, 1)).comparisons == 0
    assert forget_past(date(2026, 12, 2)).comparisons == 1
    assert not made[0].exists()


def test_one_file_by_its_ending(full: Record, tmp_path: Path) -> None:
    for name, start in (("a.html", b"<!doctype"), ("a.json", b"{"), ("a.txt", b"Your"), ("a.docx", b"PK")):
        made = _written(full, tmp_path, name)
        assert made[0].read_bytes().startswith(start)
    with pytest.raises(UsageError, match="expected a folder"):
        _written(full, tmp_path, "a.doc")


def test_told_in_the_terminal(full: Record) -> None:
    text = told(full)
    assert text.startswith("the applicant: 3 questions")
    assert "waits in the tray" in text


def test_told_in_german(full: Record) -> None:
    text = told(full, language="de")
    assert "In den Worten des Briefes" in text
    assert "in the tray" not in text


def test_depth_of_institutions_and_of_countries(tmp_path: Path) -> None:
    result = compared(tmp_path, FILES)
    found = depths(
        result.readings,
        [("University of Manchester", "Beihang University"), ("GB", "China")],
        "n(n-1)",
        result.lookup,
    )
    assert [one.units for one in found] == ["institutions", "countries"]
    assert [(one.weighted, one.output_a, one.output_b) for one in found] == [(1.0, 0.5, 0.5), (1.0, 0.5, 0.5)]
    assert found[0].left_out == 1
    with pytest.raises(UsageError, match="n2"):
        depths(result.readings, [("GB", "CN")], "n3", result.lookup)
    with pytest.raises(UsageError, match="not one of each"):
        depths(result.readings, [("GB", "Beihang University")], "n2", result.lookup)


def test_depth_enters_no_result(tmp_path: Path) -> None:
    """The record with and without the measure differs in the measure alone."""
    from dataclasses import replace

    result = compared(tmp_path, FILES)
    with_depth = replace(result.record, depths=depths(result.readings, [("GB", "CN")], "n2", result.lookup))
    one, other = record_dict(result.record), record_dict(with_depth)
    assert one.pop("collaboration") == [] and len(other.pop("collaboration")) == 1
    assert one == other
    assert "depth 1.000" in render_record(with_depth)


def test_every_word_of_the_model_has_a_phrase() -> None:
    from screening.intake.people.rules_reading import people_rules
    from screening.model.comparison import DifferenceKind, Overlap
    from screening.model.record import Format, RecordKind, Strength

    table, rules = people_phrases().table, people_rules()
    wanted = [f"tie.{one.value}" for one in RecordKind] + [f"format.{one.value}" for one in Format]
    wanted += [f"strength.{one.value}" for one in Strength] + [
        f"difference.{one.value}" for one in DifferenceKind
    ]
    wanted += [f"person.overlap.{one.value}" for one in Overlap] + [
        f"person.state.{one}" for one in rules.order
    ]
    wanted += [f"reason.{one}" for kind in rules.reasons.values() for given in kind.values() for one in given]
    wanted += [f"answer.{one}" for one in rules.answers]
    assert [one for one in wanted if one not in table] == []


def test_inputs_are_hashed_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    (digest,) = fingerprint([tmp_path / "a"]).values()
    assert digest.startswith("e3b0c44298fc")


def test_nothing_declared_is_said(tmp_path: Path) -> None:
    of = compared(tmp_path, {"orcid.json": PUBLIC}).record
    assert of.questions == () and of.disclosure.low is None
    assert "Nothing was compared" in render_record(of)


def test_no_readable_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile):
        compared(tmp_path, {"a.json": b"{}"})


def test_the_range_of_disclosure_reaches_the_assessment(full: Record) -> None:
    from screening.app.assessing import assess_proposal, load_standard_rules

    given = {"schema": "screening/proposal/1", "id": "P-1", "title": "Fans", **for_proposal(full)}
    of = assess_proposal(Proposal.from_dict(given), FewBodies(), load_standard_rules(), as_of=DAY)
    house = of.pack("house_default")
    assert house is not None
    disclosure = next(one for one in house.factors if one.id == "X")
    assert (disclosure.low, disclosure.high) == (1, 3)


def test_the_command_line_end_to_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from screening.cli.main import main

    for name, content in {**FILES, "broken.json": "{"}.items():
        (tmp_path / name).write_text(str(content), encoding="utf-8")
    paths = [str(tmp_path / name) for name in (*FILES, "broken.json")]
    with pytest.raises(SystemExit) as ended:
        main(["person", *paths, "--as-of", "2026-11-21", "--json", "-o", str(tmp_path / "out")])
    assert ended.value.code == 4
    given = json.loads(capsys.readouterr().out)
    assert given["schema"] == "screening/person-record/1"
    assert given["not_read"][0]["place"] == "broken.json"
    assert given["questions"][0]["organisation"]["matches"][0]["entity_id"] == "beihang-university"
    with pytest.raises(SystemExit) as ended:
        main(["person", "--forget", paths[0]])
    assert ended.value.code in (0, None)
    assert "Removed what was derived from form.xml: 7 files" in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        main(["person", paths[0], "--pack", "ca_strak"])
    assert ended.value.code == 2
    assert "did you mean 'ca_strac'" in capsys.readouterr().err


def test_a_target_that_cannot_be_written_is_named(full: Record, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    with pytest.raises(UsageError, match="cannot be written"):
        _written(full, tmp_path, "taken/out.json")


def test_a_window_prints_its_source_and_how_sure_it_is(tmp_path: Path) -> None:
    page = render_record(compared(tmp_path, FILES, window="au_arc").record)
    assert "the ten years from memory" in page and "http://www.uow.edu.au" in page


def test_an_affiliation_of_one_day_is_printed_on_that_day() -> None:
    t = people_phrases()
    assert [period(day, day, None, t) for day in ("2024-03-01", "2024-03", "2024")] == [
        " on 1 March 2024",
        " in March 2024",
        " in 2024",
    ]
