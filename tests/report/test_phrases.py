"""The words of reports: every key that is used is there, in every language, with the same blanks."""

import re
from functools import cache
from pathlib import Path

import pytest

from screening import resources
from screening.app.run_folder import OWN_FILES
from screening.errors import InvalidFile, UsageError
from screening.report.branding import blanks
from screening.report.phrases import languages, load_phrases, read_phrases

FORBIDDEN = re.compile(r"\b(blacklist|suspect|high-risk country|cleared|hits?\b)", re.IGNORECASE)
ENGLISH = load_phrases("en")
OTHERS = [one for one in languages() if one != "en"]
USED = re.compile(
    r"""(?:\bt|t\.count|t\.lines|t\.word|phrases|phrases\.count|phrases\.word|phrases\.lines)\(\s*f?["']([a-z_.]+)["']"""
)


def used_keys() -> set[str]:
    """Keys that templates and code name in full."""
    folder = Path(__file__).resolve().parents[2]
    files = [
        *(folder / "reports" / "templates").glob("*.j2"),
        *(folder / "screening" / "report").glob("*.py"),
        *(folder / "screening" / "app").glob("report*.py"),
    ]
    return {key for file in files for key in USED.findall(file.read_text(encoding="utf-8"))}


def test_every_key_that_is_used_is_there() -> None:
    known = {*ENGLISH.table, *ENGLISH.lists}
    groups = {key.rpartition(".")[0] for key in known}
    missing = {key for key in used_keys() if key.rstrip("._") not in known | groups and "." in key}
    assert {key for key in missing if not any(one.startswith(key) for one in known)} == set()


def is_named(key: str, source: str, words: set[str]) -> bool:
    """True where code or a template names a key in full, its group to `word`, or its parts around a blank."""
    group, _, _ = key.rpartition(".")
    if re.search(rf"""["']{re.escape(key)}["']|word\(\s*["']{re.escape(group)}["']""", source):
        return True
    return any(
        found is not None and set(found.groups()) <= words
        for found in (pattern.fullmatch(key) for pattern in patterns(source))
    )


@cache
def patterns(source: str) -> tuple[re.Pattern[str], ...]:
    """Keys with a blank: f"result.work_{at}" in code, 'names.' ~ key in a template."""
    filled = re.findall(r"""f["']([a-z_]+\.[a-z_.]*\{[^{}]+\}[a-z_.]*)["']""", source)
    begun = [f"{one}{{key}}" for one in re.findall(r"""["']([a-z_]+\.(?:[a-z_.]*[._])?)["'] ~""", source)]
    return tuple(
        re.compile("([A-Za-z0-9_]+)".join(map(re.escape, re.split(r"\{[^{}]+\}", one))))
        for one in {*filled, *begun}
    )


def test_every_key_that_is_there_is_used() -> None:
    root = Path(__file__).resolve().parents[2]
    files = [*(root / "screening").rglob("*.py"), *(root / "reports" / "templates").glob("*.j2")]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    words = {*re.findall(r"\w+", source), *(name.replace(".", "_") for name in OWN_FILES)}
    counted = re.compile("_(one|none)$")
    unused = [
        key
        for key in (*ENGLISH.table, *ENGLISH.lists)
        if not is_named(key, source, words) and not is_named(counted.sub("", key), source, words)
    ]
    assert unused == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_every_key_and_the_same_blanks(language: str) -> None:
    own = read_phrases(resources.text("reports", "phrases", f"{language}.yml"), language)
    assert set(own.table) == set(ENGLISH.table)
    assert {key: len(lines) for key, lines in own.lists.items()} == {
        key: len(lines) for key, lines in ENGLISH.lists.items()
    }
    assert {key: blanks(text) for key, text in own.table.items()} == {
        key: blanks(text) for key, text in ENGLISH.table.items()
    }


def test_a_translation_translates() -> None:
    same = [key for key, text in load_phrases("de").table.items() if text == ENGLISH.table[key]]
    assert len(same) < len(ENGLISH.table) / 10, same


@pytest.mark.parametrize("language", languages())
def test_words_that_accuse_are_not_used(language: str) -> None:
    phrases = load_phrases(language)
    every = [*phrases.table.values(), *(line for lines in phrases.lists.values() for line in lines)]
    assert [text for text in every if FORBIDDEN.search(text)] == []


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        pytest.param("2026-11-21", "21 November 2026", id="day"),
        pytest.param("2024-07", "July 2024", id="month"),
        pytest.param("2019", "2019", id="year"),
        pytest.param("", "date not known", id="nothing"),
        pytest.param("2024-13-01", "2024-13-01", id="no such month stays as written"),
        pytest.param("spring 2020", "spring 2020", id="words stay"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(iso: str, words: str) -> None:
    assert ENGLISH.date(iso) == words


def test_counting_words() -> None:
    assert (
        ENGLISH.count("portfolio.not_read_says", 0)
        == "No row of a table that was read, and no file, had to be refused."
    )
    assert ENGLISH.count("portfolio.question_count", 1) == "1 question"
    assert ENGLISH.count("portfolio.question_count", 7) == "7 questions"


def test_unknown_language_names_those_that_are_there() -> None:
    with pytest.raises(UsageError, match="en"):
        load_phrases("xx")


def test_a_path_is_no_language() -> None:
    with pytest.raises(UsageError):
        load_phrases("../phrases/en")


def test_broken_phrases_are_refused_with_the_file_name() -> None:
    with pytest.raises(InvalidFile, match=r"xx\.yml"):
        read_phrases("- just\n- a list\n", "xx.yml")
