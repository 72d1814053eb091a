"""Every importer: a round trip on a file in the true layout, and three damaged files refused in words."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from screening.errors import BrokenList, InvalidFile, SafetyLimit, ScreeningError, UsageError
from screening.lists.catalogue import Catalogue, load_catalogue
from screening.lists.importing import Imported, Wish, import_file
from screening.lists.reading import Reading
from screening.lists.record import Record
from screening.lists.taking_in import Printed, bodies_among
from screening.model.listing import NameKind

from .sample_files import SAMPLES, Change, Sample, content, workbook

TODAY = date(2027, 1, 20)
IDS = [one.file for one in SAMPLES]
DAMAGED = [(one, change, words) for one in SAMPLES for change, words in one.damages]
DAMAGED_IDS = [f"{one.file}: {words}" for one, _, words in DAMAGED]


def imported(tiny: Path, user: Path, file: Path, wish: Wish) -> tuple[Imported, ...]:
    return import_file(file, wish, load_catalogue(tiny, user), user, TODAY)


def written(folder: Path, name: str, given: bytes) -> Path:
    path = folder / name
    path.write_bytes(given)
    return path


def body_named(catalogue: Catalogue, name: str) -> str:
    return next(key for key, one in catalogue.entities.items() if one.name == name)


@pytest.mark.parametrize("sample", SAMPLES, ids=IDS)
def test_file_is_imported_and_found(sample: Sample, tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, sample.file, content(sample.file))
    user = tmp_path / "lists"
    (done,) = imported(tiny, user, file, Wish(list_id=sample.list_id, as_of="2027-01-15"))
    after = load_catalogue(tiny, user)
    entity = after.entities[body_named(after, sample.body)]
    assert sample.alias in {one.text for one in entity.names}
    assert entity.country == sample.country
    (listing,) = after.listings[entity.entity_id]
    assert (listing.list_id, listing.edition) == (sample.list_id, done.edition)
    assert listing.in_force(date(2030, 1, 1))
    kept = [one for own in after.listings.values() for one in own if one.edition == done.edition]
    assert done.entries == len(kept)


@pytest.mark.parametrize("sample", SAMPLES, ids=IDS)
def test_no_person_is_taken_in(sample: Sample, tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, sample.file, content(sample.file))
    (done,) = imported(tiny, tmp_path / "lists", file, Wish(list_id=sample.list_id))
    kept = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "lists").rglob("*.csv"))
    assert "Jane" not in kept
    assert not any("Jane" in one.what for one in done.left_out)


@pytest.mark.parametrize(("sample", "change", "words"), DAMAGED, ids=DAMAGED_IDS)
def test_damaged_file_is_refused_and_nothing_kept(
    sample: Sample, change: Change, words: str, tiny: Path, tmp_path: Path
) -> None:
    file = written(tmp_path, sample.file, change(content(sample.file)))
    with pytest.raises(ScreeningError) as refused:
        imported(tiny, tmp_path / "lists", file, Wish(list_id=sample.list_id))
    assert words in str(refused.value)
    assert sample.file in str(refused.value) or isinstance(refused.value, UsageError)
    assert not (tmp_path / "lists").exists()


def test_alias_file_beside_the_main_file_is_read(tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "SDN.CSV", content("SDN.CSV"))
    written(tmp_path, "ALT.CSV", b'90001,70001,"aka","EXAMPLE MISSILE INSTITUTE",-0- \r\n\x1a')
    written(tmp_path, "ADD.CSV", b'90001,1,"1 Test Road","Sampletown","Iran",-0- \r\n')
    imported(tiny, tmp_path / "lists", file, Wish(list_id="us_ofac_sdn"))
    after = load_catalogue(tiny, tmp_path / "lists")
    entity = after.entities[body_named(after, "EXAMPLE ROCKET RESEARCH CENTRE")]
    assert "EXAMPLE MISSILE INSTITUTE" in {one.text for one in entity.names}
    assert entity.country == "IR"


def test_without_alias_file_the_user_is_told(tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "SDN.CSV", content("SDN.CSV"))
    (done,) = imported(tiny, tmp_path / "lists", file, Wish(list_id="us_ofac_sdn"))
    assert any("no alias file" in note for note in done.not_understood)


def test_carrier_file_is_split_into_its_lists(tiny: Path, tmp_path: Path) -> None:
    good = content("consolidated.csv").decode()
    row = good.splitlines()[1]
    other = row.replace("(EL)", "(MEU)").replace("Example Polytechnic", "Sample Turbine")
    file = written(tmp_path, "c.csv", f"{good}{other}\n".encode())
    done = imported(tiny, tmp_path / "lists", file, Wish(list_id="us_csl"))
    assert [one.list_id for one in done] == ["us_bis_el", "us_bis_meu"]


def test_older_editions_and_programmes_of_1286_stay_out(tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "s.csv", content("section_1286.csv"))
    (done,) = imported(tiny, tmp_path / "lists", file, Wish(list_id="us_1286"))
    assert (done.edition, done.entries) == ("FY2026", 1)
    assert any("older edition" in one.why for one in done.left_out)


def test_meti_concern_and_native_name_are_kept(tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "20250929_4.xlsx", content("20250929_4.xlsx"))
    imported(tiny, tmp_path / "lists", file, Wish(list_id="jp_meti_eul"))
    after = load_catalogue(tiny, tmp_path / "lists")
    entity_id = body_named(after, "Sample Institute of Rocketry")
    assert after.listings[entity_id][0].concern == "missile|nuclear|conventional"
    assert after.entities[entity_id].native_name == "架空物理研究所"


def test_alias_marked_weak_by_the_source_is_weak(tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "fsf.xml", content("fsf.xml"))
    imported(tiny, tmp_path / "lists", file, Wish(list_id="eu_sanctions"))
    after = load_catalogue(tiny, tmp_path / "lists")
    entity = after.entities[body_named(after, "Example Design Bureau")]
    kinds = {one.text: one.kind for one in entity.names}
    assert kinds["Sample Design Bureau"] is NameKind.WEAK


def test_nested_cell_with_a_semicolon_in_a_name_is_one_name(tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "targets.simple.csv", content("targets.simple.csv"))
    imported(tiny, tmp_path / "lists", file, Wish(list_id="eu_sanctions"))
    after = load_catalogue(tiny, tmp_path / "lists")
    entity = after.entities[body_named(after, "Example Institute of Waves")]
    assert "Waves; Institute of" in {one.text for one in entity.names}


def test_non_commercial_licence_is_said(tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "entities.ftm.json", content("entities.ftm.json"))
    (done,) = imported(tiny, tmp_path / "lists", file, Wish(list_id="eu_sanctions"))
    assert any("CC BY-NC" in note for note in done.not_understood)


def test_advanced_layout_is_refused_by_name(tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "a.xml", b"<Sanctions><ReferenceValueSets/><DistinctParties/></Sanctions>")
    with pytest.raises(BrokenList, match=r"fetch SDN\.XML or SDN\.CSV"):
        imported(tiny, tmp_path / "lists", file, Wish(list_id="us_ofac_sdn"))


@pytest.mark.parametrize(("edition", "kept_as"), [("v9.1", "v9.1"), ("", TODAY.isoformat())])
def test_ror_dump_becomes_background(edition: str, kept_as: str, tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "ror.json", content("ror.json"))
    (done,) = imported(tiny, tmp_path / "lists", file, Wish(list_id="background", edition=edition))
    assert done.edition == kept_as
    after = load_catalogue(tiny, tmp_path / "lists")
    found = [one for one in after.background if one.name == "Sample University of the Fjords"]
    assert [one.ror_id for one in found] == ["0aaaaaa00"]
    assert done.entries == 1
    assert not any(one.name == "Gone University" for one in after.background)


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        pytest.param("ror.json", content("ror.json")[:200], "no valid JSON", id="cut off"),
        pytest.param("ror.json", b'[{"id": "https://ror.org/0aaaaaa00"}]', "schema 1", id="older schema"),
        pytest.param("ror-data.zip", b"PK\x03\x04 damaged", "damaged archive", id="damaged archive"),
    ],
)
def test_damaged_ror_dump_is_refused(name: str, given: bytes, words: str, tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, name, given)
    with pytest.raises(BrokenList, match=words):
        imported(tiny, tmp_path / "lists", file, Wish(list_id="background"))


MANY = "Beihang University; Example Firm A; Example Firm B; Example Firm C; Example Firm D"
MAPPING = "columns:\n  name: Institut\n  country: Land\n  aliases: Auch\nseparator: '/'\n"
TABLE = "Institut;Land;Auch;Rest\nExample Institut für Wellen;Iran;Sample Waves Institute/SWI;x\n"


def test_any_table_is_read_with_a_mapping(tiny: Path, tmp_path: Path) -> None:
    mapping = written(tmp_path, "map.yml", MAPPING.encode())
    file = written(tmp_path, "own.csv", TABLE.encode("cp1252"))
    (done,) = imported(tiny, tmp_path / "lists", file, Wish(list_id="au_dfat", mapping=mapping))
    after = load_catalogue(tiny, tmp_path / "lists")
    entity = after.entities[body_named(after, "Example Institut für Wellen")]
    assert (entity.country, done.not_understood) == ("IR", ("columns not used: Rest",))


def test_any_workbook_is_read_with_a_mapping(tiny: Path, tmp_path: Path) -> None:
    mapping = written(tmp_path, "map.yml", MAPPING.encode())
    book = workbook(["Institut", "Land", "Auch"], ["Example Wave Institute", "Russia", ""], title="A")
    file = written(tmp_path, "own.xlsx", book)
    (done,) = imported(tiny, tmp_path / "lists", file, Wish(list_id="au_dfat", mapping=mapping))
    assert done.entries == 1


def test_headings_below_titles_and_a_row_of_totals_are_no_bodies(tiny: Path, tmp_path: Path) -> None:
    mapping = written(tmp_path, "map.yml", MAPPING.encode())
    table = (
        "Our own list, autumn;;;\n;;;\nInstitut;LAND ;Auch;Rest\nExample Wave Institute;Utopia;;\n"
        "Erika Example;Norway;;\n;;;\n12;;;\n"
    )
    file = written(tmp_path, "own.csv", table.encode())
    (done,) = imported(tiny, tmp_path / "lists", file, Wish(list_id="au_dfat", mapping=mapping))
    assert done.entries == 1
    told = " ".join(done.not_understood)
    assert "the country 'Utopia' is not known" in told and "no name and was left out" in told
    after = load_catalogue(tiny, tmp_path / "lists")
    assert not [one for one in after.entities.values() if one.name in ("12", "Erika Example")]


def test_the_sheet_that_has_the_headings_is_read_and_a_kind_says_that_it_is_no_person(
    tiny: Path, tmp_path: Path
) -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    book.create_sheet("Read me").append(["Read me first"])
    sheet = book.create_sheet("List")
    for row in (
        [],
        ["Kept by hand"],
        ["Institut", "Land", "Auch", "Art"],
        ["Erika Example", "Norway", "", "company"],
    ):
        sheet.append(row)
    file = tmp_path / "own.xlsx"
    kept = io.BytesIO()
    book.save(kept)
    file.write_bytes(kept.getvalue())
    text = MAPPING.replace("  aliases: Auch\n", "  aliases: Auch\n  kind: Art\n")
    mapping = written(tmp_path, "map.yml", text.encode())
    (done,) = imported(tiny, tmp_path / "lists", file, Wish(list_id="au_dfat", mapping=mapping))
    assert done.entries == 1


@pytest.mark.parametrize(
    ("mapping", "table", "words"),
    [
        pytest.param("columns: {title: X}\n", TABLE, "needs at least 'name", id="no column for the name"),
        pytest.param(MAPPING.replace("Institut", "Name"), TABLE, "'Name' is missing", id="column not there"),
        pytest.param(MAPPING + "seperator: x\n", TABLE, "unknown key 'seperator'", id="misspelt key"),
        pytest.param(MAPPING + "# für uns\n", TABLE, "cannot be read as UTF-8", id="saved as cp1252"),
    ],
)
def test_damaged_mapping_is_refused(mapping: str, table: str, words: str, tiny: Path, tmp_path: Path) -> None:
    wish = Wish(list_id="au_dfat", mapping=written(tmp_path, "map.yml", mapping.encode("cp1252")))
    file = written(tmp_path, "own.csv", table.encode())
    with pytest.raises(BrokenList, match=words):
        imported(tiny, tmp_path / "lists", file, wish)


OWN_PASSPORT = """passport:
  title: Our own list
  authority: Sample University
  jurisdiction: NO
  lane: assessment
  official: 'false'
  means: Our office has looked at the body.
  does_not_mean: It forbids nothing.
  url: https://sample.example
  licence: internal
  redistributable: 'false'
  check_every_days: '90'
  entries: {min: '1', max: '10'}
