"""Codes in a proposal: countries as people abbreviate them, ROR ids bare or as an address."""

import pytest

from screening.model.field_reading import Problems, country_code, ror_of


@pytest.mark.parametrize(
    ("written", "code"),
    [("cn", "CN"), ("UK", "GB"), ("EL", "GR"), ("RUS", "RU"), ("unknown", ""), (None, "")],
)
def test_a_country_is_its_two_letters_however_it_is_abbreviated(written: str | None, code: str) -> None:
    problems = Problems()
    assert (country_code(written, "country", problems), problems.found) == (code, [])


@pytest.mark.parametrize("written", ["China", "C1", "ZZZ"])
def test_what_is_no_country_code_is_told(written: str) -> None:
    problems = Problems()
    assert country_code(written, "parties[0].country", problems) == ""
    assert problems.found == [
        f"parties[0].country: is '{written}'; expected a two-letter country code such as CN or GB"
    ]


@pytest.mark.parametrize("written", ["00wk2mp56", "https://ror.org/00WK2MP56/", "ror.org/00wk2mp56"])
def test_a_ror_id_is_its_nine_characters(written: str) -> None:
    problems = Problems()
    assert (ror_of(written, "ror", problems), problems.found) == ("00wk2mp56", [])


@pytest.mark.parametrize("written", ["00wk2mp5", "00wl2mp56", "00wk2mpab", "10wk2mp56"])
def test_what_can_be_no_ror_id_is_told(written: str) -> None:
    problems = Problems()
    assert ror_of(written, "ror", problems) == ""
    assert problems.found == [f"ror: is '{written}'; expected a ROR id such as 00wk2mp56"]
