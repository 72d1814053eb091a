"""Funders that counted works acknowledge and that no list of support names; one question for each funder."""

from screening.assess.people.differences import Given, difference_key
from screening.assess.people.organisations import Lookup, award_number, funder_keys
from screening.assess.people.rules import PeopleRules
from screening.assess.people.timeline import Reach, family
from screening.model.comparison import Difference, DifferenceKind, OrganisationRead, Overlap, Window
from screening.model.record import Acknowledged, OrganisationTie, RecordKind, Side, Work


def funder_differences(
    acknowledged: tuple[tuple[Work, Acknowledged], ...],
    ties: tuple[OrganisationTie, ...],
    there: Given,
    lookup: Lookup,
    reach: Reach,
    window: Window,
    rules: PeopleRules,
) -> tuple[Difference, ...]:
    """Undeclared funders, each with its works; without any list of support there is nothing to compare."""
    declared = [
        tie for tie in ties if tie.side is Side.DECLARED and family(tie.kind) in ("support", "position")
    ]
    names = frozenset(key for tie in declared for key in funder_keys(tie.organisation))
    awards = frozenset(award_number(tie.award) for tie in declared if award_number(tie.award))
    open_ones: dict[str, list[tuple[Work, Acknowledged]]] = {}
    for work, funder in acknowledged:
        keys = funder_keys(funder.name)
        if keys & names or {award_number(one) for one in funder.awards} & awards:
            continue
        home = next((known for known in open_ones if funder_keys(known) & keys), funder.name)
        open_ones.setdefault(home, []).append((work, funder))
    found = (
        _difference(name, given, there, lookup, reach, window, rules) for name, given in open_ones.items()
    )
    return tuple(sorted(found, key=lambda one: (not one.ask, one.start, one.organisation.name.casefold())))


def _difference(
    name: str,
    given: list[tuple[Work, Acknowledged]],
    there: Given,
    lookup: Lookup,
    reach: Reach,
    window: Window,
    rules: PeopleRules,
) -> Difference:
    dates = sorted(work.date for work, _ in given if work.date)
    overlap = _overlap(dates, reach)
    why_not = _not_asked(overlap, there, window)
    organisation: OrganisationRead = lookup(name)
    return Difference(
        key=difference_key(DifferenceKind.FUNDER, (f"funder:{min(funder_keys(name), default=name)}",)),
        kind=DifferenceKind.FUNDER,
        organisation=organisation,
        tie_kind=RecordKind.SUPPORT,
        overlap=overlap,
        ask=not why_not,
        reasons=rules.reasons_for(DifferenceKind.FUNDER.value, ()),
        start=dates[0] if dates else "",
        end=dates[-1] if dates else "",
        sources=tuple(dict.fromkeys(work.place for work, _ in given)),
        works=tuple(dict.fromkeys(work.key for work, _ in given)),
        items=tuple(dict.fromkeys(work.title for work, _ in given)),
        title=", ".join(dict.fromkeys(award for _, funder in given for award in funder.awards)),
        not_asked_because=why_not,
    )


def _overlap(dates: list[str], reach: Reach) -> Overlap:
    """A work dated in the reach makes it possible; an acknowledgement never proves a time."""
    if not dates:
        return Overlap.POSSIBLE
    since, last = reach.printed_since.isoformat(), reach.last.isoformat()
    return Overlap.POSSIBLE if any(since[: len(one)] <= one <= last for one in dates) else Overlap.NO


def _not_asked(overlap: Overlap, there: Given, window: Window) -> str:
    if not there.declared_support:
        return "no_list_of_support"
    if overlap is Overlap.NO:
        return "outside_window"
    return "" if RecordKind.SUPPORT in window.kinds else "not_asked_by_pack"
