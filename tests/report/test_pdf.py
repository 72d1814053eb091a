"""The PDF: tagged, titled, in a language, with headings and table heads; it loads nothing."""

import base64
import builtins
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typst

from screening.errors import MissingExtra, NotPrintable
from screening.report import pdf
from screening.report.branding import Branding
from screening.report.copies import COPIES
from screening.report.index import render_committee, render_index
from screening.report.pdf import pdf_of, render_pdf
from screening.report.phrases import languages, load_phrases
from tests.report import pdf_tree, samples

PAGE = '<!doctype html><html lang="{}"><head><title>{}</title></head><body>{}</body></html>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def page(body: str, language: str = "en", title: str = "x") -> bytes:
    return pdf_of(PAGE.format(language, title, body))


@pytest.fixture(scope="module")
def strict() -> bytes:
    return render_pdf(samples.strict().to_dict())


def test_it_is_tagged_with_headings_and_table_heads(strict: bytes) -> None:
    tags = pdf_tree.tags(strict)
    assert {"Document", "H1", "H2", "H3", "Table", "THead", "TH", "TD", "L", "LI", "Figure", "Link"} <= set(
        tags
    )
    assert tags.count("H1") == 1
    assert tags.count("Figure") == 3  # the factors, and the ties of two names


def test_heads_of_tables_say_what_they_head(strict: bytes) -> None:
    scopes = pdf_tree.scopes(strict)
    assert set(scopes) == {"Column", "Row"}
    assert scopes.count("Row") > 20


def test_every_cell_that_heads_its_row_is_tagged_so() -> None:
    head = "<thead><tr><th>a</th><td>b</td></tr></thead>"
    rows = "<tbody><tr><th>c</th><td>d</td></tr><tr><td>e</td><td>f</td></tr></tbody>"
    wide = '<tbody><tr><td colspan="2"></td><td><i lang="de">h</i></td><th lang="de">g</th></tr></tbody>'
    made = page(f"<table>{wide}</table><table>{head}{rows}</table><table>{rows}</table>")
    assert sorted(pdf_tree.scopes(made)) == ["Column", "Column", "Row", "Row", "Row"]


@pytest.mark.parametrize("language", languages())
def test_reports_in_every_language_have_heads_of_rows(language: str) -> None:
    made = render_pdf(samples.strict().to_dict(), phrases=load_phrases(language))
    assert pdf_tree.scopes(made).count("Row") > 20


def test_pictures_say_what_they_show(strict: bytes) -> None:
    said = pdf_tree.alternatives(strict)
    assert len(said) == 3
    assert any("Harbin Institute of Technology" in one for one in said)
    assert all(one.strip() for one in said)


def test_page_numbers_are_no_content(strict: bytes) -> None:
    assert pdf_tree.marks_of(strict, f"1 / {pdf_tree.pages(strict)}") == {"Artifact"}


def test_it_has_title_language_and_day(strict: bytes) -> None:
    assert pdf_tree.title(strict).startswith("P-101 – Mechanics of single cancer cells")
    assert pdf_tree.language(strict) == "en"
    assert pdf_tree.made_on(strict).startswith("D:20261121")


def test_it_declares_the_standard(strict: bytes) -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in strict


def test_a_german_report_says_that_it_is_german() -> None:
    made = render_pdf(samples.routine().to_dict(), phrases=load_phrases("de"))
    assert pdf_tree.language(made) == "de"
    assert pdf_tree.pages(made) == 1


def stands(letter: str, words: str) -> bool:
    """True where it is drawn, or given by its number on a machine without a font for it."""
    return letter in words or f"[U+{ord(letter):04X}]" in words


def test_every_script_is_drawn() -> None:
    words = pdf_tree.text(render_pdf(samples.hold().to_dict()))
    assert "Sharif University of Technology" in words
    drawn = pdf_tree.text(page('<h1>哈尔滨工业大学</h1><p>Московский</p><p><bdi lang="fa">شریف</bdi></p>'))
    assert "Московский" in drawn
    assert all(stands(letter, drawn) for letter in "哈尔滨工业大学")


