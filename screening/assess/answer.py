"""The answer of the house rubric in words: what to do, who decides, what to ask."""

from collections.abc import Sequence
from dataclasses import replace

from screening.assess.channels import Weighed, tier_name
from screening.assess.factors import GRADED, STATED_IN
from screening.assess.house_case import PROVISIONAL_ORIGINS, HouseCase
from screening.assess.occurrence import AMBIGUOUS
from screening.assess.sensitivity import LEVELLED, Change, condition, ranked_questions, would_rise
from screening.assess.ties import WeightedTie
from screening.model.assessment import GateResult, Question, TextCue
from screening.model.rubric import ChannelsRubric, TierWords
from screening.model.sentence import joined
from screening.model.vocabulary import AGAINST, NAMED

_KEY_OF = {field: key for key, field in STATED_IN.items()} | {"end_use": "end_use"}


def response(case: HouseCase, weighed: Weighed, ask: bool) -> str:
    """What to do, the open gates first; a provisional result says what would lift it."""
    rubric = case.rubric
    if ask:
        answer = rubric.tiers[weighed.tier_high].meanwhile or rubric.phrase("ask_first")
    elif case.provisional:
        answer = joined("; ", (rubric.tiers[weighed.tier_high].provisional, *_rise(case)))
    else:
        answer = _by_benefit(rubric.tiers[weighed.tier_high], case.reading.grades.benefit)
    named = (rubric.phrase("named_first"),) if case.reading.named else ()
    against = (rubric.phrase("against_first"),) if case.reading.against else ()
    return joined("; ", (*_holds(case), *named, *against, answer))


def _by_benefit(words: TierWords, benefit: tuple[int, int]) -> str:
    """Benefit chooses among the answers of the upper tiers; it never changes the tier."""
    wanted = words.benefit_at_least
    if wanted is None or benefit[1] < wanted:
        return words.response
    return words.high_benefit if benefit[0] >= wanted else words.benefit_unknown


def _rise(case: HouseCase) -> tuple[str, ...]:
    keys = tuple(
        one.id for one in case.reading.factors if one.origin in PROVISIONAL_ORIGINS and one.id in LEVELLED
    )
    found: dict[int, list[Change]] = {}
    for change, tier in would_rise(case.rubric, case.reading, keys):
        found.setdefault(tier, []).append(change)
    return tuple(_rise_to(case.rubric, tier, changes) for tier, changes in found.items())


def _rise_to(rubric: ChannelsRubric, tier: int, changes: list[Change]) -> str:
    if len(changes) == 1:
        return rubric.phrase("rise", tier=tier_name(tier), condition=condition(rubric, changes[0]))
    named = joined(
        ", ", (rubric.phrase("named_level", name=rubric.scale(c.key).name, word=c.word) for c in changes)
    )
    return rubric.phrase("rise_any", tier=tier_name(tier), condition=named)


def _holds(case: HouseCase) -> tuple[str, ...]:
    """What must come before anything else, one phrase for each kind of gate that holds or is unknown."""
    words = dict(case.rules.words)
    return tuple(
        dict.fromkeys(words[f"hold_{kind}"] for kind in sorted(open_gates(case.gates), reverse=True))
    )


def open_gates(gates: tuple[GateResult, ...]) -> set[str]:
    """The kinds of matters that come first while a gate holds or is unknown."""
    return {one.holds_up for one in gates if one.holds in ("true", "unknown") and one.holds_up}


def who_decides(case: HouseCase, weighed: Weighed, ask: bool) -> str:
    """Who decides at this tier, after those whom a gate names."""
    rubric = case.rubric
    words = rubric.tiers[weighed.tier_high]
    tier = rubric.phrase("ask_who") if ask and not words.meanwhile else words.who_decides
    kinds = open_gates(case.gates)
    return rubric.phrase(f"gate_who_{'both' if len(kinds) > 1 else kinds.pop()}", who=tier) if kinds else tier


def questions(case: HouseCase) -> tuple[Question, ...]:
    """The open questions: first those that settle the printed range, then those of what was not checked."""
    to_applicant = case.rubric.phrase("to_applicant")
    ranked = ranked_questions(
        case.rubric, (case.reading.grades, case.full.grades), _identity_questions(case), to_applicant
    )
    first = (*_host_questions(case), *_named_question(case), *_against_questions(case))
    told = tuple(_with_what_is_told(one, case) for one in ranked)
    return (*first, *told, *_benefit_question(case), *_word_questions(case))


def _with_what_is_told(question: Question, case: HouseCase) -> Question:
    """The question, with the words of the summary that tell of what nobody stated."""
    said = next((one.quotation for one in case.reading.told if _KEY_OF[one.field] == question.id), "")
    if not said:
        return question
    return replace(question, says=case.rubric.phrase("ask_told", ask=question.says, quotation=said))


