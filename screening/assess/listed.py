"""Whether a party or a current post stands on a list on the day: the fact that gates rest on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from screening.assess.dates import latest
from screening.assess.parties import is_checked, is_post, weighed_matches
from screening.model.assessment import PartyResult
from screening.model.listing import Listing
from screening.model.match import Band, Match, Relation
from screening.model.rubric import Condition, Rules
from screening.model.sentence import filled

PART_OF_THE_BODY = frozenset(("laboratory", "campus", "institute", "predecessor"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """Whether a condition holds (True, False, None where the material does not tell), and on what evidence.

    Where it is None, `asks` are the questions that would settle it, and
    `identity_open` is True where it waits for which body a name means.
    """

    holds: bool | None
    evidence: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    identity_open: bool = False


def truth_of_listing(
    condition: Condition, parties: tuple[PartyResult, ...], rules: Rules, as_of: date
) -> Truth:
    """True for a confirmed body in force on one of the lists, None for an open identity or a related body."""
    through = condition.option("through") or ("party", "person")
    roles = condition.option("roles")
    looked_at = [one for one in parties if is_checked(one) and _is_meant(one, through, roles, as_of)]
    found: list[tuple[bool, str]] = []
    for party in looked_at:
        for match, listing in _standing(party, condition, rules, as_of):
            found.append((_is_certain(match), _says(party, match, listing, rules)))
    certain = tuple(dict.fromkeys(says for sure, says in found if sure))
    open_ones = tuple(dict.fromkeys(says for sure, says in found if not sure))
    if certain:
        return Truth(holds=True, evidence=certain)
    if open_ones:
        return Truth(holds=None, evidence=open_ones, identity_open=True)
    nobody = not any(is_checked(one) for one in parties)
    to_come = any(one.unnamed and _is_meant(one, through, roles, as_of) for one in parties)
    return Truth(holds=None if nobody or to_come else False)


def _is_meant(party: PartyResult, through: tuple[str, ...], roles: tuple[str, ...], as_of: date) -> bool:
    if not is_post(party):
        return "party" in through and (not roles or party.role in roles)
    ended = latest(party.ends)
    past = ended is not None and ended < as_of
    return ("past_person" if past else "person") in through


def _standing(
    party: PartyResult, condition: Condition, rules: Rules, as_of: date
) -> Iterator[tuple[Match, Listing]]:
    for match in weighed_matches(party):
        for one in party.screened.listings.get(match.entity_id, ()):
            if one.list_id not in condition.words or not rules.authority.counts_list(one.list_id):
                continue
            if one.in_force(as_of) and _on_the_ground(one.basis, condition):
                yield match, one


def _on_the_ground(basis: str, condition: Condition) -> bool:
    """Whether an entry says one of the wanted measures, or none of those that other gates speak of.

    Issuers and importers write them in their own case: "Asset freeze", "asset freeze".
    """
    said = basis.casefold()
    wanted, spoken_of = (
        tuple(word.casefold() for word in condition.option(key)) for key in ("basis", "other_basis")
    )
    of_the_kind = not wanted or any(word in said for word in wanted)
    return of_the_kind and not any(word in said for word in spoken_of)


def _is_certain(match: Match) -> bool:
    whole = match.relation is Relation.SAME or match.tie_kind in PART_OF_THE_BODY
    return match.band is Band.CONFIRMED and whole


def _says(party: PartyResult, match: Match, listing: Listing, rules: Rules) -> str:
    words = dict(rules.words)
    passport = party.screened.passport(listing.list_id)
    first = listing.stands_since
    since = filled("words.since", words["since"], {"date": first}) if first else words["since_unknown"]
    values = {
        "written": match.related_name or party.name,
        "name": party.screened.entities[match.entity_id].name,
        "list": passport.title if passport else listing.list_id,
        "edition": listing.edition,
        "since": since,
        "kind": match.tie_words,
    }
    key = _said_as(match, as_written=values["name"].casefold() in values["written"].casefold())
    return filled(f"words.{key}", words[key], values)


def _said_as(match: Match, *, as_written: bool) -> str:
    """The phrase that fits how sure the match is."""
    if match.relation is Relation.RELATED and match.tie_kind not in PART_OF_THE_BODY:
        return "body_related"
    if match.band is not Band.CONFIRMED:
        return "body_may_be"
    return "body_as_written_on_list" if as_written else "body_on_list"
