"""What an answer carries: spans in its text, reasons in words, listings, near misses."""

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.app.ids import ids_of
from screening.app.screener import Screener
from screening.app.telling import told
from screening.cli import main as cli
from screening.errors import UsageError
from screening.model.match import Mention
from screening.model.screened import Screened
from tests.matching import factory

Look = Callable[..., Screened]
PIECES = (
    "Linmark University", "Teldor Institute of Technology", "临马大学", "Боравский институт ядерной физики",
    "School of Physics", "<sup>1</sup>", "&amp;", "Wuhan", "China", "\u200b", "LMKU", "a@linmark.edu.cn", "3",
    "University of Sandport", "Hospital", "of", "é", "‡", "Ｌ",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        pytest.param("School of Physics, Linmark Univ., Wuhan", "Linmark Univ.", id="the dot belongs to it"),
        pytest.param("We thank Linmark University.", "Linmark University", id="the dot ends the sentence"),
        pytest.param("1<sup>b</sup>Linmark&nbsp;University", "Linmark University", id="mark-up inside"),
        pytest.param("1Lin\u00admark\u00a0Univ.", "Lin\u00admark\u00a0Univ.", id="unseen"),
        pytest.param("物理学院，临马大学，武汉", "临马大学", id="Chinese"),
    ],
)
def test_the_span_points_into_the_text_of_the_answer(look: Look, text: str, matched: str) -> None:
    found = look(text)
    top = found.matches[0]
    assert top.matched_text == matched == found.text[top.span[0] : top.span[1]]
    assert text == (found.written or found.text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from([" ", ", ", "; ", ""]))
def test_every_span_is_the_matched_text(look: Look, pieces: list[str], between: str) -> None:
    found = look(between.join(pieces))
    for one in found.matches:
        assert found.text[one.span[0] : one.span[1]] == one.matched_text
        assert one.reasons and all(reason.says for reason in one.reasons)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_gets_an_answer(look: Look, text: str) -> None:
    assert look(text).outcome in ("match", "related", "review", "none")


def test_reasons_are_sentences_about_this_text(look: Look) -> None:
    says = [one.says for one in look("School of Physics, Linmark Univ., Wuhan").matches[0].reasons]
    assert any("Linmark Univ." in one for one in says)
    assert all("{" not in one and one.endswith(".") for one in says)


def test_an_unlisted_listing_changes_nothing_for_others(look: Look, small: Screener) -> None:
    assert small.check("University of Sandport").matches == ()


def test_listings_come_with_the_match(look: Look) -> None:
    given = look("Linmark University").to_dict()["matches"][0]
    assert [one["list_id"] for one in given["listings"]] == ["invented"]
    assert given["listings"][0]["in_force"] is True


def test_no_answer_without_text(look: Look) -> None:
    for text in ("", " ", "\n", "—", "1234"):
        assert look(text).outcome == "none"


def test_a_row_and_a_check_say_the_same(small: Screener) -> None:
    texts = ["Linmark University", "Linmark University Hospital", "University of Sandport", "LMKU", ""]
    rows = small.rows([Mention(text=text) for text in texts])
    assert [row[0] for row in rows] == [small.check(text).outcome for text in texts]


def test_many_at_once_say_the_same_as_one_by_one_nothing_found_included(small: Screener) -> None:
    texts = [
        "Linmark University",
        "University of Sandport",
        "nobody",
        "Linmark University of Medicine",
        "nobody",
    ]
    together = small.match_many(texts)
    assert [one.to_dict() for one in together] == [small.check(text).to_dict() for text in texts]
    assert [one.outcome for one in together] == ["match", "none", "none", "none", "none"]


def test_an_answer_that_is_explained_only_when_asked_is_still_a_value(small: Screener) -> None:
    later = small.match_many(["University of Sandport"])[0].answer
    at_once = small.check("University of Sandport").answer
    assert later == at_once
    assert hash(later) == hash(at_once)
    assert pickle.loads(pickle.dumps(later)) == at_once


def test_what_is_missing_in_a_table_of_the_user_is_looked_up_as_empty(small: Screener) -> None:
    import pandas as pd

    frame = pd.DataFrame(
        {"a": pd.array(["Linmark University", None], dtype="string"), "b": [None, float("nan")]}
    )
    found = small.screen_frame(frame, column="a", country_column="b")
    assert list(found["screening_outcome"]) == ["match", "none"]
    outcomes = [one.outcome.value for one in small.match_many([*frame["a"], *frame["b"], 5])]  # type: ignore[list-item]
    assert outcomes == ["match", "none", "none", "none", "none"]


def test_a_frame_with_two_columns_of_the_name_is_refused_in_words(small: Screener) -> None:
    import pandas as pd

    frame = pd.DataFrame([["Linmark University", "x"]], columns=["a", "a"])
    with pytest.raises(UsageError, match="2 columns 'a'; rename all but one"):
        small.screen_frame(frame, column="a")


def test_one_text_is_no_list_of_texts_and_a_dict_no_proposal(small: Screener) -> None:
    with pytest.raises(UsageError, match="takes a list of texts"):
        small.match_many("Linmark University")
    with pytest.raises(UsageError, match=r"Proposal\.from_dict"):
        small.assess({})  # type: ignore[arg-type]


def test_a_country_that_none_is_called_is_known_as_such(small: Screener) -> None:
    known = {one: small.knows_country(one) for one in ("CN", "gb", "UK", "China", "XX", "Chinaa", "")}
    assert all(map(small.knows_country, ("PRC", "РФ", "Russland", "PRK", "Weißrussland", "ایران")))
    assert known == {
        "CN": True,
        "gb": True,
        "UK": True,
        "China": True,
        "XX": False,
        "Chinaa": False,
        "": False,
    }


@pytest.mark.parametrize(
    "text", ["Alberg Institute of Technology", "Instituto de Marberg", "Ostwick Tiefbau", ""]
)
def test_whatever_names_no_listed_body_has_a_reason(tool: Screener, text: str) -> None:
    (row,) = tool.rows([Mention(text=text)])
    assert (row[0], bool(row[-1])) == ("none", True)
    lines = told(tool.check(text)).splitlines()
    searched = next(at for at, line in enumerate(lines) if line.startswith("Searched as of"))
    assert "screening lists search" in lines[searched - 2]
    assert "\n".join(lines[2 : searched - 2]).strip()  # why, before how to look further


def test_lists_that_hold_nothing_are_told_beside_those_that_were_searched(tmp_path: Path) -> None:
    given = factory.catalogue(factory.LISTED, factory.BACKGROUND)
    empty = replace(given.lists[0], list_id="empty", entries=0)
    chosen = Screener(
        ("empty", "invented"), catalogue=replace(given, lists=(*given.lists, empty)), cache_folder=tmp_path
    )
    assert chosen.lists_without_entries == ("empty",)
    said = told(chosen.check("Ostwick Tiefbau"), chosen.lists_without_entries)
    assert "invented" in said and "Not searched, since no entries are here: empty;" in said


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(["--lists", "us_154", "--lists", "us_csl"], id="repeated"),
        pytest.param(["--lists", "us_154,us_csl"], id="commas"),
    ],
)
def test_lists_named_one_by_one_all_count(given: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def ask(lists: list[str] | None, _: str | None) -> Screener:
        asked.append(ids_of(lists or ()))
        raise UsageError("asked")

    monkeypatch.setattr("screening.app.screener.Screener", ask)
    with pytest.raises(SystemExit):
        cli.main(["check", "x", *given])
    assert asked == [("us_154", "us_csl")]
