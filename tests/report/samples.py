"""Assessments to render: invented projects, real institutions, listings as published."""

from dataclasses import replace
from datetime import date
from typing import Any

from screening.model.assessment import (
    Assessment,
    Factor,
    GateResult,
    Measure,
    Note,
    PackResult,
    PartyResult,
    Question,
    TextCue,
    WhatIf,
)
from screening.model.listing import Entity, Lane, Listing, ReferenceList
from screening.model.match import Answer, Band, Comparison, Match, NearMiss, Outcome, ReadAs, Relation
from screening.model.proposal import Proposal
from screening.model.screened import Screened
from screening.model.source import Place

DAY = date(2026, 11, 21)
THRESHOLDS = (("T1", 5.0), ("T2", 15.0), ("T3", 30.0), ("T4", 60.0))
LEVELS = {
    "P": ("none found", "remote", "limited", "strong", "very strong", "is itself a military or security body"),
    "F": ("open", "enabling", "listed", "high-risk dual use", "weapons or delivery"),
    "A": ("unused", "published output", "joint unpublished results", "laboratory, code, material, equipment",
          "controlled items, restricted data"),
    "D": ("none", "aggregated", "pseudonymised", "identifiable", "bulk biometric, genomic or location"),
    "X": ("complete", "gap explained", "gap open", "material omission", "confirmed concealment"),
    "C": ("none", "normal contract", "strongly tied aid", "control over results", "secrecy"),
    "B": ("low", "normal", "high", "exceptional"),
}  # fmt: skip
NAMES = {
    "P": "Tie of the partner",
    "F": "Sensitivity of the field",
    "A": "Access",
    "D": "Sensitivity of data",
    "X": "State of disclosure",
    "C": "Conditions of funding",
    "B": "Expected benefit",
}


def passport(
    list_id: str, title: str, authority: str, lane: Lane, means: str, not_means: str
) -> ReferenceList:
    """A list's passport with the fields that a report shows."""
    return ReferenceList(
        list_id=list_id, title=title, authority=authority, jurisdiction="", lane=lane, means=means,
        does_not_mean=not_means, url="https://example.org/list", licence="public", redistributable=True,
        edition="2026-08", as_of="2026-08-31", check_every_days=30, entries_min=1, entries_max=9000,
    )  # fmt: skip


LISTS = (
    passport("us_1286", "Section 1286 list of foreign institutions", "US Department of War", Lane.DESIGNATION,
             "Department-funded fundamental research with the body needs a risk review.",
             "It is not an export rule and not an asset freeze, and says nothing about individual staff."),
    passport("us_bis_el", "Entity List", "US Bureau of Industry and Security", Lane.DESIGNATION,
             "Exports of stated items to the body need a licence.",
             "Publishing, teaching and contact without such items are not prohibited."),
    passport("ca_nro", "Named Research Organizations", "Public Safety Canada", Lane.FUNDER_RULE,
             "Canadian federal agencies do not fund work in a listed technology area with an affiliated researcher.",
             "Other research and other funders are not barred."),
    passport("jp_meti_eul", "Foreign End User List", "Japan METI", Lane.DESIGNATION,
             "An advisory to exporters: a licence is needed unless the shipment is clearly harmless.",
             "METI states that it is not an embargo list."),
    passport("eu_sanctions", "EU restrictive measures", "Council of the EU", Lane.DESIGNATION,
             "Funds are frozen; none may be made available.",
             "It does not by itself forbid teaching or publishing."),
    passport("aspi_tracker", "China Defence Universities Tracker", "Australian Strategic Policy Institute",
             Lane.ASSESSMENT, "A published judgement of 2019 about ties to defence.",
             "It is not a government list, and the institute asks readers not to use it as a list of guilt."),
    passport("seven_sons", "Seven universities under the industry ministry", "China MIIT", Lane.GROUPING,
             "The university is supervised by the ministry in charge of the defence industry.",
             "Most of its teaching and research is civil."),
)  # fmt: skip


