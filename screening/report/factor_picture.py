"""The factor picture: how far each factor was read, and which tier each product reaches."""

from screening.report import svg
from screening.report.factor_view import ChannelView, FactorView, WhyView
from screening.report.phrases import Phrases
from screening.report.script import width, wrapped

_SIZE = 12.0
_SMALL = 11.0
_TOP = 100.0


def factor_picture(why: WhyView, phrases: Phrases, *, narrow: bool = False) -> str:
    """The picture, or an empty text when the pack has no factors."""
    shown = [one for one in why.factors if one.steps]
    if not shown:
        return ""
    name = "factors-n" if narrow else "factors"
    wide = 340.0 if narrow else 760.0
    parts, y = [_stripes(name)], 6.0
    for factor in shown:
        drawn, high = _factor(factor, y, name, narrow, phrases)
        parts.append(drawn)
        y += high
    if why.thresholds and why.channels:
        parts.append(_zones(why.thresholds, y + 22, narrow, phrases))
        y += 40
        for channel in why.channels:
            drawn, high = _channel(channel, why.thresholds, y, name, narrow)
            parts.append(drawn)
            y += high
    parts.append(_legend(y + 16, name, phrases))
    return svg.drawing(name, wide, y + 26, phrases("why.picture"), _described(why, phrases), parts)


def _stripes(name: str) -> str:
    return (
        f'<defs><pattern id="{name}-s" width="5" height="5" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect width="5" height="5" fill="#ffffff"/>'
        f'<rect width="2.2" height="5" fill="{svg.FILL}"/></pattern></defs>'
    )


def _factor(factor: FactorView, y: float, name: str, narrow: bool, phrases: Phrases) -> tuple[str, float]:
    left, room = (0.0, 340.0) if narrow else (190.0, 220.0)
    title = wrapped(capital(phrases.translated(factor.name)[0]), _SIZE, 340 if narrow else 180, 2)
    words = wrapped(_words(factor, phrases), _SMALL, 340 if narrow else 330, 3)
    bar_y = y + svg.height(title, _SIZE) + 4 if narrow else y + 3
    parts = [svg.block(0, y + 13, title, size=_SIZE, bold=True), _bar(factor, left, bar_y, room, name)]
    if narrow:
        parts.append(svg.block(0, bar_y + 28, words, size=_SMALL))
        return "".join(parts), bar_y - y + 26 + svg.height(words, _SMALL) + 12
    parts.append(svg.block(430, y + 13, words, size=_SMALL))
    return "".join(parts), max(28.0, svg.height(title, _SIZE) + 10, svg.height(words, _SMALL) + 10)


def _words(factor: FactorView, phrases: Phrases) -> str:
    return (
        f"{translated_level(factor, phrases)} ({factor.origin})" if factor.low is not None else factor.origin
    )


def translated_level(factor: FactorView, phrases: Phrases) -> str:
    """The level in words, or both ends of its range, in the report's language where it has them."""
    low, high = phrases.translated(factor.low_word)[0], phrases.translated(factor.high_word)[0]
    return low if low == high else phrases("why.range", low=low, high=high)


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def _bar(factor: FactorView, left: float, y: float, room: float, name: str) -> str:
    count = factor.steps - 1
    step = (room - 3 * (count - 1)) / count
    parts = []
    for number in range(1, count + 1):
        fill = "#ffffff"
        if factor.low is not None and factor.high is not None:
            if number <= factor.low:
                fill = svg.FILL
            elif number <= factor.high:
                fill = f"url(#{name}-s)"
        x = left + (number - 1) * (step + 3)
        parts.append(svg.bar(x, y, step, fill=fill, dash="3 3" if factor.low is None else ""))
    return "".join(parts)


def _track(narrow: bool) -> tuple[float, float]:
    return (0.0, 340.0) if narrow else (190.0, 480.0)


def _zones(thresholds: tuple[tuple[str, float], ...], y: float, narrow: bool, phrases: Phrases) -> str:
    left, room = _track(narrow)
    zones = [("T0", 0.0), *thresholds]
    zone = room / len(zones)
    parts = []
    for number, (tier, _) in enumerate(zones):
        label = tier if narrow else f"{tier} {phrases.word('tiers', f'{tier}.name')}"
        parts.append(
            svg.text(left + (number + 0.5) * zone, y, label, size=_SMALL, at="middle", fill=svg.QUIET)
        )
    return "".join(parts)


def _channel(
    channel: ChannelView, thresholds: tuple[tuple[str, float], ...], y: float, name: str, narrow: bool
) -> tuple[str, float]:
    left, room = _track(narrow)
    edges = [0.0, *(value for _, value in thresholds), _TOP]
    title = svg.text(0, y + 13, channel.short, size=_SIZE, bold=True)
    track_y = y + 20 if narrow else y + 3
    parts = [title, svg.box(left, track_y, room, 13, fill="#ffffff")]
    zone = room / (len(edges) - 1)
    parts += [
        svg.line(left + n * zone, track_y, left + n * zone, track_y + 13, thick=1)
        for n in range(1, len(edges) - 1)
    ]
    if channel.low is not None and channel.high is not None:
        low, high = (left + room * position(one, edges) for one in (channel.low, channel.high))
        if high > low + 1:
            parts.append(svg.bar(low, track_y, high - low, fill=f"url(#{name}-s)"))
        parts.append(svg.bar(left, track_y, low - left, fill=svg.FILL))
        parts.append(svg.line(high, track_y - 3, high, track_y + 16, thick=2.5, stroke=svg.INK))
    if narrow:
        parts.append(svg.text(340, y + 13, channel.value, size=_SMALL, at="end"))
        return "".join(parts), 46
    parts.append(svg.text(left + room + 8, y + 14, channel.value, size=_SMALL))
    return "".join(parts), 26


def position(value: float, edges: list[float]) -> float:
    """Where a value stands on a track whose zones are equally wide, from 0 to 1."""
    zones = len(edges) - 1
    for number in range(zones):
        if value < edges[number + 1]:
            return (number + (value - edges[number]) / (edges[number + 1] - edges[number])) / zones
    return 1.0


def _legend(y: float, name: str, phrases: Phrases) -> str:
    parts, x = [], 0.0
    for fill, key in ((svg.FILL, "certain"), (f"url(#{name}-s)", "possible")):
        word = phrases(f"diagram.{key}")
        parts.append(svg.bar(x, y - 9, 16, fill=fill, high=10))
        parts.append(svg.text(x + 22, y, word, size=_SMALL))
        x += 44 + width(word, _SMALL)
    return "".join(parts)


def _described(why: WhyView, phrases: Phrases) -> str:
    lines = [phrases("diagram.factors")]
    lines += [
        phrases("diagram.factor_line", name=name, level=level, how=one.how)
        if one.how
        else phrases("diagram.channel_line", name=name, value=level)
        for one in why.factors
        for name, level in ((phrases.translated(one.name)[0], translated_level(one, phrases)),)
    ]
    lines += [phrases("diagram.channel_line", name=one.name, value=one.value) for one in why.channels]
    return " ".join(lines)
