r"""What ranges over a variable: sums, products, limits, extrema, integrals.

big       = ("\sum" | "\prod") ["_" bounds] ["^" group] product
integral  = "\int" ["_" group] ["^" group] term "d" name         the "dx" may stand anywhere, also in a numerator
limit     = "\lim" "_" "{" name "\to" term ["^" sign] "}" product
extremum  = ("\max" | "\min" | …) ("_" group product | call arguments | bare)
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Relation
from vaultproof.latex.derivatives import Derivatives
from vaultproof.latex.names import canonical_name
from vaultproof.latex.operators import BIG
from vaultproof.latex.tokens import Kind, LatexError
from vaultproof.latex.tree import (
    Big,
    Call,
    Compare,
    Constant,
    Extremum,
    Integral,
    Items,
    Limit,
    Logic,
    Member,
    Node,
    Number,
    Product,
    Sum,
    Symbol,
    Times,
    mentions,
)

_MOST_DIVIDED = 1_000_000
_PRIME_LETTERS = frozenset("pq")
"""Letters that stand for primes by custom."""
_PAIR = 4
"""How many terms the range of two indices has: `1 \\le i < j \\le n`."""
_NEVER_OVER = -1
"""In place of a level: the `dx` stood first, so that none ends the integral."""


class Ranges(Derivatives):
    """The part of the grammar that reads what binds a variable."""

    def big(self) -> Node:
        """A sum or product."""
        token = self.take()
        if (names := self._several()) is not None:
            return self._nested_big(BIG[token.text], names, token.start)
        variable, low, high, condition = self._bounds()
        with self.nested():
            term = self.product()
        operator = BIG[token.text]
        if isinstance(condition, Compare) and len(condition.terms) == _PAIR:
            return self._over_pairs(operator, condition, term, token.start)
        if isinstance(condition, Compare) and condition.relations == (Relation.LESS,):
            return self._over_all_pairs(operator, condition, term, token.start)
        if (
            operator == "product"
            and isinstance(term, Product)
            and variable is not None
            and mentions(term, variable)
        ):
            self._whole_product(term, variable)
        return Big(operator, variable, low, high, term, condition, **self.place(token.start))

    def _several(self) -> list[str] | None:
        """Open the rows of a `\\substack` below the operator, and read the first of `i, j = 1`; None where one index
        stands there."""
        if self.token.kind != "_" or self.ahead().kind != "{":
            return None
        if (
            self.ahead(2).kind == Kind.COMMAND
            and self.ahead(2).text == "substack"
            and self.ahead(3).kind == "{"
        ):
            close = self.matching(self.at + 3)
            rows = [
                replace(one, kind=",", text=",") if one.kind == Kind.ROW else one
                for one in self.between(self.at + 3)
            ]
            self.tokens[self.at + 2 : close + 1] = rows
        first, at, names = self.at, self.at + 2, list[str]()
        while self.token_at(at).kind == Kind.LETTER and self.token_at(at + 1).kind in {",", "="}:
            names.append(canonical_name(self.token_at(at).text) or "")
            at += 2
            if self.token_at(at - 1).kind == "=":
                break
        self.at = at if len(names) > 1 and self.token_at(at - 1).kind == "=" else first
        return names if self.at == at and len(names) > 1 else None

    def _nested_big(self, operator: str, names: list[str], start: int) -> Node:
        """A sum over several indices of the same bounds, the lower one being next."""
        with self.nested("}"):
            low = self.term()
            condition = self.condition() if self.accept(",") else None
        if condition is not None and not all(mentions(condition, name) for name in names):
            raise self.refusal("what is summed over is not understood")
        self.expect("}")
        if not self.accept("^"):
            raise self.refusal("a bound is missing")
        high = self.group()
        with self.nested():
            term = self.product()
        for name in reversed(names):
            term = Big(operator, name, low, high, term, condition, **self.place(start))
            condition = None
        return term

    def _over_pairs(self, operator: str, pairs: Compare, term: Node, start: int) -> Node:
        r"""`\sum_{1 \le i < j \le n}`: for each i, over each j behind it."""
        low, first, second, high = pairs.terms
        assert isinstance(first, Symbol)  # told by `_ranged`
        assert isinstance(second, Symbol)
        place = self.place(start)
        behind = Sum((first, Number(Fraction(1), "1", **place)), **place)
        inner = Big(operator, second.name, behind, high, term, **place)
        return Big(operator, first.name, low, high, inner, **place)

    def _over_all_pairs(self, operator: str, pair: Compare, term: Node, start: int) -> Node:
        r"""`\prod_{i<j}`: over all i and j with i below j, where j stands nowhere else."""
        first, second = pair.terms
        assert isinstance(first, Symbol)  # told by `_ranged`
        assert isinstance(second, Symbol)
        place = self.place(start)
        outside = (*self.tokens[: self._index_of(start)], *self.tokens[self.at :])
        alone = all(canonical_name(one.text) != second.name for one in outside if one.kind == Kind.LETTER)
        if not alone or not mentions(term, first.name) or not mentions(term, second.name):
            raise self.since(pair.start, "whether both indices are summed over cannot be told")
        inner = Big(operator, second.name, None, None, term, pair, **place)
        return Big(operator, first.name, None, None, inner, **place)

    def _index_of(self, start: int) -> int:
        """The index of the token that begins at a place."""
        return next(index for index, token in enumerate(self.tokens) if token.start >= start)

    def _whole_product(self, term: Product, variable: str) -> None:
        last = max(at for at, factor in enumerate(term.factors) if mentions(factor, variable))
        for at, (factor, sign) in enumerate(zip(term.factors[1:], term.signs, strict=True), start=1):
            if (sign is not Times.BESIDE or at > last) and not mentions(factor, variable):
                raise LatexError(
                    "how far the product reaches cannot be told: write brackets", factor.start, factor.end
                )

    def _bounds(self) -> tuple[str | None, Node | None, Node | None, Node | None]:
        variable: str | None = None
        low: Node | None = None
        high: Node | None = None
        condition: Node | None = None
        for _ in range(2):
            if self.token.kind == "_" and variable is None:
                self.take()
                variable, low, high, condition = self._below_big(high)
            elif self.token.kind == "^" and high is None:
                self.take()
                high = self.group()
        if (low is None) != (high is None):
            raise self.refusal("a bound is missing")
        return variable, low, high, condition

    def _below_big(self, high: Node | None) -> tuple[str, Node | None, Node | None, Node | None]:
        """`i`, `i=1`, `1 \\le i \\le n`, `i \\in S`, `j \\ne i`."""
        if self.token.kind != "{":
            return self._variable(), None, high, None
        self.take()
        with self.nested("}"):
            if self.token.kind == Kind.LETTER and self.ahead().kind == "}":
                return self._closed(self._variable()), None, high, None
            if (divisors := self._divisors()) is not None:
                return self._closed(divisors[0]), None, high, divisors[1]
            if self.token.kind == Kind.LETTER and self.ahead().kind == "=":
                variable = self._variable()
                self.take()
                low = self.term()
                if self.token.kind == ",":
                    self.take()
                    start, condition = self.token.start, self.condition()
                    if not mentions(condition, variable):
                        raise self.since(start, "what is summed over is not understood")
                    return self._closed(variable), low, high, condition
                return self._closed(variable), low, high, None
            condition = self.condition()
        self.expect("}")
        return self._restricted(condition) if isinstance(condition, Logic) else self._ranged(condition)

    def _divisors(self) -> tuple[str, Node] | None:
        r"""The index that runs through the divisors of a number, `d \mid 12`, and these; None where it is none."""
        sign, number = self.ahead(), self.ahead(2)
        divides = sign.kind == "|" or (sign.kind == Kind.COMMAND and sign.text == "mid")
        if self.token.kind != Kind.LETTER or not divides or self.ahead(3).kind != "}":
            return None
        if (
            number.kind != Kind.NUMBER
            or not number.text.isdecimal()
            or not 0 < int(number.text) <= _MOST_DIVIDED
        ):
            return None
        start, place = self.token.start, {"start": number.start, "end": number.end}
        if self.token.text in _PRIME_LETTERS:
            raise self.since(start, "the sum may run over primes alone")
        variable = self._variable()
        self.at += 2
        size = int(number.text)
        found = [one for one in range(1, size + 1) if size % one == 0]
        items = Items(tuple(Number(Fraction(one), str(one), **place) for one in found), **place)
        return variable, Member(Symbol(variable, **place), items, **self.place(start))

    def _restricted(self, condition: Logic) -> tuple[str, Node | None, Node | None, Node | None]:
        """`1 \\le i \\le n, i \\ne j`: a range, and what holds besides."""
        first, *others = condition.conditions
        variable, low, high, _ = self._ranged(first)
        if condition.operator != "and" or low is None or not all(mentions(one, variable) for one in others):
            raise self.since(condition.start, "what is summed over is not understood")
        rest = others[0] if len(others) == 1 else replace(condition, conditions=tuple(others))
        return variable, low, high, rest

    def _closed(self, variable: str) -> str:
        self.expect("}")
        return variable

    def _ranged(self, condition: Node) -> tuple[str, Node | None, Node | None, Node | None]:
        match condition:
            case Compare((low, Symbol(name), high), (Relation.LESS_EQUAL, Relation.LESS_EQUAL)):
                return name, low, high, None
            case Compare(
                (low, Symbol(name), Symbol(), high), (Relation.LESS_EQUAL, Relation.LESS, Relation.LESS_EQUAL)
            ):
                return name, low, high, condition
            case Compare((Symbol(name), Number() as low), (Relation.GREATER_EQUAL,)):
                return name, low, Constant("infinity", start=condition.start, end=condition.end), None
            case Compare((Number() as low, Symbol(name)), (Relation.LESS_EQUAL,)):
                return name, low, Constant("infinity", start=condition.start, end=condition.end), None
            case Compare((Symbol(name), Symbol(other)), (Relation.LESS,)) if name < other:
                return name, None, None, condition
            case Compare((Symbol(name), _), (Relation.UNEQUAL,)) | Member(Symbol(name), _):
                return name, None, None, condition
            case _:
                raise self.since(condition.start, "what is summed over is not understood")

    def limit(self) -> Node:
        """`\\lim_{x \\to 0^+} f(x)`."""
        start = self.take().start
        self.expect("_")
        self._raise_side()
        self.expect("{")
        variable = self._variable()
        if not self.accept_command("to", "uparrow", "downarrow"):
            raise self.refusal("an arrow was expected")
        arrow = self.token_at(self.at - 1).text
        with self.nested("}"):
            point, side = self._approached()
        self.expect("}")
        side = {"uparrow": "-", "downarrow": "+"}.get(arrow, side)
        with self.nested():
            term = self.product()
        return Limit(term, variable, point, side, **self.place(start))

    def _raise_side(self) -> None:
        """Take a lone sign at the end of what stands below a limit for the mark of a side: `{x \\to 0+}`."""
        if self.token.kind != "{":
            return
        last = self.matching(self.at) - 1
        sign, before = self.token_at(last), self.token_at(last - 1)
        if sign.kind in {"+", "-"} and before.kind in {Kind.NUMBER, Kind.LETTER, "}"}:
            self.tokens[last] = replace(sign, kind=Kind.RAISED, text=sign.kind)

    def _approached(self) -> tuple[Node, str]:
        """Where a limit is taken, and from which side."""
        named = self.token.kind == Kind.LETTER and self.ahead().kind == "^"
        self.at += named
        sided = named and self.at_side()
        self.at -= named
        point: Node = self.single() if sided else self.term()
        if not self.at_side():
            return point, ""
        if self.token.kind == Kind.RAISED:
            return point, self.take().text
        self.take()
        braced = self.accept("{")
        side = self.take().kind
        if braced:
            self.expect("}")
        return point, side

    def at_side(self) -> bool:
        """Whether the mark of a one-sided limit stands next: `^+`, `^{-}`."""
        if self.token.kind == Kind.RAISED:
            return self.token.text in {"+", "-"}
        inner = self.ahead(2) if self.ahead().kind == "{" else self.ahead()
        alone = self.ahead(3 if self.ahead().kind == "{" else 2).kind == "}"
        return self.token.kind == "^" and inner.kind in {"+", "-"} and alone

    def extremum(self, operator: str) -> Node:
        """`\\max(a, b)`, `\\max_x f(x)`, `\\max_{k} x_k`; the command having been read."""
        start = self.token_at(self.at - 1).start
        self._unbraced()
        if self.token.kind in {"(", "\\{", "["}:
            arguments, given = self.arguments(operator)
            if given or operator not in {"max", "min"}:
                raise self.since(start, "this is not understood")
            return self.item_of(Call(operator, arguments, built_in=True, **self.place(start)), start)
        if not self.accept("_"):
            if self.begins_factor() and operator in {"max", "min"} and self.token.kind != "{":
                term = self._bare(operator)
                if isinstance(term, Product) or self.token.kind == ",":
                    raise self.since(start, f"what `{operator}` is taken of cannot be told: write brackets")
                return Call(operator, (term,), built_in=True, **self.place(start))
            raise self.refusal(f"the arguments of `{operator}` are missing")
        variable, domain = self._over()
        with self.nested():
            term = self.product()
        return Extremum(operator, variable, term, domain, **self.place(start))

    def _unbraced(self) -> None:
        r"""Take the braces away that stand around the brackets of a call: `\max{(0, x)}`."""
        if self.token.kind == "{" and self.ahead().kind in {"(", "[", "\\{"}:
            close = self.matching(self.at)
            if self.matching(self.at + 1) == close - 1:
                del self.tokens[close]
                del self.tokens[self.at]

    def _over(self) -> tuple[str, Node | None]:
        if self.token.kind != "{":
            return self._variable(), None
        self.take()
        if self.token.kind == Kind.LETTER and self.ahead().kind == "}":
            return self._closed(self._variable()), None
        with self.nested("}"):
            domain: Node = self.condition() if self._relates(self.at - 1) else self.term()
        self.expect("}")
        match domain:
            case Symbol(name):
                return name, None
            case Member(Symbol(name), inner, False):
                return name, inner
            case (
                Compare((_, Symbol(name), _))
                | Compare((Symbol(name), _))
                | Logic("and", (Compare((Symbol(name), _)), _))
            ):
                return name, domain
            case _:
                raise self.since(domain.start, "what this ranges over is not understood")

    def integral(self) -> Node:
        """`\\int_a^b f(x)\\,dx`, with the `dx` wherever it stands."""
        start = self.take().start
        low = high = None
        for _ in range(2):
            if self.token.kind == "_" and low is None:
                self.take()
                low = self.group()
            elif self.token.kind == "^" and high is None:
                self.take()
                high = self.group()
        if (low is None) != (high is None):
            raise self.refusal("a bound of the integral is missing")
        self.integrals.append((None, len(self.closers)))
        with self.nested():
            term = self._behind_differential(start) if self.at_differential() else self.term()
        variable, _ = self.integrals.pop()
        if variable is None:
            raise self.since(start, "the integral has no `dx`")
        if not self.integrals and self.at_differential():
            raise self.refusal("a second `d…` stands behind one integral")
        return Integral(term, variable, low, high, **self.place(start))

    def _behind_differential(self, start: int) -> Node:
        r"""What is integrated in `\int_0^1 dx\, x (1 + x)`, where the `dx` stands first."""
        self.differential()
        if not self.begins_factor():
            return Number(Fraction(1), "1", **self.place(start))
        self.integrals[-1] = (self.integrals[-1][0], _NEVER_OVER)
        term = self.product()
        if self.token.kind in {"+", "-"} and not (
            self.ahead().kind == Kind.COMMAND and self.ahead().text == "int"
        ):
            raise self.refusal("how far the integral reaches cannot be told: write brackets")
        return term

    def differential(self) -> None:
        """Read the `dx` of the innermost integral."""
        variable, level = self.integrals[-1]
        if variable is not None:
            raise self.refusal("a second `d…` stands in the integral")
        self.at += self.differential_length(self.at)
        self.integrals[-1] = (self._variable(), level)
