"""What bodies may be called in short, and so whether an acronym is one body's alone in its country."""

from collections.abc import Sequence

from screening.matching.index import PLACE, Body, Claim
from screening.matching.patterns import SMALL

# Two letters stand for too much; nobody shortens a name of more words than these.
_SHORTEST_AT_HOME = 3
_LONGEST_ACRONYM = 9


class Shortened:
    """The bodies that may go by each acronym: it is theirs, or the initials of a name of theirs."""

    def __init__(self) -> None:
        self._bodies: dict[str, list[int]] = {}

    def add(self, number: int, words: Sequence[str]) -> None:
        """Remember in what way the words of a name may be shortened."""
        if len(words) == 1:
            self._bodies.setdefault(words[0], []).append(number)
        elif len(words) <= _LONGEST_ACRONYM and "".join(words).isascii():
            for kept in (words, [word for word in words if word not in SMALL]):
                self._bodies.setdefault("".join(word[0] for word in kept), []).append(number)

    def at_home(self, pattern: str, claim: Claim, bodies: Sequence[Body]) -> Claim:
        """The claim, with the kind "H" for an acronym that nobody else in its body's country may go by."""
        number, kind, required, acronym = claim
        if number == PLACE or kind != "W" or not acronym or len(pattern) < _SHORTEST_AT_HOME:
            return claim
        country = bodies[number].country
        others = (bodies[other].country for other in self._bodies.get(pattern, ()) if other != number)
        if not country or any(other in ("", country) for other in others):
            return claim
        return (number, "H", required, acronym)
