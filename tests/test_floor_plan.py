"""The floor plan, held by a test: imports point down and the core is pure."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "screening"
LAYERS = [
    "errors",
    "model",
    "names",
    "matching assess",
    "collector resources",
    "intake lists rubrics report store",
    "app",
    "cli",
]
RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts.split()}
PURE = {"errors", "model", "names", "matching", "assess"}
PURE_MAY_USE = {
    *(
        "__future__",
        "abc",
        "bisect",
        "collections",
        "dataclasses",
        "datetime",
        "enum",
        "functools",
        "hashlib",
    ),
    *("heapq", "html", "itertools", "math", "operator", "re", "struct", "typing", "unicodedata"),
    *("daachorse", "numpy", "rapidfuzz"),  # the compiled cores of matching
}
FILES = [
    path
    for path in sorted(ROOT.rglob("*.py"))
    if path.relative_to(ROOT).parts[0] not in ("__init__.py", "__main__.py", "_data")
]


def imported(tree: ast.AST) -> set[str]:
    """Modules named by any import, at the top of the file or inside a function."""
    plain = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    whole = {f"{n.module}.{a.name}" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names}
    return plain | whole


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_of_the_file_point_down(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    assert own in RANK, f"{own} has no place in the floor plan"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for name in imported(tree):
        head, _, rest = name.partition(".")
        if head == "screening":
            other = rest.partition(".")[0]
            if other in ("__version__",):
                continue
            assert other == own or RANK[other] < RANK[own], f"{own} must not import {other}"
        else:
            assert own not in PURE or head in PURE_MAY_USE, f"{own} is pure; it imports {head}"
