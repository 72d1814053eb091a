"""Institutes of a listed academy that go by a name without it: the same answer as with it."""

import pytest

from tests.shipped import DAY, shipped_screener


@pytest.mark.parametrize(
    "text",
    [
        "Shanghai Institute of Ceramics, Shanghai 200050, China",
        "Shanghai Institute of Ceramics, Chinese Academy of Sciences, Shanghai",
        "Herbarium, Kunming Institute of Botany, Kunming",
        "Purple Mountain Observatory, Nanjing",
        "Changchun Institute of Applied Chemistry, Changchun 130022",
    ],
)
def test_an_institute_of_a_listed_academy_is_related_whether_or_not_the_text_names_the_academy(
    text: str,
) -> None:
    found = shipped_screener(DAY).check(text)
    assert found.outcome == "related"
    assert [one.entity_id for one in found.matches] == ["chinese-academy-of-sciences"]


@pytest.mark.parametrize(
    "text", ["Institute of High Energy Physics, Beijing", "Institute of Zoology, London", "Hill Observatory"]
)
def test_an_institute_of_nearly_such_a_name_belongs_to_no_academy_that_it_does_not_name(text: str) -> None:
    assert shipped_screener(DAY).check(text).outcome == "none"
