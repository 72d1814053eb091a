"""Copies for their readers: what a reader may not see is taken out of the data, not hidden by a template."""

from collections.abc import Mapping
from typing import Any

from screening.errors import UsageError
from screening.model.sentence import sentences_in, with_sentences

COPIES = ("officer", "researcher", "merit")
_ABOUT_PERSONS = ("P", "X", "C")


def copy_of(result: Mapping[str, Any], copy: str, person: str = "") -> dict[str, Any]:
    """The assessment as that reader may have it; `person` is the role label of the researcher who reads."""
    if copy == "officer":
        return dict(result)
    if copy == "researcher":
        return _researcher(result, person)
    if copy == "merit":
        return _merit(result)
    raise UsageError(f"there is no copy called {copy!r}; choose one of {', '.join(COPIES)}")


def _merit(result: Mapping[str, Any]) -> dict[str, Any]:
    """That a check took place, of what, and when; nothing it found."""
    proposal = result.get("proposal", {})
    return {
        "schema": result.get("schema", ""),
        "copy": "merit",
        "proposal_id": result["proposal_id"],
        "as_of": result["as_of"],
        "proposal": {"title": proposal.get("title", ""), "acronym": proposal.get("acronym", "")},
        "lists_searched": len(result.get("lists", ())),
    }


def _researcher(result: Mapping[str, Any], person: str) -> dict[str, Any]:
    """What concerns the reader: no other person's ties, no cells of the office's files, no arithmetic."""
    parties = [one for one in result.get("parties", ()) if one.get("person_label", "") in ("", person)]
    others = len(parties) < len(result.get("parties", ()))
    proposal = {
        key: value
        for key, value in result.get("proposal", {}).items()
        if key not in ("place", "inputs", "ties", "facts", "dropped_fields", "not_read")
    }
    made = {
        **result,
        "copy": "researcher",
        "proposal": proposal,
        "parties": [{**one, "place": ""} for one in parties],
        "gates": [{**one, "evidence": []} for one in result.get("gates", ())],
        "packs": {key: _pack(pack, others) for key, pack in result.get("packs", {}).items()},
        "cues": [{**one, "place": ""} for one in result.get("cues", ())],
        "input_hash": "",
    }
    return _with_own_sentences(made)


def _with_own_sentences(made: dict[str, Any]) -> dict[str, Any]:
    """The copy with the making of those sentences only that it still holds; the others tell what was cut."""
    table = made.pop("sentences", None)
    return {**made, "sentences": sentences_in(with_sentences(made, table))} if table else made


def _pack(pack: Mapping[str, Any], others: bool) -> dict[str, Any]:
    factors = [
        {
            **one,
            "evidence": [],
            "says": "" if others and one.get("id") in _ABOUT_PERSONS else one.get("says", ""),
        }
        for one in pack.get("factors", ())
    ]
    return {**pack, "factors": factors, "ledger": [], "gates": []}
