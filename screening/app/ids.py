"""The ids of lists and packs that a user writes, on the command line or in Python."""

from collections.abc import Iterable


def ids_of(given: str | Iterable[str]) -> tuple[str, ...]:
    """The ids in one text or in several, each of which may hold some divided by commas."""
    texts = (given,) if isinstance(given, str) else given
    return tuple(one.strip() for text in texts for one in text.split(",") if one.strip())
