"""The text of a web page, line by line as a reader sees it."""

from html.parser import HTMLParser

_LINES = frozenset(
    "address article aside blockquote body br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5"
    " h6 header hr li main nav ol option p pre section table tbody td th thead tr ul caption title".split()
)
_UNSEEN = frozenset(("script", "style", "template", "noscript", "head", "del"))
_CELLS = ("td", "th")


class PageText(HTMLParser):
    """Collects the lines of a page, each with True where it stands in a row of several cells.

    Nothing in the page is run or fetched.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, bool]] = []
        self._text: list[str] = []
        self._unseen = ""
        self._rows: list[
            tuple[int, int]
        ] = []  # where the row begins among the lines, how many cells are filled

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or what is not seen."""
        if self._unseen:
            return
        self._unseen = tag if tag in _UNSEEN else ""
        if tag in _LINES:
            self._end_line()
        if tag == "tr":
            self._rows.append((len(self.lines), 0))
        elif tag in _CELLS and self._rows:
            self._end_cell()

    def handle_endtag(self, tag: str) -> None:
        """End a line, and what is not seen."""
        if self._unseen:
            self._unseen = "" if tag == self._unseen or tag == "html" else self._unseen
            return
        if tag in _LINES:
            self._end_line()
        if tag == "tr" and self._rows:
            self._end_row()

    def handle_data(self, data: str) -> None:
        """Text that is seen."""
        if not self._unseen:
            self._text.append(data)

    def close(self) -> None:
        """End what is still open."""
        super().close()
        self._end_line()
        while self._rows:
            self._end_row()

    def _end_line(self) -> None:
        if text := " ".join("".join(self._text).split()):
            self.lines.append((text, False))
        self._text.clear()

    def _end_cell(self) -> None:
        first, cells = self._rows[-1]
        self._rows[-1] = first, cells + 1

    def _end_row(self) -> None:
        first, cells = self._rows.pop()
        if cells > 1:
            self.lines[first:] = [(text, True) for text, _ in self.lines[first:]]
