"""PDF forms: what stands in their fields and what was typed onto them is read like printed text."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from screening.errors import InvalidFile
from screening.intake.agreements import AgreementReading, read_agreement

A, B, C = "Invented University of Oslo", "Sample University of Kyoto", "Model College"
Field = tuple[str, str, str]  # the printed label, the name of the field, what was filled in
_FONT = "/DA(/F1 11 Tf)"


def form(folder: Path, fields: Sequence[Field], *, ruled: bool = False, **more: str) -> Path:
    """One page with labels at the left and fields beside them; the fields of buttons hold `Yes`.

    `typed` stands on the page, `noted` is a comment, `about` is said of the form as a whole.
    """
    about = more.get("about", "")
    dynamic = "/NeedsRendering true" if about else ""
    said, marks = "BT /F1 11 Tf 50 780 Td (Application form) Tj ET ", []
    for place, (label, name, value) in enumerate(fields):
        height = 740 - 30 * place
        said += f"BT /F1 11 Tf 50 {height} Td ({label}) Tj ET "
        said += f"40 {height - 10} 150 30 re S 190 {height - 10} 320 30 re S " if ruled else ""
        kind = "/FT/Btn/V/Yes/AS/Yes" if value == "Yes" else f"/FT/Tx/V({value}){_FONT}"
        extent = f"/Rect[200 {height - 4} 500 {height + 14}]"
        marks.append(f"<</Type/Annot/Subtype/Widget/T({name}){kind}{extent}/P 3 0 R>>")
    others = [(more.get("typed", ""), "FreeText"), (more.get("noted", ""), "Text")]
    marks += [
        f"<</Type/Annot/Subtype/{kind}/Contents({text})/Rect[50 300 400 330]{_FONT}/P 3 0 R>>"
        for text, kind in others
        if text
    ]
    places = " ".join(f"{place} 0 R" for place in range(6, 6 + len(marks)))
    own = " ".join(f"{place} 0 R" for place in range(6, 6 + len(fields)))
    parts = [
        f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{own}]{_FONT}{about}>>{dynamic}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R"
        f"/Annots[{places}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Length {len(said)}>>stream\n{said}\nendstream",
        *marks,
    ]
    written, starts = "%PDF-1.6\n", []
    for number, part in enumerate(parts, start=1):
        starts.append(len(written))
        written += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{one:010} 00000 n \n" for one in starts)
    end = f"trailer<</Size {len(parts) + 1}/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF"
    (folder / "a.pdf").write_text(
        f"{written}xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{end}", encoding="latin-1"
    )
    return folder / "a.pdf"


def parties(reading: AgreementReading) -> list[tuple[str, str]]:
    return [(one.name, one.country) for one in reading.proposal.parties]


FIELDS: list[Field] = [
    ("Project title", "t", "Quiet fans"),
    ("Partner institution", "p", A),
    ("Country", "c", "Norway"),
    ("Second partner", "q", B),
]


@pytest.mark.parametrize("ruled", [False, True])
def test_the_fields_of_a_form_are_read_with_their_labels(tmp_path: Path, ruled: bool) -> None:
    reading = read_agreement(form(tmp_path, FIELDS, ruled=ruled))
    assert reading.proposal.title == "Quiet fans"
    assert parties(reading)[:2] == [(A, "NO"), (B, "")]


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        pytest.param([("1.", "partner_institution_2", A)], [A], id="the name of the field"),
        pytest.param([("Partners:", "x", f"{A}\\r{B}\\r{C}")], [A, B, C], id="a field of several lines"),
        pytest.param([("Partner institution *", "x", A), ("Do you agree?", "y", "Yes")], [A], id="a button"),
    ],
)
def test_a_field_is_known_by_what_is_printed_or_by_its_own_name(
    tmp_path: Path, fields: list[Field], names: list[str]
) -> None:
    assert [name for name, _ in parties(read_agreement(form(tmp_path, fields)))] == names


def test_text_typed_onto_a_page_is_read_and_a_comment_is_told(tmp_path: Path) -> None:
    reading = read_agreement(form(tmp_path, FIELDS[:3], typed=f"Partner: {C}", noted="Who is this?"))
    assert parties(reading) == [(A, "NO"), (C, "")]
    assert [one.says for one in reading.not_read] == [
        "comments in the margin were not read: 1; look at them yourself"
    ]


def test_empty_fields_say_nothing(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="no party's name was found"):
        read_agreement(form(tmp_path, [("Partner institution", "p", ""), ("Country", "c", "")]))


def test_a_form_that_is_made_when_it_is_opened_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="a dynamic form"):
        read_agreement(form(tmp_path, FIELDS, about="/XFA[(template)5 0 R]"))
