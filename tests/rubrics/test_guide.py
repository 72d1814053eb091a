"""The officers' guide: its example is sound and does what the guide says, and no condition is left out."""

import re
from pathlib import Path

import pytest

from screening import resources
from screening.app.rules_check import check_rules
from screening.app.rules_diff import moved, rule_set, told
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


def test_a_changed_threshold_says_which_past_projects_would_move_and_why(tmp_path: Path) -> None:
    import json

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
    results = tmp_path / "results.jsonl"
    lines = [json.dumps(assessed(one, known).to_dict(), ensure_ascii=False) for one in (given, quiet)]
    results.write_text("\n".join(lines) + "\n", encoding="utf-8")
    house = (ROOT / "rules" / "packs" / "house_default.yml").read_text(encoding="utf-8")
    changed = tmp_path / "house_default.yml"
    changed.write_text(house.replace("T3: 30", "T3: 55"), encoding="utf-8")
    found, compared = moved(rule_set("house_default"), rule_set(str(changed)), results)
    assert compared == 2
    assert [(one.before[:2], one.after[:2]) for one in found] == [("T3", "T2")]
    assert any("T3 55" in one for one in found[0].why)
    assert "1 of 2 projects would move" in told(found, compared)
    same, _ = moved(rule_set("house_default"), rule_set("house_default"), results)
    assert same == []
