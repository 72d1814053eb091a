"""The demonstration: screens the shipped sample register into out/demo and says where to look."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

from screening import resources
from screening.app.report import ReportSettings, render_stored
from screening.app.run import RunOutcome, run_register
from screening.app.run_options import told
from screening.app.run_settings import RunSettings
from screening.errors import MissingExtra, ScreeningError
from screening.report.result_view import house_pack
from screening.store.results import read_results

OUT = Path("out") / "demo"
SAMPLE = "sample_register.xlsx"
PRINTED = ("pdf", "docx")


def demo(out: Path = OUT, as_of: date | None = None) -> str:
    """Screen the sample register into `out`; gives the summary to print."""
    register = resources.folder("reports") / "examples" / SAMPLE
    done = run_register(register, out, RunSettings(as_of=as_of or date.today()))
    return "\n".join(["", told(done), *_as_printed(done), "", _next_steps(out)])


def _as_printed(done: RunOutcome) -> list[str]:
    """The deepest project once more as a file to print or to edit, where the extras for it are installed."""
    deepest = _deepest(done)
    lines = []
    for ending in PRINTED:
        target = done.out / f"example.{ending}"
        try:
            render_stored(done.out, target, ReportSettings(projects=(deepest,)))
            lines.append(f"the report on {deepest} as {ending.upper()}: {target}")
        except MissingExtra as error:
            lines.append(f"no {ending.upper()} this time: {error}")
    return lines


def _deepest(done: RunOutcome) -> str:
    """The project that needs a person most: the deepest tier it may reach."""

    def depth(result: dict[str, Any]) -> tuple[str, str]:
        house = house_pack(result)
        return (house["tier_max"], house["tier_min"])

    return str(max(read_results(done.out), key=depth)["proposal_id"])


def _next_steps(out: Path) -> str:
    index = (out / "index.html").resolve()
    return f"The projects are invented, the institutions and the lists are real.\nOpen in a browser: {index}"


def main() -> None:
    """What `make demo` runs."""
    try:
        print(demo())
    except ScreeningError as error:
        print(f"demo: {error}", file=sys.stderr)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
