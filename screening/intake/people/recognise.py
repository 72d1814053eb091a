"""Which format a person's file has: by its content, never by its name; None where nothing fits."""

import re

from screening.intake.people.tables import headings
from screening.intake.people.wos import is_table
from screening.model.record import Format


def recognised(raw: bytes, text: str | None) -> Format | None:
    """The format of a file; `text` is None for a binary file."""
    if raw.startswith(b"%PDF") or b"%PDF-" in raw[:1024]:
        return Format.CV_PDF
    if raw.startswith(b"PK\x03\x04"):
        return Format.CV_DOCX if b"word/" in raw else None
    if text is None:
        return None
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return _xml(start)
    if start.startswith(("{", "[")):
        return _json(start)
    return _text(start)


def _xml(start: str) -> Format | None:
    head = start[:20_000]
    if "orcid.org/ns/" in head:
        return Format.ORCID_XML
    if not re.search(r"<(?:\w+:)?profile\b", head):
        return None
    if re.search(r"<support>|<supportsource>|<firstname>", start):
        return Format.SCIENCV_SUPPORT_XML
    return Format.SCIENCV_BIOSKETCH_XML


def _json(start: str) -> Format | None:
    head = start[:50_000]
    if '"orcid-identifier"' in head or '"activities-summary"' in head:
        return Format.ORCID_JSON
    if '"authorships"' in start[:400_000] or "openalex.org/W" in head:
        return Format.OPENALEX
    if re.search(r'"message-type"|"DOI"\s*:', head):
        return Format.CROSSREF
    return None


def _text(start: str) -> Format | None:
    given = headings(start)
    if {"authors", "title", "year"} <= given and ("eid" in given or "affiliations" in given):
        return Format.SCOPUS_CSV
    if is_table(start):
        return Format.WOS_TABLE
    if re.match(r"FN |PT [JBSP]", start) and re.search(r"^ER\s*$", start, re.MULTILINE):
        return Format.WOS_TAGGED
    if re.search(r"^\s*TY  ?- ?\w", start[:5000], re.MULTILINE):
        return Format.RIS
    if re.search(r"^\s*@\s*[A-Za-z]+\s*\{", start[:20_000], re.MULTILINE):
        return Format.BIBTEX
    if re.search(r"^(schema|declared|public)\s*:", start, re.MULTILINE):
        return Format.YAML
    return Format.CV_TEXT if len(start.split()) > 5 and "\x00" not in start else None
