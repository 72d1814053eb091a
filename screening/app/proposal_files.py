"""Reads proposals from YAML or JSON files and from running text, naming the file in every problem."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from screening.errors import InvalidFile, SafetyLimit
from screening.intake.agreements import read_agreement
from screening.intake.sniff import RUNNING_TEXT, Kind, kind_of
from screening.model.proposal import Proposal
from screening.model.proposal_reading import read_proposal
from screening.model.source import Place
from screening.rubrics.yaml_reading import MAX_CHARACTERS, read_plain

_OF_MANY = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".zip", ".eml", ".mht", ".mhtml")
_PLAIN = (".yaml", ".yml", ".json")


def read_proposal_file(path: Path) -> Proposal:
    """The proposal of one file; raises InvalidFile with every problem, each with the file's name.

    Running text (DOCX, PDF, TXT, a web page) becomes a proposal with its parties; all else is unknown.
    """
    if path.suffix.lower() in RUNNING_TEXT:
        return read_agreement(path).proposal
    if path.is_dir() or path.suffix.lower() in _OF_MANY:
        raise InvalidFile(f"{path}: no single proposal; give it to: screening run {path} -o FOLDER")
    if path.is_file() and path.suffix.lower() not in _PLAIN and kind_of(path) is Kind.DOCUMENT:
        return read_agreement(path).proposal
    given = _parsed(path)
    try:
        proposal = read_proposal(given)
    except InvalidFile as error:
        raise InvalidFile(f"{path}: {one}" for one in error.problems) from None
    return replace(proposal, place=Place(file=path.name))


def _parsed(path: Path) -> Any:
    text = _text(path)
    if path.suffix.lower() != ".json":
        return read_plain(text, str(path))
    try:
        return json.loads(text, object_pairs_hook=_unrepeated)
    except json.JSONDecodeError as error:
        raise InvalidFile(
            f"{path}:{error.lineno}:{error.colno}: cannot be read as JSON: {error.msg}"
        ) from None
    except RecursionError:
        raise InvalidFile(f"{path}: is nested too deep; flatten it") from None
    except ValueError as error:
        raise InvalidFile(f"{path}: {error}") from None


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > 4 * MAX_CHARACTERS:
            raise SafetyLimit(
                f"{path}: has {size:,} bytes; a proposal may have at most {4 * MAX_CHARACTERS:,}"
            )
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidFile(f"{path}: is not UTF-8 text (byte {error.start}); save it as UTF-8") from None
    except OSError as error:
        raise InvalidFile(f"{path}: cannot be read ({error.strerror}); check the name") from None


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"key '{key}' stands twice; keep one of them")
        found[key] = value
    return found
