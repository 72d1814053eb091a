"""Twelve worked applicants: what each is asked, and above all what nobody is asked."""

from pathlib import Path

import pytest

from screening.model.comparison import DifferenceKind, Overlap, Record
from screening.model.record import RecordKind
from tests.people.factory import (
    HOME,
    ORCID,
    biosketch,
    openalex,
    openalex_work,
    orcid_record,
    position,
    record,
)

MANCHESTER = (HOME, "GB", "027m9bs27")
BEIHANG = ("Beihang University", "CN", "00wk2mp56")
ME = "Ada Exemplar"


def asked(of: Record) -> list[tuple[str, str]]:
    """Kind and organisation of each question."""
    return [(one.kind.value, one.organisation.name) for one in of.questions]


def test_nothing_to_ask(tmp_path: Path) -> None:
    of = record(
        tmp_path,
        {
            "form.xml": biosketch(
                [position(HOME, "2018-09")], [("EPSRC", "EP/X000000/1", "2022-01-01", "2026-12-31")]
            ),
            "orcid.json": orcid_record([position(HOME, "2018")], works=[("Quiet fans", "2024", "10.1000/a")]),
            "works.json": openalex(
                openalex_work(
                    "Quiet fans",
                    "2024-03-01",
                    "10.1000/a",
                    [(ME, ORCID, [MANCHESTER])],
                    [("Engineering and Physical Sciences Research Council", "")],
                )
            ),
        },
    )
    assert asked(of) == []
    assert (of.disclosure.low, of.disclosure.high) == ("complete", "complete")
    assert of.works_counted == 1


def test_honest_past_appointment_is_on_the_form_and_not_asked_about(tmp_path: Path) -> None:
    past = position("Beihang University", "2012-01", "2016-06", "Visiting Professor")
    of = record(
        tmp_path,
        {
            "form.xml": biosketch([position(HOME, "2016-09"), past]),
            "orcid.json": orcid_record([position(HOME, "2016-09")], [past | {"country": "CN"}]),
        },
    )
    assert asked(of) == []
    line = next(one for one in of.timeline if one.organisation.name == "Beihang University")
    assert line.overlap is Overlap.NO and line.declared and line.public


def test_omitted_current_appointment_is_a_question_with_its_overlap(tmp_path: Path) -> None:
    of = record(
        tmp_path,
        {
            "form.xml": biosketch([position(HOME, "2018-09")]),
            "orcid.json": orcid_record(
                [position(HOME, "2018-09")],
                [
                    {
                        **position("Beihang University", "2023-03", "", "Chair Professor"),
                        "country": "CN",
                        "by": "BUAA",
                    }
                ],
            ),
        },
    )
    assert asked(of) == [("public_not_declared", "Beihang University")]
    question = of.questions[0]
    assert question.overlap is Overlap.YES
    assert (question.overlap_from, question.overlap_to) == ("2023-03-01", "2026-11-21")
    assert question.strengths == ("organisation_asserted",)
    assert (of.disclosure.low, of.disclosure.high) == ("gap_explained", "material_omission")


def test_a_paper_ends_no_post_that_a_page_shows_without_an_end(tmp_path: Path) -> None:
    chair = {
        **position("Beihang University", "2023-03", "", "Chair Professor"),
        "country": "CN",
        "by": "BUAA",
    }
    work = openalex_work("Quiet fans", "2025-03-01", "10.1000/a", [(ME, ORCID, [MANCHESTER, BEIHANG])], [])
    of = record(
        tmp_path,
        {
            "form.xml": biosketch([position(HOME, "2018-09")]),
            "orcid.json": orcid_record(
                [position(HOME, "2018-09")], [chair], works=[("Quiet fans", "2025", "10.1000/a")]
            ),
            "works.json": openalex(work),
        },
    )
    question = next(one for one in of.questions if one.title == "Chair Professor")
    assert question.works and (question.start, question.end) == ("2023-03", "")


def test_the_same_omission_long_before_the_window_is_noted_not_asked(tmp_path: Path) -> None:
    past = {**position("Beihang University", "2008", "2011", "Visiting Professor"), "country": "CN"}
    of = record(
        tmp_path,
        {
            "form.xml": biosketch([position(HOME, "2012-09")]),
            "orcid.json": orcid_record([position(HOME, "2012-09")], [past]),
        },
    )
    assert asked(of) == []
    assert [one.not_asked_because for one in of.differences] == ["outside_window"]
    assert of.disclosure.high == "complete"


