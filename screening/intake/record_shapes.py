"""Turns one award or publication record into rows: one for each organisation that it names."""

from typing import Any

from screening.intake.nested_records import organisations_of, plain

_LONGEST = 20_000
# A name that only records of one public service have, and the shape of these.
SERVICES = {
    "authorships": "works",
    "attributes": "grants",
    "projectOverview": "projects",
    "projectComposition": "projects",
}


def rows_of(record: dict[str, Any]) -> tuple[str, list[dict[str, str]], list[str]]:
    """The name of the record's shape, its rows, flat, by the source's own names, and the lists not read."""
    shape = next((SERVICES[name] for name in SERVICES if name in record), "")
    if shape == "works":
        return shape, _openalex(record), []
    if shape == "grants" and isinstance(record["attributes"], dict):
        record = {"id": record.get("id"), **record["attributes"]}
    if shape == "projects":
        return shape, _ukri(record), []
    about, organisations, left_out = organisations_of(record)
    project = {**flat(about), **_beside_partners(organisations)}
    organisations = [one for one in organisations if "partner" in one] or organisations
    return shape or "records", [{**project, **one} for one in organisations] or [project], left_out


def _beside_partners(rows: list[dict[str, str]]) -> dict[str, str]:
    """Funders and the like of a record that names partners: they stand in each of its rows."""
    found: dict[str, str] = {}
    for row in rows if any("partner" in one for one in rows) else ():
        if "partner" not in row:
            name, text = next(iter(row.items()))
            found[name] = f"{found[name]}; {text}" if name in found else text
    return found


def flat(record: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Nested names joined by dots; lists of texts joined by semicolons; deeper lists left out."""
    found: dict[str, str] = {}
    for name, value in record.items():
        path = f"{prefix}{name}"
        value = plain(value)
        if isinstance(value, dict):
            found.update(flat(value, f"{path}."))
        elif isinstance(value, list):
            texts = [str(one) for one in value if isinstance(one, str | int | float)]
            found[path] = "; ".join(texts)[:_LONGEST]
        else:
            found[path] = _text(value)
    return found


def _text(value: Any) -> str:
    return "" if value is None else str(value)[:_LONGEST]


def _openalex(work: dict[str, Any]) -> list[dict[str, str]]:
    """One row an institution of the work; a raw affiliation where none was recognised."""
    about = {
        "openalex_work": _text(work.get("id")).rsplit("/", 1)[-1],
        "title": _text(work.get("display_name") or work.get("title")),
        "publication_date": _text(work.get("publication_date") or work.get("publication_year")),
        "topics": "; ".join(_names(work.get("topics")) + _names(work.get("keywords"))),
        "funder": "; ".join(_funders(work)),
    }
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for authorship in work.get("authorships") or []:
        if not isinstance(authorship, dict):
            continue
        for one in _institutions(authorship):
            rows.setdefault((one["institution"], one["ror"]), {**about, **one})
    return list(rows.values()) or [{**about, "institution": "", "country_code": "", "ror": ""}]


def _institutions(authorship: dict[str, Any]) -> list[dict[str, str]]:
    known = [one for one in authorship.get("institutions") or [] if isinstance(one, dict)]
    if known:
        return [
            {
                "institution": _text(one.get("display_name")),
                "country_code": _text(one.get("country_code")),
                "ror": _text(one.get("ror")),
            }
            for one in known
        ]
    raw = authorship.get("raw_affiliation_strings") or []
    return [{"institution": _text(one), "country_code": "", "ror": ""} for one in raw if one]


def _names(values: Any) -> list[str]:
    found = [one.get("display_name") for one in values or [] if isinstance(one, dict)]
    return [str(one) for one in found if one]


def _funders(work: dict[str, Any]) -> list[str]:
    """Who paid, as older and as newer records say it."""
    found = _names(work.get("funders"))
    for name in ("grants", "awards"):
        for one in work.get(name) or []:
            said = one.get("funder_display_name") if isinstance(one, dict) else None
            found += [str(said)] if said else []
    return list(dict.fromkeys(found))


def _ukri(record: dict[str, Any]) -> list[dict[str, str]]:
    """One row for the lead and one for each other organisation that the overview names."""
    inner = record.get("projectOverview", record).get("projectComposition", {})
    about = flat({"project": inner.get("project") or {}})
    lead = inner.get("leadResearchOrganisation") or {}
    rows = [{**about, "leadResearchOrganisation.name": _text(lead.get("name")), "partner": ""}]
    for part in ("collaborations", "collaborators", "organisationRoles", "organisationRole", "partners"):
        for one in inner.get(part) or []:
            name = (
                one.get("name") or (one.get("organisation") or {}).get("name")
                if isinstance(one, dict)
                else one
            )
            if name:
                rows.append({**about, "leadResearchOrganisation.name": "", "partner": _text(name)})
    return rows
