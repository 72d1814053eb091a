"""E-mails and web pages: their text is read like any other, tables as tables, attachments as files."""

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from screening.errors import InvalidFile
from screening.intake.limits import Limits
from screening.intake.mail import parts_of_mail
from screening.intake.reading import Reading
from screening.intake.register import read_register

from . import files

A, B, C = "Invented University of Oslo", "Université de Müsterville", "示例理工大学"
SAYS = (
    f"Dear office,\n\nplease look at this project.\n\nTitle: Quiet fans\nPartner: {A}\nPartner: {B}\n\nBest\n"
)
PAGE = "".join(f"<p>{line}</p>" for line in SAYS.split("\n"))
TABLE = (
    "<table><tr><th>Ref</th><th>Title</th><th>Partner</th></tr>"
    f"<tr><td>P-1</td><td>Fans</td><td>{A}</td></tr><tr><td>P-2</td><td>Ice</td><td>{C}</td></tr></table>"
)


def mail(path: Path, change: Callable[[EmailMessage], object]) -> Path:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "A. Person <a@example.org>", "b@example.org", "A new project"
    change(made)
    path.write_bytes(made.as_bytes())
    return path


def named(reading: Reading) -> dict[str, list[str]]:
    return {one.id: [party.name for party in one.parties] for one in reading.proposals}


def alternative(made: EmailMessage) -> None:
    made.set_content(SAYS)
    made.add_alternative(PAGE, subtype="html")


def of_beijing(made: EmailMessage) -> None:
    made.set_content(f"Partner: {C}\n", charset="gb18030", cte="base64")
    made.replace_header("Content-Type", 'text/plain; charset="gb2312"')


QUOTED = "FYI\n\n---------- Forwarded message ---------\nFrom: B. Person\n\n> Partner: {}\n>> Partner: {}\n"


@pytest.mark.parametrize(
    ("change", "names"),
    [
        pytest.param(lambda made: made.set_content(SAYS, cte="quoted-printable"), [A, B], id="quoted"),
        pytest.param(lambda made: made.set_content(SAYS, cte="base64"), [A, B], id="base64"),
        pytest.param(lambda made: made.set_content(PAGE, subtype="html"), [A, B], id="a page only"),
        pytest.param(alternative, [A, B], id="text and page"),
        pytest.param(of_beijing, [C], id="an encoding under its old name"),
        pytest.param(lambda made: made.set_content(QUOTED.format(A, B)), [A, B], id="a thread"),
        pytest.param(lambda made: made.set_content(f"Dear partners, hi\nPartner: {A}"), [A], id="partners"),
    ],
)  # fmt: skip
def test_the_text_of_an_email_is_a_proposal(
    tmp_path: Path, change: Callable[[EmailMessage], object], names: list[str]
) -> None:
    reading = read_register(mail(tmp_path / "a.eml", change))
    assert named(reading) == {"a.eml (text)": names}
    assert reading.profile == "register"
    assert not reading.refused


def test_its_subject_is_its_title_where_it_says_none(tmp_path: Path) -> None:
    reading = read_register(mail(tmp_path / "a.eml", lambda made: made.set_content(f"Partner: {A}\n")))
    assert reading.proposals[0].title == "A new project"
    assert not any("Person" in line.text for line in reading.proposals[0].lines)


def test_a_table_in_an_email_is_a_register(tmp_path: Path) -> None:
    def change(made: EmailMessage) -> None:
        made.set_content("see the table")
        made.add_alternative(f"<p>Dear office,</p>{TABLE}", subtype="html")

    assert named(read_register(mail(tmp_path / "a.eml", change))) == {"P-1": [A], "P-2": [C]}


def test_a_text_table_in_an_email_is_a_register(tmp_path: Path) -> None:
    text = f"Ref;Title;Partner\nP-1;Fans;{A}\nP-2;Ice;{C}\n"
    path = mail(tmp_path / "a.eml", lambda made: made.set_content(text))
    assert named(read_register(path)) == {"P-1": [A], "P-2": [C]}


def attached(made: EmailMessage, folder: Path) -> None:
    made.set_content("see the attachment")
    book = files.xlsx(folder / "of the mail.xlsx").read_bytes()
    made.add_attachment(book, maintype="application", subtype="octet-stream", filename="r.xlsx")
    made.add_attachment(b"x", maintype="application", subtype="msword", filename="b.doc")
    made.add_attachment(b"x", maintype="image", subtype="png", filename="c.png")


def test_what_is_attached_is_read_and_what_cannot_be_is_told(tmp_path: Path) -> None:
    (folder := tmp_path / "made").mkdir()
    reading = read_register(mail(tmp_path / "a.eml", lambda made: attached(made, folder)))
    assert list(named(reading)) == ["P-1", "P-2"]
    told = {one.place.file: (one.kind, one.says) for one in reading.not_read}
    assert told["b.doc"][0] == "refused" and "save it as DOCX" in told["b.doc"][1]
    assert told["c.png"][0] == told["a.eml (text).txt"][0] == "skipped"
    assert told["a.eml (text).txt"][1].startswith("the text of the e-mail names nobody")


