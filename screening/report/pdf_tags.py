"""What WeasyPrint leaves open in a tagged PDF: scopes of table heads, page numbers as artefacts, empty tags.

A checker of PDF/UA-1 (ISO 14289-1, 7.5, 7.8, 7.18) finds each of these; none of them changes what is drawn.
"""

from collections.abc import Iterator
from typing import Any

# Bit 3 of an annotation's flags: it is there in print too.
_PRINTED = 4
# A cell stays where it is, even when it is empty; everything else that holds nothing is no content.
_KEPT = frozenset(
    ("/Document", "/Table", "/THead", "/TBody", "/TFoot", "/TR", "/TD", "/TH", "/Figure", "/Form")
)


def finish(_: Any, pdf: Any) -> None:
    """WeasyPrint's last step before a document is written: complete the tags of `pdf` (pydyf)."""
    elements = {one.reference: one for one in pdf.objects if _is(one, "Type", "/StructElem")}
    if not elements:
        return
    for one in pdf.objects:
        if _is(one, "Type", "/Annot"):
            one.setdefault("F", _PRINTED)
    holders = {kid: one for one in elements.values() for kid in one["K"] if isinstance(kid, bytes)}
    root = next(one for one in elements.values() if one["S"] == "/Document")
    _set_scopes(elements)
    _drop_empty(elements, holders)
    margins = [
        one for one in elements.values() if one["P"] == root.reference and one.reference not in root["K"]
    ]
    _make_artefacts(pdf, elements, margins)


def _is(one: Any, key: str, value: str) -> bool:
    return isinstance(one, dict) and one.get(key) == value


def _set_scopes(elements: dict[bytes, Any]) -> None:
    """A head is that of its column where its whole row is heads, else that of its row."""
    for row in elements.values():
        if row["S"] != "/TR":
            continue
        cells = [elements[kid] for kid in row["K"] if isinstance(kid, bytes) and kid in elements]
        scope = "/Column" if all(cell["S"] == "/TH" for cell in cells) else "/Row"
        for cell in cells:
            if cell["S"] == "/TH":
                cell["A"]["Scope"] = scope


def _drop_empty(elements: dict[bytes, Any], holders: dict[bytes, Any]) -> None:
    """Tags without content, from the leaves up; WeasyPrint makes a tag before those that it holds."""
    for reference, one in reversed(elements.items()):
        holder = holders.get(reference)
        if holder is not None and not one["K"] and one["S"] not in _KEPT and "Alt" not in one:
            holder["K"].remove(reference)


def _make_artefacts(pdf: Any, elements: dict[bytes, Any], margins: list[Any]) -> None:
    """What stands in the margins of pages is pagination, not content (ISO 14289-1, 7.8)."""
    by_page: dict[bytes, set[int]] = {}
    for one in margins:
        for page, number in _contents(one, elements):
            by_page.setdefault(page, set()).add(number)
    objects = {one.reference: one for one in pdf.objects}
    mapped = objects[objects[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"]
    for position, reference in enumerate(pdf.page_references):
        numbers = by_page.get(reference, set())
        for number in numbers:
            mapped[2 * position + 1][number] = "null"
        drawn = objects[objects[reference]["Contents"]].stream
        for at, item in enumerate(drawn):
            if isinstance(item, dict) and item.get("MCID") in numbers:
                drawn[at - 1] = "/Artifact"
                item.clear()
                item["Type"] = "/Pagination"


def _contents(one: Any, elements: dict[bytes, Any]) -> Iterator[tuple[bytes, int]]:
    """Page and number of every piece of content under a tag."""
    for kid in one["K"]:
        if isinstance(kid, int):
            yield one["Pg"], kid
        elif kid in elements:
            yield from _contents(elements[kid], elements)
