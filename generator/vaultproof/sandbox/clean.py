"""Text that came out of a child, made fit to be shown: no control characters, nothing that a terminal or CI obeys."""

from __future__ import annotations

import re

_UNFIT = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?|"
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)

_MOVING = re.compile(
    "\x1b(?!\\[(?:[0-79]|[1-9][0-9]+|;)*m)|\r(?!\n)|"
    "[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


def clean(text: str) -> str:
    """`text` without escape sequences, control characters, direction marks and half characters; line ends stay."""
    return _UNFIT.sub("", text.replace("\r\n", "\n"))


def is_shown_otherwise(text: str) -> bool:
    """Whether signs in a text move, hide or turn round what its other signs show, so that a reader sees another text
    than `clean` leaves. Colours do not."""
    return _MOVING.search(text) is not None


def clean_line(text: str, most: int = 300) -> str:
    """`text` as one short line."""
    line = " ".join(clean(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"
