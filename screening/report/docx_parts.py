"""Small pieces of a Word document: headings, marked text, tables, fields to fill in."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from screening.errors import MissingExtra
from screening.report.factor_picture import capital
from screening.report.phrases import Phrases
from screening.report.script import Run, runs, visible

_FIXED = (2026, 1, 1, 0, 0, 0)
_LANGUAGE_TAG = {
    "zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR", "ar": "ar-SA", "fa": "fa-IR", "he": "he-IL",
    "ru": "ru-RU", "uk": "uk-UA", "el": "el-GR", "en": "en-GB", "de": "de-DE",
}  # fmt: skip
_EAST_ASIAN = ("zh", "ja", "ko")
_TEXT_WIDE = 17.0
_CELL, _SMALL = "Table Text", "Small Text"
# A choice of fewer letters is not parted at the end of a line.
_WHOLE = 30
_FONT = "Calibri"
_LINE = 1.22
_EAST_ASIAN_FONT = "Microsoft YaHei"


def say(text: str, t: Phrases) -> str:
    """A sentence from the rules, in the language of the report where it has been translated."""
    return capital(t.translated(text)[0])


def tell(text: str, t: Phrases) -> str:
    """The same within a line, without a capital."""
    return t.translated(text)[0]


def inside(text: str, t: Phrases) -> str:
    """What begins a line elsewhere, within one; a language whose nouns have capitals keeps them."""
    return text.lower() if t("letters.inside") == "lower" else text


def dashed(*parts: str) -> str:
    """The parts that there are, with a dash between them."""
    return " – ".join(part for part in parts if part)


def engine() -> Any:
    """The package that writes DOCX; raises MissingExtra where it is not installed."""
    try:
        import docx
    except ImportError as problem:
        raise MissingExtra("DOCX needs python-docx: pip install 'screening[docx]'") from problem
    return docx


class Paper:
    """A Word document being written; every text is made safe and marked with its language.

    A `short` one is set closely, for one page.
    """

    def __init__(self, title: str, language: str, *, short: bool = False) -> None:
        self.document: Any = engine().Document()
        self.language = language
        self._fields = 0
        self._prepare(title)
        self._style(short)

    def _prepare(self, title: str) -> None:
        from docx.shared import Cm

        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = visible(title)[:250], "", ""
        properties.language = _LANGUAGE_TAG.get(self.language, self.language)
        properties.created = properties.modified = datetime(*_FIXED)
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.8)
        if self.language != "en":  # whose words are long for a column: Word parts them by its own rules
            before = self.document.settings.element.find(_name("defaultTabStop"))
            before.addnext(_element("autoHyphenation", val="true"))
        self._number(section.footer.paragraphs[0])

    def _style(self, short: bool) -> None:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Cm, Pt

        styles = self.document.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = _FONT, Pt(8.5 if short else 10)
        normal.paragraph_format.space_after = Pt(2 if short else 4)
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(_name("eastAsia"), _EAST_ASIAN_FONT)
        _language(normal.element.get_or_add_rPr(), self.language)
        for name, size, after in ((_CELL, 9, 0), (_SMALL, 8, 2)):
            added = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            added.base_style = normal
            added.font.size, added.paragraph_format.space_after = Pt(size), Pt(after)
        styles["Title"].font.size = Pt(15 if short else 18)
        if short:
            # Said outright: another font in Calibri's place would have higher lines and need a second page.
            normal.paragraph_format.line_spacing = Pt(_LINE * 8.5)
            styles[_SMALL].paragraph_format.line_spacing = Pt(_LINE * 8)
            styles["Title"].paragraph_format.line_spacing = 1.0
            styles["Heading 1"].paragraph_format.line_spacing = 1.0
            styles["Title"].paragraph_format.space_after = Pt(4)
            styles["Heading 1"].font.size = Pt(11)
            styles["Heading 1"].paragraph_format.space_before = Pt(6)
            section = self.document.sections[0]
            section.left_margin = section.right_margin = Cm(1.5)
            section.top_margin = section.bottom_margin = section.footer_distance = Cm(1)

    def _number(self, target: Any) -> None:
        """Page and pages at the foot, so that a loose sheet finds its place."""
        target.alignment = 2  # right
        for place, code in enumerate(("PAGE", "NUMPAGES")):
            if place:
                target.add_run(" / ")
            counted = _element("fldSimple")
            counted.set(_name("instr"), code)
            written = target.add_run("1")
            target._p.remove(written._r)
            counted.append(written._r)
            target._p.append(counted)

    def here(self) -> int:
        """The place that `keep_together` is given later."""
        return len(self.document.paragraphs)

    def keep_together(self, since: int) -> None:
        """Everything since that place stays on one page where a page holds it."""
        for one in self.document.paragraphs[since:-1]:
            one.paragraph_format.keep_with_next = True

    def heading(self, text: str, level: int) -> None:
        """A heading of the document's own styles, so that Word's navigation shows it."""
        style = "Title" if level == 0 else f"Heading {level}"
        self._write(self.document.add_paragraph(style=style), text)

    def paragraph(self, text: str, *, bold: bool = False, style: str = "", lead: bool = False) -> None:
        """One paragraph; nothing is written for an empty text. A `lead` stays with what follows it."""
        if text:
            target = self.document.add_paragraph(style=style or None)
            self._write(target, text, bold=bold)
            if lead:
                target.paragraph_format.keep_with_next = True

    def bullets(self, lines: Iterable[str]) -> None:
        """A list."""
        for text in lines:
            self.paragraph(text, style="List Bullet")

    def numbered(self, lines: Iterable[str]) -> None:
        """A list whose lines are counted; a document has one."""
        for text in lines:
            self.paragraph(text, style="List Number")

    def pairs(self, rows: Iterable[tuple[str, str]]) -> None:
        """Label and value, one below the other."""
        for label, value in rows:
            if value:
                target = self.document.add_paragraph()
                self._write(target, f"{label}: ", bold=True)
                self._write(target, value)

    def parts(self, parts: Iterable[tuple[str, str]], *, between: str = " · ", small: bool = False) -> None:
        """Label and value, one behind the other in one paragraph; a label may be empty."""
        given = [(label, value) for label, value in parts if value]
        target = self.document.add_paragraph(style=_SMALL if small else None) if given else None
        for place, (label, value) in enumerate(given):
            if place:
                self._write(target, between)
            if label:
                self._write(target, f"{label}: ", bold=True)
            self._write(target, value)

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str | None]],
        *,
        shares: Sequence[int],
        fill: Sequence[str] = (),
    ) -> None:
        """A table whose heading row repeats on each page; a cell that is None becomes a field to fill in.

        `shares` are the widths of the columns in per cent.
        """
        made = self.document.add_table(rows=1, cols=len(head), style="Table Grid")
        for cell, text in zip(made.rows[0].cells, head, strict=True):
            cell.paragraphs[0].style = _CELL
            self._write(cell.paragraphs[0], text, bold=True)
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        made.rows[0]._tr.get_or_add_trPr().append(_element("tblHeader", val="true"))
        for row in rows:
            added = made.add_row()
            added._tr.get_or_add_trPr().append(_element("cantSplit", val="true"))
            for place, (cell, value) in enumerate(zip(added.cells, row, strict=True)):
                cell.paragraphs[0].style = _CELL
                if value is None:
                    self.field(cell.paragraphs[0], fill[place] if fill else head[place])
                else:
                    self._write(cell.paragraphs[0], value)
        _set_widths(made, shares)
        self.document.add_paragraph()

    def field(self, target: Any, prompt: str) -> None:
        """A content control that shows its prompt until somebody writes into it."""
        self._fields += 1
        control, properties, content = _element("sdt"), _element("sdtPr"), _element("sdtContent")
        properties.append(_element("alias", val=prompt[:60]))
        properties.append(_element("id", val=str(1000 + self._fields)))
        properties.append(_element("showingPlcHdr"))
        properties.append(_element("text"))
        written = target.add_run(f"[{prompt}]")
        target._p.remove(written._r)
        content.append(written._r)
        control.append(properties)
        control.append(content)
        target._p.append(control)

    def to_fill(self, *labels: str, before: str = "") -> None:
        """Labels in a line, a field behind each; `before` says whose they are."""
        target = self.document.add_paragraph()
        if before:
            self._write(target, f"{before} – ", bold=True)
        for place, label in enumerate(labels):
            self._write(target, f"   {label}: " if place else f"{label}: ", bold=not before)
            self.field(target, label)

    def choices(self, texts: Iterable[str], *, before: str = "", field: str = "") -> None:
        """Boxes to tick in a line and what they stand for; `field` is the prompt behind the last of them."""
        target = self.document.add_paragraph()
        if before:
            self._write(target, before)
        for place, text in enumerate(texts):
            if place or before:
                self._write(target, "   ")
            self._choice(target, text)
        if field:
            self._write(target, " ")
            self.field(target, field)

    def _choice(self, target: Any, text: str) -> None:
        self._fields += 1
        control, properties, content = _element("sdt"), _element("sdtPr"), _element("sdtContent")
        properties.append(_element("alias", val=text[:60]))
        properties.append(_element("id", val=str(1000 + self._fields)))
        box = _element("checkbox", space="w14")
        box.append(_element("checked", space="w14", val="0"))
        properties.append(box)
        mark = target.add_run("☐")
        target._p.remove(mark._r)
        content.append(mark._r)
        control.append(properties)
        control.append(content)
        target._p.append(control)
        self._write(target, f"\u00a0{text}".replace(" ", "\u00a0") if len(text) < _WHOLE else f"\u00a0{text}")

    def _write(self, target: Any, text: str, *, bold: bool = False) -> None:
        for run in runs(text):
            added = target.add_run(run.text)
            added.bold = bold or None
            if run.language:
                _mark(added, run)

    def bytes(self) -> bytes:
        """The file; the same document gives the same bytes."""
        raw = io.BytesIO()
        self.document.save(raw)
        return _fixed_dates(raw.getvalue())


def _set_widths(table: Any, shares: Sequence[int]) -> None:
    from docx.shared import Cm

    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):  # LibreOffice reads these, Word the cells
        column.width = Cm(_TEXT_WIDE * share / 100)
    for row in table.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = Cm(_TEXT_WIDE * share / 100)


def _mark(added: Any, run: Run) -> None:
    properties = added._r.get_or_add_rPr()
    _language(properties, run.language)
    if run.right_to_left:
        properties.append(_element("rtl"))


def _language(properties: Any, language: str) -> None:
    tag = _LANGUAGE_TAG.get(language, language)
    key = "eastAsia" if language in _EAST_ASIAN else "bidi" if language in ("ar", "fa", "he") else "val"
    found = properties.find(_name("lang"))
    if found is None:
        found = _element("lang")
        properties.append(found)
    found.set(_name(key), tag)


_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}


def _name(tag: str, space: str = "w") -> str:
    return f"{{{_SPACES[space]}}}{tag}"


def _element(tag: str, *, space: str = "w", val: str = "") -> Any:
    from docx.oxml.parser import parse_xml

    made = parse_xml(f'<{space}:{tag} xmlns:{space}="{_SPACES[space]}"/>')
    if val:
        made.set(_name("val", space), val)
    return made


def _fixed_dates(raw: bytes) -> bytes:
    """The same archive with one date on every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            made.writestr(zipfile.ZipInfo(part, _FIXED), given.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
