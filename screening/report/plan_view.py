"""The plan and the questions: measures to sign, who answers by when, when the case is looked at again."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from screening.model.vocabulary import TIERS
from screening.report.listing_view import unverified
from screening.report.phrases import Phrases
from screening.report.result_view import house_pack, stage
from screening.report.settings import plan_settings

_HEARD_FROM = "T3"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """One line of the plan; `only_from` says where the answers may still make it needless."""

    id: str
    says: str
    only_from: str
    addresses: str
    owner: str
    due: str
    cost: str
    residual: str
    source: str
    unverified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One open question, to whom, by when, and what its answer settles."""

    says: str
    to: str
    by: str
    settles: str
    narrows: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """The plan with its dates; a date is empty where none is proposed."""

    measures: tuple[MeasureView, ...]
    recheck: str
    answer_by: str
    hearing: str
    due: str
    monitored: bool

    @property
    def weighed(self) -> bool:
        """True where the rules say of any measure which depth it would leave."""
        return any(one.residual for one in self.measures)


def plan_view(result: Mapping[str, Any], phrases: Phrases) -> PlanView:
    """The plan of the pack that heads the report."""
    house = house_pack(result)
    high = house.get("tier_max") or ""
    day = date.fromisoformat(result["as_of"])
    settings = plan_settings()
    months = settings["recheck_months"].get(high)
    due = phrases(f"plan.due_{stage(result)}")
    return PlanView(
        measures=tuple(_measure(one, due, phrases) for one in house.get("measure_details", ())),
        recheck=phrases.date(months_later(day, months).isoformat()) if months else "",
        answer_by=_days_later(day, settings["answer_days"], phrases),
        hearing=_hearing(house, _days_later(day, settings["hearing_days"], phrases), phrases),
        due=due,
        monitored=high >= "T1" and stage(result) != "ended",
    )


def _hearing(house: Mapping[str, Any], by: str, phrases: Phrases) -> str:
    """Who is heard before a deep decision, and by when; said as a condition while the answers are out."""
    low, high = house.get("tier_min") or "", house.get("tier_max") or ""
    if high < _HEARD_FROM:
        return ""
    return phrases("plan.hearing" if low >= _HEARD_FROM else "plan.hearing_if", date=by)


def question_views(
    result: Mapping[str, Any], phrases: Phrases, *, asked: bool = True
) -> tuple[QuestionView, ...]:
    """The open questions in the pack's own order: what narrows the range most comes first.

    Those that need no answer have no day by which to give one.
    """
    day = date.fromisoformat(result["as_of"])
    days = plan_settings()["answer_days"]
    by = _days_later(day, days, phrases) if asked else phrases("open.by_none")
    return tuple(_question(one, by, phrases) for one in house_pack(result).get("question_details", ()))


def _question(given: Mapping[str, Any], by: str, phrases: Phrases) -> QuestionView:
    narrows = given.get("narrows_here", given.get("narrows") or 0)
    return QuestionView(
        says=given["says"],
        to=given.get("to") or phrases("open.to_default"),
        by=by,
        settles=given.get("settles") or "",
        narrows=phrases("open.beyond") if narrows is None else _narrows(int(narrows), phrases),
    )


def _narrows(tiers: int, phrases: Phrases) -> str:
    return phrases.count("open.narrows", tiers) if tiers else ""


def _measure(given: Mapping[str, Any], due: str, phrases: Phrases) -> MeasureView:
    name = given.get("id") or ""
    at_once = name in plan_settings()["with_the_decision"]
    return MeasureView(
        id=name,
        says=given["says"],
        only_from=only_from(given, phrases),
        addresses=given.get("addresses") or "",
        owner=given.get("owner") or "",
        due=phrases("plan.due_record") if at_once else due,
        cost=_cost(given.get("cost") or "", given.get("burden") or "", phrases),
        residual=given.get("residual_tier") or "",
        source=given.get("source") or "",
        unverified=unverified(given.get("certainty") or "", phrases),
    )


def only_from(given: Mapping[str, Any], phrases: Phrases) -> str:
    """The depth from which a measure is in proportion, where the answers may settle the result below it."""
    tier = given.get("from_tier") or ""
    if not tier:
        return ""
    return phrases("plan.only_at" if tier == TIERS[-1] else "plan.only_from", tier=tier)


def _cost(cost: str, burden: str, phrases: Phrases) -> str:
    words = [phrases.word("plan.levels", one) for one in (cost, burden) if one]
    if len(words) == 2:
        return phrases("plan.cost_line", cost=words[0], burden=words[1])
    return phrases("plan.cost_only", cost=words[0]) if words else ""


def months_later(day: date, months: int) -> date:
    """The same day that many months later, or the last day of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _days_later(day: date, days: int, phrases: Phrases) -> str:
    return phrases.date((day + timedelta(days=days)).isoformat())
