"""Slips that read well and would pass unseen: a condition that never holds, a list nobody has."""

from pathlib import Path

import pytest

from screening.app.rules_check import check_rules
from screening.errors import InvalidPack
from tests.assess.making import ROOT

SOUND = (Path(__file__).parent / "damaged" / "sound.yml").read_text(encoding="utf-8")
HOUSE = (ROOT / "rules" / "packs" / "house_default.yml").read_text(encoding="utf-8")
AUTHORITY = (ROOT / "rules" / "authority" / "default.yml").read_text(encoding="utf-8")
WHEN = "when: partner_military_tie"


def problems(text: str, folder: Path) -> tuple[str, ...]:
    """What the check says of a file with this text."""
    path = folder / "mine.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidPack) as caught:
        check_rules(path)
    return tuple(caught.value.problems)


@pytest.mark.parametrize(
    ("when", "says"),
    [
        pytest.param("{all: []}", "all is empty, so it would always hold", id="nothing to hold"),
        pytest.param("{any: []}", "any is empty, so it would never hold", id="nothing that could hold"),
        pytest.param(
            "{stated: {field: acces, is: [laboratory]}}",
            "stated.field is 'acces'; expected access,",
            id="field",
        ),
        pytest.param(
            "{stated: {field: access, is: [labratory]}}",
            "stated.is holds 'labratory'; expected published, joint_unpublished, laboratory, controlled",
            id="word of a field",
        ),
        pytest.param("{role: [suplier]}", "unknown role 'suplier'; did you mean 'supplier'?", id="role"),
        pytest.param(
            "{listed: {lists: [us_1286], through: [persons]}}",
            "through holds 'persons'; expected party, person, past_person",
            id="through",
        ),
        pytest.param(
            "{listed: {lists: [us_bis_elx]}}",
            "names the list 'us_bis_elx', which is neither shipped nor imported; did you mean 'us_bis_el'?",
            id="list",
        ),
        pytest.param("{day: {from: 2026-05-01, until: 2025-01-01}}", "ends before it begins", id="days"),
        pytest.param("{begins: {from: 2026-05-01, until: 2025-01-01}}", "ends before it begins", id="begins"),
        pytest.param("{begins: [2026]}", "begins is a list; expected a mapping of its options", id="begin"),
        pytest.param("{funder: {of_others: [X]}}", "has no 'names'", id="nobody's funder"),
        pytest.param(
            "{listed: {lists: [us_1286], other_bases: [X]}}",
            "unknown key 'other_bases'; did you mean 'other_basis'?",
            id="basis",
        ),
    ],
)
def test_a_condition_that_says_nothing_is_named_with_its_line(tmp_path: Path, when: str, says: str) -> None:
    (found,) = problems(SOUND.replace(WHEN, f"when: {when}"), tmp_path)
    assert says in found
    assert int(found.split(":")[1]) >= SOUND[: SOUND.index("- id: ex_note")].count("\n") + 1


@pytest.mark.parametrize(
    ("where", "says"),
    [
        pytest.param("{countries: [China]}", "holds 'China'; expected codes of two capitals", id="no code"),
        pytest.param("{countries: [CN], roles: [partners]}", "did you mean 'partner'?", id="role"),
    ],
)
def test_a_slip_in_where_a_body_is_established_is_named(tmp_path: Path, where: str, says: str) -> None:
    given = SOUND.replace("kind: checklist", "kind: gate").replace(WHEN, f"when: {{established_in: {where}}}")
    assert any(says in one for one in problems(given, tmp_path))


@pytest.mark.parametrize(
    ("find", "put", "says"),
    [
        pytest.param("us_bis_meu]", "us_bis_mue]", "levels[11].lists names 'us_bis_mue'", id="list"),
        pytest.param("[military_academy,", "[military_acadmy,", "kinds names 'military_acadmy'", id="kind"),
        pytest.param("[very high]", "[veryhigh]", "ratings names 'veryhigh'", id="rating"),
        pytest.param("counts: all", "counts: [us_1268]", "counts names 'us_1268'", id="what counts"),
        pytest.param("own_or_allied: []", "own_or_allied: [GBR]", "two capitals such as GB", id="country"),
        pytest.param("id: military_hospital", "id: seven_sons", "the id 'seven_sons' twice", id="same id"),
        pytest.param("  host:", "  hosts:", "the role 'hosts'", id="role"),
    ],
)
def test_a_line_of_the_authority_profile_that_nothing_meets_is_named(
    tmp_path: Path, find: str, put: str, says: str
) -> None:
    assert AUTHORITY.count(find) == 1
    (found,) = problems(AUTHORITY.replace(find, put), tmp_path)
    assert says in found


def test_a_pack_that_ends_before_it_starts_is_refused(tmp_path: Path) -> None:
    text = SOUND.replace("starts: 2026-01-01", "starts: 2026-01-01\n  ends: 2025-01-01")
    (found,) = problems(text, tmp_path)
    assert ":8:9: pack.ends ends before it starts" in found


def test_a_control_character_is_one_sentence_with_its_line(tmp_path: Path) -> None:
    (found,) = problems(SOUND.replace("name: note", "name: no\x00te"), tmp_path)
    assert "\n" not in found and ": holds a control character" in found


def test_a_tier_that_nothing_reaches_is_refused(tmp_path: Path) -> None:
    lower = HOUSE.replace("[0, 0.1, 0.25, 0.5, 0.8, 1.0]", "[0, 0.1, 0.2, 0.25, 0.3, 0.5]")
    lower = lower.replace("[0, 0.06, 0.2, 0.45, 0.75]", "[0, 0.06, 0.2, 0.45, 0.55]")
    (found,) = problems(lower, tmp_path)
    assert "thresholds puts T4 at 60, but no channel goes beyond 55" in found


def test_a_tier_at_the_very_most_that_a_channel_reaches_is_reached(tmp_path: Path) -> None:
    lower = HOUSE.replace("[0, 0.1, 0.25, 0.5, 0.8, 1.0]", "[0, 0.1, 0.2, 0.25, 0.3, 0.5]")
    lower = lower.replace("[0, 0.06, 0.2, 0.45, 0.75]", "[0, 0.06, 0.2, 0.45, 0.6]")
    path = tmp_path / "house_default.yml"
    path.write_text(lower, encoding="utf-8")
    assert check_rules(path).startswith("no problem found")


@pytest.mark.parametrize(
    ("find", "put", "says"),
    [
        pytest.param(
            "[0, 0.06, 0.2, 0.45, 0.75]",
            "[0, 0.06, 0.2, 0.75, 0.9]",
            "one step of disclosure (from “gap open” to “material omission unexplained”)",
            id="scale",
        ),
        pytest.param("student: 0.5", "student: 0.1", "one step of role (from “student” to “key”)", id="role"),
    ],
)
def test_a_step_that_leaps_over_a_tier_is_told_and_not_refused(
    tmp_path: Path, find: str, put: str, says: str
) -> None:
    assert HOUSE.count(find) == 1
    path = tmp_path / "house_default.yml"
    path.write_text(HOUSE.replace(find, put), encoding="utf-8")
    said = check_rules(path).splitlines()
    assert said[0].startswith("no problem found")
    assert says in said[1]


def test_no_step_of_the_shipped_rubric_leaps_over_a_tier() -> None:
    assert check_rules(ROOT / "rules" / "packs" / "house_default.yml").count("\n") == 0
