"""Our listed names damaged in every way that the package `sanctions-screening-benchmark` knows."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ssb.benchmark import Benchmark, Case, build  # type: ignore[import-untyped]
from ssb.sources import Entity as Named  # type: ignore[import-untyped]
from ssb.sources import ListSnapshot

from screening.app.screener import Screener
from screening.model.listing import Entity, NameKind
from tests.bench.accuracy import share
from tests.bench.known_names import KnownNames
from tests.bench.labels import names_in_full
from tests.bench.reference_matcher import THRESHOLD, ReferenceMatcher
from tests.bench.set_aside import RULES, reason_to_set_aside
from tests.bench.texts import SEED

LISTS = ("seven_sons", "aspi_tracker", "us_1286")
_MOST_ENTITIES = 1_500
_REFERENCE_CASES = 4_000
_PER_CLASS = 2  # the package's own default
_SHOWN = 12
_NAMES = (NameKind.PRIMARY, NameKind.ALIAS, NameKind.FORMER, NameKind.ABBREVIATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A case of the package with what we answered; `aside` names the rule by which it no longer counts.

    `right` are the body that was damaged and those that the text still names in full.
    """

    case: Case
    outcome: str
    named: tuple[str, ...]
    aside: str
    right: frozenset[str]


def robustness() -> dict[str, Any]:
    """The academic and military lists beside the reference matcher, and then every list by itself."""
    known = KnownNames(Screener().catalogue)
    return {
        "package": "sanctions-screening-benchmark",
        "set_aside_rules": RULES,
        "own_lists": {"lists": list(LISTS), **_one(Screener(LISTS), known, with_reference=True)},
        "all_lists": _one(Screener(), known, with_reference=False),
    }


def _one(tool: Screener, known: KnownNames, *, with_reference: bool) -> dict[str, Any]:
    entities = tool.catalogue.entities
    snapshot = snapshot_of(entities)
    bench = build(snapshot, limit=None, max_per_class=_PER_CLASS, individuals_only=False)
    judged = judge(tool, bench.cases, known)
    told = {"entities": bench.manifest.entity_count, **summary(judged)}
    if with_reference:
        told["reference_matcher"] = _reference(bench, judged, entities)
    return told


def snapshot_of(entities: Mapping[str, Entity]) -> ListSnapshot:
    """Our bodies with a name of two or more words; of very many, a fixed sample."""
    pool = [one for _, one in sorted(entities.items()) if len(one.name.split()) > 1 and one.name.isascii()]
    if len(pool) > _MOST_ENTITIES:
        pool = sorted(random.Random(SEED).sample(pool, _MOST_ENTITIES), key=lambda one: one.entity_id)
    named = [
        Named(
            entity_id=one.entity_id,
            primary_name=one.name,
            entity_type="organisation",
            aliases=[name.text for name in one.names if name.kind in _NAMES and name.text != one.name],
        )
        for one in pool
    ]
    return ListSnapshot(source="reference lists", retrieved_at="", entities=named)


def judge(tool: Screener, cases: Sequence[Case], known: KnownNames) -> list[Judged]:
    """What we answer to each case."""
    out = []
    for case, screened in zip(cases, tool.match_many([case.query for case in cases]), strict=True):
        own = case.expected_entity_id
        aside = ""
        if own is not None:
            aside = reason_to_set_aside(case.query, case.source_name, own, case.perturbation, known)
        named = tuple(dict.fromkeys(one.entity_id for one in screened.matches))
        out.append(
            Judged(
                case=case,
                outcome=screened.outcome.value,
                named=named,
                aside=aside,
                right=_right(case, named, tool.catalogue.entities),
            )
        )
    return out


def _right(case: Case, named: Sequence[str], entities: Mapping[str, Entity]) -> frozenset[str]:
    """As with labels: the body itself, or another listed one that the text names in full as well."""
    full = {one for one in named if names_in_full(case.query, entities[one])}
    return frozenset({case.expected_entity_id, *full}) if case.expected_entity_id else frozenset(full)


