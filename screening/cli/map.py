"""`screening map`: how a register would be read, and a mapping to keep."""

from pathlib import Path
from typing import Annotated

import typer

from screening.cli.say import say, say_json


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("map")(map_)


def map_(
    source: Annotated[
        Path, typer.Argument(help="The register: a file, a ZIP archive or a folder.", readable=False)
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write the mapping here.", readable=False)
    ] = None,
    map_: Annotated[list[str] | None, typer.Option("--map", help="'Heading=field'; may be repeated.")] = None,
    mapping: Annotated[Path | None, typer.Option(help="A mapping to start from.", readable=False)] = None,
    sheet: Annotated[str, typer.Option(help="This sheet only.")] = "",
    heading_row: Annotated[
        int | None, typer.Option(min=0, help="The row of the headings; 0 where there are none.")
    ] = None,
    dates: Annotated[str, typer.Option(help="dmy or mdy, where day and month could be swapped.")] = "",
    encoding: Annotated[str, typer.Option(help="The encoding of a text file.")] = "",
    rows: Annotated[int, typer.Option(min=0, max=100, help="How many rows to show.")] = 5,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a sheet instead of words.")
    ] = False,
    language: Annotated[str, typer.Option(help="Language of the words: en or de.")] = "en",
) -> None:
    """Show how the first rows of a register are read, and write a mapping to reuse.

    Example: screening map register.xlsx -o ours.yml; screening run next.xlsx --mapping ours.yml -o results/
    """
    from screening.app.map import as_dict, map_register, save_mapping, told
    from screening.app.run_options import Chosen, mapping_of

    given = mapping_of(Chosen(maps=tuple(map_ or ()), mapping=mapping, heading_row=heading_row, dates=dates))
    found = map_register(source, given, sheet=sheet, encoding=encoding, rows=rows)
    for one in found if as_json else ():
        say_json(as_dict(one), indent=None)
    if not as_json:
        say(told(found, language))
    if out is not None:
        save_mapping(found, out, given, source)
        say(f"written: {out}", note=True)
