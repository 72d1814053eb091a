"""`screening diff`: what moved between two runs, and why."""

from pathlib import Path
from typing import Annotated

import typer

from screening.cli.say import say, say_json


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("diff")(diff)


def diff(
    before: Annotated[Path, typer.Argument(help="The folder of the earlier run.", readable=False)],
    after: Annotated[Path, typer.Argument(help="The folder of the later run.", readable=False)],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of words.")] = False,
    language: Annotated[str, typer.Option(help="Language of the words: en or de.")] = "en",
) -> None:
    """Compare two runs project by project: which results moved, and why.

    Example: screening diff results/2026-10 results/2026-11
    """
    from screening.app.diff import diff_runs, told

    found = diff_runs(before, after, language)
    say_json(found.to_dict()) if as_json else say(told(found, language))
