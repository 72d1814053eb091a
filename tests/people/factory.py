"""Invented applicants in the true layouts of SciENcv, ORCID and OpenAlex; a screener of few bodies."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from screening.app.person import PersonOptions, PersonResult, compare_person
from screening.model.comparison import Record
from screening.model.listing import Entity, Lane, Listing, ReferenceList
from screening.model.match import Answer, Band, Match, Mention, Outcome, ReadAs, Relation
from screening.model.screened import Screened

DAY = date(2026, 11, 21)
ORCID = "0000-0002-1825-0097"
NAME = ("Ada", "Exemplar")
HOME = "University of Manchester"

_LIST = ReferenceList(
    list_id="us_bis_el",
    title="Entity List",
    authority="US Commerce",
    jurisdiction="US",
    lane=Lane.DESIGNATION,
    means="a licence is needed",
    does_not_mean="no finding about persons",
    url="",
    licence="",
    redistributable=True,
    edition="2026",
    as_of="2026-01-01",
    check_every_days=30,
    entries_min=1,
    entries_max=2,
)
_BEIHANG = Entity(entity_id="beihang-university", name="Beihang University", country="CN", ror_id="00wk2mp56")
_SICHUAN = Entity(entity_id="sichuan-university", name="Sichuan University", country="CN", ror_id="011ashp19")
_LISTED = {"beihang": _BEIHANG, "sichuan university": _SICHUAN}
_BACKGROUND = ("University of Manchester", "Delft University of Technology", "University of Oxford")


class FewBodies:
    """A hand-written screener: two listed universities, a hospital of one of them, three unlisted ones."""

    def check_mention(self, mention: Mention) -> Screened:
        """Look one mention up."""
        text = mention.text.casefold()
        for word, entity in _LISTED.items():
            if word in text or (mention.ror_id and mention.ror_id == entity.ror_id):
                return self._listed(mention, entity, related="hospital" in text)
        known = next((one for one in _BACKGROUND if one.casefold() in text), None)
        background = ReadAs(name=known, source="test") if known else None
        answer = Answer(text=mention.text, outcome=Outcome.NONE, background=background)
        return Screened(answer=answer, as_of=DAY, lists=(_LIST,))

    def _listed(self, mention: Mention, entity: Entity, *, related: bool) -> Screened:
        match = Match(
            entity_id=entity.entity_id,
            relation=Relation.RELATED if related else Relation.SAME,
            band=Band.CONFIRMED,
            name_kind="primary",
            matched_text=mention.text,
            span=(0, len(mention.text)),
            reasons=(),
            tie_kind="hospital" if related else "",
            related_name=mention.text if related else "",
        )
        listing = Listing(
            entity_id=entity.entity_id,
            list_id="us_bis_el",
            edition="2026",
            name_as_listed="x",
            listed_on="2020-12-18",
        )
        outcome = Outcome.RELATED if related else Outcome.MATCH
        return Screened(
            answer=Answer(text=mention.text, outcome=outcome, matches=(match,)),
            as_of=DAY,
            entities={entity.entity_id: entity},
            listings={entity.entity_id: (listing,)},
            lists=(_LIST,),
        )


def position(organisation: str, start: str, end: str = "", title: str = "Reader") -> dict[str, str]:
    """One position."""
    return {"organisation": organisation, "start": start, "end": end, "title": title}


def biosketch(
    positions: Sequence[dict[str, str]] = (),
    awards: Sequence[tuple[str, str, str, str]] = (),
    degrees: Sequence[tuple[str, str]] = (),
    *,
    name: tuple[str, str] = NAME,
    orcid: str = ORCID,
    extra: str = "",
) -> str:
    """A SciENcv biosketch; awards are (source, number, start, end), degrees (organisation, year)."""
    given, family = map(escape, name)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<profile xmlns="http://www.ncbi.nlm.nih.gov/sciencv">
<identification><id idtype="orcid">{orcid}</id>
<name current="yes"><givennames>{given}</givennames><surname>{family}</surname></name>{extra}</identification>
<education>{"".join(map(_degree, degrees))}</education>
<employment>{"".join(map(_position, positions))}</employment>
<funding>{"".join(map(_award, awards))}</funding>
</profile>"""


def _degree(one: tuple[str, str]) -> str:
    body, year = one
    return (
        f'<degree degreetype="PhD" degreestatus="complete"><organization><orgname>{escape(body)}</orgname>'
        f"</organization><enddate><year>{year}</year></enddate></degree>"
    )


def _position(one: dict[str, str]) -> str:
    end = f"<enddate>{_parts(one['end'])}</enddate>" if one["end"] else ""
    current = "no" if one["end"] else "yes"
    return (
        f'<position current="{current}"><positiontitle>{escape(one["title"])}</positiontitle><organization>'
        f"<orgname>{escape(one['organisation'])}</orgname></organization>"
        f"<startdate>{_parts(one['start'])}</startdate>{end}</position>"
    )


