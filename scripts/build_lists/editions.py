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
}
# The editions of 1260H that are here as a whole: what they do not print was no longer on the list. Of the
# earlier ones only the additions are. The list of February 2026 was withdrawn before it was published.
WHOLE_1260H = ("2025-01-07", "2026-06-08")
# The days of the acts that name the makers themselves; the table of facts has none for these two.
ENACTED = {"us_889": "2018-08-13", "us_5949": "2022-12-23"}


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
            done += _additions(own)
        else:
            days = [one.listed_on or ENACTED.get(list_id, "") for one in own]
            done += [replace(one, listed_on=day, since=day) for one, day in zip(own, days, strict=True)]
    return done


def _full_editions(own: list[Listing], editions: tuple[tuple[str, str], ...]) -> list[Listing]:
    """Every edition prints the whole list: absence from the next one is a removal on that day."""
    day = dict(editions)
    order = [name for name, _ in editions]
    present = {one.edition for one in own}
    undated = {one.edition for one in own if not one.listed_on}
    done = []
    for one in own:
        rank = order.index(one.edition)
        start = one.listed_on or day[one.edition]
        first = rank
        while first > 0 and order[first - 1] in present:
            first -= 1
        doubts = [] if one.listed_on else ["day of publication unconfirmed"]
        doubts += ["start unconfirmed"] if order[first] in undated else []
        following = order[rank + 1] if rank + 1 < len(order) else ""
        done.append(
            replace(
                one,
                listed_on=start,
                since=day[order[first]],
                superseded_on=day[following] if following in present else "",
                delisted_on=day[following] if following and following not in present else None,
                certainty="; ".join((one.certainty, *doubts)),
            )
        )
    return done


def _additions(own: list[Listing]) -> list[Listing]:
    """Rows stand until the body's next row, or until the next whole edition where that does not carry it.

    What the source calls current stands, also where another transcription prints it two days later.
    """
    ordered = sorted(own, key=lambda one: one.listed_on)
    done = []
    for one in ordered:
        later = [other.listed_on for other in ordered if other.listed_on > one.listed_on]
        ends = later or [day for day in WHOLE_1260H if day > one.listed_on]
        superseded = ends[0] if ends and not one.delisted_on and one.status != "current" else ""
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
