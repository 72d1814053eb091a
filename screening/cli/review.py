"""`screening review`: takes over the verdicts that people typed into summary.xlsx."""

from pathlib import Path
from typing import Annotated

import typer

from screening.cli.say import say


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("review")(review)


def review(
    workbook: Annotated[
        Path,
        typer.Option("--import", help="The summary.xlsx with verdicts in its sheet Matches.", readable=False),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", help="Where verdicts are kept; adjudications.jsonl beside it.", readable=False
        ),
    ] = None,
    by: Annotated[str, typer.Option(help="Who judged.")] = "",
    as_of: Annotated[str, typer.Option("--as-of", help="Day of the verdicts; today by itself.")] = "",
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="The verdicts count for the same text in every project.")
    ] = False,
    language: Annotated[
        str, typer.Option(help="Language of the words: en or de; that of the workbook by itself.")
    ] = "",
) -> None:
    """Read back verdicts (same, different, unsure); rows that were changed are refused by address.

    Example: screening review --import results/summary.xlsx --by "A. Officer"
    """
    from screening.app.days import day_of
    from screening.app.review import asked, import_verdicts, save, told

    target = out or workbook.parent / "adjudications.jsonl"
    found = import_verdicts(workbook, by=by, on=day_of(as_of), everywhere=everywhere)
    notes = asked(found, by, language)  # a language that nobody wrote is told before anything is kept
    total = save(found, target, workbook) if found.verdicts else 0
    for line in notes:
        say(line, note=True)
    say("\n".join(told(found, target, total, language)))
    if found.refused:
        raise typer.Exit(4)
