"""From a text to the bodies that it may name: clean, scan, judge, read typing errors, band."""

from dataclasses import dataclass
from typing import Any

from screening.matching.index import Index
from screening.matching.judge import Found, Hints, Judge, Refused
from screening.matching.scan import Scan, Scanner
from screening.model.match import Mention
from screening.names.cleaning import cleaned
from screening.names.tokens import Tokens, tokens
from screening.names.words import WordForms


@dataclass(slots=True)
class Worked:
    """Everything that was worked out about one text."""

    text: Tokens
    back: list[int] | None
    scan: Scan
    found: list[Found]
    refused: list[Refused]


class Engine:
    """The pipeline over one index; holds memory of words only."""

    def __init__(
        self,
        index: Index,
        forms: WordForms,
        rules: dict[str, Any],
        ordinary: frozenset[str],
        automaton: bytes | None = None,
    ) -> None:
        self.index = index
        self.forms = forms
        self.scanner = Scanner(index, automaton)
        self.judge = Judge(index, rules, ordinary)

    def hints(self, mention: Mention) -> Hints:
        """What the row says besides the text, resolved against the index."""
        return Hints(country=mention.country.strip().upper())

    def work(self, text: str, hints: Hints) -> Worked:
        """Find and judge every listed body in one text."""
        clean, back = cleaned(text)
        cut = tokens(clean, self.forms, self.index.simplified)
        scan = self.scanner.scan(cut)
        found, refused = self.judge.judge(cut, scan, hints)
        found.sort(key=lambda one: (one.relation != "same", -one.score, one.first))
        return Worked(cut, back, scan, found, refused)
