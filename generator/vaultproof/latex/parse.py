r"""The grammar of formulas, by recursive descent; the lower parts are in `layout`, `operators` and `naming`.

    statements = statement { ("\\" | ";" | "," | wide space) statement }        a line that begins with a relation goes on
    statement  = term { relation term } [condition] ["\tag" group]
    term       = ["+" | "-"] product { ("+" | "-") product }
    product    = signed { ("*" | "\cdot" | "\times" | "\odot" | "/" | nothing) signed }
    signed     = ["-"] factor
    factor     = atom { "^" group | "!" | "%" | "|_{" name "=" term "}" | transpose }
    atom       = number | named | bracketed | "|" term "|" | "\|" term "\|" | applied | quotient | big | cases | …

What it does not know it refuses, with the place and the reason; where mathematicians read a formula in two ways, it
refuses too. Computes nothing.
"""

from __future__ import annotations

from fractions import Fraction

from vaultproof.claim import Relation, Syntax
from vaultproof.latex.conditions import Word, is_empty, leading_word
from vaultproof.latex.functions import STANDARD
from vaultproof.latex.layout import Layout
from vaultproof.latex.names import ACCENTS, FONTS, SYMBOLS, plain_word
from vaultproof.latex.operators import APPLIED, BIG, EXTREMA, TWO
from vaultproof.latex.tokens import Kind, LatexError, Token
from vaultproof.latex.tree import (
    Absolute,
    At,
    Big,
    Binomial,
    Call,
    Constant,
    Derivative,
    Dots,
    Factorial,
    Indexed,
    Inner,
    Integral,
    Limit,
    Matrix,
    Modulo,
    Negative,
    Node,
    Norm,
    Number,
    Power,
    Product,
    Root,
    Sum,
    Symbol,
    Times,
    Transposed,
    Vector,
    mentions,
)

_TIMES = {"cdot": Times.DOT, "times": Times.CROSS, "odot": Times.HADAMARD, "div": Times.OVER}
_NO_FACTOR = frozenset(
    """le ge ne approx in notin to leftarrow cdot times div odot dots rfloor rceil rangle pm mp land lor over top propto sim
    Rightarrow Leftrightarrow bmod mod pmod choose otimes oplus equiv ll gg forall mapsto tag circ cup cap subset subseteq
    ni prime degree permille atop star dagger neg uparrow downarrow perp setminus not stackrel""".split()
)
_WRAPPERS = frozenset("underbrace overbrace boxed fbox mathstrut hbox ensuremath displaylines mathop".split())
_SLASH_MAY_BE_FOLLOWED_BY = frozenset({"sum", "prod", "int", "iint", "lim"})
_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}


