"""The evidence of a legal point: one line a list, and no body left out of it in silence."""

from screening.model.sentence import Sentence
from screening.report.gate_evidence import by_list
from screening.report.phrases import load_phrases

T = load_phrases("en")
TIDES = "List of Tides, Part 4"


def on_list(name: str, since: str, title: str = TIDES, key: str = "body_on_list") -> Sentence:
    values = {"name": name, "written": name.upper(), "list": title, "edition": "2026-07", "since": since}
    return Sentence(f"{name} {since} {title}", f"words.{key}", {**values, "kind": "institute"})


def day(iso: str) -> Sentence:
    return Sentence(f"since {iso}", "words.since", {"date": iso})


def test_the_bodies_of_a_list_stand_behind_its_short_name_each_with_its_day() -> None:
    given = [
        on_list("Omega Works", day("2022-10-04"), key="body_as_written_on_list"),
        on_list("Delta Works", "undated"),
    ]
    assert by_list(given, 9, T) == (
        (
            "On the list “List of Tides”, edition 2026-07: "
            "Omega Works (since 4 October 2022); Delta Works, written “DELTA WORKS” (undated)",
        ),
        (),
    )


def test_a_body_with_two_entries_on_a_list_is_named_once_with_both_days() -> None:
    given = [on_list("Omega Works", day("2022-10-04")), on_list("Omega Works", day("2022-04-07"))]
    (line,), _ = by_list(given, 9, T)
    assert line.count("Omega Works") == 1
    assert line.endswith("(since 7 April 2022, since 4 October 2022)")


def test_each_list_has_a_line_of_its_own() -> None:
    lines, _ = by_list([on_list("Omega", "undated"), on_list("Omega", "undated", "Second List")], 9, T)
    assert [one.split("”")[0] for one in lines] == ["On the list “List of Tides", "On the list “Second List"]


def test_what_is_not_sure_stays_said() -> None:
    given = [
        on_list("Omega", "undated", key="body_may_be"),
        on_list("Delta", "undated", key="body_related"),
    ]
    (line,), _ = by_list(given, 9, T)
    assert "“OMEGA” may be Omega, the identity is not confirmed" in line
    assert "“DELTA” belongs to Delta (institute), and whether the entry covers it depends" in line


def test_of_very_many_bodies_the_number_of_the_others_is_told() -> None:
    (line,), _ = by_list([on_list(f"Body {number}", "undated") for number in range(5)], 3, T)
    assert line.count("undated") == 3
    assert line.endswith("; 2 more")


def test_other_evidence_and_that_of_a_stored_result_without_its_parts_stays_as_it_is() -> None:
    plain = ("the work begins 2027-01-01", "Omega Works is on the list “List of Tides”, edition 1, undated")
    assert by_list(plain, 9, T) == ((), plain)
