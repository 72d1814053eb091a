"""Editions in time: which listing a newer edition took over, which body left, since when a body is listed."""

from collections import defaultdict
from dataclasses import replace

from screening.model.listing import Listing

# Dated full editions. FY2024 of 1286: the day comes from a secondary source; the edition itself prints none.
EDITIONS = {
    "us_1286": (
        ("FY2022", "2023-06-29"),
        ("FY2023", "2024-07"),
        ("FY2024", "2025-06-24"),
        ("FY2025", "2026-07"),
    ),
    "us_1260h": (
        ("2021-06-03", "2021-06-03"),
        ("2022-10-05", "2022-10-05"),
        ("2024-01-31", "2024-01-31"),
        ("2025-01-07", "2025-01-07"),
        ("2026-06-08", "2026-06-08"),
    ),
}


def dated(listings: list[Listing]) -> list[Listing]:
    """The listings of one entity with `superseded_on`, `delisted_on` and `since` worked out per list."""
    by_list: dict[str, list[Listing]] = defaultdict(list)
    for one in listings:
        by_list[one.list_id].append(one)
    done: list[Listing] = []
    for list_id, own in by_list.items():
        if list_id == "us_1286":
            done += _full_editions(own, EDITIONS[list_id])
        elif list_id == "us_1260h":
            done += _additions(own, EDITIONS[list_id])
        else:
            done += [replace(one, since=one.listed_on) for one in own]
    return done


def _full_editions(own: list[Listing], editions: tuple[tuple[str, str], ...]) -> list[Listing]:
    """Every edition prints the whole list: absence from the next one is a removal on that day."""
    day = dict(editions)
    order = [name for name, _ in editions]
    present = {one.edition for one in own}
    done = []
    for one in own:
        rank = order.index(one.edition)
        start = one.listed_on or day[one.edition]
        certainty = one.certainty if one.listed_on else f"{one.certainty}; day of publication unconfirmed"
        first = rank
        while first > 0 and order[first - 1] in present:
            first -= 1
        following = order[rank + 1] if rank + 1 < len(order) else ""
        done.append(
            replace(
                one,
                listed_on=start,
                since=day[order[first]],
                superseded_on=day[following] if following in present else "",
                delisted_on=day[following] if following and following not in present else None,
                certainty=certainty,
            )
        )
    return done


def _additions(own: list[Listing], editions: tuple[tuple[str, str], ...]) -> list[Listing]:
    """Rows stand until the body's next row; one that the newest edition does not carry is marked unclear."""
    newest = editions[-1][1]
    ordered = sorted(own, key=lambda one: one.listed_on)
    done = []
    for one in ordered:
        later = [other.listed_on for other in ordered if other.listed_on > one.listed_on]
        superseded = ""
        if not one.delisted_on and one.listed_on < newest:
            superseded = later[0] if later else newest
        done.append(replace(one, since=_since(one, ordered), superseded_on=superseded))
    return done


def _since(one: Listing, ordered: list[Listing]) -> str:
    """The start of the run without a removal in between that leads to this row."""
    start = one.listed_on
    for other in reversed([other for other in ordered if other.listed_on < one.listed_on]):
        if other.delisted_on and other.delisted_on < start:
            break
        start = other.listed_on
    return start
