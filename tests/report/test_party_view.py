"""Names as shown: the place of each without what the report's head says once."""

from typing import Any

import pytest

from screening.report.brief_view import found_line
from screening.report.party_view import (
    ListedNames,
    each_once,
    file_and_sheet,
    further_rows,
    names_apart,
    party_views,
)
from screening.report.phrases import load_phrases


@pytest.mark.parametrize(
    ("place", "home", "shown"),
    [
        pytest.param('r.xlsx › A › row 9 › "P"', 'r.xlsx › A › row 4 › "P"', 'row 9 › "P"', id="same sheet"),
        pytest.param('b.csv › row 9 › "P"', 'a.csv › row 4 › "P"', 'b.csv › row 9 › "P"', id="another file"),
        pytest.param("proposal.yaml", "proposal.yaml", "proposal.yaml", id="a file alone"),
        pytest.param("", 'r.xlsx › A › row 4 › "P"', "", id="no place"),
    ],
)
def test_file_and_sheet_are_said_once(place: str, home: str, shown: str) -> None:
    result = {"as_of": "2026-11-21", "proposal": {"place": home}, "parties": [{"name": "X", "place": place}]}
    assert party_views(result, load_phrases())[0].place == shown


def match(name: str, band: str, words: str = "Sample University") -> dict[str, Any]:
    given = {"band": band, "relation": "same", "matched_text": words, "span": [0, len(words)]}
    return {"entity_id": name, "name": name, "reasons": [], "listings": [], **given}


@pytest.mark.parametrize(
    ("second", "said"),
    [
        pytest.param(match("B", "review"), True, id="the same words"),
        pytest.param(match("B", "review", "Sample"), True, id="some of them"),
        pytest.param(match("B", "review", "Sample University of B"), False, id="more words"),
        pytest.param(match("B", "confirmed"), False, id="confirmed too"),
    ],
)
def test_a_body_whose_words_are_confirmed_as_another_is_named_and_its_record_left_out(
    second: dict[str, Any], said: bool
) -> None:
    party = {"name": "Sample University", "matches": [match("A", "confirmed"), second]}
    result = {"as_of": "2026-11-21", "proposal": {}, "parties": [party]}
    found = party_views(result, load_phrases())[0]
    assert [one.name for one in found.bodies] == (["A"] if said else ["A", "B"])
    assert [name for name, _ in found.near] == (["B"] if said else [])
    assert all("confirmed as the name of A" in why for _, why in found.near)


@pytest.mark.parametrize(
    ("kind", "band", "shown"),
    [
        pytest.param("laboratory", "likely", "", id="a laboratory by words that others use too"),
        pytest.param("laboratory", "confirmed", "laboratory", id="a laboratory beyond doubt"),
        pytest.param("hospital", "likely", "hospital", id="a hospital, which alone counts"),
    ],
)
def test_a_part_that_is_less_sure_than_its_body_is_not_shown_for_it(kind: str, band: str, shown: str) -> None:
    part = match("A", band, "State Laboratory") | {"relation": "related", "tie_kind": kind}
    assert [one.get("tie_kind", "") for one in each_once([match("A", "confirmed"), part])] == [shown]


def test_a_short_place_shares_nothing() -> None:
    assert file_and_sheet('row 4 › "P"') == ""


def apart(rows: list[dict[str, Any]], least: int = 3) -> tuple[list[str], list[ListedNames]]:
    """The names with a row each, and the lists of the others."""
    result = {"as_of": "2026-11-21", "proposal": {}, "parties": rows}
    given, lists = names_apart(party_views(result, load_phrases()), least)
    return [one.written for one in given], list(lists)


def row(name: str, place: str = "", **more: Any) -> dict[str, Any]:
    return {"name": name, "place": place, "role": "partner", **more}


def test_many_names_that_nothing_came_close_to_are_one_list_with_their_cells() -> None:
    rows, lists = apart([row(f"U{number}", f'a.csv › row 4 › "P{number}"') for number in range(3)])
    assert rows == []
    assert [(one.role, one.place, one.names) for one in lists] == [
        ("partner", "a.csv › row 4", (("U0", '"P0"'), ("U1", '"P1"'), ("U2", '"P2"')))
    ]


