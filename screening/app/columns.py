"""The columns that a screened row gets: the top answer, as the contract names them."""

from collections.abc import Mapping, Sequence

from screening.model.listing import Entity
from screening.model.match import Match, NearMiss, Outcome, ReadAs
from screening.model.screened import Screened

COLUMNS = (
    "screening_outcome",
    "screening_entity_id",
    "screening_entity",
    "screening_ror_id",
    "screening_relation",
    "screening_band",
    "screening_matched_text",
    "screening_lists",
    "screening_reason",
)


def matched_row(outcome: Outcome, top: Match, entry: tuple[str, str, str]) -> tuple[str, ...]:
    """The nine values of a text with its best match; `entry` is what `entry_of` says of the body."""
    name, ror_id, lists = entry
    return (
        outcome.value,
        top.entity_id,
        name,
        ror_id,
        top.relation.value,
        top.band.value,
        top.matched_text,
        lists,
        " ".join([one.says for one in top.reasons]),
    )


def entry_of(screened: Screened, entity_id: str) -> tuple[str, str, str]:
    """A body's name, ROR id, and the lists it is on as of the day, divided by "; "."""
    entity = screened.entities[entity_id]
    listed = [one for one in screened.listings.get(entity_id, ()) if one.in_force(screened.as_of)]
    return entity.name, entity.ror_id, "; ".join(dict.fromkeys(one.list_id for one in listed))


def nothing_row(why: str) -> tuple[str, ...]:
    """The nine values of a text that names no listed body."""
    return ("none", "", "", "", "", "", "", "", why)


def why_none(read_as: ReadAs | None, near_misses: Sequence[NearMiss], entities: Mapping[str, Entity]) -> str:
    """For an empty answer: what the text was read as, and the nearest miss; "" where there is neither."""
    parts = []
    if read_as is not None:
        parts.append(f"Read as {read_as.name}, not on the searched lists.")
    for near in near_misses[:1]:
        parts.append(f"Not {entities[near.entity_id].name}: {near.why_not}.")
    return " ".join(parts)
