"""The single page of a routine project, as a Word document."""

from screening.model.sentence import quoted
from screening.report.docx_fill import add_last
from screening.report.docx_parts import Paper, dashed, inside, say, tell
from screening.report.factor_picture import translated_level
from screening.report.listing_view import ListingView, brief_title
from screening.report.party_view import PartyView
from screening.report.phrases import Phrases
from screening.report.settings import plan_settings
from screening.report.view import ReportView


def short_body(paper: Paper, view: ReportView, t: Phrases) -> None:
    """The result, why, what is missing, the evidence, and what a person fills in."""
    _result(paper, view, t)
    _why(paper, view, t)
    _missing(paper, view, t)
    _evidence(paper, view, t)
    add_last(paper, view, t)
    _foot(paper, view, t)


def _result(paper: Paper, view: ReportView, t: Phrases) -> None:
    paper.heading(t("result.title"), 1)
    heading = view.result
    paper.paragraph(f"{heading.label}: {tell(heading.response, t)}", bold=True)
    for note in heading.notes:
        paper.paragraph(note)
    paper.parts(
        [(t("result.who"), f"{tell(heading.who_decides, t)}."), ("", t("result.person"))], between=" "
    )
    paper.paragraph(" ".join((*view.brief, t("brief.limits"))))
    if view.plan.measures:
        paper.parts([(t("plan.remains"), " ".join(say(one.says, t) for one in view.plan.measures))])


def _why(paper: Paper, view: ReportView, t: Phrases) -> None:
    paper.heading(t("why.title"), 1)
    paper.parts((say(one.name, t), f"{translated_level(one, t)} ({one.origin})") for one in view.why.found)
    changes = view.why.changes[: plan_settings()["short_changes"]]
    if changes:
        said = " · ".join(f"{say(one.says, t)} → {one.tiers}" for one in changes)
        paper.parts([(t("why.change"), said)])


def _missing(paper: Paper, view: ReportView, t: Phrases) -> None:
    paper.heading(t("open.title"), 1)
    if view.questions and not view.settled:
        asked = [
            f"{say(one.says, t)} ({tell(one.to, t)})"
            for one in view.questions[: plan_settings()["short_questions"]]
        ]
        more = len(view.questions) - len(asked)
        asked += [t("brief.more", count=more)] if more else []
        by = f"{inside(t('open.by'), t)} {view.plan.answer_by}"
        paper.parts([(f"{t('open.questions')} ({by})", " · ".join(asked))])
    if view.unasked:
        unasked = (
            " – ".join(filter(None, (tell(one.name, t), " ".join(say(says, t) for says in one.questions))))
            for one in view.unasked
        )
        paper.parts([(f"{t('open.not_checked')} ({t('open.not_needed')})", " · ".join(unasked))])
    said = (
        (t(title), " · ".join(tell(one, t).rstrip(".") for one in lines))
        for title, lines in (
            ("open.cells_not_read", view.not_read),
            ("open.not_checked", () if view.unasked else view.not_checked),
        )
        if lines
    )
    paper.parts(
        [*said, *(("", tell(one, t).rstrip(".")) for one in view.assumptions), ("", t("open.standing"))]
    )


def _evidence(paper: Paper, view: ReportView, t: Phrases) -> None:
    paper.heading(t("evidence.title"), 1)
    most = plan_settings()["factor_evidence"]
    cues = (
        f"{say(one.concept, t)}: {', '.join(tell(quoted(*words), t) for words in one.words[:most])}"
        for one in view.brief_cues
    )
    told = " · ".join(cues)
    why = say(view.field_open, t) if view.field_open else ""
    paper.parts([(t("evidence.cues"), dashed(told, why))], small=True)
    for party in view.recorded:
        for body in party.bodies:
            sure = "; ".join(filter(None, (body.band_word, body.related)))
            read = f"{inside(body.read_as, t)} {body.name} ({sure})"
            lists = "; ".join(_listing(one, t) for one in body.listings)
            written = t("quote.text", text=party.written)
            paper.parts([(f"{written} ({party.tie or party.role})", f"{read}. {lists}.")], small=True)
    meanings = (f"{say(brief_title(one.title), t)}: {say(one.does_not_mean, t)}" for one in view.meanings)
    paper.parts([(t("evidence.not_means"), " ".join(meanings))], small=True)
    names = {party.written: _nearest(party, t) for party in view.unrecorded}
    paper.parts([(t("evidence.names_none"), " · ".join(names.values()))], small=True)
    lists = " · ".join(f"{edition}: {titles}" for edition, titles in view.editions)
    paper.parts([(t("evidence.lists"), f"{lists}.")], small=True)
    packs = ", ".join(f"{tell(row.label, t)} {row.value}" for row in view.pack_versions)
    paper.parts([(t("evidence.packs"), packs)], small=True)


def _listing(one: ListingView, t: Phrases) -> str:
    since = f"{t('evidence.since_inside')}: {one.since}" if one.since_iso else t("diagram.standing")
    told = (inside(one.lane, t), one.rating_known, since, one.status, one.unverified, one.source_url)
    return f"{say(brief_title(one.title), t)} ({', '.join(filter(None, told))})"


def _nearest(party: PartyView, t: Phrases) -> str:
    told = [party.written]
    if party.read_as and party.read_as.lower() != party.written.lower():
        told.append(f"({t('names.read_briefly', name=party.read_as)})")
    for name, why in party.near[:1]:
        told.append(f"({t('names.near')}: {t('names.near_line', name=name, why=tell(why, t))})")
    return " ".join(told)


def _foot(paper: Paper, view: ReportView, t: Phrases) -> None:
    first = t.lines("rights.lines")[2]
    contact = view.branding.contact
    reach = t("rights.contact", contact=contact) if contact else t("rights.contact_default")
    paper.paragraph(f"{first} {reach} {t('document.made', date=view.as_of)}")
