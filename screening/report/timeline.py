"""The timeline: when projects run, and when bodies that their partners may be were listed."""

from collections.abc import Sequence
from datetime import date

from screening.report import svg
from screening.report.phrases import Phrases
from screening.report.portfolio_view import ProjectRow
from screening.report.script import width, wrapped

_ROW = 26.0
_LEFT = 250.0
_WIDE = 940.0
_SMALL = 11.0


def timeline(rows: Sequence[ProjectRow], phrases: Phrases) -> str:
    """The picture of these projects, or an empty text when none has dates."""
    if not rows:
        return ""
    first, last = _span(rows)
    high = 34 + _ROW * len(rows) + 26
    parts = [_axis(first, last, high - 30)]
    for number, row in enumerate(rows):
        parts.append(_project(row, 34 + number * _ROW, first, last))
    parts.append(_legend(high - 8, phrases))
    described = " ".join([phrases("portfolio.timeline_says"), *(described_row(one, phrases) for one in rows)])
    return svg.drawing("timeline", _WIDE, high, phrases("portfolio.timeline"), described, parts)


def described_row(row: ProjectRow, phrases: Phrases) -> str:
    """One project of the picture in words."""
    marks = "; ".join(
        phrases("portfolio.timeline_mark", body=one.body, list=one.authority, date=phrases.date(one.since))
        for one in row.marks
    )
    return phrases(
        "portfolio.timeline_line", project=row.id, period=phrases.period(row.starts, row.ends), marks=marks
    )


def year_of(iso: str) -> float | None:
    """A date as a number of years, or None when it is not an ISO date."""
    parts = (iso + "-01-01")[:10] if len(iso) == 4 else (iso + "-01")[:10]
    try:
        day = date.fromisoformat(parts)
    except ValueError:
        return None
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _span(rows: Sequence[ProjectRow]) -> tuple[float, float]:
    dates = [
        year_of(one) for row in rows for one in (row.starts, row.ends, *(mark.since for mark in row.marks))
    ]
    known = [one for one in dates if one is not None]
    return (float(int(min(known))), float(int(max(known)) + 1)) if known else (2020.0, 2030.0)


def _x(year: float, first: float, last: float) -> float:
    return _LEFT + (year - first) / max(last - first, 1) * (_WIDE - _LEFT - 14)


def _axis(first: float, last: float, low: float) -> str:
    step = max(1, round((last - first) / 12))
    parts = []
    for year in range(int(first), int(last) + 1, step):
        x = _x(year, first, last)
        parts.append(svg.line(x, 20, x, low, thick=1, stroke="#d9dee5"))
        parts.append(svg.text(x, 14, str(year), size=_SMALL, fill=svg.QUIET, at="middle"))
    return "".join(parts)


def _project(row: ProjectRow, y: float, first: float, last: float) -> str:
    start = year_of(row.starts) or first
    end = year_of(row.ends) if row.ends else None
    left, right = _x(start, first, last), _x(end or last, first, last)
    name = wrapped(f"{row.id} {row.title}", _SMALL, _LEFT - 16, 1)
    bar = (
        f'<rect x="{left:.1f}" y="{y - 4:g}" width="{max(right - left, 2):.1f}" height="9" fill="#c9d2de"'
        f' stroke="{svg.FILL}" stroke-width="0.8"/>'
    )
    marks = [svg.dot(round(_x(year, first, last), 1), y, filled=one.in_force)
             for one in row.marks if (year := year_of(one.since)) is not None]  # fmt: skip
    return svg.block(0, y + 4, name, size=_SMALL) + bar + "".join(marks)


def _legend(y: float, phrases: Phrases) -> str:
    parts, x = [], _LEFT
    for filled, key in ((True, "evidence.in_force"), (False, "evidence.not_in_force")):
        parts += [svg.dot(x, y - 4, filled=filled), svg.text(x + 10, y, phrases(key), size=_SMALL)]
        x += 30 + width(phrases(key), _SMALL)
    return "".join(parts)
