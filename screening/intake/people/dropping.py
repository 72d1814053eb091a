"""Fields about the person, dropped on reading: their names are reported, their content is not kept."""

import re
from typing import Any

from screening.model.proposal import PROTECTED_FIELDS

_CONTACT = frozenset(
    "phone telephone mobile fax mailingaddress home_address emailaddress email emails webaddress biography"
    " bio spoken_languages locale photo_url image leaveofabsence children family_status passport"
    " passport_number national_id residence country_of_residence".split()
)
_DROPPED = frozenset(one.replace("_", "") for one in (PROTECTED_FIELDS | _CONTACT))
_LABELS = re.compile(
    r"^\W*(nationalit(?:y|ies)|citizenships?|country of citizenship|ethnicity|race|religion|gender|sex|age"
    r"|dates? of birth|birth ?dates?|born|d\.?o\.?b\.?|places? of birth|birthplace|marital status|children"
    r"|photo(?:graph)?|visa(?: status| type)?|passport(?: no\.?| number)?|social security number|ssn"
    r"|party membership|mother tongue|native language|home address|disability|veteran status"
    r"|staatsangehörigkeit|geburtsdatum|geburtsort|familienstand|geschlecht|religionszugehörigkeit"
    r"|nationalité|date de naissance|lieu de naissance|sexe|état civil"
    r"|国籍|民族|性别|出生日期|出生年月|出生地|婚姻状况|政治面貌|籍贯|宗教信仰)\s*(?:[:：\t]|\s{2,})",
    re.IGNORECASE,
)


def is_dropped(field: str) -> bool:
    """True when a field of that name is never loaded."""
    return re.sub(r"[\W_]+", "", field).casefold() in _DROPPED


def without_dropped(value: Any) -> tuple[Any, tuple[str, ...]]:
    """A parsed value without its protected fields, and the names of what was left out, sorted."""
    left_out: set[str] = set()
    return _kept(value, left_out), tuple(sorted(left_out))


def _kept(value: Any, left_out: set[str]) -> Any:
    if isinstance(value, dict):
        left_out.update(
            str(key) for key, one in value.items() if is_dropped(str(key)) and one not in (None, "")
        )
        return {key: _kept(one, left_out) for key, one in value.items() if not is_dropped(str(key))}
    if isinstance(value, list):
        return [_kept(one, left_out) for one in value]
    return value


def lines_without_dropped(lines: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Lines of a CV without those that state a protected field, and the labels left out, sorted."""
    kept: list[str] = []
    left_out: set[str] = set()
    for line in lines:
        label = _LABELS.match(line)
        if label is None:
            kept.append(line)
        else:
            left_out.add(label.group(1).casefold())
    return kept, tuple(sorted(left_out))
