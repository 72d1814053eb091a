"""The shipped lists, the user's own, and both together."""

from pathlib import Path

from screening import resources
from screening.lists.catalogue import Catalogue, load_catalogue
from screening.lists.folders import user_folder


def shipped() -> Path:
    """The lists that came with the program; imports never change them."""
    return resources.folder("reference_lists")


def user_lists() -> Path:
    """The user's own imports."""
    return user_folder() / "lists"


def catalogue() -> Catalogue:
    """Shipped lists with the user's imports over them."""
    own = user_lists()
    return load_catalogue(shipped(), own if own.is_dir() else None)
