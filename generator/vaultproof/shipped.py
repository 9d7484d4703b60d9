"""Finds the templates and words that are shipped with the program: in the package, or in the checkout. Reads none."""

from __future__ import annotations

from functools import cache
from pathlib import Path


class NotShipped(FileNotFoundError):
    """The installation lacks its templates; the message names the places that were tried."""


@cache
def templates_folder() -> Path:
    """The folder of the shipped templates.

    Raises `NotShipped` where it is neither in the package nor in the checkout.
    """
    package = Path(__file__).resolve().parent
    places = (package / "templates", package.parent.parent / "templates")
    for place in places:
        if (place / "words" / "en.toml").is_file():
            return place
    raise NotShipped(
        "the templates were not found, neither in " + " nor in ".join(f"`{place}`" for place in places)
    )
