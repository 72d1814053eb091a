"""What a proposal states in a field, and words of its summary that say otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass

from screening.assess.disclaimed import is_disclaimed
from screening.assess.phrases import spoken_in
from screening.assess.text import Passage, passages, phrase
from screening.model.proposal import UNKNOWN, Proposal
from screening.model.rubric import AgainstRule, TextRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A field, and words of the summary that do not fit it, or that tell of it where nothing is stated."""

    field: str
    quotation: str
    stated: bool = True


def contradictions(proposal: Proposal, text: TextRules) -> tuple[Contradiction, ...]:
    """One for each field that the summary speaks against, in the order of the rules.

    What is stated still counts: which of the two is right, the applicant says.
    Where nothing is stated, the words belong to the question that is asked
    anyway. An officer's own grading has looked at both.
    """
    if proposal.inputs is not None:
        return ()
    summary = next((one for one in passages(proposal, text.spellings) if one.place == "summary"), None)
    return tuple(_against(proposal, summary, text)) if summary else ()


def _against(proposal: Proposal, summary: Passage, text: TextRules) -> Iterator[Contradiction]:
    for rule in text.against:
        word = getattr(proposal, rule.field)
        if word in (*rule.words, UNKNOWN) and (said := _first_said(summary, rule, text)):
            yield Contradiction(field=rule.field, quotation=said, stated=word != UNKNOWN)


def _first_said(summary: Passage, rule: AgainstRule, text: TextRules) -> str:
    """The first of the rule's phrases that the summary says and does not deny."""
    denied = {phrase(one, text.spellings)[0] for one in text.against_not}
    for start, stop in sorted(spoken_in(summary, rule.phrases, text.spellings)):
        before = summary.words[start - 1] if start else ""
        if before not in denied and not is_disclaimed(summary, start, stop, text):
            return summary.quotation(start, stop)
    return ""
