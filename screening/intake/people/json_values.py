"""Taking values out of JSON whose types are not what they should be: what does not fit counts as absent."""

from typing import Any


def mapping(value: Any) -> dict[str, Any]:
    """The value where it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def mappings(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; anything else is left out."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def scalar(value: Any) -> str:
    """A text or number as text without surplus blanks, else ""."""
    return " ".join(str(value).split()) if isinstance(value, str | int) and value is not True else ""


def scalars(value: Any) -> list[str]:
    """The texts and numbers of a list; anything else is left out."""
    return [text for one in value if (text := scalar(one))] if isinstance(value, list) else []
