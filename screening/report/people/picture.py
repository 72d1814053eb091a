"""The picture of ties in time: declared as a solid bar, public as an outlined one, the window shaded."""

from collections.abc import Iterable
from datetime import date

from screening.model.comparison import Record, TimelineLine
from screening.model.record import OrganisationTie
from screening.report import svg
from screening.report.people import words
from screening.report.phrases import Phrases
from screening.report.script import wrapped

_WIDE, _LEFT, _ROW, _TOP = 760.0, 236.0, 30.0, 26.0
_BAR = 8.0


def ties_picture(record: Record, phrases: Phrases) -> str:
    """The picture as SVG with its text alternative, or "" where no tie has a date."""
    lines = [one for one in record.timeline if _span(one) is not None][:24]
    if not lines:
        return ""
    first, last = _years(lines, record)
    high = _TOP + _ROW * len(lines) + 34
    now = _now(record.submitted)
    parts = [_window(record, first, last, high), _axis(first, last, high)]
    for number, one in enumerate(lines):
        parts.append(_line(one, _TOP + number * _ROW, first, last, now, phrases))
    parts.append(_legend(high, phrases))
    title = phrases("person.section.picture")
    described = " ".join([phrases("person.picture.says"), *(_described(one, phrases) for one in lines)])
    return svg.drawing("ties", _WIDE, high, title, described, parts)


def _year(text: str, *, end: bool = False) -> float | None:
    if not text:
        return None
    numbers = [int(part) for part in text.split("-")]
    if len(numbers) == 1:
        return numbers[0] + (1.0 if end else 0.0)
    return numbers[0] + (numbers[1] - (0 if end else 1)) / 12


def _now(day: date) -> float:
    return day.year + (day.month - 1) / 12 + day.day / 366


def _span(line: TimelineLine) -> tuple[float, float | None] | None:
    return _of((*line.declared, *line.public))


def _of(ties: Iterable[OrganisationTie]) -> tuple[float, float | None] | None:
    """First and last moment of statements; the end is None where one of them is open."""
    given = [one for one in ties if one.start or one.end]
    starts = [year for one in given if (year := _year(one.start or one.end)) is not None]
    if not starts:
        return None
    ends = [_year(one.end, end=True) for one in given]
    known = [one for one in ends if one is not None]
    open_end = any(one.current or (not one.end and one.current is None) for one in given)
    return min(starts), None if open_end or not known else max(known)


def _years(lines: list[TimelineLine], record: Record) -> tuple[float, float]:
    starts = [span[0] for one in lines if (span := _span(one)) is not None]
    return float(int(min(*starts, float(record.window_from[:4])))), float(int(_now(record.submitted)) + 1)


def _x(year: float, first: float, last: float) -> float:
    inside = min(max(year, first), last)
    return round(_LEFT + (inside - first) / max(last - first, 1) * (_WIDE - _LEFT - 20), 1)


def _window(record: Record, first: float, last: float, high: float) -> str:
    left = _x(_year(record.window_from) or first, first, last)
    right = _x(_now(record.submitted), first, last)
    return (
        f'<rect x="{left:g}" y="{_TOP - 8:g}" width="{max(right - left, 2):g}" height="{high - _TOP - 18:g}"'
        f' fill="{svg.PALE}" stroke="{svg.LINE}" stroke-width="0.6" stroke-dasharray="2 3"/>'
    )


def _axis(first: float, last: float, high: float) -> str:
    step = max(1, round((last - first) / 10))
    return "".join(
        svg.text(_x(year, first, last), 13, str(year), size=10.5, fill=svg.QUIET, at="middle")
        for year in range(int(first), int(last) + 1, step)
    )


def _line(line: TimelineLine, top: float, first: float, last: float, now: float, phrases: Phrases) -> str:
    name = wrapped(words.shown_name(line.organisation), 11.5, _LEFT - 16, 1)
    label = svg.text(0, top + 11, name[0] if name else "", size=11.5)
    kind = svg.text(0, top + 23, phrases(f"tie.{line.kind.value}"), size=9.5, fill=svg.QUIET)
    bars = _bar(line.declared, top, first, last, now, solid=True) + _bar(
        line.public, top + _BAR + 3, first, last, now, solid=False
    )
    return label + kind + bars


def _bar(
    ties: tuple[OrganisationTie, ...], top: float, first: float, last: float, now: float, *, solid: bool
) -> str:
    """A bar for the statements of one side; an open end runs to now and ends in an arrow."""
    span = _of(ties)
    if span is None:
        return ""
    left, right = _x(span[0], first, last), _x(span[1] if span[1] is not None else now, first, last)
    wide = max(right - left, 3)
    fill, stroke = (svg.FILL, svg.FILL) if solid else ("#ffffff", svg.INK)
    rect = (
        f'<rect x="{left:g}" y="{top + 2:g}" width="{wide:g}" height="{_BAR:g}" fill="{fill}"'
        f' stroke="{stroke}" stroke-width="1.2"/>'
    )
    if span[1] is not None:
        return rect
    return rect + (
        f'<path d="M{left + wide:g} {top + 2:g} l5 {_BAR / 2:g} l-5 {_BAR / 2:g}" fill="{fill}"'
        f' stroke="{stroke}" stroke-width="1.2"/>'
    )


def _legend(high: float, phrases: Phrases) -> str:
    y = high - 12
    solid = f'<rect x="{_LEFT:g}" y="{y - 8:g}" width="22" height="{_BAR:g}" fill="{svg.FILL}"/>'
    outline = (
        f'<rect x="{_LEFT + 112:g}" y="{y - 8:g}" width="22" height="{_BAR:g}" fill="#ffffff"'
        f' stroke="{svg.INK}" stroke-width="1.2"/>'
    )
    field = (
        f'<rect x="{_LEFT + 212:g}" y="{y - 9:g}" width="22" height="10" fill="{svg.PALE}"'
        f' stroke="{svg.LINE}" stroke-width="0.6" stroke-dasharray="2 3"/>'
    )
    return "".join(
        (
            solid,
            svg.text(_LEFT + 28, y, phrases("person.picture.declared"), size=10.5),
            outline,
            svg.text(_LEFT + 140, y, phrases("person.picture.public"), size=10.5),
            field,
            svg.text(_LEFT + 240, y, phrases("person.picture.window"), size=10.5),
        )
    )


def _described(line: TimelineLine, phrases: Phrases) -> str:
    span = words.period(line.start, line.end, line.current, phrases).strip()
    sides = [
        phrases(f"person.picture.{side}")
        for side, ties in (("declared", line.declared), ("public", line.public))
        if ties
    ]
    what = ", ".join(part for part in (phrases(f"tie.{line.kind.value}"), span, *sides) if part)
    return phrases("person.picture.line", organisation=words.shown_name(line.organisation), what=what) + "."
