"""Reads the tables beside the packs: facts, concepts, technology lists, measures, sources, words."""

from dataclasses import replace

from screening.assess.phrases import open_problem
from screening.model.phrases import SHARED_WORDS
from screening.model.rubric import Area, Concept, FactDefinition, MeasureRule, Outcome, Scheme, Source
from screening.model.vocabulary import ABOUT, LEVELS, forbidden
from screening.rubrics.block import Block
from screening.rubrics.conditions_reading import optional_condition
from screening.rubrics.phrase_check import phrase_problems


def read_facts(top: Block) -> tuple[FactDefinition, ...]:
    """The facts that packs may ask about; a fact may rest on facts that stand before it."""
    found: list[FactDefinition] = []
    for block in top.blocks("facts", required=True):
        fact = FactDefinition(
            id=block.text("id"),
            about=block.choice("about", ABOUT),
            says=block.text("says"),
            ask=block.text("ask"),
            when=optional_condition(block, "when", (one.id for one in found)),
            to=block.text("to", ""),
        )
        if forbidden(fact.id):
            block.problem(f"'{fact.id}' reads '{forbidden(fact.id)}', which no rule may read", "id")
        found.append(fact)
        block.finish()
    top.finish()
    return tuple(found)


def read_concepts(top: Block) -> tuple[Concept, ...]:
    """The concepts with their phrases."""
    found = []
    for block in top.blocks("concepts", required=True):
        found.append(
            Concept(
                id=block.text("id"),
                name=block.text("name"),
                level=block.whole("level", 0, 4),
                keywords=block.texts("keywords", required=True),
                negatives=block.texts("negatives"),
                ambiguous=block.texts("ambiguous"),
                source=block.text("source", ""),
                certainty=block.text("certainty", ""),
            )
        )
        block.finish()
    top.finish()
    return tuple(found)


def read_more(top: Block) -> tuple[Concept, ...]:
    """Phrases to add to concepts that are there; the name is left empty."""
    found = []
    for block in top.blocks("more", required=True):
        found.append(
            Concept(
                id=block.text("id"),
                name="",
                level=0,
                keywords=block.texts("keywords"),
                negatives=block.texts("negatives"),
                ambiguous=block.texts("ambiguous"),
                title_words=block.texts("title_words"),
            )
        )
        for key in ("keywords", "negatives", "ambiguous", "title_words"):
            for problem in filter(None, map(open_problem, block.texts(key))):
                block.problem(problem, key)
        block.finish()
    top.finish()
    return tuple(found)


def with_more(concepts: tuple[Concept, ...], more: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """The concepts with the added phrases; a keyword that is added as ambiguous is one no longer."""
    added: dict[str, Concept] = {}
    for one in more:
        before = added.get(one.id, replace(one, keywords=(), negatives=(), ambiguous=(), title_words=()))
        added[one.id] = replace(
            one,
            keywords=(*before.keywords, *one.keywords),
            negatives=(*before.negatives, *one.negatives),
            ambiguous=(*before.ambiguous, *one.ambiguous),
            title_words=(*before.title_words, *one.title_words),
        )
    return tuple(
        replace(
            one,
            keywords=tuple(
                phrase
                for phrase in (*one.keywords, *added[one.id].keywords)
                if phrase not in added[one.id].ambiguous
            ),
            negatives=(*one.negatives, *added[one.id].negatives),
            ambiguous=(*one.ambiguous, *added[one.id].ambiguous),
            title_words=(*one.title_words, *added[one.id].title_words),
        )
        if one.id in added
        else one
        for one in concepts
    )


def read_areas(top: Block) -> tuple[Area, ...]:
    """The lines of official technology lists with the concepts that they cover."""
    found = []
    for block in top.blocks("areas", required=True):
        found.append(
            Area(
                id=block.text("id"),
                scheme=block.text("scheme"),
                name=block.text("name"),
                concepts=block.texts("concepts"),
                source=block.texts("source"),
                certainty=block.text("certainty", ""),
            )
        )
        block.finish()
    top.finish()
    return tuple(found)


def read_schemes(top: Block) -> tuple[tuple[Scheme, ...], tuple[str, ...]]:
    """The official technology lists themselves, and the ordinary words of their areas' names."""
    ordinary = top.texts("ordinary")
    found = []
    for block in top.blocks("schemes", required=True):
        found.append(
            Scheme(
                id=block.text("id"),
                title=block.text("title"),
                edition=block.text("edition"),
                means=block.text("means"),
                shown=block.truth("shown", True),
            )
        )
        block.finish()
    top.finish()
    return tuple(found), ordinary


def read_measures(top: Block) -> tuple[MeasureRule, ...]:
    """The safeguards that a result may propose."""
    found = []
    for block in top.blocks("measures", required=True):
        found.append(
            MeasureRule(
                id=block.text("id"),
                says=block.text("says"),
                cost=block.choice("cost", ("low", "medium", "high")),
                burden=block.choice("burden", ("low", "medium", "high")),
                owner=block.text("owner"),
                addresses=block.text("addresses"),
                source=block.texts("source", required=True),
                certainty=block.text("certainty"),
                tiers=tuple(int(one) for one in block.numbers("tiers", 0, 4)),
                needs=_levels(block, "needs"),
                always=_levels(block, "always"),
                for_gate=block.texts("for_gate"),
                lowers=_levels(block, "lowers"),
                rank=block.whole("rank", 1, 99, 50),
            )
        )
        block.finish()
    top.finish()
    return tuple(found)


def read_sources(top: Block) -> tuple[Source, ...]:
    """The public texts that lines rest on."""
    found = []
    for block in top.blocks("sources", required=True):
        found.append(
            Source(
                id=block.text("id"),
                what=block.text("what"),
                url=block.text("url", ""),
                how_seen=block.text("how_seen", ""),
            )
        )
        block.finish()
    top.finish()
    return tuple(found)


def read_words(top: Block) -> tuple[tuple[Outcome, ...], tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The answers that packs may give, the shared phrases, and what stands where a name is to come."""
    outcomes = []
    for block in top.blocks("outcomes", required=True):
        outcomes.append(
            Outcome(id=block.text("id"), says=block.text("says"), provisional=block.text("provisional", ""))
        )
        block.finish()
    unnamed = top.texts("unnamed")
    words = top.required_block("words")
    found = tuple((key, words.text(key)) for key in words.names())
    for name, says in phrase_problems(found, SHARED_WORDS):
        words.problem(f"'{name}' {says}", name)
    top.finish()
    return tuple(outcomes), found, unnamed


def _levels(block: Block, key: str) -> tuple[tuple[str, int], ...]:
    inner = block.block(key)
    if inner is None:
        return ()
    for name in inner.names():
        if name not in LEVELS:
            inner.problem(f"reads '{name}'; expected one of {', '.join(LEVELS)}", name)
    return tuple((name, inner.whole(name, 0, 5)) for name in inner.names() if name in LEVELS)
