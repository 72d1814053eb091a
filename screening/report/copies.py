"""Copies for their readers: what a reader may not see is taken out of the data, not hidden by a template."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from screening.errors import UsageError
from screening.model.sentence import sentences_in, with_sentences
from screening.model.vocabulary import NAMED

COPIES = ("officer", "researcher", "merit")
_ABOUT_PERSONS = ("P", "X", "C")
_OF_THE_WORK = ("F", "A", "D")
_STEP = "›"  # stands in the address of a cell


def copy_of(result: Mapping[str, Any], copy: str, person: str = "") -> dict[str, Any]:
    """The assessment as that reader may have it; `person` is the role label of the researcher who reads."""
    if copy == "officer":
        return dict(result)
    if copy == "researcher":
        return _researcher(result, person)
    if copy == "merit":
        return _merit(result)
    raise UsageError(f"there is no copy called {copy!r}; choose one of {', '.join(COPIES)}")


def check_reader(result: Mapping[str, Any], person: str) -> None:
    """Raise UsageError where persons have labels and none of them is this one.

    A slip in the label would leave the reader's own ties out of the reader's own copy.
    """
    labels = sorted({one.get("person_label", "") for one in result.get("parties", ())} - {""})
    if person and labels and person not in labels:
        raise UsageError(
            f"--person {person}: nobody in this result is called so; there is {', '.join(labels)}"
        )


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
    """What concerns the reader: no other person's ties, no cells of the office's files, no arithmetic.

    What a legal point and a factor rest on stays, so far as it speaks of names that the reader may see.
    """
    parties = [one for one in result.get("parties", ()) if one.get("person_label", "") in ("", person)]
    hidden = [one for one in result.get("parties", ()) if one not in parties]
    proposal = {
        key: value
        for key, value in result.get("proposal", {}).items()
        if key not in ("place", "inputs", "ties", "facts", "dropped_fields", "not_read")
    }
    made = {
        **result,
        "copy": "researcher",
        "proposal": proposal,
        "parties": [{**one, "name": _name_alone(one), "place": ""} for one in parties],
        "gates": [_with_shown(one, parties, hidden) for one in result.get("gates", ())],
        "packs": {key: _pack(pack, parties, hidden) for key, pack in result.get("packs", {}).items()},
        "cues": [{**one, "place": ""} for one in result.get("cues", ())],
        "input_hash": "",
    }
    return _with_own_sentences(made)


def _name_alone(party: Mapping[str, Any]) -> str:
    """The name as written; of a body only named, without the words around it: they may name people."""
    matches = party.get("matches", ())
    only_named = party.get("role") == NAMED and matches
    return str(matches[0]["matched_text"] if only_named else party.get("name", ""))


def _with_own_sentences(made: dict[str, Any]) -> dict[str, Any]:
    """The copy with the making of those sentences only that it still holds; the others tell what was cut."""
    table = made.pop("sentences", None)
    return {**made, "sentences": sentences_in(with_sentences(made, table))} if table else made


Parties = Sequence[Mapping[str, Any]]


def _names(parties: Parties) -> set[str]:
    """The names as written, and those of the bodies that they may be."""
    bodies = (match["name"] for one in parties for match in one.get("matches", ()))
    return {name for name in (*(one.get("name", "") for one in parties), *bodies) if name}


def _with_shown(given: Mapping[str, Any], seen: Parties, hidden: Parties) -> dict[str, Any]:
    """A legal point or factor with the evidence that names what the reader sees, and nothing else."""
    names = _names(seen)
    return {**given, "evidence": list(_shown(given.get("evidence", ()), names, _names(hidden) - names))}


def _shown(lines: Iterable[str], names: set[str], others: set[str]) -> Iterable[str]:
    for line in lines:
        about = any(name in line for name in names) and not any(name in line for name in others)
        if about and _STEP not in line:
            yield line


def _of_the_work(factor: Mapping[str, Any], hidden: Parties) -> dict[str, Any]:
    """A factor of the work with the words of the text, unless they name whom the reader may not see."""
    others = _names(hidden)
    lines = [one for one in factor.get("evidence", ()) if not any(name in one for name in others)]
    return {**factor, "evidence": [one for one in lines if _STEP not in one]}


def _pack(pack: Mapping[str, Any], seen: Parties, hidden: Parties) -> dict[str, Any]:
    factors = [
        {
            **(
                _of_the_work(one, hidden) if one.get("id") in _OF_THE_WORK else _with_shown(one, seen, hidden)
            ),
            "says": "" if hidden and one.get("id") in _ABOUT_PERSONS else one.get("says", ""),
        }
        for one in pack.get("factors", ())
    ]
    return {**pack, "factors": factors, "ledger": [], "gates": []}
