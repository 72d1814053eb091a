"""A small share of the fuzz run; the long one is `python -m tests.intake.fuzz 3000`."""

from collections import Counter

from tests.intake.fuzz import outcomes


def test_mutants_are_read_or_refused_and_never_crash() -> None:
    found = Counter(outcomes(60, start=90_000))
    assert sum(found.values()) == 60
    assert found["read"] > 5
    assert found["InvalidFile"] > 5
