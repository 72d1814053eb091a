"""Writes the result of a gate, ladder, checklist or reminder pack: what holds, what not, what is open."""

from dataclasses import dataclass

from screening.assess.conditions import Case, evaluate
from screening.assess.listed import Truth
from screening.assess.measures import measure_of
from screening.model.assessment import GateResult, Measure, Note, PackResult, Question
from screening.model.rubric import Line, Pack

TRUTH_WORDS = {True: "true", False: "false", None: "unknown"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One line of a pack with whether it holds."""

    line: Line
    truth: Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The answer of a pack, at least and at most."""

    least: str
    most: str


def pack_result(pack: Pack, case: Case, *, provisional: bool) -> PackResult:
    """The pack's answer with every line that led to it."""
    scope = evaluate(pack.scope, case) if pack.scope else Truth(holds=True)
    applies = pack.in_force(case.as_of) and scope.holds is not False
    gates, rows, lines = (
        _judge(part, case) if applies else () for part in (pack.gates, pack.rows, pack.lines)
    )
    span = _span(pack, case, scope, gates, rows)
    least, most = (_worded(one, case, provisional) for one in (span.least, span.most))
    return PackResult(
        pack=pack.id,
        title=pack.title,
        kind=pack.kind,
        version=pack.version,
        status=pack.status,
        valid=validity(pack),
        outcome=least,
        outcome_max=most,
        outcome_says=next((one.says for one in case.rules.outcomes if one.id == least), ""),
        who_decides=pack.who_decides,
        gates=tuple(gate_result(one, pack, case) for one in gates),
        lines=tuple(gate_result(one, pack, case) for one in (*rows, *lines)),
        measures=_measures((*gates, *rows, *lines), case),
        questions=_questions((*gates, *rows, *lines)),
        ledger=_ledger(pack, case, scope),
        source=case.rules.cite(pack.source),
        certainty=pack.certainty,
        does_not_mean=pack.does_not_mean,
        superseded_by=pack.superseded_by,
        appeal=pack.appeal,
        scope=TRUTH_WORDS[scope.holds],
    )


def gate_result(judged: Judged, pack: Pack, case: Case) -> GateResult:
    """One line as it is printed, with its source and what it does not mean."""
    line, truth = judged.line, judged.truth
    return GateResult(
        pack=pack.id,
        id=line.id,
        holds=TRUTH_WORDS[truth.holds],
        says=line.says,
        outcome=line.outcome,
        who_decides=line.who_decides or pack.who_decides,
        source=case.rules.cite(line.source),
        certainty=line.certainty,
        does_not_mean=line.does_not_mean or pack.does_not_mean,
        evidence=truth.evidence,
        holds_up=line.holds_up,
        ask=line.ask if truth.holds is None or (truth.holds and line.holds_up == "legal") else "",
        measure=line.measure,
    )


def validity(pack: Pack) -> str:
    """The days between which a pack holds, as text."""
    if pack.starts is None and pack.ends is None:
        return ""
    ends = ("" if one is None else one.isoformat() for one in (pack.starts, pack.ends))
    return " – ".join(ends).strip()


def _judge(part: tuple[Line, ...], case: Case) -> tuple[Judged, ...]:
    return tuple(Judged(line=one, truth=evaluate(one.when, case)) for one in part)


def _span(pack: Pack, case: Case, scope: Truth, gates: tuple[Judged, ...], rows: tuple[Judged, ...]) -> Span:
    if not pack.in_force(case.as_of):
        return Span(least="not_in_force", most="not_in_force")
    if scope.holds is False:
        return Span(least="not_applicable", most="not_applicable")
    if pack.kind == "reminder":
        return Span(least="reminder", most="reminder")
    barring = next((one for one in gates if one.truth.holds), None)
    if barring is not None:
        return Span(least=barring.line.outcome, most=barring.line.outcome)
    open_gate = next((one for one in gates if one.truth.holds is None), None)
    ladder = _ladder(pack, rows)
    if open_gate is not None:
        talk_first = _identity(gates) or pack.kind != "gate"
        least = "ask_first" if talk_first else "undetermined"
        return Span(least=least, most=open_gate.line.outcome)
    return ladder


def _ladder(pack: Pack, rows: tuple[Judged, ...]) -> Span:
    """The worst row that holds, and the worst that may; open rows above it make the answer open."""
    sure = max((one for one in rows if one.truth.holds), key=lambda one: one.line.rank, default=None)
    rank = sure.line.rank if sure else -1
    above = [one for one in rows if one.truth.holds is None and one.line.rank > rank]
    least = sure.line.outcome if sure else pack.otherwise
    if not above:
        return Span(least=least, most=least)
    worst = max(above, key=lambda one: one.line.rank)
    if sure is None:
        least = "ask_first"
    return Span(least=least, most=worst.line.outcome)


def _identity(judged: tuple[Judged, ...]) -> bool:
    return any(one.truth.identity_open for one in judged if one.truth.holds is None)


def _worded(outcome: str, case: Case, provisional: bool) -> str:
    """A milder word where the result rests on assumptions: a register never lets a pack say "proceed"."""
    found = next((one for one in case.rules.outcomes if one.id == outcome), None)
    return found.provisional if provisional and found and found.provisional else outcome


def _measures(judged: tuple[Judged, ...], case: Case) -> tuple[Measure, ...]:
    """The measures that lines which hold call for, each once."""
    wanted = dict.fromkeys(one.line.measure for one in judged if one.truth.holds and one.line.measure)
    known = {one.id: one for one in case.rules.measures}
    return tuple(measure_of(known[one], case.rules) for one in wanted if one in known)


def _questions(judged: tuple[Judged, ...]) -> tuple[Question, ...]:
    asked: dict[str, Question] = {}
    for one in judged:
        texts = one.truth.asks or ((one.line.ask,) if one.line.ask else ())
        for text in texts if one.truth.holds is None else ():
            asked.setdefault(text, Question(id=one.line.id, says=text, settles=one.line.name))
    return tuple(asked.values())


def _ledger(pack: Pack, case: Case, scope: Truth) -> tuple[Note, ...]:
    notes = []
    if not pack.in_force(case.as_of):
        notes.append(case.word("not_valid", date=case.as_of.isoformat(), valid=validity(pack)))
        if pack.superseded_by:
            notes.append(case.word("superseded", pack=pack.superseded_by))
    elif scope.holds is None:
        notes.append(case.word("scope_unknown", says=pack.scope_says))
    notes += pack.notes
    source = case.rules.cite(pack.source)
    return tuple(Note(says=one, source=source, certainty=pack.certainty) for one in notes)
