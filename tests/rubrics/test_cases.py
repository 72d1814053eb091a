"""Every line of every pack has projects for which it holds and near misses for which it does not."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from screening.app.assessing import assess_proposal
from screening.model.proposal import Proposal
from screening.model.rubric import Pack
from screening.rubrics.yaml_reading import read_plain
from tests.assess.making import DAY, ROOT, Answers, body, shipped_rules
from tests.shipped import shipped_screener

FOLDER = ROOT / "rules" / "cases"


def read(path: Path) -> Any:
    """One file of cases."""
    return read_plain(path.read_text(encoding="utf-8"), path.name)


USUAL = read(FOLDER / "usual.yml")["usual"]
FILES = {path.stem: read(path) for path in sorted(FOLDER.glob("*.yml")) if path.stem != "usual"}
LINES = [(pack, line) for pack, file in FILES.items() for line in file["lines"]]


def found(pack: Pack, line: str, case: dict[str, Any], file: dict[str, Any]) -> str:
    """Whether the line holds: true, false or unknown; a gate of law that does not hold is not printed."""
    assert set(case) <= {"holds", "name", "as_of", "proposal", "listed"}, case
    own, usual = case["proposal"], file["usual"]
    facts = {**usual.get("facts", {}), **own.get("facts", {})}
    given = {**USUAL, **usual, **own, "facts": facts, "schema": "screening/proposal/1", "id": "C"}
    day = date.fromisoformat(case.get("as_of", file.get("as_of", DAY.isoformat())))
    # an invented body with its list and what its entry says, where no shipped entry is of that kind
    invented = {name: body(name, one, basis=basis) for name, (one, basis) in case.get("listed", {}).items()}
    screener = Answers(**invented) if invented else shipped_screener(day)
    result = assess_proposal(
        Proposal.from_dict(given), screener, shipped_rules(), as_of=day, pack_ids=(pack.id,)
    ).pack(pack.id)
    printed = (*result.gates, *result.lines) if result else ()
    may_be_missing = pack.applies == "always" or not pack.in_force(day)
    return next((one.holds for one in printed if one.id == line), "false" if may_be_missing else "missing")


@pytest.mark.parametrize(("pack_id", "line"), LINES, ids=[f"{pack}-{line}" for pack, line in LINES])
def test_line_holds_where_it_should_and_nowhere_near(pack_id: str, line: str) -> None:
    pack = shipped_rules().pack(pack_id)
    assert pack is not None
    file = FILES[pack_id]
    cases = file["lines"][line]
    read_as = {one["name"]: found(pack, line, one, file) for one in cases}
    assert read_as == {one["name"]: str(one["holds"]).lower() for one in cases}
    assert len(read_as) == len(cases), "two cases bear one name"
    assert "true" in read_as.values()
    assert sum(one != "true" for one in read_as.values()) >= 2


def test_every_line_of_every_pack_has_its_cases() -> None:
    lines = {(pack.id, line.id) for pack in shipped_rules().packs for line in pack.all_lines()}
    assert set(LINES) == lines
