"""`screening assess` and `screening rules` as their users call them: answers, exit codes, messages."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from screening.app.screener import Screener
from screening.cli.main import main

PROPOSAL = """
schema: screening/proposal/1
id: P-001
title: Cold-atom quantum sensing of gravity
summary: We build a cold atom gravimeter and advance quantum sensor design in a joint laboratory.
funder: NSERC
access: laboratory
data: none
end_use: civil
benefit: normal
disclosure: complete
funding_conditions: normal_contract
parties:
- {name: "School of Astronautics, Beihang Univ., Beijing", country: CN}
people:
- role: lead
  name: Somebody
  nationality: somewhere
  affiliations: [{organisation: University of Oslo, country: NO}]
"""
DAY = ["--as-of", "2026-11-21"]


@cache
def screener(lists: tuple[str, ...] | None = None, as_of: date | None = None) -> Screener:
    """One for all calls, since loading the lists takes longer than a test."""
    return Screener(lists, as_of)


@pytest.fixture(autouse=True)
def one_screener(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screening.app.screener.Screener", screener)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A proposal as a file."""
    path = tmp_path / "proposal.yaml"
    path.write_text(PROPOSAL, encoding="utf-8")
    return path


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of one call."""
    with pytest.raises(SystemExit) as caught:
        main(list(arguments))
        raise SystemExit(0)
    code = caught.value.code
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return (code if isinstance(code, int) else 0), out, err


def test_assess_gives_the_object_of_the_contract(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = call(capsys, "assess", str(file), "--pack", "ca_strac", "--json", *DAY)
    found: dict[str, Any] = json.loads(out)
    assert (code, err) == (0, "")
    assert found["schema"] == "screening/assessment/1"
    assert found["proposal_id"] == "P-001"
    assert found["profile"] == "full"
    house = found["packs"]["house_default"]
    assert (house["tier_min"], house["tier_max"], house["ask_first"]) == ("T3", "T3", False)
    assert house["channels_max"] == {"transfer": 51.2, "misuse": 0.0, "integrity": 3.0}
    assert all(isinstance(one, str) for one in (*house["measures"], *house["questions"]))
    assert found["packs"]["ca_strac"]["outcome"] == "barred"
    gate = found["packs"]["ca_strac"]["gates"][0]
    assert (gate["id"], gate["holds"]) == ("strac", "true") and gate["source"] and gate["says"]
    assert {one["pack"] for one in found["gates"]} == {"ca_strac", "legal_gates"}
    assert found["parties"][0]["outcome"] == "match"
    assert found["pack_versions"]["house_default"]
    assert found["proposal"]["dropped_fields"] == ["people.nationality"]
    assert "somewhere" not in out and "Somebody" not in out


@pytest.mark.parametrize(
    "packs",
    [
        pytest.param(["--pack", "ca_strac,nsf_trust"], id="divided by a comma, as for a register"),
        pytest.param(["--pack", "ca_strac", "--pack", " nsf_trust "], id="one after the other"),
    ],
)
def test_several_packs_may_be_named(file: Path, capsys: pytest.CaptureFixture[str], packs: list[str]) -> None:
    found = json.loads(call(capsys, "assess", str(file), *packs, "--json", *DAY)[1])
    assert {"ca_strac", "nsf_trust"} <= set(found["packs"])


def test_the_same_call_gives_the_same_bytes(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = call(capsys, "assess", str(file), "--json", *DAY)
    assert first == call(capsys, "assess", str(file), "--json", *DAY)


def test_assess_in_words_names_result_gates_reasons_and_questions(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = call(capsys, "assess", str(file), *DAY)
    assert code == 0
    for part in (
        "comes first, raised",
        "T3",
        "who decides",
        "why",
        "measures",
        "what would change it",
        "not read",
    ):
        assert part in out, part


def test_a_range_reaches_its_upper_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody knows yet that it stays below."""
    (tmp_path / "p.yaml").write_text("schema: screening/proposal/1\nid: P\ntitle: Optics, joint project\n")
    code, out, _ = call(capsys, "assess", str(tmp_path / "p.yaml"), "--fail-on", "T1", *DAY)
    assert "T0 to T" in out and code == 10


