"""When two texts name one organisation: by identifier, by what matching read, else by the name's words."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace

from screening.assess.people.rules import NameRules
from screening.model.comparison import OrganisationRead
from screening.model.match import Band, Outcome, Relation
from screening.model.screened import Screened

Lookup = Callable[..., OrganisationRead]

_WHOLE = re.compile(
    r"universit|universid|hochschule|polytechnic|politecnico|hospital|klinik|compan|corporation|gmbh|\bltd\b|\binc\b"
    r"|\bplc\b|foundation|stiftung|council|ministry|agency|institute of technology|\bcollege\b|大学|公司|医院"
)
_PART = re.compile(r"institut|academy|laborator|centre|center|society|group|研究|学院|科学院|中心|实验室")
_HOSPITAL = re.compile(r"hospital|klinik|infirmary|\bhosp\b|医院|醫院", re.IGNORECASE)
_SPELLINGS = {
    "univ": "university", "inst": "institute", "acad": "academy", "sci": "sciences", "science": "sciences",
    "technol": "technology", "tech": "technology", "natl": "national", "nat": "national", "hosp": "hospital",
    "coll": "college", "lab": "laboratory", "ctr": "centre", "center": "centre", "engn": "engineering",
    "med": "medical", "minist": "ministry", "corp": "corporation", "fdn": "foundation", "fdns": "foundation",
    "universitat": "university", "universite": "university", "universiteit": "university",
    "universita": "university", "universidad": "university", "universidade": "university",
    "technische": "technical",
}  # fmt: skip
_SILENT = frozenset(
    "the a an and et de des du der die das la le y & for to in at on und plc ltd inc gmbh".split()
)


def plain(text: str) -> str:
    """A name's words in their order, without case, accents, small words and usual abbreviations."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = (_SPELLINGS.get(word, word) for word in re.findall(r"\w+", folded.replace("'", "")))
    return " ".join(word for word in words if word not in _SILENT)


def in_full(text: str, names: NameRules) -> str:
    """The full name where a text is, or ends in, a name by which the body is also known; else the text."""
    whole = names.known_as.get(plain(text))
    if whole is None:
        parts = [part.strip() for part in re.split(r"[,;\n]", text)]
        whole = next((names.known_as[plain(part)] for part in parts if plain(part) in names.known_as), None)
    return whole or text


def own_name(text: str, multi_campus: frozenset[str] = frozenset()) -> str:
    """The part of a line that names the organisation as a whole, else the whole line."""
    parts = [part.strip() for part in re.split(r"[,;\n]|\s[-–—]\s", text) if part.strip()]
    whole = [number for number, part in enumerate(parts) if _WHOLE.search(_spelled(part))]
    if whole:
        chosen = whole[-1]
        follows = parts[chosen + 1] if chosen + 1 < len(parts) else ""
        shared = plain(parts[chosen]) in multi_campus
        return f"{parts[chosen]}, {follows}" if shared and follows else parts[chosen]
    bodies = [part for part in parts if _PART.search(_spelled(part))]
    return ", ".join(bodies) if bodies else (parts[0] if parts else text)


def _spelled(part: str) -> str:
    return " ".join(_SPELLINGS.get(word.rstrip("."), word) for word in part.casefold().split())


def read_as(
    text: str, *, ror: str = "", screened: Screened | None = None, names: NameRules | None = None
) -> OrganisationRead:
    """What a text was read as, with the keys by which it equals another text."""
    rules = names or NameRules()
    written = own_name(re.sub(r"\s*\([^()]{2,12}\)", "", text), rules.multi_campus)
    keys = [f"ror:{ror}"] if ror else []
    shown = written
    if screened is not None:
        screened = _as_hospital(screened)
        found, shown = _matched(screened, written)
        keys += found
    if not any(key.startswith(("entity:", "part-of:", "background:")) for key in keys):
        keys += _own_keys(in_full(written, rules), rules)
    keys += _initials(shown)
    return OrganisationRead(
        text=text, name=shown, written=written, keys=tuple(dict.fromkeys(keys)), screened=screened
    )


def _own_keys(name: str, rules: NameRules) -> list[str]:
    """Keys of a name that matching did not settle: its words, also turned round, or its being an acronym."""
    words = plain(name)
    keys = [f"name:{words}"]
    turned = re.fullmatch(r"university of ([\w ]+)|([\w ]+) university", words)
    if turned and (turned[1] or turned[2]) not in rules.two_bodies:
        keys.append(f"name:{turned[1]} university" if turned[1] else f"name:university of {turned[2]}")
    if re.fullmatch(r"[A-Z]{3,7}", name):
        keys.append(f"acronym:{name}")
    return keys


def _initials(name: str) -> list[str]:
    """The initials of a name of three or more words, to be held against an acronym."""
    letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())
    return [f"initials:{letters}"] if 3 <= len(letters) <= 7 and " " in name else []


