"""The tie diagram: from the project through names as written to bodies on record, and who lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from screening.report import svg
from screening.report.listing_view import ListingView, brief_title
from screening.report.party_view import BodyView, PartyView
from screening.report.phrases import Phrases
from screening.report.script import width, wrapped

_MOST_ROWS = 12
_MOST_LISTINGS = 5
_SIZE = 12.0
_SMALL = 11.0
_BOLD = 1.09


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where the three columns stand; in the narrow picture they are indents below one another."""

    name: str
    wide: float
    party_x: float
    party_wide: float
    body_x: float
    body_wide: float
    list_x: float
    list_wide: float
    stacked: bool


_WIDE = _Place(name="ties", wide=760, party_x=20, party_wide=200, body_x=306, body_wide=194,
               list_x=526, list_wide=234, stacked=False)  # fmt: skip
_NARROW = _Place(name="ties-n", wide=340, party_x=16, party_wide=324, body_x=40, body_wide=300,
                 list_x=64, list_wide=272, stacked=True)  # fmt: skip


def tie_diagram(
    parties: Sequence[PartyView],
    phrases: Phrases,
    *,
    narrow: bool = False,
    name: str = "",
    first: bool = True,
    last: bool = True,
) -> str:
    """The picture, or an empty text when no name is on record.

    On paper it is drawn in pieces, so that a page may end between them: `name` tells them apart, the `first`
    says what the lines start from, the `last` explains the marks, and the line runs on through all others.
    """
    pairs = [(party, body) for party in parties for body in party.bodies[:2]]
    if not pairs:
        return ""
    place = _NARROW if narrow else _WIDE
    rows = [_row(party, body, place, phrases) for party, body in pairs[:_MOST_ROWS]]
    parts, y, joints = [], 30.0 if first else 6.0, []
    for row in rows:
        parts.append(f'<g transform="translate(0 {y:g})">{row.drawn}</g>')
        joints.append(y + row.joint)
        y += row.high + 14
    parts.insert(0, _trunk(joints, 20.0 if first else 0.0, joints[-1] if last else y))
    if first:
        parts.insert(0, svg.text(0, 14, phrases("diagram.project"), bold=True))
    if len(pairs) > _MOST_ROWS:
        parts.append(
            svg.text(place.party_x, y + 6, phrases("diagram.more_parties", count=len(pairs) - _MOST_ROWS))
        )
        y += 18
    high = y
    if last:
        parts.append(_legend(y + 12, place, phrases))
        high += 64 if place.stacked else 24
    described = _described(pairs, phrases)
    return svg.drawing(name or place.name, place.wide, high, phrases("names.diagram"), described, parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    drawn: str
    high: float
    joint: float


def _row(party: PartyView, body: BodyView, place: _Place, phrases: Phrases) -> _Row:
    written = wrapped(party.written, _SIZE, place.party_wide - 16)
    role = wrapped(party.tie or party.role, _SMALL, place.party_wide - 16, 2)
    party_high = svg.height(written, _SIZE) + svg.height(role, _SMALL) + 14
    name = wrapped(body.name, _SIZE * _BOLD, place.body_wide - 16)
    under = wrapped(body.related or body.native_name, _SMALL, place.body_wide - 16)
    body_high = svg.height(name, _SIZE) + svg.height(under, _SMALL) + 14
    listings = _listing_lines(body, place, phrases)
    list_high = sum(svg.height(lines, _SMALL) + 3 for lines, _ in listings)
    body_y = party_high + 26 if place.stacked else 0.0
    list_y = body_y + body_high + 8 if place.stacked else 0.0
    parts = [
        svg.box(place.party_x, 0, place.party_wide, party_high, fill=svg.PALE),
        svg.block(place.party_x + 8, 17, written, size=_SIZE),
        svg.block(place.party_x + 8, 16 + svg.height(written, _SIZE), role, size=_SMALL, fill=svg.QUIET),
        _edge(body, place, party_high, phrases),
        svg.box(place.body_x, body_y, place.body_wide, body_high, stroke=svg.INK, thick=1.6),
        svg.block(place.body_x + 8, body_y + 17, name, size=_SIZE, bold=True),
        svg.block(
            place.body_x + 8, body_y + 16 + svg.height(name, _SIZE), under, size=_SMALL, fill=svg.QUIET
        ),
        _listed(listings, place, list_y, body_high),
    ]
    high = list_y + list_high if place.stacked else max(party_high, body_high, list_high + 4)
    return _Row(drawn="".join(parts), high=high, joint=16)


def _edge(body: BodyView, place: _Place, party_high: float, phrases: Phrases) -> str:
    dash = svg.DASHES.get(body.band, "")
    label = phrases("diagram.legend_" + body.band) if body.band in svg.DASHES else body.band_word
    if place.stacked:
        x = place.body_x + 14
        return svg.line(x, party_high, x, party_high + 26, thick=2, dash=dash, stroke=svg.INK) + svg.text(
            x + 10, party_high + 17, label, size=_SMALL
        )
    start, end = place.party_x + place.party_wide, place.body_x
    return svg.line(start, 22, end, 22, thick=2, dash=dash, stroke=svg.INK) + svg.text(
        (start + end) / 2, 16, label, size=_SMALL, at="middle"
    )


def _listing_lines(
    body: BodyView, place: _Place, phrases: Phrases
) -> list[tuple[tuple[str, ...], bool | None]]:
    room = place.list_wide - 16
    shown = [(wrapped(listing_line(one, phrases), _SMALL, room, 4), one.in_force)
             for one in body.listings[:_MOST_LISTINGS]]  # fmt: skip
    more = len(body.listings) - _MOST_LISTINGS
    lines: list[tuple[tuple[str, ...], bool | None]] = list(shown)
    if more > 0:
        lines.append((wrapped(phrases("diagram.more_listings", count=more), _SMALL, room), None))
    return lines


def _listed(
    listings: list[tuple[tuple[str, ...], bool | None]], place: _Place, y: float, body_high: float
) -> str:
    parts = []
    if listings and not place.stacked:
        parts.append(svg.line(place.body_x + place.body_wide, 14, place.list_x - 6, 14))
    for lines, in_force in listings:
        if in_force is not None:
            parts.append(svg.dot(place.list_x, y + 9.5, filled=in_force))
        parts.append(svg.block(place.list_x + 12, y + 13, lines, size=_SMALL))
        y += svg.height(lines, _SMALL) + 3
    return "".join(parts)


def listing_line(listing: ListingView, phrases: Phrases) -> str:
    """Since when the body is listed, on what list, and by whom, in one short line; the date comes first."""
    title = phrases.translated(brief_title(listing.title))[0]
    if listing.since_iso:
        dated = phrases("diagram.since", date=listing.since)
    else:
        dated = phrases("diagram.standing") if listing.in_force else ""
    when = ", ".join(part for part in (dated, "" if listing.in_force else listing.status) if part)
    who = phrases.translated(brief_title(listing.authority))[0] if listing.official or listing.rating else ""
    what = ", ".join(part for part in (title, listing.rating, who) if part)
    return f"{when}: {what}" if when else what


def _trunk(joints: list[float], start: float, end: float) -> str:
    return svg.line(6, start, 6, end) + "".join(svg.line(6, y, 20, y) for y in joints)


def _legend(y: float, place: _Place, phrases: Phrases) -> str:
    parts, x = [], place.party_x
    for band, dash in svg.DASHES.items():
        word = phrases(f"diagram.legend_{band}")
        parts.append(svg.line(x, y - 4, x + 30, y - 4, thick=2, dash=dash, stroke=svg.INK))
        parts.append(svg.text(x + 36, y, word, size=_SMALL))
        x += 52 + width(word, _SMALL)
    if place.stacked:
        x, y = place.party_x, y + 20
    for filled, key in ((True, "evidence.in_force"), (False, "evidence.not_in_force")):
        parts.append(svg.dot(x + 4, y - 4, filled=filled))
        parts.append(svg.text(x + 14, y, phrases(key), size=_SMALL))
        x += 32 + width(phrases(key), _SMALL)
    return "".join(parts)


def _described(pairs: list[tuple[PartyView, BodyView]], phrases: Phrases) -> str:
    lines = [
        phrases(
            "diagram.line",
            party=party.written,
            role=party.tie or party.role,
            body=body.related or body.name,
            band=body.band_word,
            listings="; ".join(listing_line(one, phrases) for one in body.listings)
            or phrases("names.none_in_force"),
        )
        for party, body in pairs
    ]
    return " ".join([phrases("diagram.description"), *lines])
