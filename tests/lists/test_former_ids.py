"""An id that people have kept leads to the body that took it up, when two turn out to be one."""

import shutil
from datetime import date
from pathlib import Path

from screening.app.lists import search
from screening.lists.catalogue import Catalogue, load_catalogue
from screening.lists.checking import problems
from screening.lists.importing import Wish, import_file, read_printed
from screening.lists.tables import FORMER
from screening.lists.writing import write_table

from .sample_files import content

PRESENT = "institute-of-high-energy-physics"


def former(shipped: Path, pairs: dict[str, str]) -> None:
    """Write down which id leads where."""
    rows = [{"former_id": one, "entity_id": now} for one, now in pairs.items()]
    write_table(shipped / "entities" / "former_ids.csv", FORMER, rows)


def test_every_former_id_leads_to_a_body_and_none_is_in_use(catalogue: Catalogue) -> None:
    assert catalogue.former_ids
    assert set(catalogue.former_ids.values()) <= set(catalogue.entities)
    assert not set(catalogue.former_ids) & set(catalogue.entities)


def test_a_body_is_found_by_an_id_that_it_had(catalogue: Catalogue) -> None:
    (found,) = search(catalogue, "nii-graphite")
    assert found.entity.entity_id == catalogue.former_ids["nii-graphite"]


def test_a_table_of_former_ids_that_leads_nowhere_is_named(tiny: Path, tmp_path: Path) -> None:
    shipped = shutil.copytree(tiny, tmp_path / "shipped")
    former(shipped, {"gone": "nobody", "beihang-university": PRESENT})
    said = [one for one in problems(shipped, load_catalogue(shipped)) if "former_ids.csv" in one]
    assert len(said) == 2
    assert any("'nobody', which is no entity" in one for one in said)
    assert any("beihang-university is the id of a body today" in one for one in said)


def test_an_edition_imported_under_a_former_id_is_the_present_bodys(tiny: Path, tmp_path: Path) -> None:
    shipped, user = shutil.copytree(tiny, tmp_path / "shipped"), tmp_path / "lists"
    file = tmp_path / "consolidated.csv"
    file.write_bytes(content("consolidated.csv"))
    (done,) = import_file(file, Wish(list_id="us_bis_el"), load_catalogue(shipped), user, date(2026, 11, 21))
    before = load_catalogue(shipped, user)
    (old,) = set(before.entities) - set(load_catalogue(shipped).entities)
    gone = [one for one in before.listings[PRESENT] if one.list_id == "us_bis_el"]
    assert gone and all(one.delisted_on for one in gone)

    former(shipped, {old: PRESENT})
    after = load_catalogue(shipped, user)
    assert old not in after.entities and old not in after.listings
    own = [one for one in after.listings[PRESENT] if one.list_id == "us_bis_el"]
    assert len(own) == len(gone) + 1
    assert not any(one.delisted_on for one in own)
    assert PRESENT in read_printed(done.folder, after.former_ids)
    assert {one.text for one in before.entities[old].names} <= {
        one.text for one in after.entities[PRESENT].names
    }
