"""docs/matching.md prints its cases as the tool prints them, and speaks of every rule's file."""

from screening.app.screener import Screener
from tests.bench.cases import CASES, DOCUMENT, cases, replaced


def test_the_cases_in_the_document_are_those_of_the_tool(tool: Screener) -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    assert document == replaced(document, cases(tool)), "write them anew: python -m tests.bench.cases"


def test_there_are_at_least_twenty_cases() -> None:
    assert len(CASES) >= 20
    assert len({text for _, text, _ in CASES}) >= 20
