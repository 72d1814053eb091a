"""Tells on stderr how far a run is: projects done, how many a second, time left."""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from screening.app.row_words import SOURCE, Telling, workbook_words
from screening.report.script import visible


class Progress:
    """One line that is rewritten on a terminal, and one every few seconds elsewhere.

    Where nobody listens (a closed pipe, a window without a terminal) the run goes on unheard.
    """

    def __init__(
        self,
        total: int,
        *,
        language: str = SOURCE,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.telling = Telling(workbook_words(language)["told"])
        self.total, self.done, self.fresh = total, 0, 0
        self._stream = stream or sys.stderr
        self._terminal = self._stream is not None and self._stream.isatty()
        self._clock = clock
        self._start = self._shown = clock()

    def skip(self, count: int) -> None:
        """Projects that an earlier run has finished."""
        self.done += count

    def step(self, count: int) -> None:
        """Projects finished now."""
        self.done += count
        self.fresh += count
        now = self._clock()
        every = 0.2 if self._terminal else 5.0
        if now - self._shown >= every or (self.done >= self.total and self._shown > self._start):
            self._shown = now
            self._show(self.line(now))

    def line(self, now: float) -> str:
        """`1,200 of 20,000 projects, 310 a second, 1 min left`."""
        speed = self.fresh / max(now - self._start, 1e-6)
        text = self.telling("progress", done=self.done, total=self.total, speed=speed)
        left = (self.total - self.done) / speed if speed else 0
        return text + self.telling("left", time=duration(left)) if left >= 1 else text

    def say(self, text: str) -> None:
        """A line of its own."""
        shown = visible(text)
        self._write(f"\r\x1b[K{shown}\n" if self._terminal else f"{shown}\n")

    def _show(self, text: str) -> None:
        self._write(f"\r\x1b[K{text}" if self._terminal else f"{text}\n")

    def end(self) -> None:
        """Leave the rewritten line."""
        if self._terminal and self.fresh:
            self._write("\n")

    def _write(self, text: str) -> None:
        with suppress(OSError):
            if self._stream is not None:
                self._stream.write(text)
                self._stream.flush()


def duration(seconds: float) -> str:
    """`45 s`, `3 min`, `2 h 10 min`."""
    if seconds < 90:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
