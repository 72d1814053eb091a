"""Cells of our own sheets: text as it is, with the signs spelt out that would hide or turn it."""

import pytest

from screening.report.workbook import plain_text, shown_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("=1+1", "=1+1", id="a formula stays the text it is"),
        pytest.param("\u202egnp.exe", "⟨U+202E⟩gnp.exe", id="direction turned"),
        pytest.param("哈尔滨工业大学 😀", "哈尔滨工业大学 😀", id="other scripts"),
        pytest.param("a\u200db", "a\u200db", id="joined letters"),
        pytest.param("x" * 40_000, "x" * 32_766 + "…", id="longer than a cell"),
    ],
)
def test_what_a_cell_of_ours_shows(text: str, shown: str) -> None:
    assert shown_text(text) == shown


def test_a_cell_of_the_user_keeps_every_letter() -> None:
    assert plain_text("\u202egnp.exe") == "\u202egnp.exe"
