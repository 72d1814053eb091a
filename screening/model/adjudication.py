"""A person's verdict on one match: same, different or unsure, with the reason."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a person found when looking at the match."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjudication:
    """A verdict on the body that a text of one project was read as.

    `entry` is the fingerprint of the listed entry as it stood; where it has
    changed, the verdict no longer holds. An empty `project_id` means every project.
    """

    text: str
    entity_id: str
    verdict: Verdict
    reason: str = ""
    by: str = ""
    on: str = ""
    country: str = ""
    project_id: str = ""
    entry: str = ""
    place: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What the verdict is about."""
        return (self.project_id, as_judged(self.text), self.country, self.entity_id)


def as_judged(text: str) -> str:
    """A text as verdicts know it: next week's register may write it in capitals or with other spaces."""
    return " ".join(text.casefold().split())
