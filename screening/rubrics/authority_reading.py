"""Reads the authority profile: whose lists and whose military count, and the tie level of each listing."""

from screening.model.proposal_reading import PARTY_ROLES
from screening.model.rubric import Authority, TieLevel
from screening.model.spelling import did_you_mean
from screening.rubrics.block import Block

_SHARES = (
    *("laboratory", "campus", "predecessor", "subsidiary", "joint_centre", "institute", "hospital"),
    *("independent_college", "other"),
)


def read_authority(top: Block) -> Authority:
    """The profile of one file; problems are kept in the block."""
    head, other, shares = (top.required_block(key) for key in ("authority", "other", "shares"))
    roles = top.block("roles_not_counted")
    everything = top.texts("counts", required=True) == ("all",)
    authority = Authority(
        id=head.text("id"),
        title=head.text("title"),
        version=head.text("version"),
        counts=None if everything else top.texts("counts"),
        levels=tuple(_level(one) for one in top.blocks("levels", required=True)),
        shares=tuple((key, shares.number(key, 0, 1)) for key in _SHARES),
        own_institutions=top.texts("own_institutions"),
        own_or_allied=top.texts("own_or_allied"),
        roles_not_counted=tuple((key, roles.text(key)) for key in roles.names()) if roles else (),
        other_level=other.whole("level", 0, 5),
        other_reason=other.text("reason"),
        file=top.file,
    )
    _check(top, authority)
    for block in (head, other, shares, top):
        block.finish()
    return authority


def _check(top: Block, authority: Authority) -> None:
    """Slips that would pass unseen: a line would be overshadowed, or would never be met."""
    ids = [one.id for one in authority.levels]
    for one in dict.fromkeys(one for one in ids if ids.count(one) > 1):
        top.problem(f"holds the id '{one}' twice; an id is never reused", "levels")
    for one in authority.own_or_allied:
        if not (len(one) == 2 and one.isupper()):
            top.problem(f"holds '{one}'; expected codes of two capitals such as GB", "own_or_allied")
    for one, _ in authority.roles_not_counted:
        if one not in PARTY_ROLES:
            says = (
                f"names the role '{one}'; expected {', '.join(PARTY_ROLES)}{did_you_mean(one, PARTY_ROLES)}"
            )
            top.problem(says, "roles_not_counted")


def _level(block: Block) -> TieLevel:
    line = TieLevel(
        id=block.text("id"),
        level=block.whole("level", 0, 5),
        reason=block.text("reason"),
        lists=block.texts("lists"),
        kinds=block.texts("kinds"),
        ratings=block.texts("ratings"),
        basis=block.texts("basis"),
        certainty=block.text("certainty", "proposal"),
    )
    if not (line.lists or line.kinds):
        block.problem("names neither lists nor kinds; it would count every listed body")
    block.finish()
    return line
