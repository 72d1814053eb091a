"""Reports as tagged PDF (PDF/UA-1), made from the same HTML by WeasyPrint, which may load nothing."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from screening.errors import MissingExtra
from screening.report.branding import Branding
from screening.report.html import html_of
from screening.report.phrases import Phrases, load_phrases
from screening.report.view import report_view

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
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
    try:
        import weasyprint
    except (ImportError, OSError) as problem:
        raise MissingExtra(
            "PDF needs WeasyPrint: pip install 'screening[pdf]' (on Windows and macOS it also needs Pango). "
            "Without it, open the HTML report and print it from the browser."
        ) from problem
    style = _STYLE.search(html)
    sheets = [_sheet(style.group(1))] if style else []
    document = weasyprint.HTML(string=_STYLE.sub("", html), url_fetcher=_only_embedded())
    made: bytes = document.write_pdf(stylesheets=sheets, pdf_variant="pdf/ua-1")
    return made


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
