"""Names as written and what they were read as, ready to show: bodies, reasons, near misses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from screening.model.match import Band, Outcome, stands_within
from screening.model.vocabulary import NAMED
from screening.report.listing_view import ListingView, listing_views
from screening.report.phrases import Phrases

_Match = TypeVar("_Match", bound=Mapping[str, Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView:
    """A body on record that a name may refer to, with the reasons for and against."""

    entity_id: str
    name: str
    native_name: str
    ror_id: str
    related: str
    band: str
    band_word: str
    band_means: str
    read_as: str
    matched_text: str
    name_kind: str
    supports: tuple[str, ...]
    against: tuple[str, ...]
    listings: tuple[ListingView, ...]

    @property
    def in_force(self) -> tuple[ListingView, ...]:
        """The listings that stand on the day of the facts."""
        return tuple(one for one in self.listings if one.in_force)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyView:
    """One name as written, in its role; `only_named` where the text names a body that need not take part."""

    written: str
    role: str
    country: str
    place: str
    outcome: str
    not_counted: str
    tie: str
    period: str
    bodies: tuple[BodyView, ...]
    near: tuple[tuple[str, str], ...]
    read_as: str
    only_named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedNames:
    """Names of one role that no entry came close to: where all of them stand, and each with its own cell."""

    role: str
    place: str
    names: tuple[tuple[str, str], ...]


def party_views(result: Mapping[str, Any], phrases: Phrases) -> tuple[PartyView, ...]:
    """Every name of the result: those with most on record first, else in the order of the input."""
    views = [_party(one, result, phrases) for one in result.get("parties", ())]
    return tuple(sorted(views, key=_attention))


def names_apart(
    parties: Iterable[PartyView], least: int
) -> tuple[tuple[PartyView, ...], tuple[ListedNames, ...]]:
    """Names without an entry: those of which there is something to say, and the rest as lists by role.

    A role with fewer than `least` such names keeps a row for each.
    """
    given = tuple(parties)
    plain: dict[str, list[PartyView]] = {}
    for one in given:
        if not (one.near or one.not_counted or (one.read_as and one.read_as != one.written)):
            plain.setdefault(one.tie or one.role, []).append(one)
    long = {role: found for role, found in plain.items() if len(found) >= least}
    apart = {id(one) for found in long.values() for one in found}
    rows = tuple(one for one in given if id(one) not in apart)
    return rows, tuple(_listed(role, found) for role, found in long.items())


def _listed(role: str, found: Sequence[PartyView]) -> ListedNames:
    """What all cells begin with is said once."""
    cells = [one.place.split(_STEP) for one in found]
    same = 0
    while all(len(one) > same for one in cells) and len({one[same] for one in cells}) == 1:
        same += 1
    return ListedNames(
        role=role,
        place=_STEP.join(cells[0][:same]),
        names=tuple((one.written, _STEP.join(cell[same:])) for one, cell in zip(found, cells, strict=True)),
    )


_STEP = " › "
_OUTCOMES = tuple(Outcome)


def _attention(party: PartyView) -> tuple[bool, int, int, int]:
    """What sorts names: who takes part, the outcome, then designations and all listings in force."""
    outcome = _OUTCOMES.index(party.outcome) if party.outcome in _OUTCOMES else 0
    standing = [one for body in party.bodies[:1] for one in body.in_force]
    return party.only_named, outcome, -sum(one.official for one in standing), -len(standing)


def _party(given: Mapping[str, Any], result: Mapping[str, Any], phrases: Phrases) -> PartyView:
    proposal = result.get("proposal", {})
    start, end = given.get("starts") or "", given.get("ends") or ""
    span = (start, end) if start or end else (proposal.get("starts", ""), proposal.get("ends", ""))
    outcome = given.get("outcome", "none")
    label, kind = given.get("person_label") or "", given.get("tie_kind") or ""
    background = given.get("background") or {}
    weighed, settled = told_apart(given.get("matches", ()))
    why_not = given.get("why_not_counted") or ""
    return PartyView(
        written=given.get("name", ""),
        role=phrases.word("names.roles", given.get("role") or ""),
        country=given.get("country") or "",
        place=_place(given, proposal, phrases),
        outcome=outcome,
        not_counted="" if given.get("counted", True) else why_not,
        tie=phrases("names.of_person", label=label, kind=phrases.word("names.kinds", kind)) if label else "",
        period=phrases.period(start, end),
        bodies=tuple(_body(one, span, result["as_of"], phrases) for one in each_once(weighed)),
        near=(
            *((name, phrases("names.not_weighed", name=other)) for name, other in settled),
            *((one["name"], one["why_not"]) for one in given.get("near_misses", ())),
        ),
        read_as=background.get("name", ""),
        only_named=given.get("role") == NAMED,
    )


def told_apart(
    matches: Sequence[Mapping[str, Any]],
) -> tuple[list[Mapping[str, Any]], list[tuple[str, str]]]:
    """What a name may be; and the bodies whose words are confirmed as another's, each with that other."""
    sure = [one for one in matches if one.get("band") == "confirmed" and one.get("relation") == "same"]
    kept: list[Mapping[str, Any]] = []
    settled: dict[str, str] = {}
    for one in matches:
        other = next((known["name"] for known in sure if _holds(known, one)), "")
        if other and one.get("band") != "confirmed" and one.get("relation") == "same":
            settled.setdefault(one["name"], other)
        else:
            kept.append(one)
    return kept, list(settled.items())


