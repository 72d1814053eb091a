"""The rules of syntax for Chinese characters, which no spaces divide into words."""

from collections.abc import Mapping
from typing import Any

from screening.matching.segments import run_of
from screening.names.tokens import Tokens

_IN_FULL = 4


def _longest_first(words: list[str]) -> tuple[str, ...]:
    """The words, so that a longer one is tried before one that it contains."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


class HanSurroundings:
    """What the characters before and behind a name say of it, by the lists under `han` in `judging.yml`."""

    def __init__(self, han: Mapping[str, Any]) -> None:
        self._units = _longest_first(han["units"])
        self._ordinary = _longest_first(han["ordinary"])
        self._subjects = _longest_first(han["ordinary"] + han["subject"])
        self._college: str = han["college"]
        self._own_school = tuple(han["own_school"])
        self._has_institutes = tuple(han["has_institutes"])
        self._own_institute = tuple(han["own_institute"])
        self._named_college = tuple(han["named_college"])
        self._bearing = tuple(han["bearing"])
        self._bearing_firm = tuple(han["bearing_firm"])
        self._prefixes = frozenset(han["prefixes"])
        self._leads_to = tuple(han["leads_to"])
        self._joins = tuple(han["joins"])
        self._owned = tuple(han["owned"])
        self._hospital = tuple(han["hospital"])
        self._ends = _longest_first(han["university_end"])
        self._institute = tuple(han["institute"])
        self._no_institute = tuple(han["no_institute"])
        self._firm_subjects = tuple(han["firm_subject"])
        self._firm = _longest_first(han["firm"])
        self._address: dict[str, tuple[str, ...]] = {
            of: tuple(unless) for of, unless in han["address"].items()
        }
        self._university: str = han["university"]
        self._big = tuple(han["big"])
        self._street = tuple(han["street"])
        self._student: str = han["student"]
        self._student_unless = tuple(han["student_unless"])

    def another_body(
        self, text: Tokens, first: int, end: int, places: frozenset[int]
    ) -> tuple[str, str] | None:
        """The rule by which the characters beside words `first` to `end` make it another name, or None."""
        stop = run_of(text, first, end)[1]
        after = "".join(text.words[end:stop])
        another = self._in_another_word(text, (first, end), after, places)
        if another:
            return another
        if not self.without_firm(after) or self.begins_another(after):
            after = ""  # "股份有限公司": the legal form of the same firm; 和 …: the next body
        name = "".join(text.words[first:end])
        goes_on = after.endswith(self._ends) and not name.endswith(self._ends)
        if goes_on and name.endswith(self._has_institutes) and after.endswith(self._own_institute):
            goes_on = False
        if goes_on and self.is_owned(after):
            goes_on = False
        if goes_on and not self.is_own_school(after) and not self.names_firm(after):
            return "continues", after
        another = self._before(text, first, end, places)
        return another or (("continues", after) if goes_on and not self.names_firm(after) else None)

    def _in_another_word(
        self, text: Tokens, name: tuple[int, int], after: str, places: frozenset[int]
    ) -> tuple[str, str] | None:
        """深圳大学城, 浙江大学路: a quarter or street; 北京大学生: the students (大学生) of a place.

        Behind other names too: 同济路; 南大街 is the "South Great Street".
        """
        first, end = name
        if after.startswith(self._big) and text.words[end - 1] == self._university[0]:
            return "address", after[0]
        street = next((one for one in self._street if after.startswith(one)), "")
        if street and not after.startswith(self._address.get(street, ())):
            return "address", street
        head = end - len(self._university)
        if not after or "".join(text.words[head:end]) != self._university:
            return None
        for word, unless in self._address.items():
            if after.startswith(word) and not after.startswith(unless):
                return "address", word
        student = after.startswith(self._student) and not after.startswith(self._student_unless)
        if student and all(i in places for i in range(first, head)):
            return "another_word", self._student
        return None

    def is_institute(self, word: str) -> bool:
        """True for characters that end with what institutes are called."""
        return word.endswith(self._institute) and not word.endswith(self._no_institute)

    def names_institute(self, after: str) -> bool:
        """True for 第五研究院, and for 第五研究院教授, somebody there; not for what 与 joins to the name."""
        if self.is_institute(after):
            return True
        named = any(one in after for one in self._institute if len(one) > 1)
        return (
            named and not self.begins_another(after) and not any(one in after for one in self._no_institute)
        )

    def is_own_school(self, after: str) -> bool:
        """ "计算机学院" after a short name: a school or institute called after its subject alone."""
        end = next((one for one in self._own_school if after.endswith(one)), "")
        rest = after.removesuffix(end)
        return bool(end and rest) and not self._without_subjects(rest)

    def is_own_institute(self, after: str) -> bool:
        """ "研究院", "创新研究院": an institute without a name; a college is rather a body by itself."""
        end = next((one for one in self._own_school if after.endswith(one)), "")
        return bool(end) and end != self._college and not self._without_subjects(after.removesuffix(end))

    def _before(self, text: Tokens, first: int, end: int, places: frozenset[int]) -> tuple[str, str] | None:
        """The characters right before a name, where they make it another body's."""
        start = run_of(text, first, end)[0]
        before = "".join(text.words[start:first])
        if not before or before in self._prefixes or before in self._leads_to or before.endswith(self._units):
            return None
        name = "".join(text.words[first:end])
        placed = all(i in places for i in range(start, first))
        # 南大 in 暨南大学 is cut from another name; four characters and more are hardly.
        led = len(name) >= _IN_FULL and before.endswith(self._leads_to)
        if (placed or led) and not self._all_ordinary(name):
            return None
        return "prefixed", before

    def behind(self, text: Tokens, first: int, end: int) -> str:
        """The rest of the run of Chinese characters, or digits, in which words `first` to `end` stand."""
        stop = run_of(text, first, end)[1]
        while stop < len(text.words) and text.spans[stop][0] == text.spans[stop - 1][1]:
            stop = run_of(text, stop, stop + 1)[1]
        return "".join(text.words[end:stop])

    def is_owned(self, after: str) -> bool:
        """ "全资子公司", "深圳分公司": what follows is a firm or a branch of the one before, whichever."""
        return after.startswith(self._owned) or after.endswith(self._owned)

    def begins_another(self, after: str) -> bool:
        """True for 和 and its like behind a name: what follows is the next body."""
        return after.startswith(self._joins)

    def is_closed(self, name: str) -> bool:
        """True for a name that ends with a legal form, behind which nothing belongs to it."""
        return name.endswith(self._firm)

    def names_firm(self, after: str) -> bool:
        """ "科技有限公司" behind what a firm is called: what it does, and its legal form."""
        rest = self.without_firm(after)
        for word in self._firm_subjects:
            rest = rest.replace(word, "")
        return rest != after and not self._without_subjects(rest)

    def without_firm(self, after: str) -> str:
        """The rest of a Chinese name without the legal form at its end."""
        for form in self._firm:
            after = after.removesuffix(form)
        return after

    def _all_ordinary(self, name: str) -> bool:
        """A Chinese name of subjects alone, such as 信息工程大学, which any city may put its name before."""
        rest = name
        for end in self._ends:
            rest = rest.removesuffix(end)
        for word in self._ordinary:
            rest = rest.replace(word, "")
        return not rest

    def tie(self, after: str) -> str:
        """The kind of body that belongs to the one before these characters, or ""."""
        if any(word in after for word in self._hospital):
            return "hospital"
        if after.startswith(self._named_college):
            return "independent_college"
        rest, college, _ = after.partition(self._college)
        if college and self._without_subjects(rest):
            return "independent_college"
        bears = any(word in after for word in self._bearing) or after.endswith(self._bearing_firm)
        return "other" if bears else ""

    def _without_subjects(self, rest: str) -> str:
        """What is left of the characters without the subjects that a university teaches."""
        for word in self._subjects:
            rest = rest.replace(word, "")
        return rest
