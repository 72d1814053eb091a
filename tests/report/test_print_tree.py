"""The page as a tree: words as HTML has them, nothing hidden, nothing that leads out of the page."""

from typing import Any

import pytest

from screening.report.print_tree import print_tree


def blocks(body: str) -> list[dict[str, Any]]:
    return print_tree(f'<html lang="en"><title>x</title><body>{body}</body></html>').blocks


def told(node: Any) -> str:
    return node if isinstance(node, str) else "".join(told(one) for one in node["k"])


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param("<p> a\n  <b> b </b> c </p>", "a b c", id="one space between words"),
        pytest.param("<p>a <br> b</p>", "a b", id="none after a break"),
        pytest.param("<p>a<b></b> b</p>", "a b", id="empty element"),
        pytest.param("<p>a&amp;b &lt;i&gt;</p>", "a&b <i>", id="entities are text"),
    ],
)
def test_space_is_that_of_html(body: str, words: str) -> None:
    assert told(blocks(body)[0]) == words


def test_words_between_blocks_are_paragraphs_of_their_own() -> None:
    found = blocks("<div>before <b>it</b><p>x</p> after</div>")[0]["k"]
    assert [(one["t"], told(one)) for one in found] == [("p", "before it"), ("p", "x"), ("p", "after")]


@pytest.mark.parametrize("hidden", ['<p class="no-print">x</p>', "<form>x</form>", '<p hidden="">x</p>'])
def test_what_is_not_for_print_is_left_out(hidden: str) -> None:
    assert [told(one) for one in blocks(f"{hidden}<p>seen</p>")] == ["seen"]


def test_levels_of_headings_start_at_one_and_leave_none_out() -> None:
    found = blocks("<h2>a</h2><h4>b</h4><h4>c</h4><h2>d</h2>")
    assert [one["level"] for one in found] == [1, 2, 3, 2]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        pytest.param("https://example.org/a", True, id="web"),
        pytest.param("mailto:a@example.org", True, id="mail"),
        pytest.param("#there", True, id="place in the page"),
        pytest.param("#nowhere", False, id="no such place"),
        pytest.param("file:///etc/passwd", False, id="file"),
        pytest.param("reports/a.html", False, id="beside the page"),
        pytest.param("javascript:alert(1)", False, id="script"),
        pytest.param("https://example.org/" + "a" * 3000, False, id="longer than any address"),
    ],
)
def test_a_link_leads_to_the_web_or_to_a_place_that_is_there(address: str, kept: bool) -> None:
    link = blocks(f'<h1 id="there">t</h1><p><a href="{address}">x</a></p>')[1]["k"][0]
    assert link["href"] == (address if kept else "")


def test_a_place_named_twice_is_one_place() -> None:
    assert [one.get("id") for one in blocks('<h1 id="a">x</h1><h2 id="a">y</h2>')] == ["a", None]


def test_a_long_word_is_in_parts_and_is_the_same_word() -> None:
    word = "https://example.org/a_very_long/address-without-any-space"
    found = blocks(f"<p>see {word} there</p>")[0]
    assert [one["t"] for one in found["k"] if isinstance(one, dict)] == ["word"]
    assert told(found) == f"see {word} there"


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        pytest.param("(Geheimhaltung)?", False, id="a question ends with it"),
        pytest.param("“Datenschutz-Folgenabschätzung”,", False, id="a compound with its marks"),
        pytest.param("register_of_2026.xlsx", True, id="a file"),
        pytest.param("tides@example.org", True, id="an address"),
        pytest.param("ece9c5a513f54cc6ca779a9a6c232a837a34", True, id="a fingerprint"),
        pytest.param("a" * 80, True, id="longer than a line holds"),
    ],
)
def test_a_word_of_letters_is_left_to_the_hyphens_of_its_language(word: str, divided: bool) -> None:
    found = blocks(f"<p>see {word} there</p>")[0]
    assert told(found) == f"see {word} there"
    assert any(isinstance(one, dict) for one in found["k"]) is divided


def test_rows_know_their_heads() -> None:
    head = "<thead><tr><th>a</th><th>b</th></tr></thead>"
    table = f"<table>{head}<tbody><tr><th>c</th><td>d</td></tr></tbody></table>"
    page = print_tree(f"<html lang='en'><title>x</title><body>{table}</body></html>")
    assert page.row_heads == (True, False)


def test_a_page_that_is_not_well_formed_is_read_as_browsers_do() -> None:
    found = blocks("<h1>A&nbsp;B</h1><p>C<p>D<br>E<div hidden>F</div>")
    assert [told(one) for one in found] == ["A\xa0B", "C", "DE"]


@pytest.mark.parametrize("day", ["", "yesterday", "2026-13-45"])
def test_a_day_that_is_none_is_left_out(day: str) -> None:
    head = f'<meta name="date" content="{day}"><title>x</title>'
    assert print_tree(f'<html lang="en"><head>{head}</head><body>x</body></html>').day == ""


def test_only_the_style_says_the_colour() -> None:
    head = "<title>--accent: #ffffff</title><style>:root { --accent: #123456; }</style>"
    assert print_tree(f'<html lang="en"><head>{head}</head><body>x</body></html>').accent == "#123456"


def test_a_line_that_a_drawing_cannot_hold_keeps_its_place() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><g transform="translate(0 40)">'
        '<text x="5" y="9" font-size="11" font-weight="600" text-anchor="end">हि</text>'
        '<text x="5" y="20">plain 北京</text></g></svg>'
    )
    (drawn,) = print_tree(f"<body><h1>x</h1>{svg}</body>").blocks[1:]
    assert [(one["text"], one["x"], one["y"], one["size"]) for one in drawn["lines"]] == [("हि", 5, 49, 11)]
    assert (drawn["lines"][0]["bold"], drawn["lines"][0]["at"]) == (True, "right")
    assert "हि" not in drawn["svg"] and "plain 北京" in drawn["svg"]
