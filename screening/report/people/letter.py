"""The letter that asks the applicant: one text, shown as HTML, plain text and DOCX."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from screening.model.comparison import Difference, DifferenceKind, Record
from screening.model.match import Band
from screening.model.record import RecordKind
from screening.report.branding import Branding
from screening.report.docx_parts import Paper
from screening.report.html import page
from screening.report.listing_view import brief_title
from screening.report.people import words
from screening.report.phrases import Phrases
from screening.report.script import visible
from screening.report.settings import plan_settings

_REASONS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What the officer fills in: whom to write to, about what, and until when to answer."""

    addressee: str = ""
    reference: str = ""
    answer_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One numbered point: what is seen, the question, the usual reasons."""

    heading: str
    says: str
    asks: str
    may_be: str
    replies: tuple[str, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The letter in its parts, ready for any format."""

    subject: str
    salutation: str
    opening: tuple[str, ...]
    points: tuple[Point, ...]
    after: tuple[str, ...]
    openness: tuple[str, ...]
    how: tuple[str, ...]
    reply_title: str
    open_title: str
    how_title: str
    closing: str
    signature: str
    draft: str


def letter_of(record: Record, address: Address, branding: Branding, t: Phrases) -> Letter:
    """The letter for one record; where there is nothing to ask it says so and asks nothing."""
    asked = record.questions
    points = _points(asked, t)
    by = address.answer_by or record.as_of + timedelta(days=plan_settings()["answer_days"])
    form = "letter.subject" if address.reference else "letter.subject_bare"
    return Letter(
        subject=t.count(form, len(asked), reference=address.reference),
        salutation=t("letter.salutation", addressee=address.addressee)
        if address.addressee
        else t("letter.salutation_bare"),
        opening=_opening(points, t),
        points=points,
        after=_after(points, by, branding, t),
        openness=_openness(asked, t),
        how=_how(record, branding, t),
        reply_title=t("letter.reply_title"),
        open_title=t("letter.open_title"),
        how_title=t("letter.how_title"),
        closing=t("letter.closing"),
        signature=t("letter.signature"),
        draft=t("letter.draft"),
    )


def _opening(points: tuple[Point, ...], t: Phrases) -> tuple[str, ...]:
    if not points:
        return (t("letter.thanks"), t("letter.nothing"))
    counted = t.count("letter.points", len(points))
    return (f"{t('letter.thanks')} {t('letter.purpose', points=counted)}", t("letter.fair"))


def _after(points: tuple[Point, ...], by: date, branding: Branding, t: Phrases) -> tuple[str, ...]:
    if not points:
        return ()
    where = t("letter.where", contact=branding.contact) if branding.contact else t("letter.where_bare")
    return (f"{t('letter.by', date=t.date(by.isoformat()))} {where}",)


def _how(record: Record, branding: Branding, t: Phrases) -> tuple[str, ...]:
    shown = [t("letter.how"), t("letter.merit")]
    shown.append(t("letter.rights", date=t.date(record.keep_until.isoformat())))
    if branding.appeal:
        shown.append(t("letter.appeal", appeal=branding.appeal))
    return tuple(shown)


def _points(asked: tuple[Difference, ...], t: Phrases) -> tuple[Point, ...]:
    """One point for each question; all funders together are one point."""
    funders = [one for one in asked if one.kind is DifferenceKind.FUNDER]
    points = [_point(one, t) for one in asked if one.kind is not DifferenceKind.FUNDER]
    if len(funders) == 1:
        points.append(_point(funders[0], t))
    elif funders:
        points.append(_funders_point(funders, t))
    return tuple(points)


def _point(one: Difference, t: Phrases) -> Point:
    given = words.reasons(one, t)[:_REASONS]
    also = one.kind is DifferenceKind.PUBLIC_ONLY and one.tie_kind is not RecordKind.PRINTED and one.items
    says = words.question(one, t)
    return Point(
        heading=words.shown_name(one.organisation),
        says=f"{says} {t('letter.also_printed')}" if also else says,
        asks=words.asks(one, t),
        may_be=t("letter.may_be", reasons="; ".join(given)) if given else "",
        replies=t.lines(f"letter.replies.{one.kind.value}"),
        lines=tuple(t("quote.text", text=title) for title in one.items[:3]) if one.works else (),
    )


