"""The one-page record of an applicant: what differs, as questions; what was noted; what waits; rights."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from screening.model.comparison import (
    CollaborationDepth,
    ContextLine,
    Difference,
    DifferenceKind,
    OrganisationRead,
    ProgrammeMention,
    Record,
    TrayItem,
)
from screening.model.record import Format, OrganisationTie, RecordKind
from screening.model.source import Place
from screening.report.branding import Branding
from screening.report.html import page
from screening.report.people import words
from screening.report.people.depth_plot import depth_plot
from screening.report.people.picture import ties_picture
from screening.report.phrases import Phrases

_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One difference as the page shows it."""

    organisation: str
    read_as: str
    kind: str
    what: str
    declared: str
    public: str
    overlap: str
    reasons: str
    sources: str
    both: bool = True
    note: str = ""


def render_record(record: Record, *, branding: Branding | None = None, phrases: Phrases | None = None) -> str:
    """The record as a whole HTML file, without script and network."""
    brand = branding or Branding()
    t = brand.worded(phrases or words.people_phrases())
    return page("people/record.html.j2", t, brand, _values(record, brand, t))


def _values(record: Record, brand: Branding, t: Phrases) -> dict[str, Any]:
    noted = [one for one in record.differences if not one.ask]
    answered = [one for one in record.differences if one.ask and one.answer]
    return {
        "record": record,
        "brand": brand,
        "headline": words.headline(record, t),
        "range": words.disclosure_range(record, t),
        "window": words.window(record, t),
        "facts": _facts(record, t),
        "picture": Markup(ties_picture(record, t)),
        "questions": _questions(record, t),
        "answered": tuple(_row(one, record, t, t(f"answer.{one.answer}")) for one in answered),
        "noted": tuple(
            _row(one, record, t, t(f"not_asked.{one.not_asked_because}")) for one in noted[:_SHOWN]
        ),
        "noted_more": max(0, len(noted) - _SHOWN),
        "tray": tuple(_tray(one, t) for one in record.tray[:_SHOWN]),
        "tray_more": max(0, len(record.tray) - _SHOWN),
        "context": _context(record, t),
        "files": tuple(_file_line(one, t) for one in record.files),
        "dropped": _dropped(record, t),
        "depths": tuple(_depth(one, t) for one in record.depths),
        "none_says": not record.questions and record.disclosure.low is not None,
    }


def _questions(record: Record, t: Phrases) -> tuple[Row, ...]:
    """One row for each point of the letter, in its order: several funders are one."""
    funders = [one for one in record.questions if one.kind is DifferenceKind.FUNDER]
    rows = [_row(one, record, t) for one in record.questions if one not in funders]
    if len(funders) == 1:
        rows.append(_row(funders[0], record, t))
    elif funders:
        rows.append(_funders_row(funders, t))
    return tuple(rows)


def _funders_row(funders: list[Difference], t: Phrases) -> Row:
    shown = [words.funder_line(one, t) for one in funders[:_SHOWN]]
    read = [f"{words.shown_name(one.organisation)} {words.read_as(one.organisation, t)}" for one in funders]
    places = list(dict.fromkeys(place.label() for one in funders for place in one.sources))
    return Row(
        organisation=t("letter.funders_heading_officer"),
        read_as="; ".join(
            line for line, one in zip(read, funders, strict=True) if words.read_as(one.organisation, t)
        ),
        kind=t("tie.support"),
        what=t(f"difference.{DifferenceKind.FUNDER.value}"),
        declared="",
        public="; ".join(shown) + _more(len(funders) - _SHOWN, t),
        both=False,
        overlap=words.in_window(funders[0], t),
        reasons="; ".join(words.reasons(funders[0], t)[:3]),
        sources="; ".join(t.translated(one)[0] for one in places[:3]) + _more(len(places) - 3, t),
    )


def _facts(record: Record, t: Phrases) -> tuple[tuple[str, str], ...]:
    label = record.label or t("person.applicant")
    return (
        (t("person.facts.concerns"), f"{label} ({t(f'person.role.{record.role}')})"),
        (t("person.facts.compared"), t.date(record.as_of.isoformat())),
        (t("person.facts.window"), words.window(record, t)),
        (t("person.facts.keep"), t.date(record.keep_until.isoformat())),
    )


def _row(one: Difference, record: Record, t: Phrases, note: str = "") -> Row:
    line = next((line for line in record.timeline if line.organisation == one.organisation), None)
    declared = line.declared if line is not None else ()
    public = line.public if line is not None else ()
    return Row(
        organisation=words.shown_name(one.organisation),
        read_as=words.read_as(one.organisation, t),
        kind=t(f"tie.{one.tie_kind.value}"),
        what=t(f"difference.{one.kind.value}"),
        declared=_statements(declared, t) or t("person.not_declared"),
        public=_public(one, public, t),
        both=one.kind not in (DifferenceKind.FUNDER, DifferenceKind.PROGRAMME),
        overlap=words.in_window(one, t),
        reasons="; ".join(words.reasons(one, t)[:3]),
        sources="; ".join(_place(place, t) for place in one.sources[:3]) + _more(len(one.sources) - 3, t),
        note=note,
    )


def _place(place: Place, t: Phrases) -> str:
    return t.translated(place.label())[0]


