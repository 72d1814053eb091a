"""Mark-up out of a text, and the way back to the text as given."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from screening.app.resources_matching import new_word_forms
from screening.names.cleaning import cleaned
from screening.names.sentences import name_ends

ENDS = new_word_forms().ends


def test_plain_text_comes_back_as_it_is() -> None:
    assert cleaned("Teldor Institute, Wuhan") == ("Teldor Institute, Wuhan", None)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param("<sup>a</sup>Teldor", " a Teldor", id="tags are spaces"),
        pytest.param("Arts &amp; Crafts", "Arts & Crafts", id="entity"),
        pytest.param("Arts &nosuch; Crafts", "Arts &nosuch; Crafts", id="unknown entity stays"),
        pytest.param("Tel\u200bdor", "Teldor", id="zero-width space falls away"),
        pytest.param("Tel\u00addor", "Teldor", id="soft hyphen falls away"),
        pytest.param("o\ufb03ce", "office", id="ligature"),
        pytest.param("Ｔｅｌｄｏｒ", "Teldor", id="full width"),
        pytest.param("Teldor#TAB#", "Teldor ", id="what a converter left"),
        pytest.param("Xiâ€™an", "Xi’an", id="UTF-8 read as Windows-1252"),
        pytest.param("Ã–sterreichische UniversitÃ¤t", "Österreichische Universität", id="two bytes"),
        pytest.param("åŒ—äº¬", "北京", id="three bytes of a Chinese character"),
        pytest.param("Xi\u0092an", "Xi’an", id="a byte of Windows-1252 by itself"),
        pytest.param("MANHÃ–ÇA², CAFÉ…", "MANHÃ–ÇA², CAFÉ…", id="marks after a capital"),
        pytest.param("Arts &amp;amp;amp; Crafts", "Arts & Crafts", id="an entity escaped again"),
        pytest.param("Arts \\& Crafts", "Arts & Crafts", id="LaTeX"),
        pytest.param("Teldor~University", "Teldor University", id="a space of LaTeX"),
        pytest.param("Teldor\\nUniversity", "Teldor University", id="an escaped line's end"),
        pytest.param("University\\nof Tides", "University of Tides", id="escaped within a name"),
        pytest.param("Teldor_x000D_ Oxley", "Teldor  Oxley", id="a line's end of a spreadsheet"),
        pytest.param("C:\\nordic", "C:\\nordic", id="a path"),
        pytest.param("Universit\\u00e9", "Université", id="an escaped letter"),
        pytest.param("Teldor<br/>5 Main Road", "Teldor\n5 Main Road", id="a tag that ends a line"),
        pytest.param("Teldorで、でTeldor", "Teldor で 、 で Teldor", id="Japanese touches a name"),
        pytest.param("Teldor'nden", "Teldor     ", id="a Turkish ending"),
        pytest.param("Xi'an", "Xi'an", id="an apostrophe within a name"),
        pytest.param("a < b > c", "a < b > c", id="a less-than sign is no tag"),
    ],
)
def test_artefacts_are_read_as_what_they_stand_for(text: str, clean: str) -> None:
    assert cleaned(text)[0] == clean


def test_every_character_knows_its_place_in_the_text_as_given() -> None:
    text = "1<sup>b</sup>Tel\u200bdor &amp; Sons"
    clean, back = cleaned(text)
    assert back is not None
    start = clean.index("Teldor")
    assert text[back[start] : back[start + 5] + 1] == "Tel\u200bdor"


@given(st.text(max_size=60))
@example("A'S")
@example("Teldor Univ.   Optics, A/S")
def test_the_way_back_never_leaves_the_text_and_never_turns(text: str) -> None:
    clean, back = cleaned(text)
    if back is None:
        assert len(clean) == len(text)  # what ends a name is overwritten, so that every place stays
    else:
        assert len(back) == len(clean) + 1
        assert back == sorted(back)
        assert all(0 <= one <= len(text) for one in back)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param("Teldor University. We thank", "Teldor University; We thank", id="a sentence"),
        pytest.param("Teldor Univ. of Tides", "Teldor Univ. of Tides", id="an abbreviation"),
        pytest.param("Teldor Ltd. E-mail: a.b", "Teldor Ltd.;E-mail: a.b", id="a contact"),
        pytest.param("Teldor A/S, Oxley", "Teldor AS , Oxley", id="a legal form with a stroke"),
        pytest.param("Teldor C/o Oxley", "Teldor ;;; Oxley", id="in care of"),
        pytest.param(
            "Institute of\nTides\nand Waves", "Institute of Tides and Waves", id="lines within a name"
        ),
        pytest.param("Affiliated_x000D_\nto Oxley", "Affiliated        to Oxley", id="of a spreadsheet"),
        pytest.param("Institute of<br/>Tides", "Institute of     Tides", id="a tag within a name"),
        pytest.param("Teldor\nOxley", "Teldor\nOxley", id="lines"),
        pytest.param("Teldor Co., Ltd., Oxley", "Teldor Co.  Ltd., Oxley", id="a comma before a legal form"),
        pytest.param("Teldor (Group) Works", "Teldor  Group  Works", id="a word of firms in brackets"),
        pytest.param("Teldor (Oxley) Works", "Teldor (Oxley) Works", id="a place in brackets"),
        pytest.param("Teldor Present address Oxley", "Teldor;Present address;Oxley", id="another address"),
    ],
)
def test_what_ends_a_name_is_divided_from_what_follows(text: str, clean: str) -> None:
    assert cleaned(text, ENDS)[0] == clean


@pytest.mark.parametrize("table", [{"stop": ["x"]}, {"stopp": ["x"]}], ids=["one is missing", "unknown"])
def test_the_table_of_what_ends_a_name_is_read_as_a_whole(table: dict[str, list[str]]) -> None:
    with pytest.raises((KeyError, TypeError)):
        name_ends(table)
