"""Lists, bodies and listings as published, for reports to show."""

from datetime import date
from typing import Any

from screening.model.listing import Entity, Lane, Listing, ReferenceList

DAY = date(2026, 11, 21)


def passport(
    list_id: str, title: str, authority: str, lane: Lane, means: str, not_means: str
) -> ReferenceList:
    """A list's passport with the fields that a report shows."""
    return ReferenceList(
        list_id=list_id,
        title=title,
        authority=authority,
        jurisdiction="",
        lane=lane,
        means=means,
        does_not_mean=not_means,
        url="https://example.org/list",
        licence="public",
        redistributable=True,
        edition="2026-08",
        as_of="2026-08-31",
        check_every_days=30,
        entries_min=1,
        entries_max=9000,
    )


LISTS = (
    passport(
        "us_1286",
        "Section 1286 list of foreign institutions",
        "US Department of War",
        Lane.DESIGNATION,
        "Department-funded fundamental research with the body needs a risk review.",
        "It is not an export rule and not an asset freeze, and says nothing about individual staff.",
    ),
    passport(
        "us_bis_el",
        "Entity List",
        "US Bureau of Industry and Security",
        Lane.DESIGNATION,
        "Exports of stated items to the body need a licence.",
        "Publishing, teaching and contact without such items are not prohibited.",
    ),
    passport(
        "ca_nro",
        "Named Research Organizations",
        "Public Safety Canada",
        Lane.FUNDER_RULE,
        "Canadian federal agencies do not fund listed technology with an affiliated researcher.",
        "Other research and other funders are not barred.",
    ),
    passport(
        "jp_meti_eul",
        "Foreign End User List",
        "Japan METI",
        Lane.DESIGNATION,
        "An advisory to exporters: a licence is needed unless the shipment is clearly harmless.",
        "METI states that it is not an embargo list.",
    ),
    passport(
        "eu_sanctions",
        "EU restrictive measures",
        "Council of the EU",
        Lane.DESIGNATION,
        "Funds are frozen; none may be made available.",
        "It does not by itself forbid teaching or publishing.",
    ),
    passport(
        "aspi_tracker",
        "China Defence Universities Tracker",
        "Australian Strategic Policy Institute",
        Lane.ASSESSMENT,
        "A published judgement of 2019 about ties to defence.",
        "It is not a government list, and the institute asks readers not to use it as a list of guilt.",
    ),
    passport(
        "seven_sons",
        "Seven universities under the industry ministry",
        "China MIIT",
        Lane.GROUPING,
        "The university is supervised by the ministry in charge of the defence industry.",
        "Most of its teaching and research is civil.",
    ),
)


def listing(entity_id: str, list_id: str, name: str, since: str = "", **more: Any) -> Listing:
    """One listing with its defaults."""
    return Listing(
        **{
            "entity_id": entity_id,
            "list_id": list_id,
            "edition": "2026-08",
            "name_as_listed": name,
            "listed_on": since,
            "source_url": "https://www.ecfr.gov/current/title-15/part-744",
            **more,
        }
    )


HIT = Entity(
    entity_id="harbin-institute-of-technology",
    name="Harbin Institute of Technology",
    native_name="哈尔滨工业大学",
    country="CN",
    kind="university",
    ror_id="01yqg2h08",
)
CUST = Entity(
    entity_id="changchun-university-of-science-and-technology",
    name="Changchun University of Science and Technology",
    native_name="长春理工大学",
    country="CN",
    kind="university",
    ror_id="007mntk44",
)
SHARIF = Entity(
    entity_id="sharif-university-of-technology",
    name="Sharif University of Technology",
    native_name="دانشگاه صنعتی شریف",
    country="IR",
    kind="university",
)
PLAGH = Entity(
    entity_id="chinese-pla-general-hospital",
    name="Chinese PLA General Hospital",
    native_name="中国人民解放军总医院",
    country="CN",
    kind="hospital",
    ror_id="04gw3ra78",
)
MIPT = Entity(
    entity_id="mipt",
    name="Moscow Institute of Physics and Technology",
    native_name="Московский физико-технический институт",
    country="RU",
    kind="university",
)

LISTINGS: dict[str, tuple[Listing, ...]] = {
    HIT.entity_id: (
        listing(
            HIT.entity_id,
            "us_bis_el",
            "Harbin Institute of Technology",
            "2020-06-05",
            basis="Supplement No. 4 to Part 744; 85 FR 34497",
        ),
        listing(HIT.entity_id, "us_1286", "Harbin Institute of Technology", "2023-06-29", edition="FY2022"),
        listing(HIT.entity_id, "us_1286", "Harbin Institute of Technology", "2026-07", edition="FY2025"),
        listing(HIT.entity_id, "ca_nro", "Harbin Institute of Technology", "2024-01-16"),
        listing(
            HIT.entity_id,
            "jp_meti_eul",
            "Harbin Institute of Technology (HIT)",
            concern="missile|conventional",
        ),
        listing(
            HIT.entity_id,
            "aspi_tracker",
            "Harbin Institute of Technology",
            "2019-11-25",
            rating="very high",
            certainty="third-party copy and memory",
        ),
        listing(HIT.entity_id, "seven_sons", "哈尔滨工业大学"),
    ),
    CUST.entity_id: (
        listing(
            CUST.entity_id,
            "us_1286",
            "Changchun University of Science and Technology",
            "2024-07",
            edition="FY2024",
            delisted_on="2026-07-15",
            status="delisted",
        ),
    ),
    SHARIF.entity_id: (
        listing(
            SHARIF.entity_id,
            "eu_sanctions",
            "Sharif University of Technology",
            "2014-11-08",
            basis="Reg. 267/2012, Annex IX, asset freeze",
        ),
        listing(SHARIF.entity_id, "jp_meti_eul", "Sharif University of Technology (SHFT)"),
    ),
    PLAGH.entity_id: (),
    MIPT.entity_id: (
        listing(MIPT.entity_id, "us_bis_el", "Moscow Institute of Physics and Technology", "2022-06-28"),
    ),
}
ENTITIES = {one.entity_id: one for one in (HIT, CUST, SHARIF, PLAGH, MIPT)}
