"""Writes the generated pages and the generated part of the README: python -m scripts.build_docs."""

from pathlib import Path

from scripts.build_docs import commands, rules

ROOT = Path(__file__).resolve().parents[2]
START = "<!-- verbs: written by python -m scripts.build_docs -->"
END = "<!-- end of verbs -->"


def pages() -> dict[Path, str]:
    """Every file that is written, with what it has to hold."""
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(START)
    after = rest.partition(END)[2]
    return {
        ROOT / "docs" / "commands.md": commands.page(),
        ROOT / "docs" / "rules.md": rules.page(),
        readme: f"{before}{START}\n{commands.table()}\n{END}{after}",
    }


def main() -> None:
    """Write what differs."""
    for path, text in pages().items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"written: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
