"""What is on record about one body, ready to show: one line a list, with its dates against the work."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from screening.model.listing import OFFICIAL_LANES, Lane
from screening.report.phrases import Phrases

_TITLE_END = re.compile(r",| \(| /")
_RATING, _NOT_FOUND = "rating", "not found"
_DOUBTS = {
    "stale": "evidence.certainty_stale",
    "start inferred": "evidence.certainty_start",
    "start unconfirmed": "evidence.certainty_day",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingView:
    """One list's entries for one body, its editions taken together."""

    list_id: str
    title: str
    authority: str
    lane: str
    official: bool
    as_listed: str
    since: str
    since_iso: str
    status: str
    in_force: bool
    work: str
    means: str
    does_not_mean: str
    source_url: str
    editions: str
    rating: str
    rating_ground: str
    basis: str
    unverified: str

    @property
    def rating_known(self) -> str:
        """The rating, and how it became known where no source prints it beside the body."""
        return f"{self.rating} ({self.rating_ground})" if self.rating and self.rating_ground else self.rating


def listing_views(
    given: Iterable[Mapping[str, Any]], span: tuple[str, str], as_of: str, phrases: Phrases
) -> tuple[ListingView, ...]:
    """One view a list, designations first; `span` is when the work ran."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for listing in given:
        groups.setdefault(listing.get("list_id", ""), []).append(listing)
    views = [_view(group, span, as_of, phrases) for group in groups.values()]
    order = list(_lanes(phrases))
    return tuple(
        sorted(
            views,
            key=lambda one: (
                order.index(one.lane) if one.lane in order else len(order),
                not one.in_force,
                one.list_id,
            ),
        )
    )


def _lanes(phrases: Phrases) -> tuple[str, ...]:
    return tuple(phrases.word("evidence.lanes", lane.value) for lane in Lane)


def _view(group: list[Mapping[str, Any]], span: tuple[str, str], as_of: str, phrases: Phrases) -> ListingView:
    latest = max(
        group,
        key=lambda one: (bool(one.get("in_force")), one.get("listed_on") or "", one.get("edition") or ""),
    )
    since = min((day for one in group if (day := one.get("since") or one.get("listed_on"))), default="")
    in_force = any(one.get("in_force") for one in group)
    ended = "" if in_force else max((one.get("delisted_on") or "" for one in group), default="")
    return ListingView(
        list_id=latest.get("list_id", ""),
        title=latest.get("title", ""),
        authority=latest.get("authority", ""),
        lane=phrases.word("evidence.lanes", latest.get("lane") or ""),
        official=latest.get("lane") in OFFICIAL_LANES,
        as_listed=latest.get("name_as_listed", ""),
        since=phrases.date(since),
        since_iso=since,
        status=_status(in_force, ended, phrases),
        in_force=in_force,
        work=work_line(since, ended, span, as_of, phrases),
        means=latest.get("means", ""),
        does_not_mean=latest.get("does_not_mean", ""),
        source_url=latest.get("source_url", ""),
        editions=_editions(group, phrases),
        rating=_rating(latest.get("rating") or "", phrases),
        rating_ground=phrases.translated(ground_of_rating(latest.get("certainty") or ""))[0],
        basis=latest.get("basis", ""),
        unverified=doubt(latest.get("certainty", ""), phrases),
    )


def _rating(rating: str, phrases: Phrases) -> str:
    return phrases("evidence.rating", rating=phrases.translated(rating)[0]) if rating else ""


def ground_of_rating(certainty: str) -> str:
    """How a rating became known where no source prints it beside the body ("derived from …"), or ""."""
    for clause in certainty.split("; "):
        head, _, ground = clause.partition(" ")
        if head == _RATING and ground != _NOT_FOUND:
            return ground
    return ""


def _editions(group: list[Mapping[str, Any]], phrases: Phrases) -> str:
    editions = dict.fromkeys(one.get("edition", "") for one in group if one.get("edition"))
    return ", ".join(phrases.translated(one)[0] for one in editions)


def _status(in_force: bool, ended: str, phrases: Phrases) -> str:
    if in_force:
        return phrases("evidence.in_force")
    return phrases("evidence.ended", date=phrases.date(ended)) if ended else phrases("evidence.not_in_force")


def work_line(listed: str, ended: str, span: tuple[str, str], as_of: str, phrases: Phrases) -> str:
    """Whether the body was listed when the work was done, in words."""
    start, end = span
    if not start and not end:
        return phrases("evidence.work_unknown")
    if not listed:
        return phrases("evidence.work_date_unknown")
    if ended and start and ended <= start:
        return phrases("evidence.work_ended")
    if start and listed <= start:
        return phrases("evidence.work_not_yet" if start > as_of else "evidence.work_before")
    if end and listed > end:
        return phrases("evidence.work_after")
    return phrases("evidence.work_during", date=phrases.date(listed))


def brief_title(title: str) -> str:
    """A list's title up to its first comma or bracket; the whole title stands under the evidence."""
    return _TITLE_END.split(title, maxsplit=1)[0].strip() or title


def addresses(source: str) -> tuple[str, ...]:
    """The addresses that a source gives; a rule may rest on several."""
    return tuple(one.strip() for one in source.split(" ; "))


def doubt(certainty: str, phrases: Phrases) -> str:
    """What is not sure about a listing: whom it means, since when, or whether anybody checked it."""
    word, _, said = certainty.partition(": ")
    if word == "unclear":
        return phrases("evidence.certainty_unclear", doubt=phrases.translated(said)[0])
    for clause, key in _DOUBTS.items():
        if clause in certainty:
            return phrases(key)
    of_the_entry = (one for one in certainty.split("; ") if not one.startswith(f"{_RATING} "))
    return unverified("; ".join(of_the_entry), phrases)


def unverified(certainty: str, phrases: Phrases) -> str:
    """The warning that stands next to a line which rests on memory, else nothing."""
    return phrases("evidence.certainty_memory") if "memory" in certainty.lower() else ""