def _holds(settled: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """The same decision as in the weighing, of two stored matches."""
    outer, inner = (one.get("span") or (0, 0) for one in (settled, other))
    return stands_within(other["matched_text"], inner, settled["matched_text"], outer)


def _place(given: Mapping[str, Any], proposal: Mapping[str, Any], phrases: Phrases) -> str:
    """The cell of a name, without the file and sheet that the report's head names."""
    home = file_and_sheet(proposal.get("place") or "")
    return phrases.translated((given.get("place") or "").removeprefix(home))[0]


def file_and_sheet(place: str) -> str:
    """The beginning of a project's place that its names share; the report's head says it once for all."""
    parts = place.split(_STEP)
    return "".join(part + _STEP for part in parts[:-2])


def further_rows(result: Mapping[str, Any]) -> int:
    """In how many rows besides the one that the report's head names the parties stand."""
    place = result.get("proposal", {}).get("place") or ""
    home = file_and_sheet(place)
    places = (one.get("place") or "" for one in result.get("parties", ()))
    rows = {one.rpartition(_STEP)[0] for one in places if home and one.startswith(home)}
    return len(rows - {place.rpartition(_STEP)[0]})


def _body(given: Mapping[str, Any], span: tuple[str, str], as_of: str, phrases: Phrases) -> BodyView:
    related = ""
    if given.get("relation") == "related":
        tie = phrases.word("names.ties", given.get("tie_kind") or "") or phrases("names.related_body")
        related = phrases("names.related_of", tie=tie, name=given["name"])
    reasons = given.get("reasons", ())
    return BodyView(
        entity_id=given.get("entity_id", ""),
        name=given["name"],
        native_name=given.get("native_name") or "",
        ror_id=given.get("ror_id") or "",
        related=related,
        band=given.get("band", ""),
        band_word=phrases.word("names.bands", given.get("band", "")),
        band_means=phrases.word("names.bands_mean", given.get("band", "")),
        read_as=phrases(_reading(given)),
        matched_text=given.get("matched_text", ""),
        name_kind=phrases.word("names.name_kinds", given.get("name_kind", "")),
        supports=tuple(one["says"] for one in reasons if one.get("supports")),
        against=tuple(one["says"] for one in reasons if not one.get("supports")),
        listings=listing_views(given.get("listings", ()), span, as_of, phrases),
    )


def _reading(match: Mapping[str, Any]) -> str:
    if match.get("relation") == "related":
        return "names.belongs_to"
    return "names.may_be" if match.get("band") == "review" else "names.read_as"


def each_once(matches: Iterable[_Match]) -> list[_Match]:
    """Each body once: where a name holds a body's name and names a part of it, the part is what is meant.

    A part that is less sure than the body itself, a laboratory by words that others use too, is not what
    the weighing rests on, and is not shown for it. Of a hospital only the hospital counts.
    """
    found: dict[str, _Match] = {}
    for one in matches:
        entity_id = one.get("entity_id", "")
        if entity_id not in found or _is_the_part_meant(one, found[entity_id]):
            found[entity_id] = one
    return list(found.values())


def _is_the_part_meant(one: _Match, body: _Match) -> bool:
    if one.get("relation") != "related":
        return False
    return one.get("tie_kind") == "hospital" or _sureness(one) >= _sureness(body)


def _sureness(match: _Match) -> int:
    return -list(Band).index(Band(match["band"])) if match.get("band") else 0


def bodies_meant(matches: Sequence[_Match]) -> list[_Match]:
    """The first body that a name may be, and what else it names beyond doubt: `X and Y` in one cell."""
    sure = [one for one in matches[1:] if one["relation"] == "same" and one["band"] != "review"]
    return [*matches[:1], *sure]


def bodies_on_record(parties: tuple[PartyView, ...]) -> tuple[BodyView, ...]:
    """Each body once, in the order of the parties."""
    found: dict[str, BodyView] = {}
    for party in parties:
        for body in party.bodies:
            found.setdefault(body.entity_id, body)
    return tuple(found.values())
