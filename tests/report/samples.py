"""Assessments to render: invented projects, real institutions."""

from dataclasses import replace

from screening.model.assessment import Assessment, GateResult, Measure, Note, TextCue, WhatIf
from screening.model.match import Band, Comparison, Outcome, Relation
from screening.model.proposal import Proposal
from screening.model.source import Place
from tests.report.factory import (
    MEASURES,
    OPEN_FACTORS,
    QUESTIONS,
    assessment,
    factor,
    house,
    named,
    party,
    unlisted,
)
from tests.report.record import CUST, HIT, MIPT, SHARIF


def routine() -> Assessment:
    """A register entry with nothing on record."""
    project = Proposal(
        id="P-017",
        title="Glacier melt and river flow in the upper Yellow River basin",
        acronym="MELT",
        funder="Research Council of Norway",
        starts="2026-03-01",
        ends="2029-02-28",
    )
    parties = (
        party("Lanzhou University", country="CN"),
        party(
            "Nanjing Agricultural University",
            unlisted(
                "Nanjing Agricultural University",
                ((HIT.entity_id, "shares only “University” and the country"),),
                "Nanjing Agricultural University",
            ),
        ),
        party("Universitetet i Bergen", country="NO"),
    )
    return assessment(
        project,
        parties,
        house(
            "T0",
            "T0",
            "routine on these assumptions; would rise to T1 if disclosure were “gap explained”",
            OPEN_FACTORS,
            provisional=True,
            who_decides="principal investigator",
            channels_min={"transfer": 0.0, "misuse": None, "integrity": None},
            channels_max={"transfer": 0.0, "misuse": None, "integrity": None},
            full_range={"tier_min": "T0", "tier_max": "T2"},
            what_if=(
                WhatIf(says="a partner turned out to be a military body", tier_min="T2", tier_max="T2"),
            ),
            measures=(Measure(id="M01", says="The check and its date are recorded."),),
        ),
        profile="register",
        assumptions=("Access was taken as joint work or laboratory use.", "The end use was taken as civil."),
        not_assessed=("Sensitivity of data", "State of disclosure", "Conditions of funding"),
    )


def strict() -> Assessment:
    """The case of real benefit and real risk: two universities, one field, laboratory access."""
    project = Proposal(
        id="P-101",
        title="Mechanics of single cancer cells measured by micro- and nanorobots",
        acronym="CELLMECH",
        funder="European Commission",
        programme="HORIZON MSCA",
        starts="2023-01-01",
        ends="2027-12-31",
        benefit="exceptional",
        benefit_statement="No other method measures the stiffness of living tumour cells at "
        "this rate. The clinical partner can begin a trial within two years.",
    )
    parties = (
        party(
            "Harbin Institute of Technology, 92 West Dazhi Street, Harbin",
            named("Harbin Institute of Technology", HIT),
        ),
        party("CUST (长春理工大学)", named("CUST (长春理工大学)", CUST, band=Band.LIKELY)),
        party("University of Warwick", country="GB", role="coordinator"),
        party("Aarhus Universitet", country="DK"),
    )
    factors = (
        factor("P", 4, 4, says="Harbin Institute of Technology is listed by six sources; a confirmed tie."),
        factor("F", 2, 2, says="micro- and nanorobots, a listed dual-use field"),
        factor("A", 3, 3, "stated", "The partners use one another’s laboratories."),
        factor("D", 0, 0, "stated"),
        factor("X", 0, 1, "stated"),
        factor("C", 0, 0, "stated"),
        factor("B", 3, 3, "stated"),
    )
    return assessment(
        project,
        parties,
        house(
            "T3",
            "T3",
            "enable with strict monitoring",
            factors,
            who_decides="dean or pro-vice-chancellor with panel",
            channels_min={"transfer": 32.0, "misuse": 0.0, "integrity": 0.0},
            channels_max={"transfer": 32.0, "misuse": 0.0, "integrity": 6.0},
            measures=MEASURES,
            questions=QUESTIONS,
            what_if=(
                WhatIf(says="the partners received published output only", tier_min="T1", tier_max="T1"),
                WhatIf(says="the end use turned out to be military", tier_min="T4", tier_max="T4"),
            ),
            ledger=(
                Note(
                    says="Tie: very strong, current, the body itself, confirmed",
                    low=0.8,
                    high=0.8,
                    evidence=("register.xlsx › row 14",),
                    source="HOUSE",
                ),
                Note(says="Transfer = 100 × 0.8 × 0.5 × 0.8", low=32.0, high=32.0),
            ),
        ),
        gates=(
            GateResult(
                pack="he_2026_27",
                id="miit",
                holds="true",
                says="The work programme 2026–27 excludes this partner.",
                who_decides="the funder",
                source="https://example.org/programme",
                certainty="press",
            ),
            GateResult(
                pack="eu_dualuse",
                id="export",
                holds="unknown",
                says="An export licence may be needed for micromanipulators.",
                who_decides="export-control lead",
            ),
            GateResult(
                pack="ca_strac", id="strac", holds="false", says="No Canadian federal money is involved."
            ),
        ),
        cues=(
            TextCue(
                quotation="micro- and nanorobots",
                place="title",
                concept="robotics: micro and nano",
                level_low=2,
                level_high=2,
            ),
        ),
    )


