"""Listed bodies that a project's text names and that were not read as parties: shown and asked about."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from screening.app.looks_up import LooksUp
from screening.model.assessment import PartyResult
from screening.model.match import Band, Match, Mention, Relation
from screening.model.proposal import Proposal, TextLine
from screening.model.rubric import Rules
from screening.model.screened import Screened
from screening.model.vocabulary import NAMED

# So many characters on either side let a reader see how a body is named.
_AROUND = 70
_COINED = re.compile(r"\w*[a-z]\w*[A-Z]\w*")
_WHOLE = re.compile(r"[.:;!?。；：！？]\W*$")


def named_in_text(
    proposal: Proposal, known: Sequence[PartyResult], screener: LooksUp, rules: Rules
) -> tuple[PartyResult, ...]:
    """Each body once that the text names beyond doubt and no party or post is, with the words around it.

    A letter names its sender in its head only, and a sentence may name a partner in words that no reader
    of parties knows: who is named need not take part, but must not go unseen.
    """
    why = dict(rules.words)["named_not_counted"]
    seen = {match.entity_id for one in known for match in _sure(one.screened)}
    found: list[PartyResult] = []
    for line in _lines(proposal):
        read = screener.check_mention(Mention(text=line.text))
        for match in _sure(read):
            if match.entity_id in seen or match.band is not Band.CONFIRMED or _is_coined(match, read):
                continue
            quoted = _quoted(line.text, match)
            screened = screener.check_mention(Mention(text=quoted))
            # The words around it are few: where they do not settle the name alike, nothing is claimed.
            if match.entity_id not in {one.entity_id for one in _sure(screened)}:
                continue
            seen.update(one.entity_id for one in _sure(screened))
            found.append(
                PartyResult(
                    name=quoted,
                    role=NAMED,
                    screened=screened,
                    place=line.place.label() if line.place else "",
                    counted=False,
                    why_not_counted=why,
                )
            )
    return tuple(found)


def _sure(screened: Screened) -> Iterator[Match]:
    """The bodies that the text itself names beyond a doubt that a person has to settle."""
    for one in screened.matches:
        if one.relation is Relation.SAME and one.band is not Band.REVIEW and not one.through:
            yield one


def _is_coined(match: Match, read: Screened) -> bool:
    """ "TelRes" for Tel Research, which no list writes so: a project may be called so as well."""
    text = match.matched_text.casefold()
    written = {one.text.casefold() for one in read.entities[match.entity_id].names}
    joined = {one.replace(" ", "") for one in written}
    return bool(_COINED.fullmatch(match.matched_text)) and text not in written | joined


def _lines(proposal: Proposal) -> Iterator[TextLine]:
    """The text line by line, and the words on both sides of a break that may have cut a name in two."""
    yield from proposal.lines or _of_fields(proposal)
    for above, below in pairwise(proposal.lines):
        if above.place == below.place and not _WHOLE.search(above.text):
            yield TextLine(text=f"{above.text[-_AROUND:]} {below.text[:_AROUND]}", place=above.place)


def _of_fields(proposal: Proposal) -> tuple[TextLine, ...]:
    return tuple(TextLine(text=one) for one in (proposal.title, proposal.summary) if one)


def _quoted(text: str, match: Match) -> str:
    """The name as written with some words around it, cut between words."""
    start, end = match.span
    left = text[:start][-_AROUND:]
    right = text[end:][:_AROUND]
    before = left if start <= _AROUND else f"… {left.partition(' ')[2]}"
    after = right if len(text) - end <= _AROUND else f"{right.rpartition(' ')[0]} …"
    return " ".join(f"{before}{text[start:end]}{after}".split())