def listing(entity_id: str, list_id: str, name: str, since: str = "", **more: Any) -> Listing:
    """One listing with its defaults."""
    return Listing(
        **{"entity_id": entity_id, "list_id": list_id, "edition": "2026-08", "name_as_listed": name,
           "listed_on": since, "source_url": "https://www.ecfr.gov/current/title-15/part-744", **more}
    )  # fmt: skip


HIT = Entity(entity_id="harbin-institute-of-technology", name="Harbin Institute of Technology",
             native_name="哈尔滨工业大学", country="CN", kind="university", ror_id="01yqg2h08")  # fmt: skip
CUST = Entity(entity_id="changchun-university-of-science-and-technology",
              name="Changchun University of Science and Technology", native_name="长春理工大学", country="CN",
              kind="university", ror_id="007mntk44")  # fmt: skip
SHARIF = Entity(entity_id="sharif-university-of-technology", name="Sharif University of Technology",
                native_name="دانشگاه صنعتی شریف", country="IR", kind="university")  # fmt: skip
PLAGH = Entity(entity_id="chinese-pla-general-hospital", name="Chinese PLA General Hospital",
               native_name="中国人民解放军总医院", country="CN", kind="hospital", ror_id="04gw3ra78")  # fmt: skip
MIPT = Entity(entity_id="mipt", name="Moscow Institute of Physics and Technology",
              native_name="Московский физико-технический институт", country="RU", kind="university")  # fmt: skip

LISTINGS: dict[str, tuple[Listing, ...]] = {
    HIT.entity_id: (
        listing(HIT.entity_id, "us_bis_el", "Harbin Institute of Technology", "2020-06-05",
                basis="Supplement No. 4 to Part 744; 85 FR 34497"),
        listing(HIT.entity_id, "us_1286", "Harbin Institute of Technology", "2023-06-29", edition="FY2022"),
        listing(HIT.entity_id, "us_1286", "Harbin Institute of Technology", "2026-07", edition="FY2025"),
        listing(HIT.entity_id, "ca_nro", "Harbin Institute of Technology", "2024-01-16"),
        listing(HIT.entity_id, "jp_meti_eul", "Harbin Institute of Technology (HIT)", concern="missile|conventional"),
        listing(HIT.entity_id, "aspi_tracker", "Harbin Institute of Technology", "2019-11-25", rating="very high",
                certainty="third-party copy and memory"),
        listing(HIT.entity_id, "seven_sons", "哈尔滨工业大学"),
    ),
    CUST.entity_id: (
        listing(CUST.entity_id, "us_1286", "Changchun University of Science and Technology", "2024-07",
                edition="FY2024", delisted_on="2026-07-15", status="delisted"),
    ),
    SHARIF.entity_id: (
        listing(SHARIF.entity_id, "eu_sanctions", "Sharif University of Technology", "2014-11-08",
                basis="Reg. 267/2012, Annex IX, asset freeze"),
        listing(SHARIF.entity_id, "jp_meti_eul", "Sharif University of Technology (SHFT)"),
    ),
    PLAGH.entity_id: (),
    MIPT.entity_id: (listing(MIPT.entity_id, "us_bis_el", "Moscow Institute of Physics and Technology", "2022-06-28"),),
}  # fmt: skip
ENTITIES = {one.entity_id: one for one in (HIT, CUST, SHARIF, PLAGH, MIPT)}


def named(
    text: str, entity: Entity, *, band: Band = Band.CONFIRMED, outcome: Outcome = Outcome.MATCH,
    relation: Relation = Relation.SAME, tie: str = "", reasons: tuple[Comparison, ...] = (),
) -> Screened:  # fmt: skip
    """A text that may name a listed body."""
    given = reasons or (
        Comparison(
            feature="name", supports=True, says=f"the words of “{entity.name}” stand in the text in order"
        ),
        Comparison(feature="place", supports=True, says="the city of the body stands beside it"),
    )
    match = Match(
        entity_id=entity.entity_id, relation=relation, band=band, name_kind="primary", matched_text=text[:40],
        span=(0, min(40, len(text))), reasons=given, tie_kind=tie, related_name=text if tie else "",
    )  # fmt: skip
    return Screened(
        answer=Answer(text=text, outcome=outcome, matches=(match,)),
        as_of=DAY, entities=ENTITIES, listings=LISTINGS, lists=LISTS,
    )  # fmt: skip


