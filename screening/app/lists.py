"""What a user does with reference lists: look at them, search, check, import, compare, forget."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from screening.app import list_folders
from screening.errors import UsageError
from screening.lists.catalogue import Catalogue, known_ids
from screening.lists.checking import problems
from screening.lists.diffing import Difference, Side, difference, side_of
from screening.lists.formats import recognised
from screening.lists.importing import Imported, Wish, import_file, read_printed
from screening.lists.keys import fold, slug
from screening.lists.overlay import is_current
from screening.lists.source_file import SourceFile
from screening.lists.taking_in import bodies_among, resolved
from screening.model.listing import Entity, Listing, ReferenceList
from screening.store.results import read_results


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """One list as it stands: its passport, the day it should be looked at again, and what to know."""

    passport: ReferenceList
    check_by: str
    warnings: tuple[str, ...]


def statuses(lists: Iterable[ReferenceList], today: date) -> tuple[Status, ...]:
    """Every list with its warnings: past its check date, nothing shipped, entries missing on purpose."""
    found = []
    for one in lists:
        by = check_by(one)
        warnings = []
        if not one.entries:
            warnings.append("holds no entries: finding nothing on it means nothing")
        elif by and by < today:
            days = (today - by).days
            warnings.append(f"{days} days past its check date: fetch the newest edition and import it")
        if one.missing and one.entries:
            warnings.append(f"known to be incomplete: {one.missing}")
        found.append(Status(passport=one, check_by=by.isoformat() if by else "", warnings=tuple(warnings)))
    return tuple(found)


def check_by(passport: ReferenceList) -> date | None:
    """The day by which somebody should look for a newer edition; None when the list says no day."""
    try:
        return date.fromisoformat(passport.as_of) + timedelta(days=passport.check_every_days)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One body that a search found, by which of its names, and where it is listed."""

    entity: Entity
    by_name: str
    listings: tuple[Listing, ...]


def search(everything: Catalogue, text: str, limit: int = 20) -> tuple[Found, ...]:
    """Bodies with a name that contains every word of the text; equal names first, then the best listed."""
    words = fold(text).split()
    if not words:
        raise UsageError("say what to search for, for example: screening lists search Beihang")
    found = []
    number = everything.former_ids.get(text.strip(), text.strip())
    for entity in everything.entities.values():
        names = [one.text for one in entity.names if all(word in fold(one.text) for word in words)]
        if names or number in (entity.entity_id, entity.ror_id, *entity.domains):
            best = min(names, key=len, default=entity.name)
            own = everything.listings.get(entity.entity_id, ())
            found.append(Found(entity=entity, by_name=best, listings=own))
    found.sort(
        key=lambda one: (len(fold(one.by_name)) - len(fold(text)), -len(one.listings), one.entity.entity_id)
    )
    return tuple(found[:limit])


def check_lists() -> tuple[Catalogue, tuple[str, ...]]:
    """Read everything and name what is wrong with it."""
    everything = list_folders.catalogue()
    return everything, problems(list_folders.shipped(), everything)


def import_list(path: Path, wish: Wish, today: date) -> tuple[Imported, ...]:
    """Import one fetched file into the user's folder."""
    return import_file(path, wish, list_folders.catalogue(), list_folders.user_lists(), today)


def compare(old: str, new: str) -> Difference:
    """Two editions: LIST, LIST@EDITION, or a fetched file given as LIST=FILE or FILE."""
    everything = list_folders.catalogue()
    first = side(old, everything, listed_in(new))
    return difference(first, side(new, everything, listed_in(old)), everything.entities)


def newest_change(list_id: str) -> Difference:
    """What the newest edition of a list changed: what stands now against what stood until it came."""
    everything = list_folders.catalogue()
    known_ids(everything, [list_id])
    passport = next(one for one in everything.lists if one.list_id == list_id)
    own = [one for all_of in everything.listings.values() for one in all_of if one.list_id == list_id]
    ended = [one for one in own if _ended_on(one, passport.as_of)]
    if not ended:
        raise UsageError(
            f"{list_id} has one edition only; name two things to compare, or import a newer file first"
        )
    now = [one for one in own if is_current(one)]
    before = [*ended, *(one for one in now if one.edition != passport.edition)]
    ((last, _),) = Counter(sorted(one.edition for one in ended)).most_common(1)
    return difference(
        _standing(everything, list_id, last, before),
        _standing(everything, list_id, passport.edition, now),
        everything.entities,
    )


def _ended_on(listing: Listing, day: str) -> bool:
    """True when the entry left the list, or was taken over, on that day or in its month."""
    ends = listing.superseded_on or listing.delisted_on or ""
    return bool(ends) and day.startswith(ends)


