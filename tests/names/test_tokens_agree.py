"""The quick way to cut plain ASCII text gives the words and segments of the slow one, which places them."""

from hypothesis import given
from hypothesis import strategies as st

from screening.app.resources_matching import new_word_forms
from screening.names.tokens import _ASCII_TOKEN, _cut, tokens

FORMS = new_word_forms()
ALPHABET = "abcXYZ019 .,;:'`?-&()[]{}|/\\\n\t#<>\"+=@~^*_!"


@given(st.text(ALPHABET, max_size=40))
def test_quick_and_slow_cuts_agree(text: str) -> None:
    quick = tokens(text, FORMS, {})
    words, segment, spans = _cut(text, _ASCII_TOKEN, FORMS, {})
    assert (quick.words, quick.segment, quick.spans) == (words, segment, spans)