def unlisted(text: str, near: tuple[tuple[str, str], ...] = (), read_as: str = "") -> Screened:
    """A text for which no entry was found."""
    return Screened(
        answer=Answer(
            text=text,
            outcome=Outcome.NONE,
            near_misses=tuple(NearMiss(entity_id=one, why_not=why) for one, why in near),
            background=ReadAs(name=read_as, source="academic domains") if read_as else None,
        ),
        as_of=DAY, entities=ENTITIES, listings=LISTINGS, lists=LISTS,
    )  # fmt: skip


def party(name: str, screened: Screened | None = None, **more: Any) -> PartyResult:
    """A party in a role."""
    given = {"role": "partner", "place": 'register.xlsx › Projects › row 14 › "Partner"', **more}
    return PartyResult(name=name, screened=screened or unlisted(name, read_as=name), **given)


def factor(id: str, low: int | None, high: int | None, origin: str = "derived", says: str = "") -> Factor:
    """One factor with the words of its levels."""
    words = LEVELS[id]
    return Factor(
        id=id, name=NAMES[id], low=low, high=high, low_word="" if low is None else words[low],
        high_word="" if high is None else words[high], origin=origin, says=says or f"read from the proposal ({id})",
        levels=words,
    )  # fmt: skip


def house(low: str, high: str, response: str, factors: tuple[Factor, ...], **more: Any) -> PackResult:
    """The house rubric's result with its defaults."""
    values = {
        "who_decides": "research-security officer",
        "channels_min": {"transfer": 1.0, "misuse": 0.0, "integrity": 0.0},
        "channels_max": {"transfer": 1.0, "misuse": 0.0, "integrity": 0.0},
        **more,
    }
    return PackResult(
        pack="house_default", title="House rubric", kind="channels", version="1.0", tier_min=low, tier_max=high,
        ask_first=more.pop("ask_first", low != high), response=response, factors=factors, thresholds=THRESHOLDS,
        **{key: value for key, value in values.items() if key != "ask_first"},
    )  # fmt: skip


OPEN_FACTORS = (factor("P", 0, 0), factor("F", 0, 0), factor("A", 2, 3, "assumed"), factor("D", None, None, "not_assessed"),
                factor("X", None, None, "not_assessed"), factor("C", None, None, "not_assessed"))  # fmt: skip
MEASURES = (
    Measure(id="M14", says="A written collaboration agreement with clauses on scope, IP, data, publication, end use and"
            " exit is signed before work starts.", cost="low", burden="med", owner="research office",
            addresses="access", residual_tier="T2", source="HOUSE", certainty="seen-excerpt"),
    Measure(id="M18", says="The work is split so that the partner joins the open work packages only.", cost="med",
            burden="med", owner="principal investigator", addresses="field", residual_tier="T2"),
    Measure(id="M15", says="The partner undertakes in writing to use the results for civil purposes only.", cost="low",
            burden="low", owner="principal investigator", addresses="end use", certainty="memory-unverified"),
    Measure(id="M36", says="A named monitor reviews the work every year.", cost="med", burden="med", residual_tier="T2"),
)  # fmt: skip
QUESTIONS = (
    Question(id="Q1", says="Which results, materials or equipment will the partner be able to use before publication?",
             to="principal investigator", settles="Published output only would bring the depth to T1.", narrows=2),
    Question(id="Q2", says="Who owns the results, and may anyone withhold them?", to="research office",
             settles="The conditions of funding.", narrows=1),
)  # fmt: skip


def assessment(
    project: Proposal, parties: tuple[PartyResult, ...], pack: PackResult, **more: Any
) -> Assessment:
    """One assessment with its defaults."""
    return Assessment(
        **{
            "proposal": project, "as_of": DAY, "profile": "full", "authority": "default", "packs": (pack,),
            "parties": parties, "lists": tuple(list_row(one) for one in LISTS),
            "pack_versions": (("house_default", "1.0"),), "input_hash": "3f9a" * 16, **more,
        }
    )  # fmt: skip


