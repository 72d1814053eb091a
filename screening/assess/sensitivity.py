"""What an answer would settle and what a change would do: questions by narrowing, single-fact changes."""

from dataclasses import dataclass, replace

from screening.assess.channels import Grades, Weighed, tier_name, weigh
from screening.assess.inputs import Reading
from screening.model.assessment import Question, WhatIf
from screening.model.proposal import Interval
from screening.model.rubric import ChannelsRubric

LEVELLED = ("F", "A", "D", "X", "C")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One input set to one value: its key, the words for the value, and the grades that follow."""

    key: str
    word: str
    grades: Grades


def answers(rubric: ChannelsRubric, grades: Grades) -> dict[str, tuple[Change, ...]]:
    """For each input that is not settled, the grades that each possible answer would give."""
    found: dict[str, tuple[Change, ...]] = {}
    low, high = grades.partner
    if low < high:
        found["P"] = tuple(
            Change(key="P", word="", grades=replace(grades, partner=(one, one))) for one in (low, high)
        )
    for key in LEVELLED:
        span = grades.level(key)
        if span is not None and span[0] < span[1]:
            found[key] = tuple(_set(rubric, grades, key, level) for level in range(span[0], span[1] + 1))
    if grades.end_use == "unknown":
        found["end_use"] = tuple(
            Change(key="end_use", word=one, grades=replace(grades, end_use=one))
            for one in ("civil", "military")
        )
    return found


def ranked_questions(
    rubric: ChannelsRubric, read: tuple[Grades, Grades], partner_questions: tuple[Question, ...], who: str
) -> tuple[Question, ...]:
    """The open questions of a case as it is printed and as a full assessment would read it.

    What narrows the printed range most comes first, else nobody could tell why
    the answer is "ask first"; then what narrows the full one, then the order of inputs.
    """
    printed, full = (_narrowing(rubric, one) for one in read)
    asked_here = weigh(rubric, read[0]).width > 0
    ranked = []
    for order, (key, (best, average)) in enumerate(full.items()):
        here_best, here_average = printed.get(key, (0, 0.0))
        rank = (-here_best, asked_here and key not in printed, -here_average, -best, -average, order)
        for question in partner_questions if key == "P" else (_question(rubric, key, who),):
            here = max(0, here_best) if key in printed else None
            ranked.append((rank, replace(question, narrows=max(0, best), narrows_here=here)))
    return tuple(question for _, question in sorted(ranked, key=lambda one: one[0]))


def _narrowing(rubric: ChannelsRubric, grades: Grades) -> dict[str, tuple[int, float]]:
    """For each open input, how many tiers its best answer removes, and how many an answer does on average."""
    now = weigh(rubric, grades).width
    found = {}
    for key, changes in answers(rubric, grades).items():
        widths = [weigh(rubric, one.grades).width for one in changes]
        found[key] = (now - min(widths), now - sum(widths) / len(widths))
    return found


def what_ifs(rubric: ChannelsRubric, reading: Reading) -> tuple[WhatIf, ...]:
    """Single changes that would move either end of the tier, safer ones first."""
    grades = reading.grades
    now = weigh(rubric, grades)
    found = []
    for change in _changes(rubric, grades):
        then = weigh(rubric, change.grades)
        if (then.tier_low, then.tier_high) != (now.tier_low, now.tier_high):
            found.append(_what_if(rubric, change, then))
    return tuple(dict.fromkeys(found))


def would_rise(
    rubric: ChannelsRubric, reading: Reading, keys: tuple[str, ...]
) -> tuple[tuple[Change, int], ...]:
    """For each assumed or unassessed input, the mildest value that lifts the tier, with that tier."""
    now = weigh(rubric, reading.grades)
    found = []
    for key in keys:
        span = reading.grades.level(key)
        start = rubric.scale(key).lowest if span is None else span[1] + 1
        for level in range(start, rubric.scale(key).highest + 1):
            change = _set(rubric, reading.grades, key, level)
            then = weigh(rubric, change.grades)
            if then.tier_high > now.tier_high:
                found.append((change, then.tier_high))
                break
    return tuple(sorted(found, key=lambda one: one[1]))


def _changes(rubric: ChannelsRubric, grades: Grades) -> list[Change]:
    low, high = grades.partner
    found = []
    if low < high:
        found.append(Change(key="identity", word="", grades=replace(grades, partner=(low, low))))
        found.append(Change(key="identity_confirmed", word="", grades=replace(grades, partner=(high, high))))
    elif high > 0:
        found.append(Change(key="no_tie", word="", grades=replace(grades, partner=(0.0, 0.0))))
    else:
        # that no list names a partner is all that is known of it: who stands behind it is not looked at
        scale, level = rubric.scale("P"), rubric.what_if_tie
        tied = replace(grades, partner=(scale.weights[level], scale.weights[level]))
        found.append(Change(key="strong_tie", word=scale.levels[level], grades=tied))
    for key in LEVELLED:
        span = grades.level(key)
        if span is not None:
            found += [_set(rubric, grades, key, level) for level in _neighbours(rubric, key, span)]
    if grades.end_use != "military":
        found.append(Change(key="end_use_military", word="", grades=replace(grades, end_use="military")))
    return found


def _neighbours(rubric: ChannelsRubric, key: str, span: Interval) -> tuple[int, ...]:
    """One step below and one above a settled level; both ends of an open one."""
    scale = rubric.scale(key)
    low, high = span
    steps = (low - 1, high + 1) if low == high else (low, high)
    return tuple(one for one in steps if scale.lowest <= one <= scale.highest)


def _set(rubric: ChannelsRubric, grades: Grades, key: str, level: int) -> Change:
    return Change(
        key=key, word=rubric.scale(key).levels[level], grades=grades.with_level(key, (level, level))
    )


def condition(rubric: ChannelsRubric, change: Change) -> str:
    """The change as the second half of a sentence that begins with "if"."""
    if change.key in LEVELLED:
        return rubric.phrase("if_level", name=rubric.scale(change.key).name, word=change.word)
    if change.key == "strong_tie":
        return rubric.phrase("if_strong_tie", word=change.word)
    return rubric.phrase(f"if_{change.key}")


def _what_if(rubric: ChannelsRubric, change: Change, then: Weighed) -> WhatIf:
    return WhatIf(
        says=rubric.phrase("what_if", condition=condition(rubric, change)),
        tier_min=tier_name(then.tier_low),
        tier_max=tier_name(then.tier_high),
    )


def _question(rubric: ChannelsRubric, key: str, who: str) -> Question:
    if key == "end_use":
        ask, to, name = rubric.phrase("ask_end_use"), who, rubric.phrase("end_use_name")
    else:
        scale = rubric.scale(key)
        ask, to, name = scale.ask, scale.to, scale.name
    return Question(id=key, says=ask, to=to, settles=name)
