"""The options of `screening run`, each with its help."""

from pathlib import Path
from typing import Annotated

import typer

Source = Annotated[
    Path, typer.Argument(help="The register: a file, a ZIP archive or a folder.", readable=False)
]
Out = Annotated[Path, typer.Option("-o", "--out", help="The folder for the results.", readable=False)]
Maps = Annotated[list[str] | None, typer.Option("--map", help="'Heading=field'; may be repeated.")]
MappingFile = Annotated[Path | None, typer.Option(help="A mapping that screening map wrote.", readable=False)]
Sheet = Annotated[str, typer.Option(help="Read this sheet only, hidden or not.")]
HeadingRow = Annotated[
    int | None, typer.Option("--heading-row", min=0, help="The row of the headings; 0 where there are none.")
]
Dates = Annotated[str, typer.Option(help="dmy or mdy, where day and month could be swapped.")]
Encoding = Annotated[str, typer.Option(help="The encoding of a text file, if it is detected wrongly.")]
Packs = Annotated[list[str] | None, typer.Option(help="A rubric pack to apply; may be repeated.")]
AsOf = Annotated[str, typer.Option("--as-of", help="Day on which listings count, for example 2026-11-21.")]
Profile = Annotated[str, typer.Option(help="full or register; by itself the file's columns decide.")]
AuthorityFile = Annotated[Path | None, typer.Option(help="An authority profile of your own.", readable=False)]
Adjudications = Annotated[
    Path | None, typer.Option(help="Verdicts that screening review --import wrote.", readable=False)
]
Formats = Annotated[
    list[str] | None, typer.Option("--format", help="html, pdf, docx, json; divided by commas.")
]
OnlyTier = Annotated[
    str, typer.Option("--only-tier", help="Write reports for these tiers only, such as T2+.")
]
BrandingFile = Annotated[
    Path | None, typer.Option(help="Your institution's name, logo and wording.", readable=False)
]
Language = Annotated[str, typer.Option(help="Language of the reports.")]
Jobs = Annotated[int, typer.Option(min=0, max=64, help="Worker processes; 0 decides by itself.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with an interrupted run.")]
LimitsOf = Annotated[list[str] | None, typer.Option("--limit", help="NAME=NUMBER, such as cells=20000000.")]
RowsOnly = Annotated[
    bool,
    typer.Option("--rows-only", help="Only look the partners up: the same sheet out, nothing assessed."),
]
FailOn = Annotated[str, typer.Option("--fail-on", help="Exit with 10 when a project reaches this tier.")]
