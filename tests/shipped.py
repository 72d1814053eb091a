"""The shipped lists, loaded once for all tests of a process: it takes longer than a test, and much memory."""

from datetime import date
from functools import lru_cache

from screening.app.screener import Screener

DAY = date(2026, 11, 21)


@lru_cache(maxsize=2)
def shipped_screener(day: date) -> Screener:
    """The shipped lists as of a day; few tests ask of another one than the usual."""
    return Screener(as_of=day)
