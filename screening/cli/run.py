"""`screening run`: a register in, a report a project out."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("run")(run)


def run(
    source: Annotated[Path, typer.Argument(help="The register: a file, a ZIP archive or a folder.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder for the results.")],
    map_: Annotated[list[str] | None, typer.Option("--map", help="'Heading=field'; may be repeated.")] = None,
    mapping: Annotated[Path | None, typer.Option(help="A mapping that screening map wrote.")] = None,
    sheet: Annotated[str, typer.Option(help="Read this sheet only, hidden or not.")] = "",
    dates: Annotated[str, typer.Option(help="dmy or mdy, where day and month could be swapped.")] = "",
    encoding: Annotated[
        str, typer.Option(help="The encoding of a text file, if it is detected wrongly.")
    ] = "",
    pack: Annotated[list[str] | None, typer.Option(help="A rubric pack to apply; may be repeated.")] = None,
    as_of: Annotated[
        str, typer.Option("--as-of", help="Day on which listings count, for example 2026-11-21.")
    ] = "",
    lists: Annotated[str, typer.Option(help="Only these lists count as listed, ids divided by commas.")] = "",
    profile: Annotated[str, typer.Option(help="full or register; by itself the file's columns decide.")] = "",
    authority: Annotated[Path | None, typer.Option(help="An authority profile of your own.")] = None,
    adjudications: Annotated[
        Path | None, typer.Option(help="Verdicts that screening review --import wrote.")
    ] = None,
    format_: Annotated[
        list[str] | None, typer.Option("--format", help="html, pdf, docx, json; divided by commas.")
    ] = None,
    only_tier: Annotated[
        str, typer.Option("--only-tier", help="Write reports for these tiers only, such as T2+.")
    ] = "",
    branding: Annotated[Path | None, typer.Option(help="Your institution's name, logo and wording.")] = None,
    language: Annotated[str, typer.Option(help="Language of the reports.")] = "en",
    jobs: Annotated[int, typer.Option(help="Worker processes; 0 decides by itself.")] = 0,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an interrupted run.")] = False,
    limit: Annotated[
        list[str] | None, typer.Option("--limit", help="NAME=NUMBER, such as cells=20000000.")
    ] = None,
    rows_only: Annotated[
        bool,
        typer.Option("--rows-only", help="Only look the partners up: the same sheet out, nothing assessed."),
    ] = False,
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="Exit with 10 when a project reaches this tier.")
    ] = "",
) -> None:
    """Screen a register: one report a project, a summary workbook, an index.

    Example: screening run register.xlsx -o out/
    """
    from screening.app.run import run_register
    from screening.app.run_options import Chosen, exit_code, settings_of, told

    chosen = Chosen(
        maps=tuple(map_ or ()),
        mapping=mapping,
        dates=dates,
        packs=tuple(pack or ()),
        as_of=as_of,
        lists=lists,
        profile=profile,
        formats=tuple(format_ or ()),
        only_tier=only_tier,
        limits=tuple(limit or ()),
        fail_on=fail_on,
    )
    settings = settings_of(
        chosen,
        authority=authority,
        adjudications=adjudications,
        branding=branding,
        sheet=sheet,
        encoding=encoding,
        language=language,
        jobs=jobs,
    )
    if rows_only:
        from screening.app.rows_only import screen_rows

        finished = screen_rows(source, out, settings)
        typer.echo(finished.told())
        raise typer.Exit(finished.exit_code)
    done = run_register(source, out, settings, resume=resume)
    typer.echo(told(done))
    code = exit_code(done, chosen.fail_on)
    if code:
        raise typer.Exit(code)