def _standing(everything: Catalogue, list_id: str, edition: str, listings: list[Listing]) -> Side:
    folder = list_folders.user_lists() / list_id / slug(edition)
    return side_of(f"{list_id} {edition}", listings, read_printed(folder, everything.former_ids))


def editions_of(everything: Catalogue, list_id: str) -> list[str]:
    """The editions of a list, the oldest first."""
    began: dict[str, str] = {}
    for own in everything.listings.values():
        for one in own:
            if one.list_id == list_id:
                began[one.edition] = max(began.get(one.edition, ""), one.listed_on)
    newest = next(one.edition for one in everything.lists if one.list_id == list_id)
    return sorted(began, key=lambda edition: (edition == newest, began[edition], edition))


def listed_in(reference: str) -> str:
    """The list id that a reference names, when it names one."""
    head = reference.partition("=")[0].partition("@")[0]
    return "" if Path(reference).exists() else head


def side(reference: str, everything: Catalogue, list_id: str) -> Side:
    """One side of a comparison."""
    named, given, path = reference.partition("=")
    if given or Path(reference).is_file():
        return side_of_file(Path(path or reference), named if given else list_id, everything)
    head, _, edition = reference.partition("@")
    known_ids(everything, [head])
    editions = editions_of(everything, head)
    wanted = edition or (editions[-1] if editions else "")
    if wanted not in editions:
        raise UsageError(f"{head} has no edition {wanted!r}; it has {', '.join(editions) or 'none'}")
    listings = [
        one
        for own in everything.listings.values()
        for one in own
        if one.list_id == head and (one.edition == edition if edition else is_current(one))
    ]
    return _standing(everything, head, wanted, listings)


def side_of_file(path: Path, list_id: str, everything: Catalogue) -> Side:
    """A fetched file that was not imported, resolved to the bodies that are known."""
    if not list_id:
        raise UsageError(f"say which list {path.name} belongs to: LIST={path.name}")
    known_ids(everything, [list_id])
    file = SourceFile.open(path)
    reading = bodies_among(recognised(file, list_id).read(file, list_id), everything)
    records = [one for one in reading.records if one.list_id == list_id]
    _, listings, _ = resolved(records, everything, list_id, path.name)
    ids = {one.name_as_listed: one.entity_id for one in listings}
    printed: dict[str, set[str]] = {}
    for one in records:
        forms = (one.name, *one.aliases, *one.weak_aliases, *one.native_names, *one.former_names)
        printed.setdefault(ids[one.name], set()).update(forms)
    return side_of(f"{list_id} {path.name}", listings, printed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """An earlier project that a change of a list touches."""

    project: str
    party: str
    body: str
    what: str


def touched_results(results: Path, change: Difference, everything: Catalogue) -> tuple[Touched, ...]:
    """Earlier projects with a party that may be a changed body; a removal from every list means release."""
    added = {
        fold(name): one.entity_id
        for one in change.added
        for name in (*one.after, one.name, *_names(everything, one.entity_id))
    }
    return tuple(
        Touched(
            project=result["proposal_id"],
            party=party["name"],
            body=name,
            what=what_to_do(entity_id, word, change, everything),
        )
        for result in read_results(results)
        for party in result["parties"]
        for entity_id, name, word in _changed_bodies(party, change.touched, added, everything)
    )


def _names(everything: Catalogue, entity_id: str) -> tuple[str, ...]:
    entity = everything.entities.get(entity_id)
    return tuple(one.text for one in entity.names if one.kind.value != "weak") if entity else ()


def _changed_bodies(
    party: dict[str, Any], touched: dict[str, str], added: dict[str, str], everything: Catalogue
) -> list[tuple[str, str, str]]:
    """Entity id, name and change of each body that the party was read as, or that its name now holds."""
    found = [
        (one["entity_id"], one["name"], touched[one["entity_id"]])
        for one in party["matches"]
        if one["entity_id"] in touched
    ]
    written = fold(party["name"])
    near = added.get(written) or next((one for key, one in added.items() if f" {key} " in f" {written} "), "")
    if near and near not in {one for one, _, _ in found}:
        named = everything.entities.get(near)
        found.append((near, named.name if named else near, "added"))
    return found


def what_to_do(entity_id: str, word: str, change: Difference, everything: Catalogue) -> str:
    """In words: assess again, or release when the body is on no list any more."""
    if word != "removed":
        return f"{word}: screen again"
    list_id = change.old.partition(" ")[0]
    left = sorted(
        {one.list_id for one in everything.listings.get(entity_id, ()) if is_current(one)} - {list_id}
    )
    return (
        f"removed, still listed by {', '.join(left)}: assess again"
        if left
        else "removed from every list: release"
    )
