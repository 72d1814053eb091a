"""What differs between declared and public, each as something to ask about, with its innocent reasons."""

import hashlib
from dataclasses import dataclass, replace

from screening.assess.people.dates import months_apart
from screening.assess.people.organisations import belongs, same
from screening.assess.people.rules import PeopleRules
from screening.assess.people.timeline import POSITIONS, Reach, envelope, family
from screening.model.comparison import Difference, DifferenceKind, Overlap, TimelineLine, Window
from screening.model.record import LEFT_TO_DOUBT, OrganisationTie, RecordKind, Side, Strength

_FORMS = (Strength.FORM,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What kinds of source there are: without a form, or without a public record, nothing can differ."""

    declared_positions: bool
    declared_support: bool
    form_positions: bool
    form_support: bool
    public_positions: bool
    public_support: bool


def given(ties: tuple[OrganisationTie, ...]) -> Given:
    """The kinds of source among all ties."""

    def any_of(group: str, side: Side, form: bool = False, weak: bool = True) -> bool:
        return any(
            family(tie.kind) == group
            and tie.side is side
            and (not form or tie.strength in _FORMS)
            and (weak or tie.strength not in LEFT_TO_DOUBT)
            for tie in ties
        )

    forms = {tie.place.file for tie in ties if tie.strength in _FORMS and tie.kind is RecordKind.SUPPORT}
    positions = {tie.place.file for tie in ties if tie.strength in _FORMS and tie.kind in POSITIONS}
    return Given(
        declared_positions=any_of("position", Side.DECLARED),
        declared_support=any_of("support", Side.DECLARED),
        form_positions=bool(positions - forms),
        form_support=bool(forms),
        public_positions=any_of("position", Side.PUBLIC, weak=False),
        public_support=any_of("support", Side.PUBLIC),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """What differences are measured by: the sources that there are, the window and its days, the rules."""

    there: Given
    window: Window
    reach: Reach
    rules: PeopleRules

    def why_not_asked(self, kind: RecordKind, overlap: Overlap) -> str:
        """The id of the reason why a difference about such a tie is noted and not asked about, or ""."""
        if overlap is Overlap.NO:
            return "outside_window"
        return "" if kind in self.window.kinds else "not_asked_by_pack"


def line_differences(
    lines: tuple[TimelineLine, ...], context: tuple[TimelineLine, ...], by: Yardstick
) -> tuple[Difference, ...]:
    """The differences of all lines; `context` holds the degrees, which explain an affiliation in a paper."""
    found: list[Difference] = []
    for line in lines:
        group = family(line.kind)
        if group not in ("position", "support"):
            continue
        others = [one for one in (*lines, *context) if one is not line]
        found += _of_line(line, others, group, by)
    return tuple(found)


def _of_line(line: TimelineLine, others: list[TimelineLine], group: str, by: Yardstick) -> list[Difference]:
    there = by.there
    if line.public and not line.declared:
        compared = there.declared_positions if group == "position" else there.declared_support
        if not compared or _covered(line, others, by.rules.printed_lag_months):
            return []
        return [_difference(line, DifferenceKind.PUBLIC_ONLY, by, ask=True)]
    if line.declared and not line.public:
        if _only_in_cv(line, group, there):
            return [_difference(line, DifferenceKind.NOT_ON_FORM, by, ask=True)]
        if _studied_there(line, others):
            return []
        shown = there.public_positions if group == "position" else there.public_support
        return [_difference(line, DifferenceKind.DECLARED_ONLY, by, ask=False)] if shown else []
    return _dates(line, by)


def _only_in_cv(line: TimelineLine, group: str, there: Given) -> bool:
    form = there.form_positions if group == "position" else there.form_support
    return form and all(tie.strength not in _FORMS for tie in line.declared)


def _covered(line: TimelineLine, others: list[TimelineLine], printed_lag: int) -> bool:
    """True when a declared tie speaks for it: a part or the whole of a declared body, or the place of study.

    A place of study explains an affiliation printed in papers, nothing else.
    """
    for other in others:
        declared = other.declared and family(other.kind) == family(line.kind)
        studied = other.kind is RecordKind.EDUCATION and all(
            tie.kind is RecordKind.PRINTED for tie in line.public
        )
        if declared and belongs(line.organisation, other.organisation):
            return True
        if studied and same(line.organisation, other.organisation) and _near(line, other, printed_lag):
            return True
    return False


def _studied_there(line: TimelineLine, others: list[TimelineLine]) -> bool:
    """True where a public record shows the same years at the same body as studies: a doctoral student."""
    return any(
        other.public
        and other.kind is RecordKind.EDUCATION
        and same(line.organisation, other.organisation)
        and (not line.end or not other.start or other.start <= line.end)
        and (not line.start or not other.end or line.start <= other.end)
        for other in others
    )


def _near(line: TimelineLine, studies: TimelineLine, printed_lag: int) -> bool:
    """Printed not more than `printed_lag` months after the studies ended, or the end is not known."""
    if not studies.end or not line.end or line.end < studies.end:
        return True
    return months_apart(studies.end, line.end) <= printed_lag


def _dates(line: TimelineLine, by: Yardstick) -> list[Difference]:
    """A difference when the public record reaches certainly further than what was declared."""
    start, end, current = envelope(line.declared)
    strong = [tie for tie in line.public if tie.strength not in LEFT_TO_DOUBT]
    weak = [tie for tie in line.public if tie.strength in LEFT_TO_DOUBT]
    apart = max(
        _further(start, end, current, strong, 0),
        _further(start, end, current, weak, by.rules.printed_lag_months),
    )
    if apart <= 0:
        return []
    other_start, other_end, _ = envelope(line.public)
    telling = apart > by.rules.tolerance_months
    difference = _difference(line, DifferenceKind.DATES, by, ask=telling)
    return [
        replace(
            difference,
            start=start,
            end=end,
            current=current,
            other_start=other_start,
            other_end=other_end,
            not_asked_because=difference.not_asked_because or ("" if telling else "small"),
        )
    ]


def _further(start: str, end: str, current: bool | None, public: list[OrganisationTie], lag: int) -> int:
    """Months by which the public statements reach beyond the declared time; open ends reach far."""
    if not public:
        return 0
    other_start, other_end, other_current = envelope(public)
    before = months_apart(other_start, start) if start and other_start and other_start < start else 0
    after = 0
    if end and not current:
        if other_current:
            after = 1200
        elif other_end > end:
            after = months_apart(end, other_end) - lag
    return max(before, after)


def _difference(line: TimelineLine, kind: DifferenceKind, by: Yardstick, *, ask: bool) -> Difference:
    ties = line.public if kind is not DifferenceKind.NOT_ON_FORM else line.declared
    ties = ties or line.declared
    strengths = tuple(dict.fromkeys(tie.strength.value for tie in ties))
    # a paper of 2025 ends no post that a page shows since 2023
    start, end, current = envelope([tie for tie in ties if tie.strength not in LEFT_TO_DOUBT] or ties)
    needed = kind is not DifferenceKind.DECLARED_ONLY
    why_not = by.why_not_asked(line.kind, line.overlap) if needed else "nothing_needed"
    return Difference(
        key=difference_key(kind, line.organisation.keys),
        kind=kind,
        organisation=line.organisation,
        tie_kind=line.kind,
        overlap=line.overlap,
        ask=ask and not why_not,
        reasons=by.rules.reasons_for(kind.value, strengths),
        start=start,
        end=end,
        current=current,
        overlap_from=line.overlap_from,
        overlap_to=line.overlap_to,
        title=next((tie.title for tie in ties if tie.title and tie.kind is not RecordKind.PRINTED), ""),
        sources=tuple(dict.fromkeys(tie.place for tie in ties)),
        strengths=strengths,
        works=tuple(dict.fromkeys(tie.work for tie in ties if tie.work)),
        items=tuple(dict.fromkeys(tie.title for tie in ties if tie.kind is RecordKind.PRINTED)),
        not_asked_because=why_not,
    )


def difference_key(kind: DifferenceKind, keys: tuple[str, ...]) -> str:
    """A short key that stays the same as long as the organisation is read the same."""
    loose = ("acronym:", "initials:", "funder-", "award:")
    stable = min((key for key in keys if not key.startswith(loose)), default=min(keys, default=""))
    return f"{kind.value}-{hashlib.sha256(stable.encode()).hexdigest()[:10]}"
