"""Mutated registers by the thousand: whatever happens, it is a reading or one sentence, never a crash.

Call for a long run: python -m tests.intake.fuzz 3000
"""

import random
import sys
import tempfile
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from screening.errors import ScreeningError
from screening.intake.limits import Limits
from screening.intake.reading import Reading
from screening.intake.register import read_register
from tests.intake import files

LIMITS = Limits(seconds=20, memory=1024**3, cells=100_000, unpacked=64 * 1024**2)
TOKENS = [
    b"\0",
    b"\xff\xfe",
    b'"',
    b";",
    b"\n",
    b"<",
    b">",
    b"&",
    b"]]>",
    b"=1+1",
    b"\xe2\x80\xae",
    b"1e999",
    b"-1",
    b"65536",
]


def seeds(folder: Path) -> list[Path]:
    """Good files of every kind to start from."""
    return [
        files.xlsx(folder / "seed.xlsx"),
        files.ods(folder / "seed.ods"),
        files.old_xls(folder / "seed.xls"),
        files.text(folder / "seed.csv"),
        files.text(folder / "seed-gb.csv", encoding="gb18030"),
        files.text(folder / "seed-16.tsv", delimiter="\t", encoding="utf-16"),
    ]


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The bytes with a few changes: flipped, cut, doubled, with awkward pieces put in."""
    given = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(given) + 1)
        match chance.randrange(5):
            case 0 if given:
                given[at % len(given)] ^= 1 << chance.randrange(8)
            case 1:
                del given[at : at + chance.randint(1, 60)]
            case 2:
                given[at:at] = given[at : at + chance.randint(1, 60)]
            case 3:
                given[at:at] = chance.choice(TOKENS)
            case _:
                given[at : at + 4] = chance.randbytes(4)
    return bytes(given)


def mutant(seed: Path, target: Path, chance: random.Random) -> Path:
    """A changed copy; of a container either the bytes or what is inside are changed."""
    if zipfile.is_zipfile(seed) and chance.random() < 0.8:
        with zipfile.ZipFile(seed) as archive:
            members = {one: archive.read(one) for one in archive.namelist()}
        chosen = chance.choice([one for one in members if one.endswith((".xml", ".rels"))])
        members[chosen] = mutated(members[chosen], chance)
        return files.packed(target, members)
    target.write_bytes(mutated(seed.read_bytes(), chance))
    return target


def check(reading: Reading) -> None:
    """What must hold of every reading: rows add up, projects can be built."""
    counts = reading.counts()
    parts = ("titles_and_headings", "read", "skipped", "refused")
    assert counts["rows"] == sum(counts[one] for one in parts), counts
    assert all(one.id and one.parties for one in reading.proposals)


def outcomes(times: int, start: int = 0) -> Iterator[str]:
    """Try that many mutants; gives `read` or the kind of refusal for each, and raises on a crash."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        known = seeds(folder)
        for number in range(start, start + times):
            chance = random.Random(number)
            seed = known[number % len(known)]
            path = mutant(seed, folder / f"mutant{seed.suffix}", chance)
            try:
                check(read_register(path, limits=LIMITS))
                yield "read"
            except ScreeningError as error:
                assert str(error).strip(), "a refusal without a sentence"
                yield type(error).__name__


def main(times: int) -> int:
    """Print how the mutants fared; 1 when one of them crashed."""
    found = Counter[str]()
    for number in range(times):
        try:
            found.update(outcomes(1, number))
        except Exception:
            print(f"mutant {number}:", file=sys.stderr)
            traceback.print_exc()
            found["crash"] += 1
    print(dict(found))
    return 1 if found["crash"] else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
