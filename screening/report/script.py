"""Text of any script made safe to show: runs with a language each, control characters made visible."""

import re
import unicodedata
from dataclasses import dataclass

_SCRIPTS = (
    ("han", "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"),
    ("kana", "\u3040-\u30ff\u31f0-\u31ff"),
    ("hangul", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe"),
    ("hebrew", "\u0590-\u05ff\ufb1d-\ufb4f"),
    ("cyrillic", "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"),
    ("greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("thai", "\u0e00-\u0e7f"),
    ("devanagari", "\u0900-\u097f"),
    ("bengali", "\u0980-\u09ff"),
    ("tamil", "\u0b80-\u0bff"),
    ("georgian", "\u10a0-\u10ff"),
    ("armenian", "\u0530-\u058f"),
)
_LANGUAGE_OF = {
    "han": "zh", "kana": "ja", "hangul": "ko", "arabic": "ar", "hebrew": "he", "cyrillic": "ru",
    "greek": "el", "thai": "th", "devanagari": "hi", "bengali": "bn", "tamil": "ta", "georgian": "ka",
    "armenian": "hy",
}  # fmt: skip
_RIGHT_TO_LEFT = frozenset(("ar", "fa", "he"))
_ANY = "".join(ranges for _, ranges in _SCRIPTS)
_GLUE = "\\s\u3000-\u303f\uff00-\uff65\u00b7()\\-–,.\u200c\u060c0-9"
_FOREIGN = re.compile(f"[{_ANY}](?:[{_ANY}{_GLUE}]*[{_ANY}\u3009\u300b\u300d\uff09])?")
_SCRIPT_OF = tuple((name, re.compile(f"[{ranges}]")) for name, ranges in _SCRIPTS)
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06cc]")
_UKRAINIAN = re.compile("[\u0456\u0457\u0454\u0491\u0406\u0407\u0404\u0490]")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ue000-\uf8ff\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language; `language` is empty where it is the document's own."""

    text: str
    language: str = ""

    @property
    def right_to_left(self) -> bool:
        """True for scripts written from right to left."""
        return self.language in _RIGHT_TO_LEFT


def visible(text: str) -> str:
    """The text with direction overrides, controls and other invisible characters written out as U+…."""
    return _HIDDEN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text.replace("\r\n", "\n"))


def runs(text: str) -> tuple[Run, ...]:
    """The text cut into runs by script; joined again they are `visible(text)`."""
    shown = visible(text)
    if shown.isascii():
        return (Run(shown),) if shown else ()
    found: list[Run] = []
    last = 0
    for match in _FOREIGN.finditer(shown):
        if match.start() > last:
            found.append(Run(shown[last : match.start()]))
        found.append(Run(match.group(), _language(match.group())))
        last = match.end()
    if last < len(shown):
        found.append(Run(shown[last:]))
    return tuple(found)


def _language(text: str) -> str:
    scripts = {name for name, pattern in _SCRIPT_OF if pattern.search(text)}
    if "kana" in scripts:
        return "ja"
    if "hangul" in scripts:
        return "ko"
    first = next(name for name, _ in _SCRIPTS if name in scripts)
    if first == "arabic" and _PERSIAN.search(text):
        return "fa"
    if first == "cyrillic" and _UKRAINIAN.search(text):
        return "uk"
    return _LANGUAGE_OF[first]


def width(text: str, size: float) -> float:
    """About how wide the text is when set at that size; wide scripts count one em a character."""
    return sum(_em(one) for one in text) * size


def _em(one: str) -> float:
    if unicodedata.east_asian_width(one) in "WF":
        return 1.0
    if unicodedata.combining(one):
        return 0.0
    if one in "iljtfrI.,:;'|!()[] ":
        return 0.32
    if one in "mwMW@%—":
        return 0.88
    if one in "bdghnopquöüß" or one.isdigit():
        return 0.62
    if one in "CDGHNOQRUÄÖÜ":
        return 0.77
    return 0.68 if one.isupper() else 0.54


def wrapped(text: str, size: float, room: float, most: int = 3) -> tuple[str, ...]:
    """The text in at most `most` lines that fit the room; the last ends in … when something is left out."""
    lines: list[str] = []
    line = ""
    for piece in re.findall(r"\S+\s*|\s+", visible(text).replace("\n", " ")):
        for part in _parts(piece, size, room):
            if line and width(line + part.rstrip(), size) > room:
                lines.append(line.rstrip())
                line = ""
            line += part
    if line.strip():
        lines.append(line.rstrip())
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip(" ,;") + " …"]
    return tuple(lines)


def _parts(piece: str, size: float, room: float) -> tuple[str, ...]:
    """A word, cut where it is wider than the room or its script has no spaces."""
    if width(piece.rstrip(), size) <= room and not any(
        unicodedata.east_asian_width(one) == "W" for one in piece
    ):
        return (piece,)
    parts: list[str] = []
    part = ""
    for one in piece:
        if part and (unicodedata.east_asian_width(one) == "W" or width(part + one, size) > room):
            parts.append(part)
            part = ""
        part += one
    return (*parts, part)
