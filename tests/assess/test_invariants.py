"""What must hold for every case: proved over the whole space where it is small, else by random cases."""

import itertools
import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.assess.channels import Grades, apply_end_use, weigh
from screening.assess.measures import after
from screening.model.match import Band
from tests.assess.making import Answers, assessed, body, house, house_of, proposal, shipped_rules

SCALES = {"P": (0, 5), "F": (0, 4), "A": (1, 4), "D": (0, 4), "X": (0, 4), "C": (0, 4)}
ROLES = ("student", "key", "lead")


@cache
def tier(P: int = 0, F: int = 0, A: int = 1, D: int = 0, X: int = 0, C: int = 0, role: str = "lead") -> int:
    """The tier of one settled case."""
    found = weigh(house(), settled(P, F, A, D, X, C, role))
    assert found.tier_low == found.tier_high
    return found.tier_low


def settled(
    P: int = 0, F: int = 0, A: int = 1, D: int = 0, X: int = 0, C: int = 0, role: str = "lead"
) -> Grades:
    """Grades without any doubt."""
    weight, by_role = house().scale("P").weights[P], dict(house().roles)[role]
    return Grades(
        partner=(weight, weight),
        F=(F, F),
        A=(A, A),
        D=(D, D),
        X=(X, X),
        C=(C, C),
        role=(by_role, by_role),
        end_use="civil",
    )


def transfer_and_misuse() -> list[dict[str, Any]]:
    """Every combination of tie, field, access and data."""
    keys = ("P", "F", "A", "D")
    spans = (range(SCALES[key][0], SCALES[key][1] + 1) for key in keys)
    return [dict(zip(keys, one, strict=True)) for one in itertools.product(*spans)]


def integrity() -> list[dict[str, Any]]:
    """Every combination of disclosure, funding conditions and role."""
    return [{"X": x, "C": c, "role": role} for x in range(5) for c in range(5) for role in ROLES]


@pytest.mark.parametrize(
    "space", [transfer_and_misuse(), integrity()], ids=["transfer and misuse", "integrity"]
)
def test_a_higher_level_never_lowers_the_tier_and_one_step_moves_it_by_one_at_most(
    space: list[dict[str, Any]],
) -> None:
    for case in space:
        for key in set(case) & set(SCALES):
            if case[key] < SCALES[key][1]:
                step = tier(**{**case, key: case[key] + 1}) - tier(**case)
                assert 0 <= step <= 1, (case, key)


@given(st.sampled_from(transfer_and_misuse()), st.sampled_from(integrity()))
def test_the_tier_is_that_of_the_worst_channel(knowledge: dict[str, int], honesty: dict[str, Any]) -> None:
    assert tier(**knowledge, **honesty) == max(tier(**knowledge), tier(**honesty))


def test_a_more_responsible_role_never_lowers_the_tier_and_raises_it_by_one_at_most() -> None:
    for x, c in itertools.product(range(5), range(5)):
        student, key, lead = (tier(X=x, C=c, role=role) for role in ROLES)
        assert 0 <= key - student <= 1, (x, c)
        assert 0 <= lead - key <= 1, (x, c)


@st.composite
def ranges(draw: st.DrawFn) -> dict[str, tuple[int, int]]:
    """A range for every input."""
    found = {}
    for key, (low, high) in SCALES.items():
        ends = sorted(draw(st.tuples(st.integers(low, high), st.integers(low, high))))
        found[key] = (ends[0], ends[1])
    return found


@settings(max_examples=300)
@given(ranges(), st.data())
def test_a_range_holds_the_tier_of_every_value_in_it(
    spans: dict[str, tuple[int, int]], data: st.DataObject
) -> None:
    weights = house().scale("P").weights
    low, high = spans["P"]
    levels = {key: value for key, value in spans.items() if key != "P"}
    open_case = Grades(partner=(weights[low], weights[high]), role=(1.0, 1.0), end_use="civil", **levels)
    found = weigh(house(), open_case)
    known = {key: data.draw(st.integers(*span)) for key, span in spans.items()}
    assert found.tier_low <= tier(**known) <= found.tier_high


@given(ranges(), st.sampled_from(["civil", "military", "unknown"]))
def test_unknown_end_use_lies_between_civil_and_military_and_lifts_only_the_upper_end(
    spans: dict[str, tuple[int, int]], use: str
) -> None:
    levels = {key: value for key, value in spans.items() if key != "P"}
    case = Grades(partner=(0.5, 0.5), role=(1.0, 1.0), end_use=use, **levels)
    read = apply_end_use(house(), case)
    assert read.F is not None and case.F is not None
    if use == "unknown":
        assert read.F[0] == case.F[0]
        assert read.F[1] == (4 if case.F[1] >= 2 else case.F[1])
    if use == "military":
        assert read.F == (4, 4)


