"""What every rule of judging goes by, as one value: the index, its words and its weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from screening.matching.branches import Branches
from screening.matching.index import Index
from screening.matching.scale import Scale
from screening.matching.surroundings import Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The index and the rules of `judging.yml`; `groups` are bodies, the sets behind it kinds of bodies."""

    index: Index
    rules: Mapping[str, Any]
    around: Surroundings
    scale: Scale
    branches: Branches
    groups: frozenset[int]
    firms: frozenset[str]
    teaching: frozenset[str]
    military: frozenset[str]
    authorities: frozenset[str]


def basis_of(index: Index, rules: Mapping[str, Any], ordinary: frozenset[str]) -> Basis:
    """The basis of one index and the rules."""
    around = Surroundings(rules["words"], rules["han"], ordinary)
    return Basis(
        index=index,
        rules=rules,
        around=around,
        scale=Scale(rules),
        branches=Branches(index, around),
        groups=frozenset(index.groups),
        firms=frozenset(rules["firms"]),
        teaching=frozenset(rules["teaching"]),
        military=frozenset(rules["military"]),
        authorities=frozenset(rules["authorities"]),
    )
