"""Research-security due diligence: which institution, on which lists, what it means, what fits."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screening.app.screener import Screener
    from screening.model.assessment import Assessment
    from screening.model.proposal import Proposal
    from screening.model.screened import Screened

    __version__: str

__all__ = ["Assessment", "Proposal", "Screened", "Screener", "__version__"]

_HOMES = {
    "Screener": "screening.app.screener",
    "Proposal": "screening.model.proposal",
    "Screened": "screening.model.screened",
    "Assessment": "screening.model.assessment",
}


def __getattr__(name: str) -> Any:
    """Load a public name on first use, so that `screening --help` stays quick."""
    if name == "__version__":
        return _version()
    if name not in _HOMES:
        raise AttributeError(f"module 'screening' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("screening")
    except PackageNotFoundError:
        return "0.0.0"
