"""Rules in plain words: what there is, what a pack holds, what one id means and where it comes from."""

from collections.abc import Iterator
from datetime import date

from screening.assess.assess import check_packs
from screening.errors import UsageError
from screening.model.rubric import ChannelsRubric, Condition, Line, Pack, Rules, Scale, TieLevel, TierWords
from screening.model.spelling import did_you_mean
from screening.model.vocabulary import CONDITIONS

_APPLIES = {
    "always": "always",
    "in_scope": "when its funder is named",
    "chosen": "only with --pack",
    "off": "off; only with --pack",
}


def listed(rules: Rules, as_of: date) -> str:
    """One line a pack: id, title, kind, days, whether it is in force."""
    lines = [
        f"authority profile: {rules.authority.id} {rules.authority.version}, {rules.authority.title}",
        "",
    ]
    for pack in rules.packs:
        force = "in force" if pack.in_force(as_of) else "not in force on this day"
        lines.append(f"{pack.id:18} {pack.kind:9} {force:24} {_APPLIES[pack.applies]:26} {pack.title}")
    lines.append(
        f"\n{len(rules.facts)} facts, {len(rules.concepts)} concepts, {len(rules.measures)} measures"
    )
    return "\n".join(lines)


def shown(rules: Rules, pack_id: str) -> str:
    """Everything that one pack holds."""
    check_packs(rules, (pack_id,))
    pack = next(one for one in rules.packs if one.id == pack_id)
    return "\n".join(_pack(pack, rules))


def explained(rules: Rules, wanted: str) -> str:
    """What one id means in plain words, its source, and what it does not mean."""
    found = ["\n".join(one) for one in _explanations(rules, wanted)]
    if not found:
        known = tuple(_ids(rules))
        raise UsageError(
            f"nothing is called '{wanted}'{did_you_mean(wanted, known)}; see: screening rules list"
        )
    return "\n\n".join(found)


def condition_text(condition: Condition) -> str:
    """A condition as a sentence part that an officer can read."""
    if condition.op in ("all", "any"):
        joined = (" and " if condition.op == "all" else " or ").join(
            condition_text(one) for one in condition.parts
        )
        return f"({joined})" if len(condition.parts) > 1 else joined
    if condition.op in ("not", "surely"):
        return f"{condition.op} {condition_text(condition.parts[0])}"
    if condition.op == "fact":
        return condition.name
    return _leaf(condition)


def _leaf(condition: Condition) -> str:
    words = ", ".join(condition.words)
    options = "; ".join(f"{key}: {', '.join(value)}" for key, value in condition.options if value)
    days = " to ".join("" if one is None else one.isoformat() for one in (condition.start, condition.end))
    parts = {
        "listed": f"listed on {words}{f' ({options})' if options else ''}",
        "established_in": f"established in {words}{f' ({options})' if options else ''}",
        "funder": f"funder {words}{f' ({options})' if options else ''}",
        "level": f"input {condition.name} at least {condition.at_least}",
        "stated": f"{condition.name} is stated as {words}",
        "day": f"day from {days}",
        "begins": f"work begins from {days}{', or has no date' if options else ''}",
        "undeclared": "a stated post was not declared",
    }
    return parts.get(condition.op, f"{condition.op.replace('_', ' ')} {words}")


def _days(pack: Pack) -> str:
    """From when to when a pack holds, in words."""
    start = f"from {pack.starts.isoformat()}" if pack.starts else ""
    end = f"until {pack.ends.isoformat()}" if pack.ends else ""
    return " ".join(one for one in ("valid", start, end) if one) if start or end else "without dates"


def _pack(pack: Pack, rules: Rules) -> Iterator[str]:
    yield f"{pack.id}: {pack.title}"
    yield f"kind {pack.kind}; version {pack.version}; {pack.status}; {_days(pack)}"
    yield f"issuer: {pack.issuer}; applies {_APPLIES[pack.applies]}; decides: {pack.who_decides}"
    if pack.scope:
        yield f"applies where: {condition_text(pack.scope)}"
    yield f"does not mean: {pack.does_not_mean}"
    yield f"certainty: {pack.certainty}"
    yield f"source: {rules.cite(pack.source)}"
    yield from (f"note: {one}" for one in pack.notes)
    for title, lines in (("gates", pack.gates), ("rows", pack.rows), ("lines", pack.lines)):
        if lines:
            yield f"\n{title}"
        for line in lines:
            yield from _line(line, rules)
    if pack.channels:
        yield from _channels(pack.channels)


def _line(line: Line, rules: Rules) -> Iterator[str]:
    outcome = f" → {line.outcome}" if line.outcome else ""
    yield f"  {line.id}{outcome}: {line.says}"
    yield f"      when {condition_text(line.when)}"
    if line.does_not_mean:
        yield f"      does not mean: {line.does_not_mean}"
    if line.ask:
        yield f"      ask: {line.ask}"
    yield f"      source: {rules.cite(line.source)} ({line.certainty})"


def _channels(rubric: ChannelsRubric) -> Iterator[str]:
    yield "\ninputs and weights"
    for scale in rubric.scales:
        yield f"  {scale.id} {scale.name}: {'; '.join(_levels(scale))}"
    yield f"  time since a tie ended: {_pairs(rubric.recency)}"
    yield f"  directness: {_pairs(rubric.directness)}; kind of post: {_pairs(rubric.tie_kinds)}"
    yield "\nchannels"
    yield from (f"  {one.id}: {one.says}" for one in rubric.channels)
    limits = ", ".join(f"T{tier} {value:g}" for tier, value in enumerate(rubric.thresholds, 1))
    yield f"\ntiers begin at {limits}"
    yield from (f"  {_tier(one)}" for one in rubric.tiers)
    yield from (f"  floor T{one.tier}: {one.says}" for one in rubric.floors)


