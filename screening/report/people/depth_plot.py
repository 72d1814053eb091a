"""A small plot of collaboration depth by year."""

from screening.model.comparison import CollaborationDepth
from screening.report import svg
from screening.report.phrases import Phrases

_WIDE, _HIGH, _LEFT, _LOW = 420.0, 130.0, 36.0, 104.0


def depth_plot(one: CollaborationDepth, phrases: Phrases) -> str:
    """Bars by year with their values, or "" where there is no depth at all."""
    years = one.years
    known = [year.depth for year in years if year.depth is not None]
    if not known:
        return ""
    top = max(known) or 1.0
    step = (_WIDE - _LEFT - 8) / len(years)
    parts = [svg.line(_LEFT, _LOW, _WIDE - 8, _LOW, thick=1)]
    for number, year in enumerate(years):
        left = _LEFT + number * step
        parts.append(_bar(year.depth, left, step, top, phrases))
        if number % max(1, round(len(years) / 10)) == 0:
            middle = left + step / 2
            parts.append(svg.text(middle, _LOW + 14, str(year.year), size=10, fill=svg.QUIET, at="middle"))
    title = phrases("depth.plot", a=one.unit_a, b=one.unit_b)
    described = " ".join(_described(year.year, year.depth, phrases) for year in years)
    return svg.drawing("depth", _WIDE, _HIGH, title, described, parts)


def _bar(depth: float | None, left: float, step: float, top: float, phrases: Phrases) -> str:
    """A bar with its value above; a year without output of one unit stays a gap with a dot."""
    middle = left + step / 2
    if depth is None:
        return f'<circle cx="{middle:g}" cy="{_LOW - 3:g}" r="1.5" fill="{svg.LINE}"/>'
    high = depth / top * (_LOW - 26)
    wide = max(min(step - 6, 34), 3)
    bar = (
        f'<rect x="{middle - wide / 2:g}" y="{_LOW - high:g}" width="{wide:g}" height="{high:g}"'
        f' fill="{svg.FILL}"/>'
    )
    return bar + svg.text(middle, _LOW - high - 5, phrases.number(depth, 2), size=9.5, at="middle")


def _described(year: int, depth: float | None, phrases: Phrases) -> str:
    if depth is None:
        return phrases("depth.plot_gap", year=year) + "."
    return phrases("depth.plot_year", year=year, depth=phrases.number(depth, 3)) + "."
