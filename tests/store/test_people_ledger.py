"""What was derived from a person's files is noted until it is forgotten."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from screening.store.people_ledger import LEDGER, Derived, forget, note, read_ledger


def derived(output: Path, source: str = "form.xml") -> Derived:
    return Derived(made="2026-11-01", keep_until="2027-11-01", inputs={source: "0"}, outputs=(str(output),))


def test_a_line_that_cannot_be_read_is_neither_used_nor_lost(tmp_path: Path) -> None:
    broken = '{"made": "2026-10-01", "outputs": ["/some/where/record.html"'
    (tmp_path / LEDGER).write_text(f"{broken}\n", encoding="utf-8")
    note(tmp_path, derived(tmp_path / "a.html"))
    forget(tmp_path, tmp_path / "form.xml")
    assert read_ledger(tmp_path) == []
    assert (tmp_path / LEDGER).read_text(encoding="utf-8") == f"{broken}\n"


def test_a_note_about_the_same_outputs_replaces_the_older(tmp_path: Path) -> None:
    first, second = derived(tmp_path / "a.html"), derived(tmp_path / "a.html", "other.xml")
    for one in (first, second, derived(tmp_path / "b.html")):
        note(tmp_path, one)
    assert [one.inputs for one in read_ledger(tmp_path)] == [{"other.xml": "0"}, {"form.xml": "0"}]


def test_comparisons_noted_at_the_same_time_are_all_kept(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: note(tmp_path, derived(tmp_path / f"{number}.html")), range(40)))
    assert len(read_ledger(tmp_path)) == 40
    assert [one.name for one in tmp_path.iterdir()] == [LEDGER]


def test_where_nothing_was_noted_forgetting_makes_no_folder(tmp_path: Path) -> None:
    assert forget(tmp_path / "none", tmp_path / "form.xml").comparisons == 0
    assert not (tmp_path / "none").exists()