def ask_first() -> Assessment:
    """A homonym that the text cannot settle."""
    project = Proposal(id="P-044", title="Optics, joint project", starts="2026-01-01", ends="2026-12-31")
    reason = (
        Comparison(feature="acronym", supports=True, says="HIT is the short form of the listed body"),
        Comparison(feature="homonym", supports=False, says="HIT is also the short form of six other bodies"),
    )
    parties = (party("HIT", named("HIT", HIT, band=Band.REVIEW, outcome=Outcome.REVIEW, reasons=reason)),)
    factors = (factor("P", 0, 4), factor("F", 1, 3), factor("A", 1, 4), *OPEN_FACTORS[3:])
    return assessment(
        project,
        parties,
        house(
            "T0",
            "T4",
            "ask first; no adverse step and no commitment",
            factors,
            questions=QUESTIONS,
            channels_min={"transfer": 0.0, "misuse": 0.0, "integrity": 0.0},
            channels_max={"transfer": 80.0, "misuse": 80.0, "integrity": 75.0},
        ),
    )


def hold() -> Assessment:
    """An asset freeze beside a low field risk."""
    project = Proposal(
        id="P-009", title="Shared groundwater sensors: a workshop", starts="2026-05-01", ends="2027-04-30"
    )
    parties = (
        party(
            "Sharif University of Technology (دانشگاه صنعتی شریف)",
            named("Sharif University of Technology", SHARIF),
        ),
    )
    factors = (
        factor("P", 4, 4),
        factor("F", 0, 0),
        factor("A", 2, 2, "stated"),
        factor("D", 1, 1, "stated"),
        factor("X", 0, 0, "stated"),
        factor("C", 0, 0, "stated"),
        factor("B", 2, 2, "stated"),
    )
    gate = GateResult(
        pack="eu_sanctions",
        id="freeze",
        holds="true",
        who_decides="sanctions lead",
        says="Sharif University"
        " of Technology is listed by the Council of the EU since 2014-11-08; an asset freeze is in force.",
    )
    return assessment(
        project,
        parties,
        house(
            "T1",
            "T1",
            "hold: licence or sanctions check first; then proceed, light measures",
            factors,
            measures=MEASURES[:1],
            channels_max={"transfer": 1.3, "misuse": 6.6, "integrity": 0.0},
            channels_min={"transfer": 1.3, "misuse": 6.6, "integrity": 0.0},
        ),
        gates=(gate,),
    )


def related() -> Assessment:
    """A hospital of a listed body, and a person's appointment."""
    project = Proposal(
        id="P-055", title="Hypertension in older adults: 解放军总医院 and Lund", starts="2026-01-01"
    )
    hospital = named(
        "First Affiliated Hospital of Harbin",
        HIT,
        outcome=Outcome.RELATED,
        relation=Relation.RELATED,
        tie="hospital",
        band=Band.LIKELY,
    )
    parties = (
        party("First Affiliated Hospital of Harbin", hospital),
        party(
            "Московский физико-технический институт",
            named("МФТИ", MIPT),
            person_label="PI",
            tie_kind="honorary",
            role="lead",
            starts="2018-01-01",
            ends="2021-12-31",
        ),
        party(
            "Lunds universitet",
            country="SE",
            role="host",
            counted=False,
            why_not_counted="the home institution",
        ),
    )
    factors = (factor("P", 1, 2), factor("F", 0, 0), factor("A", 2, 2), factor("D", 1, 3), *OPEN_FACTORS[4:])
    return assessment(
        project,
        parties,
        house(
            "T1",
            "T2",
            "proceed with agreed conditions",
            factors,
            ask_first=False,
            measures=MEASURES[:2],
            questions=QUESTIONS[:1],
            channels_max={"transfer": 2.0, "misuse": 17.0, "integrity": None},
        ),
    )


def many(count: int = 40) -> Assessment:
    """Many partners, three of them on record."""
    parties = tuple(party(f"University of Example {number}") for number in range(count - 3))
    found = (
        party("Harbin Inst. of Technol.", named("Harbin Inst. of Technol.", HIT)),
        party("Changchun Univ. of Sci. & Technol.", named("Changchun Univ.", CUST, band=Band.LIKELY)),
        party("MIPT", named("MIPT", MIPT, band=Band.REVIEW, outcome=Outcome.REVIEW)),
    )
    given = strict()
    return replace(given, proposal=replace(given.proposal, id=f"P-{count}"), parties=parties + found)


HOSTILE = '<script>alert(1)</script>\u202egnp=1+1 "quoted" & مرحبا بالعالم 😀'


def hostile() -> Assessment:
    """Every field of the user full of what could break a page."""
    given = strict()
    title = ("=HYPERLINK(“x”) " + HOSTILE + " ") * 5
    project = replace(
        given.proposal,
        id="../../etc/passwd",
        title=title[:300],
        acronym=HOSTILE,
        funder=HOSTILE,
        benefit_statement=HOSTILE,
        place=Place(file=HOSTILE, sheet="=1+1", row=3),
    )
    parties = (party(HOSTILE, named(HOSTILE, HIT), place=HOSTILE), party("=1+1"), party("W" * 400))
    return replace(given, proposal=project, parties=parties)


ALL = {
    "routine": routine,
    "strict": strict,
    "ask_first": ask_first,
    "hold": hold,
    "related": related,
    "eight": lambda: many(8),
    "forty": many,
    "hostile": hostile,
}
