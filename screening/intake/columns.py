"""Says which column of a table means what, from its headings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from screening.intake.mapping import Mapping
from screening.intake.vocabulary import BETTER, WEAK, Layout, is_protected, line_words, vocabulary
from screening.intake.words import key, readings, squeezed, without_number

ORGANISATIONS = ("partner", "funder", "supplier", "owner", "host")
OF_A_PARTNER = ("partner_alternate", "partner_country", "partner_city", "partner_domain", "partner_email",
                "partner_ror", "partner_role")  # fmt: skip
_OF_A_PROJECT = ("id", "number", "acronym", "title", "status", "summary", "keywords")
PROTECTED = "protected"
_ASKED = ("partner_country", "partner_city", "partner_domain", "partner_email", "partner_ror")
_DAYS = ("starts", "ends", "duration")
_LONG_WORD = 4
_PLURAL = re.compile(r"(?<=[a-rt-z]{3})s$")
_A_PAIR = 2
_FEW_WORDS, _CASE = 5, 2
_SENTENCE = 5  # words; "Name of partner inst." has four
_WITHOUT_SPACES = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\w]*[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_LEVELS = re.compile(r"\s*[>›»]\s*")
_OF_ITS_GROUP = "the heading above"
_MOST_WORDS, _MOST_OF_A_QUESTION = 8, 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its place, its heading, the field it was read as ("" is kept unread), how that came about.

    `group` tells numbered partners apart; `partner` is the column whose organisation it describes.
    `over` is the heading above the own one, where headings stand over two rows; `by_letter` says that the
    user named the column by its letter.
    """

    index: int
    heading: str
    field: str = ""
    group: int = 0
    how: str = ""
    weight: int = 0
    partner: int = -1
    over: str = ""
    by_letter: bool = False

    @property
    def letter(self) -> str:
        """The column as spreadsheets name it."""
        return column_letter(self.index)


