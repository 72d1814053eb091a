"""What was derived from a person's files is noted until it is forgotten."""

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