def test_a_cell_that_all_names_share_is_said_once() -> None:
    _, lists = apart([row(f"U{number}", "a.csv › row 4") for number in range(3)])
    assert (lists[0].place, {cell for _, cell in lists[0].names}) == ("a.csv › row 4", {""})


def test_few_names_keep_a_row_each() -> None:
    assert apart([row("U0"), row("U1")]) == (["U0", "U1"], [])


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"near_misses": [{"name": "X", "why_not": "another place"}]}, id="a near miss"),
        pytest.param({"counted": False, "why_not_counted": "the home institution"}, id="not counted"),
        pytest.param({"background": {"name": "University of X"}}, id="read as another name"),
        pytest.param({"role": "supplier"}, id="another role"),
    ],
)
def test_a_name_of_which_there_is_something_to_say_keeps_its_row(more: dict[str, Any]) -> None:
    rows, lists = apart([row("U0"), row("U1"), row("U2"), {**row("V"), **more}])
    assert rows == ["V"]
    assert [len(one.names) for one in lists] == [3]


@pytest.mark.parametrize(
    ("matches", "says"),
    [
        pytest.param(
            [match("A", "confirmed")], "The one name was read as a body that is on record: A.", id="one"
        ),
        pytest.param(
            [match("A", "confirmed"), match("B", "likely", "Other Academy")],
            "The one name was read as bodies that are on record: A and B.",
            id="two",
        ),
        pytest.param(
            [match("A", "confirmed"), match("B", "review", "Other Academy")],
            "The one name was read as a body that is on record: A.",
            id="one that may be meant is not read so",
        ),
    ],
)
def test_the_opening_line_names_every_body_that_a_name_was_read_as(
    matches: list[dict[str, Any]], says: str
) -> None:
    parties = [{"name": "Sample University and Other Academy", "outcome": "match", "matches": matches}]
    views = party_views({"as_of": "2026-11-21", "proposal": {}, "parties": parties}, load_phrases())
    assert found_line(views, load_phrases()) == says


def given(*matches: str) -> dict[str, Any]:
    found = [match(one, "confirmed", f"{one} Academy") for one in matches]
    return {"name": "X", "outcome": "match" if found else "none", "matches": found}


@pytest.mark.parametrize(
    ("parties", "says"),
    [
        pytest.param(
            [given("A"), given("B")], "Both names were read as bodies that are on record: A and B.", id="all"
        ),
        pytest.param(
            [given("A"), given("A")],
            "All 2 names were read as one body that is on record: A.",
            id="the same body twice",
        ),
        pytest.param(
            [given("A", "B"), given()],
            "One of the 2 names was read as bodies that are on record: A and B.",
            id="one name, two bodies",
        ),
        pytest.param(
            [given("A"), given()],
            "One of the 2 names was read as a body that is on record: A.",
            id="one of two",
        ),
        pytest.param(
            [given("A"), given("B, Dept. of C"), given()],
            "2 of the 3 names were read as bodies that are on record: A and B, Dept. of C.",
            id="two of three",
        ),
        pytest.param(
            [given("A"), given("B, Ltd"), given("C")],
            "All 3 names were read as bodies that are on record: A; B, Ltd and C.",
            id="a comma inside a name",
        ),
    ],
)
def test_how_many_names_are_on_record_is_said_in_plain_words(
    parties: list[dict[str, Any]], says: str
) -> None:
    views = party_views({"as_of": "2026-11-21", "proposal": {}, "parties": parties}, load_phrases())
    assert found_line(views, load_phrases()) == says


@pytest.mark.parametrize(
    ("places", "more"),
    [
        pytest.param(['r.xlsx › S › row 4 › "P"'], 0, id="its own row alone"),
        pytest.param(['r.xlsx › S › row 4 › "P"', 'r.xlsx › S › row 4 › "Q"'], 0, id="two cells of it"),
        pytest.param([f'r.xlsx › S › row {row} › "P"' for row in (4, 5, 9)], 2, id="two other rows"),
        pytest.param(["", "parties, entry 2"], 0, id="no place in that file"),
    ],
)
def test_the_head_counts_the_rows_that_a_project_takes(places: list[str], more: int) -> None:
    parties = [{"place": one} for one in places]
    given = {"proposal": {"place": 'r.xlsx › S › row 4 › "P"'}, "parties": parties}
    assert further_rows(given) == more
