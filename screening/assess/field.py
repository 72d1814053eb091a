"""Field sensitivity from a project's own words: concepts advanced, concepts only used, words to ask about."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache

from screening.assess.applied import is_use, is_used, placed
from screening.assess.borrowed import BORROWED, borrowed
from screening.assess.disclaimed import DISCLAIMED
from screening.assess.in_passing import PASSING, in_passing
from screening.assess.named_only import KEYWORD, NAMED, USE, is_listed, named_only
from screening.assess.occurrence import AMBIGUOUS, TITLE, Occurrence
from screening.assess.phrases import PhraseTable, spoken_in, spoken_outside
from screening.assess.text import Passage, occurrences, passages, phrase
from screening.model.assessment import TextCue
from screening.model.proposal import Interval, Proposal
from screening.model.rubric import Area, Concept, Rules, TextRules
from screening.model.sentence import quoted
from screening.model.vocabulary import MEMORY_MARK


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldReading:
    """The level range of a text, the cues that it rests on, and which of the text rules decided."""

    level: Interval
    cues: tuple[TextCue, ...]
    basis: str
    words: int
    enough: bool = True  # long enough, and in the language of the rules: its silence means something

    def concepts(self, kind: str = KEYWORD) -> tuple[str, ...]:
        """The concepts with a cue of that kind."""
        return tuple(dict.fromkeys(one.concept for one in self.cues if one.kind == kind))


def read_field(proposal: Proposal, rules: Rules, text: TextRules) -> FieldReading:
    """The field level that the text shows when no officer graded it."""
    given = passages(proposal, text.spellings)
    read = _Amount(words=sum(len(one.words) for one in given), english=in_english(given, text))
    found = placed(_kept(_all_occurrences(given, rules.concepts, text), text), given, rules, text)
    kept = _first_of_each(found)
    if read.enough(text):
        kept = [one for one in kept if not _is_used_word(one, rules, text)]
    cues = named_only(tuple(_cue(one, rules, text) for one in kept), given, rules.concepts, text)
    if read.enough(text):
        cues = in_passing(cues, _times_said(found, rules), given, text)
    if read.long(text):
        cues = borrowed(cues, given, text)
    firm = tuple(one for one in cues if one.kind != AMBIGUOUS)
    rest = tuple(one for one in cues if one.kind == AMBIGUOUS)
    silence = _from_silence(rest, read, rules.concepts, text)
    if not firm:
        return silence
    if not rest and _is_open_theme(firm, read, text):
        return FieldReading(level=text.nothing_found, cues=firm, basis="concept", words=read.words)
    shown = _from_concepts(firm, read, text)
    return _together(shown, silence) if read.enough(text) else shown


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amount:
    """How much of a text there is to read, and whether it is in the language of the rules."""

    words: int
    english: bool

    def long(self, text: TextRules) -> bool:
        """True when there is more than a title to read, in whatever language."""
        return self.words >= text.full_text_words

    def enough(self, text: TextRules) -> bool:
        """True when the text is long and plain enough for its silence to mean something."""
        return self.english and self.long(text)


def in_english(given: tuple[Passage, ...], text: TextRules) -> bool:
    """False for running text that hardly holds a word of English grammar; titles do not tell."""
    running = [word for one in given if one.place == "summary" for word in one.words]
    if len(running) < text.full_text_words // 2:
        return True
    grammar = frozenset(text.grammar)
    return 100 * sum(word in grammar for word in running) >= text.grammar_percent * len(running)


def _together(found: FieldReading, silence: FieldReading) -> FieldReading:
    """A concept never covers up a telling word beside it that may mean more."""
    if silence.level[1] <= found.level[1] and (found.level[1] > 0 or not silence.cues):
        return found
    level = (found.level[0], max(found.level[1], silence.level[1]))
    return replace(silence, level=level, cues=(*found.cues, *silence.cues))


def _from_concepts(cues: tuple[TextCue, ...], read: _Amount, text: TextRules) -> FieldReading:
    low = max(one.level_low for one in cues)
    high = max(one.level_high for one in cues)
    short = not read.enough(text)
    if short:
        high = max(high, text.title_alone[1])
    basis = _basis(cues, low, high, short=short)
    if basis == "title_alone" and not read.english:
        basis = "other_language"
    return FieldReading(level=(low, high), cues=cues, basis=basis, words=read.words, enough=not short)


def _is_open_theme(cues: tuple[TextCue, ...], read: _Amount, text: TextRules) -> bool:
    """True for a text in another language that names an open discipline as its subject and no other field.

    Its silence alone would tell nothing, since few of its words are known.
    """
    subject = any(one.kind == KEYWORD and (one.place == "title" or is_listed(one.place)) for one in cues)
    return subject and read.long(text) and all(one.level_high == 0 for one in cues)


def _basis(cues: tuple[TextCue, ...], low: int, high: int, *, short: bool) -> str:
    """Which of the text rules decided, by the cues that reach the upper end."""
    deciding = {one.kind for one in cues if one.level_high == high}
    if low < high and not short and deciding == {DISCLAIMED}:
        return "disclaimed"
    if low < high and BORROWED in deciding <= {BORROWED, PASSING}:
        return "borrowed"
    if low < high and not short and deciding == {PASSING}:
        return "in_passing"
    if low < high and not short and deciding <= {USE, NAMED}:
        return "named_only" if NAMED in deciding else "use_only"
    if all(one.kind == USE for one in cues):
        return "use_only"
    return "title_alone" if short and high > low else "concept"


def _from_silence(
    cues: tuple[TextCue, ...], read: _Amount, concepts: tuple[Concept, ...], text: TextRules
) -> FieldReading:
    """No concept: with little text any word of several meanings asks and widens.

    A full text holds such words by chance; there the telling ones widen where
    they name a field of the highest levels, stand in the title, or stand two
    together. Others make a question, and so does one beside a word of another
    discipline; ordinary ones make nothing.
    """
    if not read.enough(text):
        if cues:
            return FieldReading(
                level=text.ambiguous, cues=cues, basis="ambiguous", words=read.words, enough=False
            )
        basis = "title_alone" if read.english else "other_language"
        return FieldReading(level=text.title_alone, cues=(), basis=basis, words=read.words, enough=False)
    level_of = {one.id: one.level for one in concepts}
    ordinary = _phrase_set(text.ordinary, text.spellings)
    telling = tuple(
        one
        for one in cues
        if level_of[one.concept] >= 2 and phrase(one.quotation, text.spellings) not in ordinary
    )
    if _widening(telling, level_of, text):
        return FieldReading(level=text.ambiguous, cues=telling, basis="ambiguous", words=read.words)
    low, high = text.nothing_found
    asked = tuple(replace(one, level_low=low, level_high=high) for one in telling)
    basis = "words_to_ask" if asked else "nothing_found"
    return FieldReading(level=text.nothing_found, cues=asked, basis=basis, words=read.words)


def _widening(telling: tuple[TextCue, ...], level_of: dict[str, int], text: TextRules) -> bool:
    """True when a full text's words of several meanings say enough to leave the field open."""
    ask_only = _phrase_set(text.ask_only, text.spellings)
    said: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for one in telling:
        words = phrase(one.quotation, text.spellings)
        if words in ask_only:
            continue
        telling_alone = one.place == TITLE or level_of[one.concept] >= text.ambiguous_in_full_text
        if telling_alone and one.level_high > text.nothing_found[1]:
            return True
        said[one.concept].add(words)
    return any(len(_different(one)) > 1 for one in said.values())


