"""`screening check`: one text looked up."""

from typing import Annotated

import typer

from screening.cli.list_ids import Lists
from screening.cli.say import say, say_json


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("check")(check)


def check(
    text: Annotated[str, typer.Argument(help="The name or affiliation line to look up.")],
    country: Annotated[str, typer.Option(help="Country of the row, two letters.")] = "",
    domain: Annotated[str, typer.Option(help="Web or e-mail domain of the row.")] = "",
    as_of: Annotated[
        str, typer.Option("--as-of", help="Day on which listings count, for example 2026-11-21.")
    ] = "",
    lists: Lists = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of words.")] = False,
) -> None:
    """Look one text up in the reference lists.

    Example: screening check "School of Astronautics, Beihang Univ., Beijing"
    """
    from screening.app.screener import Screener
    from screening.app.telling import told
    from screening.errors import SafetyLimit, UsageError
    from screening.intake.limits import LONGEST_CELL

    if len(text) > LONGEST_CELL:
        raise SafetyLimit(
            f"check: the text has {len(text):,} characters, more than the {LONGEST_CELL:,} that a cell can"
            " hold; give one affiliation line, or a file to screening match"
        )
    if not text.strip():
        raise UsageError("check: the text is empty; give a name or an affiliation line")
    screener = Screener(lists, as_of or None)
    if country and not screener.knows_country(country):
        raise UsageError(f"--country {country}: no country is known by this; give two letters such as CN")
    if domain and not _is_domain(domain):
        raise UsageError(f"--domain {domain}: is no domain; write it as buaa.edu.cn")
    found = screener.check(text, country=country, domain=domain)
    say_json(found.to_dict()) if as_json else say(told(found, screener.lists_without_entries))


def _is_domain(written: str) -> bool:
    """True for a domain, also inside a web or e-mail address."""
    return "." in written.strip(".") and not any(one.isspace() for one in written.strip())
