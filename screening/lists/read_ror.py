"""The ROR data dump, schema 2: the organisations of the world as background."""

from typing import Any

from screening.errors import BrokenList
from screening.lists.keys import is_lone_acronym
from screening.lists.reading import Format, LeftOut, Reading
from screening.lists.source_file import SourceFile
from screening.model.listing import BackgroundBody

_TYPES = frozenset({"education", "facility", "government", "healthcare", "company", "nonprofit"})


def fits(file: SourceFile) -> bool:
    """An array of records with a ROR id, or a release archive."""
    if file.is_zip:
        return "ror" in file.name.lower() and not file.name.lower().endswith((".xlsx", ".xlsm"))
    return file.head.startswith("[") and "ror.org/" in file.head


def read(file: SourceFile, list_id: str) -> Reading:
    """Active organisations by name, country, domain and ROR id; acronyms are left out."""
    source = file.unpacked(".json") if file.is_zip else file
    top = source.json()
    if not isinstance(top, list) or not all(isinstance(one, dict) for one in top):
        raise BrokenList(f"{source.name}: expected an array of records, as in the dump's schema 2 JSON")
    bodies = []
    counted: dict[str, int] = {}
    for number, item in enumerate(top):
        if not isinstance(item.get("names"), list):
            raise BrokenList(
                f"{source.name}: record {number} has no 'names'; this is schema 1, take the file named v2"
            )
        why = _refused(item)
        if why:
            counted[why] = counted.get(why, 0) + 1
        else:
            bodies.append(_body(item, source.name, number))
    left_out = [LeftOut(what=f"{times} organisations", why=why) for why, times in sorted(counted.items())]
    return Reading(bodies=tuple(bodies), left_out=tuple(left_out))


def _refused(item: dict[str, Any]) -> str:
    if item.get("status") != "active":
        return f"status {item.get('status') or 'not stated'}"
    return "" if _TYPES & set(item.get("types") or ()) else "neither education, research nor a body like it"


def _body(item: dict[str, Any], file: str, number: int) -> BackgroundBody:
    names = [one for one in item["names"] if isinstance(one, dict) and isinstance(one.get("value"), str)]
    shown = [one["value"] for one in names if "ror_display" in (one.get("types") or ())]
    if len(shown) != 1 or not isinstance(item.get("id"), str):
        raise BrokenList(f"{file}: record {number} has {len(shown)} display names or no id; expected one")
    others = [one["value"] for one in names if "acronym" not in (one.get("types") or ())]
    places = [
        one.get("geonames_details") or {} for one in item.get("locations") or () if isinstance(one, dict)
    ]
    return BackgroundBody(
        name=shown[0],
        names=tuple(dict.fromkeys(one for one in others if one != shown[0] and not is_lone_acronym(one))),
        country=str(places[0].get("country_code") or "") if places else "",
        domains=tuple(str(one) for one in item.get("domains") or ()),
        ror_id=item["id"].rpartition("/")[2],
        source=f"ROR {item['id'].rpartition('/')[2]}",
    )


FORMATS = (Format(name="ror", title="ROR data dump, schema 2", fits=fits, read=read, lists=("background",)),)
