"""Ties of a project to listed bodies: from matches and listings in force to weights."""

from dataclasses import dataclass
from datetime import date

from screening.assess.dates import earliest, latest
from screening.assess.parties import plain_name, weighed_matches
from screening.model.assessment import PartyResult
from screening.model.listing import Entity, Listing
from screening.model.match import Band, Match, Relation
from screening.model.proposal import GradedTie
from screening.model.rubric import Authority, ChannelsRubric, Scale, TieLevel
from screening.model.sentence import filled, joined, quoted
from screening.model.vocabulary import NAMED, PERSON_ROLES

# Bodies whose hospitals are military themselves.
_MILITARY_KINDS = ("military_academy", "security_school", "military_body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is on record about a body: the strongest line of the authority profile and its listing."""

    level: int
    rule: TieLevel
    listing: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedTie:
    """One tie with the weight that it brings to the minimum and to the maximum."""

    level: int
    low: float
    high: float
    verified: bool
    says: str
    evidence: tuple[str, ...] = ()
    source: str = ""
    certainty: str = ""
    entity_id: str = ""
    party: str = ""


def ties_of(
    parties: tuple[PartyResult, ...], rubric: ChannelsRubric, authority: Authority, as_of: date
) -> tuple[WeightedTie, ...]:
    """Every tie that counts, strongest first; one line for each body, however often it is named."""
    found: dict[tuple[str, bool], WeightedTie] = {}
    for party in parties:
        for match in counted_matches(party):
            tie = _tie(party, match, rubric, authority, as_of)
            if tie is None:
                continue
            key = (tie.entity_id, tie.verified)
            if key not in found or _rank(tie) < _rank(found[key]):
                found[key] = tie
    kept = [one for one in found.values() if not _adds_nothing(one, found)]
    return tuple(sorted(kept, key=_rank))


def _adds_nothing(tie: WeightedTie, found: dict[tuple[str, bool], WeightedTie]) -> bool:
    """True for an open tie with a body that is surely tied as strongly: its laboratory, by a vague name."""
    sure = found.get((tie.entity_id, True))
    return not tie.verified and sure is not None and sure.low >= tie.high


def ties_of_hosts(
    parties: tuple[PartyResult, ...], rubric: ChannelsRubric, authority: Authority, as_of: date
) -> tuple[WeightedTie, ...]:
    """What organisations in the role of host would weigh as partners; they weigh nothing by their role.

    Whoever fills in the form chooses the role: a listed host that the authority
    profile does not name as the user's own is therefore told of and asked about.
    """
    own = frozenset(plain_name(one) for one in authority.own_institutions)
    found = {
        tie.entity_id: tie
        for party in parties
        if party.role == "host" and plain_name(party.name) not in own
        for match in party.screened.matches
        if match.relation is Relation.SAME
        for tie in [_tie(party, match, rubric, authority, as_of)]
        if tie is not None
    }
    return tuple(sorted(found.values(), key=_rank))


def ties_of_named(
    parties: tuple[PartyResult, ...], rubric: ChannelsRubric, authority: Authority, as_of: date
) -> tuple[WeightedTie, ...]:
    """What listed bodies that the text only names would weigh as partners; they weigh nothing.

    Whether they take part is asked: a letter's head, or a sentence that no reader of parties knows, may
    say so.
    """
    found = {
        tie.entity_id: tie
        for party in parties
        if party.role == NAMED
        for match in party.screened.matches
        if match.relation is Relation.SAME and match.band is not Band.REVIEW
        for tie in [_tie(party, match, rubric, authority, as_of)]
        if tie is not None
    }
    return tuple(sorted(found.values(), key=_rank))


def counted_matches(party: PartyResult) -> tuple[Match, ...]:
    """The matches of a party that may make a tie.

    Where an address names a civil hospital before its university, the partner
    is the hospital: the university itself is shown, but only the hospital counts.
    """
    if not party.counted:
        return ()
    matches = weighed_matches(party)
    hospitals = {one.entity_id for one in matches if one.tie_kind == "hospital"}
    return tuple(
        one
        for one in matches
        if one.relation is not Relation.SAME
        or one.entity_id not in hospitals
        or party.screened.entities[one.entity_id].kind in _MILITARY_KINDS
    )


def graded_ties(given: tuple[GradedTie, ...], rubric: ChannelsRubric) -> tuple[WeightedTie, ...]:
    """An officer's own ties, weighted; an unverified one counts nothing in the minimum."""
    scale = rubric.scale("P")
    return tuple(_graded(one, scale, rubric) for one in given)


def standing(entity: Entity, listings: tuple[Listing, ...], authority: Authority) -> Standing | None:
    """The strongest line of the authority profile that these listings meet, or None when none counts."""
    found = [
        Standing(level=line.level, rule=line, listing=one)
        for one in listings
        if authority.counts_list(one.list_id)
        for line in _lines_for(entity, one, authority)
    ]
    order = {one.id: index for index, one in enumerate(authority.levels)}
    return min(
        found,
        key=lambda one: (
            -one.level,
            order.get(one.rule.id, len(order)),
            one.listing.list_id,
            one.listing.edition,
        ),
        default=None,
    )


def listings_in_force(
    party: PartyResult, match: Match, authority: Authority, as_of: date
) -> tuple[Listing, ...]:
    """Counted listings of the matched body that stood on the day, and while a past tie lasted."""
    ended = latest(party.ends)
    return tuple(
        one
        for one in party.screened.listings.get(match.entity_id, ())
        if authority.counts_list(one.list_id)
        and one.in_force(as_of)
        and not _over_before_it_was_listed(ended, one, as_of)
    )


def _over_before_it_was_listed(ended: date | None, listing: Listing, as_of: date) -> bool:
    """True for a past tie that ended before the body was listed: conduct is judged by its own time."""
    since = listing.stands_since
    return ended is not None and ended < as_of and since != "" and ended.isoformat() < since


def recency(ends: str, as_of: date) -> tuple[str, str]:
    """How long ago a tie ended, at least and at most, since a year alone leaves a year of doubt."""
    first, last = earliest(ends), latest(ends)
    if first is None or last is None:
        return "current", "current"
    return _since(first, as_of), _since(last, as_of)


def _tie(
    party: PartyResult, match: Match, rubric: ChannelsRubric, authority: Authority, as_of: date
) -> WeightedTie | None:
    entity = party.screened.entities[match.entity_id]
    best = standing(entity, listings_in_force(party, match, authority, as_of), authority)
    if best is None:
        return None
    share = related_share(match, authority)
    oldest, newest = recency(party.ends, as_of)
    weight = rubric.scale("P").weights[best.level] * share * _kind_weight(party, rubric)
    times = dict(rubric.recency)
    verified = match.band is Band.CONFIRMED
    told: dict[str, str | int] = {"share": f"{share:g}", "recency": rubric.phrase(f"recency_{newest}")}
    return WeightedTie(
        level=best.level,
        low=weight * times[oldest] if verified else 0.0,
        high=weight * times[newest],
        verified=verified,
        says=_says(party, match, _values(party, match, best, rubric) | told, rubric),
        evidence=_evidence(party, match, best),
        source=best.listing.source_url,
        certainty=best.listing.certainty,
        entity_id=entity.entity_id,
        party=party.name,
    )


def related_share(match: Match, authority: Authority) -> float:
    """The share of the parent's weight that a related body passes on; the body itself passes all."""
    if match.relation is Relation.SAME:
        return 1.0
    shares = dict(authority.shares)
    return shares.get(match.tie_kind, shares["other"])


def _values(party: PartyResult, match: Match, best: Standing, rubric: ChannelsRubric) -> dict[str, str | int]:
    """What fills the blanks of a tie's sentences: who is meant, and what stands against the body."""
    passport = party.screened.passport(best.listing.list_id)
    since = best.listing.stands_since
    return {
        "written": party.name,
        "name": party.screened.entities[match.entity_id].name,
        "list": passport.title if passport else best.listing.list_id,
        "edition": best.listing.edition,
        "since": rubric.phrase("since", date=since) if since else rubric.phrase("since_unknown"),
        "reason": best.rule.reason,
        "level": best.level,
        "kind": match.tie_words,
        "related": match.related_name or party.name,
        "who": party.person_label or party.role,
    }


def _says(party: PartyResult, match: Match, values: dict[str, str | int], rubric: ChannelsRubric) -> str:
    verified = match.band is Band.CONFIRMED
    kind = "tie_related" if match.relation is Relation.RELATED else "tie_same" if verified else "tie_may_be"
    parts = [rubric.phrase(kind, **values)]
    if party.role in PERSON_ROLES:
        parts.append(rubric.phrase("tie_person", **values))
    if not verified:
        parts.append(rubric.phrase("tie_unverified", **values))
    return joined(" ", parts)


def _evidence(party: PartyResult, match: Match, best: Standing) -> tuple[str, ...]:
    listed = best.listing
    entry = {"list": listed.list_id, "edition": listed.edition, "name": listed.name_as_listed}
    return (
        quoted(match.matched_text or party.name, party.place),
        filled("plain.entry", "{list}, edition {edition}: {name}", entry),
    )


def _graded(tie: GradedTie, scale: Scale, rubric: ChannelsRubric) -> WeightedTie:
    lowest = tie.level if tie.lowest is None else tie.lowest
    share = dict(rubric.recency)[tie.recency] * dict(rubric.directness)[tie.directness]
    words = {
        "level": _from_to(lowest, tie.level, rubric),
        "word": _from_to(scale.levels[lowest], scale.levels[tie.level], rubric),
        "recency": rubric.phrase(f"recency_{tie.recency}"),
        "directness": tie.directness.replace("_", " "),
        "verified": rubric.phrase("verified" if tie.verified else "unverified"),
    }
    return WeightedTie(
        level=tie.level,
        low=scale.weights[lowest] * share if tie.verified else 0.0,
        high=scale.weights[tie.level] * share,
        verified=tie.verified,
        says=rubric.phrase("tie_graded", **words),
    )


def _from_to(low: object, high: object, rubric: ChannelsRubric) -> object:
    return high if low == high else rubric.phrase("range", low=low, high=high)


def _lines_for(entity: Entity, listing: Listing, authority: Authority) -> list[TieLevel]:
    own = entity.country in authority.own_or_allied
    lines = [
        line
        for line in authority.levels
        if (not line.lists or listing.list_id in line.lists)
        and (not line.kinds or (entity.kind in line.kinds and not own))
        and (not line.ratings or listing.rating in line.ratings)
        and (not line.basis or any(one in listing.basis for one in line.basis))
    ]
    if lines:
        return lines
    other = TieLevel(id="other", level=authority.other_level, reason=authority.other_reason)
    return [other]


def _kind_weight(party: PartyResult, rubric: ChannelsRubric) -> float:
    return dict(rubric.tie_kinds).get(party.tie_kind, 1.0)


def _since(ended: date, as_of: date) -> str:
    if ended >= as_of:
        return "current"
    years = (as_of - ended).days / 365.25
    return "lt2" if years < 2 else "y2_5" if years <= 5 else "gt5"


def _rank(tie: WeightedTie) -> tuple[float, float, str, str]:
    return (-tie.high, -tie.low, tie.entity_id, tie.party)
