"""Fields that a summary names to leave them out: "no work on missiles", "explosives are not made"."""

from screening.assess.phrases import spoken_in
from screening.assess.text import Passage
from screening.model.rubric import TextRules

DISCLAIMED = "disclaimed"


def is_disclaimed(passage: Passage, start: int, end: int, text: TextRules) -> bool:
    """True for words of a summary that stand shortly behind or before words that leave them out.

    It is what the applicants say, so the field is asked about: neither held
    against them nor taken as settled. A title names what is done.
    """
    if passage.place != "summary":
        return False
    here, reach = passage.sentence[start], text.disclaimer_reach
    before = (
        passage.sentence[stop - 1] == here and 0 <= start - stop <= reach
        for _, stop in spoken_in(passage, text.disclaimers, text.spellings)
    )
    after = (
        passage.sentence[first] == here and 0 <= first - end <= reach
        for first, _ in spoken_in(passage, text.disclaimers_after, text.spellings)
    )
    return any(before) or any(after)
