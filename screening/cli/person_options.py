"""The options of `screening person`, each with its help."""

from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Form, CV and public records: SciENcv, ORCID, OpenAlex, YAML, DOCX, PDF, Scopus, …",
        readable=False,
    ),
]
Target = Annotated[
    Path | None,
    typer.Option("-o", help="A folder, or one file: .html .pdf .json .docx .txt .csv", readable=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object instead of words.")]
Pack = Annotated[str, typer.Option("--pack", help="Whose disclosure window counts: a pack's id.")]
AsOf = Annotated[str, typer.Option("--as-of", help="Day asked about, for example 2026-11-21; default today.")]
Submitted = Annotated[str, typer.Option(help="Day of submission, on which the window ends; default as-of.")]
AsFormat = Annotated[
    list[str] | None,
    typer.Option(
        "--as", help="FILE=FORMAT where a format was guessed wrong, for example cv.pdf=sciencv-pdf."
    ),
]
SideOf = Annotated[list[str] | None, typer.Option("--side", help="FILE=declared or FILE=public; repeatable.")]
Own = Annotated[list[str] | None, typer.Option(help="A publication list that is the applicant's own.")]
Decisions = Annotated[
    Path | None, typer.Option(help="Filled decisions.csv: works and answers settled.", readable=False)
]
Label = Annotated[str, typer.Option(help='What reports print for the person, for example "PI".')]
Role = Annotated[str, typer.Option(help="lead, key or student.")]
Between = Annotated[
    list[str] | None, typer.Option(help="'A|B': collaboration depth of two units; repeatable.")
]
Norm = Annotated[str, typer.Option(help="Norm of author pairs: n(n-1) or n2.")]
BrandingFile = Annotated[
    Path | None,
    typer.Option("--branding", help="The institution's name, contact and wording, YAML.", readable=False),
]
Addressee = Annotated[str, typer.Option(help="Salutation of the letter; nothing else reads it.")]
Reference = Annotated[str, typer.Option(help="Your reference for the letter.")]
AnswerBy = Annotated[str, typer.Option("--answer-by", help="Day to answer by; default in three weeks.")]
Language = Annotated[str, typer.Option(help="Language of the record and the letter.")]
KeepDays = Annotated[
    int | None, typer.Option("--keep-days", min=0, max=36_500, help="Retention; default 365 days.")
]
Forget = Annotated[
    Path | None, typer.Option(help="Remove everything derived from this file, and stop.", readable=False)
]
ForgetExpired = Annotated[
    bool, typer.Option("--forget-expired", help="Remove what is past its retention, and stop.")
]
