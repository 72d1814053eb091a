"""What `screening assess` does: reads the files, loads lists and rules once, assesses each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from screening.app.assessing import assess_proposal, load_standard_rules
from screening.app.days import day_of
from screening.app.proposal_files import read_proposal_file
from screening.app.rendering import check_rendering, rendered
from screening.app.screener import Screener
from screening.errors import InvalidFile, ScreeningError, UsageError
from screening.model.assessment import Assessment
from screening.model.proposal import Proposal
from screening.model.vocabulary import TIERS
from screening.store.atomic import keep_apart, write_bytes

REPORTS = (".html", ".pdf", ".docx", ".json")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessOptions:
    """What the caller chose."""

    packs: tuple[str, ...] = ()
    profile: str = "full"
    authority: Path | None = None
    as_of: str = ""
    lists: tuple[str, ...] = ()
    fail_on: str = ""
    report: Path | None = None
    language: str = "en"


def assess_files(paths: Sequence[Path], options: AssessOptions) -> list[Assessment]:
    """One assessment a file; raises with the problems of all files before anything is assessed."""
    if options.report is not None:
        _check_report(options.report, options.language, paths)
    if options.fail_on and options.fail_on not in TIERS:
        raise UsageError(f"--fail-on {options.fail_on}: expected one of {', '.join(TIERS)}")
    day = day_of(options.as_of)
    proposals = _read(paths)
    rules = load_standard_rules(options.authority)
    screener = Screener(options.lists or None, as_of=day)
    return [
        assess_proposal(one, screener, rules, as_of=day, profile=options.profile, pack_ids=options.packs)
        for one in proposals
    ]


def _check_report(report: Path, language: str, paths: Sequence[Path]) -> None:
    if report.suffix.lower() not in REPORTS:
        raise UsageError(f"{report}: expected a name that ends in {', '.join(REPORTS)}")
    check_rendering([report.suffix.lower()[1:]], None, language)
    if len(paths) > 1:
        raise UsageError(f"{report}: is one report, but {len(paths)} proposals are given; give one of them")
    keep_apart([report], paths)


def write_report(found: Assessment, report: Path, language: str) -> None:
    """Write the report of one assessment in the format of its name's ending."""
    write_bytes(report, rendered(found.to_dict(), report.suffix.lower()[1:], None, language))


def reaches(found: Assessment, tier: str) -> bool:
    """True when the house result may be of that tier or above."""
    house = found.pack("house_default")
    return house is not None and house.tier_max is not None and house.tier_max >= tier


def _read(paths: Iterable[Path]) -> list[Proposal]:
    found: list[Proposal] = []
    problems: list[str] = []
    worst: ScreeningError | None = None
    for path in paths:
        try:
            found.append(read_proposal_file(path))
        except InvalidFile as error:
            problems.extend(error.problems)
        except ScreeningError as error:
            worst = error
    if worst is not None:
        raise worst
    if problems:
        raise InvalidFile(problems)
    return found
