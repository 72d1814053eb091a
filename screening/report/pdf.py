"""Reports as tagged PDF (PDF/UA-1), made from the same HTML by WeasyPrint, which may load nothing."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from screening.collector import collecting_paused
from screening.errors import MissingExtra
from screening.report.branding import Branding
from screening.report.html import html_of
from screening.report.pdf_tags import finish
from screening.report.phrases import Phrases, load_phrases
from screening.report.view import report_view

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_NEVER_USED = re.compile(
    r"^::(?:footnote|note)-\w+ \{.*\}$|^  @(?:top|left|right|bottom)-[\w-]+ +\{.*\}$", re.MULTILINE
)
_DOCTYPE = re.compile(r"^\s*<!doctype html>", re.IGNORECASE)
_UNCLOSED = re.compile(r"<(br|hr|img|input|link|meta)\b([^>]*?)/?>")
_SCREEN_ONLY = re.compile(r"@media screen[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")


def render_pdf(
    result: Mapping[str, Any],
    *,
    branding: Branding | None = None,
    phrases: Phrases | None = None,
    copy: str = "officer",
    person: str = "",
) -> bytes:
    """The report of one assessment for one reader as a PDF file; the same input gives the same bytes."""
    brand = branding or Branding()
    words = brand.worded(phrases or load_phrases())
    view = report_view(result, words, brand, copy, person)
    return pdf_of(html_of(view, words, for_print=True))


def pdf_of(html: str) -> bytes:
    """A page of HTML as tagged PDF; raises MissingExtra where WeasyPrint is not installed."""
    style = _STYLE.search(html)
    document = _read(_STYLE.sub("", html))
    sheets = [_sheet(style.group(1))] if style else []
    with collecting_paused():
        made: bytes = document.write_pdf(
            stylesheets=sheets, pdf_variant="pdf/ua-1", font_config=_fonts(), finisher=finish
        )
    return made


def _read(html: str) -> Any:
    """A page as WeasyPrint takes it; read as XML, five times as fast, where it is well formed."""
    page = _page_class()
    try:
        tree = ElementTree.fromstring(_UNCLOSED.sub(r"<\1\2/>", _DOCTYPE.sub("", html)))
    except ElementTree.ParseError:
        return page(string=html, url_fetcher=_only_embedded())
    read = page(string="<html></html>", url_fetcher=_only_embedded())
    read.wrapper_element = type(read.wrapper_element).from_html_root(tree, content_language=None)
    read.etree_element = read.wrapper_element.etree_element
    return read


@lru_cache(maxsize=1)
def _page_class() -> Any:
    """A page without WeasyPrint's styles for footnotes and page margins, which it would work out five times
    for every element and fifteen times for every page."""
    weasyprint = _weasyprint()
    try:
        from weasyprint.html import UA, UA_COUNTER_STYLE
    except ImportError:  # a release that names them otherwise
        return weasyprint.HTML
    needed = _NEVER_USED.sub("", UA).replace("\n::marker {", "\nli::marker {")
    defaults = weasyprint.CSS(string=needed, counter_style=UA_COUNTER_STYLE)

    class Page(weasyprint.HTML):  # type: ignore[misc,name-defined]  # WeasyPrint has no types
        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [defaults]

    return Page


def _weasyprint() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as problem:
        raise MissingExtra(
            "PDF needs WeasyPrint: pip install 'screening[pdf]' (on Windows and macOS it also needs Pango). "
            "Without it, open the HTML report and print it from the browser."
        ) from problem
    return weasyprint


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """The fonts of the machine, found and opened once for all reports of a run."""
    import weasyprint.text.fonts

    return weasyprint.text.fonts.FontConfiguration()


@lru_cache(maxsize=8)
def _sheet(style: str) -> Any:
    """The style for print, read once for all reports of a run."""
    import weasyprint

    return weasyprint.CSS(string=_SCREEN_ONLY.sub("", style), url_fetcher=_only_embedded())


@lru_cache(maxsize=1)
def _only_embedded() -> Any:
    """Fetches data: addresses and refuses every other; nothing leaves the machine and no file is read."""
    import weasyprint.urls

    if hasattr(weasyprint.urls, "URLFetcher"):
        return weasyprint.urls.URLFetcher(allowed_protocols={"data"})
    return _old_fetcher


def _old_fetcher(address: str, *_: Any, **__: Any) -> Any:
    """The same for releases of WeasyPrint before fetchers became classes."""
    import weasyprint.urls

    if not address.startswith("data:"):
        raise ValueError(f"a report may not load {address}")
    return weasyprint.urls.default_url_fetcher(address)
