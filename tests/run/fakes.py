"""A small world for the tests of runs: one listed body, a look-up by its name, a rubric of one rule."""

import time
from datetime import date

from screening.app.adjudicated import Verdicts
from screening.app.looks_up import LooksUp
from screening.app.run_settings import RunSettings
from screening.app.run_work import Assess
from screening.model.assessment import Assessment, PackResult, PartyResult, Question
from screening.model.listing import Entity, Lane, Listing, ReferenceList
from screening.model.match import Answer, Band, Comparison, Match, Mention, NearMiss, Outcome, Relation
from screening.model.proposal import Proposal
from screening.model.screened import Screened
from screening.store.adjudications import read_adjudications

DAY = date(2026, 11, 21)
SETTINGS = RunSettings(as_of=DAY)
BODY = Entity(
    entity_id="invented-optics",
    name="Invented Institute of Optics",
    native_name="示例光学研究所",
    country="CN",
)
LISTING = Listing(
    entity_id=BODY.entity_id,
    list_id="invented_list",
    edition="2026",
    name_as_listed=BODY.name,
    listed_on="2020-05-01",
)
PASSPORT = ReferenceList(
    list_id="invented_list",
    title="Invented list",
    authority="Invented authority",
    jurisdiction="XX",
    lane=Lane.DESIGNATION,
    means="An entry means that the authority names the body.",
    does_not_mean="An entry says nothing about a project.",
    url="https://example.org",
    licence="CC0-1.0",
    redistributable=True,
    edition="2026",
    as_of="2026-01-01",
    check_every_days=30,
    entries_min=1,
    entries_max=9,
)


class NameLookUp:
    """Finds the one listed body wherever its name stands in a text."""

    def check_mention(self, mention: Mention) -> Screened:
        """The answer for one mention."""
        at = mention.text.casefold().find("institute of optics")
        found = at >= 0
        match = Match(
            entity_id=BODY.entity_id,
            relation=Relation.SAME,
            band=Band.LIKELY,
            name_kind="primary",
            matched_text=mention.text[at : at + 19],
            span=(at, at + 19),
            reasons=(Comparison(feature="name", supports=True, says="The words are those of the name."),),
        )
        answer = Answer(
            text=mention.text,
            outcome=Outcome.MATCH if found else Outcome.NONE,
            matches=(match,) if found else (),
            near_misses=() if found else (NearMiss(entity_id=BODY.entity_id, why_not="no word in common"),),
        )
        return Screened(
            answer=answer,
            as_of=DAY,
            entities={BODY.entity_id: BODY},
            listings={BODY.entity_id: (LISTING,)} if found else {},
            lists=(PASSPORT,),
        )


def assess(proposal: Proposal, screener: LooksUp, profile: str) -> Assessment:
    """T2 for a project with a listed partner, T0 for any other."""
    parties = tuple(
        PartyResult(
            name=one.name,
            role=one.role,
            screened=screener.check_mention(Mention(text=one.name, country=one.country)),
            country=one.country,
            place=one.place.label() if one.place else "",
        )
        for one in proposal.parties
    )
    tier = "T2" if any(one.screened.matches for one in parties) else "T0"
    house = PackResult(
        pack="house_default",
        title="House",
        kind="channels",
        version="1",
        tier_min="T0",
        tier_max=tier,
        ask_first=tier != "T0",
        response="ask first" if tier != "T0" else "routine on these assumptions",
        who_decides="research office",
        full_range={"tier_min": "T0", "tier_max": "T3"},
        questions=(Question(id="A", says="What will the partner have access to?", narrows=2),),
    )
    return Assessment(
        proposal=proposal,
        as_of=DAY,
        profile=profile,
        authority="default",
        packs=(house,),
        parties=parties,
        lists=({"list_id": "invented_list", "title": "Invented list", "edition": "2026"},),
    )


def workshop(settings: RunSettings) -> Assess:
    """The small world as a run uses it."""
    verdicts = Verdicts(read_adjudications(settings.adjudications) if settings.adjudications else ())
    return lambda proposal: assess(
        proposal, verdicts.for_project(proposal.id, NameLookUp()), settings.profile
    )


def slow_workshop(settings: RunSettings) -> Assess:
    """The same, taking its time, so that a test can end it in the middle."""
    quick = workshop(settings)

    def slowly(proposal: Proposal) -> Assessment:
        time.sleep(0.01)
        return quick(proposal)

    return slowly
