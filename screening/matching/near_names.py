"""Listed names that differ from a text by one word: misspelt, missing, or shortened to its first letter."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from screening.matching.index import Index
from screening.matching.patterns import HEADS, SMALL, bag

# How many words that count a text has for one to be wrong or missing, and how many bodies may be meant.
_NEAR_TEXT = (2, 24)
_NEAR_BODIES = 3
MOST_BODIES = 5
_PAIR = 2
_UNIVERSITY = "university"


# (body, kind of name, reading): "V" for another spelling, "L" for a word left out, "R" for another order.
Near = tuple[int, str, str]


def near_names(words: Sequence[str], index: Index, settled: frozenset[str]) -> list[Near]:
    """Listed names that differ from the words by one word, or by their order alone.

    A place after the name does not count, unless the name has it; a `settled`
    word, ordinary or a place, is meant as it is written.
    """
    kept = [word for word in words if word and word not in SMALL]
    if not _NEAR_TEXT[0] <= len(kept) <= _NEAR_TEXT[1]:
        return []
    short = kept.copy()
    while len(short) > _NEAR_TEXT[0] and (short[-1] in index.place_set or short[-1].isdigit()):
        short.pop()
    if len(short) < len(kept) and _is_turned(kept, index):
        return []
    headless = len(kept) == _NEAR_TEXT[0] and len(words) > 1 and words[1] == "of"
    found = _one_word_off(short, index, settled, headless=headless)
    if not found and len(short) < len(kept):
        found = _one_word_off(kept, index, settled, headless=headless)
    return found


def _one_word_off(kept: list[str], index: Index, settled: frozenset[str], *, headless: bool) -> list[Near]:
    """Where only ordinary words are left, a name's own word is not one that was left out.

    `headless`: of two words and "of" between them, such as "Teldor of Technology", the head is missing.
    """
    unknown = [i for i, word in enumerate(kept) if word not in index.listed_words]
    if len(unknown) > 1:
        return []
    out: dict[int, str] = {}
    same: set[int] = set()
    short = False
    for i in unknown or range(len(kept)):
        initial = len(kept[i]) == 1
        if kept[i] in settled and not initial:
            continue
        for missing, body in index.near.get(bag(kept[:i] + kept[i + 1 :]), ()):
            if missing == kept[i]:
                same.add(body)
                continue
            if not initial and _is_group(kept[i], index) and _is_group(missing, index):
                continue  # "Second Academy of TSC" is no slip for that of TSIC
            if kept[i] in index.compass and missing in index.compass:
                continue  # nor "Northwest University of Tides" for the Southwest one
            most = 1 if missing in index.place_set else max(1, len(missing) // 3)
            stands = missing.startswith(kept[i]) if initial else _nearly(kept[i], missing, most)
            if stands:
                out.setdefault(body, f"{kept[i]} → {missing}")
                short = short or initial
    if same:
        return [(body, "R", "") for body in sorted(same)][:MOST_BODIES]
    if short and len(out) > 1:
        out = dict.fromkeys(out, "")  # one letter that several bodies' words begin with is a word left out
    whole = len(kept) > _NEAR_TEXT[0] or headless
    if not out and not unknown and whole and not _is_turned(kept, index):
        ordinary = all(word in settled and word not in index.place_set for word in kept)
        dropped = {
            body
            for word, body in index.near.get(bag(kept), ())
            if (word in HEADS or len(kept) > _NEAR_TEXT[0]) and (word in settled or not ordinary)
        }
        out = dict.fromkeys(dropped, "") if len(dropped) <= _NEAR_BODIES else {}
    return [(body, "V" if value else "L", value) for body, value in sorted(out.items())][:MOST_BODIES]


def _is_turned(words: list[str], index: Index) -> bool:
    """ "University Sandport Technology": a known name once the head stands where it belongs."""
    head, rest = words[0], words[1:]
    turned = ("".join((*rest[:at], head, *rest[at:])) for at in range(1, len(words)))
    return head == _UNIVERSITY and any(index.number_of(one) is not None for one in turned)


def _is_group(letters: str, index: Index) -> bool:
    """True for the acronym of a body that has listed parts."""
    return any(claim[0] in index.groups for claim in index.claims_on(letters))


def _nearly(word: str, missing: str, most: int) -> bool:
    """At most so many letters off; a number is never a slip for another one, which is another institute's."""
    if word.isdigit() and missing.isdigit():
        return False
    return OSA.distance(word, missing) <= most


def is_place_and_subject(words: Sequence[str], settled: frozenset[str]) -> bool:
    """True for Nanjing and Technology, which are a name only side by side and in this order."""
    return len(words) == _PAIR and settled.issuperset(words) and HEADS.isdisjoint(words)
