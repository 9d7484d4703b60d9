"""Styled pieces of text → plain text or ANSI colours. Chooses no colours and lays out nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of text and the style it is shown in, in rich's words: `bold red`."""

    text: str
    style: str = ""


def plain(pieces: Iterable[Piece]) -> str:
    """The text alone."""
    return "".join(piece.text for piece in pieces)


def paint(pieces: Iterable[Piece]) -> str:
    """The text with ANSI colours. The pieces hold no control characters but line ends."""
    from rich.color import ColorSystem
    from rich.style import Style

    return "".join(
        Style.parse(piece.style).render(piece.text, color_system=ColorSystem.STANDARD)
        if piece.style
        else piece.text
        for piece in pieces
    )