def list_row(one: ReferenceList) -> dict[str, Any]:
    """A searched list as an assessment names it."""
    return {"list_id": one.list_id, "title": one.title, "authority": one.authority, "edition": one.edition,
            "as_of": one.as_of}  # fmt: skip


def routine() -> Assessment:
    """A register entry with nothing on record."""
    project = Proposal(id="P-017", title="Glacier melt and river flow in the upper Yellow River basin", acronym="MELT",
                       funder="Research Council of Norway", starts="2026-03-01", ends="2029-02-28")  # fmt: skip
    parties = (
        party("Lanzhou University", country="CN"),
        party("Nanjing Agricultural University", unlisted("Nanjing Agricultural University",
              ((HIT.entity_id, "shares only “University” and the country"),), "Nanjing Agricultural University")),
        party("Universitetet i Bergen", country="NO"),
    )  # fmt: skip
    return assessment(
        project, parties,
        house("T0", "T0", "proceed", OPEN_FACTORS, who_decides="principal investigator",
              channels_min={"transfer": 0.0, "misuse": None, "integrity": None},
              channels_max={"transfer": 0.0, "misuse": None, "integrity": None},
              full_range={"tier_min": "T0", "tier_max": "T2"},
              what_if=(WhatIf(says="a partner turned out to be a military body", tier_min="T2", tier_max="T2"),),
              measures=(Measure(id="M01", says="The check and its date are recorded."),)),
        profile="register",
        assumptions=("Access was taken as joint work or laboratory use.", "The end use was taken as civil."),
        not_assessed=("Sensitivity of data", "State of disclosure", "Conditions of funding"),
    )  # fmt: skip


def strict() -> Assessment:
    """The case of real benefit and real risk: two universities, one field, laboratory access."""
    project = Proposal(
        id="P-101", title="Mechanics of single cancer cells measured by micro- and nanorobots", acronym="CELLMECH",
        funder="European Commission", programme="HORIZON MSCA", starts="2023-01-01", ends="2027-12-31",
        benefit="exceptional", benefit_statement="No other method measures the stiffness of living tumour cells at "
        "this rate. The clinical partner can begin a trial within two years.",
    )  # fmt: skip
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
        factor("D", 0, 0, "stated"), factor("X", 0, 1, "stated"), factor("C", 0, 0, "stated"), factor("B", 3, 3, "stated"),
    )  # fmt: skip
    return assessment(
        project, parties,
        house("T3", "T3", "enable with strict monitoring", factors,
              who_decides="dean or pro-vice-chancellor with panel",
              channels_min={"transfer": 32.0, "misuse": 0.0, "integrity": 0.0},
              channels_max={"transfer": 32.0, "misuse": 0.0, "integrity": 6.0},
              measures=MEASURES, questions=QUESTIONS,
              what_if=(WhatIf(says="the partners received published output only", tier_min="T1", tier_max="T1"),
                       WhatIf(says="the end use turned out to be military", tier_min="T4", tier_max="T4")),
              ledger=(Note(says="Tie: very strong, current, the body itself, confirmed", low=0.8, high=0.8,
                           evidence=("register.xlsx › row 14",), source="HOUSE"),
                      Note(says="Transfer = 100 × 0.8 × 0.5 × 0.8", low=32.0, high=32.0))),
        gates=(
            GateResult(pack="he_2026_27", id="miit", holds="true", says="The work programme 2026–27 excludes this partner.",
                       who_decides="the funder", source="https://example.org/programme", certainty="press"),
            GateResult(pack="eu_dualuse", id="export", holds="unknown",
                       says="An export licence may be needed for micromanipulators.", who_decides="export-control lead"),
            GateResult(pack="ca_strac", id="strac", holds="false", says="No Canadian federal money is involved."),
        ),
        cues=(TextCue(quotation="micro- and nanorobots", place="title", concept="robotics: micro and nano", level_low=2,
                      level_high=2),),
    )  # fmt: skip


