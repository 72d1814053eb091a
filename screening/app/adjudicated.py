"""Applies people's verdicts to what matching found: the last step of matching, open and on record."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from screening.app.looks_up import LooksUp
from screening.model.adjudication import Adjudication, Verdict, as_judged
from screening.model.match import Band, Comparison, Match, Mention, NearMiss, Outcome, Relation
from screening.model.screened import Screened
from screening.model.sentence import filled


def entry_fingerprint(match: Mapping[str, Any]) -> str:
    """Names a listed entry as it stands: body, names as listed, dates; a change of any gives another."""
    listings = sorted(
        [
            one["list_id"],
            one["name_as_listed"],
            one["listed_on"] or "",
            one["delisted_on"] or "",
            one["rating"],
        ]
        for one in match["listings"]
    )
    plain = json.dumps([match["entity_id"], match["name"], listings], ensure_ascii=False)
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:12]


class Verdicts:
    """Verdicts by what they are about; an index over many.

    A verdict on a body that has since been found to be one with another is about
    the body that took it up, unless that one was judged itself.
    """

    def __init__(
        self, verdicts: Iterable[Adjudication], former_ids: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        given = tuple(verdicts)
        moved = (
            replace(one, entity_id=former_ids[one.entity_id]) for one in given if one.entity_id in former_ids
        )
        self._by_key = {one.key: one for one in (*moved, *given)}

    def on(self, project_id: str, mention: Mention, entity_id: str) -> Adjudication | None:
        """The verdict for this project, else the one for every project."""
        text = as_judged(mention.written or mention.text)
        for project in (project_id, ""):
            for country in (mention.country, ""):
                found = self._by_key.get((project, text, country, entity_id))
                if found is not None:
                    return found
        return None

    def for_project(self, project_id: str, screener: LooksUp) -> LooksUp:
        """The screener as this project sees it."""
        return _Adjudicated(screener, self, project_id) if self._by_key else screener


class _Adjudicated:
    """A screener whose answers heed the verdicts of one project."""

    def __init__(self, screener: LooksUp, verdicts: Verdicts, project_id: str) -> None:
        self._screener, self._verdicts, self._project = screener, verdicts, project_id

    def check_mention(self, mention: Mention) -> Screened:
        """Look a mention up and apply what people said of its matches."""
        screened = self._screener.check_mention(mention)
        judged = [
            (match, self._verdicts.on(self._project, mention, match.entity_id)) for match in screened.matches
        ]
        if not any(verdict for _, verdict in judged):
            return screened
        return applied(screened, judged)


def applied(screened: Screened, judged: Iterable[tuple[Match, Adjudication | None]]) -> Screened:
    """The answer after the verdicts: *same* confirms, *different* moves the match to the near misses.

    What a body brought along, a parent of which the text says nothing, goes the way of that body.
    """
    kept: list[Match] = []
    set_aside: list[Match] = []
    said: dict[str, Verdict] = {}
    misses = list(screened.answer.near_misses)
    for match, verdict in judged:
        if verdict is None:
            kept.append(match)
        elif verdict.entry and verdict.entry != entry_fingerprint(screened.match_dict(match)):
            kept.append(
                _noted(match, "verdict_stale", f"{_by(verdict)} The entry has changed since; look again.")
            )
        else:
            said[match.entity_id] = verdict.verdict
            if verdict.verdict is Verdict.DIFFERENT:
                misses.insert(0, NearMiss(entity_id=match.entity_id, why_not=_by(verdict)))
                set_aside.append(_noted(match, "verdict", _by(verdict)))
            elif verdict.verdict is Verdict.SAME:
                kept.append(replace(_noted(match, "verdict", _by(verdict)), band=Band.CONFIRMED))
            else:
                kept.append(_noted(match, "verdict", _by(verdict)))
    kept = [_brought(one, said) for one in kept if not _went(one, said)]
    answer = replace(screened.answer, matches=tuple(kept), near_misses=tuple(misses), outcome=_outcome(kept))
    return replace(screened, answer=answer, set_aside=tuple(set_aside))


def _went(match: Match, said: Mapping[str, Verdict]) -> bool:
    """True for what a body brought along that the text does not name."""
    return said.get(match.through) is Verdict.DIFFERENT and match.entity_id not in said


def _brought(match: Match, said: Mapping[str, Verdict]) -> Match:
    """The match, as sure as the body that brought it along."""
    sure = said.get(match.through) is Verdict.SAME and match.entity_id not in said
    return replace(match, band=Band.CONFIRMED) if sure else match


def _by(verdict: Adjudication) -> str:
    values = {
        "verdict": verdict.verdict.value,
        "who": filled("plain.judged_by", " by {who}", {"who": verdict.by}) if verdict.by else "",
        "when": filled("plain.judged_on", " on {date}", {"date": verdict.on}) if verdict.on else "",
        "reason": f": {verdict.reason}" if verdict.reason else "",
    }
    return filled("plain.judged", "Judged {verdict}{who}{when}{reason}.", values)


def _noted(match: Match, feature: str, says: str) -> Match:
    reason = Comparison(feature=feature, supports=feature == "verdict", says=says)
    return replace(match, reasons=(*match.reasons, reason))


def _outcome(matches: list[Match]) -> Outcome:
    """As the contract defines the four answers."""
    if any(one.relation is Relation.SAME and one.band is not Band.REVIEW for one in matches):
        return Outcome.MATCH
    if any(one.relation is Relation.RELATED and one.band is not Band.REVIEW for one in matches):
        return Outcome.RELATED
    return Outcome.REVIEW if matches else Outcome.NONE
