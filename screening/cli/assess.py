"""`screening assess`: one or more proposals, assessed."""

import json
from pathlib import Path

import typer

TIERS = ("T0", "T1", "T2", "T3", "T4")


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("assess")(assess)


def assess(
    proposals: list[Path] = typer.Argument(
        ..., help="Proposals as YAML or JSON, layout screening/proposal/1."
    ),
    pack: list[str] = typer.Option(
        [], "--pack", help="A pack to apply besides the house rubric; repeatable."
    ),
    profile: str = typer.Option(
        "full", help="full: what is missing is unknown. register: as for a register."
    ),
    authority: Path | None = typer.Option(None, help="Authority profile: whose lists and military count."),
    as_of: str = typer.Option("", "--as-of", help="Day asked about, for example 2026-11-21; default today."),
    lists: str = typer.Option("", help="Only these lists count as listed, ids divided by commas."),
    as_json: bool = typer.Option(False, "--json", help="One JSON object a proposal instead of words."),
    fail_on: str = typer.Option("", "--fail-on", help="End with code 10 when a result may reach this tier."),
) -> None:
    """Assess proposals: tiers, gates, reasons, questions, measures. A person decides.

    Example: screening assess proposal.yaml --pack ca_strac --json
    """
    from screening.app.assess_command import AssessOptions, assess_files, reaches
    from screening.app.assess_telling import told

    chosen = AssessOptions(
        packs=tuple(pack),
        profile=profile,
        authority=authority,
        as_of=as_of,
        lists=tuple(one.strip() for one in lists.split(",") if one.strip()),
        fail_on=fail_on,
    )
    found = assess_files(proposals, chosen)
    for one in found:
        given = one.to_dict()
        indent = 1 if len(found) == 1 else None
        typer.echo(json.dumps(given, ensure_ascii=False, indent=indent) if as_json else told(one))
    if fail_on and any(reaches(one, fail_on) for one in found):
        raise typer.Exit(10)
