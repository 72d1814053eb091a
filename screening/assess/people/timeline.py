"""One line in time for each organisation and family of ties, with every statement that supports it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from screening.assess.dates import earliest, latest
from screening.assess.people.dates import months_before, overlap
from screening.assess.people.organisations import Lookup, grouped, support_keys
from screening.model.comparison import OrganisationRead, Overlap, TimelineLine
from screening.model.record import NEVER_COUNTED, OrganisationTie, RecordKind, Side

POSITIONS = (RecordKind.EMPLOYMENT, RecordKind.APPOINTMENT, RecordKind.HONORARY, RecordKind.PRINTED)
_FAMILIES: dict[RecordKind, str] = dict.fromkeys(POSITIONS, "position")
_STRONGEST = {kind: number for number, kind in enumerate((*POSITIONS, *RecordKind))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The disclosure window in days; a paper counts as touching it from `printed_since` on."""

    first: date
    last: date
    printed_since: date

    def of(self, tie: OrganisationTie) -> tuple[Overlap, str, str]:
        """Whether one statement touches the window; a printed affiliation never proves it, it may."""
        if tie.kind is not RecordKind.PRINTED:
            return overlap(tie.start, tie.end, tie.current, self.first, self.last)
        begun, day = earliest(tie.start), latest(tie.start)
        if begun is None or day is None:
            return Overlap.POSSIBLE, "", ""
        if day < self.printed_since or begun > self.last:
            return Overlap.NO, "", ""
        return Overlap.POSSIBLE, max(begun, self.printed_since).isoformat(), ""

    def of_works(self, dates: Iterable[str]) -> Overlap:
        """Whether works of these ISO dates touch the window; possible at most, since a work proves no time.

        A date known to the month or year only is compared as far as it goes; without dates it is possible.
        """
        since, last = self.printed_since.isoformat(), self.last.isoformat()
        known = [one for one in dates if one]
        touching = not known or any(since[: len(one)] <= one <= last for one in known)
        return Overlap.POSSIBLE if touching else Overlap.NO


def reach(submitted: date, years: int, printed_lag_months: int) -> Reach:
    """The window that ends on the day of submission; a window of 0 years is that day itself.

    There a paper of the months before may still show what stands today.
    """
    first = months_before(submitted, years * 12)
    since = months_before(first, printed_lag_months) if years == 0 else first
    return Reach(first=first, last=submitted, printed_since=since)


def family(kind: RecordKind) -> str:
    """Ties of one family are laid side by side: all kinds of position are one family."""
    return _FAMILIES.get(kind, kind.value)


def timeline(ties: Iterable[OrganisationTie], lookup: Lookup, reach: Reach) -> tuple[TimelineLine, ...]:
    """Lines in order of time; the same statement from two files is kept twice, as two sources."""
    by_family: dict[str, list[tuple[OrganisationTie, OrganisationRead]]] = {}
    for tie in ties:
        if tie.organisation:
            read = lookup(
                tie.organisation, country=tie.country, city=tie.city, domain=tie.domain, ror=tie.ror
            )
            if tie.kind is RecordKind.SUPPORT:
                read = replace(read, keys=read.keys + support_keys(tie.organisation, tie.award))
            by_family.setdefault(family(tie.kind), []).append((tie, read))
    lines = [line for members in by_family.values() for line in _lines(members, reach)]
    return tuple(sorted(lines, key=_order))


def _order(line: TimelineLine) -> tuple[str, str, str]:
    return line.start or "9999", line.organisation.name.casefold(), line.kind.value


def _lines(members: list[tuple[OrganisationTie, OrganisationRead]], reach: Reach) -> list[TimelineLine]:
    first = sorted(members, key=lambda one: one[0].side is not Side.DECLARED)
    groups = grouped({read.keys: read for _, read in reversed(first)}.values())
    home = {one.keys: number for number, group in enumerate(groups) for one in group}
    return [
        _line(group, [tie for tie, read in members if home[read.keys] == number], reach)
        for number, group in enumerate(groups)
    ]


def _line(group: list[OrganisationRead], ties: list[OrganisationTie], reach: Reach) -> TimelineLine:
    kind = min((tie.kind for tie in ties), key=_STRONGEST.__getitem__)
    start, end, current = envelope(ties)
    best, common_from, common_to = _best([reach.of(tie) for tie in ties])
    keys = tuple(dict.fromkeys(key for one in group for key in one.keys))
    lead = _lead(group)
    return TimelineLine(
        organisation=replace(lead, keys=keys),
        kind=kind,
        start=start,
        end=end,
        current=current,
        declared=tuple(one for one in ties if one.side is Side.DECLARED),
        public=tuple(one for one in ties if one.side is Side.PUBLIC),
        overlap=best,
        overlap_from=common_from,
        overlap_to=common_to,
        counted=kind not in NEVER_COUNTED,
    )


def _lead(group: list[OrganisationRead]) -> OrganisationRead:
    """The reading to show: one that matching settled, else the one whose text is shortest."""
    matched = [one for one in group if one.screened is not None and one.screened.matches]
    return min(matched or group, key=lambda one: (len(one.written or one.text), one.text))


def envelope(ties: Iterable[OrganisationTie]) -> tuple[str, str, bool | None]:
    """The earliest start, the latest end and whether any statement says current."""
    given = list(ties)
    starts = [tie.start for tie in given if tie.start]
    start = min(starts, key=lambda text: (earliest(text) or date.max, len(text)), default="")
    if any(tie.current for tie in given):
        return start, "", True
    ends = [tie.end for tie in given if tie.end]
    end = max(ends, key=lambda text: (latest(text) or date.min, len(text)), default="")
    open_end = any(not tie.end and tie.current is None for tie in given)
    return start, "" if open_end and not ends else end, None if open_end and not ends else False


def _best(found: list[tuple[Overlap, str, str]]) -> tuple[Overlap, str, str]:
    """The strongest overlap, with the first and last common day of all statements that have it."""
    order = [Overlap.NO, Overlap.POSSIBLE, Overlap.YES]
    best = max((one for one, _, _ in found), key=order.index, default=Overlap.NO)
    same = [one for one in found if one[0] is best]
    starts = [common for _, common, _ in same if common]
    ends = [common for _, _, common in same if common]
    return best, min(starts, default=""), max(ends, default="")
