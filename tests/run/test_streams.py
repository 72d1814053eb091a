"""What goes out of the command is UTF-8 wherever it goes, and nobody listening is no reason to stop."""

import io
import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

from screening.app.run_progress import Progress
from screening.cli import main as cli


def test_a_file_gets_utf8_from_a_machine_that_writes_cp1252(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(cli, "VERBS", ())
    monkeypatch.setattr(cli, "app", lambda **_: print("→ 北京航空航天大学 \udc80"))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="cp1252", newline="\n"))
    cli.main([])
    sys.stdout.flush()
    assert written.getvalue() == "→ 北京航空航天大学 ?\n".encode()


def test_a_terminal_keeps_its_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    written = io.BytesIO()
    monkeypatch.setattr(cli, "VERBS", ())
    monkeypatch.setattr(cli, "app", lambda **_: print("é → 北"))
    monkeypatch.setattr(sys, "stdout", Terminal(written, encoding="latin-1", newline="\n"))
    cli.main([])
    sys.stdout.flush()
    assert written.getvalue() == "é ? ?\n".encode("latin-1")


class _Unheard(io.StringIO):
    def write(self, text: str) -> int:
        raise BrokenPipeError(32, "Broken pipe")


@pytest.mark.parametrize(
    "stream", [pytest.param(_Unheard(), id="closed pipe"), pytest.param(None, id="none")]
)
def test_a_run_that_nobody_listens_to_goes_on(
    stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    clock = iter(range(0, 100, 10))
    progress = Progress(3, clock=lambda: float(next(clock)))
    progress.say("three projects")
    progress.step(3)
    progress.end()
    assert progress.done == 3


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is told in another way there")
@pytest.mark.parametrize("call", [["--help"], ["lists", "path"]], ids=["help", "answer"])
def test_a_reader_that_has_seen_enough_is_no_failure(call: list[str]) -> None:
    """`screening --help | head`: the help is printed by another hand than the answers are."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "screening", *call],
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[2],
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_chinese_name_under_an_ascii_locale_is_not_answered_with_none(tmp_path: Path) -> None:
    """Neither UTF-8 mode nor a UTF-8 locale: the arguments come as bytes that nobody could read."""
    done = subprocess.run(
        [sys.executable, "-m", "screening", "check", "北京航空航天大学"],
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "HOME": str(tmp_path), **_same_cache()},
        capture_output=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.stdout.decode().startswith("北京航空航天大学\n→ match")


def _same_cache() -> dict[str, str]:
    from screening.lists.folders import cache_folder

    return {"SCREENING_CACHE": str(cache_folder())}


def test_whether_a_file_can_be_read_is_said_by_us() -> None:
    """The command line's own answer would be a box and the code of a wrong call."""
    app = typer.Typer()
    for verb in cli.VERBS:
        import_module(f"screening.cli.{verb}").register(app)
    pending: list[Any] = [get_command(app)]
    while pending:
        one = pending.pop()
        pending += getattr(one, "commands", {}).values()
        told = [param.type_descriptor for param in one.params if hasattr(param, "type_descriptor")]
        paths = [kind.parameter_info for kind in told if "Path" in str(kind.annotation)]
        assert not [kind for kind in paths if kind.readable]


_COMMANDS = "Tides\x1b[2J\x1b]0;x\x07\u009b31m\u202eabc\r00"


def test_a_strangers_title_cannot_command_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"schema": "screening/proposal/1", "id": "P-1", "title": _COMMANDS}
    (tmp_path / "p.json").write_text(json.dumps(given), encoding="utf-8")
    with pytest.raises(SystemExit):
        cli.main(["assess", str(tmp_path / "p.json")])
    words = capsys.readouterr().out
    assert "Tides⟨U+001B⟩[2J⟨U+001B⟩]0;x⟨U+0007⟩⟨U+009B⟩31m⟨U+202E⟩abc⟨U+000D⟩00" in words
    with pytest.raises(SystemExit):
        cli.main(["assess", str(tmp_path / "p.json"), "--json"])
    told = capsys.readouterr().out
    assert not set("\x1b\x07\r\u009b\u202e") & set(told)
    assert json.loads(told)["proposal"]["title"] == _COMMANDS, "an escape in JSON is the same character"
    (tmp_path / "p.json").write_text(json.dumps({**given, "\x1b[2J": 1}), encoding="utf-8")
    with pytest.raises(SystemExit):
        cli.main(["assess", str(tmp_path / "p.json")])
    assert "⟨U+001B⟩[2J: is not a known field" in capsys.readouterr().err


def test_every_verb_speaks_through_one_door() -> None:
    folder = Path(cli.__file__).parent
    for path in folder.glob("*.py"):
        if path.name not in ("say.py", "main.py"):  # main prints the version
            assert "typer.echo(" not in path.read_text(encoding="utf-8"), path.name
