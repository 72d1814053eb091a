"""What a result rests on: the lists that were searched by edition, and the rule books that were applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from screening.report.listing_view import brief_title, unverified
from screening.report.phrases import Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class PackView:
    """What one further rule book says."""

    title: str
    outcome: str
    who_decides: str
    note: str
    unverified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One list that was searched."""

    title: str
    authority: str
    edition: str
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """The lists that were searched in one edition of one day."""

    label: str
    lists: tuple[ListRow, ...]


def pack_views(given: Mapping[str, Any], phrases: Phrases) -> tuple[PackView, ...]:
    views = []
    for pack in given.get("packs", {}).values():
        if pack.get("tier_min"):
            continue
        views.append(
            PackView(
                title=pack.get("title") or pack.get("pack", ""),
                outcome=(pack.get("outcome") or pack.get("response") or "").replace("_", " "),
                who_decides=pack.get("who_decides") or "",
                note=_standing(pack, phrases),
                unverified=unverified(pack.get("certainty") or "", phrases),
            )
        )
    return tuple(views)


def _standing(pack: Mapping[str, Any], phrases: Phrases) -> str:
    """How a pack stands where it is not simply in force; whether it holds on the day, its outcome says.

    A status such as "in force; legal text not seen" is no reason to call a pack not in force.
    """
    status = (pack.get("status") or "").replace("_", " ")
    if status in ("", "in force", "current"):
        return ""
    key = "why.superseded" if pack.get("outcome") == "not_in_force" else "why.status"
    return phrases(key, status=phrases.translated(status)[0])


def searched_lists(given: Mapping[str, Any], phrases: Phrases) -> tuple[ListRow, ...]:
    return tuple(
        ListRow(
            title=one.get("title") or one["list_id"],
            authority=one.get("authority") or "",
            edition=phrases.translated(one.get("edition") or "")[0],
            as_of=phrases.date(one["as_of"]) if one.get("as_of") else "",
        )
        for one in given.get("lists", ())
    )


def lists_by_edition(lists: tuple[ListRow, ...], phrases: Phrases) -> tuple[EditionRow, ...]:
    """The lists with their whole titles, those of one edition and day together."""
    groups: dict[tuple[str, str], list[ListRow]] = {}
    for one in lists:
        groups.setdefault((one.edition, one.as_of), []).append(one)
    return tuple(
        EditionRow(
            label=phrases(
                "evidence.edition_as_of" if as_of else "evidence.edition_only", edition=edition, date=as_of
            ),
            lists=tuple(rows),
        )
        for (edition, as_of), rows in groups.items()
    )


def editions(given: Mapping[str, Any], phrases: Phrases) -> tuple[tuple[str, str], ...]:
    """The lists by edition in a few lines: an edition, and the brief titles of its lists."""
    groups: dict[str, list[str]] = {}
    for one in given.get("lists", ()):
        edition = phrases.translated(brief_title(one.get("edition") or ""))[0]
        title = phrases.translated(brief_title(one.get("title") or one["list_id"]))[0]
        groups.setdefault(edition, []).append(title)
    return tuple((edition, "; ".join(titles)) for edition, titles in sorted(groups.items(), reverse=True))
