"""A text as words with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.app.resources_matching import new_word_forms
from screening.names.tokens import Tokens, tokens

FORMS = new_word_forms()
SIMPLIFIED = {ord("學"): "学", ord("國"): "国"}


def cut(text: str) -> Tokens:
    return tokens(text, FORMS, SIMPLIFIED)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Teldor Inst. of Technol.", ["teldor", "institute", "of", "technology"], id="abbreviations"
        ),
        pytest.param("3Teldor", ["3", "teldor"], id="footnote number glued on"),
        pytest.param("UniversityWuhan", ["university", "wuhan"], id="lost space before a capital"),
        pytest.param(
            "ELEcTRONIC Works", ["electronic", "work"], id="a small letter among capitals is a slip"
        ),
        pytest.param("KBaTeldor", ["kba", "teldor"], id="among capitals only"),
        pytest.param(
            "國立大學", ["国", "立", "大", "学"], id="traditional to simplified, a word a character"
        ),
        pytest.param("Crafts and Trades", ["craft", "trade"], id="dropped word"),
        pytest.param("Teldor²", ["teldor"], id="superscript is no letter"),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert cut(text).words == words


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        pytest.param("a1x, b1x", 2, id="comma"),
        pytest.param("alpha; beta (gamma)", 3, id="semicolon and brackets"),
        pytest.param("alpha - beta", 2, id="spaced dash"),
        pytest.param("alpha-beta", 1, id="hyphen"),
        pytest.param("alpha / beta", 2, id="slash"),
        pytest.param("甲、乙", 2, id="Chinese comma"),
    ],
)
def test_segments(text: str, segments: int) -> None:
    assert len(set(cut(text).segment)) == segments


def test_a_dropped_word_opens_no_segment_of_its_own() -> None:
    assert cut("alpha, and").segment == [0]


@given(st.text(max_size=80))
def test_places_fit_the_text_and_its_scanning_form(text: str) -> None:
    found = cut(text)
    assert len(found.words) == len(found.starts()) == len(found.spans) == len(found.segment)
    for word, at, (start, end) in zip(found.words, found.starts(), found.spans, strict=True):
        assert found.text[at : at + len(word)] == word
        assert 0 <= start < end <= len(text)
    assert [start for start, _ in found.spans] == sorted(start for start, _ in found.spans)


def test_an_article_with_an_apostrophe_is_no_part_of_the_word() -> None:
    cut = tokens("dell'Università di Xi'an", FORMS, {})
    assert cut.words == ["university", "of", "xian"]
    assert cut.source[slice(*cut.spans[0])] == "Università"
