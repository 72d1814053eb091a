"""The nearest known word to one that is not known, for messages that help."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'message'?` when a known word is close, else nothing."""
    best = nearest(word, known)
    return f"; did you mean '{best}'?" if best else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The closest known word, or None when none is within a third of the letters."""
    written = word.casefold()
    scored = sorted((edits(written, one.casefold()), one) for one in known)
    if not scored:
        return None
    distance, best = scored[0]
    return best if distance <= max(1, len(best) // 3) else None


def edits(left: str, right: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours between two words."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, one in enumerate(left, start=1):
        older, before, row = before, row, [i]
        for j, other in enumerate(right, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != other))
            if i > 1 and j > 1 and one == right[j - 2] and left[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
