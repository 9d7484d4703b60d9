r"""Factors: an atom with what is raised on it or put behind it; and where a factor may begin.

factor     = atom { "^" group | "!" | "%" | "'" | "_+" | "]_" group "^" group | "|_{" name "=" term "}" | transpose }
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from vaultproof.latex.atoms import Atoms
from vaultproof.latex.conditions import Word, leading_parity, leading_word
from vaultproof.latex.names import canonical_name, plain_word
from vaultproof.latex.operators import BIG
from vaultproof.latex.tokens import Kind
from vaultproof.latex.tree import (
    Call,
    Constant,
    Derivative,
    Factorial,
    Indexed,
    Negative,
    Node,
    Norm,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    Times,
    Transposed,
    walk,
)

_NO_FACTOR = frozenset(
    """le ge ne approx in notin to leftarrow cdot times div odot dots rfloor rceil rangle pm mp land lor over top
    propto sim Rightarrow Leftrightarrow bmod mod pmod choose otimes oplus equiv ll gg forall mapsto tag circ cup
    cap subset
    subseteq ni prime degree permille atop star dagger neg uparrow downarrow perp setminus not stackrel""".split()
)

_RAISED_TERM = re.compile(r"([+-]?)(?=[\da-z])(\d*)([a-z]*)")
_RAISED_SUM = re.compile(r"[+-]?(?:\d+[a-z]*|[a-z]+)(?:[+-](?:\d+[a-z]*|[a-z]+))*")
_BESIDE = (Times.BESIDE,)
_VARIABLES = frozenset({"x", "t", "z", "s", "theta"})
_RELATIONS = frozenset({"=", ":=", "=:", "<", ">", ":"})


def _is_number(node: Node) -> bool:
    """Whether a term is surely a number, so that a T raised on it is a power: `2^T`, `(1 + r)^T`."""
    return isinstance(node, Number | Constant) or (
        isinstance(node, Sum) and any(isinstance(one, Number) for one in node.terms)
    )


_BESIDE_X = frozenset({"x", "a", "b", "c", "n", "k", "m"})
"""The variable x and letters that stand for constants beside it."""
_MOST_PRIMES = 3


class Factors(Atoms):
    """The part of the grammar that reads factors."""

    def factor(self) -> Node:
        """An atom with what is raised on it or put behind it."""
        start = self.token.start
        with self.nested():
            node = self.atom()
            while (further := self._postfix(node, start)) is not None:
                node = further
        return node

    def _postfix(self, node: Node, start: int) -> Node | None:
        token = self.token
        if self.angles and self._accept_degrees():
            return self._degrees(node, start)
        if token.kind in {"^", Kind.RAISED}:
            return None if self.at_side() else self._raised(node, start)
        bracketed = self.token_at(self.at - 1).kind == "]"
        if (
            token.kind == "_"
            and isinstance(node, Power)
            and isinstance(node.base, Symbol | Norm)
            and not bracketed
        ):
            return self._late_subscript(node, node.base, start)
        if token.kind == "_" and self.token_at(self.at - 1).kind in {")", "]"}:
            return self._behind_bracket(node, start)
        if token.kind == "!" and not (
            self.ahead().kind == "=" and self.ahead().start == token.end and not self.latex
        ):
            return self._factorial(node, start)
        if token.kind == "%":
            return self._percent(node, start)
        if token.kind == "|" and self.ahead().kind == "_" and self.closers[-1:] != ["|"]:
            return self._put_in(node, start, self.at + 2)
        if self.at_command("circ", "degree"):
            raise self.refusal("degrees and compositions are not understood")
        if token.kind in {"'", "''"}:
            return self._primed_bracket(node, start)
        return None

    def _factorial(self, node: Node, start: int) -> Node:
        """`n!`, and `n!!`, the product of every second number down from n."""
        before, mark = self.token_at(self.at - 1), self.take()
        if isinstance(node, Power) and before.kind not in {")", "]"}:
            raise self.since(start, "whether the power or its base is meant cannot be told: write brackets")
        if not self.accept("!"):
            if mark.start > before.end and self.token.kind == Kind.STOP:
                raise self.refusal("the mark behind the term may be one of exclamation")
            return Factorial(node, **self.place(start))
        if self.token.kind in {"!", Kind.STOP}:
            raise self.since(start, "what the marks behind the term mean cannot be told")
        return Call("factorial2", (node,), built_in=True, **self.place(start))

    def _primed_bracket(self, node: Node, start: int) -> Node:
        """`(x^3)'`, the derivative of what stands in brackets by the one symbol that it holds."""
        names = {one.name for one in walk(node) if isinstance(one, Symbol | Indexed)}
        open_calls = any(isinstance(one, Call) and not one.built_in for one in walk(node))
        closed = self.token_at(self.at - 1).kind in {")", "]"}
        variable = "x" if "x" in names and names <= _BESIDE_X else next(iter(names), "")
        if not closed or open_calls or variable not in _VARIABLES or (len(names) > 1 and variable != "x"):
            raise self.refusal("a prime stands where no function is")
        order = 0
        while self.token.kind in {"'", "''"}:
            order += len(self.take().kind)
        if self.begins_factor() or order > _MOST_PRIMES:
            raise self.since(start, "a prime stands where no function is")
        return Derivative(node, ((variable, order),), partial=False, **self.place(start))

    def _behind_bracket(self, node: Node, start: int) -> Node | None:
        """`(x)_+`, the positive part, and `[x^2]_0^2`, the difference of two values."""
        first = self.at
        closed = self.token_at(first - 1).kind
        self.take()
        braced = self.accept("{")
        if self.token.kind == "+" and (not braced or self.ahead().kind == "}"):
            self.at += 2 if braced else 1
            return Call("max", (node, Number(Fraction(0), "0")), built_in=True, **self.place(start))
        self.at = first
        if braced and self._relates(first + 1):
            return self._put_in(node, start, first + 1)
        return self._put_in(node, start, first + 1) if closed == "]" and self.latex else None

    def _percent(self, node: Node, start: int) -> Node:
        self.take()
        if not isinstance(node, Number) or (self.begins_factor() and not self.latex):
            raise self.refusal("a percent sign belongs to a number")
        return Product((node, Number(Fraction(100), "100")), (Times.OVER,), **self.place(start))

    def _accept_degrees(self) -> bool:
        r"""Read the sign of degrees: `°`, `^\circ`, `^{\circ}`."""
        if self.accept_command("degree"):
            return True
        raised = self.ahead(2 if self.ahead().kind == "{" else 1)
        if self.token.kind != "^" or raised.kind != Kind.COMMAND or raised.text not in {"circ", "degree"}:
            return False
        if self.ahead().kind == "{" and self.ahead(3).kind != "}":
            return False
        self.at += 4 if self.ahead().kind == "{" else 2
        return True

    def _degrees(self, node: Node, start: int) -> Node:
        """An angle in degrees is so many times π over 180."""
        whole = (node, Constant("pi"), Number(Fraction(180), "180"))
        return Product(whole, (Times.BESIDE, Times.OVER), **self.place(start))

    def _late_subscript(self, node: Power, base: Symbol | Norm, start: int) -> Node:
        r"""`x^2_i` is `x_i` squared, and `\|x\|^2_1` the square of `\|x\|_1`."""
        if isinstance(base, Norm):
            if not self.text[base.end : base.end + 8].lstrip().startswith("^"):
                raise self.refusal()
            return Power(replace(base, order=self.order_of_norm()), node.exponent, **self.place(start))
        before = self.token.start
        indices = self._subscript()
        name = canonical_name(self.text[start : base.end] + self.text[before : self.previous_end])
        if name is None:
            raise self.since(start, "this is not understood as a name")
        place = self.place(start)
        named = Indexed(name, base.name, indices, **place) if indices else Symbol(name, **place)
        return Power(named, node.exponent, **place)

    def _raised(self, node: Node, start: int) -> Node:
        """A power or a transpose."""
        if isinstance(node, Power) and self.token_at(self.at - 1).kind != ")":
            raise self.refusal("two exponents stand on one term")
        if (
            isinstance(node, Call)
            and not node.built_in
            and node.end == self.previous_end
            and not node.arguments
        ):
            raise self.refusal("a power of a function can be read in two ways")
        if self._accept_transpose(node):
            return Transposed(node, **self.place(start))
        if self.token.kind == Kind.RAISED:
            return Power(node, self._raised_sign(), **self.place(start))
        self.take()
        if self.at_command("circ", "degree"):
            raise self.refusal("degrees are not understood")
        if self.token.kind == "+" and isinstance(node, Sum) and self.token_at(self.at - 2).kind in {")", "]"}:
            self.take()
            return Call("max", (node, Number(Fraction(0), "0")), built_in=True, **self.place(start))
        if self.token.kind in {"*", "+", "'"}:
            raise self.refusal("what is raised here is no power")
        if (
            self.token.kind == "{"
            and self.ahead().kind == "("
            and self.matching(self.at + 1) == self.matching(self.at) - 1
            and not (node == Constant("e") and self.matching(self.at) - self.at > 4)
        ):
            raise self.refusal("a bracket that is raised may be an index or an order, not a power")
        if self.latex and self.token.kind == Kind.NUMBER and len(self.token.text) > 1:
            raise self.refusal("braces are missing around the exponent")
        if self.latex and self.token.kind == "-":
            raise self.refusal("braces are missing around the exponent")
        if (self.token.kind, self.token.text) == (Kind.NUMBER, "1") and self.ahead().kind == "/":
            raise self.refusal(f"{'braces' if self.latex else 'brackets'} are missing around the exponent")
        return Power(node, self._exponent_term(), **self.place(start))

    def _exponent_term(self) -> Node:
        if self.latex:
            return self.group()
        start = self.token.start
        if self.accept("-"):
            return Negative(self._exponent_term(), **self.place(start))
        with self.nested():
            node = self.atom()
            if self.token.kind == "^":
                self.take()
                node = Power(node, self._exponent_term(), **self.place(start))
        return node

    def _raised_sign(self) -> Node:
        """Unicode's raised characters: `²`, `⁻¹`, `ⁿ`, `⁻ᵏˣ`, `ⁿ⁺¹`. Raises LatexError where one
        may be raised on another, `⁻ˣ²`."""
        token = self.take()
        place = {"start": token.start, "end": token.end}
        text = token.text[1:-1] if token.text.startswith("(") and token.text.endswith(")") else token.text
        if _RAISED_SUM.fullmatch(text) is None:
            raise self.since(token.start, "what is raised here is not understood")
        terms: list[Node] = []
        for sign, digits, letters in _RAISED_TERM.findall(text):
            number = [Number(Fraction(digits), digits, **place)] if digits else []
            factors: tuple[Node, ...] = (*number, *(Symbol(one, **place) for one in letters))
            term = (
                factors[0] if len(factors) == 1 else Product(factors, _BESIDE * (len(factors) - 1), **place)
            )
            terms.append(Negative(term, **place) if sign == "-" else term)
        return terms[0] if len(terms) == 1 else Sum(tuple(terms), **place)

    def _accept_transpose(self, node: Node) -> bool:
        if self.token.kind == Kind.RAISED:
            return self.accept(Kind.RAISED) if self.token.text == "T" else False
        inner = self.between(self.at + 1) if self.ahead().kind == "{" else [self.ahead()]
        while len(inner) == 4 and inner[0].text in {"mathsf", "mathrm", "mathbf", "mathit"}:
            inner = inner[2:3] if inner[2].text == "T" else []
        if (len(inner) == 2 and inner[0].text in {"mathsf", "mathrm"} and inner[1].text == "T") or (
            len(inner) == 1 and inner[0].kind == Kind.TEXT and inner[0].text.strip() == "T"
        ):
            sure = True
        else:
            sure = len(inner) == 1 and inner[0].kind == Kind.COMMAND and inner[0].text == "top"
        plain = len(inner) == 1 and inner[0].text == "T" and not _is_number(node)
        fonted = (
            self.ahead().kind == Kind.COMMAND
            and self.ahead().text in {"mathsf", "mathrm"}
            and self.ahead(3).text == "T"
        )
        if (
            not sure
            and not fonted
            and not (plain and "T" not in self.names.values and not self._counts_to_t())
        ):
            return False
        self.at += 1
        if self.ahead().kind == "{" and fonted:
            self.take()
        self.at = self.matching(self.at) + 1 if self.token.kind == "{" else self.at + 1
        return True

    def _counts_to_t(self) -> bool:
        """Whether a T occurs in the formula that is no raised one, so that `x^T` may be a power."""
        if self.counts_to_t is None:
            self.counts_to_t = any(
                token.text == "T"
                and token.kind == Kind.LETTER
                and (before.kind not in {"^", "{"} or self._bounds_above(index))
                for index, (before, token) in enumerate(pairwise(self.tokens))
            )
        return self.counts_to_t

    def _bounds_above(self, at: int) -> bool:
        r"""Whether the `^` or `{` at an index opens the upper bound of a sum: `\sum_{t=1}^{T}`."""
        raised = at - (self.token_at(at).kind == "{")
        if raised < 1 or self.token_at(raised).kind != "^":
            return False
        last, depth = raised - 1, 0
        while last > 0:
            kind = self.token_at(last).kind
            depth += (kind == "}") - (kind == "{")
            if depth <= 0 and kind in {Kind.COMMAND, "^"}:
                break
            last -= 1
            self.work(1)
        return depth == 0 and self.token_at(last).text in BIG

    def begins_factor(self) -> bool:
        """Whether a factor may begin with the next token."""
        token = self.token
        if self.at_wrapped_word() or (token.kind == "(" and self._limits_statement()):
            return False
        if token.kind in {Kind.NUMBER, Kind.LETTER, Kind.WORD, "(", "{", Kind.BEGIN}:
            return not (token.kind in {Kind.LETTER, Kind.WORD} and self._is_bare_word())
        if token.kind == "[":
            return self.latex and self.closers[-1:] != ["interval"]
        if token.kind in {"|", "||"}:
            return token.stretched < 1 and self.ahead().kind != "_" and self._bar_opens()
        if token.kind == Kind.TEXT:
            words = leading_word(token.text) is not None or leading_parity(token.text) is not None
            named = plain_word(token.text) is not None and not words
            return (named and not token.text.endswith(" ")) or (
                token.text == "1" and self.ahead().kind in {"_", "("}
            )
        if token.kind == "\\{":
            return self.ahead().kind == Kind.BEGIN or self.braces_group(self.at)
        if token.kind != Kind.COMMAND or token.text in _NO_FACTOR or self.fonted_word() is not None:
            return False
        return token.text not in {"overset", "underset"} or not self._stacks_relation()

    def _limits_statement(self) -> bool:
        r"""Whether a bracket that ends a statement says for what it holds: `\frac{a}{1-r}\ (r \ne 1)`."""
        if self.closers != ["statement"] or not self.latex:
            return False
        behind = self.token_at(self.matching(self.at) + 1).kind
        return behind in {Kind.STOP, Kind.ROW, Kind.END, ",", "."} and self._relates(self.at)

    def _stacks_relation(self) -> bool:
        """Whether the sign below or above which the next token sets something is a relation."""
        inner = self.between(self.matching(self.at + 1) + 1)
        return bool(inner) and (
            inner[0].kind in _RELATIONS or (inner[0].kind == Kind.COMMAND and inner[0].text in _NO_FACTOR)
        )

    def _is_bare_word(self) -> bool:
        """Whether a word such as `otherwise` or `if` stands next in a definition by cases."""
        if not {Kind.END, "nothing"} & set(self.closers[-1:]) and self.closers[-1:] != ["statement"]:
            return False
        at = self.at
        found = self._bare_word(None)
        self.at = at
        return found is not None and found is not Word.AND and found is not Word.OR

    def _bar_opens(self) -> bool:
        """Whether a bar behind a factor opens an absolute value, rather than close one or mean `given`."""
        innermost = self.closers[-1] if self.closers else ""
        if innermost in {"|", "||"}:
            return False
        if self.token.stretched < 0:
            return True
        if len(self.tokens) != self.tokens_with_bars:
            self.tokens_with_bars = len(self.tokens)
            self.bars.clear()
        if self.at not in self.bars:
            found, depth = [], 0
            for index in range(self.at, len(self.tokens)):
                token = self.tokens[index]
                self.work(1)
                depth += (token.kind in {"(", "[", "{", "\\{"}) - (token.kind in {")", "]", "}", "\\}"})
                if depth < 0 or token.kind in {Kind.ROW, "&"}:
                    break
                if depth == 0 and token.kind == self.token.kind:
                    found.append(index)
            self.bars.update((index, (len(found) - count) % 2 == 0) for count, index in enumerate(found))
        return self.bars[self.at]
