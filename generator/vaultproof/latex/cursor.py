"""Moving through tokens, and saying where the grammar stumbled. Knows no grammar."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypedDict

from vaultproof.claim import Syntax
from vaultproof.latex.names import Names
from vaultproof.latex.tokens import Kind, LatexError, Token, tokenize
from vaultproof.latex.tree import Node

MAX_DEPTH = 50
MAX_STEPS = 300_000
OPENING = frozenset({"(", "[", "{", "\\{", "begin"})
CLOSING = frozenset({")", "]", "}", "\\}", "end"})


class Place(TypedDict):
    """Where a node stands."""

    start: int
    end: int


class Cursor(ABC):
    """Reads one text; `token` is the token to be read next.

        `closers` are the delimiters that wait to be closed, innermost last. `integrals` holds, for each integral being
        read, the variable of its `dx` once that was met, and how many closers waited when it began. `angles` counts the
    trigonometric functions whose argument is being read. `acronyms` tells that running capitals are names in this
    statement, `plain_bracket` is the index of a bracket that only groups. `bars` tells of bars at an index whether
    they would open, as long as there are `tokens_with_bars` tokens.
    """

    def __init__(self, text: str, names: Names, syntax: Syntax) -> None:
        self.text = text
        self.tokens = list(tokenize(text, syntax))
        self.names = names
        self.latex = syntax is Syntax.LATEX
        self.at = 0
        self.depth = 0
        self.steps = 0
        self.closers: list[str] = []
        self.integrals: list[tuple[str | None, int]] = []
        self.angles = 0
        self.functions_here: set[str] = set()
        self.acronyms = False
        self.plain_bracket = -1
        self.bars: dict[int, bool] = {}
        self.tokens_with_bars = 0
        self.counts_to_t: bool | None = None
        self.commas = "term"

    @abstractmethod
    def term(self) -> Node:
        """A sum of products."""

    @abstractmethod
    def factor(self) -> Node:
        """A factor with what is raised on it."""

    @property
    def token(self) -> Token:
        """The token to be read next; the `stop` where a group that is never closed was skipped."""
        return self.tokens[self.at] if self.at < len(self.tokens) else self.tokens[-1]

    def ahead(self, count: int = 1) -> Token:
        """The token `count` behind the next."""
        return self.token_at(self.at + count)

    def token_at(self, index: int) -> Token:
        """The token at an index; the `stop` behind the last."""
        return self.tokens[min(index, len(self.tokens) - 1)]

    @property
    def previous_end(self) -> int:
        """Where the token read last ends."""
        return self.token_at(self.at - 1).end if self.at else 0

    def place(self, start: int) -> Place:
        """The place from `start` to the token read last."""
        return {"start": start, "end": max(start, self.previous_end)}

    def take(self) -> Token:
        """Read a token."""
        token = self.token
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return token

    def accept(self, *kinds: str) -> bool:
        """Read a token if it is of one of these kinds."""
        if self.token.kind in kinds:
            self.take()
            return True
        return False

    def accept_command(self, *names: str) -> bool:
        """Read a command if it is one of these."""
        if self.at_command(*names):
            self.take()
            return True
        return False

    def expect(self, kind: str) -> Token:
        """Read a token that must be of this kind."""
        if self.token.kind != kind:
            raise self.refusal(
                f"`{kind.removeprefix(chr(92))}` is missing"
                if self._ended()
                else self._unexpected(f", where `{kind}` was")
            )
        return self.take()

    def at_command(self, *names: str) -> bool:
        """Whether the next token is one of these commands."""
        return self.token.kind == Kind.COMMAND and self.token.text in names

    def refusal(self, message: str = "") -> LatexError:
        """The error that says that the next token is not understood."""
        if not message:
            message = "the formula ends too early" if self._ended() else self._unexpected()
        return LatexError(message, self.token.start, self.token.end)

    def _ended(self) -> bool:
        return self.token.kind == Kind.STOP

    def _unexpected(self, instead: str = "") -> str:
        written = self.text[self.token.start : self.token.end].strip()
        return f"`{written[:40]}` is not expected here{instead}"

    def since(self, start: int, message: str) -> LatexError:
        """The error that speaks of the range from `start` to the token read last."""
        return LatexError(message, start, self.previous_end)

    @contextmanager
    def nested(self, closer: str | None = None) -> Iterator[None]:
        """One level deeper, until `closer` is met; refuses where that is too deep."""
        self.depth += 1
        self.work(8)
        if self.depth > MAX_DEPTH:
            raise self.refusal(f"the formula is nested deeper than {MAX_DEPTH} levels")
        if closer is not None:
            self.closers.append(closer)
        yield
        if closer is not None:
            self.closers.pop()
        self.depth -= 1

    def matching(self, at: int) -> int:
        """The index of the token that closes the delimiter at index `at`, or of the last token."""
        depth = 0
        for index in range(at, len(self.tokens)):
            kind = self.tokens[index].kind
            depth += (kind in OPENING) - (kind in CLOSING)
            if depth <= 0:
                self.work(index - at)
                return index
        self.work(len(self.tokens) - at)
        return len(self.tokens) - 1

    def work(self, steps: int) -> None:
        """Count steps of looking ahead; refuses a formula that takes too many."""
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise self.refusal("the formula is too long and tangled to be read")

    def between(self, start: int) -> list[Token]:
        """The tokens inside the delimiters of which the opening one is at index `start`."""
        return self.tokens[start + 1 : self.matching(start)]

    def at_differential(self) -> bool:
        """Whether `dx` stands next: a letter d and a letter directly behind it."""
        return self.differential_length(self.at) > 0

    def differential_length(self, at: int) -> int:
        """How many tokens the `d` of a `dx` at index `at` has (`d`, `\\mathrm{d}`), or 0 where there is none."""
        kinds = [token.kind for token in self.tokens[at : at + 5]]
        token = self.token_at(at)
        if token.kind == Kind.LETTER and token.text == "d" and kinds[1:2] == [Kind.LETTER]:
            return 1
        if token.kind == Kind.WORD and len(token.text) == 2 and token.text[0] == "d":
            return 0
        if (
            token.kind == Kind.COMMAND
            and token.text in {"mathrm", "operatorname", "mathop"}
            and kinds[1:] == ["{", Kind.LETTER, "}", Kind.LETTER]
        ):
            return 4 if self.token_at(at + 2).text == "d" else 0
        if token.kind == Kind.TEXT and token.text.strip() == "d" and kinds[1:2] == [Kind.LETTER]:
            return 1
        return 0
