"""Callouts: a quote whose first line is `[!type]`, with a fold mark and a title perhaps."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEAD = re.compile(
    r"\[!(?P<type>[^\]\n|]+)(?:\|[^\]\n]*)?\](?P<fold>[+-]?)(?:[^\S\n]+(?P<title>[^\n]*))?(?=\n|$)"
)

TYPES = frozenset(
    """note abstract summary tldr info todo tip hint important success check done question help faq warning caution
    attention failure fail missing danger error bug example quote cite""".split()
)
"""The types that Obsidian knows; an unknown one is shown as `note`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalloutHead:
    """The first line of a callout. `mark_end` is the offset at which its title begins, `end` that behind the title."""

    type: str
    fold: str | None
    title: str
    mark_end: int
    end: int


def read_callout(content: str) -> CalloutHead | None:
    """The head of a callout, where a quote's first paragraph begins with one."""
    match = _HEAD.match(content)
    if match is None:
        return None
    return CalloutHead(
        type=match["type"].strip(),
        fold=match["fold"] or None,
        title=(match["title"] or "").strip(),
        mark_end=match.start("title") if match["title"] else match.end(),
        end=match.end(),
    )
