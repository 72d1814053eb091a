"""Reports as Word documents, with the plan and the decision as fields to fill in."""

from collections.abc import Mapping, Sequence
from typing import Any

from screening.model.sentence import quoted
from screening.report.branding import Branding
from screening.report.docx_fill import add_last, add_plan
from screening.report.docx_parts import Paper, dashed, say, tell
from screening.report.docx_short import short_body
from screening.report.factor_picture import capital, translated_level
from screening.report.listing_view import ListingView, addresses, brief_title
from screening.report.party_view import BodyView, PartyView
from screening.report.phrases import Phrases, load_phrases
from screening.report.result_view import GateView
from screening.report.settings import plan_settings
from screening.report.view import ReportView, report_view


def render_docx(
    result: Mapping[str, Any],
    *,
    branding: Branding | None = None,
    phrases: Phrases | None = None,
    copy: str = "officer",
    person: str = "",
) -> bytes:
    """The report of one assessment for one reader as a DOCX file; the same input gives the same bytes."""
    brand = branding or Branding()
    words = brand.worded(phrases or load_phrases())
    view = report_view(result, words, brand, copy, person)
    short = view.short and copy != "merit"
    paper = Paper(f"{view.project_id} – {view.title}", words.language, short=short)
    _head(paper, view, words, short)
    if copy == "merit":
        _merit(paper, view, words)
    elif short:
        short_body(paper, view, words)
    else:
        _body(paper, view, words)
    return paper.bytes()


def _body(paper: Paper, view: ReportView, t: Phrases) -> None:
    _result(paper, view, t)
    _benefit(paper, view, t)
    _why(paper, view, t)
    if view.parties:
        _names(paper, view, t)
    _missing(paper, view, t)
    _evidence(paper, view, t)
    add_plan(paper, view, t)
    add_last(paper, view, t)
    _rights(paper, view, t)


def _head(paper: Paper, view: ReportView, t: Phrases, short: bool) -> None:
    if short:
        paper.paragraph(
            dashed(view.branding.institution, view.branding.office, t(f"document.{view.copy}")), bold=True
        )
    else:
        paper.paragraph(view.branding.institution, bold=True)
        paper.paragraph(view.branding.office)
        paper.paragraph(t(f"document.{view.copy}"), bold=True)
    paper.paragraph(t(f"document.confidential.{view.copy}"))
    paper.heading(view.title, 0)
    if short:
        paper.parts((row.label, row.value) for row in view.facts)
    elif view.copy != "merit":
        paper.pairs((row.label, row.value) for row in view.facts)


def _merit(paper: Paper, view: ReportView, t: Phrases) -> None:
    for key in ("merit.what", "merit.please"):
        paper.paragraph(t(key))
    paper.paragraph(t("merit.checked_none", date=view.as_of))


def _result(paper: Paper, view: ReportView, t: Phrases) -> None:
    heading = view.result
    paper.heading(t("result.title"), 1)
    if heading.gates:
        paper.heading(t("result.gates_title"), 2)
        if len(heading.gates) > plan_settings()["gates_in_sight"]:
            paper.paragraph(t("result.gates_then", count=len(heading.gates), depth=heading.label))
        paper.bullets(_legal_point(gate, t) for gate in heading.gates)
        paper.paragraph(t("result.gates_note"))
    paper.paragraph(
        " · ".join([t("result.depth"), *([t("result.provisional")] if heading.provisional else ())])
    )
    paper.paragraph(heading.label, bold=True)
    paper.paragraph(say(heading.response, t), bold=True)
    for note in heading.notes:
        paper.paragraph(note)
    paper.pairs([(t("result.who"), say(heading.who_decides, t))])
    paper.paragraph(t("result.person"))
    paper.bullets(view.brief)
    paper.paragraph(t("brief.limits"))


def _legal_point(gate: GateView, t: Phrases) -> str:
    """What a law or a funder asks for, then a line each: who answers, what is asked, who is listed."""
    lines = (
        dashed(gate.state, say(gate.says, t), gate.unverified),
        f"{t('result.who')}: {tell(gate.who_decides, t)}" if gate.who_decides else "",
        f"{t('result.gate_ask')} {tell(gate.ask, t)}" if gate.ask else "",
        f"{t('result.gate_limits')} {tell(gate.does_not_mean, t)}" if gate.does_not_mean else "",
        *gate.listed,
        *_some(gate.evidence, "gate_evidence", "brief.more", t),
        ", ".join(addresses(gate.source)) if gate.source.startswith("http") else "",
    )
    return "\n".join(filter(None, lines))


def _grounds(lines: Sequence[str], view: ReportView, t: Phrases) -> list[str]:
    """What a factor rests on: all of it where the arithmetic, which has the rest, is left out."""
    if view.arithmetic:
        return _some(lines, "factor_evidence", "why.more", t)
    return [tell(one, t) for one in lines]


