"""Which works are the person's own, and on which line of the authors; in doubt nothing counts.

Names are compared letter by letter, the same way for every name; how common a
name is, or where it may come from, is not known here.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from screening.model.record import Author, PersonName, Work


class Agreement(IntEnum):
    """How far two written names agree."""

    NONE = 0
    INITIALS = 1
    FULL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """By what the person is found: ORCID iDs, names as written, keys of works on lists of their own."""

    orcids: frozenset[str]
    names: tuple[PersonName, ...]
    own_works: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorship:
    """The verdict on one work: `index` is the author's line; `why` are ids of reasons for a doubt.

    `needs_organisation` is true where the doubt goes away when the line prints
    an organisation that the person is known to belong to.
    """

    index: int | None
    sure: bool
    needs_organisation: bool = False
    why: tuple[str, ...] = ()


def words(name: str) -> tuple[str, ...]:
    """A name's words without case, accents, hyphens and dots; runs of initials are single letters."""
    folded = unicodedata.normalize("NFKD", name)
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    folded = re.sub(r"(?<=\w)[-‐'’](?=\w{2})", "", folded)
    found: list[str] = []
    for word in re.findall(r"\w+", folded):
        initials = word.isascii() and word.isupper() and len(word) <= 3 and not name.isupper()
        found += list(word.casefold()) if initials else [word.casefold()]
    return tuple(found)


def agreement(one: PersonName, other: PersonName) -> Agreement:
    """FULL when every word of the shorter name stands in the longer; INITIALS when some stand as initials.

    Order does not matter, because sources print family names first or last.
    A family name that is known has to stand in full on the other side.
    """
    left, right = words(one.text), words(other.text)
    if left and "".join(left) in ("".join(right), "".join(reversed(right))):
        return Agreement.FULL
    if len(left) > len(right):
        left, right, one, other = right, left, other, one
    if len(left) < 2 or not _families_stand(one, other):
        return Agreement.NONE
    rest, by_initial, whole = list(right), 0, 0
    for word in sorted(left, key=len, reverse=True):
        partner = next((other for other in rest if other == word), None)
        if partner is None:
            partner = next((other for other in rest if _initial(word, other)), None)
            by_initial += 1
        else:
            whole += len(word) > 1
        if partner is None:
            return Agreement.NONE
        rest.remove(partner)
    if not whole:
        return Agreement.NONE
    return Agreement.INITIALS if by_initial or any(len(word) == 1 for word in left) else Agreement.FULL


def _initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def _families_stand(one: PersonName, other: PersonName) -> bool:
    pairs = ((one.family, other.text), (other.family, one.text))
    return all(set(words(family)) <= set(words(text)) for family, text in pairs if family)


def best_agreement(name: str, names: Iterable[PersonName]) -> Agreement:
    """The best agreement of a printed name with any of the person's names."""
    family, comma, given = name.partition(",")
    printed = PersonName(text=f"{given} {family}".strip(), family=family.strip() if comma else "")
    return max((agreement(printed, one) for one in names), default=Agreement.NONE)


def judged(work: Work, identity: Identity) -> Authorship:
    """Which author the person is, and whether that is sure enough to count."""
    by_orcid = [
        n for n, author in enumerate(work.authors) if author.orcid and author.orcid in identity.orcids
    ]
    listed = work.key in identity.own_works
    if len(by_orcid) == 1:
        return _by_orcid(work.authors[by_orcid[0]], by_orcid[0], identity, listed)
    if len(by_orcid) > 1:
        return Authorship(index=None, sure=listed, why=("two_lines_fit",))
    return _by_name(work, identity, listed)


def _by_orcid(author: Author, index: int, identity: Identity, listed: bool) -> Authorship:
    if author.authenticated or listed:
        return Authorship(index=index, sure=True)
    if identity.names and best_agreement(author.name, identity.names) is Agreement.NONE:
        return Authorship(index=index, sure=False, why=("orcid_other_name",))
    return Authorship(index=index, sure=False, needs_organisation=True, why=("orcid_assigned",))


def _by_name(work: Work, identity: Identity, listed: bool) -> Authorship:
    fits = [(best_agreement(author.name, identity.names), n) for n, author in enumerate(work.authors)]
    best = max((fit for fit, _ in fits), default=Agreement.NONE)
    lines = [n for fit, n in fits if fit is best and best is not Agreement.NONE]
    if not lines:
        unnamed = len(work.authors) == 1 and not work.authors[0].name
        if listed:
            return Authorship(index=0 if unnamed else None, sure=True)
        why = "authors_cut" if work.authors_cut else "no_line_fits" if work.authors else "no_authors"
        return Authorship(index=None, sure=False, why=(why,))
    if len(lines) > 1:
        return Authorship(index=None, sure=listed, why=("two_lines_fit",))
    author = work.authors[lines[0]]
    if author.orcid and identity.orcids:
        return Authorship(index=lines[0], sure=False, why=("other_orcid",))
    if listed:
        return Authorship(index=lines[0], sure=True)
    if best is Agreement.FULL:
        return Authorship(index=lines[0], sure=False, needs_organisation=True, why=("name_only",))
    return Authorship(index=lines[0], sure=False, why=("initials_only",))
