r"""The grammar of formulas, by recursive descent; the lower parts are in `layout`, `operators` and `naming`.

    statements = statement { ("\\" | ";" | "," | wide space) statement }        a line that begins with a relation
    goes on statement  = term { relation term } [condition] ["\tag" group]
    term       = ["+" | "-"] product { ("+" | "-") product }
    product    = signed { ("*" | "\cdot" | "\times" | "\odot" | "/" | nothing) signed }
    signed     = ["-"] factor
    factor     = atom { "^" group | "!" | "%" | "|_{" name "=" term "}" | transpose }
    atom       = number | named | bracketed | "|" term "|" | "\|" term "\|" | applied | quotient | big | cases | …

What it does not know it refuses, with the place and the reason; where mathematicians read a formula in two ways, it
refuses too. Computes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TypeGuard

from vaultproof.claim import Syntax
from vaultproof.latex.dotted import dotted_product, dotted_series, dotted_sum
from vaultproof.latex.factors import Factors
from vaultproof.latex.functions import CHOICES, STANDARD, UNITS
from vaultproof.latex.names import SYMBOLS, plain_word
from vaultproof.latex.tokens import Kind, LatexError, Token
from vaultproof.latex.tree import (
    Absolute,
    At,
    Big,
    Binomial,
    Call,
    Derivative,
    Extremum,
    Indexed,
    Limit,
    Modulo,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    Times,
    mentions,
    walk,
)

_IMAGINARY = frozenset({"i", "j"})
_TIMES = {"cdot": Times.DOT, "times": Times.CROSS, "odot": Times.HADAMARD, "div": Times.OVER}
_SLASH_MAY_BE_FOLLOWED_BY = frozenset({"sum", "prod", "int", "iint", "lim"})
_OF_A_TEMPERATURE = frozenset({"k", "k_B", "R"})


def _grouped(factors: list[Node], signs: list[Times]) -> tuple[list[Node], list[Times]]:
    r"""Factors of which those side by side are one: in `a \odot W x`, the product of W and x is taken first."""
    groups = [[factors[0]]]
    between: list[Times] = []
    for sign, factor in zip(signs, factors[1:], strict=True):
        if sign is Times.BESIDE:
            groups[-1].append(factor)
        else:
            groups.append([factor])
            between.append(sign)
    joined = [
        one[0]
        if len(one) == 1
        else Product(tuple(one), (Times.BESIDE,) * (len(one) - 1), start=one[0].start, end=one[-1].end)
        for one in groups
    ]
    return joined, between


def _reaching(limit: Limit, further: Node) -> Limit:
    """A limit that is taken of a further term, too."""
    whole = Sum((limit.term, further), start=limit.term.start, end=further.end)
    return replace(limit, term=whole, end=further.end)


class Grammar(Factors):
    """Reads terms."""

    def syntax(self) -> Syntax:
        """How the text is written."""
        return Syntax.LATEX if self.latex else Syntax.PLAIN

    def term(self) -> Node:
        """A sum of products."""
        start = self.token.start
        with self.nested():
            terms = [self._summand(self._sign())]
            while not self._integral_over() and (self.token.kind in {"+", "-"} or self._goes_on()):
                if self.token.kind in {"+", "-"} and self._dots_at(self.at + 1):
                    terms = self._dotted(terms)
                    continue
                index, derived = self._open_index(terms[-1]), self._open_derivative(terms[-1])
                terms.append(self._summand(self._sign()))
                if index is not None and mentions(terms[-1], index):
                    if isinstance(
                        terms[-2], Limit
                    ):  # its variable means nothing outside, so the limit reaches on
                        terms[-2:] = [_reaching(terms[-2], terms[-1])]
                        continue
                    message = f"`{index}` is used behind what it ranges over: write brackets"
                    raise LatexError(message, terms[-1].start, terms[-1].end)
                if self._is_open_remainder(terms[-1]):
                    message = "whether the remainder is one of the whole sum cannot be told: write brackets"
                    raise LatexError(message, terms[-1].start, terms[-1].end)
                if derived is not None and (
                    isinstance(terms[-1], Number) or self._goes_on_with(terms[-1], derived)
                ):
                    message = "how far the derivative reaches cannot be told: write brackets"
                    raise LatexError(message, terms[-1].start, terms[-1].end)
            if self.at_command("pm", "mp"):
                raise self.refusal("`±` stands for two values")
        self._no_escaped_bar(terms)
        return terms[0] if len(terms) == 1 else Sum(tuple(terms), **self.place(start))

    def _dots_at(self, at: int) -> bool:
        return self.token_at(at).kind == Kind.COMMAND and self.token_at(at).text == "dots"

    def _dotted(self, terms: list[Node]) -> list[Node]:
        r"""`+ \cdots + n` behind the terms that a sum begins with, or `+ \cdots` alone behind those of a series."""
        start, falls = self.at + 1, self.token.kind == "-"
        self.at += 2
        if falls or not self.accept("+"):
            series = (
                None
                if self._goes_on() or self.token.kind in {"+", "-"}
                else dotted_series(tuple(terms), falls=falls)
            )
            if series is not None:
                return [series]
            raise LatexError(
                "the dots are not understood", self.token_at(start).start, self.token_at(start).end
            )
        last = self.product()
        found = dotted_sum(tuple(terms), last)
        if found is None:
            raise LatexError("how the sum goes on is not understood", terms[0].start, self.previous_end)
        return list(found)

    def _no_escaped_bar(self, parts: list[Node]) -> None:
        """Refuse `x + x^2|_{x=1}`, where the bar may be meant for more than what stands directly before it."""
        for index, part in enumerate(parts if len(parts) > 1 else ()):
            inner = part.term if isinstance(part, Negative) else part
            if not isinstance(inner, At) or self.text[inner.start : inner.start + 5].startswith(
                ("\\left.", "[")
            ):
                continue
            others = [*parts[:index], *parts[index + 1 :]]
            self.work(8 * len(others))
            if any(mentions(other, name) for other in others for name, _ in inner.values):
                raise LatexError(
                    "how far the bar reaches cannot be told: write brackets", inner.start, inner.end
                )

    def _sign(self) -> int:
        """The place of a minus sign that was read, or -1."""
        if self.accept("+"):
            return -1
        return self.take().start if self.token.kind == "-" else -1

    def _summand(self, minus: int) -> Node:
        node = self.product()
        if minus < 0:
            return node
        if self._is_open_remainder(node):
            return Modulo(Negative(node.term, **self.place(minus)), node.divisor, **self.place(minus))
        return Negative(node, **self.place(minus))

    def _is_open_remainder(self, node: Node) -> TypeGuard[Modulo]:
        r"""Whether a term just read is an `a \bmod n` without brackets around it."""
        return isinstance(node, Modulo) and node.end == self.previous_end

    def _goes_on(self) -> bool:
        """Whether a line of an aligned formula goes on with a sign on the next line."""
        if self.token.kind != Kind.ROW or any(closer != "statement" for closer in self.closers):
            return False
        at, aligned = self.at + 1, False
        while self.token_at(at).kind in {"&", Kind.GAP} or (
            self.token_at(at).kind == "{" and self.token_at(at + 1).kind == "}"
        ):
            aligned = True
            at += 2 if self.token_at(at).kind == "{" else 1
        if self.token_at(at).kind == "+" or (self.token_at(at).kind == "-" and aligned):
            self.at = at
            return True
        return False

    def _integral_over(self) -> bool:
        """Whether the `dx` that ends the integral being read was met on its own level."""
        if not self.integrals:
            return False
        variable, level = self.integrals[-1]
        return variable is not None and len(self.closers) == level

    @staticmethod
    def _open_index(last: Node) -> str | None:
        """The index of the unbracketed sum, limit or extremum that a term ends with: it must not be used behind it."""
        last = last.term if isinstance(last, Negative) else last
        end = last.end
        last = last.factors[-1] if isinstance(last, Product) else last
        return last.variable if isinstance(last, Big | Limit | Extremum) and last.end == end else None

    def _open_derivative(self, last: Node) -> str | None:
        r"""The variable of a `\frac{d}{dx}` without brackets that a term ends with: `\frac{d}{dx} x^2`."""
        last = last.term if isinstance(last, Negative) else last
        end = last.end
        last = last.factors[-1] if isinstance(last, Product) else last
        if not isinstance(last, Derivative) or last.end != end or last.end > last.term.end:
            return None
        inside = last.term
        named = isinstance(inside, Symbol | Indexed) or (isinstance(inside, Call) and not inside.built_in)
        return None if named else last.variables[0][0]

    @staticmethod
    def _goes_on_with(term: Node, variable: str) -> bool:
        """Whether a term behind a derivative may belong to what is derived: it holds the variable."""
        return mentions(term, variable) and not any(isinstance(part, Derivative) for part in walk(term))

    def product(self) -> Node:
        """Factors, multiplied, divided, or side by side."""
        start = self.token.start
        factors = [self._signed_or_differential()]
        signs: list[Times] = []
        while not self._integral_over():
            if (beyond := self._beyond_dots()) is not None:
                factors = self._dotted_factors(factors, beyond)
                signs = [Times.BESIDE] * (len(factors) - 1)
                continue
            sign = self._times()
            if sign is None and self.at_command("bmod", "mod"):
                factors, signs = [self._modulo(self._joined(factors, signs, start), start)], []
                continue
            if sign is None:
                break
            if sign is Times.BESIDE and signs[-1:] == [Times.OVER] and self._is_thermal(factors[-1]):
                below = (factors[-1], self.factor())
                factors[-1] = Product(below, (Times.BESIDE,), **self.place(below[0].start))
                continue
            if sign is Times.BESIDE:
                self._can_stand_beside(factors, signs)
            factors.append(self._signed_or_differential() if sign is not Times.BESIDE else self._beside())
            signs.append(sign)
        return self._joined(factors, signs, start)

    def _beyond_dots(self) -> int | None:
        r"""The index of the last factor of `x_1 \cdots x_n` or `x_1 \cdot \ldots \cdot x_n`, None without dots."""
        first = self.at + (self.token.text in _TIMES)
        if not self._dots_at(first):
            return None
        return first + 1 + (self.token_at(first + 1).text in _TIMES)

    def _dotted_factors(self, factors: list[Node], beyond: int) -> list[Node]:
        start = factors[0].start
        self.at = beyond
        if not self.begins_factor():
            raise self.since(start, "the dots are not understood")
        found = dotted_product(tuple(factors), self.factor())
        if found is None:
            raise self.since(start, "how the product goes on is not understood")
        return list(found)

    def _joined(self, factors: list[Node], signs: list[Times], start: int) -> Node:
        self._no_escaped_bar(factors)
        if Times.HADAMARD in signs and Times.BESIDE in signs:
            factors, signs = _grouped(factors, signs)
        return factors[0] if not signs else Product(tuple(factors), tuple(signs), **self.place(start))

    def _modulo(self, term: Node, start: int) -> Node:
        self.take()
        return Modulo(term, self.factor(), **self.place(start))

    def _beside(self) -> Node:
        return self._signed_or_differential() if self.at_differential() else self.factor()

    def _signed_or_differential(self) -> Node:
        start = self.token.start
        if self.integrals and self.at_differential():
            self.differential()
            return Number(Fraction(1), "1", **self.place(start))
        if self.accept("-"):
            return Negative(self.factor(), **self.place(start))
        if self.accept("+"):
            return self.factor()
        return self.factor()

    def _times(self) -> Times | None:
        """Read the sign between two factors; `BESIDE` where the next factor stands without one."""
        if self.token.kind == "*":
            self.take()
            return Times.STAR
        if self.token.kind == "/":
            self.take()
            return Times.OVER
        if self.token.kind == Kind.COMMAND and self.token.text in _TIMES:
            return _TIMES[self.take().text]
        if self.integrals and self.token.kind == "." and self.differential_length(self.at + 1):
            self.take()
        if self.integrals and self.at_differential():
            return Times.BESIDE
        return Times.BESIDE if self.begins_factor() else None

    def _parts_decimals(self, last: Node) -> bool:
        r"""Whether a space parts a decimal from a power of a number before it, which it multiplies: `0.3^3 0.7^7`."""
        raised = isinstance(last, Power) and isinstance(last.base, Number)
        decimal = "." in self.token.text or "," in self.token.text
        return raised and decimal and self.token.start > self.previous_end

    def _can_stand_beside(self, factors: list[Node], signs: list[Times]) -> None:
        """Refuse juxtaposition that people read in two ways."""
        token, last = self.token, factors[-1]
        if (
            token.kind == Kind.NUMBER
            and not self._is_closed(last)
            and not self._raises_letters(last)
            and not self._parts_decimals(last)
        ):
            raise self.refusal(
                "two numbers stand side by side"
                if isinstance(last, Number)
                else "a number stands behind a factor without a sign"
            )
        if token.kind == "|" and not token.stretched and self._may_close_bars(factors):
            raise self.refusal("which bars belong together cannot be told: write `\\lvert` and `\\rvert`")
        if Times.OVER in signs[-1:] and not self._may_follow_a_slash():
            raise self.refusal("`a/b c` can be read in two ways: write brackets or a fraction")
        if (
            isinstance(last, Number)
            and last.value.denominator == 1
            and self.at_command("frac")
            and self._is_plain_fraction()
        ):
            raise self.refusal("a number before a fraction can mean a sum or a product: write a sign")
        if self.at and self.token_at(self.at - 1).kind == Kind.GAP:
            raise self.refusal("two formulas stand side by side")
        if token.kind == "(" and self._raises_function(last):
            raise self.refusal("whether the bracket holds an argument or a factor cannot be told")
        named = isinstance(last, Symbol | Indexed) and last.name not in self.names.values
        if token.kind == "\\{" and self.ahead().kind != Kind.BEGIN and (named or isinstance(last, Call)):
            raise self.refusal("whether the braces hold an argument or a factor cannot be told")
        if isinstance(last, Number) and self._is_unit(token):
            raise self.refusal("units are not understood")
        if self._is_prose(token) or (
            last.end == self.previous_end and self._is_prose(self.token_at(self.at - 1))
        ):
            raise self.refusal("words stand beside a formula")

    def _raises_function(self, last: Node) -> bool:
        r"""Whether a power of a name stands before one name in brackets, as functions do: `\sigma^2(t)`."""
        base = last.base if isinstance(last, Power) else last
        return (
            base is not last
            and isinstance(base, Symbol | Indexed)
            and base.name not in self.names.values
            and self._is_one_name(self.at + 1)
        )

    def _may_close_bars(self, factors: list[Node]) -> bool:
        """Whether the bar ahead may close bars inside others, `|a|b|c|`, as `|a` `|b|` `c|`."""
        return any(
            isinstance(one, Absolute)
            and self.text[one.start] == "|"
            and not isinstance(factors[-1], Absolute)
            for one in factors[:-1]
        )

    def _is_closed(self, last: Node) -> bool:
        """Whether a factor ends with a sign behind which a number can only be a factor: `4!\\,3!`."""
        before = self.token_at(self.at - 1)
        chosen = isinstance(last, Call) and last.name in CHOICES and before.kind not in {")", "]"}
        if chosen and self.token.start == before.end:
            return False
        return before.kind == "!" or ((chosen or isinstance(last, Binomial)) and last.end == before.end)

    def _raises_letters(self, last: Node) -> bool:
        """Whether the number ahead is a base behind a name or a power, `N_0 2^{-t}`, `e^{-2} 2^3`, or of whole turns
        behind the imaginary unit, `e^{i2\\pi}`, and no digit of a lost power."""
        braced = self.token_at(self.at - 1).kind == "}"
        over = isinstance(last, Product) and Times.OVER in last.signs
        if (isinstance(last, Power) or over) and braced and self.ahead().kind == "^":
            return True
        if isinstance(last, Symbol) and last.name in _IMAGINARY and self.ahead().text in {"\\pi", "π"}:
            return True
        if isinstance(last, Number) or self.ahead().kind != "^":
            return False
        if self.ahead(2).kind == Kind.LETTER:
            return self.token.start > self.previous_end
        if self.ahead(2).kind != "{":
            return False
        return any(one.kind == Kind.LETTER for one in self.between(self.at + 2))

    def _may_follow_a_slash(self) -> bool:
        """Whether a factor beside `a/b` can only be meant outside the fraction: a sum, an integral, the `dx`."""
        if self.integrals and self.at_differential():
            return True
        return self.token.kind == Kind.COMMAND and self.token.text in _SLASH_MAY_BE_FOLLOWED_BY

    def _is_thermal(self, last: Node) -> bool:
        """Whether a factor below a slash and the one beside it are what physicists write as one, the energy or the
        quantity of heat that belongs to a temperature: `E/kT` is E/(kT). The note must tell both."""
        return (
            isinstance(last, Symbol | Indexed)
            and last.name in _OF_A_TEMPERATURE
            and self.token.kind in {Kind.LETTER, Kind.WORD}
            and self.token.text == "T"
            and {last.name, "T"} <= self.names.values
        )

    def _is_prose(self, token: Token) -> bool:
        """Whether a token holds words rather than a name."""
        name = plain_word(token.text) or ""
        if self.known(name):
            return False
        if token.kind == Kind.TEXT:
            return token.text != token.text.strip() or " " in token.text.strip()
        return (
            token.kind == Kind.WORD
            and len(token.text) > 1
            and token.text not in STANDARD
            and token.text not in SYMBOLS
        )

    def _is_unit(self, token: Token) -> bool:
        """Whether a word behind a number is a unit that nobody defines."""
        spelled = (
            token.text.strip()
            if token.kind == Kind.TEXT
            else "".join(one.text for one in self.between(self.at + 1))
        )
        fonted = token.kind == Kind.COMMAND and token.text == "mathrm" and self.ahead().kind == "{"
        return (fonted or token.kind == Kind.TEXT) and spelled in UNITS and not self.known(spelled)

    def _is_plain_fraction(self) -> bool:
        kinds = [token.kind for token in self.tokens[self.at + 1 : self.at + 7]]
        number = Kind.NUMBER
        return (
            kinds[:1] == [number]
            or kinds[:6] == ["{", number, "}", "{", number, "}"]
            or kinds[:4] == ["{", number, "}", number]
        )
