"""Shared: a tool over few invented bodies, the tool over the shipped lists, the labelled pairs."""

from collections.abc import Callable

import pytest

from screening.app.screener import Screener
from screening.model.screened import Screened
from tests.bench.labels import Label, read_pairs
from tests.matching import factory


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    """The tool over the invented bodies."""
    return factory.screener(tmp_path_factory.mktemp("small"), factory.LISTED, *factory.BACKGROUND)


@pytest.fixture(scope="session")
def look(small: Screener) -> Callable[..., Screened]:
    """Looks a text up among the invented bodies."""
    return small.check


@pytest.fixture(scope="session")
def tool() -> Screener:
    """The tool over the shipped lists."""
    return Screener()


@pytest.fixture(scope="session")
def pairs(tool: Screener) -> tuple[Label, ...]:
    """The labelled pairs."""
    return read_pairs(tool.catalogue.entities).labels
