"""Bodies that are not listed but could be mistaken, and bodies tied to a listed one that are not it."""

import re
from functools import lru_cache
from pathlib import Path

from pypinyin import lazy_pinyin

from screening.lists.academic import academic_bodies
from screening.lists.keys import fold
from screening.matching.patterns import has_han
from screening.model.listing import TieKind
from scripts.build_lists.assemble import Assembly
from scripts.build_lists.facts import Row, rows
from scripts.build_lists.unite import survivor

_PLACES = Path(__file__).resolve().parents[2] / "reference_lists" / "places" / "places.csv"
_WITH_PLACE = re.compile(r"(.+?)\s*\(([^()]*)\)")
# The letters of a university, as "TUST"; of three or fewer there are many.
_ACRONYM = re.compile("[A-Z]{4,}")
_IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]$")

# Confusables that belong to a listed body in a known way (the table's own words say which).
TIED = {
    "Renmin Hospital of Wuhan University": ("wuhan-university", TieKind.HOSPITAL),
    "Zhejiang University City College": ("zhejiang-university", TieKind.COLLEGE),
    "Nanhang Jincheng College": ("nanjing-university-of-aeronautics-and-astronautics", TieKind.COLLEGE),
    "Wuhan Institute of Virology": ("chinese-academy-of-sciences", TieKind.INSTITUTE),
    "AviChina Industry & Technology": ("aviation-industry-corporation-of-china", TieKind.SUBSIDIARY),
    "Chengdu Tianao Electronics": ("china-electronics-technology-group-corporation", TieKind.SUBSIDIARY),
    "China National Nuclear Power Co": ("china-national-nuclear-corporation", TieKind.SUBSIDIARY),
}
# What the table says of an institute that the listed academy has; its own name does not hold the academy's.
_ACADEMY = "chinese-academy-of-sciences"
_OF_THE_ACADEMY = re.compile(r"CAS institutes?\b")
_UNIT_TIES = (
    (TieKind.HOSPITAL, re.compile(r"\bHospital\b", re.I)),
    (
        TieKind.COLLEGE,
        re.compile(
            r"((Zijin|Jincheng) College|Zhongshan Institute|Taizhou Institute of Sci|Technology, Zhuhai)",
            re.I,
        ),
    ),
    (
        TieKind.JOINT,
        re.compile(
            r"\bJoint\b(?! (?:Operations|Staff|Logistics))|MSU-BIT|Southampton"
            r"|Queen Mary|Michigan|Berkeley|Glasgow|Sino-French|Ecole",
            re.I,
        ),
    ),
    (
        TieKind.SUBSIDIARY,
        re.compile(r"\b(Co\.|Ltd|Limited|Company|Group|Corporation|Neusoft|Factory)(\W|$)", re.I),
    ),
)


def unit_tie(name: str) -> TieKind | None:
    """How a unit that is a body of its own is tied to its parent, or None for a mere part."""
    return next((kind for kind, pattern in _UNIT_TIES if pattern.search(name)), None)


def bodies(confusables: list[Row], units: list[Row], assembly: Assembly) -> list[Row]:
    """Rows of background/bodies.csv; a confusable that is listed after all is left out."""
    listed = {(fold(text), draft.country) for draft in assembly.drafts.values() for text in draft.strong()}
    called = {key for key, _ in listed}
    rors = {draft.ror_id for draft in assembly.drafts.values() if draft.ror_id}
    table: dict[tuple[str, str], Row] = {}
    for row in confusables:
        ror = re.findall(r"ror\.org/(0[0-9a-z]{8})", row["source"])
        if row["why"].startswith("LISTED") or (fold(row["name"]), row["country"]) in listed:
            continue
        if ror and ror[0] in rors:
            continue
        # A listed body elsewhere with the same name keeps a rival that stands alone.
        parent, tie = ("", None) if fold(row["name"]) in called else _tie_of(row)
        names = sister_names(row["name"], assembly)
        table.setdefault(
            (fold(row["name"]), row["country"]),
            _row(row["name"], "|".join(names), row["country"],
                 ror[0] if ror else "", "confusables: " + row["source"].split(" ")[0], parent, tie),
        )  # fmt: skip
    stated = rows(Path(__file__).with_name("stated_background.csv"))
    for row in [*units, *stated, *independent_colleges(assembly)]:
        table.setdefault(
            (fold(row["name"]), row["country"]),
            {"names": "", "ror_id": "", "domains": "", **row},
        )
    add_names_abroad(table)
    return sorted(table.values(), key=lambda one: (one["country"], one["name"]))


def _tie_of(row: Row) -> tuple[str, TieKind | None]:
    """The listed body that a confusable belongs to, and how; ("", None) for one that stands alone."""
    of_the_academy = _OF_THE_ACADEMY.match(row["why"]) is not None
    return TIED.get(row["name"], (_ACADEMY, TieKind.INSTITUTE) if of_the_academy else ("", None))


