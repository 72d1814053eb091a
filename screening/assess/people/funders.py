"""Funders that counted works acknowledge and that no list of support names; one question for each funder."""

from screening.assess.people.differences import Yardstick, difference_key
from screening.assess.people.organisations import Lookup, award_number, funder_keys
from screening.assess.people.timeline import family
from screening.model.comparison import Difference, DifferenceKind, OrganisationRead
from screening.model.record import Acknowledged, OrganisationTie, RecordKind, Side, Work


def funder_differences(
    acknowledged: tuple[tuple[Work, Acknowledged], ...],
    ties: tuple[OrganisationTie, ...],
    lookup: Lookup,
    by: Yardstick,
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
    found = (_difference(name, given, lookup, by) for name, given in open_ones.items())
    return tuple(sorted(found, key=lambda one: (not one.ask, one.start, one.organisation.name.casefold())))


def _difference(
    name: str, given: list[tuple[Work, Acknowledged]], lookup: Lookup, by: Yardstick
) -> Difference:
    dates = sorted(work.date for work, _ in given if work.date)
    overlap = by.reach.of_works(dates)
    why_not = by.why_not_asked(RecordKind.SUPPORT, overlap)
    if not by.there.declared_support:
        why_not = "no_list_of_support"
    organisation: OrganisationRead = lookup(name)
    return Difference(
        key=difference_key(DifferenceKind.FUNDER, (f"funder:{min(funder_keys(name), default=name)}",)),
        kind=DifferenceKind.FUNDER,
        organisation=organisation,
        tie_kind=RecordKind.SUPPORT,
        overlap=overlap,
        ask=not why_not,
        reasons=by.rules.reasons_for(DifferenceKind.FUNDER.value, ()),
        start=dates[0] if dates else "",
        end=dates[-1] if dates else "",
        sources=tuple(dict.fromkeys(work.place for work, _ in given)),
        works=tuple(dict.fromkeys(work.key for work, _ in given)),
        items=tuple(dict.fromkeys(work.title for work, _ in given)),
        title=", ".join(dict.fromkeys(award for _, funder in given for award in funder.awards)),
        not_asked_because=why_not,
    )
