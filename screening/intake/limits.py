"""The limits that protect this machine from a hostile or runaway file."""

from dataclasses import dataclass, fields, replace
from pathlib import Path

from screening.errors import SafetyLimit, UsageError

MIB = 1024 * 1024
LONGEST_CELL = 32_767  # what a cell of a spreadsheet can hold; a text table has no such bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one input file may cost; every limit is named in its refusal and can be set by `--limit`."""

    bytes: int = 200 * MIB
    unpacked: int = 1024 * MIB
    ratio: int = 200
    cells: int = 5_000_000
    seconds: int = 60
    memory: int = 2048 * MIB
    text_bytes: int = 4096 * MIB
    records_bytes: int = 256 * MIB
    document_bytes: int = 64 * MIB
    depth: int = 60

    def with_settings(self, settings: tuple[str, ...]) -> "Limits":
        """These limits changed by `NAME=NUMBER` texts; K, M and G count as 1024, 1024² and 1024³."""
        names = {one.name for one in fields(self)}
        changed: dict[str, int] = {}
        for setting in settings:
            name, _, number = setting.partition("=")
            if name not in names:
                raise UsageError(f"--limit {setting}: no such limit; there are {', '.join(sorted(names))}")
            changed[name] = _number(setting, number)
        return replace(self, **changed)


def _number(setting: str, text: str) -> int:
    scale = {"K": 1024, "M": MIB, "G": 1024 * MIB}.get(text[-1:].upper(), 1)
    digits = text[:-1] if scale > 1 else text
    if not digits.isdigit():
        raise UsageError(f"--limit {setting}: expected a whole number such as 500 or 2G")
    return int(digits) * scale


def refusal(file: str, found: str, limit: str, allowed: str) -> SafetyLimit:
    """The sentence for a limit that was exceeded: what was found, what is allowed, how to change it."""
    return SafetyLimit(
        f"{file}: refused to protect this machine: {found}; at most {allowed}."
        f" If you trust the file, raise the limit with --limit {limit}=NUMBER"
    )


def too_deep(file: str, allowed: int) -> SafetyLimit:
    """The refusal of values that lie deeper in one another than the limit `depth` allows."""
    return refusal(file, "its parts lie too deep in one another", "depth", f"{allowed} levels")


def check_size(path: Path, limits: Limits, limit: str = "bytes") -> None:
    """Raise SafetyLimit where the file is larger than that limit allows."""
    size, allowed = path.stat().st_size, getattr(limits, limit)
    if size > allowed:
        raise refusal(path.name, f"the file has {size_text(size)}", limit, size_text(allowed))


def size_text(count: int) -> str:
    """A number of bytes in the largest unit that fits."""
    for unit, size in (("GiB", 1024 * MIB), ("MiB", MIB), ("KiB", 1024)):
        if count >= size:
            return f"{count / size:.1f} {unit}".replace(".0 ", " ")
    return f"{count} bytes"
