"""Text of any script made safe: languages, directions, invisible characters, widths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.report.html import said
from screening.report.script import runs, visible, width, wrapped


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        pytest.param("Harbin", [""], id="Latin"),
        pytest.param("Universität Ulm", [""], id="Latin with umlaut"),
        pytest.param("HIT (哈尔滨工业大学), Harbin", ["", "zh", ""], id="Chinese inside Latin"),
        pytest.param("京都大学のロボット", ["ja"], id="kana makes it Japanese"),
        pytest.param("서울대학교", ["ko"], id="Korean"),
        pytest.param("Московский физико-технический институт", ["ru"], id="Russian, one run"),
        pytest.param("Київський університет", ["uk"], id="Ukrainian"),
        pytest.param("دانشگاه صنعتی شریف", ["fa"], id="Persian letters"),
        pytest.param("جامعة القاهرة", ["ar"], id="Arabic"),
        pytest.param("אוניברסיטת תל אביב", ["he"], id="Hebrew"),
    ],
)
def test_runs_carry_their_language(text: str, languages: list[str]) -> None:
    assert [run.language for run in runs(text)] == languages


@given(st.text(max_size=200))
def test_nothing_is_lost_in_runs(text: str) -> None:
    assert "".join(run.text for run in runs(text)) == visible(text)


@given(st.text(max_size=200))
def test_html_holds_no_markup_of_the_users(text: str) -> None:
    shown = str(said(text))
    left = shown.replace("</span>", "").replace("</bdi>", "")
    assert left.count("<") == left.count("<span lang=") + left.count("<bdi lang=")


def test_direction_overrides_become_visible() -> None:
    assert visible("a\u202eb\u0000c\ufeff") == "a⟨U+202E⟩b⟨U+0000⟩c⟨U+FEFF⟩"
    for number in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)):
        assert visible(chr(number)) == f"⟨U+{number:04X}⟩"


def test_right_to_left_has_a_direction_of_its_own() -> None:
    assert str(said("شريف & co")) == '<bdi lang="ar" dir="rtl">شريف</bdi> &amp; co'


@given(st.text(max_size=120), st.floats(min_value=40, max_value=300))
def test_lines_fit_their_room(text: str, room: float) -> None:
    lines = wrapped(text, 12, room, 99)
    assert all(width(line, 12) <= room or len(line.strip()) <= 1 for line in lines)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrapped("word " * 40, 12, 100, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        pytest.param("NORTHERN SANDPORT COLLEGE", 198.0, id="capitals"),
        pytest.param("SHORE TECHNOLOGY GROUP", 177.4, id="wide capitals"),
        pytest.param("Northern Sandport College", 142.7, id="small letters"),
    ],
)
def test_a_line_is_taken_to_be_no_narrower_than_it_is_drawn(text: str, wide: float) -> None:
    """`wide` is what Helvetica, and the fonts with its widths, take at 12 points: a box must hold it."""
    assert wide <= width(text, 12) <= wide * 1.1
