"""Verdicts typed into the workbook change that match and nothing else; changed rows are refused."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import Any

import openpyxl
import pytest

from screening.app.adjudicated import Verdicts
from screening.app.assessing import proposal_hash
from screening.app.diff import diff_runs
from screening.app.diff import told as told_diff
from screening.app.earlier_verdicts import STORE, carry_verdicts, keep_verdicts
from screening.app.review import import_verdicts, save
from screening.app.run import RunOutcome, run_register
from screening.app.run_options import told
from screening.app.run_sheets import KEY, REASON, VERDICT
from screening.app.run_workshop import standard_workshop
from screening.cli.main import main
from screening.errors import InvalidFile
from screening.model.adjudication import Adjudication, Verdict
from screening.model.match import Mention
from screening.model.proposal import Party, Proposal
from screening.store.adjudications import read_adjudications, write_adjudications
from tests.intake import files
from tests.run import fakes

ROWS: list[files.Row] = [
    ["Ref", "Partner", "Country"],
    ["A", "Invented Institute of Optics", "CN"],
    ["B", "Institute of Optics, Rome", "IT"],
    ["C", "Invented University", "NO"],
]


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A finished run with two matches."""
    files.xlsx(tmp_path / "register.xlsx", ROWS)
    run_register(tmp_path / "register.xlsx", tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    return tmp_path / "out"


def typed(run: Path, changes: dict[tuple[int, int], str]) -> Path:
    """The workbook as a person saves it after typing into some cells (row, column from 1)."""
    from openpyxl import load_workbook

    book = load_workbook(run / "summary.xlsx")
    for (row, column), text in changes.items():
        book["Matches"].cell(row, column).value = text
    target = run.parent / "typed.xlsx"
    book.save(target)
    return target


def row_of(run: Path, project: str) -> int:
    """The row of a project's match in the sheet Matches."""
    from openpyxl import load_workbook

    cells = load_workbook(run / "summary.xlsx")["Matches"]["A"]
    return int(next(cell.row for cell in cells if cell.value == project))


def results(run: Path) -> dict[str, Any]:
    """Every assessment by project."""
    lines = (run / "results.jsonl").read_text().splitlines()
    return {one["proposal_id"]: one for one in map(json.loads, lines)}


def test_the_sheet_offers_the_verdicts_as_a_choice_and_hides_the_key(run: Path) -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(run / "summary.xlsx")["Matches"]
    rule = sheet.data_validations.dataValidation[0]
    assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", '"same,different,unsure"', "L5:L6")
    assert sheet.column_dimensions["N"].hidden
    assert sheet.freeze_panes == "A5"


def test_a_run_heeds_a_verdict_on_a_body_that_is_one_with_another_since(tmp_path: Path) -> None:
    told = Adjudication(text="NII Graphite", entity_id="nii-graphite", verdict=Verdict.DIFFERENT)
    write_adjudications(tmp_path / "verdicts.jsonl", [told])
    given = {"schema": "screening/proposal/1", "id": "P-1", "title": "Tides"}
    proposal = Proposal.from_dict({**given, "parties": [{"name": "NII Graphite", "country": "RU"}]})
    settings = replace(fakes.SETTINGS, profile="full", of_files="full")
    judged = replace(settings, adjudications=tmp_path / "verdicts.jsonl")
    outcomes = [
        standard_workshop(one)(proposal).to_dict()["parties"][0]["outcome"] for one in (settings, judged)
    ]
    assert outcomes == ["match", "none"]


def test_a_verdict_changes_that_match_and_nothing_else(tmp_path: Path, run: Path) -> None:
    row = row_of(run, "B")
    path = typed(run, {(row, VERDICT + 1): "different", (row, REASON + 1): "another institute, in Italy"})
    found = import_verdicts(path, by="A. Officer", on=fakes.DAY)
    assert (len(found.verdicts), found.refused, found.open) == (1, (), 1)
    assert save(found, tmp_path / "verdicts.jsonl", path) == 1
    settings = replace(fakes.SETTINGS, adjudications=tmp_path / "verdicts.jsonl")
    run_register(tmp_path / "register.xlsx", tmp_path / "after", settings, workshop=fakes.workshop)
    before, after = results(run), results(tmp_path / "after")
    assert before["A"] == after["A"]
    assert before["C"] == after["C"]
    party = after["B"]["parties"][0]
    assert (party["outcome"], party["matches"]) == ("none", [])
    assert party["near_misses"][0]["why_not"] == (
        "Judged different by A. Officer on 2026-11-21: another institute, in Italy."
    )
    difference = diff_runs(run, tmp_path / "after")
    assert [(one.id, one.before, one.after) for one in difference.moved] == [
        ("B", "T0 to T2, ask first", "T0")
    ]
    assert (difference.same, difference.details) == (2, ())
    assert (
        "Institute of Optics, Rome: no longer read as Invented Institute of Optics"
        " (Judged different by A. Officer on 21 November 2026: another institute, in Italy.)"
    ) in told_diff(difference)
    german = told_diff(diff_runs(run, tmp_path / "after", "de"), "de")
    assert "B  T0 bis T2, erst fragen → T0" in german
    assert "Institute of Optics, Rome: nicht mehr als Invented Institute of Optics gelesen" in german
    assert "21. November 2026: another institute, in Italy" in german


def test_a_list_that_was_not_searched_is_not_told_as_one_that_a_body_has_left(
    tmp_path: Path, run: Path
) -> None:
    other = tmp_path / "other"
    copytree(run, other)
    kept = []
    for result in results(run).values():
        bodies = [match for party in result["parties"] for match in party["matches"]]
        result["lists"] = []
        for body in bodies:
            body["listings"] = []
        kept.append(json.dumps(result))
    (other / "results.jsonl").write_text("\n".join(kept))
    record = json.loads((run / "run.json").read_text())
    (other / "run.json").write_text(json.dumps({**record, "lists": []}))
    difference = diff_runs(run, other)
    assert difference.general == ("lists searched before and not now: Invented list",)
    assert (difference.moved, difference.details, difference.same) == ((), (), 3)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param({VERDICT + 1: "perhaps"}, id="no verdict, but a person wrote it"),
        pytest.param(None, id="a workbook that cannot be read: who knows what was typed into it"),
    ],
)
def test_a_second_run_writes_over_nothing_that_a_person_may_have_typed(
    run: Path, damage: dict[int, str] | None
) -> None:
    workbook = run / "summary.xlsx"
    if damage is None:
        workbook.write_bytes(b"PK\x03\x04 cut off")
    else:
        row = row_of(run, "B")
        typed(run, {(row, column): text for column, text in damage.items()}).replace(workbook)
    before = workbook.read_bytes()
    kept = keep_verdicts(run, ())
    assert kept == run / "summary.verdicts-1.xlsx"
    assert kept.read_bytes() == before


