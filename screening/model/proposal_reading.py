"""Reads a mapping in the layout `screening/proposal/1` into a Proposal, with every problem found."""

import re
from collections.abc import Mapping
from typing import Any

from screening.errors import InvalidFile
from screening.model.field_reading import (
    Problems,
    country_code,
    date_of,
    each,
    interval,
    is_protected,
    is_unknown,
    kind_of,
    known_fields,
    required_text,
    ror_of,
    shown,
    text_of,
    truth_of,
    word_of,
)
from screening.model.proposal import (
    UNKNOWN,
    Affiliation,
    GradedTie,
    Inputs,
    Interval,
    Party,
    Person,
    Proposal,
)
from screening.model.vocabulary import DIRECTNESS, PERSON_ROLES, RECENCY, TIE_KINDS

SCHEMA = "screening/proposal/1"
WORDS: dict[str, tuple[str, ...]] = {
    "access": ("published", "joint_unpublished", "laboratory", "controlled"),
    "data": ("none", "aggregated", "pseudonymised", "identifiable", "bulk"),
    "end_use": ("civil", "military"),
    "benefit": ("low", "normal", "high", "exceptional"),
    "disclosure": ("complete", "gap_explained", "gap_open", "material_omission", "concealment"),
    "funding_conditions": ("none", "normal_contract", "tied", "control_over_results", "secrecy"),
}
SCALES: dict[str, Interval] = {
    "P": (0, 5),
    "F": (0, 4),
    "A": (1, 4),
    "D": (0, 4),
    "X": (0, 4),
    "C": (0, 4),
    "B": (0, 3),
}
PARTY_ROLES = ("partner", "funder", "owner", "employer", "host", "supplier")

_TEXTS = ("acronym", "summary", "funder", "programme", "topics", "benefit_statement")
_TOP = frozenset((
    "schema", "id", "title", "keywords", "starts", "ends", "parties", "people", "inputs", "ties", "facts",
    "disclosure_range", *_TEXTS, *WORDS,
))  # fmt: skip
_PARTS = frozenset(("parties", "people", "inputs", "ties"))
_PARTY = frozenset(("name", "role", "country", "city", "domain", "ror", "email_domain", "alternate", "place"))
_IDENTIFIERS = ("ror", "domain", "email_domain")
_PERSON = frozenset(("role", "label", "name", "affiliations"))
_AFFILIATION = frozenset(
    ("organisation", "country", "from", "to", "start", "end", "kind", "declared", "domain", "ror", "place")
)


def read_proposal(given: Mapping[str, Any]) -> Proposal:
    """The proposal in the mapping; raises InvalidFile with every problem, not only the first."""
    problems = Problems()
    if not isinstance(given, Mapping):
        raise InvalidFile(
            f"proposal is {kind_of(given)}; expected a mapping that starts with 'schema: {SCHEMA}'"
        )
    top = known_fields(given, "", _TOP, problems)
    proposal = _proposal(top, problems)
    if problems.found or proposal is None:
        raise InvalidFile(problems.found)
    return proposal


def _proposal(top: dict[str, Any], problems: Problems) -> Proposal | None:
    if top.get("schema") != SCHEMA:
        problems.add("schema", f"is {shown(top.get('schema'))}; expected '{SCHEMA}'")
    identity = required_text(top.get("id"), "id", problems)
    title = required_text(top.get("title"), "title", problems)
    texts: dict[str, Any] = {key: text_of(top.get(key), key, problems) for key in _TEXTS}
    words: dict[str, Any] = {
        key: word_of(top.get(key), key, allowed, problems) for key, allowed in WORDS.items()
    }
    keywords = _keywords(top.get("keywords"), problems)
    dates: dict[str, Any] = {key: date_of(top.get(key), key, problems) for key in ("starts", "ends")}
    # Of whole parts too, "unknown" says no more than silence.
    top = {key: value for key, value in top.items() if key not in _PARTS or not is_unknown(value)}
    parties = each(top.get("parties"), "parties", _party, problems)
    people = each(top.get("people"), "people", _person, problems)
    inputs = None if top.get("inputs") is None else _inputs(top["inputs"], problems)
    ties = None if top.get("ties") is None else each(top["ties"], "ties", _graded_tie, problems)
    facts = _facts(top.get("facts"), problems)
    disclosed = _disclosure_range(top.get("disclosure_range"), problems)
    if problems.found:
        return None
    return Proposal(
        id=identity,
        title=title,
        keywords=keywords,
        parties=parties,
        people=people,
        inputs=inputs,
        ties=ties,
        facts=facts,
        disclosure_range=disclosed,
        explicit_unknown=tuple(key for key in WORDS if str(top.get(key, "")).strip().lower() == UNKNOWN),
        dropped_fields=tuple(sorted(problems.dropped)),
        **texts,
        **words,
        **dates,
    )


def _disclosure_range(given: Any, problems: Problems) -> tuple[str, str] | None:
    """Best and worst state that open questions leave possible, as `screening person` writes them."""
    if given is None:
        return None
    words = WORDS["disclosure"]
    if not isinstance(given, list | tuple) or len(given) != 2 or any(one not in words for one in given):
        problems.add("disclosure_range", f"is {shown(given)}; expected two of {', '.join(words)}")
        return None
    low, high = sorted(given, key=words.index)
    return low, high


