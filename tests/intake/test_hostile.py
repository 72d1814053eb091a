"""Files that are broken or meant to do harm: one sentence each, the right exit code, no traceback."""

import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from screening.errors import InvalidFile, SafetyLimit, ScreeningError
from screening.intake.agreements import read_agreement
from screening.intake.limits import Limits
from screening.intake.register import read_register
from screening.intake.sniff import kind_of
from tests.intake import files

SMALL = Limits(
    bytes=2_000_000,
    unpacked=30_000_000,
    ratio=100,
    cells=2_000,
    seconds=20,
    memory=1024**3,
    records_bytes=10**6,
    document_bytes=10**6,
)


def bomb(folder: Path) -> Path:
    """A member that unpacks to far more than it weighs."""
    return files.packed(
        folder / "a.xlsx", {**files.sheet_xml(files.heading_xml()), "xl/media/big": b"\0" * 25_000_000}
    )


def endless_document(folder: Path) -> Path:
    """A Word file whose text would take minutes to read."""
    text = "<w:document>" + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 40_000 + "</w:document>"
    kinds = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return files.packed(folder / "a.docx", {"[Content_Types].xml": kinds, "word/document.xml": text})


def repeated_cells(folder: Path) -> Path:
    """A kilobyte of OpenDocument that stands for 16 thousand million cells."""
    import zipfile

    with zipfile.ZipFile(files.ods(folder / "small.ods")) as archive:
        members: dict[str, bytes | str] = {one: archive.read(one) for one in archive.namelist()}
    row = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string"'
        ' table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    content = bytes(members["content.xml"]).decode()  # type: ignore[arg-type]
    members["content.xml"] = content.replace("</table:table>", row + "</table:table>")
    return files.packed(folder / "a.ods", members)


def big(folder: Path) -> Path:
    """More than may be unpacked at all, in members that look harmless alone."""
    pieces = {f"xl/media/{number}": bytes(range(256)) * 20_000 for number in range(8)}
    return files.packed(folder / "a.xlsx", {**files.sheet_xml(files.heading_xml()), **pieces})


def entities(folder: Path) -> Path:
    """Entities that unfold to gigabytes."""
    lol = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return files.packed(
        folder / "a.xlsx", files.sheet_xml('<row r="1"><c r="A1"><v>&b;</v></c></row>', before=lol)
    )


def many_cells(folder: Path) -> Path:
    """More filled cells than allowed."""
    return files.xlsx(folder / "a.xlsx", [files.HEADINGS, *([["x", "y", "z", "w"]] * 600)])


def secret_zip(folder: Path) -> Path:
    """A member marked as encrypted."""
    path = files.packed(folder / "a.zip", {"a.csv": "Partner\nInvented University\n"})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    path.write_bytes(bytes(content))
    return path


