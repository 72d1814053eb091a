"""How rule files are read: YAML without its traps, blocks that report what nobody asked for."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from screening import resources
from screening.app.rules_schema import pack_schema_text
from screening.errors import InvalidFile
from screening.model.phrases import HOUSE_PHRASES, SHARED_WORDS
from screening.model.rubric import Concept
from screening.model.spelling import did_you_mean, edits, nearest
from screening.model.vocabulary import CONDITIONS, REFUSALS
from screening.rubrics.block import Block
from screening.rubrics.lint import conditions
from screening.rubrics.load import load_rules
from screening.rubrics.tables_reading import with_more
from screening.rubrics.yaml_reading import read_plain
from tests.assess.making import ROOT, shipped_rules


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("a: NO", "NO", id="Norway is no truth value"),
        pytest.param("a: yes", "yes", id="yes is a word"),
        pytest.param("a: 1.5", 1.5, id="a decimal"),
        pytest.param("a: 1.10", "1.10", id="an id with a point, not a shorter one"),
        pytest.param("a: 04e123456", "04e123456", id="a ROR id is no power of ten"),
        pytest.param("a: '1.10'", "1.10", id="a quoted number is text"),
        pytest.param("a: 012", "012", id="neither octal nor without its zero"),
        pytest.param("a: 2026-01-31", "2026-01-31", id="a date stays text"),
        pytest.param("a: 12:30", "12:30", id="no base sixty"),
        pytest.param("a: true", True, id="true"),
        pytest.param("a: null", None, id="null"),
        pytest.param("a: ~", None, id="tilde"),
        pytest.param("a: =SUM(A1)", "=SUM(A1)", id="a formula is text"),
        pytest.param("a: " + "9" * 30, "9" * 30, id="a very long number stays text"),
    ],
)
def test_a_scalar_is_typed_as_yaml_1_2_means_it(text: str, value: object) -> None:
    assert read_plain(text, "x.yml") == {"a": value}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("a: 1\na: 2", "x.yml:2:1: key 'a' stands twice (first on line 1)", id="repeated key"),
        pytest.param("a: 1\n---\nb: 2", "a second document starts here", id="two documents"),
        pytest.param("a: [1, 2", "cannot be read as YAML", id="open bracket"),
        pytest.param("b: 1\na: \x00", "x.yml:2:4: holds a control character", id="control character"),
        pytest.param("", "is empty", id="nothing"),
        pytest.param("a: " + "x" * 2_100_000, "expected at most", id="too long"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, says: str) -> None:
    with pytest.raises(InvalidFile) as caught:
        read_plain(text, "x.yml")
    assert says in str(caught.value)


def test_a_block_gathers_every_problem_and_every_key_that_nobody_asked_for() -> None:
    top = Block.parse("points: 300\nmesage: hello\nwhen: yes\nday: 1.1.2026\n", "x.yml")
    top.number("points", 0, 100)
    top.text("message")
    top.truth("when", default=False)
    top.day("day")
    top.finish()
    assert top.problems == [
        "x.yml:1:9: points is '300'; expected a number from 0 to 100",
        "x.yml:1:1: has no 'message'; expected a text; is it written as 'mesage'?",
        "x.yml:3:7: when is 'yes'; expected true or false",
        "x.yml:4:6: day is '1.1.2026'; expected a date such as 2026-01-31",
        "x.yml:2:1: unknown key 'mesage'; did you mean 'message'?",
    ]


@pytest.mark.parametrize(
    ("left", "right", "distance"), [("a", "a", 0), ("ab", "ba", 1), ("gaet", "gate", 1), ("", "abc", 3)]
)
def test_edits_count_swaps_as_one(left: str, right: str, distance: int) -> None:
    assert edits(left, right) == distance


def test_a_word_that_is_like_none_gets_no_hint() -> None:
    assert nearest("zzzzzz", ["gate", "ladder"]) is None
    assert did_you_mean("ladderr", ["gate", "ladder"]) == "; did you mean 'ladder'?"


def test_shipped_packs_have_cases_of_every_part_of_the_vocabulary() -> None:
    used = {
        one.op for pack in shipped_rules().packs for line in pack.all_lines() for one in conditions(line.when)
    }
    used |= {one.op for fact in shipped_rules().facts if fact.when for one in conditions(fact.when)}
    assert used == set(CONDITIONS)


def test_only_gates_refuse_and_every_gate_says_what_it_does_not_mean() -> None:
    for pack in shipped_rules().packs:
        for line in (*pack.rows, *pack.lines):
            assert line.outcome not in REFUSALS
        for gate in pack.gates:
            assert gate.does_not_mean and gate.source and (gate.who_decides or pack.who_decides)


def test_every_fact_that_is_defined_is_read_and_every_measure_of_a_line_is_there() -> None:
    rules = shipped_rules()
    lines = [line.when for pack in rules.packs for line in pack.all_lines()]
    lines += [pack.scope for pack in rules.packs if pack.scope]
    lines += [fact.when for fact in rules.facts if fact.when]
    read = {one.name for line in lines for one in conditions(line) if one.op == "fact"}
    unread = {fact.id for fact in rules.facts} - read
    assert not unread
    measures = {one.id for one in rules.measures}
    named = {line.measure for pack in rules.packs for line in pack.all_lines() if line.measure}
    assert named <= measures, named - measures


def test_lists_that_rules_name_are_shipped() -> None:
    shipped = {
        path.name for path in resources.folder("reference_lists").iterdir() if (path / "list.yml").exists()
    }
    rules = shipped_rules()
    named = {one for level in rules.authority.levels for one in level.lists}
    every = [line.when for pack in rules.packs for line in pack.all_lines()]
    every += [fact.when for fact in rules.facts if fact.when]
    named |= {word for when in every for one in conditions(when) if one.op == "listed" for word in one.words}
    assert named <= shipped, named - shipped


def test_dated_packs_follow_one_another_without_a_gap() -> None:
    rules = shipped_rules()
    for pack in rules.packs:
        if pack.superseded_by:
            follower = rules.pack(pack.superseded_by)
            assert follower is not None and pack.ends == follower.starts
    force = {pack.id for pack in rules.packs if pack.in_force(date(2025, 12, 1)) and pack.id.startswith("do")}
    assert force == {"dod_2025"}


def test_names_of_sentences_are_those_that_the_shipped_rules_give() -> None:
    house = shipped_rules().pack("house_default")
    assert house is not None and house.channels is not None
    assert {key for key, _ in house.channels.phrases} == set(HOUSE_PHRASES)
    assert {key for key, _ in shipped_rules().words} == set(SHARED_WORDS)


def test_a_user_folder_replaces_a_shipped_pack_by_its_id(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    text = (ROOT / "rules" / "packs" / "de_dfg.yml").read_text(encoding="utf-8")
    (tmp_path / "packs" / "ours.yml").write_text(text.replace('version: "2023-09-29"', 'version: "ours"'))
    found = load_rules(resources.folder("rules"), tmp_path).pack("de_dfg")
    assert found is not None and found.version == "ours"


def test_the_schema_for_editors_is_up_to_date() -> None:
    shipped = (ROOT / "rules" / "pack.schema.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == json.loads(pack_schema_text())


def test_a_phrase_that_is_added_as_one_of_several_meanings_is_no_keyword_any_more() -> None:
    concept = Concept(id="joints", name="joints", level=1, keywords=("bow", "lap joint"))
    (found,) = with_more((concept,), (replace(concept, keywords=("butt joint",), ambiguous=("bow",)),))
    assert (found.keywords, found.ambiguous) == (("lap joint", "butt joint"), ("bow",))