def test_dates_disagree(tmp_path: Path) -> None:
    form = biosketch(
        [position(HOME, "2024-02"), position("Delft University of Technology", "2019-01", "2021-12")]
    )
    orcid = orcid_record(
        [position(HOME, "2024-02"), position("Delft University of Technology", "2019-01", "2024-01")]
    )
    of = record(tmp_path, {"form.xml": form, "orcid.json": orcid})
    assert asked(of) == [("dates_disagree", "Delft University of Technology")]
    question = of.questions[0]
    assert (question.end, question.other_end) == ("2021-12", "2024-01")
    assert of.disclosure.low == "complete"


def test_dates_that_may_mean_the_same_are_no_difference(tmp_path: Path) -> None:
    of = record(
        tmp_path,
        {
            "form.xml": biosketch(
                [position(HOME, "2024"), position("Delft University of Technology", "2019", "2023")]
            ),
            "orcid.json": orcid_record(
                [
                    position(HOME, "2024-09"),
                    position("Delft University of Technology", "2019-06", "2023-12-31"),
                ]
            ),
        },
    )
    assert of.differences == ()


def test_same_name_other_person_waits_in_the_tray_and_counts_for_nothing(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "form.xml": biosketch([position(HOME, "2018-09")]),
        "orcid.json": orcid_record([position(HOME, "2018-09")]),
        "works.json": openalex(
            openalex_work(
                "Loud engines",
                "2024-03-01",
                "10.1000/b",
                [(ME, "", [BEIHANG])],
                [("National Natural Science Foundation of China", "5177")],
            )
        ),
    }
    of = record(tmp_path, files)
    assert asked(of) == [] and of.works_counted == 0
    assert [(one.key, one.why) for one in of.tray] == [("10.1000/b", ("name_only", "unknown_organisation"))]
    assert "Beihang University" not in [one.organisation.name for one in of.timeline]
    decisions = tmp_path / "decisions.csv"
    decisions.write_text("key,about,verdict,by,on,reason\n10.1000/b,x,same,Officer,2026-11-21,asked\n")
    after = record(tmp_path, files, decisions=decisions)
    assert ("public_not_declared", "Beihang University") in asked(after)


def test_an_orcid_record_of_another_person_is_set_aside_whole(tmp_path: Path) -> None:
    of = record(
        tmp_path,
        {
            "form.xml": biosketch([position(HOME, "2018-09")]),
            "orcid.json": orcid_record([position("Beihang University", "2020")], orcid="0000-0001-5109-3700"),
        },
    )
    assert asked(of) == []
    assert [one.why for one in of.tray] == [("file_other_orcid",)]
    assert [one.set_aside for one in of.files] == [False, True]


def test_double_affiliation_printed_by_a_journal(tmp_path: Path) -> None:
    of = record(
        tmp_path,
        {
            "form.xml": biosketch([position(HOME, "2018-09")]),
            "orcid.json": orcid_record(
                [position(HOME, "2018-09")], works=[("Quiet fans", "2024", "10.1000/a")]
            ),
            "works.json": openalex(
                openalex_work(
                    "Quiet fans",
                    "2024-03-01",
                    "10.1000/a",
                    [(ME, ORCID, [MANCHESTER, BEIHANG]), ("Bo Other", "", [BEIHANG])],
                )
            ),
        },
    )
    assert asked(of) == [("public_not_declared", "Beihang University")]
    question = of.questions[0]
    assert question.overlap is Overlap.POSSIBLE and question.tie_kind is RecordKind.PRINTED
    assert {"visiting_printed", "database_error"} <= set(question.reasons)
    assert of.disclosure.low == "complete"


def test_talent_programme_acknowledged(tmp_path: Path) -> None:
    work = openalex_work(
        "Quiet fans",
        "2024-03-01",
        "10.1000/a",
        [(ME, ORCID, [MANCHESTER])],
        [("Thousand Talents Program", ""), ("National Science Fund for Distinguished Young Scholars", "")],
    )
    of = record(
        tmp_path,
        {
            "form.xml": biosketch(
                [position(HOME, "2018-09")], [("EPSRC", "EP/X000000/1", "2022-01-01", "2026-12-31")]
            ),
            "orcid.json": orcid_record(
                [position(HOME, "2018-09")], works=[("Quiet fans", "2024", "10.1000/a")]
            ),
            "works.json": openalex(work),
        },
    )
    kinds = [one.kind for one in of.questions]
    assert kinds.count(DifferenceKind.PROGRAMME) == 1
    assert next(one for one in of.questions if one.kind is DifferenceKind.PROGRAMME).organisation.name == (
        "Thousand Talents Plan"
    )
    ordinary = [one.programme_id for one in of.programmes if one.ordinary]
    assert ordinary == ["cn_jieqing"]
    assert of.disclosure.low == "complete"


