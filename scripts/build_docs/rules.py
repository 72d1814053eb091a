"""Every pack, line, fact, measure and level of the shipped rules as Markdown, for looking an id up."""

from collections.abc import Sequence

from screening import resources
from screening.model.rubric import Line, Pack, Rules
from screening.model.vocabulary import CONDITIONS
from screening.rubrics.load import load_rules

HEAD = """# Rules, id by id

What each id in a report stands for. This page is written from the files under `rules/`;
`screening rules explain ID` prints the same with its sources. How to read and change a pack:
[rubrics.md](rubrics.md).

A line whose certainty is *memory* was not checked against a source; reports say so next to it.
"""
APPLIES = {
    "always": "always",
    "in_scope": "when its funder or programme is named",
    "chosen": "only when chosen with `--pack`",
    "off": "off; only when chosen with `--pack`",
}


def page() -> str:
    """The whole page docs/rules.md."""
    rules = load_rules(resources.folder("rules"), None, None)
    parts = [HEAD, "## Packs", "", packs_table(rules.packs), ""]
    parts += [pack_section(pack) for pack in rules.packs]
    parts += ["## Facts that packs ask about", "", facts_table(rules), ""]
    parts += ["## Measures", "", measures_table(rules), ""]
    parts += ["## Levels of a tie, by the default authority profile", "", levels_table(rules), ""]
    parts += ["## Conditions that a pack may use", "", ", ".join(f"`{one}`" for one in sorted(CONDITIONS))]
    return "\n".join(parts) + "\n"


def packs_table(packs: Sequence[Pack]) -> str:
    """The packs with kind, version and when each applies."""
    return table(
        ("pack", "kind", "version", "applies", ""),
        [(f"`{one.id}`", one.kind, one.version, APPLIES[one.applies], one.title) for one in packs],
    )


def pack_section(pack: Pack) -> str:
    """One pack: what it does not mean, then its lines."""
    lines = [f"### {pack.id}", "", f"{pack.title}. {pack.does_not_mean}", ""]
    if pack.all_lines():
        lines += [
            table(("id", "says", "outcome", "certainty"), [line_row(one) for one in pack.all_lines()]),
            "",
        ]
    return "\n".join(lines)


def line_row(line: Line) -> tuple[str, ...]:
    """One line of a pack."""
    return (f"`{line.id}`", line.says, line.outcome or "–", line.certainty)


def facts_table(rules: Rules) -> str:
    """The facts with the question that settles each."""
    return table(("id", "fact", "question"), [(f"`{one.id}`", one.says, one.ask) for one in rules.facts])


def measures_table(rules: Rules) -> str:
    """The measures with who carries them out and what they cost."""
    rows = [(f"`{one.id}`", one.says, one.owner, one.cost, one.certainty) for one in rules.measures]
    return table(("id", "measure", "owner", "cost", "certainty"), rows)


def levels_table(rules: Rules) -> str:
    """Which listings make a tie of which level, and why."""
    rows = [
        (f"`{one.id}`", str(one.level), one.reason, ", ".join(f"`{name}`" for name in one.lists))
        for one in rules.authority.levels
    ]
    return table(("id", "level", "reason", "lists"), rows)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; bars in cells would break it."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in lines)
