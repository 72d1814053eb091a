"""Which past projects a change of rules would move, and why: the same cases under old and new rules."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from screening import resources
from screening.app.assessing import load_standard_rules, user_rules
from screening.assess.assess import assess
from screening.errors import UsageError
from screening.model.assessment import Assessment, PackResult
from screening.model.assessment_reading import PastCase, read_past_case
from screening.model.rubric import Rules
from screening.model.vocabulary import tier_range
from screening.rubrics.block import Block
from screening.rubrics.load import load_rules, read_text
from screening.store.results import read_results


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One project that would read otherwise: before, after, and the lines that differ."""

    proposal_id: str
    title: str
    before: str
    after: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Past projects under old and new rules.

    `moved` have another result, `reworded` the same one in other words (what
    it would rise to, for example). `recorded_otherwise` counts those whose
    result on record is not what the old rules give now.
    """

    projects: int
    moved: tuple[Moved, ...]
    reworded: tuple[Moved, ...]
    asked: tuple[int, int]
    recorded_otherwise: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """Rules with the pack of them that is compared."""

    rules: Rules
    pack_id: str


def rule_set(text: str) -> RuleSet:
    """Rules as named on the command line: a pack's id, a pack file, an authority file, or a folder."""
    path = Path(text)
    if path.is_dir():
        return RuleSet(rules=load_rules(resources.folder("rules"), path), pack_id="house_default")
    if path.is_file():
        return _from_file(path)
    rules = load_standard_rules()
    if rules.pack(text) is None:
        raise UsageError(f"'{text}' is neither a file, a folder nor a pack; see: screening rules list")
    return RuleSet(rules=rules, pack_id=text)


def compare(old: RuleSet, new: RuleSet, results: Path) -> Compared:
    """Every past project under both; raises UsageError for packs that have no result in common."""
    _check_comparable(old, new)
    cases = sorted((read_past_case(one) for one in read_results(results)), key=lambda one: one.proposal.id)
    pairs = [(one, _result(one, old), _result(one, new)) for one in cases]
    return Compared(
        projects=len(cases),
        moved=tuple(_moved(*one, label=_label) for one in pairs if _key(one[1]) != _key(one[2])),
        reworded=tuple(
            _moved(*one, label=_answer)
            for one in pairs
            if _key(one[1]) == _key(one[2]) and _answer(one[1]) != _answer(one[2])
        ),
        asked=(
            sum(bool(one.ask_first) for _, one, _ in pairs),
            sum(bool(one.ask_first) for *_, one in pairs),
        ),
        recorded_otherwise=sum(_recorded_otherwise(case, before) for case, before, _ in pairs),
    )


def told(found: Compared) -> str:
    """Each move with its reasons, then how many move from where to where."""
    return "\n".join((*_moves_told(found.moved), *_counts_told(found)))


def _moves_told(moved: Iterable[Moved]) -> Iterator[str]:
    for one in moved:
        yield f"{one.proposal_id}  {one.title}\n    {one.before}  →  {one.after}"
        yield from (f"      {why}" for why in one.why)


def _counts_told(found: Compared) -> Iterator[str]:
    yield f"{len(found.moved)} of {found.projects} projects would move"
    kinds = Counter((one.before, one.after) for one in found.moved)
    for (before, after), count in sorted(kinds.items(), key=lambda one: (-one[1], one[0])):
        yield f"  {count}: {before}  →  {after}"
    if found.asked[0] != found.asked[1]:
        yield f"ask first: {found.asked[0]}  →  {found.asked[1]}"
    if found.reworded:
        first = found.reworded[0]
        yield (
            f"{len(found.reworded)} more keep their result and would read otherwise; the first,"
            f" {first.proposal_id}:\n    {first.before}\n    →  {first.after}"
        )
    if found.recorded_otherwise:
        yield (
            f"note: {found.recorded_otherwise} of {found.projects} results on record are not what the old"
            " rules give now (another authority profile, older rules or version); both sides are as of now"
        )


def _check_comparable(old: RuleSet, new: RuleSet) -> None:
    packs = [one.rules.pack(one.pack_id) for one in (old, new)]
    if len({one is not None and one.channels is not None for one in packs}) > 1:
        raise UsageError(
            f"{old.pack_id} and {new.pack_id} cannot be compared: one gives tiers, the other an outcome;"
            " name two versions of one pack"
        )


def _from_file(path: Path) -> RuleSet:
    top = Block.parse(read_text(path), str(path))
    shipped = resources.folder("rules")
    if top.has("authority"):
        return RuleSet(rules=load_rules(shipped, user_rules(), path), pack_id="house_default")
    head = top.block("pack")
    pack_id = head.text("id") if head else ""
    return RuleSet(rules=load_rules(shipped, user_rules(), None, [path]), pack_id=pack_id)


def _moved(
    case: PastCase, before: PackResult, after: PackResult, label: Callable[[PackResult], str]
) -> Moved:
    return Moved(
        proposal_id=case.proposal.id,
        title=case.proposal.title,
        before=label(before),
        after=label(after),
        why=_differences(before, after),
    )


def _key(result: PackResult) -> tuple[object, ...]:
    """What makes a result another one: tiers or outcome, and which gates are raised."""
    return _tiers_and_outcome(result), tuple((one.id, one.holds) for one in result.gates)


def _tiers_and_outcome(result: PackResult) -> tuple[str, str, str]:
    return result.tier_min or "", result.tier_max or "", result.outcome or ""


def _recorded_otherwise(case: PastCase, before: PackResult) -> bool:
    recorded = case.recorded.get(before.pack)
    return recorded is not None and recorded != _tiers_and_outcome(before)


def _label(result: PackResult) -> str:
    """The result in a word or two: its tiers, or its outcome and the gates that are raised."""
    if result.tier_min is None or result.tier_max is None:
        raised = [f"{one.id} {one.holds}" for one in result.gates if one.holds != "false"]
        return ", ".join((result.outcome, *raised))
    ask = ", ask first" if result.ask_first else ""
    return f"{tier_range(result.tier_min, result.tier_max)}{ask}"


def _result(case: PastCase, chosen: RuleSet) -> PackResult:
    found: Assessment = assess(
        case.proposal,
        case.parties,
        chosen.rules,
        as_of=case.as_of,
        profile=case.profile,
        pack_ids=(chosen.pack_id,),
    )
    result = found.pack(chosen.pack_id)
    if result is None:
        return PackResult(pack=chosen.pack_id, title="", kind="", version="", outcome="no_finding")
    return result


def _answer(result: PackResult) -> str:
    if result.tier_min is None or result.tier_max is None:
        return result.outcome
    return f"{tier_range(result.tier_min, result.tier_max)} {result.response}"


def _differences(before: PackResult, after: PackResult) -> tuple[str, ...]:
    """The printed lines that the other result does not have: the old ones, then the new ones."""
    old, new = _printed(before), _printed(after)
    return (*(f"- {one}" for one in old if one not in new), *(f"+ {one}" for one in new if one not in old))


def _printed(result: PackResult) -> tuple[str, ...]:
    return (*(one.says for one in result.ledger), *(f"{one.id} {one.holds}" for one in result.gates))