def ask_first() -> Assessment:
    """A homonym that the text cannot settle."""
    project = Proposal(id="P-044", title="Optics, joint project", starts="2026-01-01", ends="2026-12-31")
    reason = (Comparison(feature="acronym", supports=True, says="HIT is the short form of the listed body"),
              Comparison(feature="homonym", supports=False, says="HIT is also the short form of six other bodies"))  # fmt: skip
    parties = (party("HIT", named("HIT", HIT, band=Band.REVIEW, outcome=Outcome.REVIEW, reasons=reason)),)
    factors = (factor("P", 0, 4), factor("F", 1, 3), factor("A", 1, 4), *OPEN_FACTORS[3:])
    return assessment(
        project, parties,
        house("T0", "T4", "ask first; no adverse step and no commitment", factors, questions=QUESTIONS,
              channels_min={"transfer": 0.0, "misuse": 0.0, "integrity": 0.0},
              channels_max={"transfer": 80.0, "misuse": 80.0, "integrity": 75.0}),
    )  # fmt: skip


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
    factors = (factor("P", 4, 4), factor("F", 0, 0), factor("A", 2, 2, "stated"), factor("D", 1, 1, "stated"),
               factor("X", 0, 0, "stated"), factor("C", 0, 0, "stated"), factor("B", 2, 2, "stated"))  # fmt: skip
    gate = GateResult(pack="eu_sanctions", id="freeze", holds="true", who_decides="sanctions lead", says="Sharif University"
                      " of Technology is listed by the Council of the EU since 2014-11-08; an asset freeze is in force.")  # fmt: skip
    return assessment(
        project, parties,
        house("T1", "T1", "hold: licence or sanctions check first; then proceed, light measures", factors,
              measures=MEASURES[:1], channels_max={"transfer": 1.3, "misuse": 6.6, "integrity": 0.0},
              channels_min={"transfer": 1.3, "misuse": 6.6, "integrity": 0.0}),
        gates=(gate,),
    )  # fmt: skip


def related() -> Assessment:
    """A hospital of a listed body, and a person's appointment."""
    project = Proposal(
        id="P-055", title="Hypertension in older adults: 解放军总医院 and Lund", starts="2026-01-01"
    )
    hospital = named("First Affiliated Hospital of Harbin", HIT, outcome=Outcome.RELATED, relation=Relation.RELATED,
                     tie="hospital", band=Band.LIKELY)  # fmt: skip
    parties = (
        party("First Affiliated Hospital of Harbin", hospital),
        party("Московский физико-технический институт", named("МФТИ", MIPT), person_label="PI", tie_kind="honorary",
              role="lead", starts="2018-01-01", ends="2021-12-31"),
        party("Lunds universitet", country="SE", role="host", counted=False, why_not_counted="the user’s own institution"),
    )  # fmt: skip
    factors = (factor("P", 1, 2), factor("F", 0, 0), factor("A", 2, 2), factor("D", 1, 3), *OPEN_FACTORS[4:])
    return assessment(project, parties, house("T1", "T2", "proceed with agreed conditions", factors, ask_first=False,
                      measures=MEASURES[:2], questions=QUESTIONS[:1],
                      channels_max={"transfer": 2.0, "misuse": 17.0, "integrity": None}))  # fmt: skip


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
        given.proposal, id="../../etc/passwd", title=title[:300], acronym=HOSTILE, funder=HOSTILE,
        benefit_statement=HOSTILE, place=Place(file=HOSTILE, sheet="=1+1", row=3),
    )  # fmt: skip
    parties = (party(HOSTILE, named(HOSTILE, HIT), place=HOSTILE), party("=1+1"), party("W" * 400))
    return replace(given, proposal=project, parties=parties)


ALL = {
    "routine": routine, "strict": strict, "ask_first": ask_first, "hold": hold, "related": related,
    "eight": lambda: many(8), "forty": many, "hostile": hostile,
}  # fmt: skip
