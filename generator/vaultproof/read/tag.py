"""Tags in running text: `#học-sâu/relu`. A tag needs a character that is no digit."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from vaultproof.spot import late

_TAG = late(r"#([^\u2000-\u206f\u2e00-\u2e7f'!\"#$%&()*+,.:;<=>?@^`{|}~\[\]\\\s]+)")


def tag_plugin(md: MarkdownIt) -> None:
    """Teach a parser tags."""
    md.inline.ruler.before("escape", "tag", _tag)


def _tag(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if state.src[start] != "#" or (start > 0 and not state.src[start - 1].isspace()):
        return False
    match = _TAG.match(state.src, start, state.posMax)
    if match is None or re.fullmatch(r"[\d/]+", match.group(1)):
        return False
    if not silent:
        token = state.push("tag", "", 0)
        token.content = match.group(1)
    state.pos = match.end()
    return True