class Grammar(Layout):
    """Reads terms."""

    def syntax(self) -> Syntax:
        """How the text is written."""
        return Syntax.LATEX if self.latex else Syntax.PLAIN

    # -- sums and products --------------------------------------------------------------------------------------

    def term(self) -> Node:
        """A sum of products."""
        start = self.token.start
        with self.nested():
            terms = [self._summand(self._sign())]
            while not self._integral_over() and (self.token.kind in {"+", "-"} or self._goes_on()):
                self._no_escaped_index(terms)
                terms.append(self._summand(self._sign()))
                self._no_index_outside(terms)
            if self.at_command("pm", "mp"):
                raise self.refusal("`±` stands for two values")
        return terms[0] if len(terms) == 1 else Sum(tuple(terms), **self.place(start))

    def _sign(self) -> int:
        """The place of a minus sign that was read, or -1."""
        if self.accept("+"):
            return -1
        return self.take().start if self.token.kind == "-" else -1

    def _summand(self, minus: int) -> Node:
        node = self.product()
        return node if minus < 0 else Negative(node, **self.place(minus))

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

    def _no_escaped_index(self, terms: list[Node]) -> None:
        """Remember where an unbracketed sum or limit ends, so that its index is not used behind it."""
        last = terms[-1].term if isinstance(terms[-1], Negative) else terms[-1]
        last = last.factors[-1] if isinstance(last, Product) else last
        if isinstance(last, Big | Limit) and last.end == self.previous_end and last.variable is not None:
            self._open_index = (last.variable, len(terms))

    _open_index: tuple[str, int] | None = None

    def _no_index_outside(self, terms: list[Node]) -> None:
        if self._open_index is None:
            return
        variable, count = self._open_index
        self._open_index = None
        if count == len(terms) - 1 and mentions(terms[-1], variable):
            raise LatexError(
                f"`{variable}` is used behind its sum: write brackets", terms[-1].start, terms[-1].end
            )

    def product(self) -> Node:
        """Factors, multiplied, divided, or side by side."""
        start = self.token.start
        factors = [self._signed_or_differential()]
        signs: list[Times] = []
        while not self._integral_over():
            sign = self._times()
            if sign is None and self.at_command("bmod", "mod"):
                factors, signs = [self._modulo(self._joined(factors, signs, start), start)], []
                continue
            if sign is None:
                break
            if sign is Times.BESIDE:
                self._can_stand_beside(factors, signs)
            factors.append(self._signed_or_differential() if sign is not Times.BESIDE else self._beside())
            signs.append(sign)
        return self._joined(factors, signs, start)

    def _joined(self, factors: list[Node], signs: list[Times], start: int) -> Node:
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
        if self.integrals and self.at_differential():
            return Times.BESIDE
        return Times.BESIDE if self.begins_factor() else None

    def _can_stand_beside(self, factors: list[Node], signs: list[Times]) -> None:
        """Refuse juxtaposition that people read in two ways."""
        token, last = self.token, factors[-1]
        if token.kind == Kind.NUMBER:
            raise self.refusal(
                "two numbers stand side by side"
                if isinstance(last, Number)
                else "a number stands behind a factor without a sign"
            )
        if Times.OVER in signs[-1:] and not (
            token.kind == Kind.COMMAND and token.text in _SLASH_MAY_BE_FOLLOWED_BY
        ):
            if not (self.integrals and self.at_differential()):
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
        if self._is_prose(token) or (
            last.end == self.previous_end and self._is_prose(self.token_at(self.at - 1))
        ):
            raise self.refusal("words stand beside a formula")

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

    def _is_plain_fraction(self) -> bool:
        kinds = [token.kind for token in self.tokens[self.at + 1 : self.at + 7]]
        number = Kind.NUMBER
        return (
            kinds[:1] == [number]
            or kinds[:6] == ["{", number, "}", "{", number, "}"]
            or kinds[:4] == ["{", number, "}", number]
        )

    def begins_factor(self) -> bool:
        """Whether a factor may begin with the next token."""
        token = self.token
        if token.kind in {Kind.NUMBER, Kind.LETTER, Kind.WORD, "(", "{", Kind.BEGIN}:
            return not (token.kind in {Kind.LETTER, Kind.WORD} and self._is_bare_word())
        if token.kind == "[":
            return self.latex and self.closers[-1:] != ["interval"]
        if token.kind in {"|", "||"}:
            return token.stretched < 1 and self.ahead().kind != "_" and self._bar_opens()
        if token.kind == Kind.TEXT:
            return (
                leading_word(token.text) is None
                and plain_word(token.text) is not None
                and not token.text.endswith(" ")
            )
        if token.kind == "\\{":
            return self.ahead().kind == Kind.BEGIN
        return token.kind == Kind.COMMAND and token.text not in _NO_FACTOR and self._known_command(token)

    @staticmethod
    def _known_command(token: Token) -> bool:
        return True

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
        bars, depth = 0, 0
        for index in range(self.at, len(self.tokens)):
            token = self.tokens[index]
            self.work(1)
            depth += (token.kind in {"(", "[", "{", "\\{"}) - (token.kind in {")", "]", "}", "\\}"})
            if depth < 0 or token.kind in {Kind.ROW, "&"}:
                break
            bars += depth == 0 and token.kind == self.token.kind
        return bars % 2 == 0

    # -- factors ------------------------------------------------------------------------------------------------

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
        if token.kind in {"^", Kind.RAISED}:
            return None if self.at_side() else self._raised(node, start)
        if token.kind == "_" and isinstance(node, Power) and isinstance(node.base, Symbol):
            return self._late_subscript(node, start)
        if token.kind == "!" and not (
            self.ahead().kind == "=" and self.ahead().start == token.end and not self.latex
        ):
            self.take()
            if self.token.kind == "!":
                raise self.refusal("a double factorial is not understood")
            return Factorial(node, **self.place(start))
        if token.kind == "%":
            return self._percent(node, start)
        if token.kind == "|" and self.ahead().kind == "_" and self.closers[-1:] != ["|"]:
            return self._put_in(node, start)
        if self.at_command("circ", "degree"):
            raise self.refusal("degrees and compositions are not understood")
        if token.kind in {"'", "''"}:
            raise self.refusal("a prime stands where no function is")
        return None

    def _percent(self, node: Node, start: int) -> Node:
        self.take()
        if not isinstance(node, Number) or self.begins_factor() and not self.latex:
            raise self.refusal("a percent sign belongs to a number")
        return Product((node, Number(Fraction(100), "100")), (Times.OVER,), **self.place(start))

    def _put_in(self, node: Node, start: int) -> Node:
        """`\\Big|_{x = 0}`."""
        self.take()
        self.take()
        self.expect("{")
        values: list[tuple[str, Node]] = []
        with self.nested("}"):
            while True:
                name = self._variable()
                self.expect("=")
                values.append((name, self.term()))
                if not self.accept(","):
                    break
        self.expect("}")
        return At(node, tuple(values), **self.place(start))

    def _late_subscript(self, node: Power, start: int) -> Node:
        """`x^2_i` is `x_i` squared."""
        assert isinstance(node.base, Symbol)  # the caller saw it
        before = self.token.start
        indices = self._subscript()
        from vaultproof.latex.names import canonical_name  # noqa: PLC0415

        name = canonical_name(self.text[start : node.base.end] + self.text[before : self.previous_end])
        if name is None:
            raise self.since(start, "this is not understood as a name")
        base = (
            Indexed(name, node.base.name, indices, **self.place(start))
            if indices
            else Symbol(name, **self.place(start))
        )
        return Power(base, node.exponent, **self.place(start))

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
        if self.token.kind in {"*", "+", "'"}:
            raise self.refusal("what is raised here is no power")
        if (
            self.token.kind == "{"
            and self.ahead().kind == "("
            and self.matching(self.at + 1) == self.matching(self.at) - 1
        ):
            raise self.refusal("a bracket that is raised may be an index or an order, not a power")
        if self.latex and self.token.kind == Kind.NUMBER and len(self.token.text) > 1:
            raise self.refusal("braces are missing around the exponent")
        if self.latex and self.token.kind == "-":
            raise self.refusal("braces are missing around the exponent")
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
        """Unicode's raised characters: `²`, `⁻¹`, `ⁿ`."""
        token = self.take()
        text = token.text
        digits = text.lstrip("+-")
        if digits.isdecimal():
            number: Node = Number(Fraction(digits), digits, start=token.start, end=token.end)
        elif digits in {"n", "i", "x"}:
            number = Symbol(digits, start=token.start, end=token.end)
        else:
            raise self.since(token.start, "what is raised here is not understood")
        return Negative(number, start=token.start, end=token.end) if text.startswith("-") else number

    def _accept_transpose(self, node: Node) -> bool:
        if self.token.kind == Kind.RAISED:
            return self.accept(Kind.RAISED) if self.token.text == "T" else False
        inner = self.between(self.at + 1) if self.ahead().kind == "{" else [self.ahead()]
        while len(inner) == 4 and inner[0].text in {"mathsf", "mathrm", "mathbf", "mathit"}:
            inner = inner[2:3] if inner[2].text == "T" else []
        if len(inner) == 2 and inner[0].text in {"mathsf", "mathrm"} and inner[1].text == "T":
            sure = True
        elif len(inner) == 1 and inner[0].kind == Kind.TEXT and inner[0].text.strip() == "T":
            sure = True
        else:
            sure = len(inner) == 1 and inner[0].kind == Kind.COMMAND and inner[0].text == "top"
        plain = len(inner) == 1 and inner[0].text == "T" and not isinstance(node, Number | Constant)
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
        self.work(len(self.tokens))
        return any(
            token.text == "T"
            and token.kind == Kind.LETTER
            and index
            and self.token_at(index - 1).kind not in {"^", "{"}
            for index, token in enumerate(self.tokens)
        )

    # -- atoms --------------------------------------------------------------------------------------------------

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
            case "{":
                return self._braced()
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
        if (
            self.token.kind == Kind.TEXT
            and leading_word(self.token.text) is not None
            and plain_word(self.token.text) not in self.names.functions | self.names.values
        ):
            raise self.refusal(f"the word `{self.token.text.strip()}` is not expected here")
        run = self.run() if self.token.kind == Kind.LETTER and self.latex else self.token.text.strip()
        behind = self.ahead(len(run) if self.latex and self.token.kind == Kind.LETTER else 1)
        if run in STANDARD and not self.is_function(run) and run not in self.names.values:
            if (
                run in EXTREMA
                and behind.kind in {"(", "_", "\\{"}
                or run in APPLIED
                and behind.kind not in {"(", "[", "'", "''"}
            ):
                length = len(run) if self.latex and self.token.kind == Kind.LETTER else 1
                self.tokens[self.at : self.at + length] = [
                    Token(Kind.COMMAND, run, self.token.start, self.token_at(self.at + length - 1).end)
                ]
                return self._command()
            if run == "sqrt" or run == "cbrt":
                return self._spelled_root(run)
        return self.named()

    def _spelled_root(self, run: str) -> Node:
        start = self.token.start
        self.at += len(run) if self.latex and self.token.kind == Kind.LETTER else 1
        if self.token.kind != "(":
            raise self.refusal(f"the argument of `{run}` is missing")
        term = self.bracketed()
        return Root(term, TWO if run == "sqrt" else Number(Fraction(3), "3"), **self.place(start))

    def number(self) -> Node:
        """A literal number, with a decimal comma where one can be told."""
        token = self.take()
        text = token.text
        if text in _VULGAR:
            return Number(_VULGAR[text], text, start=token.start, end=token.end)
        if "{,}" in text:
            return self._braced_commas(token)
        for gap in ("\\,", "\\ ", "\\;", "\\:", "{\\,}", "~", "\u2009", "\u202f", "\u00a0"):
            text = text.replace(gap, "")
        if (decimals := self._decimals(token)) is not None:
            text = f"{text}.{decimals}"
        mantissa, _, exponent = text.lower().partition("e")
        if exponent and abs(int(exponent)) > 400:
            raise LatexError(f"`{text}` is too large or too small", token.start, token.end)
        return Number(Fraction(text), text, **self.place(token.start))

    def _braced_commas(self, token: Token) -> Node:
        whole, *groups = token.text.split("{,}")
        thousands = (
            all(len(group) == 3 for group in groups) and 0 < len(whole) < 4 and not whole.startswith("0")
        )
        if thousands and (len(groups) > 1 or self.names.decimal_comma is False):
            return Number(
                Fraction(whole + "".join(groups)), whole + "".join(groups), start=token.start, end=token.end
            )
        if len(groups) > 1 or thousands and self.names.decimal_comma is None:
            raise LatexError(f"`{token.text}` may be a decimal or set off thousands", token.start, token.end)
        return Number(
            Fraction(f"{whole}.{groups[0]}"), f"{whole}.{groups[0]}", start=token.start, end=token.end
        )

    def _decimals(self, last: Token) -> str | None:
        """Read the digits behind a decimal comma; None where the comma is none."""
        comma, digits = self.token, self.ahead()
        if (
            comma.kind != ","
            or digits.kind != Kind.NUMBER
            or not last.text.isdecimal()
            or not digits.text.isdecimal()
        ):
            return None
        if (
            comma.start != last.end
            or digits.start != comma.end
            or self.commas == "apart"
            or self.names.decimal_comma is False
        ):
            return None
        if self.names.decimal_comma is None:
            if self.commas == "list":
                return None
            raise LatexError(
                f"`{last.text},{digits.text}` may be a decimal or two numbers", last.start, digits.end
            )
        self.take()
        return self.take().text

    def bracketed(self) -> Node:
        """A term in brackets, or a list of terms as a vector."""
        start, first, opening = self.token.start, self.at, self.token.kind
        closer = {"(": ")", "[": "]", "\\{": "\\}"}[opening]
        if opening == "[" and self._relates(self.at):
            return self._iverson()
        keep, self.commas = self.commas, "list"
        items, _, _ = self._listed(closer)
        self.commas = keep
        if len(items) == 2 and self.names.decimal_comma is None and self._is_tight_comma(first + 2):
            raise self.since(start, "a comma between digits may be a decimal sign here")
        if any(not self._is_value(item) for item in items):
            raise self.since(start, "a relation in brackets has no value")
        if len(items) == 1:
            return items[0]
        if opening == "\\{" or any(isinstance(item, Dots) for item in items):
            raise self.since(start, "this list has no value")
        return Vector(items, **self.place(start))

    def _is_tight_comma(self, at: int) -> bool:
        """Whether the token at an index is a comma directly between digits."""
        before, comma, after = self.token_at(at - 1), self.token_at(at), self.token_at(at + 1)
        return (
            comma.kind == "," and before.kind == after.kind == Kind.NUMBER and before.end + 1 == after.start
        )

    @staticmethod
    def _is_value(item: Node) -> bool:
        from vaultproof.latex.tree import Compare, Member, MuchLess  # noqa: PLC0415

        return not isinstance(item, Compare | Member | MuchLess)

    def _iverson(self) -> Node:
        """`[x > 0]`, Iverson's bracket."""
        from vaultproof.latex.tree import Indicator  # noqa: PLC0415

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
            return Absolute(node, **self.place(bar.start))
        return Norm(node, self._order_of_norm(), **self.place(bar.start))

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

    def _order_of_norm(self) -> Node | None:
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

    def _evaluated(self) -> Node:
        """`\\left. f(x) \\right|_{x=0}`."""
        start = self.take().start
        with self.nested("|"):
            node = self.term()
        if self.token.kind == "|" and self.ahead().kind == "_":
            return self._put_in(node, start)
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
        if name in APPLIED:
            return self.applied()
        if name in BIG:
            return self.big()
        if name in FONTS or name in ACCENTS:
            return self.named()
        simple = {
            "frac": self.quotient, "sqrt": self.root, "cbrt": self.root, "binom": self.binomial, "int": self.integral, "lim": self.limit,
            "nabla": self.gradient, "lfloor": self._floor, "lceil": self._ceiling, "langle": self._inner,
            "textcolor": self._coloured, "underset": self._underset, "Pr": self.named, "partial": self._slashed, "bmod": self._unknown,
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
        word = "".join(token.text for token in inner if token.kind in {Kind.LETTER, Kind.COMMAND}).replace(
            " ", ""
        )
        behind = self.token_at(self.matching(self.at + 1) + 1).kind if inner else ""
        if (
            word in EXTREMA
            and behind in {"_", "(", "\\{"}
            or word in APPLIED
            and word not in self.names.functions
            and behind not in {"(", "[", "'", "''"}
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
