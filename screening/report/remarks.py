"""Remarks about what was read, and why something was not, in another language: by their English text."""

import re
from functools import lru_cache

import yaml

from screening import resources

_REST = ": "  # between a place and what is said of it


@lru_cache(maxsize=4)
def _remarks(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    name = f"reasons_{language}.yml"
    if not (resources.folder("rules") / "intake" / name).is_file():
        return ()
    text = resources.text("rules", "intake", name)
    told: dict[str, str] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return tuple((_with_blanks(english), own) for english, own in told.items())


def _with_blanks(text: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(map(re.escape, text.split("{}"))), re.DOTALL)


def remark(says: str, language: str) -> str | None:
    """The remark in that language, or None where it has no words for it."""
    for pattern, own in _remarks(language):
        if found := pattern.fullmatch(says):
            return own.format(*found.groups())
    return None


def remark_of_place(sentence: str, language: str) -> tuple[str, str] | None:
    """A place and the remark about it in that language, of `a.pdf › page 3: …`; None where it is neither."""
    for found in re.finditer(_REST, sentence):
        place, says = sentence[: found.start()], sentence[found.end() :]
        own = remark(says, language)
        if own is None:  # words for it are those of a whole file
            own = (remark(sentence, language) or "").removeprefix(place + _REST) or None
        if own is not None:
            return place, own
    return None
