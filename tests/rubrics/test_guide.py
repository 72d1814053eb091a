"""The officers' guide: its example is sound and does what the guide says, and no condition is left out."""

import json
import re
from pathlib import Path

import pytest

from screening import resources
from screening.app.rules_check import check_rules
from screening.app.rules_diff import compare, rule_set, told
from screening.errors import UsageError
from screening.model.vocabulary import CONDITIONS
from screening.rubrics.load import load_rules
from tests.assess.making import ROOT, Answers, assessed, body, proposal

GUIDE = (ROOT / "docs" / "rubrics.md").read_text(encoding="utf-8")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The pack of the guide as a file."""
    text = next(one for one in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL) if one.startswith("pack:"))
    path = tmp_path / "example_fund.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_pack_is_sound_and_bars_and_asks_as_told(example: Path) -> None:
    assert "no problem found" in check_rules(example)
    rules = load_rules(resources.folder("rules"), None, None, [example])
    academy = Answers(Alpha=body("Alpha Academy", "pla_academy_2017"))
    for name, data, outcome, measures in (
        ("Alpha", "none", "barred", []),
        ("Beta", "identifiable", "no_finding", ["M43"]),
        ("Beta", "none", "no_finding", []),
    ):
        given = proposal(funder="Example Fund", data=data, parties=[{"name": name}])
        found = assessed(given, academy, rules=rules)
        result = found.pack("example_fund")
        assert result is not None
        assert (result.outcome, [one.id for one in result.measures]) == (outcome, measures)
    elsewhere = assessed(proposal(funder="Other Fund", parties=[{"name": "Alpha"}]), academy, rules=rules)
    assert elsewhere.pack("example_fund") is None


def test_every_condition_of_the_vocabulary_is_in_the_guide() -> None:
    table = GUIDE.split("| condition | holds when |")[1].split("\n\n")[0]
    missing = [one for one in CONDITIONS if f"`{one}`" not in table and one != "fact"]
    assert not missing


def changed_house(folder: Path, old: str, new: str) -> str:
    """The path of the house rubric with one place of it changed."""
    house = (ROOT / "rules" / "packs" / "house_default.yml").read_text(encoding="utf-8")
    assert old in house
    path = folder / "house_default.yml"
    path.write_text(house.replace(old, new), encoding="utf-8")
    return str(path)


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """Past results: one project at T3, one where nothing is tied."""
    known = Answers(Alpha=body("Alpha University", "seven_sons"))
    facts = {"access": "laboratory", "data": "none", "end_use": "civil", "disclosure": "complete"}
    given = proposal(
        summary="A cold atom gravimeter is built.",
        funding_conditions="none",
        benefit="normal",
        parties=[{"name": "Alpha", "country": "CN"}],
        people=[
            {"role": "key", "label": "Co-PI", "affiliations": [{"organisation": "Beta", "declared": True}]}
        ],
        **facts,
    )
    quiet = proposal(inputs={"P": 0})
    path = tmp_path / "results.jsonl"
    lines = [json.dumps(assessed(one, known).to_dict(), ensure_ascii=False) for one in (given, quiet)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_changed_threshold_says_which_past_projects_would_move_and_why(
    tmp_path: Path, results: Path
) -> None:
    changed = changed_house(tmp_path, "T3: 30", "T3: 55")
    found = compare(rule_set("house_default"), rule_set(changed), results)
    assert found.projects == 2
    assert [(one.before, one.after) for one in found.moved] == [("T3", "T2")]
    assert any("T3 55" in one for one in found.moved[0].why)
    assert "1 of 2 projects would move\n  1: T3  →  T2" in told(found)
    same = compare(rule_set("house_default"), rule_set("house_default"), results)
    assert (same.moved, same.reworded, same.recorded_otherwise) == ((), (), 0)
    assert told(same) == "0 of 2 projects would move"


def test_an_answer_in_other_words_is_counted_apart_from_a_move(tmp_path: Path, results: Path) -> None:
    changed = changed_house(tmp_path, "    response: proceed\n", "    response: go on\n")
    found = compare(rule_set("house_default"), rule_set(changed), results)
    assert (len(found.moved), len(found.reworded)) == (0, 1)
    assert "0 of 2 projects would move\n1 more keep their result" in told(found)


def test_results_that_the_old_rules_no_longer_give_are_told_of(tmp_path: Path, results: Path) -> None:
    changed = rule_set(changed_house(tmp_path, "T3: 30", "T3: 55"))
    assert "note: 1 of 2 results on record are not what the old rules give" in told(
        compare(changed, changed, results)
    )


def test_tiers_and_outcomes_are_not_compared(results: Path) -> None:
    with pytest.raises(UsageError, match="name two versions of one pack"):
        compare(rule_set("house_default"), rule_set("us_export"), results)
