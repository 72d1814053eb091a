"""`screening person`: what an applicant declared beside what is public, as questions and a fair letter."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from screening.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("person")(person)


def person(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Form, CV and public records: SciENcv, ORCID, OpenAlex, YAML, DOCX, PDF, Scopus, …"
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", help="A folder, or one file: .html .pdf .json .docx .txt")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of words.")] = False,
    pack: Annotated[
        str, typer.Option("--pack", help="Whose disclosure window counts, a pack id.")
    ] = "house_default",
    as_of: Annotated[
        str, typer.Option("--as-of", help="Day asked about, for example 2026-11-21; default today.")
    ] = "",
    submitted: Annotated[
        str, typer.Option(help="Day of submission, on which the window ends; default as-of.")
    ] = "",
    as_format: Annotated[
        list[str] | None, typer.Option("--as", help="FILE=FORMAT where a format was guessed wrong.")
    ] = None,
    side: Annotated[
        list[str] | None, typer.Option("--side", help="FILE=declared or FILE=public; repeatable.")
    ] = None,
    own: Annotated[
        list[str] | None, typer.Option("--own", help="A publication list that is the applicant's own.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(help="Filled decisions.csv: works and answers settled.")
    ] = None,
    label: Annotated[str, typer.Option(help='What reports print for the person, for example "PI".')] = "",
    role: Annotated[str, typer.Option(help="lead, key or student.")] = "lead",
    between: Annotated[
        list[str] | None, typer.Option(help="'A|B': collaboration depth of two units; repeatable.")
    ] = None,
    norm: Annotated[str, typer.Option(help="Norm of author pairs: n(n-1) or n2.")] = "n(n-1)",
    lists: Annotated[str, typer.Option(help="Only these lists count as listed, ids divided by commas.")] = "",
    branding: Annotated[
        Path | None, typer.Option(help="The institution's name, contact and wording, YAML.")
    ] = None,
    addressee: Annotated[str, typer.Option(help="Salutation of the letter; nothing else reads it.")] = "",
    reference: Annotated[str, typer.Option(help="Your reference for the letter.")] = "",
    answer_by: Annotated[
        str, typer.Option("--answer-by", help="Day to answer by; default in three weeks.")
    ] = "",
    keep_days: Annotated[
        int | None, typer.Option("--keep-days", min=0, help="Retention; default 365 days.")
    ] = None,
    forget: Annotated[
        Path | None, typer.Option(help="Remove everything derived from this file, and stop.")
    ] = None,
    forget_expired: Annotated[
        bool, typer.Option("--forget-expired", help="Remove what is past its retention.")
    ] = False,
) -> None:
    """Compare what an applicant declared with what is public. It asks; it decides nothing.

    Example: screening person form.xml orcid.json works.json -o out/applicant
    """
    from screening.app.person import PersonOptions
    from screening.app.person_command import Request, forgotten, run

    if forget is not None or forget_expired:
        typer.echo(forgotten(forget, _day(as_of, "--as-of") or date.today()))
        return
    if not files:
        raise UsageError("person: name at least one file; screening person --help shows an example")
    options = PersonOptions(
        formats=_pairs(as_format or [], "--as"),
        sides=_pairs(side or [], "--side"),
        own=tuple(own or ()),
        window=pack,
        as_of=_day(as_of, "--as-of"),
        submitted=_day(submitted, "--submitted"),
        decisions=decisions,
        label=label,
        role=_role(role),
        keep_days=keep_days,
    )
    request = Request(
        options=options,
        lists=tuple(one.strip() for one in lists.split(",") if one.strip()),
        output=output,
        as_json=as_json,
        between=tuple(_units(one) for one in between or ()),
        norm=norm,
        branding=branding,
        addressee=addressee,
        reference=reference,
        answer_by=_day(answer_by, "--answer-by"),
    )
    text, unreadable = run(files, request)
    typer.echo(text)
    if unreadable:
        raise typer.Exit(4)


def _day(written: str, option: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise UsageError(f"{option} {written}: not a day; write it as 2026-11-21") from None


def _pairs(given: list[str], option: str) -> dict[str, str]:
    for one in given:
        if "=" not in one:
            raise UsageError(f"{option} {one}: expected FILE=VALUE, for example {option} cv.pdf=cv-pdf")
    return {Path(name).name: value.strip() for name, _, value in (one.rpartition("=") for one in given)}


def _units(given: str) -> tuple[str, str]:
    first, bar, second = (part.strip() for part in given.partition("|"))
    if not bar or not first or not second:
        raise UsageError(f"--between {given}: expected two units with a bar, for example 'CN|NL'")
    return first, second


def _role(given: str) -> str:
    if given not in ("lead", "key", "student"):
        raise UsageError(f"--role {given}: expected lead, key or student")
    return given
