"""Reads a page of HTML as a tree of elements: ours as XML, any other as forgivingly as browsers do."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

# Elements that stand within a line of words.
INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "q", "small", "span", "strong", "time", "wbr")
)
_DOCTYPE = re.compile(r"^\s*<!doctype html>", re.IGNORECASE)
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr"))
_UNCLOSED = re.compile(rf"<({'|'.join(sorted(_VOID))})\b([^>]*?)/?>")
_STYLE = re.compile(r"<(style|script)>.*?</\1>", re.DOTALL)


def read_page(html: str) -> ElementTree.Element:
    """The page without styles and scripts; read as XML, which is quick, where it is well formed."""
    html = html.encode("utf-8", "replace").decode("utf-8")  # half a letter, as some exports leave, is none
    html = _STYLE.sub("", html)
    try:
        return ElementTree.fromstring(_UNCLOSED.sub(r"<\1\2/>", _DOCTYPE.sub("", html)))
    except ElementTree.ParseError:
        return _Forgiving.read(html)


class _Forgiving(HTMLParser):
    """Builds a tree of any HTML: what is left open is closed where its holder ends, a new p closes a p."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [ElementTree.Element("html")]

    @classmethod
    def read(cls, html: str) -> ElementTree.Element:
        reader = cls()
        reader.feed(html)
        reader.close()
        return reader.open[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.open[0].attrib.update(given)
            return
        if tag not in INLINE and any(one.tag == "p" for one in self.open):
            self.handle_endtag("p")
        made = ElementTree.SubElement(self.open[-1], tag, given)
        if tag not in _VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ElementTree.SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        holder = self.open[-1]
        if len(holder):
            holder[-1].tail = (holder[-1].tail or "") + data
        else:
            holder.text = (holder.text or "") + data
