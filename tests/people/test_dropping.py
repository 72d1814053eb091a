"""What a CV says of the person and not of the work is not read."""

import pytest

from screening.intake.people.dropping import lines_without_dropped


@pytest.mark.parametrize(
    ("line", "label"),
    [
        pytest.param("Nationality: Example", "nationality", id="English"),
        pytest.param("• D.O.B.  1 May 1980", "d.o.b.", id="behind a bullet, before a gap"),
        pytest.param("Born\t1980", "born", id="before a tab"),
        pytest.param("Staatsangehörigkeit: Beispiel", "staatsangehörigkeit", id="German"),
        pytest.param("Fecha de nacimiento: 1 de mayo de 1980", "fecha de nacimiento", id="Spanish"),
        pytest.param("Дата рождения: 1 мая 1980", "дата рождения", id="Russian"),
        pytest.param("性别：例", "性别", id="Chinese"),
    ],
)
def test_a_line_about_the_person_is_dropped_and_its_label_told(line: str, label: str) -> None:
    assert lines_without_dropped(["Curriculum vitae", line]) == (["Curriculum vitae"], (label,))


@pytest.mark.parametrize(
    "line",
    [
        "Gender studies: lecturer, University of Example",
        "2019 – 2021: Reader, Department of Religion",
        "Age of Discovery reading group, member",
    ],
)
def test_a_line_about_work_is_kept_whatever_its_subject(line: str) -> None:
    assert lines_without_dropped([line]) == ([line], ())
