"""Reports as tagged PDF (PDF/UA-1), made from the same HTML by Typst, which checks the standard itself."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from screening import resources
from screening.errors import MissingExtra, NotPrintable
from screening.report.branding import Branding
from screening.report.html import html_of
from screening.report.phrases import Phrases, load_phrases
from screening.report.print_tree import PrintTree, print_tree
from screening.report.view import report_view

# The families of the style sheet, then what machines without them have; only those found are named to Typst.
_SANS = (
    "Noto Sans", "Segoe UI", "Helvetica Neue", "Helvetica", "Arial", "Liberation Sans", "DejaVu Sans",
    "Noto Sans Arabic", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "Libertinus Serif",
)  # fmt: skip
_SERIF = (
    "Noto Serif", "Georgia", "Times New Roman", "Liberation Serif", "Noto Naskh Arabic", "Noto Serif CJK SC",
    "Songti SC", "SimSun", "Libertinus Serif",
)  # fmt: skip
_MONO = ("Noto Sans Mono", "Consolas", "Menlo", "DejaVu Sans Mono")
_NO_GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_ALONE = b'#set document(title: "x")\n#for one in sys.inputs.letters.codepoints() [#one #parbreak()]'
_ROUNDS = 12
# How many letters of a one-page report fit each density of the template, as measured on 218 of them: the
# first try, so that few are set twice.
_LETTERS = (4500, 5050, 6000)
# More than one page, as the file says it.
_MORE_PAGES = re.compile(rb"/Type/Pages/Count (?!1/)")
_BODY_CELL = re.compile(rb"/S/TD(/P [^\n]*?/A\[<</O/Table)(/Headers\[[^\]]*\])")


def render_pdf(
    result: Mapping[str, Any],
    *,
    branding: Branding | None = None,
    phrases: Phrases | None = None,
    copy: str = "officer",
    person: str = "",
) -> bytes:
    """The report of one assessment for one reader as a PDF file; the same input gives the same bytes."""
    brand = branding or Branding()
    words = brand.worded(phrases or load_phrases())
    view = report_view(result, words, brand, copy, person)
    return pdf_of(html_of(view, words, for_print=True))


def pdf_of(html: str) -> bytes:
    """A page of HTML as tagged PDF.

    Raises MissingExtra where Typst is not installed, NotPrintable where it cannot set the page.
    """
    tree = print_tree(html)
    if "short" not in tree.classes:
        return _set(tree, 0)
    likely = sum(tree.letters > most for most in _LETTERS)
    for density in range(likely, len(_LETTERS) + 1):
        made = _set(tree, density)
        if _MORE_PAGES.search(made) is None:
            break
    return made


def _set(tree: PrintTree, density: int) -> bytes:
    """The page set; letters that no font here can draw are spelt out, since PDF/UA allows no blank boxes."""
    typst = engine()
    given = json.dumps(tree.as_json(), ensure_ascii=False)
    for _ in range(_ROUNDS):
        try:
            return _with_row_heads(_compiled(given, density), tree)
        except typst.TypstError as problem:
            told = given
            for letter in _without_font(_not_drawn(problem)):
                given = _spelt_out(given, letter)
            if told == given:
                raise NotPrintable(
                    f"the report {tree.title!r} could not be made a PDF: {problem}. "
                    "The HTML report says the same and can be printed from the browser."
                ) from problem
    raise NotPrintable(
        f"the report {tree.title!r} has too many letters that no font here can draw; "
        "install fonts for its scripts (for example Noto), or print the HTML report from the browser"
    )


def engine() -> Any:
    """The package that sets PDF; raises MissingExtra where it is not installed."""
    try:
        import typst
    except (ImportError, OSError) as problem:
        raise MissingExtra(
            "PDF needs Typst: pip install 'screening[pdf]'. "
            "Without it, open the HTML report and print it from the browser."
        ) from problem
    return typst


def _compiled(given: str, density: int) -> bytes:
    """The template filled. A compiler reads its template once, so that every page has one of its own; the
    fonts, which take the time, are shared. Its root holds templates alone, and no template opens a file."""
    compiler = engine().Compiler(
        _template(), root=str(resources.folder("reports") / "templates"), font_paths=_fonts()
    )
    made: bytes = compiler.compile(
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"page": given, "fonts": _families(), "density": str(density)},
    )
    return made


@lru_cache(maxsize=1)
def _template() -> bytes:
    return resources.text("reports", "templates", "print.typ").encode()


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """The fonts of the machine, found once for all reports of a run."""
    return engine().Fonts()


@lru_cache(maxsize=1)
def _families() -> str:
    found = set(_fonts().families())
    wanted = {"sans": _SANS, "serif": _SERIF, "mono": _MONO}
    return json.dumps({use: [one for one in names if one in found] for use, names in wanted.items()})


def _not_drawn(problem: Any) -> set[str]:
    """The letters that were not drawn, as Typst names them."""
    return {
        letter
        for found in _NO_GLYPH.finditer(f"{problem} {problem.diagnostic}")
        for letter in _ESCAPED.sub(
            lambda one: chr(int(one.group(1), 16)) if one.group(1) else one.group(2), found.group(1)
        )
        if not letter.isascii()
    }


def _without_font(letters: set[str]) -> set[str]:
    """Those of the letters that no font here has.

    Typst looks for one font for a whole word by its first letter; where there is none, it names the other
    letters of the word too. So each is tried alone. A letter that fails only beside others counts as well.
    """
    try:
        engine().compile(
            _ALONE, format="pdf", pdf_standards="ua-1", sys_inputs={"letters": "".join(sorted(letters))}
        )
    except engine().TypstError as problem:
        return _not_drawn(problem) or letters
    return letters


def _spelt_out(given: str, letter: str) -> str:
    """The page with a letter given by its number, as a reader can look it up."""
    return given.replace(letter, f"[U+{ord(letter):04X}]")


def _with_row_heads(made: bytes, tree: PrintTree) -> bytes:
    """Cells that head their row tagged so (ISO 14289-1, 7.5).

    Typst's own `pdf.header-cell` is behind a switch that its Python package does not reach. Cells stand in
    the file in the order of reading, and a scope takes no more room than the list of heads that it replaces,
    so no other byte moves. A release of Typst that writes cells otherwise leaves them as plain cells.
    """
    if len(_BODY_CELL.findall(made)) != len(tree.row_heads):
        return made
    heads = iter(tree.row_heads)

    def tagged(cell: re.Match[bytes]) -> bytes:
        if not next(heads, False):
            return cell.group()
        return b"/S/TH" + cell.group(1) + b"/Scope/Row".ljust(len(cell.group(2)))

    return _BODY_CELL.sub(tagged, made)