def changed(run: Path, to: Path, project: str, change: Callable[[dict[str, Any]], None]) -> Path:
    """A copy of a run in which the result of one project is another."""
    copytree(run, to)
    found = results(run)
    change(found[project])
    (to / "results.jsonl").write_text("\n".join(map(json.dumps, found.values())))
    return to


def test_a_listing_that_is_no_longer_in_force_has_left_the_list(tmp_path: Path, run: Path) -> None:
    def ended(result: dict[str, Any]) -> None:
        for listing in result["parties"][0]["matches"][0]["listings"]:
            listing["in_force"] = False

    difference = diff_runs(run, changed(run, tmp_path / "other", "A", ended))
    (move,) = difference.details
    assert move.id == "A"
    assert move.why == ("Invented Institute of Optics: no longer on Invented list",)


@pytest.mark.parametrize(
    ("holds", "moved"), [("false", False), ("unknown", True)], ids=["does not hold", "may hold"]
)
def test_only_a_legal_point_that_may_hold_moves_a_result(
    tmp_path: Path, run: Path, holds: str, moved: bool
) -> None:
    def asked(result: dict[str, Any]) -> None:
        result["gates"].append({"pack": "other_law", "id": "new", "holds": holds, "says": "A law."})

    difference = diff_runs(run, changed(run, tmp_path / "other", "A", asked))
    assert [one.id for one in difference.moved] == (["A"] if moved else [])


def test_a_second_run_keeps_verdicts_that_were_not_taken_over(tmp_path: Path, run: Path) -> None:
    change = {(row_of(run, "B"), VERDICT + 1): "different", (row_of(run, "B"), REASON + 1): "in Italy"}

    def again() -> None:
        run_register(tmp_path / "register.xlsx", run, fakes.SETTINGS, workshop=fakes.workshop)

    again()
    assert not list(run.glob("summary.verdicts-*"))  # nothing was typed
    typed(run, change).replace(run / "summary.xlsx")
    again()
    kept = run / "summary.verdicts-1.xlsx"
    found = import_verdicts(kept, by="A. Officer", on=fakes.DAY)
    assert [one.verdict for one in found.verdicts] == ["different"]
    save(found, run / "adjudications.jsonl", kept)
    typed(run, change).replace(run / "summary.xlsx")
    again()
    assert [one.name for one in run.glob("summary.verdicts-*")] == [kept.name]  # these were


