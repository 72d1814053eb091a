"""Every example of a help text and of the README runs as it is written, on files of the names it uses."""

import re
import shlex
import shutil
from datetime import datetime
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from pandas import DataFrame

from screening.app.screener import Screener
from screening.cli.main import main
from scripts.build_docs import commands
from tests.intake import files

ROOT = Path(__file__).resolve().parents[1]
PEOPLE = ROOT / "tests" / "people" / "data"
LISTS = ROOT / "tests" / "lists" / "samples"
EXAMPLES = [
    pytest.param(one, id=f"{name}: {one}") for name, command in commands.every_command()
    for one in commands.examples(command)
]  # fmt: skip
FILES = {
    "proposal.yaml": ROOT / "reports" / "examples" / "04_panel_cell_mechanics.yaml",
    "our_pack.yml": ROOT / "rules" / "packs" / "house_default.yml",
    "form.xml": PEOPLE / "biosketch.xml",
    "orcid.json": PEOPLE / "crossref.json",
    "works.json": PEOPLE / "openalex_lines.jsonl",
}
ROWS = (
    ("Ref.", "Project title", "Partner", "Country"),
    ("P-001", "Quantum sensing with cold atoms", "Beihang University", "CN"),
    ("P-002", "Tides in narrow bays", "Universitetet i Bergen", "NO"),
)
ENTRIES = 2000


def run(line: str) -> int:
    """The exit code of a command line."""
    with pytest.raises(SystemExit) as ended:
        main(shlex.split(line)[1:])
    return int(ended.value.code or 0)


def consolidated_list() -> str:
    """A file of the official layout with as many entries as the list's passport expects."""
    heading, entry, *_ = (LISTS / "consolidated.csv").read_text(encoding="utf-8").splitlines()
    return "\n".join([heading, *(entry.replace("Institute", f"Institute {n}") for n in range(ENTRIES))])


def write_form(path: Path) -> None:
    """An application form with its partners in a table."""
    form = docx.Document()
    form.add_paragraph("Title: Tides in narrow bays")
    table = form.add_table(rows=0, cols=2)
    for row in (("Partner", "Country"), *((one[2], one[3]) for one in ROWS[1:])):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    form.save(str(path))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in with a file for every name that the examples use, and data of one's own."""
    for name in ("register.xlsx", "next.xlsx"):
        files.xlsx(tmp_path / name, ROWS)
    text = "\n".join(",".join(row) for row in ROWS)
    (tmp_path / "partners.csv").write_text(text + "\n", encoding="utf-8")
    (tmp_path / "consolidated.csv").write_text(consolidated_list(), encoding="utf-8")
    for name, source in FILES.items():
        shutil.copy(source, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCREENING_DATA", str(tmp_path / "own"))
    return tmp_path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run leaves behind, made once."""
    folder = tmp_path_factory.mktemp("made")
    files.xlsx(folder / "register.xlsx", ROWS)
    assert run(f"screening run '{folder}/register.xlsx' -o '{folder}/results'") == 0
    return folder / "results"


@pytest.fixture
def earlier_runs(desk: Path, made: Path) -> None:
    """The folders results/, results/2026-10 and results/2026-11, as runs leave them."""
    for name in ("results/2026-10", "results/2026-11", "results"):
        shutil.copytree(made, desk / name, dirs_exist_ok=True)


@pytest.fixture
def saved_mapping(desk: Path) -> None:
    """The mapping that the example before it wrote."""
    assert run("screening map register.xlsx -o ours.yml") == 0


@pytest.fixture
def edition_to_forget(desk: Path) -> None:
    """An imported edition under the name that the example uses."""
    assert run("screening lists import consolidated.csv --as us_bis_el --edition 2026-11-20") == 0


NEEDS = {
    "screening report": "earlier_runs",
    "screening review": "earlier_runs",
    "screening diff": "earlier_runs",
    "screening lists diff": "earlier_runs",
    "screening rules diff": "earlier_runs",
    "screening lists forget": "edition_to_forget",
    "screening run next.xlsx": "saved_mapping",
}


@pytest.mark.parametrize("line", EXAMPLES)
@pytest.mark.usefixtures("desk")
def test_example_of_the_help_runs(
    line: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    for start, fixture in NEEDS.items():
        if line.startswith(start):
            request.getfixturevalue(fixture)
    assert run(line) == 0, capsys.readouterr().err


def blocks(language: str) -> list[str]:
    """The code blocks of the README in one language; "" for those that are commands."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def type_a_verdict(workbook: Path) -> None:
    """What a person does in the sheet Matches."""
    book = load_workbook(workbook)
    cells = [cell for row in book["Matches"].iter_rows() for cell in row]
    heading = next(cell for cell in cells if cell.value == "Verdict")
    book["Matches"].cell(heading.row + 1, heading.column).value = "same"
    book.save(workbook)


def test_commands_of_the_readme_run(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "affiliations.csv").write_text("Affiliation\nBeihang Univ., Beijing\n", encoding="utf-8")
    write_form(desk / "application.docx")
    shutil.copytree(ROOT / "reports" / "examples", desk / "reports" / "examples")
    lines = [one for block in blocks("") for one in block.splitlines() if one.startswith("screening ")]
    assert len(lines) >= 6
    for line in lines:
        if line.startswith("screening review"):
            type_a_verdict(desk / "results" / "summary.xlsx")
        assert run(line) == 0, f"{line}: {capsys.readouterr().err}"


@pytest.mark.usefixtures("desk")
def test_python_of_the_readme_runs() -> None:
    names = {"frame": DataFrame({"Affiliation": ["Beihang Univ., Beijing", "Universitetet i Bergen"]})}
    for block in blocks("python"):
        exec(block, names)
    assert list(names["frame"]["screening_outcome"]) == ["match", "none"]


def test_nothing_to_look_up_is_no_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("screening check ' '") == 2
    assert "the text is empty" in capsys.readouterr().err


def test_a_text_longer_than_a_cell_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(f"screening check '{'University of ' * 5000}'") == 7
    assert "70,000 characters" in capsys.readouterr().err


def test_an_answer_is_printed_without_every_list_behind_it() -> None:
    """A notebook shows what a call returns; the passports of all lists are 60,000 characters."""
    assert len(repr(Screener().match_many(["Beihang University"]))) < 5000


@pytest.mark.parametrize("lists", ["us_1286, seven_sons", ("us_1286", "seven_sons")])
def test_ids_are_given_as_one_text_or_as_several(lists: str | tuple[str, ...]) -> None:
    tool = Screener(lists, packs="ca_strac")
    assert [one.list_id for one in tool.catalogue.searched] == ["us_1286", "seven_sons"]
    assert tool.packs == ("ca_strac",)


def test_the_day_asked_about_may_be_a_time_stamp() -> None:
    tool = Screener(as_of=datetime(2024, 1, 1, 23, 59))
    assert tool.check("Beihang University").to_dict()["as_of"] == "2024-01-01"
