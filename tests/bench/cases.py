"""The instructive cases of docs/matching.md; `python -m tests.bench.cases` writes them anew."""

from pathlib import Path

from screening.app.screener import Screener
from screening.model.match import Match
from screening.model.screened import Screened

DOCUMENT = Path(__file__).resolve().parent.parent.parent / "docs" / "matching.md"
BEGIN, END = "<!-- cases: begin -->", "<!-- cases: end -->"
# (heading, text, country of the row)
CASES = (
    ("A department, an abbreviation, a city", "School of Astronautics, Beihang Univ., Beijing", ""),
    ("The same body in traditional characters", "北京航空航天大學宇航學院", ""),
    ("Index style", "Harbin Inst Technol, Sch Astronaut, Harbin 150001, Peoples R China", ""),
    ("A name that goes on is another body", "Nanjing University of Chinese Medicine, Nanjing", ""),
    ("A longer name that is itself listed", "Nanjing University of Posts and Telecommunications", ""),
    ("A longer name that is not listed", "Nanjing University of Information Science and Technology", ""),
    ("A word before the name", "National Sun Yat-sen University, Kaohsiung", ""),
    ("A homonym without a place", "College of Engineering, Northeastern University", ""),
    ("The same with its place", "Northeastern University, Shenyang", ""),
    ("The same with the country of its row", "Northeastern University", "US"),
    ("A lone acronym", "HIT", ""),
    ("An acronym in an address", "School of Mechatronics, NUAA, Nanjing", ""),
    ("An acronym with no more than its country", "College of Optics, XDU, China", ""),
    ("An acronym that two listed bodies share", "HUST", ""),
    ("A typing error", "Northwestern Polytechncal University", ""),
    ("A typing error in a short word", "School of Physics, Shanghai Jiao Tang University", ""),
    ("The telling word, and initials for the rest", "Amirkabir UT, Tehran", ""),
    ("Without vowels, two may be meant", "Hnn Unvrsty of Scnce and Tchnlgy", ""),
    ("Lost spaces and a footnote mark", "2SchoolofAstronautics,HarbinInstituteofTechnology", ""),
    ("An independent college", "Zhejiang University City College, Hangzhou", ""),
    ("A hospital", "The Second Affiliated Hospital of Zhejiang University", ""),
    ("A joint centre", "University of Michigan-Shanghai Jiao Tong University Joint Institute", ""),
    ("A domain alone", "Prof. Li, office@nudt.edu.cn", ""),
    ("Name of one, domain of another", "Tianjin University, contact@buaa.edu.cn", ""),
    ("Several bodies in one cell", "ETH Zurich; Xidian University; University of Oslo", ""),
    ("Persian, in another spelling", "Imam Hossein Comprehensive University, Tehran", ""),
    ("Letters that only look Latin", "Hаrbin Engineering Univеrsity", ""),
)


def cases(tool: Screener) -> str:
    """All cases as they are printed in the document."""
    parts = []
    for number, (heading, text, country) in enumerate(CASES, 1):
        row = f" (country of the row: {country})" if country else ""
        parts.append(f"### {number}. {heading}\n\n`{text}`{row}\n\n{_told(tool.check(text, country))}")
    return "\n\n".join(parts)


def _told(found: Screened) -> str:
    lines = [f"**{found.outcome.value}**"]
    lines += [_match(found, one) for one in found.matches]
    if found.answer.background is not None:
        lines.append(f"- read as {found.answer.background.name}, not on the searched lists")
    if not found.matches:
        lines += [f"- not {_name(found, one.entity_id)}: {one.why_not}" for one in found.answer.near_misses]
    return "\n".join(lines)


def _match(found: Screened, one: Match) -> str:
    related = f", related ({one.tie_kind.replace('_', ' ')})" if one.relation.value == "related" else ""
    reasons = "".join(f"\n  - {'for' if why.supports else 'against'}: {why.says}" for why in one.reasons)
    return f"- {_name(found, one.entity_id)}{related}, *{one.band.value}*{reasons}"


def _name(found: Screened, entity_id: str) -> str:
    return found.entities[entity_id].name


def replaced(document: str, block: str) -> str:
    """The document with its cases replaced."""
    before, rest = document.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    return f"{before}{BEGIN}\n\n{block}\n\n{END}{after}"


def main() -> None:
    """Write the cases into the document."""
    document = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(replaced(document, cases(Screener())), encoding="utf-8")


if __name__ == "__main__":
    main()