def _different(said: set[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The phrases that hold no other of them: a small drone is no second word beside a drone."""
    return [one for one in said if not any(other != one and _holds(one, other) for other in said)]


def _holds(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return any(True for _ in occurrences(words, wanted))


def _all_occurrences(
    given: tuple[Passage, ...], concepts: tuple[Concept, ...], text: TextRules
) -> list[Occurrence]:
    known = _phrases(concepts, text.spellings)
    return [
        Occurrence(
            concept=concept, kind=AMBIGUOUS if kind == TITLE else kind, passage=one, start=start, end=end
        )
        for one in given
        for (concept, kind), start, end in sorted(known.found_in(one), key=_by_place)
        if kind != TITLE or one.place == "title"
    ]


def _by_place(found: tuple[tuple[int, str], int, int]) -> int:
    return found[1]


def _kept(found: list[Occurrence], text: TextRules) -> list[Occurrence]:
    """Keywords and ambiguous words that no negative phrase of their concept cancels.

    A negative phrase cancels what it overlaps, and the ambiguous words of its
    sentence; a whole keyword beside it stands, and so does a drone
    that is modelled on bees. An ambiguous word inside any keyword is not on its
    own, nor is a phrase inside a longer one of its concept. A word that the
    title explains (the nuclear lamina) keeps that meaning below.
    """
    negatives = [one for one in found if one.kind == "negative"]
    keywords = [one for one in found if one.kind == KEYWORD]
    kept, explained = [], set()
    for one in found:
        if one.kind == "negative":
            continue
        against = [no for no in negatives if no.concept == one.concept]
        if _is_cancelled(one, against, text):
            if one.passage.place == "title":
                explained.add((one.concept, one.said))
            continue
        if one.kind == AMBIGUOUS and any(one.overlaps(key) for key in (*keywords, *negatives)):
            continue
        if not any(one.within(other) for other in found):
            kept.append(one)
    return [
        replace(one, elsewhere=True)
        if one.kind == AMBIGUOUS and (one.concept, one.said) in explained
        else one
        for one in kept
    ]


def _is_cancelled(one: Occurrence, against: list[Occurrence], text: TextRules) -> bool:
    if any(one.overlaps(no) for no in against):
        return True
    beside = one.kind == AMBIGUOUS and any(one.shares_sentence(no) for no in against)
    return beside and not one.is_beside(text.model_cues, text)


def _first_of_each(found: list[Occurrence]) -> list[Occurrence]:
    """One occurrence of each phrase of each concept, in the order of the text; a plain one if any."""
    seen: dict[tuple[int, str, tuple[str, ...], str], Occurrence] = {}
    for one in found:
        key = (one.concept, one.kind, one.said, one.passage.place.split()[0])
        if key not in seen or (_set_aside(seen[key]) and not _set_aside(one)):
            seen[key] = one
    return list(seen.values())


def _set_aside(one: Occurrence) -> bool:
    return one.elsewhere or one.disclaimed


def _times_said(found: list[Occurrence], rules: Rules) -> Counter[str]:
    """How often the text names each concept, by keyword or by a word of several meanings of its own field.

    An abbreviation in brackets says nothing again: "uncrewed aerial vehicles (UAVs)" is named once.
    """
    ends = {(one.concept, one.passage.place, one.end) for one in found}
    said = {
        (one.concept, one.passage.place, one.start)
        for one in found
        if not one.elsewhere
        and not ((one.concept, one.passage.place, one.start) in ends and one.passage.opens_bracket(one.start))
    }
    return Counter(rules.concepts[concept].id for concept, _, _ in said)


def _cue(one: Occurrence, rules: Rules, text: TextRules) -> TextCue:
    concept = rules.concepts[one.concept]
    used = one.kind == KEYWORD and is_used(one, concept.id, text)
    kind = DISCLAIMED if one.disclaimed else USE if used else one.kind
    level = {
        KEYWORD: (concept.level, concept.level),
        USE: (text.use_only[0], min(text.use_only[1], concept.level)),
        AMBIGUOUS: (text.ambiguous[0], min(text.ambiguous[1], concept.level)),
        DISCLAIMED: (text.ambiguous[0], min(text.ambiguous[1], concept.level)),
    }[kind]
    if kind == AMBIGUOUS and one.elsewhere:
        level = text.nothing_found
    return TextCue(
        quotation=one.passage.quotation(one.start, one.end),
        place=one.passage.place,
        concept=concept.id,
        level_low=level[0],
        level_high=level[1],
        kind=kind,
        name=concept.name,
        areas=area_labels(concept, one.passage.words[one.start : one.end], rules)
        if kind != AMBIGUOUS
        else (),
    )


def _is_used_word(one: Occurrence, rules: Rules, text: TextRules) -> bool:
    """True for a word of several meanings that the text only uses: it is not the subject."""
    return one.kind == AMBIGUOUS and is_use(one, rules.concepts[one.concept].id, text)


@lru_cache(maxsize=16)
def _as_words(texts: tuple[str, ...], spellings: tuple[tuple[str, str], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(phrase(one, spellings) for one in texts)


@lru_cache(maxsize=8)
def _phrase_set(texts: tuple[str, ...], spellings: tuple[tuple[str, str], ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(_as_words(texts, spellings))


@lru_cache(maxsize=8)
def _phrases(
    concepts: tuple[Concept, ...], spellings: tuple[tuple[str, str], ...]
) -> PhraseTable[tuple[int, str]]:
    """The phrases of all concepts; each stands for the number of its concept and its kind."""
    return PhraseTable(
        (
            ((number, kind), one)
            for number, concept in enumerate(concepts)
            for kind, texts in (
                (KEYWORD, concept.keywords),
                ("negative", concept.negatives),
                (AMBIGUOUS, concept.ambiguous),
                (TITLE, concept.title_words),
            )
            for one in texts
            if not (kind in (AMBIGUOUS, TITLE) and concept.level == 0)
        ),
        spellings,
    )


def area_labels(concept: Concept, said: tuple[str, ...], rules: Rules) -> tuple[str, ...]:
    """The official list lines that these words may fall under, for the lists that are shown to readers.

    A mild concept is wider than the lines that touch it: cancer therapy is no
    proteomics. There a line is named only where it says one of the words itself.
    A line whose name is from memory bears a mark.
    """
    shown = {one.id: one.title for one in rules.schemes if one.shown}
    telling = frozenset(said) - frozenset(rules.ordinary_area_words)
    return tuple(
        f"{shown[one.scheme]}: {one.name}{MEMORY_MARK if one.from_memory else ''}"
        for one in rules.areas
        if concept.id in one.concepts
        and one.scheme in shown
        and (concept.level >= 2 or not telling.isdisjoint(_area_words(one.name)))
    )


@lru_cache(maxsize=1024)
def _area_words(name: str) -> tuple[str, ...]:
    return phrase(name)


def areas_of(concepts: tuple[str, ...], scheme: str, areas: tuple[Area, ...]) -> tuple[Area, ...]:
    """The lines of one official list that cover any of the concepts."""
    return tuple(one for one in areas if one.scheme == scheme and not set(one.concepts).isdisjoint(concepts))


def data_cues(proposal: Proposal, text: TextRules) -> tuple[str, ...]:
    """Words of the text that speak of data on people, as written with their place.

    Genomes are of plants and microbes too: such words count only beside a word for people.
    """
    given = passages(proposal, text.spellings)
    found = _quoted(given, text.data_cues, text)
    if found or _speaks_of_people(given, text):
        found += _quoted(given, text.data_cues_with_people, text)
    return tuple(dict.fromkeys(found))


def _speaks_of_people(given: tuple[Passage, ...], text: TextRules) -> bool:
    """True when a word for people stands outside phrases such as "human food"."""
    return any(
        True for one in given for _ in spoken_outside(one, text.people_words, text.not_people, text.spellings)
    )


def _quoted(given: tuple[Passage, ...], wanted: tuple[str, ...], text: TextRules) -> tuple[str, ...]:
    return tuple(
        quoted(one.quotation(start, stop), one.place)
        for one in given
        for start, stop in spoken_in(one, wanted, text.spellings)
    )
