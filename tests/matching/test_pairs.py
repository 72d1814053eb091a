"""The labelled pairs: strong ones come out as labelled; scores fall from strong match to strong non-match."""

from statistics import mean

import pytest

from screening.app.screener import Screener
from screening.model.match import Band
from screening.model.screened import Screened
from tests.bench.labels import Label

STRENGTHS = ("strong", "medium", "weak")


@pytest.fixture(scope="module")
def answers(tool: Screener, pairs: tuple[Label, ...]) -> list[Screened]:
    return [tool.check(one.text, one.country) for one in pairs]


def right(label: Label, found: Screened) -> bool:
    """The outcome as labelled, and the labelled body best."""
    if found.outcome != label.wanted:
        return False
    return not label.expected or found.matches[0].entity_id in label.expected


def test_there_are_as_many_negatives_as_positives(pairs: tuple[Label, ...]) -> None:
    positives = sum(bool(one.expected) for one in pairs)
    assert len(pairs) > 300
    assert abs(2 * positives - len(pairs)) <= 10


def test_expected_bodies_exist(tool: Screener, pairs: tuple[Label, ...]) -> None:
    assert {entity for one in pairs for entity in one.expected} <= set(tool.catalogue.entities)


def test_no_text_stands_twice(pairs: tuple[Label, ...]) -> None:
    assert len({(one.text, one.country) for one in pairs}) == len(pairs)


def test_strong_pairs_come_out_as_labelled(pairs: tuple[Label, ...], answers: list[Screened]) -> None:
    wrong = [
        (label.text, label.wanted, found.outcome.value)
        for label, found in zip(pairs, answers, strict=True)
        if label.strength == "strong" and not right(label, found)
    ]
    assert wrong == []


def test_no_strong_negative_is_a_match(pairs: tuple[Label, ...], answers: list[Screened]) -> None:
    wrong = [
        label.text
        for label, found in zip(pairs, answers, strict=True)
        if not label.expected and label.strength == "strong" and found.outcome in ("match", "related")
    ]
    assert wrong == []


def score(found: Screened) -> float:
    """3 for confirmed, 2 for likely, 1 for review, 0 for nothing."""
    bands = {Band.CONFIRMED: 3.0, Band.LIKELY: 2.0, Band.REVIEW: 1.0}
    return max((bands[one.band] for one in found.matches), default=0.0)


def test_scores_fall_from_strong_match_to_strong_non_match(
    pairs: tuple[Label, ...], answers: list[Screened]
) -> None:
    def of(strength: str, expected: bool) -> float:
        return mean(
            score(found)
            for label, found in zip(pairs, answers, strict=True)
            if label.strength == strength and bool(label.expected) is expected
        )

    falling = [of(one, True) for one in STRENGTHS] + [of("strong", False)]
    assert falling == sorted(falling, reverse=True)


def test_bands_are_calibrated(pairs: tuple[Label, ...], answers: list[Screened]) -> None:
    """Confirmed is right more often than likely, and likely more often than review."""
    shares = []
    for band in (Band.CONFIRMED, Band.LIKELY, Band.REVIEW):
        named = [
            (label, found)
            for label, found in zip(pairs, answers, strict=True)
            if found.matches and found.matches[0].band is band
        ]
        shares.append(
            sum(
                found.matches[0].entity_id in label.expected and label.wanted != "review"
                for label, found in named
            )
            / len(named)
        )
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.98
