"""From a command line to the settings of a run, from a finished run to words and exit code."""

from dataclasses import dataclass, replace
from typing import Any

from screening.app.days import day_of
from screening.app.ids import ids_of
from screening.app.row_words import SOURCE, Telling, workbook_words
from screening.app.run import RunOutcome
from screening.app.run_settings import RunSettings, formats_wanted, tiers_wanted
from screening.errors import UsageError
from screening.intake.limits import Limits
from screening.intake.mapping import Mapping, read_mapping
from screening.intake.reading import Reading
from screening.model.vocabulary import TIERS
from screening.report.phrases import load_phrases

NOT_ALL_READ, REACHED = 4, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the user wrote, not yet read."""

    maps: tuple[str, ...] = ()
    mapping: Any = None
    heading_row: int | None = None
    dates: str = ""
    packs: tuple[str, ...] = ()
    as_of: str = ""
    lists: tuple[str, ...] = ()
    profile: str = ""
    formats: tuple[str, ...] = ()
    only_tier: str = ""
    limits: tuple[str, ...] = ()
    fail_on: str = ""


def settings_of(chosen: Chosen, **others: Any) -> RunSettings:
    """The settings; raises UsageError in one sentence for a word that means nothing."""
    if chosen.profile not in ("", "full", "register"):
        raise UsageError(f"--profile {chosen.profile}: expected full or register")
    if chosen.fail_on and chosen.fail_on not in TIERS:
        raise UsageError(f"--fail-on {chosen.fail_on}: expected one of {', '.join(TIERS)}")
    load_phrases(others.get("language") or SOURCE)  # a language that nobody wrote, before anything is read
    return RunSettings(
        as_of=day_of(chosen.as_of),
        packs=ids_of(chosen.packs),
        lists=ids_of(chosen.lists),
        profile=chosen.profile,
        formats=formats_wanted(chosen.formats),
        only_tiers=tiers_wanted(chosen.only_tier),
        mapping=mapping_of(chosen),
        limits=Limits().with_settings(chosen.limits),
        **others,
    )


def refuse_for_rows(chosen: Chosen, settings: RunSettings, *, resume: bool) -> None:
    """Raise UsageError for what says how to assess, beside --rows-only, where nothing is assessed."""
    given = {
        "--pack": chosen.packs,
        "--profile": chosen.profile,
        "--authority": settings.authority,
        "--adjudications": settings.adjudications,
        "--format": chosen.formats,
        "--only-tier": chosen.only_tier,
        "--branding": settings.branding,
        "--fail-on": chosen.fail_on,
        "--resume": resume,
    }
    names = [option for option, value in given.items() if value]
    if names:
        raise UsageError(f"--rows-only assesses nothing: leave it out, or {', '.join(names)}")


def mapping_of(chosen: Chosen) -> Mapping:
    """The saved mapping, if any, with what the command line adds."""
    if chosen.dates not in ("", "dmy", "mdy"):
        raise UsageError(f"--dates {chosen.dates}: expected dmy or mdy")
    base = read_mapping(chosen.mapping) if chosen.mapping else Mapping()
    row = base.heading_row if chosen.heading_row is None else chosen.heading_row
    return replace(base.with_columns(chosen.maps), dates=chosen.dates or base.dates, heading_row=row)


def told(done: RunOutcome, language: str = SOURCE) -> str:
    """The run in a few lines: rows, projects by tier, what was not read, where to look."""
    say = Telling(workbook_words(language)["told"])
    counts, total = done.record["counts"], max(1, sum(done.tiers.values()))
    asked, waiting = done.record["ask_first"], done.record["waiting"]
    given = {name: counts[name] for name in ("projects", "read", "skipped", "refused")}
    lines = [say(_came_from(done.reading), whole=done.reading.whole, **given)]
    for tier in sorted(done.tiers):
        count = done.tiers[tier]
        lines.append(say("tier" if tier else "no_tier", tier=tier, count=count, share=100 * count / total))
    meanwhile = say("meanwhile", count=asked - waiting) if waiting < asked else ""
    lines.append(say("ask", count=asked, share=100 * asked / total) + meanwhile)
    if done.record["verdicts"]["given"]:
        verdicts = done.record["verdicts"]
        lines.append(say("verdicts", given=verdicts["given"]) + _about_nobody(verdicts["about_nobody"], say))
    if done.record["dropped_columns"]:
        lines.append(say("dropped", names=", ".join(done.record["dropped_columns"])))
    if left_out := done.reading.left_out:
        key = "left_out_one" if left_out == 1 else "left_out"
        lines.append(say(key, count=left_out, file=done.out / "not_read.csv"))
    if counts["not_read"]:
        key = "not_read_one" if counts["not_read"] == 1 else "not_read"
        lines.append(say(key, count=counts["not_read"], file=done.out / "not_read.csv"))
    lines.append(say("open", index=done.out / "index.html", workbook=done.out / "summary.xlsx"))
    return "\n".join(lines)


def _came_from(reading: Reading) -> str:
    """The line for rows, for files that are a project each, or for both."""
    if not reading.whole:
        return "rows"
    return "rows_and_files" if reading.tables else "files"


def _about_nobody(count: int, say: Telling) -> str:
    return say("about_nobody_one" if count == 1 else "about_nobody", count=count) if count else ""


def exit_code(done: RunOutcome, fail_on: str) -> int:
    """0 finished, 4 some rows were not read, 10 a project reaches the tier that was named."""
    if fail_on and any(tier >= fail_on for tier in done.tiers):
        return REACHED
    return NOT_ALL_READ if done.record["counts"]["not_read"] else 0
