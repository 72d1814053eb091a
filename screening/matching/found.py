"""What judging hands on: bodies found, bodies refused, and what the row says besides the text."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Found:
    """One listed body that a text may name, before it is put into words.

    `why` holds (feature, supports, value, weight); `score` is the sum of the weights.
    A body that is shown because one found belongs to it is as sure as that one, `through` which it came.
    """

    body: int
    first: int
    end: int
    kind: str
    score: float
    relation: str = "same"
    tie: str = ""
    related: tuple[int, int] | None = None
    why: list[tuple[str, bool, str, float]] = field(default_factory=list)
    through: "Found | None" = None

    def relate(self, tie: str, first: int, end: int, value: str = "") -> None:
        """Mark it as a body that belongs to the listed one, named by words `first` to `end`."""
        self.relation, self.tie, self.related = "related", tie, (first, end)
        said = f"related_{tie}" if not value or tie == "independent_college" else "related_tie"
        self.why.append((said, True, value, 0.0))


@dataclass(slots=True)
class Refused:
    """A listed body that was considered and not taken, with the feature that decided."""

    body: int
    feature: str
    value: str
    mass: float


@dataclass(slots=True)
class Hints:
    """What the row says besides the text: a country code in capitals, bodies by (number, feature, value)."""

    country: str = ""
    city: str = ""
    identified: tuple[tuple[int, str, str], ...] = ()


NO_HINTS = Hints()
