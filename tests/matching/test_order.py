"""The same answer whatever came before, in whatever company."""

import random

import pytest

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


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("School of Astronautics, Beihang Univ., Beijing", id="as written"),
        pytest.param("Sun Yad-sen University, Guangzhou", id="a short word read between its neighbours"),
        pytest.param("HarbinInstitute ofTechnology", id="words that touch"),
        pytest.param("Harbin Institute of Techno1ogy", id="a digit for a letter"),
        pytest.param("Harbin Instiute of Technology", id="a typing error"),
        pytest.param("哈尔滨工业大学, 材料学院", id="Chinese"),
    ],
)
def test_asked_again_a_text_gets_the_same_answer(text: str) -> None:
    tool = Screener()
    mention = Mention(text=text)
    assert tool.rows([mention])[0][0] != "none"
    assert len({tool.rows([mention])[0] for _ in range(3)} | set(tool.rows([mention] * 3))) == 1


def test_all_texts_asked_again_get_the_same_answers(tool: Screener, pairs: tuple[Label, ...]) -> None:
    mentions = [Mention(text=one.text, country=one.country) for one in pairs]
    assert tool.rows(mentions) == tool.rows(mentions)
