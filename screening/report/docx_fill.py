"""What a person fills in, in the Word document: the plan, the decision, the answer."""

from screening.report.docx_parts import Paper, dashed, say, tell
from screening.report.phrases import Phrases
from screening.report.view import ReportView


def add_plan(paper: Paper, view: ReportView, t: Phrases) -> None:
    """The measures with fields for what is agreed, and what is watched afterwards."""
    paper.heading(t("plan.title"), 1)
    if view.plan.measures:
        paper.paragraph(t("plan.intro"), lead=True)
        columns = ("measure", "addresses", "owner", "due", "cost", "residual")[
            : 6 if view.plan.weighed else 5
        ]
        head = [t(f"plan.{key}") for key in columns]
        paper.table(head, [
            [dashed(say(one.says, t), one.only_from, one.unverified), say(one.addresses, t),
             say(one.owner, t) or None, None, one.cost, one.residual or "–"][: len(head)]
            for one in view.plan.measures
        ], fill=["", "", head[2], view.plan.due, "", ""][: len(head)],
            shares=(27, 14, 21, 15, 13, 10) if view.plan.weighed else (36, 14, 21, 15, 14))  # fmt: skip
    else:
        paper.paragraph(t("plan.none"))
    if view.plan.hearing:
        paper.paragraph(view.plan.hearing, bold=True)
    if view.plan.monitored:
        paper.heading(t("plan.monitoring"), 2)
        paper.pairs([(t("plan.monitored"), t("plan.monitored_says")),
                     (t("plan.recheck"), view.plan.recheck or t("plan.recheck_none"))])  # fmt: skip
        paper.to_fill(t("plan.reviewer"))
        paper.paragraph(f"{t('plan.reopen')}:", lead=True)
        paper.bullets(t.lines("plan.reopen_lines"))


def add_last(paper: Paper, view: ReportView, t: Phrases) -> None:
    """What the reader of this copy fills in: the researcher an answer, everybody else the decision."""
    if view.copy == "researcher":
        add_answer(paper, view, t)
    else:
        add_decision(paper, view, t)


def add_answer(paper: Paper, view: ReportView, t: Phrases) -> None:
    """How the researcher answers, and where."""
    paper.heading(t("researcher.how_title"), 1)
    paper.paragraph(t("researcher.what"))
    asked = bool(view.questions) and not view.settled
    paper.bullets(t.lines("researcher.how")[0 if asked else 1 :])
    if asked:
        paper.paragraph(t("researcher.by", date=view.plan.answer_by), bold=True)
    paper.to_fill(t("researcher.statement"))
    paper.paragraph(t("researcher.left_out"))


def add_decision(paper: Paper, view: ReportView, t: Phrases) -> None:
    """The decision, with two signatures; a routine project's takes a line each."""
    begins = paper.here()
    paper.heading(t("decision.title"), 1)
    who = view.result.who_decides
    if who and not view.short:
        proposed = t("decision.proposed", tier=view.result.label, who=tell(who, t))
        paper.paragraph(f"{t('decision.intro')} {proposed}")
    elif not view.short:
        paper.paragraph(t("decision.intro"))
    paper.choices(t.lines("decision.choices"))
    lines = ("name", "date", "sign")
    if view.short:
        paper.to_fill(t("decision.reasons_short"))
        for signer in ("signature_one", "signature_two"):
            paper.to_fill(*(t(f"decision.{key}") for key in lines), before=t(f"decision.{signer}"))
    else:
        paper.choices(
            (t("decision.same"), t("decision.other")),
            before=t("decision.departs"),
            field=t("plan.to_fill"),
        )
        paper.to_fill(t("decision.reasons"))
        for signer in ("signature_one", "signature_two"):
            paper.heading(t(f"decision.{signer}"), 2)
            for key in lines:
                paper.to_fill(t(f"decision.{key}"))
    paper.keep_together(begins)
