"""Three-valued conditions over one case: true, false, or None where the material does not tell."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from screening.assess.areas import truth_of_area
from screening.assess.dates import earliest, latest
from screening.assess.factors import ASSUMED, STATED_IN
from screening.assess.field import FieldReading
from screening.assess.inputs import Reading
from screening.assess.listed import Truth, truth_of_listing
from screening.assess.parties import is_checked, is_home, is_post
from screening.assess.text import funding_text, names_any
from screening.model.assessment import PartyResult
from screening.model.match import Band
from screening.model.proposal import UNKNOWN, Proposal
from screening.model.rubric import Condition, FactDefinition, Rules
from screening.model.sentence import filled, quoted

_TRUTH = {"true": True, "false": False, UNKNOWN: None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What conditions may read: the proposal, its parties, the field, the inputs, the day, the rules.

    `levels_of` has the word of each level, from 0 up, by the input that the proposal states in words.
    """

    proposal: Proposal
    parties: tuple[PartyResult, ...]
    rules: Rules
    as_of: date
    field: FieldReading
    reading: Reading
    levels_of: tuple[tuple[str, tuple[str, ...]], ...]

    def word(self, key: str, **values: object) -> str:
        """A shared phrase for the reader."""
        return filled(f"words.{key}", dict(self.rules.words)[key], values)


def evaluate(condition: Condition, case: Case) -> Truth:
    """Whether the condition holds, on what evidence, and what would have to be asked."""
    return _OPERATIONS[condition.op](condition, case)


def all_of(parts: tuple[Truth, ...]) -> Truth:
    """False when one part is false, else unknown when one is, else true."""
    return _joined(parts, decisive=False)


def any_of(parts: tuple[Truth, ...]) -> Truth:
    """True when one part is true, else unknown when one is, else false."""
    return _joined(parts, decisive=True)


def _joined(parts: tuple[Truth, ...], *, decisive: bool) -> Truth:
    deciding = tuple(one for one in parts if one.holds is decisive)
    if deciding:
        return _merged(decisive, deciding)
    undecided = tuple(one for one in parts if one.holds is None)
    return _merged(None, undecided, parts) if undecided else _merged(not decisive, parts)


def _merged(
    holds: bool | None, parts: tuple[Truth, ...], evidence_from: tuple[Truth, ...] | None = None
) -> Truth:
    shown = parts if evidence_from is None else evidence_from
    return Truth(
        holds=holds,
        evidence=tuple(dict.fromkeys(text for one in shown for text in one.evidence)),
        asks=tuple(dict.fromkeys(text for one in parts for text in one.asks)) if holds is None else (),
        identity_open=holds is None and any(one.identity_open for one in parts),
    )


def _all(condition: Condition, case: Case) -> Truth:
    return all_of(tuple(evaluate(one, case) for one in condition.parts))


def _any(condition: Condition, case: Case) -> Truth:
    return any_of(tuple(evaluate(one, case) for one in condition.parts))


def _not(condition: Condition, case: Case) -> Truth:
    inner = evaluate(condition.parts[0], case)
    return inner if inner.holds is None else replace(inner, holds=not inner.holds)


def _surely(condition: Condition, case: Case) -> Truth:
    """Whether the condition holds, where what is open is asked elsewhere and shall not come first here."""
    inner = evaluate(condition.parts[0], case)
    return inner if inner.holds is not None else Truth(holds=False, evidence=inner.evidence)


def _fact(condition: Condition, case: Case) -> Truth:
    fact = case.rules.fact(condition.name)
    if fact is None:
        raise ValueError(f"unknown fact {condition.name}")
    given = dict(case.proposal.facts)
    if fact.id in given:
        return _stated_fact(fact, given[fact.id], case)
    if fact.when is None:
        return Truth(holds=None, asks=(fact.ask,))
    found = evaluate(fact.when, case)
    return replace(found, asks=(fact.ask,) if found.holds is None else ())


def _stated_fact(fact: FactDefinition, word: str, case: Case) -> Truth:
    """A fact that somebody wrote down; one that is written as unknown may wait for a body's identity."""
    value = _TRUTH[word]
    if value is not None:
        says = case.word("stated", says=fact.says, value=case.word(word))
        return Truth(holds=value, evidence=(says,))
    unverified = any(not one.verified for one in case.proposal.ties or ())
    waits = fact.about == "organisation" or (unverified and fact.about == "named_role")
    return Truth(holds=None, asks=(fact.ask,), identity_open=waits)


def _listed(condition: Condition, case: Case) -> Truth:
    return truth_of_listing(condition, case.parties, case.rules, case.as_of)


def _area(condition: Condition, case: Case) -> Truth:
    return truth_of_area(condition.words[0], case.field, case.rules)


def _concept(condition: Condition, case: Case) -> Truth:
    shown = tuple(one for one in case.field.cues if one.concept in condition.words)
    evidence = tuple(quoted(one.quotation, one.place) for one in shown)
    if any(one.kind == "keyword" for one in shown):
        return Truth(holds=True, evidence=evidence)
    return Truth(holds=None if shown or case.field.level[1] > 0 else False, evidence=evidence)


def _level(condition: Condition, case: Case) -> Truth:
    factor = case.reading.factor(condition.name)
    if factor.low is None or factor.high is None:
        return Truth(holds=None)
    least = condition.at_least or 0
    holds = True if factor.low >= least else False if factor.high < least else None
    return Truth(holds=holds, evidence=(factor.says,))


