"""A name of a file in an old encoding, or of letters that the machine's locale does not know, is read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from screening.app.run import run_register
from screening.intake.hashing import hash_of
from screening.model.source import Place, plain_text
from tests.run import fakes

TABLE = "Ref,Title,Partner\nA-1,Soil maps,Invented Institute of Optics\nA-2,Quiet fans,\n"
OLD = os.fsdecode(b"partner \xe4.csv")
any_bytes = pytest.mark.skipif(sys.platform != "linux", reason="names there are letters, not bytes")


@any_bytes
@pytest.mark.parametrize("folder", [pytest.param(False, id="file"), pytest.param(True, id="folder")])
def test_a_register_whose_name_is_no_utf8_is_screened_and_named(tmp_path: Path, folder: bool) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / OLD).write_text(TABLE)
    source = given if folder else given / OLD
    run_register(source, tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    result = json.loads((tmp_path / "out/results.jsonl").read_text(encoding="utf-8"))
    assert "partner �.csv" in result["proposal"]["place"]
    assert "partner �.csv" in (tmp_path / "out/not_read.csv").read_text(encoding="utf-8-sig")
    record = json.loads((tmp_path / "out/run.json").read_text(encoding="utf-8"))
    assert record["input"]["name"] == ("given" if folder else "partner �.csv")


@any_bytes
def test_the_fingerprint_of_a_folder_goes_by_the_bytes_of_its_names(tmp_path: Path) -> None:
    for folder, name in (("a", "x.csv"), ("b", OLD), ("c", os.fsdecode(b"partner \xe5.csv"))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text("same")
    assert len({hash_of(tmp_path / folder) for folder in "abc"}) == 3


@pytest.mark.parametrize(
    ("given", "text"),
    [
        pytest.param("partner ä.csv", "partner ä.csv", id="letters stay"),
        pytest.param("partner \udcc3\udca4.csv", "partner ä.csv", id="a locale that knows no umlaut"),
        pytest.param("partner \udce4.csv", "partner �.csv", id="a name from an old disk"),
    ],
)
def test_a_place_names_its_file_in_letters_that_can_be_written(given: str, text: str) -> None:
    assert plain_text(given) == Place(file=given).file == text


@any_bytes
def test_rows_of_such_a_file_are_told_as_not_read_beside_them(tmp_path: Path) -> None:
    """What was not read is found again by the name of its file."""
    (tmp_path / OLD).write_text(TABLE)
    run_register(tmp_path / OLD, tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    rows = (tmp_path / "out/results.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 3 and "not read" in rows[2]


@any_bytes
def test_a_heading_is_found_where_the_locale_knows_no_umlaut(tmp_path: Path) -> None:
    """The command by itself: what an argument holds depends on how Python was started."""
    (tmp_path / "a.csv").write_text("Pärtner\nInvented Institute of Optics\n", encoding="utf-8")
    ascii_only = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    call = [sys.executable, "-m", "screening", "match", "a.csv", "--column", "Pärtner", "-o", "ö.csv"]
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run(
        call, cwd=tmp_path, env={**ascii_only, "PYTHONPATH": str(root)}, capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr.decode()
    assert ended.stdout.decode().startswith("ö.csv: 1 row")
    assert (tmp_path / "ö.csv").read_text(encoding="utf-8").startswith("Pärtner,screening_outcome")
