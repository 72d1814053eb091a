"""The words behind a row of the user's sheet: what its partners may be, what follows for the project."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from screening import resources
from screening.app.run_brief import Brief, words
from screening.intake.yaml_text import read_yaml
from screening.model.match import Outcome
from screening.report.party_view import bodies_meant, each_once
from screening.report.remarks import remark

SOURCE = "en"


@lru_cache(maxsize=4)
def workbook_words(language: str = SOURCE) -> dict[str, Any]:
    """The words of the workbook in a language; English behind whatever a translation lacks."""
    if language not in workbook_languages():
        return workbook_words()
    name = "workbook.yml" if language == SOURCE else f"workbook_{language}.yml"
    found: dict[str, Any] = read_yaml(resources.text("rules", "intake", name), name)
    return found if language == SOURCE else {**workbook_words(), **found}


def workbook_languages() -> tuple[str, ...]:
    """The languages that have words for the workbook."""
    others = resources.folder("rules").glob("intake/workbook_*.yml")
    return (SOURCE, *sorted(one.stem.removeprefix("workbook_") for one in others))


def reason(says: str, language: str = SOURCE) -> str:
    """Why something was not read, or a remark about it, in a language; English where words lack."""
    whole = remark(says, language)
    each = [remark(one, language) for one in says.split("\n")]
    if len(each) > 1 and (whole is None or None not in each):  # a file a line, no cell of several lines
        return "\n".join(own or line for own, line in zip(each, says.split("\n"), strict=True))
    return whole or says


def how_read(how: str, language: str = SOURCE) -> str:
    """Why a column was read as its field, in a language."""
    known: dict[str, str] = workbook_words(language)["columns_sheet"]["how"]
    return known.get(how) or reason(how, language)


@dataclass(frozen=True, slots=True)
class Wording:
    """How a brief is said in the workbook: fixed words, days and sentences of one language."""

    words: Mapping[str, Any]
    day: Callable[[str], str]
    said: Mapping[str, str]

    def say(self, sentence: str) -> str:
        """A sentence of the rules in this language."""
        return self.said.get(sentence, sentence)

    def yes_no(self, holds: bool) -> str:
        """Yes or no."""
        return str(self.words["yes" if holds else "no"])

    def how(self, match: Brief) -> str:
        """The body itself, or one that belongs to it."""
        form = str(self.words["relation"].get(match["relation"], match["relation"]))
        tie = match["related_name"] or self.say(match["tie_kind"])
        return str(form.format(tie=tie)) if tie else form.replace(" ({tie})", "")

    def how_sure(self, match: Brief) -> str:
        """The band in words."""
        return str(self.words["band"].get(match["band"], match["band"]))

    def listed_by(self, match: Brief) -> str:
        """Lists in force with the earliest date, then those that have ended."""
        since: dict[str, str] = {}
        for _, title, day, _ in match["listed"]:
            since[title] = min(filter(None, (since.get(title, ""), day)), default="")
        said = [
            self.words["listed" if day else "listed_undated"].format(
                title=self.say(title), since=self.day(day) if day else ""
            )
            for title, day in since.items()
        ]
        ended = dict.fromkeys(one[1] for one in match["ended"] if one[1] not in since)
        return "; ".join(said + [self.words["listed_ended"].format(title=self.say(title)) for title in ended])

    def why(self, party: Brief) -> str:
        """Why a party was read so, the nearest entry where there is none, and whether it counts."""
        parts = [self.of_bodies(party, lambda match: self.say(match["why"]))] if party["matches"] else []
        if not party["matches"] and party["near"]:
            name, why_not = party["near"][0]
            near = f"{name}: {self.say(why_not)}".rstrip(".")
            parts.append(self.words["near"].format(near=near))
        if not party["counted"] and party["why_not_counted"]:
            parts.append(self.words["not_counted"].format(why=self.say(party["why_not_counted"])))
        return " ".join(parts)

    def may_be(self, party: Brief) -> str:
        """The bodies that a party may be, or that no entry was found."""
        if party["matches"]:
            return " / ".join(map(body, each_once(party["matches"])))
        form = str(self.words["read_as" if party["read_as"] else "no_entry"])
        return form.format(name=party["read_as"])

    def of_bodies(self, party: Brief, say: Callable[[Brief], str]) -> str:
        """What is said of the body that a party may be; of several, each in a line behind its name."""
        matches = each_once(party["matches"])
        if len(matches) < 2:
            return "".join(map(say, matches))
        said = [(body(one), say(one)) for one in matches]
        return "\n".join(self.words["several"].format(name=name, text=text) for name, text in said if text)

    def named(self, party: Brief) -> str:
        """A party with the bodies that it names, a line each."""
        return "\n".join(
            self.words["named"].format(
                name=party["name"], body=body(one), how=self.how(one), sure=self.how_sure(one)
            )
            for one in bodies_meant(each_once(party["matches"]))
        )

    def each(self, parties: Sequence[Brief], say: Callable[[Brief], str]) -> str:
        """One party's words; where a cell names several, each behind its name, without repeating silence."""
        if len(parties) == 1:
            return say(parties[0])
        said = [(one["name"], say(one)) for one in parties]
        return "\n".join(self.words["several"].format(name=name, text=text) for name, text in said if text)


