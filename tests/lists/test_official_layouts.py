"""What single readers of official layouts decide, on files of a few lines."""

from pathlib import Path

import pytest

from screening.errors import BrokenList
from screening.lists import read_defense, read_eu, read_mapped
from screening.lists.catalogue import Catalogue
from screening.lists.formats import FORMATS
from screening.lists.passport import passport_from, read_passport, read_yaml
from screening.lists.reading import sorted_names
from screening.lists.source_file import SourceFile

EU_HEAD = (
    "Entity_LogicalId;Entity_SubjectType;Entity_SubjectType_ClassificationCode;NameAlias_WholeName;"
    "Entity_DesignationDate;Entity_Regulation_PublicationUrl"
)
DEFENSE_HEAD = "schema,name,aliases,program,authority,report-date,country,source_url"


def file_of(text: str) -> SourceFile:
    return SourceFile(name="list.csv", folder=Path(), content=text.encode())


@pytest.mark.parametrize(
    ("word", "letter", "taken"),
    [
        pytest.param("enterprise", "", True, id="a body by its word"),
        pytest.param("", "E", True, id="a body by its letter, as in the XML"),
        pytest.param("person", "", False, id="a person by the word"),
        pytest.param("", "P", False, id="a person by the letter"),
        pytest.param("", "", False, id="not stated"),
    ],
)
def test_eu_bodies_are_told_from_persons_by_word_or_letter(word: str, letter: str, taken: bool) -> None:
    row = f"7;{word};{letter};Sample Works;2024-05-03;https://example.org/act"
    found = read_eu.read_csv(file_of(f"{EU_HEAD}\n{row}\n"), "eu_sanctions")
    assert [one.name for one in found.records] == (["Sample Works"] if taken else [])
    assert len(found.left_out) == (not taken)


def test_dates_that_cannot_be_read_are_told_of_either_eu_layout() -> None:
    row = "7;enterprise;;Sample Works;in May;https://example.org/act"
    element = (
        '<export><sanctionEntity logicalId="7" designationDate="in May"><subjectType code="enterprise"/>'
        '<nameAlias wholeName="Sample Works"/></sanctionEntity></export>'
    )
    table = read_eu.read_csv(file_of(f"{EU_HEAD}\n{row}\n"), "eu_sanctions")
    tree = read_eu.read_xml(file_of(element), "eu_sanctions")
    for found in (table, tree):
        assert "1 dates could not be read" in found.not_understood
        assert found.records[0].listed_on == ""


def test_an_eu_entry_without_a_name_is_counted_and_left_out() -> None:
    entry = '<sanctionEntity logicalId="{}"><subjectType code="enterprise"/>{}</sanctionEntity>'
    named = entry.format(7, '<nameAlias wholeName="Sample Works"/>')
    found = read_eu.read_xml(file_of(f"<export>{named}{entry.format(8, '')}</export>"), "eu_sanctions")
    assert [one.name for one in found.records] == ["Sample Works"]
    assert [one.why for one in found.left_out] == ["no name"]


@pytest.mark.parametrize(
    ("name", "is_weak"),
    [
        pytest.param("ZKTO", True, id="acronym"),
        pytest.param("Zeto", True, id="a short word"),
        pytest.param("Ze To", False, id="two short words"),
        pytest.param("Zetora", False, id="a long word"),
        pytest.param("泽图", False, id="a short name in Chinese"),
    ],
)
def test_an_acronym_or_short_word_of_a_list_is_a_weak_name(name: str, is_weak: bool) -> None:
    strong, weak = sorted_names([name])
    assert (bool(weak), bool(strong)) == (is_weak, not is_weak)


@pytest.mark.parametrize(
    ("years", "newest"),
    [
        pytest.param(("FY2024", "FY2025"), "FY2025", id="with letters"),
        pytest.param(("FY2025", "2026"), "FY2026", id="the newer one without letters"),
        pytest.param(("2025", "FY2025"), "FY2025", id="one year written in two ways"),
    ],
)
def test_newest_fiscal_year_is_taken_however_it_is_written(years: tuple[str, str], newest: str) -> None:
    rows = [f"1286,Sample {year},,,,{year},China,https://example.org" for year in years]
    found = read_defense.read_1286(file_of("\n".join([DEFENSE_HEAD, *rows])), "us_1286")
    assert {one.edition for one in found.records} == {newest}
    assert len(found.records) + len(found.left_out) == 2
    assert len(found.left_out) == len({year.removeprefix("FY") for year in years}) - 1