@pytest.mark.parametrize(("tier", "code"), [("T3", 10), ("T4", 0)])
def test_risk_is_no_failure_unless_asked_for(
    file: Path, capsys: pytest.CaptureFixture[str], tier: str, code: int
) -> None:
    assert call(capsys, "assess", str(file), "--fail-on", tier, *DAY)[0] == code


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        pytest.param(
            ["--pack", "ca_strak"], 2, "no pack is called 'ca_strak'; did you mean 'ca_strac'?", id="pack"
        ),
        pytest.param(["--as-of", "tomorrow"], 2, "write it as 2026-11-21", id="day"),
        pytest.param(["--fail-on", "T9"], 2, "expected one of T0", id="tier"),
        pytest.param(["--profile", "short"], 2, "expected full or register", id="profile"),
        pytest.param(["--authority", "nowhere.yml"], 3, "cannot be read", id="authority"),
    ],
)
def test_a_wrong_option_is_told_with_what_was_expected(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, says: str
) -> None:
    found = call(capsys, "assess", str(file), *arguments)
    assert found[0] == code
    assert says in found[2]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("schema: [", "cannot be read as YAML", id="broken"),
        pytest.param("- 1\n- 2", "expected a mapping", id="a list"),
        pytest.param(PROPOSAL.replace("access:", "acess:"), "did you mean 'access'?", id="misspelt field"),
        pytest.param(PROPOSAL.replace("laboratory\ndata", "lab\ndata"), "access is 'lab'", id="wrong word"),
        pytest.param(
            PROPOSAL.replace("country: CN", "country: China"), "two-letter country code", id="country"
        ),
        pytest.param(PROPOSAL + "inputs: {P: 9}\n", "whole number 0 to 5", id="level"),
        pytest.param(PROPOSAL + "facts: {horizon_cal: true}\n", "no fact that a pack asks about", id="fact"),
        pytest.param("", "is empty", id="empty"),
    ],
)
def test_a_wrong_proposal_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(text, encoding="utf-8")
    code, out, err = call(capsys, "assess", str(path), *DAY)
    assert (code, out) == (3, "")
    assert says in err.replace(": is", " is")


def test_all_files_are_read_before_any_is_assessed(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"schema": "screening/proposal/1", "id": 1, "id": 2}', encoding="utf-8")
    code, out, err = call(capsys, "assess", str(file), str(wrong), str(tmp_path / "none.yaml"), *DAY)
    assert (code, out) == (3, "")
    assert "wrong.json" in err and "none.yaml" in err


def test_several_proposals_give_one_object_a_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(capsys, "assess", str(file), str(file), "--json", *DAY)
    assert [json.loads(line)["proposal_id"] for line in out.splitlines()] == ["P-001", "P-001"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["list", *DAY], "ca_strac", id="list"),
        pytest.param(["show", "he_2026_27"], "he_miit → barred", id="show a gate pack"),
        pytest.param(
            ["show", "house_default"], "tiers begin at T1 5, T2 15, T3 30, T4 60", id="show the rubric"
        ),
        pytest.param(["check"], "no problem found", id="check all"),
        pytest.param(["explain", "partner_military_tie"], "read by: ", id="explain a fact"),
        pytest.param(["explain", "strac"], "does not mean: ", id="explain a line"),
        pytest.param(["explain", "hypersonics"], "level 4", id="explain a concept"),
        pytest.param(["explain", "M18"], "measure M18", id="explain a measure"),
        pytest.param(["explain", "seven_sons"], "tie level 4", id="explain an authority line"),
        pytest.param(["explain", "barred"], "no statement of guilt", id="explain an answer"),
        pytest.param(["explain", "T3"], "tier of house_default, from 30 points", id="explain a tier"),
        pytest.param(["explain", "D"], "does not mean: ", id="explain an input"),
        pytest.param(["explain", "misuse"], "channel misuse of house_default", id="explain a channel"),
        pytest.param(["explain", "listed"], "condition listed", id="explain a condition"),
        pytest.param(["schema"], '"$schema"', id="schema"),
    ],
)
def test_rules_verbs_answer(capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    code, out, err = call(capsys, "rules", *arguments)
    assert (code, err) == (0, "")
    assert says in out


def test_a_name_that_is_not_there_gets_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ("show", "explain"):
        code, _, err = call(capsys, "rules", verb, "ca_strak")
        assert code == 2 and "did you mean 'ca_strac'?" in err


def test_try_uses_a_pack_that_is_not_in_use(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.assess.making import ROOT

    house = (ROOT / "rules" / "packs" / "house_default.yml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.yml"
    mine.write_text(house.replace("T3: 30", "T3: 55"), encoding="utf-8")
    code, out, _ = call(capsys, "rules", "try", str(mine), str(file), "--json", *DAY)
    assert code == 0
    assert json.loads(out)["packs"]["house_default"]["tier_max"] == "T2"


def test_assess_writes_the_report_in_the_format_of_its_name(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "bericht.html"
    code, told, err = call(capsys, "assess", str(file), "-o", str(out), "--language", "de", *DAY)
    assert (code, "written:" in err, "who decides" in told) == (0, True, True)
    assert '<html lang="de">' in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["-o", "a.odt"], "expected a name that ends in .html", id="ending"),
        pytest.param(["-o", "a.html", "--language", "fr"], "not available in 'fr'", id="language"),
        pytest.param(["other.yaml", "-o", "a.html"], "one report, but 2 proposals are given", id="two"),
    ],
)
def test_a_report_that_cannot_be_written_is_refused_first(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    code, _, err = call(capsys, "assess", str(file), *arguments)
    assert code == 2 and says in err


@pytest.mark.parametrize("name", ["register.xlsx", "register.csv", "."])
def test_a_register_given_to_assess_is_sent_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = call(capsys, "assess", name)
    assert code == 3 and f"screening run {name} -o FOLDER" in err
