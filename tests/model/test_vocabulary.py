"""The words that no rule may read."""

import pytest

from screening.model.vocabulary import forbidden


@pytest.mark.parametrize("fact", ["pi_nationalities", "dob_known", "partner_has_veteran", "lead-ssn"])
def test_no_rule_may_read_what_a_proposal_cannot_hold(fact: str) -> None:
    assert forbidden(fact)


@pytest.mark.parametrize("fact", ["partner_is_military_body", "stage_of_work", "shares_data"])
def test_a_forbidden_word_inside_another_word_forbids_nothing(fact: str) -> None:
    assert forbidden(fact) == ""
