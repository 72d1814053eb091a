"""What was worked out about a text, put into words and bands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from typing import Any

from screening.matching.engine import Worked
from screening.matching.found import Found, Refused
from screening.matching.index import PLACE, Index
from screening.matching.kinds import KIND_WORDS
from screening.model.match import Answer, Band, Comparison, Match, NearMiss, Outcome, ReadAs, Relation
from screening.model.sentence import filled, joined, one_stop

_NEAR_MISSES = 3
_LATIN = re.compile("[A-Za-z]")
_LOOK_ALIKE = re.compile("[\u0370-\u052f]")
_ABBREVIATED = 7


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of `rules/matching/reasons.yml` and the bands of `judging.yml`."""

    supports: Mapping[str, str]
    against: Mapping[str, str]
    refused: Mapping[str, str]
    bands: Mapping[str, float]
    nothing: str = ""
    countries: Mapping[str, str] = field(default_factory=dict)


# Features whose value is country codes.
_OF_COUNTRIES = (
    "place_for",
    "row_for",
    "place_against",
    "branch_abroad",
    "namesake_there",
    "country_missing",
    "generic_at_home",
)


# A name read through an error is at most likely, unless one of the latter stands beside it.
_OF_ERRORS = ("corrected_word", "split_word")
_SETTLES = ("identifier", "domain_for", "domain_under", "city_for")


def outcome_of(found: list[Found], bands: Mapping[str, float]) -> Outcome:
    """match, related, review or none, from the judged bodies, of which the surest comes first."""
    if not found:
        return Outcome.NONE
    if found[0].score < bands["likely"]:
        return Outcome.REVIEW
    return Outcome.MATCH if found[0].relation == "same" else Outcome.RELATED


def band_of(one: Found, bands: Mapping[str, float]) -> Band:
    """The band of one judged body; a name read through an error is at most likely."""
    if one.through is not None:
        return band_of(one.through, bands)
    if one.score < bands["likely"]:
        return Band.REVIEW
    if one.score < bands["confirmed"]:
        return Band.LIKELY
    features = {why[0] for why in one.why}
    capped = one.kind in "XOMWRTCBVLHDK" or not features.isdisjoint(_OF_ERRORS)
    return Band.LIKELY if capped and features.isdisjoint(_SETTLES) else Band.CONFIRMED


def top_match(given: str, worked: Worked, index: Index, wording: Wording) -> tuple[Outcome, Match]:
    """The outcome and the best match of a text that names a listed body."""
    return outcome_of(worked.found, wording.bands), _match(given, worked.found[0], worked, index, wording)


def top_alike(given: str, worked: Worked, wording: Wording) -> tuple[object, ...]:
    """Equal for texts whose outcome is the same and whose best matches differ in nothing but their place."""
    one = worked.found[0]
    _, written = _written(given, one, worked)
    outcome, band = outcome_of(worked.found, wording.bands), band_of(one, wording.bands)
    return outcome, band, one.body, one.kind, one.relation, written, *one.why


def answer(given: str, worked: Worked, index: Index, wording: Wording) -> Answer:
    """The full answer with spans in the text as given, reasons, near misses and what it was read as."""
    return Answer(
        text=given,
        outcome=outcome_of(worked.found, wording.bands),
        matches=tuple(_match(given, one, worked, index, wording) for one in worked.found),
        near_misses=near_misses(worked, index, wording),
        background=read_as(worked, index),
    )


class Unnamed(Answer):
    """The answer for a text that names no listed body; why not is worked out when somebody asks."""

    __slots__ = ("_explain", "_explained")
    _explain: Callable[[], Answer]
    _explained: Answer | None

    def __init__(self, text: str, explain: Callable[[], Answer]) -> None:
        for name, value in (("text", text), ("outcome", Outcome.NONE), ("matches", ())):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_explain", explain)
        object.__setattr__(self, "_explained", None)

    def explained(self) -> Answer:
        """The full answer."""
        if self._explained is None:
            object.__setattr__(self, "_explained", self._explain())
        assert self._explained is not None
        return self._explained

    @property
    def near_misses(self) -> tuple[NearMiss, ...]:
        """The listed bodies that come nearest, and why each was not taken."""
        return self.explained().near_misses

    @property
    def background(self) -> ReadAs | None:
        """The unlisted body that the text was read as."""
        return self.explained().background

    def __eq__(self, other: object) -> bool:
        return self.explained() == (other.explained() if isinstance(other, Unnamed) else other)

    def __hash__(self) -> int:
        return hash(self.explained())

    def __reduce__(self) -> str | tuple[Any, ...]:
        return replace, (self.explained(),)


def _span(worked: Worked, first: int, end: int) -> tuple[int, int]:
    """Characters of the text as given that words `first` up to `end` stand for."""
    start = worked.text.spans[first][0]
    stop = worked.text.spans[end - 1][1]
    if worked.back is None:
        return start, stop
    return worked.back[start], worked.back[stop - 1] + 1


