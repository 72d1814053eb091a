"""`screening rules`: show, check, explain, compare and try rubric packs."""

from pathlib import Path
from typing import Annotated

import typer

from screening.cli.say import say, say_json

_AS_OF = Annotated[
    str, typer.Option("--as-of", help="Day asked about, for example 2026-11-21; default today.")
]
_JSON = Annotated[bool, typer.Option("--json", help="One JSON object instead of words.")]

rules = typer.Typer(
    no_args_is_help=True,
    help="Rubric packs: show, check, explain, compare, try.\n\nExample: screening rules explain strac",
)


def register(app: typer.Typer) -> None:
    """Add the verb with its parts."""
    app.add_typer(rules, name="rules")


@rules.command("list")
def list_packs(as_of: _AS_OF = "") -> None:
    """Every pack with its kind, validity, and when it applies.

    Example: screening rules list
    """
    from screening.app.assessing import load_standard_rules
    from screening.app.days import day_of
    from screening.app.rules_telling import listed

    say(listed(load_standard_rules(), day_of(as_of)))


@rules.command("show")
def show(pack: Annotated[str, typer.Argument(help="Id of a pack.")]) -> None:
    """Everything that one pack holds, in words.

    Example: screening rules show house_default
    """
    from screening.app.assessing import load_standard_rules
    from screening.app.rules_telling import shown

    say(shown(load_standard_rules(), pack))


@rules.command("check")
def check(
    file: Annotated[
        Path | None, typer.Argument(help="A pack, table, authority profile or rules folder.", readable=False)
    ] = None,
) -> None:
    """Every problem with file, line and column; without FILE, all rules in use.

    Example: screening rules check our_pack.yml
    """
    from screening.app.rules_check import check_rules

    say(check_rules(file))


@rules.command("explain")
def explain(wanted: Annotated[str, typer.Argument(metavar="ID", help="Any id in a report or pack.")]) -> None:
    """What an id means in plain words, its source, and what it does not mean.

    Example: screening rules explain strac
    """
    from screening.app.assessing import load_standard_rules
    from screening.app.rules_telling import explained

    say(explained(load_standard_rules(), wanted))


@rules.command("diff")
def diff(
    old: Annotated[str, typer.Argument(help="Pack id, pack file, authority file or rules folder.")],
    new: Annotated[str, typer.Argument(help="The same, as it would become.")],
    on: Annotated[
        Path,
        typer.Option(
            "--on", help="Past results: results.jsonl, a run's folder, or one result.", readable=False
        ),
    ],
) -> None:
    """Which past projects would move under the new rules, and why.

    Example: screening rules diff house_default our_pack.yml --on results/
    """
    from screening.app.rules_diff import compare, rule_set, told

    say(told(compare(rule_set(old), rule_set(new), on)))


@rules.command("try")
def try_pack(
    pack: Annotated[str, typer.Argument(help="Pack id or pack file, not yet in use.")],
    proposal: Annotated[Path, typer.Argument(help="A proposal as YAML or JSON.", readable=False)],
    as_of: _AS_OF = "",
    as_json: _JSON = False,
) -> None:
    """Assess one proposal with a pack that is not yet in use.

    Example: screening rules try our_pack.yml proposal.yaml
    """

    from screening.app.assess_telling import told
    from screening.app.rules_try import tried

    found = tried(pack, proposal, as_of)
    say_json(found.to_dict()) if as_json else say(told(found))


@rules.command("schema")
def schema() -> None:
    """The JSON Schema of packs, for editors that complete and check while one types.

    Example: screening rules schema
    """
    from screening.app.rules_schema import pack_schema_text

    say(pack_schema_text())
