"""General rules only: no rule file of matching names one institution."""

from typing import Any

import pytest

from screening.app.resources_matching import matching_rules
from screening.app.screener import Screener
from screening.model.listing import NameKind
from tests.bench.labels import plain

OWN = (NameKind.PRIMARY, NameKind.NATIVE, NameKind.ALIAS, NameKind.FORMER)


def texts(given: Any) -> list[str]:
    """Every text in a rule file; what comments give as examples is not among them."""
    if isinstance(given, dict):
        return [text for pair in given.items() for one in pair for text in texts(one)]
    if isinstance(given, list):
        return [" ".join(map(str, given)), *(text for one in given for text in texts(one))]
    return [str(given)]


@pytest.mark.parametrize("name", ["words", "ordinary", "legal_forms", "judging", "reasons", "adjectives"])
def test_no_rule_names_an_institution(tool: Screener, name: str) -> None:
    text = " | ".join(f" {plain(one)} " for one in texts(matching_rules(name)))
    names = {
        plain(one.text)
        for entity in tool.catalogue.entities.values()
        for one in entity.names
        if one.kind in OWN and not one.text.isupper()
    }
    named = {one for one in names if " " in one and len(one) > 12 and f" {one} " in text}
    assert named == set()
