"""The same answer whatever came before, in whatever company."""

import random

from screening.app.screener import Screener
from screening.model.match import Mention
from tests.bench.labels import Label


def test_order_of_rows_does_not_matter(tool: Screener, pairs: tuple[Label, ...]) -> None:
    mentions = [Mention(text=one.text, country=one.country) for one in pairs]
    rows = tool.rows(mentions)
    other = list(range(len(mentions)))
    random.Random(7).shuffle(other)
    assert Screener().rows([mentions[i] for i in other]) == [rows[i] for i in other]


def test_a_text_alone_gets_the_answer_it_gets_in_company(tool: Screener, pairs: tuple[Label, ...]) -> None:
    mentions = [Mention(text=one.text, country=one.country) for one in pairs[::5]]
    alone = [tool.rows([one])[0] for one in mentions]
    assert tool.rows(mentions) == alone


def test_equal_mentions_get_equal_answers(tool: Screener) -> None:
    mention = Mention(text="School of Astronautics, Beihang Univ., Beijing")
    assert len(set(tool.rows([mention] * 3))) == 1
