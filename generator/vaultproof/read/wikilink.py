"""Wikilinks and embeds: `[[target#subpath|display]]`, `![[target]]`. Resolves nothing."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_MAX_LENGTH = 2000
_MATRIX = re.compile(r"[\s\d.,;eE+\-−/\[\]]*\][\s,;]*\[[\s\d.,;eE+\-−/\[\]]*|[\s\d.,;+\-−]*,[\s\d.,;+\-−]*")

_ADDRESS = re.compile(r"\(<?[A-Za-z][A-Za-z0-9+.-]*:")


def wikilink_plugin(md: MarkdownIt) -> None:
    """Teach a parser wikilinks and embeds."""
    md.inline.ruler.before("link", "wikilink", _wikilink)


def split_wikilink(content: str) -> tuple[str, str | None, str | None]:
    """Target, subpath (with its `#`) and display text of what stands between the brackets."""
    path, bar, display = content.partition("|")
    if bar and path.endswith("\\"):
        path = path[:-1]
    target, mark, subpath = path.partition("#")
    return target.strip(), (mark + subpath.strip() if subpath.strip() else None), (display if bar else None)


def find_wikilink(text: str, at: int, end: int) -> int | None:
    """The offset behind a wikilink whose `[[` stands at `at`, or None where there is none.

    In `[[[A]]]` the link is `[[A]]`: no name that a link can lead to begins with a bracket. Numbers in rows,
    `[[1, 2], [3, 4]]`, are a matrix that somebody wrote down and no link; `[[1]](https://…)` is a Markdown link.
    """
    close = text.find("]]", at + 2, min(end, at + _MAX_LENGTH))
    if close < 0:
        return None
    content = text[at + 2 : close]
    if (
        not content.strip()
        or "\n" in content
        or content[0] == "["
        or "[[" in content
        or _MATRIX.fullmatch(content)
    ):
        return None
    if _ADDRESS.match(text, close + 2):
        return None
    return close + 2


def _wikilink(state: StateInline, silent: bool) -> bool:
    start = state.pos
    embed = state.src.startswith("![[", start)
    opening = start + 1 if embed else start
    if not state.src.startswith("[[", opening):
        return False
    end = find_wikilink(state.src, opening, state.posMax)
    if end is None:
        return False
    if not silent:
        token = state.push("embed" if embed else "wikilink", "", 0)
        token.content = state.src[opening + 2 : end - 2]
        token.meta["inner"] = opening + 2
    state.pos = end
    return True
