"""`screening lists …` as a user meets it: words, exit codes, no traceback."""

import json
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from screening.app import list_folders
from screening.cli.lists import register
from screening.errors import BrokenList, ScreeningError

from .sample_files import content

app = typer.Typer()


@app.callback()
def _root() -> None:
    """As the real command has one."""


register(app)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the user's own."""
    monkeypatch.setenv("SCREENING_DATA", str(tmp_path / "data"))
    return tmp_path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["lists", *arguments])
    if isinstance(result.exception, ScreeningError):
        raise result.exception
    assert result.exception is None, result.exception
    return result.stdout


def test_status_names_what_is_past_its_check_date(here: Path) -> None:
    shown = run("status", "--as-of", "2026-11-21")
    assert "us_ofac_sdn" in shown
    assert "us_ofac_sdn: 844 days past its check date" in shown
    given = json.loads(run("status", "--as-of", "2026-07-05", "--json"))["lists"]
    el = next(one for one in given if one["list_id"] == "us_bis_el")
    assert (el["check_by"], [one for one in el["warnings"] if "past" in one]) == ("2026-07-31", [])


def test_show_says_what_the_list_means_and_who_stood_on_it(here: Path) -> None:
    shown = run("show", "us_1286", "--as-of", "2024-01-01", "--entries", "2")
    assert "Does not mean:" in shown
    assert "42 entries stood on 2024-01-01" in shown
    assert "and 40 more" in shown


@pytest.mark.parametrize(
    "text", ["beihang", "北京航空航天大学", "buaa.edu.cn", "00wk2mp56", "beihang-university"]
)
def test_search_finds_the_body_by_any_of_its_marks(here: Path, text: str) -> None:
    given = json.loads(run("search", text, "--json"))["found"]
    assert given[0]["entity_id"] == "beihang-university"
    assert len(given[0]["listings"]) == 6


def test_search_without_result_points_to_check(here: Path) -> None:
    assert "No listed body has a name" in run("search", "University of Nowhere at All")


def test_check_is_green(here: Path) -> None:
    assert "read 37 lists" in run("check")


def test_check_of_a_damaged_table_fails_with_its_place(
    here: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = here / "copy"
    shutil.copytree(shipped, copy)
    monkeypatch.setattr(list_folders, "shipped", lambda: copy)
    path = copy / "us_889" / "entries.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("NDAA section 889", ",NDAA", 1), encoding="utf-8"
    )
    with pytest.raises(BrokenList, match=r"us_889/entries\.csv:2: 15 cells; expected 14") as refused:
        run("check")
    assert refused.value.exit_code == 5


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("us_889/list.yml", "lane: designation", "lane: designaton", "lane is 'designaton'; expected one of"),
        ("us_889/list.yml", "title:", "titel:", "did you mean 'title'"),
        ("us_889/list.yml", "edition:", "title: twice\nedition:", "'title' stands twice"),
        ("us_889/entries.csv", "entity_id,", "entity,", "the column 'entity_id' is missing"),
        ("us_889/entries.csv", "hytera", "hyterra", "unknown entity"),
        ("us_889/list.yml", "min: 5", "min: 6", "5 current entries; its passport expects 6 to 10"),
        ("entities/names.csv", ",primary,", ",first,", "kind is 'first'"),
    ],
)
def test_check_names_each_kind_of_damage(
    here: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str, words: str
) -> None:
    copy = here / "copy"
    shutil.copytree(shipped, copy)
    monkeypatch.setattr(list_folders, "shipped", lambda: copy)
    path = copy / file
    given = path.read_text(encoding="utf-8")
    assert old in given
    path.write_text(given.replace(old, new), encoding="utf-8")
    with pytest.raises(BrokenList) as refused:
        run("check")
    assert words in str(refused.value)


def test_import_lies_over_the_shipped_list_and_can_be_forgotten(here: Path, shipped: Path) -> None:
    before = {path: path.read_bytes() for path in shipped.rglob("*") if path.is_file()}
    file = here / "consolidated.csv"
    file.write_bytes(content("consolidated.csv"))
    with pytest.raises(BrokenList, match="say --any-count"):
        run("import", str(file), "--as", "us_bis_el")
    shown = run("import", str(file), "--as", "us_bis_el", "--edition", "test", "--any-count")
    assert "1 entries; 0 name bodies that were known, 1 new bodies" in shown
    assert "Example Polytechnic Institute" in run("search", "example polytechnic")
    assert "removed: 0" not in run("diff", "us_bis_el")
    assert "[imported]" in run("status")
    assert "removed" in run("forget", "us_bis_el", "test")
    assert "No listed body" in run("search", "example polytechnic")
    assert before == {path: path.read_bytes() for path in shipped.rglob("*") if path.is_file()}


def test_path_names_both_folders(here: Path, shipped: Path) -> None:
    shown = run("path")
    assert str(shipped) in shown
    assert str(here / "data" / "lists") in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "us_128"], "did you mean 'us_1286'"),
        (["show", "us_1286", "--as-of", "soon"], "soon: is no day"),
        (["search", "  "], "say what to search for"),
        (["import", "gone.csv", "--as", "us_bis_el"], "no such file"),
        (["diff", "seven_sons"], "one edition only"),
        (["forget", "us_1286", "x"], "imported are: none"),
    ],
)
def test_wrong_calls_are_answered_in_words(here: Path, arguments: list[str], words: str) -> None:
    with pytest.raises(ScreeningError) as refused:
        run(*arguments)
    assert words in str(refused.value)


@pytest.mark.parametrize("verb", ["status", "show", "search", "check", "import", "diff", "forget", "path"])
def test_help_of_every_verb_shows_an_example(verb: str) -> None:
    assert "Example: screening lists" in run(verb, "--help")
