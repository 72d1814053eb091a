"""File names of reports are safe on every file system and stay apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.report.slug import slug, slugs


@pytest.mark.parametrize("project_id", ["204417", "P-001", "EX_01.a"])
def test_a_safe_number_stays_as_it_is(project_id: str) -> None:
    assert slug(project_id) == project_id


@pytest.mark.parametrize(
    "project_id", ["../../etc/passwd", "a/b", "CON", "nul.txt", "", "  ", "项目 1", "a\x00b", ".hidden"]
)
def test_an_unsafe_number_is_changed(project_id: str) -> None:
    assert slug(project_id) != project_id


@given(st.text(max_size=200))
def test_every_name_is_plain(project_id: str) -> None:
    name = slug(project_id)
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]*", name)
    assert len(name) <= 90


@given(st.lists(st.text(max_size=6), max_size=30))
def test_different_projects_have_different_files(project_ids: list[str]) -> None:
    names = slugs(project_ids)
    assert len({name.lower() for name in names.values()}) == len(set(project_ids))


def test_names_that_differ_in_capitals_alone_are_two_files() -> None:
    names = slugs(["IP-1", "ip-1"])
    assert names["IP-1"] == "IP-1" and names["ip-1"].startswith("ip-1-")


def test_a_number_made_to_look_like_another_ones_name_takes_no_file_from_it() -> None:
    made_safe = slug("IP/1")
    names = slugs([made_safe, "IP/1", made_safe.upper()])
    assert len({name.lower() for name in names.values()}) == 3
