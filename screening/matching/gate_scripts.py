"""Which lines may name a listed body in letters that are not Latin."""

import re
from collections.abc import Sequence

import numpy as np

from screening.matching.gate_whole import MOST_SHORT, WholeLines
from screening.matching.prepared import HAN, Automaton
from screening.names.cleaning import MOJIBAKE

# Letters that are neither Latin nor Han: Greek, Cyrillic, Semitic, Indic, Kana, Hangul, full-width.
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u1dff\u2c00-\u2fff\u3040-\u33ff\ua000-\ud7ff\ufb07-\ufeff\uff10-\uff5a\uff66-\uffef]"
)
_BEYOND_LATIN = re.compile("[\u0370-\u1dff\u2c00-\ud7ff\uf900-\uffef]")
_LATIN = re.compile("[A-Za-z]{2}")


class OtherScripts:
    """The test; `han` finds listed names in simplified Chinese characters."""

    def __init__(self, han: Automaton, simplified: dict[int, str], whole: WholeLines) -> None:
        self._han = han
        self._simplified = simplified
        self._whole = whole

    def add(self, lines: Sequence[str], foreign: Sequence[int], passed: set[int]) -> None:
        """Let those of the `foreign` lines pass that the work has to read."""
        numbers, runs = [], []
        for i in foreign:
            line = lines[i]
            if MOJIBAKE.search(line):
                passed.add(i)
                continue
            if not _BEYOND_LATIN.search(line):
                continue
            if _OTHER_SCRIPT.search(line):
                passed.add(i)
                continue
            han = "".join(HAN.findall(line))
            if han:
                numbers.append(i)
                runs.append(han)
        if runs:
            self._add_chinese(lines, numbers, "\n".join(runs).translate(self._simplified), passed)

    def _add_chinese(self, lines: Sequence[str], numbers: list[int], joined: str, passed: set[int]) -> None:
        """`joined` are the Chinese characters of the lines with these `numbers`, divided by line feeds."""
        runs = joined.split("\n")
        ends = np.cumsum([len(run) + 1 for run in runs])
        found = [one[0] for one in self._han.find_overlapping_no_suffix(joined)]
        passed.update(numbers[at] for at in np.searchsorted(ends, found, side="right").tolist())
        short = [at for at, run in enumerate(runs) if len(run) <= MOST_SHORT]
        may = self._whole.of_characters([runs[at] for at in short])
        for at, alike in zip(short, may, strict=True):
            # A short name in both scripts, such as "EFCO 平壌支社", is left to the work.
            if alike or _LATIN.search(lines[numbers[at]]):
                passed.add(numbers[at])
        passed.update(i for i, han in zip(numbers, runs, strict=True) if self._whole.begins_name(han))
