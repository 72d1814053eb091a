"""What every pack must hold beyond its format: sources, deciders, no forbidden fact, no bare refusal."""

from collections.abc import Iterator

from screening.model.rubric import Condition, Line, Pack, Rules
from screening.model.spelling import did_you_mean
from screening.model.vocabulary import COUNTRY_CONDITIONS, REFUSALS, forbidden


def lint_rules(rules: Rules) -> tuple[str, ...]:
    """Every breach in every pack and table, one sentence each."""
    return (*_table_problems(rules), *(one for pack in rules.packs for one in lint_pack(pack, rules)))


def lint_pack(pack: Pack, rules: Rules) -> tuple[str, ...]:
    """Every breach in one pack."""
    found = [*_source_problems(pack.source, rules, f"{pack.where}: pack {pack.id}")]
    found += _duplicate_problems(pack)
    found += _concept_problems(
        pack.channels.text.methods if pack.channels else (), rules, f"{pack.where}: text"
    )
    for line in pack.all_lines():
        where = f"{line.where}: {line.id}"
        found += _source_problems(line.source, rules, where)
        found += _line_problems(pack, line, rules, where)
    if pack.superseded_by and rules.pack(pack.superseded_by) is None:
        known = tuple(one.id for one in rules.packs)
        found.append(
            f"{pack.where}: superseded_by names '{pack.superseded_by}', which is no pack"
            f"{did_you_mean(pack.superseded_by, known)}"
        )
    return tuple(found)


def conditions(condition: Condition) -> Iterator[Condition]:
    """The condition and all parts of it."""
    yield condition
    for part in condition.parts:
        yield from conditions(part)


def unknown_lists(pack: Pack, known: tuple[str, ...]) -> tuple[str, ...]:
    """One sentence for each list that a line of the pack or its scope names and that nobody has."""
    read = [(f"{one.where}: {one.id}", one.when) for one in pack.all_lines()]
    return _unknown([*read, (f"{pack.where}: scope", pack.scope)], known)


def unknown_lists_of_facts(rules: Rules, known: tuple[str, ...]) -> tuple[str, ...]:
    """One sentence for each list that a fact names and that nobody has."""
    return _unknown([(f"facts.yml: {one.id}", one.when) for one in rules.facts], known)


def _unknown(read: list[tuple[str, Condition | None]], known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        f"{where}: names the list '{word}', which is neither shipped nor imported{did_you_mean(word, known)}"
        for where, whole in read
        if whole is not None
        for one in conditions(whole)
        if one.op == "listed"
        for word in one.words
        if word not in known
    )


def _line_problems(pack: Pack, line: Line, rules: Rules, where: str) -> list[str]:
    found = []
    if line in pack.gates and not (line.who_decides or pack.who_decides):
        found.append(f"{where}: says nobody who decides; add who_decides")
    if line not in pack.gates and line.outcome in REFUSALS:
        found.append(
            f"{where}: goes from a finding to '{line.outcome}'; "
            "only a gate that cites a law or a funder's rule may"
        )
    if pack.kind == "reminder" and line.outcome not in ("", "reminder"):
        found.append(
            f"{where}: is a reminder and answers '{line.outcome}'; a reminder may remind and ask only"
        )
    if (
        line in pack.gates
        and line.outcome in REFUSALS
        and "memory" in line.certainty
        and "seen" not in line.certainty
    ):
        found.append(f"{where}: bars on memory alone ({line.certainty}); make it a reminder or cite a source")
    if line in pack.gates and not line.does_not_mean:
        found.append(f"{where}: has no does_not_mean; say what a reader must not conclude")
    if line.measure and line.measure not in {one.id for one in rules.measures}:
        known = tuple(one.id for one in rules.measures)
        found.append(
            f"{where}: names the measure '{line.measure}', which is none{did_you_mean(line.measure, known)}"
        )
    for one in conditions(line.when):
        found += _condition_problems(pack, one, rules, where)
    return found


def _condition_problems(pack: Pack, one: Condition, rules: Rules, where: str) -> list[str]:
    if one.op == "fact" and forbidden(one.name):
        return [f"{where}: reads '{one.name}'; no rule may read {forbidden(one.name)}"]
    if one.op in COUNTRY_CONDITIONS and pack.kind not in ("gate", "reminder"):
        return [f"{where}: reads a country in a {pack.kind}; only a gate of law or of a funder may"]
    if one.op == "area":
        known = tuple(scheme.id for scheme in rules.schemes)
        return [
            f"{where}: unknown technology list '{word}'{did_you_mean(word, known)}"
            for word in one.words
            if word not in known
        ]
    if one.op == "concept":
        return _concept_problems(one.words, rules, where)
    return []


def _concept_problems(words: tuple[str, ...], rules: Rules, where: str) -> list[str]:
    known = tuple(concept.id for concept in rules.concepts)
    return [
        f"{where}: unknown concept '{word}'{did_you_mean(word, known)}" for word in words if word not in known
    ]


def _source_problems(cited: tuple[str, ...], rules: Rules, where: str) -> list[str]:
    known = tuple(one.id for one in rules.sources)
    found = [] if any(cited) else [f"{where}: cites no source; every line needs one"]
    return found + [
        f"{where}: source '{one}' is neither an address nor in sources.yml{did_you_mean(one, known)}"
        for one in cited
        if one and one not in known and "://" not in one
    ]


def _duplicate_problems(pack: Pack) -> list[str]:
    seen: dict[str, str] = {}
    found = []
    for line in pack.all_lines():
        if line.id in seen:
            says = f"id '{line.id}' stands at {seen[line.id]} already; an id is never reused"
            found.append(f"{line.where}: {says}")
        seen.setdefault(line.id, line.where)
    return found


def _table_problems(rules: Rules) -> list[str]:
    concepts = {one.id for one in rules.concepts}
    found = [
        f"technology_areas.yml: {area.id} names the concept '{one}', which is not in concepts.yml"
        for area in rules.areas
        for one in area.concepts
        if one not in concepts
    ]
    for measure in rules.measures:
        found += _source_problems(measure.source, rules, f"measures.yml: {measure.id}")
    return found