def _party(given: Any, path: str, problems: Problems) -> Party:
    field = known_fields({"name": given} if isinstance(given, str) else given, path, _PARTY, problems)
    return Party(
        name=_name(field, "name", path, problems),
        role=_role(field.get("role"), f"{path}.role", PARTY_ROLES, problems, missing="partner"),
        country=country_code(field.get("country"), f"{path}.country", problems),
        city=text_of(field.get("city"), f"{path}.city", problems),
        domain=text_of(field.get("domain") or field.get("email_domain"), f"{path}.domain", problems),
        ror=ror_of(field.get("ror"), f"{path}.ror", problems),
        alternate=text_of(field.get("alternate"), f"{path}.alternate", problems),
    )


def _name(field: Mapping[str, Any], key: str, path: str, problems: Problems) -> str:
    """The name as written; of a body that is given without one its identifier, or else the word unknown."""
    identifiers = (text_of(field.get(one), f"{path}.{one}", problems) for one in _IDENTIFIERS)
    return text_of(field.get(key), f"{path}.{key}", problems) or next(filter(None, identifiers), UNKNOWN)


def _role(given: Any, path: str, allowed: tuple[str, ...], problems: Problems, *, missing: str) -> str:
    """One of the words; what nobody knows is read as what nobody said."""
    said = None if is_unknown(given) else given
    return word_of(said, path, allowed, problems, missing=missing)


def _person(given: Any, path: str, problems: Problems) -> Person:
    field = known_fields(given, path, _PERSON, problems)
    return Person(
        role=_role(field.get("role"), f"{path}.role", PERSON_ROLES, problems, missing="lead"),
        label=text_of(field.get("label"), f"{path}.label", problems),
        affiliations=each(field.get("affiliations"), f"{path}.affiliations", _affiliation, problems),
    )


def _affiliation(given: Any, path: str, problems: Problems) -> Affiliation:
    field = known_fields(
        {"organisation": given} if isinstance(given, str) else given, path, _AFFILIATION, problems
    )
    start = date_of(field.get("from", field.get("start")), f"{path}.from", problems)
    end = date_of(field.get("to", field.get("end")), f"{path}.to", problems)
    if start and end and end < start[: len(end)]:
        problems.add(f"{path}.to", f"is '{end}', before from '{start}'; one of the two is wrong")
    return Affiliation(
        organisation=_name(field, "organisation", path, problems),
        country=country_code(field.get("country"), f"{path}.country", problems),
        start=start,
        end=end,
        kind=_role(field.get("kind"), f"{path}.kind", TIE_KINDS, problems, missing="employment"),
        declared=truth_of(field.get("declared"), f"{path}.declared", problems),
        domain=text_of(field.get("domain"), f"{path}.domain", problems),
        ror=ror_of(field.get("ror"), f"{path}.ror", problems),
    )


def _inputs(given: Any, problems: Problems) -> Inputs:
    field = known_fields(given, "inputs", frozenset((*SCALES, "role", "end_use")), problems)
    levels = {
        key: interval(field[key], f"inputs.{key}", scale, problems)
        for key, scale in SCALES.items()
        if field.get(key) is not None
    }
    return Inputs(
        role=word_of(field.get("role"), "inputs.role", PERSON_ROLES, problems, missing="lead"),
        end_use=word_of(field.get("end_use"), "inputs.end_use", WORDS["end_use"], problems, missing="civil"),
        **levels,
    )


def _graded_tie(given: Any, path: str, problems: Problems) -> GradedTie:
    field = known_fields(given, path, frozenset(("level", "recency", "directness", "verified")), problems)
    if field.get("level") is None:
        problems.add(f"{path}.level", "is missing; expected a whole number from 0 to 5")
    low, high = interval(field.get("level", 0), f"{path}.level", SCALES["P"], problems)
    return GradedTie(
        level=high,
        lowest=None if low == high else low,
        recency=word_of(field.get("recency"), f"{path}.recency", RECENCY, problems, missing="current"),
        directness=word_of(
            field.get("directness"), f"{path}.directness", DIRECTNESS, problems, missing="same"
        ),
        verified=truth_of(field.get("verified"), f"{path}.verified", problems) is True,
    )


def _facts(given: Any, problems: Problems) -> tuple[tuple[str, str], ...]:
    if given is None:
        return ()
    if not isinstance(given, Mapping):
        problems.add("facts", f"is {kind_of(given)}; expected fact names with true, false or unknown")
        return ()
    kept = {str(key): value for key, value in given.items() if not is_protected(str(key))}
    problems.dropped.update(f"facts.{key}" for key in given if str(key) not in kept)
    read = {key: truth_of(value, f"facts.{key}", problems) for key, value in kept.items()}
    words = {None: UNKNOWN, True: "true", False: "false"}
    return tuple(sorted((key, words[value]) for key, value in read.items()))


def _keywords(given: Any, problems: Problems) -> tuple[str, ...]:
    parts = re.split(r"[;,]", given) if isinstance(given, str) else given
    read = each(parts, "keywords", text_of, problems)
    return tuple(one for one in read if one)