@given(ranges(), st.integers(0, 5))
def test_an_unverified_tie_never_moves_the_least_and_a_verified_one_may(
    spans: dict[str, tuple[int, int]], level: int
) -> None:
    inputs = {key: list(value) for key, value in spans.items()}
    alone = house_of(assessed(proposal(inputs=inputs)))
    tie = {"level": level, "verified": False}
    with_tie = house_of(assessed(proposal(inputs=inputs, ties=[tie])))
    assert with_tie.tier_min == alone.tier_min
    assert with_tie.channels_min == alone.channels_min
    assert (with_tie.tier_max or "") >= (alone.tier_max or "")


@given(ranges())
def test_benefit_chooses_the_answer_and_never_the_tier(spans: dict[str, tuple[int, int]]) -> None:
    inputs = {key: list(value) for key, value in spans.items()}
    results = [house_of(assessed(proposal(inputs={**inputs, "B": level}))) for level in range(4)]
    first = results[0]
    for one in results[1:]:
        assert (one.tier_min, one.tier_max, one.ask_first) == (
            first.tier_min,
            first.tier_max,
            first.ask_first,
        )
        assert (one.channels_min, one.channels_max) == (first.channels_min, first.channels_max)


@given(ranges())
def test_the_tier_can_be_rebuilt_from_the_printed_lines(spans: dict[str, tuple[int, int]]) -> None:
    result = house_of(assessed(proposal(inputs={key: list(value) for key, value in spans.items()})))
    channels = [one for one in result.ledger if one.factor in result.channels_min]
    assert len(channels) == 3
    floors = [one for one in result.ledger if one.factor == "floor"]
    lifted = max((int(one.says.split()[1].strip(":")[1]) for one in floors), default=0)
    worst = max(one.high for one in channels if one.high is not None)
    by_points = sum(worst >= limit for _, limit in result.thresholds)
    assert result.tier_max == f"T{max(by_points, lifted)}"
    for one in result.ledger:
        assert one.certainty, one.says


def test_every_input_and_channel_has_its_line_with_its_weight() -> None:
    result = house_of(assessed(proposal(inputs={"P": 4, "F": [1, 3], "A": 3, "X": 2})))
    weights = {one.factor: (one.low, one.high) for one in result.ledger if one.factor in SCALES}
    assert weights["P"] == (0.8, 0.8)
    assert weights["F"] == (0.25, 0.8)
    assert weights["X"] == (0.2, 0.2)
    assert "100 × 0.8 × 0.25 × 0.8 = 16.0" in " ".join(one.says for one in result.ledger)


LADDERS = ("nsf_trust", "eu_cr2024", "ca_nsgrp", "uk_tr")


@pytest.mark.parametrize("pack_id", LADDERS)
def test_settling_a_fact_stays_inside_the_range_and_a_worse_fact_never_lowers_it(pack_id: str) -> None:
    pack = shipped_rules().pack(pack_id)
    assert pack is not None
    facts = tuple(dict.fromkeys(_facts(one.when) for one in pack.rows))
    names = sorted({name for group in facts for name in group})[:4]
    rank = {pack.otherwise: 0, **{one.outcome: one.rank for one in pack.rows}}
    settled_words = {name: "false" for row in facts for name in row}
    found = {}
    for words in itertools.product(("false", "unknown", "true"), repeat=len(names)):
        stated = {**settled_words, **dict(zip(names, words, strict=True))}
        result = assessed(proposal(inputs={}, facts={**stated, **_scope(pack_id)}), packs=(pack_id,)).pack(
            pack_id
        )
        assert result is not None
        least = rank.get(result.outcome, 0)  # an open answer stands for the mildest
        found[words] = (least, max(least, rank.get(result.outcome_max, 0)))
    order = {"false": 0, "unknown": 1, "true": 2}
    for left, right in itertools.combinations(found, 2):
        pairs = list(zip(left, right, strict=True))
        if all(order[one] <= order[other] for one, other in pairs):
            assert found[left][0] <= found[right][0] and found[left][1] <= found[right][1], (left, right)
        if all(one == other or one == "unknown" for one, other in pairs):
            assert found[left][0] <= found[right][0] <= found[right][1] <= found[left][1], (left, right)


def _facts(condition: Any) -> tuple[str, ...]:
    own = (condition.name,) if condition.op == "fact" else ()
    return (*own, *(name for part in condition.parts for name in _facts(part)))


def _scope(pack_id: str) -> dict[str, bool]:
    return {"nsf_trust": {"nsf_funding": True}, "ca_nsgrp": {"canadian_partnership_call": True}}.get(
        pack_id, {}
    )


