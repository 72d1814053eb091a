"""Builds small catalogues of invented bodies, and a tool over them."""

import hashlib
from pathlib import Path

from screening.app.screener import Screener
from screening.lists.catalogue import Background, Catalogue
from screening.model.listing import (
    BackgroundBody,
    Entity,
    Lane,
    Listing,
    Name,
    NameKind,
    ReferenceList,
    Tie,
    TieKind,
)

LIST = ReferenceList(
    list_id="invented",
    title="Invented list",
    authority="Nobody",
    jurisdiction="XX",
    lane=Lane.GROUPING,
    means="nothing",
    does_not_mean="anything",
    url="https://example.org/list",
    licence="CC0",
    redistributable=True,
    edition="1",
    as_of="2026-01-01",
    check_every_days=100,
    entries_min=0,
    entries_max=1000,
    entries=1,
)


def entity(
    name: str, *names: Name, country: str = "CN", kind: str = "university", **others: object
) -> Entity:
    """A listed body; its id is made of its name."""
    given = {"entity_id": name.lower().replace(" ", "-").replace(",", "").replace(".", ""), **others}
    own = Name(text=name, kind=NameKind.PRIMARY)
    return Entity(name=name, country=country, kind=kind, names=(own, *names), **given)  # type: ignore[arg-type]


def alias(text: str, kind: NameKind = NameKind.ALIAS, *, country_required: bool = False) -> Name:
    """Another name of a body."""
    return Name(text=text, kind=kind, country_required=country_required)


def tied(kind: TieKind, to: str) -> tuple[Tie, ...]:
    """One tie to another listed body."""
    return (Tie(kind=kind, to=to),)


def unlisted(name: str, country: str = "CN", **others: object) -> BackgroundBody:
    """A body that competes for the same text."""
    return BackgroundBody(name=name, country=country, source="invented", **others)  # type: ignore[arg-type]


def catalogue(entities: tuple[Entity, ...], background: tuple[BackgroundBody, ...] = ()) -> Catalogue:
    """A catalogue of one list that has all the entities."""
    return Catalogue(
        lists=(LIST,),
        entities={one.entity_id: one for one in entities},
        listings={
            one.entity_id: (
                Listing(
                    entity_id=one.entity_id,
                    list_id=LIST.list_id,
                    edition="1",
                    name_as_listed=one.name,
                    listed_on="2020-01-01",
                ),
            )
            for one in entities
        },
        background=Background(lambda: background),
        fingerprint=hashlib.sha256(repr((entities, background)).encode()).hexdigest(),
    )


def screener(folder: Path, entities: tuple[Entity, ...], *background: BackgroundBody) -> Screener:
    """A tool over these bodies alone; `folder` keeps its index."""
    return Screener(as_of="2026-06-01", catalogue=catalogue(entities, background), cache_folder=folder)


LINMARK = entity(
    "Linmark University",
    alias("Linmark Polytechnic College", NameKind.FORMER),
    alias("LMKU", NameKind.ALIAS),
    alias("LU", NameKind.WEAK),
    alias("Key Laboratory of Tidal Waves", NameKind.WEAK),
    native_name="临马大学",
    domains=("linmark.edu.cn",),
    ror_id="0abcdef12",
    cities=("Wuhan",),
)
AVIATION = entity("Linmark University of Aeronautics", native_name="临马航空大学")
TELDOR = entity(
    "Teldor Institute of Technology",
    alias("Central Weapons Test Station", country_required=True),
    alias("TIT", NameKind.WEAK),
    native_name="泰尔多工业学院",
    domains=("teldor.cn",),
)
BORAVSK = entity(
    "Boravsk Institute of Nuclear Physics", native_name="Боравский институт ядерной физики", country="RU"
)
EASTHAVEN = entity("Easthaven University", alias("EHVN", NameKind.WEAK), cities=("Shenyang",))
VELMAR = entity(
    "Velmar Academy of Engineering Physics", native_name="维尔马工程物理研究院", kind="research_institute"
)
VELMAR_PARTS = tuple(
    entity(
        f"Velmar Institute of {subject}",
        kind="research_institute",
        ties=tied(TieKind.INSTITUTE, VELMAR.entity_id),
    )
    for subject in ("Fluid Mechanics", "Laser Fusion", "Applied Electronics")
)
# A source may print an address, or a bracket cut from a name, among a body's names.
QUORVIK = entity(
    "Quorvik Electronics Co., Ltd.", alias("中国", NameKind.NATIVE), alias("Hong Kong"), kind="company"
)
GARRISON = entity("Garrison Hospital of Linmark", kind="hospital")

YAN_TOR = entity("Quel Yan Torvald University")
HUNAM = entity("Hunam University of Ceramics", alias("HUC", NameKind.WEAK))
HENAM = entity("Henam University of Ceramics", alias("HUC", NameKind.WEAK))
PERSKA = entity("Perm State University", country="RU", cities=("Perm",))
LISTED = (
    LINMARK,
    AVIATION,
    TELDOR,
    BORAVSK,
    EASTHAVEN,
    VELMAR,
    *VELMAR_PARTS,
    QUORVIK,
    GARRISON,
    YAN_TOR,
    HUNAM,
    HENAM,
    PERSKA,
)
BACKGROUND = (
    unlisted("Linmark University of Medicine", domains=("linmarkmed.edu.cn",)),
    unlisted("Easthaven University", "US"),
    unlisted("Redbrook Hospital", parent=LINMARK.entity_id, tie=TieKind.HOSPITAL),
    unlisted("Linmark-Oxley Joint School", parent=LINMARK.entity_id, tie=TieKind.JOINT),
    unlisted("University of Sandport", "AU", domains=("sandport.edu.au",)),
    unlisted("Tandor Institute of Trade"),
    unlisted("Quorvik Agricultural University"),
)