def test_same_confirms_and_unsure_leaves_the_match_with_a_note(tmp_path: Path, run: Path) -> None:
    path = typed(run, {(row_of(run, "A"), VERDICT + 1): "Same", (row_of(run, "B"), VERDICT + 1): "unsure"})
    save(import_verdicts(path, by="", on=fakes.DAY), tmp_path / "verdicts.jsonl", path)
    settings = replace(fakes.SETTINGS, adjudications=tmp_path / "verdicts.jsonl")
    run_register(tmp_path / "register.xlsx", tmp_path / "after", settings, workshop=fakes.workshop)
    after = results(tmp_path / "after")
    first, second = (after[one]["parties"][0]["matches"][0] for one in "AB")
    assert (first["band"], first["reasons"][-1]["says"]) == ("confirmed", "Judged same on 2026-11-21.")
    assert (second["band"], second["reasons"][-1]["says"]) == ("likely", "Judged unsure on 2026-11-21.")


@pytest.mark.parametrize(
    ("column", "heading"),
    [(1, "Project"), (3, "Partner as written"), (5, "May be"), (10, "Listed by"), (14, "Key")],
)
def test_a_changed_row_is_refused_by_its_address(run: Path, column: int, heading: str) -> None:
    row = row_of(run, "B")
    path = typed(run, {(row, VERDICT + 1): "different", (row, column): "changed"})
    found = import_verdicts(path, by="", on=fakes.DAY)
    assert found.verdicts == ()
    assert [one.place.label() for one in found.refused] == [f'typed.xlsx › Matches › row {row} › "{heading}"']
    assert "was changed after the run" in found.refused[0].says


def test_a_key_of_which_a_part_was_cut_off_is_refused(run: Path) -> None:
    row = row_of(run, "B")
    key = str(openpyxl.load_workbook(run / "summary.xlsx")["Matches"].cell(row, KEY + 1).value)
    path = typed(run, {(row, VERDICT + 1): "different", (row, KEY + 1): key.partition("|")[2]})
    found = import_verdicts(path, by="", on=fakes.DAY)
    assert found.verdicts == () and [one.place.column for one in found.refused] == ["Key"]


def test_a_word_that_is_no_verdict_is_refused(run: Path) -> None:
    path = typed(run, {(row_of(run, "B"), VERDICT + 1): "maybe"})
    refused = import_verdicts(path, by="", on=fakes.DAY).refused
    assert [one.says for one in refused] == ["'maybe' is no verdict; expected same, different, unsure"]


def test_a_verdict_on_an_entry_that_changed_since_does_not_hold(tmp_path: Path, run: Path) -> None:
    path = typed(run, {(row_of(run, "B"), VERDICT + 1): "different"})
    verdict = import_verdicts(path, by="", on=fakes.DAY).verdicts[0]
    write_adjudications(tmp_path / "verdicts.jsonl", [replace(verdict, entry="000000000000")])
    settings = replace(fakes.SETTINGS, adjudications=tmp_path / "verdicts.jsonl")
    run_register(tmp_path / "register.xlsx", tmp_path / "after", settings, workshop=fakes.workshop)
    match = results(tmp_path / "after")["B"]["parties"][0]["matches"][0]
    assert match["reasons"][-1] == {
        "feature": "verdict_stale",
        "supports": False,
        "says": "Judged different on 2026-11-21. The entry has changed since; look again.",
    }


def test_a_workbook_without_our_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="has no sheet 'Matches'"):
        import_verdicts(files.xlsx(tmp_path / "a.xlsx"), by="", on=fakes.DAY)


def test_a_later_verdict_on_the_same_match_replaces_the_earlier(tmp_path: Path) -> None:
    first = Adjudication(text="a", entity_id="b", verdict=Verdict.SAME, project_id="P")
    path = tmp_path / "verdicts.jsonl"
    write_adjudications(path, [first, replace(first, verdict=Verdict.UNSURE), replace(first, project_id="Q")])
    assert [(one.project_id, one.verdict) for one in read_adjudications(path)] == [
        ("P", "unsure"),
        ("Q", "same"),
    ]


