"""The scoring rule of the benchmark."""

from screening.app.screener import Screener
from tests.bench.accuracy import accuracy
from tests.bench.labels import Label, Labelled
from tests.matching import factory


def label(text: str, *expected: str, slice: str = "positive", scored: bool = True) -> Label:
    return Label(text=text, expected=expected, slice=slice, tier="t", scored=scored)


LABELS = (
    label("Linmark University", "linmark-university"),  # a hit
    label("Linmark University Hospital", "linmark-university"),  # related counts as the right body
    label("Teldor Institute of Technology", "linmark-university"),  # another body, but named in full
    label("LMKU", "linmark-university"),  # a question: a miss
    label("Linmark University", slice="negative_other"),  # a false positive
    label("Boravsk Institute of Nuclear Physics", slice="negative_other"),  # a body the labels do not know
    label("University of Sandport", slice="negative_other"),
    label("LMKU", slice="ambiguous", scored=False),
)
KNOWN = frozenset({"linmark-university", "teldor-institute-of-technology"})


def figures(tool: Screener) -> dict[str, object]:
    told: dict[str, object] = accuracy(tool, Labelled(labels=LABELS, known=KNOWN))
    return told


def test_scoring_rule(small: Screener) -> None:
    scored = figures(small)["scored"]
    assert scored == {
        "rows": 7, "true_positives": 3, "false_positives": 1, "misses": 1, "precision": 0.75, "recall": 0.75,
        "f1": 0.75, "outside_labels": 1, "review_share": 0.1429, "related_share": 0.1429,
    }  # fmt: skip


def test_unscored_slices_are_shown_by_outcome_only(small: Screener) -> None:
    slices = figures(small)["slices"]
    assert isinstance(slices, dict)
    assert slices["ambiguous"]["review_share"] == 1.0
    assert "precision" not in slices["ambiguous"]


def test_another_listed_body_that_is_not_named_in_full_is_wrong(small: Screener) -> None:
    given = Labelled(labels=(label("a@teldor.cn", "linmark-university"),), known=KNOWN)
    scored = accuracy(small, given)["scored"]
    assert (scored["false_positives"], scored["misses"]) == (1, 1)


def test_names_are_those_of_the_invented_bodies() -> None:
    assert {one.entity_id for one in factory.LISTED} >= KNOWN
