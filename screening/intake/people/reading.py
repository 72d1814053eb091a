"""One person's file to what it says: recognises the format, decodes within limits, calls its reader."""

from collections.abc import Callable
from pathlib import Path

from screening.errors import InvalidFile
from screening.intake.people import (
    bibtex,
    crossref,
    cv,
    openalex,
    orcid,
    plain_yaml,
    ris,
    sciencv_text,
    sciencv_xml,
    scopus,
    wos,
)
from screening.intake.people.bounded import content, text_of
from screening.intake.people.office_text import docx_lines, pdf_lines
from screening.intake.people.recognise import recognised
from screening.model.record import FileReading, Format, Side

Reader = Callable[[str, str, Format, Side], FileReading]

READERS: dict[Format, Reader] = {
    Format.SCIENCV_BIOSKETCH_XML: sciencv_xml.read,
    Format.SCIENCV_SUPPORT_XML: sciencv_xml.read,
    Format.ORCID_JSON: orcid.read,
    Format.ORCID_XML: orcid.read,
    Format.OPENALEX: openalex.read,
    Format.YAML: plain_yaml.read,
    Format.CROSSREF: crossref.read,
    Format.SCOPUS_CSV: scopus.read,
    Format.WOS_TABLE: wos.read,
    Format.WOS_TAGGED: wos.read,
    Format.BIBTEX: bibtex.read,
    Format.RIS: ris.read,
}
_HANDED_IN = frozenset(
    {
        Format.SCIENCV_BIOSKETCH_XML,
        Format.SCIENCV_SUPPORT_XML,
        Format.SCIENCV_PDF,
        Format.CV_DOCX,
        Format.CV_PDF,
        Format.CV_TEXT,
    }
)
_BINARY = frozenset({Format.CV_DOCX, Format.CV_PDF, Format.SCIENCV_PDF})


def read_person_file(path: Path, *, format: Format | None = None, side: Side | None = None) -> FileReading:
    """What one file says; format and side are guessed from the content where they are not given."""
    raw = content(path)
    file = path.name
    text = None if _is_binary(raw) else text_of(raw, file)
    chosen = format or recognised(raw, text)
    if chosen is None:
        raise InvalidFile(
            f"{file}: this is none of the formats that can be read; name its format with --as if it is one,"
            " or type its entries into a YAML file"
        )
    chosen_side = side or (Side.DECLARED if chosen in _HANDED_IN else Side.PUBLIC)
    if chosen in READERS:
        return READERS[chosen](text if text is not None else text_of(raw, file), file, chosen, chosen_side)
    return _running_text(raw, text, file, chosen, chosen_side)


def _is_binary(raw: bytes) -> bool:
    return raw.startswith((b"PK\x03\x04", b"%PDF")) or b"%PDF-" in raw[:1024]


def _running_text(raw: bytes, text: str | None, file: str, format: Format, side: Side) -> FileReading:
    """A form, CV or biosketch as DOCX, PDF or text; the forms' printed labels tell a form apart."""
    if format is Format.CV_DOCX:
        lines, not_read = docx_lines(raw, file)
    elif format in _BINARY:
        lines, not_read = pdf_lines(raw, file)
    else:
        lines, not_read = (text if text is not None else text_of(raw, file)).splitlines(), ()
    if format is Format.SCIENCV_PDF or sciencv_text.is_sciencv(lines):
        return sciencv_text.read_lines_of_form(lines, file, side, not_read)
    return cv.read_lines(lines, file, format, side, not_read)
