"""Publications (RIS, BibTeX, PubMed, EndNote, Web of Science) as records with the bodies they name."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from screening.errors import InvalidFile
from screening.intake.people import bibtex, ris, wos

_MEDLINE = re.compile(r"([A-Z]{2,4}) *- (.*)")
_ENDNOTE = re.compile(r"%([0-9A-Z@!#$^&*()+=<>?~|\[\]-]) ?(.*)")
_PERSONS = re.compile(r"\[[^\[\]]*\]\s*")
_MAIL = re.compile(r"(?:\s*Electronic address:)?\s*\S+@\S+")
_PARTS = re.compile(r"\s*;\s*")
# `Sample Council [No. 1]`, and in PubMed `No. 1/SC/Sample Council/Norway`.
_AWARD = re.compile(r"\s*\[[^\[\]]*\]")
_FUNDERS = {"medline": "GR", "wos": "FU", "endnote": "", "ris": "", "bibtex": "funder"}
# The tags of each kind of list: number, title, bodies, year, abstract, keywords; the first there counts.
_TAGS: dict[str, tuple[tuple[str, ...], ...]] = {
    "ris": (("DO", "ID", "AN"), ("TI", "T1", "CT"), ("AD",), ("PY", "Y1", "DA"), ("AB", "N2"), ("KW",)),
    "medline": (("PMID",), ("TI", "BTI"), ("AD", "IRAD"), ("DP",), ("AB",), ("OT",)),
    "endnote": (("R", "M"), ("T",), ("+",), ("D",), ("X",), ("K",)),
    "wos": (("UT", "DI"), ("TI",), ("C1",), ("PY",), ("AB",), ("DE",)),
    "bibtex": (
        ("key",),
        ("title",),
        ("affiliation", "affiliations"),
        ("year",),
        ("abstract",),
        ("keywords",),
    ),
}
Tagged = dict[str, list[str]]


def publications(text: str, file: str) -> Iterator[dict[str, Any]]:
    """One record a publication; whoever wrote it is not in it, only from where."""
    kind, found = _read(text.lstrip("\ufeff"), file)
    number, title, bodies, year, abstract, keywords = _TAGS[kind]
    for row, tagged in found:
        places = [one for tag in bodies for given in tagged.get(tag, ()) for one in _places(given, kind)]
        yield {
            "id": _first(tagged, number).split(" [")[0] or f"line {row}",
            "title": _first(tagged, title),
            "start": _first(tagged, year).replace("/", " ").split(" ")[0],
            "abstract": _first(tagged, abstract),
            "keywords": "; ".join(one for tag in keywords for one in tagged.get(tag, ())),
            "funder": "; ".join(_funders(tagged.get(_FUNDERS[kind], ()), kind)),
            "partners": [{"name": one} for one in dict.fromkeys(places)],
        }


def _read(text: str, file: str) -> tuple[str, list[tuple[int, Tagged]]]:
    if text.startswith(("FN ", "PT ")):
        return "wos", [
            (row, {tag: [said] for tag, said in one.items()}) for row, one in wos.tagged(text, file)
        ]
    if text.lstrip().startswith("PMID"):
        return "medline", list(_by_lines(text, _MEDLINE, "PMID"))
    if text.lstrip().startswith("%0"):
        return "endnote", list(_by_lines(text, _ENDNOTE, "0"))
    if text.lstrip().startswith("@"):
        entries = [
            (row, {"key": [key], **{name: [said] for name, said in fields.items()}})
            for row, key, fields in bibtex.entries(text)
        ]
        if not entries:
            raise InvalidFile(f"{file}: no entry was found; expected entries that begin like '@article'")
        return "bibtex", entries
    return "ris", ris.references(text, file)


def _by_lines(text: str, line: re.Pattern[str], first: str) -> Iterator[tuple[int, Tagged]]:
    """Records whose lines begin with a tag; a line without one goes on with the text above it."""
    start, current, tag = 1, Tagged(), ""
    for number, written in enumerate(text.splitlines(), start=1):
        found = line.match(written)
        if found is None:
            if tag and written.strip():
                current[tag][-1] += f" {written.strip()}"
            continue
        tag = found[1]
        if tag == first and current:
            yield start, current
        if tag == first:
            start, current = number, Tagged()
        current.setdefault(tag, []).append(found[2].strip())
    if current:
        yield start, current


def _places(written: str, kind: str) -> list[str]:
    """The bodies in one line: without whose they are, and one by one where the line holds several."""
    plain = _MAIL.sub("", _PERSONS.sub("", written) if kind == "wos" else written)
    return [one.strip(" .") for one in _PARTS.split(plain) if one.strip(" .")]


def _funders(written: Iterable[str], kind: str) -> Iterator[str]:
    """Who paid, each once and without the numbers of awards."""
    found = (part for one in written for part in _PARTS.split(one))
    if kind == "medline":
        found = (parts[-2] for one in written if len(parts := one.split("/")) > 2)
    yield from dict.fromkeys(name for one in found if (name := _AWARD.sub("", one).strip(" .")))


def _first(tagged: Tagged, tags: tuple[str, ...]) -> str:
    return next((one for tag in tags for one in tagged.get(tag, ()) if one), "")
