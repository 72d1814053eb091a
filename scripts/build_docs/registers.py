"""The fields that a column of a register can be, as Markdown."""

from screening.intake.vocabulary import vocabulary
from scripts.build_docs.rules import table


def fields() -> str:
    """Every field with its meaning."""
    return table(("field", "means"), [(f"`{name}`", says) for name, says in vocabulary().fields.items()])
