"""A screened text told in plain lines for the terminal."""

from collections.abc import Sequence
from typing import Any

from screening.app.resources_matching import matching_rules
from screening.model.screened import Screened
from screening.report.factor_picture import capital
from screening.report.listing_view import doubt, ground_of_rating
from screening.report.phrases import load_phrases

LANES = {
    "designation": "designation by a government",
    "funder_rule": "funder's rule",
    "assessment": "published assessment",
    "grouping": "grouping",
}


def told(screened: Screened, without_entries: Sequence[str] = ()) -> str:
    """Outcome, bodies with reasons and listings by lane, near misses, and the lists that were searched.

    `without_entries` are lists that were asked for and hold nothing that could be searched.
    """
    out = [f"{screened.text}", f"→ {screened.outcome.value}"]
    for match in screened.to_dict()["matches"]:
        related = f", {match['tie_kind'].replace('_', ' ')}" if match["tie_kind"] else ""
        native = f" ({match['native_name']})" if match["native_name"] else ""
        out.append(f"\n{match['name']}{native} — {match['relation']}{related}, {match['band']}")
        out += [f"  {'+' if one['supports'] else '−'} {one['says']}" for one in match["reasons"]]
        out += _listings(match["listings"])
    if screened.answer.background is not None:
        out.append(f"\nRead as: {screened.answer.background.name} (not on the searched lists)")
    for near in screened.answer.near_misses:
        out.append(f"Near miss: {screened.entities[near.entity_id].name} — {near.why_not}")
    if not screened.matches:
        out += _nothing(screened)
    searched = ", ".join(
        f"{one.list_id} ({one.edition})" if one.edition else one.list_id for one in screened.lists
    )
    out.append(f"\nSearched as of {screened.as_of}: {searched or 'no list'}")
    if without_entries:
        out.append(not_searched(without_entries))
    out.append(
        "An entry is a reason to look closer, not a finding about a project or a person. A person decides."
    )
    return "\n".join(out)


def not_searched(without_entries: Sequence[str]) -> str:
    """That lists asked for hold no entries, so that nothing can be said of them."""
    return f"Not searched, since no entries are here: {', '.join(without_entries)}; see: lists show ID"


def _nothing(screened: Screened) -> list[str]:
    """Why no listed body was found, where nothing else says so, and how to look further."""
    told = screened.answer.background is not None or bool(screened.answer.near_misses)
    why = [] if told else [f"\n{matching_rules('reasons')['nothing']}"]
    return [*why, 'Listed bodies by a word of their names: screening lists search "WORD"']


def how_sure(certainty: str) -> str:
    """The warning that belongs beside an entry that nobody checked, that is old or unclear; else nothing."""
    word = certainty.partition(";")[0].partition(":")[0].strip()
    said = {
        "memory": "From memory: nobody checked this entry against a source.",
        "stale": "From an old copy: import a new one before relying on it.",
        "unclear": f"Not clear: {certainty.partition(':')[2].strip() or 'the source contradicts itself'}.",
    }
    if word in said:
        return said[word]
    of_the_day = doubt(certainty, load_phrases()) if "; " in certainty else ""
    return f"{capital(of_the_day)}." if of_the_day else ""


def _listings(listings: list[dict[str, Any]]) -> list[str]:
    """The listings lane by lane, each with what doubts there are and what it does not mean."""
    return [line for lane in LANES for one in listings if one["lane"] == lane for line in _listing(one)]


def _listing(one: dict[str, Any]) -> list[str]:
    since = f", since {one['since']}" if one["since"] else ""
    ground = ground_of_rating(one["certainty"])
    rating = f", rated {one['rating']}{f' ({ground})' if ground else ''}" if one["rating"] else ""
    left = f" since {one['delisted_on']}" if one["delisted_on"] else ""
    ended = "" if one["in_force"] else f" — not in force{left}"
    listed = f"{one['title']} [{one['list_id']} {one['edition']}{since}{rating}]{ended}"
    doubt = how_sure(one["certainty"])
    return [
        f"  {LANES[one['lane']].capitalize()}: {listed}",
        *([f"      {doubt}"] if doubt else []),
        f"      {one['does_not_mean']}",
    ]
