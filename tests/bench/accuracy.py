"""Scores answers against labels: per slice, per tier, and what was answered outside the labelled bodies."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from screening.app.screener import Screener
from screening.model.listing import Entity
from screening.model.match import Mention
from tests.bench.labels import Label, Labelled, names_in_full

_ANSWERED = ("match", "related")
_SHOWN = 40


def accuracy(tool: Screener, given: Labelled) -> dict[str, Any]:
    """All figures for one labelled file; unscored slices by their outcomes only."""
    rows = tool.rows([Mention(text=one.text, country=one.country) for one in given.labels])
    verdicts = [
        _verdict(label, row, given.known, tool.catalogue.entities)
        for label, row in zip(given.labels, rows, strict=True)
    ]
    scored = [i for i, label in enumerate(given.labels) if label.scored]
    slices: dict[str, list[int]] = defaultdict(list)
    for i, label in enumerate(given.labels):
        slices[label.slice].append(i)
    return {
        "texts": len(given.labels),
        "bodies_known_to_labels": len(given.known),
        "bodies_not_mapped": list(given.unmapped),
        "scored": _figures(scored, verdicts, rows),
        "slices": {
            name: _slice(name, own, given.labels, verdicts, rows, tool)
            for name, own in sorted(slices.items())
        },
        "recall_by_tier": _tiers(scored, given.labels, verdicts),
        "outside_labels": _outside(verdicts, given.labels, rows),
        "wrong": _wrong(verdicts, given.labels, rows),
        **_shares(scored, given.labels, rows),
    }


def _verdict(label: Label, row: Sequence[str], known: frozenset[str], entities: Mapping[str, Entity]) -> str:
    """hit, wrong (another body than named: a false positive and a miss), missed, false, outside or ok."""
    outcome, entity_id = row[0], row[1]
    if label.expected:
        if outcome not in _ANSWERED:
            return "missed"
        right = entity_id in label.expected or names_in_full(label.text, entities[entity_id])
        return "hit" if right else "wrong"
    if outcome != "match":
        return "ok"
    return "false" if entity_id in known else "outside"


def _figures(which: Sequence[int], verdicts: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    """True and false positives, misses, precision, recall and F1; shares of review and related."""
    seen = Counter(verdicts[i] for i in which)
    outcomes = Counter(rows[i][0] for i in which)
    hits, false = seen["hit"], seen["false"] + seen["wrong"]
    missed = seen["missed"] + seen["wrong"]
    precision, recall = share(hits, hits + false), share(hits, hits + missed)
    both = (precision or 0.0) + (recall or 0.0)
    return {
        "rows": len(which),
        "true_positives": hits,
        "false_positives": false,
        "misses": missed,
        "precision": precision,
        "recall": recall,
        "f1": round(2 * (precision or 0.0) * (recall or 0.0) / both, 4) if both else None,
        "outside_labels": seen["outside"],
        "review_share": share(outcomes["review"], len(which)),
        "related_share": share(outcomes["related"], len(which)),
    }


def _slice(
    name: str,
    own: Sequence[int],
    labels: Sequence[Label],
    verdicts: Sequence[str],
    rows: Sequence[Sequence[str]],
    tool: Screener,
) -> dict[str, Any]:
    outcomes = Counter(rows[i][0] for i in own)
    given = {"rows": len(own), "outcomes": dict(sorted(outcomes.items()))}
    if labels[own[0]].wanted:
        given["as_wanted"] = share(sum(rows[i][0] == labels[i].wanted for i in own), len(own))
    scored = [i for i in own if labels[i].scored]
    if scored:
        return {**given, **_figures(scored, verdicts, rows), "rows": len(own), "scored": len(scored)}
    for outcome in ("match", "related", "review"):
        given[f"{outcome}_share"] = share(outcomes[outcome], len(own))
    if name == "affiliate":
        given["some_related_share"] = share(
            sum(_some_related(tool, labels[i], rows[i]) for i in own), len(own)
        )
    return given


def _some_related(tool: Screener, label: Label, row: Sequence[str]) -> bool:
    """True when any of the answers says that the text names a related body."""
    if row[0] == "none":
        return False
    return row[4] == "related" or any(
        one.relation.value == "related" for one in tool.check(label.text, label.country).matches
    )


def _tiers(scored: Sequence[int], labels: Sequence[Label], verdicts: Sequence[str]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for tier in sorted({labels[i].tier for i in scored if labels[i].expected}):
        own = [verdicts[i] for i in scored if labels[i].expected and labels[i].tier == tier]
        out[tier] = {"rows": len(own), "recall": share(own.count("hit"), len(own))}
    return out


def _shares(scored: Sequence[int], labels: Sequence[Label], rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    """How much is put aside as review or related; neither is a bin."""
    positive = [rows[i][0] for i in scored if labels[i].expected]
    negative = [rows[i][0] for i in scored if not labels[i].expected]
    return {
        "review_share_of_scored": share((positive + negative).count("review"), len(scored)),
        "related_share_of_positives": share(positive.count("related"), len(positive)),
        "related_share_of_negatives": share(negative.count("related"), len(negative)),
    }


def _outside(
    verdicts: Sequence[str], labels: Sequence[Label], rows: Sequence[Sequence[str]]
) -> dict[str, Any]:
    """Matches on bodies that the labels do not know: neither right nor wrong, for a person to read."""
    own = [i for i, verdict in enumerate(verdicts) if verdict == "outside"]
    bodies = Counter(rows[i][1] for i in own)
    return {
        "rows": len(own),
        "bodies": len(bodies),
        "most": dict(bodies.most_common(15)),
        "texts": [_told(labels[i], rows[i]) for i in own[:_SHOWN]],
    }


def _wrong(verdicts: Sequence[str], labels: Sequence[Label], rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for verdict in ("false", "wrong", "missed"):
        own = [i for i, one in enumerate(verdicts) if one == verdict and labels[i].scored]
        out[verdict] = [_told(labels[i], rows[i]) for i in own[:_SHOWN]]
    return out


def _told(label: Label, row: Sequence[str]) -> dict[str, Any]:
    told: dict[str, Any] = {"text": label.text[:300], "outcome": row[0], "answered": row[1]}
    if label.expected:
        told["expected"] = list(label.expected)
    return told


def share(part: int, whole: int) -> float | None:
    """A part of a whole to four places; None of nothing."""
    return round(part / whole, 4) if whole else None
