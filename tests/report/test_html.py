"""The HTML report: self-contained, the right parts for its depth, harmless whatever the input says."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from markupsafe import escape

from screening.report.branding import Branding
from screening.report.html import anchor, html_of, is_web, render_html
from screening.report.phrases import load_phrases
from screening.report.view import report_view
from tests.report import samples

T = load_phrases()
PARTS = ("result", "benefit", "why", "names", "open", "evidence", "plan", "decision", "rights")
SHORT_PARTS = ("result", "why", "open", "evidence", "decision")
COPIES = ("officer", "researcher", "merit")


class Page(HTMLParser):
    """What a page is made of: ids, headings, links, and whether every element that opens is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.loads: list[str] = []
        self.refers: list[str] = []
        self.languages: set[str] = set()
        self.broken: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.ids += [value for key, value in attributes if key == "id" and value]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.loads += [given[key] or "" for key in ("src", "data", "poster") if key in given]
        self.loads += [given.get("href") or ""] if tag == "link" else []
        self.refers += [given["href"] or ""] if tag == "a" and "href" in given else []
        if given.get("lang"):
            self.languages.add(given["lang"] or "")
        self.broken += [key for key in given if key.startswith("on")]
        if tag not in ("meta", "br", "wbr", "img", "input", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.broken.append(f"</{tag}>")


def rendered(name: str, **more: Any) -> str:
    return render_html(samples.ALL[name]().to_dict(), **more)


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("name", samples.ALL)
def test_a_page_is_whole_and_loads_nothing(name: str, copy: str) -> None:
    page = Page(rendered(name, copy=copy))
    assert page.broken == []
    assert page.open == []
    assert page.loads == []
    assert len(page.ids) == len(set(page.ids))
    assert all(one.startswith(("#", "https://", "http://")) for one in page.refers)
    assert {one[1:] for one in page.refers if one.startswith("#")} <= set(page.ids)


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("name", samples.ALL)
def test_headings_step_down_one_at_a_time(name: str, copy: str) -> None:
    levels = Page(rendered(name, copy=copy)).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_page_has_no_script() -> None:
    assert "<script" not in rendered("strict")


@pytest.mark.parametrize("name", ["strict", "ask_first", "hold", "related", "eight", "forty", "hostile"])
def test_a_full_report_has_all_parts_in_order(name: str) -> None:
    ids = [one for one in Page(rendered(name)).ids if one in PARTS]
    assert tuple(ids) == PARTS


def test_a_routine_report_has_the_short_parts_only() -> None:
    ids = [one for one in Page(rendered("routine")).ids if one in PARTS]
    assert tuple(ids) == SHORT_PARTS


def test_users_text_is_never_markup() -> None:
    page = rendered("hostile")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;⟨U+202E⟩" in page


def test_foreign_script_has_its_language() -> None:
    assert {"zh", "en"} <= Page(rendered("strict")).languages
    assert {"fa"} <= Page(rendered("hold")).languages
    assert {"ru", "zh"} <= Page(rendered("related")).languages


def test_what_a_list_means_is_said_once_and_every_listing_has_its_row() -> None:
    page = rendered("strict")
    view = report_view(samples.strict().to_dict(), T, Branding())
    for one in view.meanings:
        assert page.count(str(escape(one.does_not_mean))) == 1
    assert page.count('data-label="Listed as"') == sum(len(body.listings) for body in view.bodies) == 7


def test_a_rule_that_rests_on_several_sources_links_each_by_itself() -> None:
    given = samples.strict().to_dict()
    given["gates"][0]["source"] = "https://example.org/law ; https://example.com/notice"
    page = render_html(given)
    assert 'href="https://example.org/law"' in page and 'href="https://example.com/notice"' in page
    assert " ; https" not in page


def test_the_print_holds_the_whole_address_of_every_source() -> None:
    view = report_view(samples.strict().to_dict(), T, Branding())
    page = html_of(view, T, for_print=True).replace("<wbr>", "")
    assert all(one.source_url in page for body in view.bodies for one in body.listings if one.source_url)


def test_every_searched_list_is_named_with_its_edition() -> None:
    for name in ("strict", "routine"):
        page = rendered(name)
        for one in samples.ALL[name]().lists:
            assert one["title"].split(",")[0].split(" (")[0] in page
            assert one["edition"] in page


def test_a_rule_from_memory_says_so_beside_it() -> None:
    assert rendered("strict").count("not verified against the source") == 2


def test_same_input_same_bytes() -> None:
    assert rendered("strict") == rendered("strict")


def test_sentences_without_translation_are_marked_as_english() -> None:
    page = rendered("strict", phrases=load_phrases("de"))
    assert '<html lang="de"' in page
    assert '<span lang="en">The partner undertakes in writing' in page
    assert "Unter enger Begleitung ermöglichen" in page


@pytest.mark.parametrize(
    ("address", "web"),
    [
        ("https://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("HOUSE", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(address: str, web: bool) -> None:
    assert is_web(address) is web


def test_anchors_are_plain() -> None:
    assert anchor('a b"><script>') == "a-b-script-"


@pytest.mark.parametrize("copy", ["officer", "researcher", "merit"])
def test_no_field_turns_the_direction_of_the_page(copy: str) -> None:
    turned = "\u202egnp.exe\u202c"
    given = samples.related().to_dict()
    given["proposal"].update(title=turned, acronym=turned, funder=turned, benefit_statement=turned)
    for one in given["parties"]:
        one.update(name=turned, person_label=turned, place=turned)
    page = render_html(given, copy=copy)
    assert "\u202e" not in page
    assert "⟨U+202E⟩gnp.exe" in page


def test_words_without_a_place_have_no_empty_brackets() -> None:
    assert "()" not in rendered("strict", copy="researcher").partition("<main")[2]
