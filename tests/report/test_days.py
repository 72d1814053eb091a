"""A day inside an English sentence is written out; an edition keeps the form that its list gave it."""

from screening.model.sentence import filled, joined, sentences_in
from screening.report.phrases import load_phrases
from screening.report.saying import recalled

SINCE = filled("house.since", "since {date}", {"date": "2014-11-08"})
TIE = filled(
    "house.tie", "on the list (edition {edition}), {since}", {"edition": "2014-11-08", "since": SINCE}
)


def test_a_day_is_written_out_and_an_edition_is_not() -> None:
    said = load_phrases("en").translated(joined(" ", (TIE, "It counts.")))
    assert said == ("on the list (edition 2014-11-08), since 8 November 2014 It counts.", "en")


def test_what_the_user_wrote_keeps_its_form() -> None:
    written = filled("house.written", "“{written}” was read", {"written": "since 2014-11-08"})
    assert load_phrases("en").translated(written)[0] == "“since 2014-11-08” was read"


def test_a_stored_result_knows_its_days_again() -> None:
    made = {
        "says": f"{TIE}",
        "more": "plain",
        "sentences": sentences_in([TIE, filled("a", "b {c}", {"c": 1})]),
    }
    again = recalled(made, "en")
    assert load_phrases("en").translated(again["says"])[0].endswith("since 8 November 2014")
    assert again["more"] == "plain"


def test_a_damaged_making_is_passed_over() -> None:
    made = {"says": "since 2014-11-08", "sentences": {"since 2014-11-08": "broken", "x": {"values": 3}}}
    assert recalled(made, "en")["says"] == "since 2014-11-08"
