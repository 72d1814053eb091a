"""Chooses a short, costed set of proportionate measures and says which tier would remain after each."""

from screening.assess.channels import Grades, Weighed, tier_name, weigh
from screening.model.assessment import GateResult, Measure
from screening.model.rubric import ChannelsRubric, MeasureRule, Rules
from screening.model.vocabulary import tier_range

_KINDS = ("legal", "funder", "ask")


def gate_matters(gates: tuple[GateResult, ...]) -> frozenset[str]:
    """What the open gates ask a plan for: a measure that a gate names, else what must come first.

    While it is not known whether a funder's rule holds, the question is the
    measure: no team is changed for it. Where funds are frozen, everything
    waits, and a narrower measure for exports adds nothing.
    """
    found = set()
    for one in (gate for gate in gates if gate.holds_up and gate.holds != "false"):
        if one.holds_up == "funder" and one.holds == "unknown":
            found.add("ask")
        else:
            found.add(one.measure or one.holds_up)
    return frozenset({one for one in found if one in _KINDS} if "legal" in found else found)


def measures_for(
    rules: Rules, rubric: ChannelsRubric, grades: Grades, gates: frozenset[str], *, others: bool
) -> tuple[Measure, ...]:
    """Measures that fit the tier, the findings and the gates; those that bring the tier down come first.

    `others` says whether anybody from outside takes part: what a measure asks
    for in every tier concerns what leaves the house. Such measures come on top
    of the number that is in proportion and push none out.
    """
    weighed = weigh(rubric, grades)
    always = {one.id for one in rules.measures if others and _is_always(one, grades)}
    fitting = [
        one for one in rules.measures if one.id in always or _fits(one, rubric, grades, weighed, gates)
    ]
    ranked = sorted(fitting, key=lambda one: (not _for_gate(one, gates), one.rank, one.id))
    most = rubric.measures_per_tier[weighed.tier_high]
    in_number = {one.id for one in [one for one in ranked if one.id not in always][:most]}
    chosen = [one for one in ranked if one.id in in_number | always]
    waits = weighed.width > 0 and not rubric.tiers[weighed.tier_high].meanwhile
    return tuple(
        measure_of(
            one,
            rules,
            _residual(one, rubric, grades),
            _from_tier(one, weighed) if waits and one.id not in always and not _for_gate(one, gates) else "",
        )
        for one in chosen
    )


def _from_tier(rule: MeasureRule, weighed: Weighed) -> str:
    """The tier from which the measure is in proportion, where the result may also end below it."""
    first = min(rule.tiers)
    return tier_name(first) if first > weighed.tier_low else ""


def after(grades: Grades, rule: MeasureRule) -> Grades:
    """The grades once the measure is in place; a measure never raises an input."""
    changed = grades
    for key, at_most in rule.lowers:
        span = changed.level(key)
        if span is not None:
            changed = changed.with_level(key, (min(span[0], at_most), min(span[1], at_most)))
    return changed


def _fits(
    rule: MeasureRule, rubric: ChannelsRubric, grades: Grades, weighed: Weighed, gates: frozenset[str]
) -> bool:
    if _for_gate(rule, gates):
        return True
    if rule.for_gate or not any(weighed.tier_low <= tier <= weighed.tier_high for tier in rule.tiers):
        return False
    return all(_reaches(rubric, grades, key, level) for key, level in rule.needs)


def _is_always(rule: MeasureRule, grades: Grades) -> bool:
    """True when the inputs surely have the levels from which the measure is in proportion in every tier."""
    spans = ((grades.level(key), level) for key, level in rule.always)
    return bool(rule.always) and all(span is not None and span[0] >= level for span, level in spans)


def _for_gate(rule: MeasureRule, gates: frozenset[str]) -> bool:
    return rule.id in gates or not gates.isdisjoint(rule.for_gate)


def _reaches(rubric: ChannelsRubric, grades: Grades, key: str, level: int) -> bool:
    """True when the input may reach the level; for the partner tie, any weight counts as level 1."""
    if key == "P":
        most = grades.partner[1]
        return most > 0 if level <= 1 else most >= rubric.scale("P").weights[level]
    span = grades.level(key)
    return span is not None and span[1] >= level


def measure_of(rule: MeasureRule, rules: Rules, residual: str = "", from_tier: str = "") -> Measure:
    """The measure as it is printed."""
    return Measure(
        id=rule.id,
        says=rule.says,
        cost=rule.cost,
        burden=rule.burden,
        owner=rule.owner,
        addresses=rule.addresses,
        residual_tier=residual,
        from_tier=from_tier,
        source=rules.cite(rule.source),
        certainty=rule.certainty,
    )


def _residual(rule: MeasureRule, rubric: ChannelsRubric, grades: Grades) -> str:
    """The tier that would remain after this measure alone; empty where it changes no input."""
    if not rule.lowers:
        return ""
    then = weigh(rubric, after(grades, rule))
    return tier_range(tier_name(then.tier_low), tier_name(then.tier_high))


def together(rules: Rules, grades: Grades, chosen: tuple[Measure, ...]) -> Grades:
    """The grades once every chosen measure is in place."""
    ids = {one.id for one in chosen}
    for rule in rules.measures:
        if rule.id in ids:
            grades = after(grades, rule)
    return grades
