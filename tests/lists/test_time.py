"""Editions in time: what stood on a day, what was taken over or removed, and the user's own imports."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from screening.app.days import day_of
from screening.errors import UsageError
from screening.lists.catalogue import Catalogue, listings_as_of, load_catalogue, narrowed
from screening.lists.importing import Wish, import_file, removed
from screening.lists.overlay import Edition, laid_over
from screening.lists.writing import write_table
from screening.model.listing import Lane, Listing, ReferenceList

from .sample_files import content


def of_1286(catalogue: Catalogue, entity_id: str, day: date) -> list[tuple[str, bool]]:
    return [
        (one.edition, one.in_force(day))
        for one in listings_as_of(catalogue, entity_id, day)
        if one.list_id == "us_1286"
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2022, 1, 1), [("FY2022", False)], id="before the first edition"),
        pytest.param(date(2023, 6, 29), [("FY2022", True)], id="on the day of the first"),
        pytest.param(date(2024, 8, 1), [("FY2023", True)], id="second edition"),
        pytest.param(date(2026, 11, 21), [("FY2025", True)], id="today"),
    ],
)
def test_edition_in_force_on_a_day(catalogue: Catalogue, day: date, expected: list[tuple[str, bool]]) -> None:
    assert of_1286(catalogue, "beihang-university", day) == expected


def test_body_that_left_the_list_was_on_it_and_is_not(catalogue: Catalogue) -> None:
    left = "institute-of-high-energy-physics"
    assert of_1286(catalogue, left, date(2025, 12, 1)) == [("FY2024", True)]
    assert of_1286(catalogue, left, date(2026, 11, 21)) == [("FY2024", False)]
    (ended,) = [one for one in catalogue.listings[left] if one.edition == "FY2024"]
    assert (ended.delisted_on, ended.superseded_on) == ("2026-07", "")


def test_since_is_the_start_of_the_unbroken_run(catalogue: Catalogue) -> None:
    (newest,) = [one for one in catalogue.listings["beihang-university"] if one.edition == "FY2025"]
    assert (newest.listed_on, newest.since) == ("2026-07", "2023-06-29")


def test_taken_over_is_not_delisted(catalogue: Catalogue) -> None:
    older = [one for one in catalogue.listings["beihang-university"] if one.edition == "FY2023"]
    assert [(one.superseded_on, one.delisted_on) for one in older] == [("2025-06-24", None)]


def test_a_firm_listed_under_its_old_and_its_new_name_at_once_shows_both(catalogue: Catalogue) -> None:
    firm, day = "china-telecommunications-corporation", date(2024, 8, 1)
    shown = [one for one in listings_as_of(catalogue, firm, day) if one.list_id == "us_1260h"]
    assert [one.listed_on for one in shown] == ["2021-06-03", "2024-01-31"]


def test_delisted_firm_of_1260h_keeps_its_dates(catalogue: Catalogue) -> None:
    gone = [
        one
        for own in catalogue.listings.values()
        for one in own
        if one.list_id == "us_1260h" and one.status == "delisted"
    ]
    assert {one.delisted_on for one in gone} == {"2024-01-31", "2024-12-18", "2025-01-07", "2026-06-08"}
    assert not any(one.in_force(date(2026, 11, 21)) for one in gone)


def in_force_on_1260h(catalogue: Catalogue, entity_id: str, day: date) -> bool:
    return any(one.in_force(day) for one in catalogue.listings[entity_id] if one.list_id == "us_1260h")


@pytest.mark.parametrize(
    "firm", ["advanced-micro-fabrication-equipment-inc-china", "idg-capital-partners-co-ltd"]
)
def test_firm_removed_by_a_notice_of_its_own_is_off_the_list_from_that_day(
    catalogue: Catalogue, firm: str
) -> None:
    assert in_force_on_1260h(catalogue, firm, date(2024, 12, 17))
    assert not in_force_on_1260h(catalogue, firm, date(2024, 12, 18))


@pytest.mark.parametrize("firm", ["yangtze-memory-technologies-co-ltd", "changxin-memory-technologies-inc"])
def test_a_withdrawn_edition_removed_nobody(catalogue: Catalogue, firm: str) -> None:
    (newest,) = [
        one for one in catalogue.listings[firm] if one.list_id == "us_1260h" and one.edition == "2026-06-08"
    ]
    assert newest.since < "2026"
    assert in_force_on_1260h(catalogue, firm, date(2026, 3, 1))


def test_what_a_whole_edition_does_not_print_no_longer_stands(catalogue: Catalogue) -> None:
    assert in_force_on_1260h(catalogue, "cnooc-limited", date(2025, 1, 6))
    assert not in_force_on_1260h(catalogue, "cnooc-limited", date(2025, 1, 7))
    assert in_force_on_1260h(catalogue, "hesai-technology-co-ltd", date(2025, 6, 1))


def test_a_relisting_is_not_the_start(catalogue: Catalogue) -> None:
    (first,) = [one for one in catalogue.listings["shahid-beheshti-university"] if one.list_id == "au_dfat"]
    assert first.since == "2012-03-02"
    changed = {"2023-08-02", "2023-08-29", "2024-01-12", "2026-02-20"}
    own = [one for all_of in catalogue.listings.values() for one in all_of if one.list_id == "au_dfat"]
    assert not [one for one in own if one.listed_on in changed]


def test_a_start_that_is_inferred_says_so(catalogue: Catalogue) -> None:
    own = [one for all_of in catalogue.listings.values() for one in all_of if one.list_id == "jp_meti_eul"]
    dated = [one for one in own if one.listed_on]
    assert len(dated) == 93
    assert all("start inferred" in one.certainty for one in dated)


@pytest.mark.parametrize(
    ("list_id", "enacted"), [("us_889", date(2018, 8, 13)), ("us_5949", date(2022, 12, 23))]
)
def test_a_maker_named_by_an_act_is_not_listed_before_the_act(
    catalogue: Catalogue, list_id: str, enacted: date
) -> None:
    named = [one for own in catalogue.listings.values() for one in own if one.list_id == list_id]
    assert named
    assert all(one.in_force(enacted) for one in named)
    assert not any(one.in_force(enacted.replace(day=enacted.day - 1)) for one in named)


def test_lapsed_measures_are_history(catalogue: Catalogue) -> None:
    own = [one for listings in catalogue.listings.values() for one in listings if one.list_id == "us_isn"]
    assert sum(one.in_force(date(2026, 11, 21)) for one in own) == 36
    limited = [one for one in own if one.delisted_on == "2028-01-22"]
    assert limited
    assert all(one.in_force(date(2026, 11, 21)) and not one.in_force(date(2028, 2, 1)) for one in limited)


def test_narrowed_catalogue_makes_the_rest_background(catalogue: Catalogue) -> None:
    only = narrowed(catalogue, ["seven_sons"])
    assert len(only.entities) == 7
    assert only.fingerprint != catalogue.fingerprint
    assert [one.list_id for one in only.lists] == ["seven_sons"]
    assert {one.list_id for own in only.listings.values() for one in own} == {"seven_sons"}
    aside = {one.name: one for one in only.background}
    assert "Xidian University" in aside
    lab = "Defense S&T Key Laboratory of Radar Signal Processing at Xidian University"
    assert aside[lab].parent == ""


def test_tie_to_a_chosen_body_is_kept_in_the_background(catalogue: Catalogue) -> None:
    only = narrowed(catalogue, ["sastind_co_administered"])
    lab = "Defense S&T Key Laboratory of Radar Signal Processing at Xidian University"
    assert next(one for one in only.background if one.name == lab).parent == "xidian-university"


def test_unknown_list_id_names_the_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="did you mean 'us_1286'"):
        narrowed(catalogue, ["us_1268"])


def passport(as_of: str, edition: str) -> ReferenceList:
    return ReferenceList(
        list_id="x", title="X", authority="X", jurisdiction="XX", lane=Lane.DESIGNATION, means="m",
        does_not_mean="d", url="u", licence="l", redistributable=True, edition=edition, as_of=as_of,
        check_every_days=30, entries_min=0, entries_max=9,
    )  # fmt: skip


def listing(entity_id: str, edition: str, **more: str) -> Listing:
    return Listing(entity_id=entity_id, list_id="x", edition=edition, name_as_listed=entity_id, **more)


def laid(edition_day: str, *, adds: bool = False) -> dict[tuple[str, str], Listing]:
    before = [listing("stays", "1", listed_on="2024-01-01"), listing("leaves", "1", listed_on="2024-01-01")]
    new = Edition(
        passport=passport(edition_day, "2"),
        listings=(listing("stays", "2"), listing("comes", "2")),
        entities={},
        adds=adds,
    )
    _, found = laid_over([passport("2025-01-01", "1")], before, [new])
    return {(one.entity_id, one.edition): one for one in found}


def test_newer_import_supersedes_and_removes() -> None:
    found = laid("2026-01-01")
    assert found["stays", "1"].superseded_on == "2026-01-01"
    assert found["stays", "2"].since == "2024-01-01"
    assert found["leaves", "1"].delisted_on == "2026-01-01"
    assert found["leaves", "1"].in_force(date(2025, 6, 1))
    assert not found["leaves", "1"].in_force(date(2026, 6, 1))


def test_older_import_becomes_history() -> None:
    found = laid("2023-01-01")
    assert found["stays", "1"].in_force(date(2026, 1, 1))
    assert found["comes", "2"].delisted_on == "2025-01-01"


def test_import_that_only_adds_removes_nothing() -> None:
    found = laid("2026-01-01", adds=True)
    assert found["leaves", "1"].in_force(date(2027, 1, 1))
    assert found["comes", "2"].in_force(date(2027, 1, 1))


def test_file_that_speaks_for_a_part_leaves_the_rest_as_it_was() -> None:
    before = [
        listing("frozen", "1", basis="Asset freeze"),
        listing("annexed", "1", basis="Annex IV, export control"),
    ]
    new = Edition(
        passport=passport("2026-01-01", "2"),
        listings=(listing("comes", "2"),),
        entities={},
        covers="asset freeze",
    )
    (shown,), found = laid_over([passport("2025-01-01", "1")], before, [new])
    standing = {one.entity_id for one in found if one.in_force(date(2026, 6, 1))}
    assert standing == {"annexed", "comes"}
    assert shown.entries == 2


def test_order_of_reading_does_not_matter() -> None:
    before = [listing("stays", "1")]
    editions = [
        Edition(passport=passport(day, day), listings=(listing("stays", day),), entities={})
        for day in ("2026-01-01", "2026-02-01")
    ]
    _, found = laid_over([passport("2025-01-01", "1")], before, editions)
    assert sum(one.in_force(date(2027, 1, 1)) for one in found) == 1


def test_import_changes_the_fingerprint_and_can_be_forgotten(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "consolidated.csv").write_bytes(content("consolidated.csv"))
    user = tmp_path / "lists"
    before = load_catalogue(tiny)
    wish = Wish(list_id="us_bis_el", edition="new", as_of="2027-01-15")
    import_file(tmp_path / "consolidated.csv", wish, before, user, date(2027, 1, 20))
    after = load_catalogue(tiny, user)
    assert after.fingerprint != before.fingerprint
    (gone,) = [one for one in after.listings["beihang-university"] if one.list_id == "us_bis_el"]
    assert gone.delisted_on == "2027-01-15"
    upkeep = [one.upkeep for all_of in (before, after) for one in all_of.lists if one.list_id == "us_bis_el"]
    assert upkeep[0] and upkeep[0] == upkeep[1]
    removed(user, "us_bis_el", "new")
    again = load_catalogue(tiny, user)
    assert (again.entities, again.listings) == (before.entities, before.listings)
    with pytest.raises(UsageError, match="no imported edition"):
        removed(user, "us_bis_el", "new")


def test_importing_the_same_edition_again_replaces_it(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "consolidated.csv").write_bytes(content("consolidated.csv"))
    user = tmp_path / "lists"
    wish = Wish(list_id="us_bis_el", edition="new", as_of="2027-01-15")
    for _ in range(2):
        import_file(tmp_path / "consolidated.csv", wish, load_catalogue(tiny, user), user, date(2027, 1, 20))
    found = [one for own in load_catalogue(tiny, user).listings.values() for one in own]
    assert sum(one.edition == "new" for one in found) == 1
    assert [one.name for one in user.iterdir()] == ["us_bis_el"]
    assert [one.name for one in (user / "us_bis_el").iterdir()] == ["new"]


def test_an_import_that_was_ended_half_way_is_no_edition(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "consolidated.csv").write_bytes(content("consolidated.csv"))
    user = tmp_path / "lists"
    wish = Wish(list_id="us_bis_el", edition="new", as_of="2027-01-15")
    before = load_catalogue(tiny)
    seen: list[object] = []

    def meanwhile(*_: object) -> None:
        found = load_catalogue(tiny, user)
        seen.append((found.entities, found.listings) == (before.entities, before.listings))
        raise OSError("No space left on device")

    monkeypatch.setattr("screening.lists.importing.write_table", meanwhile)
    with pytest.raises(OSError, match="No space"):
        import_file(tmp_path / "consolidated.csv", wish, before, user, date(2027, 1, 20))
    assert seen == [True]
    assert not list(user.rglob("*"))


def test_an_imported_edition_can_be_read_by_all_who_share_the_folder(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "consolidated.csv").write_bytes(content("consolidated.csv"))
    (tmp_path / "plain").mkdir()
    wish = Wish(list_id="us_bis_el", edition="new", as_of="2027-01-15")
    user = tmp_path / "lists"
    import_file(tmp_path / "consolidated.csv", wish, load_catalogue(tiny), user, date(2027, 1, 20))
    rights = (tmp_path / "plain").stat().st_mode
    assert (user / "us_bis_el" / "new").stat().st_mode == rights


def test_a_table_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "bodies.csv"
    write_table(path, ("name",), [{"name": "Invented University"}])
    before = path.read_text()

    def cut_off() -> Iterator[dict[str, str]]:
        yield {"name": "Invented Academy"}
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_table(path, ("name",), cut_off())
    assert path.read_text() == before
    assert list(tmp_path.iterdir()) == [path]


def test_same_files_give_the_same_catalogue(shipped: Path, catalogue: Catalogue) -> None:
    again = load_catalogue(shipped)
    assert (again.fingerprint, again.lists, again.entities) == (
        catalogue.fingerprint,
        catalogue.lists,
        catalogue.entities,
    )
    assert replace(again.lists[0]) == catalogue.lists[0]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_on_which_nothing_can_be_reckoned_is_refused(day: str) -> None:
    with pytest.raises(UsageError, match="between 1900 and 2200"):
        day_of(day)
