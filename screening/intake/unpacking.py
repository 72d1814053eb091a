"""The files of a delivery: one file, a folder, or a ZIP archive unpacked with care."""

import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from screening.errors import InvalidFile, SafetyLimit
from screening.intake.limits import Limits
from screening.intake.mail import parts_of_mail
from screening.intake.sniff import MAIL_SUFFIXES, Kind, kind_of
from screening.intake.zip_check import look_through
from screening.model.source import NotRead, Place

READABLE = tuple(
    ".csv .tsv .txt .xlsx .xlsm .xlsb .xls .ods .json .jsonl .ndjson .xml .yaml .yml .docx .pdf"
    " .eml .mht .mhtml .jsonld .htm .html .md .tab .dat .prn .ris .bib .nbib .enw .ciw".split()
)
_MOST_FILES = 100_000
_LONGEST_NAME = 120
_OF_PATHS = frozenset("/\\:")
# What may hold a proposal and is not read: it should have been, so it is refused and not passed over.
_NOT_READ = {
    ".doc .odt .rtf .pages": "a text of a kind that is not read; save it as DOCX or PDF",
    ".ppt .pptx .odp .key": "a presentation, which is not read; save it as PDF",
    ".msg": "an e-mail of Outlook, which is not read; save it as EML, or its attachments, and give those",
    ".zip .7z .rar .gz .tar": "an archive inside what was given; unpack it, or give it by itself",
    ".numbers": "a table of a kind that is not read; save it as XLSX",
}


@contextmanager
def members(path: Path, limits: Limits, not_read: list[NotRead]) -> Iterator[list[Path]]:
    """Every readable file, sorted by name; what is left out is added to `not_read`."""
    with tempfile.TemporaryDirectory(prefix="screening-") as folder:
        yield [
            one
            for given in _given(path, limits, Path(folder), not_read)
            for one in _with_parts(given, limits, Path(folder), not_read, alone=given == path)
        ]


def _given(path: Path, limits: Limits, folder: Path, not_read: list[NotRead]) -> list[Path]:
    if path.is_dir():
        return _of_folder(path, not_read)
    if kind_of(path) is Kind.ARCHIVE:
        look_through(path, limits)
        return _unpacked(path, folder, not_read)
    return [path]


def _with_parts(
    path: Path, limits: Limits, folder: Path, not_read: list[NotRead], *, alone: bool
) -> list[Path]:
    """The file itself, or what is in it where it is an e-mail; one among others is refused by itself."""
    try:
        if not (alone or path.suffix.lower() in MAIL_SUFFIXES) or kind_of(path) is not Kind.MAIL:
            return [path]
        return _of_mail(path, limits, folder, not_read)
    except (InvalidFile, SafetyLimit) as error:
        if alone:
            raise
        not_read.append(NotRead(place=Place(file=path.name), says=str(error), kind="refused"))
        return []


def _of_mail(path: Path, limits: Limits, folder: Path, not_read: list[NotRead]) -> list[Path]:
    files: list[Path] = []
    for place, (name, content) in enumerate(parts_of_mail(path, limits)):
        if Path(name).suffix.lower() not in READABLE:
            not_read.append(_left_out(name))
            continue
        target = folder / f"{path.name} {place}" / _plain(name)
        target.parent.mkdir(parents=True)
        target.write_bytes(content)
        files.append(target)
    if not files:
        raise InvalidFile(f"{path.name}: an e-mail without text and without an attachment that can be read")
    return files


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
            not_read.append(_left_out(file.name))
    if not wanted:
        raise InvalidFile(
            f"{folder.name}: no table in this folder; expected CSV, XLSX, ODS, JSON, YAML, DOCX or PDF files"
        )
    return wanted[:_MOST_FILES]


def _with_folders(path: PurePosixPath) -> str:
    """`2025/proposal.docx` as `2025 - proposal.docx`."""
    return " - ".join(one for one in path.parts if one.strip("./"))


def _plain(name: str) -> str:
    """A name that is no path on any system."""
    kept = "".join("_" if one in _OF_PATHS else one for one in name if one.isprintable())
    return kept[-_LONGEST_NAME:].lstrip(".") or "_"


def _left_out(name: str) -> NotRead:
    """Why a file is not read: for what may hold a proposal with what to do."""
    suffix = Path(name).suffix.lower()
    says = next((one for suffixes, one in _NOT_READ.items() if suffix and suffix in suffixes.split()), "")
    place = Place(file=name)
    return NotRead(place=place, says=says or "not a table; left out", kind="refused" if says else "skipped")


def _unpacked(path: Path, folder: Path, not_read: list[NotRead]) -> list[Path]:
    """Unpack flat: a member's folders never become a path on this machine, they tell equal names apart."""
    files: list[Path] = []
    with zipfile.ZipFile(path) as archive:
        inside = sorted(archive.infolist(), key=lambda one: one.filename)
        paths = [PurePosixPath(one.filename.replace("\\", "/")) for one in inside]
        times = Counter(one.name for one in paths)
        for place, (member, where) in enumerate(zip(inside, paths, strict=True)):
            if member.is_dir() or not where.name or where.name.startswith((".", "~$")):
                continue
            name = where.name if times[where.name] == 1 else _with_folders(where)
            if where.suffix.lower() not in READABLE:
                not_read.append(_left_out(name))
                continue
            target = folder / str(place) / _plain(name)
            target.parent.mkdir()
            with archive.open(member) as source, target.open("wb") as sink:
                shutil.copyfileobj(source, sink)
            files.append(target)
    if not files:
        raise InvalidFile(f"{path.name}: no table in this archive; expected CSV, XLSX, JSON or XML files")
    return files[:_MOST_FILES]
