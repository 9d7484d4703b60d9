r"""What begins with a command of its own: functions without brackets, fractions, roots, sums, limits, derivatives.

applied   = ("\sin" | "\log" | …) ["_" group] ["^" group] ( call arguments | bare )
bare      = factor { factor }                            until a sign, a function or a bracket
big       = ("\sum" | "\prod") ["_" bounds] ["^" group] product
integral  = "\int" ["_" group] ["^" group] term "d" name
limit     = "\lim" "_" "{" name "\to" term ["^" sign] "}" product
extremum  = ("\max" | "\min" | …) "_" group product
quotient  = "\frac" group group                          a derivative where it reads `\frac{d…}{dx}`
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Relation
from vaultproof.latex.functions import INVERSES, STANDARD, TRIGONOMETRIC
from vaultproof.latex.names import canonical_name
from vaultproof.latex.naming import Naming
from vaultproof.latex.tokens import Kind, LatexError
from vaultproof.latex.tree import (
    Big,
    Binomial,
    Call,
    Compare,
    Derivative,
    Extremum,
    Gradient,
    Indexed,
    Integral,
    Limit,
    Logic,
    Member,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Root,
    Symbol,
    Times,
    mentions,
)

APPLIED = frozenset(STANDARD) & frozenset(
    """exp ln log lg sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth sgn det gcd arctanh sech erf tg ctg
    sh ch th arctg cotg""".split()
)
EXTREMA = {"max": "max", "min": "min", "sup": "max", "inf": "min", "argmax": "argmax", "argmin": "argmin"}
BIG = {"sum": "sum", "prod": "product"}
TWO = Number(Fraction(2), "2")


class Operators(Naming):
    """The part of the grammar that reads what begins with a command."""

    @abstractmethod
    def product(self) -> Node:
        """Factors, multiplied or divided."""

    @abstractmethod
    def begins_factor(self) -> bool:
        """Whether a factor may begin with the next token."""

    def group(self) -> Node:
        """What stands behind `^` or `\\frac`: a braced term, or one token."""
        if self.token.kind == "{":
            self.take()
            with self.nested("}"):
                node = self.term()
            self.expect("}")
            return node
        return self.single()

    def single(self) -> Node:
        """One token as a term: `\\frac12` takes one digit."""
        token = self.token
        if token.kind == Kind.NUMBER:
            if self.latex and len(token.text) > 1:
                if not token.text.isdecimal():
                    raise self.refusal("braces are missing around the number")
                first = replace(token, text=token.text[0], end=token.start + 1)
                rest = replace(token, text=token.text[1:], start=token.start + 1)
                self.tokens[self.at : self.at + 1] = [first, rest]
            return self.number()
        if token.kind == Kind.LETTER and self.latex:
            token = self.take()
            name = canonical_name(token.text)
            if name is None:
                raise self.since(token.start, "this is no name")
            return self._symbol(name, token.start)
        if token.kind in {Kind.WORD, Kind.LETTER, "("}:
            return self.atom()
        if token.kind == Kind.COMMAND and token.text in {
            "infty",
            "frac",
            "sqrt",
            "mathbf",
            "mathrm",
            "boldsymbol",
            "hat",
            "bar",
            "tilde",
            "mathcal",
            "operatorname",
        }:
            return self.atom()
        raise self.refusal("a term is missing here" if token.kind in {"}", Kind.STOP} else "")

    @abstractmethod
    def number(self) -> Node:
        """A literal number."""

    @abstractmethod
    def atom(self) -> Node:
        """The smallest term."""

    # -- functions without brackets -----------------------------------------------------------------------------

    def applied(self) -> Node:
        """`\\sin x`, `\\log_2 (x)`, `\\tanh^2 x`, `\\tan^{-1} x`, `\\tanh'(x)`."""
        start, written = self.token.start, self.take().text
        name = STANDARD[written]
        base = self._log_base() if name == "log" and written in {"log", "Log"} else None
        primes = self._primes(name)
        exponent = self._exponent()
        if exponent is not None and _is_minus_one(exponent):
            if name not in TRIGONOMETRIC or name not in INVERSES:
                raise self.since(
                    start, f"the -1 on `{written}` may mean the inverse function or a reciprocal"
                )
            name, exponent = INVERSES[name], None
        if not primes:
            primes = self._primes(name)
        arguments = self._arguments_of(written)
        if base is not None:
            arguments = (*arguments, base)
        node: Node = Call(name, arguments, primes=primes, built_in=True, **self.place(start))
        return node if exponent is None else Power(node, exponent, **self.place(start))

    def _log_base(self) -> Node | None:
        if self.token.kind == Kind.LOWERED:
            token = self.take()
            return (
                Number(Fraction(token.text), token.text, start=token.start, end=token.end)
                if token.text.isdecimal()
                else Symbol(token.text)
            )
        if self.token.kind == Kind.NUMBER and self.text[self.token.start - 1] == "g" and not self.latex:
            return self.number()
        if not self.accept("_"):
            return None
        if self.latex and self.token.kind == Kind.NUMBER and self.token.text == "10":
            raise self.refusal("braces are missing around the base")
        return self.group()

    def _exponent(self) -> Node | None:
        if self.token.kind == Kind.RAISED:
            token = self.take()
            negative = token.text.startswith("-")
            if not token.text.lstrip("-").isdecimal():
                raise self.since(token.start, "this exponent is not understood")
            number = Number(
                Fraction(token.text.lstrip("-")), token.text.lstrip("-"), start=token.start, end=token.end
            )
            return Negative(number, start=token.start, end=token.end) if negative else number
        return self.group() if self.accept("^") else None

    def _arguments_of(self, written: str) -> tuple[Node, ...]:
        if self.token.kind in {"(", "["} or (self.token.kind == "\\{" and self.ahead().kind != Kind.BEGIN):
            arguments, given = self.arguments(STANDARD[written])
            if given:
                raise self.refusal("a bar is not expected here")
            return arguments
        return (self._bare(written),)

    def _bare(self, written: str) -> Node:
        """An argument without brackets."""
        start = self.token.start
        if self.token.kind in {"-", "+"} or not self.begins_factor():
            raise self.refusal(f"the argument of `{written}` is missing, or needs brackets")
        braced = self.token.kind == "{"
        factors = [self.factor()]
        while not braced and self._continues_bare(factors):
            factors.append(self.factor())
        if braced and self.begins_factor() and not self._parts_bare():
            raise self.refusal(
                f"whether this belongs to the argument of `{written}` cannot be told: write brackets"
            )
        if self.token.kind in {"(", "["} and self.begins_factor():
            raise self.refusal(
                f"whether this belongs to the argument of `{written}` cannot be told: write brackets"
            )
        if self.token.kind == "/" and len(factors) > 1:
            raise self.refusal(
                f"whether `/` belongs to the argument of `{written}` cannot be told: write brackets"
            )
        return (
            factors[0]
            if len(factors) == 1
            else Product(tuple(factors), (Times.BESIDE,) * (len(factors) - 1), **self.place(start))
        )

    def _continues_bare(self, factors: list[Node]) -> bool:
        if not self.begins_factor() or self._parts_bare() or self.at_differential() and bool(self.integrals):
            return False
        return self.token.kind not in {"(", "[", "|", "||"} and not isinstance(factors[-1], Call)

    def _parts_bare(self) -> bool:
        """Whether the next token begins something that no argument without brackets holds."""
        token = self.token
        if token.kind == Kind.COMMAND and (
            token.text in APPLIED
            or token.text in EXTREMA
            or token.text in BIG
            or token.text in {"int", "lim"}
        ):
            return True
        return token.kind == Kind.BEGIN or (
            token.kind == Kind.LETTER and self._spelled_function(self.run(), self.ahead(len(self.run())).kind)
        )

    # -- fractions and roots ------------------------------------------------------------------------------------

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

    def root(self) -> Node:
        """`\\sqrt{x}`, `\\sqrt[3]{x}`, `√13`, `√(x + 1)`."""
        token = self.take()
        degree: Node = TWO if token.text == "sqrt" else Number(Fraction(3), "3")
        sign = self.text[token.start] in "√∛"
        if not sign and self.accept("["):
            with self.nested("]"):
                degree = self.term()
            self.expect("]")
        with self.nested():
            if self.token.kind == "(" and (sign or not self.latex):
                term = self.atom()
            elif sign:
                term = self.number() if self.token.kind == Kind.NUMBER else self.group()
            else:
                term = self.group()
        if sign and self.token.kind not in {"(", Kind.COMMAND} and self.begins_factor():
            raise self.refusal("how far the root reaches cannot be told: write brackets")
        return Root(term, degree, **self.place(token.start))

    def binomial(self) -> Node:
        """`\\binom{n}{k}`."""
        start = self.take().start
        with self.nested():
            return Binomial(self.group(), self.group(), **self.place(start))

    # -- derivatives --------------------------------------------------------------------------------------------

    def derivative(self, start: int) -> Node | None:
        """A derivative in Leibniz's spelling, its `\\frac` having been read; None where it is an ordinary fraction."""
        if self.token.kind != "{" or "d" in self.names.values:
            return None
        close = self.matching(self.at)
        if self.token_at(close + 1).kind != "{":
            return None
        partial, length = self._d(self.at + 1)
        if not length or self._d(close + 2) != (partial, self._d(close + 2)[1]) or not self._d(close + 2)[1]:
            return None
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
            inside = self.factor()
        elif self.begins_factor():
            inside = self._operand()
        else:
            raise self.refusal("what is differentiated here is missing")
        return Derivative(inside, variables, partial, **self.place(start))

    def _operand(self) -> Node:
        """One factor, or several side by side: `\\frac{d}{dx} x e^x` would be read in two ways."""
        node = self.factor()
        if self.begins_factor() or self.token.kind in {"*", "/"} or self.at_command("cdot"):
            raise self.refusal("how far the derivative reaches cannot be told: write brackets")
        return node

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

    # -- sums, products, limits, extrema, integrals ---------------------------------------------------------------

    def big(self) -> Node:
        """A sum or product."""
        token = self.take()
        variable, low, high, condition = self._bounds()
        with self.nested():
            term = self.product()
        operator = BIG[token.text]
        if operator == "product" and isinstance(term, Product) and variable is not None:
            self._whole_product(term, variable)
        return Big(operator, variable, low, high, term, condition, **self.place(token.start))

    def _whole_product(self, term: Product, variable: str) -> None:
        for factor, sign in zip(term.factors[1:], term.signs, strict=True):
            if sign is not Times.BESIDE and not mentions(factor, variable):
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
            if self.token.kind == Kind.LETTER and self.ahead().kind == "=":
                variable = self._variable()
                self.take()
                low = self.term()
                if self.token.kind == ",":
                    self.take()
                    condition = self.condition()
                    return self._closed(variable), low, high, condition
                return self._closed(variable), low, high, None
            condition = self.condition()
        self.expect("}")
        return self._ranged(condition)

    def _closed(self, variable: str) -> str:
        self.expect("}")
        return variable

    def _ranged(self, condition: Node) -> tuple[str, Node | None, Node | None, Node | None]:
        match condition:
            case Compare((low, Symbol(name), high), (Relation.LESS_EQUAL, Relation.LESS_EQUAL)):
                return name, low, high, None
            case Compare((Symbol(name), _), (Relation.UNEQUAL,)) | Member(Symbol(name), _):
                return name, None, None, condition
            case _:
                raise self.since(condition.start, "what is summed over is not understood")

    def limit(self) -> Node:
        """`\\lim_{x \\to 0^+} f(x)`."""
        start = self.take().start
        self.expect("_")
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

    def _approached(self) -> tuple[Node, str]:
        """Where a limit is taken, and from which side."""
        point = self.term()
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
        if self.token.kind in {"(", "\\{", "["}:
            arguments, given = self.arguments(operator)
            if given or operator not in {"max", "min"}:
                raise self.since(start, "this is not understood")
            return self.item_of(Call(operator, arguments, built_in=True, **self.place(start)), start)
        if not self.accept("_"):
            if self.begins_factor() and operator in {"max", "min"} and self.token.kind != "{":
                return Call(operator, (self._bare(operator),), built_in=True, **self.place(start))
            raise self.refusal(f"the arguments of `{operator}` are missing")
        variable, domain = self._over()
        with self.nested():
            term = self.product()
        return Extremum(operator, variable, term, domain, **self.place(start))

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
            if self.at_differential():
                self.differential()
                term: Node = (
                    self.product() if self.begins_factor() else Number(Fraction(1), "1", **self.place(start))
                )
            else:
                term = self.term()
        variable, _ = self.integrals.pop()
        if variable is None:
            raise self.since(start, "the integral has no `dx`")
        return Integral(term, variable, low, high, **self.place(start))

    def differential(self) -> None:
        """Read the `dx` of the innermost integral."""
        variable, level = self.integrals[-1]
        if variable is not None:
            raise self.refusal("a second `d…` stands in the integral")
        self.at += self.differential_length(self.at)
        self.integrals[-1] = (self._variable(), level)


def _is_minus_one(node: Node) -> bool:
    return isinstance(node, Negative) and isinstance(node.term, Number) and node.term.value == 1
