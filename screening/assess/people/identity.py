"""Whose files these are: the person's identifiers, and files that may be about somebody else."""

from dataclasses import dataclass

from screening.assess.people.authorship import Agreement, Identity, best_agreement
from screening.model.comparison import TrayItem
from screening.model.record import FileReading, Format, Side
from screening.model.source import Place

_RECORDS_OF_ONE_PERSON = frozenset(
    {Format.ORCID_JSON, Format.ORCID_XML, Format.CV_DOCX, Format.CV_PDF, Format.CV_TEXT, Format.YAML}
    | {Format.SCIENCV_PDF, Format.SCIENCV_BIOSKETCH_XML, Format.SCIENCV_SUPPORT_XML}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The files that count, the files set aside, and the identity taken from those that count."""

    counted: tuple[FileReading, ...]
    aside: tuple[FileReading, ...]
    identity: Identity
    tray: tuple[TrayItem, ...]


def sorted_out(files: tuple[FileReading, ...], verdicts: dict[str, str]) -> Files:
    """Declared files say who the person is; a public record that disagrees is set aside as doubtful."""
    first = [one for one in files if one.side is Side.DECLARED]
    start = _identity(first)
    counted, aside, tray = list(first), [], []
    for one in files:
        if one.side is Side.DECLARED:
            continue
        why = _doubt(one, start)
        key = f"file:{one.file}"
        verdict = verdicts.get(key, "")
        if not why or verdict == "same":
            counted.append(one)
        else:
            aside.append(one)
            tray.append(_tray_item(one, key, why, verdict))
    ordered = tuple(one for one in files if one in counted)
    return Files(counted=ordered, aside=tuple(aside), identity=_identity(list(ordered)), tray=tuple(tray))


def _identity(files: list[FileReading]) -> Identity:
    """ORCID iDs and names of the records about one person, and the works these list as their own."""
    about = [one for one in files if one.format in _RECORDS_OF_ONE_PERSON]
    return Identity(
        orcids=frozenset(orcid for one in about for orcid in one.orcids),
        names=tuple(dict.fromkeys(name for one in about for name in one.names if name.text)),
        own_works=frozenset(work.key for one in files for work in one.works if work.own_list),
    )


def _doubt(file: FileReading, start: Identity) -> str:
    """The id of the reason why a public record may be somebody else's, or "" ."""
    if file.format not in _RECORDS_OF_ONE_PERSON:
        return ""
    if file.orcids and start.orcids:
        return "" if set(file.orcids) & start.orcids else "file_other_orcid"
    if file.names and start.names:
        agreed = max(best_agreement(name.text, start.names) for name in file.names)
        return "" if agreed is not Agreement.NONE else "file_other_name"
    return ""


def _tray_item(file: FileReading, key: str, why: str, verdict: str) -> TrayItem:
    return TrayItem(
        key=key,
        title=file.file,
        date="",
        place=Place(file=file.file),
        why=(why,),
        organisations=tuple(dict.fromkeys(one.organisation for one in file.ties if one.organisation))[:6],
        verdict=verdict,
    )
