"""Python's search for unreachable objects: put off while work makes none, thorough where memory counts."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_paused() -> Iterator[None]:
    """No search meanwhile: many answers, or an index, form hardly any rings, and
    searching takes a fifth to a third of the time. Afterwards it is as it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def give_back() -> None:
    """Give the memory of what is no longer used back to the system, as far as it can be had.

    Some thousand small objects strewn over that memory hold all of it: tuples that Python keeps
    to use again, which a search frees, and names of methods looked up by compiled code, such as
    the "search" of every `finditer`, which its table of methods keeps until the table is emptied.
    """
    emptied = getattr(sys, "_clear_internal_caches", None) or getattr(sys, "_clear_type_cache", None)
    if emptied is not None:
        emptied()
    gc.collect()
