"""An e-mail as the files that it holds: its text, those of the e-mails inside it, and what is attached."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from pathlib import Path

from screening.errors import InvalidFile
from screening.intake.limits import Limits, check_size
from screening.intake.sniff import MAIL_SUFFIXES

_TEXT_OF_MAIL = " (text{}).{}"
_MOST_PARTS = 1000
_QUOTED = "> \t"
# What mail programs call these is a part of what they write under the name.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "us-ascii": "utf-8"}
_TABLE = "<table"


def is_text_of_mail(path: Path) -> bool:
    """True for the text of an e-mail, as `parts_of_mail` names it."""
    return any(f"{suffix} (text" in path.name for suffix in MAIL_SUFFIXES)


def parts_of_mail(path: Path, limits: Limits) -> list[tuple[str, bytes]]:
    """The name and the content of every file in it; who wrote to whom is in none of them."""
    check_size(path, limits, "records_bytes")
    try:
        found = list(_files(path.name, message_from_bytes(path.read_bytes(), policy=policy.default)))
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError):  # whatever a header can hold
        raise InvalidFile(
            f"{path.name}: a damaged e-mail; save its attachments, or its text as a file, and give those"
        ) from None
    if len(found) > _MOST_PARTS:
        raise InvalidFile(f"{path.name}: an e-mail with more than {_MOST_PARTS} parts; give its attachments")
    return found


def _files(name: str, mail: Message) -> Iterator[tuple[str, bytes]]:
    mails = list(_mails(mail))
    for number, one in enumerate(mails, start=1):
        if text := _text(one):
            kind = "html" if _is_page(text) else "txt"
            yield name + _TEXT_OF_MAIL.format("" if number == 1 else f" {number}", kind), text.encode()
    for part in (one for inner in mails for one in _leaves(inner)):
        if attached := part.get_filename():
            yield attached, _content(part)


def _mails(mail: Message) -> Iterator[Message]:
    """The e-mail and those that were forwarded with it as files."""
    yield mail
    for part in _parts(mail):
        inner = part.get_payload() if part.get_content_type() == "message/rfc822" else None
        if isinstance(inner, list) and isinstance(inner[0], Message):
            yield from _mails(inner[0])


def _parts(mail: Message) -> Iterator[Message]:
    """What an e-mail is made of, without what is inside of e-mails in it."""
    if mail.get_content_maintype() != "multipart":
        yield mail
        return
    for part in mail.get_payload() if mail.is_multipart() else ():
        if isinstance(part, Message):
            yield from _parts(part)


def _leaves(mail: Message) -> list[Message]:
    return [one for one in _parts(mail) if one.get_content_type() != "message/rfc822"]


def _text(mail: Message) -> str:
    """The subject and what the e-mail says; as a page where it has tables or nothing else."""
    own = [one for one in _leaves(mail) if not one.get_filename()]
    plain = [_decoded(one) for one in own if one.get_content_type() == "text/plain"]
    pages = [_decoded(one) for one in own if one.get_content_type() == "text/html"]
    subject = str(mail["subject"]) if isinstance(mail, EmailMessage) and mail["subject"] else ""
    if any(map(str.strip, plain)) and not any(_TABLE in one.lower() for one in pages):
        lines = (line.lstrip(_QUOTED) for one in plain for line in one.splitlines())
        return "\n".join((subject, "", *lines)).encode("utf-8", "replace").decode()
    return f"<html><p>{_escaped(subject)}</p>" + "\n".join(pages) if any(map(str.strip, pages)) else ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _is_page(text: str) -> bool:
    return text.startswith("<html>")


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decoded(part: Message) -> str:
    """The text in the encoding that it names, else as Windows writes it."""
    named = (part.get_content_charset() or "utf-8").lower()
    for one in (_WIDER.get(named, named), "utf-8"):
        try:
            return _content(part).decode(one)
        except (LookupError, UnicodeDecodeError):
            continue
    return _content(part).decode("cp1252", "replace")