PARTIES = [
    {"name": "Alpha", "country": "CN"},
    {"name": "Beta", "country": "CN"},
    {"name": "Gamma", "country": "CN", "role": "funder"},
]
KNOWN = Answers(
    Alpha=body("Alpha University", "seven_sons", "us_bis_el"),
    Alpha_Univ=body("Alpha University", "seven_sons", "us_bis_el"),
    Beta=body("Beta University", "us_1286", band=Band.REVIEW),
    Gamma=body("Gamma Fund", "eu_sanctions", basis="Asset freeze"),
)
PLAIN: dict[str, Any] = {
    "summary": "We build a cold atom gravimeter.",
    "access": "laboratory",
    "data": "none",
    "end_use": "civil",
    "benefit": "normal",
    "disclosure": "complete",
    "funding_conditions": "none",
}


def answer(parties: list[dict[str, Any]]) -> tuple[Any, ...]:
    """What a reader acts on, for these parties."""
    found = assessed(proposal(**PLAIN, parties=parties), KNOWN)
    result = house_of(found)
    gates = sorted((one.pack, one.id, one.holds, one.evidence) for one in found.gates)
    return (
        result.tier_min,
        result.tier_max,
        result.channels_min,
        result.channels_max,
        result.response,
        result.measures,
        gates,
    )


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_parties_changes_nothing(order: tuple[int, ...]) -> None:
    first, other = answer(PARTIES), answer([PARTIES[index] for index in order])
    assert first[:6] == other[:6]
    assert [gate[:3] for gate in first[6]] == [gate[:3] for gate in other[6]]


def test_naming_a_body_twice_or_by_another_name_changes_no_tier() -> None:
    again = answer([*PARTIES, PARTIES[0], {"name": "Alpha Univ", "country": "CN"}])
    assert answer(PARTIES)[:6] == again[:6]


def test_an_unrelated_listing_changes_nothing() -> None:
    more = Answers(
        **{key.replace(" ", "_"): one for key, one in KNOWN.known.items()}, Delta=body("Delta", "us_1286")
    )
    found = assessed(proposal(**PLAIN, parties=PARTIES), more)
    assert house_of(found).channels_max == answer(PARTIES)[3]


def test_gates_never_alter_points() -> None:
    lists = ("seven_sons", "uk_sanctions", "us_bis_el")
    frozen = Answers(Alpha=body("Alpha University", *lists, basis="Asset freeze"))
    free = Answers(Alpha=body("Alpha University", "seven_sons"))
    given_parties = [{"name": "Alpha", "country": "CN"}]
    with_gate = assessed(proposal(**PLAIN, parties=given_parties), frozen)
    without = assessed(proposal(**PLAIN, parties=given_parties), free)
    assert [one.id for one in with_gate.gates] == ["sanctions.uk", "export.us_entity_list"]
    assert without.gates == ()
    assert house_of(with_gate).channels_max == house_of(without).channels_max
    assert house_of(with_gate).tier_max == house_of(without).tier_max
    assert house_of(with_gate).response.startswith("hold: licence or sanctions check first; ")
    assert house_of(without).response == house_of(with_gate).response.split("; ", 1)[1]


def test_the_benefit_stands_once_in_the_ledger() -> None:
    told = house_of(assessed(proposal(**PLAIN))).ledger
    assert [one.factor for one in told].count("B") == 1


def test_points_never_create_gates() -> None:
    for level in range(6):
        found = assessed(proposal(inputs={"P": level, "F": 4, "A": 4, "X": 4, "C": 4}))
        assert found.gates == ()


def test_the_same_case_gives_the_same_bytes() -> None:
    first, second = (assessed(proposal(**PLAIN, parties=PARTIES), KNOWN).to_dict() for _ in range(2))
    assert json.dumps(first, ensure_ascii=False) == json.dumps(second, ensure_ascii=False)


def test_nothing_found_still_names_the_lists_that_were_searched() -> None:
    found = assessed(proposal(**PLAIN, parties=[{"name": "Unlisted College"}]))
    assert [one["list_id"] for one in found.lists] == ["us_1286"]
    assert "cleared" not in json.dumps(found.to_dict()).lower()


def test_a_measure_never_raises_the_tier() -> None:
    for case in transfer_and_misuse()[::7]:
        grades = replace(settled(**case), X=(3, 3), C=(3, 3))
        now = weigh(house(), grades)
        for rule in shipped_rules().measures:
            then = weigh(house(), after(grades, rule))
            assert then.tier_high <= now.tier_high and then.tier_low <= now.tier_low, rule.id
