"""Sentences that a report puts together itself."""

import pytest

from screening.report.phrases import load_phrases
from screening.report.view import named


@pytest.mark.parametrize(
    ("names", "said"),
    [
        pytest.param([], "", id="none"),
        pytest.param(["A"], "A", id="one"),
        pytest.param(["A", "B", "C"], "A, B and C", id="several"),
        pytest.param(["A, Oslo", "B", "C"], "A, Oslo; B and C", id="a comma inside a name"),
        pytest.param(list("ABCDE"), "A, B, C and 2 more", id="more than a sentence holds"),
    ],
)
def test_names_are_told_in_one_sentence(names: list[str], said: str) -> None:
    assert named(names, load_phrases("en")) == said
