"""Reading the rules of the comparison (`rules/people`) and the table of talent programmes."""

import csv
import io
from functools import cache
from typing import Any

from screening import resources
from screening.assess.people.organisations import plain
from screening.assess.people.rules import NameRules, PeopleRules, Programme, Range
from screening.errors import InvalidFile
from screening.intake.yaml_text import read_yaml
from screening.model.comparison import Window
from screening.model.record import RecordKind

_TABLE = ("reference_lists", "talent_programmes", "programmes.csv")
_DISCLOSURE_KINDS = ("dates_disagree", "funder_not_declared", "programme_named", "handed_in_not_on_form")


@cache
def people_rules() -> PeopleRules:
    """The shipped rules; raises InvalidFile with the entry that is off."""
    given = read_yaml(resources.text("rules", "people", "comparison.yml"), "comparison.yml")
    windows = read_yaml(resources.text("rules", "people", "windows.yml"), "windows.yml")
    try:
        return _rules(given, windows)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise InvalidFile(f"rules/people: {error} is missing or not of the expected form") from None


def _rules(given: dict[str, Any], windows: dict[str, Any]) -> PeopleRules:
    weak = frozenset(given["weak_aliases"])
    return PeopleRules(
        windows=tuple(_window(one) for one in windows["windows"]),
        tolerance_months=int(given["tolerance_months"]),
        printed_lag_months=int(given["printed_lag_months"]),
        keep_days=int(given["keep_days"]),
        names=NameRules(
            known_as={plain(short): full for short, full in given["known_as"].items()},
            multi_campus=frozenset(map(plain, given["multi_campus"])),
            two_bodies=frozenset(given["two_bodies"]),
        ),
        reasons={
            kind: {strength: tuple(reasons) for strength, reasons in table.items()}
            for kind, table in given["reasons"].items()
        },
        order=tuple(given["disclosure"]["order"]),
        ranges=_ranges(given["disclosure"]),
        answers={key: _range(one) for key, one in given["disclosure"]["answers"].items()},
        programmes=_programmes(
            weak, frozenset(given["ordinary_programmes"]), frozenset(given["not_a_programme"])
        ),
        weak_aliases=weak,
    )


def _window(given: dict[str, Any]) -> Window:
    return Window(
        id=given["id"],
        title=given["title"],
        packs=tuple(given["packs"]),
        years=int(given["years"]),
        kinds=tuple(RecordKind(one) for one in given["kinds"]),
        source=given["source"],
        certainty=given["certainty"],
        says=given["says"],
    )


def _ranges(given: dict[str, Any]) -> dict[str, Range]:
    public = {f"public_not_declared.{key}": _range(one) for key, one in given["public_not_declared"].items()}
    others = {key: _range(given[key]) for key in ("no_question", *_DISCLOSURE_KINDS)}
    return public | others


def _range(given: list[str]) -> Range:
    low, high = given
    return low, high


def _programmes(
    weak: frozenset[str], ordinary: frozenset[str], left_out: frozenset[str]
) -> tuple[Programme, ...]:
    table = csv.DictReader(io.StringIO(resources.text(*_TABLE)))
    return tuple(
        Programme(
            id=row["programme_id"],
            name=row["name_en"],
            forms=_forms(row, weak),
            named_by=row["named_by"],
            note=row["notes"],
            ordinary=row["programme_id"] in ordinary,
        )
        for row in table
        if row["programme_id"] not in left_out
    )


def _forms(row: dict[str, str], weak: frozenset[str]) -> tuple[str, ...]:
    given = [row["name_en"], row["name_native"], *row["aliases"].split("|")]
    return tuple(dict.fromkeys(one.strip() for one in given if one.strip() and one.strip() not in weak))
