"""The files of a delivery: one file, a folder, or a ZIP archive unpacked with care."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from screening.errors import InvalidFile
from screening.intake.limits import Limits
from screening.intake.sniff import Kind, kind_of
from screening.intake.zip_check import look_through
from screening.model.source import NotRead, Place

READABLE = tuple(
    ".csv .tsv .txt .xlsx .xlsm .xlsb .xls .ods .json .jsonl .ndjson .xml .yaml .yml .docx .pdf".split()
)
_MOST_FILES = 100_000


@contextmanager
def members(path: Path, limits: Limits, not_read: list[NotRead]) -> Iterator[list[Path]]:
    """Every readable file, sorted by name; what is left out is added to `not_read`."""
    if path.is_dir():
        yield _of_folder(path, not_read)
    elif kind_of(path) is Kind.ARCHIVE:
        look_through(path, limits)
        with tempfile.TemporaryDirectory(prefix="screening-") as folder:
            yield _unpacked(path, Path(folder), not_read)
    else:
        yield [path]


def _of_folder(folder: Path, not_read: list[NotRead]) -> list[Path]:
    inside = sorted(one for one in folder.iterdir() if not one.name.startswith((".", "~$")))
    files = [one for one in inside if one.is_file()]
    for one in inside:
        if one.is_dir():
            says = "a folder in the folder; give it by itself"
            not_read.append(NotRead(place=Place(file=f"{one.name}/"), says=says, kind="skipped"))
        elif one not in files:
            says = "no file: a link that leads nowhere, or a pipe"
            not_read.append(NotRead(place=Place(file=one.name), says=says, kind="refused"))
    wanted = [one for one in files if one.suffix.lower() in READABLE]
    for file in files:
        if file not in wanted:
            not_read.append(
                NotRead(place=Place(file=file.name), says="not a table; left out", kind="skipped")
            )
    if not wanted:
        raise InvalidFile(
            f"{folder.name}: no table in this folder; expected CSV, XLSX, ODS, JSON, YAML, DOCX or PDF files"
        )
    return wanted[:_MOST_FILES]


def _unpacked(path: Path, folder: Path, not_read: list[NotRead]) -> list[Path]:
    """Unpack flat: a member's folders never become a path on this machine."""
    files: list[Path] = []
    with zipfile.ZipFile(path) as archive:
        for place, member in enumerate(sorted(archive.infolist(), key=lambda one: one.filename)):
            name = PurePosixPath(member.filename.replace("\\", "/")).name
            if member.is_dir() or not name or name.startswith("."):
                continue
            if Path(name).suffix.lower() not in READABLE:
                not_read.append(NotRead(place=Place(file=name), says="not a table; left out", kind="skipped"))
                continue
            target = folder / str(place) / "".join(char for char in name if char.isprintable())[-120:]
            target.parent.mkdir()
            with archive.open(member) as source, target.open("wb") as sink:
                shutil.copyfileobj(source, sink)
            files.append(target)
    if not files:
        raise InvalidFile(f"{path.name}: no table in this archive; expected CSV, XLSX, JSON or XML files")
    return files[:_MOST_FILES]
