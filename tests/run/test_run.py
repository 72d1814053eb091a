"""A register in, everything out: the user's rows untouched, every row accounted for, the same bytes again."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from screening.app.run import run_register
from screening.app.run_brief import brief_of
from screening.app.run_finish import attention
from screening.app.run_options import Chosen, exit_code, settings_of, told
from screening.app.run_settings import RunSettings
from screening.app.run_work import Assess, json_line
from screening.app.run_workshop import profile_of
from screening.errors import InvalidFile, MissingExtra, ScreeningError, UsageError
from screening.model.assessment import Assessment
from screening.model.proposal import Proposal
from screening.model.source import Place
from screening.report import pdf
from screening.store.lines import Lines
from tests.intake import files
from tests.run import fakes


def sheet(path: Path, name: str) -> list[list[Any]]:
    """Every row of one sheet of a workbook."""
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python(skip_empty_area=False)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a run but its record's times."""
    found = {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }
    record = json.loads(found.pop("run.json"))
    return {**found, "run.json": json.dumps({**record, "seconds": 0}).encode()}


TWO = "Invented University; Institute of Optics (Xi'an)"
MESSY: list[files.Row] = [
    ["Our partnerships"],
    [],
    ["Ref", "Title", "Partner", "Country", "Value", "Date of birth"],
    ["A-1", "Quiet fans for hospital wards", "Invented Institute of Optics", "CN", 12.5, "1970-01-01"],
    ["A-1", "Quiet fans for hospital wards", TWO, "NO", 3, "1971-01-01"],
    ["A-2", "Soil maps", "=NOW()", "NO", "=HYPERLINK(\"http://x\")", ""],
    ["A-3", "Nobody", None, "NO", 1, ""],
    ["=cmd|' /C calc'!A0", "Names of project numbers", "@SUM(1)", "中国", "+5", ""],
]  # fmt: skip


