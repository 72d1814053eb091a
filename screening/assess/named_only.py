"""Methods that stand only among a project's keywords: named, with nothing said of advancing them."""

from dataclasses import replace

from screening.assess.text import Passage
from screening.model.assessment import TextCue
from screening.model.rubric import Concept, TextRules

KEYWORD, USE, NAMED = "keyword", "use", "named"


def named_only(
    cues: tuple[TextCue, ...], given: tuple[Passage, ...], concepts: tuple[Concept, ...], text: TextRules
) -> tuple[TextCue, ...]:
    """The cues, where a method that only the keywords name is taken as named and not as advanced.

    A project on biodiversity lists "machine learning" as a keyword: title and
    summary, long enough to tell, speak of something else. Where they speak of
    using the method, the keyword says no more than they do.
    """
    if sum(len(one.words) for one in given if not is_listed(one.place)) < text.full_text_words:
        return cues
    told = {one.concept: one.kind for one in cues if not is_listed(one.place) and one.kind == USE}
    told |= {one.concept: one.kind for one in cues if not is_listed(one.place) and one.kind == KEYWORD}
    level = {one.id: one.level for one in concepts}
    return tuple(_milder(one, told.get(one.concept, NAMED), level, text) for one in cues)


def _milder(cue: TextCue, told: str, level: dict[str, int], text: TextRules) -> TextCue:
    if cue.kind != KEYWORD or not is_listed(cue.place) or cue.concept not in text.methods or told == KEYWORD:
        return cue
    low, high = text.use_only if told == USE else text.named_only
    return replace(cue, kind=told, level_low=low, level_high=min(high, level[cue.concept]))


def is_listed(place: str) -> bool:
    """True for a place among the keywords."""
    return place.startswith("keyword")
