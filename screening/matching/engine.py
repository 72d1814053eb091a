"""From a text to the bodies that it may name: clean, scan, judge, then read what is left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from screening.matching.corrections import Corrections, slips_in
from screening.matching.found import NO_HINTS, Found, Hints, Refused
from screening.matching.gate import Gate
from screening.matching.identifiers import domain_body, identified, may_identify, ror_body
from screening.matching.index import Index
from screening.matching.judge import Judge
from screening.matching.parents import Parents, without_doubles
from screening.matching.prepared import Prepared
from screening.matching.rejoined import rejoined
from screening.matching.rest import Rest
from screening.matching.row_country import RowCountry
from screening.matching.scan import Scan, Scanner, Span
from screening.matching.second_reading import Reading
from screening.matching.surroundings import Surroundings
from screening.matching.telling import Interchanged
from screening.model.match import Mention
from screening.names.cleaning import cleaned
from screening.names.tokens import Tokens, tokens
from screening.names.words import WordForms

# A name that is only alike is told by two words, not by one and its place.
_TELLS = 2
# A word that no more bodies than these have may be a typing error in their names.
_RARE = 20
# A word of so many letters is one that a space may have cut in two.
_LONG = 6
# In small letters "pf" is hardly the acronym in the names of so few bodies.
_FEW = 2


@dataclass(slots=True)
class Worked:
    """Everything that was worked out about one text."""

    text: Tokens
    back: list[int] | None
    scan: Scan
    found: list[Found]
    refused: list[Refused]
    around: Surroundings

    def goes_on(self, span: Span) -> bool:
        """True where the words beside a name make it another body's."""
        return self.around.another_body(self.text, span.first, span.end, frozenset()) is not None


