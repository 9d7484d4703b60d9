r"""Fractions, and the derivatives that look like fractions.

quotient  = "\frac" group group
leibniz   = "\frac" "{" d ["^" order] [term] "}" "{" { d name ["^" order] } "}" [factor { factor } | "(" term ")"]
gradient  = "\nabla" ["_" name] factor
"""

from __future__ import annotations

from dataclasses import replace

from vaultproof.latex.choices import Choices
from vaultproof.latex.names import DIFFERENCE, canonical_name
from vaultproof.latex.tokens import Kind
from vaultproof.latex.tree import (
    At,
    Call,
    Derivative,
    Gradient,
    Indexed,
    Node,
    Number,
    Product,
    Sum,
    Symbol,
    Times,
    walk,
)


class Derivatives(Choices):
    """The part of the grammar that reads fractions and derivatives."""

    def quotient(self) -> Node:
        """`\\frac{a}{b}`, or a derivative."""
        start, first = self.take().start, self.at
        if (node := self.derivative(start)) is not None:
            return node
        self.at = first
        with self.nested():
            top = self.group()
            bottom = self.group()
        return Product((top, bottom), (Times.OVER,), **self.place(start))

    def derivative(self, start: int) -> Node | None:
        """A derivative in Leibniz's spelling, its `\\frac` having been read; None where it is an ordinary
        fraction."""
        if self.token.kind != "{":
            return None
        close = self.matching(self.at)
        if self.token_at(close + 1).kind != "{":
            return None
        partial, length = self._d(self.at + 1)
        if not length or self._d(close + 2) != (partial, self._d(close + 2)[1]) or not self._d(close + 2)[1]:
            return None
        behind = self.token_at(close + 2 + self._d(close + 2)[1])
        if not partial and behind.kind not in {Kind.LETTER, Kind.WORD, Kind.COMMAND, Kind.TEXT}:
            return None
        if not partial and "d" in self.names.values:
            raise self.since(start, "whether `d` is its value here or marks a derivative cannot be told")
        self.at += 1 + length
        order = self._order_of_d()
        inside = None if self.token.kind == "}" else self._differentiated()
        self.expect("}")
        variables = self._variables(partial)
        if order != sum(count for _, count in variables):
            raise self.since(start, "the orders above and below do not agree")
        if inside is None:
            return self._operator(variables, partial, start)
        node = Derivative(inside, variables, partial, **self.place(start))
        if (
            self.token.kind == "("
            and isinstance(inside, Symbol | Call)
            and not (isinstance(inside, Call) and inside.arguments)
        ):
            point, _ = self.arguments()
            if len(point) != 1:
                raise self.since(start, "a derivative at a point of several coordinates is not understood")
            return replace(node, point=point[0], **self.place(start))
        return node

    def _d(self, at: int) -> tuple[bool, int]:
        """Whether a ∂ stands at an index, and how many tokens it (or the d) has; 0 where it is neither."""
        token = self.token_at(at)
        if token.kind == Kind.COMMAND and token.text == "partial":
            return True, 1
        if token.kind == Kind.LETTER and token.text == "d":
            return False, 1
        if token.kind == Kind.TEXT and token.text.strip() == "d":
            return False, 1
        if (
            token.kind == Kind.COMMAND
            and token.text in {"mathrm", "operatorname"}
            and self.token_at(at + 2).text == "d"
            and self.token_at(at + 3).kind == "}"
        ):
            return False, 4
        return False, 0

    def _order_of_d(self) -> int:
        exponent = self._exponent()
        if exponent is None:
            return 1
        if isinstance(exponent, Number) and exponent.value.denominator == 1 and 0 < exponent.value < 10:
            return int(exponent.value)
        raise self.refusal("the order of a derivative must be a small number")

    def _differentiated(self) -> Node:
        """What is differentiated inside the numerator."""
        with self.nested("}"):
            return self.term()

    def _variables(self, partial: bool) -> tuple[tuple[str, int], ...]:
        self.expect("{")
        found: list[tuple[str, int]] = []
        while self.token.kind != "}":
            here, length = self._d(self.at)
            if not length or here is not partial:
                raise self.refusal("a variable of differentiation was expected")
            self.at += length
            found.append((self._variable(), self._order_of_d()))
        self.take()
        return tuple(found)

    def _variable(self) -> str:
        """The name of a variable that is bound here."""
        start = self.token.start
        if self.token.kind not in {Kind.LETTER, Kind.WORD, Kind.TEXT, Kind.COMMAND}:
            raise self.refusal("a variable was expected")
        if self.token.kind == Kind.LETTER:
            name = canonical_name(self.take().text)
            name = (self._changed(start) or name) if name == DIFFERENCE else name
            if self.token.kind == "_" and self._subscript() is not None:
                name = canonical_name(self.text[start : self.previous_end])
        else:
            node = self.named()
            name = node.name if isinstance(node, Symbol | Indexed) else None
        if name is None:
            raise self.since(start, "a variable was expected")
        return name

    def _operator(self, variables: tuple[tuple[str, int], ...], partial: bool, start: int) -> Node:
        """`\\frac{d}{dx}` with what stands behind it."""
        if self.token.kind in {"(", "["}:
            self.plain_bracket = self.at
            inside = self.factor()
        elif self.begins_factor():
            inside = self._operand()
        else:
            raise self.refusal("what is differentiated here is missing")
        return self._taken_at(inside, variables, partial, start)

    def _taken_at(
        self, inside: Node, variables: tuple[tuple[str, int], ...], partial: bool, start: int
    ) -> Node:
        """A derivative; where a value of its variable is put in behind, that is put into the derivative."""
        if isinstance(inside, At) and {name for name, _ in inside.values} & {name for name, _ in variables}:
            derived = Derivative(inside.term, variables, partial, **self.place(start))
            return At(derived, inside.values, **self.place(start))
        if isinstance(inside, Sum) and any(isinstance(one, At) for one in inside.terms):
            raise self.since(start, "whether this is derived or put in first cannot be told")
        return Derivative(inside, variables, partial, **self.place(start))

    def _operand(self) -> Node:
        """Factors side by side, as in `\\frac{d}{dx} x e^x`. With a sign between them, or a derivative among them, it
        would be read in two ways."""
        start = self.token.start
        factors = [self.factor()]
        while self.begins_factor() and not self.at_differential():
            factors.append(self.factor())
        derived = len(factors) > 1 and any(
            isinstance(part, Derivative) for one in factors for part in walk(one)
        )
        if derived or self.token.kind in {"*", "/"} or self.at_command("cdot", "times", "div"):
            raise self.refusal("how far the derivative reaches cannot be told: write brackets")
        beside = (Times.BESIDE,) * (len(factors) - 1)
        return Product(tuple(factors), beside, **self.place(start)) if beside else factors[0]

    def gradient(self) -> Node:
        """`\\nabla L`, `\\nabla_w L(w)`."""
        start = self.take().start
        variable = None
        if self.accept("_"):
            braced = self.accept("{")
            variable = self._variable()
            if braced:
                self.expect("}")
        if self.token.kind == "^" or not self.begins_factor():
            raise self.refusal("what the gradient is taken of is missing")
        return Gradient(self.factor(), variable, **self.place(start))