def _funders_point(funders: list[Difference], t: Phrases) -> Point:
    given = words.reasons(funders[0], t)
    return Point(
        heading=t("letter.funders_heading"),
        says=t("letter.question.funders"),
        asks=t("letter.ask.funders"),
        may_be=t("letter.may_be", reasons="; ".join(given)),
        replies=t.lines(f"letter.replies.{DifferenceKind.FUNDER.value}"),
        lines=tuple(words.funder_line(one, t) for one in funders),
    )


def _openness(asked: Sequence[Difference], t: Phrases) -> tuple[str, ...]:
    """For openness: which organisations are listed, and once what that does not mean."""
    listed = tuple(dict.fromkeys(filter(None, (_listed(one, t) for one in asked))))
    return (*listed, t("letter.listed_says")) if listed else ()


def _listed(one: Difference, t: Phrases) -> str:
    listed = words.listings(one.organisation)
    screened = one.organisation.screened
    if not listed or screened is None:
        return ""
    written = words.shown_name(one.organisation)
    name = screened.entities[screened.matches[0].entity_id].name
    unsure = "letter.listed_maybe" if written != name else "letter.listed_namesake"
    return t(
        "letter.listed" if screened.matches[0].band is Band.CONFIRMED else unsure,
        organisation=written,
        name=name,
        authority=t.translated(brief_title(listed[0].authority))[0],
        list=t.translated(listed[0].title)[0],
        since=t("letter.listed_date", date=t.date(listed[0].since)) if listed[0].since else "",
        more=t.count("letter.listed_more", len(listed) - 1),
    )


def render_letter(
    record: Record, address: Address, *, branding: Branding | None = None, phrases: Phrases | None = None
) -> str:
    """The letter as a whole HTML file."""
    brand = branding or Branding()
    t = brand.worded(phrases or words.people_phrases())
    letter = letter_of(record, address, brand, t)
    values = {"letter": letter, "brand": brand, "date": t.date(record.as_of.isoformat())}
    return page("people/letter.html.j2", t, brand, values)


def letter_text(
    record: Record, address: Address, *, branding: Branding | None = None, phrases: Phrases | None = None
) -> str:
    """The letter as plain text for a mail."""
    brand = branding or Branding()
    t = brand.worded(phrases or words.people_phrases())
    one = letter_of(record, address, brand, t)
    parts = [one.subject, "", one.salutation, "", *_spaced(one.opening)]
    for number, point in enumerate(one.points, start=1):
        parts += [f"{number}. {point.heading}", point.says]
        parts += [f"   - {line}" for line in point.lines]
        parts += [f"{point.asks} {point.may_be}".strip(), ""]
    parts += _spaced(one.after)
    if one.openness:
        parts += [one.open_title, *one.openness, ""]
    parts += [one.how_title, *_spaced(one.how), one.closing, one.signature]
    return "\n".join(parts).strip() + "\n"


def _spaced(lines: tuple[str, ...]) -> list[str]:
    return [part for line in lines for part in (line, "")]


def letter_docx(
    record: Record, address: Address, *, branding: Branding | None = None, phrases: Phrases | None = None
) -> bytes:
    """The letter as DOCX for a person to change; the same record gives the same bytes.

    Raises MissingExtra without python-docx.
    """
    brand = branding or Branding()
    t = brand.worded(phrases or words.people_phrases())
    one = letter_of(record, address, brand, t)
    paper = Paper(one.subject, t.language)
    paper.document.core_properties.author = visible(brand.institution)[:250]
    paper.paragraph(t.date(record.as_of.isoformat()))
    paper.heading(one.subject, 1)
    for line in (one.salutation, *one.opening):
        paper.paragraph(line)
    for number, point in enumerate(one.points, start=1):
        paper.heading(f"{number}. {point.heading}", 2)
        paper.paragraph(point.says)
        paper.bullets(point.lines)
        paper.paragraph(f"{point.asks} {point.may_be}".strip(), lead=bool(point.replies))
        for reply in point.replies:
            paper.choices([reply], field=one.reply_title if reply.endswith(":") else "")
    _docx_end(paper, one)
    return paper.bytes()


def _docx_end(paper: Paper, one: Letter) -> None:
    for line in one.after:
        paper.paragraph(line)
    if one.openness:
        paper.heading(one.open_title, 2)
        for line in one.openness:
            paper.paragraph(line)
    paper.heading(one.how_title, 2)
    for line in (*one.how, one.closing, one.signature):
        paper.paragraph(line)
