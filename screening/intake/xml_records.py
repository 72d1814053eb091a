"""XML of projects, awards and publications as records; declarations that could unfold are refused."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from screening.errors import InvalidFile
from screening.intake.columns import ORGANISATIONS, known_heading
from screening.intake.limits import too_deep

_TEXTS = (
    "AwardID",
    "AwardTitle",
    "AwardEffectiveDate",
    "AwardExpirationDate",
    "AwardAmount",
    "AbstractNarration",
)
_OF_A_PERSON = ("orcid.org/ns", "ncbi.nlm.nih.gov/sciencv")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TEXT = "#text"


def read_xml(path: Path, depth: int) -> list[Any]:
    """The records of a file, or a mapping that holds them; raises InvalidFile for what cannot be read.

    `depth` is how deep elements may lie in one another. An award of the NSF is a row for each institution.
    """
    content = path.read_bytes()
    try:
        _look_through(content, path.name, depth)
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, expat.ExpatError, ValueError, LookupError) as error:
        raise InvalidFile(f"{path.name}: not readable as XML: {error}") from None
    if any(one in root.tag for one in _OF_A_PERSON) or _local(root.tag) == "profile":
        raise InvalidFile(
            f"{path.name}: this is a person's record and no register; screening person reads such files"
        )
    if awards := [root] if root.tag == "Award" else root.findall(".//Award"):
        return [row for award in awards for row in _rows(award)]
    if articles := root.findall(".//PubmedArticle"):
        return [_article(one) for one in articles]
    wrapped = [one for one in root.iter() if _local(one.tag) == "metadata" and len(one) == 1]
    return [_mapping(one[0]) for one in wrapped] or [{_local(root.tag): _value(root)}]


def _look_through(content: bytes, file: str, depth: int) -> None:
    """Refuse entities, a few lines of which unfold to gigabytes, and nesting beyond the depth."""
    parser = expat.ParserCreate()
    deep = 0

    def starts(_name: str, _given: dict[str, str]) -> None:
        nonlocal deep
        deep += 1
        if deep > depth:
            raise too_deep(file, depth)

    def ends(_name: str) -> None:
        nonlocal deep
        deep -= 1

    def declares(*_said: object) -> None:
        raise InvalidFile(f"{file}: declares XML entities, which no award file does; refused")

    parser.StartElementHandler, parser.EndElementHandler = starts, ends
    parser.EntityDeclHandler = declares
    parser.Parse(content, True)


def _local(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]


def _value(element: ElementTree.Element) -> Any:
    """A text, with its language where it says one; a list under a name of several; else a mapping."""
    text = " ".join((element.text or "").split())
    language = element.get(_LANGUAGE)
    if not len(element) and (text or not element.attrib):
        return {_TEXT: text, "lang": language} if language and text else text
    inside = [_local(one.tag) for one in element]
    if inside and not text and _holds_several(_local(element.tag), inside):
        return [_value(one) for one in element]
    return _mapping(element)


def _holds_several(name: str, inside: list[str]) -> bool:
    """True for `<partners>` of nothing but `<partner>`."""
    return len(set(inside)) == 1 and name.lower() in (f"{inside[0]}s".lower(), f"{inside[0]}list".lower())


def _mapping(element: ElementTree.Element) -> dict[str, Any]:
    """Attributes and elements by their names; those that are there twice, or are bodies, as lists."""
    found: dict[str, Any] = {_local(name): value for name, value in element.attrib.items() if value}
    found.pop("schemaLocation", None)
    inside: dict[str, list[Any]] = {}
    for one in element:
        inside.setdefault(_local(one.tag), []).append(_value(one))
    for name, values in inside.items():
        body = known_heading(name)[0] in ORGANISATIONS and isinstance(values[0], dict)
        found[name] = values if len(values) > 1 or body else values[0]
    if text := " ".join((element.text or "").split()):
        found.setdefault(_TEXT, text)
    return found


def _article(article: ElementTree.Element) -> dict[str, Any]:
    """An article of PubMed with the bodies that its authors write from, each once."""
    places = dict.fromkeys(
        " ".join("".join(one.itertext()).split()) for one in article.findall(".//Affiliation")
    )
    title = article.find(".//ArticleTitle")
    return {
        "id": _text(article, ".//PMID"),
        "title": " ".join("".join(title.itertext()).split()) if title is not None else "",
        "publication_date": _text(article, ".//PubDate/Year"),
        "abstract": " ".join("".join(one.itertext()) for one in article.findall(".//AbstractText")),
        "partners": [{"name": one} for one in places if one],
    }


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
