"""A page of HTML as the plain tree that the Typst template walks: names, classes and text, never code."""

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any
from unicodedata import category
from urllib.parse import urlsplit
from xml.etree import ElementTree

from screening.report.page_reader import INLINE, read_page
from screening.report.script import visible

Node = dict[str, Any]
Piece = Node | str

_SVG = "http://www.w3.org/2000/svg"
_NOT_DRAWN = frozenset(("head", "svg", "style", "script", "template", "form", "noscript"))
_NOT_PRINTED = frozenset(("no-print", "skip", "narrow"))
_HEADING = re.compile(r"h([1-6])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_ACCENT = re.compile(r"<style>[^<]*?--accent: (#[0-9a-fA-F]{6})")
_WIDTH = re.compile(r"\bw(\d{1,2})\b")
_BAR = re.compile(r"width:\s*([\d.]+)%")
_LONG_WORD = re.compile(r"[^\s\u2e80-\ufaff]{14,}")
_ADDRESS_MARK = re.compile(r"[/_@=&?]")
_AROUND = ".,;:!?()[]{}“”„‘’'\"»«…"
_LONGEST_WHOLE, _LONGEST_LETTERS = 24, 59
_PARTS = re.compile(r"[^/._=&?@,;:-]{1,6}[/._=&?@,;:-]*|[/._=&?@,;:-]+")
# Where a line may end anyway.
_CUT = re.compile(r"[\s\-–/]+")
_MOVED = re.compile(r"translate\(0 ([\d.]+)\)")
_JOINERS = "\u200c\u200d"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# Typst takes no address longer than 8,000 letters.
_LONGEST_ADDRESS = 2000
_LOGO_KINDS = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintTree:
    """A page to be set: its title, its language, the day it speaks of (ISO, may be empty), its blocks."""

    title: str
    language: str
    day: str
    classes: tuple[str, ...]
    accent: str
    blocks: list[Node]
    row_heads: tuple[bool, ...]

    @property
    def letters(self) -> int:
        """How much there is to read."""
        return _letters(self.blocks)

    def as_json(self) -> dict[str, Any]:
        """What the template is given."""
        return {
            "title": self.title,
            "lang": self.language,
            "day": self.day,
            "c": list(self.classes),
            "accent": self.accent,
            "k": self.blocks,
        }


def print_tree(html: str) -> PrintTree:
    """Read a page; one that is not well-formed XML is read as forgivingly as browsers read it."""
    colour = _ACCENT.search(html)
    root = read_page(html)
    body = root.find("body")
    body = root if body is None else body
    title = _SPACE.sub(" ", "".join(root.findtext("head/title") or root.findtext("title") or "")).strip()
    said = (one.get("content", "") for one in root.iter("meta") if one.get("name") == "date")
    walk = _Walk(ids={one.attrib["id"] for one in body.iter() if "id" in one.attrib})
    blocks = walk.blocks(body)
    for link in walk.links:
        if link["href"][:1] == "#" and link["href"][1:] not in walk.places:
            link["href"] = ""
    classes = [*root.get("class", "").split(), *body.get("class", "").split()]
    classes += [name for one in body for name in one.get("class", "").split() if one.tag == "div"]
    return PrintTree(
        title=visible(title) or "–",
        language=_language(root.get("lang", "")) or "en",
        day=_day(next(said, "")),
        classes=tuple(dict.fromkeys(classes)),
        accent=colour.group(1) if colour else "#1f3a5f",
        blocks=blocks,
        row_heads=tuple(walk.row_heads),
    )


def _letters(pieces: Sequence[Piece]) -> int:
    return sum(len(one) if isinstance(one, str) else _letters(one.get("k", ())) for one in pieces)


def _day(written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return ""


@dataclass(slots=True, kw_only=True)
class _Walk:
    """One pass over a page, in the order in which it is read; remembers what it has come past."""

    ids: set[str]
    level: int = 0
    links: list[Node] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    row_heads: list[bool] = field(default_factory=list)

    def blocks(self, element: ElementTree.Element) -> list[Node]:
        """What an element holds as blocks; words between blocks become paragraphs of their own."""
        made: list[Node] = []
        run: list[Piece] = []
        for one in _contents(element):
            if isinstance(one, str):
                run.append(one)
            elif one.tag in INLINE:
                run.append(self.inline(one))
            else:
                _close(run, made)
                block = self.block(one)
                if block is not None:
                    made.append(block)
        _close(run, made)
        drawings = [one for one in made if one["t"] == "svg"]
        for drawing in drawings:
            drawing["whole"] = len(drawings) == 1
        for before, after in pairwise(made):
            if "trail" in after["c"] or after["t"] == "footer":
                _last(before)["c"].append("lead")
        return made

    def inline(self, element: ElementTree.Element) -> Node:
        """An element within a line."""
        node = _node(element)
        if element.tag == "a":
            node["href"] = self.address(element.get("href", ""))
            self.links.append(node)
        node["k"] = [one if isinstance(one, str) else self.inline(one) for one in _contents(element)]
        return node

    def block(self, element: ElementTree.Element) -> Node | None:
        """An element that stands by itself, or None where it is not for print."""
        node = _node(element)
        if element.tag.endswith("}svg"):
            return {**node, **_drawing(element)}
        if element.tag == "img":
            drawn = _logo(element.get("src", ""))
            return {**node, **drawn, "alt": visible(element.get("alt", ""))} if drawn else None
        if element.tag == "table":
            return {**node, **self.table(element)}
        if _HEADING.fullmatch(element.tag):
            # PDF/UA wants the first heading to be of level 1 and no level left out on the way down.
            self.level = min(int(element.tag[1]), self.level + 1)
            node["level"] = self.level
        found = element.get("id")
        if found in self.ids:
            self.ids.discard(found or "")
            self.places.add(found or "")
            node["id"] = found
        return self.filled(node, element)

    def filled(self, node: Node, element: ElementTree.Element) -> Node:
        """The node with what the element holds: words ("i"), or blocks."""
        node["i"] = all(one.tag in INLINE for one in element)
        if node["i"]:
            run = [one if isinstance(one, str) else self.inline(one) for one in _contents(element)]
            node["k"] = _tidy(run)
        else:
            node["k"] = self.blocks(element)
        node["n"] = len("".join(element.itertext()))
        return node

    def table(self, element: ElementTree.Element) -> Node:
        """Heads, rows and, where the page says so, widths of columns as shares."""
        caption = element.find("caption")
        head = [self.row(row, None) for row in element.iterfind("thead/tr")]
        rows = [self.row(row, self.row_heads) for row in element.iterfind("tbody/tr")]
        first = next(element.iter("tr"), None)
        widths = [] if first is None else [_WIDTH.search(one.get("class", "")) for one in first]
        return {
            "caption": None if caption is None else self.filled(_node(caption), caption),
            "head": head,
            "rows": rows,
            "widths": [int(one.group(1)) if one else 0 for one in widths],
            "n": len("".join(element.itertext())),
        }

    def row(self, element: ElementTree.Element, heads: list[bool] | None) -> list[Node]:
        """The cells of a row; `heads` notes which of them head their row."""
        cells = []
        for one in element:
            if heads is not None:
                heads.append(one.tag == "th")
            longest = max(map(len, _CUT.split("".join(one.itertext()))))
            given = {**_node(one), "span": int(one.get("colspan", "1")), "word": longest}
            cells.append(self.filled(given, one))
        return cells

    def address(self, href: str) -> str:
        """Where a link leads: a place in the page that is there, or a page of the web; else nowhere."""
        if href[:1] == "#":
            return href
        if len(href) > _LONGEST_ADDRESS or not href.isascii():
            return ""
        return href if urlsplit(href).scheme in ("http", "https", "mailto") else ""


def _node(element: ElementTree.Element) -> Node:
    node: Node = {"t": element.tag.rpartition("}")[2], "c": element.get("class", "").split(), "k": []}
    language = _language(element.get("lang", ""))
    if language:
        node["lang"] = language
    bar = _BAR.search(element.get("style", ""))
    if bar:
        node["bar"] = float(bar.group(1))
    return node


def _language(tag: str) -> str:
    first = tag.partition("-")[0].lower()
    return first if _LANGUAGE.fullmatch(first) else ""


def _contents(element: ElementTree.Element) -> Iterator[str | ElementTree.Element]:
    """Text and elements in the order in which they stand, without what is not printed."""
    if element.text:
        yield element.text
    for one in element:
        if not _left_out(one):
            yield one
        if one.tail:
            yield one.tail


def _left_out(element: ElementTree.Element) -> bool:
    hidden = element.tag in _NOT_DRAWN or "hidden" in element.attrib
    return hidden or not _NOT_PRINTED.isdisjoint(element.get("class", "").split())


def _last(node: Node) -> Node:
    """The block that ends a block: the block itself where it is kept whole or holds words."""
    while node["t"] in ("main", "section", "div") and not node["i"] and "keep" not in node["c"] and node["k"]:
        node = node["k"][-1]
    return node


def _close(run: list[Piece], made: list[Node]) -> None:
    """End a run of words between blocks: a paragraph where it holds anything."""
    words = _tidy(run)
    if words:
        made.append({"t": "p", "c": [], "i": True, "k": words, "n": 0})
    run.clear()


def _tidy(run: list[Piece]) -> list[Piece]:
    """Words with their spaces as HTML has them: one between words, none at either end or about a break."""
    tidied, _ = _spaced(run, True)
    while tidied and isinstance(tidied[-1], str):
        tidied[-1] = tidied[-1].rstrip(" ")
        if tidied[-1]:
            break
        tidied.pop()
    return tidied


def _spaced(run: list[Piece], after_space: bool) -> tuple[list[Piece], bool]:
    made: list[Piece] = []
    for one in run:
        if isinstance(one, str):
            words = _SPACE.sub(" ", one)
            words = words[1:] if after_space and words[:1] == " " else words
            if words:
                after_space = words[-1] == " "
                made += filter(None, _words(visible(words)))
        elif one["t"] in ("br", "word"):
            after_space = one["t"] == "br"
            made.append(one)
        else:
            one["k"], after_space = _spaced(one["k"], after_space)
            made.append(one)
    return made, after_space


def _words(text: str) -> Iterator[Piece]:
    """Text with its long words in parts, between which a line may break; nothing is put into the text itself,
    so that an address or a fingerprint can be copied out of the PDF."""
    last = 0
    for found in filter(_is_divided, _LONG_WORD.finditer(text)):
        yield text[last : found.start()]
        yield {"t": "word", "c": [], "k": _PARTS.findall(found.group())}
        last = found.end()
    yield text[last:]


def _is_divided(found: re.Match[str]) -> bool:
    """True for an address, a file's name, a fingerprint; a word of letters is for its language to divide."""
    word = found.group().strip(_AROUND)
    if word.replace("-", "").isalpha():
        return len(word) > _LONGEST_LETTERS
    return len(found.group()) > _LONGEST_WHOLE or _ADDRESS_MARK.search(word) is not None


def _drawing(element: ElementTree.Element) -> Node:
    """A drawing as SVG, with its title and description as what is said in its place.

    Lines with letters that join or stand on others are kept apart for Typst to set: what it draws of an SVG
    does not say which letters such glyphs stand for, and PDF/UA refuses that.
    """
    said = [element.findtext(f"{{{_SVG}}}{part}") or "" for part in ("title", "desc")]
    lines = _taken_out(element)
    ElementTree.register_namespace("", _SVG)
    tail, element.tail = element.tail, None
    drawn = ElementTree.tostring(element, encoding="unicode")
    element.tail = tail
    return {
        "svg": drawn,
        "lines": lines,
        "alt": visible(" ".join(filter(None, said))),
        "wide": float(element.get("width", "1")),
        "high": float(element.get("height", "1")),
    }


def _taken_out(drawing: ElementTree.Element, down: float = 0) -> list[Node]:
    """The lines of text that a drawing cannot hold, taken out of it; `down` is where the drawing begins."""
    moved = _MOVED.fullmatch(drawing.get("transform", ""))
    down += float(moved[1]) if moved else 0
    found = []
    for one in list(drawing):
        if one.tag == f"{{{_SVG}}}text" and _joins("".join(one.itertext())):
            drawing.remove(one)
            found.append(_line_of(one, down))
        else:
            found += _taken_out(one, down)
    return found


def _joins(text: str) -> bool:
    return any(category(letter)[0] == "M" or letter in _JOINERS for letter in text)


def _line_of(element: ElementTree.Element, down: float) -> Node:
    return {
        "x": float(element.get("x", "0")),
        "y": float(element.get("y", "0")) + down,
        "size": float(element.get("font-size", "12")),
        "fill": element.get("fill", "#000000"),
        "bold": element.get("font-weight", "") == "600",
        "at": {"middle": "center", "end": "right"}.get(element.get("text-anchor", ""), "left"),
        "text": visible("".join(element.itertext())),
    }


def _logo(address: str) -> Node:
    """A picture from a data: address; every other address is refused, so nothing is fetched or opened."""
    kind, _, packed = address.removeprefix("data:").partition(";base64,")
    if not address.startswith("data:") or kind not in _LOGO_KINDS or not packed:
        return {}
    try:
        content = base64.b64decode(packed, validate=True)
    except binascii.Error:
        return {}
    return {"bytes": list(content), "format": _LOGO_KINDS[kind]}
