"""When two texts are one organisation, so that nobody is asked twice and nobody is passed over."""

import pytest

from screening.app.person import lookup_through
from screening.assess.people.authorship import Agreement, best_agreement
from screening.assess.people.dates import months_apart, overlap
from screening.assess.people.organisations import award_number, belongs, funder_keys, same
from screening.intake.people.dates import iso_text, span
from screening.intake.people.names import person
from screening.intake.people.rules_reading import people_rules
from screening.model.comparison import Overlap
from tests.people.factory import DAY, FewBodies
from tests.shipped import shipped_screener

LOOK = lookup_through(FewBodies(), people_rules())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("University of Manchester", "Dept Mech Engn, University of Manchester, Manchester, England", True),
        ("Delft University of Technology", "Faculty of Aerospace, TU Delft, Delft", True),
        ("Massachusetts Institute of Technology", "MIT", True),
        ("University of Bath", "Bath University", True),
        ("Univ. of Bath", "University of Bath", True),
        ("Rolls-Royce plc", "Rolls-Royce", True),
        ("Katholieke Universiteit Leuven", "KU Leuven", True),
        ("University of California, Berkeley", "University of California, Los Angeles", False),
        ("Washington University", "University of Washington", False),
        ("School of Medicine, Stanford University", "School of Medicine, Yale University", False),
        ("Department of Physics, University of Oxford", "Department of Physics, University of Bath", False),
        ("Max Planck Institute for Physics", "Max Planck Institute for Chemistry", False),
        ("Beihang University", "Department of X, Beihang University, Beijing", True),
    ],
)
def test_same_organisation(one: str, other: str, expected: bool) -> None:
    assert same(LOOK(one), LOOK(other)) is expected
    assert same(LOOK(other), LOOK(one)) is expected


def test_a_hospital_is_part_of_its_university_and_not_it() -> None:
    hospital, university = LOOK("West China Hospital, Sichuan University"), LOOK("Sichuan University")
    assert not same(hospital, university) and belongs(hospital, university)


def test_a_hospital_is_shown_once() -> None:
    look = lookup_through(shipped_screener(DAY), people_rules())
    screened = look("The First Affiliated Hospital, Sun Yat-sen University").screened
    assert screened is not None
    assert [(one.entity_id, one.tie_kind) for one in screened.matches] == [
        ("sun-yat-sen-university", "hospital")
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("EPSRC", "Engineering and Physical Sciences Research Council", True),
        ("NIH/NIGMS", "National Institute of General Medical Sciences", True),
        ("National Science Foundation (NSF)", "NSF", True),
        ("U.S. National Science Foundation", "National Science Foundation", False),
        ("National Natural Science Foundation of China", "National Science Foundation", False),
    ],
)
def test_same_funder(one: str, other: str, expected: bool) -> None:
    assert bool(funder_keys(one) & funder_keys(other)) is expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Exemplar, Ada Marie", Agreement.FULL),
        ("Ada Exemplar", Agreement.FULL),
        ("EXEMPLAR Ada", Agreement.FULL),
        ("Exemplar, A. M.", Agreement.INITIALS),
        ("Exemplar AM", Agreement.INITIALS),
        ("Exemplar, Bo", Agreement.NONE),
        ("Ada", Agreement.NONE),
        ("Exemplari, Ada", Agreement.NONE),
        ("", Agreement.NONE),
    ],
)
def test_agreement_of_names_letter_by_letter(printed: str, expected: Agreement) -> None:
    assert best_agreement(printed, [person(family="Exemplar", given="Ada Marie")]) is expected


@pytest.mark.parametrize(
    ("family", "given", "printed"),
    [
        ("Zhang", "Xiaoming", "Xiao-Ming Zhang"),
        ("Zhang", "Xiao-Ming", "Zhang Xiaoming"),
        ("Müller", "Jürgen", "Muller, Jurgen"),
        ("王", "伟", "王伟"),
        ("O'Neill", "Siobhán", "Siobhan O’Neill"),
    ],
)
def test_usual_spellings_of_one_name_agree(family: str, given: str, printed: str) -> None:
    assert best_agreement(printed, [person(family=family, given=given)]) is Agreement.FULL


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("03/2021", "2021-03"),
        ("2021-03-05", "2021-03-05"),
        ("March 2021", "2021-03"),
        ("março 2021", "2021-03"),
        ("listopad 2019", "2019-11"),
        ("2021年3月", "2021-03"),
        ("25/12/2020", "2020-12-25"),
        ("03/04/2021", "2021"),
        ("sometime", ""),
        ("2021", "2021"),
    ],
)
def test_dates_keep_the_precision_of_the_source(written: str, expected: str) -> None:
    assert iso_text(written) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2018 – present Reader", ("2018", "", True, "Reader")),
        ("Sep 2012 - Aug 2018 Lecturer", ("2012-09", "2018-08", False, "Lecturer")),
        ("Lecturer (2012–2018)", ("2012", "2018", False, "Lecturer")),
        ("2019年9月至今 教授", ("2019-09", "", True, "教授")),
        ("since 2020 Adviser", ("2020", "", True, "Adviser")),
        ("PhD 2008", ("2008", "", None, "PhD")),
        ("Reader in 3D printing", ("", "", None, "Reader in 3D printing")),
    ],
)
def test_span_of_a_line(line: str, expected: tuple[str, str, bool | None, str]) -> None:
    assert span(line) == expected


@pytest.mark.parametrize(
    ("start", "end", "current", "expected"),
    [
        ("2023-03", "", True, Overlap.YES),
        ("2010", "2016", False, Overlap.NO),
        ("2010", "2021", False, Overlap.POSSIBLE),
        ("2010", "2022", False, Overlap.YES),
        ("2010", "", None, Overlap.POSSIBLE),
        ("", "", None, Overlap.POSSIBLE),
        ("2027", "", None, Overlap.NO),
        ("", "2019", False, Overlap.NO),
    ],
)
def test_overlap_is_three_valued(start: str, end: str, current: bool | None, expected: Overlap) -> None:
    first = DAY.replace(year=2021)
    assert overlap(start, end, current, first, DAY)[0] is expected


def test_coarse_dates_are_apart_only_as_far_as_is_certain() -> None:
    assert months_apart("2019", "2019-12") == 0
    assert months_apart("2019", "2021") == 12
    assert months_apart("", "2021") == months_apart("2021", "") == 0
    assert months_apart("2021-03", "2021-05") == 1


@pytest.mark.parametrize(
    ("award", "number"),
    [("EP/X000000/1", "epx0000001"), ("12", ""), ("1234", ""), ("12345", "12345"), ("seed money", "")],
)
def test_only_a_number_long_enough_is_evidence_of_one_award(award: str, number: str) -> None:
    assert award_number(award) == number
