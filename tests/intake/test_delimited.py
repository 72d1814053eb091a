"""Text tables whose quotation marks, spaces and bytes are not as the rules of CSV have them."""

from pathlib import Path

import pytest

from screening.errors import SafetyLimit
from screening.intake.register import read_register

A, B, C = "Invented University of Oslo", "Invented Institute of Optics", "Invented Academy"


def rows(folder: Path, text: str) -> list[tuple[str, str]]:
    (folder / "a.csv").write_text(text, encoding="utf-8")
    found = read_register(folder / "a.csv").proposals
    return [(one.title, ", ".join(party.name for party in one.parties)) for one in found]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [f'1,"Fans,{A}', f'2,"Soil",{B}', f"3,Ice,{C}"], [("Fans", A), ("Soil", B), ("Ice", C)],
            id="a mark that closes in the next row",
        ),
        pytest.param(
            [f'1,"Fans,{A}', f'2,"Soil,{B}', f"3,Ice,{C}"], [("Fans", A), ("Soil", B), ("Ice", C)],
            id="a mark that never closes, row after row",
        ),
        pytest.param(
            ["1,\"Fans\nand \"\"more\"\"\"," + A, f"2,Soil,{B}"], [('Fans and "more"', A), ("Soil", B)],
            id="a line break in a cell",
        ),
        pytest.param(
            [f'1, "Fans, quiet", "{A}"', f"2, Soil, {B}"], [("Fans, quiet", A), ("Soil", B)],
            id="a space before the mark",
        ),
        pytest.param(
            ['1,"Fans \\"A\\", quiet",' + A, f"2,Soil,{B}"], [('Fans "A", quiet', A), ("Soil", B)],
            id="marks behind a backslash",
        ),
        pytest.param(
            [f"1,C:\\new,{A}", f'2,"Soil",{B}'], [("C:\\new", A), ("Soil", B)], id="a backslash that is text"
        ),
    ],
)  # fmt: skip
def test_every_row_of_a_table_is_read(
    tmp_path: Path, lines: list[str], expected: list[tuple[str, str]]
) -> None:
    assert rows(tmp_path, "\n".join(["Ref,Title,Partner", *lines])) == expected


def test_cells_in_single_quotation_marks(tmp_path: Path) -> None:
    text = f"'Ref','Title','Partner'\n'1','Fans, quiet','{A}'\n'2','Soil','{B}'\n"
    assert rows(tmp_path, text) == [("Fans, quiet", A), ("Soil", B)]


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2"])
def test_letters_of_windows_are_not_lost_to_the_iso_set(tmp_path: Path, encoding: str) -> None:
    name = "Uniwersytet Zmyślony w Łodzi"
    text = f"Ref,Title,Partner,Country\n1,Łopaty,{name},Polska\n2,Půda,Vymyšlený ústav v Plzni,Česko\n"
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    assert read_register(tmp_path / "a.csv").proposals[0].parties[0].name == name


def test_records_nested_beyond_reason_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a":' * 500 + "1" + "}" * 500, encoding="utf-8")
    with pytest.raises(SafetyLimit, match="--limit depth=NUMBER"):
        read_register(tmp_path / "a.json")
