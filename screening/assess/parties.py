"""Which parties and posts take part in the weighing, and which are left out by their role, in words."""

from screening.model.assessment import PartyResult
from screening.model.rubric import Rules

PERSON_ROLES = ("lead", "key", "student")
NOT_CHECKED_ROLES = ("host", "student")


def why_not_counted(role: str, tie_kind: str, name: str, rules: Rules) -> str:
    """The reason for which a party or post makes no tie; empty when it counts."""
    words = dict(rules.words)
    authority = rules.authority
    if _plain(name) in {_plain(one) for one in authority.own_institutions}:
        return words["own_institution"]
    if role in dict(authority.roles_not_counted):
        return dict(authority.roles_not_counted)[role]
    if tie_kind == "education":
        return words["education_not_counted"]
    return words["student_not_counted"] if role == "student" else ""


def is_checked(party: PartyResult) -> bool:
    """True when gates look at the party: everybody but the user's own side, students and places of study."""
    return party.role not in NOT_CHECKED_ROLES and party.tie_kind != "education" and not party.own_institution


def is_post(party: PartyResult) -> bool:
    """True for a stated post of a named role, false for an organisation that takes part itself."""
    return party.role in PERSON_ROLES


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
