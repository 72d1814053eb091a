"""Damaged and mislabelled files: one sentence each, and the others are still read."""

import io
import json
import random
import zipfile
from pathlib import Path

import pytest

from screening.app.person import PersonOptions, compare_person
from screening.app.person_command import Request, run
from screening.errors import InvalidFile, SafetyLimit, ScreeningError, UsageError
from screening.intake.agreements import read_agreement
from screening.intake.people.bounded import MAX_BYTES
from screening.intake.people.decisions import read_decisions
from screening.intake.people.reading import read_person_file
from screening.model.record import Format, Side
from tests.people.factory import DAY, HOME, FewBodies, biosketch, compared, orcid_record, position
from tests.people.office_files import docx, pdf

DATA = Path(__file__).parent / "data"
GOOD_PDF = pdf([["Employment", "2018 - present Reader, University of Manchester"]])

DAMAGED = [
    pytest.param(
        "a.xml", biosketch([position(HOME, "2018")])[:300].encode(), "XML is damaged or cut off", id="cut"
    ),
    pytest.param(
        "a.json", orcid_record([position(HOME, "2018")])[:200].encode(), "JSON is damaged", id="cut json"
    ),
    pytest.param(
        "a.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><profile/>', "document type or entities", id="entity"
    ),
    pytest.param(
        "a.json", b'{"authorships":' + b"[" * 100_000, "nested too deeply|JSON is damaged", id="deep json"
    ),
    pytest.param("a.yaml", b"declared: [{organisation: X}\npublic: ]", "not readable as YAML", id="yaml"),
    pytest.param("a.yaml", b"declared: []\ndeclared: []\n", "second time", id="repeated key"),
    pytest.param("a.yaml", b"public: &a [1]\ndeclared: *a\n", "aliases", id="alias"),
    pytest.param("a.pdf", GOOD_PDF[:120], "cannot be opened|every page is a picture", id="cut pdf"),
    pytest.param("a.pdf", pdf([[]]), "every page is a picture", id="scan"),
    pytest.param("a.docx", docx(["x"])[:80], "cut off or damaged|none of the formats", id="cut docx"),
    pytest.param("a.docx", docx([""]), "holds no text", id="empty docx"),
    pytest.param("a.txt", b"", "empty", id="empty"),
    pytest.param("a.bin", bytes(range(256)) * 8, "not a text file|none of the formats", id="binary"),
    pytest.param("a.json", b'{"some": "thing"}', "none of the formats", id="other json"),
    pytest.param("a.xml", b"<html><body>Login</body></html>", "none of the formats", id="login page"),
    pytest.param("a.csv", b"Authors,Title,Year,EID\n", "headings and no rows", id="no rows"),
]


@pytest.mark.parametrize(("name", "content", "says"), DAMAGED)
def test_a_damaged_file_gets_one_sentence_and_the_others_are_read(
    name: str, content: bytes, says: str, tmp_path: Path
) -> None:
    good = {"form.xml": biosketch([position(HOME, "2018-09")]).encode()}
    found = compared(tmp_path, {**good, name: content})
    assert [one.place.file for one in found.record.not_read] == [name]
    sentence = found.record.not_read[0].says
    assert any(part in sentence for part in says.split("|")), sentence
    assert not sentence.startswith(name) and "\n" not in sentence
    assert [line.organisation.name for line in found.record.timeline] == [HOME]


def test_only_damaged_files_is_an_error_that_names_each(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile) as caught:
        compared(tmp_path, {"a.json": b"{", "b.xml": b"<a"})
    assert len(caught.value.problems) == 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="there is no such file"):
        compare_person([tmp_path / "gone.xml"], PersonOptions(as_of=DAY), FewBodies())


def test_a_file_above_the_limit_is_refused_by_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "a.pdf").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(SafetyLimit, match="above the limit"):
        compare_person([tmp_path / "a.pdf"], PersonOptions(), FewBodies())


def test_a_mislabelled_file_is_read_for_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "orcid.csv"
    path.write_text(biosketch([position(HOME, "2018")]))
    assert read_person_file(path).format is Format.SCIENCV_BIOSKETCH_XML


def test_a_wrong_guess_can_be_corrected(tmp_path: Path) -> None:
    text = "Employment\n2018 - present Reader, University of Manchester\n"
    found = compared(
        tmp_path, {"page.txt": text}, formats={"page.txt": "cv-text"}, sides={"page.txt": "public"}
    )
    assert found.readings[0].side is Side.PUBLIC
    assert found.record.timeline[0].public


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"formats": {"form.xml": "orcid-jsn"}}, "did you mean 'orcid-json'"),
        ({"sides": {"form.xml": "publik"}}, "did you mean 'public'"),
        ({"formats": {"other.xml": "yaml"}}, "not one of the files given"),
        ({"window": "ca_strak"}, "did you mean 'ca_strac'"),
    ],
)
def test_a_wrong_option_names_the_nearest_right_one(
    options: dict[str, object], says: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=says):
        compared(tmp_path, {"form.xml": biosketch([position(HOME, "2018")])}, **options)