def test_hospital_of_a_listed_university_is_not_the_university(tmp_path: Path) -> None:
    of = record(
        tmp_path,
        {
            "form.xml": biosketch([position(HOME, "2018-09")]),
            "orcid.json": orcid_record(
                [position(HOME, "2018-09")],
                [{**position("West China Hospital, Sichuan University", "2023"), "country": "CN"}],
            ),
        },
    )
    question = of.questions[0]
    assert question.organisation.screened is not None
    assert question.organisation.screened.outcome.value == "related"
    assert not any(key.startswith("entity:") for key in question.organisation.keys)


def test_hospital_of_a_declared_university_is_no_question(tmp_path: Path) -> None:
    of = record(
        tmp_path,
        {
            "form.xml": biosketch([position("Sichuan University", "2018-09")]),
            "orcid.json": orcid_record([position("West China Hospital, Sichuan University", "2018-09")]),
        },
    )
    assert asked(of) == []


def test_industry_funder_is_asked_about_like_any_other(tmp_path: Path) -> None:
    work = openalex_work(
        "Quiet fans",
        "2024-03-01",
        "10.1000/a",
        [(ME, ORCID, [MANCHESTER])],
        [("Invented Turbines Ltd", ""), ("Deutsche Forschungsgemeinschaft", "5000001"), ("EPSRC", "")],
    )
    of = record(
        tmp_path,
        {
            "form.xml": biosketch(
                [position(HOME, "2018-09")],
                [
                    (
                        "Engineering and Physical Sciences Research Council",
                        "EP/X000000/1",
                        "2022-01-01",
                        "2026-12-31",
                    )
                ],
            ),
            "orcid.json": orcid_record(
                [position(HOME, "2018-09")], works=[("Quiet fans", "2024", "10.1000/a")]
            ),
            "works.json": openalex(work),
        },
    )
    assert asked(of) == [
        ("funder_not_declared", "Deutsche Forschungsgemeinschaft"),
        ("funder_not_declared", "Invented Turbines Ltd"),
    ]
    assert (of.disclosure.low, of.disclosure.high) == ("complete", "gap_open")


def test_without_a_list_of_support_funders_are_shown_and_not_asked_about(tmp_path: Path) -> None:
    work = openalex_work(
        "Quiet fans", "2024-03-01", "10.1000/a", [(ME, ORCID, [MANCHESTER])], [("Some Fund", "")]
    )
    of = record(
        tmp_path,
        {
            "form.xml": biosketch([position(HOME, "2018-09")]),
            "orcid.json": orcid_record(
                [position(HOME, "2018-09")], works=[("Quiet fans", "2024", "10.1000/a")]
            ),
            "works.json": openalex(work),
        },
    )
    assert asked(of) == []
    assert [one.not_asked_because for one in of.differences] == ["no_list_of_support"]


def test_career_break_raises_no_question(tmp_path: Path) -> None:
    posts = [position("University of Oxford", "2010-01", "2014-06"), position(HOME, "2020-09")]
    of = record(tmp_path, {"form.xml": biosketch(posts), "orcid.json": orcid_record(posts)})
    assert of.differences == ()
    assert of.disclosure.high == "complete"


def test_leave_of_absence_is_dropped_and_never_stored(tmp_path: Path) -> None:
    form = biosketch([position(HOME, "2018-09")]).replace(
        "</employment>", "<leaveofabsence><description>family</description></leaveofabsence></employment>"
    )
    of = record(tmp_path, {"form.xml": form})
    assert of.dropped == ("leaveofabsence",)
    assert "family" not in repr(of)