@pytest.fixture
def done(tmp_path: Path) -> Path:
    """A finished run of the messy register."""
    files.xlsx(tmp_path / "register.xlsx", MESSY)
    run_register(tmp_path / "register.xlsx", tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    return tmp_path / "out"


def test_everything_the_contract_names_is_there(done: Path) -> None:
    names = sorted(one.relative_to(done).as_posix() for one in done.rglob("*") if one.is_file())
    assert [one for one in names if not one.startswith("reports/")] == [
        "index.html",
        "not_read.csv",
        "results.csv",
        "results.jsonl",
        "run.json",
        "summary.xlsx",
    ]
    assert len([one for one in names if one.startswith("reports/")]) == 3
    record = json.loads((done / "run.json").read_text())
    assert record["counts"] == {
        "rows": 8, "titles_and_headings": 3, "read": 4, "skipped": 0, "refused": 1, "projects": 3,
        "not_read": 1, "left_out": 0, "parties": 5, "remarks": 0,
    }  # fmt: skip
    assert record["dropped_columns"] == ["Date of birth"]
    assert record["input"]["sha256"]
    assert record["mapping"]["columns"]["Partner"] == "partner"


def test_the_users_rows_and_columns_stand_untouched_on_the_left(done: Path) -> None:
    rows = sheet(done / "summary.xlsx", "Sheet1")
    assert len(rows) == len(MESSY)
    for given, came in zip(MESSY, rows, strict=True):
        kept = ["" if one is None else one for one in given][:5]
        assert came[: len(kept)] == kept
    assert [row[5] for row in rows[2:]] == ["Date of birth", "", "", "", "", ""]
    assert rows[2][6:9] == ["Project result", "What follows", "Ask first"]
    assert rows[3][9] == "Invented Institute of Optics (示例光学研究所)"
    assert rows[4][9].splitlines() == [
        "Institute of Optics (Xi'an): Invented Institute of Optics (示例光学研究所)",
        "Invented University: no entry found",
    ]
    assert rows[6][6] == "not read: empty; expected the name of an organisation"


def test_no_cell_of_the_workbook_is_a_formula(done: Path) -> None:
    import zipfile

    with zipfile.ZipFile(done / "summary.xlsx") as archive:
        sheets = [
            archive.read(one).decode() for one in archive.namelist() if one.startswith("xl/worksheets/sheet")
        ]
    assert len(sheets) == 7
    assert not [one for one in sheets if "<f>" in one or "<f " in one]


def test_the_csv_keeps_rows_and_columns_and_disarms_formulas(done: Path) -> None:
    rows = list(csv.reader((done / "results.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][:6] == MESSY[2]
    assert rows[0][6:] == [
        *("screening_outcome", "screening_entity_id", "screening_entity", "screening_ror_id"),
        *("screening_relation", "screening_band", "screening_matched_text", "screening_lists"),
        *("screening_reason", "screening_project_id", "screening_tier_min", "screening_tier_max"),
        *("screening_ask_first", "screening_response", "screening_report", "screening_row"),
    ]
    assert [row[0] for row in rows[1:]] == ["A-1", "A-1", "A-2", "A-3", "'=cmd|' /C calc'!A0"]
    assert rows[3][2] == "'=NOW()"
    assert rows[3][4] == '\'=HYPERLINK("http://x")'
    assert rows[5][4] == "+5"
    assert [row[6] for row in rows[1:]] == ["match", "match", "none", "not read: refused", "none"]
    assert [row[-1] for row in rows[1:]] == ["4", "5", "6", "7", "8"]


def test_the_csv_holds_the_rows_of_every_table_and_the_proposals_beside_them(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    files.text(folder / "a.csv", [["Ref", "Partner"], ["A1", "Invented Academy"], ["A2", ""]])
    files.text(folder / "b.csv", [["Partner", "Note", "Note"], [fakes.BODY.name, "x", "y"]])
    (folder / "c.txt").write_text("Title: Wetlands\nPartner: Lanzhou University\n")
    run_register(folder, tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    lines = (tmp_path / "out" / "results.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = list(csv.DictReader([lines[0].replace("Note,Note", "Note,Note 2"), *lines[1:]]))
    told = (
        "Ref",
        "Partner",
        "Note",
        "Note 2",
        "party",
        "screening_outcome",
        "screening_row",
        "screening_sheet",
    )
    assert [tuple(one[name] for name in told) for one in rows] == [
        ("A1", "Invented Academy", "", "", "", "none", "2", "a.csv"),
        ("A2", "", "", "", "", "not read: refused", "3", "a.csv"),
        ("", fakes.BODY.name, "x", "y", "", "match", "2", "b.csv"),
        ("", "", "", "", "Lanzhou University", "none", "1", "c.txt"),
    ]


def test_a_project_number_that_is_a_formula_never_names_a_file_outside(done: Path) -> None:
    names = sorted(one.name for one in (done / "reports").iterdir())
    assert names[:2] == ["A-1.html", "A-2.html"]
    assert names[2].startswith("cmd-C-calc-A0-")


def test_what_was_not_read_is_listed_and_sets_the_exit_code(tmp_path: Path, done: Path) -> None:
    rows = list(csv.reader((done / "not_read.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row[:6] for row in rows[1:]] == [
        ["refused", "register.xlsx", "Sheet1", "7", "Partner", "empty; expected the name of an organisation"],
        ["skipped", "register.xlsx", "Sheet1", "", "Date of birth",
         "a personal column that this tool must not know: dropped on reading, kept nowhere"],
    ]  # fmt: skip
    again = run_register(tmp_path / "register.xlsx", tmp_path / "b", fakes.SETTINGS, workshop=fakes.workshop)
    assert exit_code(again, "") == 4
    assert exit_code(again, "T2") == 10
    assert exit_code(again, "T3") == 4
    assert "1 row or file was not read" in told(again)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_same_bytes_again_whatever_the_number_of_workers(tmp_path: Path, jobs: int) -> None:
    rows = [["Ref", "Partner"], *([f"P-{n}", f"Invented Institute of Optics {n % 7}"] for n in range(120))]
    path = files.xlsx(tmp_path / "a.xlsx", rows)
    run_register(path, tmp_path / "one", replace(fakes.SETTINGS, jobs=1), workshop=fakes.workshop)
    run_register(path, tmp_path / "two", replace(fakes.SETTINGS, jobs=jobs), workshop=fakes.workshop)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_reports_only_for_the_tiers_wanted_and_results_for_all(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx")
    settings = settings_of(Chosen(as_of="2026-11-21", only_tier="T2+", formats=("html,json",)))
    run_register(path, tmp_path / "out", settings, workshop=fakes.workshop)
    assert sorted(one.name for one in (tmp_path / "out" / "reports").iterdir()) == ["P-1.html", "P-1.json"]
    assert len((tmp_path / "out" / "results.jsonl").read_text().splitlines()) == 2


def test_cordis_tables_and_a_flat_register_of_the_same_facts_agree(tmp_path: Path) -> None:
    told = ["1", "FAN", "Quiet fans", "2021-06-01", "2025-05-31", "H2020", "RIA", "For wards", "fans, air"]
    partners = [
        ["1", "Invented Institute of Optics", "CN", "Xi'an", "REC"],
        ["1", "Invented University of Athens", "EL", "Athens", "HES"],
    ]
    folder = tmp_path / "cordis"
    folder.mkdir()
    heads = "id acronym title startDate endDate frameworkProgramme fundingScheme objective keywords".split()
    of_partners = "projectID name country city activityType".split()
    files.text(folder / "project.csv", [heads, told], delimiter=";")
    files.text(folder / "organization.csv", [of_partners, *partners], delimiter=";")
    about = "Acronym|Project title|Start|End|Programme|Keywords|Summary".split("|")
    of_both = [*told[1:5], "H2020 RIA", "fans, air", "For wards"]
    flat = [["Project no.", *about, "Partner institution", "Partner country", "City"]]
    flat += [["1", *of_both, *one[1:4]] for one in partners]
    register = files.xlsx(tmp_path / "register.xlsx", [["Title line"], [], *flat])
    for source, out in ((folder, "a"), (register, "b")):
        run_register(source, tmp_path / out, fakes.SETTINGS, workshop=fakes.workshop)
    left, right = (json.loads((tmp_path / out / "results.jsonl").read_text()) for out in "ab")
    for result in (left, right):
        result["proposal"].pop("place")
        for party in result["parties"]:
            party.pop("place")
    assert left == right
    assert [one["country"] for one in left["parties"]] == ["CN", "GR"]


def test_a_folder_with_other_things_is_refused_and_nothing_in_it_is_touched(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    path = files.xlsx(tmp_path / "a.xlsx")
    with pytest.raises(InvalidFile, match="holds other things"):
        run_register(path, tmp_path, fakes.SETTINGS, workshop=fakes.workshop)
    assert (tmp_path / "mine.txt").read_text() == "keep"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.xlsx", "mine.txt"]


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_a_folder_that_only_the_system_wrote_into_is_empty(tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("x")
    run_register(files.xlsx(tmp_path / "a.xlsx"), tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    assert (tmp_path / "out" / name).read_text() == "x"


def test_what_a_user_put_among_the_reports_of_an_earlier_run_stays(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx")
    run_register(path, tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    reports = tmp_path / "out" / "reports"
    beside = [f"{one.stem}.txt" for one in reports.iterdir()]
    own = [reports / name for name in ("minutes.txt", "minutes.docx", "P-1 signed.pdf", *beside)]
    for file in own:
        file.write_text("keep")
    run_register(path, tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    assert beside and [file.read_text() for file in own] == ["keep"] * len(own)


def test_reports_of_an_earlier_run_do_not_stay_behind(tmp_path: Path) -> None:
    first = files.xlsx(tmp_path / "a.xlsx")
    second = files.xlsx(tmp_path / "b.xlsx", [["Ref", "Partner"], ["Z", "Invented University"]])
    for one in (first, second):
        run_register(one, tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    assert [one.name for one in (tmp_path / "out" / "reports").iterdir()] == ["Z.html"]


def test_another_run_into_the_same_folder_is_refused_while_one_is_under_way(tmp_path: Path) -> None:
    path, out = files.xlsx(tmp_path / "a.xlsx"), tmp_path / "out"

    def meanwhile(settings: RunSettings) -> Assess:
        assess = fakes.workshop(settings)

        def in_the_midst(proposal: Proposal) -> Assessment:
            with pytest.raises(UsageError, match="another run is writing into this folder"):
                run_register(path, out, fakes.SETTINGS, workshop=fakes.workshop)
            return assess(proposal)

        return in_the_midst

    run_register(path, out, fakes.SETTINGS, workshop=meanwhile)
    run_register(path, tmp_path / "calm", fakes.SETTINGS, workshop=fakes.workshop)
    assert contents(out) == contents(tmp_path / "calm")


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"packs": ("no_such_pack",)}, id="pack"),
        pytest.param({"lists": ("no_such_list",)}, id="list"),
        pytest.param({"authority": Path("no_such_file.yml")}, id="authority profile"),
        pytest.param({"branding": Path("no_such_file.yml")}, id="branding"),
        pytest.param({"formats": ("html", "pdf")}, id="format whose package is not installed"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_wrong_word_is_told_in_one_sentence_and_costs_no_earlier_run(
    tmp_path: Path, wrong: dict[str, Any], jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_installed() -> None:
        raise MissingExtra("no_such package")

    monkeypatch.setattr(pdf, "engine", not_installed)
    rows = [["Ref", "Partner"], *([f"P-{n}", "Invented University"] for n in range(60))]
    path, out = files.xlsx(tmp_path / "a.xlsx", rows), tmp_path / "out"
    run_register(path, out, fakes.SETTINGS, workshop=fakes.workshop)
    before = contents(out)
    with pytest.raises(ScreeningError, match="no_such"):
        run_register(path, out, replace(fakes.SETTINGS, jobs=jobs, **wrong))
    assert contents(out) == before


def test_reports_of_an_interrupted_run_do_not_stay_behind(tmp_path: Path) -> None:
    second = files.xlsx(tmp_path / "b.xlsx", [["Ref", "Partner"], ["Z", "Invented University"]])
    known: list[str] = []

    def stopped(proposal: Proposal) -> Assessment:
        if known:
            raise KeyboardInterrupt
        known.append(proposal.id)
        return fakes.workshop(fakes.SETTINGS)(proposal)

    with pytest.raises(KeyboardInterrupt):
        run_register(
            files.xlsx(tmp_path / "a.xlsx"), tmp_path / "out", fakes.SETTINGS, workshop=lambda _: stopped
        )
    reports = tmp_path / "out" / "reports"
    assert [one.stem for one in reports.iterdir()] == known
    run_register(second, tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    assert [one.name for one in reports.iterdir()] == ["Z.html"]


def test_an_interrupted_run_leaves_no_page_of_the_run_before(tmp_path: Path) -> None:
    path, out = files.xlsx(tmp_path / "a.xlsx"), tmp_path / "out"
    run_register(path, out, fakes.SETTINGS, workshop=fakes.workshop)

    def stopped(_: Proposal) -> Assessment:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_register(path, out, fakes.SETTINGS, workshop=lambda _: stopped)
    left = [one.name for one in out.rglob("*") if one.is_file() and one.parent.name != ".work"]
    assert left == ["summary.xlsx"]


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        pytest.param(Chosen(only_tier="T7"), "expected T0 to T4", id="tier"),
        pytest.param(Chosen(formats=("word",)), "expected html, pdf, docx, json", id="format"),
        pytest.param(Chosen(as_of="tomorrow"), "is no day", id="day"),
        pytest.param(Chosen(profile="half"), "expected full or register", id="profile"),
        pytest.param(Chosen(fail_on="high"), "expected one of T0", id="fail on"),
        pytest.param(Chosen(maps=("Partner",)), "expected 'Heading=field'", id="map without field"),
        pytest.param(Chosen(maps=("Partner=partnr",)), "did you mean 'partner'?", id="map to no field"),
        pytest.param(Chosen(limits=("cells=many",)), "expected a whole number", id="limit"),
        pytest.param(Chosen(limits=("sells=5",)), "no such limit", id="limit name"),
        pytest.param(Chosen(dates="ymd"), "expected dmy or mdy", id="dates"),
    ],
)
def test_words_that_mean_nothing_are_refused_with_what_was_expected(chosen: Chosen, says: str) -> None:
    with pytest.raises(UsageError) as refused:
        settings_of(chosen)
    assert says in str(refused.value)
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    ("said", "row", "file", "text"),
    [
        pytest.param("", "register", "full", "register", id="by itself"),
        pytest.param("full", "full", "full", "full", id="nothing assumed"),
        pytest.param("register", "register", "register", "register", id="assumed everywhere"),
    ],
)
def test_what_is_assumed_of_a_project_follows_from_where_it_stood(
    said: str, row: str, file: str, text: str
) -> None:
    settings = replace(fakes.SETTINGS, profile=said).for_profile("register")
    places = [Place(file="a.csv", row=2), Place(file="a.yaml"), Place(file="a.docx")]
    assert [profile_of(one, settings) for one in places] == [row, file, text]


def test_a_language_without_phrases_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UsageError, match="not available in 'fr'; available: de, en"):
        settings_of(Chosen(), language="fr")


def test_projects_that_are_files_of_their_own_are_not_said_to_come_from_rows(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.txt").write_text("Title: Wetlands\nPartner: Invented University\n")
    done = run_register(folder, tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    assert told(done).startswith("2 projects from as many files\n")
    files.xlsx(folder / "c.xlsx")
    done = run_register(folder, tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    assert told(done).startswith("4 projects from 3 rows (0 skipped, 0 refused) and 2 files of their own\n")


def test_the_folder_that_one_stands_in_is_called_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    files.xlsx(given / "a.xlsx", [["Ref", "Partner"], ["P-1", "Invented University"]])
    monkeypatch.chdir(given)
    done = run_register(Path(), tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    assert done.record["input"]["name"] == "given"
    assert capsys.readouterr().err.startswith("given: 1 row")


@pytest.mark.parametrize(
    ("waits", "counted"), [pytest.param(None, True, id="not told"), (True, True), (False, False)]
)
def test_a_project_that_may_take_light_measures_meanwhile_is_not_said_to_wait(
    waits: bool | None, counted: bool
) -> None:
    given = Proposal.from_dict(
        {
            "schema": "screening/proposal/1",
            "id": "A",
            "title": "T",
            "parties": [{"name": "Institute of Optics"}],
        }
    )
    result = fakes.workshop(fakes.SETTINGS)(given).to_dict()
    result["packs"]["house_default"]["waits"] = waits
    brief = brief_of(given, result)
    assert brief["ask_first"] and brief["waits"] is counted


def test_the_sheet_of_projects_begins_with_what_may_go_deepest() -> None:
    """How deep it may go, how deep it surely goes, how far it could rise, and legal points, in this order."""
    told = [
        ("T1", "T1", "T1", []), ("T4", "T0", "T4", []), ("T3", "T3", "T3", []), ("T3", "T3", "T4", []),
        ("T1", "T1", "T1", ["a licence"]), ("T1", "T1", "T1", []),
    ]  # fmt: skip
    names = ("tier_max", "tier_min", "full_max", "gates")
    briefs = Lines([json_line(dict(zip(names, one, strict=True))) for one in told])
    assert attention(briefs) == [1, 3, 2, 4, 0, 5], "of equal ones the register's order stands"
    briefs.close()
