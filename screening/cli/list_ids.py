"""The option that narrows what counts as listed, the same for every verb that looks names up."""

from typing import Annotated

import typer

Lists = Annotated[
    list[str] | None,
    typer.Option(help="Only these lists count, ids divided by commas; may be repeated."),
]
