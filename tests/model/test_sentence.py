"""Sentences that know what they were made of: text for a reader, parts for whoever says them again."""

import copy
import json
import pickle

from screening.model.sentence import Sentence, filled, joined, one_stop, quoted, sentences_in, with_sentences

TIE = filled("rubric.tie", "{says} Weight {low}.", {"says": "Read as A.", "low": "0.80", "spare": "x"})


def test_it_is_text_like_any_other() -> None:
    assert TIE == "Read as A. Weight 0.80."
    assert json.loads(json.dumps({"says": TIE})) == {"says": "Read as A. Weight 0.80."}
    assert len({TIE, str(TIE)}) == 1


def test_it_keeps_the_values_that_its_phrase_uses() -> None:
    assert isinstance(TIE, Sentence)
    assert TIE.key == "rubric.tie"
    assert TIE.values == {"says": "Read as A.", "low": "0.80"}


def test_a_phrase_without_blanks_stays_plain() -> None:
    for values in ({}, {"name": "A"}):
        found = filled("rubric.civil", "end use: civil", values)
        assert (found, type(found)) == ("end use: civil", str)


def test_it_survives_copying_and_another_process() -> None:
    for again in (pickle.loads(pickle.dumps(TIE)), copy.deepcopy(TIE)):
        assert isinstance(again, Sentence)
        assert (again, again.key, again.values) == (TIE, "rubric.tie", {"says": "Read as A.", "low": "0.80"})


def test_one_part_joined_is_itself_and_none_is_nothing() -> None:
    assert joined("; ", (TIE,)) is TIE
    assert joined("; ", ()) == ""
    assert joined("; ", (TIE, "ask")) == f"{TIE}; ask"


def test_a_stored_result_knows_its_sentences_again_within_others_too() -> None:
    given = {"response": joined("; ", (TIE, "ask")), "evidence": [quoted("HIT", "title")], "level": 4}
    stored = json.loads(json.dumps({**given, "sentences": sentences_in(given)}))
    again = with_sentences(stored, stored["sentences"])
    assert again["response"].values["0"].key == "rubric.tie"
    assert again["evidence"][0].values == {"text": "HIT", "place": "title"}
    assert again["level"] == 4


def test_a_sentence_said_to_be_made_of_itself_ends() -> None:
    assert with_sentences("a", {"a": {"key": "k", "values": {"says": "a"}}}) == "a"


def test_a_damaged_entry_leaves_the_text_as_it_is() -> None:
    for how in (None, "k", {}, {"key": "k"}, {"values": ["says"]}):
        found = with_sentences("a", {"a": how})
        assert (found, type(found)) == ("a", str)


def test_a_name_that_ends_in_a_dot_ends_the_sentence_too() -> None:
    said = one_stop(filled("k", "It is {name}.", {"name": "Co., Ltd."}))
    assert said == "It is Co., Ltd."
    assert isinstance(said, Sentence)
