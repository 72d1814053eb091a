"""The same answers: in another order, in two processes, in a process of another hash seed."""

import hashlib
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from screening.app.column_files import MatchJob
from screening.app.matching_files import match_file
from screening.app.screener import Screener
from screening.model.match import Mention
from tests.bench.texts import SEED, shuffled, write_csv
from tests.bench.timing import child

_MOST = 12_000

_DIGEST = """
import csv, hashlib, json, sys
from screening.app.screener import Screener
from screening.model.match import Mention
lists = [one for one in sys.argv[1].split(",") if one] or None
with open(sys.argv[2], encoding="utf-8", newline="") as handle:
    texts = [row["Partner"] for row in csv.DictReader(handle)]
rows = Screener(lists).rows([Mention(text=text) for text in texts])
print(json.dumps({"digest": hashlib.sha256(repr(rows).encode()).hexdigest()}))
"""


def steady(texts: Sequence[str], lists: tuple[str, ...], jobs: int) -> dict[str, Any]:
    """Whether answers stay the same, as true or false; the number of texts compared."""
    some = shuffled(texts)[:_MOST]
    tool = Screener(lists or None)
    rows = tool.rows([Mention(text=text) for text in some])
    other = list(range(len(some)))
    random.Random(SEED + 4).shuffle(other)
    again = Screener(lists or None).rows([Mention(text=some[i]) for i in other])
    one_by_one = Screener(lists or None)
    each = [one_by_one.rows([Mention(text=text)])[0] for text in some[:2_000]]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_csv(folder / "in.csv", some)
        told = child(_DIGEST, ",".join(lists), str(folder / "in.csv"), PYTHONHASHSEED="7")
        written = [_matched(folder, lists, count) for count in (1, jobs)]
    return {
        "texts": len(some),
        "another_order": again == [rows[i] for i in other],
        "one_by_one": each == rows[:2_000],
        "another_process": told["digest"] == hashlib.sha256(repr(rows).encode()).hexdigest(),
        f"{jobs}_jobs_same_bytes": written[0] == written[1],
    }


def _matched(folder: Path, lists: tuple[str, ...], jobs: int) -> str:
    out = folder / f"out{jobs}.csv"
    match_file(MatchJob(path=folder / "in.csv", column="Partner", lists=lists, jobs=jobs), out)
    return hashlib.sha256(out.read_bytes()).hexdigest()
