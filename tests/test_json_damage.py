"""JSON that Python's own reader refuses to hold ends in a sentence, whichever reader took it."""

from pathlib import Path

import pytest

from screening.errors import ScreeningError
from screening.intake.people.reading import read_person_file
from screening.intake.register import read_register
from screening.lists.source_file import SourceFile
from screening.store.adjudications import read_adjudications
from screening.store.results import read_results

ENDLESS_NUMBER = '{"schema": "screening/proposal/1", "works": [], "id": ' + "1" * 5000 + "}"
NESTED = '{"a":' * 50_000 + "1" + "}" * 50_000
READERS = [
    pytest.param(read_register, id="register"),
    pytest.param(read_person_file, id="person"),
    pytest.param(read_adjudications, id="verdicts"),
    pytest.param(lambda path: list(read_results(path)), id="results"),
    pytest.param(lambda path: SourceFile.open(path).json(), id="list"),
]


@pytest.mark.parametrize("text", [ENDLESS_NUMBER, NESTED], ids=["a number without end", "nested without end"])
@pytest.mark.parametrize("read", READERS)
def test_it_is_refused_in_words(read: object, text: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(ScreeningError) as refused:
        read(tmp_path / "a.json")  # type: ignore[operator]
    assert "a.json" in str(refused.value)
    assert len(str(refused.value)) < 400