def summary(judged: Sequence[Judged]) -> dict[str, Any]:
    """Recall by class where the text still names the body, what was set aside, and false hits."""
    classes: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        if one.case.expected_entity_id is not None:
            classes[one.case.perturbation].append(one)
    counted = [one for own in classes.values() for one in own if not one.aside]
    return {
        "classes": {name: _class(own) for name, own in sorted(classes.items())},
        "recall": share(sum(map(_found, counted)), len(counted)),
        "negatives": _negatives([one for one in judged if one.case.expected_entity_id is None]),
    }


def _found(one: Judged) -> bool:
    """Answered as a match, and the best answer is the right body."""
    return one.outcome == "match" and one.named[0] in one.right


def _shown(one: Judged) -> bool:
    """The right body is among what is shown to a person: a match, a related body or a question."""
    return not one.right.isdisjoint(one.named)


def _class(own: Sequence[Judged]) -> dict[str, Any]:
    counted = [one for one in own if not one.aside]
    missed = sorted((one for one in counted if not _found(one)), key=_shown)  # those not shown at all first
    return {
        "family": own[0].case.family,
        "cases": len(own),
        "set_aside": dict(sorted(Counter(one.aside for one in own if one.aside).items())),
        "counted": len(counted),
        "recall": share(len(counted) - len(missed), len(counted)),
        "recall_with_review": share(sum(map(_shown, counted)), len(counted)),
        "shown_with_set_aside": share(sum(map(_shown, own)), len(own)),
        "recall_with_set_aside": share(sum(map(_found, own)), len(own)),
        "set_aside_shown": share(sum(_shown(one) for one in own if one.aside), len(own) - len(counted)),
        "missed": [_told(one) for one in missed[:_SHOWN]],
    }


def _told(one: Judged) -> str:
    got = f"{one.outcome} {one.named[0]}" if one.named else one.outcome
    return f"{one.case.query} ← {one.case.source_name}: {got}"


def _negatives(own: Sequence[Judged]) -> dict[str, Any]:
    """False hits; a recombination that happens to have a listed body's full name in it is counted apart."""
    hits = [one for one in own if one.outcome in ("match", "related")]
    right = [one for one in hits if one.named[0] in one.right]
    false = [one for one in hits if one not in right]
    return {
        "cases": len(own),
        "by_class": dict(sorted(Counter(one.case.perturbation for one in own).items())),
        "false_hits": len(false),
        "false_hit_share": share(len(false), len(own)),
        "name_a_listed_body_in_full": len(right),
        "asked_for_review": sum(one.outcome == "review" for one in own),
        "false": [_told(one) for one in false[:_SHOWN]],
    }


def _reference(bench: Benchmark, judged: Sequence[Judged], entities: Mapping[str, Entity]) -> dict[str, Any]:
    """The package's own matcher at its default threshold; positives on a fixed sample, negatives all."""
    matcher = ReferenceMatcher(bench.candidates)
    cases = bench.cases
    positives = [
        i for i, one in enumerate(cases) if one.expected_entity_id is not None and not judged[i].aside
    ]
    some = random.Random(SEED).sample(positives, min(_REFERENCE_CASES, len(positives)))
    classes: dict[str, list[bool]] = defaultdict(list)
    for i in sorted(some):
        best = matcher.best(cases[i].query)[0]
        hit = bool(best) and best in _right(cases[i], (best,), entities)
        classes[cases[i].perturbation].append(hit)
    negatives = [one for one in cases if one.expected_entity_id is None]
    fired = sum(1 for one in negatives if matcher.best(one.query)[0])
    hits = [hit for own in classes.values() for hit in own]
    return {
        "name": "ssb.matching.BaselineMatcher",
        "threshold": THRESHOLD,
        "sample": len(some),
        "recall": share(sum(hits), len(hits)),
        "classes": {name: share(sum(own), len(own)) for name, own in sorted(classes.items())},
        "negatives": len(negatives),
        "false_hits": fired,
        "false_hit_share": share(fired, len(negatives)),
    }