def _levels(scale: Scale) -> Iterator[str]:
    """Every level that an input may have: its number, its word and its weight."""
    for number, (word, weight) in enumerate(zip(scale.levels, scale.weights, strict=True)):
        if number >= scale.lowest:
            yield f"{number} {word} {weight:g}"


def _tier(tier: TierWords) -> str:
    return f"{tier.id} {tier.name}: {tier.response}; decides: {tier.who_decides}"


def _pairs(pairs: tuple[tuple[str, float], ...]) -> str:
    return ", ".join(f"{key} {value:g}" for key, value in pairs)


def _explanations(rules: Rules, wanted: str) -> Iterator[list[str]]:
    for pack in rules.packs:
        if pack.id == wanted:
            yield [
                f"pack {pack.id}: {pack.title}",
                f"does not mean: {pack.does_not_mean}",
                f"source: {rules.cite(pack.source)}",
            ]
        for line in pack.all_lines():
            if line.id == wanted:
                told = [f"line of {pack.id}", *_line(line, rules)]
                yield told if line.does_not_mean else [*told, f"      does not mean: {pack.does_not_mean}"]
        if pack.channels:
            told_of = _explained_channels(pack, pack.channels, wanted)
            yield from ([*one, f"  does not mean: {pack.does_not_mean}"] for one in told_of)
    yield from _explained_facts(rules, wanted)
    yield from _explained_tables(rules, wanted)


def _explained_channels(pack: Pack, rubric: ChannelsRubric, wanted: str) -> Iterator[list[str]]:
    """A tier, an input or a channel, as a report prints them."""
    for tier, start in zip(rubric.tiers, (0.0, *rubric.thresholds), strict=True):
        if tier.id == wanted:
            told = [f"tier of {pack.id}, from {start:g} points", f"  {_tier(tier)}"]
            if tier.high_benefit:
                told.append(f"  from benefit {tier.benefit_at_least} on: {tier.high_benefit}")
            yield told
    for scale in rubric.scales:
        if scale.id == wanted:
            levels = (f"  {one}" for one in _levels(scale))
            yield [f"input {scale.id} of {pack.id}: {scale.name}", *levels, f"  ask: {scale.ask}"]
    for channel in rubric.channels:
        if channel.id == wanted:
            yield [f"channel {channel.id} of {pack.id}: {channel.name}", f"  {channel.says}"]


def _explained_facts(rules: Rules, wanted: str) -> Iterator[list[str]]:
    for fact in rules.facts:
        if fact.id == wanted:
            derived = condition_text(fact.when) if fact.when else "asked, never derived"
            used = [
                f"{pack.id} {line.id}"
                for pack in rules.packs
                for line in pack.all_lines()
                if _reads(line.when, wanted)
            ]
            yield [
                f"fact {fact.id} (about: {fact.about.replace('_', ' ')})",
                f"  says: {fact.says}",
                f"  ask: {fact.ask}",
                f"  derived: {derived}",
                f"  read by: {', '.join(used) or 'no line'}",
            ]


def _explained_tables(rules: Rules, wanted: str) -> Iterator[list[str]]:
    for concept in rules.concepts:
        if concept.id == wanted:
            areas = [
                f"{one.scheme} {one.name}{' (name from memory)' if one.from_memory else ''}"
                for one in rules.areas
                if wanted in one.concepts
            ]
            yield [
                f"concept {concept.id}: {concept.name}, level {concept.level}",
                f"  phrases: {', '.join(concept.keywords)}",
                f"  does not mean: {', '.join(concept.negatives) or 'no negative phrase'}",
                f"  asks only: {', '.join(concept.ambiguous) or 'no ambiguous word'}",
                f"  asks in a title: {', '.join(concept.title_words) or 'no such word'}",
                *(f"  on {one}" for one in areas),
            ]
    for measure in rules.measures:
        if measure.id == wanted:
            yield [
                f"measure {measure.id}: {measure.says}",
                f"  source: {rules.cite(measure.source)} ({measure.certainty})",
            ]
    for level in rules.authority.levels:
        if level.id == wanted or wanted in level.lists:
            yield [
                f"authority line {level.id}: tie level {level.level}, {level.reason}",
                *_reads_of_level(level),
            ]
    for outcome in rules.outcomes:
        if outcome.id == wanted:
            yield [f"answer {outcome.id}: {outcome.says}"]
    if wanted in CONDITIONS:
        yield [f"condition {wanted}: {CONDITIONS[wanted]}"]


def _reads_of_level(level: TieLevel) -> Iterator[str]:
    """What a line of the authority profile looks at, each kind of it on a line."""
    asked = {"lists": level.lists, "kinds": level.kinds, "ratings": level.ratings, "basis": level.basis}
    yield from (f"  {name}: {', '.join(words)}" for name, words in asked.items() if words)


def _reads(condition: Condition, fact: str) -> bool:
    return condition.name == fact or any(_reads(one, fact) for one in condition.parts)


def _ids(rules: Rules) -> Iterator[str]:
    for pack in rules.packs:
        yield pack.id
        yield from (one.id for one in pack.all_lines())
        if pack.channels:
            yield from (one.id for one in pack.channels.tiers)
            yield from (one.id for one in pack.channels.channels)
    yield from (one.id for one in rules.facts)
    yield from (one.id for one in rules.concepts)
    yield from (one.id for one in rules.measures)
    yield from (one.id for one in rules.outcomes)
    yield from (one.id for one in rules.authority.levels)
    yield from CONDITIONS
