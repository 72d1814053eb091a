"""`screening match`: a column of texts looked up."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from screening.cli.list_ids import Lists
from screening.cli.say import say
from screening.model.source import plain_text


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("match")(match)


def match(
    file: Annotated[Path, typer.Argument(help="A table: CSV, TSV, XLSX, XLS or ODS.", readable=False)],
    column: Annotated[
        str,
        typer.Option(
            "--column", help="Heading of the column to look up; in a list without headings its letter."
        ),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="Where to write: a .csv or .jsonl file.", readable=False)
    ],
    country_column: Annotated[str, typer.Option(help="Heading of a column of country codes.")] = "",
    sheet: Annotated[str, typer.Option(help="The sheet of a workbook.")] = "",
    lists: Lists = None,
    as_of: Annotated[
        str, typer.Option("--as-of", help="Day on which listings count, for example 2026-11-21.")
    ] = "",
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes; the answers are the same.")] = 1,
    encoding: Annotated[str, typer.Option(help="Encoding of a text file, if detected wrongly.")] = "",
) -> None:
    """Look a column of texts up; the file comes back with the answers beside it.

    Example: screening match partners.csv --column Partner -o screened.csv
    """
    from screening.app.column_files import MatchJob
    from screening.app.ids import ids_of
    from screening.app.matching_files import match_file, told

    job = MatchJob(
        path=file,
        column=plain_text(column),
        country_column=plain_text(country_column),
        sheet=plain_text(sheet),
        lists=ids_of(lists or ()),
        as_of=as_of,
        jobs=jobs,
        encoding=encoding,
    )
    counts = match_file(job, out, _tell_rows)
    found = ", ".join(f"{count} {name}" for name, count in sorted(counts.outcomes.items()))
    say(f"{out}: {counts.rows:,} {'row' if counts.rows == 1 else 'rows'}: {found}")
    for line in told(job, counts):
        say(line, note=True)
    if counts.short or counts.long:
        raise typer.Exit(4)


def _tell_rows(rows: int) -> None:
    """How far it is, where somebody listens."""
    with suppress(OSError):
        say(f"rows so far: {rows:,}", note=True)
