"""Sheets as people keep them: each is read, and every row is accounted for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from screening.errors import InvalidFile
from screening.intake.mapping import Mapping
from screening.intake.reading import Reading
from screening.intake.register import read_register
from tests.intake import files

Read = list[tuple[str, list[tuple[str, str]]]]


def told(reading: Reading) -> Read:
    """Every project with its parties and their countries."""
    return [(one.id, [(party.name, party.country) for party in one.parties]) for one in reading.proposals]


ORDINARY: Read = [
    ("P-1", [("Invented University of Oslo", "NO"), ("Invented Institute of Optics", "CN")]),
    ("P-2", [("示例理工大学", "CN")]),
]


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda folder: files.xlsx(folder / "a.xlsx"), id="xlsx"),
        pytest.param(lambda folder: files.ods(folder / "a.ods"), id="ods"),
        pytest.param(lambda folder: files.old_xls(folder / "a.xls"), id="xls"),
        pytest.param(lambda folder: files.xlsx(folder / "wrong-name.csv"), id="xlsx under the name csv"),
        pytest.param(lambda folder: files.text(folder / "a.csv"), id="csv"),
        pytest.param(lambda folder: files.text(folder / "a.csv", delimiter=";"), id="semicolons"),
        pytest.param(lambda folder: files.text(folder / "a.tsv", delimiter="\t"), id="tabs"),
        pytest.param(lambda folder: files.text(folder / "a.txt", delimiter="|"), id="bars"),
        pytest.param(lambda folder: files.text(folder / "a.csv", encoding="utf-8-sig"), id="byte order mark"),
        pytest.param(lambda folder: files.text(folder / "a.csv", encoding="utf-16"), id="utf-16"),
        pytest.param(lambda folder: files.text(folder / "a.csv", encoding="utf-16-le"), id="utf-16 unmarked"),
        pytest.param(lambda folder: files.text(folder / "a.csv", encoding="utf-16-be"), id="utf-16 big end"),
        pytest.param(lambda folder: files.text(folder / "a.csv", encoding="gb18030"), id="gb18030"),
    ],
)
def test_the_same_register_reads_the_same_in_every_container(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    reading = read_register(make(tmp_path))
    assert told(reading) == ORDINARY
    assert reading.counts() == {
        "rows": 4,
        "titles_and_headings": 1,
        "read": 3,
        "skipped": 0,
        "refused": 0,
        "projects": 2,
    }


@pytest.mark.parametrize(
    ("encoding", "partner"),
    [
        pytest.param("cp1252", "Université de l'Été inventée", id="western"),
        pytest.param("cp1250", "Politechnika Łódzka wymyślona, Žilinská", id="central european"),
        pytest.param("cp1251", "Выдуманный институт оптики и механики", id="cyrillic"),
        pytest.param("shift_jis", "架空大学大学院工学研究科", id="japanese"),
        pytest.param("big5", "虛構科技大學電機工程學系", id="traditional chinese"),
        pytest.param("euc-kr", "가상과학기술대학교 공과대학", id="korean"),
    ],
)
def test_older_encodings_are_detected(tmp_path: Path, encoding: str, partner: str) -> None:
    rows = [["Partner", "Country"], *([partner, "France"] for _ in range(12))]
    path = files.text(tmp_path / "old.csv", rows, encoding=encoding)
    assert {party.name for one in read_register(path).proposals for party in one.parties} == {partner}


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        pytest.param(
            "Projekttitel|Partnereinrichtung|Land|Laufzeit von|Laufzeit bis",
            "title partner partner_country starts ends",
            id="german",
        ),
        pytest.param(
            "Intitulé du projet|Établissement partenaire|Pays|Date de début",
            "title partner partner_country starts",
            id="french",
        ),
        pytest.param(
            "项目名称|合作单位|国家|负责人|签订日期",
            "title partner partner_country person starts",
            id="chinese",
        ),
        pytest.param("課題名|連携先|国名|研究代表者", "title partner partner_country person", id="japanese"),
        pytest.param("과제명|협력기관|국가", "title partner partner_country", id="korean"),
        pytest.param("Название проекта|Партнёр|Страна", "title partner partner_country", id="russian"),
        pytest.param("عنوان المشروع|المؤسسة الشريكة|الدولة", "title partner partner_country", id="arabic"),
        pytest.param(
            "Номер проєкту|Назва|Партнер|Країна", "id title partner partner_country", id="ukrainian"
        ),
        pytest.param("شماره پروژه|عنوان|سازمان همکار|کشور", "id title partner partner_country", id="persian"),
        pytest.param("מספר פרויקט|כותרת|מוסד שותף|מדינה", "id title partner partner_country", id="hebrew"),
        pytest.param(
            "Mã dự án|Tên dự án|Đối tác|Quốc gia", "id title partner partner_country", id="vietnamese"
        ),
        pytest.param("Κωδικός έργου|Τίτλος|Φορέας|Χώρα", "id title partner partner_country", id="greek"),
        pytest.param("Projektnr.|Titel|Partner|Land", "id title partner partner_country", id="run together"),
        pytest.param(
            "TITLE OF PROJECT*|Name of\nPartner University|COUNTRY/REGION",
            "title partner partner_country",
            id="shouted, broken over lines",
        ),
        pytest.param(
            "Foreign partner organisation (legal name)|Country of partner",
            "partner partner_country",
            id="longer than known",
        ),
        pytest.param(
            "Partner contact|Partner|Partner e-mail",
            "person partner partner_email",
            id="a contact is no partner",
        ),
        pytest.param(
            "Name|Country|No.", "partner partner_country number", id="a bare name, for want of better"
        ),
        pytest.param("Name|Partner|Title", " partner title", id="a bare name beside a partner is not read"),
    ],
)
def test_headings_in_the_languages_of_users(tmp_path: Path, headings: str, fields: str) -> None:
    row = headings.split("|")
    path = files.xlsx(tmp_path / "a.xlsx", [row, [f"Invented {one}" for one in row]])
    assert [one.field for one in read_register(path).tables[0].columns] == fields.split(" ")


def test_headings_below_a_long_introduction_are_found(tmp_path: Path) -> None:
    lines = [[f"Line {one} of an introduction"] for one in range(60)]
    rows = [["Ref", "Project title", "Partner", "Country"], ["A1", "Soil", "Invented University", "NO"]]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", [*lines, *rows]))
    assert reading.ids() == ["A1"]


def test_title_lines_blank_lines_totals_and_remarks_are_skipped_with_a_reason(tmp_path: Path) -> None:
    rows = [
        ["Partnerships of the faculty, as of May"],
        [],
        ["Ref", "Project title", "Partner", "Value"],
        ["A1", "Soil maps of invented lands", "Invented University", 10],
        [],
        ["Ref", "Project title", "Partner", "Value"],
        ["A2", "Quiet fans", "Invented Institute", 20],
        ["A3", "Nobody named", None, 5],
        ["A4", "Nobody yet", "TBD", 5],
        ["Total", None, None, 30],
        ["Source: research office, all figures in thousand euros"],
    ]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    assert [one.id for one in reading.proposals] == ["A1", "A2"]
    assert [(one.place.row, one.kind, one.says) for one in reading.not_read] == [
        (5, "skipped", "blank line"),
        (6, "skipped", "the headings repeated"),
        (8, "refused", "empty; expected the name of an organisation"),
        (9, "refused", "'TBD' names no organisation; write its name, or delete the row"),
        (10, "skipped", "a line of totals"),
        (11, "skipped", "a remark, not a row of the table"),
    ]
    assert reading.not_read[2].place.label() == 'a.xlsx › Sheet1 › row 8 › "Partner"'
    counts = reading.counts()
    assert (
        counts["rows"]
        == counts["titles_and_headings"] + counts["read"] + counts["skipped"] + counts["refused"]
    )


def test_two_row_headings_under_merged_groups(tmp_path: Path) -> None:
    def merged(book: object, sheet: object) -> None:
        sheet.merge_range(0, 0, 0, 1, "Project")  # type: ignore[attr-defined]
        sheet.merge_range(0, 2, 0, 3, "Partner")  # type: ignore[attr-defined]

    rows = [[], ["Number", "Title", "Name", "Country"], ["7", "Quiet fans", "Invented Institute", "Norway"]]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows, change=merged))
    table = reading.tables[0]
    assert table.headings.rows == (1, 2)
    assert table.headings.texts == (
        "Project / Number",
        "Project / Title",
        "Partner / Name",
        "Partner / Country",
    )
    assert [one.field for one in table.columns] == ["id", "title", "partner", "partner_country"]
    assert told(reading) == [("7", [("Invented Institute", "NO")])]


@pytest.mark.parametrize(
    ("groups", "names", "fields"),
    [
        pytest.param(
            "Project||Partner institution|",
            "No.|Title|Name|Country",
            "id title partner partner_country",
            id="a country under a partner is no second partner",
        ),
        pytest.param(
            "Partner|||Project",
            "Name|ID|Address|Title",
            "partner  ignore title",
            id="a number and an address of the partner",
        ),
        pytest.param(
            "Projekt||Partner|",
            "Nr.|Titel|Name|Anmerkung",
            "id title partner ignore",
            id="a remark in German",
        ),
        pytest.param(
            "Principal investigator||Partner|",
            "Name|E-mail|Institution|City",
            "person partner_email partner partner_city",
            id="a name under a person",
        ),
        pytest.param(
            "Applicant||Partner|",
            "Name|Sex|Name|Country",
            "person protected partner partner_country",
            id="a personal column under a group",
        ),
    ],
)
def test_a_heading_under_another_is_read_with_it(
    tmp_path: Path, groups: str, names: str, fields: str
) -> None:
    rows = [groups.split("|"), names.split("|"), ["Invented Institute of Optics"] * 4]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    assert reading.tables[0].headings.rows == (1, 2)
    assert [one.field for one in reading.tables[0].columns] == fields.split(" ")


def test_a_row_without_a_partner_under_two_rows_of_headings_is_refused(tmp_path: Path) -> None:
    rows = [
        ["Project", "", "Partner", ""],
        ["Number", "Title", "Name", "Country"],
        ["7", "Quiet fans", "Invented Institute", "Norway"],
        ["8", "Soil maps", "", "Norway"],
    ]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    assert told(reading) == [("7", [("Invented Institute", "NO")])]
    assert [(one.kind, one.place.row) for one in reading.not_read] == [("refused", 4)]


def test_countries_under_two_groups_belong_each_to_its_own(tmp_path: Path) -> None:
    rows = [
        ["Host institution", "", "Partner", ""],
        ["Name", "Country", "Name", "Country"],
        ["Invented University", "Norway", "Invented Institute", "China"],
    ]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    assert [(one.role, one.country) for one in reading.proposals[0].parties] == [
        ("host", "NO"),
        ("partner", "CN"),
    ]


def test_where_no_partner_is_named_the_headings_are_shown_and_not_a_row_of_values(tmp_path: Path) -> None:
    rows = [["Colour", "Size", "Shape"], ["red", "5", "x"], ["P-2", "7", "NO"]]
    with pytest.raises(InvalidFile, match="Row 1 reads 'Colour', 'Size', 'Shape'"):
        read_register(files.text(tmp_path / "a.csv", rows))


def test_numbered_partners_each_with_their_own_country(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Partner 1", "Country 1", "Partner 2", "Country 2"],
        ["A", "Invented University", "Norway", "Invented Institute", "China"],
        ["B", "Invented Academy", "Japan", None, None],
    ]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    assert told(reading) == [
        ("A", [("Invented University", "NO"), ("Invented Institute", "CN")]),
        ("B", [("Invented Academy", "JP")]),
    ]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        pytest.param("Invented University; Invented Institute", 2, id="semicolon"),
        pytest.param("Invented University\nInvented Institute", 2, id="lines"),
        pytest.param("1) Invented University\n2) Invented Institute", 2, id="numbered lines"),
        pytest.param("Invented University / Invented Institute", 2, id="slash between names"),
        pytest.param("Invented University & Invented Institute", 2, id="ampersand between names"),
        pytest.param("Invented University of Science & Technology", 1, id="ampersand inside a name"),
        pytest.param("Invented University, Norway", 1, id="a lone comma"),
        pytest.param("University of Invented\nRoad 5, 1234 Town", 1, id="an address below a name"),
        pytest.param("示例理工大学；示例研究院", 2, id="chinese semicolon"),
        pytest.param("示例理工大学 (Example Univ. of Tech.)", 1, id="two scripts of one name"),
        pytest.param("示例理工大学、示例师范大学", 2, id="Chinese enumeration"),
        pytest.param("示例理工大学、北京", 1, id="a town is no partner"),
        pytest.param("Invented University; N.N.", 1, id="one still to be named"),
        pytest.param("Invented University; n/a", 1, id="nobody beside somebody"),
    ],
)
def test_several_partners_in_one_cell(tmp_path: Path, cell: str, names: int) -> None:
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", [["Ref", "Partner"], ["A", cell]]))
    assert len(reading.proposals[0].parties) == names


ON_ITS_SIDE: list[files.Row] = [
    ["Project", "Ice", "Dust"],
    ["Partner", "Invented University", "Invented Academy"],
    ["Country", "CN", "NO"],
    ["Start", "2027-01-01", "2027-02-01"],
]


def test_a_table_on_its_side_is_refused_and_not_read_as_partners_called_country(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match=r"a\.xlsx › Sheet1: the labels stand in the first"):
        read_register(files.xlsx(tmp_path / "a.xlsx", ON_ITS_SIDE))

    def beside(book: Any, _: Any) -> None:
        sheet = book.add_worksheet("side")
        for number, row in enumerate(ON_ITS_SIDE):
            sheet.write_row(number, 0, row)

    reading = read_register(files.xlsx(tmp_path / "b.xlsx", change=beside))
    assert told(reading) == ORDINARY
    assert [(one.place.sheet, one.kind) for one in reading.not_read] == [("side", "refused")]


def test_a_list_of_one_column_does_not_lie_on_its_side(tmp_path: Path) -> None:
    rows = [["Partner"], ["Invented University"], ["Start"], ["Invented Country Institute"]]
    assert len(read_register(files.xlsx(tmp_path / "a.xlsx", rows)).proposals) == 3


def merged(cells: str) -> Callable[[Any, Any], None]:
    """Merges these cells, which keep what the first of them says."""

    def change(_: Any, sheet: Any) -> None:
        for one in cells.split():
            sheet.merge_range(one, None)

    return change


def test_a_partner_merged_over_several_projects_is_that_of_each(tmp_path: Path) -> None:
    rows: list[files.Row] = [
        ["Ref", "Title", "Partner", "Country"],
        ["A", "Soil maps", "Invented University", "NO"],
        ["B", "Ice cores", None, None],
        ["C", "Dust", None, None],
        ["D", "Choir", "Invented Academy", "CN"],
        [None, None, "Invented Institute", None],
        [None, None, None, None],
        ["E", "Tides", "Other University", "NO"],
    ]
    path = files.xlsx(tmp_path / "a.xlsx", rows, change=merged("C2:C4 D2:D4 A5:A7 D5:D7"))
    reading = read_register(path)
    assert told(reading) == [
        ("A", [("Invented University", "NO")]),
        ("B", [("Invented University", "NO")]),
        ("C", [("Invented University", "NO")]),
        ("D", [("Invented Academy", "CN"), ("Invented Institute", "CN")]),
        ("E", [("Other University", "NO")]),
    ]
    assert [(one.place.row, one.says) for one in reading.not_read] == [(7, "blank line")]


def test_a_number_merged_over_its_partners_stays_one_project(tmp_path: Path) -> None:
    rows: list[files.Row] = [
        ["No.", "Title", "Partner"],
        [1, "Ice", "Invented University"],
        [2, "Choir", "Invented Academy"],
        [None, None, "Invented Institute"],
        [3, None, "Other University"],
    ]
    path = files.xlsx(tmp_path / "a.xlsx", rows, change=merged("A3:A4 B3:B5"))
    reading = read_register(path)
    assert [(one.id, one.title, len(one.parties)) for one in reading.proposals] == [
        ("1", "Ice", 1),
        ("2", "Choir", 2),
        ("3", "Choir", 1),
    ]


def test_a_heading_merged_downwards_fills_no_row(tmp_path: Path) -> None:
    rows: list[files.Row] = [["Ref", "Partner", "Remarks"], ["", "", ""], ["A", "Invented University", ""]]
    path = files.xlsx(tmp_path / "a.xlsx", rows, change=merged("C1:C2"))
    assert told(read_register(path)) == [("A", [("Invented University", "")])]


def test_a_country_at_the_end_of_the_name_is_a_hint_and_the_name_stays(tmp_path: Path) -> None:
    rows = [["S.No.", "Institutions/Organization/Country"], [1, "Invented Marine Institute, Norway"]]
    party = read_register(files.xlsx(tmp_path / "a.xlsx", rows)).proposals[0].parties[0]
    assert (party.name, party.country) == ("Invented Marine Institute, Norway", "NO")


@pytest.mark.parametrize(
    ("written", "code"),
    [("UK", "GB"), ("EL", "GR"), ("P.R. China", "CN"), ("中国", "CN"), ("Deutschland", "DE"), ("NO", "NO"),
     ("Taiwan, Province of China", "TW"), ("Hong Kong", "HK"), ("Россия", "RU"), ("Atlantis", "")],
)  # fmt: skip
def test_countries_as_people_write_them(tmp_path: Path, written: str, code: str) -> None:
    rows = [["Partner", "Country"], ["Invented Institute", written]]
    assert read_register(files.xlsx(tmp_path / "a.xlsx", rows)).proposals[0].parties[0].country == code


def test_rows_without_a_project_of_their_own_belong_to_the_one_above(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Title", "Partner"],
        ["A", "Quiet fans", "Invented University"],
        [None, None, "Invented Institute"],
        ["B", "Soil maps", "Invented Academy"],
    ]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    assert [(one.id, len(one.parties)) for one in reading.proposals] == [("A", 2), ("B", 1)]


def test_a_running_number_names_rows_and_a_repeating_one_names_projects(tmp_path: Path) -> None:
    running = [["S.No.", "Partner"], *([number, f"Invented Institute {number}"] for number in range(1, 9))]
    assert len(read_register(files.xlsx(tmp_path / "a.xlsx", running)).proposals) == 8
    repeating = [["No.", "Partner"], *([number // 4, f"Invented Institute {number}"] for number in range(8))]
    assert len(read_register(files.xlsx(tmp_path / "b.xlsx", repeating)).proposals) == 2


def test_agreements_that_share_a_short_title_stay_apart(tmp_path: Path) -> None:
    rows = [["Title", "Partner"], ["MoU", "Invented University"], ["MoU", "Invented Institute"]]
    assert len(read_register(files.xlsx(tmp_path / "a.xlsx", rows)).proposals) == 2


def test_personal_columns_are_dropped_named_and_kept_nowhere(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Partner", "PI nationality", "国籍", "Date of birth", "PI"],
        ["A", "Invented University", "Ruritanian", "某国", "1970-01-01", "Dr Invented"],
    ]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    assert reading.dropped == ("PI nationality", "国籍", "Date of birth")
    assert reading.tables[0].user_row(2) == ["A", "Invented University", "", "", "", "Dr Invented"]
    everything = repr(list(reading.proposals)) + repr(reading.not_read)
    assert not [word for word in ("Ruritanian", "某国", "1970-01-01") if word in everything]
    assert "PI nationality" in everything


def test_facts_columns_make_it_a_full_assessment_and_unknown_stays_explicit(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Partner", "Access", "Data", "End use"],
        ["A", "Invented University", "Laboratory", "unknown", "civil"],
        ["B", "Invented Institute", "whatever", None, None],
    ]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    first, second = reading.proposals[0], reading.proposals[1]
    assert reading.profile == "full"
    assert (first.access, first.data, first.end_use, first.explicit_unknown) == (
        "laboratory",
        "unknown",
        "civil",
        ("data",),
    )
    assert (second.access, second.explicit_unknown) == ("unknown", ())
    assert read_register(files.xlsx(tmp_path / "b.xlsx")).profile == "register"


def test_rows_of_one_project_that_disagree_about_a_fact_make_it_unknown(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Partner", "Access"],
        ["A", "One Institute", "published"],
        ["A", "Two Institute", "controlled"],
    ]
    assert read_register(files.xlsx(tmp_path / "a.xlsx", rows)).proposals[0].access == "unknown"


def test_hidden_rows_are_read_and_hidden_sheets_are_named(tmp_path: Path) -> None:
    def hide(book: object, sheet: object) -> None:
        sheet.set_row(2, None, None, {"hidden": True})  # type: ignore[attr-defined]
        other = book.add_worksheet("Old")  # type: ignore[attr-defined]
        other.write_row(0, 0, ["Ref", "Partner"])
        other.write_row(1, 0, ["X", "Invented Archive"])
        other.hide()

    path = files.xlsx(tmp_path / "a.xlsx", change=hide)
    reading = read_register(path)
    assert told(reading) == ORDINARY
    assert any("1 hidden row was read too (row 3)" in one for one in reading.notes)
    assert [(one.place.sheet, one.says) for one in reading.not_read] == [
        ("Old", "the sheet is hidden; to read it say --sheet 'Old'")
    ]
    assert told(read_register(path, sheet="Old")) == [("X", [("Invented Archive", "")])]


def test_a_hidden_column_that_was_read_is_told(tmp_path: Path) -> None:
    def hide(book: object, sheet: object) -> None:
        sheet.set_column(2, 2, None, None, {"hidden": True})  # type: ignore[attr-defined]
        sheet.set_column(7, 9, None, None, {"hidden": True})  # type: ignore[attr-defined]

    reading = read_register(files.xlsx(tmp_path / "a.xlsx", change=hide))
    assert told(reading) == ORDINARY
    assert reading.notes == ("a.xlsx › Sheet1: hidden columns that were read too: C",)


def test_hidden_rows_are_told_of_the_sheet_that_has_them_whatever_its_file_is_called(tmp_path: Path) -> None:
    import zipfile

    def hide(book: object, sheet: object) -> None:
        second = book.add_worksheet("Second")  # type: ignore[attr-defined]
        for number, row in enumerate(files.ROWS):
            second.write_row(number, 0, row)
        second.set_row(1, None, None, {"hidden": True})

    path = files.xlsx(tmp_path / "a.xlsx", change=hide)
    with zipfile.ZipFile(path) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    first, second = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
    members[first], members[second] = members[second], members[first]
    relations = "xl/_rels/workbook.xml.rels"
    swapped = members[relations].replace(b"sheet1.xml", b"sheet9.xml").replace(b"sheet2.xml", b"sheet1.xml")
    members[relations] = swapped.replace(b"sheet9.xml", b"sheet2.xml")
    reading = read_register(files.packed(tmp_path / "b.xlsx", members))
    assert reading.notes == ("b.xlsx › Second: 1 hidden row was read too (row 2)",)


ROW, END = "<table:table-row>", "</table:table-row>"
FOLDED = '<table:table-row table:visibility="collapse">'
GROUP = '<table:table-row-group table:display="false">'
BLANK = '<table:table-row table:number-rows-repeated="4" table:visibility="collapse"><table:table-cell/>'


@pytest.mark.parametrize(
    ("change", "told_rows"),
    [
        pytest.param(
            lambda rows: (*rows[:2], rows[2].replace(ROW, FOLDED), *rows[3:]),
            "1 hidden row was read too (row 3)",
            id="a row",
        ),
        pytest.param(
            lambda rows: (*rows[:2], f"{GROUP}{rows[2]}{rows[3]}</table:table-row-group>", *rows[4:]),
            "2 hidden rows were read too (the first is row 3)",
            id="rows of a closed group",
        ),
        pytest.param(
            lambda rows: (rows[0], BLANK + END, rows[1].replace(ROW, FOLDED), *rows[2:]),
            "1 hidden row was read too (row 6)",
            id="a row behind blank ones that are hidden too",
        ),
        pytest.param(lambda rows: (*rows, BLANK + END), "", id="blank rows at the end"),
        pytest.param(lambda rows: rows, "", id="none"),
    ],
)
def test_hidden_rows_of_an_open_document_are_told_as_those_of_a_workbook(
    tmp_path: Path, change: Any, told_rows: str
) -> None:
    import re
    import zipfile

    with zipfile.ZipFile(files.ods(tmp_path / "a.ods")) as archive:
        members: dict[str, bytes | str] = {one: archive.read(one) for one in archive.namelist()}
    content = bytes(members["content.xml"]).decode()  # type: ignore[arg-type]
    rows = re.findall(f"{ROW}.*?{END}", content)
    members["content.xml"] = content.replace("".join(rows), "".join(change(rows)))
    reading = read_register(files.packed(tmp_path / "b.ods", members))
    assert told(reading) == ORDINARY
    assert reading.notes == ((f"b.ods › Partners: {told_rows}",) if told_rows else ())


def test_a_hidden_sheet_of_an_open_document_is_named(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(files.ods(tmp_path / "a.ods")) as archive:
        members: dict[str, bytes | str] = {one: archive.read(one) for one in archive.namelist()}
    content = bytes(members["content.xml"]).decode()  # type: ignore[arg-type]
    style = (
        '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
        '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles>"
    )
    first = content[content.index("<table:table ") : content.index("</office:spreadsheet>")]
    second = first.replace('table:name="Partners"', 'table:name="Old" table:style-name="ta2"')
    members["content.xml"] = content.replace("<office:body>", style + "<office:body>").replace(
        "</office:spreadsheet>", second + "</office:spreadsheet>"
    )
    reading = read_register(files.packed(tmp_path / "b.ods", members))
    assert told(reading) == ORDINARY
    assert [(one.place.sheet, one.says) for one in reading.not_read] == [
        ("Old", "the sheet is hidden; to read it say --sheet 'Old'")
    ]


def test_two_sheets_of_registers_are_both_read_and_a_sheet_of_notes_is_named(tmp_path: Path) -> None:
    def more(book: object, sheet: object) -> None:
        second = book.add_worksheet("2025")  # type: ignore[attr-defined]
        second.write_row(0, 0, ["Ref", "Partner"])
        second.write_row(1, 0, ["P-1", "Invented Academy"])
        book.add_worksheet("Notes").write_row(0, 0, ["To do", "By whom"])  # type: ignore[attr-defined]

    reading = read_register(files.xlsx(tmp_path / "a.xlsx", change=more))
    assert [one.id for one in reading.proposals] == ["P-1", "P-2", "P-1 (2)"]
    assert [one.place.sheet for one in reading.not_read] == ["Notes"]


def test_what_the_user_says_about_a_column_wins(tmp_path: Path) -> None:
    rows = [["Our code", "Counter-signatory", "Partner"], ["A", "Invented University", "yes"]]
    mapping = Mapping().with_columns(["Counter-signatory=partner", "Partner=ignore", "A=id"])
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows), mapping=mapping)
    assert told(reading) == [("A", [("Invented University", "")])]


def test_contradictions_within_a_project_are_remarked(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Title", "Partner", "Start"],
        ["A", "Quiet fans", "Invented University", "2024-01-01"],
        ["A", "Loud fans", "Invented Institute", "soon"],
    ]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    remarks = reading.proposals.built(0)[1]
    assert [(one.place.row, one.kind, one.says) for one in remarks] == [
        (3, "noted", "'soon' is not read as a date"),
        (3, "noted", "'Loud fans' differs from 'Quiet fans' in another row of the project, which is used"),
    ]


def test_a_web_page_under_the_name_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "export.xls"
    rows = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in files.ROWS)
    path.write_text(f"<html><body><table>{rows}</table></body></html>", encoding="utf-8")
    assert told(read_register(path)) == ORDINARY


def test_a_quotation_mark_that_never_closes_costs_one_row_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = ["Ref,Partner", 'A,"Invented University', *(f"B{n},Invented Institute {n}" for n in range(900))]
    path.write_text("\n".join(lines), encoding="utf-8")
    reading = read_register(path)
    assert reading.proposals[0].parties[0].name == "Invented University"
    assert len(reading.proposals) == 901
    assert [(one.kind, one.place.row, one.says[:38]) for one in reading.not_read] == [
        ("noted", 2, "a quotation mark opens and never close")
    ]


@pytest.mark.parametrize("over_lines", [False, True], ids=["a line a row", "a cell over two lines"])
def test_bytes_that_are_no_letters_cost_nothing_but_a_remark(tmp_path: Path, over_lines: bool) -> None:
    path = tmp_path / "a.csv"
    rows = [["Ref", "Partner", "Note"], *([f"A{n}", f"Invented Institute {n}", "é"] for n in range(500))]
    rows += [["B1", "Invented\0 University", "Ω\nx" if over_lines else "Ω"], ["B2", "示例理工大学", "caf?"]]
    files.text(path, rows)
    path.write_bytes(path.read_bytes().replace(b"caf?", b"caf\xe9"))
    reading = read_register(path)
    assert [one.parties[0].name for one in reading.proposals][-2:] == ["Invented University", "示例理工大学"]
    assert [(one.kind, one.place.row, one.says[:21]) for one in reading.not_read] == [
        ("noted", 502, "holds zero bytes, lef"),
        ("noted", 503, "holds bytes that are "),
    ]
    assert reading.not_read[1].raw == "B2 | 示例理工大学 | café"


def test_line_breaks_inside_quoted_cells_keep_the_row_together(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'sep=;\nRef;Partner;Summary\nA;Invented University;"two\nlines; and more"\nB;Other Institute;x\n'
    )
    reading = read_register(path)
    assert [one.id for one in reading.proposals] == ["A", "B"]
    assert reading.proposals[0].summary == "two\nlines; and more"
    assert reading.proposals[1].parties[0].place.row == 3  # type: ignore[union-attr]


@pytest.mark.parametrize("funder", ["own funds", "Self-funded", "Eigenmittel", "自筹"])
def test_money_of_ones_own_is_no_funder_to_look_up(tmp_path: Path, funder: str) -> None:
    lines = f"Project no.,Partner institution,Funder\nP-1,Invented University of Oslo,{funder}\n"
    (tmp_path / "a.csv").write_text(lines, encoding="utf-8")
    read = read_register(tmp_path / "a.csv")
    assert told(read) == [("P-1", [("Invented University of Oslo", "")])]


def test_of_an_old_workbook_it_is_told_that_hidden_rows_are_not_told_apart(tmp_path: Path) -> None:
    assert (
        "rows that are hidden in it are read like the others"
        in read_register(files.old_xls(tmp_path / "a.xls")).notes[0]
    )


@pytest.mark.parametrize(
    ("title", "projects"),
    [
        pytest.param("Tides in the narrow bays", 2, id="24 letters: others may say it too"),
        pytest.param("Tides in the narrow bays.", 1, id="25 letters"),
    ],
)
def test_without_a_number_rows_of_one_telling_title_are_one_project(
    tmp_path: Path, title: str, projects: int
) -> None:
    rows: list[files.Row] = [["Title", "Partner"], [title, "Invented College"], [title, "Invented Institute"]]
    assert len(read_register(files.xlsx(tmp_path / "a.xlsx", rows)).proposals) == projects


@pytest.mark.parametrize(
    ("numbers", "projects"),
    [
        pytest.param("1 1 2 2 3 3 4 5 6 7", 7, id="they repeat: numbers of projects"),
        pytest.param("1 2 3 4 5 6 7 8 8 8", 10, id="a slip or two: numbers of rows"),
    ],
)
def test_a_running_number_that_repeats_is_the_number_of_a_project(
    tmp_path: Path, numbers: str, projects: int
) -> None:
    rows: list[files.Row] = [["No.", "Partner"]]
    rows += [[number, f"Invented College {place}"] for place, number in enumerate(numbers.split())]
    assert len(read_register(files.xlsx(tmp_path / "a.xlsx", rows)).proposals) == projects


@pytest.mark.parametrize(
    ("second", "refused"),
    [
        pytest.param("Invented College", 0, id="one is named, the other is to come"),
        pytest.param("n/a", 1, id="nobody is named"),
    ],
)
def test_a_row_is_refused_only_where_no_partner_of_it_is_named(
    tmp_path: Path, second: str, refused: int
) -> None:
    rows: list[files.Row] = [["Ref", "Partner 1", "Partner 2"], ["P-1", "tbd", second]]
    rows.append(["P-2", "Invented Institute", ""])
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    assert len([one for one in reading.not_read if one.kind == "refused"]) == refused
    assert len(reading.proposals) == 2 - refused
