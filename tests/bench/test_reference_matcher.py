"""Our faster form of the package's reference matcher gives the package's own scores."""

import pytest
from ssb.matching import BaselineMatcher, tokens  # type: ignore[import-untyped]

from tests.bench.reference_matcher import THRESHOLD, ReferenceMatcher, aligned

NAMES = [
    "Teldor Institute of Technology",
    "National University of Marine Technology",
    "Easthaven Academy",
    "Dr. Quorvik Electronics Co., Ltd.",
]
TEXTS = [
    *NAMES,
    "Teldro Institut of Technolgy",
    "Academy Easthaven",
    "Marine University",
    "Quorvik",
    "the",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_scores_are_those_of_the_package(text: str) -> None:
    theirs = BaselineMatcher()
    for name in NAMES:
        assert aligned(tuple(tokens(text)), tuple(tokens(name))) == pytest.approx(theirs(text, name))


@pytest.mark.parametrize("text", TEXTS)
def test_the_best_is_the_packages_best_where_it_fires(text: str) -> None:
    theirs = BaselineMatcher()
    scores = {name: theirs(text, name) for name in NAMES}
    best = max(scores, key=lambda name: scores[name])
    found, score = ReferenceMatcher({name: [name] for name in NAMES}).best(text)
    assert (found, score) == ((best, pytest.approx(scores[best])) if scores[best] >= THRESHOLD else ("", 0.0))
