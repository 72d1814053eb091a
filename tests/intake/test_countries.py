"""Countries of partners as people write them: words, short forms, brackets, flags; what is none is told."""

from pathlib import Path

import pytest

from screening.intake.partners import countries_of, country_at_end, organisations
from screening.intake.register import read_register
from screening.intake.vocabulary import country_code
from tests.intake import files


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param("🇨🇳", "CN", id="a flag"),
        pytest.param("🇨🇳 China", "CN", id="a flag before its name"),
        pytest.param("Norwegen 🇳🇴", "NO", id="a flag behind its name"),
        pytest.param("🇨🇳 Norway", "", id="a flag of another country than the name"),
        pytest.param("🇨🇳 🇳🇴", "", id="flags of two countries"),
        pytest.param("🇿🇿", "", id="letters that are no country's"),
        pytest.param("Volksrep. China", "CN", id="cut short"),
        pytest.param("Volksrepublik China (VRC)", "CN", id="short form in a bracket"),
        pytest.param("USA (Texas)", "US", id="a part of it in a bracket"),
        pytest.param("Norway (Iran)", "", id="another country in the bracket"),
        pytest.param("Hong Kong (China)", "HK", id="a bracket that belongs to the name"),
        pytest.param("Großbritannien", "GB", id="a name that is not the official one"),
        pytest.param("Russische Föderation", "RU", id="the long name"),
        pytest.param("Korea (Süd)", "KR", id="the south"),
        pytest.param("Korea (Nord)", "KP", id="the north"),
    ],
)
def test_a_country_is_known_however_people_write_it(written: str, code: str) -> None:
    assert country_code(written) == code


def test_flags_are_countries_one_by_one() -> None:
    assert countries_of("🇨🇳🇩🇪") == ["CN", "DE"]
    assert countries_of("🇨🇳 China; 🇩🇪") == ["🇨🇳 China", "🇩🇪"]
    assert country_at_end("Invented Institute of Optics 🇳🇴") == "NO"
    assert country_at_end("Sino-Nordic College 🇨🇳🇳🇴") == ""


def test_a_word_that_joins_two_names_belongs_to_neither() -> None:
    assert organisations("Invented University\nund Imaginary University") == (
        "Invented University",
        "Imaginary University",
    )
    assert organisations("I Moscow University\nI Kiev University") == (
        "I Moscow University",
        "I Kiev University",
    )


def test_partners_of_one_cell_get_the_country_of_their_flag(tmp_path: Path) -> None:
    rows = [
        ["Projekt", "Titel", "Partner", "Land"],
        ["P-1", "Waves", "Invented University\nImaginary University", "🇨🇳\n🇳🇴"],
        ["P-2", "Tides", "Invented University; Imaginary University", "🇨🇳 🇨🇳"],
        ["P-3", "Winds", "Invented University", "🇨🇳 🇨🇳"],
    ]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows=rows))
    assert [[one.country for one in each.parties] for each in reading.proposals] == [
        ["CN", "NO"],
        ["CN", "CN"],
        ["CN"],
    ]


def test_a_country_that_is_not_known_is_told_and_a_blank_or_a_dash_is_not(tmp_path: Path) -> None:
    rows = [
        ["Projekt", "Titel", "Partner", "Land"],
        ["P-1", "Waves", "Invented University", "Chinna"],
        ["P-2", "Tides", "Invented University; Imaginary University", "Norway; Utopia"],
        ["P-3", "Winds", "Invented University", "-"],
        ["P-4", "Rain", "Invented University", "unknown"],
        ["P-5", "Snow", "Invented University", "Norway"],
    ]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows=rows))
    told = [remark for place in range(5) for remark in reading.proposals.built(place)[1]]
    assert [(one.place.row, one.says, one.kind) for one in told] == [
        (2, "'Chinna' is not read as a country", "noted"),
        (3, "'Utopia' is not read as a country", "noted"),
    ]