def _written(given: str, one: Found, worked: Worked) -> tuple[tuple[int, int], str]:
    """Where the name stands in the text as given, and how it is written there."""
    if one.end == one.first:
        return (0, 0), ""
    start, end = _span(worked, one.first, one.end)
    if _goes_with(given[end : end + 1], given[start:end]):
        end += 1
    return (start, end), given[start:end]


def _match(given: str, one: Found, worked: Worked, index: Index, wording: Wording) -> Match:
    body = index.bodies[one.body]
    span, written = _written(given, one, worked)
    reasons = tuple(
        Comparison(feature=_public(feature), supports=supports, weight=weight, says=text)
        for feature, supports, value, weight in one.why
        if (text := _says(wording, feature, supports, written, body.name, value))
    )
    if _LOOK_ALIKE.search(written) and _LATIN.search(written):
        says = _says(wording, "look_alike", True, written, body.name, "")
        reasons = (*reasons, Comparison(feature="look_alike", supports=True, says=says))
    related = ""
    if one.related is not None:
        wide = _span(worked, *one.related)
        related = given[wide[0] : wide[1]].strip(" ,;")
    return Match(
        entity_id=body.entity_id or body.parent,
        relation=Relation(one.relation),
        band=band_of(one, wording.bands),
        name_kind=KIND_WORDS.get(one.kind, one.kind),
        matched_text=written,
        span=span,
        reasons=reasons,
        tie_kind=one.tie,
        related_name=related,
        through=index.bodies[one.through.body].entity_id if one.through else "",
    )


def _goes_with(mark: str, written: str) -> bool:
    """The mark after a name belongs to it: its own bracket, the dot after "Univ", not that of a sentence."""
    if mark in (")", "）"):
        return any(written.count(one) > written.count(mark) for one in "(（")
    if mark != ".":
        return False
    last = written.split()[-1] if written.split() else ""
    return 1 < len(last) <= _ABBREVIATED and last[0].isupper() and not last.isupper()


def _public(feature: str) -> str:
    return "name" if feature.startswith("name_") else feature


def _says(wording: Wording, feature: str, supports: bool, written: str, name: str, value: str) -> str:
    table = wording.supports if supports else wording.against
    key = f"reasons.{'supports' if supports else 'against'}.{feature}"
    pattern = table.get(feature, "")
    if "{written}" not in pattern:
        return _said(key, pattern, name, _value(wording, feature, value))
    values = {"written": written, "name": name, "value": _value(wording, feature, value)}
    return one_stop(filled(key, pattern, values))


@lru_cache(maxsize=20_000)
def _said(key: str, pattern: str, name: str, value: str) -> str:
    """A sentence that does not quote the text, and so is the same for many texts."""
    return one_stop(filled(key, pattern, {"name": name, "value": value}))


def _value(wording: Wording, feature: str, value: str) -> str:
    """What a feature found, in words: codes of countries as their names."""
    if feature not in _OF_COUNTRIES:
        return value
    return joined(", ", (wording.countries.get(code, code) for code in value.split()))


def near_misses(worked: Worked, index: Index, wording: Wording) -> tuple[NearMiss, ...]:
    """The listed bodies that come nearest, and why each was not taken."""
    if not worked.refused:
        return ()
    taken = {one.body for one in worked.found}
    nearest: dict[str, Refused] = {}
    for one in sorted(worked.refused, key=lambda r: -r.mass):
        if one.body not in taken:
            nearest.setdefault(index.bodies[one.body].entity_id, one)
    return tuple(
        NearMiss(entity_id=entity_id, why_not=why_not(one, wording))
        for entity_id, one in islice(nearest.items(), _NEAR_MISSES)
    )


def why_not(one: Refused, wording: Wording) -> str:
    """Why a candidate was refused, as a clause."""
    feature = one.feature if one.feature in wording.refused else "weak"
    value = _value(wording, one.feature, one.value)
    return filled(f"reasons.refused.{feature}", wording.refused[feature], {"value": value})


def read_as(worked: Worked, index: Index) -> ReadAs | None:
    """The unlisted body that explains most of the text, when no listed one was found.

    One in a country of the text goes before its namesakes. One of another country counts only where
    its name stands there as it is, since one of its other names may be a body's of that country.
    """
    unlisted = [
        span
        for span in worked.scan.chosen
        if not _has_listed(index, span.pattern) and not worked.goes_on(span)
    ]
    named = {country for _, _, country in worked.scan.places}
    written = worked.text.source.casefold()
    for span in sorted(unlisted, key=lambda span: -span.mass):
        bearers = [index.bodies[claim[0]] for claim in index.claims[span.pattern] if claim[0] != PLACE]
        at_home = (body for body in bearers if not named or not body.country or body.country in named)
        as_it_is = (body for body in bearers if body.name.casefold() in written)
        body = next(at_home, None) or next(as_it_is, None)
        if body is not None:
            return ReadAs(name=body.name, source=body.source)
    return None


def _has_listed(index: Index, pattern: int) -> bool:
    return any(c[0] != PLACE and index.bodies[c[0]].entity_id for c in index.claims[pattern])
