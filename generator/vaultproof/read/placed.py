"""markdown-it-py's inline parser, made to remember where each token begins. Adds no syntax."""

from __future__ import annotations

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

AT = "at"
"""The key of a token's `meta` that holds its offset in the inline content."""


class PlacedState(StateInline):
    """An inline state that notes, in each token's `meta`, the offset at which the token begins."""

    _pending_at = 0

    def append_pending(self, text: str) -> None:
        """Add literal text, remembering where a new stretch of it begins."""
        if not self._pending and not self._pending_buffer:
            self._pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - the library's name
        """Flush literal text into a token."""
        token = super().pushPending()
        token.meta[AT] = self._pending_at
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token."""
        token = super().push(ttype, tag, nesting)
        token.meta.setdefault(AT, self.pos)
        return token


class PlacedParser(ParserInline):
    """An inline parser whose tokens know their places."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The tokens of one inline content."""
        state = PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens
