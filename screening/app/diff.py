"""What moved between two runs, and why: facts, readings, listings, packs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from screening.app.row_words import workbook_words
from screening.model.adjudication import as_judged
from screening.report.result_view import house_pack
from screening.store.results import read_results, read_run

Digest = dict[str, Any]
_SHOWN = 20


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


def diff_runs(before: Path, after: Path) -> Difference:
    """Compare two runs; raises InvalidFile when one of them is not a finished run.

    `moved` are projects whose result differs; `details` those where only the way to it does.
    """
    old, new = _digests(before), _digests(after)
    pairs = [(old[one], new[one]) for one in new if one in old]
    changed = [(left, right) for left, right in pairs if left != right]
    moves = [(_result(left) != _result(right), _move(left, right)) for left, right in changed]
    return Difference(
        general=tuple(_general(before, after)),
        added=tuple(one for one in new if one not in old),
        removed=tuple(one for one in old if one not in new),
        moved=tuple(move for moved, move in moves if moved),
        details=tuple(move for moved, move in moves if not moved),
        same=len(pairs) - len(changed),
    )


def _digests(run: Path) -> dict[str, Digest]:
    return {one["proposal_id"]: _digest(one) for one in read_results(run)}


def _digest(result: Mapping[str, Any]) -> Digest:
    """What of a result can move."""
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
                one["name"], _bodies(one), _refused(one)
            )
            for one in result["parties"]
        },
        "outcomes": {name: one.get("outcome", "") for name, one in result["packs"].items()},
    }


@dataclass(frozen=True, slots=True)
class _Party:
    """A party, the bodies it may be, of those refused the reason; its name in capitals is no difference."""

    name: str = field(compare=False)
    bodies: dict[str, tuple[str, str, str, tuple[str, ...], str]]
    refused: dict[str, str]


def _refused(party: Mapping[str, Any]) -> dict[str, str]:
    return {one["entity_id"]: one["why_not"] for one in party.get("near_misses", ())}


def _bodies(party: Mapping[str, Any]) -> dict[str, tuple[str, str, str, tuple[str, ...], str]]:
    return {
        one["entity_id"]: (
            one["name"],
            one["relation"],
            one["band"],
            tuple(sorted({listing["title"] for listing in one["listings"] if listing["in_force"]})),
            " ".join(reason["says"] for reason in one["reasons"] if reason["feature"].startswith("verdict")),
        )
        for one in party["matches"]
    }


def _result(one: Digest) -> tuple[str, str, bool, dict[str, str]]:
    """The tiers, whether to ask first, and what a law or a funder asks for: each by itself is a result."""
    return one["tier_min"], one["tier_max"], one["ask_first"], _raised(one)


def _raised(one: Digest) -> dict[str, str]:
    return {gate: holds for gate, (holds, _) in one["gates"].items() if holds != "false"}


def _move(left: Digest, right: Digest) -> Move:
    return Move(
        id=right["id"],
        title=right["title"],
        before=_label(left),
        after=_label(right),
        why=tuple(_reasons(left, right)) or (workbook_words()["diff"]["unseen"],),
    )


def _label(one: Digest) -> str:
    words = workbook_words()["diff"]
    low, high, ask, raised = _result(one)
    parts = [(low if low == high else f"{low} to {high}") or words["no_tier"]]
    parts += [words["ask"]] if ask else []
    parts += [_counted("points", len(raised))] if raised else []
    return ", ".join(parts)


def _reasons(left: Digest, right: Digest) -> Iterator[str]:
    words = workbook_words()["diff"]
    if left["input"] != right["input"]:
        yield words["input"]
    if left["profile"] != right["profile"]:
        yield words["profile"].format(before=left["profile"], after=right["profile"])
    if left["packs"] != right["packs"]:
        names = [name for name in sorted({*left["packs"], *right["packs"]}) if _differs(left, right, name)]
        yield words["packs"].format(names=", ".join(names))
    yield from _party_reasons(left["parties"], right["parties"])
    yield from _gate_reasons(left["gates"], right["gates"])
    for pack in sorted({*left["outcomes"], *right["outcomes"]}):
        before, after = left["outcomes"].get(pack, ""), right["outcomes"].get(pack, "")
        if before != after:
            yield words["outcome"].format(pack=pack, before=before or "–", after=after or "–")


def _differs(left: Digest, right: Digest, name: str) -> bool:
    return bool(left["packs"].get(name) != right["packs"].get(name))


def _party_reasons(left: Mapping[Any, Any], right: Mapping[Any, Any]) -> Iterator[str]:
    words = workbook_words()["diff"]
    for one, other, phrase in ((left, right, "removed"), (right, left, "added")):
        only = sorted((party for party in one if party not in other), key=str)
        for party in (one[party] for party in only if one[party].bodies):
            bodies = ", ".join(body for body, *_ in party.bodies.values())
            yield words[f"party_{phrase}_listed"].format(name=party.name, body=bodies)
        quiet = [one[party].name for party in only if not one[party].bodies]
        if quiet:
            names = "; ".join(quiet[:3]) + ("; …" if len(quiet) > 3 else "")
            yield _counted(f"parties_{phrase}", len(quiet), names=names)
    for party in sorted((party for party in right if party in left), key=str):
        yield from _body_reasons(left[party], right[party])


def _counted(phrase: str, count: int, **values: str) -> str:
    """The phrase for one or for several."""
    words = workbook_words()["diff"]
    return str(words[f"{phrase}_one" if count == 1 else phrase].format(count=count, **values))


def _body_reasons(old: _Party, new: _Party) -> Iterator[str]:
    words, left, right = workbook_words()["diff"], old.bodies, new.bodies
    for entity in sorted(left.keys() - right.keys()):
        why = f" ({new.refused[entity]})" if new.refused.get(entity) else ""
        yield words["body_removed"].format(name=new.name, body=left[entity][0]) + why
    for entity, (body, relation, band, lists, verdict) in sorted(right.items()):
        judged = f" ({verdict})" if verdict else ""
        if entity not in left:
            yield words["body_added"].format(name=new.name, body=body, band=band) + judged
            continue
        _, old_relation, old_band, old_lists, old_verdict = left[entity]
        if (relation, band) != (old_relation, old_band):
            yield words["band"].format(name=new.name, body=body, before=old_band, after=band) + judged
        elif verdict != old_verdict:
            yield words["verdict"].format(name=new.name, body=body, verdict=verdict or words["no_verdict"])
        for title in sorted(set(lists) - set(old_lists)):
            yield words["listed"].format(body=body, title=title)
        for title in sorted(set(old_lists) - set(lists)):
            yield words["unlisted"].format(body=body, title=title)


def _gate_reasons(left: Mapping[str, Any], right: Mapping[str, Any]) -> Iterator[str]:
    words = workbook_words()["diff"]
    for gate in sorted({*left, *right}):
        before, after = left.get(gate, ("", ""))[0], right.get(gate, ("", ""))[0]
        if before != after:
            says = (right.get(gate) or left.get(gate))[1]  # type: ignore[index]
            yield words["gate"].format(says=says, before=_holds(before), after=_holds(after))


def _holds(answer: str) -> str:
    return str(workbook_words()["diff"]["holds"].get(answer, workbook_words()["diff"]["no_gate"]))


def _general(before: Path, after: Path) -> Iterator[str]:
    """What differs between the runs as a whole."""
    if not (before.is_dir() and after.is_dir()):
        return
    words, old, new = workbook_words()["diff"], read_run(before), read_run(after)
    for name in ("version", "as_of", "profile", "authority"):
        if old.get(name) != new.get(name):
            yield words["changed"].format(name=name, before=old.get(name), after=new.get(name))
    if old["input"]["sha256"] != new["input"]["sha256"]:
        yield words["other_input"].format(before=old["input"]["name"], after=new["input"]["name"])
    left = {one["list_id"]: one.get("edition", "") for one in old["lists"]}
    right = {one["list_id"]: one.get("edition", "") for one in new["lists"]}
    for one in sorted({*left, *right}):
        if left.get(one) != right.get(one):
            yield words["edition"].format(list=one, before=left.get(one, "–"), after=right.get(one, "–"))


def told(found: Difference) -> str:
    """The difference in lines."""
    words = workbook_words()["diff"]
    lines = [*found.general] or [words["nothing_general"]]
    lines.append(words["counts"].format(moved=len(found.moved), details=len(found.details), same=found.same))
    for part, ids in (("added", found.added), ("removed", found.removed)):
        if ids:
            more = words["more"].format(count=len(ids) - _SHOWN) if len(ids) > _SHOWN else ""
            lines.append(_counted(part, len(ids), ids=", ".join(ids[:_SHOWN]) + more))
    for title, moves in ((words["moved"], found.moved), (words["details"], found.details)):
        lines += _told(title, moves)
    return "\n".join(lines)


def _told(title: str, moves: Sequence[Move]) -> Iterator[str]:
    if moves:
        yield f"\n{title}"
    for one in moves:
        arrow = f"{one.before} → {one.after}" if one.before != one.after else one.after
        yield f"{one.id}  {arrow}  {one.title[:80]}"
        yield from (f"    {why}" for why in one.why)
