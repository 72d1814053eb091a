"""Reports as Word documents, with the plan and the decision as fields to fill in."""

from collections.abc import Mapping
from typing import Any

from screening.model.sentence import quoted
from screening.report.branding import Branding
from screening.report.docx_parts import Paper
from screening.report.factor_picture import capital, translated_level
from screening.report.listing_view import ListingView
from screening.report.party_view import PartyView
from screening.report.phrases import Phrases, load_phrases
from screening.report.tie_diagram import listing_line
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
    paper = Paper(f"{view.project_id} – {view.title}", words.language)
    _head(paper, view, words)
    if copy == "merit":
        _merit(paper, view, words)
    else:
        _body(paper, view, words)
    return paper.bytes()


def _body(paper: Paper, view: ReportView, t: Phrases) -> None:
    _result(paper, view, t)
    if not view.short:
        _benefit(paper, view, t)
    _why(paper, view, t)
    if view.parties:
        _names(paper, view, t)
    _missing(paper, view, t)
    _evidence(paper, view, t)
    if not view.short or view.plan.measures:
        _plan(paper, view, t)
    if view.copy == "researcher":
        _answer(paper, view, t)
    else:
        _decision(paper, view, t)
    _rights(paper, view, t)


def say(text: str, t: Phrases) -> str:
    """A sentence from the rules, in the language of the report where it has been translated."""
    return capital(t.translated(text)[0])


def tell(text: str, t: Phrases) -> str:
    """The same within a line, without a capital."""
    return t.translated(text)[0]


def _head(paper: Paper, view: ReportView, t: Phrases) -> None:
    paper.paragraph(view.branding.institution, bold=True)
    paper.paragraph(view.branding.office)
    paper.paragraph(t(f"document.{view.copy}"), bold=True)
    paper.paragraph(t(f"document.confidential.{view.copy}"))
    paper.heading(view.title, 0)
    if view.copy != "merit":
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
        paper.bullets(
            _joined(
                gate.state,
                say(gate.says, t),
                gate.unverified,
                f"{t('result.who')}: {tell(gate.who_decides, t)}" if gate.who_decides else "",
                *(tell(one, t) for one in gate.evidence[:4]),
            )
            for gate in heading.gates
        )
        paper.paragraph(t("result.gates_note"))
    paper.paragraph(heading.label, bold=True)
    paper.paragraph(say(heading.response, t), bold=True)
    for note in heading.notes:
        paper.paragraph(note)
    paper.pairs([(t("result.who"), say(heading.who_decides, t))])
    paper.paragraph(t("result.person"))
    paper.bullets(view.brief)
    paper.paragraph(t("brief.limits"))


