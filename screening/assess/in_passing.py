"""Fields that a summary names once, and that title and keywords leave out: named in passing."""

from collections.abc import Mapping
from dataclasses import replace

from screening.assess.named_only import KEYWORD, is_listed
from screening.assess.text import Passage
from screening.model.assessment import TextCue
from screening.model.rubric import TextRules

PASSING = "passing"


def in_passing(
    cues: tuple[TextCue, ...], said: Mapping[str, int], given: tuple[Passage, ...], text: TextRules
) -> tuple[TextCue, ...]:
    """The cues, where a field that is named in passing shows what may be advanced and not what is.

    A method of mathematics "for problems of metamaterials" lists its keywords,
    and metamaterials are not among them: they may be the work or an example.
    """
    listed = sum(is_listed(one.place) for one in given)
    if not text.in_passing_keywords or listed < text.in_passing_keywords:
        return cues
    low = text.nothing_found[0]
    return tuple(
        replace(one, kind=PASSING, level_low=low) if _is_passing(one, said) and one.level_low > low else one
        for one in cues
    )


def _is_passing(cue: TextCue, said: Mapping[str, int]) -> bool:
    return cue.kind == KEYWORD and cue.place == "summary" and said[cue.concept] == 1