class Engine:
    """The pipeline over one index; holds memory of words only.

    `country_code` reads countries as rows write them, in any language.
    """

    def __init__(
        self,
        index: Index,
        forms: WordForms,
        rules: dict[str, Any],
        ordinary: frozenset[str],
        tables: Prepared,
        country_code: Callable[[str], str],
    ) -> None:
        self.index = index
        self._tables = replace(tables, halves=(b"", b""))  # the scanner has its own copy
        usual = {word for word, count in index.words.items() if count > _FEW}
        self.forms = forms.with_slips(usual | ordinary).reading(index.spelled)
        self.scanner = Scanner(index, tables)
        self._row_country = RowCountry(index, self.forms, country_code)
        self.judge = Judge(index, rules, ordinary, self._row_country.of)
        self.parents = Parents(index, self.judge.groups)
        often = frozenset(word for word, count in index.words.items() if count > _RARE)
        slips = slips_in(index.listed_words, ordinary)
        self._listed = {word: count for word, count in index.listed_words.items() if word not in slips}
        self._known = often | frozenset(self._listed) | ordinary | frozenset(index.place_words)
        self._rare = frozenset(index.words) - self._known
        self._ordinary = ordinary
        self._interchanged = Interchanged.of(rules["words"])
        self._heads = frozenset(word for word in ordinary if len(word) >= _LONG and word in self._listed)
        self._rest: Rest | None = None
        self._gate: Gate | None = None

    def hints(self, mention: Mention) -> Hints:
        """What the row says besides the text, resolved against the index."""
        if not (mention.country or mention.city or mention.ror_id or mention.domain):
            return NO_HINTS
        named: list[tuple[int, str, str]] = []
        by_id = ror_body(mention.ror_id, self.index) if mention.ror_id else None
        by_domain = domain_body(mention.domain, self.index) if mention.domain else None
        if by_id:
            named.append((by_id[0], "identifier", by_id[1]))
        if by_domain and (not by_id or by_domain[0] != by_id[0]):
            named.append(by_domain)
        return Hints(
            country=self._row_country.of(mention.country), city=mention.city.strip(), identified=tuple(named)
        )

    @property
    def rest(self) -> Rest:
        """The readers of what is left over; made when first needed."""
        if self._rest is None:
            index = self.index
            written = {word: form for word, form in index.listed_written.items() if form in self._listed}
            corrections = Corrections(self._listed, written, self._known, self._rare, self._ordinary)
            self._rest = Rest(
                self.index, self._tables, self.scanner, self._known, corrections, self._interchanged
            )
        return self._rest

    @property
    def gate(self) -> Gate:
        """The cheap test before the work; made when first needed."""
        if self._gate is None:
            rest = self.rest
            self._gate = Gate(
                self.index,
                self._tables,
                self.forms,
                rest.corrections,
                rest.telling,
                self._known,
                rest.remember_plain,
            )
        return self._gate

    def work_many(self, texts: Sequence[str], hints: Sequence[Hints]) -> list[Worked | None]:
        """One result a text; None for a text in which no listed body can be named."""
        out: list[Worked | None] = [None] * len(texts)
        passed = set(self.gate.passing(texts))
        passed.update(i for i, hint in enumerate(hints) if hint is not NO_HINTS and hint.identified)
        order = sorted(passed)
        clean = [cleaned(texts[i], self.forms.ends) for i in order]
        cuts = [self._rejoined(self._as_written(text)) for text, _ in clean]
        scans = self.scanner.scan_many(cuts)
        for i, (_, back), cut, scan in zip(order, clean, cuts, scans, strict=True):
            out[i] = self._judged(texts[i], hints[i], back, cut, scan)
        return out

    def work_one(self, text: str, hints: Hints) -> Worked:
        """One text with what it was read as; the same bodies as `work_many` finds."""
        worked = self.work(text, hints)
        if not hints.identified and not self.gate.passing([text]):
            worked.found = []
        return worked

    def work(self, text: str, hints: Hints) -> Worked:
        """Find and judge every listed body in one text."""
        clean, back = cleaned(text, self.forms.ends)
        written = self._as_written(clean)
        whole = self._rejoined(written)
        # The gate reads words as they are written, and what it stops is not read in another way.
        cut = whole if whole is written or self.gate.passing([text]) else written
        return self._judged(text, hints, back, cut, self.scanner.scan(cut))

    def _as_written(self, clean: str) -> Tokens:
        return tokens(clean, self.forms, self.index.simplified)

    def _rejoined(self, cut: Tokens) -> Tokens:
        return rejoined(cut, self.index.words, self._heads, self.forms.of)

    def _judged(self, text: str, hints: Hints, back: list[int] | None, cut: Tokens, scan: Scan) -> Worked:
        found, refused = self.judge.judge(cut, scan, hints)
        likely = self.judge.bands["likely"]
        if cut.words and not any(one.relation == "same" and one.score >= likely for one in found):
            self._read_rest(cut, scan, hints, found, refused)
        named = hints.identified
        if may_identify(text):
            named = (*named, *(one for one in identified(text, self.index) if one not in named))
        if named:
            self.judge.by_identifier.weigh(found, named, self._read_as(scan))
        if found:
            self.parents.add(cut, found)
        if len(found) > 1:
            found.sort(key=lambda one: (one.score < likely, one.relation != "same", -one.score, one.first))
        return Worked(cut, back, scan, without_doubles(found), refused, self.judge.around)

    def _read_rest(
        self, cut: Tokens, scan: Scan, hints: Hints, found: list[Found], refused: list[Refused]
    ) -> None:
        reading = self.rest.read(cut, scan)
        if reading is not None:
            more, refused_more = self.judge.judge(reading.text, reading.scan, hints)
            for one in more:
                self._weigh_errors(cut, one, reading)
                if one.score >= self.judge.bands["review"]:
                    found.append(one)
            refused.extend(refused_more)
        # "CASIC 31st Research Institute" is an institute of the group, and may be one that is listed itself.
        institutes = bool(found) and all(one.tie == "institute" for one in found)
        if found and not institutes:
            return
        # An academy has institutes of one name in several places, and the place is what sets them apart.
        kinds = {self.index.bodies[one.body].kind for one in found}
        beside = "RL" if kinds <= self.judge.firms else "RV" if kinds <= self.judge.authorities else "R"
        # Where the academy itself is a question, the institutes that it could be are shown as well.
        sure = any(one.score >= self.judge.bands["likely"] for one in found)
        for given in self.rest.proposed(cut, scan):
            if institutes and sure and given.kind not in beside:
                continue
            one = self.judge.by_words(cut, scan, given.first, given.end, given.body, given.kind, hints)
            for feature, value in given.why:
                self.judge.scale.add(one, feature, feature == "corrected_word", value)
            self._keep(cut, one, found, refused)

    def _read_as(self, scan: Scan) -> str:
        """The name of the unlisted body that the text names, or ""."""
        bodies = self.index.bodies
        for span in scan.chosen:
            owners = [bodies[claim[0]] for claim in self.index.claims[span.pattern] if claim[0] >= 0]
            long = span.end - span.first > 1
            if long and owners and not any(one.entity_id or one.parent for one in owners):
                return owners[0].name
        return ""

    def _keep(self, cut: Tokens, one: Found, found: list[Found], refused: list[Refused]) -> None:
        """A name that is only alike is not shown against the place that the text or its row gives.

        One that lacks a word or its end is asked about, whatever the place, and one whose words another has.
        """
        shared = any(why[0] == "words_shared" for why in one.why)
        if shared or one.kind in "LTK" or self._is_word_and_place(cut, one):
            one.score = min(one.score, self.judge.scale.asked)
        against = next((why for why in one.why if why[0] == "place_against"), None)
        if against:
            refused.append(Refused(one.body, against[0], against[2], one.score))
        else:
            found.append(one)

    def _is_word_and_place(self, cut: Tokens, one: Found) -> bool:
        """ "Fudan Shanghai": one word of a name besides places and legal forms tells too little."""
        places, legal = self.index.place_set, self.index.legal
        words = cut.words[one.first : one.end]
        return sum(word not in places and word not in legal for word in words) < _TELLS

    def _weigh_errors(self, cut: Tokens, one: Found, reading: Reading) -> None:
        """Each corrected word weighs against the finding, the first more than the others.

        Where the text is nothing but the name, a question stays one.
        """
        whole = one.first == 0 and one.end == len(cut.words) > 1
        asked = whole and one.score >= self.judge.bands["review"]
        changed = [i for i in range(one.first, one.end) if i in reading.changed]
        for number, i in enumerate(changed):
            feature = "corrected_word" if number == 0 else "corrected_more"
            self.judge.scale.add(one, feature, True, f"{cut.words[i]} → {reading.changed[i]}")
        if one.end - one.first == 1 and one.first in reading.changed:
            self.judge.scale.add(one, "single_word", False)
        if reading.across and cut.segment[one.first] != cut.segment[one.end - 1]:
            self.judge.scale.add(one, "split_word", True)
        if asked:
            one.score = max(one.score, self.judge.bands["review"])