def column_letter(index: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def layout_of(headings: Sequence[str]) -> Layout | None:
    """The known export with these headings, or None."""
    have = {squeezed(one) for one in headings}
    fitting = [one for one in vocabulary().layouts if one.needs <= have]
    return max(fitting, key=lambda one: len(one.needs), default=None)


def columns_of(
    headings: Sequence[str],
    mapping: Mapping,
    layout: Layout | None,
    halves: Sequence[tuple[str, str]] = (),
) -> tuple[Column, ...]:
    """Every named column with its field; the user's word comes before a layout, and that before a guess.

    `halves` holds the upper and the lower text of every heading, where headings stand over two rows.
    """
    found = [
        _column(index, one, mapping, layout, halves[index] if halves else ("", one))
        for index, one in enumerate(headings)
    ]
    named = [one for one in found if one.field or one.heading]
    if layout is None:
        named = list(_about_another(named))
    return tuple(with_partners(_without_weak_doubles(named)))


def _column(
    index: int, heading: str, mapping: Mapping, layout: Layout | None, halves: tuple[str, str]
) -> Column:
    over, own = halves if all(halves) else _levels(halves[1] or halves[0])
    plain, group = without_number(own)
    group = group or without_number(over)[1]
    column = Column(index=index, heading=heading, over=over)
    if any(map(is_protected, (heading, over, own))):
        return replace(column, field=PROTECTED, how="personal, dropped on reading", weight=9)
    said = mapping.field_of(heading, column.letter)
    if said:
        by_letter = not mapping.field_of(heading, "")
        return replace(column, field=said, how="as you said", group=group, weight=9, by_letter=by_letter)
    if layout is not None:
        name = layout.columns.get(squeezed(heading), "")
        return replace(column, field=name, how=f"layout of {layout.title}" if name else "", weight=5)
    name, weight = known_under(without_number(over)[0], plain) if over else known_heading(plain)
    how = "known heading" if name and (not over or known_heading(plain)[0]) else _OF_ITS_GROUP if name else ""
    return replace(column, field=name, how=how, group=group, weight=weight)


def _levels(heading: str) -> tuple[str, str]:
    """`Collaborators > Country`, as some exports write it, is Country below Collaborators."""
    *above, own = _LEVELS.split(heading)
    return (" ".join(above), own) if own and any(above) else ("", heading)


def known_label(label: str) -> tuple[str, int]:
    """The same of a label that may stand below another: `Partner > Country`."""
    over, own = _levels(without_number(label)[0])
    return known_under(over, own) if over else known_heading(own)


@lru_cache(maxsize=4096)
def known_heading(heading: str) -> tuple[str, int]:
    """The field that a heading is known for and how well, or ("", 0)."""
    known, run_together = vocabulary().headings, vocabulary().headings_squeezed
    for one in readings(heading):
        if one in known:
            return known[one]
        if (together := one.replace(" ", "")) in run_together:
            return run_together[together]
    one_of_them = _PLURAL.sub("", key(heading))
    return known.get(one_of_them, ("", 0)) if one_of_them in known else _by_its_words(heading)


@lru_cache(maxsize=4096)
def known_under(over: str, own: str) -> tuple[str, int]:
    """The field of a heading that stands under another: `Country` under `Partner` is the partner's country.

    A number, title or state under an organisation is the organisation's, so it is nothing of the project.
    """
    both = vocabulary().headings.get(key(f"{over} {own}"))
    if both:
        return both
    (above, _), (name, weight) = known_heading(over), known_heading(own)
    of_a_partner = above in ORGANISATIONS
    if of_a_partner and name in _OF_A_PROJECT:
        return "", 0
    if weight >= BETTER or not above:
        return name, weight
    return ("", 0) if of_a_partner and _asks_otherwise(key(own).split()) else (above, BETTER)


def _by_its_words(heading: str) -> tuple[str, int]:
    """A longer heading that holds a known one of two words or more, or `partner` and no other noun.

    A question counts where it asks for a name; what asks for a partner's country is the country.
    """
    words = key(heading).split()
    if len(words) >= _SENTENCE and heading.rstrip().endswith((".", "!", "。")):
        return "", 0
    known = vocabulary().headings
    asks_a_name = any(known.get(one) == ("partner", WEAK) for one in words)
    if not 1 < len(words) <= (_MOST_OF_A_QUESTION if asks_a_name else _MOST_WORDS):
        about = _about_a_partner(words) if _MOST_WORDS < len(words) <= _MOST_OF_A_QUESTION else ""
        about = about or (_by_its_end(words[0]) if len(words) == 1 else "")
        return (about, WEAK + 1) if about else ("", 0)
    padded = f" {' '.join(words)} "
    inside = [one for one in known if " " in one and f" {one} " in padded and known[one][1] == BETTER]
    not_a_name = line_words("not_a_name")
    longest = max(inside, key=len, default="")
    if inside and not set(words) & not_a_name - set(longest.split()):
        field = known[longest][0]
        if field in _DAYS and not line_words("of_a_call").isdisjoint(words):
            return "", 0
        if field not in ORGANISATIONS:
            return field, WEAK + 1
        rest = [one for one in words if one not in longest.split()]
        return ("", 0) if _asks_otherwise(rest) else (_about_a_partner(words) or field, WEAK + 1)
    if found := _by_its_bare_words(words) or _by_its_end("".join(words)):
        return found, WEAK + 1
    if {"partner", "partners"} & set(words) and not _asks_otherwise(words):
        about = _about_a_partner(words)
        return (about, WEAK + 1) if about else ("partner", WEAK)
    return "", 0


def _by_its_bare_words(words: Sequence[str]) -> str:
    """The field of `Naam van de partner` without `naam van de`; land and partner are the partner's land."""
    known = vocabulary().headings
    bare = [one for one in words if one not in line_words("heading_fillers")]
    field, weight = known.get(" ".join(bare), ("", 0))
    if weight >= BETTER and len(bare) < len(words):
        return field
    fields = [known.get(one, ("", 0))[0] for one in bare]
    if "partner" not in fields or _asks_otherwise(words):
        return ""
    if len(bare) == _A_PAIR:
        return next((one for one in fields if one in _ASKED), "")
    return "partner" if any(known.get(one) == ("partner", WEAK) for one in words) else ""


def _by_its_end(run: str) -> str:
    """The field of a heading in a script without spaces, by the longest known one that it ends with.

    What a person's name stands before is that person's: `负责人单位` is no partner.
    """
    if run.isascii() or not _WITHOUT_SPACES.fullmatch(run):
        return ""
    known = vocabulary().headings_squeezed
    end = next((run[at:] for at in range(1, len(run) - 1) if known.get(run[at:], ("", 0))[1] >= BETTER), "")
    before = run.removesuffix(end)
    return known[end][0] if end and not any(one in before for one in vocabulary().persons if one) else ""


def _asks_otherwise(words: Sequence[str]) -> bool:
    """True where a word says that the heading asks something about an organisation and not for its name."""
    return not line_words("not_a_name").union(line_words("not_a_partner")).isdisjoint(words)


def _about_a_partner(words: Sequence[str]) -> str:
    """The field of a partner that a heading of many words asks for: its country, its website."""
    known = vocabulary().headings
    if not {"partner", "partners"} & set(words) and not any(
        known.get(f"{one} {two}", ("", 0))[0] == "partner" for one, two in pairwise(words)
    ):
        return ""
    fields = (known.get(one, ("", 0))[0] for one in words if len(one) >= _LONG_WORD)
    return next((one for one in fields if one in _ASKED), "")


def _without_weak_doubles(columns: list[Column]) -> list[Column]:
    """A weak heading counts only where no better one names the field, and one of its group where it must."""
    best = Counter[str]()
    for column in columns:
        best[column.field] = max(best[column.field], column.weight)
    told = {(one.over or one.heading, one.field) for one in columns if one.field and one.how != _OF_ITS_GROUP}
    return [
        replace(column, field="", how="")
        if (column.weight == WEAK and best[column.field] > WEAK)
        or (column.how == _OF_ITS_GROUP and (column.over, column.field) in told)
        else column
        for column in columns
    ]


def _about_another(columns: Sequence[Column]) -> Iterator[Column]:
    """`Funder country` beside `Funder` is a country too, and that of the funder; `PI country` is none."""
    named = [one for one in columns if one.field in ORGANISATIONS]
    for column in columns:
        asked, whose = ("", "") if column.field or column.over else _asked_of(column.heading)
        of_a_person = known_heading(whose)[0] == "person" and whose not in line_words(
            "person_or_organisation"
        )
        if asked and not of_a_person and _whose(whose, named):
            column = replace(column, field=asked, how="known heading", weight=WEAK + 1)
        yield column


@lru_cache(maxsize=4096)
def _asked_of(heading: str) -> tuple[str, str]:
    """What of an organisation a short heading asks for, and its other words: `Country of the funder`."""
    words = key(heading).split()
    known = vocabulary().headings
    for at in range(len(words) if 1 < len(words) <= _FEW_WORDS else 0):
        field = known.get(words[at], ("", 0))[0]
        rest = [one for one in words[:at] + words[at + 1 :] if one not in line_words("heading_fillers")]
        if field in _ASKED and rest:
            return field, " ".join(rest)
    return "", ""


def _whose(words: str, named: Sequence[Column]) -> Column | None:
    """The one organisation's column in whose heading all these words stand; None where two have them."""
    found = [
        one for one in named if all(_stands_in(word, key(one.heading).split()) for word in words.split())
    ]
    return found[0] if words and len(found) == 1 else None


def _stands_in(word: str, words: Sequence[str]) -> bool:
    """True for the word itself, and for a longer one in another case: `Förderers` beside `Förderer`."""
    return any(
        one == word or (len(one) > _LONG_WORD and word.startswith(one) and len(word) - len(one) <= _CASE)
        for one in words
    )


def with_partners(columns: Sequence[Column]) -> list[Column]:
    """Tie country, town and the like to their partner: by number, in pairs, else to the nearest left."""
    partners = [one for one in columns if one.field == "partner"]
    if not partners:
        partners = [one for one in columns if one.field in ORGANISATIONS[:4]]
    named = [one for one in columns if one.field in ORGANISATIONS]
    per_field = Counter(one.field for one in columns)
    seen = Counter[str]()
    done = []
    for column in columns:
        if column.field in OF_A_PARTNER and partners:
            place = seen[column.field]
            seen[column.field] += 1
            times = per_field[column.field]
            paired = partners[place] if times == len(partners) else None
            owner = _owner(column, partners, paired, named, is_one_of_many=times > len(partners))
            column = replace(column, partner=owner.index)
        done.append(column)
    return done


def _owner(
    column: Column,
    partners: list[Column],
    paired: Column | None,
    named: list[Column],
    *,
    is_one_of_many: bool,
) -> Column:
    """The organisation that a column describes; of more countries than partners one may be the funder's."""
    if column.group:
        same = [one for one in partners if one.group == column.group]
        if same:
            return same[0]
    if column.over:
        below = [one for one in named if one.over == column.over]
        if below:
            return below[0]
    if whose := _whose(_asked_of(column.heading)[1], named):
        return whose
    if paired is not None:
        return paired
    left = [one for one in (named if is_one_of_many else partners) if one.index < column.index]
    return left[-1] if left else partners[0]
