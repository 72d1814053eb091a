"""One name of a body to every form in which it is scanned for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from screening.matching.name_rules import NameRules
from screening.names.legal_forms import LegalForms
from screening.names.tokens import BARRIER, Tokens
from screening.names.words import plain

_TRAILING_BRACKET = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*$")
# A registered name prints what people call the body between quotation marks, behind its legal form.
_IN_QUOTES = re.compile(r"[«“„\"]([^«»“”„\"]{8,120})[»”“\"]")
_MIDDLE_BRACKET = re.compile(r"^([^()]{3,}?)\s*\(([^()]{2,})\)\s*([^()]{8,})$")
_WITH_PARENT = re.compile(r"^([^()]{8,}?)\s*\(([A-Z]{3,9})\)\s*,\s*\S")
_INITIALS = re.compile(r"^(?:[A-Z][a-z]?\. ?-?){1,3}(?=[A-Z][\w-]{2})")
_OF_ACADEMY = re.compile(r"(.+?)(?: of)?(?: (?:far )?\w+ branch(?: of)?)? \w+ academy of science")
_WORDS = re.compile(r"[^\W\d_]+")
# A word with a capital behind a small letter: "TelDor", "3DiVi".
INNER_CAPITAL = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]*[a-zà-öø-ÿ][A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ]*")
_HEAD = re.compile(r"universit|institut|academy|college|cent(?:er|re)|laborator", re.IGNORECASE)
_MOST_OF = 3
_MIXED = 5
# "Beihang" may stand for Beihang University; shorter words are too often others.
_BARE = 5
_AND = re.compile(r"\s+and\s+")
# Nobody shortens a word of so long a name and keeps its "of".
_MANY = 7
# "Harbin Institute of Technology".
_OF_TECHNOLOGY = 4
# "Central South University" has its point of the compass second.
_COMPASS = 2
_R_AND_D, _RESEARCH = ("r", "d"), ("research", "development")
_SHORT_AND_LONG = {_R_AND_D: _RESEARCH, _RESEARCH: _R_AND_D}
# "Teldor Computing Center Sandport" is the Center in Sandport.
_OF_OR_FOR = {"of": "for", "for": "of"}
_OF_A_CITY = frozenset(("center", "laboratory", "institute", "observatory"))
_UNIVERSITY = "university"
_STATE = ("state",)
_OF_OR_FOR_WHAT = _OF_A_CITY | {_UNIVERSITY, "academy"}
# "University of S&T".
_SCIENCE, _S_AND_T = ("science", "technology"), ("s", "t")
_BEFORE_HEAD = 6
# What a body of learning is; with a place before or after it, a name.
HEADS = frozenset(("university", "institute", "academy", "college"))


def is_acronym(text: str) -> bool:
    """A single short word in capitals, such as BUAA; "МГУ" and "CETC-38" too."""
    if " " in text.strip():
        return False
    letters = [one for one in text if one.isalpha()]
    return 1 < len(letters) <= 8 and all(one.isupper() for one in letters) and not has_han(text)


def is_mixed(text: str) -> bool:
    """A short word with capitals inside, such as "TsST": an acronym, but for its case."""
    capitals = sum(one.isupper() for one in text)
    return text.isalpha() and text.isascii() and len(text) <= _MIXED and 1 < capitals < len(text)


def has_han(text: str) -> bool:
    """True when any character is Chinese."""
    return any("\u3400" <= one <= "\u9fff" for one in text)


# Words that a name may lose or gain without becoming another.
SMALL = frozenset(("of", "for", "in", "to", "on"))
# Citation indexes leave these out as well: "Teldor Natl Lab Phys Sci Sandport".
LEFT_OUT = SMALL | {"at"}


def bag(words: Iterable[str]) -> str:
    """The words of a name whatever their order; small words do not count."""
    return " ".join(sorted(word for word in words if word and word not in SMALL))


# With fewer consonants than these a name without its vowels could be anything.
BARE_FROM = 8
_NO_CONSONANT = re.compile("[^b-df-hj-np-tv-z]+")
# Three or four letters in ten are vowels; where vowels were left out on purpose, hardly two.
_BARE_SHARE = 0.26


def consonants(text: str) -> str:
    """The consonants of a text in Latin letters, in order."""
    return _NO_CONSONANT.sub("", plain(text))


def bared(text: str) -> str:
    """The consonants of a text from which the vowels were left out, or "" when they were not."""
    low = plain(text)
    vowels = sum(map(low.count, "aeiou"))
    if vowels > _BARE_SHARE * len(low):
        return ""
    found = _NO_CONSONANT.sub("", low)
    return found if len(found) >= BARE_FROM and vowels <= _BARE_SHARE * (len(found) + vowels) else ""


Form = tuple[str, tuple[str, ...]]


def scanned_forms(name: str, rules: NameRules) -> tuple[Form, ...]:
    """The strings to scan for, each with its words; longest reading first, none twice.

    A name is scanned with and without its commas and brackets, with and
    without each "of" (library style leaves it out) and all its small words,
    and without a legal form.
    """
    whole = rules.read(name)
    if not whole.words:
        return ()
    out = dict(_joined(whole, rules.legal))
    shorter = _TRAILING_BRACKET.sub("", name)
    if shorter != name and len(shorter) > 3:
        out.update(_joined(rules.read(shorter), rules.legal))
    middle = _MIDDLE_BRACKET.match(name)
    if middle and _HEAD.search(
        middle.group(3)
    ):  # "Khajeh Nassir (K. N.) Toosi University": with either of the two
        before, inside, after = middle.groups()
        # Of "Institute of Tides (IT) of the Academy", "IT" is not the name of what the Academy has.
        either = (before,) if after.startswith("of ") else (before, inside)
        for short in (f"{one} {after}" for one in either):
            out.update(_joined(rules.read(short), rules.legal))
    return tuple(out.items())


def derived_forms(name: str, rules: NameRules, not_alone: frozenset[str]) -> tuple[tuple[Form, str], ...]:
    """Forms that a writer may use in place of a listed name, each with its kind letter.

    "X" marks "University of Fudan" for "Fudan University", "Huazhong Science
    and Technology University" for the official order, and "Sharif University"
    for "Sharif University of Technology" (never where the first
    word is a place or a subject, for then there may well be both), and "Institut
    de technologie de Harbin"; "W" marks "Technische Universität Harbin", which may
    be others too; the others are "Fudan U", "Center in Wuxi" and the name with every small
    word glued in. "B" marks the bare "Beihang". `not_alone` are places and points of the compass.
    """
    whole = rules.read(name)
    words = whole.words
    if len(words) < 2 or has_han(name):
        return ()
    out: list[tuple[Form, str]] = []
    if words[-1] == "university" and "of" not in words:
        out.append((("".join((*words[:-1], "u")), (*words[:-1], "u")), "A"))
        if (
            len(words) == 2
            and len(words[0]) >= _BARE
            and words[0] not in rules.ordinary
            and words[0] not in not_alone
        ):
            out.append(((words[0], (words[0],)), "B"))
            out.append((("".join(("university", words[0])), ("university", words[0])), "X"))
        if len(words) == 2:
            swapped = ("university", "of", words[0])
            out.append((("".join(swapped), swapped), "X"))
    first = words[: words.index("university")] if "university" in words[1:-1] else []
    if any(word not in rules.ordinary for word in first) and not any(word in not_alone for word in first):
        short = tuple(words[: words.index("university") + 1])
        out.append((("".join(short), short), "X"))
    if words[-4:] == ["university", "of", "science", "technology"] and len(words) > 4:
        first = words[:-4]
        for tail in (["science", "technology", "university"], ["technology", "science", "university"]):
            out.append((("".join((*first, *tail)), (*first, *tail)), "X"))
    if len(words) == _OF_TECHNOLOGY and tuple(words[2:]) == ("of", "technology") and words[1] in HEADS:
        place, head = words[:2]
        out += [((f"{head}oftechnologyof{place}", (head, "of", "technology", "of", place)), "X")]
        technical = (
            ("technical", "university", place),
            ("technical", "university", "of", place),
            (place, "technical", "university"),
            ("technical", head, place),
        )
        out += [(("".join(form), form), "W") for form in technical]
    out += [(("".join(form), form), "A") for form in _said_otherwise(words, not_alone)]
    out += [(("".join(form), form), "X") for form in _otherwise_joined(words)]
    glued = tuple(rules.forms.kept(word) for word in name.replace("&", " and ").split())
    if "and" in glued:
        out.append((("".join(glued), tuple(words)), "A"))
        if len(words) <= _MANY:
            # What is glued keeps its plural: "Aeronauticsand Astronautics", and with no space at all.
            touching = _AND.sub("and ", name), "".join(name.split())
            out += [(("".join(rules.words_of(one)), tuple(words)), "A") for one in touching]
    return tuple(out)


def _said_otherwise(words: Sequence[str], not_alone: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """ "R&D" for research and development and the other way round; "Center in Wuxi" for "Center Wuxi"."""
    for i, pair in enumerate(pairwise(words)):
        if pair in _SHORT_AND_LONG:
            yield (*words[:i], *_SHORT_AND_LONG[pair], *words[i + 2 :])
    if words[-1] in not_alone and words[-2] in _OF_A_CITY:
        yield (*words[:-1], "in", words[-1])


def _otherwise_joined(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """ "Institute for Tides" for the Institute of Tides, and the other way round."""
    for i, (head, small) in enumerate(pairwise(words)):
        if head in _OF_OR_FOR_WHAT and small in _OF_OR_FOR:
            other = (*words[: i + 1], _OF_OR_FOR[small], *words[i + 2 :])
            yield other
            # "Universität für Gezeiten Chinas": the genitive has no "of".
            if "of" in other[i + 2 :]:
                yield (*other[: i + 2], *(word for word in other[i + 2 :] if word != "of"))


def turned_forms(
    words: Sequence[str],
    common: frozenset[str],
    places: frozenset[str],
    compass: frozenset[str],
    kinds: frozenset[str] = frozenset(),
) -> tuple[tuple[str, ...], ...]:
    """The words of "X University of Y" with the head first, as patent offices and others write.

    "UNIV SANDPORT TIDAL SCIENCE"; of "Sandport Teldor University", which has a
    word of its own, also "Teldor-Universität Sandport" and "Université Teldor de Sandport"; of "Sandport
    University of Tides" also "Universidad de Mareas de Sandport" and "Universität für Gezeiten Sandport"; of
    "Sandport Tidal University" and "Northern Tidal University" also "Universidad Mareal de Sandport".
    """
    at = words.index(_UNIVERSITY) if _UNIVERSITY in words[1:] else 0
    if not 0 < at <= _BEFORE_HEAD:
        return ()
    place, own = words[0], words[1:at]
    out = [(_UNIVERSITY, *words[:at], *(word for word in words[at + 1 :] if word != "of"))]
    if at == 1 and words[2:3] == ("of",):
        for small in ("of", "for"):
            subject = (_UNIVERSITY, small, *words[3:])
            out += [(*subject, "of", place), (*subject, place)]
    if at > 1 and at == len(words) - 1 and (place in compass or place in places) and common.issuperset(own):
        out.append((_UNIVERSITY, *own, "of", place))
        if own == _STATE:
            out.append((_UNIVERSITY, "of", *own, "of", place))
        if len(own) == 1 and own[0] in kinds:
            out.append((*own, _UNIVERSITY, place))
    if at == len(words) - 1 and place in places and not common.issuperset(own):
        for of in ((), ("of",)):
            out += [(*own, _UNIVERSITY, *of, place), (_UNIVERSITY, *own, *of, place)]
    return tuple(out)


def shortened_forms(words: tuple[str, ...], rules: NameRules) -> list[tuple[str, ...]]:
    """What the words of a name are read as where one, or all, of them are shortened: "U. of Tides", "S&T".

    A long name is otherwise shortened only where its "of" is left out too.
    """
    of_tides = "university" in words[:-1]
    letter = [tuple("u" if word == "university" else word for word in words)] if of_tides else []
    science = next((i for i, two in enumerate(pairwise(words)) if two == _SCIENCE), -1)
    if science >= 0 and len(words) > _COMPASS:
        letter.append((*words[:science], *_S_AND_T, *words[science + 2 :]))
    if "of" in words and len(words) > _MANY:
        return letter
    also, initials = rules.also, rules.initials
    at = [i for i, word in enumerate(words) if word in also]
    groups = [*([i] for i in at if len(at) > 1), *([at] if at else [])]
    out = [tuple(also[word] if i in group else word for i, word in enumerate(words)) for group in groups]
    if words[0] in initials or (len(words) > _COMPASS and words[1] in initials):
        out += [tuple(initials.get(word, word) for word in short) for short in (words, *out)]
    # "E. Tech" for a firm called East Tech would be met in every "e tecnologia".
    return [one for one in out if len(one) > _COMPASS or len(one[0]) > 1] + letter


def quoted_name(text: str, rules: NameRules) -> str:
    """The name between quotation marks, where nothing but a legal form stands before them; else ""."""
    found = _IN_QUOTES.search(text)
    if (
        found is None
        or len(rules.words_of(found.group(1))) < 2
        or text[found.end() :].strip()[:1] not in ("", "(")
    ):
        return ""
    return found.group(1) if rules.registered.issuperset(rules.words_of(text[: found.start()])) else ""


def without_initials(name: str) -> str:
    """The name without the initials of the scholar before it: "A. B. Teldor Institute of Tides"."""
    return _INITIALS.sub("", name)


def without_academy(name: str, rules: NameRules) -> tuple[tuple[str, ...], ...]:
    """The words of "A. B. Teldor Institute of Tides of the North Branch of the X Academy of Sciences", cut.

    They are without the academy, without the initials of the scholar, and without both.
    """
    names = dict.fromkeys((name, without_initials(name)))
    whole = [rules.words_of(one) for one in names]
    cut = [_OF_ACADEMY.fullmatch(" ".join(words)) for words in whole]
    out = [*(tuple(one[1].split()) for one in cut if one), *whole]
    return tuple(words for words in dict.fromkeys(out) if words != whole[0])


def before_parent(text: str) -> tuple[str, str] | None:
    """The name and its acronym of "Teldor Tidal Institute (TTI), Ministry of Tides"; None for other names.

    The letters in brackets are the initials of what stands before them, which is a name by itself.
    """
    found = _WITH_PARENT.match(text)
    if found is None:
        return None
    name, letters = found.groups()
    capitals = [plain(word)[:1] for word in _WORDS.findall(name) if word[0].isupper()]
    return (name, letters) if "".join(capitals) == letters.lower() else None


def _joined(whole: Tokens, legal: LegalForms) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for words, segment in _without_legal_form(whole.words, whole.segment, legal):
        of_places = [i for i, word in enumerate(words) if word == "of" and i > 0]
        for size in range(min(len(of_places), _MOST_OF) + 1):
            for left_out in combinations(of_places, size):
                kept = [i for i in range(len(words)) if i not in left_out]
                _add(out, words, segment, kept)
        # At either end it is no small word, but the letters of "AO NPO AT".
        ends = (0, len(words) - 1)
        _add(out, words, segment, [i for i, word in enumerate(words) if i in ends or word not in LEFT_OUT])
    return out


def _add(out: dict[str, tuple[str, ...]], words: list[str], segment: list[int], kept: list[int]) -> None:
    form = tuple(words[i] for i in kept)
    out.setdefault("".join(form), form)
    out.setdefault(_with_barriers(words, segment, kept), form)


def _with_barriers(words: list[str], segment: list[int], kept: list[int]) -> str:
    parts = [words[kept[0]]]
    for before, this in pairwise(kept):
        if segment[this] != segment[before]:
            parts.append(BARRIER)
        parts.append(words[this])
    return "".join(parts)


def _without_legal_form(
    words: list[str], segment: list[int], legal: LegalForms
) -> list[tuple[list[str], list[int]]]:
    out = [(words, segment)]
    end = len(words)
    while end > 1 and words[end - 1] in legal.words:
        end -= 1
    end = min(end, len(words) - legal.at_end(words))
    if end < len(words) and end >= 2:
        out.append((words[:end], segment[:end]))
    start = legal.at_start(words[:end])
    while start < end - 2 and words[start] in legal.words:
        start += 1
    if start:
        out.append((words[start:end], segment[start:end]))
    return out
