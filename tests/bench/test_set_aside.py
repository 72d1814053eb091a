"""The rules by which a damaged name no longer names its body."""

from pathlib import Path

import pytest

from tests.bench.known_names import KnownNames
from tests.bench.set_aside import reason_to_set_aside
from tests.matching import factory

KNOWN = KnownNames(
    factory.catalogue(
        (
            factory.entity("Teldor Institute of Technology"),
            factory.entity("Teldor University of Technology"),
            factory.entity("Teldor Institute of Marine Acoustics"),
            factory.entity("Marwick Air Warning Academy"),
            factory.entity("Easthaven University"),
        ),
        (factory.unlisted("Easthaven University", "US"), factory.unlisted("Teldor Institute of Marine Law")),
    )
)


@pytest.mark.parametrize(
    ("text", "source", "kind", "rule"),
    [
        pytest.param("Easthaven Univresity", "Easthaven University", "typo", "homonym", id="homonym"),
        pytest.param(
            "Technology of University Teldor",
            "Teldor Institute of Technology",
            "name_order",
            "other_name",
            id="another body's words",
        ),
        pytest.param(
            "Teldor of Technology",
            "Teldor Institute of Technology",
            "token_drop",
            "word_gone",
            id="open word",
        ),
        pytest.param(
            "T. Institute of Technology",
            "Teldor Institute of Technology",
            "initials",
            "generic",
            id="nothing telling is left",
        ),
        pytest.param(
            "Teldor Institute of Marine",
            "Teldor Institute of Marine Acoustics",
            "truncate",
            "cut_off",
            id="another name begins so",
        ),
        pytest.param(
            "Teldor Institute Technology",
            "Teldor Institute of Technology",
            "token_drop",
            "",
            id="only 'of' gone",
        ),
        pytest.param(
            "Teldro Institute of Technology",
            "Teldor Institute of Technology",
            "transpose",
            "",
            id="typing error",
        ),
        pytest.param(
            "Marwick Warning Academy", "Marwick Air Warning Academy", "token_drop", "", id="nobody else fits"
        ),
        pytest.param(
            "M. Air Warning Academy", "Marwick Air Warning Academy", "initials", "", id="unique initial"
        ),
    ],
)
def test_rule(text: str, source: str, kind: str, rule: str) -> None:
    own = source.lower().replace(" ", "-")
    assert reason_to_set_aside(text, source, own, kind, KNOWN) == rule


def test_the_bench_needs_no_file_from_elsewhere() -> None:
    for path in sorted(Path(__file__).parent.glob("*.py")):
        assert "shared" + "/facts" not in path.read_text(encoding="utf-8")
