"""The country that a row gives beside its text, as a code that the shipped places know."""

from collections.abc import Callable
from functools import cached_property

from screening.matching.index import PLACE, Index
from screening.model.place import country_code
from screening.names.tokens import tokens
from screening.names.words import WordForms

# "Iran"; of fewer letters it is a code.
_SHORTEST_NAME = 4


class RowCountry:
    """Reads codes and names of countries; each different one is worked once.

    `also` gives the code of a country written as the shipped places do not write it, or "".
    """

    def __init__(self, index: Index, forms: WordForms, also: Callable[[str], str]) -> None:
        self.index = index
        self.forms = forms
        self._also = also
        self._read: dict[str, str] = {}

    def of(self, given: str) -> str:
        """The code; "" for one that no place has, such as XX or EU, and for a name that is not known."""
        found = self._read.get(given)
        if found is None:
            code = country_code(given) if given else ""
            found = self._read[given] = (
                (code if code in self._codes else "") or self._named(given) or self._otherwise(given)
            )
        return found

    def _otherwise(self, given: str) -> str:
        code = self._also(given)
        return code if code in self._codes else ""

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(claim[1] for claims in self.index.claims for claim in claims if claim[0] == PLACE)

    def _named(self, given: str) -> str:
        """The country of this name, where one alone has it; "Iran (Islamic Republic of)" is turned round."""
        if given.isascii() and len(given.strip()) < _SHORTEST_NAME:
            return ""
        read = tokens(given, self.forms, self.index.simplified)
        turned = sorted(range(len(read.words)), key=lambda i: -read.segment[i])
        for text in ("".join(read.words), "".join(read.words[i] for i in turned)):
            claims = self.index.claims_on(text)
            if claims:
                codes = {claim[1] for claim in claims if claim[0] == PLACE}
                return codes.pop() if len(codes) == 1 else ""
        return ""
