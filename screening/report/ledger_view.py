"""The arithmetic of a report line by line, and the words of the text that its field rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from screening.model.sentence import Sentence, joined, quoted
from screening.model.vocabulary import MEMORY_MARK
from screening.report.listing_view import unverified
from screening.report.party_view import file_and_sheet
from screening.report.phrases import Phrases
from screening.report.result_view import house_pack
from screening.report.saying import concept_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One line of the arithmetic."""

    says: str
    value: str
    evidence: tuple[str, ...]
    source: str
    unverified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CueView:
    """One field concept, the words it rests on with their places, and the technology areas it belongs to."""

    concept: str
    words: tuple[tuple[str, str], ...]
    areas: tuple[str, ...]

    @property
    def from_memory(self) -> bool:
        """True when the name of one of these lines was not checked against the official list."""
        return any(MEMORY_MARK in one for one in self.areas)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackNotes:
    """What a further rule book adds to its outcome, line by line."""

    title: str
    lines: tuple[LedgerLine, ...]


def ledger_lines(given: Mapping[str, Any], phrases: Phrases) -> tuple[LedgerLine, ...]:
    """The arithmetic of the pack that heads the report."""
    return _lines(house_pack(given), given, phrases)


def notes_of_packs(given: Mapping[str, Any], phrases: Phrases) -> tuple[PackNotes, ...]:
    """The lines of every other pack under its title: what one says is no step of another's arithmetic."""
    heading = house_pack(given)
    found = (
        PackNotes(title=one.get("title") or name.replace("_", " "), lines=_lines(one, given, phrases))
        for name, one in given.get("packs", {}).items()
        if one is not heading
    )
    return tuple(one for one in found if one.lines)


def _lines(pack: Mapping[str, Any], given: Mapping[str, Any], phrases: Phrases) -> tuple[LedgerLine, ...]:
    """The lines of one pack; evidence that already stands beside a factor is not said twice."""
    home = file_and_sheet(given.get("proposal", {}).get("place") or "")
    said = {item for factor in pack.get("factors", ()) for item in factor.get("evidence", ())}
    return tuple(
        LedgerLine(
            says=line["says"],
            value=_unsaid(line, _span(line.get("low"), line.get("high"), phrases)),
            evidence=tuple(_without(one, home) for one in line.get("evidence", ()) if one not in said),
            source=line.get("source") or "",
            unverified=unverified(line.get("certainty") or "", phrases),
        )
        for line in pack.get("ledger", ())
    )


def _without(text: str, home: str) -> str:
    """The text without the file and sheet that the report's head names; else as it is."""
    if not home or home not in text:
        return text
    if isinstance(text, Sentence) and home in text.values.get("place", ""):
        return quoted(text.values["text"], text.values["place"].replace(home, ""))
    return text.replace(home, "")


def _unsaid(line: Mapping[str, Any], value: str) -> str:
    """The value of a line, unless its arithmetic already ends with it."""
    says, low, high = line["says"], line.get("low"), line.get("high")
    end = says.rpartition("= ")[2] if "= " in says else ""
    try:
        return "" if end and low == high and f"{float(end):g}" == f"{low:g}" else value
    except (TypeError, ValueError):
        return value


def cue_views(given: Mapping[str, Any]) -> tuple[CueView, ...]:
    """The words of the text by concept, each concept once."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for cue in given.get("cues", ()):
        groups.setdefault(cue["concept"], []).append(cue)
    return tuple(
        CueView(
            concept=concept_of(cues[0]),
            words=tuple((one["quotation"], one["place"]) for one in cues),
            areas=_areas(dict.fromkeys(area for one in cues for area in one.get("areas", ()))),
        )
        for concept, cues in groups.items()
    )


def _areas(given: Iterable[str]) -> tuple[str, ...]:
    """Areas as `list: area, area`, each list named once."""
    groups: dict[str, list[str]] = {}
    for one in given:
        source, _, area = one.partition(": ")
        groups.setdefault(source, []).append(area)
    return tuple(joined(": ", (source, joined(", ", areas))) for source, areas in groups.items())


def _span(low: float | None, high: float | None, phrases: Phrases) -> str:
    if low is None or high is None:
        return ""
    ends = phrases.number(low), phrases.number(high)
    return ends[0] if low == high else phrases("why.range", low=ends[0], high=ends[1])
