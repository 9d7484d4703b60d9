"""markdown-it-py's inline parser, made to remember where each token begins and ends. Adds no syntax.

It also asks only those rules that can begin with the character at hand, and bounds the search for matching brackets.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

AT = "at"
"""The key of a token's `meta` that holds its offset in the inline content."""
END = "end"
"""The key of a token's `meta` that holds the offset behind it; text has none."""
TANGLED = "tangled"
"""The key of the environment that is set when the search for matching brackets was given up."""

_MAX_NESTING = 24
_INSIDE = "inside"
_STARTS = {
    "text": "",
    "linkify": "",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "formula": "$",
    "comment": "%",
    "wikilink": "[!",
    "tag": "#",
    "block_id": "^",
    "footnote": "[^",
    "highlight": "=",
}
"""The characters with which each rule can begin."""


class PlacedState(StateInline):
    """An inline state that notes in each token's `meta` where it stands."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.steps = 2_000 + 12 * len(src)
        self.known: dict[str, list[int]] = {}
        self._text_at: int | None = None

    def append_pending(self, text: str) -> None:
        """Add literal text, remembering where a new stretch of it begins."""
        if self._text_at is None:
            self._text_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - the library's name
        """Flush literal text into a token."""
        token = super().pushPending()
        token.meta[AT] = self._text_at or 0
        self._text_at = None
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token."""
        token = super().push(ttype, tag, nesting)
        self._text_at = None
        return token


class PlacedParser(ParserInline):
    """An inline parser whose tokens know their places."""

    def __init__(self) -> None:
        super().__init__()
        self._by_start: dict[str, tuple[RuleFuncInlineType, ...]] | None = None

    def _rules_at(self, character: str) -> tuple[RuleFuncInlineType, ...]:
        if self._by_start is None:
            rules: dict[str, list[RuleFuncInlineType]] = defaultdict(list)
            for name, rule in zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True):
                for start in _STARTS[name]:
                    rules[start].append(rule)
            self._by_start = {start: tuple(group) for start, group in rules.items()}
        return self._by_start.get(character, ())

    def tokenize(self, state: StateInline) -> None:
        """Add the tokens from the state's position to its end."""
        end = state.posMax
        while state.pos < end:
            start, count = state.pos, len(state.tokens)
            match = self.terminator_re.search(state.src, start, end)
            stop = match.start() if match is not None else end
            if stop > start:
                state.append_pending(state.src[start:stop])
                state.pos = stop
                continue
            if state.level < _MAX_NESTING and self._apply(state, silent=False):
                _place(state.tokens, count, start, state.pos)
                continue
            state.append_pending(state.src[start])
            state.pos += 1
        if state.pending:
            state.pushPending()

    def _apply(self, state: StateInline, *, silent: bool) -> bool:
        return any(rule(state, silent) for rule in self._rules_at(state.src[state.pos]))

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - the library's name
        """Move behind one token without adding it."""
        assert isinstance(state, PlacedState)
        pos = state.pos
        state.steps -= 1
        if state.steps < 0:
            state.env[TANGLED] = True
            state.pos = state.posMax
            return
        if pos in state.cache:
            state.pos = state.cache[pos]
            return
        if state.level >= _MAX_NESTING:
            state.pos = state.posMax
        else:
            state.level += 1
            applied = self._apply(state, silent=True)
            state.level -= 1
            if not applied:
                match = self.terminator_re.search(state.src, pos, state.posMax)
                stop = match.start() if match is not None else state.posMax
                state.pos = max(stop, pos + 1)
        state.cache[pos] = state.pos

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The tokens of one inline content. Inside another one, that is for the text of an image, there are none."""
        if env.get(_INSIDE):
            return tokens
        if src and self.terminator_re.search(src) is None:
            text = Token("text", "", 0, content=src, meta={AT: 0})
            tokens.append(text)
            return tokens
        state = PlacedState(src, md, env, tokens)
        env[_INSIDE] = True
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        env[_INSIDE] = False
        return state.tokens


def _place(tokens: list[Token], count: int, start: int, end: int) -> None:
    """Note the places of the tokens that one rule has added."""
    if len(tokens) == count:
        return
    at = start
    for token in tokens[count:]:
        if AT in token.meta:
            continue
        token.meta[AT] = at
        if token.type == "text":
            at += len(token.content)
        elif token.markup == "autolink":
            at = start + 1
    tokens[-1].meta.setdefault(END, end)
