"""`screening review`: takes over the verdicts that people typed into summary.xlsx."""

from pathlib import Path
from typing import Annotated

import typer


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
) -> None:
    """Read back verdicts (same, different, unsure); rows that were changed are refused by address.

    Example: screening review --import results/summary.xlsx --by "A. Officer"
    """
    from screening.app.days import day_of
    from screening.app.review import import_verdicts, save

    target = out or workbook.parent / "adjudications.jsonl"
    found = import_verdicts(workbook, by=by, on=day_of(as_of), everywhere=everywhere)
    for one in found.refused:
        typer.echo(f"{one.place.label()}: {one.says}", err=True)
    total = save(found, target, workbook) if found.verdicts else 0
    typer.echo(
        f"verdicts taken over: {len(found.verdicts)}, refused: {len(found.refused)},"
        f" rows without one: {found.open}"
    )
    without = sum(1 for one in found.verdicts if not one.reason)
    if without:
        typer.echo(f"without a reason: {without}; a reason beside a verdict lets others follow it", err=True)
    if found.verdicts and not by:
        typer.echo("without a name: say who judged with --by", err=True)
    if not found.verdicts:
        typer.echo("nothing was written: no row of the workbook has a verdict that could be taken over")
    else:
        typer.echo(f"{target} holds {total}; screen again with: screening run … --adjudications {target}")
    if found.refused:
        raise typer.Exit(4)
