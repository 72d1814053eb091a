"""What a body that nobody lists does to a listed body's name of the same words."""

import pytest

from screening.lists.hygiene import Bearer, against_background
from screening.model.listing import Name, NameKind

PRINTED, BY_HAND = "us_csl", "compiled"
LONG = "Teldor University of Optics"


@pytest.mark.parametrize(
    ("text", "kind", "source", "country", "background", "becomes"),
    [
        pytest.param(LONG, NameKind.ALIAS, PRINTED, "CN", "academic names", "weak", id="printed"),
        pytest.param(LONG, NameKind.ALIAS, BY_HAND, "CN", "academic names", "as it is", id="the body itself"),
        pytest.param(LONG, NameKind.ALIAS, BY_HAND, "CN", "own table", "weak", id="known to be another"),
        pytest.param(LONG, NameKind.PRIMARY, PRINTED, "CN", "own table", "as it is", id="the main name"),
        pytest.param(LONG, NameKind.PRIMARY, PRINTED, "NO", "academic names", "placed", id="another country"),
        pytest.param(LONG, NameKind.PRIMARY, PRINTED, "", "academic names", "as it is", id="country unknown"),
        pytest.param(LONG, NameKind.ALIAS, BY_HAND, "", "academic names", "as it is", id="unknown, by hand"),
        pytest.param(LONG, NameKind.ALIAS, PRINTED, "", "academic names", "placed", id="unknown, printed"),
        pytest.param("Teldor Optics", NameKind.PRIMARY, PRINTED, "", "academic names", "placed", id="short"),
        pytest.param(
            "University of Science and Technology", NameKind.PRIMARY, PRINTED, "", "academic names", "placed",
            id="generic words",
        ),
    ],
)  # fmt: skip
def test_a_body_of_the_background_with_the_same_name(
    text: str, kind: NameKind, source: str, country: str, background: str, becomes: str
) -> None:
    name = Name(text=text, kind=kind, source=source)
    bearer = Bearer(entity_id="teldor", name=text, country="CN", names=(name,))
    found = against_background(bearer, name, country, background)
    if becomes == "as it is":
        assert found is None
    else:
        assert found is not None and found.reason
        assert (found.kind is NameKind.WEAK, found.country_required) == (
            becomes == "weak",
            becomes == "placed",
        )
