"""One input of the house rubric at a time: its level range, how it came about, and the words for it."""

from dataclasses import dataclass, replace
from typing import Any

from screening.assess.channels import Weights
from screening.assess.field import FieldReading
from screening.assess.text import funding_text, names_any
from screening.assess.ties import WeightedTie
from screening.model.assessment import Factor, PartyResult
from screening.model.proposal import UNKNOWN, Inputs, Interval, Proposal
from screening.model.rubric import ChannelsRubric, Profile
from screening.model.sentence import quoted
from screening.model.vocabulary import PERSON_ROLES

STATED_IN = {
    "A": "access",
    "D": "data",
    "X": "disclosure",
    "C": "funding_conditions",
    "B": "benefit",
}
GRADED, STATED, DERIVED, ASSUMED, OPEN, NOT_ASSESSED = (
    *("graded", "stated", "derived", "assumed", "unknown", "not_assessed"),
)


@dataclass(frozen=True, slots=True)
class FactorReader:
    """Reads one input after the other; an officer's grading goes before what is stated, derived, assumed."""

    proposal: Proposal
    parties: tuple[PartyResult, ...]
    rubric: ChannelsRubric
    profile: Profile
    field: FieldReading
    people_cues: tuple[str, ...]
    ties: tuple[WeightedTie, ...]

    def factor(self, key: str) -> Factor:
        """One input with its range, origin and evidence."""
        if key == "P":
            return self._partner()
        if key == "role":
            return self._role()
        if key == "end_use":
            return self._end_use()
        if self.proposal.inputs is not None:
            return self._made(key, getattr(self.proposal.inputs, key), GRADED)
        return self._field() if key == "F" else self._stated(key)

    def partner_weights(self) -> Weights:
        """The strongest tie: of those that are confirmed, and of all if every open one were."""
        scale = self.rubric.scale("P")
        graded = self._graded_partner()
        low, high = (scale.weights[graded[0]], scale.weights[graded[1]]) if graded else (0.0, 0.0)
        if graded is None and any(one.unnamed for one in self.parties):
            high = scale.weights[scale.highest]
        return (
            max((low, *(one.low for one in self.ties))),
            max((high, *(one.high for one in self.ties))),
        )

    def role_weights(self) -> Weights:
        """The weight of the most responsible role that is named."""
        weight = dict(self.rubric.roles)[self._role_word()]
        return weight, weight

    def end_use(self) -> tuple[str, str]:
        """The end use and how it came about."""
        if self.proposal.inputs is not None:
            return self.proposal.inputs.end_use, GRADED
        if self.proposal.end_use != UNKNOWN:
            return self.proposal.end_use, STATED
        if self.profile.assumes_end_use and "end_use" not in self.proposal.explicit_unknown:
            return self.profile.assumes_end_use, ASSUMED
        return UNKNOWN, OPEN

    def _graded_partner(self) -> Interval | None:
        inputs: Inputs | None = self.proposal.inputs
        if inputs is not None:
            return inputs.P
        if self.proposal.ties is None and not self._is_told_who():
            return 0, self.rubric.scale("P").highest
        return None

    def _is_told_who(self) -> bool:
        """True when somebody from outside is named as taking part; the field for the funder tells of one."""
        return any(one.counted and not one.from_funder for one in self.parties)

    def _partner(self) -> Factor:
        low, high = self.partner_weights()
        scale = self.rubric.scale("P")
        levels = (_level_of(low, scale.weights), _level_of(high, scale.weights))
        graded = self.proposal.inputs is not None or self.proposal.ties is not None
        origin = GRADED if graded else DERIVED if self._is_told_who() else OPEN
        made = self._made("P", levels, origin)
        if not self.ties:
            return made
        if high > 0 and levels == (0, 0):
            faded = self.rubric.phrase("partner_faded")
            said = self.rubric.phrase(f"origin_{origin}", name=scale.name, words=faded)
            made = _with(made, low_word=faded, high_word=faded, says=said)
        values = {"low": f"{low:.2f}", "says": made.says}
        if low == high:
            says = self.rubric.phrase("partner_settled", **values)
        else:
            says = self.rubric.phrase("partner_from_ties", high=f"{high:.2f}", **values)
        return _with(made, says=says, evidence=tuple(one.says for one in self.ties))

    def _field(self) -> Factor:
        cues = self.field.cues
        made = self._made("F", self.field.level, DERIVED)
        basis = self.rubric.phrase(f"field_{self.field.basis}", words=self.field.words, says=made.says)
        return _with(
            made,
            says=basis,
            evidence=tuple(
                self.rubric.phrase(
                    f"cue_{one.kind}", quotation=one.quotation, place=one.place, concept=one.name
                )
                for one in cues
            ),
        )

    def _stated(self, key: str) -> Factor:
        name = STATED_IN[key]
        word = getattr(self.proposal, name)
        if word != UNKNOWN:
            return self._stated_word(key, word)
        if key == "X" and self.proposal.disclosure_range is not None:
            return self._made(
                key, self._disclosed(self.proposal.disclosure_range), DERIVED, self._undeclared()
            )
        if key == "X" and self._undeclared():
            return self._made(key, self.rubric.undeclared, DERIVED, self._undeclared())
        if name in self.proposal.explicit_unknown or key == "B":
            return self._open(key)
        return self._assumed(key)

    def _disclosed(self, given: tuple[str, str]) -> Interval:
        """The levels of the best and the worst state of disclosure that open questions leave."""
        words = dict(self.rubric.levels_of)["X"]
        return words.index(given[0]), words.index(given[1])

    def _stated_word(self, key: str, word: str) -> Factor:
        level = dict(self.rubric.levels_of)[key].index(word)
        undeclared = self._undeclared() if key == "X" else ()
        if undeclared and level == 0:
            return self._made(key, (0, self.rubric.undeclared[1]), STATED, undeclared)
        return self._made(key, (level, level), STATED)

    def _assumed(self, key: str) -> Factor:
        cues = self.people_cues if key == "D" else ()
        if cues and key in self.profile.not_assessed:
            return self._made(key, self.rubric.text.data_cue_level, DERIVED, cues)
        by_funding = self._by_funding(key)
        if by_funding is not None:
            return by_funding
        assumed = dict(self.profile.assumes).get(key)
        if assumed is not None:
            return _with(self._made(key, assumed, ASSUMED), says=dict(self.profile.says)[key])
        if key in self.profile.not_assessed:
            return _with(
                self._made(key, (0, 0), NOT_ASSESSED), low=None, high=None, low_word="", high_word=""
            )
        return self._open(key, cues)

    def _by_funding(self, key: str) -> Factor | None:
        """The input as the kind of funding tells it, or None when the funding tells nothing of it."""
        text = funding_text(self.proposal)
        for one in self.profile.assumes_by_funding:
            if one.input == key and names_any(text, one.funder):
                made = self._made(key, one.levels, ASSUMED, (quoted(text, "funding"),))
                return _with(made, says=one.says)
        return None

    def _open(self, key: str, evidence: tuple[str, ...] = ()) -> Factor:
        scale = self.rubric.scale(key)
        return self._made(key, (scale.lowest, scale.highest), OPEN, evidence)

    def _undeclared(self) -> tuple[str, ...]:
        """Affiliations of named roles that were stated elsewhere but not declared."""
        return tuple(
            self.rubric.phrase("undeclared", organisation=tie.organisation, who=person.label or person.role)
            for person in self.proposal.people
            for tie in person.posts
            if tie.declared is False
        )

    def _role_word(self) -> str:
        if self.proposal.inputs is not None:
            return self.proposal.inputs.role
        order = tuple(key for key, _ in self.rubric.roles)
        held = {one.role for one in self.proposal.people if one.role in PERSON_ROLES}
        return next((one for one in order if one in held), order[0])

    def _role(self) -> Factor:
        word = self._role_word()
        graded = self.proposal.inputs is not None
        origin = GRADED if graded else DERIVED
        weight = dict(self.rubric.roles)[word]
        named = graded or any(one.role == word for one in self.proposal.people)
        says = self.rubric.phrase("role" if named else "role_default", role=word, weight=f"{weight:g}")
        return _word_factor("role", self.rubric.phrase("role_name"), word, origin, says)

    def _end_use(self) -> Factor:
        word, origin = self.end_use()
        says = self.rubric.phrase(f"end_use_{word}")
        if origin == ASSUMED:
            says = dict(self.profile.says)["end_use"]
        return _word_factor("end_use", self.rubric.phrase("end_use_name"), word, origin, says)

    def _made(self, key: str, level: Interval, origin: str, evidence: tuple[str, ...] = ()) -> Factor:
        scale = self.rubric.scale(key)
        low_word, high_word = scale.levels[level[0]], scale.levels[level[1]]
        words = (
            low_word if level[0] == level[1] else self.rubric.phrase("range", low=low_word, high=high_word)
        )
        says = self.rubric.phrase(f"origin_{origin}", name=scale.name, words=words)
        return Factor(
            id=key,
            name=scale.name,
            low=level[0],
            high=level[1],
            low_word=low_word,
            high_word=high_word,
            origin=origin,
            says=says,
            evidence=evidence,
        )


def _level_of(weight: float, weights: tuple[float, ...]) -> int:
    """The highest level whose weight is not above this one, so that a faded tie reads as a weaker level."""
    return max(index for index, one in enumerate(weights) if one <= weight + 1e-9)


def _with(factor: Factor, **changes: Any) -> Factor:
    return replace(factor, **changes)


def _word_factor(key: str, name: str, word: str, origin: str, says: str) -> Factor:
    return Factor(
        id=key,
        name=name,
        low=None,
        high=None,
        low_word=word,
        high_word=word,
        origin=origin,
        says=says,
    )
