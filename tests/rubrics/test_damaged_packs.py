"""Damaged packs: each file gets the message that says where, what was found, and what was expected."""

from pathlib import Path

import pytest

from screening import resources
from screening.app.rules_check import check_rules
from screening.errors import InvalidPack
from screening.rubrics.load import load_rules

FOLDER = Path(__file__).parent / "damaged"
MESSAGES = {
    "alias": ":2:7: uses an anchor or alias",
    "bad_date": ":7:11: pack.starts is '01.01.2026'; expected a date such as 2026-01-31",
    "bad_kind": ":4:9: pack.kind is 'gaet'; expected gate, channels",
    "bad_outcome": "did you mean 'barred'?",
    "channel_reads_benefit": "channels[0].factors reads 'B'; expected inputs among A, C, D, F, P, X, role",
    "country_in_a_finding": "reads a country in a checklist; only a gate of law or of a funder may",
    "empty": "is empty; expected a mapping",
    "empty_source": "ex_note: cites no source; every line needs one",
    "finding_refuses": "ex_note: goes from a finding to 'barred'",
    "floor_too_high": "floors[0].tier is above T2",
    "forbidden_fact": "no rule may read nationality",
    "list_for_a_mapping": ":2:3: pack is a list; expected a mapping of keys and values",
    "memory_bars": "ex_military: bars on memory alone (memory)",
    "missing_source": "gates[0] has no 'source'",
    "no_decider": "pack has no 'who_decides'",
    "not_text": "is not UTF-8 text (byte 15); save it as UTF-8",
    "not_yaml": ":18:5: cannot be read as YAML",
    "number_in_words": "ties.recency.gt5 is 'a tenth'; expected a number from 0 to 1",
    "phrase_missing": "'ask_first' is missing; expected a sentence",
    "phrase_with_unknown_placeholder": "'range' holds {heigh}; expected placeholders among {high}, {low}",
    "reminder_bars": "is a reminder and answers 'barred'; a reminder may remind and ask only",
    "repeated_key": ":4:3: key 'title' stands twice (first on line 3); keep one of them",
    "reused_id": "an id is never reused",
    "says_not_what_it_does_not_mean": "has no does_not_mean",
    "superseded_by_nothing": "did you mean 'ca_strac'?",
    "tab_indent": ":16:1: cannot be read as YAML: found a tab character",
    "tag": ":3:10: uses the tag",
    "thresholds_fall": "thresholds does not rise from T1 to T4",
    "too_deep": "is nested more than 24 deep",
    "unknown_condition": ":17:44: gates[0].when unknown condition 'nott'; did you mean 'not'?",
    "unknown_fact": "did you mean 'partner_is_military_body'?",
    "unknown_key": ":20:5: gates[0] unknown key 'sayz'; did you mean 'says'?",
    "unknown_list": "unknown technology list 'CA_STRAA'; did you mean 'CA_STRA'?",
    "unknown_source": "did you mean 'S_UWATERLOO'?",
    "weight_missing": "inputs.F.weights has 4 weights for 5 levels",
    "weights_fall": "inputs.F.weights falls somewhere; a higher level must never weigh less",
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


def test_the_undamaged_pack_is_sound() -> None:
    assert "no problem found" in check_rules(FOLDER / "sound.yml")


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_nothing_runs_with_a_broken_pack_in_use(name: str, tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "mine.yml").write_bytes((FOLDER / f"{name}.yml").read_bytes())
    with pytest.raises(InvalidPack):
        load_rules(resources.folder("rules"), tmp_path)
