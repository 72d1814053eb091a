"""Writes rules/intake/countries.yml: the names of every country in the main languages of users.

Needs the package `babel` (Unicode CLDR names), which the product itself does not use.
Call: python scripts/build_countries.py rules/intake/countries.yml
"""

import sys
from pathlib import Path

from babel import Locale

LANGUAGES = "en de fr es it pt nl sv da nb fi pl cs hu tr ru uk ar fa he ja ko zh zh_Hant vi id".split()
SKIP = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}
HEAD = """# The names of countries in the main languages of users, by ISO 3166-1 code.
# Written by scripts/build_countries.py from Unicode CLDR (Unicode licence); do not edit by hand.
# Words that people use besides stand in country_words.yml.
"""


def names(code: str) -> list[str]:
    """Every name of one country, without repetition, English first."""
    found = (Locale.parse(language).territories.get(code) for language in LANGUAGES)
    return list(dict.fromkeys(name.replace('"', "'") for name in found if name))


def main(target: Path) -> None:
    """Write the table, one country a line."""
    codes = sorted(code for code in Locale("en").territories if len(code) == 2 and code not in SKIP)
    lines = [f'"{code}": [{", ".join(chr(34) + name + chr(34) for name in names(code))}]' for code in codes]
    target.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
