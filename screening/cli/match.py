"""`screening match`: a column of texts looked up."""

from pathlib import Path

import typer


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("match")(match)


def match(
    file: Path = typer.Argument(..., help="A table: CSV, TSV, XLSX, XLS or ODS."),
    column: str = typer.Option(..., "--column", help="Heading of the column to look up."),
    out: Path = typer.Option(..., "-o", "--out", help="Where to write: a name that ends in .csv or .jsonl."),
    country_column: str = typer.Option("", help="Heading of a column with two-letter country codes."),
    sheet: str = typer.Option("", help="The sheet of a workbook."),
    lists: str = typer.Option("", help="Only these lists count as listed, ids divided by commas."),
    as_of: str = typer.Option("", "--as-of", help="Day on which listings count, for example 2026-11-21."),
    jobs: int = typer.Option(1, min=1, max=64, help="Processes to work in; the answers are the same."),
    encoding: str = typer.Option("", help="The encoding of a text file, if it is detected wrongly."),
) -> None:
    """Look a column of texts up; the file comes back with the answers beside it.

    Example: screening match partners.csv --column Partner -o screened.csv
    """
    from screening.app.matching_files import MatchJob, match_file

    chosen = tuple(one.strip() for one in lists.split(",") if one.strip())
    job = MatchJob(
        path=file,
        column=column,
        country_column=country_column,
        sheet=sheet,
        lists=chosen,
        as_of=as_of,
        jobs=jobs,
        encoding=encoding,
    )
    counts = match_file(job, out, lambda rows: typer.echo(f"{rows} rows", err=True))
    found = ", ".join(f"{count} {name}" for name, count in sorted(counts.outcomes.items()))
    typer.echo(f"{out}: {counts.rows} rows: {found}")
    if counts.short:
        typer.echo(
            f"{counts.short} rows end before the column {column!r}; they are in the file as none", err=True
        )
        raise typer.Exit(4)
