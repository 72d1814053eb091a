"""The days that a user writes, on the command line or in Python."""

from datetime import date

from screening.errors import UsageError


def day_of(text: str, option: str = "--as-of") -> date:
    """The day written as 2026-11-21, today where nothing is; raises UsageError that names the option."""
    return day_or_none(text, option) or date.today()


def day_or_none(text: str, option: str) -> date | None:
    """The same day, or None where nothing is written."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"{option} {text}: is no day; write it as 2026-11-21") from None