def test_a_damaged_file_of_verdicts_names_every_line(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    path.write_text('{"schema": "x"}\nnonsense\n', encoding="utf-8")
    with pytest.raises(InvalidFile) as refused:
        read_adjudications(path)
    assert [one.split(":")[1] for one in refused.value.problems] == ["1", "2"]


def again(folder: Path, rows: list[files.Row], verdicts: list[Adjudication]) -> RunOutcome:
    """The register of next week with the verdicts of this one."""
    files.xlsx(folder / "next.xlsx", rows)
    write_adjudications(folder / "verdicts.jsonl", verdicts)
    settings = replace(fakes.SETTINGS, adjudications=folder / "verdicts.jsonl")
    return run_register(folder / "next.xlsx", folder / "next", settings, workshop=fakes.workshop)


def test_rows_in_another_order_and_names_in_capitals_are_no_difference_of_parties(
    tmp_path: Path, run: Path
) -> None:
    rows = [ROWS[0], ROWS[3], ROWS[2], ["A", "INVENTED  INSTITUTE OF OPTICS", "CN"]]
    again(tmp_path, rows, [])
    difference = diff_runs(run, tmp_path / "next")
    assert (difference.moved, difference.details, difference.same) == ((), (), 3)


def test_partners_of_a_project_in_another_order_are_the_same_input() -> None:
    parties = (Party(name="A", role="partner"), Party(name="B", role="partner"))
    first = Proposal(id="P", title="T", parties=parties)
    assert proposal_hash(first) == proposal_hash(replace(first, parties=parties[::-1]))
    assert proposal_hash(first) != proposal_hash(replace(first, parties=parties[:1]))


def test_a_verdict_holds_for_the_same_name_in_capitals(tmp_path: Path, run: Path) -> None:
    verdict = Adjudication(
        text="Institute of Optics, Rome", entity_id=fakes.BODY.entity_id, verdict=Verdict.DIFFERENT,
        country="IT", project_id="B",
    )  # fmt: skip
    again(tmp_path, [ROWS[0], ["B", "INSTITUTE OF OPTICS,  Rome", "IT"]], [verdict])
    assert results(tmp_path / "next")["B"]["parties"][0]["outcome"] == "none"


def test_verdicts_about_a_partner_that_is_gone_are_counted_and_told(tmp_path: Path, run: Path) -> None:
    verdicts = [
        Adjudication(text=text, entity_id="x", verdict=Verdict.SAME, project_id=project)
        for text, project in (
            ("Invented University", "C"),
            ("Invented University", ""),
            ("Invented University", "A"),
            ("Institute gone", "B"),
        )
    ]
    done = again(tmp_path, ROWS, verdicts)
    assert done.record["verdicts"] == {"given": 4, "about_nobody": 2}
    assert "verdicts taken along: 4; 2 of them are about a partner" in told(done)


def test_a_verdict_holds_where_the_other_spelling_of_a_partner_was_the_one_that_was_read() -> None:
    verdict = Adjudication(
        text="IIO", entity_id=fakes.BODY.entity_id, verdict=Verdict.DIFFERENT, country="CN", project_id="P"
    )
    screener = Verdicts([verdict]).for_project("P", fakes.NameLookUp())
    mention = Mention(text="Invented Institute of Optics", country="CN", written="IIO")
    assert screener.check_mention(mention).matches == ()
    assert screener.check_mention(replace(mention, written="")).matches != ()


def test_a_verdict_of_another_body_can_be_taken_back_in_the_workbook_that_follows_from_it(
    tmp_path: Path, run: Path
) -> None:
    first = typed(run, {(row_of(run, "B"), VERDICT + 1): "different"})
    save(import_verdicts(first, by="A. Officer", on=fakes.DAY), run / "adjudications.jsonl", first)
    settings = replace(fakes.SETTINGS, adjudications=run / "adjudications.jsonl")
    after = run_register(
        tmp_path / "register.xlsx", tmp_path / "after", settings, workshop=fakes.workshop
    ).out
    row = row_of(after, "B")
    cells = [cell.value for cell in openpyxl.load_workbook(after / "summary.xlsx")["Matches"][row]]
    assert cells[6] == "another body, by a verdict"
    assert "Judged different by A. Officer" in str(cells[10])
    second = typed(after, {(row, VERDICT + 1): "unsure"})
    again = import_verdicts(second, by="B. Officer", on=fakes.DAY)
    assert save(again, after / "adjudications.jsonl", second) == 1
    settings = replace(fakes.SETTINGS, adjudications=after / "adjudications.jsonl")
    last = run_register(tmp_path / "register.xlsx", tmp_path / "last", settings, workshop=fakes.workshop).out
    party = results(last)["B"]["parties"][0]
    assert ([one["entity_id"] for one in party["matches"]], "set_aside" in party) == (
        ["invented-optics"],
        False,
    )


def test_the_newest_folder_has_every_verdict(tmp_path: Path, run: Path) -> None:
    for name, judged in (("A", "same"), ("B", "different")):
        path = typed(run, {(row_of(run, name), VERDICT + 1): judged})
        save(import_verdicts(path, by="", on=fakes.DAY), tmp_path / f"{name}.jsonl", path)
    settings = replace(fakes.SETTINGS, adjudications=tmp_path / "A.jsonl")
    run_register(tmp_path / "register.xlsx", tmp_path / "after", settings, workshop=fakes.workshop)
    store = tmp_path / "after" / "adjudications.jsonl"
    assert store.read_bytes() == (tmp_path / "A.jsonl").read_bytes()
    settings = replace(fakes.SETTINGS, adjudications=tmp_path / "B.jsonl")
    run_register(tmp_path / "register.xlsx", tmp_path / "after", settings, workshop=fakes.workshop)
    assert {one.project_id for one in read_adjudications(store)} == {"A", "B"}


def test_a_legal_point_that_is_new_moves_a_project_although_its_tier_stays(tmp_path: Path, run: Path) -> None:
    later = tmp_path / "later"
    shutil.copytree(run, later)
    changed = results(run)
    gate = {"pack": "legal_gates", "id": "x", "holds": "true", "says": "A law asks for a licence."}
    changed["A"]["gates"] = [{**changed["A"]["gates"][0], **gate}] if changed["A"]["gates"] else [gate]
    lines = (json.dumps(one) for one in changed.values())
    (later / "results.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    difference = diff_runs(run, later)
    (moved,) = difference.moved
    assert (moved.id, moved.before + ", one legal or funder point") == ("A", moved.after)
    assert moved.why == ("A law asks for a licence. (before: not raised; now: raised)",)


@pytest.mark.parametrize(
    ("everywhere", "outcomes"),
    [
        pytest.param(False, {"B": "none", "D": "match"}, id="for that partner of that project"),
        pytest.param(True, {"B": "none", "D": "none"}, id="for the same text in every project"),
    ],
)
def test_a_verdict_counts_for_its_project_unless_it_is_given_for_every_one(
    tmp_path: Path, everywhere: bool, outcomes: dict[str, str]
) -> None:
    rows = [ROWS[0], ROWS[2], ["D", *ROWS[2][1:]]]
    register = files.xlsx(tmp_path / "register.xlsx", rows)
    out = tmp_path / "out"
    run_register(register, out, fakes.SETTINGS, workshop=fakes.workshop)
    path = typed(out, {(row_of(out, "B"), VERDICT + 1): "different"})
    store = tmp_path / "verdicts.jsonl"
    save(import_verdicts(path, by="A. Officer", on=fakes.DAY, everywhere=everywhere), store, path)
    run_register(
        register, tmp_path / "after", replace(fakes.SETTINGS, adjudications=store), workshop=fakes.workshop
    )
    after = results(tmp_path / "after")
    assert {one: after[one]["parties"][0]["outcome"] for one in outcomes} == outcomes


def test_what_was_judged_in_the_folder_itself_stays_beside_what_a_run_is_given(tmp_path: Path) -> None:
    def judged(text: str, verdict: Verdict, by: str) -> Adjudication:
        return Adjudication(text=text, entity_id="optics", verdict=verdict, by=by, on="2026-11-21")

    given = tmp_path / "given.jsonl"
    write_adjudications(given, [judged("Optics", Verdict.DIFFERENT, "A"), judged("Glass", Verdict.SAME, "A")])
    write_adjudications(tmp_path / STORE, [judged("Optics", Verdict.SAME, "B")])
    carry_verdicts(tmp_path, given)
    kept = {one.text: (one.verdict, one.by) for one in read_adjudications(tmp_path / STORE)}
    assert kept == {"Optics": (Verdict.SAME, "B"), "Glass": (Verdict.SAME, "A")}


def test_a_language_that_nobody_wrote_is_told_before_a_verdict_is_kept(tmp_path: Path, run: Path) -> None:
    path = typed(run, {(row_of(run, "B"), VERDICT + 1): "different"})
    with pytest.raises(SystemExit) as ended:
        main(["review", "--import", str(path), "-o", str(tmp_path / "kept.jsonl"), "--language", "fr"])
    assert ended.value.code == 2
    assert not (tmp_path / "kept.jsonl").exists()
