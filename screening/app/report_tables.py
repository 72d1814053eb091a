"""Stored results as sheets of a workbook: projects, names, questions, measures."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from screening.report.party_view import told_apart
from screening.report.phrases import Phrases
from screening.report.plan_view import only_from
from screening.report.portfolio_view import portfolio_view
from screening.report.result_view import house_pack
from screening.report.saying import recalled
from screening.report.workbook import OwnSheet

Result = dict[str, Any]


def result_sheets(results: list[Result], t: Phrases) -> list[OwnSheet]:
    """One sheet a question that a reader brings."""
    results = [dict(recalled(one, t.language)) for one in results]
    return [_projects(results, t), _names(results, t), _questions(results, t), _measures(results, t)]


def _projects(results: list[Result], t: Phrases) -> OwnSheet:
    rows = portfolio_view(results, t).rows
    keys = ("header.id", "portfolio.project", "portfolio.depth", "portfolio.could_be", "result.response",
            "result.who", "result.gates_title", "portfolio.names")  # fmt: skip
    return OwnSheet(
        name=t("portfolio.project"),
        title=t("portfolio.title"),
        note=t("portfolio.person"),
        headings=[t(key) for key in keys],
        widths=[14, 50, 22, 14, 50, 30, 40, 40],
        rows=lambda: (
            [one.id, one.title, one.label, one.rise, *_said((one.response, one.who_decides), t),
             "\n".join(_said(one.gates, t)), "\n".join(one.names)]
            for one in rows
        ),
    )  # fmt: skip


def _names(results: list[Result], t: Phrases) -> OwnSheet:
    def rows() -> Iterator[list[str]]:
        for result in results:
            for party in result.get("parties", ()):
                for match in told_apart(party["matches"])[0] or [{}]:
                    yield _name_row(result, party, match, t)

    keys = ("header.id", "names.written", "names.role", "portfolio.names", "names.read_as", "names.sure",
            "evidence.list")  # fmt: skip
    return OwnSheet(
        name=t("portfolio.names"),
        title=t("names.title"),
        note=t("brief.limits"),
        headings=[t(key) for key in keys],
        widths=[14, 50, 14, 26, 44, 20, 70],
        rows=rows,
    )


def _said(sentences: Iterable[str], t: Phrases) -> list[str]:
    """Sentences of the rules in the language of the workbook."""
    return [t.translated(one)[0] if one else "" for one in sentences]


def _name_row(result: Result, party: Result, match: Mapping[str, Any], t: Phrases) -> list[str]:
    listed = [
        f"{_said((one['title'],), t)[0]} ({one['edition']})"
        for one in match.get("listings", ())
        if one.get("in_force")
    ]
    return [
        result["proposal_id"],
        party["name"],
        t.word("names.roles", party.get("role") or ""),
        t.word("names.outcomes", party["outcome"]),
        match.get("name", ""),
        t.word("names.bands", match["band"]) if match else "",
        "\n".join(listed),
    ]


def _questions(results: list[Result], t: Phrases) -> OwnSheet:
    def rows() -> Iterator[list[str]]:
        for result in results:
            for one in house_pack(result).get("question_details", ()):
                told = (one["says"], one.get("to") or "", one.get("settles") or "")
                yield [result["proposal_id"], *_said(told, t)]

    keys = ("header.id", "open.question", "open.to", "open.settles")
    return OwnSheet(
        name=t("open.questions"),
        title=t("open.questions"),
        note=t("open.standing"),
        headings=[t(key) for key in keys],
        widths=[14, 90, 30, 40],
        rows=rows,
    )


def _measures(results: list[Result], t: Phrases) -> OwnSheet:
    def rows() -> Iterator[list[str]]:
        for result in results:
            for one in house_pack(result).get("measure_details", ()):
                told = (one["says"], one.get("addresses") or "", one.get("owner") or "")
                says, *others = _said(told, t)
                condition = only_from(one, t)
                only = f" ({condition})" if condition else ""
                yield [result["proposal_id"], f"{says}{only}", *others, one.get("residual_tier") or ""]

    keys = ("header.id", "plan.measure", "plan.addresses", "plan.owner", "plan.residual")
    return OwnSheet(
        name=t("plan.title"),
        title=t("plan.title"),
        note=t("plan.intro"),
        headings=[t(key) for key in keys],
        widths=[14, 90, 26, 26, 14],
        rows=rows,
    )
