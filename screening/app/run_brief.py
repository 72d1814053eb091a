"""The few words about an assessment that tables need: one brief a project, kept beside the full result."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from screening.app.adjudicated import entry_fingerprint
from screening.model.proposal import Party, Proposal
from screening.model.sentence import joined
from screening.report.party_view import told_apart
from screening.report.phrases import Phrases, load_phrases
from screening.report.result_view import house_pack, open_questions, result_view
from screening.report.saying import recalled

Brief = dict[str, Any]


@lru_cache(maxsize=4)
def words(language: str = "en") -> Phrases:
    """The phrases of reports, loaded once."""
    return load_phrases(language)


def brief_of(proposal: Proposal, result: Mapping[str, Any], language: str = "en") -> Brief:
    """What tables show of one project; parties in the order of the proposal.

    Its sentences are English, as the programs that read results.csv expect;
    `said` has them as people read them in the workbook.
    """
    given, phrases = recalled(result, language), words(language)
    brief = _told(proposal, given)
    view = result_view(given, phrases)
    said = {one: phrases.translated(one)[0] for one in _sentences(brief)}
    said[brief["response"]] = phrases.translated(view.response)[0]
    said[brief["label"]] = view.label
    for kind in {match["tie_kind"] for party in brief["parties"] for match in party["matches"]} - {""}:
        said[kind] = phrases.word("names.ties", kind)
    brief["said"] = {str(one): text for one, text in said.items() if text != one}
    return brief


def _sentences(brief: Brief) -> Iterator[str]:
    """What the rules say in a brief; names of bodies and what the user wrote stay as they are."""
    yield from (brief["who_decides"], *brief["gates"], *brief["questions"])
    for party in brief["parties"]:
        yield from (party["why_not_counted"], *(why for _, why in party["near"]))
        for match in (*party["matches"], *party["set_aside"]):
            yield match["why"]
            yield from (one[1] for one in (*match["listed"], *match["ended"]))


def _told(proposal: Proposal, result: Mapping[str, Any]) -> Brief:
    house = house_pack(result)
    view = result_view(result, words())
    full = result.get("full_range") or {}
    named = [one for one in result["parties"] if not one.get("person_label")]
    return {
        "id": proposal.id,
        "acronym": proposal.acronym,
        "title": proposal.title,
        "starts": proposal.starts,
        "ends": proposal.ends,
        "tier_min": view.low,
        "tier_max": view.high,
        "full_min": full.get("tier_min", ""),
        "full_max": full.get("tier_max", ""),
        "ask_first": view.ask_first,
        "waits": view.ask_first and house.get("waits") is not False,
        "label": view.label,
        "response": view.response,
        "who_decides": view.who_decides,
        "gates": [one.says for one in view.gates],
        "questions": list(open_questions(house, view)),
        "keys": [list(party_key(one)) for one in proposal.parties],
        "parties": [party_brief(one) for one in named[: len(proposal.parties)]],
    }


def party_key(party: Party) -> tuple[str, ...]:
    """What tells the parties of one project apart, without the cell they stand in."""
    return (party.name, party.role, party.country, party.city, party.ror)


def party_brief(party: Mapping[str, Any]) -> Brief:
    """A party's outcome with the bodies it may be."""
    return {
        "name": party["name"],
        "role": party["role"],
        "country": party["country"],
        "place": party["place"],
        "counted": party["counted"],
        "why_not_counted": party["why_not_counted"],
        "outcome": party["outcome"],
        "matches": [match_brief(one) for one in told_apart(party["matches"])[0]],
        "set_aside": [{**match_brief(one), "relation": "set_aside"} for one in party.get("set_aside", ())],
        "read_as": (party.get("background") or {}).get("name", ""),
        "near": [[one["name"], one["why_not"]] for one in party.get("near_misses", ())[:1]],
    }


def match_brief(match: Mapping[str, Any]) -> Brief:
    """A body that a party may be, with its listings in force and since when."""
    return {
        "entity_id": match["entity_id"],
        "name": match["name"],
        "native_name": match["native_name"],
        "ror_id": match["ror_id"] or "",
        "relation": match["relation"],
        "tie_kind": match["tie_kind"],
        "related_name": match["related_name"],
        "band": match["band"],
        "matched_text": match["matched_text"],
        "entry": entry_fingerprint(match),
        "why": joined(" ", (one["says"] for one in match["reasons"])),
        "listed": [_listed(one) for one in match["listings"] if one["in_force"]],
        "ended": [_listed(one) for one in match["listings"] if not one["in_force"]],
    }


def _listed(listing: Mapping[str, Any]) -> list[str]:
    since = listing.get("since") or listing["listed_on"] or ""
    return [listing["list_id"], listing["title"], since, listing["rating"]]
