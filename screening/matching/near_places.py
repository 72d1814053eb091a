"""Which countries are said of one name in a text, and the words by which that is told."""

from collections.abc import Callable, Mapping, Sequence


class Near:
    """Countries of one name in a text.

    - `own`: said of it, the row's among them
    - `loose`: said of it, or of another body whose name stands between
    - `may_be`: named anywhere, where none is its own
    """

    __slots__ = ("loose", "may_be", "own")

    def __init__(
        self, own: frozenset[str], loose: frozenset[str] = frozenset(), may_be: frozenset[str] = frozenset()
    ) -> None:
        self.own = own
        self.loose = loose
        self.may_be = may_be

    def of(self, country: str, *, shared: bool) -> frozenset[str]:
        """The countries to hold against a body's own one.

        What is said of another body speaks for it at most; where namesakes share
        the name, what may be said of either is taken at its word.
        """
        if country in self.may_be:
            return self.own | {country}
        return self.own or (self.loose if shared else frozenset())

    def elsewhere(self, country: str) -> bool:
        """True when only a place that may be another body's is somewhere else."""
        return bool(self.loose) and not self.own and country not in self.may_be


class PlaceRules:
    """The words by which it is told of which name a place is said.

    `code` gives the country for a code as it is written.
    """

    __slots__ = (
        "by_itself",
        "code",
        "is_there",
        "legal",
        "named_after",
        "of_state",
        "ordinary",
        "road",
        "water",
    )

    def __init__(
        self,
        words: Mapping[str, Sequence[str]],
        ordinary: frozenset[str],
        legal: frozenset[str],
        code: Callable[[str], str],
    ) -> None:
        self.by_itself = frozenset(words["by_itself"])
        self.is_there = frozenset(words["is_there"])
        self.of_state = frozenset(words["of_state"])
        self.named_after = frozenset(words["named_after"])
        self.road = frozenset(words["named_road"])
        self.water = frozenset(words["named_water"])
        self.ordinary = ordinary
        self.legal = legal
        self.code = code
