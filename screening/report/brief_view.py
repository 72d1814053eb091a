"""The few sentences at the head of a report: how many names are on record, and what else waits."""

from screening.report.party_view import BodyView, PartyView
from screening.report.phrases import Phrases
from screening.report.plan_view import MeasureView, QuestionView
from screening.report.result_view import ResultView


def brief_lines(
    parties: tuple[PartyView, ...],
    heading: ResultView,
    questions: tuple[QuestionView, ...],
    measures: tuple[MeasureView, ...],
    phrases: Phrases,
) -> tuple[str, ...]:
    """The sentences, each left out where it would count nothing."""
    named_only = [one for one in parties if one.only_named]
    parties = tuple(one for one in parties if not one.only_named)
    lines = []
    if named_only:
        bodies = dict.fromkeys(body.name for one in named_only for body in one.bodies[:1])
        lines.append(phrases.count("brief.only_named", len(bodies), names=named(list(bodies), phrases)))
    lines.append(found_line(parties, phrases))
    for outcome in ("related", "review"):
        if found := [one for one in parties if _is(one, outcome)]:
            meant = list(dict.fromkeys(body.name for one in found for body in _meant(one, outcome)))
            written = named([one.written for one in found], phrases)
            said = phrases.count(f"brief.{outcome}", len(meant), names=written, bodies=named(meant, phrases))
            lines.append(said)
    counts = {
        "gates": len(heading.gates),
        "questions": len(questions),
        "measures": sum(not one.only_from for one in measures),
        "measures_later": sum(bool(one.only_from) for one in measures),
    }
    lines += [phrases.count(f"brief.{key}", number) for key, number in counts.items() if number]
    # "… Co., Ltd." at the end of a sentence has its full stop already.
    return tuple(line.removesuffix("..") + "." if line.endswith("..") else line for line in lines if line)


def _is(party: PartyView, outcome: str) -> bool:
    """True for that outcome; a name read as a part of a body on record is related to it, not the body."""
    part = party.outcome == "match" and bool(party.bodies) and bool(party.bodies[0].related)
    return outcome == "related" if part else party.outcome == outcome


def _meant(party: PartyView, outcome: str) -> tuple[BodyView, ...]:
    """What a name belongs to, first of all; or all that it may be."""
    return party.bodies[:1] if outcome == "related" else party.bodies


def found_line(parties: tuple[PartyView, ...], phrases: Phrases) -> str:
    """The sentence that says first how many names are on record, and as which bodies."""
    listed = [one for one in parties if _is(one, "match") and one.bodies]
    if not parties:
        return phrases("brief.no_names")
    if listed:
        bodies = (body for one in listed for body in one.bodies if not body.related and body.band != "review")
        bodies_named = list(dict.fromkeys(body.name for body in bodies))
        names, several = named(bodies_named, phrases), len(bodies_named) > 1
        if len(parties) == 1:
            return phrases("brief.listed_both" if several else "brief.listed_one", names=names)
        if len(listed) == len(parties):
            every = "listed_all" if len(parties) > 2 else "listed_two"
            return phrases(f"brief.{every if several else 'listed_same'}", names=names, total=len(parties))
        if len(listed) == 1 and several:
            return phrases("brief.listed_many_both", names=names, total=len(parties))
        return phrases.count("brief.listed_many", len(listed), names=names, total=len(parties))
    if any(one.outcome != "none" for one in parties):
        return ""
    return phrases("brief.none_one") if len(parties) == 1 else phrases("brief.none_many", total=len(parties))


def named(names: list[str], phrases: Phrases, most: int = 4) -> str:
    """Names in one sentence, cut after a few; divided by semicolons where a name has a comma of its own."""
    shown = (
        names
        if len(names) <= most
        else [*names[: most - 1], phrases("brief.more", count=len(names) - most + 1)]
    )
    if len(shown) < 2:
        return "".join(shown)
    between = "; " if any("," in one for one in names) else ", "
    return f"{between.join(shown[:-1])} {phrases('brief.and')} {shown[-1]}"
