"""Who stands on which list, as the evidence of a legal point: one line a list instead of one a body."""

from collections.abc import Iterable

from screening.model.sentence import Sentence
from screening.report.listing_view import brief_title
from screening.report.phrases import Phrases

# The phrases of the rules that place one body on one list, and how each body is said behind the list's name.
BODY_ON_LIST = {
    "words.body_as_written_on_list": "result.listed_body",
    "words.body_on_list": "result.listed_body_written",
    "words.body_may_be": "result.listed_body_may_be",
    "words.body_related": "result.listed_body_related",
}
_PARTS = frozenset(("name", "list", "edition", "since"))


def by_list(evidence: Iterable[str], most: int, phrases: Phrases) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(lines in the language of the report, one a list with its bodies; the evidence that speaks otherwise).

    At most so many bodies stand behind a list; of the others the number is told. A stored result may have
    its sentences without what they were made of; those are left as they are.
    """
    lists: dict[tuple[str, str], dict[tuple[str, ...], list[str]]] = {}
    others: list[str] = []
    for one in evidence:
        if isinstance(one, Sentence) and one.key in BODY_ON_LIST and one.values.keys() >= _PARTS:
            body = tuple(one.values.get(part, "") for part in ("name", "written", "kind"))
            bodies = lists.setdefault((one.values["list"], one.values["edition"]), {})
            bodies.setdefault((one.key, *body), []).append(one.values["since"])
        else:
            others.append(one)
    lines = (_line(of, bodies, most, phrases) for of, bodies in lists.items())
    return tuple(lines), tuple(others)


def _line(of: tuple[str, str], bodies: dict[tuple[str, ...], list[str]], most: int, phrases: Phrases) -> str:
    title, edition = (phrases.translated(one)[0] for one in (brief_title(of[0]), of[1]))
    said = [_body(*body, since=since, phrases=phrases) for body, since in bodies.items()]
    if len(said) > most:
        said = [*said[:most], phrases("brief.more", count=len(said) - most)]
    return phrases("result.listed_on", list=title, edition=edition, bodies="; ".join(said))


def _body(key: str, name: str, written: str, kind: str, *, since: list[str], phrases: Phrases) -> str:
    """A body with the days since which it is listed, the first one first."""
    days = ", ".join(phrases.translated(one)[0] for one in dict.fromkeys(sorted(since)))
    tie = phrases.translated(kind)[0]
    return phrases(BODY_ON_LIST[key], name=name, written=written, kind=tie, since=days)
