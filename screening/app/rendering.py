"""One assessment in one format, as bytes."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from screening.errors import MissingExtra
from screening.report.branding import Branding, read_branding
from screening.report.html import render_html
from screening.report.phrases import Phrases, load_phrases

_ENGINES = {"pdf": "screening.report.pdf", "docx": "screening.report.docx_parts"}


def rendered(result: Mapping[str, Any], wanted: str, branding: Path | None, language: str) -> bytes:
    """The report of one assessment; raises MissingExtra when the format's package is not installed."""
    brand, phrases = look(branding, language)
    if wanted == "json":
        return json.dumps(result, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
    if wanted == "html":
        return render_html(result, branding=brand, phrases=phrases).encode("utf-8", "replace")
    if find_spec(f"screening.report.{wanted}") is None:
        raise MissingExtra(f"reports as {wanted} are not part of this installation; use html")
    render = getattr(import_module(f"screening.report.{wanted}"), f"render_{wanted}")
    found: bytes = render(result, branding=brand, phrases=phrases)
    return found


def check_rendering(formats: Iterable[str], branding: Path | None, language: str) -> None:
    """Raise what would stop every report, before anything is written.

    That is a branding with a mistake in it, or a format whose package is not installed.
    """
    look(branding, language)
    for one in formats:
        if one in _ENGINES:
            import_module(_ENGINES[one]).engine()


@lru_cache(maxsize=4)
def look(branding: Path | None, language: str) -> tuple[Branding, Phrases]:
    """The institution's branding and the phrases of a language."""
    phrases = load_phrases(language)
    return (read_branding(branding, phrases) if branding else Branding()), phrases