def test_a_decisions_table_names_its_rows(tmp_path: Path) -> None:
    table = tmp_path / "decisions.csv"
    table.write_text("key,about,verdict,by,on,reason\n10.1000/a,x,sam,Officer,,\n10.1000/b,x,same,,,\n")
    with pytest.raises(InvalidFile) as caught:
        compared(tmp_path, {"form.xml": biosketch([position(HOME, "2018")])}, decisions=table)
    assert "row 2: verdict is 'sam'" in caught.value.problems[0]
    assert "row 3: a verdict needs a name" in caught.value.problems[1]


@pytest.mark.parametrize("divided", [",", ";", "\t"])
def test_a_decisions_table_is_read_as_a_spreadsheet_program_saves_it(tmp_path: Path, divided: str) -> None:
    table = tmp_path / "decisions.csv"
    lines = (["key", "about", "verdict", "by", "on", "reason"], ["10.1000/a", "x", "same", "Officer", "", ""])
    text = "".join(divided.join(line) + "\r\n" for line in lines)
    table.write_bytes(text.encode("utf-8-sig"))
    assert read_decisions(table).verdicts == {"10.1000/a": "same"}


def test_a_decision_about_nothing_is_said(tmp_path: Path) -> None:
    table = tmp_path / "decisions.csv"
    table.write_text("key,about,verdict,by,on,reason\n10.1000/gone,x,same,Officer,,\n")
    found = compared(tmp_path, {"form.xml": biosketch([position(HOME, "2018")])}, decisions=table)
    assert "10.1000/gone" in found.record.notes[0]


def _mutated(raw: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, cut out or doubled."""
    data = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data))
        action = chance.randrange(4)
        if action == 0:
            data[at] = chance.randrange(256)
        elif action == 1:
            del data[at : at + chance.randint(1, 40)]
        elif action == 2:
            data[at:at] = data[at : at + chance.randint(1, 40)]
        else:
            data[at:at] = chance.choice([b"null", b"[]", b"{}", b'"', b"<", b"\x00", b"9999"])
        if not data:
            return b"x"
    return bytes(data)


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.iterdir()))
def test_mutated_files_never_end_in_anything_but_a_sentence(name: str, tmp_path: Path) -> None:
    chance, raw = random.Random(name), (DATA / name).read_bytes()
    path = tmp_path / name
    for _ in range(60):
        path.write_bytes(_mutated(raw, chance))
        try:
            compare_person([path], PersonOptions(as_of=DAY), FewBodies())
        except ScreeningError as error:
            assert str(error)


def packed(raw: bytes) -> bytes:
    """The same office file with its parts compressed, as Word writes it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for one in given.namelist():
            archive.writestr(one, given.read(one))
    return out.getvalue()


def overwritten(raw: bytes, chance: random.Random) -> bytes:
    """As many bytes, some of them others."""
    data = bytearray(raw)
    for _ in range(chance.choice((1, 3, 10, 60))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


LINES = [f"{year} - present Reader, Invented University {year}" for year in range(1990, 2020)]


@pytest.mark.parametrize(
    ("name", "raw"), [("a.docx", packed(docx(LINES))), ("a.pdf", pdf([LINES]))], ids=["docx", "pdf"]
)
def test_office_files_with_bytes_overwritten_end_in_a_sentence(name: str, raw: bytes, tmp_path: Path) -> None:
    chance = random.Random(name)
    told = []
    for _ in range(120):
        (tmp_path / name).write_bytes(overwritten(raw, chance))
        for read in (read_person_file, read_agreement):
            try:
                read(tmp_path / name)
            except ScreeningError as error:
                told.append(str(error))
    assert told and all(one.startswith(name) for one in told)


WRONG_TYPES: list[object] = [None, 7, "text", [], {}, [None], [7], {"value": []}]


def _variants(value: object, depth: int = 0) -> list[object]:
    """The value with each inner value replaced by something of another type."""
    found: list[object] = []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        for wrong in [*WRONG_TYPES, *(_variants(inner, depth + 1) if depth < 7 else [])]:
            copy = dict(value) if isinstance(value, dict) else list(value)  # type: ignore[call-overload]
            copy[key] = wrong
            found.append(copy)
    return found


@pytest.mark.parametrize("name", ["crossref.json", "openalex", "orcid"])
def test_json_with_values_of_another_type_is_read_or_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    if name == "openalex":
        given = json.loads((DATA / "openalex_lines.jsonl").read_text().splitlines()[0])
    elif name == "orcid":
        given = json.loads(
            orcid_record([position(HOME, "2018")], works=[("T", "2020", "10.1000/a")], others=["A"])
        )
    else:
        given = json.loads((DATA / name).read_text())
    kind = {"openalex": Format.OPENALEX, "orcid": Format.ORCID_JSON}.get(name, Format.CROSSREF)
    path = tmp_path / "a.json"
    for variant in _variants(given):
        path.write_text(json.dumps(variant))
        try:
            read_person_file(path, format=kind)
        except ScreeningError as error:
            assert str(error)


def test_a_file_of_which_nothing_could_be_taken_is_told_by_the_exit_code(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear office, my record follows by post.", encoding="utf-8")
    options = PersonOptions(as_of=DAY, formats={"letter.txt": "cv-text"})
    text, not_all_read = run([file], Request(options=options))
    assert not_all_read
    assert "Not read: letter.txt" in text
