"""Writes the sample register that `make demo` screens: invented projects, real institutions.

    python scripts/build_sample.py reports/examples/sample_register.xlsx

It looks like a register that an office keeps: a title line, headings in row 3, two rows where a project has two
partners, abbreviations, a blank row, a total at the end. Same script, same bytes.
"""

import sys
from datetime import date, datetime
from pathlib import Path

TITLE = "International research partnerships – register (invented sample; the institutions are real)"
HEADINGS = (
    "Ref.",
    "Project title",
    "Partner institution",
    "Country",
    "City",
    "Start date",
    "End date",
    "Funder",
    "Description",
    "Status",
)

Row = tuple[str, str, str, str, str, str, str, str, str, str]

ROWS: tuple[Row, ...] = (
    ("IP-001", "Snow cover and spring floods in mountain rivers", "Lanzhou Institute of Seismology", "China", "Lanzhou", "01.03.2024", "28.02.2027", "Research Council of Norway", "", "active"),
    ("IP-002", "Drought-tolerant wheat for dry terraces", "Northwest A&F University", "China", "Yangling", "01.09.2023", "31.08.2026", "ERDF", "", "active"),
    ("IP-003", "Rice straw instead of plastic mulch", "Nanjing Agricultural University", "China", "Nanjing", "15.01.2025", "14.01.2028", "own funds", "", "active"),
    ("IP-004", "Apprenticeship contracts in port cities, 1880–1930", "School of Law, Beihang University", "China", "Beijing", "01.01.2026", "31.12.2027", "Riksbankens Jubileumsfond", "Legal historians read apprenticeship contracts from the archives of Hamburg, Gothenburg and Tianjin and compare what masters promised and what courts enforced. The texts are transcribed, translated and published with notes in open access. A small conference closes the project and the edition stays free to read.", "active"),
    ("IP-005", "Speech after stroke in two languages", "Tongji Hospital, Tongji Medical College, HUST", "China", "Wuhan", "01.01.2026", "31.12.2028", "DFF", "", "planned"),
    ("IP-006", "Cheap groundwater gauges for dry valleys", "Sharif University of Technology", "Iran", "Tehran", "01.10.2026", "31.03.2027", "Partnership fund", "A three-day workshop on cheap groundwater gauges bought in shops. Both sides bring readings from their own wells, compare drift, and publish a common protocol together with all the readings. The host pays travel and lodging for six guests. Nothing is built and no equipment changes hands during or after the workshop.", "planned"),
    ("IP-007", "Stiffness of single tumour cells measured with micro-robots", "Harbin Institute of Technology", "China", "Harbin", "01.01.2025", "31.12.2028", "Horizon Europe", "Micro-robots press single living tumour cells and record how they yield. The consortium builds the manipulators, measures cells from consenting donors and tests whether stiffness foretells spread. Visiting staff work in each other's laboratories for up to six months. Methods and measurements are published.", "active"),
    ("IP-007", "Stiffness of single tumour cells measured with micro-robots", "长春理工大学 (Changchun Univ. of Sci. & Technol.)", "China", "Changchun", "01.01.2025", "31.12.2028", "Horizon Europe", "", "active"),
    ("IP-008", "Archive of village songs", "Central Conservatory of Music", "China", "Beijing", "01.05.2024", "30.04.2026", "Kone Foundation", "", "active"),
    ("IP-009", "Sea-ice thickness from ship radar logs", "Finnish Meteorological Institute; Memorial University of Newfoundland", "Finland; Canada", "", "01.02.2024", "31.01.2027", "Horizon Europe", "", "active"),
    ("IP-010", "Hepatitis B screening for pregnant women", "Universidade Federal do Rio de Janeiro", "Brazil", "Rio de Janeiro", "01.06.2024", "31.05.2027", "Wellcome", "", "active"),
    ("", "", "", "", "", "", "", "", "", ""),
    ("IP-011", "Flame holding above Mach 6 in scramjet combustors", "Northwestern Polytechnical University", "China", "Xi'an", "01.06.2026", "31.05.2027", "partner's funds", "Joint wind-tunnel runs on flame holding in hypersonic scramjet combustors. Two visiting engineers take part in every run.", "enquiry"),
    ("IP-012", "Optics, joint project", "Institute 12", "", "", "", "", "", "", "enquiry"),
    ("IP-013", "Timber joints under rain and frost", "HIT", "", "", "01.04.2026", "31.03.2028", "", "", "planned"),
    ("IP-014", "Medieval trade seals, a catalogue", "Universität Hamburg", "Germany", "Hamburg", "01.01.2023", "31.12.2025", "DFG", "", "closed"),
    ("IP-015", "Bilingual schooling in the far north", "UiT Norges arktiske universitet", "Norway", "Tromsø", "01.08.2024", "31.07.2027", "NordForsk", "", "active"),
    ("IP-016", "Soil carbon under olive trees", "Università degli Studi di Bari Aldo Moro", "Italy", "Bari", "01.03.2025", "28.02.2028", "PRIMA", "", "active"),
    ("IP-017", "Salt marshes and storm surges", "East China Normal University", "China", "Shanghai", "01.01.2024", "31.12.2026", "NWO", "Ecologists plant the same three kinds of marsh grass on both coasts, measure how far each storm surge runs inland behind them, and write a handbook for dyke keepers. Students count plants together every autumn. All counts, photographs and the handbook are free for everybody from the first year on.", "active"),
    ("IP-018", "Error bounds for open-source map services", "Heidelberg University", "Germany", "Heidelberg", "01.05.2025", "30.04.2027", "Klaus Tschira Stiftung", "", "active"),
    ("IP-019", "Antennas for the next mobile network", "Huawei Technologies Co., Ltd.", "China", "Shenzhen", "01.05.2026", "30.04.2029", "Huawei", "A company pays for two doctoral posts on antenna arrays for the sixth generation of mobile networks. The draft contract lets the company own all results and hold back papers for a year; the laboratory wants to change this before signing, and asks the contracts office how.", "negotiation"),
    ("IP-020", "Care at home after hip fractures", "Karolinska Institutet", "Sweden", "Stockholm", "01.02.2025", "31.01.2028", "Forte", "", "active"),
    ("IP-021", "Air quality in school yards", "Indian Institute of Technology Delhi", "India", "New Delhi", "01.07.2024", "30.06.2026", "UKRI", "", "active"),
    ("IP-022", "Reading difficulties and fonts", "Universidad de Granada", "Spain", "Granada", "01.01.2025", "31.12.2026", "AEI", "", "active"),
    ("IP-023", "Water pricing in growing cities", "National University of Singapore", "Singapore", "Singapore", "01.10.2024", "30.09.2027", "Ministry of Education", "", "active"),
    ("IP-024", "Long-term quiet zones for bats", "Wageningen University & Research", "Netherlands", "Wageningen", "01.04.2024", "31.03.2027", "Interreg", "", "active"),
    ("IP-025", "Blood pressure in people over seventy", "中国人民解放军总医院", "China", "Beijing", "01.02.2026", "31.01.2027", "Hjärt-Lungfonden", "Clinicians compare how often older people reach the blood pressure that national guidelines ask for. Each hospital counts its own cases and sends tables of counts by age band; nothing about a single person leaves a hospital. The comparison and a commentary on the guidelines are published, and no treatment is changed during the study.", "planned"),
    ("IP-026", "Shared telescope time for variable stars", "Universidad de Chile", "Chile", "Santiago", "01.01.2025", "31.12.2025", "ESO", "", "closed"),
    ("IP-027", "Museums and their weather: climate control on a budget", "Jagiellonian University", "Poland", "Kraków", "01.09.2024", "31.08.2026", "NAWA", "", "active"),
    ("IP-028", "Sleep of shift workers", "University of Cape Town", "South Africa", "Cape Town", "01.03.2025", "28.02.2027", "NRF", "", "active"),
    ("IP-029", "Local languages in court interpreting", "University of Nairobi", "Kenya", "Nairobi", "01.05.2025", "30.04.2027", "British Academy", "", "active"),
    ("IP-030", "Quantum sensing with cold atoms: visiting year", "Beihang University (北京航空航天大学)", "China", "Beijing", "01.09.2026", "31.08.2027", "China Scholarship Council", "A visitor spends twelve months in the cold-atom laboratory and works on quantum sensing of gravity gradients.", "enquiry"),
    ("IP-031", "Peat bogs as archives of dust", "Vilnius University", "Lithuania", "Vilnius", "01.01.2024", "31.12.2026", "LMT", "", "active"),
    ("IP-032", "Small dairies and their cooperatives", "Universidad Nacional de La Plata", "Argentina", "La Plata", "01.06.2025", "31.05.2027", "CYTED", "", "active"),
    ("IP-033", "Teaching statistics with local data", "University of Ghana", "Ghana", "Accra", "01.02.2025", "31.01.2027", "Erasmus+", "", "active"),
    ("IP-034", "Logistics of island ports", "National Defense University", "Taiwan", "Taoyuan", "01.03.2026", "28.02.2027", "", "", "enquiry"),
    ("IP-035", "Fatigue of wind-turbine blades", "Beijing University of Technology", "China", "Beijing", "01.10.2024", "30.09.2027", "BMWK", "", "active"),
    ("IP-036", "Earthquake-safe school buildings", "Middle East Technical University", "Türkiye", "Ankara", "01.04.2025", "31.03.2028", "Horizon Europe", "", "active"),
    ("IP-037", "History of lighthouse keeping", "Memorial University of Newfoundland", "Canada", "St. John's", "01.05.2024", "30.04.2026", "SSHRC", "", "active"),
    ("IP-038", "Green roofs in hot summers", "The University of Melbourne", "Australia", "Melbourne", "01.07.2025", "30.06.2027", "ARC", "", "active"),
    ("IP-039", "Wave theory in shallow water", "Московский физико-технический институт (МФТИ)", "Russia", "Dolgoprudny", "01.01.2019", "31.12.2021", "RFBR", "Two mathematicians study when waves in shallow water keep their shape and when they break, prove bounds for both, and explain them in a book for students. They work with pencil and paper and by letter. The book and all lecture notes have been free to read since the first year of the work.", "closed"),
    ("IP-040", "Everyday maps for blind walkers", "Kyoto University", "Japan", "Kyoto", "01.04.2025", "31.03.2028", "JSPS", "", "active"),
    ("IP-040", "Everyday maps for blind walkers", "Aalto-yliopisto", "Finland", "Espoo", "01.04.2025", "31.03.2028", "JSPS", "", "active"),
    ("Total", "40 projects", "", "", "", "", "", "", "", ""),
)  # fmt: skip


def write(path: Path) -> None:
    """Write the workbook; its properties carry a fixed date, so that it does not change by itself."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": TITLE, "created": datetime(2026, 11, 21)})
    sheet = book.add_worksheet("Partnerships")
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top"})
    sheet.write_string(0, 0, TITLE, book.add_format({"bold": True, "font_size": 13}))
    sheet.write_row(2, 0, HEADINGS, bold)
    for number, row in enumerate(ROWS, start=3):
        for column, value in enumerate(row):
            when = as_date(value) if HEADINGS[column].endswith("date") else None
            if when is not None:
                sheet.write_datetime(number, column, datetime.combine(when, datetime.min.time()), day)
            elif value:
                sheet.write_string(number, column, value, wrap)
    for column, wide in enumerate((9, 38, 38, 12, 13, 11, 11, 20, 60, 11)):
        sheet.set_column(column, column, wide)
    sheet.freeze_panes(3, 1)
    book.close()


def as_date(text: str) -> date | None:
    """`01.03.2024` as a date, or None."""
    parts = text.split(".")
    return date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else None


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python scripts/build_sample.py OUTPUT.xlsx")
    write(Path(sys.argv[1]))