def _as_hospital(screened: Screened) -> Screened:
    """An answer in which a hospital that names its university after a comma is not the university itself."""
    first = screened.matches[0] if screened.matches else None
    if first is None or first.relation is Relation.RELATED:
        return screened
    entity = screened.entities.get(first.entity_id)
    before = screened.text[: first.span[0]]
    if (
        entity is None
        or _HOSPITAL.search(entity.name)
        or not re.search(r"[,;，]\s*(?:\w+\s+of\s+)?$", before)
    ):
        return screened
    part = re.split(r"[,;，]", before.rstrip(" ,;，"))[-1].strip()
    if not _HOSPITAL.search(part):
        return screened
    match = replace(first, relation=Relation.RELATED, tie_kind="hospital", related_name=part)
    others = tuple(one for one in screened.matches if one.entity_id != first.entity_id)
    answer = replace(screened.answer, outcome=Outcome.RELATED, matches=(match, *others))
    return replace(screened, answer=answer)


def _matched(screened: Screened, name: str) -> tuple[list[str], str]:
    """Keys from the body that matching settled on; what it left for review gives none."""
    for match in screened.matches:
        if match.band is Band.REVIEW:
            continue
        entity = screened.entities.get(match.entity_id)
        if match.relation is Relation.RELATED:
            related = match.related_name or name
            return [f"part-of:{match.entity_id}", f"name:{plain(related)}"], related
        identifiers = [f"ror:{entity.ror_id}"] if entity and entity.ror_id else []
        return [f"entity:{match.entity_id}", *identifiers], entity.name if entity else name
    background = screened.answer.background
    if background is not None:
        return [f"background:{plain(background.name)}", f"name:{plain(background.name)}"], background.name
    return [], name


def same(one: OrganisationRead, other: OrganisationRead) -> bool:
    """True when both are read as one organisation."""
    mine, theirs = _identity(one), _identity(other)
    return bool(mine & theirs or _acronyms(one) & _letters(other) or _acronyms(other) & _letters(one))


def belongs(one: OrganisationRead, other: OrganisationRead) -> bool:
    """True when one is a part of the other, for example a hospital of a university."""
    parts = {key.removeprefix("part-of:") for key in one.keys + other.keys if key.startswith("part-of:")}
    wholes = {key.removeprefix("entity:") for key in one.keys + other.keys if key.startswith("entity:")}
    if parts & wholes:
        return True
    mine, theirs = f" {plain(one.text)} ", f" {plain(other.text)} "
    names = [key.removeprefix("name:") for key in one.keys + other.keys if key.startswith("name:")]
    long = [name for name in names if len(name.split()) >= 2 and _WHOLE.search(name)]
    return any(f" {name} " in mine and f" {name} " in theirs for name in long)


def _identity(one: OrganisationRead) -> set[str]:
    return {key for key in one.keys if not key.startswith(("part-of:", "initials:"))}


def _acronyms(one: OrganisationRead) -> set[str]:
    return {key.removeprefix("acronym:") for key in one.keys if key.startswith("acronym:")}


def _letters(one: OrganisationRead) -> set[str]:
    return {key.removeprefix("initials:") for key in one.keys if key.startswith("initials:")}


def grouped(found: Iterable[OrganisationRead]) -> list[list[OrganisationRead]]:
    """Readings that name one organisation put together, in the order of first appearance."""
    groups: list[list[OrganisationRead]] = []
    for one in found:
        joined = [group for group in groups if any(same(one, other) for other in group)]
        merged = [other for group in joined for other in group] + [one]
        if joined:
            groups[groups.index(joined[0])] = merged
            for group in joined[1:]:
                groups.remove(group)
        else:
            groups.append(merged)
    return groups


def funder_keys(text: str) -> frozenset[str]:
    """Keys of a funder's name: its words, its acronym, and the parts of "NIH/NIGMS"."""
    keys = set()
    bare = re.sub(r"\([^()]*\)", " ", text)
    for part in [bare, *re.findall(r"\(([^()]{2,12})\)", text), *re.split(r"[/;,]|\s[-–—]\s", bare)]:
        words = plain(part)
        letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", part) if word[0].isupper())
        short = re.sub(r"[^A-Za-z]", "", part)
        if 3 <= len(short) <= 8 and short.isupper():
            keys.add(f"short:{short}")
        elif words:
            keys.add(f"name:{words}")
            keys |= {f"short:{letters}"} if len(letters) >= 3 else set()
            keys |= (
                {f"short:{letters[1:]}"}
                if re.match(r"\s*(US|U\.S\.)\s", part) and len(letters) > 3
                else set()
            )
    return frozenset(keys)


def award_number(award: str) -> str:
    """An award number's letters and digits, "" where it is too short to be evidence."""
    bare = "".join(letter for letter in award.casefold() if letter.isalnum())
    return bare if len(bare) >= 5 and any(letter.isdigit() for letter in bare) else ""


def support_keys(funder: str, award: str) -> tuple[str, ...]:
    """Keys by which two statements of support are one: the funder's forms, the award's number."""
    number = award_number(award)
    return (*sorted(f"funder-{key}" for key in funder_keys(funder)), *([f"award:{number}"] if number else []))
