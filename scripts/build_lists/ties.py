"""How bodies belong together: institute of an academy, laboratory at a university, subsidiary of a group."""

import csv
import re
from pathlib import Path

from screening.lists.hygiene import STRONG
from screening.lists.keys import fold, without_bracket, without_legal_form
from screening.model.listing import TieKind
from scripts.build_lists.assemble import Assembly
from scripts.build_lists.draft import Draft
from scripts.build_lists.facts import Row
from scripts.build_lists.unite import survivor

_GROUPED = re.compile(r"(?:grouped under|subordinate institution of)\s+([^;]+)", re.IGNORECASE)
_AT = re.compile(
    r"\b(?:Lab|Laboratory|Laboratories)\b.*?\b(?:at|of|,)\s+((?:[A-Z][\w'’.&-]*\s?|of |and |for )+)$"
)
_DEPARTMENT = re.compile(r"^(.+?),\s*(?:Department|Faculty|School|College) of ", re.I)
_HEADING = re.compile(r"^([^,–]+?)\s*[,–]\s+(.+)$")
_FOLDED = re.compile(r"folded into the (.+?) in (\d{4})")
FIRMS = {"company", "defence_conglomerate", "company_group"}


def ties(assembly: Assembly) -> list[Row]:
    """Every tie between two entities, with what it rests on, sorted."""
    found: dict[tuple[str, str], Row] = {}
    for row in stated():
        pair = survivor(assembly, row["entity_id"]).entity_id, survivor(assembly, row["to"]).entity_id
        found[pair] = {**row, "entity_id": pair[0], "to": pair[1]}
    names = {key: ids for key, ids in _names(assembly).items() if len(ids) == 1}
    for draft in assembly.drafts.values():
        for kind, to, source in _of(draft, assembly, names):
            if to != draft.entity_id and (draft.entity_id, to) not in found:
                found[(draft.entity_id, to)] = {
                    "entity_id": draft.entity_id,
                    "kind": kind.value,
                    "to": to,
                    "source": source,
                }
    return sorted(found.values(), key=lambda row: (row["entity_id"], row["to"]))


def stated() -> list[Row]:
    """Ties that no rule finds, written down by hand with their source."""
    with Path(__file__).with_name("stated_ties.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _names(assembly: Assembly) -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for draft in assembly.drafts.values():
        for text in draft.strong():
            for key in {fold(text), without_legal_form(text)} - {""}:
                table.setdefault(key, set()).add(draft.entity_id)
    return table


def _one(names: dict[str, set[str]], text: str) -> str:
    for one in (text, without_bracket(text)):
        ids = names.get(fold(one)) or names.get(without_legal_form(one))
        if ids:
            return next(iter(ids))
    return ""


def _of(draft: Draft, assembly: Assembly, names: dict[str, set[str]]) -> list[tuple[TieKind, str, str]]:
    found: list[tuple[TieKind, str, str]] = []
    if draft.kind not in ("university", "military_academy", "security_school", "company_group") or any(
        "-" in one and one in assembly.drafts for one in draft.parents
    ):
        for parent in draft.parents:
            if parent in assembly.drafts:
                found.append((kind_of(draft), parent, "table of institutions"))
    for listing in draft.listings:
        for stated in _GROUPED.findall(listing.basis):
            to = _one(names, stated)
            if to:
                found.append((kind_of(draft), to, f"{listing.list_id} {listing.edition}: {stated.strip()}"))
        for pattern, kind in ((_AT, TieKind.LABORATORY), (_DEPARTMENT, TieKind.INSTITUTE)):
            match = pattern.search(listing.name_as_listed)
            to = _one(names, match.group(1).replace("S&T", "Science and Technology")) if match else ""
            if to:
                found.append((kind, to, f"{listing.list_id} {listing.edition}: {listing.name_as_listed}"))
        heading = _HEADING.match(listing.name_as_listed)
        to = _one(names, heading.group(1)) if heading else ""
        if to and draft.kind not in FIRMS:
            found.append(
                (kind_of(draft), to, f"{listing.list_id} {listing.edition}: {listing.name_as_listed}")
            )
    for note in draft.notes:
        for successor, year in _FOLDED.findall(note):
            to = _one(names, successor)
            if to:
                found.append((TieKind.PREDECESSOR, to, f"folded into it in {year}"))
    return [*found, *_as_a_unit(draft, assembly)]


def _as_a_unit(draft: Draft, assembly: Assembly) -> list[tuple[TieKind, str, str]]:
    """The wholes that name this body among their units."""
    found: list[tuple[TieKind, str, str]] = []
    for name in draft.names.values():
        whole, kind, source = assembly.units.get(fold(name.text), ("", TieKind.SUBSIDIARY, ""))
        if whole and name.kind in STRONG:
            kind = kind_of(draft) if kind is TieKind.INSTITUTE else kind
            found.append((kind, whole, f"named among its units ({source})"))
    return found


def kind_of(draft: Draft) -> TieKind:
    """The tie that fits the kind of the smaller body."""
    if draft.kind == "hospital":
        return TieKind.HOSPITAL
    if draft.kind == "laboratory":
        return TieKind.LABORATORY
    return TieKind.SUBSIDIARY if draft.kind in FIRMS else TieKind.INSTITUTE