def test_same_input_same_bytes(strict: bytes) -> None:
    assert render_pdf(samples.strict().to_dict()) == strict


def test_another_process_makes_the_same_bytes(strict: bytes, tmp_path: Path) -> None:
    made = tmp_path / "made.pdf"
    code = (
        "import sys; from pathlib import Path; from screening.report.pdf import render_pdf;"
        "from tests.report import samples;"
        "Path(sys.argv[1]).write_bytes(render_pdf(samples.strict().to_dict()))"
    )
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", code, str(made)], check=True, cwd=root)
    assert made.read_bytes() == strict


def test_the_reports_before_it_change_nothing(strict: bytes) -> None:
    for other in (samples.hold, samples.routine):
        render_pdf(other().to_dict())
    assert render_pdf(samples.strict().to_dict()) == strict


def test_every_listing_is_in_print_and_what_a_list_means_is_said_once(strict: bytes) -> None:
    words = " ".join(pdf_tree.text(strict).split())
    assert words.count("the institute asks readers not to use it as a list of guilt") == 1
    for basis in ("85 FR 34497", "Harbin Institute of Technology (HIT)", "ended 15 July 2026"):
        assert basis in words


def test_a_routine_project_gets_one_page() -> None:
    assert pdf_tree.pages(render_pdf(samples.routine().to_dict())) == 1


@pytest.mark.parametrize("copy", COPIES)
def test_every_copy_is_made(copy: str) -> None:
    made = render_pdf(samples.strict().to_dict(), copy=copy)
    assert pdf_tree.tags(made).count("H1") == 1


def test_sheets_of_many_projects_are_made() -> None:
    given = [make().to_dict() for make in samples.ALL.values()]
    for sheet in (render_committee(given), render_index(given, {}, links={})):
        made = pdf_of(sheet)
        assert pdf_tree.tags(made).count("H1") == 1
        assert pdf_tree.made_on(made).startswith("D:20261121")


@pytest.mark.parametrize(
    "text",
    [
        "#import &quot;@preview/x:1.0.0&quot;: *",
        "#read(&quot;/etc/passwd&quot;)",
        "*bold* _it_ $x^2$ `code` // gone /* gone */ @ref &lt;label&gt; ~ -- --- ...",
        "= Heading",
        "=1+1",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "\\u{41} \\ #{ ] }",
    ],
)
def test_text_is_never_read_as_typst(text: str) -> None:
    plain = text.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    made = page(f"<h1>{text}</h1><p>{text}</p><ul><li>{text}</li></ul>", title=text)
    assert "".join(pdf_tree.text(made).split()).count("".join(plain.split())) >= 3
    assert pdf_tree.title(made) == plain


def test_letters_that_no_font_has_are_spelt_out() -> None:
    words = pdf_tree.text(page("<p>before \u0378 and \U000f0000 after</p>"))
    assert "before [U+0378] and [U+F0000] after" in words


def test_of_a_word_not_drawn_only_letters_without_a_font_are_spelt_out() -> None:
    """Typst names all letters of a word for whose first one it finds no font."""
    assert pdf._without_font({"\u0378", "é", "∀"}) == {"\u0378"}
    assert pdf._without_font({"é"}) == {"é"}, "what fails only beside others is spelt out all the same"


def test_what_is_typed_like_an_escape_stays_as_typed() -> None:
    words = pdf_tree.text(page("<p>typed \\u0378, letter \u0378, half \ud800</p>"))
    assert "typed \\u0378, letter [U+0378], half ?" in words


def test_without_any_font_of_the_machine_there_is_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = typst.Fonts(include_system_fonts=False)
    pdf._families.cache_clear()
    monkeypatch.setattr(pdf, "_fonts", lambda: bare)
    words = pdf_tree.text(render_pdf(samples.strict().to_dict()))
    pdf._families.cache_clear()
    assert "Harbin Institute of Technology [U+54C8]" in " ".join(words.split())


