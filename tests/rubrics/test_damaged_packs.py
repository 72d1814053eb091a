"""Damaged packs: each file gets the message that says where, what was found, and what was expected."""

from collections.abc import Callable
from pathlib import Path

import pytest

from screening import resources
from screening.app.assessing import load_standard_rules
from screening.app.rules_check import check_rules
from screening.app.rules_diff import rule_set
from screening.errors import InvalidFile, InvalidPack
from screening.rubrics.load import load_rules
from screening.rubrics.yaml_reading import read_plain
from tests.assess.making import ROOT

DAMAGES: list[dict[str, str]] = read_plain(
    (Path(__file__).parent / "damaged_house.yml").read_text(encoding="utf-8"), "damaged_house.yml"
)["damages"]
FOLDER = Path(__file__).parent / "damaged"
MESSAGES = {
    "alias": ":2:7: uses an anchor or alias",
    "bad_date": ":7:11: pack.starts is '01.01.2026'; expected a date such as 2026-01-31",
    "bad_kind": ":4:9: pack.kind is 'gaet'; expected gate, channels",
    "bad_outcome": "did you mean 'barred'?",
    "country_in_a_finding": "reads a country in a checklist; only a gate of law or of a funder may",
    "empty": "is empty; expected a mapping",
    "empty_source": "ex_note: cites no source; every line needs one",
    "finding_refuses": "ex_note: goes from a finding to 'barred'",
    "forbidden_fact": "no rule may read nationality",
    "list_for_a_mapping": ":2:3: pack is a list; expected a mapping of keys and values",
    "memory_bars": "ex_military: bars on memory alone (memory)",
    "missing_source": "gates[0] has no 'source'",
    "no_decider": "pack has no 'who_decides'",
    "not_text": "is not UTF-8 text (byte 15); save it as UTF-8",
    "not_yaml": ":18:5: cannot be read as YAML",
    "reminder_bars": "is a reminder and answers 'barred'; a reminder may remind and ask only",
    "repeated_key": ":4:3: key 'title' stands twice (first on line 3); keep one of them",
    "reused_id": "an id is never reused",
    "says_not_what_it_does_not_mean": "has no does_not_mean",
    "superseded_by_nothing": "did you mean 'ca_strac'?",
    "tab_indent": ":16:1: cannot be read as YAML: found a tab character",
    "tag": ":3:10: uses the tag",
    "too_deep": "is nested more than 24 deep",
    "unknown_condition": ":17:44: gates[0].when unknown condition 'nott'; did you mean 'not'?",
    "unknown_fact": "did you mean 'partner_is_military_body'?",
    "unknown_key": ":20:5: gates[0] unknown key 'sayz'; did you mean 'says'?",
    "unknown_list": "unknown technology list 'CA_STRAA'; did you mean 'CA_STRA'?",
    "unknown_source": "did you mean 'S_UWATERLOO'?",
}


def test_every_damaged_file_has_its_message() -> None:
    files = {path.stem for path in FOLDER.glob("*.yml")} - {"sound"}
    assert files == set(MESSAGES)
    assert len(files) >= 20


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_damaged_pack_says_where_and_what(name: str) -> None:
    path = FOLDER / f"{name}.yml"
    with pytest.raises(InvalidPack) as caught:
        check_rules(path)
    assert caught.value.exit_code == 6
    assert any(MESSAGES[name] in one for one in caught.value.problems), caught.value.problems
    assert all(one.startswith(str(path)) for one in caught.value.problems)
    assert len(caught.value.problems) <= 3


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: str(one["name"]))
def test_damaged_house_rubric_says_where_and_what(damage: dict[str, str], tmp_path: Path) -> None:
    sound = (ROOT / "rules" / "packs" / "house_default.yml").read_text(encoding="utf-8")
    assert damage["find"] in sound
    path = tmp_path / "house_default.yml"
    path.write_text(sound.replace(damage["find"], damage["put"], 1), encoding="utf-8")
    with pytest.raises(InvalidPack) as caught:
        check_rules(path)
    assert any(damage["message"] in one for one in caught.value.problems), caught.value.problems
    assert len(caught.value.problems) <= 3


def test_the_undamaged_pack_is_sound() -> None:
    assert "no problem found" in check_rules(FOLDER / "sound.yml")


def test_a_gate_that_was_seen_may_bar_though_a_part_of_it_is_from_memory(tmp_path: Path) -> None:
    text = (FOLDER / "memory_bars.yml").read_text(encoding="utf-8")
    path = tmp_path / "seen.yml"
    path.write_text(
        text.replace("certainty: memory", "certainty: seen; its day from memory"), encoding="utf-8"
    )
    assert "no problem found" in check_rules(path)


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_nothing_runs_with_a_broken_pack_in_use(name: str, tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "mine.yml").write_bytes((FOLDER / f"{name}.yml").read_bytes())
    with pytest.raises(InvalidPack):
        load_rules(resources.folder("rules"), tmp_path)


WAYS: list[tuple[str, Callable[[Path], object]]] = [
    ("check", check_rules),
    ("diff and try", lambda path: rule_set(str(path))),
    ("authority", load_standard_rules),
]


@pytest.mark.parametrize("name", ["empty", "not_text", "not_yaml", "unknown_key"])
@pytest.mark.parametrize("read", [pytest.param(read, id=way) for way, read in WAYS])
def test_a_broken_rule_file_ends_in_the_same_code_by_whichever_way_it_comes(
    name: str, read: Callable[[Path], object]
) -> None:
    with pytest.raises(InvalidPack) as caught:
        read(FOLDER / f"{name}.yml")
    assert caught.value.exit_code == 6


@pytest.mark.parametrize("read", [check_rules, load_standard_rules], ids=["check", "authority"])
def test_a_rule_file_that_is_not_there_is_no_broken_pack(read: Callable[[Path], object]) -> None:
    with pytest.raises(InvalidFile, match=r"nowhere\.yml: cannot be read \(.*\); check the name") as caught:
        read(FOLDER / "nowhere.yml")
    assert caught.value.exit_code == 3


def test_a_measure_cites_a_source_that_is_known(tmp_path: Path) -> None:
    text = (ROOT / "rules" / "measures.yml").read_text(encoding="utf-8")
    assert "source: [S_BIS_FRE]" in text
    wrong = text.replace("source: [S_BIS_FRE]", "source: [S_BIS_FREE]")
    (tmp_path / "measures.yml").write_text(wrong, encoding="utf-8")
    with pytest.raises(
        InvalidPack, match=r"measures\.yml: M34: source 'S_BIS_FREE' is neither .*'S_BIS_FRE'"
    ):
        load_rules(resources.folder("rules"), tmp_path)
