"""`screening person`: what an applicant declared beside what is public, as questions and a fair letter."""

from datetime import date
from pathlib import Path

import typer

from screening.app.days import day_or_none
from screening.app.ids import ids_of
from screening.cli import person_options as given
from screening.cli.list_ids import Lists
from screening.cli.say import say, say_json
from screening.errors import UsageError
from screening.model.vocabulary import PERSON_ROLES


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("person")(person)


def person(
    files: given.Files = None,
    output: given.Target = None,
    as_json: given.AsJson = False,
    pack: given.Pack = "house_default",
    as_of: given.AsOf = "",
    submitted: given.Submitted = "",
    as_format: given.AsFormat = None,
    side: given.SideOf = None,
    own: given.Own = None,
    decisions: given.Decisions = None,
    label: given.Label = "",
    role: given.Role = "lead",
    between: given.Between = None,
    norm: given.Norm = "n(n-1)",
    lists: Lists = None,
    branding: given.BrandingFile = None,
    addressee: given.Addressee = "",
    reference: given.Reference = "",
    answer_by: given.AnswerBy = "",
    language: given.Language = "en",
    keep_days: given.KeepDays = None,
    forget: given.Forget = None,
    forget_expired: given.ForgetExpired = False,
) -> None:
    """Compare what an applicant declared with what is public. It asks; it decides nothing.

    Example: screening person form.xml orcid.json works.json -o applicant
    """
    from screening.app.person import PersonOptions
    from screening.app.person_command import Request, forgotten, run

    day = day_or_none(as_of, "--as-of")
    if forget is not None or forget_expired:
        say(forgotten(forget, day or date.today()))
        return
    if not files:
        raise UsageError("person: name at least one file; screening person --help shows an example")
    options = PersonOptions(
        formats=_pairs(as_format or [], "--as"), sides=_pairs(side or [], "--side"), own=tuple(own or ()),
        window=pack, as_of=day, submitted=day_or_none(submitted, "--submitted"), decisions=decisions,
        label=label, role=_role(role), keep_days=keep_days,
    )  # fmt: skip
    request = Request(
        options=options, lists=ids_of(lists or ()), output=output,
        as_json=as_json, between=tuple(_units(one) for one in between or ()), norm=norm, branding=branding,
        addressee=addressee, reference=reference, answer_by=day_or_none(answer_by, "--answer-by"),
        language=language,
    )  # fmt: skip
    found, unreadable = run(files, request)
    say(found) if isinstance(found, str) else say_json(found)
    if unreadable:
        raise typer.Exit(4)


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
    if given not in PERSON_ROLES:
        raise UsageError(f"--role {given}: expected one of {', '.join(PERSON_ROLES)}")
    return given