def test_an_email_forwarded_as_a_file_is_read(tmp_path: Path) -> None:
    def change(made: EmailMessage) -> None:
        made.set_content("see below")
        inner = EmailMessage()
        inner["Subject"] = "Inner"
        inner.set_content(SAYS)
        made.add_attachment(inner)

    assert named(read_register(mail(tmp_path / "a.eml", change))) == {"a.eml (text 2)": [A, B]}


def test_an_email_in_a_folder_and_in_an_archive_is_read(tmp_path: Path) -> None:
    (folder := tmp_path / "given").mkdir()
    files.xlsx(folder / "r.xlsx")
    inside = mail(folder / "a.eml", lambda made: made.set_content(SAYS))
    (folder / "b.eml").write_bytes(b"From: x\nTo: y\nSubject: z\n\n")
    reading = read_register(folder)
    assert list(named(reading)) == ["P-1", "P-2", "a.eml (text)"]
    packed = files.packed(tmp_path / "all.zip", {"a.eml": inside.read_bytes()})
    assert named(read_register(packed)) == {"a.eml (text)": [A, B]}


def test_an_email_that_names_nobody_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile) as refused:
        read_register(mail(tmp_path / "a.eml", lambda made: made.set_content("See you tomorrow.")))
    assert len(refused.value.problems) == 1
    assert "no party's name was found" in str(refused.value)


@pytest.mark.parametrize(
    "content",
    [
        b"Subject: =?utf-8?q?x?=\nMIME-Version: 1.0\nFrom: a\nContent-Type: multipart/mixed\n\nPartner: X\n",
        b"From: a\nTo: b\nMIME-Version: 1.0\nContent-Type: text/plain; charset=nothing\n\n\xff Partner: X\n",
        b"From: a\nTo: b\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n####\n",
        b"MIME-Version: 1.0\n" + b"".join(
            b'From: a\nTo: b\nContent-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (one, one)
            for one in range(3000)
        ),
    ],
    ids=["no boundary", "an unknown encoding", "no base64", "nested three thousand times"],
)  # fmt: skip
def test_a_damaged_email_is_read_or_refused_and_ends_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.eml").write_bytes(content)
    try:
        parts_of_mail(tmp_path / "a.eml", Limits())
        read_register(tmp_path / "a.eml")
    except InvalidFile as refused:
        assert str(refused).startswith("a.eml")


def page(folder: Path, inside: str) -> Path:
    (folder / "a.html").write_text(f"<!DOCTYPE html><html><body>{inside}</body></html>", encoding="utf-8")
    return folder / "a.html"


@pytest.mark.parametrize(
    ("inside", "names"),
    [
        pytest.param(f"<h1>Fans</h1><p>Partner: {A}</p><p>Partner: {B}</p>", [A, B], id="labels"),
        pytest.param(f"<h1>Fans</h1><h2>Partners</h2><ul><li>{A}</li><li>{B}</li></ul>", [A, B], id="a list"),
        pytest.param(f"<p>Fans, together with <a href='x'>{A}</a>.</p>", [A], id="a sentence"),
        pytest.param(f"<table><tr><td><p>Partner: {A}</p></td></tr></table>", [A], id="for its looks"),
        pytest.param(
            f"<table><tr><td>Title</td><td>Fans</td></tr><tr><td>Coordinator</td><td>{A}</td></tr></table>",
            [A],
            id="a form",
        ),
        pytest.param(f"<p>Partner: <del>X University</del> {A}</p>", [A], id="deleted"),
        pytest.param(f"<script>Partner: X University</script><p>Partner: {A}</p>", [A], id="not seen"),
    ],
)
def test_a_page_without_a_register_is_read_as_text(tmp_path: Path, inside: str, names: list[str]) -> None:
    assert named(read_register(page(tmp_path, inside))) == {"a": names}


def test_a_page_with_a_register_says_that_its_text_is_not_read(tmp_path: Path) -> None:
    reading = read_register(page(tmp_path, f"<p>Partner: {B}</p>{TABLE}"))
    assert named(reading) == {"P-1": [A], "P-2": [C]}
    assert any("the text around it is not read" in one for one in reading.notes)


def test_a_page_whose_headings_are_unknown_asks_for_them(tmp_path: Path) -> None:
    table = "<table><tr><th>Alpha</th><th>Beta</th></tr><tr><td>P-1</td><td>Xyz</td></tr></table>"
    with pytest.raises(InvalidFile, match="no column names a partner"):
        read_register(page(tmp_path, table))


def test_a_page_saved_with_its_pictures_is_read(tmp_path: Path) -> None:
    inside = f"--b\nContent-Type: text/html; charset=utf-8\n\n<html>{TABLE}</html>\n--b--\n"
    saved = f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n{inside}'
    (tmp_path / "a.mht").write_text(saved, encoding="utf-8")
    assert named(read_register(tmp_path / "a.mht")) == {"P-1": [A], "P-2": [C]}
