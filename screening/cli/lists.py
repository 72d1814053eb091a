"""`screening lists`: look at the reference lists, search, check, import, compare, forget."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from screening.app.days import day_of
from screening.cli.say import say, say_json

lists = typer.Typer(
    no_args_is_help=True,
    help="Reference lists: which edition is searched, what being on it means, how to bring in a newer one."
    "\n\nExample: screening lists status",
)
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object instead of words.")]
AsOf = Annotated[str, typer.Option("--as-of", help="Day, for example 2026-11-21; default today.")]


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.add_typer(lists, name="lists")


@lists.command("status")
def status(as_of: AsOf = "", as_json: AsJson = False) -> None:
    """Every list with its edition, number of entries and the day to look for a newer one.

    Example: screening lists status
    """
    from screening.app.list_folders import catalogue
    from screening.app.lists import statuses
    from screening.app.lists_telling import status_dict, told_status

    found = statuses(catalogue().lists, day_of(as_of))
    say_json(status_dict(found)) if as_json else say(told_status(found))


@lists.command("show")
def show(
    list_id: Annotated[str, typer.Argument(metavar="LIST", help="The id of the list, see `lists status`.")],
    entries: Annotated[int, typer.Option(help="How many entries to print; 0 for all.")] = 10,
    as_of: AsOf = "",
    as_json: AsJson = False,
) -> None:
    """The passport of one list and its entries on a day.

    Example: screening lists show us_1286 --as-of 2024-01-01
    """
    from screening.app.list_folders import catalogue
    from screening.app.lists_telling import show_dict, told_show

    given = show_dict(catalogue(), list_id, day_of(as_of))
    say_json(given) if as_json else say(told_show(given, entries))


@lists.command("search")
def search(
    text: Annotated[str, typer.Argument(help="Words of the name, an entity id, a domain or a ROR id.")],
    limit: Annotated[int, typer.Option(help="How many bodies at most.")] = 20,
    as_of: AsOf = "",
    as_json: AsJson = False,
) -> None:
    """Bodies with a name that contains every word; for a line of text use `screening check`.

    Example: screening lists search "harbin institute"
    """
    from screening.app.list_folders import catalogue
    from screening.app.lists import search as searched
    from screening.app.lists_telling import search_dict, told_search

    everything = catalogue()
    given = search_dict(searched(everything, text, limit), everything, day_of(as_of))
    say_json(given) if as_json else say(told_search(given, text))


@lists.command("check")
def check(as_of: AsOf = "", as_json: AsJson = False) -> None:
    """Read every table and say what is wrong with it; exit code 5 when something is.

    Example: screening lists check
    """
    from screening.app.lists import check_lists, statuses
    from screening.app.lists_telling import told_check
    from screening.errors import BrokenList

    everything, found = check_lists()
    if as_json:
        say_json({"problems": list(found), "lists": len(everything.lists)})
    else:
        say(told_check(everything, statuses(everything.lists, day_of(as_of))))
    if found:
        raise BrokenList(found)


@lists.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="The file as fetched from the list's own page.", readable=False)
    ],
    list_id: Annotated[
        str, typer.Option("--as", help="The list it belongs to; `background` for a ROR dump.")
    ],
    edition: Annotated[str, typer.Option(help="Name of the edition; default its date.")] = "",
    as_of: AsOf = "",
    mapping: Annotated[
        Path | None, typer.Option(help="Mapping file for a table of another layout.", readable=False)
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Only add these entries; remove none.")] = False,
    any_count: Annotated[
        bool, typer.Option("--any-count", help="Take the file although its number of entries is unusual.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Bring in a newer edition; shipped lists stay as they are, the import lies over them.

    Example: screening lists import consolidated.csv --as us_csl
    """
    from screening.app.lists import import_list
    from screening.app.lists_telling import imported_dict, told_imported
    from screening.lists.importing import Wish

    if as_of:
        day_of(as_of)
    wish = Wish(list_id=list_id, edition=edition, as_of=as_of, mapping=mapping, adds=add, any_count=any_count)
    found = import_list(file, wish, date.today())
    given = [imported_dict(one) for one in found]
    say_json({"imported": given}) if as_json else say(told_imported(found))


@lists.command("diff")
def diff(
    old: Annotated[str, typer.Argument(help="LIST, LIST@EDITION, a fetched file, or LIST=FILE.")],
    new: Annotated[str, typer.Argument(help="The same; without it the two newest editions of LIST.")] = "",
    results: Annotated[
        Path | None,
        typer.Option(help="A folder of `screening run`: which projects are touched.", readable=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Added, removed, renamed and re-aliased entries, and the earlier projects that they touch.

    Example: screening lists diff us_1286@FY2024 us_1286@FY2025 --results results/
    """
    from screening.app.list_folders import catalogue
    from screening.app.lists import compare, newest_change, touched_results
    from screening.app.lists_telling import diff_dict, told_diff

    change = compare(old, new) if new else newest_change(old)
    touched = touched_results(results, change, catalogue()) if results else None
    given = diff_dict(change, touched)
    say_json(given) if as_json else say(told_diff(change, touched))


@lists.command("forget")
def forget(
    list_id: Annotated[str, typer.Argument(metavar="LIST", help="The id of the list.")],
    edition: Annotated[str, typer.Argument(help="The imported edition to take away again.")],
) -> None:
    """Take an imported edition away; the edition before it is in use again.

    Example: screening lists forget us_bis_el 2026-11-20
    """
    from screening.app.list_folders import user_lists
    from screening.lists.importing import removed

    say(f"removed {removed(user_lists(), list_id, edition)}")


@lists.command("path")
def path() -> None:
    """Where the shipped lists and your imports are.

    Example: screening lists path
    """
    from screening.app.list_folders import shipped, user_lists

    say(f"shipped  {shipped()}\nyours    {user_lists()}")
