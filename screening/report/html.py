"""Reports as one self-contained HTML file: no script, no network, every value escaped."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from screening import resources
from screening.report.branding import Branding
from screening.report.factor_picture import capital, factor_picture
from screening.report.factor_view import FactorView
from screening.report.listing_view import addresses, brief_title
from screening.report.party_view import BodyView
from screening.report.phrases import Phrases, load_phrases
from screening.report.script import runs, visible
from screening.report.settings import plan_settings
from screening.report.tie_diagram import tie_diagram
from screening.report.view import ReportView, report_view

_ANCHOR = re.compile(r"[^A-Za-z0-9_-]+")
_ISO_DATE = re.compile(r"(?<![\w.-])\d{4}-\d{2}(?:-\d{2})?(?![\w-])")


def render_html(
    result: Mapping[str, Any],
    *,
    branding: Branding | None = None,
    phrases: Phrases | None = None,
    copy: str = "officer",
    person: str = "",
) -> str:
    """The report of one assessment (its JSON object) for one reader, as a whole HTML file."""
    brand = branding or Branding()
    words = brand.worded(phrases or load_phrases())
    view = report_view(result, words, brand, copy, person)
    return html_of(view, words)


def html_of(view: ReportView, phrases: Phrases, *, for_print: bool = False) -> str:
    """A view as HTML; `for_print` drops what a narrow screen needs and draws the ties in pieces."""
    pictures = {} if view.copy == "merit" or view.short else _pictures(view, phrases, for_print)
    template = "merit.html.j2" if view.copy == "merit" else "report.html.j2"
    return page(
        template,
        phrases,
        view.branding,
        {"view": view, "printed": for_print, **pictures},
    )


def page(template: str, phrases: Phrases, branding: Branding, values: Mapping[str, Any]) -> str:
    """A template filled; the words and the style are always at hand in it."""
    style = resources.text("reports", "templates", "style.css").replace("{{ accent }}", branding.colour)
    filled = _environment().get_template(template).render(t=Spoken(phrases), style=Markup(style), **values)
    return _BLANK_LINES.sub("\n", filled).strip() + "\n"


_BLANK_LINES = re.compile(r"\n\s*\n+")


def _pictures(view: ReportView, phrases: Phrases, printed: bool) -> dict[str, Markup]:
    factors = factor_picture(view.why, phrases)
    if printed:
        drawn = {"diagram": _printed_ties(view, phrases), "picture": factors}
    else:
        drawn = {
            "diagram": tie_diagram(view.recorded, phrases),
            "picture": factors,
            "diagram_narrow": tie_diagram(view.recorded, phrases, narrow=True),
            "picture_narrow": factor_picture(view.why, phrases, narrow=True),
        }
    none = dict.fromkeys(("diagram_narrow", "picture_narrow"), Markup(""))
    return {**none, **{name: Markup(one) for name, one in drawn.items()}}


def _printed_ties(view: ReportView, phrases: Phrases) -> str:
    """The tie diagram in pieces, one a name, so that a page may end between them."""
    drawn = (
        tie_diagram(
            [one], phrases, name=f"ties{number}", first=number == 1, last=number == len(view.recorded)
        )
        for number, one in enumerate(view.recorded, start=1)
    )
    return "".join(drawn)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: resources.text("reports", "templates", name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters.update(
        said=said, is_web=is_web, host=host, anchor=anchor, brief_title=brief_title, plain=plain
    )
    environment.filters.update(breakable=breakable, addresses=addresses, breakable_address=breakable_address)
    environment.globals["most"] = plan_settings()
    return environment


def _shown(value: object) -> object:
    """What a template writes: text without hidden signs, such as those that turn its direction."""
    return visible(value) if type(value) is str else value


class Spoken:
    """The phrases as a template uses them; `say` gives a sentence from the rules with its language."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.language = phrases.language
        self.count = phrases.count
        self.lines = phrases.lines
        self.word = phrases.word

    def __call__(self, key: str, **values: object) -> str:
        if any(isinstance(one, Markup) for one in values.values()):
            return Markup(escape(self.phrases(key))).format(**values)
        return self.phrases(key, **values)

    def inside(self, text: str) -> str:
        """What begins a line elsewhere, inside one; a language whose nouns have capitals keeps them."""
        return text.lower() if self.phrases("letters.inside") == "lower" else text

    def in_force(self, body: BodyView) -> str:
        """How many listings of a body are in force."""
        count, total = len(body.in_force), len(body.listings)
        if not count:
            return self("names.none_in_force")
        return self.count("names.in_force_all" if count == total else "names.in_force_count", count)

    def level(self, factor: FactorView) -> Markup:
        """What a factor was read as; both ends of a range."""
        low, high = self.say(factor.low_word), self.say(factor.high_word)
        if low == high:
            return low
        return (
            Markup(escape(self.phrases("why.range", low="\0", high="\1")))
            .replace("\0", low)
            .replace("\1", high)
        )

    def head(self, sentence: str) -> Markup:
        """A sentence from the rules that begins a line: with a capital."""
        text, language = self.phrases.translated(sentence)
        return self._marked(capital(text), language)

    def say(self, sentence: str) -> Markup:
        """A sentence from the rules, translated where the language has it, else marked as what it is."""
        return self._marked(*self.phrases.translated(sentence))

    def _marked(self, text: str, language: str) -> Markup:
        if language == self.language or not text:
            return said(text)
        return Markup('<span lang="{}">{}</span>').format(language, said(text))


def said(text: object) -> Markup:
    """Text escaped, with the language of each foreign script, and its direction where it needs one."""
    if isinstance(text, Markup):
        return text
    return Markup("").join(_marked(run.text, run.language, run.right_to_left) for run in runs(str(text)))


def _marked(text: str, language: str, right_to_left: bool) -> Markup:
    if not language:
        return Markup(_ISO_DATE.sub(r'<span class="nowrap">\g<0></span>', str(escape(text))))
    direction = Markup(' dir="rtl"') if right_to_left else Markup("")
    tag = "bdi" if right_to_left else "span"
    return Markup('<{0} lang="{1}"{2}>{3}</{0}>').format(tag, language, direction, text)


def is_web(address: object) -> bool:
    """True for an http or https address, the only kind that becomes a link."""
    return urlsplit(str(address)).scheme in ("http", "https") if str(address)[:8].isascii() else False


def breakable_address(address: str) -> Markup:
    """A whole address that a line may break after its slashes."""
    return Markup("/<wbr>").join(escape(part) for part in address.split("/"))


def host(address: str) -> str:
    """The host of an address, short enough to read in a line."""
    return urlsplit(address).netloc or address


def plain(text: str) -> str:
    """A name from the rules as words: without underscores."""
    return text.replace("_", " ")


def breakable(text: Markup) -> Markup:
    """A file name that a line may break after its underscores."""
    return Markup(text.replace("_", Markup("_<wbr>")))


def anchor(text: str) -> str:
    """Text made safe as the id of an element."""
    return _ANCHOR.sub("-", text)
