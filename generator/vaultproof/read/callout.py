"""Callouts: a quote whose first line is `[!type]`, with a fold mark and a title perhaps."""

from __future__ import annotations

import re

_HEAD = re.compile(r"\[!(?P<type>[^\]\n|]+)(?:\|[^\]\n]*)?\](?P<fold>[+-]?)(?:[ \t]+(?P<title>[^\n]*))?(?=\n|$)")

TYPES = frozenset(
    """note abstract summary tldr info todo tip hint important success check done question help faq warning caution
    attention failure fail missing danger error bug example quote cite""".split()
)
"""The types that Obsidian knows; an unknown one is shown as `note`."""


def read_callout(content: str) -> tuple[str, str | None, str, int] | None:
    """Type, fold mark, title and length of the head, where a quote's first paragraph begins a callout."""
    match = _HEAD.match(content)
    if match is None:
        return None
    return match["type"].strip(), match["fold"] or None, (match["title"] or "").strip(), match.end()
