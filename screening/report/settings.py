"""How much of a thing a report shows, and the dates that it proposes: `reports/plan.yml`."""

from functools import cache
from typing import Any

import yaml

from screening import resources


@cache
def plan_settings() -> dict[str, Any]:
    """The dates and lengths of `reports/plan.yml`."""
    given: dict[str, Any] = yaml.safe_load(resources.text("reports", "plan.yml"))
    return given
