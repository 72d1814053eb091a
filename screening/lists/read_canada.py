"""Canada's Named Research Organizations page, English or French."""

import re
from html.parser import HTMLParser

from screening.errors import BrokenList
from screening.lists.country_names import country_code
from screening.lists.reading import Format, Reading, clean, kind_of, sorted_names
from screening.lists.record import Record
from screening.lists.source_file import SourceFile

URL = (
    "https://science.gc.ca/site/science/en/safeguarding-your-research/guidelines-and-tools-implement-research-"
    "security/named-research-organizations"
)
_ALIASES = re.compile(r"^\s*(Known alias\(es\)|Alias connu\(s\))\s*:\s*", re.I)
_COUNTRY = re.compile(r"[(（]([^()（）]+)[)）]\s*$")


class _Page(HTMLParser):
    """Collects list items (bold name, text after it, paragraph of aliases) and the page's date."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.items: list[dict[str, str]] = []
        self.modified = ""
        self._part = ""
        self._item: dict[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("name") == "dcterms.modified":
            self.modified = given.get("content") or ""
        if tag == "li":
            self._item = {"name": "", "after": "", "aliases": ""}
            self._part = "after"
        elif tag == "strong" and self._item is not None:
            self._part = "name"
        elif tag == "p" and self._item is not None and self._item["name"]:
            self._part = "aliases"

    def handle_endtag(self, tag: str) -> None:
        if tag == "strong":
            self._part = "after"
        elif tag == "li" and self._item is not None:
            if self._item["name"].strip():
                self.items.append(self._item)
            self._item = None

    def handle_data(self, data: str) -> None:
        if self._item is not None:
            self._item[self._part] += data


def fits(file: SourceFile) -> bool:
    """A web page that speaks of named research organisations or of known aliases."""
    start = file.head[:3000].lower()
    return ("<html" in start or "<!doctype html" in start or "<li>" in start or "<ul" in start) and (
        "alias(es)" in file.text
        or "alias connu" in file.text.lower()
        or "named research" in file.text.lower()
    )


def read(file: SourceFile, list_id: str) -> Reading:
    """Every list item with a bold name and a country in brackets after it."""
    page = _Page()
    page.feed(file.text)
    entries = [one for one in page.items if _COUNTRY.search(clean(one["after"]))]
    if not entries:
        raise BrokenList(f"{file.name}: no entry of the form NAME (COUNTRY) in it; save the list's own page")
    records = tuple(_record(one, list_id) for one in entries)
    without = len(page.items) - len(entries)
    odd = (clean(one["name"]) for one in entries if not _divided_well(_aliases(one)))
    said = [f"{without} list items without a country were taken for navigation"] if without else []
    said += [f"the aliases of {name} are divided by something other than a semicolon" for name in odd]
    unknown = sorted({one.name for one in records if not one.country})
    said += [f"the country of {name} is not known" for name in unknown]
    return Reading(records=records, not_understood=tuple(said), as_of=page.modified[:10])


def _record(item: dict[str, str], list_id: str) -> Record:
    name, country = clean(item["name"]), _COUNTRY.search(clean(item["after"]))
    strong, weak = sorted_names(re.split(r"\s*;\s*", _aliases(item)))
    return Record(
        list_id=list_id,
        edition="",
        name=name,
        aliases=strong,
        weak_aliases=weak,
        country=country_code(country.group(1)) if country else "",
        kind=kind_of(name),
        basis="STRAC policy",
        source_url=URL,
        certainty="imported",
    )


def _aliases(item: dict[str, str]) -> str:
    return _ALIASES.sub("", clean(item["aliases"]))


def _divided_well(aliases: str) -> bool:
    return ":" not in aliases and aliases.count(",") <= 3


FORMATS = (
    Format(
        name="ca_nro_html",
        title="Canada, Named Research Organizations page",
        fits=fits,
        read=read,
        lists=("ca_nro",),
    ),
)
