"""Which outputs were derived from which input file of a person, so that they can be found and removed."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from screening.errors import UsageError
from screening.store.alone import alone_in
from screening.store.atomic import write_text

LEDGER = "people.jsonl"
# Seconds to wait for another comparison that is being noted: a lost note could never be forgotten.
_WAIT = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """One comparison: its inputs by place and hash, its outputs, and the day until which they are kept.

    `marks` has the hash of each output as it was written.
    """

    made: str
    keep_until: str
    inputs: dict[str, str]
    outputs: tuple[str, ...]
    marks: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was removed, and what was already gone."""

    removed: tuple[str, ...]
    gone: tuple[str, ...]
    comparisons: int


def read_ledger(folder: Path) -> list[Derived]:
    """All comparisons that are noted; a line that cannot be read is left out."""
    return [one for _, one in _lines(folder) if one is not None]


def _lines(folder: Path) -> list[tuple[str, Derived | None]]:
    """Every line with what it says, None where it cannot be read."""
    path = folder / LEDGER
    written = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [(line, _derived(line)) for line in written]


def _derived(line: str) -> Derived | None:
    try:
        given = json.loads(line)
        return Derived(**given | {"outputs": tuple(given["outputs"])})
    except (ValueError, RecursionError, TypeError, KeyError):
        return None


def note(folder: Path, made: Derived) -> None:
    """Add one comparison; an older note about the same outputs is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    with alone_in(folder, seconds=_WAIT):
        kept = [one for one in read_ledger(folder) if not set(one.outputs) & set(made.outputs)]
        _write(folder, [*kept, made])


def _write(folder: Path, entries: Iterable[Derived]) -> None:
    """Write the comparisons; a line that could not be read stays, since it names files of a person."""
    lines = [line for line, read in _lines(folder) if read is None and line.strip()]
    lines += [json.dumps(asdict(one), ensure_ascii=False) for one in entries]
    write_text(folder / LEDGER, "".join(f"{line}\n" for line in lines))


def changed(folder: Path, files: Iterable[Path]) -> tuple[Path, ...]:
    """Those of the files that somebody changed since a comparison wrote them."""
    marks = {output: mark for one in read_ledger(folder) for output, mark in one.marks.items()}
    known = ((file, marks.get(str(file.resolve()))) for file in files if file.is_file())
    return tuple(file for file, mark in known if mark is not None and mark_of(file.read_bytes()) != mark)


def mark_of(content: bytes) -> str:
    """The fingerprint by which a file is known again."""
    return hashlib.sha256(content).hexdigest()


def forget(folder: Path, file: Path) -> Forgotten:
    """Remove every output that was derived from a file, found by its content, by its place, or by its name.

    By its name only a file that is gone: the records of two applicants are often called the same. Raises
    UsageError where several that were read had that name, since only one of them may be meant.
    """
    digest = mark_of(file.read_bytes()) if file.is_file() else ""
    places = {place for one in read_ledger(folder) for place in one.inputs}
    wanted = {place for place in places if place == str(file.resolve())}
    if not wanted and not digest:
        wanted = {place for place in places if Path(place).name == file.name}
        if len(wanted) > 1:
            raise UsageError(
                f"{file}: is not there, and several files of that name were read; name the one that is meant:"
                f" {', '.join(sorted(wanted))}"
            )
    return _removed(
        folder, lambda one: not wanted.isdisjoint(one.inputs) or (digest and digest in one.inputs.values())
    )


def forget_expired(folder: Path, today: str) -> Forgotten:
    """Remove every output whose retention has ended."""
    return _removed(folder, lambda one: one.keep_until < today)


def _removed(folder: Path, ends: Callable[[Derived], object]) -> Forgotten:
    """Remove the outputs of every comparison that ends, and its note."""
    if not (folder / LEDGER).is_file():
        return Forgotten(removed=(), gone=(), comparisons=0)
    with alone_in(folder, seconds=_WAIT):
        entries = read_ledger(folder)
        named = [one for one in entries if ends(one)]
        found = _without_outputs(named)
        if named:
            _write(folder, [one for one in entries if one not in named])
    return found


def _without_outputs(named: list[Derived]) -> Forgotten:
    removed: list[str] = []
    gone: list[str] = []
    for path in dict.fromkeys(Path(output) for one in named for output in one.outputs):
        if path.is_file():
            path.unlink()
            removed.append(str(path))
        else:
            gone.append(str(path))
    for parent in {Path(output).parent for one in named for output in one.outputs}:
        if parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
    return Forgotten(removed=tuple(removed), gone=tuple(gone), comparisons=len(named))
