"""Where a sentence or a label ends inside a text, so that what follows is no part of a name before it."""

import re
from collections.abc import Iterable

# Finds nothing.
NOWHERE = re.compile(r"(?!)")
# What stands in front of an address of another kind, as journals print it.
_LABEL = re.compile(
    r"[\s.](?=(?:electronic|e-?mail|present|current|permanent|correspondence|corresponding)\s(?:address|author)\b)"
    r"|(?<=address)\s(?=\w)",
    re.IGNORECASE,
)
# "Teldor Ltd. Email: …"
_CONTACT = re.compile(
    r"[\s.](?=(?:e-?mails?|tel|telephone|phone|mobile|fax|web(?:site)?)\s?[.:])", re.IGNORECASE
)
_CARE_OF = re.compile(r"(?<!\w)c/o(?!\w)", re.IGNORECASE)


def sentence_ends(words: Iterable[str]) -> re.Pattern[str]:
    """Finds the full stop behind one of these words where it ends a sentence; behind "Univ." it does not."""
    # The stop comes first, for which a text is searched many times as fast as for what stands before it.
    behind = "|".join(rf"(?<={word}\.)" for word in words)
    return re.compile(rf"\.(?:{behind})(?=\s+(?!of\b)\w)", re.IGNORECASE)


def with_sentences_ended(text: str, ends: re.Pattern[str]) -> str:
    """The text, as long as it was, with a semicolon where a sentence or a label ends."""
    if ". " in text:
        text = ends.sub(";", text)
    if ":" in text:
        text = _CONTACT.sub(";", text)
    if "c/o" in text or "C/O" in text:
        text = _CARE_OF.sub(";;;", text)
    return _LABEL.sub(";", text) if "ddress" in text or "DDRESS" in text else text
