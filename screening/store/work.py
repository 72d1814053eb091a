"""The state of a run that is under way: what was planned, which parts are done; survives a kill."""

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from screening.errors import InvalidFile
from screening.store.atomic import write_bytes, write_text

_FOLDER = ".work"
_REPORTS = "reports.txt"


class Work:
    """Parts of results in the order of the register; a part is there whole or not at all."""

    def __init__(self, out: Path) -> None:
        self.folder = out / _FOLDER

    def begin(self, plan: dict[str, Any], *, resume: bool) -> None:
        """Start afresh, or go on with the same plan; raises InvalidFile when the plan has changed."""
        before = self.plan()
        if resume and before is not None:
            _check_same(before, plan)
            return
        self.clear()
        write_text(self.folder / "plan.json", json.dumps(plan, ensure_ascii=False, indent=1, sort_keys=True))

    def plan(self) -> dict[str, Any] | None:
        """The plan of an interrupted run, or None."""
        try:
            found: dict[str, Any] = json.loads((self.folder / "plan.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found

    def name_reports(self, names: Iterable[str]) -> None:
        """Note the names of all reports before any is written, so that those of an ended run can be told."""
        write_text(self.folder / _REPORTS, "\n".join(names))

    def named_reports(self) -> frozenset[str]:
        """The names that an interrupted run noted."""
        file = self.folder / _REPORTS
        return frozenset(file.read_text(encoding="utf-8").split("\n") if file.is_file() else ())

    def is_done(self, part: int) -> bool:
        """True when the part is stored."""
        return self._results(part).is_file()

    def store(self, part: int, results: bytes, briefs: bytes) -> None:
        """Keep a part; the results are written last, and their presence says that the part is done."""
        write_bytes(self._briefs(part), briefs)
        write_bytes(self._results(part), results)

    def results(self, parts: int) -> Iterator[bytes]:
        """The results of all parts, in order."""
        return (self._results(part).read_bytes() for part in range(parts))

    def briefs(self, parts: int) -> Iterator[bytes]:
        """The briefs of all parts, in order."""
        return (self._briefs(part).read_bytes() for part in range(parts))

    def clear(self) -> None:
        """Remove the state, when the run is finished or starts again."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _results(self, part: int) -> Path:
        return self.folder / f"{part:06d}.results"

    def _briefs(self, part: int) -> Path:
        return self.folder / f"{part:06d}.briefs"


def _check_same(before: dict[str, Any], plan: dict[str, Any]) -> None:
    changed = sorted(name for name in {*before, *plan} if before.get(name) != plan.get(name))
    if changed:
        raise InvalidFile(
            f"--resume: this run was begun with other {', '.join(changed)};"
            " resume it with what it was begun with, or leave out --resume to start afresh"
        )
