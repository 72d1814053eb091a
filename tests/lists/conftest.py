"""Shared: the shipped catalogue read once, and a tiny one for imports."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from screening import resources
from screening.lists import academic, taking_in
from screening.lists import catalogue as catalogues
from screening.lists.catalogue import Catalogue, load_catalogue
from screening.lists.tables import BODY, NAME
from screening.lists.writing import ENTITY, ENTRY, entity_row, entry_row, name_row, write_table


@pytest.fixture(scope="session", autouse=True)
def academic_names_read_once() -> Iterator[None]:
    """Every import asks twice for the same 26,000 academic bodies; here they are read once for all tests."""
    bodies = tuple(academic.academic_bodies())
    with pytest.MonkeyPatch.context() as patch:
        for module in (catalogues, taking_in):
            patch.setattr(module, "academic_bodies", lambda: iter(bodies))
        yield


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The folder of the shipped lists."""
    return resources.folder("reference_lists")


@pytest.fixture(scope="session")
def catalogue(shipped: Path) -> Catalogue:
    """The shipped catalogue."""
    return load_catalogue(shipped)


@pytest.fixture(scope="session")
def tiny(shipped: Path, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shipped folder with every passport (1 to 50 entries) and two bodies, one Chinese, one Russian."""
    folder = tmp_path_factory.mktemp("tiny")
    kept = ("beihang-university", "institute-of-high-energy-physics")
    for path in shipped.glob("*/list.yml"):
        passport = {**yaml.safe_load(path.read_text(encoding="utf-8")), "entries": {"min": 1, "max": 50}}
        place = folder / path.parent.name
        place.mkdir()
        text = yaml.safe_dump(passport, allow_unicode=True, sort_keys=False)
        (place / "list.yml").write_text(text, encoding="utf-8")
        own = [one for key in kept for one in catalogue.listings[key] if one.list_id == path.parent.name]
        write_table(place / "entries.csv", ENTRY, map(entry_row, own))
    entities = [replace(catalogue.entities[one], ties=()) for one in kept]
    write_table(folder / "entities" / "entities.csv", ENTITY, map(entity_row, entities))
    names = [name_row(one.entity_id, name) for one in entities for name in one.names]
    write_table(folder / "entities" / "names.csv", NAME, names)
    write_table(folder / "entities" / "merges.csv", ("entity_id", "list_id", "name_as_listed", "ground"), [])
    write_table(folder / "background" / "bodies.csv", BODY, [])
    return folder
