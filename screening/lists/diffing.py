"""Comparing two editions of a list: added, removed, renamed and re-aliased bodies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from screening.lists.keys import fold
from screening.model.listing import Entity, Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One edition to compare: main names by body, and all printed forms where they are known."""

    label: str
    names: Mapping[str, tuple[str, ...]]
    printed: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One body that differs between two editions."""

    entity_id: str
    name: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All changes between two editions; `aliases_known` is False where a side kept no printed forms."""

    old: str
    new: str
    added: tuple[Change, ...]
    removed: tuple[Change, ...]
    renamed: tuple[Change, ...]
    realiased: tuple[Change, ...]
    aliases_known: bool

    @property
    def touched(self) -> dict[str, str]:
        """What happened to each changed body, by entity id."""
        found: dict[str, str] = {}
        for word, changes in (
            ("re-aliased", self.realiased),
            ("renamed", self.renamed),
            ("added", self.added),
            ("removed", self.removed),
        ):
            found |= {one.entity_id: word for one in changes}
        return found


def side_of(
    label: str, listings: Iterable[Listing], printed: Mapping[str, Iterable[str]] | None = None
) -> Side:
    """The listings of one edition as a side."""
    names: dict[str, list[str]] = {}
    for one in listings:
        names.setdefault(one.entity_id, []).append(one.name_as_listed)
    return Side(
        label=label,
        names={key: tuple(dict.fromkeys(value)) for key, value in names.items()},
        printed={key: frozenset(value) for key, value in (printed or {}).items()},
    )


def difference(old: Side, new: Side, entities: Mapping[str, Entity]) -> Difference:
    """What changed; names count as the same when they differ in case, accents or punctuation only."""
    both = sorted(old.names.keys() & new.names.keys())
    aliases_known = bool(old.printed and new.printed)
    return Difference(
        old=old.label,
        new=new.label,
        added=tuple(
            _change(one, new, entities, after=new) for one in sorted(new.names.keys() - old.names.keys())
        ),
        removed=tuple(
            _change(one, old, entities, before=old) for one in sorted(old.names.keys() - new.names.keys())
        ),
        renamed=tuple(
            _change(one, new, entities, before=old, after=new)
            for one in both
            if folded(old.names[one]) != folded(new.names[one])
        ),
        realiased=tuple(_aliases(one, old, new, entities) for one in both if _alias_changed(one, old, new))
        if aliases_known
        else (),
        aliases_known=aliases_known,
    )


def folded(names: Iterable[str]) -> frozenset[str]:
    """The names as comparable keys."""
    return frozenset(fold(one) for one in names)


def _change(
    entity_id: str,
    named_by: Side,
    entities: Mapping[str, Entity],
    before: Side | None = None,
    after: Side | None = None,
) -> Change:
    known = entities.get(entity_id)
    return Change(
        entity_id=entity_id,
        name=known.name if known else named_by.names[entity_id][0],
        before=before.names[entity_id] if before else (),
        after=after.names[entity_id] if after else (),
    )


def _alias_changed(entity_id: str, old: Side, new: Side) -> bool:
    return folded(old.printed.get(entity_id, ())) != folded(new.printed.get(entity_id, ()))


def _aliases(entity_id: str, old: Side, new: Side, entities: Mapping[str, Entity]) -> Change:
    """Only the forms that went and the forms that came."""
    before, after = old.printed.get(entity_id, frozenset()), new.printed.get(entity_id, frozenset())
    went = sorted(one for one in before if fold(one) not in folded(after))
    came = sorted(one for one in after if fold(one) not in folded(before))
    known = entities.get(entity_id)
    return Change(
        entity_id=entity_id,
        name=known.name if known else new.names[entity_id][0],
        before=tuple(went),
        after=tuple(came),
    )
