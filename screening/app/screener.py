"""The one object that looks texts up: lists, index and rules loaded once, then asked many times."""

import gc
import hashlib
import marshal
import platform
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from screening import resources
from screening.app import list_folders
from screening.app import resources_matching as tables
from screening.app.columns import COLUMNS, entry_of, matched_row, nothing_row, why_none
from screening.app.days import day_of
from screening.app.ids import ids_of
from screening.collector import collecting_paused, give_back
from screening.errors import UsageError
from screening.intake.escapes import as_read, reads_otherwise
from screening.lists.cache import cached
from screening.lists.catalogue import Catalogue, listings_as_of, narrowed
from screening.lists.keys import fold
from screening.lists.name_words import FILE as NAMES_OF_LISTS
from screening.matching import prepared
from screening.matching.answer import Unnamed, Wording, answer, near_misses, read_as, top_alike, top_match
from screening.matching.build import build_index
from screening.matching.engine import Engine, Worked
from screening.matching.found import NO_HINTS
from screening.matching.index import Index, as_plain, from_plain
from screening.matching.prepared import Prepared
from screening.model.listing import Listing
from screening.model.match import Answer, Mention
from screening.model.proposal import Proposal
from screening.model.screened import Screened
from screening.model.source import plain_text

if TYPE_CHECKING:
    import pandas as pd

    from screening.model.assessment import Assessment

_RULES = (
    "words",
    "ordinary",
    "legal_forms",
    "judging",
    "adjectives",
    "academies",
    "transliteration",
    "translations",
)
# Enough lines for one scan to pay, few enough to hold.
_AT_ONCE = 20_000
# So many different rows are remembered.
_MOST_ROWS = 20_000


