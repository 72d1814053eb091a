"""`screening assess`: one or more proposals, assessed."""

from pathlib import Path
from typing import Annotated

import typer

from screening.cli.list_ids import Lists
from screening.cli.say import say, say_json


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("assess")(assess)


def assess(
    proposals: Annotated[
        list[Path],
        typer.Argument(
            help="Proposals: YAML, JSON (screening/proposal/1), or DOCX, PDF, TXT that name their parties.",
            readable=False,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            help="Write the report of one proposal too: .html, .pdf, .docx or .json.",
            readable=False,
        ),
    ] = None,
    pack: Annotated[
        list[str] | None, typer.Option("--pack", help="A pack besides the house rubric; repeatable.")
    ] = None,
    profile: Annotated[
        str, typer.Option(help="full: what is missing is unknown; register: assumed.")
    ] = "full",
    authority: Annotated[
        Path | None,
        typer.Option(help="Authority profile: whose lists and whose military count.", readable=False),
    ] = None,
    as_of: Annotated[str, typer.Option("--as-of", help="Day asked about; default today.")] = "",
    lists: Lists = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a proposal.")] = False,
    language: Annotated[str, typer.Option(help="Language of the report that -o writes.")] = "en",
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="End with code 10 when a result may reach this tier.")
    ] = "",
) -> None:
    """Assess proposals: tiers, gates, reasons, questions, measures. A person decides.

    Example: screening assess proposal.yaml -o report.pdf
    """
    from screening.app.assess_command import AssessOptions, assess_files, reaches, write_report
    from screening.app.assess_telling import told
    from screening.app.ids import ids_of

    chosen = AssessOptions(
        packs=ids_of(pack or ()),
        profile=profile,
        authority=authority,
        as_of=as_of,
        lists=ids_of(lists or ()),
        fail_on=fail_on,
        report=out,
        language=language,
    )
    found = assess_files(proposals, chosen)
    for one in found:
        given = one.to_dict()
        indent = 1 if len(found) == 1 else None
        say_json(given, indent=indent) if as_json else say(told(one))
    if out is not None:
        write_report(found[0], out, language)
        say(f"written: {out}", note=True)
    if fail_on and any(reaches(one, fail_on) for one in found):
        raise typer.Exit(10)
