"""What a reading would be is shown, saved, edited and used again."""

from pathlib import Path

import pytest

from screening.app.map import as_dict, map_register, save_mapping, told
from screening.errors import InvalidFile
from screening.intake.mapping import Mapping, fingerprint, read_mapping
from screening.intake.register import read_register
from tests.intake import files

ROWS: list[files.Row] = [
    ["Agreements"],
    ["No.", "Counter-signatory", "Born", "Date of birth", "Where: town"],
    [1, "Invented University", "x", "1970-01-01", "Oslo"],
    [2, "Invented Institute", "y", "1971-01-01", "Xi'an"],
]


def test_a_sheet_that_cannot_be_read_yet_shows_its_headings_and_what_to_say(tmp_path: Path) -> None:
    shown = told(map_register(files.xlsx(tmp_path / "a.xlsx", ROWS), Mapping()))
    assert "headings in row 2" in shown
    assert "Counter-signatory" in shown
    assert "no column names a partner; say which one does: --map 'Heading=partner'" in shown
    assert "1970-01-01" not in shown


def test_a_saved_mapping_reads_the_next_file_of_the_same_layout(tmp_path: Path) -> None:
    given = Mapping().with_columns(["Counter-signatory=partner", "Where: town=partner_city"])
    previews = map_register(files.xlsx(tmp_path / "a.xlsx", ROWS), given)
    save_mapping(previews, tmp_path / "ours.yml", given)
    mapping = read_mapping(tmp_path / "ours.yml")
    assert mapping.columns["Counter-signatory"] == "partner"
    assert "Date of birth" not in mapping.columns
    assert mapping.layout == fingerprint(["Where: town", "Born", "Counter-signatory", "No.", "Date of birth"])
    reading = read_register(files.xlsx(tmp_path / "b.xlsx", ROWS[:1] + ROWS[1:]), mapping=mapping)
    assert [(one.parties[0].name, one.parties[0].city) for one in reading.proposals] == [
        ("Invented University", "Oslo"),
        ("Invented Institute", "Xi'an"),
    ]


def test_a_preview_as_plain_values(tmp_path: Path) -> None:
    one = as_dict(map_register(files.xlsx(tmp_path / "a.xlsx"), Mapping(), rows=1)[0])
    assert (one["can_be_read"], one["heading_rows"]) == (True, [1])
    assert one["columns"][2] == {
        "column": "C", "heading": "Partner institution", "field": "partner", "how": "known heading",
    }  # fmt: skip
    assert [row["row"] for row in one["rows"]] == [2]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("schema: other\n", "begins with `schema: screening/mapping/1`"),
        ("schema: screening/mapping/1\ncolumns: {A: partnr}\n", "did you mean 'partner'?"),
        ("schema: screening/mapping/1\ncolumns: [a]\n", "one line a heading"),
        ("schema: screening/mapping/1\ndates: ymd\n", "expected dmy or mdy"),
        ("schema: screening/mapping/1\nheading_row: third\n", "expected the number of a row"),
        ("a: [", "not readable as YAML"),
    ],
)
def test_a_mapping_that_breaks_its_format_says_where(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "ours.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidFile) as refused:
        read_mapping(path)
    assert says in str(refused.value)
    assert str(refused.value).startswith("ours.yml")
