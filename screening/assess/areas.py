"""Whether a project's own text advances an area of one official technology list."""

from screening.assess.field import FieldReading, areas_of
from screening.assess.listed import Truth
from screening.assess.named_only import KEYWORD
from screening.assess.text import phrase
from screening.model.assessment import TextCue
from screening.model.rubric import Area, Rules
from screening.model.sentence import filled


def truth_of_area(scheme: str, field: FieldReading, rules: Rules) -> Truth:
    """True when a concept of the list is advanced, None when the words leave it open, else false.

    A line that is only announced is asked about: no rule rests on it before it is in force.
    """
    words = dict(rules.words)
    clear: list[str] = []
    doubtful: list[str] = []
    for cue in field.cues:
        covering = areas_of((cue.concept,), scheme, rules.areas)
        if not covering:
            continue
        standing = tuple(one for one in covering if not one.planned)
        sure = cue.kind == KEYWORD and bool(standing) and _names(cue, standing, rules)
        values = {"quotation": cue.quotation, "place": cue.place, "concept": _name(cue.concept, rules)}
        if sure:
            areas = "; ".join(one.name for one in standing)
            clear.append(filled("words.area_shown", words["area_shown"], {"areas": areas, **values}))
        else:
            doubtful.append(filled("words.area_may", words["area_may"], values))
    if clear:
        return Truth(holds=True, evidence=tuple(dict.fromkeys(clear)))
    if doubtful:
        return Truth(holds=None, evidence=tuple(dict.fromkeys(doubtful)))
    if not field.enough:
        return Truth(holds=None, evidence=(_counted("little_text", field, words),))
    return Truth(holds=False, evidence=(_counted("no_area", field, words),))


def _counted(key: str, field: FieldReading, words: dict[str, str]) -> str:
    return filled(f"words.{key}", words[key], {"words": field.words})


def _names(cue: TextCue, covering: tuple[Area, ...], rules: Rules) -> bool:
    """True when the concept is as narrow as the listed areas.

    A concept of level 2 and above is; a milder one is only when its words are
    in the area's name, since "clinical trial" is no tissue engineering.
    """
    concept = next(one for one in rules.concepts if one.id == cue.concept)
    if concept.level >= 2:
        return True
    said = set(phrase(cue.quotation))
    if len(covering) == 1:
        said |= set(phrase(concept.name))
    telling = said - set(rules.ordinary_area_words)
    return any(telling & set(phrase(one.name)) for one in covering)


def _name(concept: str, rules: Rules) -> str:
    return next((one.name for one in rules.concepts if one.id == concept), concept)
