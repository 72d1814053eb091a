"""The fields, known exports and limits of registers as Markdown."""

from dataclasses import fields

from screening.intake.limits import Limits, size_text
from screening.intake.vocabulary import vocabulary
from scripts.build_docs.rules import table


def generated() -> str:
    """Fields with their meaning, exports that are known by their headings, and the limits."""
    known = vocabulary()
    exports = "; ".join(one.title for one in known.layouts)
    return "\n".join([
        "## Fields", "",
        "For `--map 'Heading=field'`, and in a mapping file.", "",
        table(("field", "means"), [(f"`{name}`", means) for name, means in known.fields.items()]), "",
        "## Exports known by their headings", "",
        f"{exports}.", "",
        "## Limits that protect this machine", "",
        "Each is named when it refuses a file, with exit code 7; `--limit NAME=NUMBER` changes it.", "",
        table(("limit", "at first"), limits()),
    ])  # fmt: skip


def limits() -> list[tuple[str, str]]:
    """Every limit with its number in a readable unit."""
    standard = Limits()
    in_bytes = {"bytes", "unpacked", "memory", "text_bytes", "records_bytes"}
    found = []
    for one in fields(standard):
        number = getattr(standard, one.name)
        found.append((f"`{one.name}`", size_text(number) if one.name in in_bytes else f"{number:,}"))
    return found
