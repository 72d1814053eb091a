"""The page about the lists: its tables are generated and must not drift."""

from pathlib import Path

from screening.cli.lists import lists
from scripts.build_lists.document import PAGE, page


def test_generated_tables_have_not_drifted() -> None:
    kept = PAGE.read_text(encoding="utf-8")
    assert page(kept) == kept, "run: python -m scripts.build_lists.document"


def test_page_names_every_list_and_kind_of_certainty(shipped: Path) -> None:
    kept = PAGE.read_text(encoding="utf-8")
    assert all(f"`{path.parent.name}`" in kept for path in shipped.glob("*/list.yml"))
    assert all(f"| {word} |" in kept for word in ("seen", "transcribed", "compiled", "stale", "memory"))


def test_every_verb_is_in_the_help() -> None:
    named = {one.name for one in lists.registered_commands}
    assert named == {"status", "show", "search", "check", "import", "diff", "forget", "path"}
