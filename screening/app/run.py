"""Screens a whole register: reads it, assesses every project in parts, writes everything that comes of it."""

import os
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screening.app.earlier_verdicts import STORE, carry_verdicts, keep_verdicts
from screening.app.rendering import check_rendering
from screening.app.run_finish import finish
from screening.app.run_folder import clear_earlier, folder_of_run, keep_register
from screening.app.run_plan import finished_before, mark_of, plan_of
from screening.app.run_progress import Progress
from screening.app.run_settings import PART, RunSettings, count_of_parts
from screening.app.run_work import Assess, Bench, Part, Workshop, start_worker, work_in_worker, work_part
from screening.app.run_workshop import standard_workshop
from screening.app.workers import workers
from screening.intake.reading import Reading
from screening.intake.register import read_register
from screening.report.slug import slugs
from screening.store.work import Work

_AHEAD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOutcome:
    """What a run did: its own record, as in run.json, and how often each tier came up."""

    out: Path
    record: dict[str, Any]
    reading: Reading
    tiers: Counter[str]


def run_register(
    source: Path,
    out: Path,
    settings: RunSettings,
    *,
    resume: bool = False,
    workshop: Workshop = standard_workshop,
) -> RunOutcome:
    """Screen the register in `source` into the folder `out`; what the user can mend is a ScreeningError."""
    start = time.monotonic()
    keep_register(source, out)
    reading = read_register(
        source,
        mapping=settings.mapping,
        sheet=settings.sheet or None,
        limits=settings.limits,
        encoding=settings.encoding,
    )
    chosen = settings.for_profile(reading.profile)
    plan = plan_of(reading, chosen)
    if resume and (record := finished_before(out, plan)):
        return RunOutcome(out=out, record=record, reading=reading, tiers=Counter(record["tiers"]))
    # A wrong pack, list or branding is told before anything in the folder is touched.
    check_rendering(chosen.formats, chosen.branding, chosen.language)
    assess = workshop(chosen)
    with folder_of_run(out):
        work = Work(out)
        aside = keep_verdicts(out, (chosen.adjudications, out / STORE))
        if not (resume and work.plan() is not None):
            clear_earlier(out)
        work.begin(plan, resume=resume)
        work.name_reports(slugs(reading.ids()).values())
        carry_verdicts(out, chosen.adjudications)
        progress = Progress(len(reading.proposals), language=chosen.language)
        _say_begun(reading, aside, progress)
        bench = Bench(out=out, settings=chosen, workshop=workshop)
        work_all(reading, bench, assess, work, progress)
        record, tiers = finish(
            out,
            reading,
            chosen,
            work,
            lambda: {"plan": mark_of(plan), "seconds": round(time.monotonic() - start, 1)},
        )
    return RunOutcome(out=out, record=record, reading=reading, tiers=tiers)


def _say_begun(reading: Reading, aside: Path | None, progress: Progress) -> None:
    if aside:
        progress.say(progress.telling("verdicts_kept", workbook=aside))
    rows, projects = reading.counts()["read"], len(reading.proposals)
    begins = "begins" if reading.tables else "begins_files"
    progress.say(progress.telling(begins, name=reading.source, rows=rows, projects=projects))


def work_all(reading: Reading, bench: Bench, assess: Assess, work: Work, progress: Progress) -> None:
    """Work every part that is not done yet, here with `assess` or in worker processes."""
    total = len(reading.proposals)
    todo = [part for part in range(count_of_parts(total)) if not work.is_done(part)]
    progress.skip(total - sum(min(PART, total - part * PART) for part in todo))
    parts = _parts(reading, todo)
    jobs = _jobs(bench.settings.jobs, len(todo))
    if jobs > 1:
        _in_workers(parts, bench, jobs, progress)
    else:
        for part in parts:
            progress.step(work_part(part, bench, assess)[1])
    progress.end()


def _parts(reading: Reading, todo: list[int]) -> Iterator[Part]:
    """The parts to work, each with the safe names of its reports; names depend on all projects."""
    names = list(slugs(reading.ids()).values()) if todo else []
    for number in todo:
        places = range(number * PART, min((number + 1) * PART, len(reading.proposals)))
        yield Part(
            number=number,
            proposals=tuple(reading.proposals[place] for place in places),
            names=tuple(names[place] for place in places),
        )


def _jobs(wanted: int, parts: int) -> int:
    """As many as wanted; by itself one for small registers, else one a processor up to four."""
    if wanted > 0:
        return min(wanted, parts)
    return 1 if parts < 8 else min(os.cpu_count() or 1, 4)


def _in_workers(parts: Iterator[Part], bench: Bench, jobs: int, progress: Progress) -> None:
    """Keep every worker busy without holding all parts in memory."""
    waiting: set[Future[tuple[int, int]]] = set()
    with workers(jobs, start_worker, bench) as pool:
        for part in parts:
            waiting.add(pool.submit(work_in_worker, part, bench))
            if len(waiting) >= jobs * _AHEAD:
                waiting = _collect(waiting, progress)
        while waiting:
            waiting = _collect(waiting, progress)


def _collect(waiting: set[Future[tuple[int, int]]], progress: Progress) -> set[Future[tuple[int, int]]]:
    done, rest = wait(waiting, return_when=FIRST_COMPLETED)
    for one in done:
        progress.step(one.result()[1])
    return rest
