"""Reads one rubric pack: its passport, scope, gates, rows and lines."""

from collections.abc import Iterable

from screening.model.rubric import Line, Pack
from screening.model.vocabulary import APPLIES, HOLDS_UP, KINDS
from screening.rubrics.block import Block
from screening.rubrics.channels_reading import read_channels
from screening.rubrics.conditions_reading import optional_condition, read_condition


def read_pack(top: Block, facts: Iterable[str], outcomes: Iterable[str]) -> Pack:
    """The pack of one file; problems are kept in the block."""
    known, answers = frozenset(facts), tuple(outcomes)
    head = top.required_block("pack")
    kind = head.choice("kind", KINDS)
    identity = head.text("id")
    pack = Pack(
        id=identity,
        title=head.text("title"),
        kind=kind,
        version=head.text("version"),
        status=head.text("status"),
        jurisdiction=head.text("jurisdiction"),
        issuer=head.text("issuer"),
        does_not_mean=head.text("does_not_mean"),
        source=head.texts("source", required=True),
        certainty=head.text("certainty"),
        who_decides=head.text("who_decides"),
        applies=head.choice("applies", APPLIES, "chosen"),
        starts=head.day("starts"),
        ends=head.day("ends"),
        superseded_by=head.text("superseded_by", ""),
        appeal=head.text("appeal", ""),
        scope=optional_condition(head, "scope", known),
        scope_says=head.text("scope_says", ""),
        otherwise=head.choice("otherwise", answers, "no_finding"),
        gates=tuple(_line(one, known, answers, "gate") for one in top.blocks("gates")),
        rows=tuple(_line(one, known, answers, "row") for one in top.blocks("rows")),
        lines=tuple(_line(one, known, answers, "line") for one in top.blocks("lines")),
        channels=read_channels(top) if kind == "channels" else None,
        notes=head.texts("notes"),
        file=top.file,
        where=head.where,
    )
    if pack.starts is not None and pack.ends is not None and pack.ends < pack.starts:
        head.problem("ends before it starts, so it would never be in force", "ends")
    head.finish()
    top.finish()
    return pack


def _line(block: Block, facts: frozenset[str], outcomes: tuple[str, ...], part: str) -> Line:
    line = Line(
        id=block.text("id"),
        name=block.text("name"),
        when=read_condition(block, "when", facts),
        says=block.text("says"),
        does_not_mean=block.text("does_not_mean", ""),
        ask=block.text("ask", ""),
        source=block.texts("source", required=True),
        certainty=block.text("certainty"),
        outcome=block.choice("outcome", outcomes, "" if part == "line" else None),
        rank=block.whole("rank", 0, 9, 0 if part != "row" else None),
        who_decides=block.text("who_decides", ""),
        holds_up=block.choice("holds_up", HOLDS_UP, ""),
        measure=block.text("measure", ""),
        jurisdiction=block.text("jurisdiction", ""),
        where=block.where,
    )
    block.finish()
    return line
