"""Identifiers and domains: equal ones decide alone, on label boundaries; conflicts are for a person."""

from collections.abc import Callable

import pytest

from screening.app.screener import Screener
from screening.matching.identifiers import domain_body, may_identify, ror_body
from screening.model.screened import Screened

Look = Callable[..., Screened]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a@linmark.edu.cn", id="e-mail address"),
        pytest.param("a@mail.linmark.edu.cn", id="below the domain"),
        pytest.param("see www.linmark.edu.cn/physics", id="web address"),
        pytest.param("https://linmark.edu.cn", id="address with a scheme"),
        pytest.param("A@LINMARK.EDU.CN", id="capitals"),
        pytest.param("https://ror.org/0abcdef12", id="ROR address"),
        pytest.param("ROR: 0abcdef12", id="ROR id"),
    ],
)
def test_an_identifier_decides_alone(look: Look, text: str) -> None:
    found = look(text)
    assert (found.outcome, found.matches[0].entity_id) == ("match", "linmark-university")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a@notlinmark.edu.cn", id="only the end of a label is alike"),
        pytest.param("a@linmark.edu.cn.example.org", id="the domain goes on"),
        pytest.param("a@edu.cn", id="a registry's domain"),
        pytest.param("linmark edu cn", id="no domain at all"),
        pytest.param("0abcdef12", id="nine characters without saying that they are a ROR id"),
    ],
)
def test_what_only_looks_alike_is_no_identifier(look: Look, text: str) -> None:
    assert look(text).outcome == "none"


def test_name_and_identifier_of_two_listed_bodies_are_for_a_person(look: Look) -> None:
    found = look("Teldor Institute of Technology, a@linmark.edu.cn")
    assert found.outcome == "review"
    assert {one.entity_id for one in found.matches} == {
        "linmark-university",
        "teldor-institute-of-technology",
    }


def test_name_and_identifier_of_one_body_agree(look: Look) -> None:
    top = look("Linmark University, a@linmark.edu.cn").matches[0]
    assert top.band == "confirmed"
    assert {one.feature for one in top.reasons} >= {"name", "domain_for"}


def test_the_rows_domain_and_ror_id_count_like_those_in_the_text(small: Screener) -> None:
    assert small.check("School of Physics", domain="linmark.edu.cn").outcome == "match"
    assert small.check("School of Physics", ror_id="https://ror.org/0abcdef12").outcome == "match"


def test_nothing_is_looked_up_where_nothing_can_be(small: Screener) -> None:
    index = small.engine.index
    assert not may_identify("Linmark University. School of Physics.")
    assert domain_body("nowhere.example.org", index) is None
    assert ror_body("0zzzzzz99", index) is None


@pytest.mark.parametrize(
    ("text", "outcome", "relation"),
    [
        pytest.param("Institute of Tides, a@tides.cas.cn", "related", "related", id="an institute's"),
        pytest.param("Office, a@mail.cas.cn", "match", "same", id="the academy's own mail"),
        pytest.param("www.cas.cn", "match", "same", id="the academy's own page"),
        pytest.param("Department of Tides, a@tides.hit.edu.cn", "match", "same", id="a university's"),
    ],
)
def test_a_domain_under_that_of_a_group_is_one_of_its_institutes(
    tool: Screener, text: str, outcome: str, relation: str
) -> None:
    found = tool.check(text)
    assert (found.outcome, found.matches[0].relation) == (outcome, relation)
