"""An answer of matching joined with the listings of the bodies it names: the contract's check/1."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

from screening.model.listing import Entity, Listing, ReferenceList
from screening.model.match import Answer, Match, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """One looked-up text, the listings of the bodies it names, and the lists that were searched.

    `entities` holds at least every body that the answer speaks of, `set_aside` what a person judged to be
    another body. `written` is the text as handed in, where escapes in it were undone to read it.
    """

    answer: Answer
    as_of: date
    entities: Mapping[str, Entity] = field(default_factory=dict, repr=False)
    listings: dict[str, tuple[Listing, ...]] = field(default_factory=dict, repr=False)
    lists: tuple[ReferenceList, ...] = field(default=(), repr=False)
    set_aside: tuple[Match, ...] = ()
    written: str = ""

    @property
    def text(self) -> str:
        """The text as it was read."""
        return self.answer.text

    @property
    def outcome(self) -> Outcome:
        """match, related, review or none."""
        return self.answer.outcome

    @property
    def matches(self) -> tuple[Match, ...]:
        """Candidate bodies, best first."""
        return self.answer.matches

    def passport(self, list_id: str) -> ReferenceList | None:
        """The passport of a searched list, or None where that list was not searched."""
        return next((one for one in self.lists if one.list_id == list_id), None)

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON object `screening/check/1`."""
        background = self.answer.background
        return {
            "schema": "screening/check/1",
            "text": self.text,
            **({"written": self.written} if self.written else {}),
            "as_of": self.as_of.isoformat(),
            "outcome": self.outcome.value,
            "matches": [self.match_dict(match) for match in self.matches],
            "near_misses": [
                {"entity_id": near.entity_id, "name": self._name(near.entity_id), "why_not": near.why_not}
                for near in self.answer.near_misses
            ],
            "background": None
            if background is None
            else {"name": background.name, "source": background.source},
            "lists": [{"list_id": one.list_id, "edition": one.edition} for one in self.lists],
        }

    def match_dict(self, match: Match) -> dict[str, Any]:
        """One match as the contract writes it, listings included."""
        entity = self.entities[match.entity_id]
        return {
            "entity_id": match.entity_id,
            "name": entity.name,
            "native_name": entity.native_name,
            "country": entity.country,
            "kind": entity.kind,
            "ror_id": entity.ror_id or None,
            "relation": match.relation.value,
            "tie_kind": match.tie_kind,
            "related_name": match.related_name,
            "band": match.band.value,
            "name_kind": match.name_kind,
            "matched_text": match.matched_text,
            "span": list(match.span),
            "reasons": [
                {"feature": one.feature, "supports": one.supports, "says": one.says} for one in match.reasons
            ],
            "listings": [self._listing_dict(one) for one in self.listings.get(match.entity_id, ())],
        }

    def _listing_dict(self, listing: Listing) -> dict[str, Any]:
        passport = self.passport(listing.list_id)
        return {
            "list_id": listing.list_id,
            "title": passport.title if passport else listing.list_id,
            "authority": passport.authority if passport else "",
            "lane": passport.lane.value if passport else "",
            "edition": listing.edition,
            "name_as_listed": listing.name_as_listed,
            "listed_on": listing.listed_on or None,
            "since": listing.stands_since or None,
            "delisted_on": listing.delisted_on or None,
            "superseded_on": listing.superseded_on or None,
            "status": listing.status,
            "in_force": listing.in_force(self.as_of),
            "rating": listing.rating,
            "concern": listing.concern,
            "basis": listing.basis,
            "means": passport.means if passport else "",
            "does_not_mean": passport.does_not_mean if passport else "",
            "source_url": listing.source_url,
            "certainty": listing.certainty,
        }

    def _name(self, entity_id: str) -> str:
        entity = self.entities.get(entity_id)
        return entity.name if entity else entity_id

    def _repr_html_(self) -> str:
        """A small table for notebooks; every value escaped."""
        rows = "".join(
            f"<tr><td>{escape(self._name(m.entity_id))}</td><td>{m.relation.value}</td><td>{m.band.value}</td>"
            f"<td>{escape(', '.join(one.list_id for one in self.listings.get(m.entity_id, ())))}</td></tr>"
            for m in self.matches
        )
        head = "<tr><th>body</th><th>relation</th><th>band</th><th>lists</th></tr>"
        return f"<p>{escape(self.text)}: <b>{self.outcome.value}</b></p><table>{head}{rows}</table>"
