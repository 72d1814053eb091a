"""Where rules, lists and templates are: bundled in the wheel, else in the checkout."""

from pathlib import Path

from screening.errors import MissingResource

_BUNDLED = Path(__file__).resolve().parent / "_data"
_CHECKOUT = Path(__file__).resolve().parent.parent


def folder(name: str) -> Path:
    """The folder `rules`, `reference_lists` or `reports`; raises MissingResource naming both places tried."""
    for base in (_BUNDLED, _CHECKOUT):
        path = base / name
        if path.is_dir():
            return path
    raise MissingResource(
        f"the folder {name!r} is neither in {_BUNDLED} nor in {_CHECKOUT}; reinstall screening"
    )


def text(*parts: str) -> str:
    """The text of one shipped file, for example `text("reports", "templates", "report.html.j2")`."""
    path = folder(parts[0]).joinpath(*parts[1:])
    if not path.is_file():
        raise MissingResource(f"{'/'.join(parts)} is not there; looked in {path.parent}")
    return path.read_text(encoding="utf-8")