class Screener:
    """Looks up texts in the reference lists.

    `lists` narrows what counts as listed (list ids); `as_of` decides which
    listings are in force (default: today); `packs` are the rubric packs that
    `assess` applies (default: those that apply by themselves). Ids may stand
    in one text too, divided by commas.
    """

    def __init__(
        self,
        lists: Sequence[str] | str | None = None,
        as_of: date | str | None = None,
        packs: Sequence[str] | str = (),
        *,
        catalogue: Catalogue | None = None,
        cache_folder: Path | None = None,
    ) -> None:
        whole = catalogue or list_folders.catalogue()
        self._chosen = ids_of(lists or ())
        self.catalogue = narrowed(whole, self._chosen) if self._chosen else whole
        self.as_of = _day(as_of)
        self.packs = ids_of(packs)
        self._listings: dict[str, tuple[Listing, ...]] = {}
        self._entries: dict[str, tuple[str, str, str]] = {}
        self._rows: dict[tuple[object, ...], tuple[str, ...]] = {}
        index, scanning = _compiled(self.catalogue, cache_folder)
        self.engine = Engine(
            index,
            tables.new_word_forms(),
            tables.matching_rules("judging"),
            tables.ordinary_words(),
            scanning,
            _country_code,
        )
        # What is loaded stays; looking through it for garbage again and again would cost more than the work.
        gc.freeze()
        reasons = tables.matching_rules("reasons")
        self.wording = Wording(
            reasons["supports"],
            reasons["against"],
            reasons["refused"],
            self.engine.judge.bands,
            reasons["nothing"],
            tables.country_names(),
        )

    def check(
        self, text: str, country: str = "", domain: str = "", city: str = "", ror_id: str = ""
    ) -> Screened:
        """Look one text up."""
        return self.check_mention(
            Mention(text=_text(text), country=country, domain=domain, city=city, ror_id=ror_id)
        )

    @property
    def lists_without_entries(self) -> tuple[str, ...]:
        """The lists that were asked for and hold no entries here, so that nothing of them is searched."""
        searched = {one.list_id for one in self.catalogue.searched}
        return tuple(one for one in dict.fromkeys(self._chosen) if one not in searched)

    def knows_country(self, written: str) -> bool:
        """True when a country is known by this code or name."""
        return bool(self.engine.hints(Mention(text="", country=written)).country)

    def check_mention(self, mention: Mention) -> Screened:
        """Look one mention up, with the hints of its row."""
        read = _as_read(mention)
        screened = self._screened(read, self.engine.work_one(read.text, self.engine.hints(read)))
        return _quoting(mention, screened)

    def _screened(self, mention: Mention, worked: Worked) -> Screened:
        return self._with_listings(answer(mention.text, worked, self.engine.index, self.wording))

    def _with_listings(self, found: Answer) -> Screened:
        return Screened(
            answer=found,
            as_of=self.as_of,
            entities=self.catalogue.entities,
            listings={one.entity_id: self._shown(one.entity_id) for one in found.matches},
            lists=self.catalogue.searched,
        )

    def _shown(self, entity_id: str) -> tuple[Listing, ...]:
        """What to show for a body on the as-of day; worked once a body."""
        if entity_id not in self._listings:
            self._listings[entity_id] = listings_as_of(self.catalogue, entity_id, self.as_of)
        return self._listings[entity_id]

    def check_mentions(self, mentions: Iterable[Mention]) -> list[Screened]:
        """Look many mentions up, in the same order; equal mentions are worked once."""
        given = list(mentions)
        seen: dict[Mention, Screened] = {}
        new = list(dict.fromkeys(given))
        for at in range(0, len(new), _AT_ONCE):
            part = new[at : at + _AT_ONCE]
            with collecting_paused():
                found = self._checked([_as_read(one) for one in part])
                seen.update(zip(part, map(_quoting, part, found), strict=True))
        return [seen[one] for one in given]

    def _checked(self, mentions: Sequence[Mention]) -> list[Screened]:
        """As read; what a mention that names no listed body was read as is worked out when asked for."""
        return [
            self._with_listings(Unnamed(mention.text, partial(self._explained, mention)))
            if one is None
            else self._screened(mention, one)
            for mention, one in self._worked(mentions)
        ]

    def _explained(self, mention: Mention) -> Answer:
        worked = self.engine.work_one(mention.text, self.engine.hints(mention))
        return answer(mention.text, worked, self.engine.index, self.wording)

    def _worked(self, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Worked | None]]:
        told = self.engine.hints
        hints = [
            told(one) if one.country or one.city or one.ror_id or one.domain else NO_HINTS for one in mentions
        ]
        worked = self.engine.work_many([one.text for one in mentions], hints)
        return zip(mentions, worked, strict=True)

    def rows(self, mentions: Sequence[Mention]) -> list[tuple[str, ...]]:
        """The nine `screening_*` values of each mention; what names no listed body costs almost nothing."""
        nothing = nothing_row(self.wording.nothing)
        with collecting_paused():
            return [
                nothing if one is None else self._row(mention, one)
                for mention, one in self._worked([_as_read(one) for one in mentions])
            ]

    def _row(self, mention: Mention, worked: Worked) -> tuple[str, ...]:
        index = self.engine.index
        if not worked.found:
            near = near_misses(worked, index, self.wording)
            why = why_none(read_as(worked, index), near, self.catalogue.entities)
            return nothing_row(why or self.wording.nothing)
        alike = top_alike(mention.text, worked, self.wording)
        row = self._rows.get(alike)
        if row is None:
            outcome, top = top_match(mention.text, worked, index, self.wording)
            entry = self._entries.get(top.entity_id)
            if entry is None:
                entry = entry_of(self._screened(mention, worked), top.entity_id)
                self._entries[top.entity_id] = entry
            row = matched_row(outcome, top, entry)
            if len(self._rows) >= _MOST_ROWS:
                self._rows.clear()
            self._rows[alike] = row
        return row

    def match_many(self, texts: Iterable[str]) -> list[Screened]:
        """Look many texts up, in the same order; a missing one (None, NaN) is looked up as empty."""
        if isinstance(texts, str):
            raise UsageError("match_many takes a list of texts; for one text there is check")
        return self.check_mentions(Mention(text=_text(text)) for text in texts)

    def assess(self, proposal: "Proposal", profile: str = "full") -> "Assessment":
        """Assess one proposal with the shipped packs and the user's own."""
        from screening.app.assessing import assess_proposal, load_standard_rules

        if not isinstance(proposal, Proposal):
            raise UsageError("assess takes a Proposal; from a dict: screening.Proposal.from_dict({...})")
        rules = load_standard_rules()
        return assess_proposal(proposal, self, rules, as_of=self.as_of, profile=profile, pack_ids=self.packs)

    def screen_frame(self, frame: "pd.DataFrame", column: str, country_column: str = "") -> "pd.DataFrame":
        """A copy of the frame, same index, with the `screening_*` columns appended."""
        for name in filter(None, (column, country_column)):
            count = sum(one == name for one in frame.columns)
            if count == 0:
                known = ", ".join(map(str, frame.columns))
                raise UsageError(f"the frame has no column {name!r}; it has {known}")
            if count > 1:
                raise UsageError(f"the frame has {count} columns {name!r}; rename all but one of them")
        texts = [_text(one) for one in frame[column]]
        lands = [_text(one) for one in frame[country_column]] if country_column else [""] * len(texts)
        rows = [
            *self.rows([Mention(text=a, country=b) for a, b in zip(texts, lands, strict=True)]),
        ]
        out = frame.copy()
        for at, name in enumerate(COLUMNS):
            out[name] = [row[at] for row in rows]
        return out


