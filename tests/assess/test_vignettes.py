"""The graded cases: house results to the digit, answers of packs from facts that are written down."""

from typing import Any

import pytest

from screening.rubrics.yaml_reading import read_plain
from tests.assess.making import ROOT, assessed, house_of, proposal


def read(name: str) -> Any:
    """One file of cases."""
    return read_plain((ROOT / "tests" / "cases" / name).read_text(encoding="utf-8"), name)


CASES: list[dict[str, Any]] = read("vignettes.yml")["cases"]
FACTS: dict[str, dict[str, dict[str, Any]]] = read("vignette_facts.yml")
# The Council's text is answered by a ladder of findings here. A finding never refuses by itself, so what
# the cases call no_go is "redesign or decline"; and where nothing applies, a pack that permits says proceed.
WORDED = {("eu_cr2024", "no_go"): "redesign_or_decline", ("eu_cr2024", "no_finding"): "proceed"}
ANSWERS = [(one, pack, answer) for one in CASES for pack, answer in one["answers"].items()]


def given(case: dict[str, Any], **more: Any) -> Any:
    """The case as a proposal."""
    fields = {key: case[key] for key in ("id", "title", "inputs", "ties") if key in case}
    return proposal(**fields, **more)


@pytest.mark.parametrize("case", CASES, ids=lambda one: str(one["id"]))
def test_house_result_equals_the_graded_case(case: dict[str, Any]) -> None:
    result = house_of(assessed(given(case)))
    wanted = case["house"]
    found = {key: getattr(result, key) for key in wanted}
    for side in ("channels_min", "channels_max"):
        assert found.pop(side) == pytest.approx(wanted[side], abs=0.051), side
    assert found == {key: value for key, value in wanted.items() if not key.startswith("channels")}


@pytest.mark.parametrize(
    ("case", "pack", "answer"), ANSWERS, ids=[f"{one['id']}-{pack}" for one, pack, _ in ANSWERS]
)
def test_pack_answers_as_the_graded_case(case: dict[str, Any], pack: str, answer: str) -> None:
    facts = FACTS.get(case["id"], {}).get(pack, {})
    result = assessed(given(case, facts=facts), packs=(pack,)).pack(pack)
    assert result is not None
    assert result.outcome == WORDED.get((pack, answer), answer)


def test_every_fact_of_the_cases_is_one_that_a_pack_asks_about() -> None:
    packs = {pack for one in CASES for pack in one["answers"]}
    assert {pack for one in FACTS.values() for pack in one} <= packs


def test_funder_rules_do_not_change_the_house_tier() -> None:
    for case in CASES:
        alone = house_of(assessed(given(case)))
        for pack, facts in FACTS.get(case["id"], {}).items():
            beside = house_of(assessed(given(case, facts=facts), packs=(pack,)))
            assert (beside.tier_min, beside.tier_max) == (alone.tier_min, alone.tier_max)
            assert beside.channels_max == alone.channels_max
