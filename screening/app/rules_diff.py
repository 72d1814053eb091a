"""Which past projects a change of rules would move, and why: the same cases under old and new rules."""

from collections.abc import Iterable
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


def moved(old: RuleSet, new: RuleSet, results: Path) -> tuple[list[Moved], int]:
    """The projects that would move, and how many were compared."""
    cases = [read_past_case(one) for one in read_results(results)]
    found = [one for case in cases if (one := _compare(case, old, new)) is not None]
    return sorted(found, key=lambda one: one.proposal_id), len(cases)


def told(found: Iterable[Moved], compared: int) -> str:
    """The moves as lines of text."""
    lines = []
    for one in found:
        lines.append(f"{one.proposal_id}  {one.title}\n    {one.before}  →  {one.after}")
        lines += [f"      {why}" for why in one.why]
    lines.append(f"{sum(1 for line in lines if not line.startswith(' '))} of {compared} projects would move")
    return "\n".join(lines)


def _from_file(path: Path) -> RuleSet:
    top = Block.parse(read_text(path), str(path))
    shipped = resources.folder("rules")
    if top.has("authority"):
        return RuleSet(rules=load_rules(shipped, user_rules(), path), pack_id="house_default")
    head = top.block("pack")
    pack_id = head.text("id") if head else ""
    return RuleSet(rules=load_rules(shipped, user_rules(), None, [path]), pack_id=pack_id)


def _compare(case: PastCase, old: RuleSet, new: RuleSet) -> Moved | None:
    before, after = _result(case, old), _result(case, new)
    if _answer(before) == _answer(after):
        return None
    return Moved(
        proposal_id=case.proposal.id,
        title=case.proposal.title,
        before=_answer(before),
        after=_answer(after),
        why=_differences(before, after),
    )


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
