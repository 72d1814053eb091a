"""The command `screening`: gathers the verbs, shows errors as one text, sets the exit code."""

import errno
import io
import os
import sys
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise

import typer

from screening.cli.say import say
from screening.errors import ScreeningError

VERBS = ("check", "match", "run", "assess", "report", "person", "review", "diff", "map", "lists", "rules")

INTERRUPTED = 130
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_OF_THE_DISK = (*_FULL, errno.EROFS, errno.EACCES, errno.EPERM)
# A file where a folder is named, a folder where a file is, a name that is too long, a place that is none.
_OF_THE_NAME = (errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.ENOENT)

app = typer.Typer(
    name="screening",
    help="Research-security due diligence, offline: which institution, on which lists, what is proportionate."
    " A person decides.\n\nExample: screening check 'School of Astronautics, Beihang Univ., Beijing'",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from screening import __version__

        typer.echo(f"screening {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """Options that stand before the verb."""


def _wanted_verbs(arguments: list[str]) -> tuple[str, ...]:
    """Only the verb that is called, so that its neighbours' imports cost nothing; all of them for help."""
    named = next((one for one in arguments if not one.startswith("-")), "")
    return (named,) if named in VERBS else VERBS


def main(arguments: list[str] | None = None) -> None:
    """Run one verb; a ScreeningError becomes its text on stderr and its exit code, never a traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    _speak_utf8()
    for verb in _wanted_verbs(given):
        if find_spec(f"screening.cli.{verb}") is not None:
            import_module(f"screening.cli.{verb}").register(app)
    try:
        app(args=given, prog_name="screening", standalone_mode=True)
    except ScreeningError as error:
        say(f"screening: {_in_language(str(error), given)}", note=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        _say_interrupted(given)
        sys.exit(INTERRUPTED)
    except SystemExit as ended:  # typer turns Ctrl-C into this code without a word, a closed pipe into 1
        if ended.code == INTERRUPTED:
            _say_interrupted(given)
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        _let_the_rest_go_nowhere()
    except BrokenPipeError:
        _let_the_rest_go_nowhere()
    except OSError as error:
        if error.errno not in (*_OF_THE_DISK, *(_OF_THE_NAME if error.filename else ())):
            raise
        say(f"screening: {_disk_says(error)}", note=True)
        sys.exit(ScreeningError.exit_code)


def _let_the_rest_go_nowhere() -> None:
    """The reader (`head`, a pager) has seen enough: no failure, nothing left to complain of."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


def _speak_utf8() -> None:
    """Files and pipes get UTF-8, whatever the machine writes by itself (cp1252 has no arrow and no 北).

    A terminal keeps its own letters; one that it cannot show becomes a question mark.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _in_language(text: str, arguments: list[str]) -> str:
    """What is wrong with an input, in the language that `--language` names where it has words for it."""
    behind = dict(pairwise(arguments)).get("--language", "")
    joined = (one.partition("=")[2] for one in arguments if one.startswith("--language="))
    language = next(joined, behind)
    if not language:
        return text
    from screening.app.row_words import reason, workbook_languages

    return reason(text, language) if language in workbook_languages() else text


def _say_interrupted(arguments: list[str]) -> None:
    how = (
        "the same command with --resume continues" if "run" in _wanted_verbs(arguments) else "start it again"
    )
    print(f"screening: interrupted; {how}", file=sys.stderr)


def _disk_says(error: OSError) -> str:
    """A full disk or a place that may not be used, in one sentence that says what to do."""
    name = error.filename2 or error.filename
    where = f"{str(name)[:200]}: " if name else ""
    if name and os.path.exists(name) and not os.access(name, os.R_OK):
        return f"{where}cannot be read ({error.strerror}); ask for the right to read it"
    folder = os.path.dirname(name) or "." if name else ""
    if error.errno == errno.EACCES and os.path.isdir(folder) and not os.access(folder, os.X_OK):
        return f"{where}cannot be reached ({error.strerror}); ask for the right to use its folder"
    if error.errno in _OF_THE_NAME:
        return f"{where}cannot be used ({error.strerror}); name another file or folder"
    do = (
        "make room, then give the same command again; a run goes on with --resume"
        if error.errno in _FULL
        else "name another place for the output, or ask for the right to write there"
    )
    return f"{where}cannot be written ({error.strerror}); {do}"
