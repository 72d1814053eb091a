"""Fields about the person, dropped on reading: their names are reported, their content is not kept."""

import re
from typing import Any

from screening.intake.people.words import break_in
from screening.intake.vocabulary import vocabulary
from screening.intake.words import squeezed
from screening.model.vocabulary import PROTECTED_FIELDS

_CONTACT = frozenset(
    "phone telephone mobile fax mailingaddress home_address emailaddress email emails webaddress biography"
    " bio spoken_languages locale photo_url image leaveofabsence children family_status passport"
    " passport_number national_id residence country_of_residence".split()
)
_DROPPED = frozenset(one.replace("_", "") for one in (PROTECTED_FIELDS | _CONTACT))
_LABELLED = re.compile(r"^\W*([^:：\t]{1,40}?)\s*(?:[:：\t]|\s{2,})")


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
    """Lines of a CV without those that state a protected field or tell of leave; and what was left out.

    Of a line the label or the one word is named by which it was known, nothing else.
    """
    kept: list[str] = []
    left_out: set[str] = set()
    for line in lines:
        label = _LABELLED.match(line)
        if label is not None and squeezed(label.group(1)) in vocabulary().protected_labels:
            left_out.add(label.group(1).casefold())
        elif leave := break_in(line):
            left_out.add(leave)
        else:
            kept.append(line)
    return kept, tuple(sorted(left_out))
