"""`screening report`: renders again what was assessed, for the reader who needs it."""

from pathlib import Path
from typing import Annotated

import typer

from screening.cli.say import say


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("report")(report)


def report(
    source: Annotated[
        Path,
        typer.Argument(
            help="A run's folder, its results.jsonl, or a result of screening assess --json.", readable=False
        ),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="The file, or a folder for several projects.", readable=False)
    ],
    format_: Annotated[
        str, typer.Option("--format", help="html, pdf, docx, xlsx or json; else by the file's ending.")
    ] = "",
    copy: Annotated[
        str,
        typer.Option("--copy", help="For whom: officer, researcher, merit; of all: portfolio, committee."),
    ] = "officer",
    person: Annotated[
        str,
        typer.Option(
            help="The role label of the researcher who reads, such as PI; others' ties are left out."
        ),
    ] = "",
    project: Annotated[list[str] | None, typer.Option(help="Only this project; may be repeated.")] = None,
    branding: Annotated[
        Path | None, typer.Option(help="Your institution's name, logo and wording.", readable=False)
    ] = None,
    language: Annotated[str, typer.Option(help="Language of the report.")] = "en",
) -> None:
    """Render stored results again, without screening again.

    Example: screening report results/ -o plan.docx --project P-001
    """
    from screening.app.report import ReportSettings, render_stored

    settings = ReportSettings(
        format=format_,
        copy=copy,
        person=person,
        projects=tuple(project or ()),
        branding=branding,
        language=language,
    )
    written = render_stored(source, out, settings)
    more = f" and {len(written) - 1} more" if len(written) > 1 else ""
    say(f"written: {written[0]}{more}", note=True)