def test_letters_that_a_pdf_may_not_hold_are_shown() -> None:
    assert "⟨U+FEFF⟩" in pdf_tree.text(page("<p>a\ufeffb</p>"))


def test_a_long_word_stays_in_its_cell() -> None:
    word = "W" * 300
    cells = f"<tr><td>{word}</td><td>next</td></tr>"
    made = page(f"<table><tbody>{cells}</tbody></table>")
    assert "".join(pdf_tree.text(made).split()).startswith(word[:100])
    assert pdf_tree.widest(made) < 595 - 40


def test_a_row_longer_than_a_page_goes_on_on_the_next() -> None:
    made = page(f"<table><tbody><tr><td>{'word ' * 6000}</td><td>x</td></tr></tbody></table>")
    assert pdf_tree.pages(made) > 1
    assert pdf_tree.text(made).count("word") == 6000


def test_a_section_kept_whole_breaks_where_it_is_longer_than_a_page() -> None:
    made = page(f'<section class="keep"><h1>t</h1><p>{"word " * 6000}</p></section>')
    assert pdf_tree.text(made).count("word") == 6000


@pytest.mark.parametrize("scheme", ["file", "http", "/plain"])
def test_files_and_addresses_are_refused(tmp_path: Path, scheme: str) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text(SVG, encoding="utf-8")
    address = {"file": secret.as_uri(), "http": "http://127.0.0.1:9/x.png", "/plain": str(secret)}[scheme]
    made = page(f'<p>before</p><img alt="a" src="{address}">')
    assert "Figure" not in pdf_tree.tags(made)


@pytest.mark.parametrize(
    "where", ["{path}", "file://{path}", "../../../..{path}", "http://127.0.0.1:9/x.png"]
)
def test_a_drawing_may_not_load_anything(tmp_path: Path, where: str) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(base64.b64decode(DOT))
    address = where.format(path=secret)
    logo = SVG.replace("</svg>", f'<image href="{address}" width="9" height="9"/></svg>')
    packed = "data:image/svg+xml;base64," + base64.b64encode(logo.encode()).decode()
    with pytest.raises(NotPrintable, match="linked image"):
        page(f'<p>before</p><img alt="a" src="{packed}">')


@pytest.mark.parametrize(
    ("kind", "content"), [("svg+xml", base64.b64encode(SVG.encode()).decode()), ("png", DOT)]
)
def test_a_logo_is_embedded(kind: str, content: str) -> None:
    brand = Branding(institution="Example", logo=f"data:image/{kind};base64,{content}", logo_alt="Shield")
    made = render_pdf(samples.routine().to_dict(), branding=brand)
    assert "Shield" in pdf_tree.alternatives(made)
    assert pdf_tree.pages(made) == 1


def test_a_damaged_logo_is_told_in_one_sentence() -> None:
    brand = Branding(logo="data:image/png;base64,AAAA", logo_alt="Shield")
    with pytest.raises(NotPrintable, match="could not be made a PDF"):
        render_pdf(samples.routine().to_dict(), branding=brand)


def test_without_typst_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return real(name, *rest, **more)

    for cached in (pdf._fonts, pdf._families):
        cached.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match=r"pip install 'screening\[pdf\]'"):
        page("<p>x</p>")


@pytest.mark.parametrize("name", ["हिन्दी विश्वविद्यालय", "தமிழ் பல்கலை", "X\u0301 University", "a\u200db"])
def test_letters_that_join_or_stand_on_others_are_drawn_in_a_picture(name: str) -> None:
    line = '<text x="9" y="9" font-size="11" text-anchor="middle">{}</text>'
    drawing = SVG.replace(
        "</svg>",
        f'<title>t</title><g transform="translate(0 40)">{line.format(name)}</g>{line.format("plain")}</svg>',
    )
    words = pdf_tree.text(page(f"<h1>x</h1>{drawing}"))
    assert stands(name[0], words) and "plain" in words
