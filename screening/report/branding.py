"""The institution's own name, logo, contacts and wording on every document."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from screening.errors import InvalidFile
from screening.report.phrases import Phrases

_COLOUR = re.compile(r"^#[0-9a-fA-F]{6}$")
_LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_LOGO_LIMIT = 512 * 1024
_CONTRAST_WITH_WHITE = 4.5
_TEXT_KEYS = ("institution", "office", "logo_alt", "contact", "appeal", "retention_years", "colour")


@dataclass(frozen=True, slots=True, kw_only=True)
class Branding:
    """How an institution signs its documents; every field may be empty. `logo` is a data: address."""

    institution: str = ""
    office: str = ""
    logo: str = ""
    logo_alt: str = ""
    contact: str = ""
    appeal: str = ""
    retention_years: str = ""
    colour: str = "#1f3a5f"
    wording: Mapping[str, str] = field(default_factory=dict)

    def worded(self, phrases: Phrases) -> Phrases:
        """The phrases with the institution's own wording in place."""
        return replace(phrases, table={**phrases.table, **self.wording}) if self.wording else phrases


def read_branding(path: Path, phrases: Phrases) -> Branding:
    """Read a branding file; raises InvalidFile with every problem in it."""
    try:
        given = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except OSError as problem:
        raise InvalidFile(f"{path}: cannot be read ({problem.strerror}); check the name") from None
    except (UnicodeDecodeError, yaml.YAMLError) as problem:
        raise InvalidFile(f"{path.name}: not readable as a YAML file: {problem}") from problem
    except RecursionError:
        raise InvalidFile(f"{path.name}: nested deeper than any wording is; flatten it") from None
    if not isinstance(given, dict):
        raise InvalidFile(f"{path.name}: expected keys such as 'institution' and 'contact'")
    problems = [*_unknown_keys(given, path.name), *_wrong_wording(given, phrases, path.name)]
    logo, logo_problems = _logo(given.get("logo", ""), path)
    problems += [*logo_problems, *_wrong_colour(given.get("colour", ""), path.name)]
    if problems:
        raise InvalidFile(problems)
    texts = {key: given[key] for key in _TEXT_KEYS if given.get(key)}
    return Branding(**texts, logo=logo, wording=given.get("wording") or {})


def _unknown_keys(given: dict[str, Any], file: str) -> list[str]:
    known = {*_TEXT_KEYS, "logo", "wording"}
    return [
        f"{file}: unknown key {key!r}; known keys are {', '.join(sorted(known))}"
        for key in given
        if key not in known
    ] + [
        f"{file}: {key} must be a line of text"
        for key in (*_TEXT_KEYS, "logo")
        if not isinstance(given.get(key, ""), str)
    ]


def _wrong_wording(given: dict[str, Any], phrases: Phrases, file: str) -> list[str]:
    wording = given.get("wording") or {}
    if not isinstance(wording, dict):
        return [f"{file}: wording must be keys of reports/phrases/en.yml with the text to use"]
    problems = []
    for key, text in wording.items():
        if key not in phrases.table:
            problems.append(f"{file}: wording: no phrase is called {key!r}; see reports/phrases/en.yml")
        elif not isinstance(text, str):
            problems.append(f"{file}: wording: {key} must be a line of text")
        elif blanks(text) - blanks(phrases.table[key]):
            problems.append(
                f"{file}: wording: {key} may use the blanks {sorted(blanks(phrases.table[key]))} only"
            )
    return problems


def blanks(text: str) -> set[str]:
    """The names in {braces} of a phrase."""
    return set(re.findall(r"{([^{}]*)}", text))


def _logo(name: str, path: Path) -> tuple[str, list[str]]:
    if not name or not isinstance(name, str):
        return "", []
    file = path.parent / name
    kind = _LOGO_TYPES.get(file.suffix.lower())
    if kind is None:
        return "", [f"{path.name}: logo {name!r} must be an SVG, PNG or JPEG file"]
    if not file.is_file():
        return "", [f"{path.name}: logo {name!r} is not in {path.parent}"]
    if file.stat().st_size > _LOGO_LIMIT:
        return "", [f"{path.name}: logo {name!r} is larger than {_LOGO_LIMIT // 1024} KB"]
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}", []


def _wrong_colour(colour: str, file: str) -> list[str]:
    if not colour or not isinstance(colour, str):
        return []
    if not _COLOUR.match(colour):
        return [f"{file}: colour is {colour!r}; expected six hexadecimal digits, for example '#1f3a5f'"]
    if contrast_with_white(colour) < _CONTRAST_WITH_WHITE:
        return [f"{file}: colour {colour} is too light to be read on white; choose a darker one"]
    return []


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of WCAG 2.2 between a colour and white."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)
