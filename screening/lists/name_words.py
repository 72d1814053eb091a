"""Words of the names that lists print, from rules/lists/names.yml."""

from functools import cache
from typing import Any

from screening import resources
from screening.lists.passport import read_yaml

FILE = ("rules", "lists", "names.yml")


@cache
def _table() -> dict[str, Any]:
    return read_yaml(resources.text(*FILE), "/".join(FILE))


@cache
def spellings_of_names() -> dict[str, str]:
    """The spelling that stands for each other one of the same word."""
    return dict(_table()["spellings"])


@cache
def words_of_names(part: str) -> frozenset[str]:
    """The words of one part of the table, such as legal_forms or organisation_words."""
    return frozenset(_table()[part].split())


@cache
def number_of_names(part: str) -> float:
    """A number of the table: given_up_by, a year, or alike, from 0 to 1."""
    return float(_table()[part])
