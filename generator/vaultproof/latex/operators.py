r"""Functions without brackets, and roots; the groups that LaTeX gives as arguments.

applied   = ("\sin" | "\log" | …) ["_" group] ["^" group] ( call arguments | bare )
bare      = factor { factor }                            until a sign, a function or a bracket
group     = "{" term "}" | token
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from fractions import Fraction

from vaultproof.latex.calls import Calls
from vaultproof.latex.functions import INVERSES, STANDARD, TRIGONOMETRIC
from vaultproof.latex.names import canonical_name
from vaultproof.latex.tokens import Kind, LatexError
from vaultproof.latex.tree import (
    Absolute,
    Call,
    Constant,
    Indexed,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Root,
    Symbol,
    Times,
    walk,
)

APPLIED = frozenset(STANDARD) & frozenset(
    """exp ln log lg sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth sgn det gcd arctanh sech csch
    cosech erf tg ctg sh ch th arctg cotg""".split()
)
SPELLED = APPLIED | (
    frozenset(STANDARD)
    & frozenset(
        """asin acos atan asinh acosh atanh arcsinh arccosh arsinh arcosh artanh arccot cosec signum
        tr Tr trace rank rk sen arcsen senh tgh cth arcctg arsh""".split()
    )
)
"""Functions that may be applied without brackets where a font command spells their name."""
EXTREMA = {"max": "max", "min": "min", "sup": "max", "inf": "min", "argmax": "argmax", "argmin": "argmin"}
BIG = {"sum": "sum", "prod": "product"}
TWO = Number(Fraction(2), "2")


class Operators(Calls):
    """The part of the grammar that reads functions written as commands."""

    @abstractmethod
    def product(self) -> Node:
        """Factors, multiplied or divided."""

    @abstractmethod
    def begins_factor(self) -> bool:
        """Whether a factor may begin with the next token."""

    @abstractmethod
    def atom(self) -> Node:
        """The smallest term."""

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

    def applied(self) -> Node:
        """`\\sin x`, `\\log_2 (x)`, `\\tanh^2 x`, `\\tan^{-1} x`, `\\tanh'(x)`."""
        start, written = self.token.start, self.take().text
        name = STANDARD[written]
        base = self._log_base() if name == "log" and written in {"log", "Log"} else None
        primes = self._primes()
        exponent = self._exponent()
        if exponent is not None and _is_minus_one(exponent):
            if name not in TRIGONOMETRIC or name not in INVERSES:
                raise self.since(
                    start, f"the -1 on `{written}` may mean the inverse function or a reciprocal"
                )
            name, exponent = INVERSES[name], None
        if not primes:
            primes = self._primes()
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
        spaced = self.token.start > self.previous_end
        if self.token.kind in {"(", "["} or (self.token.kind == "\\{" and self.ahead().kind != Kind.BEGIN):
            arguments, given = self.arguments(STANDARD[written])
            if given:
                raise self.refusal("a bar is not expected here")
            if spaced and STANDARD[written] == "log" and self.token.kind == "(":
                raise self.refusal(
                    f"whether this belongs to the argument of `{written}` cannot be told: write brackets"
                )
            return arguments
        with self.angle(STANDARD[written]):
            return (self._bare(written),)

    def _bare(self, written: str) -> Node:
        """An argument without brackets."""
        start = self.token.start
        if self.token.kind in {"-", "+"} or not self.begins_factor():
            raise self.refusal(f"the argument of `{written}` is missing, or needs brackets")
        braced = self.token.kind == "{"
        factors = [self.factor()]
        while not braced and self._continues_bare(factors):
            if self._is_doubtful_behind(factors, written):
                raise self._not_told(written)
            factors.append(self.factor())
        call = factors[-1]
        ended = braced or isinstance(call, Absolute) or (isinstance(call, Call) and not call.built_in)
        if ended and self.begins_factor() and not self._parts_bare() and not self._at_end_of_integral():
            raise self._not_told(written)
        unknown = (
            isinstance(call, Call)
            and not call.built_in
            and (_is_angle(written, call) or not (call.known or self._is_whole_call(call)))
        )
        if unknown or (self.token.kind in {"(", "[", "\\{"} and self.begins_factor()):
            raise self._not_told(written)
        if _is_angle_raised(written, call) or (
            self.token.kind == "/" and not braced and not self._divides_all(factors)
        ):
            raise self._not_told(written)
        return (
            factors[0]
            if len(factors) == 1
            else Product(tuple(factors), (Times.BESIDE,) * (len(factors) - 1), **self.place(start))
        )

    def _is_whole_call(self, call: Call) -> bool:
        """Whether nothing but the call of one letter can be meant, as in `\\ln c(t) = …`."""
        ended = not self.begins_factor() and self.token.kind not in {"/", "^", Kind.RAISED}
        return ended and len(call.arguments) == 1 and isinstance(call.arguments[0], Symbol | Indexed)

    def _not_told(self, written: str) -> LatexError:
        what = "`/`" if self.token.kind == "/" else "this"
        return self.refusal(
            f"whether {what} belongs to the argument of `{written}` cannot be told: write brackets"
        )

    def _divides_all(self, factors: list[Node]) -> bool:
        r"""Whether a `/` behind an argument surely divides the whole: `\sin x / x`, `\ln x / \ln 2`, `\ln 2 / k`."""
        ahead = self.ahead()
        if len(factors) > 1:
            return False
        if ahead.kind == Kind.COMMAND and ahead.text in APPLIED:
            return True
        if isinstance(factors[0], Number):
            return ahead.kind != Kind.NUMBER
        return ahead.text == self.token_at(self.at - 1).text and self.ahead(2).kind not in {
            Kind.LETTER,
            "_",
            "(",
            "^",
        }

    def _is_doubtful_behind(self, factors: list[Node], written: str) -> bool:
        r"""Whether the factor ahead may stand outside of the argument: `\cos x e^{-x}`, `\cos\theta x`.

        Behind a number or π it stands inside: `\sin 2\pi f t`.
        """
        last, token = factors[-1], self.token
        if isinstance(last, Number) or last == _PI:
            return False
        if isinstance(last, Absolute) or (token.text == "e" and self.ahead().kind == "^"):
            return True
        if token.kind == Kind.COMMAND and token.text in {"frac", "sqrt"}:
            return token.text == "sqrt" or not self._holds_pi(self.at)
        trigonometric = STANDARD[written] in TRIGONOMETRIC
        if isinstance(last, Product):
            numbers = all(isinstance(one, Number) for one in last.factors)
            return not (trigonometric and (numbers or any(one == _PI for one in walk(last))))
        if trigonometric and _named(last) in _ANGLES:
            return True
        between = self.text[self.previous_end : token.start].strip()
        return bool(between) and not isinstance(factors[0], Number) and _named(factors[0]) not in _RATES

    def _holds_pi(self, at: int) -> bool:
        """Whether the upper half of the fraction at an index holds a π."""
        return any(one.text in {"\\pi", "π"} for one in self.between(at + 1))

    def _at_end_of_integral(self) -> bool:
        return bool(self.integrals) and self.at_differential()

    def _continues_bare(self, factors: list[Node]) -> bool:
        if (
            not self.begins_factor()
            or self._parts_bare()
            or (self.at_differential() and bool(self.integrals))
        ):
            return False
        return self.token.kind not in {"(", "[", "\\{", "|", "||"} and not isinstance(factors[-1], Call)

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


def _is_angle(written: str, call: Call) -> bool:
    """Whether a letter before a bracket may be an angle and the whole argument: `\\sin^2 \\phi (1 + x)`."""
    return STANDARD[written] in TRIGONOMETRIC and call.name in _ANGLES


def _named(node: Node) -> str:
    """The letter that a name begins with, without its index; empty for anything else."""
    return (
        node.base
        if isinstance(node, Indexed)
        else node.name.partition("_")[0]
        if isinstance(node, Symbol)
        else ""
    )


def _is_angle_raised(written: str, node: Node) -> bool:
    r"""Whether an angle is squared that nobody squares, so that the function is meant: `\cos\theta^2`."""
    return STANDARD[written] in TRIGONOMETRIC and isinstance(node, Power) and _named(node.base) in _ANGLES


_ANGLES = frozenset("alpha beta gamma delta theta phi psi".split())
_RATES = frozenset("omega k n m nu".split())
"""Names that begin an argument of several factors: `\\cos\\omega\\,t`."""
_PI = Constant("pi")


def _is_minus_one(node: Node) -> bool:
    return isinstance(node, Negative) and isinstance(node.term, Number) and node.term.value == 1
