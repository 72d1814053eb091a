"""What stands in the fields of a PDF form, and what was typed onto its pages: no text layer has either."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from screening.intake.columns import ORGANISATIONS, known_label
from screening.intake.escapes import as_read
from screening.intake.open_tables import Piece
from screening.intake.vocabulary import BETTER
from screening.intake.words import without_number

_MOST = 2000
_LONGEST = 20_000
_BESIDE, _ABOVE = 4.0, 24.0  # points
_HEIGHT = 14.0  # of a line
_MARKS = " :：*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What was filled in, line by line, and the name that the form itself has for it; often a label."""

    pieces: tuple[Piece, ...]
    name: str = ""


def filled_in(page: Any, form: Any) -> tuple[list[Filled], int]:
    """The fields of a page that say something, text typed onto it, and how many comments it has."""
    from pypdfium2 import raw

    found: list[Filled] = []
    comments = 0
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        one = raw.FPDFPage_GetAnnot(page, number)
        if not one:
            continue
        kind = raw.FPDFAnnot_GetSubtype(one)
        if kind == raw.FPDF_ANNOT_WIDGET and form is not None:
            found += _field(raw, one, form)
        elif said := _contents(raw, one):
            if kind == raw.FPDF_ANNOT_FREETEXT:
                found.append(Filled(pieces=tuple(_lines(said, _extent(raw, one)))))
            comments += kind not in (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_LINK)
        raw.FPDFPage_CloseAnnot(one)
    return found, comments


def _field(raw: Any, one: Any, form: Any) -> Iterator[Filled]:
    written = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
    if raw.FPDFAnnot_GetFormFieldType(form, one) not in written:
        return
    said = _text(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, one, buffer, size))
    if said.strip():
        titles = (
            _text(lambda buffer, size: raw.FPDFAnnot_GetFormFieldAlternateName(form, one, buffer, size)),
            _text(lambda buffer, size: raw.FPDFAnnot_GetFormFieldName(form, one, buffer, size)),
        )
        names = (without_number(name.rpartition(".")[2].replace("_", " "))[0] for name in titles)
        known = (name for name in names if known_label(name)[1] >= BETTER)
        yield Filled(pieces=tuple(_lines(said, _extent(raw, one))), name=next(known, ""))


def _contents(raw: Any, one: Any) -> str:
    return _text(lambda buffer, size: raw.FPDFAnnot_GetStringValue(one, b"Contents", buffer, size)).strip()


def _text(ask: Callable[[Any, int], int]) -> str:
    """What the library says when it is asked once for the length and once for the text."""
    size = min(int(ask(None, 0)), _LONGEST)
    if size < 4:  # nothing but its end
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size // 2 * 2].decode("utf-16-le", "replace").partition("\0")[0]


def _extent(raw: Any, one: Any) -> Any:
    extent = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(one, extent)
    return extent


def _lines(said: str, extent: Any) -> Iterator[Piece]:
    """Every line of a text where it would stand; a single one fills the field."""
    lines = [
        text for line in said.replace("\r", "\n").split("\n") if (text := " ".join(as_read(line).split()))
    ]
    top, bottom = max(extent.top, extent.bottom), min(extent.top, extent.bottom)
    height = min((top - bottom) / max(len(lines), 1), _HEIGHT) if len(lines) > 1 else top - bottom
    for number, line in enumerate(lines):
        upper = top - number * height
        yield Piece(extent.left, upper - height, extent.right, upper, line)


def said_lines(filled: Sequence[Filled], printed: Sequence[Piece]) -> Iterator[str]:
    """`label: text` for every field, a blank line before each; the label is that printed beside or above it.

    Where that is not known and the name of the field is, the name is the label.
    """
    for one in filled:
        first = one.pieces[0]
        label = (_beside(first, printed) or _above(first, printed)).strip(_MARKS)
        field, weight = known_label(label)
        if weight < BETTER:
            label = one.name or (field.capitalize() if field in ORGANISATIONS else label)
        lines = [piece.text for piece in one.pieces]
        if label:
            lines = [f"{label}: {lines[0]}"] if len(lines) == 1 else [f"{label}:", *lines]
        yield from (text for line in lines for text in ("", line))


def _beside(field: Piece, printed: Sequence[Piece]) -> str:
    """The nearest text at the left of a field, on its line."""
    middle = (field.bottom + field.top) / 2
    on_its_line = (one for one in printed if one.bottom - _BESIDE <= middle <= one.top)
    left = [one for one in on_its_line if one.right <= field.left + _BESIDE]
    return max(left, key=lambda one: one.right).text if left else ""


def _above(field: Piece, printed: Sequence[Piece]) -> str:
    """The text right above a field."""
    above = [
        one
        for one in printed
        if one.left < field.right and field.left < one.right + _BESIDE
        if -_BESIDE <= one.bottom - field.top <= _ABOVE
    ]
    return min(above, key=lambda one: one.bottom).text if above else ""