def _stated(condition: Condition, case: Case) -> Truth:
    value = getattr(case.proposal, condition.name)
    if value == UNKNOWN:
        return _graded(condition, case) if case.proposal.inputs else _assumed(condition, case)
    evidence = case.word(
        "stated_field", field=condition.name.replace("_", " "), value=value.replace("_", " ")
    )
    return Truth(holds=value in condition.words, evidence=(evidence,))


def _assumed(condition: Condition, case: Case) -> Truth:
    """A field that is not stated: the end use that the profile assumes, else not known."""
    factor = case.reading.factor("end_use")
    if condition.name != "end_use" or factor.origin != ASSUMED:
        return Truth(holds=None)
    return Truth(holds=factor.low_word in condition.words, evidence=(factor.says,))


def _graded(condition: Condition, case: Case) -> Truth:
    """The same field as an officer graded it: certain where every level of the range gives one answer."""
    inputs = case.proposal.inputs
    key = next((one for one, field in STATED_IN.items() if field == condition.name), "")
    if inputs is None:
        return Truth(holds=None)
    if condition.name == "end_use":
        words: tuple[str, ...] = (inputs.end_use,)
    else:
        low, high = getattr(inputs, key)
        words = dict(case.levels_of)[key][low : high + 1]
    inside = {word in condition.words if word != UNKNOWN else None for word in words}
    holds = inside.pop() if len(inside) == 1 else None
    return Truth(holds=holds, evidence=(case.reading.factor(key or "end_use").says,))


def _funder(condition: Condition, case: Case) -> Truth:
    text = funding_text(case.proposal)
    if not text:
        return Truth(holds=None)
    holds = names_any(text, condition.words, condition.option("of_others"))
    return Truth(holds=holds, evidence=(case.word("funder_text", text=text),))


def _established_in(condition: Condition, case: Case) -> Truth:
    """Whether one that takes part is there; with `roles`, one in such a role.

    Where all are in other roles it is as for bodies elsewhere: a firm that only sells is no participant.
    """
    roles = condition.option("roles")
    checked = [
        one
        for one in case.parties
        if (is_checked(one) or one.unnamed) and not is_post(one) and not one.from_funder
    ]
    meant = [one for one in checked if not roles or one.role in roles]
    if checked and not meant:
        return Truth(holds=False)
    return _any_in(meant, condition.words, case)


def _home_in(condition: Condition, case: Case) -> Truth:
    """Where the home institution is; not known while none is named.

    It makes no tie, but it is bound by the law of its country.
    """
    return _any_in([one for one in case.parties if is_home(one)], condition.words, case)


def _done_in(condition: Condition, case: Case) -> Truth:
    """Where the work is done: at home, or at another body that takes part."""
    return any_of((_home_in(condition, case), _established_in(condition, case)))


def _any_in(bodies: list[PartyResult], countries: tuple[str, ...], case: Case) -> Truth:
    """Whether one of the bodies is in one of the countries; false where all are known to be elsewhere."""
    found = [(one, _country(one)) for one in bodies]
    here = tuple((one, country) for one, country in found if country in countries)
    if here:
        says = tuple(case.word("organisation_in", written=one.name, country=code) for one, code in here)
        return Truth(holds=True, evidence=says)
    return Truth(holds=False if found and all(country for _, country in found) else None)


def _country(party: PartyResult) -> str:
    """The stated country of an organisation, else that of the body it was confirmed to be."""
    if party.country:
        return party.country
    sure = (one for one in party.screened.matches if one.band is Band.CONFIRMED)
    return next((party.screened.entities[one.entity_id].country for one in sure), "")


def _role(condition: Condition, case: Case) -> Truth:
    held = tuple(one.name for one in case.parties if one.role in condition.words)
    return Truth(holds=True if held else False if case.parties else None, evidence=held)


def _day(condition: Condition, case: Case) -> Truth:
    after = condition.start is None or condition.start <= case.as_of
    before = condition.end is None or case.as_of < condition.end
    return Truth(holds=after and before, evidence=(case.as_of.isoformat(),))


def _begins(condition: Condition, case: Case) -> Truth:
    """Whether the work begins in the span; not known where its date, or its month or year, does not tell.

    With `undated` it holds too for work without any date.
    """
    stated = case.proposal.starts
    first, last = earliest(stated), latest(stated)
    if first is None or last is None:
        return Truth(holds=True if condition.option("undated") else None)
    start, end = condition.start or date.min, condition.end or date.max
    outside = last < start or first >= end
    holds = False if outside else True if start <= first and last < end else None
    return Truth(holds=holds, evidence=(case.word("work_begins", date=stated),))


def _undeclared(condition: Condition, case: Case) -> Truth:
    ties = [tie for one in case.proposal.people for tie in one.posts]
    missing = tuple(tie.organisation for tie in ties if tie.declared is False)
    if missing:
        return Truth(holds=True, evidence=missing)
    return Truth(holds=False if ties and all(tie.declared for tie in ties) else None)


_OPERATIONS: dict[str, Callable[[Condition, Case], Truth]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "surely": _surely,
    "fact": _fact,
    "listed": _listed,
    "area": _area,
    "concept": _concept,
    "level": _level,
    "stated": _stated,
    "funder": _funder,
    "established_in": _established_in,
    "home_in": _home_in,
    "done_in": _done_in,
    "role": _role,
    "day": _day,
    "begins": _begins,
    "undeclared": _undeclared,
}
