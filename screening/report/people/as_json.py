"""The record as one JSON object, sentences included, and the part that goes into a proposal."""

from dataclasses import asdict
from typing import Any

from screening.model.comparison import (
    ContextLine,
    Difference,
    OrganisationRead,
    Record,
    TimelineLine,
)
from screening.model.plain import plain_values
from screening.model.record import LEFT_TO_DOUBT, OrganisationTie, RecordKind
from screening.report.people import words
from screening.report.people.record_page import depth_method, depth_says
from screening.report.phrases import Phrases

SCHEMA = "screening/person-record/1"
_KINDS = {
    RecordKind.EMPLOYMENT: "employment",
    RecordKind.APPOINTMENT: "appointment",
    RecordKind.HONORARY: "honorary",
}


def record_dict(record: Record, phrases: Phrases | None = None) -> dict[str, Any]:
    """The record as plain values; no name of a person stands in it."""
    t = phrases or words.people_phrases()
    return {
        "schema": SCHEMA,
        "label": record.label or t("person.applicant"),
        "role": record.role,
        "as_of": record.as_of.isoformat(),
        "submitted": record.submitted.isoformat(),
        "result": words.headline(record, t),
        "window": plain_values(asdict(record.window))
        | {"from": record.window_from, "says": words.window(record, t)},
        "disclosure": {
            "low": record.disclosure.low,
            "high": record.disclosure.high,
            "because_of": list(record.disclosure.why),
            "says": words.disclosure_range(record, t),
        },
        "points": words.points(record),
        "questions": [_difference(one, t) for one in record.questions],
        "settled": [_difference(one, t) for one in record.differences if one.ask and one.answer],
        "noted": [_difference(one, t) for one in record.differences if not one.ask],
        "timeline": [_line(one) for one in record.timeline],
        "tray": [plain_values(asdict(one)) | {"place": one.place.label()} for one in record.tray],
        "not_counted": [_context(one) for one in record.context],
        "programmes": [plain_values(asdict(one)) | {"place": one.place.label()} for one in record.programmes],
        "works_counted": record.works_counted,
        "collaboration": [
            plain_values(asdict(one)) | {"says": depth_says(one, t), "method": depth_method(one, t)}
            for one in record.depths
        ],
        "for_proposal": for_proposal(record),
        "files": [plain_values(asdict(one)) for one in record.files],
        "dropped": list(record.dropped),
        "not_read": [{"place": one.place.label(), "says": one.says} for one in record.not_read],
        "notes": list(record.notes),
        "lists": list(record.lists),
        "keep_until": record.keep_until.isoformat(),
    }


def _organisation(one: OrganisationRead) -> dict[str, Any]:
    screened = one.screened
    return {
        "text": one.text,
        "name": one.name,
        "outcome": screened.outcome.value if screened else "none",
        "matches": [screened.match_dict(match) for match in screened.matches] if screened else [],
    }


def _difference(one: Difference, t: Phrases) -> dict[str, Any]:
    return {
        "key": one.key,
        "kind": one.kind.value,
        "organisation": _organisation(one.organisation),
        "read_as": words.read_as(one.organisation, t),
        "tie_kind": one.tie_kind.value,
        "says": words.question(one, t) if one.ask else t(f"difference.{one.kind.value}"),
        "asks": words.asks(one, t) if one.ask else "",
        "from": one.start,
        "to": one.end,
        "current": one.current,
        "public_from": one.other_start,
        "public_to": one.other_end,
        "in_window": one.overlap.value,
        "overlap": [one.overlap_from, one.overlap_to],
        "reasons": list(words.reasons(one, t)),
        "strengths": list(one.strengths),
        "sources": [place.label() for place in one.sources],
        "works": list(one.works),
        "items": list(one.items),
        "answer": one.answer,
        "not_asked_because": t(f"not_asked.{one.not_asked_because}") if one.not_asked_because else "",
    }


def _line(one: TimelineLine) -> dict[str, Any]:
    return {
        "organisation": _organisation(one.organisation),
        "kind": one.kind.value,
        "from": one.start,
        "to": one.end,
        "current": one.current,
        "in_window": one.overlap.value,
        "overlap": [one.overlap_from, one.overlap_to],
        "counted": one.counted,
        "declared": [_tie(tie) for tie in one.declared],
        "public": [_tie(tie) for tie in one.public],
    }


def _tie(tie: OrganisationTie) -> dict[str, Any]:
    return {
        "organisation": tie.organisation,
        "kind": tie.kind.value,
        "title": tie.title,
        "from": tie.start,
        "to": tie.end,
        "current": tie.current,
        "strength": tie.strength.value,
        "asserted_by": tie.asserted_by,
        "award": tie.award,
        "note": tie.note,
        "work": tie.work,
        "place": tie.place.label(),
    }


def _context(one: ContextLine) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "organisation": _organisation(one.organisation),
        "from": one.start,
        "to": one.end,
        "works": one.works,
        "place": one.place.label() if one.place else "",
    }


def for_proposal(record: Record) -> dict[str, Any]:
    """What `assess` takes from a record: the range of disclosure and the ties of the role, with dates.

    An affiliation that only a paper prints is left out until the applicant
    has answered; support, degrees and co-authorship are no ties.
    """
    low, high = record.disclosure.low, record.disclosure.high
    known = {"disclosure": low} if low == high and low else {"disclosure_range": [low, high]} if low else {}
    ties = [one for one in (_affiliation(line, record) for line in record.timeline) if one]
    people = [{"role": record.role, "label": record.label or "applicant", "affiliations": ties}]
    return known | {"people": people}


def _affiliation(line: TimelineLine, record: Record) -> dict[str, Any] | None:
    """One organisation tie of the role, or None where the line is not one or is not settled."""
    if line.kind not in _KINDS:
        return None
    stated = [tie for tie in (*line.declared, *line.public) if tie.strength not in LEFT_TO_DOUBT]
    if not stated or _settled(line, record) == "not_mine":
        return None
    lead = stated[0]
    given = {
        "organisation": lead.organisation,
        "country": lead.country.upper() if len(lead.country) == 2 else "",
        "from": line.start,
        "to": "" if line.current else line.end,
        "kind": _KINDS[line.kind],
        "declared": bool(line.declared),
        "ror": lead.ror,
    }
    return {key: value for key, value in given.items() if value != ""}


def _settled(line: TimelineLine, record: Record) -> str:
    found = (one.answer for one in record.differences if one.organisation == line.organisation and one.answer)
    return next(found, "")
