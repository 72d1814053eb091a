"""The institution's own name, logo, contacts and wording."""

from pathlib import Path

import pytest

from screening.errors import InvalidFile
from screening.report.branding import Branding, contrast_with_white, read_branding
from screening.report.html import render_html
from screening.report.phrases import load_phrases
from tests.report import samples

T = load_phrases("en")
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>'


def branding(folder: Path, text: str) -> Branding:
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    path = folder / "brand.yml"
    path.write_text(text, encoding="utf-8")
    return read_branding(path, T)


def test_everything_given_is_on_the_page(tmp_path: Path) -> None:
    brand = branding(
        tmp_path,
        "institution: University of Example <b>\noffice: Research office\nlogo: logo.svg\nlogo_alt: Shield\n"
        "contact: security@example.org\nappeal: the ombudsperson\nretention_years: 7\ncolour: '#5a1f1f'\n"
        "wording:\n  decision.title: Verdict of the board\n",
    )
    page = render_html(samples.strict().to_dict(), branding=brand)
    given = (
        "University of Example &lt;b&gt;",
        "Research office",
        "data:image/svg+xml;base64,",
        'alt="Shield"',
    )
    contacts = ("security@example.org", "the ombudsperson", "for 7 years", "#5a1f1f", "Verdict of the board")
    assert [words for words in (*given, *contacts) if words not in page] == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("institutoin: X\n", "unknown key 'institutoin'", id="misspelt key"),
        pytest.param(
            "wording:\n  result.ttle: X\n", "no phrase is called 'result.ttle'", id="misspelt phrase"
        ),
        pytest.param("wording:\n  result.one: '{secret}'\n", "may use the blanks", id="foreign blank"),
        pytest.param("logo: nowhere.svg\n", "is not in", id="missing logo"),
        pytest.param("logo: brand.yml\n", "must be an SVG, PNG or JPEG", id="not a picture"),
        pytest.param("colour: red\n", "six hexadecimal digits", id="colour by name"),
        pytest.param("colour: '#ffee00'\n", "too light", id="unreadable colour"),
        pytest.param("- a\n", "expected keys", id="a list"),
        pytest.param("a: [\n", "not readable", id="not YAML"),
        pytest.param("a: " + "[" * 3000 + "]" * 3000, "nested deeper", id="nested without end"),
        pytest.param("institution: [a, b]\n", "must be a line of text", id="a list as a name"),
    ],
)
def test_a_wrong_file_is_refused_in_words(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InvalidFile, match=says):
        branding(tmp_path, text)


@pytest.mark.parametrize("more", [0, 1])
def test_a_logo_is_as_large_as_the_manual_says_at_most(tmp_path: Path, more: int) -> None:
    (tmp_path / "large.png").write_bytes(bytes(512 * 1024 + more))
    (tmp_path / "brand.yml").write_text("logo: large.png\n", encoding="utf-8")
    if not more:
        assert read_branding(tmp_path / "brand.yml", T).logo
        return
    with pytest.raises(InvalidFile, match=r"'large\.png' is larger than 512 KB"):
        read_branding(tmp_path / "brand.yml", T)


def test_contrast_follows_wcag() -> None:
    assert contrast_with_white("#000000") == pytest.approx(21.0)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)
