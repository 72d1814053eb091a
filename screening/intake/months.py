"""The names of the months in the languages of users, from rules/intake/months.yml."""

from functools import cache

from screening import resources
from screening.intake.yaml_text import read_yaml

_FILE = "months.yml"


@cache
def month_numbers() -> dict[str, int]:
    """The number of a month, 1 to 12, by each of its names in small letters."""
    months = read_yaml(resources.text("rules", "intake", _FILE), _FILE)["months"]
    return {name: number for number, names in enumerate(months, start=1) for name in names}
