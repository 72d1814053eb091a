"""Dates as sources write them, turned into ISO text of the same precision."""

import re

from screening.intake.months import month_numbers

_MONTHS = month_numbers()
_PRESENT = (
    r"present|current(?:ly)?|now|today|ongoing|heute|jetzt|dato|derzeit|aktuell|laufend|présent|actuel"
    r"|aujourd['’]hui|(?:la )?actualidad|la fecha|presente|ce jour|oggi|heden|至今|现在|今|н\.?\s?в\.?"
    r"|настоящее время"
)
_POINT = (
    r"(?:(?P<{0}iso>\d{{4}}-\d{{1,2}}(?:-\d{{1,2}})?)|(?P<{0}cn>\d{{4}}\s?年(?:\s?\d{{1,2}}\s?月)?)"
    r"|(?P<{0}my>\d{{1,2}}[/.]\d{{4}})|(?P<{0}ym>\d{{4}}[/.]\d{{1,2}})"
    r"|(?P<{0}mon>(?<!\w)(?:MONTHS)\.?,?\s\d{{4}})|(?P<{0}y>(?:(?:SEASONS)\s+)?(?:19|20)\d{{2}}))"
)
_SEASONS = "spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver"
_POINT = _POINT.replace("SEASONS", _SEASONS).replace(
    "MONTHS", "|".join(sorted(_MONTHS, key=len, reverse=True))
)
_RANGE = re.compile(
    rf"(?<![\d/.-]){_POINT.format('a')}\s*(?:[-–—−~～]|to|until|bis|à|至|到)+\s*(?:{_POINT.format('b')}|(?P<now>{_PRESENT})\b"
    rf"|(?P<now2>至今|现在|今))(?!\d)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"(?:\bsince|\bfrom|\bseit|\bab|\bdepuis|\bdesde|\bdal|\bsinds|自)\s*{_POINT.format('a')}"
    rf"|{_POINT.format('c')}\s*[-–—]\s*(?=$|[,;:)\t ]{{1,3}}[^\d])",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?<![\d/.-]){_POINT.format('a')}(?![\d/-])", re.IGNORECASE)


def iso(year: object, month: object = None, day: object = None) -> str:
    """ISO text from parts, as long as they make sense: `iso("2019", "9")` is "2019-09"."""
    if not re.fullmatch(r"(1[89]|20|21)\d\d", str(year or "").strip()):
        return ""
    text = str(year).strip()
    for part, most in ((month, 12), (day, 31)):
        digits = str(part or "").strip()
        if not digits.isdigit() or not 1 <= int(digits) <= most:
            return text
        text += f"-{int(digits):02d}"
    return text


def iso_text(written: str) -> str:
    """ISO text of a date written in one of the usual ways, or "" where it cannot be told.

    "03/2021", "2021-03-05", "March 2021", "2021年3月", "2021"; day and month
    orders that cannot be told apart ("03/04/2021") are read to the year only.
    """
    text = written.strip()
    full = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text)
    if full:
        return _day_month(full[1], full[2], full[3])
    found = _SINGLE.search(text)
    return _point(found, "a") if found else ""


def _day_month(first: str, second: str, year: str) -> str:
    if int(first) > 12:
        return iso(year, second, first)
    return iso(year, first, second) if int(second) > 12 else iso(year)


def _point(found: re.Match[str], prefix: str) -> str:
    """The ISO text of one matched point in time."""
    given = {key[1:]: value for key, value in found.groupdict().items() if key.startswith(prefix) and value}
    if "mon" in given:
        word, _, year = given["mon"].replace(",", " ").partition(" ")
        return iso(year.strip(), _MONTHS.get(word.casefold().rstrip(".")))
    if "my" in given:
        month, year = re.split(r"[/.]", given["my"])
        return iso(year, month)
    numbers = re.findall(r"\d+", next(iter(given.values()), ""))
    return iso(*numbers[:3]) if numbers else ""


def span(line: str) -> tuple[str, str, bool | None, str]:
    """Start, end, current and the line without its dates.

    `current` is True for "2019 to present", False where an end stands, None
    where only one date or none is given.
    """
    found = _RANGE.search(line)
    if found:
        current = bool(found["now"] or found["now2"])
        return _point(found, "a"), _point(found, "b"), current, _cut(line, found)
    found = _SINCE.search(line)
    if found:
        return _point(found, "a") or _point(found, "c"), "", True, _cut(line, found)
    found = _SINGLE.search(line)
    if found:
        return _point(found, "a"), "", None, _cut(line, found)
    return "", "", None, line.strip()


def _cut(line: str, found: re.Match[str]) -> str:
    rest = f"{line[: found.start()]} {line[found.end() :]}"
    rest = re.sub(r"\(\s*\)|\[\s*\]", " ", re.sub(r"[^\S\t]+", " ", rest)).strip(" ,;:–—-|\t")
    return re.sub(r"^\(([^()]*)\)$", r"\1", rest) if rest.count("(") == rest.count(")") else rest.strip("()")
