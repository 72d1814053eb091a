"""What a verb says: words that cannot command the terminal, and JSON that holds every character."""

import json
import re
from typing import Any

import typer

from screening.model.source import plain_text
from screening.report.script import visible

# Within JSON these stand in texts alone, where an escape is the same character.
_COMMANDING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def say(text: str, *, note: bool = False) -> None:
    """Words on stdout, or as a note on stderr.

    A title or a name may come from a stranger's file: characters that would clear the screen, colour it or
    turn a line around are written out as U+….
    """
    typer.echo(visible(plain_text(text)).replace("\r", "⟨U+000D⟩"), err=note)


def say_json(value: Any, *, indent: int | None = 1) -> None:
    """One JSON object on stdout; without `indent` on one line."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    typer.echo(_COMMANDING.sub(lambda found: f"\\u{ord(found.group()):04x}", text))
