"""Which known body a newly read record is: by identifier, name, country and kind, each with its ground."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from screening.lists.keys import fold, is_lone_acronym, without_bracket, without_legal_form
from screening.lists.name_words import words_of_names
from screening.lists.record import Record

_TEACHING = frozenset({"university", "military_academy", "college", "security_school"})
_FIRMS = frozenset({"company", "defence_conglomerate", "company_group"})
_PART = re.compile(
    r"\bdepartment of\b|\bfaculty of\b|\blab(oratory)?\b.*\bat\b|, (department|faculty|school)\b", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What resolving needs of one body: its names (first the primary ones), country, kind and identifiers."""

    entity_id: str
    country: str
    kind: str
    primary: tuple[str, ...]
    others: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The body a record was read as, and the ground on which a person can check it."""

    entity_id: str
    ground: str


def is_part_of_a_body(name: str) -> bool:
    """True for a department or a laboratory *at* a body: listed itself, it never lists the whole."""
    return bool(_PART.search(name))


def kinds_agree(one: str, other: str) -> bool:
    """False where one is a teaching body and the other a firm or a laboratory; unknown kinds agree."""
    pair = {one, other}
    teaching = pair & _TEACHING
    return not (teaching and pair & (_FIRMS | {"laboratory", "hospital"}))


def record_identifiers(record: Record) -> tuple[str, ...]:
    """Identifiers of a record that name one legal person or organisation record each."""
    known = [f"ror:{record.ror_id}", f"grid:{record.grid_id}", f"wikidata:{record.wikidata_id}"]
    return (*(one for one in known if not one.endswith(":")), *record.registration)


class Resolver:
    """Index over known bodies; more may be added as they are met, so that a list resolves against itself."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._bodies: dict[str, Known] = {}
        self._identifier: dict[str, str] = {}
        self._primary: dict[str, set[str]] = defaultdict(set)
        self._other: dict[str, set[str]] = defaultdict(set)
        self._weak: dict[str, set[str]] = defaultdict(set)
        self._bare: dict[str, set[str]] = defaultdict(set)
        for one in known:
            self.add(one)

    def add(self, body: Known) -> None:
        """Make a body findable; adding the same id again widens what is known of it."""
        self._bodies.setdefault(body.entity_id, body)
        for identifier in body.identifiers:
            self._identifier.setdefault(identifier, body.entity_id)
        for text in body.primary:
            self._primary[fold(without_bracket(text))].add(body.entity_id)
            self._primary[fold(text)].add(body.entity_id)
            bare = without_legal_form(without_bracket(text))
            if bare and body.kind not in _TEACHING:
                self._bare[bare].add(body.entity_id)
        for text in body.others:
            if not is_lone_acronym(text):
                self._other[fold(text)].add(body.entity_id)

        for text in body.weak:
            if fold(text).count(" ") > 1:
                self._weak[fold(text)].add(body.entity_id)

    def find(self, record: Record) -> Resolved | None:
        """The one known body that the record names, or None when there is none or more than one."""
        by_identifier = self._by_identifier(record)
        if by_identifier is not None:
            return by_identifier
        own = [without_bracket(record.name), record.name, *record.native_names]
        found = self._only(self._primary, own, record, "same name and country")
        if found is None and not is_part_of_a_body(record.name):
            found = self._only(self._other, own, record, "the listed name is another name of the body")
        if found is None and not is_part_of_a_body(record.name):
            found = self._by_alias(record)
        if found is None and record.kind not in _TEACHING:
            found = self._by_bare_name(record)
        if found is None:
            ground = "a generic name, and the only known body of that name in the country"
            found = self._only(self._weak, [without_bracket(record.name)], record, ground)
        return found

    def _by_identifier(self, record: Record) -> Resolved | None:
        for identifier in record_identifiers(record):
            entity_id = self._identifier.get(identifier)
            if entity_id is not None and self._names_touch(entity_id, record, identifier):
                return Resolved(entity_id=entity_id, ground=f"same identifier {identifier}")
        return None

    def _names_touch(self, entity_id: str, record: Record, identifier: str) -> bool:
        """A printed registration number can be a slip of the source: some rarer word must be shared too."""
        if identifier.startswith(("ror:", "grid:", "wikidata:")):
            return True
        body = self._bodies[entity_id]
        known = {word for text in (*body.primary, *body.others) for word in fold(text).split()}
        printed = {word for text in (record.name, *record.aliases) for word in fold(text).split()}
        common = words_of_names("common_words")
        return any(len(word) > 3 and word not in common for word in known & printed)

    def _by_alias(self, record: Record) -> Resolved | None:
        """The body whose main name the source prints as an alias; an entry with many is not trusted."""
        if not 0 < len(record.aliases) <= 4:
            return None
        return self._only(self._primary, record.aliases, record, "the source gives the body's name as alias")

    def _by_bare_name(self, record: Record) -> Resolved | None:
        bare = without_legal_form(without_bracket(record.name))
        ids = self._fitting(self._bare.get(bare, set()), record) if bare else set()
        if len(ids) != 1:
            return None
        return Resolved(entity_id=ids.pop(), ground=f"same name but for the legal form: {bare}")

    def _only(
        self, table: dict[str, set[str]], names: Iterable[str], record: Record, ground: str
    ) -> Resolved | None:
        found: dict[str, str] = {}
        for name in names:
            if is_lone_acronym(name):
                continue
            for entity_id in sorted(self._fitting(table.get(fold(name), set()), record)):
                found.setdefault(entity_id, name)
        if len(found) != 1:
            return None
        ((entity_id, name),) = found.items()
        return Resolved(entity_id=entity_id, ground=f"{ground}: {name}")

    def _fitting(self, ids: set[str], record: Record) -> set[str]:
        return {one for one in ids if self._fits(self._bodies[one], record)}

    @staticmethod
    def _fits(body: Known, record: Record) -> bool:
        same_place = not body.country or not record.country or body.country == record.country
        return same_place and kinds_agree(body.kind, record.kind)
