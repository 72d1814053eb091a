"""Dates as people write them, brought to ISO text; day and month are told apart by the whole column."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from screening.intake.months import month_numbers

Order = Literal["dmy", "mdy", ""]

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?(?:[T ].*)?")
_EAST = re.compile(
    r"(?:民國|民国)?\s*(\d{2,4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]?)?\s*(?:(\d{1,2})\s*[日号일]?)?.*"
)
_THREE = re.compile(r"(\d{1,2})[/.\-\s]+(\d{1,2})[/.\-\s]+(\d{4}|\d{2})(?:\s.*)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.](\d{4})")
_WORDS = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"\d+")
_UNTIL = re.compile(
    r"^(?:from|von|vom|du|de|del|dal)\s+|\s*[–—]\s*|(?<=\d{4})-(?=\d{4}$)|\s+(?:-|to|until|till|through|bis(?:\s+zum)?|au|à|al|a|hasta)\s+",
    re.IGNORECASE,
)
_MILLISECONDS = re.compile(r"\d{12,13}")  # from 1973 on
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")


def order_of(texts: Iterable[str]) -> Order:
    """Which of day and month stands first in a column; "" when nothing in it tells."""
    day_first = month_first = 0
    for text in texts:
        found = _THREE.fullmatch(_clean(text))
        if not found:
            continue
        first, second = int(found.group(1)), int(found.group(2))
        day_first += first > 12 >= second
        month_first += second > 12 >= first
        if "." in text:
            day_first += 1
    if day_first == month_first:
        return ""
    return "dmy" if day_first > month_first else "mdy"


def iso_date(written: str, order: Order) -> str | None:
    """ISO text of the precision that is certain, "" for an empty cell, None for what is no date.

    Where day and month cannot be told apart only the year is given.
    """
    text = _clean(written)
    if not text:
        return ""
    for pattern in (_ISO, _YEAR_FIRST, _COMPACT):
        if found := pattern.fullmatch(text):
            return _iso(*(int(one) if one else 0 for one in found.groups()))
    if found := _EAST.fullmatch(text):
        year = int(found.group(1))
        roc = year + 1911 if year < 200 else year
        return _iso(roc, int(found.group(2) or 0), int(found.group(3) or 0))
    if found := _THREE.fullmatch(text):
        return _three(found, order)
    if found := _MONTH_YEAR.fullmatch(text):
        return _iso(int(found.group(2)), int(found.group(1)), 0)
    return _number(text) or _in_words(text)


def ambiguous(written: str) -> bool:
    """True when day and month could be swapped."""
    found = _THREE.fullmatch(_clean(written))
    if not found:
        return False
    first, second = int(found.group(1)), int(found.group(2))
    return first <= 12 and second <= 12 and first != second


def period_of(written: str) -> tuple[str, str] | None:
    """`1 March 2026 – 28 February 2029` as its two dates; None for what is no two dates."""
    parts = [one for one in _UNTIL.split(_clean(written).strip("()")) if one]
    if len(parts) != 2 or not all(iso_date(one, "") for one in parts):
        return None
    return parts[0], parts[1]


def end_after(start: str, duration: str) -> str:
    """The last day of something that lasts `duration` from `start`, or "" when either cannot be read."""
    numbers = re.findall(r"\d+(?:[.,]\d+)?", duration)
    if not numbers or len(start) < 4:
        return ""
    size = float(numbers[0].replace(",", "."))
    lower = duration.casefold()
    in_months = any(word in lower for word in ("mon", "mois", "mes", "月", "мес", "개월", "miesi", "měs"))
    months = round(size if in_months else size * 12)
    if not 0 < months <= 600:
        return ""
    parts = [int(one) for one in start.split("-")]
    year, month = divmod(parts[0] * 12 + (parts[1] if len(parts) > 1 else 1) - 1 + months, 12)
    if len(parts) < 3:
        return f"{year:04d}-{month + 1:02d}" if len(parts) == 2 else str(parts[0] + months // 12)
    day = min(parts[2], 28) if month == 1 else min(parts[2], 30)
    return (date(year, month + 1, day) - timedelta(days=1)).isoformat()


def _clean(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().strip("'").rstrip(".")


def _iso(year: int, month: int = 0, day: int = 0) -> str | None:
    if 2400 < year < 2700:  # Buddhist years
        year -= 543
    if not 1900 <= year <= 2200:
        return None
    if not month:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if not day:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _three(found: re.Match[str], order: Order) -> str | None:
    first, second, year = (int(one) for one in found.groups())
    if year < 100:
        year += 2000 if year < 70 else 1900
    if first > 12 or order == "dmy" or ("." in found.group(0) and second <= 12):
        return _iso(year, second, first)
    if second > 12 or order == "mdy":
        return _iso(year, first, second)
    return _iso(year, first, second) if first == second else _iso(year)


def _number(text: str) -> str | None:
    """A lone year, a day count as spreadsheets keep it, or milliseconds as services do."""
    if _MILLISECONDS.fullmatch(text):
        return (date(1970, 1, 1) + timedelta(milliseconds=int(text))).isoformat()
    if not re.fullmatch(r"\d{4,5}(?:\.\d+)?", text):
        return None
    count = float(text)
    if 1900 <= count <= 2200 and "." not in text:
        return text
    if 20000 <= count <= 80000:
        return (date(1899, 12, 30) + timedelta(days=int(count))).isoformat()
    return _iso(int(count)) if 2400 < count < 2700 else None


def _in_words(text: str) -> str | None:
    """`3 May 2024`, `May 2024`, `Sept. 3rd, 2024`."""
    known = month_numbers()
    month = next((known[one] for one in map(str.casefold, _WORDS.findall(text)) if one in known), 0)
    numbers = [int(one) for one in _NUMBERS.findall(text)]
    years = [one for one in numbers if 1900 <= one <= 2200]
    days = [one for one in numbers if 1 <= one <= 31]
    if not month or len(years) != 1 or len(numbers) > 2:
        return None
    return _iso(years[0], month, days[0] if days else 0)
