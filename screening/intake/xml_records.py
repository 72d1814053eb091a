"""NSF award files in XML as flat records; declarations that could unfold are refused."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from screening.errors import InvalidFile

_TEXTS = (
    "AwardID",
    "AwardTitle",
    "AwardEffectiveDate",
    "AwardExpirationDate",
    "AwardAmount",
    "AbstractNarration",
)


def read_xml(path: Path) -> list[dict[str, Any]]:
    """One record an institution of each award; raises InvalidFile for XML of another kind."""
    content = path.read_bytes()
    if b"<!DOCTYPE" in content.upper() or b"<!ENTITY" in content.upper():
        raise InvalidFile(f"{path.name}: declares XML entities, which no award file does; refused")
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise InvalidFile(f"{path.name}: not readable as XML: {error}") from None
    awards = [root] if root.tag == "Award" else root.findall(".//Award")
    if not awards:
        raise InvalidFile(
            f"{path.name}: XML with the root '{root.tag[:60]}'; only NSF award files are read as XML;"
            " open it in your spreadsheet program and save it as XLSX, or give JSON or CSV"
        )
    return [row for award in awards for row in _rows(award)]


def _rows(award: ElementTree.Element) -> list[dict[str, Any]]:
    about = {name: _text(award, name) for name in _TEXTS}
    about["AwardInstrument"] = _text(award, "AwardInstrument/Value")
    about["Programme"] = _text(award, "ProgramElement/Text")
    rows = []
    for tag in ("Institution", "Performance_Institution"):
        for one in award.findall(tag):
            where = {
                "Institution city": _text(one, "CityName"),
                "Institution country": _text(one, "CountryName"),
            }
            rows.append({**about, "Institution": _text(one, "Name"), **where})
    return rows or [{**about, "Institution": ""}]


def _text(element: ElementTree.Element, path: str) -> str:
    return " ".join((element.findtext(path) or "").split())
