"""Small pieces of SVG, each escaped; drawn so that grey print tells them apart."""

from html import escape

from screening.report.script import runs, visible

INK = "#1b2330"
QUIET = "#46536a"
LINE = "#6b7a90"
PALE = "#eef1f5"
FILL = "#33475f"
FONT = "'Noto Sans','Segoe UI',Helvetica,Arial,'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif"
LINE_STEP = 1.3
DASHES = {"confirmed": "", "likely": "7 4", "review": "1.5 4"}


def text(
    x: float, y: float, words: str, *, size: float = 12, bold: bool = False, fill: str = INK, at: str = ""
) -> str:
    """One line of text; foreign script carries its language."""
    spans = "".join(
        f'<tspan lang="{run.language}">{escape(run.text)}</tspan>' if run.language else escape(run.text)
        for run in runs(words)
    )
    weight = ' font-weight="600"' if bold else ""
    anchor = f' text-anchor="{at}"' if at else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{fill}"{weight}{anchor}>{spans}</text>'


def block(
    x: float, y: float, lines: tuple[str, ...], *, size: float = 12, bold: bool = False, fill: str = INK
) -> str:
    """Lines of text one below the other; `y` is the first baseline."""
    step = size * LINE_STEP
    return "".join(
        text(x, round(y + number * step, 1), line, size=size, bold=bold, fill=fill)
        for number, line in enumerate(lines)
    )


def box(
    x: float,
    y: float,
    wide: float,
    high: float,
    *,
    fill: str = "#ffffff",
    stroke: str = LINE,
    thick: float = 1,
) -> str:
    """A box with slightly round corners."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" rx="3" fill="{fill}" stroke="{stroke}"'
        f' stroke-width="{thick:g}"/>'
    )


def line(
    x1: float, y1: float, x2: float, y2: float, *, thick: float = 1.5, dash: str = "", stroke: str = QUIET
) -> str:
    """A straight line, with its dashes."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    ends = f'x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"'
    return f'<line {ends} stroke="{stroke}" stroke-width="{thick:g}"{dashes}/>'


def bar(x: float, y: float, wide: float, *, fill: str, high: float = 13, dash: str = "") -> str:
    """A filled stretch with a border."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    place = f'x="{x:.1f}" y="{y:g}" width="{max(wide, 0):.1f}" height="{high:g}"'
    return f'<rect {place} fill="{fill}" stroke="{FILL}" stroke-width="1"{dashes}/>'


def dot(x: float, y: float, *, filled: bool) -> str:
    """A mark: full for what stands, hollow for what has ended."""
    fill = INK if filled else "#ffffff"
    return f'<circle cx="{x:g}" cy="{y:g}" r="3.4" fill="{fill}" stroke="{INK}" stroke-width="1.2"/>'


def drawing(name: str, wide: float, high: float, title: str, description: str, parts: list[str]) -> str:
    """The whole picture with its title and description for those who do not see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-t {name}-d"'
        f' width="{wide:g}" height="{high:g}" viewBox="0 0 {wide:g} {high:g}" font-family="{FONT}">'
        f'<title id="{name}-t">{escape(visible(title))}</title>'
        f'<desc id="{name}-d">{escape(visible(description))}</desc>'
        f"{''.join(parts)}</svg>"
    )


def height(lines: tuple[str, ...], size: float) -> float:
    """How high a block of lines is."""
    return len(lines) * size * LINE_STEP
