"""What use cases ask of a screener, so that verdicts or a memory can be put before it."""

from typing import Protocol

from screening.model.match import Mention
from screening.model.screened import Screened


class LooksUp(Protocol):
    """Whatever looks a mention up: the screener, or one that heeds people's verdicts."""

    def check_mention(self, mention: Mention) -> Screened:
        """The answer for one mention."""
        ...
