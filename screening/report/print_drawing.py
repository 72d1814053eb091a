"""A drawing for print: its shapes as SVG, its words laid over it as text, so that every script is right.

WeasyPrint sets the text of an SVG letter by letter, which breaks Arabic and
Persian and takes long; as text it is right, quick, and part of the tagged PDF.
"""

import re
from html import escape
from xml.etree import ElementTree

from screening.report.svg import LINE_STEP, QUIET

_NS = "{http://www.w3.org/2000/svg}"
_TRANSLATE = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\)")
_ROOM = 600.0
_ASCENT = 1.05
_ALIGNED = {"middle": "amid", "end": "ahead"}


def for_print(svg: str, wide: float) -> str:
    """The drawing `wide` pixels wide, its words as positioned text over its shapes."""
    if not svg:
        return ""
    ElementTree.register_namespace("", _NS[1:-1])
    root = ElementTree.fromstring(svg)
    scale = wide / float(root.attrib["width"])
    high = float(root.attrib["height"]) * scale
    words = "".join(_words(root, 0.0, 0.0, scale))
    title = root.find(f"{_NS}title")
    described = " ".join(root.findtext(f"{_NS}{part}") or "" for part in ("title", "desc"))
    if title is not None:
        title.text = described
    root.set("width", f"{wide:g}")
    root.set("height", f"{high:.1f}")
    shapes = ElementTree.tostring(root, encoding="unicode")
    size = f"width:{wide:g}px;height:{high:.1f}px"
    return f'<div class="drawing" style="{size}">{shapes}{words}</div>'


def _words(parent: ElementTree.Element, x: float, y: float, scale: float) -> list[str]:
    """The words below an element; they are taken out of the drawing."""
    found: list[str] = []
    block: list[ElementTree.Element] = []
    for child in list(parent):
        if child.tag == f"{_NS}text":
            if block and not _follows(block[-1], child):
                found.append(_placed(block, x, y, scale))
                block = []
            block.append(child)
            parent.remove(child)
        else:
            moved = _TRANSLATE.search(child.attrib.get("transform", ""))
            by = (float(moved.group(1)), float(moved.group(2))) if moved else (0.0, 0.0)
            found += _words(child, x + by[0], y + by[1], scale)
    if block:
        found.append(_placed(block, x, y, scale))
    return found


def _follows(above: ElementTree.Element, below: ElementTree.Element) -> bool:
    """Whether a text is the next line of the same block, so that both can be set as one."""
    step = float(below.attrib["y"]) - float(above.attrib["y"])
    rest = [{**one.attrib, "y": ""} for one in (above, below)]
    return rest[0] == rest[1] and abs(step - float(below.attrib["font-size"]) * LINE_STEP) < 0.1


def _placed(block: list[ElementTree.Element], x: float, y: float, scale: float) -> str:
    node = block[0]
    size = float(node.attrib["font-size"]) * scale
    left = (x + float(node.attrib["x"])) * scale
    top = (y + float(node.attrib["y"])) * scale - size * _ASCENT
    anchor = node.attrib.get("text-anchor", "start")
    left -= {"middle": _ROOM / 2, "end": _ROOM}.get(anchor, 0.0)
    style = f"left:{left:.1f}px;top:{top:.1f}px;font-size:{size:.2f}px"
    kinds = [_ALIGNED.get(node.attrib.get("text-anchor", ""), "")]
    kinds += ["bold"] * ("font-weight" in node.attrib) + ["quiet"] * (node.attrib.get("fill") == QUIET)
    kind = " ".join(filter(None, kinds))
    lines = "\n".join(_marked(one) for one in block)
    marked = f' class="{kind}"' if kind else ""
    return f'<span{marked} style="{style}">{lines}</span>'


def _marked(node: ElementTree.Element) -> str:
    parts = [escape(node.text or "")]
    for child in node:
        parts.append(f'<span lang="{child.attrib.get("lang", "")}">{escape(child.text or "")}</span>')
        parts.append(escape(child.tail or ""))
    return "".join(parts)
