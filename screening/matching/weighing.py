"""What one claim on a found name is worth: its kind, its place, its rivals, and how much it tells alone."""

from screening.matching.acronym_weights import AcronymWeights
from screening.matching.basis import Basis
from screening.matching.context import Context
from screening.matching.found import Found
from screening.matching.index import Claim
from screening.matching.kinds import IN_FULL
from screening.matching.placing import Placing
from screening.matching.rivals import Rivals
from screening.matching.scan import Span
from screening.matching.segments import beside, is_han, is_whole, segment_of
from screening.matching.words_beside import WordsBeside
from screening.names.tokens import Tokens

# With one of these, that the text is the bare name settles nothing.
_NOT_SETTLED = ("homonym", "sister", "country_missing", "state_missing", "generic_name", "generic_at_home")
# "Institute of Experimental Physics" has three words that count, of four letters or more; with four a
# name tells more.
_FEW_WORDS = 3
_COUNTS = 4
# "Institute of Solid State Physics": of institutes called by their subject alone each country has its own.
_INSTITUTE, _SUBJECT_OF_INSTITUTE = "institute", 5
_FEW_LETTERS = 4


class Weighing:
    """Puts everything on the scale that the claim, its place and its rivals say."""

    def __init__(self, basis: Basis) -> None:
        self.index = basis.index
        self.around = basis.around
        self.scale = basis.scale
        self.branches = basis.branches
        self.placing = Placing(basis)
        self.rivals = Rivals(basis)
        self.acronyms = AcronymWeights(basis)
        self.beside = WordsBeside(basis, self.acronyms)
        self._subjects = self.around.ordinary.union(basis.rules["words"]["of_units"])
        self._by_itself = frozenset(basis.rules["words"]["by_itself"])
        self._of_every_state = frozenset(basis.rules["words"]["of_every_state"])
        self._firms = basis.firms
        self._forms_of: dict[str, list[str]] = basis.rules["forms_of"]

    def weighed(self, context: Context, span: Span, claim: Claim, near: frozenset[str]) -> Found:
        """One claim with the weight of its name, its place and its rivals."""
        one = self.scale.named(claim[0], claim[1], span.first, span.end)
        words = context.text.words[span.first : span.end]
        self.placing.weigh(context, one, near, span.pattern)
        common = claim[2] or self._is_of_few_ordinary_words(words) or self._is_of_any_state(context, one)
        if common and one.why[-1][0] in ("place_against", "branch_abroad"):
            self.scale.add(one, "common_name", False)
        if not self.rivals.weigh(context, one, claim, span.pattern, near) and not near and not claim[3]:
            self._unplaced(context, one, claim)
        by_country = one.why[-1][0] in ("place_for", "row_for")
        if by_country and one.kind in IN_FULL and self._is_generic(words):
            self.scale.add(one, "generic_at_home", False, one.why[-1][2])
        whole = is_whole(context.text, span.first, span.end)
        if claim[3]:
            self.acronyms.weigh(context, one, whole, near)
        elif whole:
            self._as_whole_text(one)
        self._one_word(context, one, claim, words, near)
        self._abroad(context, one, words, near)
        self._ask_which(one)
        return one

    def _unplaced(self, context: Context, one: Found, claim: Claim) -> None:
        """A name without a place that others use as well, or that is made of ordinary words."""
        if claim[1] == "O" or self._is_of_any_state(context, one):
            self._without_state(context, one, claim)
            return
        words_of = context.text.words
        words = words_of[one.first : one.end]
        country = self.index.bodies[claim[0]].country
        glued = claim[2] and claim[1] not in "PN" and _in_one_piece(context.text, one.first, one.end)
        # "Laboratory of Physics and Technology" is no "PhysTech".
        others = (words_of[i] for i in beside(context.text, one.first, one.end))
        weak = claim[1] == "W" and all(map(str.isdigit, others))
        generic = glued or (not weak and self._subjects.issuperset(words))
        if generic and claim[1] not in "PN" and self._has_few_words(words):
            self.scale.add(one, "generic_name", False, country)
        elif generic or claim[2]:
            self.scale.add(one, "country_missing", False, country)
            if self._is_institute_of_a_subject(words):
                one.score = min(one.score, self.scale.asked)  # "Institute of Solid State Physics"

    def _is_of_few_ordinary_words(self, words: list[str]) -> bool:
        """ "Naval Engineering University", of which several countries have one."""
        return self.around.ordinary.issuperset(words) and _long_words(words) <= _FEW_WORDS

    def _is_institute_of_a_subject(self, words: list[str]) -> bool:
        few = words[0] == _INSTITUTE and len(words) <= _SUBJECT_OF_INSTITUTE
        return few and self._subjects.issuperset(words)

    def _is_of_any_state(self, context: Context, one: Found) -> bool:
        """ "Ministry of Home Affairs", of which many states have one; not "… of the Republic of Teldoria"."""
        named = range(one.first, one.end)
        of_state = context.text.words[one.first] in self._of_every_state
        return of_state and context.place_words.isdisjoint(named)

    def _without_state(self, context: Context, one: Found, claim: Claim) -> None:
        """ "National Police" is anybody's; "Troops of Tides of the Ministry of Defence" is a question."""
        country = self.index.bodies[claim[0]].country
        few = self._has_few_words(context.text.words[one.first : one.end])
        self.scale.add(one, "state_missing" if few else "country_missing", False, country)
        one.score = min(one.score, self.scale.asked)

    def _is_generic(self, words: list[str]) -> bool:
        return self._subjects.issuperset(words) and self._has_few_words(words)

    def _has_few_words(self, words: list[str]) -> bool:
        """ "Institute of Applied Physics", of which a country may have several; not a university."""
        return _long_words(words) <= _FEW_WORDS and self._by_itself.isdisjoint(words)

    def _as_whole_text(self, one: Found) -> None:
        """The text is the name and nothing else; of a weak one all whom it may mean are asked about."""
        features = {why[0] for why in one.why}
        if features.isdisjoint(_NOT_SETTLED):
            self.scale.add(one, "whole_text", True)
        elif one.kind == "W" and "homonym" in features:
            one.score = max(one.score, self.scale.bands["review"])

    def _one_word(
        self, context: Context, one: Found, claim: Claim, words: list[str], near: frozenset[str]
    ) -> None:
        """A name of one word and no place, or another one; and a legal form that is not the body's."""
        sure = not near and one.kind in IN_FULL and not claim[3] and all(why[1] for why in one.why)
        if not sure and one.why[-1][0] != "place_against":
            return
        if not self._is_one_word(words) or not self._has_no_more_words(context.text, one):
            return
        if sure:
            self.scale.add(one, "one_word", False)
            if _is_in_brackets(context.text, one.first):
                one.score = min(one.score, self.scale.asked)
        if self._has_other_form(context.text, one):
            self.scale.add(one, "other_form", False)

    def _abroad(self, context: Context, one: Found, words: list[str], near: frozenset[str]) -> None:
        """ "Teldor Instruments Oy": the form of another country is all that says where the firm is."""
        if near or one.kind not in IN_FULL or self._is_one_word(words):
            return
        alone = self.branches.stands_alone(context.text, one.first, one.end)
        if alone and self._has_form_abroad(context.text, one):
            self.scale.add(one, "other_form", False)
            one.score = min(one.score, self.scale.asked)

    def _has_no_more_words(self, text: Tokens, one: Found) -> bool:
        """ "Teldor Holding AG" is no more than "Teldor AG"."""
        if self.branches.stands_alone(text, one.first, one.end):
            return True
        return self._is_firm(one) and self.around.firm_neutral.issuperset(_beside(text, one))

    def _is_firm(self, one: Found) -> bool:
        return self.index.bodies[one.body].kind in self._firms

    def _is_one_word(self, words: list[str]) -> bool:
        """One word, or a few letters, besides the legal form."""
        proper = [word for word in words if word not in self.index.legal]
        return not is_han(words[0]) and (len(proper) == 1 or len("".join(proper)) <= _FEW_LETTERS)

    def _has_form_abroad(self, text: Tokens, one: Found) -> bool:
        """ "Teldor Oy" where the list has the body in another country than Finland."""
        at_home = self._forms_of.get(self._form_beside(text, one))
        body = self.index.bodies[one.body]
        return at_home is not None and body.country not in at_home and body.also_in.isdisjoint(at_home)

    def _form_beside(self, text: Tokens, one: Found) -> str:
        """The legal form beside the name, as one word, or what else stands there: "Teldor Holding B. V."."""
        beside = _beside(text, one)
        said = [word for word in beside if word in self.index.legal or word not in self.around.firm_neutral]
        return "".join(said or beside)

    def _has_other_form(self, text: Tokens, one: Found) -> bool:
        """ "Teldor Ltd" where the list has "Teldor JSC", or where the form is one of other countries."""
        beside = self._form_beside(text, one)
        if not beside or beside in self._forms_of:
            return self._has_form_abroad(text, one)
        word = "".join(text.words[one.first : one.end])
        if self._is_name_of(one, word + beside) or self._is_name_of(one, beside + word):
            return False
        return any(self._is_name_of(one, word + form) for form in self.index.legal)

    def _is_name_of(self, one: Found, pattern: str) -> bool:
        return any(claim[0] == one.body for claim in self.index.claims_on(pattern))

    def _ask_which(self, one: Found) -> None:
        """Where two listed bodies have one name, it is a question which of them, not whether any is."""
        review = self.scale.bands["review"]
        if one.score >= review:
            return
        shared = sum(weight for feature, _, _, weight in one.why if feature == "other_listed")
        if review <= one.score - shared:
            one.score = review


def _long_words(words: list[str]) -> int:
    return sum(len(word) >= _COUNTS for word in words)


def _beside(text: Tokens, one: Found) -> list[str]:
    """The words beside the name in its segment."""
    start, stop = segment_of(text, one.first, one.end)
    return [*text.words[start : one.first], *text.words[one.end : stop]]


def _is_in_brackets(text: Tokens, first: int) -> bool:
    """True for "Sandport Trade School (Tsst)": in brackets behind other words it may be short for those."""
    return first > 0 and text.source[: text.spans[first][0]].rstrip().endswith(("(", "（", "["))


def _in_one_piece(text: Tokens, first: int, end: int) -> bool:
    """True for "InstituteofTechnicalPhysics", whose words cannot be told to be ordinary ones."""
    if is_han(text.words[first]):
        return False
    return " " not in text.source[text.spans[first][0] : text.spans[end - 1][1]]
