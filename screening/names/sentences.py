"""Where a sentence or a label ends inside a text, so that what follows is no part of a name before it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# Finds nothing.
_NOWHERE = re.compile(r"(?!)")
# A line's end in a text, in a spreadsheet's XML and in HTML.
_LINE_END = re.compile(r"\s*(?:_x000[dD]_)?\s*(?:\n|<br ?/?>)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEnds:
    """What ends a name: a sentence's full stop, the label of another address, "c/o".

    A comma before a legal `form` does not, nor do brackets around what stands `aside`, nor a line's end
    where it `goes_on`.
    """

    stop: re.Pattern[str]
    contact: re.Pattern[str]
    care_of: re.Pattern[str]
    address: re.Pattern[str]
    form: re.Pattern[str]
    aside: re.Pattern[str]
    goes_on: re.Pattern[str]

    def marked(self, text: str) -> str:
        """The text, as long as it was, with a semicolon where a sentence or a label ends.

        And with spaces where a line, a comma or brackets stand within a name.
        """
        if "," in text:
            text = self.form.sub(" ", text)
        if "(" in text:
            text = self.aside.sub(lambda found: f" {found[0][1:-1]} ", text)
        if "\n" in text or "<br" in text:
            text = self.goes_on.sub(lambda found: _LINE_END.sub(_spaces, found[0]), text)
        if ". " in text:
            text = self.stop.sub(";", text)
        if ":" in text:
            text = self.contact.sub(";", text)
        if "/" in text:
            text = self.care_of.sub(lambda found: ";" * len(found[0]), text)
        return self.address.sub(";", text) if "ddress" in text or "DDRESS" in text else text


# For texts of which every word belongs to a name.
NO_ENDS = NameEnds(
    stop=_NOWHERE,
    contact=_NOWHERE,
    care_of=_NOWHERE,
    address=_NOWHERE,
    form=_NOWHERE,
    aside=_NOWHERE,
    goes_on=_NOWHERE,
)


def name_ends(table: Mapping[str, Sequence[str]]) -> NameEnds:
    """What the table `ends` of `rules/matching/words.yml` says, all of it."""
    return NameEnds(**{key: _PATTERNS[key](words) for key, words in table.items()})


def _stop(words: Iterable[str]) -> re.Pattern[str]:
    """The full stop behind one of these words where it ends a sentence; behind "Univ." it does not."""
    # The stop comes first, for which a text is searched many times as fast as for what stands before it.
    behind = "|".join(rf"(?<={re.escape(word)}\.)" for word in words)
    return re.compile(rf"\.(?:{behind})(?=\s+(?!of\b)\w)", re.IGNORECASE)


def _contact(words: Iterable[str]) -> re.Pattern[str]:
    """What stands before "Email: …"."""
    return re.compile(rf"[\s.](?=(?:{_either(words)})\s?[.:])", re.IGNORECASE)


def _care_of(words: Iterable[str]) -> re.Pattern[str]:
    """The whole of "c/o"."""
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.IGNORECASE)


def _address(words: Iterable[str]) -> re.Pattern[str]:
    """What stands before "present address", and what divides it from the address itself."""
    return re.compile(
        rf"[\s.](?=(?:{_either(words)})\s(?:address|author)\b)|(?<=address)\s(?=\w)", re.IGNORECASE
    )


def _form(words: Iterable[str]) -> re.Pattern[str]:
    """The comma before a legal form that ends a name."""
    return re.compile(rf",(?=\s*(?:{_either(words)})\b)", re.IGNORECASE)


def _aside(words: Iterable[str]) -> re.Pattern[str]:
    """One of these words in brackets."""
    return re.compile(rf"\((?:{_either(words)})\)", re.IGNORECASE)


def _goes_on(words: Iterable[str]) -> re.Pattern[str]:
    """A line's end behind or before one of these words."""
    word, end = rf"(?:{_either(words)})", _LINE_END.pattern
    return re.compile(rf"\b{word}{end}|{end}{word}\b", re.IGNORECASE)


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


_PATTERNS = {
    "stop": _stop,
    "contact": _contact,
    "care_of": _care_of,
    "address": _address,
    "form": _form,
    "aside": _aside,
    "goes_on": _goes_on,
}