def test_two_names_belong_to_one_person(tmp_path: Path) -> None:
    works = openalex(
        openalex_work("Early work", "2023-01-01", "10.1000/c", [("Ada Maiden", "", [MANCHESTER])]),
        openalex_work("Late work", "2024-01-01", "10.1000/d", [("A. Exemplar", ORCID, [MANCHESTER])]),
    )
    form = biosketch([position(HOME, "2018-09")])
    posts = [position(HOME, "2018-09")]
    of = record(
        tmp_path,
        {"form.xml": form, "orcid.json": orcid_record(posts, others=["Ada Maiden"]), "w.json": works},
    )
    assert of.works_counted == 2 and of.tray == () and asked(of) == []
    without = record(tmp_path, {"form.xml": form, "orcid.json": orcid_record(posts), "w.json": works})
    assert without.works_counted == 1
    assert [one.why for one in without.tray] == [("no_line_fits",)]


def test_empty_record_says_that_nothing_was_compared(tmp_path: Path) -> None:
    of = record(tmp_path, {"form.xml": biosketch([position(HOME, "2018-09")]), "orcid.json": orcid_record()})
    assert of.disclosure.low is None and of.disclosure.high is None
    assert of.differences == () and of.questions == ()


@pytest.mark.parametrize(
    ("printed", "questions"),
    [
        pytest.param("2023-03-01", 0, id="soon after"),
        pytest.param("2025-01-15", 0, id="two years after"),
        pytest.param("2025-02-01", 1, id="later than a paper may lag"),
    ],
)
def test_a_place_of_study_explains_an_affiliation_in_papers(
    tmp_path: Path, printed: str, questions: int
) -> None:
    work = openalex_work("Thesis work", printed, "10.1000/e", [(ME, ORCID, [BEIHANG])])
    of = record(
        tmp_path,
        {
            "form.xml": biosketch([position(HOME, "2023-09")], degrees=[("Beihang University", "2022")]),
            "orcid.json": orcid_record(
                [position(HOME, "2023-09")], works=[("Thesis work", "2023", "10.1000/e")]
            ),
            "works.json": openalex(work),
        },
    )
    assert asked(of) == [("public_not_declared", "Beihang University")] * questions
    assert [one.kind for one in of.context] == [RecordKind.EDUCATION]


def test_co_authors_of_a_listed_body_are_shown_and_never_a_tie(tmp_path: Path) -> None:
    work = openalex_work(
        "Joint work", "2024-03-01", "10.1000/f", [(ME, ORCID, [MANCHESTER]), ("Bo Other", "", [BEIHANG])]
    )
    of = record(
        tmp_path,
        {
            "form.xml": biosketch([position(HOME, "2018-09")]),
            "orcid.json": orcid_record(
                [position(HOME, "2018-09")], works=[("Joint work", "2024", "10.1000/f")]
            ),
            "works.json": openalex(work),
        },
    )
    assert asked(of) == []
    assert [(one.kind, one.works) for one in of.context] == [(RecordKind.COAUTHORSHIP, 1)]
    assert all(one.organisation.name != "Beihang University" for one in of.timeline)


def test_a_pack_that_asks_for_what_is_current_does_not_ask_for_what_has_ended(tmp_path: Path) -> None:
    ended = {**position("Beihang University", "2021-01", "2025-06", "Visiting Professor"), "country": "CN"}
    files: dict[str, str | bytes] = {
        "form.xml": biosketch([position(HOME, "2018-09")]),
        "orcid.json": orcid_record([position(HOME, "2018-09")], [ended]),
    }
    assert asked(record(tmp_path, files)) == [("public_not_declared", "Beihang University")]
    assert asked(record(tmp_path, files, window="ca_strac")) == []
    assert asked(record(tmp_path, files, window="nsf_trust")) == []


@pytest.mark.parametrize(
    ("form", "questioned"),
    [
        pytest.param(True, True, id="beside a form"),
        pytest.param(False, False, id="where no form was handed in"),
    ],
)
def test_a_post_of_the_cv_alone_is_asked_about(tmp_path: Path, form: bool, questioned: bool) -> None:
    posts = f"2019 - present  Reader, {HOME}\n2020 - present  Fellow, Oxford University\n"
    files: dict[str, str | bytes] = {"cv.txt": f"Curriculum vitae\n\nEmployment\n{posts}"}
    if form:
        files["form.xml"] = biosketch([position(HOME, "2019")])
    found = record(tmp_path, files).differences
    kinds = {one.kind for one in found if "Oxford" in one.organisation.name}
    assert (DifferenceKind.NOT_ON_FORM in kinds) is questioned
