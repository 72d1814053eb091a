"""What no name explains: typing errors, stray commas, words in another order, names cut short."""

from screening.matching.corrections import Corrections
from screening.matching.index import Index
from screening.matching.prepared import Prepared
from screening.matching.proposals import Proposals
from screening.matching.scan import Scanner
from screening.matching.second_reading import SecondReading
from screening.matching.telling import Interchanged, Telling


class Rest:
    """The readers of what is left over after the exact scan, and what they share."""

    def __init__(
        self,
        index: Index,
        tables: Prepared,
        scanner: Scanner,
        known: frozenset[str],
        corrections: Corrections,
        interchanged: Interchanged,
    ) -> None:
        self.known = known
        self.corrections = corrections
        self.telling = Telling(index, corrections.ordinary, interchanged)
        self.second = SecondReading(index, tables, scanner, known, corrections)
        self.proposals = Proposals(index, self.telling, known, corrections.ordinary)
        self.remember_plain = self.second.remember_plain
        self.read = self.second.read
        self.proposed = self.proposals.proposed
