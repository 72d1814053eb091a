"""Cells that are struck through are told, and a crafted style sheet of a workbook is not opened."""

import io
import zipfile

import pytest

from screening.intake.cell_marks import struck

SHEET = "xl/worksheets/sheet1.xml"
STYLES = (
    "<styleSheet><fonts><font/><font><strike/></font></fonts>"
    '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>'
)
CELLS = '<worksheet><row><c r="A1" s="0"><v>1</v></c><c r="B1" s="1"><v>2</v></c></row></worksheet>'
ENTITIES = '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("styles", "cells"),
    [
        pytest.param(STYLES, {SHEET: ("B1",)}, id="a font that is struck through"),
        pytest.param(STYLES.replace("<strike/>", '<strike val="0"/>'), {}, id="one that is not, after all"),
        pytest.param(ENTITIES + STYLES.replace("<font/>", "<font>&b;</font>"), {}, id="entities"),
        pytest.param(STYLES[:-5], {}, id="a damaged style sheet"),
    ],
)
def test_struck_cells_by_the_fonts_of_a_workbook(styles: str, cells: dict[str, tuple[str, ...]]) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/styles.xml", styles)
        archive.writestr(SHEET, CELLS)
    with zipfile.ZipFile(content) as archive:
        assert struck(archive, (SHEET,)) == cells
