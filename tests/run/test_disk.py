"""A full disk, a read-only place, Ctrl-C: one sentence that says how to go on, nothing half written."""

import errno
import os
from pathlib import Path

import pytest

from screening.app.column_files import MatchJob
from screening.app.matching_files import match_file
from screening.cli import main as cli
from screening.store.atomic import write_bytes


def failing(problem: BaseException) -> object:
    """A command that ends so."""

    def run(**_: object) -> None:
        raise problem

    return run


@pytest.mark.parametrize(
    ("number", "says"),
    [
        pytest.param(errno.ENOSPC, "make room, then give the same command again", id="full"),
        pytest.param(errno.EROFS, "name another place for the output", id="read only"),
        pytest.param(errno.EACCES, "name another place for the output", id="no right"),
    ],
)
def test_what_the_disk_says_is_one_sentence(
    number: int, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "VERBS", ())
    monkeypatch.setattr(cli, "app", failing(OSError(number, "as the system says", "out/summary.xlsx")))
    with pytest.raises(SystemExit) as ended:
        cli.main([])
    told = capsys.readouterr().err
    assert ended.value.code == 3
    assert told.startswith("screening: out/summary.xlsx: cannot be written (as the system says); ")
    assert says in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    ("verb", "place"),
    [
        pytest.param("match", "folder.csv", id="a folder where a file is written"),
        pytest.param("match", "file/x.csv", id="a file where a folder is needed"),
        pytest.param("match", f"{'x' * 300}.csv", id="a name that is too long"),
        pytest.param("map", "file/x.yml", id="a mapping under a file"),
    ],
)
def test_an_output_that_cannot_be_is_one_sentence(
    verb: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "file").write_text("x")
    table = tmp_path / "a.csv"
    table.write_text("Partner\nInvented University\n")
    more = ["--column", "Partner"] if verb == "match" else []
    with pytest.raises(SystemExit) as ended:
        cli.main([verb, str(table), *more, "-o", str(tmp_path / place)])
    told = capsys.readouterr().err
    assert ended.value.code == 3
    assert "cannot be used" in told and "name another file or folder" in told
    assert "Traceback" not in told


def test_what_may_not_be_read_is_not_said_to_be_unwritable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    register = tmp_path / "register.csv"
    register.write_text("Partner\n")
    problem = PermissionError(errno.EACCES, "Permission denied", str(register))
    monkeypatch.setattr(cli, "VERBS", ())
    monkeypatch.setattr(cli, "app", failing(problem))
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SystemExit) as ended:
        cli.main([])
    assert ended.value.code == 3
    assert capsys.readouterr().err == (
        f"screening: {register}: cannot be read (Permission denied); ask for the right to read it\n"
    )


def test_a_folder_that_may_not_be_entered_is_not_said_to_be_unwritable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = tmp_path / "results.jsonl"  # which nobody without the right to its folder can see
    problem = PermissionError(errno.EACCES, "Permission denied", str(results))
    monkeypatch.setattr(cli, "VERBS", ())
    monkeypatch.setattr(cli, "app", failing(problem))
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SystemExit):
        cli.main([])
    says = f"screening: {results}: cannot be reached (Permission denied); ask for the right to use its folder"
    assert capsys.readouterr().err == f"{says}\n"


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl"])
def test_a_failed_look_up_leaves_the_old_file_and_no_draft(name: str, tmp_path: Path) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    table, out = tmp_path / "a.csv", tmp_path / name
    table.write_text("Partner\nInvented University\n")
    out.write_text("before")
    with pytest.raises(KeyboardInterrupt):
        match_file(MatchJob(path=table, column="Partner"), out, stop)
    assert out.read_text() == "before"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.csv", name]


@pytest.mark.parametrize("jobs", ["-1", "65"])
@pytest.mark.parametrize("verb", ["run", "match"])
def test_a_senseless_number_of_processes_is_a_wrong_call(verb: str, jobs: str, tmp_path: Path) -> None:
    more = ["--column", "A"] if verb == "match" else []
    with pytest.raises(SystemExit) as ended:
        cli.main([verb, "a.csv", *more, "-o", str(tmp_path / "out.csv"), "--jobs", jobs])
    assert ended.value.code == 2


def test_any_other_error_of_the_system_is_a_bug_and_rises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "VERBS", ())
    monkeypatch.setattr(cli, "app", failing(OSError(errno.EBADF, "bad descriptor")))
    with pytest.raises(OSError, match="bad descriptor"):
        cli.main([])


def test_the_file_is_named_and_not_its_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    (tmp_path / "a.csv").write_text("before")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write_bytes(tmp_path / "a.csv", b"after")
    assert caught.value.filename == str(tmp_path / "a.csv")
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "before"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["run", "register.xlsx"], "the same command with --resume continues", id="run"),
        pytest.param(["match", "run.csv"], "start it again", id="match"),
    ],
)
@pytest.mark.parametrize(
    "problem", [KeyboardInterrupt(), SystemExit(130)], ids=["raised", "turned into a code"]
)
def test_an_interrupted_command_says_how_to_go_on(
    arguments: list[str],
    says: str,
    problem: BaseException,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(cli, "app", failing(problem))
    monkeypatch.setattr(cli, "find_spec", lambda _: None)
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert (ended.value.code, capsys.readouterr().err) == (130, f"screening: interrupted; {says}\n")