def _more(count: int, t: Phrases) -> str:
    return f"; {t('person.more', count=count)}" if count > 0 else ""


def _public(one: Difference, public: tuple[OrganisationTie, ...], t: Phrases) -> str:
    """What stands in public; works for a funder or programme, statements for a tie."""
    if one.kind in (DifferenceKind.FUNDER, DifferenceKind.PROGRAMME):
        shown = f"{t.count('letter.paper', len(one.works))}{words.years(one.start, one.end, t)}"
        return shown if one.works else "; ".join(one.items[:2])
    return _statements(public, t) or t("person.not_public")


def _statements(ties: tuple[OrganisationTie, ...], t: Phrases) -> str:
    """Title, dates and strength of each statement; papers are counted, not listed."""
    papers = [one for one in ties if one.kind is RecordKind.PRINTED]
    shown = [_statement(one, t) for one in ties if one.kind is not RecordKind.PRINTED]
    if papers:
        days = sorted(one.start for one in papers if one.start)
        span = words.years(days[0], days[-1], t) if days else ""
        strengths = sorted({t(f"strength.{one.strength.value}") for one in papers})
        shown.append(f"{t.count('letter.paper', len(papers))}{span} ({', '.join(strengths)})")
    unique = list(dict.fromkeys(shown))
    return "; ".join(unique[:3]) + _more(len(unique) - 3, t)


def _statement(tie: OrganisationTie, t: Phrases) -> str:
    strength = t(f"strength.{tie.strength.value}")
    by = f", {tie.asserted_by}" if tie.asserted_by else ""
    title = tie.title if len(tie.title) <= 60 else tie.title[:57] + "…"
    span = words.period(tie.start, tie.end, tie.current, t)
    return f"{title or t(f'tie.{tie.kind.value}')}{span} ({strength}{by})"


def _tray(one: TrayItem, t: Phrases) -> dict[str, str]:
    position = ""
    if one.position is not None:
        position = t("person.tray_position", position=one.position, authors=one.authors)
    return {
        "key": one.key,
        "title": one.title,
        "date": one.date,
        "why": "; ".join(t(f"doubt.{why}") for why in one.why),
        "where": "; ".join(part for part in (position, _place(one.place, t)) if part),
        "organisations": "; ".join(one.organisations[:3]),
        "verdict": t.translated(one.verdict)[0],
    }


def _context(record: Record, t: Phrases) -> tuple[str, ...]:
    shown = [_context_line(one, t) for one in record.context]
    shown += [_programme(one, t) for one in record.programmes if one.ordinary]
    other = (RecordKind.MEMBERSHIP, RecordKind.SERVICE)
    shown += [
        t(
            "person.context_other",
            kind=t(f"tie.{line.kind.value}"),
            organisation=words.shown_name(line.organisation),
            period=words.period(line.start, line.end, line.current, t),
        )
        for line in record.timeline
        if line.kind in other
    ]
    return tuple(dict.fromkeys(shown))


def _context_line(one: ContextLine, t: Phrases) -> str:
    span = words.period(one.start, one.end, False, t)
    if one.kind is RecordKind.EDUCATION:
        read = words.read_as(one.organisation, t)
        shown = words.shown_name(one.organisation) + (f" ({read})" if read else "")
        return t("person.context_education", organisation=shown, period=span)
    name = _entity_name(one.organisation)
    span = words.years(one.start, one.end, t)
    return t.count("person.context_coauthor", one.works, works=one.works, organisation=name, period=span)


def _entity_name(organisation: OrganisationRead) -> str:
    screened = organisation.screened
    return screened.entities[screened.matches[0].entity_id].name if screened else organisation.name


def _programme(one: ProgrammeMention, t: Phrases) -> str:
    return t("person.context_programme", name=one.name, place=_place(one.place, t))


def _file_line(one: Any, t: Phrases) -> str:
    line = t(
        "file.line",
        file=one.file,
        format=t(f"format.{one.format}"),
        side=t("side.both" if one.format == Format.YAML.value else f"side.{one.side}"),
        ties=one.ties,
        works=one.works,
    )
    return f"{line} – {t('file.aside')}" if one.set_aside else line


def _dropped(record: Record, t: Phrases) -> str:
    names = ", ".join(record.dropped)
    return t("person.dropped", names=names) if names else t("person.dropped_none")


def _depth(one: CollaborationDepth, t: Phrases) -> dict[str, Any]:
    return {"says": depth_says(one, t), "method": depth_method(one, t), "plot": Markup(depth_plot(one, t))}


def depth_says(one: CollaborationDepth, t: Phrases) -> str:
    """The measure in one sentence."""
    if one.depth is None:
        return t("depth.none", a=one.unit_a, b=one.unit_b)
    years = [year.year for year in one.years]
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0]) if years else "–"
    return t(
        "depth.line",
        a=one.unit_a,
        b=one.unit_b,
        depth=t.number(one.depth, 3),
        span=span,
        joint=one.joint_works,
        works=one.works,
    )


def depth_method(one: CollaborationDepth, t: Phrases) -> str:
    """How the measure was counted, with its source."""
    pairs = one.normalisation == "pairs"
    return t(
        "depth.method",
        divisor=t("depth.pairs" if pairs else "depth.square"),
        source=t("depth.source_pairs" if pairs else "depth.source_square"),
    )