def written(name: str, content: bytes | str) -> Callable[[Path], Path]:
    """A file with this content."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


def cut(folder: Path) -> Path:
    """The first half of a workbook."""
    path = files.xlsx(folder / "a.xlsx")
    path.write_bytes(path.read_bytes()[:2000])
    return path


def flipped(folder: Path) -> Path:
    """A workbook with damaged packed bytes."""
    path = files.xlsx(folder / "a.xlsx", [*files.ROWS, *([["x" * 50, "y", "z", "w"]] * 200)])
    content = bytearray(path.read_bytes())
    start = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[start : start + 40] = bytes(40)
    path.write_bytes(bytes(content))
    return path


HOSTILE = [
    pytest.param(bomb, SafetyLimit, "unpacks to more than 100 times its packed size", id="ratio bomb"),
    pytest.param(big, SafetyLimit, "it unpacks to more than 28.6 MiB", id="too much unpacked"),
    pytest.param(entities, SafetyLimit, "declares XML entities", id="entity bomb"),
    pytest.param(many_cells, SafetyLimit, "more than 2,000 filled cells", id="too many cells"),
    pytest.param(
        written("a.xlsx", b"PK\x03\x04" + b"x" * 3_000_000),
        InvalidFile,
        "damaged or cut off",
        id="zip in name only",
    ),
    pytest.param(cut, InvalidFile, "damaged or cut off", id="cut off"),
    pytest.param(flipped, InvalidFile, "save it again", id="damaged inside"),
    pytest.param(secret_zip, InvalidFile, "protected with a password", id="encrypted archive"),
    pytest.param(
        written("a.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 3000),
        InvalidFile,
        "without a workbook in it, or cut off",
        id="empty compound file",
    ),
    pytest.param(written("a.csv", b""), InvalidFile, "the file is empty", id="empty"),
    pytest.param(
        written("a.csv", b"\xef\xbb\xbf\r\n\r\n"),
        InvalidFile,
        "the file is empty",
        id="only a mark and blank lines",
    ),
    pytest.param(
        written("a.csv", "Partner,Country\n"), InvalidFile, "no rows below them", id="headings only"
    ),
    pytest.param(
        written("a.csv", "Colour,Size\nred,5\n"),
        InvalidFile,
        "no column names a partner. Row 1 reads 'Colour', 'Size'",
        id="no partner column",
    ),
    pytest.param(
        written("a.csv", "Partner,Country\n,NO\nn/a,NO\n"),
        InvalidFile,
        "no row could be read; the first: a.csv › row 2",
        id="no partner in any row",
    ),
    pytest.param(
        written("a.xlsx", b"%PDF-1.7 ..."), InvalidFile, "cannot be opened", id="pdf under another name"
    ),
    pytest.param(written("a.csv", b"\x89PNG\r\n\x1a\n"), InvalidFile, "a picture (PNG)", id="picture"),
    pytest.param(written("a.gz", b"\x1f\x8b\x08\0"), InvalidFile, "a gzip archive", id="gzip"),
    pytest.param(
        lambda folder: files.packed(folder / "a.docx", {"word/document.xml": "<w/>"}),
        InvalidFile,
        "no party's name was found",
        id="word document",
    ),
    pytest.param(
        lambda folder: files.packed(folder / "a.zip", {"readme.rst": "x"}),
        InvalidFile,
        "no table in this archive",
        id="archive without tables",
    ),
    pytest.param(
        lambda folder: files.packed(
            folder / "a.odt", {"mimetype": "application/vnd.oasis.opendocument.text"}
        ),
        InvalidFile,
        "no spreadsheet",
        id="text document",
    ),
    pytest.param(
        written("a.bin", bytes(range(256)) * 20), InvalidFile, "neither a workbook nor text", id="binary"
    ),
    pytest.param(
        written("a.csv", b"No,Partner\n1,One\n2,Two\0\n"),
        InvalidFile,
        "a.csv › line 3: holds a zero byte, which no text has",
        id="zero byte",
    ),
    pytest.param(
        repeated_cells,
        SafetyLimit,
        "cells",
        id="cells repeated without end",
    ),
    pytest.param(endless_document, SafetyLimit, "document_bytes", id="a document without end"),
    pytest.param(written("a.json", "{" * 200_000), InvalidFile, "a.json", id="deep json"),
    pytest.param(
        written("a.json", "[" * 200_000 + "]" * 200_000),
        InvalidFile,
        "nested too deeply",
        id="deep closed json",
    ),
    pytest.param(written("a.json", "[" * 90 + "]" * 90), SafetyLimit, "--limit depth=", id="json too deep"),
    pytest.param(written("a.yaml", "[" * 90 + "]" * 90), SafetyLimit, "--limit depth=", id="yaml too deep"),
    pytest.param(
        written("a.xml", "<a>" * 90 + "</a>" * 90), SafetyLimit, "--limit depth=", id="xml too deep"
    ),
    pytest.param(written("a.json", '{"a": '), InvalidFile, "not readable as JSON", id="broken json"),
    pytest.param(
        written("a.json", "[" + '"x",' * 400_000 + '"x"]'), SafetyLimit, "records_bytes", id="large json"
    ),
    pytest.param(
        written("a.yaml", "a: &a [x, x]\nb: *a\n"),
        InvalidFile,
        "aliases (*name) are not read",
        id="yaml aliases",
    ),
    pytest.param(
        written("a.yaml", "a: 1\na: 2\n"),
        InvalidFile,
        "a.yaml:2: 'a' stands here a second time",
        id="yaml repeated key",
    ),
    pytest.param(
        written("a.yaml", "a: !!python/object/apply:os.system [ls]\n"),
        InvalidFile,
        "no column names",
        id="yaml with code",
    ),
    pytest.param(written("a.yaml", "[" * 5000), SafetyLimit, "a.yaml", id="deep yaml"),
    pytest.param(
        written("a.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        InvalidFile,
        "declares XML entities",
        id="xml entities",
    ),
    pytest.param(
        written("a.xml", "<rss><channel/></rss>"), InvalidFile, "no column names a partner", id="other xml"
    ),
    pytest.param(
        written("a.htm", "<html><body>no table</body></html>"),
        InvalidFile,
        "no party's name was found",
        id="page without table",
    ),
    pytest.param(
        written("a.csv", b"Partner\n" + b"x" * 100_000_000), InvalidFile, "a.csv", id="one endless cell"
    ),
]


@pytest.mark.parametrize(("make", "kind", "sentence"), HOSTILE)
def test_refused_in_one_sentence(
    tmp_path: Path, make: Callable[[Path], Path], kind: type[ScreeningError], sentence: str
) -> None:
    with pytest.raises(kind) as refused:
        read_register(make(tmp_path), limits=SMALL)
    said = str(refused.value)
    assert sentence in said
    assert refused.value.exit_code == (7 if kind is SafetyLimit else 3)
    assert len(said.splitlines()) == 1
    assert "Traceback" not in said
    assert str(tmp_path) not in said


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.xls", "a.ods"])
def test_a_file_with_a_password_says_so_in_the_same_words_whatever_reads_it(
    tmp_path: Path, name: str
) -> None:
    path = files.locked(tmp_path, name)
    readers: list[Callable[[Path], object]] = [read_register]
    if path.suffix in (".pdf", ".docx"):
        readers.append(read_agreement)
    for read in readers:
        with pytest.raises(InvalidFile) as refused:
            read(path)
        assert str(refused.value) == (
            f"{name}: the file is protected with a password; save a copy without one and give that"
        )


def test_every_limit_is_named_in_its_refusal_and_can_be_raised(tmp_path: Path) -> None:
    path = many_cells(tmp_path)
    with pytest.raises(SafetyLimit, match=r"--limit cells=NUMBER"):
        read_register(path, limits=SMALL)
    assert len(read_register(path, limits=SMALL.with_settings(("cells=3K",))).tables[0].sheet.spool) == 601


def test_a_cell_at_the_far_corner_does_not_cost_the_memory_of_the_sheet(tmp_path: Path) -> None:
    inner = (
        files.heading_xml()
        + '<row r="2">'
        + "".join(files.inline(f"{letter}2", "Invented University") for letter in "ABC")
    )
    inner += '</row><row r="1048576">' + files.inline("XFD1048576", "far") + "</row>"
    path = files.packed(tmp_path / "a.xlsx", files.sheet_xml(inner))
    reading = read_register(path, limits=Limits(memory=512 * 1024**2))
    assert [one.parties[0].name for one in reading.proposals] == ["Invented University"]
    counts = reading.counts()
    assert counts["rows"] == 1_048_576
    assert (
        counts["rows"]
        == counts["titles_and_headings"] + counts["read"] + counts["skipped"] + counts["refused"]
    )


def test_what_kind_a_file_is_costs_no_more_memory_than_its_first_bytes(tmp_path: Path) -> None:
    members = files.sheet_xml(files.heading_xml())
    path = files.packed(tmp_path / "a.xlsx", {"mimetype": b"\0" * 60_000_000, **members})
    tracemalloc.start()
    try:
        with pytest.raises(InvalidFile, match="no spreadsheet"):
            kind_of(path)
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_a_reader_that_runs_too_long_is_ended(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx")
    with pytest.raises(SafetyLimit, match="takes longer than 0 seconds"):
        read_register(path, limits=Limits(seconds=0))


def test_formulas_without_a_stored_value_are_listed_by_cell(tmp_path: Path) -> None:
    inner = (
        files.heading_xml()
        + '<row r="2">'
        + files.inline("A2", "P-1")
        + files.inline("C2", "Invented University")
    )
    inner += '</row><row r="3">' + files.inline("A3", "P-2") + '<c r="C3"><f>A1&amp;"x"</f></c></row>'
    reading = read_register(files.packed(tmp_path / "a.xlsx", files.sheet_xml(inner)))
    assert any("formulas saved without a value: C3" in one for one in reading.notes)
    assert [one.says for one in reading.not_read] == [
        "a formula saved without its value; open and save the file in your spreadsheet program"
    ]


def test_member_names_of_an_archive_never_become_paths(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    table = "Ref,Partner\nA,Invented University\n"
    path = files.packed(
        inside / "a.zip", {"../../evil.csv": table, "/etc/evil.csv": table, "C:\\evil.csv": table}
    )
    assert len(read_register(path).proposals) == 3
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["a.zip", "inside"]


def test_the_command_itself_says_one_sentence_and_exits_as_agreed(tmp_path: Path) -> None:
    path = written("a.csv", "Colour,Size\nred,5\n")(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "screening", "run", str(path), "-o", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.startswith("screening: a.csv: no column names a partner.")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_cell_longer_than_a_name_is_refused_by_its_address_and_the_rest_is_read(tmp_path: Path) -> None:
    rows: list[files.Row] = [["No", "Partner"], ["1", "x" * 40_000], ["2", "Invented University"]]
    reading = read_register(files.text(tmp_path / "a.csv", rows))
    assert [one.parties[0].name for one in reading.proposals] == ["Invented University"]
    assert [(one.place.row, one.says[:22]) for one in reading.not_read] == [(2, "holds 40,000 character")]


def test_a_formula_error_is_told_as_what_it_is(tmp_path: Path) -> None:
    cell = '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    inner = f'<row r="1">{files.inline("A1", "No")}{files.inline("B1", "Partner")}</row>'
    inner += f'<row r="2">{files.inline("A2", "1")}{cell}</row>'
    inner += f'<row r="3">{files.inline("A3", "2")}{files.inline("B3", "Invented University")}</row>'
    reading = read_register(files.packed(tmp_path / "a.xlsx", files.sheet_xml(inner)))
    assert [one.says for one in reading.not_read] == [
        "a formula that ends in an error; mend it, or write the name of the organisation"
    ]
