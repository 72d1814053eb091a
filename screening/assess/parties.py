"""Which parties and posts take part in the weighing, and which are left out by their role, in words."""

from screening.assess.text import plain_words
from screening.model.assessment import PartyResult
from screening.model.match import Band, Match, Relation, stands_within
from screening.model.proposal import Proposal
from screening.model.rubric import Rules
from screening.model.vocabulary import NAMED, PERSON_ROLES

NOT_CHECKED_ROLES = ("host", "student", NAMED)


def why_not_counted(role: str, tie_kind: str, rules: Rules, *, own: bool) -> str:
    """The reason for which a party or post makes no tie; empty when it counts."""
    words = dict(rules.words)
    authority = rules.authority
    if own:
        return words["own_institution"]
    if role in dict(authority.roles_not_counted):
        return dict(authority.roles_not_counted)[role]
    if tie_kind == "education":
        return words["education_not_counted"]
    return words["student_not_counted"] if role == "student" else ""


def names_nobody(name: str, rules: Rules) -> bool:
    """True for what stands where a name is to come: "tbd", "partner to be named"."""
    text = f" {' '.join(plain_words(name))} "
    return any(text == f" {one} " if one.count(" ") < 2 else f" {one} " in text for one in rules.unnamed)


def is_checked(party: PartyResult) -> bool:
    """True when gates look at the party: not the user's own side, students, places of study, placeholders."""
    return party.role not in NOT_CHECKED_ROLES and party.tie_kind != "education" and not _left_out(party)


def weighed_matches(party: PartyResult) -> tuple[Match, ...]:
    """The matches of a party, save that a body is left out whose words are confirmed to mean another one."""
    matches = party.screened.matches
    sure = [one for one in matches if one.band is Band.CONFIRMED and one.relation is Relation.SAME]
    return tuple(
        one
        for one in matches
        if one.band is Band.CONFIRMED
        or one.relation is not Relation.SAME
        or not any(_holds(other, one) for other in sure)
    )


def _holds(settled: Match, other: Match) -> bool:
    """True where the words of one match lie within those of another one."""
    return stands_within(other.matched_text, other.span, settled.matched_text, settled.span)


def _left_out(party: PartyResult) -> bool:
    return party.own_institution or party.unnamed


def is_post(party: PartyResult) -> bool:
    """True for a stated post of a named role, false for an organisation that takes part itself."""
    return party.role in PERSON_ROLES


def is_home(party: PartyResult) -> bool:
    """True for the home institution, the employer of the applicant and the place where the work is done."""
    return not is_post(party) and (party.own_institution or party.role in ("host", "employer"))


def own_names(proposal: Proposal, rules: Rules) -> frozenset[str]:
    """The names under which the user's own institution may stand in the proposal."""
    hosts = (one.name for one in proposal.parties if one.role == "host")
    return frozenset(plain_name(one) for one in (*rules.authority.own_institutions, *hosts))


def plain_name(name: str) -> str:
    """A name without case and spare spaces, to compare with the user's own."""
    return " ".join(name.casefold().split())
