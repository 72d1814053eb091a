"""Shared: the tool over the invented bodies of the tests of matching."""

import pytest

from screening.app.screener import Screener
from tests.matching import factory


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    """The tool over the invented bodies."""
    return factory.screener(tmp_path_factory.mktemp("small"), factory.LISTED, *factory.BACKGROUND)
