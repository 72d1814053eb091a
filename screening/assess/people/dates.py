"""Arithmetic with dates of any precision: gaps, and the overlap with a disclosure window."""

from datetime import date

from screening.assess.dates import earliest, last_day, latest
from screening.model.comparison import Overlap


def months_before(day: date, months: int) -> date:
    """The day that many months earlier, kept inside its month."""
    total = day.year * 12 + day.month - 1 - months
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, last_day(year, month)))


def months_apart(one: str, other: str) -> int:
    """Whole months that certainly lie between two dates, 0 where they may mean the same time."""
    first, second = sorted((one, other), key=lambda text: earliest(text) or date.min)
    end, start = latest(first), earliest(second)
    if end is None or start is None or start <= end:
        return 0
    return (start.year - end.year) * 12 + start.month - end.month - (start.day < end.day)


def overlap(
    start: str, end: str, current: bool | None, window_from: date, window_to: date
) -> tuple[Overlap, str, str]:
    """Whether a tie touches the window, with the common days where they are known.

    A missing start or end leaves it possible, unless the other date settles it.
    """
    first, last = earliest(start), latest(end)
    if first is not None and first > window_to:
        return Overlap.NO, "", ""
    if last is not None and last < window_from:
        return Overlap.NO, "", ""
    common_from = max(first, window_from).isoformat() if first else ""
    common_to = min(last, window_to).isoformat() if last else (window_to.isoformat() if current else "")
    sure = _certain(start, end, current, window_from, window_to)
    return (Overlap.YES if sure else Overlap.POSSIBLE), common_from, common_to


def _certain(start: str, end: str, current: bool | None, window_from: date, window_to: date) -> bool:
    begun, ended = latest(start), earliest(end)
    has_begun = begun is not None and begun <= window_to
    if current and not end:
        return has_begun or begun is None
    if ended is not None and ended >= window_from:
        return has_begun or (begun is None and ended <= window_to)
    first = earliest(start)
    return has_begun and first is not None and first >= window_from