@dataclass(frozen=True, slots=True)
class Telling:
    """The lines at the end of a run in one language: whole numbers by thousands, shares with one digit."""

    words: Mapping[str, str]

    def __call__(self, line: str, **values: object) -> str:
        """One line, filled in."""
        return self.words[line].format(**{name: self._said(one) for name, one in values.items()})

    def _said(self, value: object) -> str:
        if isinstance(value, int):
            return f"{value:,}".replace(",", self.words["thousands"])
        return f"{value:.1f}".replace(".", self.words["point"]) if isinstance(value, float) else str(value)


def wording(brief: Brief, language: str) -> Wording:
    """The words for one brief."""
    return Wording(workbook_words(language), words(language).date, brief["said"])


def row_cells(brief: Brief, parties: Sequence[Brief], language: str = SOURCE) -> list[str]:
    """Our columns for a row that names these parties of a project."""
    say = wording(brief, language)
    shown = sorted(parties, key=lambda one: Outcome(one["outcome"]).rank)
    return [
        say.say(brief["label"]),
        say.say(brief["response"]),
        say.yes_no(brief["ask_first"]),
        say.each(shown, say.may_be),
        *(say.each(shown, partial(say.of_bodies, say=one)) for one in (say.how, say.how_sure, say.listed_by)),
        say.each(shown, say.why),
        say.say(brief["questions"][0]) if brief["questions"] else "",
        brief["id"],
        brief["reports"][0] if brief["reports"] else "",
    ]


def unread_cells(kind: str, why: str, language: str = SOURCE) -> list[str]:
    """Our columns for a row that was not read."""
    words = workbook_words(language)
    says = words["row_refused" if kind == "refused" else "row_skipped"].format(why=reason(why, language))
    return [says] + [""] * (len(words["columns"]) - 1)


def csv_cells(brief: Brief, parties: Sequence[Brief]) -> list[str]:
    """The contract's columns for the row's most telling party, then those of its project."""
    top = min(parties, key=lambda one: Outcome(one["outcome"]).rank, default=None)
    project = [brief["id"], brief["tier_min"], brief["tier_max"], str(brief["ask_first"]).lower()]
    return [*_party_cells(top), *project, brief["response"], (brief["reports"] or [""])[0]]


def _party_cells(party: Brief | None) -> list[str]:
    if party is None:
        return [""] * 9
    why = Wording(workbook_words(), str, {}).why({**party, "matches": party["matches"][:1]})
    if not party["matches"]:
        return [party["outcome"], "", "", "", "", "", "", "", why]
    first = party["matches"][0]
    lists = "; ".join(dict.fromkeys(one[0] for one in first["listed"]))
    names = [str(first[part]) for part in ("entity_id", "name", "ror_id", "relation", "band", "matched_text")]
    return [party["outcome"], *names, lists, why]


REPORT_COLUMN = "screening_report"
PROJECT_COLUMNS = (
    "screening_project_id",
    "screening_tier_min",
    "screening_tier_max",
    "screening_ask_first",
    "screening_response",
    REPORT_COLUMN,
)


def body(match: Brief) -> str:
    """The body's name, with its native name."""
    return f"{match['name']} ({match['native_name']})" if match["native_name"] else match["name"]
