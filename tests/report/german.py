"""What a German reader may find in English, and how to look for anything else."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from screening import resources
from screening.model.rubric import Pack, Rules
from screening.report.listing_view import ground_of_rating

_VOID = frozenset(("meta", "br", "img", "input", "link", "hr", "path", "rect", "line", "circle", "wbr"))
_SKIPPED = frozenset(("style", "script", "blockquote"))
# "in", "an", "so", "was", "die" are German words too.
ENGLISH_WORDS = re.compile(
    r"\b(the|of|and|is|are|not|with|by|from|which|that|its|has|be|or|for|on|to|as|at|it|no|this|who|were)\b"
)
_NAMES = ("name", "native_name", "matched_text", "related_name", "name_as_listed", "basis", "quotation")
_OF_LISTS = ("title", "authority", "edition")


class Unmarked(HTMLParser):
    """The words of a page that are not marked as another language and are no quotation of the project."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.words += [given[key] or "" for key in ("alt", "aria-label", "data-label") if key in given]
        if tag not in _VOID:
            foreign = tag != "html" and "lang" in given
            self.open.append(foreign or tag in _SKIPPED or (bool(self.open) and self.open[-1]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1]):
            self.words.append(data)


def unmarked(page: str) -> str:
    """The words of a page in its own language, as one line."""
    reader = Unmarked()
    reader.feed(page)
    return " ".join(" ".join(reader.words).split())


def names_in(result: Mapping[str, Any]) -> set[str]:
    """Names, quotations and the project's own words: what stays as it is in every language."""
    found = set(_texts(result.get("proposal", {})))
    for mapping in _mappings({key: result.get(key) for key in ("parties", "lists", "cues")}):
        found |= {mapping[key] for key in (*_NAMES, *_OF_LISTS) if isinstance(mapping.get(key), str)}
        found |= set(mapping.get("areas") or ())
    brief = {re.split(r",| \(| /", one, maxsplit=1)[0] for one in found}
    return {one for one in found | brief if len(one) > 2}


def without(text: str, names: Iterable[str]) -> str:
    """A text less the names in it, however its lines are broken."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(" ".join(name.split()), " ")
    return text


def _texts(given: Any) -> Iterator[str]:
    if isinstance(given, str):
        yield given
    elif isinstance(given, Mapping):
        for one in given.values():
            yield from _texts(one)
    elif isinstance(given, list | tuple):
        for one in given:
            yield from _texts(one)


def _mappings(given: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(given, Mapping):
        yield given
        for one in given.values():
            yield from _mappings(one)
    elif isinstance(given, list):
        for one in given:
            yield from _mappings(one)


def fixed_sentences(rules: Rules) -> set[str]:
    """Every sentence without blanks that rules and lists put into a report."""
    found = {text for pack in rules.packs for text in _of_pack(pack)}
    found |= {text for one in rules.measures for text in (one.says, one.owner, one.addresses)}
    found |= {text for _, text in rules.words if "{" not in text}
    found |= {one.id.replace("_", " ") for one in rules.outcomes}
    found |= {one.says for one in rules.facts} | {one.name for one in rules.concepts}
    found |= {one.reason for one in rules.authority.levels} | {rules.authority.other_reason}
    found |= {text for _, text in rules.authority.roles_not_counted}
    found |= set(_of_lists()) | set(_of_reasons()) | set(_of_windows())
    return found - {""}


def _of_pack(pack: Pack) -> Iterator[str]:
    yield from (pack.title, pack.who_decides, pack.scope_says, pack.status, *pack.notes)
    for line in pack.gates:
        yield from (line.says, line.who_decides, line.ask, line.does_not_mean or pack.does_not_mean)
    if pack.channels is None:
        return
    rubric = pack.channels
    for scale in rubric.scales:
        yield from (scale.name, scale.ask, scale.to, *scale.levels)
    for channel in rubric.channels:
        yield from (channel.name, channel.says)
    yield from (one.says for one in rubric.floors)
    for tier in rubric.tiers:
        yield from (
            tier.response,
            tier.provisional,
            tier.who_decides,
            tier.high_benefit,
            tier.benefit_unknown,
            tier.meanwhile,
        )
    yield from (text for one in rubric.profiles for _, text in one.says)
    yield from (text for _, text in rubric.phrases if "{" not in text)


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def _of_lists() -> Iterator[str]:
    for path in sorted(resources.folder("reference_lists").glob("*/list.yml")):
        given = _yaml(path)
        yield from (given["means"], given["does_not_mean"])
        entries = path.with_name("entries.csv")
        rows = csv.DictReader(entries.read_text(encoding="utf-8").splitlines()) if entries.exists() else ()
        for certainty in {one["certainty"] for one in rows}:
            yield from (certainty.partition("unclear: ")[2], ground_of_rating(certainty))


def _of_reasons() -> Iterator[str]:
    given = _yaml(resources.folder("rules") / "matching" / "reasons.yml")
    for group in ("supports", "against", "refused"):
        yield from (text for text in given[group].values() if "{" not in text)


def _of_windows() -> Iterator[str]:
    for one in _yaml(resources.folder("rules") / "people" / "windows.yml")["windows"]:
        yield from (one["title"], one["says"], one["certainty"])


def sentences_with_blanks(rules: Rules) -> dict[str, str]:
    """Every English sentence with blanks by the key under which a translation says it."""
    found = {f"words.{key}": text for key, text in rules.words}
    for pack in rules.packs:
        if pack.channels is not None:
            found |= {f"rubric.{key}": text for key, text in pack.channels.phrases}
    given = _yaml(resources.folder("rules") / "matching" / "reasons.yml")
    for group in ("supports", "against", "refused"):
        found |= {f"reasons.{group}.{key}": text for key, text in given[group].items()}
    return {key: text for key, text in found.items() if "{" in text}