def _joined(*parts: str) -> str:
    return " – ".join(part for part in parts if part)


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
        [say(one.name, t), capital(translated_level(one, t)), one.origin,
         _joined(say(one.says, t), " · ".join(tell(line, t) for line in one.evidence[:4]))]
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
            [_joined(say(one.title, t), one.unverified), _joined(say(one.outcome, t), one.note),
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
        paper.bullets(f"{body.name}: {listing_line(one, t)}" for body in view.bodies for one in body.listings)
    if view.unrecorded:
        paper.heading(t("names.others"), 2)
        paper.paragraph(t("names.others_says"), lead=True)
    if view.unrecorded_rows:
        head = [t("names.written"), t("names.role"), t("evidence.nearest")]
        paper.table(
            head,
            [
                [_joined(one.written, one.place), one.tie or one.role, _near(one, t)]
                for one in view.unrecorded_rows
            ],
            shares=(36, 18, 46),
        )
    for group in view.unrecorded_lists:
        says = t("names.listed_names", count=len(group.names), role=group.role)
        paper.paragraph(_joined(says, group.place), lead=True)
        paper.paragraph(" · ".join(f"{name} ({place})" if place else name for name, place in group.names))


def _read_as(party: PartyView, t: Phrases) -> list[list[str | None]]:
    return [
        [
            _joined(party.written, party.place),
            party.tie or party.role,
            _joined(
                f"{body.read_as} {body.name}" if body.band == "review" else body.name,
                body.native_name,
                body.related,
            ),
            f"{body.band_word} ({body.band_means})",
            " · ".join(
                [
                    *(tell(one, t) for one in body.supports),
                    *(f"{t('names.against')}: {tell(one, t)}" for one in body.against),
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
            [say(one.says, t), say(one.to, t), one.by, _joined(say(one.settles, t), one.narrows)]
            for one in view.questions
        ], shares=(42, 16, 14, 28))  # fmt: skip
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
    for body in view.bodies:
        paper.heading(t("evidence.listings", name=body.name), 2)
        for one in body.listings:
            (_listing_briefly if view.short else _listing)(paper, one, view, t)
    if view.bodies:
        paper.paragraph(t("evidence.lanes_note"))
    paper.heading(t("evidence.cues"), 2)
    for cue in view.cues:
        words = ", ".join(tell(quoted(quotation, place), t) for quotation, place in cue.words)
        paper.pairs([(say(cue.concept, t), _joined(words, "; ".join(cue.areas)))])
    if not view.cues:
        paper.paragraph(t("evidence.cue_none"))
    if view.ledger and not view.short:
        paper.heading(t("evidence.ledger"), 2)
        paper.bullets(
            _joined(say(one.says, t), one.value, " ".join(tell(line, t) for line in one.evidence))
            for one in view.ledger
        )
    paper.heading(t("evidence.lists"), 2)
    for row in view.lists_by_edition:
        titles = (", ".join(filter(None, (say(one.title, t), tell(one.authority, t)))) for one in row.lists)
        paper.pairs([(row.label, "; ".join(titles))])
    paper.pairs((row.label.replace("_", " "), row.value) for row in view.pack_versions)
    if view.input_hash:
        paper.paragraph(t("evidence.fingerprint", hash=view.input_hash))


def _listing(paper: Paper, one: ListingView, view: ReportView, t: Phrases) -> None:
    paper.heading(say(one.title, t), 3)
    quote = t("quote.text", text=one.as_listed)
    paper.pairs([
        (t("evidence.list"), _joined(one.lane, tell(one.authority, t), one.editions, one.unverified)),
        (t("evidence.as_listed"), _joined(quote, one.rating, tell(one.basis, t))),
        (t("evidence.since"), one.since),
        (t("evidence.as_of", date=view.as_of), one.status),
        (t("evidence.work"), one.work),
        (t("evidence.means"), say(one.means, t)),
        (t("evidence.not_means"), say(one.does_not_mean, t)),
        (t("evidence.source"), one.source_url),
    ])  # fmt: skip


def _listing_briefly(paper: Paper, one: ListingView, view: ReportView, t: Phrases) -> None:
    quote = t("quote.text", text=one.as_listed)
    paper.pairs([
        (say(one.title, t), _joined(one.lane, quote, one.rating, one.since, one.status,
                                    one.unverified, one.source_url)),
        (t("evidence.not_means"), say(one.does_not_mean, t)),
    ])  # fmt: skip


def _plan(paper: Paper, view: ReportView, t: Phrases) -> None:
    paper.heading(t("plan.title"), 1)
    if view.plan.measures:
        paper.paragraph(t("plan.intro"), lead=True)
        columns = ("measure", "addresses", "owner", "due", "cost", "residual")[
            : 6 if view.plan.weighed else 5
        ]
        head = [t(f"plan.{key}") for key in columns]
        paper.table(head, [
            [_joined(say(one.says, t), one.unverified), say(one.addresses, t), say(one.owner, t) or None,
             None, one.cost, one.residual or "–"][: len(head)]
            for one in view.plan.measures
        ], fill=["", "", head[2], t("plan.due_default"), "", ""][: len(head)],
            shares=(29, 16, 16, 14, 13, 12) if view.plan.weighed else (40, 16, 16, 14, 14))  # fmt: skip
    else:
        paper.paragraph(t("plan.none"))
    if view.plan.hearing_by:
        paper.paragraph(t("plan.hearing", date=view.plan.hearing_by), bold=True)
    if view.plan.monitored:
        paper.heading(t("plan.monitoring"), 2)
        paper.pairs([(t("plan.monitored"), t("plan.monitored_says")),
                     (t("plan.recheck"), view.plan.recheck or t("plan.recheck_none"))])  # fmt: skip
        paper.to_fill(t("plan.reviewer"))
        paper.paragraph(f"{t('plan.reopen')}:")
        paper.bullets(t.lines("plan.reopen_lines"))


def _answer(paper: Paper, view: ReportView, t: Phrases) -> None:
    paper.heading(t("researcher.how_title"), 1)
    paper.paragraph(t("researcher.what"))
    paper.bullets(t.lines("researcher.how"))
    if view.questions:
        paper.paragraph(t("researcher.by", date=view.plan.answer_by), bold=True)
    paper.to_fill(t("researcher.statement"))
    paper.paragraph(t("researcher.left_out"))


def _decision(paper: Paper, view: ReportView, t: Phrases) -> None:
    begins = paper.here()
    paper.heading(t("decision.title"), 1)
    paper.paragraph(t("decision.intro"))
    for one in t.lines("decision.choices"):
        paper.choice(one)
    paper.paragraph(t("decision.departs"))
    paper.choice(t("decision.same"))
    paper.choice(t("decision.other"), field=t("plan.to_fill"))
    paper.to_fill(t("decision.reasons"))
    for who in ("signature_one", "signature_two"):
        paper.heading(t(f"decision.{who}"), 2)
        for key in ("name", "date", "sign"):
            paper.to_fill(t(f"decision.{key}"))
    paper.keep_together(begins)


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
    return (*t.lines("rights.lines"), contact, *appeal, retention)
