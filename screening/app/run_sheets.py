"""The sheets of summary.xlsx that are ours: projects, matches, not read, columns, lists, read me."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from screening.app.row_words import SOURCE, body, reason, wording, workbook_words
from screening.app.run_brief import Brief, words
from screening.app.run_tables import Screened, column_rows, not_read_rows
from screening.model.adjudication import Verdict
from screening.report.party_view import each_once
from screening.report.workbook import OwnSheet, plain_text

VERDICT, REASON, KEY = 11, 12, 13


def own_sheets(screened: Screened, order: Sequence[int], record: dict[str, Any]) -> list[OwnSheet]:
    """All sheets of ours; `order` ranks the projects, those that need attention first."""
    language = screened.language
    words = workbook_words(language)
    notes = [*screened.reading.not_read, *record.get("remarks", ())]
    return [
        plain_sheet("projects", lambda: _project_rows(screened, order), language, links=15),
        _matches(screened, order),
        plain_sheet("not_read", lambda: not_read_rows(notes, language), language),
        plain_sheet("columns_sheet", lambda: column_rows(screened.reading, language), language),
        plain_sheet("lists", lambda: _list_rows(record["lists"], language), language),
        plain_sheet("read_me", lambda: _read_me(words["read_me"]["lines"], record, language), language),
    ]


def plain_sheet(part: str, rows: Any, language: str = SOURCE, links: int = -1) -> OwnSheet:
    """A sheet of ours with the words of one part of workbook.yml."""
    words = workbook_words(language)[part]
    return OwnSheet(
        name=words.get("name") or "Columns",
        title=words.get("title") or "",
        note=words.get("note") or "",
        headings=words["columns"],
        widths=words["widths"],
        rows=rows,
        links=links,
    )


def _project_rows(screened: Screened, order: Sequence[int]) -> Iterator[list[str]]:
    for place in order:
        one = screened.briefs[place]
        say = wording(one, screened.language)
        yield [
            one["id"],
            one["acronym"],
            one["title"],
            say.say(one["label"]),
            one["tier_min"],
            one["tier_max"],
            one["full_max"],
            say.say(one["response"]),
            say.yes_no(one["ask_first"]),
            say.say(one["who_decides"]),
            "\n".join(say.say(gate) for gate in one["gates"]),
            "\n".join(dict.fromkeys(say.named(party) for party in one["parties"] if party["matches"])),
            "\n".join(f"{number}. {say.say(says)}" for number, says in enumerate(one["questions"], start=1)),
            one["starts"],
            one["ends"],
            one["reports"][0] if one["reports"] else "",
        ]


def _matches(screened: Screened, order: Sequence[int]) -> OwnSheet:
    every = workbook_words(screened.language)
    words = every["matches"]
    return OwnSheet(
        name=words["name"],
        title=words["title"],
        note=words["note"],
        headings=words["columns"],
        widths=words["widths"],
        rows=lambda: match_rows((screened.briefs[place] for place in order), screened.language),
        choices={VERDICT: [every["verdicts"][one.value] for one in Verdict]},
        choice_help=words["help"],
        key=True,
    )


def match_rows(briefs: Iterator[Brief], language: str = SOURCE) -> Iterator[list[str]]:
    """One row a body that a party may be, with room for a verdict and the row's fingerprint.

    What a person judged to be another body has its row too, so that the verdict can be taken back.
    """
    for brief in briefs:
        say = wording(brief, language)
        for party in brief["parties"]:
            for match in (*each_once(party["matches"]), *each_once(party["set_aside"])):
                shown = [
                    brief["id"],
                    brief["title"],
                    party["name"],
                    words(language).translated(party["place"])[0],
                    body(match),
                    match["native_name"],
                    say.how(match),
                    say.how_sure(match),
                    match["matched_text"],
                    say.listed_by(match),
                    say.say(match["why"]),
                ]
                shown = [plain_text(one) for one in shown]
                yield [*shown, "", "", row_key(shown, match, party)]


def row_key(shown: Sequence[str], match: Brief, party: Brief) -> str:
    """Body, state of its entry and country, then six characters a cell: tells which cell was changed."""
    marks = ".".join(cell_mark(one) for one in shown)
    return "|".join((match["entity_id"], match["entry"], party["country"], marks))


def cell_mark(text: str) -> str:
    """Six characters that stand for a cell; line breaks and spaces at the ends do not count."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()[:6]


def _list_rows(lists: Sequence[dict[str, Any]], language: str) -> Iterator[list[str]]:
    phrases = words(language)
    for one in lists:
        title, edition, authority = (
            phrases.translated(one.get(name) or "")[0] for name in ("title", "edition", "authority")
        )
        yield [one["list_id"], title, edition, one.get("as_of") or "", authority]


def _read_me(lines: Sequence[Sequence[str]], record: dict[str, Any], language: str) -> Iterator[list[str]]:
    phrases = words(language)
    filled = {
        "as_of": record["as_of"],
        "profile": record["profile"],
        "input_hash": record["input"]["sha256"],
        "not_assessed": "; ".join(phrases.translated(one)[0] for one in record["not_assessed"]) or "–",
    }
    for topic, text in lines:
        yield [topic, text.format(**filled)]
    for note in record["notes"]:
        yield ["", reason(note, language)]
