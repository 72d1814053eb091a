"""Fields that a text uses, or applies to another discipline, and does not advance."""

from dataclasses import dataclass, replace
from functools import lru_cache

from screening.assess.disclaimed import is_disclaimed
from screening.assess.named_only import KEYWORD
from screening.assess.occurrence import AMBIGUOUS, TITLE, Occurrence, disciplines_in
from screening.assess.phrases import spoken_in
from screening.assess.text import Passage, occurrences, phrase
from screening.model.rubric import Rules, TextRules

SUMMARY = "summary"
_BASED = ("based",)


def placed(
    kept: list[Occurrence], given: tuple[Passage, ...], rules: Rules, text: TextRules
) -> list[Occurrence]:
    """The occurrences, with those marked that stand beside or below the words of another discipline."""
    themes = [one for one in kept if one.kind == KEYWORD and rules.concepts[one.concept].level == 0]
    beside = [
        replace(
            one,
            elsewhere=one.elsewhere or _is_elsewhere(one, themes, rules, text),
            disclaimed=one.kind == KEYWORD and is_disclaimed(one.passage, one.start, one.end, text),
        )
        for one in kept
    ]
    title = _title(given, beside)
    if title is None:
        return beside
    return [
        replace(one, elsewhere=True)
        if _is_below_its_use(one, title, rules, text) or _is_borrowed(one, title, rules, text)
        else one
        for one in beside
    ]


def _is_elsewhere(one: Occurrence, themes: list[Occurrence], rules: Rules, text: TextRules) -> bool:
    """True for a word of several meanings, or a method, beside a word of another discipline.

    Missiles in poetry are no weapons, and machine learning of bird song
    advances ornithology. Of a method an open theme says as much; but what is
    called new, or an architecture, is advanced itself, and a drone that is
    modelled on bees is a drone.
    """
    if one.is_beside(text.model_cues, text):
        return False
    concept = rules.concepts[one.concept].id
    if one.kind == AMBIGUOUS:
        return _speaks_of_another_field(one, concept, text)
    if concept not in text.methods or one.is_beside(text.advance_cues, text):
        return False
    theme = any(one.passage is other.passage and one.beside(other.start) for other in themes)
    return theme or _speaks_of_another_field(one, concept, text)


def _speaks_of_another_field(one: Occurrence, concept: str, text: TextRules) -> bool:
    """True beside a word of another discipline; refugees are no other discipline than face recognition."""
    if one.is_beside_discipline(text.other_fields, text):
        return True
    return concept not in text.watching and one.is_beside_discipline(text.society_fields, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Title:
    """The title of a text, with what was found in it."""

    passage: Passage
    found: tuple[Occurrence, ...]

    def shows_as_tool(self, number: int, rules: Rules, text: TextRules) -> bool:
        """True where it names the method as used only, or leaves it out and speaks of another discipline."""
        if spoken_in(self.passage, text.serving_not, text.spellings):
            return False
        concept = rules.concepts[number].id
        named = [one for one in self.found if one.kind == KEYWORD and one.concept == number]
        if named:
            return all(is_used(one, concept, text) for one in named)
        return self.is_of_another_field(concept, rules, text)

    def is_of_another_field(self, concept: str, rules: Rules, text: TextRules) -> bool:
        """True where it speaks of another discipline, which is not only a model."""
        if spoken_in(self.passage, text.model_cues, text.spellings):
            return False
        theme = any(one.kind == KEYWORD and rules.concepts[one.concept].level == 0 for one in self.found)
        society = () if concept in text.watching else text.society_fields
        return theme or bool(disciplines_in(self.passage, (*text.other_fields, *society), text))


def _title(given: tuple[Passage, ...], found: list[Occurrence]) -> _Title | None:
    passage = next((one for one in given if one.place == TITLE), None)
    if passage is None:
        return None
    return _Title(passage=passage, found=tuple(one for one in found if one.passage is passage))


def _is_below_its_use(one: Occurrence, title: _Title, rules: Rules, text: TextRules) -> bool:
    """True for a method of the summary that the title shows as a tool: "better kilns by machine learning".

    What the title says of a method holds for the sentences below it, unless
    they call it new or develop it. A title of another discipline that leaves
    the method out says as much: below bird song, machine learning sorts songs.
    """
    if one.kind != KEYWORD or one.passage.place != SUMMARY:
        return False
    if rules.concepts[one.concept].id not in text.serving:
        return False
    advanced = one.is_beside(text.advance_cues, text) or one.is_beside(text.model_cues, text)
    return not advanced and title.shows_as_tool(one.concept, rules, text)


def _is_borrowed(one: Occurrence, title: _Title, rules: Rules, text: TextRules) -> bool:
    """True for a word that may mean a weapon below a title of another discipline that names none.

    Speeches of Athens speak of weapons, and great eruptions of volcanoes are detonations.
    """
    concept = rules.concepts[one.concept].id
    if one.kind != AMBIGUOUS or one.passage.place == TITLE or concept not in text.borrowed:
        return False
    named = any(other.concept == one.concept and not other.elsewhere for other in title.found)
    return not named and title.is_of_another_field(concept, rules, text)


def is_used(one: Occurrence, concept: str, text: TextRules) -> bool:
    """True where the text uses the field or applies it to another discipline, and does not advance it."""
    return one.elsewhere or is_use(one, concept, text)


def is_use(one: Occurrence, concept: str, text: TextRules) -> bool:
    """True when the phrase stands right after "using", or before "is used": used, not advanced.

    What is graphene-based is made of graphene, which makes graphene its subject.
    """
    subject = concept in text.made_of
    if not subject and _says_use_itself(one, text):
        return True
    before, after = _use_phrases(text)
    left, right = _left(one, text.use_reach), _right(one)
    if any(True for cue in before for _ in occurrences(left, cue)):
        return True
    if concept in text.serving and _serves_the_title(one, text):
        return True
    if right[1:2] and right[1] in text.use_of_another:
        after = tuple(cue for cue in after if len(cue) > 1)
    return any(right[: len(cue)] == cue for cue in after if not (subject and cue == _BASED))


def _left(one: Occurrence, reach: int) -> tuple[str, ...]:
    """So many words of its sentence before it."""
    words, sentence = one.passage.words, one.passage.sentence
    here = sentence[one.start]
    return tuple(
        words[index] for index in range(max(0, one.start - reach), one.start) if sentence[index] == here
    )


def _right(one: Occurrence) -> tuple[str, ...]:
    words = one.passage.words
    return words[one.end : one.end + 3]


def _serves_the_title(one: Occurrence, text: TextRules) -> bool:
    """True for a method by which, in the words of a title, something else is done.

    "Forecasts by deep learning" advance forecasts; "Privacy by design in
    deep learning" and "Vision with a new architecture of neural networks" do
    not, and policing by it is no harmless subject.
    """
    if one.passage.place != TITLE or one.is_beside((*text.advance_cues, *text.serving_not), text):
        return False
    for word in reversed(_left(one, text.use_reach)):
        if word in text.serving_cues:
            return True
        if word in text.serving_stops:
            return False
    return False


def _says_use_itself(one: Occurrence, text: TextRules) -> bool:
    """True when the word itself holds the cue, as German words do: drohnengestützt."""
    spoken = spoken_in(one.passage, text.use_cues_inside, text.spellings)
    return any(start < one.end and one.start < end for start, end in spoken)


@lru_cache(maxsize=8)
def _use_phrases(text: TextRules) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    return (
        tuple(phrase(one, text.spellings) for one in text.use_cues),
        tuple(phrase(one, text.spellings) for one in text.use_cues_after),
    )
