"""One input at a time: what a statement, a post that was not declared, and a named role make of it."""

from typing import Any

import pytest

from screening.model.proposal import Interval
from tests.assess.making import STATED, assessed, house_of, proposal


def factor(key: str, **given: Any) -> Any:
    """One factor of the house result."""
    found = house_of(assessed(proposal(**{**STATED, **given})))
    return next(one for one in found.factors if one.id == key)


def person(role: str, declared: bool) -> dict[str, Any]:
    post = {"organisation": "Example College", "from": "2020", "kind": "employment", "declared": declared}
    return {"role": role, "affiliations": [post]}


@pytest.mark.parametrize(
    ("stated", "declared", "levels"),
    [
        pytest.param("complete", True, (0, 0), id="complete"),
        pytest.param("complete", False, (0, 3), id="complete, but a post was not declared"),
        pytest.param("gap_explained", False, (1, 1), id="the gap is stated and explained"),
    ],
)
def test_a_post_that_was_not_declared_doubts_only_that_everything_was(
    stated: str, declared: bool, levels: Interval
) -> None:
    found = factor("X", disclosure=stated, people=[person("lead", declared)])
    assert (found.low, found.high) == levels


@pytest.mark.parametrize(
    ("roles", "word"),
    [
        pytest.param((), "lead", id="nobody named: the full weight"),
        pytest.param(("student",), "student", id="a student"),
        pytest.param(("student", "key"), "key", id="the most responsible"),
    ],
)
def test_the_most_responsible_role_counts(roles: tuple[str, ...], word: str) -> None:
    assert factor("role", people=[person(one, True) for one in roles]).low_word == word
