"""The sums find every line that has a name's words, in any order, whole or but for one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.matching.patterns import bag
from screening.matching.sums import WordSums

WORDS = ("alpha", "beta", "gamma", "delta", "of", "river", "7")
# Written as one, and read as both.
PIECES = {"alphabeta": ("alpha", "beta")}
lines = st.lists(st.lists(st.sampled_from(WORDS), max_size=6), max_size=6)


def asked(sums: WordSums, texts: list[list[str]]) -> list[bool]:
    """What the sums say of each line; "of" does not count, "river" and "7" may stand after a name."""
    words = [word for text in texts for word in text]
    ends = np.cumsum([0, *map(len, texts)], dtype=np.int64)
    counted = np.array([word != "of" for word in words], dtype=bool)
    place = np.array([word in ("river", "7") for word in words], dtype=bool)
    return [bool(one) for one in sums.may_name(words, counted, place, ends[:-1], ends[1:], PIECES)]


def said(whole: set[str], lacking: set[str], text: list[str]) -> bool:
    """The same, worked one bag at a time."""
    kept = [word for word in text if word != "of"]
    if bag(kept) in whole:
        return True
    while kept:
        if lacking & {bag(kept), *(bag(kept[:i] + kept[i + 1 :]) for i in range(len(kept)))}:
            return True
        if len(kept) <= 2 or kept[-1] not in ("river", "7"):
            return False
        kept.pop()
    return False


@given(names=lines, texts=lines)
def test_the_sums_say_what_the_bags_say(names: list[list[str]], texts: list[list[str]]) -> None:
    whole = {bag(name) for name in names if bag(name)}
    lacking = {bag(name[:i] + name[i + 1 :]) for name in names for i in range(len(name))} - {""}
    assert asked(WordSums(whole, lacking), texts) == [said(whole, lacking, text) for text in texts]


@pytest.mark.parametrize("texts", [[], [[]], [["of"]], [[], ["of"], []]])
def test_lines_without_words_are_no_names(texts: list[list[str]]) -> None:
    assert asked(WordSums({"alpha"}, {"beta"}), texts) == [False] * len(texts)


def test_the_order_of_lines_does_not_matter() -> None:
    texts = [["beta", "alpha"], ["gamma"], ["alpha", "river"]]
    sums = WordSums({"alpha beta"}, {"alpha"})
    forward = asked(sums, texts)
    assert forward == asked(sums, texts[::-1])[::-1] == [True, False, True]


def test_a_word_of_two_pieces_stands_for_both() -> None:
    sums = WordSums({"alpha beta gamma"}, {"alpha beta"})
    texts = [["gamma", "alphabeta"], ["alphabeta", "delta"], ["alphabeta"], ["alphabeta", "delta", "gamma"]]
    assert asked(sums, texts) == [True, True, True, False]
