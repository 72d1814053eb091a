"""The cheap test before the work lets through everything that the work would find."""

import pytest

from screening.app.screener import Screener
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
