"""Does the cost of a line grow with the number of listed names? The same lines over three sizes of list."""

import random
from collections.abc import Sequence
from itertools import product
from typing import Any

from screening.app import resources_matching as tables
from screening.intake.vocabulary import country_code
from screening.matching.build import build_index
from screening.matching.engine import Engine
from screening.matching.found import Hints
from screening.matching.prepared import outlined, prepared
from screening.model.listing import Entity, Name, NameKind
from tests.bench.texts import SEED
from tests.bench.timing import middle, processor_seconds

SIZES = (1_000, 10_000, 100_000)
_LINES = 10_000
_NAMING = 20  # every so many lines name a body that is on the list of every size
_TIMES = 3
_STARTS = "Bor Cal Dun Fer Gal Hol Jar Kes Lum Mar Nor Pel Quin Ros Sul Tar Ulm Ver Wex Yar".split()
_MIDDLES = "ab el im on ur ath ish ong und ost".split()
_ENDS = "ari burg den ford grad haven leigh mouth nia ovo pur sk stan ton ula vik wick xi yang zhou".split()
_SHAPES = (
    "{} University",
    "University of {}",
    "{} Institute of {}",
    "{} University of {} and {}",
    "{} Academy of {}",
)
_SUBJECTS = (
    "Technology Science Engineering Medicine Physics Chemistry Agriculture Forestry Mining Law".split()
)


def scale(texts: Sequence[str]) -> dict[str, Any]:
    """Lines a second and seconds to build, for each size."""
    bodies = invented(max(SIZES))
    lines = _lines(texts, bodies)
    sizes = {str(size): _measured(lines, bodies[:size]) for size in SIZES}
    slowest, fastest = sizes[str(max(SIZES))], sizes[str(min(SIZES))]
    return {
        "lines": len(lines),
        "by_listed_names": sizes,
        "cost_at_largest_to_smallest": round(fastest["lines_per_second"] / slowest["lines_per_second"], 2),
    }


def invented(count: int) -> list[Entity]:
    """Bodies of invented proper words and usual subjects; the first ones are the same whatever the count."""
    chance = random.Random(SEED)
    proper = ["".join(one) for one in product(_STARTS, _MIDDLES, _ENDS)]
    names: dict[str, None] = {}
    while len(names) < count:
        shape = chance.choice(_SHAPES)
        names[shape.format(_proper(chance, proper), *chance.sample(_SUBJECTS, 2))] = None
    return [
        Entity(
            entity_id=f"invented-{number}",
            name=name,
            country="XX",
            kind="university",
            names=(Name(text=name, kind=NameKind.PRIMARY),),
        )
        for number, name in enumerate(names)
    ]


def _proper(chance: random.Random, words: list[str]) -> str:
    return " ".join(chance.sample(words, chance.choice((1, 1, 2))))


def _lines(texts: Sequence[str], bodies: Sequence[Entity]) -> list[str]:
    chance = random.Random(SEED + 3)
    lines = [texts[i % len(texts)] for i in range(_LINES)]
    for at in range(0, len(lines), _NAMING):
        lines[at] = f"Department of Physics, {chance.choice(bodies[: min(SIZES)]).name}"
    return [f"{line} {number}" for number, line in enumerate(lines)]


def _measured(lines: list[str], bodies: Sequence[Entity]) -> dict[str, Any]:
    index = None

    def build() -> None:
        nonlocal index
        index = build_index({one.entity_id: one for one in bodies}, (), tables.places(), tables.name_rules())

    building = processor_seconds(build)
    assert index is not None
    scanning = prepared(outlined(index), index.patterns)
    seen = []
    named = 0
    for _ in range(_TIMES):
        engine = Engine(
            index,
            tables.new_word_forms(),
            tables.matching_rules("judging"),
            tables.ordinary_words(),
            scanning,
            country_code,
        )
        engine.work_many(["x"], [Hints()])
        hints = [Hints()] * len(lines)
        found: list[Any] = []
        seen.append(processor_seconds(lambda: found.extend(engine.work_many(lines, hints))))  # noqa: B023
        named = sum(one is not None and bool(one.found) for one in found)
    return {
        "lines_per_second": round(len(lines) / middle(seen)),
        "patterns": len(index.patterns),
        "lines_that_name_one": named,
        "building_seconds": round(building, 2),
    }
