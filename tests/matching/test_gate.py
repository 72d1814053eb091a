"""The cheap test before the work lets through everything that the work would find."""

import pytest

from screening.app.screener import Screener
from screening.matching import gate
from screening.model.match import Mention
from tests.bench.labels import Label


def test_nothing_that_the_full_work_finds_is_stopped(tool: Screener, pairs: tuple[Label, ...]) -> None:
    engine = tool.engine
    hints = [engine.hints(Mention(text=one.text, country=one.country)) for one in pairs]
    worked = engine.work_many([one.text for one in pairs], hints)
    stopped = [
        pair.text
        for pair, hint, one in zip(pairs, hints, worked, strict=True)
        if one is None and engine.work(pair.text, hint).found
    ]
    assert stopped == []


@pytest.mark.parametrize(
    "text",
    [
        "Dept. of Anthropology, University of Vienna",
        "Institute for Theatre Studies, Ghent University, Belgium",
        "Museum of Natural History, Lisbon",
    ],
)
def test_lines_that_name_nobody_listed_are_stopped(tool: Screener, text: str) -> None:
    assert tool.engine.gate.passing([text]) == []


def test_passing_numbers_are_those_of_the_lines(small: Screener) -> None:
    lines = ["nothing", "Linmark University", "nothing\nat all", "x Teldor Institute of Technology"]
    assert small.engine.gate.passing(lines) == [1, 3]


def test_a_long_text_is_looked_through_once_whatever_the_number_of_its_names(
    tool: Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ends_with_head(text: str) -> bool:
        asked.append(text)
        return True

    monkeypatch.setattr(gate, "_ends_with_head", ends_with_head)
    tool.engine.gate.passing(["Beijing Opera University; " * 50])
    assert len(asked) == 1


@pytest.mark.parametrize("mark", ["1", "12", "a", "1 ", "(a) "])
def test_the_mark_of_a_footnote_before_a_short_name_stops_it_not(tool: Screener, mark: str) -> None:
    """Glued to its first word, the name no longer begins where a word does."""
    for name in ("Sky Aviator", "NPO Lavochkin", "JA Solar"):
        written = f"{mark}{name}"
        assert tool.engine.gate.passing([written]) == [0], written
        assert tool.check(written).matches, written


def test_words_corrected_together_are_those_corrected_one_by_one(tool: Screener) -> None:
    listed = sorted(tool.engine.index.listed_words)[::40]
    changed = {
        wrong
        for word in listed
        for wrong in (
            word[1:],
            word[:-1],
            word[:2] + word[3:],
            f"{word}x",
            f"x{word[::-1]}",
            word.replace("m", "rn"),
        )
        if wrong.isascii() and wrong.isalpha()
    }
    new = sorted(changed - tool.engine.rest.known)
    together = tool.engine.rest.corrections.of_many(new)
    assert together == {word: better for word in new if (better := tool.engine.rest.corrections.of(word))}
    assert 100 < len(together) < len(new)


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        pytest.param(
            "Dept. of Anthropology, Sandport University, Beijing", False, id="a place behind a comma"
        ),
        pytest.param("Dept. of Anthropology, Univ Beijing", True, id="the head first"),
        pytest.param("CETC–38", True, id="a dash that is no hyphen"),
        pytest.param("People'S Public Security University", True, id="every word with a capital"),
    ],
)
def test_marks_in_the_text_are_seen(tool: Screener, text: str, passes: bool) -> None:
    assert bool(tool.engine.gate.passing([text])) is passes
