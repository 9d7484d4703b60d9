r"""Binomial coefficients and numbers of arrangements, in the notations of different countries.

choice    = "\binom" group group
prescript = ["{" "}"] ("^" | "_") group letter "_" group          `{}^nC_r`, `{}_n\mathrm{P}_r`, `_5C_2`
school    = ("C" | "A") "_" group "^" group                       `C_n^k`, `A_5^2`; where nobody gives C a value

A school's `C_n^k` is read as the call `C(n, k)`, so that a note can define it and the reference may know it.
"""

from __future__ import annotations

from fractions import Fraction

from vaultproof.latex.names import canonical_name, plain_word
from vaultproof.latex.operators import Operators
from vaultproof.latex.tokens import Kind
from vaultproof.latex.tree import (
    Binomial,
    Call,
    Factorial,
    Negative,
    Node,
    Number,
    Product,
    Sum,
    Symbol,
    Times,
    walk,
)

_COUNTS = frozenset({"n", "m", "N"})
_CHOSEN = frozenset("ijklmnpqrsx")
_SCHOOL = frozenset({"C", "A"})
_FROM = 3
_LONGEST = 5


class Choices(Operators):
    """The part of the grammar that reads how many ways there are to choose."""

    def binomial(self) -> Node:
        """`\\binom{n}{k}`."""
        start = self.take().start
        with self.nested():
            return Binomial(self.group(), self.group(), **self.place(start))

    def prescripted(self) -> Node:
        """`{}^nC_r`, `{}_nP_r`: what is chosen from stands before the letter."""
        start = self.token.start
        if self.token.kind == "{":
            self.at += 2
        whole = self._script()
        letter = self._letter_of_choice()
        if letter is None or self.token.kind not in {"_", Kind.LOWERED}:
            raise self.refusal("an index stands before nothing that is chosen")
        part = self._script()
        place = self.place(start)
        if letter == "C":
            return Binomial(whole, part, **place)
        if letter == "H":
            more = Sum((whole, part, Negative(Number(Fraction(1), "1", **place), **place)), **place)
            return Binomial(more, part, **place)
        rest = Factorial(Sum((whole, Negative(part, **place)), **place), **place)
        return Product((Factorial(whole, **place), rest), (Times.OVER,), **place)

    def begins_prescript(self) -> bool:
        """Whether an index stands next before which nothing stands: `{}_n`, or `^n` where a term begins."""
        empty = self.token.kind == "{" and self.ahead().kind == "}"
        return (self.ahead(2) if empty else self.token).kind in {"^", "_", Kind.RAISED, Kind.LOWERED}

    def _script(self) -> Node:
        """What is raised or lowered next."""
        token = self.take()
        if token.kind in {"^", "_"}:
            return self.group()
        if token.text.isdecimal():
            return Number(Fraction(token.text), token.text, start=token.start, end=token.end)
        return Symbol(token.text, start=token.start, end=token.end)

    def _letter_of_choice(self) -> str | None:
        """Read the C, P, A or H of a prescripted choice, in whatever font."""
        start = self.token.start
        if self.token.kind == Kind.COMMAND:
            self.take()
            self._skip_group()
            name = canonical_name(self.text[start : self.previous_end])
        else:
            token = self.take()
            name = plain_word(token.text) if token.kind in {Kind.LETTER, Kind.TEXT, Kind.WORD} else None
        return name if name in {"C", "P", "A", "H"} else None

    def school_choice(self, letter: str, start: int) -> Node | None:
        """`C_n^k` or `C^k_n` as `C(n, k)`, the letter having been read; None where it may be a constant's power."""
        if letter not in _SCHOOL or letter in self.names.values:
            return None
        marks = ("_", "^") if self.token.kind == "_" else ("^", "_")
        above = self._behind_plain_script(self.at, marks[0])
        end = self._behind_plain_script(above, marks[1])
        if not above or not end or self.token_at(end).kind == "(":
            return None
        first, function = self.at, letter in self.names.functions
        whole_at = first if marks[0] == "_" else above
        constant = canonical_name(
            self.text[start : self.token_at(first - 1).end]
            + self.text[
                self.token_at(whole_at).start : self.token_at(above - 1 if marks[0] == "_" else end - 1).end
            ]
        )
        scripts = (self._script(), self._script())
        whole, part = scripts if marks[0] == "_" else scripts[::-1]
        if self.known(constant or "") or not (function or self._chooses(whole, part)):
            self.at = first
            return None
        return Call(letter, (whole, part), known=function, **self.place(start))

    def _behind_plain_script(self, at: int, mark: str) -> int:
        """The index behind an index or power of letters, digits and signs; 0 where none stands at an index."""
        if not at or self.token_at(at).kind != mark:
            return 0
        if self.token_at(at + 1).kind != "{":
            token = self.token_at(at + 1)
            plain = token.kind == Kind.LETTER or (token.kind == Kind.NUMBER and len(token.text) == 1)
            return at + 2 if plain else 0
        behind = at + 2
        while self.token_at(behind).kind in {Kind.LETTER, Kind.NUMBER, "+", "-"}:
            behind += 1
        if not 1 <= behind - at - 2 <= _LONGEST or self.token_at(behind).kind != "}":
            return 0
        return behind + 1

    @staticmethod
    def _chooses(whole: Node, part: Node) -> bool:
        """Whether an index and a power are such as stand at choices and hardly at constants."""
        if isinstance(whole, Number) and isinstance(part, Number):
            return whole.value >= _FROM and 0 <= part.value < whole.value and part.value.denominator == 1
        names = {one.name for one in walk(whole) if isinstance(one, Symbol)}
        chosen = {one.name for one in walk(part) if isinstance(one, Symbol)}
        return bool(names) and names <= _COUNTS and bool(chosen) and chosen <= _CHOSEN