def test_an_older_row_left_open_is_not_on_the_newest_edition() -> None:
    rows = [
        "Tidal Works,Tidal Works,,,,,2025-01-07,,",
        "Removed Works,Removed Works,,,,,2025-01-07,,",
        "Tidal Works,Tidal Works,,,,,2026-06-08,,",
        "Lunar Works,Lunar Works,,,,,2026-06-08,,",
        "Solar Works,Solar Works,,,,,2026-06-08,,",
        "Late Works,Late Works,,,,,2026-09-01,,",
    ]
    head = "Name,Clean Name,Alias,Previous Name,Parent Name,Note,Start date,End date,Source Url"
    found = read_defense.read_1260h(file_of("\n".join([head, *rows])), "us_1260h")
    assert {one.name for one in found.records} == {"Tidal Works", "Lunar Works", "Solar Works", "Late Works"}
    assert {one.what for one in found.left_out} == {"Tidal Works", "Removed Works"}


def test_file_without_a_fiscal_year_is_refused() -> None:
    with pytest.raises(BrokenList, match="no row has a report-date"):
        read_defense.read_1286(file_of(f"{DEFENSE_HEAD}\n1286,Sample,,,,,China,x\n"), "us_1286")


def test_upkeep_names_a_mapping_where_no_reader_knows_the_lists_layout(catalogue: Catalogue) -> None:
    read = {one for layout in FORMATS for one in layout.lists}
    importable = [
        one
        for one in catalogue.lists
        if any("screening lists import" in step and "--mapping" not in step for step in one.upkeep)
        and not any("--add" in step for step in one.upkeep)
    ]
    assert {one.list_id for one in importable} - read == {"aspi_tracker"}  # a MISP cluster is of any list


def test_upkeep_written_as_one_text_is_one_step(shipped: Path, tmp_path: Path) -> None:
    lines = (shipped / "us_889" / "list.yml").read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("upkeep"))
    end = next((n for n in range(start + 1, len(lines)) if lines[n][:1].isalpha()), len(lines))
    place = tmp_path / "list.yml"
    place.write_text("\n".join([*lines[:start], "upkeep: Look at the page.", *lines[end:]]), encoding="utf-8")
    assert read_passport(place).upkeep == ("Look at the page.",)


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        pytest.param("{max: 5}", "entries.min is None; expected a whole number", id="one is missing"),
        pytest.param("{min: ten, max: 50}", "entries.min is 'ten'; expected a whole number", id="in words"),
        pytest.param("many", "entries.max is None; expected a whole number", id="no limits at all"),
    ],
)
def test_limits_of_a_passport_are_whole_numbers(limits: str, says: str, shipped: Path) -> None:
    text = (shipped / "us_889" / "list.yml").read_text(encoding="utf-8")
    given = {**read_yaml(text, "list.yml"), "entries": read_yaml(f"entries: {limits}", "x")["entries"]}
    with pytest.raises(BrokenList) as refused:
        passport_from(given, "us_889/list.yml")
    assert f"us_889/list.yml: {says}" in str(refused.value)


def test_a_row_without_a_name_is_told_and_not_taken() -> None:
    table = "Body,Land\nSample Works,CN\n,CN\nSample Institute,CN\n"
    found = read_mapped.read_mapped(file_of(table), "ours", {"columns": {"name": "Body", "country": "Land"}})
    assert [one.name for one in found.records] == ["Sample Works", "Sample Institute"]
    assert "row 3 has no name and was left out" in found.not_understood


def test_passport_nested_without_end_is_refused_in_words() -> None:
    with pytest.raises(BrokenList, match="nested"):
        read_yaml(f"title: {'[' * 3000}{']' * 3000}", "list.yml")
