"""The first and the last day that a date of any precision can mean."""

from datetime import date, timedelta


def earliest(text: str) -> date | None:
    """The first day that an ISO text of any precision can mean; None where there is no date."""
    if len(text) not in (4, 7, 10):
        return None
    year, month, day = _parts(text)
    return date(year, month or 1, min(day or 1, last_day(year, month or 1)))


def latest(text: str) -> date | None:
    """The last day that an ISO text of any precision can mean; None where there is no date."""
    if len(text) not in (4, 7, 10):
        return None
    year, month, day = _parts(text)
    last = last_day(year, month or 12)
    return date(year, month or 12, min(day or last, last))


def last_day(year: int, month: int) -> int:
    """The last day of a month, which is the number of its days."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def _parts(text: str) -> tuple[int, int, int]:
    numbers = [int(part) for part in text.split("-")]
    padded = [*numbers, 0, 0]
    return padded[0], padded[1], padded[2]