def _some(lines: Sequence[str], most: str, more: str, t: Phrases) -> list[str]:
    """As many lines as the settings let stand in one place, then how many others there are."""
    shown = [tell(one, t) for one in lines[: plan_settings()[most]]]
    others = len(lines) - len(shown)
    return [*shown, t.count(more, others)] if others else shown


def _benefit(paper: Paper, view: ReportView, t: Phrases) -> None:
    begins = paper.here()
    paper.heading(t("benefit.title"), 1)
    paper.pairs((row.label, say(row.value, t)) for row in view.benefit)
    if view.benefit_statement:
        paper.pairs([(t("benefit.statement"), view.benefit_statement)])
    else:
        paper.paragraph(t("benefit.none"))
    paper.paragraph(f"{t('benefit.effect')} {t('benefit.interest')}")
    paper.keep_together(begins)


def _why(paper: Paper, view: ReportView, t: Phrases) -> None:
    paper.heading(t("why.title"), 1)
    if view.why.graded:
        paper.paragraph(t("why.graded"))
    head = [t(f"why.{key}") for key in ("factor", "level", "how", "reason")]
    paper.table(head, [
        [say(one.name, t), capital(translated_level(one, t)), one.how,
         dashed(say(one.says, t), " · ".join(_grounds(one.evidence, view, t)))]
        for one in view.why.factors
    ], shares=(17, 18, 17, 48))  # fmt: skip
    if view.why.channels:
        paper.table(
            [t("why.channel"), t("why.value")],
            [[one.name, one.value] for one in view.why.channels],
            shares=(70, 30),
        )
    for line in view.why.floors:
        paper.paragraph(line)
    if view.why.changes:
        paper.heading(t("why.change"), 2)
        paper.bullets(f"{say(one.says, t)} → {one.tiers}" for one in view.why.changes)
    if view.packs:
        paper.heading(t("why.packs"), 2)
        head = [t(f"why.{key}") for key in ("pack", "outcome", "decides")]
        paper.table(head, [
            [dashed(say(one.title, t), one.unverified), dashed(say(one.outcome, t), one.note),
             say(one.who_decides, t)]
            for one in view.packs
        ], shares=(36, 38, 26))  # fmt: skip
        paper.paragraph(t("why.packs_note"))


def _names(paper: Paper, view: ReportView, t: Phrases) -> None:
    paper.heading(t("names.title"), 1)
    if view.recorded:
        head = [t(f"names.{key}") for key in ("written", "role", "read_as", "sure", "reasons")]
        paper.table(
            head, [row for party in view.recorded for row in _read_as(party, t)], shares=(19, 16, 19, 18, 28)
        )
    if view.unrecorded:
        paper.heading(t("names.others"), 2)
        paper.paragraph(t("names.others_says"), lead=True)
    if view.unrecorded_rows:
        head = [t("names.written"), t("names.role"), t("evidence.nearest")]
        paper.table(
            head,
            [
                [dashed(one.written, one.place), one.tie or one.role, _near(one, t)]
                for one in view.unrecorded_rows
            ],
            shares=(36, 18, 46),
        )
    for group in view.unrecorded_lists:
        says = t("names.listed_names", count=len(group.names), role=group.role)
        paper.paragraph(dashed(says, group.place), lead=True)
        paper.paragraph(" · ".join(f"{name} ({place})" if place else name for name, place in group.names))


def _read_as(party: PartyView, t: Phrases) -> list[list[str | None]]:
    return [
        [
            dashed(party.written, party.place),
            ", ".join(filter(None, (party.tie or party.role, party.period))),
            dashed(
                f"{body.read_as} {body.name}" if body.band == "review" else body.name,
                body.native_name,
                body.related,
            ),
            f"{body.band_word} ({body.band_means})",
            " · ".join(
                [
                    *(tell(one, t) for one in body.supports),
                    *(f"{t('names.against')}: {tell(one, t)}" for one in body.against),
                    *([t("names.not_counted", why=tell(party.not_counted, t))] if party.not_counted else ()),
                    *(
                        f"{t('names.near')}: {t('names.near_line', name=name, why=tell(why, t))}"
                        for name, why in (party.near if body is party.bodies[-1] else ())
                    ),
                ]
            ),
        ]
        for body in party.bodies
    ]


def _near(party: PartyView, t: Phrases) -> str:
    lines = [t("names.near_line", name=name, why=tell(why, t)) for name, why in party.near] or [
        t("names.no_near")
    ]
    if party.read_as and party.read_as != party.written:
        lines.insert(0, t("names.background", name=party.read_as))
    if party.not_counted:
        lines.append(t("names.not_counted", why=tell(party.not_counted, t)))
    return ". ".join(capital(line) for line in lines)


def _missing(paper: Paper, view: ReportView, t: Phrases) -> None:
    paper.heading(t("open.title"), 1)
    if view.questions:
        head = [t(f"open.{key}") for key in ("question", "to", "by", "settles")]
        paper.table(head, [
            [say(one.says, t), say(one.to, t), one.by, dashed(say(one.settles, t), one.narrows)]
            for one in view.questions
        ], shares=(38, 20, 15, 27))  # fmt: skip
    else:
        paper.paragraph(t("open.none"))
    for title, lines in (
        ("open.cells_not_read", view.not_read),
        ("open.not_checked", view.not_checked),
        ("open.assumptions", view.assumptions),
    ):
        if lines:
            paper.heading(t(title), 2)
            paper.bullets(say(one, t) for one in lines)
    paper.paragraph(t("open.standing"))