"""


def test_list_of_the_users_own_needs_a_passport(tiny: Path, tmp_path: Path) -> None:
    mapping = written(tmp_path, "map.yml", (MAPPING + OWN_PASSPORT).encode())
    file = written(tmp_path, "own.csv", TABLE.encode())
    imported(tiny, tmp_path / "lists", file, Wish(list_id="our_list", mapping=mapping))
    after = load_catalogue(tiny, tmp_path / "lists")
    passport = next(one for one in after.lists if one.list_id == "our_list")
    assert (passport.jurisdiction, passport.entries) == ("NO", 1)


def test_unknown_list_id_names_the_nearest(tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "consolidated.csv", content("consolidated.csv"))
    with pytest.raises(UsageError, match="did you mean 'us_bis_el'"):
        imported(tiny, tmp_path / "lists", file, Wish(list_id="us_bis_e"))


def test_file_of_another_list_is_refused(tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "nro.html", content("nro.html"))
    with pytest.raises(BrokenList, match="does not carry us_1286"):
        imported(tiny, tmp_path / "lists", file, Wish(list_id="us_1286"))


def test_number_outside_the_passport_is_refused_unless_said(shipped: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "consolidated.csv", content("consolidated.csv"))
    whole = load_catalogue(shipped)
    with pytest.raises(BrokenList, match="1 entries for us_bis_el; its passport expects"):
        import_file(file, Wish(list_id="us_bis_el"), whole, tmp_path / "lists", TODAY)
    wish = Wish(list_id="us_bis_el", any_count=True)
    assert import_file(file, wish, whole, tmp_path / "lists", TODAY)[0].entries == 1


def test_too_large_and_missing_files_are_named(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, "consolidated.csv", content("consolidated.csv"))
    monkeypatch.setattr("screening.lists.source_file.MAX_BYTES", 10)
    with pytest.raises(SafetyLimit, match="may have up to 10"):
        imported(tiny, tmp_path / "lists", file, Wish(list_id="us_bis_el"))


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        pytest.param({}, "no such file", id="the list"),
        pytest.param({"mapping": Path("gone.yml")}, "no such mapping file", id="its mapping"),
    ],
)
def test_a_file_that_is_not_there_is_a_matter_of_the_input_and_no_broken_list(
    tiny: Path, tmp_path: Path, wish: dict[str, Any], words: str
) -> None:
    file = tmp_path / "gone.csv"
    if wish:
        file.write_text("Name\nExample Institute\n", encoding="utf-8")
    with pytest.raises(InvalidFile, match=words) as refused:
        imported(tiny, tmp_path / "lists", file, Wish(list_id="us_bis_el", **wish))
    assert refused.value.exit_code == 3


def test_a_folder_in_place_of_a_list_is_named(tiny: Path, tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="is a folder") as refused:
        imported(tiny, tmp_path / "lists", tmp_path, Wish(list_id="us_bis_el"))
    assert refused.value.exit_code == 3


def test_hash_of_the_raw_file_and_its_layout_are_kept(tiny: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "consolidated.csv", content("consolidated.csv"))
    (done,) = imported(tiny, tmp_path / "lists", file, Wish(list_id="us_bis_el"))
    passport = (done.folder / "list.yml").read_text(encoding="utf-8")
    assert f"source_sha256: {done.sha256}" in passport
    assert "importer: Consolidated Screening List, CSV" in passport


def test_known_body_is_recognised_and_gains_the_new_forms(tiny: Path, tmp_path: Path) -> None:
    good = content("consolidated.csv").decode()
    good = good.replace(
        "Example Polytechnic Institute (EPI)", "Beijing University of Aeronautics and Astronautics"
    )
    file = written(tmp_path, "consolidated.csv", good.encode())
    (done,) = imported(tiny, tmp_path / "lists", file, Wish(list_id="us_bis_el"))
    after = load_catalogue(tiny, tmp_path / "lists")
    assert (done.known, done.new) == (1, 0)
    names = {one.text for one in after.entities["beihang-university"].names}
    assert "Example Poly Research Institute" in names


def test_alias_that_is_another_listed_bodys_name_becomes_weak(tiny: Path, tmp_path: Path) -> None:
    good = content("consolidated.csv").replace(
        b"Example Poly Research Institute",
        b"Beihang University; Example Firm A; Example Firm B; Example Firm C; Example Firm D",
    )
    file = written(tmp_path, "consolidated.csv", good)
    imported(tiny, tmp_path / "lists", file, Wish(list_id="us_bis_el"))
    after = load_catalogue(tiny, tmp_path / "lists")
    entity = after.entities[body_named(after, "Example Polytechnic Institute")]
    alias = next(one for one in entity.names if one.text == "Beihang University")
    assert alias.kind is NameKind.WEAK
    assert alias.reason == "the name of Beihang University"


@pytest.mark.parametrize(
    ("name", "country", "body"),
    [
        pytest.param("IFLYTEK", "CN", "iflytek", id="one word in capitals"),
        pytest.param("Corezing International", "SG", "corezing-international", id="a second country header"),
        pytest.param("Aeolian Airlines", "", "aeolian-airlines", id="no country in the file"),
    ],
)
def test_what_a_list_printed_before_is_the_same_body_again(
    catalogue: Catalogue, name: str, country: str, body: str
) -> None:
    record = Record(list_id="us_bis_el", edition="", name=name, country=country)
    found = Printed.of(catalogue, "us_bis_el").body(record)
    assert found is not None and found.entity_id == body


def test_one_name_that_a_list_prints_for_several_bodies_is_told_apart_by_country(
    catalogue: Catalogue,
) -> None:
    printed = Printed.of(catalogue, "us_ofac_sdn")
    there = {
        country: printed.body(
            Record(list_id="us_ofac_sdn", edition="", name="Ministry of State Security", country=country)
        )
        for country in ("KP", "UA", "")
    }
    assert there[""] is None
    assert there["KP"] != there["UA"]


def test_a_listed_body_is_no_person_however_its_name_sounds(catalogue: Catalogue) -> None:
    records = tuple(
        Record(list_id="us_bis_el", edition="", name=name, maybe_a_person=True)
        for name in ("Chinese Flight Test Establishment", "Jane Sample")
    )
    found = bodies_among(Reading(records=records), catalogue)
    assert [one.name for one in found.records] == ["Chinese Flight Test Establishment"]
    assert [one.what for one in found.left_out] == ["an entry of us_bis_el"]
