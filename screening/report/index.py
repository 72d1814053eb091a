"""The portfolio page of a run and the committee's sheet: one HTML file each, without network."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from screening import resources
from screening.report.branding import Branding
from screening.report.html import page
from screening.report.phrases import Phrases, load_phrases
from screening.report.portfolio_view import ProjectRow, portfolio_view
from screening.report.settings import plan_settings
from screening.report.slug import slugs
from screening.report.timeline import timeline

_FILES = ("summary.xlsx", "results.csv", "results.jsonl", "not_read.csv", "run.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What the shared masthead needs to know."""

    branding: Branding
    copy: str


def render_index(
    results: Iterable[Mapping[str, Any]],
    run: Mapping[str, Any],
    *,
    branding: Branding | None = None,
    phrases: Phrases | None = None,
    links: Mapping[str, str] | None = None,
) -> str:
    """The index of a run. `links` names the report of each project that has one, relative to the index.

    Without `links` every project is taken to have `reports/<safe id>.html`.
    """
    brand = branding or Branding()
    words = brand.worded(phrases or load_phrases())
    given = list(results) if links is None else results
    if links is None:
        names = slugs(one["proposal_id"] for one in given)
        links = {one: f"reports/{name}.html" for one, name in names.items()}
    view = portfolio_view(given, words, links)
    rows = view.dated[: plan_settings()["timeline_rows"]]
    return page(
        "index.html.j2",
        words,
        brand,
        {
            "view": _Sheet(branding=brand, copy="portfolio"),
            "all": view,
            "timeline": Markup(timeline(rows, words)),
            "timeline_rows": rows,
            "not_read": _counted(run, "not_read"),
            "left_out": _counted(run, "left_out"),
            "files": _FILES,
            "script": Markup(resources.text("reports", "templates", "index.js")),
        },
    )


def render_committee(
    results: Iterable[Mapping[str, Any]],
    *,
    branding: Branding | None = None,
    phrases: Phrases | None = None,
    lowest: str = "T2",
) -> str:
    """The sheet for a committee: the projects it has to decide on, the others as numbers only."""
    brand = branding or Branding()
    words = brand.worded(phrases or load_phrases())
    view = portfolio_view(results, words)
    return page(
        "committee.html.j2",
        words,
        brand,
        {
            "view": _Sheet(branding=brand, copy="committee"),
            "all": view,
            "rows": tuple(one for one in view.rows if for_committee(one, lowest)),
        },
    )


def for_committee(row: ProjectRow, lowest: str) -> bool:
    """True for a project that needs a person's decision beyond the routine."""
    return bool(row.gates) or row.ask or row.high >= lowest


def _counted(run: Mapping[str, Any], what: str) -> int:
    """How many of something the run's own record counts."""
    counts = run.get("counts", {})
    return int(counts.get(what, 0) or 0) if isinstance(counts, Mapping) else 0
