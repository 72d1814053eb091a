"""Writes the generated pages and the generated part of the README: python -m scripts.build_docs."""

from pathlib import Path

from scripts.build_docs import commands, registers, rules

ROOT = Path(__file__).resolve().parents[2]


def pages() -> dict[Path, str]:
    """Every file that is written, with what it has to hold."""
    return {
        ROOT / "docs" / "commands.md": commands.page(),
        ROOT / "docs" / "rules.md": rules.page(),
        ROOT / "docs" / "registers.md": renewed("docs/registers.md", "fields", registers.fields()),
        ROOT / "README.md": renewed("README.md", "verbs", commands.table()),
    }


def renewed(name: str, part: str, text: str) -> str:
    """A page whose generated part, between two marks, is replaced."""
    start, end = f"<!-- {part}: written by python -m scripts.build_docs -->", f"<!-- end of {part} -->"
    before, found, rest = (ROOT / name).read_text(encoding="utf-8").partition(start)
    if not found:
        raise SystemExit(f"{name}: the line {start} is gone; put it back where the part {part} belongs")
    return f"{before}{start}\n{text}\n{end}{rest.partition(end)[2]}"


def main() -> None:
    """Write what differs."""
    for path, text in pages().items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"written: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
