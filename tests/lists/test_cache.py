"""The cache: shared, checked by hash, safe with two builders and with one that is killed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from screening.lists.cache import cached
from screening.lists.folders import user_folder

BUILDER = """
import sys, time
from pathlib import Path
from screening.lists.cache import cached
from screening.lists.folders import user_folder
folder, mode = Path(sys.argv[1]), sys.argv[2]
def build():
    if mode == "dies":
        Path(folder, "half.part").write_bytes(b"half")
        import os
        os._exit(9)
    time.sleep(0.2)
    return b"built" * 1000
sys.stdout.buffer.write(cached("key", build, folder)[:5])
"""


def place_of(folder: Path, key: str) -> Path:
    return folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.bin"


def refuse() -> bytes:
    raise AssertionError("built again although it was kept")


def test_built_once_then_loaded(tmp_path: Path) -> None:
    assert cached("key", lambda: b"one", tmp_path) == b"one"
    assert cached("key", refuse, tmp_path) == b"one"
    assert cached("other", lambda: b"two", tmp_path) == b"two"


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda given: given[:-1], id="cut off"),
        pytest.param(lambda given: given[:-1] + b"x", id="one byte changed"),
        pytest.param(lambda given: b"", id="empty"),
        pytest.param(lambda given: b"something else", id="another file"),
    ],
)
def test_damaged_file_is_built_again(damage: object, tmp_path: Path) -> None:
    cached("key", lambda: b"one", tmp_path)
    place = place_of(tmp_path, "key")
    place.write_bytes(damage(place.read_bytes()))  # type: ignore[operator]
    assert cached("key", lambda: b"again", tmp_path) == b"again"
    assert cached("key", refuse, tmp_path) == b"again"


def test_two_builders_at_once_and_one_killed_half_way(tmp_path: Path) -> None:
    def start(mode: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", BUILDER, str(tmp_path), mode], stdout=subprocess.PIPE)

    dying = start("dies")
    dying.communicate(timeout=30)
    assert dying.returncode == 9
    both = [start("builds"), start("builds")]
    assert [one.communicate(timeout=30)[0] for one in both] == [b"built", b"built"]
    assert cached("key", refuse, tmp_path)[:5] == b"built"


def test_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert cached("key", lambda: b"one", tmp_path / "file" / "below") == b"one"


def test_only_the_newest_few_are_kept(tmp_path: Path) -> None:
    for number in range(12):
        cached(str(number), lambda: b"x", tmp_path)
        os.utime(place_of(tmp_path, str(number)), (number, number))
    cached("last", lambda: b"x", tmp_path)
    assert len(list(tmp_path.glob("*.bin"))) <= 7
    assert place_of(tmp_path, "last").is_file()


def test_environment_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENING_CACHE", str(tmp_path / "here"))
    cached("key", lambda: b"one")
    assert place_of(tmp_path / "here", "key").is_file()


def test_a_user_without_a_home_has_neither_cache_nor_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """A container may run as a number that its system has no user for."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("SCREENING_CACHE", "SCREENING_DATA", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert cached("key", lambda: b"one") == b"one"
    assert not user_folder().exists()
