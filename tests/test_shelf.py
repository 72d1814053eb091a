"""The front of the shop: README and docs say what the code, the rules and the lists say."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

import screening
from screening import resources
from screening.app.proposal_files import read_proposal_file
from screening.intake.limits import Limits, size_text
from screening.model import proposal_reading as reading
from screening.model import vocabulary
from screening.model.rubric import Rules
from screening.report.branding import read_branding
from screening.report.copies import COPIES
from screening.report.phrases import load_phrases
from screening.rubrics.load import load_rules
from scripts.build_docs import commands
from scripts.build_docs.__main__ import pages

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
COMMANDS = dict(commands.every_command())


@cache
def documentation() -> str:
    """Every page in one text."""
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


@cache
def rules() -> Rules:
    """The shipped rules, whatever the user of this machine has put over them."""
    return load_rules(resources.folder("rules"))


def ids() -> Iterator[str]:
    """Every id that a report may print, as the docs write it."""
    yield from (path.parent.name for path in resources.folder("reference_lists").glob("*/list.yml"))
    for pack in rules().packs:
        yield pack.id
        yield from (line.id for line in pack.all_lines())
    for group in (rules().facts, rules().measures, rules().authority.levels):
        yield from (one.id for one in group)


@pytest.mark.parametrize("path", [pytest.param(one, id=one.name) for one in pages()])
def test_generated_page_is_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == pages()[path], "run: python -m scripts.build_docs"


def test_every_id_is_in_the_docs() -> None:
    missing = [one for one in dict.fromkeys(ids()) if f"`{one}`" not in documentation()]
    assert not missing


def words_of_a_proposal() -> Iterator[str]:
    """Every word with a meaning of its own in a proposal file."""
    yield from reading.WORDS
    for allowed in reading.WORDS.values():
        yield from allowed
    for allowed in (reading.PARTY_ROLES, vocabulary.PERSON_ROLES, vocabulary.TIE_KINDS):
        yield from allowed
    yield from (*vocabulary.RECENCY, *vocabulary.DIRECTNESS)


def test_every_setting_is_in_the_docs() -> None:
    settings = (*words_of_a_proposal(), *COPIES)
    assert not [one for one in dict.fromkeys(settings) if f"`{one}`" not in documentation()]


def yaml_blocks(page: str) -> list[str]:
    """The YAML of a page, block by block, as a user would copy it."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_proposal_of_the_docs_is_read_and_can_be_graded(tmp_path: Path) -> None:
    whole, grading = yaml_blocks("proposals.md")
    (tmp_path / "ours.yaml").write_text(whole, encoding="utf-8")
    assert read_proposal_file(tmp_path / "ours.yaml").parties[1].ror == "01yqg2h08"
    (tmp_path / "ours.yaml").write_text(whole + grading, encoding="utf-8")
    graded = read_proposal_file(tmp_path / "ours.yaml").inputs
    assert graded is not None
    assert (graded.P, graded.X) == ((4, 4), (1, 3))


def test_branding_of_the_docs_is_read(tmp_path: Path) -> None:
    (given,) = yaml_blocks("reports.md")
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (tmp_path / "ours.yml").write_text(given, encoding="utf-8")
    assert read_branding(tmp_path / "ours.yml", load_phrases("en")).institution == "University of Example"


def test_limits_of_the_docs_are_those_that_hold() -> None:
    rows = re.findall(r"^\| `(\w+)=` \| ([^|]+) \|", documentation(), re.MULTILINE)
    told = {name: said.strip() for name, said in rows}
    sizes = ("bytes", "unpacked", "memory", "text_bytes", "records_bytes", "document_bytes")
    limits = {one.name: getattr(Limits(), one.name) for one in fields(Limits)}
    assert told == {name: size_text(n) if name in sizes else f"{n:,}" for name, n in limits.items()}


def test_weights_that_the_guide_tells_are_those_of_the_house() -> None:
    """The numbers of docs/rubrics.md: where tiers begin, how posts fade, what a key role weighs."""
    house = rules().pack("house_default")
    assert house is not None and house.channels is not None
    light, conditions, panel, escalate = house.channels.thresholds
    fading = dict(house.channels.recency)
    begins = f"From {light:g} points T1 (light), {conditions:g} T2 (conditions), {panel:g} T3 (panel)"
    begins = f"{begins}, {escalate:g} T4 (escalate)"
    fades = f"{fading['lt2']:g} for two years, {fading['y2_5']:g} for five, then {fading['gt5']:g}"
    key = f"A *key* role weighs {dict(house.channels.roles)['key']:g}:"
    assert [one for one in (begins, fades, key) if one not in documentation()] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_and_shows_an_example(name: str) -> None:
    assert commands.says(COMMANDS[name]).endswith(".")
    shown = commands.examples(COMMANDS[name])
    assert shown
    assert any(one.startswith(f"screening {name.split()[0]}") for one in shown)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    bare = [one.name for one in COMMANDS[name].params if one.name != "help" and not one.help]
    assert not bare


def test_changelog_has_an_entry_for_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    entry = text.partition(f"## {screening.__version__}")[2].partition("\n## ")[0]
    assert entry.count("\n- ") >= 3


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    inner = [one for one in re.findall(r"\]\(([^)]+)\)", text) if "://" not in one]
    broken = [one for one in inner if not (page.parent / one.partition("#")[0]).exists()]
    assert not broken


def test_index_of_the_docs_names_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert not [page.name for page in PAGES if page.name != "README.md" and f"({page.name})" not in index]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_speak_calmly(page: Path) -> None:
    words = re.compile(r"blacklist|high-risk countr|\bsuspects?\b|\bculprit|\bcleared\b", re.IGNORECASE)
    assert not words.findall(page.read_text(encoding="utf-8"))


def test_help_loads_nothing_heavy() -> None:
    heavy = ("pandas", "numpy", "openpyxl", "xlsxwriter", "yaml", "pydantic", "rapidfuzz", "daachorse")
    look = f"print([one for one in {heavy} if one in sys.modules])"
    call = f"import atexit, sys; from screening.cli.main import main; atexit.register(lambda: {look}); main()"
    done = subprocess.run([sys.executable, "-c", call, "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
