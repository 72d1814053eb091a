"""Comparing editions and finding the earlier projects that a change touches."""

import json
from pathlib import Path

import pytest

from screening.app import list_folders
from screening.app import lists as verbs
from screening.app.lists_telling import diff_dict, told_diff
from screening.errors import InvalidFile, UsageError
from screening.lists.catalogue import Catalogue, load_catalogue
from screening.lists.diffing import Change, Difference, Side, difference

from .sample_files import content

OLD = Side(
    label="x 1",
    names={"a": ("Alpha Institute",), "b": ("Beta Bureau",), "c": ("Gamma College",)},
    printed={"a": frozenset({"Alpha Institute", "AI"}), "b": frozenset({"Beta Bureau"})},
)
NEW = Side(
    label="x 2",
    names={"a": ("Alpha Institute",), "b": ("Beta Design Bureau",), "d": ("Delta Works",)},
    printed={"a": frozenset({"Alpha Institute", "Alpha Inst. of Waves"}), "b": frozenset({"Beta Bureau"})},
)


def test_added_removed_renamed_and_realiased() -> None:
    found = difference(OLD, NEW, {})
    assert [one.entity_id for one in found.added] == ["d"]
    assert [one.entity_id for one in found.removed] == ["c"]
    assert [(one.before, one.after) for one in found.renamed] == [(("Beta Bureau",), ("Beta Design Bureau",))]
    assert [(one.before, one.after) for one in found.realiased] == [(("AI",), ("Alpha Inst. of Waves",))]


def test_same_edition_has_no_difference() -> None:
    found = difference(OLD, OLD, {})
    assert found.touched == {}


def test_other_case_and_punctuation_is_no_renaming() -> None:
    other = Side(label="y", names={"a": ("ALPHA  INSTITUTE.",)})
    assert difference(Side(label="x", names={"a": OLD.names["a"]}), other, {}).renamed == ()


def test_shipped_editions_compare(catalogue: Catalogue) -> None:
    found = verbs.compare("us_1286@FY2024", "us_1286@FY2025")
    assert "fudan-university" in {one.entity_id for one in found.added}
    assert "institute-of-high-energy-physics" in {one.entity_id for one in found.removed}
    assert "beihang-university" in {one.entity_id for one in found.renamed}
    assert not found.aliases_known
    assert "re-aliased: not known" in told_diff(found, None)


def test_a_list_named_alone_is_compared_with_what_stood_until_its_newest_edition() -> None:
    found = verbs.newest_change("us_1260h")
    assert (found.old, found.new) == ("us_1260h 2025-01-07", "us_1260h 2026-06-08")
    assert "alibaba-group-holding-limited" in {one.entity_id for one in found.added}
    assert "taiji-computer-co-ltd" in {one.entity_id for one in found.removed}
    assert "huawei-technologies-co-ltd" not in found.touched


def test_a_list_of_one_edition_has_nothing_to_compare() -> None:
    with pytest.raises(UsageError, match="one edition only"):
        verbs.newest_change("us_bis_meu")


def test_fetched_file_compares_without_an_import(tmp_path: Path) -> None:
    file = tmp_path / "consolidated.csv"
    file.write_bytes(content("consolidated.csv"))
    found = verbs.compare("us_bis_meu", f"us_bis_el={file}")
    assert [one.name for one in found.added] == ["Example Polytechnic Institute (EPI)"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("us_1286@FY1999", "us_1286", "no edition 'FY1999'"),
        ("us_128", "us_1286", "did you mean 'us_1286'"),
    ],
)
def test_unknown_editions_are_named(old: str, new: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        verbs.compare(old, new)


def change(**sides: tuple[Change, ...]) -> Difference:
    given: dict[str, tuple[Change, ...]] = {"added": (), "removed": (), "renamed": (), "realiased": ()}
    return Difference(old="us_1286 FY2025", new="us_1286 FY2026", aliases_known=False, **{**given, **sides})


def results(folder: Path, *parties: dict[str, object]) -> Path:
    lines = [
        json.dumps(
            {
                "schema": "screening/assessment/1",
                "proposal_id": f"P-{number}",
                "as_of": "2026-11-21",
                "packs": {},
                "parties": [party],
            }
        )
        for number, party in enumerate(parties, 1)
    ]
    (folder / "results.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def matched(entity_id: str) -> dict[str, object]:
    return {"name": "as written", "matches": [{"entity_id": entity_id, "name": entity_id}]}


def test_earlier_projects_are_named_with_what_to_do(catalogue: Catalogue, tmp_path: Path) -> None:
    folder = results(
        tmp_path,
        matched("mabna-institute"),
        matched("beihang-university"),
        {"name": "School of Waves, Sample Wave Institute, Sampletown", "matches": []},
        {"name": "Sample College", "matches": []},
    )
    found = verbs.touched_results(
        folder,
        change(
            removed=(Change(entity_id="beihang-university", name="Beihang University"),),
            added=(Change(entity_id="new", name="Sample Wave Institute", after=("Sample Wave Institute",)),),
        ),
        catalogue,
    )
    assert [(one.project, one.what.partition(":")[0]) for one in found] == [
        ("P-2", "removed, still listed by aspi_tracker, ca_nro, jp_meti_eul, seven_sons, us_bis_el"),
        ("P-3", "added"),
    ]


def test_removal_from_every_list_means_release(catalogue: Catalogue, tmp_path: Path) -> None:
    gone = "institute-of-wine-sample"
    folder = results(tmp_path, matched(gone))
    (found,) = verbs.touched_results(
        folder, change(removed=(Change(entity_id=gone, name="Sample Institute"),)), catalogue
    )
    assert found.what == "removed from every list: release"


def test_missing_and_cut_off_results_are_named(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="no results there"):
        verbs.touched_results(tmp_path, change(), catalogue)
    (tmp_path / "results.jsonl").write_text('{"proposal_id": ', encoding="utf-8")
    with pytest.raises(InvalidFile, match=r"results\.jsonl:1"):
        verbs.touched_results(tmp_path, change(), catalogue)


def test_difference_as_json_is_plain() -> None:
    given = diff_dict(difference(OLD, NEW, {}), ())
    assert json.loads(json.dumps(given))["added"][0]["entity_id"] == "d"


def test_alias_changes_are_known_between_two_imports(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    from screening.lists.importing import Wish, import_file

    monkeypatch.setattr(list_folders, "shipped", lambda: tiny)
    monkeypatch.setattr(list_folders, "user_lists", lambda: tmp_path / "lists")
    for edition, extra in (("one", ""), ("two", "; Example Poly of the North")):
        file = tmp_path / f"{edition}.csv"
        given = content("consolidated.csv").decode()
        file.write_text(
            given.replace("Example Poly Research Institute", f"Example Poly Research Institute{extra}")
        )
        wish = Wish(list_id="us_bis_el", edition=edition, as_of=f"2027-01-1{len(edition + extra) % 9}")
        import_file(
            file, wish, load_catalogue(tiny, tmp_path / "lists"), tmp_path / "lists", date(2027, 1, 20)
        )
    found = verbs.compare("us_bis_el@one", "us_bis_el@two")
    assert [one.after for one in found.realiased] == [("Example Poly of the North",)]
