"""The types of the rules by which a form and the public record are compared; read elsewhere."""

from dataclasses import dataclass, field

from screening.model.comparison import Window

Range = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """One row of the table of talent programmes, with the forms of its name that stand alone."""

    id: str
    name: str
    forms: tuple[str, ...]
    named_by: str = ""
    note: str = ""
    ordinary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRules:
    """When two names are one body: other names, names that several campuses share, names not to be turned."""

    known_as: dict[str, str] = field(default_factory=dict)
    multi_campus: frozenset[str] = frozenset()
    two_bodies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRules:
    """Windows, tolerances, innocent reasons, and what an open question leaves possible."""

    windows: tuple[Window, ...]
    tolerance_months: int
    printed_lag_months: int
    keep_days: int
    names: NameRules
    reasons: dict[str, dict[str, tuple[str, ...]]]
    order: tuple[str, ...]
    ranges: dict[str, Range]
    answers: dict[str, Range]
    programmes: tuple[Programme, ...] = ()
    weak_aliases: frozenset[str] = field(default_factory=frozenset)

    def window(self, wanted: str) -> Window | None:
        """The window with that id, or the one that serves a pack of that id."""
        by_id = next((one for one in self.windows if one.id == wanted), None)
        return by_id or next((one for one in self.windows if wanted in one.packs), None)

    def reasons_for(self, kind: str, strengths: tuple[str, ...]) -> tuple[str, ...]:
        """Ids of the usual innocent reasons, in the order of the rules, each once."""
        table = self.reasons.get(kind, {})
        lists = [table["any"]] if "any" in table else [table.get(one, ()) for one in strengths]
        return tuple(dict.fromkeys(reason for given in lists for reason in given))
