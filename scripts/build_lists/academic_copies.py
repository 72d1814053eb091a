"""Academic bodies that are a listed one under a name with more or less around it, or by its own domain."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from screening.lists.academic import academic_bodies
from screening.lists.hygiene import is_generic
from screening.lists.keys import fold, has_han, is_cyrillic
from screening.model.listing import BackgroundBody, NameKind
from scripts.build_lists.assemble import Assembly
from scripts.build_lists.draft import Draft
from scripts.build_lists.facts import Row, rows
from scripts.build_lists.unite import survivor

_TEACHING = frozenset(("university", "college", "military_academy", "security_school"))
_NAMED_AFTER = re.compile(r"[\s,]*\b(?:named (?:after|for|in hono)|n\. ?a\. |imeni |im\. )", re.IGNORECASE)
_BRACKET_END = re.compile(
    r"\s*\((?:[A-Z]{2,}|national research university|technical university)\)\s*$", re.IGNORECASE
)
_REGISTERED = re.compile(
    r"^(?:federal )?state (?:budget(?:ary)?|autonomous) educational institution of higher (?:\w+ )?education "
)
_NATIONAL_RESEARCH = re.compile(r"\bnational research (?=.*\buniversity\b)")
# One letter for those that a transliteration may choose between, and for a doubled one.
_LETTERS = (("ks", "x"), ("kh", "h"), ("j", "i"), ("y", "i"), ("ii", "i"))
_FEWEST_WORDS = 3


def bare_key(name: str) -> str:
    """The folded name without whom it is named after, its legal form and its rank, in one spelling."""
    short = _BRACKET_END.sub("", _NAMED_AFTER.split(name)[0])
    key = _NATIONAL_RESEARCH.sub("", _REGISTERED.sub("", fold(short)))
    for written, one in _LETTERS:
        key = key.replace(written, one)
    return re.sub(r"([a-z])\1", r"\1", key)


def adopt_copies(assembly: Assembly) -> list[Row]:
    """Give listed bodies the domains and names of their copies; returns what was done.

    A copy left in the background would claim the listed body's own name for a
    body that is not listed. Chinese names are left to `adopt_domains`, for
    there a word more or less makes another university.
    """
    return [*_adopt_by_name(assembly), *_adopt_stated(assembly)]


def _adopt_by_name(assembly: Assembly) -> list[Row]:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for draft in assembly.drafts.values():
        if draft.kind in _TEACHING and draft.country != "CN":
            for text in draft.strong():
                owners[(bare_key(text), draft.country)].add(draft.entity_id)
    done: list[Row] = []
    for body in academic_bodies():
        for name, key in _keys(body):
            ids = owners.get((key, body.country), set())
            if len(ids) == 1:
                draft = assembly.drafts[min(ids)]
                done += _adopted(draft, body, f"the same name but for what stands around it ({name})")
                _add_name(draft, name, body.source)
                break
        else:
            done += _adopt_branch(assembly, owners, body)
    return done


def _adopt_branch(
    assembly: Assembly, owners: dict[tuple[str, str], set[str]], body: BackgroundBody
) -> list[Row]:
    """A branch, campus or laboratory that is called by a listed university's whole name and its own.

    "Teldor University, Sandport" in the background would make the branch another university.
    """
    for name in (body.name, *body.names):
        for part in name.split(",") if "," in name and not has_han(name) else ():
            ids = owners.get((bare_key(part.strip()), body.country), set())
            if len(ids) == 1 and _tells(bare_key(part.strip())):
                return _adopted(assembly.drafts[min(ids)], body, f"a part of it by its own name ({name})")
    return []


def _keys(body: BackgroundBody) -> Iterator[tuple[str, str]]:
    """The names of a body of a known country that tell it from others, with their keys."""
    for name in (body.name, *body.names) if body.country else ():
        key = bare_key(name)
        if not has_han(name) and _tells(key):
            yield name, key


def _tells(key: str) -> bool:
    """True for a key that tells one body from another."""
    return len(key.split()) >= _FEWEST_WORDS and not is_generic(key)


def _add_name(draft: Draft, name: str, source: str) -> None:
    text = _BRACKET_END.sub("", name).strip()
    if not (is_cyrillic(text) or text.isupper()):
        draft.add_name(text, NameKind.ALIAS, source)


def _adopt_stated(assembly: Assembly) -> list[Row]:
    """Domains found by hand, each with the reason; with an academic body go its names."""
    academic = {domain: body for body in academic_bodies() for domain in body.domains}
    done: list[Row] = []
    for row in rows(Path(__file__).with_name("stated_domains.csv")):
        draft = survivor(assembly, row["entity_id"])
        body = academic.get(row["domain"]) or BackgroundBody(
            name=draft.name, country=draft.country, source=row["source"], domains=(row["domain"],)
        )
        done += _adopted(draft, body, f"by hand, {row['source']}: {row['reason']}")
    return done


def _adopted(draft: Draft, body: BackgroundBody, why: str) -> list[Row]:
    new = tuple(one for one in body.domains if one not in draft.domains)
    if not new:
        return []
    draft.domains = (*draft.domains, *new)
    return [
        {"entity_id": draft.entity_id, "list_id": "", "edition": "", "name_as_listed": body.name,
         "ground": f"academic domain {' '.join(new)}: {why}"}
    ]  # fmt: skip
