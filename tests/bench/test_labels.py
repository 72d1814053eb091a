"""Finding our body for a foreign one, and what counts as named in full."""

from pathlib import Path

import pytest

from screening.model.listing import Entity, Name, NameKind
from tests.bench.labels import mapped, names_in_full, plain, read_labelled

ALPHA = Entity(
    entity_id="alpha",
    name="Alpha University",
    country="CN",
    ror_id="0abcdef12",
    domains=("alpha.edu.cn",),
    names=(
        Name(text="Alpha University", kind=NameKind.PRIMARY),
        Name(text="Alpha Polytechnic", kind=NameKind.FORMER),
        Name(text="AU", kind=NameKind.ALIAS),
        Name(text="Central Institute", kind=NameKind.ALIAS),
    ),
)
BETA = Entity(
    entity_id="beta",
    name="Beta Academy",
    country="CN",
    names=(
        Name(text="Beta Academy", kind=NameKind.PRIMARY),
        Name(text="Central Institute", kind=NameKind.ALIAS),
    ),
)
OURS = {"alpha": ALPHA, "beta": BETA}


def body(**given: str) -> dict[str, str]:
    return {"id": "x-1", "name": "", "name_zh": "", "aliases": "", "ror_ids": "", "domains": "", **given}


@pytest.mark.parametrize(
    ("foreign", "ours"),
    [
        pytest.param(body(name="Other", ror_ids="ror.org/0abcdef12"), {"x-1": "alpha"}, id="by ROR id"),
        pytest.param(body(name="Other", domains="alpha.edu.cn"), {"x-1": "alpha"}, id="by domain"),
        pytest.param(body(name="BETA ACADEMY"), {"x-1": "beta"}, id="by name"),
        pytest.param(body(name="Other", aliases="X|Alpha Polytechnic"), {"x-1": "alpha"}, id="by alias"),
        pytest.param(body(name="Other", aliases="Central Institute"), {}, id="two of ours fit: no guess"),
        pytest.param(body(name="Other", aliases="AU"), {}, id="an acronym is no ground"),
        pytest.param(body(name="Gamma Academy"), {}, id="unknown"),
    ],
)
def test_a_foreign_body_is_mapped_without_a_guess(foreign: dict[str, str], ours: dict[str, str]) -> None:
    assert mapped([foreign], OURS) == ours


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Dept. of Physics, ALPHA University, Wuhan", True),
        ("Alpha  Polytechnic", True),
        ("Alphan University", False),
        ("AU, Wuhan", False),
    ],
)
def test_named_in_full_means_word_for_word(text: str, named: bool) -> None:
    assert names_in_full(text, ALPHA) is named


def test_plain_words() -> None:
    assert plain("École & Co., Xi’an") == "ecole and co xian"


def test_a_labelled_file_is_read_with_the_bodies_beside_it(tmp_path: Path) -> None:
    head = "sha1,string,lang,expected,tier,slice,scored,source,evidence"
    rows = ["1,Alpha Univ,latin,x-a,t,positive,1,s,e", "2,Elsewhere,latin,,,negative_other,1,s,e"]
    (tmp_path / "labels.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    bodies = [
        "id,name,name_zh,aliases,country,tier,aspi_category,section_1286_years,ror_ids,domains",
        "x-a,Alpha University,,,China,t,,,,",
        "x-z,Zeta University,,,China,t,,,,",
    ]
    (tmp_path / "listed_entities.csv").write_text("\n".join(bodies), encoding="utf-8")
    given = read_labelled(tmp_path / "labels.csv", OURS)
    assert [one.expected for one in given.labels] == [("alpha",), ()]
    assert (given.known, given.unmapped) == (frozenset({"alpha"}), ("x-z",))
    assert given.names == ("Alpha University", "Zeta University")
