"""`screening run`: a register in, a report a project out."""

import typer

from screening.cli import run_options as options
from screening.cli.list_ids import Lists
from screening.cli.say import say
from screening.model.source import plain_text


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("run")(run)


def run(
    source: options.Source,
    out: options.Out,
    map_: options.Maps = None,
    mapping: options.MappingFile = None,
    sheet: options.Sheet = "",
    heading_row: options.HeadingRow = None,
    dates: options.Dates = "",
    encoding: options.Encoding = "",
    pack: options.Packs = None,
    as_of: options.AsOf = "",
    lists: Lists = None,
    profile: options.Profile = "",
    authority: options.AuthorityFile = None,
    adjudications: options.Adjudications = None,
    format_: options.Formats = None,
    only_tier: options.OnlyTier = "",
    branding: options.BrandingFile = None,
    language: options.Language = "en",
    jobs: options.Jobs = 0,
    resume: options.Resume = False,
    limit: options.LimitsOf = None,
    rows_only: options.RowsOnly = False,
    fail_on: options.FailOn = "",
) -> None:
    """Screen a register: one report a project, a summary workbook, an index.

    Example: screening run register.xlsx -o results/
    """
    from screening.app.run import run_register
    from screening.app.run_options import Chosen, exit_code, refuse_for_rows, settings_of, told

    chosen = Chosen(
        maps=tuple(map(plain_text, map_ or ())),
        mapping=mapping,
        heading_row=heading_row,
        dates=dates,
        packs=tuple(pack or ()),
        as_of=as_of,
        lists=tuple(lists or ()),
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
        sheet=plain_text(sheet),
        encoding=encoding,
        language=language,
        jobs=jobs,
    )
    if rows_only:
        from screening.app.rows_only import screen_rows

        refuse_for_rows(chosen, settings, resume=resume)
        finished = screen_rows(source, out, settings)
        say(finished.told())
        raise typer.Exit(finished.exit_code)
    done = run_register(source, out, settings, resume=resume)
    say(told(done, language))
    code = exit_code(done, chosen.fail_on)
    if code:
        raise typer.Exit(code)
