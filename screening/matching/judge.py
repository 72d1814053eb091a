"""Rules of syntax and place: is the body whose name was found the body that the text means?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from screening.matching.index import KIND_ORDER, PLACE, Index
from screening.matching.scan import Scan, Span
from screening.names.tokens import Tokens

Claim = tuple[int, str, bool, bool]


@dataclass(slots=True)
class Found:
    """One listed body that a text may name, before it is put into words.

    `why` holds (feature, supports, value, weight); `score` is the sum of the weights.
    """

    body: int
    first: int
    end: int
    kind: str
    score: float
    relation: str = "same"
    tie: str = ""
    related: tuple[int, int] | None = None
    why: list[tuple[str, bool, str, float]] = field(default_factory=list)


@dataclass(slots=True)
class Refused:
    """A listed body that was considered and not taken, with the feature that decided."""

    body: int
    feature: str
    value: str
    mass: float


@dataclass(slots=True)
class Hints:
    """What the row says besides the text; country codes upper case, domain body number or None."""

    country: str = ""
    identified: tuple[tuple[int, str, str], ...] = ()


class Judge:
    """The rules, with their words and weights from `rules/matching/judging.yml`."""

    def __init__(self, index: Index, rules: Mapping[str, Any], ordinary: frozenset[str]) -> None:
        self.index = index
        self.kind_weight: dict[str, float] = rules["kind"]
        self.weight: dict[str, float] = rules["evidence"]
        self.bands: dict[str, float] = rules["bands"]
        words = rules["words"]
        self.head = frozenset(words["head"])
        self.continues = frozenset(words["continues"])
        self.part = frozenset(words["part"])
        self.before = frozenset(words["before"])
        self.hospital = frozenset(words["hospital"])
        self.hospital_pair = frozenset(tuple(pair) for pair in words["hospital_pair"])
        self.of_hospital = frozenset(words["of_hospital"])
        self.college = frozenset(words["college"])
        self.institute = frozenset(words["institute"])
        self.ordinary = ordinary
        han = rules["han"]
        self.han_units = tuple(sorted(han["units"], key=len, reverse=True))
        self.han_ordinary = tuple(sorted(han["ordinary"], key=len, reverse=True))
        self.han_prefixes = tuple(sorted(han["prefixes"], key=len, reverse=True))
        self.han_hospital = tuple(han["hospital"])

    def judge(self, text: Tokens, scan: Scan, hints: Hints) -> tuple[list[Found], list[Refused]]:
        """Every listed body the chosen names may stand for, and those refused."""
        found: list[Found] = []
        refused: list[Refused] = []
        for position, span in enumerate(scan.chosen):
            claims = self.index.claims[span.pattern]
            listed = [one for one in claims if one[0] != PLACE and self.index.bodies[one[0]].entity_id]
            if listed:
                near = self._places_near(scan, position, hints)
                self._judge_span(text, span, claims, listed, near, found, refused)
            else:
                self._judge_longer(text, scan, span, position, hints, found, refused)
        return found, refused

    # place

    def _places_near(self, scan: Scan, position: int, hints: Hints) -> frozenset[str]:
        """Countries that the text names for the body at `position`: after it, else before it, else anywhere."""
        chosen = scan.chosen
        span = chosen[position]
        free = [
            (first, end, country)
            for first, end, country in scan.places
            if not any(one.first <= first and end <= one.end for one in chosen)
        ]
        until = chosen[position + 1].first if position + 1 < len(chosen) else 1 << 30
        since = chosen[position - 1].end if position else 0
        near = frozenset(country for first, _, country in free if span.end <= first < until)
        if not near:
            near = frozenset(country for first, _, country in free if since <= first < span.first)
        if not near:
            near = frozenset(country for _, _, country in free)
        return near | {hints.country} if hints.country else near

    # a span that carries a listed name

    def _judge_span(
        self,
        text: Tokens,
        span: Span,
        claims: tuple[Claim, ...],
        listed: list[Claim],
        near: frozenset[str],
        found: list[Found],
        refused: list[Refused],
    ) -> None:
        bodies = self.index.bodies
        other = [one for one in claims if one[0] != PLACE and not bodies[one[0]].entity_id]
        reason = self._another_body(text, span)
        if reason is not None:
            refused.extend(Refused(one[0], reason[0], reason[1], span.mass) for one in listed)
            return
        for claim in listed:
            one = Found(claim[0], span.first, span.end, claim[1], self.kind_weight[claim[1]])
            one.why.append((f"name_{claim[1]}", True, "", one.score))
            self._weigh_place(one, claim, near)
            self._weigh_rivals(one, claim, listed, other, near)
            self._weigh_context(text, one, claim, near)
            self._relate(text, one)
            if one.score >= self.bands["review"]:
                found.append(one)
            else:
                worst = min(one.why, key=lambda why: why[3])
                refused.append(Refused(claim[0], worst[0], worst[2], span.mass))

    def _add(self, one: Found, feature: str, supports: bool, value: str = "") -> None:
        weight = self.weight[feature]
        one.score += weight
        one.why.append((feature, supports, value, weight))

    def _weigh_place(self, one: Found, claim: Claim, near: frozenset[str]) -> None:
        country = self.index.bodies[claim[0]].country
        if country and country in near:
            self._add(one, "place_for", True, country)
        elif near and country:
            self._add(one, "place_against", False, " ".join(sorted(near)))
        elif claim[2]:
            self._add(one, "country_missing", False, country)

    def _weigh_rivals(
        self, one: Found, claim: Claim, listed: list[Claim], other: list[Claim], near: frozenset[str]
    ) -> None:
        bodies = self.index.bodies
        country = bodies[claim[0]].country
        for rival in other:
            rival_country = bodies[rival[0]].country
            if rival_country == country and rival[1] == "P" and claim[1] in "FASMWX":
                self._add(one, "borrowed", False, bodies[rival[0]].name)
                return
            if rival_country != country and rival_country and not (country in near):
                self._add(one, "homonym", False, bodies[rival[0]].name)
                return
        better = [
            r for r in listed if r[0] != claim[0] and KIND_ORDER.index(r[1]) <= KIND_ORDER.index(claim[1])
        ]
        for rival in better:
            if bodies[rival[0]].country == country or not near:
                self._add(one, "other_listed", False, bodies[rival[0]].name)
                return

    def _weigh_context(self, text: Tokens, one: Found, claim: Claim, near: frozenset[str]) -> None:
        whole = one.first == 0 and one.end == len(text.words)
        if claim[3]:
            country = self.index.bodies[claim[0]].country
            if not whole and country not in near:
                self._add(one, "lone_acronym", False)
        elif whole:
            self._add(one, "whole_text", True)

    # syntax

    def _another_body(self, text: Tokens, span: Span) -> tuple[str, str] | None:
        """The rule by which the words around a name make it another body's, or None."""
        words, segment = text.words, text.segment
        first, end = span.first, span.end
        if "\u3400" <= words[first][0] <= "\u9fff":
            return self._another_han(text, span)
        here = segment[first]
        if end < len(words) and segment[end] == segment[end - 1]:
            following = words[end]
            if words[end - 1] in self.head and following in self.continues:
                place = end + 1 < len(words) and words[end + 1] in ("china", "prchina", "p", "pr", "people")
                if not place:
                    return "continues", " ".join(words[end : end + 4])
        if first > 0 and segment[first - 1] == here:
            before = words[first - 1]
            if before in self.before:
                return "prefixed", before
            if words[first] in self.head and words[first] != "school" and self._proper(before):
                return "prefixed", before
        return None

    def _proper(self, word: str) -> bool:
        return word not in self.ordinary and not word.isdigit() and len(word) > 2

    def _another_han(self, text: Tokens, span: Span) -> tuple[str, str] | None:
        words = text.words
        first = span.first
        start = first
        while (
            start > 0
            and "\u3400" <= words[start - 1] <= "\u9fff"
            and text.segment[start - 1] == text.segment[first]
            and text.spans[start - 1][1] == text.spans[start][0]
        ):
            start -= 1
        before = "".join(words[start:first])
        if before and not self._han_explained(before):
            return "prefixed", before
        end = span.end
        stop = end
        while (
            stop < len(words)
            and "\u3400" <= words[stop][0] <= "\u9fff"
            and text.segment[stop] == text.segment[end - 1]
            and text.spans[stop][0] == text.spans[stop - 1][1]
        ):
            stop += 1
        return None

    def _han_explained(self, before: str) -> bool:
        """A prefix that leaves the name whole: a country, a ministry, a place, or another complete unit."""
        return before.endswith(self.han_units) or before in self.han_prefixes

    # related bodies

    def _relate(self, text: Tokens, one: Found) -> None:
        """A hospital, independent college or joint centre that carries the name is *related*."""
        words, segment = text.words, text.segment
        here = segment[one.end - 1]
        stop = one.end
        while stop < len(words) and segment[stop] == here:
            stop += 1
        start = one.first
        while start > 0 and segment[start - 1] == segment[one.first]:
            start -= 1
        if "\u3400" <= words[one.first][0] <= "\u9fff":
            self._relate_han(text, one, "".join(words[one.end : stop]), stop)
            return
        after = words[one.end : stop]
        before = words[start : one.first]
        tie = self._tie(before, after)
        if tie:
            one.relation, one.tie = "related", tie
            one.related = (start, stop)
            one.why.append((f"related_{tie}", True, "", 0.0))

    def _tie(self, before: list[str], after: list[str]) -> str:
        if self._is_hospital(after) or (
            before and self._is_hospital(before) and before[-1] in self.of_hospital
        ):
            return "hospital"
        for i, word in enumerate(after):
            if word in self.college:
                if i + 1 < len(after) and after[i + 1] in self.continues:
                    return ""
                if i and not all(w in self.ordinary for w in after[:i]):
                    return "independent_college"
                if i == 1 and after[0] == "city":
                    return "independent_college"
        return ""

    def _is_hospital(self, words: list[str]) -> bool:
        return any(word in self.hospital for word in words) or any(
            pair in self.hospital_pair for pair in zip(words, words[1:], strict=False)
        )

    def _relate_han(self, text: Tokens, one: Found, after: str, stop: int) -> None:
        if any(word in after for word in self.han_hospital):
            one.relation, one.tie, one.related = "related", "hospital", (one.first, stop)
            one.why.append(("related_hospital", True, "", 0.0))
        elif after.endswith("学院"):
            rest = after.removesuffix("学院")
            for word in self.han_ordinary:
                rest = rest.replace(word, "")
            if rest or not after.removesuffix("学院"):
                one.relation, one.tie, one.related = "related", "independent_college", (one.first, stop)
                one.why.append(("related_independent_college", True, "", 0.0))

    # a listed name inside a longer name that is not listed

    def _judge_longer(
        self,
        text: Tokens,
        scan: Scan,
        span: Span,
        position: int,
        hints: Hints,
        found: list[Found],
        refused: list[Refused],
    ) -> None:
        bodies = self.index.bodies
        own = bodies[next((c[0] for c in self.index.claims[span.pattern] if c[0] != PLACE), 0)]
        for inner in scan.found:
            if inner is span or inner.first < span.first or inner.end > span.end:
                continue
            claims = [c for c in self.index.claims[inner.pattern] if c[0] != PLACE and bodies[c[0]].entity_id]
            for claim in claims:
                if claim[1] == "W":
                    continue
                one = Found(claim[0], inner.first, inner.end, claim[1], self.kind_weight[claim[1]])
                one.why.append((f"name_{claim[1]}", True, "", one.score))
                self._weigh_place(one, claim, self._places_near(scan, position, hints))
                self._relate(text, one)
                if one.relation == "related" and one.score >= self.bands["likely"]:
                    found.append(one)
                else:
                    refused.append(Refused(claim[0], "longer_name", own.name, inner.mass))
