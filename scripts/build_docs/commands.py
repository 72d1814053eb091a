"""The verbs of the command line as Markdown, read from the command itself."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import typer

from screening.cli.main import VERBS

HEAD = """# Commands

Every verb, its arguments and its options. This page is written from the command itself;
`screening VERB --help` prints the same words.

Results go to the files you name or to the screen, notes and progress to the error channel. What goes
into a file or to another program (`>`, `|`) is UTF-8 on every machine.

| exit code | means |
| ---: | --- |
| 0 | finished, whatever the result |
| 2 | the call is off: an unknown option, list or pack |
| 3 | an input is not there or cannot be read |
| 4 | finished, but some rows were not read; they are listed |
| 5 | a reference list is missing, broken or expired |
| 6 | a rule file is broken: a rubric pack, a table or an authority profile |
| 7 | refused by a safety limit |
| 10 | only with `--fail-on`: a result reaches that tier |
| 130 | interrupted |
"""


def verbs() -> dict[str, Any]:
    """Every verb with its command, in the order of the help."""
    app = typer.Typer()
    for verb in VERBS:
        import_module(f"screening.cli.{verb}").register(app)
    commands: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    return {verb: commands[verb] for verb in VERBS}


def every_command() -> Iterator[tuple[str, Any]]:
    """Verbs and their parts with their full names: `check`, `lists`, `lists status`."""
    for name, command in verbs().items():
        yield name, command
        for part, inner in getattr(command, "commands", {}).items():
            yield f"{name} {part}", inner


def says(command: Any) -> str:
    """What the command does, without its example."""
    return " ".join(str(command.help or "").partition("Example:")[0].split())


def examples(command: Any) -> tuple[str, ...]:
    """The example lines of the help, one command each."""
    text = " ".join(str(command.help or "").partition("Example:")[2].split())
    return tuple(one.strip() for one in text.split("; ") if one.strip())


def table() -> str:
    """The verbs in one table, for the README."""
    rows = [f"| `screening {name}` | {says(command)} |" for name, command in verbs().items()]
    return "\n".join(["| command | does |", "| --- | --- |", *rows])


def page() -> str:
    """The whole page docs/commands.md."""
    return "\n".join([HEAD, *(section(name, command) for name, command in every_command())])


def section(name: str, command: Any) -> str:
    """One command: what it does, its example, its arguments and options."""
    mark = "###" if " " in name else "##"
    lines = [f"{mark} screening {name}", "", says(command), ""]
    if examples(command):
        lines += ["```", *examples(command), "```", ""]
    rows = [row(one) for one in command.params if one.opts != ["--help"]]
    if rows:
        lines += ["| argument or option | |", "| --- | --- |", *rows, ""]
    return "\n".join(lines)


def row(parameter: Any) -> str:
    """One argument or option as a line of the table."""
    if parameter.param_type_name == "argument":
        shown = f"`{(parameter.metavar or parameter.name).upper()}`"
    else:
        shown = ", ".join(f"`{one}`" for one in parameter.opts)
    needed = " Required." if parameter.required else ""
    return f"| {shown} | {(parameter.help or '').replace('|', chr(92) + '|')}{needed} |"
