"""Highlighted text: `==…==`. Only its marks are known, so that they are no part of the words."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_MARK = ord("=")


def highlight_plugin(md: MarkdownIt) -> None:
    """Teach a parser highlighted text."""
    md.inline.ruler.before("emphasis", "highlight", _inline)
    md.inline.ruler2.before("emphasis", "highlight", _pair)


def _inline(state: StateInline, silent: bool) -> bool:
    """Two equals signs, no more: a mark that may open or close."""
    if silent or not state.src.startswith("==", state.pos) or state.src.startswith("===", state.pos):
        return False
    scanned = state.scanDelims(state.pos, True)
    state.push("text", "", 0).content = "=="
    state.delimiters.append(
        Delimiter(_MARK, 0, len(state.tokens) - 1, -1, scanned.can_open, scanned.can_close)
    )
    state.pos += scanned.length
    return True


def _pair(state: StateInline) -> None:
    """Turn the pairs that were found into opening and closing tokens."""
    groups = [state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta)]
    for delimiters in groups:
        for opener in delimiters:
            if opener.marker == _MARK and opener.end >= 0:
                for index, name, nesting in (
                    (opener.token, "mark_open", 1),
                    (delimiters[opener.end].token, "mark_close", -1),
                ):
                    token = state.tokens[index]
                    token.type, token.tag, token.content = name, "mark", ""
                    token.nesting = 1 if nesting == 1 else -1
