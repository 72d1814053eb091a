"""Reads a channels pack: scales, ties, channels, thresholds, floors, tiers, text rules, words."""

from screening.assess.phrases import open_problem
from screening.model.phrases import HOUSE_PHRASES
from screening.model.rubric import (
    AgainstRule,
    Channel,
    ChannelsRubric,
    Floor,
    FundingAssumption,
    Profile,
    Scale,
    TextRules,
    TierWords,
)
from screening.model.vocabulary import DIRECTNESS, PERSON_ROLES, RECENCY, TIE_KINDS, TIERS
from screening.rubrics.block import Block
from screening.rubrics.phrase_check import phrase_problems
from screening.rubrics.reach import unreached_tiers

_SCALES = ("P", "F", "A", "D", "X", "C", "B")
_LAST_MEANWHILE = "T1"
_MAY_BE_OPEN = (
    "use_cues_inside",
    "data_cues",
    "data_cues_with_people",
    "people_words",
    "not_people",
    "other_fields",
    "society_fields",
    "studied",
    "disclaimers",
    "disclaimers_after",
)


def read_channels(top: Block) -> ChannelsRubric:
    """The channels rubric of a pack; problems are kept in the block."""
    inputs, ties = top.required_block("inputs"), top.required_block("ties")
    scales = tuple(_scale(inputs.required_block(key), key) for key in _SCALES)
    inputs.finish()
    rubric = ChannelsRubric(
        scales=scales,
        recency=_weights(ties.required_block("recency"), RECENCY),
        directness=_weights(ties.required_block("directness"), DIRECTNESS),
        tie_kinds=_weights(ties.required_block("kinds"), TIE_KINDS),
        roles=_weights(ties.required_block("roles"), PERSON_ROLES),
        channels=tuple(_channel(one) for one in top.blocks("channels", required=True)),
        thresholds=_thresholds(top.required_block("thresholds")),
        floors=tuple(_floor(one) for one in top.blocks("floors")),
        tiers=_tiers(top.required_block("tiers")),
        text=_text(top.required_block("text")),
        profiles=tuple(_profile(one) for one in top.blocks("profiles", required=True)),
        levels_of=_levels_of(top.required_block("levels_of"), scales),
        undeclared=_pair(top, "undeclared"),
        what_if_tie=top.whole("what_if_tie", 1, scales[0].highest, 1),
        phrases=_phrases(top.required_block("phrases")),
        measures_per_tier=tuple(int(one) for one in top.numbers("measures_per_tier", 0, 20)),
    )
    ties.finish()
    _check(top, rubric)
    return rubric


def _scale(block: Block, key: str) -> Scale:
    most = 100 if key == "B" else 1  # benefit is a rank; every other weight is a share
    levels, before = block.texts("levels", required=True), len(block.problems)
    weights = block.numbers("weights", 0, most)
    if len(levels) != len(weights):
        block.problem(
            f"has {len(weights)} weights for {len(levels)} levels; expected one weight for each", "weights"
        )
    if list(weights) != sorted(weights) and len(block.problems) == before:
        block.problem("falls somewhere; a higher level must never weigh less", "weights")
    scale = Scale(
        id=key,
        name=block.text("name"),
        levels=levels,
        weights=weights,
        lowest=block.whole("lowest", 0, 1, 0),
        ask=block.text("ask"),
        to=block.text("to"),
        reads=block.text("reads", ""),
    )
    block.finish()
    return scale


