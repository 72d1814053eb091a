"""Testing every name form against background and other entities; what collides becomes weak, with reason."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

from screening.lists.keys import fold, has_han, is_cyrillic, is_lone_acronym
from screening.model.listing import Name, NameKind
from scripts.build_lists.draft import STRONG, Draft

# Words that do not tell one body from another.
GENERIC = frozenset(Path(__file__).with_name("generic_words.txt").read_text(encoding="utf-8").split())
PLACED = (NameKind.ALIAS, NameKind.FORMER, NameKind.ABBREVIATION, NameKind.MISSPELLING, NameKind.SUB_UNIT)


@dataclass(slots=True)
class Owners:
    """Who uses a folded form: entities by main or native name, by any strong name, background bodies."""

    primary: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    strong: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    background: dict[str, tuple[str, str]] = field(default_factory=dict)


def owners(drafts: list[Draft], background: dict[str, tuple[str, str]]) -> Owners:
    """The table of who uses which form; `background` maps a folded primary name to (country, source)."""
    table = Owners(background=background)
    for draft in drafts:
        for name in draft.names.values():
            key = fold(name.text)
            if name.kind in (NameKind.PRIMARY, NameKind.NATIVE):
                table.primary[key].add(draft.entity_id)
            if name.kind in STRONG:
                table.strong[key].add(draft.entity_id)
    return table


def clean(drafts: list[Draft], table: Owners, country_required: set[tuple[str, str]]) -> None:
    """Judge every name of every draft; `country_required`: (entity id, folded form) as the facts state."""
    by_id = {draft.entity_id: draft for draft in drafts}
    for draft in drafts:
        judged = [judge(draft, name, table, by_id, country_required) for name in draft.names.values()]
        draft.names = {one.text: one for one in judged if one is not None}


def judge(
    draft: Draft,
    name: Name,
    table: Owners,
    by_id: dict[str, Draft],
    country_required: set[tuple[str, str]],
) -> Name | None:
    """The name as it may be used: unchanged, weak, country required, or None when it is another entity's."""
    if name.kind is NameKind.WEAK:
        return name if name.reason else replace(name, reason="weak in the source")
    key = fold(name.text)
    if not key:
        return None
    others = table.primary[key] - {draft.entity_id}
    if name.kind in PLACED and others:
        if name.kind is NameKind.SUB_UNIT:
            return None
        return weak(name, f"the name of {by_id[min(others)].name}")
    sharing = table.strong[key] - {draft.entity_id}
    if name.kind in PLACED and sharing:
        return weak(name, f"also a name of {by_id[min(sharing)].name}")
    if others:
        return required(name, "another listed body has the same name")
    return judge_words(draft, name, table.background.get(key), (draft.entity_id, key) in country_required)


def judge_words(draft: Draft, name: Name, elsewhere: tuple[str, str] | None, stated: bool) -> Name:
    """The tests that need no other entity: acronym, bare unit, background, generic words."""
    key = fold(name.text)
    if name.kind is NameKind.SUB_UNIT and not carries_parent(draft, key):
        return weak(name, "a unit's name without the name of the body it belongs to")
    if name.kind in PLACED and not is_known_acronym(draft, name):
        if is_lone_acronym(name.text):
            return weak(name, "acronym")
        if too_short(key):
            return weak(name, "one short word")
    if stated:
        return required(name, "other countries use the same words")
    if elsewhere:
        verdict = against_background(draft, name, *elsewhere)
        if verdict is not None:
            return verdict
    if is_generic(key) and not has_han(name.text) and not is_cyrillic(name.text):
        return required(name, "generic words only")
    return name


def against_background(draft: Draft, name: Name, country: str, source: str) -> Name | None:
    """What a background body with the same main name does to a name; None when it does nothing.

    In the same country it is another body that wins, unless the academic
    domains merely carry our body too: then the table of institutions, which
    was compiled by hand, is trusted over a printed alias.
    """
    ours = name.kind not in PLACED or name.source in ("compiled", "memory", "made by program")
    if country == draft.country:
        if name.kind in PLACED and not (ours and source.startswith("academic")):
            return weak(name, f"the name of another body that is not listed ({source})")
        return None
    if not country and ours and len(fold(name.text).split()) > 2 and not is_generic(fold(name.text)):
        return None
    return required(name, f"the name of another body in {country or 'an unknown country'} too ({source})")


def weak(name: Name, reason: str) -> Name:
    """The name as weak, for that reason."""
    return replace(name, kind=NameKind.WEAK, reason=reason)


def required(name: Name, reason: str) -> Name:
    """The name as one that needs a country beside it, for that reason."""
    return replace(name, country_required=True, reason=reason)


def is_generic(key: str) -> bool:
    """True when no word of the folded name tells it from another body's."""
    return all(word in GENERIC for word in key.split())


def too_short(key: str) -> bool:
    """True for one word of up to four letters outside Chinese, and for two Chinese characters or fewer."""
    if has_han(key):
        return len(key) <= 2
    return " " not in key and len(key) <= 4


def carries_parent(draft: Draft, key: str) -> bool:
    """True when a unit's name contains a strong name of the body, or a word that is the body's own."""
    for one in draft.names.values():
        if one.kind not in STRONG:
            continue
        form = fold(one.text)
        if len(form) >= 4 and f" {form} " in f" {key} ":
            return True
        if has_han(form) and form in key:
            return True
    own = {word for word in fold(draft.name).split() if len(word) > 4} - GENERIC
    places = {fold(city) for city in draft.cities} | {"china", "chinese", "russian", "northern", "western"}
    return bool((own - places) & set(key.split()))


def is_known_acronym(draft: Draft, name: Name) -> bool:
    """Acronyms that the institutions table keeps as strong because they are close to unique."""
    return name.source in ("compiled", "memory") and draft.countries.get(draft.country, 0) >= 1000
