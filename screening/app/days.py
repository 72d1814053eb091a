"""The days that a user writes, on the command line or in Python."""

from datetime import date

from screening.errors import UsageError


def day_of(text: str, option: str = "--as-of") -> date:
    """The day written as 2026-11-21, today where nothing is; raises UsageError that names the option."""
    return day_or_none(text, option) or date.today()


def day_or_none(text: str, option: str) -> date | None:
    """The same day, or None where nothing is written."""
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"{option} {text}: is no day; write it as 2026-11-21") from None
    if day is not None and not 1900 <= day.year <= 2200:  # days are added to it, and years taken away
        raise UsageError(f"{option} {text}: expected a day between 1900 and 2200")
    return day
