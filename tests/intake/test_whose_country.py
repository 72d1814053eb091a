"""Whose country, town and website a column holds: the partner's, or that of the funder or owner beside it."""

from pathlib import Path

import pytest

from screening.intake.register import read_register

from . import files

A, B = "Invented University of Oslo", "Sample Council"


def parties(folder: Path, heads: list[str], row: list[str]) -> dict[str, tuple[str, str, str]]:
    (one,) = read_register(files.xlsx(folder / "a.xlsx", [heads, row])).proposals
    return {party.role: (party.name, party.country, party.domain) for party in one.parties}


@pytest.mark.parametrize(
    ("heads", "row", "countries"),
    [
        pytest.param("Partner|Country|Funder|Country", [A, "NO", B, "GB"], ("NO", "GB"), id="twice"),
        pytest.param("Funder|Country|Partner|Country", [B, "GB", A, "NO"], ("NO", "GB"), id="funder first"),
        pytest.param("Funder|Country|Partner|Country", [B, "GB", A, ""], ("", "GB"), id="empty for one"),
        pytest.param("Partner|Country|Funder|Funder country", [A, "NO", B, "GB"], ("NO", "GB"), id="named"),
        pytest.param("Partner|Country|Sponsor|Country of sponsor", [A, "NO", B, "GB"], ("NO", "GB"), id="of"),
        pytest.param(
            "Partner|Land|Förderer|Land des Förderers", [A, "NO", B, "GB"], ("NO", "GB"), id="German"
        ),
        pytest.param("Partner|Funder|Country", [A, B, "NO"], ("NO", ""), id="one is the partner's"),
        pytest.param("Country|Partner|Funder", ["NO", A, B], ("NO", ""), id="one before"),
        pytest.param(
            "Partner|Country|Country|Funder", [A, "NO", "Norway", B], ("NO", ""), id="code and name"
        ),
        pytest.param("PI country|Partner|Funder", ["NO", A, B], ("", ""), id="a person's is nobody's"),
    ],
)
def test_a_country_is_that_of_the_organisation_it_stands_by(
    tmp_path: Path, heads: str, row: list[str], countries: tuple[str, str]
) -> None:
    found = parties(tmp_path, ["Ref", *heads.split("|")], ["P-1", *row])
    assert (found["partner"][1], found["funder"][1]) == countries


def test_a_website_of_the_funder_is_not_the_partners(tmp_path: Path) -> None:
    heads = ["Ref", "Partner", "Website", "Funder", "Website"]
    found = parties(tmp_path, heads, ["P-1", A, "www.invented.no", B, "council.example.uk"])
    assert found == {"partner": (A, "", "invented.no"), "funder": (B, "", "council.example.uk")}


def test_a_word_of_a_partners_heading_tells_which_of_two_a_country_is_of(tmp_path: Path) -> None:
    heads = ["Ref", "Lead organisation", "Lead country", "Partner", "Partner country"]
    rows = [heads, ["P-1", "Model College", "JP", A, "NO"]]
    (one,) = read_register(files.xlsx(tmp_path / "a.xlsx", rows)).proposals
    assert [(party.name, party.country) for party in one.parties] == [("Model College", "JP"), (A, "NO")]