def _parts(day: str) -> str:
    names = ("year", "month", "day")
    parts = zip(names, day.split("-"), strict=False)
    return "".join(f"<{name}>{part}</{name}>" for name, part in parts)


def _award(one: tuple[str, str, str, str]) -> str:
    source, number, start, end = map(escape, one)
    return (
        f'<award><fundingsource>{source}</fundingsource><awardid type="grant">{number}</awardid>'
        f"<projecttitle>Invented study</projecttitle><role>PI</role><startdate>{start}</startdate>"
        f"<enddate>{end}</enddate></award>"
    )


def orcid_record(
    employments: Sequence[dict[str, Any]] = (),
    invited: Sequence[dict[str, Any]] = (),
    works: Sequence[tuple[str, str, str]] = (),
    educations: Sequence[dict[str, Any]] = (),
    *,
    name: tuple[str, str] = NAME,
    others: Sequence[str] = (),
    orcid: str = ORCID,
) -> str:
    """An ORCID 3.0 record; an entry with `by` is an organisation's. Works are (title, year, doi)."""
    groups = {
        "employments": _section("employment-summary", employments, orcid),
        "invited-positions": _section("invited-position-summary", invited, orcid),
        "educations": _section("education-summary", educations, orcid),
        "works": {"group": [{"work-summary": [_orcid_work(*one)]} for one in works]},
    }
    return json.dumps(
        {
            "orcid-identifier": {"uri": f"https://orcid.org/{orcid}", "path": orcid, "host": "orcid.org"},
            "person": {
                "name": {"given-names": {"value": name[0]}, "family-name": {"value": name[1]}},
                "other-names": {"other-name": [{"content": one} for one in others]},
                "addresses": {"address": []},
            },
            "activities-summary": groups,
        }
    )


def _section(kind: str, entries: Sequence[dict[str, Any]], orcid: str) -> dict[str, Any]:
    return {"affiliation-group": [{"summaries": [{kind: _orcid_entry(one, orcid)}]} for one in entries]}


def _orcid_entry(one: dict[str, Any], orcid: str) -> dict[str, Any]:
    own = {"source-orcid": {"path": orcid}, "source-client-id": None}
    other = {"source-client-id": {"path": "APP-1"}, "source-name": {"value": one.get("by")}}
    return {
        "department-name": None,
        "role-title": one["title"],
        "start-date": _orcid_date(one["start"]),
        "end-date": _orcid_date(one["end"]),
        "organization": {"name": one["organisation"], "address": {"country": one.get("country", "GB")}},
        "source": other if one.get("by") else own,
    }


def _orcid_date(day: str) -> dict[str, Any] | None:
    if not day:
        return None
    parts = dict(zip(("year", "month", "day"), day.split("-"), strict=False))
    return {name: {"value": parts[name]} if name in parts else None for name in ("year", "month", "day")}


def _orcid_work(title: str, year: str, doi: str) -> dict[str, Any]:
    identifiers = [{"external-id-type": "doi", "external-id-value": doi}]
    return {
        "title": {"title": {"value": title}},
        "external-ids": {"external-id": identifiers},
        "publication-date": {"year": {"value": year}, "month": None, "day": None},
        "source": {"source-orcid": {"path": ORCID}},
    }


def openalex_work(
    title: str,
    day: str,
    doi: str,
    authors: Sequence[tuple[str, str, Sequence[tuple[str, str, str]]]],
    funders: Sequence[tuple[str, str]] = (),
) -> dict[str, Any]:
    """One work; an author is (name, orcid, institutions), an institution (name, country, ror)."""
    return {
        "id": f"https://openalex.org/W{sum(map(ord, doi))}",
        "doi": f"https://doi.org/{doi}",
        "title": title,
        "publication_date": day,
        "publication_year": int(day[:4]),
        "authorships": [_authorship(*one) for one in authors],
        "grants": [
            {"funder": "https://openalex.org/F1", "funder_display_name": name, "award_id": award or None}
            for name, award in funders
        ],
    }


def _authorship(name: str, orcid: str, places: Sequence[tuple[str, str, str]]) -> dict[str, Any]:
    return {
        "author_position": "first",
        "author": {"display_name": name, "orcid": f"https://orcid.org/{orcid}" if orcid else None},
        "raw_author_name": name,
        "institutions": [
            {"display_name": body, "country_code": country, "ror": f"https://ror.org/{ror}" if ror else None}
            for body, country, ror in places
        ],
    }


def openalex(*works: dict[str, Any]) -> str:
    """An API page."""
    return json.dumps({"meta": {"count": len(works)}, "results": list(works)})


def compared(folder: Path, files: dict[str, str | bytes], **options: Any) -> PersonResult:
    """The result of a comparison of these files, by name and content."""
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    paths = [folder / name for name in files]
    return compare_person(paths, PersonOptions(**({"as_of": DAY} | options)), FewBodies())


def record(folder: Path, files: dict[str, str | bytes], **options: Any) -> Record:
    """The record of these files."""
    return compared(folder, files, **options).record
