"""Words and plain values for what `screening lists` shows."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from screening.app.lists import Found, Status, Touched
from screening.app.telling import LANES
from screening.lists.catalogue import Catalogue, known_ids, listings_as_of
from screening.lists.diffing import Change, Difference
from screening.lists.importing import Imported
from screening.lists.keys import fold
from screening.model.listing import Listing


def status_dict(found: Iterable[Status]) -> dict[str, Any]:
    """`lists status --json`."""
    return {
        "lists": [
            {
                "list_id": one.passport.list_id, "title": one.passport.title,
                "authority": one.passport.authority, "lane": one.passport.lane.value,
                "edition": one.passport.edition, "as_of": one.passport.as_of,
                "entries": one.passport.entries, "origin": one.passport.origin,
                "licence": one.passport.licence, "redistributable": one.passport.redistributable,
                "check_by": one.check_by, "warnings": list(one.warnings),
            }
            for one in found
        ]
    }  # fmt: skip


def told_status(found: tuple[Status, ...]) -> str:
    """A table, then the warnings."""
    head = f"{'list':26} {'entries':>7}  {'as of':10}  {'check by':10}  {'lane':12} edition"
    lines = [head, "-" * len(head)]
    for one in found:
        passport = one.passport
        mark = "" if passport.origin == "shipped" else f"  [{passport.origin}]"
        late = "*" if any("past its check date" in warning for warning in one.warnings) else " "
        lines.append(
            f"{passport.list_id:26} {passport.entries:>7}  {passport.as_of:10}  {one.check_by:10}{late} "
            f"{passport.lane.value:12} {passport.edition}{mark}"
        )
    notes = [f"  {one.passport.list_id}: {warning}" for one in found for warning in one.warnings]
    return "\n".join([*lines, "", "What to know (* = past its check date):", *notes])


def listing_dict(listing: Listing, as_of: date) -> dict[str, Any]:
    """One listing with whether it stood on the day."""
    return {
        "entity_id": listing.entity_id, "list_id": listing.list_id, "name": listing.name_as_listed,
        "edition": listing.edition, "country": listing.country, "listed_on": listing.listed_on or None,
        "since": listing.since or None, "superseded_on": listing.superseded_on or None,
        "delisted_on": listing.delisted_on, "in_force": listing.in_force(as_of), "basis": listing.basis,
        "concern": listing.concern, "rating": listing.rating, "source_url": listing.source_url,
        "certainty": listing.certainty,
    }  # fmt: skip


def show_dict(everything: Catalogue, list_id: str, as_of: date) -> dict[str, Any]:
    """`lists show --json`: the passport, and every entry that stood on the day."""
    known_ids(everything, [list_id])
    passport = next(one for one in everything.lists if one.list_id == list_id)
    own = [
        one
        for listings in everything.listings.values()
        for one in listings
        if one.list_id == list_id and one.in_force(as_of)
    ]
    own.sort(key=lambda one: (one.name_as_listed.casefold(), one.entity_id))
    given = asdict(passport)
    return {**given, "lane": passport.lane.value, "on": as_of.isoformat(),
            "in_force": [listing_dict(one, as_of) for one in own]}  # fmt: skip


def told_show(given: dict[str, Any], limit: int) -> str:
    """The passport in words and the first entries."""
    rows = given["in_force"]
    lines = [
        f"{given['title']}  [{given['list_id']}]",
        f"  {given['authority']} · {LANES[given['lane']]}",
        f"  Edition {given['edition']}, as of {given['as_of']}",
        f"  Means: {given['means']}",
        f"  Does not mean: {given['does_not_mean']}",
        *([f"  Effect: {given['effect']}"] if given["effect"] else []),
        *([f"  Missing: {given['missing']}"] if given["missing"] else []),
        f"  Source: {given['url'] or 'named at each entry'}",
        f"  Licence: {given['licence']}",
        *(f"  Upkeep {number}. {step}" for number, step in enumerate(given["upkeep"], start=1)),
        "",
        f"{len(rows)} entries stood on {given['on']}:",
    ]
    shown = rows if limit == 0 else rows[:limit]
    for one in shown:
        since = f", since {one['since']}" if one["since"] else ""
        lines.append(f"  {one['name']} ({one['country'] or '?'}{since})  [{one['entity_id']}]")
    if len(shown) < len(rows):
        lines.append(f"  … and {len(rows) - len(shown)} more (--entries 0 prints all)")
    return "\n".join(lines)


def search_dict(found: Iterable[Found], everything: Catalogue, as_of: date) -> dict[str, Any]:
    """`lists search --json`."""
    return {
        "found": [
            {
                "entity_id": one.entity.entity_id, "name": one.entity.name,
                "native_name": one.entity.native_name, "country": one.entity.country,
                "kind": one.entity.kind, "ror_id": one.entity.ror_id or None, "by_name": one.by_name,
                "listings": [
                    listing_dict(listing, as_of)
                    for listing in listings_as_of(everything, one.entity.entity_id, as_of)
                ],
            }
            for one in found
        ]
    }  # fmt: skip


def told_search(given: dict[str, Any], text: str) -> str:
    """Each body with the lists it stands on."""
    if not given["found"]:
        return f"No listed body has a name with {text!r}. `screening check` reads whole lines."
    lines = []
    for one in given["found"]:
        native = f" ({one['native_name']})" if one["native_name"] else ""
        by = f" — by {one['by_name']!r}" if one["by_name"] != one["name"] else ""
        lines.append(f"{one['name']}{native}, {one['country'] or '?'}  [{one['entity_id']}]{by}")
        for listing in one["listings"]:
            since = f" since {listing['since']}" if listing["since"] else ""
            force = "" if listing["in_force"] else "  — not in force on that day"
            lines.append(f"    {listing['list_id']} {listing['edition']}{since}{force}")
    return "\n".join(lines)


def told_check(everything: Catalogue, found: tuple[Status, ...]) -> str:
    """What was read, and which lists are past their check date."""
    listings = sum(len(own) for own in everything.listings.values())
    late = [one.passport.list_id for one in found if any("past its" in warning for warning in one.warnings)]
    lines = [
        f"read {len(everything.lists)} lists, {listings} entries of all editions, "
        f"{len(everything.entities)} bodies, {len(everything.background)} background bodies",
    ]
    if late:
        lines.append(f"past the check date (no error): {', '.join(late)}")
    return "\n".join(lines)


def imported_dict(one: Imported) -> dict[str, Any]:
    """One import as plain values."""
    counted: dict[str, int] = {}
    for left in one.left_out:
        counted[left.why] = counted.get(left.why, 0) + 1
    return {
        "list_id": one.list_id, "edition": one.edition, "as_of": one.as_of, "layout": one.layout,
        "entries": one.entries, "known_bodies": one.known, "new_bodies": one.new,
        "left_out": counted, "not_understood": list(one.not_understood), "sha256": one.sha256,
        "folder": str(one.folder),
    }  # fmt: skip


def told_imported(found: Iterable[Imported]) -> str:
    """What was taken in, what was left out and what was not understood."""
    lines = []
    for one in found:
        given = imported_dict(one)
        lines += [
            f"{one.list_id}: edition {one.edition} (as of {one.as_of}) read as {one.layout}",
            f"  {one.entries} entries; {one.known} name bodies that were known, {one.new} new bodies",
            *(f"  left out {times}: {why}" for why, times in sorted(given["left_out"].items())),
            *(f"  not understood or to know: {note}" for note in one.not_understood),
            f"  kept in {one.folder} with the file's hash {one.sha256[:16]}…",
        ]
    return "\n".join(lines)


def diff_dict(change: Difference, touched: tuple[Touched, ...] | None) -> dict[str, Any]:
    """`lists diff --json`."""
    given = {
        word: [asdict(one) for one in changes]
        for word, changes in (
            ("added", change.added),
            ("removed", change.removed),
            ("renamed", change.renamed),
            ("realiased", change.realiased),
        )
    }
    return {
        "old": change.old,
        "new": change.new,
        **given,
        "aliases_known": change.aliases_known,
        "touched_projects": None if touched is None else [asdict(one) for one in touched],
    }


def told_diff(change: Difference, touched: tuple[Touched, ...] | None) -> str:
    """The difference in words."""
    lines = [f"{change.old} → {change.new}"]
    for word, changes in (
        ("added", change.added),
        ("removed", change.removed),
        ("renamed", change.renamed),
        ("re-aliased", change.realiased),
    ):
        if word == "re-aliased" and not change.aliases_known:
            lines.append("re-aliased: not known, one side kept no printed aliases")
            continue
        lines.append(f"{word}: {len(changes)}")
        lines += [_told_change(one, word) for one in changes]
    if touched is not None:
        lines.append(f"earlier projects touched: {len({one.project for one in touched})}")
        lines += [f"  {one.project}: {one.party} (may be {one.body}) — {one.what}" for one in touched]
    return "\n".join(lines)


def _told_change(one: Change, word: str) -> str:
    if word == "renamed":
        return f"  {' / '.join(one.before)} → {' / '.join(one.after)}"
    if word == "re-aliased":
        gone = "".join(f" −{text}" for text in one.before)
        return f"  {one.name}:{gone}{''.join(f' +{text}' for text in one.after)}"
    printed = " / ".join(one.after or one.before)
    body = "" if fold(one.name) in fold(printed) else f" ({one.name})"
    return f"  {printed}{body}  [{one.entity_id}]"
