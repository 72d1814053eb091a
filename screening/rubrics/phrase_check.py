"""Checks that every sentence that rules must give is there and holds known placeholders only."""

from collections.abc import Iterable
from string import Formatter


def phrase_problems(given: Iterable[tuple[str, str]], expected: dict[str, str]) -> list[tuple[str, str]]:
    """For each sentence that is missing or holds an unknown placeholder: its name and what is wrong."""
    found = dict(given)
    problems = [(name, "is missing; expected a sentence") for name in expected if name not in found]
    for name, text in found.items():
        if name not in expected:
            problems.append((name, "is no sentence that is used; remove it or correct its name"))
            continue
        known = expected[name].split()
        problems += [(name, says) for says in _wrong_placeholders(text, known)]
    return problems


def _wrong_placeholders(text: str, known: list[str]) -> list[str]:
    try:
        used = [field for _, field, _, _ in Formatter().parse(text) if field is not None]
    except ValueError as error:
        return [f"has braces that do not close ({error}); write {{{{ for a brace"]
    allowed = ", ".join(f"{{{one}}}" for one in known) or "none"
    return [f"holds {{{one}}}; expected placeholders among {allowed}" for one in used if one not in known]