def _evidence(paper: Paper, view: ReportView, t: Phrases) -> None:
    paper.heading(t("evidence.title"), 1)
    if view.meanings:
        _meanings(paper, view, t)
    for body in view.bodies:
        paper.heading(t("evidence.listings", name=body.name), 2)
        if body.listings:
            _records(paper, body, view, t)
        else:
            paper.paragraph(t("evidence.no_listing"))
    if view.bodies:
        paper.paragraph(t("evidence.lanes_note"))
    paper.heading(t("evidence.cues"), 2)
    for cue in view.cues:
        words = ", ".join(tell(quoted(quotation, place), t) for quotation, place in cue.words)
        paper.pairs([(say(cue.concept, t), dashed(words, "; ".join(tell(area, t) for area in cue.areas)))])
    if any(one.from_memory for one in view.cues):
        paper.paragraph(t("evidence.cue_memory"))
    if not view.cues:
        paper.paragraph(t("evidence.cue_none"))
    if view.gates_false:
        paper.heading(t("evidence.gates"), 2)
        paper.bullets(
            dashed(f"{gate.state}: {tell(gate.says, t)}", gate.unverified) for gate in view.gates_false
        )
    if view.ledger:
        paper.heading(t("evidence.ledger"), 2)
        paper.numbered(
            dashed(say(one.says, t), one.value, " ".join(tell(line, t) for line in one.evidence))
            for one in view.ledger
        )
    for notes in view.pack_notes:
        paper.heading(t("evidence.pack_notes", title=tell(notes.title, t)), 2)
        paper.bullets(
            dashed(
                say(one.says, t), one.value, one.unverified, " ".join(tell(line, t) for line in one.evidence)
            )
            for one in notes.lines
        )
    paper.heading(t("evidence.lists"), 2)
    for row in view.lists_by_edition:
        titles = (", ".join(filter(None, (say(one.title, t), tell(one.authority, t)))) for one in row.lists)
        paper.pairs([(row.label, "; ".join(titles))])
    if view.pack_versions:
        paper.heading(t("evidence.packs"), 2)
        paper.parts(("", f"{tell(row.label, t)} {row.value}") for row in view.pack_versions)
    if view.input_hash:
        paper.paragraph(t("evidence.fingerprint", hash=view.input_hash))


def _meanings(paper: Paper, view: ReportView, t: Phrases) -> None:
    """What being on a list means and does not mean: once for all bodies."""
    paper.heading(t("evidence.lists_mean"), 2)
    head = [t(f"evidence.{key}") for key in ("list", "means", "not_means")]
    paper.table(head, [
        [dashed(say(one.title, t), one.lane, tell(one.authority, t)), say(one.means, t),
         say(one.does_not_mean, t)]
        for one in view.meanings
    ], shares=(36, 30, 34))  # fmt: skip


def _records(paper: Paper, body: BodyView, view: ReportView, t: Phrases) -> None:
    head = [
        t("evidence.list_edition"), t("evidence.as_listed"), t("evidence.since_and_now", date=view.as_of),
        t("evidence.source"),
    ]  # fmt: skip
    paper.table(head, [_record(one, t) for one in body.listings], shares=(25, 29, 22, 24))


def _record(one: ListingView, t: Phrases) -> list[str | None]:
    quote = t("quote.text", text=one.as_listed)
    dates = [one.since, one.status, "" if one.work == t("evidence.work_date_unknown") else one.work]
    return [
        dashed(say(brief_title(one.title), t), one.editions, one.unverified),
        dashed(quote, one.rating_known, tell(one.basis, t)),
        " · ".join(filter(None, dates)),
        one.source_url,
    ]


def _rights(paper: Paper, view: ReportView, t: Phrases) -> None:
    begins = paper.here()
    paper.heading(t("rights.title"), 1)
    paper.bullets(rights_lines(view, t))
    paper.paragraph(t("document.made", date=view.as_of))
    paper.keep_together(begins)


def rights_lines(view: ReportView, t: Phrases) -> tuple[str, ...]:
    """Rights, contact, review and retention, with the institution's own words where it gave them."""
    brand = view.branding
    contact = t("rights.contact", contact=brand.contact) if brand.contact else t("rights.contact_default")
    appeal = (t("rights.appeal", appeal=brand.appeal),) if brand.appeal else ()
    years = brand.retention_years
    retention = t("rights.retention", years=years) if years else t("rights.retention_default")
    first, *others = t.lines("rights.lines")
    if view.copy == "researcher":  # whose copy has no arithmetic
        first = t("rights.first_researcher")
    return (first, *others, contact, *appeal, retention)
