"""The state of disclosure as a range: what the open questions leave possible, from best to worst."""

from screening.assess.people.rules import PeopleRules, Range
from screening.model.comparison import Difference, DifferenceKind, DisclosureRange, Overlap
from screening.model.record import LEFT_TO_DOUBT


def disclosure(differences: tuple[Difference, ...], rules: PeopleRules, *, compared: bool) -> DisclosureRange:
    """The worst of the best and the worst of the worst; nothing where nothing was compared."""
    if not compared:
        return DisclosureRange(low=None, high=None, why=("not_compared",))
    asked = [one for one in differences if one.ask]
    ranges = [_range(one, rules) for one in asked] or [rules.ranges["no_question"]]
    low = max((low for low, _ in ranges), key=rules.order.index)
    high = max((high for _, high in ranges), key=rules.order.index)
    return DisclosureRange(low=low, high=high, why=tuple(one.key for one in asked))


def _range(difference: Difference, rules: PeopleRules) -> Range:
    if difference.answer in rules.answers:
        return rules.answers[difference.answer]
    if difference.kind is not DifferenceKind.PUBLIC_ONLY:
        return rules.ranges[difference.kind.value]
    doubtful = set(difference.strengths) <= LEFT_TO_DOUBT or difference.overlap is not Overlap.YES
    return rules.ranges[f"public_not_declared.{'uncertain' if doubtful else 'certain'}"]
