"""One phrase of a concept where it stands in a text, and what stands beside it."""

from dataclasses import dataclass

from screening.assess.phrases import spoken_in, spoken_outside
from screening.assess.text import Passage
from screening.model.rubric import TextRules

AMBIGUOUS = "ambiguous"
TITLE = "title"  # the place; as a kind a word of several meanings that tells only where it is the subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One phrase of one concept in one passage."""

    concept: int
    kind: str
    passage: Passage
    start: int
    end: int
    elsewhere: bool = False  # beside a word of another discipline, which is the subject
    disclaimed: bool = False  # the text says that it leaves the field out

    def overlaps(self, other: "Occurrence") -> bool:
        """True when both cover a common word."""
        return self.passage is other.passage and self.start < other.end and other.start < self.end

    @property
    def said(self) -> tuple[str, ...]:
        """Its words in comparable form."""
        return self.passage.words[self.start : self.end]

    def within(self, other: "Occurrence") -> bool:
        """True when the other is a longer phrase of the same concept and kind around this one."""
        longer = other.end - other.start > self.end - self.start
        same = (self.concept, self.kind) == (other.concept, other.kind)
        return longer and same and self.passage is other.passage and _inside(self, other)

    def shares_sentence(self, other: "Occurrence") -> bool:
        """True when both stand in one sentence of one passage."""
        return self.passage is other.passage and self.shares_sentence_with(other.start)

    def shares_sentence_with(self, index: int) -> bool:
        """True when that word of its passage stands in its sentence."""
        return self.passage.sentence[self.start] == self.passage.sentence[index]

    def is_beside(self, cues: tuple[str, ...], text: TextRules) -> bool:
        """True when any of the cues stands beside it."""
        return any(self.beside(start) for start, _ in spoken_in(self.passage, cues, text.spellings))

    def is_beside_discipline(self, words: tuple[str, ...], text: TextRules) -> bool:
        """True when any of these words of a discipline stands beside it."""
        return any(self.beside(start) for start in disciplines_in(self.passage, words, text))

    def beside(self, index: int) -> bool:
        """True in one sentence, or anywhere in a title, which has two halves at most."""
        return self.passage.place == "title" or self.shares_sentence_with(index)


def _inside(one: Occurrence, other: Occurrence) -> bool:
    return other.start <= one.start and one.end <= other.end


def disciplines_in(passage: Passage, words: tuple[str, ...], text: TextRules) -> tuple[int, ...]:
    """Where a passage names a discipline by any of these words.

    Not in common phrases (the 21st century), and not as the name of a project
    in front of its title: "OWL: learning in an open world".
    """
    own = 1 if passage.place == TITLE and passage.begins_with_a_name() else 0
    spoken = spoken_outside(passage, words, text.not_other_fields, text.spellings)
    return tuple(start for start, _ in spoken if start >= own)
