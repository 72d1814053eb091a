"""What is kept of a run under way, and how it is found again."""

from pathlib import Path

import pytest

from screening.errors import InvalidFile
from screening.store.lines import Lines
from screening.store.work import Work


def test_resuming_where_nothing_was_begun_starts_afresh(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.begin({"input": "a"}, resume=True)
    assert work.plan() == {"input": "a"} and not work.is_done(0)


def test_a_value_on_disk_is_found_by_its_number_and_by_no_other() -> None:
    lines = Lines([b'{"a":1}\n{"a":2}\n', b'{"a":3}\n'])
    assert [one["a"] for one in lines] == [1, 2, 3]
    for beyond in (-1, 3):
        with pytest.raises(IndexError):
            lines[beyond]
    lines.close()


def test_a_part_that_a_kill_cut_off_is_not_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Results say that a part is done; a part that has them without its briefs could never be finished."""
    written: list[str] = []

    def killed(path: Path, _: bytes) -> None:
        written.append(path.suffix)
        raise KeyboardInterrupt

    monkeypatch.setattr("screening.store.work.write_bytes", killed)
    with pytest.raises(KeyboardInterrupt):
        Work(tmp_path).store(0, b"results", b"briefs")
    assert written == [".briefs"]


@pytest.mark.parametrize(
    "now", [{"input": "b"}, {"input": "a", "lists": "c"}, {}], ids=["changed", "one more", "one less"]
)
def test_another_plan_is_not_gone_on_with(tmp_path: Path, now: dict[str, str]) -> None:
    work = Work(tmp_path)
    work.begin({"input": "a"}, resume=False)
    with pytest.raises(InvalidFile, match=r"this run was begun with other (input|lists);"):
        work.begin(now, resume=True)
    assert work.plan() == {"input": "a"}