def _day(given: date | str | None) -> date:
    if isinstance(given, datetime):  # a table's time stamp too
        return given.date()
    return given if isinstance(given, date) else day_of(given or "", "as-of")


def _as_read(mention: Mention) -> Mention:
    """The mention as a person reads it: every text comes by here, whichever way it was handed in."""
    if not reads_otherwise(mention.text) and not reads_otherwise(mention.country + mention.city):
        return mention
    text, country, city = map(as_read, (mention.text, mention.country, mention.city))
    return replace(mention, text=text, country=country, city=city)


def _quoting(mention: Mention, screened: Screened) -> Screened:
    """The answer with the text as it was handed in, where that is read as another."""
    return replace(screened, written=mention.text) if screened.text != mention.text else screened


def _text(given: object) -> str:
    """A cell of somebody's table as text; None, NaN and other marks of nothing are empty.

    Bytes that the machine's locale could not read when the text was handed in are read as UTF-8.
    """
    if isinstance(given, str):
        return plain_text(given)
    try:
        return "" if given is None or given != given else str(given)
    except TypeError:  # pandas.NA refuses to be compared
        return ""


def _compiled(catalogue: Catalogue, folder: Path | None) -> tuple[Index, Prepared]:
    """The index and what scanning needs besides, from the cache or built now."""
    rules = "".join(resources.text("rules", "matching", f"{name}.yml") for name in _RULES)
    rules += resources.text(*NAMES_OF_LISTS)
    # A newer Python may write what an older one cannot read.
    machine = f"{platform.machine()} {platform.system()} {_daachorse()} {marshal.version}"
    key = f"index {_CODE} {machine} {catalogue.fingerprint} {rules}"
    index, scanning = marshal.loads(cached(key, lambda: _build(catalogue), folder))
    return from_plain(marshal.loads(index)), prepared.from_plain(marshal.loads(scanning))


def _build(catalogue: Catalogue) -> bytes:
    background = tuple(catalogue.background)  # all at once, so that what goes again lies together
    with collecting_paused():
        index = build_index(catalogue.entities, background, tables.places(), tables.name_rules())
    packed = zlib.compress(marshal.dumps(as_plain(index)), 1)
    outline = marshal.dumps((prepared.as_plain(prepared.outlined(index)), index.patterns))
    # The automata take 100 MB while they are made, so the tables go first, and what names were folded to.
    del index, background
    fold.cache_clear()
    give_back()
    tables_of, patterns = marshal.loads(outline)
    del outline
    scanning = marshal.dumps(prepared.as_plain(prepared.prepared(prepared.Outline(*tables_of), patterns)))
    return marshal.dumps((zlib.decompress(packed), scanning))


def _country_code(written: str) -> str:
    from screening.intake.vocabulary import country_code  # few rows need it, and it takes a moment to load

    return country_code(written)


def _code() -> str:
    """A hash of the code that reads lists and compiles an index, so that none of older code is loaded."""
    home = Path(__file__).resolve().parent.parent
    files = sorted(one for part in ("matching", "names", "lists") for one in home.glob(f"{part}/*.py"))
    return hashlib.sha256(b"".join(one.read_bytes() for one in files)).hexdigest()


# Taken when the code is loaded: an index that this code makes after an upgrade is none of the new code's.
_CODE = _code()


def _daachorse() -> str:
    from importlib.metadata import version

    return version("daachorse")
