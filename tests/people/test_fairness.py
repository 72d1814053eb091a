"""Names and protected fields change nothing: the same bytes come out."""

import json
from pathlib import Path
from typing import Any

import pytest

from screening.app.person import PersonOptions, compare_person
from screening.app.person_output import decisions_table
from screening.model.comparison import Record
from screening.report.people.as_json import record_dict
from screening.report.people.letter import Address, letter_text, render_letter
from screening.report.people.record_page import render_record
from tests.people.factory import (
    DAY,
    HOME,
    ORCID,
    FewBodies,
    biosketch,
    openalex,
    openalex_work,
    orcid_record,
    position,
)

NAMES = [
    pytest.param(("Ada", "Exemplar"), id="latin"),
    pytest.param(("Xiaoming", "Zhang"), id="pinyin"),
    pytest.param(("Siobhán", "Ó Ceallaigh"), id="irish"),
    pytest.param(("محمد", "رضایی"), id="persian"),
    pytest.param(("伟", "王"), id="han"),
    pytest.param(("Иван", "Иванов"), id="cyrillic"),
]


def files_of(name: tuple[str, str], extra: str = "") -> dict[str, str]:
    """An applicant with one open question, one doubtful work, one funder and a co-author."""
    me = f"{name[0]} {name[1]}"
    place = [(HOME, "GB", "027m9bs27")]
    form = biosketch(
        [position(HOME, "2018-09")],
        [("EPSRC", "EP/X000000/1", "2022-01-01", "2026-12-31")],
        name=name,
        extra=extra,
    )
    orcid = orcid_record(
        [position(HOME, "2018-09")],
        [position("Beihang University", "2023-03")],
        works=[("Quiet fans", "2024", "10.1000/a")],
        name=name,
    )
    works = openalex(
        openalex_work(
            "Quiet fans", "2024-03-01", "10.1000/a", [(me, ORCID, place)], [("Some Foundation", "1")]
        ),
        openalex_work("Loud engines", "2024-03-01", "10.1000/b", [("Bo Other", "", place), (me, "", [])]),
    )
    return {"form.xml": form, "orcid.json": orcid, "works.json": works}


def outputs(folder: Path, files: dict[str, str]) -> dict[str, str]:
    """Everything that is written about an applicant."""
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    of = compare_person([folder / name for name in files], PersonOptions(as_of=DAY), FewBodies()).record
    return rendered(of)


def rendered(of: Record) -> dict[str, str]:
    """All forms of a record."""
    return {
        "json": json.dumps(record_dict(of), ensure_ascii=False),
        "record": render_record(of),
        "letter": render_letter(of, Address()),
        "text": letter_text(of, Address()),
        "decisions": decisions_table(of),
    }


@pytest.mark.parametrize("name", NAMES)
def test_swapping_the_name_gives_the_same_bytes(name: tuple[str, str], tmp_path: Path) -> None:
    assert outputs(tmp_path, files_of(name)) == outputs(tmp_path, files_of(("Ada", "Exemplar")))


@pytest.mark.parametrize("name", NAMES)
def test_no_output_holds_the_name(name: tuple[str, str], tmp_path: Path) -> None:
    for form, text in outputs(tmp_path, files_of(name)).items():
        assert name[1] not in text.replace("Exemplary", ""), form


def test_protected_fields_change_nothing_but_the_note_that_names_them(tmp_path: Path) -> None:
    extra = (
        "<gender>female</gender><birthdate>1980-01-01</birthdate><mailingaddress>Street 1</mailingaddress>"
    )
    plain = outputs(tmp_path, files_of(("Ada", "Exemplar")))
    files = files_of(("Ada", "Exemplar"), extra)
    given: dict[str, Any] = json.loads(files["orcid.json"])
    given["person"]["addresses"] = {"address": [{"country": {"value": "IR"}}]}
    given["person"]["biography"] = {"content": "Born in a place"}
    dropped = outputs(tmp_path, files | {"orcid.json": json.dumps(given)})
    before, after = json.loads(plain["json"]), json.loads(dropped["json"])
    assert after.pop("dropped") == ["addresses", "biography", "birthdate", "gender", "mailingaddress"]
    assert before.pop("dropped") == []
    assert before == after
    for form in ("letter", "text", "decisions"):
        assert plain[form] == dropped[form]
    for text in dropped.values():
        assert "1980" not in text and "Born in" not in text and "Street 1" not in text


def test_every_country_is_asked_about_in_the_same_way(tmp_path: Path) -> None:
    """The same unlisted body under any country code gives the same questions."""
    seen = set()
    for country in ("CN", "US", "DE", "IR", "RU", "AU", "KE"):
        entry = {**position("Invented Polytechnic", "2023-01", "", "Professor"), "country": country}
        files = {
            "form.xml": biosketch([position(HOME, "2018-09")]),
            "orcid.json": orcid_record([position(HOME, "2018-09")], [entry]),
        }
        text = outputs(tmp_path, files)["text"]
        seen.add(text)
    assert len(seen) == 1


def test_there_is_no_score_and_no_tier_for_a_person(tmp_path: Path) -> None:
    made = outputs(tmp_path, files_of(("Ada", "Exemplar")))
    keys = set(json.loads(made["json"]))
    assert not keys & {"score", "tier", "risk", "rating", "verdict"}
    for text in made.values():
        for word in ("suspect", "blacklist", "cleared", "high-risk", " hit "):
            assert word not in text.casefold(), word
