"""Testing every name form against the background and the other entities; what collides becomes weak, with the reason."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from screening.lists.keys import fold, has_han, is_cyrillic, is_lone_acronym
from screening.model.listing import Name, NameKind
from scripts.build_lists.draft import STRONG, Draft

GENERIC = frozenset(
    "a academy administration aerospace aeronautics aeronautical affairs agency air all and applied armed army association "
    "atomic aviation base biology biological bureau business center central chemical chemistry civil college "
    "command commission committee communications company computer computing construction control corporation council "
    "defense department design development directorate economics education electric electrical electronic electronics "
    "energy engineering enterprise equipment experimental factory faculty federal federation force forces foreign general "
    "geography graduate group high higher hospital industrial industries industry information infrastructure institute "
    "institution instrument international laboratory law limited logistics machine machinery main management manufacturing "
    "marine maritime materials mathematics mechanical mechanics medical medicine military mining ministry naval national "
    "natural navy nuclear of office on optics optical ordnance organization physical physics planning plant police power "
    "problems production program project public radio research resources rocket russian school science sciences scientific "
    "security service services ship shipbuilding social space special state strategic studies support system systems "
    "technical technological technologies technology telecommunications test testing the theoretical trade training "
    "transport transportation unit university vocational for in by to new advanced 1 2 3 i ii".split()
)
PLACED = (NameKind.ALIAS, NameKind.FORMER, NameKind.ABBREVIATION, NameKind.MISSPELLING, NameKind.SUB_UNIT)


@dataclass(slots=True)
class Owners:
    """Who uses a folded form: entities by primary or native name, by any strong name, and background bodies."""

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
    """Judge every name of every draft; `country_required` holds (entity id, folded form) stated in the facts."""
    by_id = {draft.entity_id: draft for draft in drafts}
    for draft in drafts:
        judged = [judge(draft, name, table, by_id) for name in draft.names.values()]
        stated = [
            replace(one, country_required=True, reason=one.reason or "other countries use the same words")
            if (draft.entity_id, fold(one.text)) in country_required and one.kind is not NameKind.WEAK
            else one
            for one in judged
            if one is not None
        ]
        draft.names = {one.text: one for one in stated}


def judge(draft: Draft, name: Name, table: Owners, by_id: dict[str, Draft]) -> Name | None:
    """The name as it may be used: unchanged, weak, with a country required, or None when it is another entity's."""
    if name.kind is NameKind.WEAK:
        return name if name.reason else replace(name, reason="weak in the source")
    key = fold(name.text)
    if not key:
        return None
    if name.kind in PLACED:
        others = table.primary[key] - {draft.entity_id}
        if others and name.kind is NameKind.SUB_UNIT:
            return None
        if others:
            return weak(name, f"the name of {by_id[min(others)].name}")
        sharing = table.strong[key] - {draft.entity_id}
        if sharing:
            return weak(name, f"also a name of {by_id[min(sharing)].name}")
    return judge_words(draft, name, key, table)


def judge_words(draft: Draft, name: Name, key: str, table: Owners) -> Name:
    """The tests that need no other entity: background, acronym, generic words, a unit without its parent's name."""
    elsewhere = table.background.get(key)
    if elsewhere and name.kind in PLACED:
        return weak(name, f"the name of another body that is not listed ({elsewhere[1]})")
    if name.kind is NameKind.SUB_UNIT and not carries_parent(draft, key):
        return weak(name, "a unit's name without the name of the body it belongs to")
    if name.kind in PLACED and is_lone_acronym(name.text) and not is_known_acronym(draft, name):
        return weak(name, "acronym")
    if name.kind in PLACED and too_short(key):
        return weak(name, "one short word")
    homonyms = table.primary[key] - {draft.entity_id} if name.kind not in PLACED else set()
    if homonyms:
        return required(name, "another listed body has the same name")
    if elsewhere and elsewhere[0] != draft.country:
        return required(name, f"the name of another body in {elsewhere[0] or 'another country'} too")
    if is_generic(key) and not has_han(name.text) and not is_cyrillic(name.text):
        return required(name, "generic words only")
    return name


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
    """True when a unit's name contains a strong name or a lasting acronym of the body, or its first two words."""
    for one in draft.names.values():
        if one.kind not in STRONG:
            continue
        form = fold(one.text)
        if len(form) >= 4 and f" {form} " in f" {key} ":
            return True
        if has_han(form) and form in key:
            return True
        if len(form.split()) == 1 and len(form) >= 4 and form in key.split():
            return True
    return False


def is_known_acronym(draft: Draft, name: Name) -> bool:
    """Acronyms that the institutions table keeps as strong because they are close to unique."""
    return name.source in ("compiled", "memory") and draft.countries.get(draft.country, 0) >= 1000