def _host_questions(case: HouseCase) -> tuple[Question, ...]:
    """One question for each listed body that its role leaves out: everything below rests on that role."""
    rubric, name = case.rubric, case.rubric.scale("P").name
    return tuple(
        Question(
            id=f"host.{number}",
            says=rubric.phrase("ask_host", written=one.party),
            to=rubric.phrase("to_screener"),
            settles=name,
        )
        for number, one in enumerate(case.reading.hosts, start=1)
    )


def _named_question(case: HouseCase) -> tuple[Question, ...]:
    """One question for all listed bodies that the text names and that were not read as taking part."""
    rubric, named = case.rubric, case.reading.named
    if not named:
        return ()
    says = rubric.phrase("ask_named", names=_names_of(named, case))
    return (Question(id=NAMED, says=says, to=rubric.phrase("to_screener"), settles=rubric.scale("P").name),)


def _against_questions(case: HouseCase) -> tuple[Question, ...]:
    """One question for each stated field that the summary speaks against."""
    rubric = case.rubric
    found = []
    for one in case.reading.against:
        factor = case.reading.factor(_KEY_OF[one.field])
        says = rubric.phrase("ask_against", name=factor.name, word=factor.low_word, quotation=one.quotation)
        to = rubric.phrase("to_applicant")
        found.append(Question(id=f"{AGAINST}.{one.field}", says=says, to=to, settles=factor.name))
    return tuple(found)


def _names_of(ties: Sequence[WeightedTie], case: HouseCase) -> str:
    """The names of the bodies of these ties."""
    names = {
        match.entity_id: one.screened.entities[match.entity_id].name
        for one in case.parties
        for match in one.screened.matches
    }
    return "; ".join(dict.fromkeys(names[one.entity_id] for one in ties))


def _benefit_question(case: HouseCase) -> tuple[Question, ...]:
    """What is gained, where that is open and chooses the answer; a wide range has nearer questions."""
    wanted = case.rubric.tiers[case.weighed.tier_high].benefit_at_least
    low, high = case.reading.grades.benefit
    if wanted is None or not low < wanted <= high or case.weighed.width > 1:
        return ()
    scale = case.rubric.scale("B")
    return (Question(id="B", says=scale.ask, to=scale.to, settles=scale.name),)


def _identity_questions(case: HouseCase) -> tuple[Question, ...]:
    """One question for each name whose body is open; a general one when it is not told who takes part."""
    scale = case.rubric.scale("P")
    open_ties = [one for one in case.full.ties if not one.verified]
    general = Question(id="P", says=scale.ask, to=scale.to, settles=scale.name)
    if not open_ties:
        return (general,)
    only_funder = all(one.from_funder for one in case.parties if one.counted) and bool(case.parties)
    to_come = (general,) if only_funder or any(one.unnamed for one in case.parties) else ()
    asked: dict[str, list[WeightedTie]] = {}
    for number, one in enumerate(open_ties, start=1):
        # an officer's own ties have no name that could be one and the same
        asked.setdefault(one.party or f"tie {number}", []).append(one)
    return to_come + tuple(
        Question(id=f"P.{number}", says=_which_body(ties, case) or scale.ask, to=scale.to, settles=scale.name)
        for number, ties in enumerate(asked.values(), start=1)
    )


def _which_body(ties: list[WeightedTie], case: HouseCase) -> str:
    """Which body a name means, with the name of the one that it may be, or of several.

    What lists say of that body stands with the factor: whoever is asked need only say who is meant.
    """
    written = ties[0].party
    if not written:
        return ""
    names = _names_of(ties, case)
    if len(ties) == 1:
        return case.rubric.phrase("ask_identity", written=written, names=names, says=ties[0].says)
    return case.rubric.phrase("ask_identity_among", written=written, names=names)


def _word_questions(case: HouseCase) -> tuple[Question, ...]:
    """One question for each word of several meanings that a text without a concept holds."""
    field, rubric = case.full.field, case.rubric
    if case.full.factor("F").origin == GRADED or field.basis not in ("ambiguous", "words_to_ask"):
        return ()
    names = {one.id: one.name for one in case.rules.concepts}
    places: dict[tuple[str, str], list[TextCue]] = {}
    for one in field.cues:
        if one.kind == AMBIGUOUS:
            places.setdefault((one.concept, one.quotation.casefold()), []).append(one)
    return tuple(
        Question(
            id=f"F.{number}",
            says=rubric.phrase(
                "ask_word",
                quotation=same[0].quotation,
                place=joined(", ", dict.fromkeys(one.place for one in same)),
                concept=names[same[0].concept],
            ),
            to=rubric.phrase("to_applicant"),
            settles=rubric.scale("F").name,
        )
        for number, same in enumerate(list(places.values())[:3], start=1)
    )
