"""The JSON Schema of rubric packs, made from the same vocabulary that the reader uses."""

import json
from typing import Any

from screening.model.vocabulary import APPLIES, CONDITIONS, HOLDS_UP, KINDS, LEVELS

_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def pack_schema() -> dict[str, Any]:
    """The schema of one pack file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "screening rubric pack",
        "type": "object",
        "required": ["pack"],
        "properties": {
            "pack": _head(),
            "gates": _lines(("outcome", "does_not_mean")),
            "rows": _lines(("outcome", "rank")),
            "lines": _lines(()),
            **{key: {} for key in _CHANNEL_KEYS},
        },
        "additionalProperties": False,
        "$defs": {"condition": _condition()},
    }


def pack_schema_text() -> str:
    """The schema as it is written to rules/pack.schema.json."""
    return json.dumps(pack_schema(), indent=1, ensure_ascii=False)


_CHANNEL_KEYS = (
    *("inputs", "ties", "channels", "thresholds", "floors", "tiers", "measures_per_tier", "levels_of"),
    *("undeclared", "what_if_tie", "text", "profiles", "phrases"),
)


def _head() -> dict[str, Any]:
    texts = ("id", "title", "version", "status", "jurisdiction", "issuer", "certainty", "who_decides")
    return {
        "type": "object",
        "required": [*texts, "kind", "source", "does_not_mean"],
        "properties": {
            **dict.fromkeys(texts, _TEXT),
            "kind": {"enum": list(KINDS)},
            "applies": {"enum": list(APPLIES)},
            "does_not_mean": _TEXT,
            "source": _TEXTS,
            "starts": _DAY,
            "ends": _DAY,
            "superseded_by": _TEXT,
            "appeal": _TEXT,
            "scope": {"$ref": "#/$defs/condition"},
            "scope_says": _TEXT,
            "otherwise": _TEXT,
            "notes": _TEXTS,
        },
        "additionalProperties": False,
    }


def _lines(required: tuple[str, ...]) -> dict[str, Any]:
    texts = ("id", "name", "says", "does_not_mean", "ask", "certainty", "outcome", "who_decides", "measure")
    return {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["id", "name", "when", "says", "source", "certainty", *required],
            "properties": {
                **dict.fromkeys((*texts, "jurisdiction"), _TEXT),
                "when": {"$ref": "#/$defs/condition"},
                "source": _TEXTS,
                "rank": {"type": "integer", "minimum": 0, "maximum": 9},
                "holds_up": {"enum": [one for one in HOLDS_UP if one]},
            },
            "additionalProperties": False,
        },
    }


def _condition() -> dict[str, Any]:
    again = {"$ref": "#/$defs/condition"}
    shapes: dict[str, Any] = {
        "all": {"type": "array", "items": again},
        "any": {"type": "array", "items": again},
        "not": again,
        "surely": again,
        "level": _mapping(
            {"of": {"enum": list(LEVELS)}, "at_least": {"type": "integer"}}, ("of", "at_least")
        ),
        "stated": _mapping({"field": _TEXT, "is": _TEXTS}, ("field", "is")),
        "day": _mapping({"from": _DAY, "until": _DAY}, ()),
        "established_in": {
            "anyOf": [_TEXTS, _mapping({"countries": _TEXTS, "roles": _TEXTS}, ("countries",))]
        },
        "begins": _mapping({"from": _DAY, "until": _DAY, "undated": {"type": "boolean"}}, ()),
        "funder": {"anyOf": [_TEXTS, _mapping({"names": _TEXTS, "of_others": _TEXTS}, ("names",))]},
        "undeclared": {"const": True},
        "area": {"anyOf": [_TEXT, _mapping({"scheme": _TEXT, "codes": _TEXTS}, ("scheme",))]},
        "listed": _mapping(
            dict.fromkeys(("lists", "roles", "basis", "other_basis", "through"), _TEXTS),
            ("lists",),
        ),
    }
    words = [one for one in CONDITIONS if one not in shapes and one != "fact"]
    shapes |= dict.fromkeys(words, _TEXTS)
    made = [
        {
            "type": "object",
            "required": [key],
            "properties": {key: {**shape, "description": CONDITIONS[key]}},
            "additionalProperties": False,
        }
        for key, shape in shapes.items()
    ]
    return {"anyOf": [{**_TEXT, "description": CONDITIONS["fact"]}, *made]}


def _mapping(properties: dict[str, Any], required: tuple[str, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(required),
        "properties": properties,
        "additionalProperties": False,
    }