def _weights(block: Block, keys: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    found = tuple((key, block.number(key, 0, 1)) for key in keys)
    block.finish()
    return found


def _channel(block: Block) -> Channel:
    node = block.node_of("factors")
    groups: list[tuple[str, ...]] = []
    for one in node.value if node is not None and isinstance(node.value, list) else []:
        groups.append((one.value,) if isinstance(one.value, str) else tuple(part.value for part in one.value))
    known = {*_SCALES, "role"} - {"B"}
    for key in (key for group in groups for key in group):
        if key not in known:
            block.problem(f"reads '{key}'; expected inputs among {', '.join(sorted(known))}", "factors")
    read = [key for group in groups for key in group]
    for key in dict.fromkeys(one for one in read if read.count(one) > 1):
        block.problem(f"reads '{key}' twice; each input counts once", "factors")
    if not groups:
        block.problem("has no factors; expected a list of inputs", "factors")
    channel = Channel(
        id=block.text("id"), name=block.text("name"), factors=tuple(groups), says=block.text("says")
    )
    block.finish()
    return channel


def _thresholds(block: Block) -> tuple[float, ...]:
    before = len(block.problems)
    found = tuple(block.number(key, 0, 100) for key in TIERS[1:])
    if list(found) != sorted(set(found)) and len(block.problems) == before:
        block.problem("does not rise from T1 to T4; expected four rising numbers")
    block.finish()
    return found


def _floor(block: Block) -> Floor:
    floor = Floor(
        id=block.text("id"),
        partner_weight=block.number("partner_weight", 0, 1),
        access=block.whole("access", 1, 4),
        tier=TIERS.index(block.choice("tier", TIERS)),
        says=block.text("says"),
    )
    if floor.tier > 2:
        block.problem("is above T2; no floor may go above T2, since no single tie decides alone", "tier")
    block.finish()
    return floor


def _tiers(block: Block) -> tuple[TierWords, ...]:
    tiers = tuple(_tier(block.required_block(key), key) for key in TIERS)
    block.finish()
    return tiers


def _tier(block: Block, key: str) -> TierWords:
    benefit = block.whole("benefit_at_least", 0, 3) if block.has("benefit_at_least") else None
    words = TierWords(
        id=key,
        name=block.text("name"),
        response=block.text("response"),
        provisional=block.text("provisional"),
        who_decides=block.text("who_decides"),
        benefit_at_least=benefit,
        high_benefit=block.text("high_benefit", "" if benefit is None else None),
        benefit_unknown=block.text("benefit_unknown", "" if benefit is None else None),
        meanwhile=block.text("meanwhile", ""),
    )
    if words.meanwhile and key > _LAST_MEANWHILE:
        block.problem(
            "is given above T1; from T2 on conditions are agreed before the work goes on", "meanwhile"
        )
    block.finish()
    return words


def _against(block: Block) -> AgainstRule:
    rule = AgainstRule(
        field=block.choice("field", ("data", "access", "funding_conditions", "end_use")),
        words=block.texts("is", required=True),
        phrases=block.texts("phrases", required=True),
    )
    for problem in filter(None, map(open_problem, rule.phrases)):
        block.problem(problem, "phrases")
    block.finish()
    return rule


def _text(block: Block) -> TextRules:
    spellings = block.required_block("spellings")
    text = TextRules(
        full_text_words=block.whole("full_text_words", 1, 1000),
        title_alone=_pair(block, "title_alone"),
        use_only=_pair(block, "use_only"),
        ambiguous=_pair(block, "ambiguous"),
        nothing_found=_pair(block, "nothing_found"),
        ambiguous_in_full_text=block.whole("ambiguous_in_full_text", 0, 5),
        ask_only=block.texts("ask_only"),
        ordinary=block.texts("ordinary"),
        other_fields=block.texts("other_fields"),
        society_fields=block.texts("society_fields"),
        not_other_fields=block.texts("not_other_fields"),
        watching=block.texts("watching"),
        advance_cues=block.texts("advance_cues"),
        model_cues=block.texts("model_cues"),
        use_cues=block.texts("use_cues", required=True),
        use_cues_after=block.texts("use_cues_after", required=True),
        use_of_another=block.texts("use_of_another"),
        use_reach=block.whole("use_reach", 1, 12),
        use_cues_inside=block.texts("use_cues_inside"),
        serving=block.texts("serving"),
        serving_cues=block.texts("serving_cues"),
        serving_stops=block.texts("serving_stops"),
        serving_not=block.texts("serving_not"),
        data_cues=block.texts("data_cues", required=True),
        data_cues_with_people=block.texts("data_cues_with_people"),
        people_words=block.texts("people_words"),
        data_cue_level=_pair(block, "data_cue_level"),
        not_people=block.texts("not_people"),
        methods=block.texts("methods"),
        made_of=block.texts("made_of"),
        grammar=block.texts("grammar"),
        grammar_percent=block.whole("grammar_percent", 0, 100, 0),
        named_only=_pair(block, "named_only"),
        in_passing_keywords=block.whole("in_passing_keywords", 0, 20, 0),
        borrowed=block.texts("borrowed"),
        studied=block.texts("studied"),
        disclaimers=block.texts("disclaimers"),
        disclaimers_after=block.texts("disclaimers_after"),
        disclaimer_reach=block.whole("disclaimer_reach", 0, 20, 0),
        against=tuple(_against(one) for one in block.blocks("against")),
        against_not=block.texts("against_not"),
        spellings=tuple((key, spellings.text(key)) for key in spellings.names()),
    )
    for key in _MAY_BE_OPEN:
        for problem in filter(None, map(open_problem, getattr(text, key))):
            block.problem(problem, key)
    block.finish()
    return text


def _profile(block: Block) -> Profile:
    assumes, says = block.block("assumes"), block.block("says")
    profile = Profile(
        id=block.choice("id", ("full", "register")),
        assumes=tuple((key, _pair(assumes, key)) for key in assumes.names()) if assumes else (),
        assumes_by_funding=tuple(_by_funding(one) for one in block.blocks("assumes_by_funding")),
        assumes_end_use=block.choice("assumes_end_use", ("civil", "military", "unknown"), ""),
        not_assessed=block.texts("not_assessed"),
        says=tuple((key, says.text(key)) for key in says.names()) if says else (),
    )
    block.finish()
    return profile


def _by_funding(block: Block) -> FundingAssumption:
    assumption = FundingAssumption(
        input=block.choice("input", _SCALES),
        levels=_pair(block, "levels"),
        funder=block.texts("funder", required=True),
        says=block.text("says"),
    )
    block.finish()
    return assumption


def _levels_of(block: Block, scales: tuple[Scale, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    lengths = {one.id: len(one.levels) for one in scales}
    found = []
    for key in block.names():
        words = block.texts(key)
        if len(words) != lengths.get(key, -1):
            block.problem(
                f"has {len(words)} words; expected one for each of {lengths.get(key, 0)} levels", key
            )
        found.append((key, words))
    return tuple(found)


def _phrases(block: Block) -> tuple[tuple[str, str], ...]:
    found = tuple((key, block.text(key)) for key in sorted(block.names()))
    for name, says in phrase_problems(found, HOUSE_PHRASES):
        block.problem(f"'{name}' {says}", name)
    return found


def _pair(block: Block, key: str) -> tuple[int, int]:
    values = block.numbers(key, 0, 5)
    if len(values) != 2 or values[0] > values[1]:
        block.problem("is not a range; expected [low, high]", key)
        return 0, 0
    return int(values[0]), int(values[1])


def _check(top: Block, rubric: ChannelsRubric) -> None:
    if len(rubric.measures_per_tier) != len(TIERS):
        top.problem("has not five numbers; expected one for each tier", "measures_per_tier")
    if {one.id for one in rubric.profiles} != {"full", "register"}:
        top.problem("lacks one of the profiles full and register", "profiles")
    if not top.problems:
        for says in unreached_tiers(rubric):
            top.problem(says, "thresholds")
