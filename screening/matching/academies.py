"""Institutes of an academy of sciences, whose names are said with the academy's name and with its letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Words = tuple[str, ...]
_OF = "of"
# "Institute of Tides".
_CORE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Academy:
    """An academy or a branch of one as comparable words: names, of which the first is usual, and letters."""

    names: Sequence[Words]
    letters: Sequence[Words]
    branches: Sequence["Academy"] = ()

    @property
    def said(self) -> list[Words]:
        """All its names and letters, longest first."""
        return sorted((*self.names, *self.letters), key=len, reverse=True)


def otherwise_said(words: Words, academies: Sequence[Academy]) -> Iterator[tuple[Words, Words]]:
    """Other forms of the name, each as the words of the institute and what is said of the academy.

    "Teldor Academy of Sciences North Branch Institute of Tides" and "Institute of Tides NB TAS" alike are
    "Institute of Tides", "of the North Branch of the Teldor Academy of Sciences", "NB TAS", "of NB TAS".
    """
    for academy in academies:
        rest = _apart(words, academy)
        if not rest:
            continue
        inside = ((branch, _apart(rest, branch)) for branch in academy.branches)
        branch, core = next(((branch, core) for branch, core in inside if core), (None, rest))
        if len(core) >= _CORE:
            said = _of_branch(academy, branch) if branch else (*academy.letters, academy.names[0])
            yield from ((core, (*of, *tail)) for tail in said for of in ((), (_OF,)))
        return


def _apart(words: Words, academy: Academy) -> Words:
    """The words behind or before the name or letters of the academy; none where it does not stand there."""
    for said in academy.said:
        if words[-len(said) :] == said:
            rest = words[: -len(said)]
            return rest[:-1] if rest[-1:] == (_OF,) else rest
        if words[: len(said)] == said:
            rest = words[len(said) :]
            return rest[1:] if rest[:1] == (_OF,) else rest
    return ()


def _of_branch(academy: Academy, branch: Academy) -> Iterator[Words]:
    for first in branch.letters:
        yield from ((*first, *second) for second in academy.letters)
    yield from ((*branch.names[0], _OF, *said) for said in (academy.names[0], *academy.letters))
    # In Russian there is no "of": "Сибирского отделения РАН".
    yield from ((*name, *said) for name in branch.names[1:] for said in academy.letters)
