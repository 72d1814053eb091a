"""One word as written to the one comparable form it stands for."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from screening.names.compounds import Compounds, compounds_of
from screening.names.sentences import NO_ENDS, NameEnds, name_ends
from screening.names.small_slips import small_slips

# Letters that carry no accent mark to strip, yet are one Latin letter to a reader.
_LETTERS = str.maketrans(
    {
        **{"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"},
        **{
            "ħ": "h",
            "ŋ": "n",
            "ə": "e",
            "'": "",
            "’": "",
            "‘": "",
            "`": "",
            "´": "",
            "ʼ": "",
            "ʹ": "",
            "ʺ": "",
            "′": "",
        },
        # Arabic letters that Persian writes otherwise, and the stroke that only makes a word longer.
        **{"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ـ": ""},
        **{"ʻ": "", "＇": "", "“": "", "”": "", "·": "", "¿": "", "?": "", "¨": "", "¯": "", "¸": ""},
    }
)

# Cyrillic and Greek letters that look like Latin ones; used only inside a word that also has Latin letters.
LOOKALIKES = str.maketrans(
    "аеорсухікмтнвһјѕԁɡοαευινρτχκАВЕЅІКМНОРСТУХ", "aeopcyxikmthbhjsdgoaeuivptxkABESIKMHOPCTYX"
)

# The other way round, and the letters by which a word is told to be Cyrillic.
_LIKE_CYRILLIC = frozenset("aeopcyxikmthb")
_AS_CYRILLIC = str.maketrans("aeopcyxikmthb", "аеорсухікмтнв")
_ONLY_CYRILLIC = frozenset("бгджзийлпфцчшщъыьэюяёєў")

# Cyrillic to Latin, folded to the coarsest of the usual transliterations: all of
# BGN/PCGN, ISO 9 and GOST spellings of a word come out the same after `_fold`.
CYRILLIC = str.maketrans(
    {
        **{
            "а": "a",
            "б": "b",
            "в": "v",
            "г": "g",
            "д": "d",
            "е": "e",
            "ё": "e",
            "ж": "zh",
            "з": "z",
            "и": "i",
        },
        **{
            "й": "i",
            "к": "k",
            "л": "l",
            "м": "m",
            "н": "n",
            "о": "o",
            "п": "p",
            "р": "r",
            "с": "s",
            "т": "t",
        },
        **{"у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y"},
        **{"ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u"},
        # Serbian and Macedonian, then Kazakh and Tajik.
        **{"ј": "j", "љ": "lj", "њ": "nj", "ђ": "dj", "ћ": "c", "џ": "dzh", "ѕ": "dz"},
        **{
            "ә": "a",
            "ө": "o",
            "ү": "u",
            "ұ": "u",
            "қ": "k",
            "ғ": "g",
            "ң": "n",
            "һ": "h",
            "ҳ": "h",
            "ҷ": "j",
        },
    }
)


def is_cyrillic(text: str) -> bool:
    """True when any character is a Cyrillic letter."""
    return any("\u0400" <= one <= "\u052f" for one in text)


def plain(word: str) -> str:
    """Case folded, without accents and apostrophes, Cyrillic transliterated, look-alikes of one script."""
    low = word.casefold()
    if low.isascii():
        return low.replace("'", "").replace("`", "").replace("?", "")
    # Marks first: decomposed, a spacing accent as in "Xi´an" would leave a space inside the word.
    low = unicodedata.normalize("NFKD", low.translate(_LETTERS)).translate(_LETTERS)
    low = "".join(one for one in low if not unicodedata.combining(one))
    if low.isascii():
        return low
    latin = {one for one in low if "a" <= one <= "z"}
    if latin:
        # "Aкционерное" with a Latin A is a Russian word: it has letters that look like no Latin ones.
        russian = latin <= _LIKE_CYRILLIC and not _ONLY_CYRILLIC.isdisjoint(low)
        low = low.translate(_AS_CYRILLIC if russian else LOOKALIKES)
    return low.translate(CYRILLIC)


# The endings of Russian adjectives, which every transliteration writes in its own way, in every gender and
# case: in a sentence the name is "of the Moscow institute" or "at the Moscow academy".
_ENDINGS = (
    *((end, "ski") for end in ("skogo", "skomu", "skom", "skim", "skoe", "skaya", "skuyu")),
    *((end, "ski") for end in ("skoi", "skoy", "skoj", "skiy", "skii", "skij", "skyi", "skyy", "sky")),
    *((end, "ny") for end in ("nogo", "nomu", "nom", "nym", "noe", "naya", "nuyu", "noi", "noy", "noj")),
    *((end, "ny") for end in ("nyy", "nyi", "nyj", "nii", "niy")),
    *((end, "vy") for end in ("vom", "vym", "vaya", "vuyu", "voi", "voy", "voj")),
    *((end, "y") for end in ("ogo", "omu", "oe")),
    ("iya", "ia"),
    ("ija", "ia"),
)


_ENDS = tuple(end for end, _ in _ENDINGS)
# The last letters of words that have such an ending, or a plural s.
_CHANGING = frozenset("yijasomue")


def one_ending(word: str) -> str:
    """The word with a transliterated ending in one spelling."""
    if len(word) > 5 and word.endswith(_ENDS):
        for end, to in _ENDINGS:
            if word.endswith(end):
                return word[: -len(end)] + to
    return word


def singular(word: str) -> str:
    """Without a plural s, on both sides of every comparison alike."""
    if len(word) > 4 and word.endswith("s") and word[-2] not in "siu":
        return word[:-1]
    return word


# A small letter and capitals.
_TWO = 2
# Dropped as small letters ("People s Republic", "ciencia e tecnologia"); in capitals they are initials, and
# points of the compass before a name.
_INITIALS = frozenset("SE")


@dataclass(slots=True)
class WordForms:
    """Every word seen so far with its comparable form; "" stands for a word that is dropped.

    The memory is bounded by `limit` words, so that a stream of any length
    keeps to it; what is forgotten is only worked again. `whole` are words that
    capitals inside do not divide, such as "GmbH"; `mistyped` are small words
    with the ways in which they are, see `small_slips`; `slips` what follows
    from them, and other words that are read as others only as written. `ends`
    is what ends a name; `compounds` are words of several.
    """

    same: Mapping[str, str]
    dropped: frozenset[str]
    whole: frozenset[str] = frozenset()
    limit: int = 400_000
    mistyped: Mapping[str, Sequence[str]] = field(default_factory=dict)
    slips: Mapping[str, str] = field(default_factory=dict)
    ends: NameEnds = NO_ENDS
    compounds: Compounds = field(default_factory=Compounds)
    pieces: dict[str, list[tuple[str, int, int]]] = field(default_factory=dict)
    of_token: dict[str, tuple[str, ...]] = field(default_factory=dict)
    within_token: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    one_word: set[str] = field(default_factory=set)
    _seen: dict[str, str] = field(default_factory=dict)

    def with_slips(self, known: Collection[str]) -> "WordForms":
        """The same, with a memory of its own, reading slips of small words that are no `known` words."""
        return WordForms(
            same=self.same,
            dropped=self.dropped,
            whole=self.whole,
            limit=self.limit,
            slips=small_slips(self.mistyped, known, self.of) | dict(self.slips),
            ends=self.ends,
            compounds=self.compounds,
        )

    def reading(self, spelled: Mapping[str, str]) -> "WordForms":
        """The same, with a memory of its own, reading these words as others too."""
        return replace(
            self,
            same={**spelled, **self.same},
            pieces={},
            of_token={},
            within_token={},
            one_word=set(),
            _seen={},
        )

    def of(self, word: str) -> str:
        """The comparable form of one word as written."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= self.limit:
                self._seen.clear()
            found = self._seen[word] = self._worked(word)
        return found

    def kept(self, word: str) -> str:
        """The comparable form of a word even where it is one that is dropped."""
        return self.of(word) or plain(word)

    def pieces_of(self, pieces: Sequence[str]) -> list[str]:
        """The comparable forms of the pieces of one word; the i of "iTeldor" is not dropped."""
        out = [self.of(piece) for piece in pieces]
        if len(pieces) == _TWO and len(pieces[0]) == 1:
            out[0] = plain(pieces[0])
        return out

    def of_letters(self, word: str) -> str:
        """The comparable form of a word of plain ASCII letters, kept for where it stands as a token."""
        form = self.slips.get(word)
        if form is None:
            form = word.lower() if word in _INITIALS else self._of_plain(word.lower())
        if len(self.of_token) >= self.limit:
            self.of_token.clear()
        self.of_token[word] = (form,) if form else ()
        return form

    def compound(self, word: str) -> list[tuple[str, int, int]]:
        """The comparable forms of the parts of a word of several with their places in it, or nothing."""
        if not self.compounds.may_be_cut(word):
            return []
        low = plain(word)
        # A letter that becomes two would move the places.
        if len(low) != len(word) or low in self.same:
            return []
        *before, head = self.compounds.cut(low) or [""]
        if not before:
            return []
        out, at = [], 0
        for part in before:
            out += [(form, at, at + len(part)) for form in self.compounds.parts[part].split()]
            at += len(part)
        return [*out, (self._of_plain(head), at, len(low))]

    def _worked(self, word: str) -> str:
        if word in self.slips:
            return self.slips[word]
        if len(word) == 1 and word.isupper() and plain(word).upper() in _INITIALS:
            return plain(word)
        return self._of_plain(word.lower() if word.isascii() and word.isalnum() else plain(word))

    def _of_plain(self, low: str) -> str:
        if low in self.dropped:
            return ""
        if low[-1:] not in _CHANGING:
            return self.same.get(low) or low
        short = singular(one_ending(low))
        return self.same.get(short) or self.same.get(low) or short


def word_forms(
    table: Mapping[str, Mapping[str, list[str]] | list[str]],
    translations: Mapping[str, Any] | None = None,
    whole: frozenset[str] = frozenset(),
) -> WordForms:
    """The forms of `rules/matching/words.yml`: `dropped`, `same_word`, `small`, `mistyped` and `ends`.

    `translations` are those of `rules/matching/translations.yml`: by language the `words`, the `places` of
    all, and `compounds`; `whole` as in `WordForms`.
    """
    groups, mistyped, small, ends = (table[key] for key in ("same_word", "mistyped", "small", "ends"))
    assert isinstance(groups, Mapping) and isinstance(mistyped, Mapping)
    assert isinstance(small, Mapping) and isinstance(ends, Mapping)
    translations = translations or {"words": {}, "places": {}, "compounds": {"parts": {}, "heads": []}}
    tables = (*translations["words"].values(), translations["places"], groups)
    same = {singular(form): head for table in tables for head, forms in table.items() for form in forms}
    return WordForms(
        same=same,
        dropped=frozenset(table["dropped"]),
        whole=whole,
        mistyped=mistyped,
        ends=name_ends(ends),
        compounds=compounds_of(translations["compounds"]),
        slips={word: head for head, words in small.items() for word in words},
    )
