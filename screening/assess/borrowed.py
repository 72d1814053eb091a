"""Fields below a title of another discipline: they are its subject, or it borrows their words."""

from dataclasses import replace

from screening.assess.named_only import KEYWORD
from screening.assess.occurrence import disciplines_in
from screening.assess.phrases import spoken_in
from screening.assess.text import Passage
from screening.model.assessment import TextCue
from screening.model.rubric import TextRules

BORROWED = "borrowed"


def borrowed(cues: tuple[TextCue, ...], given: tuple[Passage, ...], text: TextRules) -> tuple[TextCue, ...]:
    """The cues, where a title of another discipline leaves open whether a field is advanced.

    A history of ballistic missiles builds none, nor does a survey of what
    voters think of them, and the stealth coating of a moth is its wing. A
    drone that is modelled on bees is a drone all the same. Of fields that are
    no weapons only a title on law, politics or ethics says so: drones over a
    vineyard are drones.
    """
    title = next((one for one in given if one.place == "title"), None)
    if title is None or spoken_in(title, text.model_cues, text.spellings):
        return cues
    studied = disciplines_in(title, text.studied, text)
    if not studied and not disciplines_in(title, (*text.other_fields, *text.society_fields), text):
        return cues
    low = text.nothing_found[0]
    return tuple(
        replace(one, kind=BORROWED, level_low=low)
        if one.kind == KEYWORD and one.level_low > low and (studied or one.concept in text.borrowed)
        else one
        for one in cues
    )
