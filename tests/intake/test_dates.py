"""Dates as people write them; day and month are told apart by the whole column."""

from pathlib import Path

import pytest

from screening.intake.dates import end_after, iso_date, order_of
from screening.intake.register import read_register
from tests.intake import files


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-05-03", "2024-05-03"), ("2024-05", "2024-05"), ("2024", "2024"), ("03.05.2024", "2024-05-03"),
        ("2024/5/3", "2024-05-03"),
        ("2023年9月", "2023-09"), ("2023年9月5日", "2023-09-05"),
        ("民國113年5月", "2024-05"),
        ("3 May 2024", "2024-05-03"), ("May 2024", "2024-05"), ("Sept. 3rd, 2024", "2024-09-03"),
        ("3 mai 2024", "2024-05-03"),
        ("25/12/2024", "2024-12-25"), ("12/25/2024", "2024-12-25"), ("45415", "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("03/04/2024", "2024"), ("05/05/2024", "2024-05-05"), ("2567-05-03", "2024-05-03"),
        ("", ""), ("soon", None),
        ("2024-13-45", None), ("31.02.2024", None), ("99", None), ("5/2024", "2024-05"),
    ],
)  # fmt: skip
def test_date_as_written(written: str, iso: str | None) -> None:
    assert iso_date(written, "") == iso


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["03/04/2024", "25/12/2024"], "dmy"),
        (["03/04/2024", "12/25/2024"], "mdy"),
        (["03/04/2024", "01/02/2024"], ""),
        (["03.04.2024"], "dmy"),
        (["25/12/2024", "12/25/2024"], ""),
    ],
)
def test_a_column_votes_about_day_and_month(column: list[str], order: str) -> None:
    assert order_of(column) == order


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2024-05-03", "5 Years", "2029-05-02"),
        ("2024-05-01", "36 months", "2027-04-30"),
        ("2024-09", "3 yrs", "2027-09"),
        ("2024", "2 Jahre", "2026"),
        ("2024-01-15", "18 Monate", "2025-07-14"),
        ("2024-05-03", "open ended", ""),
        ("", "5 years", ""),
    ],
)
def test_an_end_from_start_and_duration(start: str, duration: str, end: str) -> None:
    assert end_after(start, duration) == end


def test_one_clear_date_settles_its_column_and_a_column_without_one_is_asked_about(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Partner", "Start", "Signed on"],
        ["A", "Invented University", "03/04/2024", ""],
        ["B", "Invented Institute", "25/12/2024", ""],
    ]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    assert [one.starts for one in reading.proposals] == ["2024-04-03", "2024-12-25"]
    unclear = read_register(files.xlsx(tmp_path / "b.xlsx", rows[:2]))
    assert unclear.proposals[0].starts == "2024"
    assert "say --dates dmy or mdy" in unclear.proposals.built(0)[1][0].says


def test_real_dates_and_serial_numbers_of_a_workbook(tmp_path: Path) -> None:
    from datetime import datetime

    def dated(book: object, sheet: object) -> None:
        form = book.add_format({"num_format": "dd.mm.yyyy"})  # type: ignore[attr-defined]
        sheet.write_datetime(1, 2, datetime(2024, 5, 3), form)  # type: ignore[attr-defined]
        sheet.write_number(1, 3, 46000)  # type: ignore[attr-defined]

    rows = [["Ref", "Partner", "Start", "End"], ["A", "Invented University", None, None]]
    one = read_register(files.xlsx(tmp_path / "a.xlsx", rows, change=dated)).proposals[0]
    assert (one.starts, one.ends) == ("2024-05-03", "2025-12-09")
