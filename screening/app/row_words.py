"""The words behind a row of the user's sheet: what its partners may be, what follows for the project."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from screening import resources
from screening.app.run_brief import Brief
from screening.intake.yaml_text import read_yaml

_RANK = {"match": 0, "related": 1, "review": 2, "none": 3}


@lru_cache(maxsize=1)
def workbook_words() -> dict[str, Any]:
    """The words of the workbook, from rules/intake/workbook.yml."""
    found: dict[str, Any] = read_yaml(resources.text("rules", "intake", "workbook.yml"), "workbook.yml")
    return found


def row_cells(brief: Brief, parties: Sequence[Brief]) -> list[str]:
    """Our columns for a row that names these parties of a project."""
    words = workbook_words()
    shown = sorted(parties, key=lambda one: _RANK[one["outcome"]])
    reports = brief["reports"]
    return [
        brief["label"],
        brief["response"],
        words["yes"] if brief["ask_first"] else words["no"],
        _each(shown, _may_be),
        _each(shown, lambda one: _top(one, how)),
        _each(shown, lambda one: _top(one, how_sure)),
        _each(shown, lambda one: _top(one, listed_by)),
        _each(shown, _why),
        brief["questions"][0] if brief["questions"] else "",
        brief["id"],
        reports[0] if reports else "",
    ]


def unread_cells(kind: str, why: str) -> list[str]:
    """Our columns for a row that was not read."""
    words = workbook_words()
    says = words["row_refused" if kind == "refused" else "row_skipped"].format(why=why)
    return [says] + [""] * (len(words["columns"]) - 1)


def csv_cells(brief: Brief, parties: Sequence[Brief]) -> list[str]:
    """The contract's columns for the row's most telling party, then those of its project."""
    top = min(parties, key=lambda one: _RANK[one["outcome"]], default=None)
    project = [brief["id"], brief["tier_min"], brief["tier_max"], str(brief["ask_first"]).lower()]
    return [*_party_cells(top), *project, brief["response"], (brief["reports"] or [""])[0]]


def _party_cells(party: Brief | None) -> list[str]:
    if party is None:
        return [""] * 9
    if not party["matches"]:
        return [party["outcome"], "", "", "", "", "", "", "", _why(party)]
    first = party["matches"][0]
    lists = "; ".join(dict.fromkeys(one[0] for one in first["listed"]))
    names = [str(first[part]) for part in ("entity_id", "name", "ror_id", "relation", "band", "matched_text")]
    return [party["outcome"], *names, lists, _why(party)]


PROJECT_COLUMNS = (
    "screening_project_id",
    "screening_tier_min",
    "screening_tier_max",
    "screening_ask_first",
    "screening_response",
    "screening_report",
)


def _each(parties: Sequence[Brief], say: Any) -> str:
    """One party's words; where a cell names several, each behind its name, without repeating silence."""
    if len(parties) == 1:
        return str(say(parties[0]))
    form = workbook_words()["several"]
    said = [(one["name"], say(one)) for one in parties]
    return "\n".join(form.format(name=name, text=text) for name, text in said if text)


def _top(party: Brief, say: Any) -> str:
    return str(say(party["matches"][0])) if party["matches"] else ""


def _may_be(party: Brief) -> str:
    words = workbook_words()
    if party["matches"]:
        return " / ".join(dict.fromkeys(body(one) for one in party["matches"]))
    form = str(words["read_as"] if party["read_as"] else words["no_entry"])
    return form.format(name=party["read_as"])


def body(match: Brief) -> str:
    """The body's name, with its native name."""
    return f"{match['name']} ({match['native_name']})" if match["native_name"] else match["name"]


def how(match: Brief) -> str:
    """The body itself, or one that belongs to it."""
    form = str(workbook_words()["relation"].get(match["relation"], match["relation"]))
    tie = match["related_name"] or match["tie_kind"].replace("_", " ")
    return str(form.format(tie=tie)) if tie else form.replace(" ({tie})", "")


def how_sure(match: Brief) -> str:
    """The band in words."""
    return str(workbook_words()["band"].get(match["band"], match["band"]))


def listed_by(match: Brief) -> str:
    """Lists in force with the earliest date, then those that have ended."""
    words = workbook_words()
    since: dict[str, str] = {}
    for _, title, day, _ in match["listed"]:
        since[title] = min(filter(None, (since.get(title, ""), day)), default="")
    said = [
        words["listed"].format(title=title, since=day) if day else words["listed_undated"].format(title=title)
        for title, day in since.items()
    ]
    ended = dict.fromkeys(one[1] for one in match["ended"] if one[1] not in since)
    return "; ".join(said + [words["listed_ended"].format(title=title) for title in ended])


def _why(party: Brief) -> str:
    words = workbook_words()
    parts = [party["matches"][0]["why"]] if party["matches"] else []
    if not party["matches"] and party["near"]:
        parts.append(words["near"].format(near=party["near"][0].rstrip(".")))
    if not party["counted"] and party["why_not_counted"]:
        parts.append(words["not_counted"].format(why=party["why_not_counted"]))
    return " ".join(parts)