def add_names_abroad(table: dict[tuple[str, str], Row]) -> None:
    """What bodies that are not listed are called in other languages, by the table kept by hand.

    There the name of a listed body is often how that of another one begins, and no word between
    them says so: "Pekingská univerzita" and "Pekingská univerzita cizích jazyků".
    """
    for row in rows(Path(__file__).with_name("stated_background_abroad.csv")):
        body = table.setdefault(
            (fold(row["name"]), row["country"]),
            _row(row["name"], "", row["country"], "", row["source"], "", None),
        )
        if row["source"] not in body["source"]:
            body["source"] += f"; in other languages: {row['source']}"
        body["names"] = "|".join(filter(None, (body["names"], row["text"])))


def independent_colleges(assembly: Assembly) -> list[Row]:
    """Colleges that carry a listed university's name, by the table kept by hand.

    The general rules of matching cannot tell them where the name is made of
    subjects, has no "college" in it, or stands before a comma like a department.
    """
    found = []
    for row in rows(Path(__file__).with_name("independent_colleges.csv")):
        draft = survivor(assembly, row["entity_id"])
        own, parent = row["own_name"], _IN_BRACKETS.sub("", draft.name)
        called = [parent, *(name for name in draft.names if own and _ACRONYM.fullmatch(name))]
        names = [
            said for one in called if own for said in (f"{own}, {one}", f"{own} of {one}", f"{one}, {own}")
        ]
        names.append(row["native_name"])
        found.append(
            {"name": names[0], "names": "|".join(names[1:]), "country": draft.country,
             "source": row["source"], "parent": draft.entity_id, "tie": TieKind.COLLEGE.value}
        )  # fmt: skip
    return found


def sister_names(name: str, assembly: Assembly) -> list[str]:
    """What "China University of Geosciences (Beijing)" goes by besides: without its place, and in Chinese.

    In Chinese a sister in another city has the listed body's own name with the city after it.
    """
    found = _WITH_PLACE.fullmatch(name)
    if found is None:
        return []
    short, place = found.groups()
    natives = [
        f"{_IN_BRACKETS.sub('', draft.native_name)}({city})"
        for draft in assembly.drafts.values()
        if draft.native_name
        and any(fold(short) == fold(_WITH_PLACE.sub(r"\1", one)) for one in draft.strong())
        for city in _chinese_cities().get(fold(place), ())
    ]
    return [short, *sorted(set(natives))]


@lru_cache(maxsize=1)
def _chinese_cities() -> dict[str, tuple[str, ...]]:
    """The Chinese names of the cities in the table of places, by their spelling in pinyin."""
    cities: dict[str, tuple[str, ...]] = {}
    for row in rows(_PLACES):
        if row["country"] == "CN" and row["kind"] == "city" and has_han(row["name"]):
            spelled = "".join(lazy_pinyin(row["name"]))
            cities[spelled] = (*cities.get(spelled, ()), row["name"])
    return cities


def _row(
    name: str, names: str, country: str, ror_id: str, source: str, parent: str, tie: TieKind | None
) -> Row:
    return {
        "name": name, "names": names, "country": country, "ror_id": ror_id, "source": source,
        "parent": parent, "tie": tie.value if tie else "",
    }  # fmt: skip


def primary_names(rows: list[Row], assembly: Assembly) -> dict[str, tuple[str, str]]:
    """Folded primary name → (country, source) of every background body that is not itself listed."""
    domains = {one for draft in assembly.drafts.values() for one in draft.domains}
    table: dict[str, tuple[str, str]] = {}
    for row in rows:
        if not row["parent"]:
            table.setdefault(fold(row["name"]), (row["country"], row["source"]))
    for body in academic_bodies():
        if domains.isdisjoint(body.domains):
            table.setdefault(fold(body.name), (body.country, body.source))
    return table


def adopt_domains(assembly: Assembly) -> list[Row]:
    """Give an entity the academic domain of a body with its name in its country; returns what was done."""
    by_name: dict[tuple[str, str], str] = {}
    for draft in assembly.drafts.values():
        for text in draft.strong():
            if len(fold(text).split()) > 1:
                by_name.setdefault((fold(text), draft.country), draft.entity_id)
    done: list[Row] = []
    for body in academic_bodies():
        ids = {by_name.get((fold(name), body.country), "") for name in (body.name, *body.names)} - {""}
        if not body.country or len(ids) != 1:
            continue
        draft = assembly.drafts[ids.pop()]
        if draft.country == "CN" and draft.domains:
            continue
        new = tuple(one for one in body.domains if one not in draft.domains)
        if new:
            draft.domains = (*draft.domains, *new)
            done.append(
                {"entity_id": draft.entity_id, "list_id": "", "edition": "", "name_as_listed": body.name,
                 "ground": f"academic domain {' '.join(new)} of the same name and country ({body.source})"}
            )  # fmt: skip
    return done
