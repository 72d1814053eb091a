"""What moved between two runs, and why: facts, readings, listings, packs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from screening.app.row_words import SOURCE, workbook_words
from screening.app.run_brief import words
from screening.model.adjudication import as_judged
from screening.model.sentence import joined
from screening.report.phrases import Phrases
from screening.report.result_view import house_pack
from screening.report.saying import recalled
from screening.store.results import read_results, read_run

Digest = dict[str, Any]
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class _Words:
    """How a difference is told in one language: our own words, and those of the rules as reports say them."""

    table: Mapping[str, Any]
    phrases: Phrases

    def __call__(self, key: str, **values: object) -> str:
        return str(self.table[key]).format(**values)

    def count(self, key: str, count: int, **values: object) -> str:
        """The phrase for one or for several."""
        return self(f"{key}_one" if count == 1 else key, count=count, **values)

    def say(self, sentence: str) -> str:
        """A sentence of the rules in this language."""
        return self.phrases.translated(sentence)[0]


def _in(language: str) -> _Words:
    return _Words(workbook_words(language)["diff"], words(language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One project that differs: from what to what, and the reasons that can be seen in the two results."""

    id: str
    title: str
    before: str
    after: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two runs compared: what differs in general, then project by project."""

    general: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    moved: tuple[Move, ...] = ()
    same: int = 0
    details: tuple[Move, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {"schema": "screening/diff/1", **asdict(self)}


def diff_runs(before: Path, after: Path, language: str = SOURCE) -> Difference:
    """Compare two runs; raises InvalidFile when one of them is not a finished run.

    `moved` are projects whose result differs; `details` those where only the way to it does.
    """
    say = _in(language)
    searched = _searched(before) & _searched(after)
    old, new = (_digests(run, language, searched) for run in (before, after))
    pairs = [(old[one], new[one]) for one in new if one in old]
    changed = [(left, right) for left, right in pairs if left != right]
    moves = [(_result(left) != _result(right), _move(left, right, say)) for left, right in changed]
    return Difference(
        general=tuple(_general(before, after, say)),
        added=tuple(one for one in new if one not in old),
        removed=tuple(one for one in old if one not in new),
        moved=tuple(move for moved, move in moves if moved),
        details=tuple(move for moved, move in moves if not moved),
        same=len(pairs) - len(changed),
    )


def _searched(run: Path) -> frozenset[str]:
    """The lists that a run searched: a body has not left a list because nobody looked there."""
    first = next(read_results(run), None)
    return frozenset(one["list_id"] for one in first["lists"]) if first else frozenset()


def _digests(run: Path, language: str, searched: frozenset[str]) -> dict[str, Digest]:
    return {one["proposal_id"]: _digest(recalled(one, language), searched) for one in read_results(run)}


def _digest(result: Mapping[str, Any], searched: frozenset[str]) -> Digest:
    """What of a result can move; listings on the lists that both runs searched."""
    house = house_pack(result)
    return {
        "id": result["proposal_id"],
        "title": result["proposal"]["title"],
        "tier_min": house.get("tier_min") or "",
        "tier_max": house.get("tier_max") or "",
        "ask_first": bool(house.get("ask_first")),
        "input": result.get("input_hash", ""),
        "profile": result.get("profile", ""),
        "packs": result.get("pack_versions", {}),
        "gates": {f"{one['pack']} {one['id']}": (one["holds"], one["says"]) for one in result["gates"]},
        "parties": {
            (as_judged(one["name"]), one["role"], one["country"]): _Party(
                one["name"], _bodies(one, searched), _refused(one)
            )
            for one in result["parties"]
        },
        "outcomes": {
            one.get("title") or name: one.get("outcome", "") for name, one in result["packs"].items()
        },
    }


@dataclass(frozen=True, slots=True)
class _Party:
    """A party, the bodies it may be, of those refused the reason; its name in capitals is no difference."""

    name: str = field(compare=False)
    bodies: dict[str, tuple[str, str, str, tuple[str, ...], str]]
    refused: dict[str, str]


def _refused(party: Mapping[str, Any]) -> dict[str, str]:
    return {one["entity_id"]: one["why_not"] for one in party.get("near_misses", ())}


def _bodies(
    party: Mapping[str, Any], searched: frozenset[str]
) -> dict[str, tuple[str, str, str, tuple[str, ...], str]]:
    return {
        one["entity_id"]: (
            one["name"],
            one["relation"],
            one["band"],
            tuple(sorted(_lists(one, searched))),
            joined(" ", (it["says"] for it in one["reasons"] if it["feature"].startswith("verdict"))),
        )
        for one in party["matches"]
    }


def _lists(match: Mapping[str, Any], searched: frozenset[str]) -> set[str]:
    return {one["title"] for one in match["listings"] if one["in_force"] and one["list_id"] in searched}


def _result(one: Digest) -> tuple[str, str, bool, dict[str, str]]:
    """The tiers, whether to ask first, and what a law or a funder asks for: each by itself is a result."""
    return one["tier_min"], one["tier_max"], one["ask_first"], _raised(one)


def _raised(one: Digest) -> dict[str, str]:
    return {gate: holds for gate, (holds, _) in one["gates"].items() if holds != "false"}


def _move(left: Digest, right: Digest, say: _Words) -> Move:
    return Move(
        id=right["id"],
        title=right["title"],
        before=_label(left, say),
        after=_label(right, say),
        why=tuple(_reasons(left, right, say)) or (say("unseen"),),
    )


def _label(one: Digest, say: _Words) -> str:
    low, high, ask, raised = _result(one)
    parts = [(low if low == high else say.phrases("why.range", low=low, high=high)) or say("no_tier")]
    parts += [say("ask")] if ask else []
    parts += [say.count("points", len(raised))] if raised else []
    return ", ".join(parts)


def _reasons(left: Digest, right: Digest, say: _Words) -> Iterator[str]:
    if left["input"] != right["input"]:
        yield say("input")
    if left["profile"] != right["profile"]:
        yield say("profile", before=left["profile"], after=right["profile"])
    if left["packs"] != right["packs"]:
        names = [name for name in sorted({*left["packs"], *right["packs"]}) if _differs(left, right, name)]
        yield say("packs", names=", ".join(names))
    yield from _party_reasons(left["parties"], right["parties"], say)
    yield from _gate_reasons(left["gates"], right["gates"], say)
    for pack in sorted({*left["outcomes"], *right["outcomes"]}):
        before, after = (_outcome(one["outcomes"].get(pack, ""), say) for one in (left, right))
        if before != after:
            yield say("outcome", pack=say.say(pack), before=before, after=after)


def _outcome(outcome: str, say: _Words) -> str:
    return say.say(outcome.replace("_", " ")) or "–"


def _differs(left: Digest, right: Digest, name: str) -> bool:
    return bool(left["packs"].get(name) != right["packs"].get(name))


def _party_reasons(left: Mapping[Any, Any], right: Mapping[Any, Any], say: _Words) -> Iterator[str]:
    for one, other, phrase in ((left, right, "removed"), (right, left, "added")):
        only = sorted((party for party in one if party not in other), key=str)
        for party in (one[party] for party in only if one[party].bodies):
            bodies = ", ".join(body for body, *_ in party.bodies.values())
            yield say(f"party_{phrase}_listed", name=party.name, body=bodies)
        quiet = [one[party].name for party in only if not one[party].bodies]
        if quiet:
            names = "; ".join(quiet[:3]) + ("; …" if len(quiet) > 3 else "")
            yield say.count(f"parties_{phrase}", len(quiet), names=names)
    for party in sorted((party for party in right if party in left), key=str):
        yield from _body_reasons(left[party], right[party], say)


def _body_reasons(old: _Party, new: _Party, say: _Words) -> Iterator[str]:
    left, right = old.bodies, new.bodies
    for entity in sorted(left.keys() - right.keys()):
        why = f" ({say.say(new.refused[entity])})" if new.refused.get(entity) else ""
        yield say("body_removed", name=new.name, body=left[entity][0]) + why
    for entity, (body, relation, band, lists, verdict) in sorted(right.items()):
        judged = f" ({say.say(verdict)})" if verdict else ""
        sure = say.phrases.word("names.bands", band)
        if entity not in left:
            yield say("body_added", name=new.name, body=body, band=sure) + judged
            continue
        _, old_relation, old_band, old_lists, old_verdict = left[entity]
        if (relation, band) != (old_relation, old_band):
            was = say.phrases.word("names.bands", old_band)
            yield say("band", name=new.name, body=body, before=was, after=sure) + judged
        elif verdict != old_verdict:
            given = say.say(verdict) or say("no_verdict")
            yield say("verdict", name=new.name, body=body, verdict=given)
        for title in sorted(set(lists) - set(old_lists)):
            yield say("listed", body=body, title=say.say(title))
        for title in sorted(set(old_lists) - set(lists)):
            yield say("unlisted", body=body, title=say.say(title))


def _gate_reasons(left: Mapping[str, Any], right: Mapping[str, Any], say: _Words) -> Iterator[str]:
    for gate in sorted({*left, *right}):
        before, after = left.get(gate, ("", ""))[0], right.get(gate, ("", ""))[0]
        if before != after:
            says = (right.get(gate) or left.get(gate))[1]  # type: ignore[index]
            yield say("gate", says=say.say(says), before=_holds(before, say), after=_holds(after, say))


def _holds(answer: str, say: _Words) -> str:
    return str(say.table["holds"].get(answer, say("no_gate")))


def _general(before: Path, after: Path, say: _Words) -> Iterator[str]:
    """What differs between the runs as a whole."""
    if not (before.is_dir() and after.is_dir()):
        return
    old, new = read_run(before), read_run(after)
    for name, word in say.table["settings"].items():
        if old.get(name) != new.get(name):
            yield say("changed", name=word, before=_setting(old, name, say), after=_setting(new, name, say))
    if old["input"]["sha256"] != new["input"]["sha256"]:
        yield say("other_input", before=old["input"]["name"], after=new["input"]["name"])
    left, right = ({one["list_id"]: one for one in run["lists"]} for run in (old, new))
    for key, here, there in (("lists_removed", left, right), ("lists_added", right, left)):
        if only := [say.say(here[one].get("title") or one) for one in sorted(here.keys() - there.keys())]:
            yield say(key, titles="; ".join(only))
    for one in sorted(left.keys() & right.keys()):
        was, now = (say.say(run[one].get("edition", "")) or "–" for run in (left, right))
        if was != now:
            yield say("edition", title=say.say(right[one].get("title") or one), before=was, after=now)


def _setting(run: Mapping[str, Any], name: str, say: _Words) -> str:
    """What a run was set to; a day in words."""
    given = str(run.get(name) or "–")
    return say.phrases.date(given) if name == "as_of" else given


def told(found: Difference, language: str = SOURCE) -> str:
    """The difference in lines."""
    say = _in(language)
    lines = [*found.general] or [say("nothing_general")]
    lines.append(say("counts", moved=len(found.moved), details=len(found.details), same=found.same))
    for part, ids in (("added", found.added), ("removed", found.removed)):
        if ids:
            more = say("more", count=len(ids) - _SHOWN) if len(ids) > _SHOWN else ""
            lines.append(say.count(part, len(ids), ids=", ".join(ids[:_SHOWN]) + more))
    for title, moves in ((say("moved"), found.moved), (say("details"), found.details)):
        lines += _told(title, moves)
    return "\n".join(lines)


def _told(title: str, moves: Sequence[Move]) -> Iterator[str]:
    if moves:
        yield f"\n{title}"
    for one in moves:
        arrow = f"{one.before} → {one.after}" if one.before != one.after else one.after
        yield f"{one.id}  {arrow}  {one.title[:80]}"
        yield from (f"    {why}" for why in one.why)
