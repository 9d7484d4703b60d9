r"""The smallest terms: what stands in brackets, braces or bars, and commands.

atom       = number | named | bracketed | "{" term "}" | "|" term "|" | "\|" term "\|"
               | applied | quotient | big | cases | …
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from vaultproof.latex.conditions import leading_word
from vaultproof.latex.functions import STANDARD
from vaultproof.latex.layout import Layout
from vaultproof.latex.names import ACCENTS, FONTS, plain_word
from vaultproof.latex.operators import APPLIED, BIG, EXTREMA, SPELLED, TWO
from vaultproof.latex.tokens import Kind, LatexError, Token
from vaultproof.latex.tree import (
    Absolute,
    At,
    Binomial,
    Call,
    Compare,
    Constant,
    Dots,
    Indexed,
    Indicator,
    Inner,
    Member,
    MuchLess,
    Negative,
    Node,
    Norm,
    Number,
    Product,
    Root,
    Sum,
    Symbol,
    Times,
    Vector,
    children,
    walk,
)

_WRAPPERS = frozenset("underbrace overbrace boxed fbox mathstrut hbox ensuremath displaylines mathop".split())


_VECTOR = re.compile(
    r"\\(?:vec|overrightarrow)(?![A-Za-z])|\\(?:mathbf|boldsymbol|bm)\s*(?:\{\s*)?(?:[a-z]|\\[a-z])"
)
_CAPITALS = {"Sigma": "sum", "Pi": "prod"}
_COUNTERS = tuple(Symbol(letter) for letter in "ijkmnt")
_BEHIND_A_NAME = frozenset(("=", "_", "}", ")", "+", "-", "/", Kind.STOP))


class Atoms(Layout):
    """The part of the grammar that reads the smallest terms."""

    def atom(self) -> Node:
        """The smallest term."""
        token = self.token
        match token.kind:
            case Kind.NUMBER:
                return self.indicator_of_number() if self._is_indicator_of_number() else self.number()
            case Kind.LETTER | Kind.WORD | Kind.TEXT:
                return self._letters()
            case "(" | "[":
                return self.bracketed()
            case "{" if not self.begins_prescript():
                return self._braced()
            case "{" | "^" | "_" | Kind.RAISED | Kind.LOWERED:
                return self.prescripted()
            case "\\{":
                return self.brace_of_cases() if self.ahead().kind == Kind.BEGIN else self.bracketed()
            case "|" | "||":
                return self._bars()
            case Kind.BEGIN:
                return self.environment()
            case "nothing" if token.stretched < 0:
                return self._evaluated()
            case Kind.COMMAND:
                return self._command()
            case _:
                raise self.refusal()

    def _is_indicator_of_number(self) -> bool:
        return self.token.text == "1" and self.ahead().kind == "_" and self.ahead(2).kind == "{"

    def _letters(self) -> Node:
        """A name, or a function such as `sin` spelled in running letters."""
        if self.token.kind == Kind.LETTER and self.token.text.lstrip("\\") in _CAPITALS and self._counts_up():
            self.tokens[self.at] = replace(
                self.token, kind=Kind.COMMAND, text=_CAPITALS[self.token.text.lstrip("\\")]
            )
            return self.big()
        if (
            self.token.kind == Kind.TEXT
            and leading_word(self.token.text) is not None
            and not self._is_acronym()
            and plain_word(self.token.text) not in self.names.functions | self.names.values
        ):
            raise self.refusal(f"the word `{self.token.text.strip()}` is not expected here")
        run = self.run() if self.token.kind == Kind.LETTER and self.latex else self.token.text.strip()
        behind = self.ahead(len(run) if self.latex and self.token.kind == Kind.LETTER else 1)
        if run in STANDARD and not self.is_function(run) and run not in self.names.values:
            if (run in EXTREMA and behind.kind in {"(", "_", "\\{"}) or (
                run in (SPELLED if self.token.kind == Kind.TEXT else APPLIED)
                and behind.kind not in {"(", "[", "'", "''"}
            ):
                length = len(run) if self.latex and self.token.kind == Kind.LETTER else 1
                self.tokens[self.at : self.at + length] = [
                    Token(Kind.COMMAND, run, self.token.start, self.token_at(self.at + length - 1).end)
                ]
                return self._command()
            if run in {"sqrt", "cbrt"}:
                return self._spelled_root(run)
        return self.named()

    def _counts_up(self) -> bool:
        r"""Whether bounds stand on the next token, so that a capital is the sign of a sum: `\Sigma_{i=1}^{4}`."""
        shape = [token.kind for token in self.tokens[self.at + 1 : self.at + 5]]
        if shape != ["_", "{", Kind.LETTER, "="]:
            return False
        return self.token_at(self.matching(self.at + 2) + 1).kind == "^"

    def _is_acronym(self) -> bool:
        """Whether a word in capitals is a name rather than the word that it spells: `SE`, the standard error."""
        text = self.token.text.strip()
        return text.isupper() and len(text) == 2 and self.ahead().kind in _BEHIND_A_NAME

    def _spelled_root(self, run: str) -> Node:
        start = self.token.start
        self.at += len(run) if self.latex and self.token.kind == Kind.LETTER else 1
        if self.token.kind != "(":
            raise self.refusal(f"the argument of `{run}` is missing")
        term = self.bracketed()
        return Root(term, TWO if run == "sqrt" else Number(Fraction(3), "3"), **self.place(start))

    def bracketed(self) -> Node:
        """A term in brackets, or a list of terms as a vector."""
        start, first, opening = self.token.start, self.at, self.token.kind
        closer = {"(": ")", "[": "]", "\\{": "\\}"}[opening]
        if opening == "[" and self._relates(self.at):
            return self._iverson()
        keep, self.commas = self.commas, "list"
        if opening == "(" and (composition := self.composed()) is not None:
            self.commas = keep
            return composition
        items, _, _ = self._listed(closer)
        self.commas = keep
        if len(items) == 2 and self.names.decimal_comma is None and self._is_tight_comma(first + 2):
            raise self.since(start, "a comma between digits may be a decimal sign here")
        if any(not self._is_value(item) for item in items):
            raise self.since(start, "a relation in brackets has no value")
        if opening == "(" and len(items) == 1 and isinstance(items[0], Binomial):
            raise self.since(start, "a binomial coefficient in brackets of its own may count multisets")
        if len(items) == 1:
            if opening == "[" and self.latex and first != self.plain_bracket:
                self._no_whole_part(items[0], first)
            if opening == "\\{" and not self.braces_group(first):
                raise self.since(start, "braces may mean the fractional part or a set: write round brackets")
            return items[0]
        if opening == "\\{" or any(isinstance(item, Dots) for item in items):
            raise self.since(start, "this list has no value")
        return Vector(items, **self.place(start))

    def braces_group(self, at: int) -> bool:
        r"""Whether the braces at an index are the outer ones of nested brackets: `\{(x + 1)^2 - 1\}`."""
        inside = self.between(at)
        called = len(inside) > 1 and inside[0].kind == Kind.LETTER and inside[1].kind == "("
        if called and self.matching(at + 2) == at + len(inside):
            return False
        return any(one.kind in {"(", "["} for one in inside)

    def _no_whole_part(self, item: Node, first: int) -> None:
        """Refuse `[x]` and `[n/2]`, perhaps the whole part, and `x[n - 1]`, perhaps the item of a sequence."""
        if self.token.kind == "_":
            return
        alone = isinstance(item, Symbol | Number | Indexed)
        quotient = isinstance(item, Product) and item.signs == (Times.OVER,) and self.token.kind != "^"
        if alone or quotient:
            raise self.since(
                self.token_at(first).start, "square brackets may mean the whole part: write round ones"
            )
        before = self.token_at(first - 1) if first else self.token
        shifts = isinstance(item, Sum) and len(item.terms) == 2 and item.terms[0] in _COUNTERS
        if shifts and first and before.kind == Kind.LETTER and before.end == self.token_at(first).start:
            raise self.since(
                self.token_at(first).start, "this may be an item of a sequence or a product: write a sign"
            )

    @staticmethod
    def _is_value(item: Node) -> bool:
        return not isinstance(item, Compare | Member | MuchLess)

    def _iverson(self) -> Node:
        """`[x > 0]`, Iverson's bracket."""
        start = self.take().start
        with self.nested("]"):
            condition = self.condition()
        self.expect("]")
        return Indicator(condition, **self.place(start))

    def _braced(self) -> Node:
        start = self.take().start
        with self.nested("}"):
            keep, self.commas = self.commas, "term"
            node = self.term()
            self.commas = keep
            if self.at_command("choose"):
                self.take()
                node = Binomial(node, self.term(), **self.place(start))
            elif self.at_command("over"):
                self.take()
                node = Product((node, self.term()), (Times.OVER,), **self.place(start))
        self.expect("}")
        return node

    def _bars(self) -> Node:
        """`|x|` or `\\|x\\|_2`."""
        bar = self.token
        if bar.kind == "||" and self.text[bar.start : bar.end] == "||" and not self._norm_closes():
            self.tokens[self.at : self.at + 1] = [
                Token("|", "|", bar.start, bar.start + 1),
                Token("|", "|", bar.start + 1, bar.end),
            ]
            bar = self.token
        self.take()
        keep, self.commas = self.commas, "term"
        with self.nested(bar.kind):
            node = self.term()
        self.commas = keep
        if (
            bar.kind == "|"
            and self.token.kind == "||"
            and self.text[self.token.start : self.token.end] == "||"
        ):
            closing = self.token
            self.tokens[self.at : self.at + 1] = [
                Token("|", "|", closing.start, closing.start + 1),
                Token("|", "|", closing.start + 1, closing.end),
            ]
        self.expect(bar.kind)
        if bar.kind == "|":
            if self._is_vector(node):
                return Norm(node, TWO, **self.place(bar.start))
            return self._size_of_call(node, bar.start) or Absolute(node, **self.place(bar.start))
        return Norm(node, self.order_of_norm(), **self.place(bar.start))

    def _size_of_call(self, node: Node, start: int) -> Node | None:
        r"""`|H(\omega)|` where the size of H is what has a definition, and H itself has none."""
        if not isinstance(node, Call) or node.primes or self.is_function(node.name):
            return None
        size = f"{node.name}_abs"
        return Call(size, node.arguments, known=True, **self.place(start)) if self.is_function(size) else None

    def _is_vector(self, node: Node) -> bool:
        """Whether a name in a term, not in what a function is called with, is written as a vector is."""
        if isinstance(node, Symbol | Indexed):
            return _VECTOR.search(self.text, node.start, node.end) is not None
        return not isinstance(node, Call) and any(self._is_vector(child) for child in children(node))

    def _norm_closes(self) -> bool:
        """Whether the next bars behind a `||` are a `||` too, so that it is a norm."""
        depth = 0
        for index in range(self.at + 1, len(self.tokens)):
            token = self.tokens[index]
            self.work(1)
            depth += (token.kind in {"(", "[", "{", "\\{"}) - (token.kind in {")", "]", "}", "\\}"})
            if token.kind in {"|", "||"} and depth == 0:
                return token.kind == "||"
        return False

    def order_of_norm(self) -> Node | None:
        """Read the kind of a norm behind its bars, 2 where none is written; None for that of Frobenius."""
        if self.token.kind == Kind.LOWERED:
            token = self.take()
            return Number(Fraction(token.text), token.text) if token.text.isdecimal() else Symbol(token.text)
        if not self.accept("_"):
            return TWO
        order = self.group()
        if isinstance(order, Symbol) and order.name == "F":
            return None
        if isinstance(order, Symbol | Number | Constant):
            return order
        raise self.since(order.start, "this norm is not known")

    def _put_in(self, node: Node, start: int, below: int) -> Node:
        """`\\Big|_{x = 0}`, and `\\Big|_0^1`, the difference of two values; the subscript is at index `below`."""
        self.at = below
        low = self._put_in_values()
        if not self.accept("^"):
            if not low or not low[0][0]:
                raise self.since(start, "an index behind a bracket or a bar is not understood")
            return At(node, low, **self.place(start))
        high = self._put_in_values()
        names = {name for name, _ in (*low, *high) if name} or self._free_names(node)
        if len(low) != 1 or len(high) != 1 or len(names) != 1:
            raise self.since(start, "it is not told which variable the two limits are for")
        (name,) = names
        ends = [At(node, ((name, one),), **self.place(start)) for one in (high[0][1], low[0][1])]
        return Sum((ends[0], Negative(ends[1], **self.place(start))), **self.place(start))

    def _free_names(self, node: Node) -> set[str]:
        return {one.name for one in walk(node) if isinstance(one, Symbol)} - self.names.values

    def _put_in_values(self) -> tuple[tuple[str, Node], ...]:
        """The names and values of a group `{x = 0, y = 1}`; the name is empty where only a value is written."""
        if self.token.kind != "{" or not self._relates(self.at):
            return (("", self.group()),)
        self.take()
        values: list[tuple[str, Node]] = []
        with self.nested("}"):
            while True:
                name = self._variable()
                self.expect("=")
                values.append((name, self.term()))
                if not self.accept(","):
                    break
        self.expect("}")
        return tuple(values)

    def _evaluated(self) -> Node:
        """`\\left. f(x) \\right|_{x=0}`."""
        start = self.take().start
        with self.nested("|"):
            node = self.term()
        if self.token.kind == "|" and self.ahead().kind == "_":
            return self._put_in(node, start, self.at + 2)
        raise self.refusal("a value to put in was expected")

    def _command(self) -> Node:
        token = self.token
        name = token.text
        if name in EXTREMA:
            self.take()
            return self.extremum(EXTREMA[name])
        if name == "arg" and self.ahead().text in {"max", "min"}:
            self.at += 2
            return self.extremum("arg" + self.token_at(self.at - 1).text)
        if name in {"operatorname", "mathop", "mathrm"} and (spelled := self._spelled()) is not None:
            return spelled
        if name in SPELLED:
            return self.applied()
        if name in BIG:
            return self.big()
        if name in FONTS or name in ACCENTS:
            return self.named()
        simple = {
            "frac": self.quotient, "sqrt": self.root, "cbrt": self.root, "binom": self.binomial,
            "int": self.integral, "lim": self.limit,
            "nabla": self.gradient, "lfloor": self._floor, "lceil": self._ceiling, "langle": self._inner,
            "textcolor": self._coloured, "underset": self._underset, "Pr": self.named, "partial": self._slashed,
            "bmod": self._unknown, "cases": self.braced_cases,
        }  # fmt: skip
        if name in simple:
            return simple[name]()
        if name == "infty":
            self.take()
            return Constant("infinity", start=token.start, end=token.end)
        if name in _WRAPPERS:
            return self._wrapped()
        return self._unknown()

    def _unknown(self) -> Node:
        raise LatexError(f"`\\{self.token.text}` is not known here", self.token.start, self.token.end)

    def _slashed(self) -> Node:
        raise self.refusal("a derivative is written `\\frac{\\partial f}{\\partial x}`")

    def _spelled(self) -> Node | None:
        """`\\operatorname{argmax}_k` and `\\operatorname{max}(a, b)`; None for other names."""
        inner = self.between(self.at + 1) if self.ahead().kind == "{" else []
        parts = (
            one.text for one in inner if one.kind in {Kind.LETTER, Kind.COMMAND} and one.text not in FONTS
        )
        word = "".join(parts)
        behind = self.token_at(self.matching(self.at + 1) + 1).kind if inner else ""
        if (word in EXTREMA and behind in {"_", "(", "\\{"}) or (
            word in SPELLED and word not in self.names.functions and behind not in {"(", "[", "'", "''"}
        ):
            close = self.matching(self.at + 1)
            self.tokens[self.at : close + 1] = [
                Token(Kind.COMMAND, word, self.token.start, self.token_at(close).end)
            ]
            return self._command()
        return None

    def _wrapped(self) -> Node:
        """`\\underbrace{x}_{words}` is x."""
        name = self.take().text
        node = self.group()
        if name in {"underbrace", "overbrace"} and self.token.kind == ("_" if name == "underbrace" else "^"):
            self.take()
            self._skip_group()
        return node

    def _coloured(self) -> Node:
        self.take()
        self._skip_group()
        return self.group()

    def _underset(self) -> Node:
        """`\\underset{x}{\\max}` is `\\max_x`."""
        start = self.take()
        close = self.matching(self.at)
        below, upper = self.tokens[self.at : close + 1], self.between(close + 1)
        end = self.matching(close + 1)
        if not below or below[0].kind != "{" or not upper or self.token_at(close + 1).kind != "{":
            raise LatexError("`\\underset` is not understood", start.start, start.end)
        mark = Token("_", "_", below[0].start, below[0].start)
        self.tokens[self.at - 1 : end + 1] = [*upper, mark, *below]
        self.at -= 1
        return self.atom()

    def _floor(self) -> Node:
        return self._rounded("floor", "rfloor")

    def _ceiling(self) -> Node:
        return self._rounded("ceil", "rceil")

    def _rounded(self, name: str, closing: str) -> Node:
        start = self.take().start
        with self.nested(closing):
            node = self.term()
        if not self.accept_command(closing):
            raise self.refusal(f"`\\{closing}` is missing")
        return Call(name, (node,), built_in=True, **self.place(start))

    def _inner(self) -> Node:
        start = self.take().start
        with self.nested("rangle"):
            left = self.term()
            self.expect(",")
            right = self.term()
        if not self.accept_command("rangle"):
            raise self.refusal("`\\rangle` is missing")
        return Inner(left, right, **self.place(start))
