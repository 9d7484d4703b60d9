r"""Names with what they are called with: `ReLU(x)`, `f''(x)`, `P(A|B)`, `P(X = k)`, `\mathbb{1}[x > 0]`.

    call      = name { "'" } "(" argument { ("," | ";" | "|") argument } ")"
    argument  = comparison | dots

Whether `a(b + c)` is a call or a product is decided by the names given, then by custom; never by chance.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from vaultproof.claim import Relation
from vaultproof.latex.cursor import CLOSING, OPENING
from vaultproof.latex.functions import CHOICES, FUNCTION_LETTERS, OF_ANGLES, OVERRIDABLE, SEVERAL, STANDARD
from vaultproof.latex.names import ACCENTS, FONTS, canonical_name
from vaultproof.latex.naming import Naming
from vaultproof.latex.tokens import Kind, LatexError, Token
from vaultproof.latex.tree import Call, Compare, Dots, Indexed, Indicator, Item, Node, Number, Symbol, walk

_ONES = frozenset({"1", "I"})
_PLAIN = frozenset({Kind.NUMBER, "(", ")", "{", "}", "+", "-", "/", "^"})
_DEGREES = frozenset({"circ", "degree"})
_BESIDE_DEGREES = _DEGREES | {"cdot", "times", "*"}
_BRACKETS = {"(": ")", "[": "]", "\\{": "\\}", "{": "}"}
_ARC = re.compile(r"(?:arc?|a)(?:sin|cos|tan|cot|sec|csc|cosec)h?")
_SQUARE = frozenset({"E", "Var", "Cov"})
_RELATION_SUFFIX = {
    Relation.EQUAL: "", Relation.LESS: "_lt", Relation.LESS_EQUAL: "_le", Relation.GREATER: "_gt",
    Relation.GREATER_EQUAL: "_ge",
    Relation.UNEQUAL: "_ne", Relation.APPROXIMATE: "_approx",
}  # fmt: skip


class Calls(Naming):
    """The part of the grammar that reads symbols and calls."""

    @abstractmethod
    def comparison(self) -> Node:
        """A term, or terms related to one another."""

    @abstractmethod
    def condition(self) -> Node:
        """A condition."""

    @abstractmethod
    def school_choice(self, letter: str, start: int) -> Node | None:
        """`C_n^k` as `C(n, k)`, or None."""

    @abstractmethod
    def membership(self, start: int) -> Node:
        """`[0, 1]` behind `\\mathbf{1}_`, as a condition yet without the term that is a member."""

    def named(self) -> Node:
        """A symbol, a constant, an indexed name or a call."""
        start, first = self.token.start, self.at
        base = self._named_base(start, first)
        if base in _ONES and self._at_indicator(first):
            return self._indicator(start)
        if (choice := self.school_choice(base, start)) is not None:
            return choice
        indices = self._subscript()
        if indices is None and (within := self._within(first, start)) is not None:
            base, indices = within
        raised, letter = self.at, base
        marked = self._mark()
        if marked:
            mark = self.text[self.token_at(raised).start : self.previous_end]
            numbered = self.token_at(raised + 1).kind == "{" and self.token_at(raised + 2).kind == "("
            behind = raised + 3, self.at - 2
            if indices is None and (indices := self._subscript()) is None and numbered:
                indices = self._parsed_indices(*behind)
            else:
                base = canonical_name(base + mark) or base
        name = self._whole_name(start) if indices is not None or marked else base
        primes = self._primes()
        if self._called(name, letter, first):
            return self._call(name, primes, start)
        if primes:
            return self._primed(name, primes, start)
        self._no_power_of_function(name)
        self._no_unknown_operator(name, first, start)
        if indices is None and not marked:
            return self._symbol(base, start)
        if indices:
            return Indexed(name, base, indices, **self.place(start))
        return Symbol(name, **self.place(start))

    def _named_base(self, start: int, first: int) -> str:
        """Read the base of a name."""
        word = self.fonted_word()
        spelled = self._base()
        written = self.text[start : self.previous_end]
        if word is not None:
            raise self.since(start, f"the word `{written}` is not expected here")
        base = canonical_name(written.replace("$", "")) or spelled
        if base is None and written.rstrip("} ").endswith("1"):
            base = "1"
        if base is None or (base == "1" and not self._at_indicator(first)):
            raise self.since(start, f"`{written.strip()[:40]}` is no name")
        return base

    def _within(self, first: int, start: int) -> tuple[str, tuple[Node, ...]] | None:
        r"""The base and the indices of a name that a font or accent holds whole: `\hat{y_i}` is `\hat{y}_i`."""
        last = self.at - 1
        if self.token_at(first + 1).kind != "{" or self.matching(first + 1) != last:
            return None
        below = next((at for at in range(first + 2, last) if self.token_at(at).kind == "_"), last)
        end = self.matching(below + 1) if self.token_at(below + 1).kind == "{" else below + 1
        if end + 1 != last:
            return None
        written = (
            self.text[start : self.token_at(below).start]
            + self.text[self.token_at(end).end : self.previous_end]
        )
        base = canonical_name(written)
        return None if base is None else (base, self._index_nodes(below + 1, last, None))

    def _no_power_of_function(self, name: str) -> None:
        """Refuse `f^2(x)`, `f^{-1}(x)` and `\\alpha^{-1}(0)`, which may be a power, a repetition or an inverse."""
        if self.token.kind not in {"^", Kind.RAISED}:
            return
        behind = self.at + 1 if self.token.kind == Kind.RAISED else self.matching(self.at + 1) + 1
        function = self.is_function(name) or (name in {"f", "g", "h"} and not self.known(name))
        inverse = "".join(token.text for token in self.tokens[self.at : behind]) in {"^{-1}", "⁻¹"}
        if not function and not (inverse and len(self.between(behind)) == 1):
            return
        if self.tokens[min(behind, len(self.tokens) - 1)].kind == "(":
            raise self.refusal(f"what is raised on `{name}` may be a power or an inverse")

    def _no_unknown_operator(self, name: str, first: int, start: int) -> None:
        """Refuse `\\operatorname{arcsec} x`, `\\text{arcsec}|x|` and `\\operatorname{asec}^2(x)`: a function that
        nobody defines is no factor."""
        if self.known(name):
            return
        if name in {"mod", "modulo", "rem"}:
            raise self.since(start, f"`{name}` is no factor")
        written = self.token_at(first)
        arc = _ARC.fullmatch(name) is not None
        worded = (written.kind == Kind.TEXT or written.text == "mathrm") and name.islower() and len(name) > 2
        if not (arc or worded or written.text == "operatorname"):
            return
        raised = self.token.kind in {"^", Kind.RAISED}
        behind = self.at + (1 if self.token.kind == Kind.RAISED else 0)
        if self.token.kind == "^":
            behind = self.matching(self.at + 1) + 1
        token = self.token_at(behind)
        applied = token.kind in {Kind.LETTER, Kind.NUMBER} or (
            token.kind == Kind.COMMAND and token.text in {"frac", "sqrt", "left"}
        )
        if applied or (arc and token.kind == "|") or (raised and token.kind == "("):
            raise self.since(start, f"`{name}` is not known as a function")

    def _primed(self, name: str, primes: int, start: int) -> Node:
        if self.is_function(name) or name in FUNCTION_LETTERS:
            return Call(name, (), primes=primes, known=self.is_function(name), **self.place(start))
        return Symbol(name + "'" * primes, **self.place(start))

    def _called(self, name: str, base: str, first: int) -> bool:
        """Whether the bracket behind a name holds arguments."""
        if (
            self.token.kind == "["
            and (base in _SQUARE or self.is_function(name))
            and name not in self.names.values
        ):
            return True
        if self.token.kind != "(" or name in self.names.values:
            return False
        if self.is_function(name) or name in STANDARD or base in FUNCTION_LETTERS:
            return True
        if name in {"e", "pi"} and "|" not in {token.kind for token in self.between(self.at)}:
            return self._constant_called(name)
        if (
            len(base) > 1
            and self.token_at(first).kind in {Kind.WORD, Kind.TEXT, Kind.COMMAND}
            and not self._greek(first)
            and base not in self.names.values
            and self.token_at(first).text not in ACCENTS
            and self._not_bold(first)
        ):
            return True
        inside = self.between(self.at)
        if self._separates(inside):
            # `x (x > 0)` is no event: x is not called with itself.
            return not (inside[0].text == self.token_at(first).text and self._relates(self.at))
        if len(inside) == 1 and inside[0].kind == Kind.NUMBER:
            return not self._multiplies_by_brackets(self.token_at(first))
        return self._is_one_name(self.at + 1)

    def _multiplies_by_brackets(self, letter: Token) -> bool:
        r"""Whether a term puts numbers in brackets behind its factors, of which a letter that stands bare in it is one:
        `(x+1)(1) - x(1)`."""
        bare = any(
            (one.kind, one.text) == (letter.kind, letter.text) and behind.kind != "("
            for one, behind in pairwise(self.tokens)
        )
        return bare and any(
            (self.token_at(at).kind, self.token_at(at + 1).kind) == (")", "(")
            and (self.token_at(at + 2).kind, self.token_at(at + 3).kind) == (Kind.NUMBER, ")")
            for at in range(self.at)
        )

    def _is_one_name(self, at: int, *, called: bool = True) -> bool:
        r"""Whether a bracket that opened before an index holds one name and nothing else: `(x_i)`, `(\mathbf{w})`; or
        one that is `called` with one: `(G(z))`."""
        token = self.token_at(at)
        if token.kind == Kind.COMMAND and token.text in FONTS | ACCENTS.keys():
            at = self._behind_script(at)
        elif token.kind not in {Kind.LETTER, Kind.TEXT}:
            return False
        at += 1
        while (token := self.token_at(at)).kind in {"_", Kind.LOWERED, "'", "''"}:
            at = self._behind_script(at) + 1 if token.kind == "_" else at + 1
        if called and self.token_at(at).kind == "(" and self._is_one_name(at + 1, called=False):
            at = self.matching(at) + 1
        return self.token_at(at).kind == ")"

    def _behind_script(self, at: int) -> int:
        """The index of the last token of what stands behind a mark or command at an index: a group, or one token."""
        return self.matching(at + 1) if self.token_at(at + 1).kind == "{" else at + 1

    def _constant_called(self, name: str) -> bool:
        """Whether the bracket behind a constant holds arguments: of a policy `\\pi(s)`; refuses `e(t)`, an error."""
        inside = self.between(self.at)
        if name == "e" and any(one.kind in {Kind.LETTER, Kind.WORD} and one.text != "e" for one in inside):
            raise self.refusal("`e` before a bracket may be a function, such as an error, or Euler's number")
        return name == "pi" and [one.kind for one in inside] == [Kind.LETTER]

    @staticmethod
    def _separates(inside: list[Token]) -> bool:
        """Whether a comma, a relation or a single bar stands between these tokens on their own level."""
        depth = bars = 0
        for token in inside:
            depth += (token.kind in OPENING) - (token.kind in CLOSING)
            if depth == 0 and (token.kind in {",", ";", "="} or token.text in {"le", "ge", "<", ">"}):
                return True
            bars += depth == 0 and token.kind in {"|", "||"}
        return bars == 1

    def _greek(self, first: int) -> bool:
        return self.token_at(first).kind == Kind.LETTER

    def _not_bold(self, first: int) -> bool:
        return self.token_at(first).kind != Kind.COMMAND or self.token_at(first).text not in {
            "mathbf",
            "boldsymbol",
            "bm",
        }

    def _call(self, name: str, primes: int, start: int) -> Node:
        built_in = name in STANDARD and not (name in OVERRIDABLE and self.is_function(name))
        canonical = STANDARD[name] if built_in else name
        arguments, given = self.arguments(canonical)
        known = built_in or self.is_function(name)
        if len(arguments) == 1 and isinstance(event := arguments[0], Compare):
            return self._event(name, event, start)
        call: Node = Call(
            canonical,
            arguments,
            primes=primes,
            given=given,
            built_in=built_in,
            known=known,
            **self.place(start),
        )
        return self.item_of(call, start)

    def composed(self) -> Node | None:
        r"""`(f \circ g)(x)` as `f(g(x))`, its first bracket being next; None where that holds something else."""
        start, inside, closing = self.token.start, self.between(self.at), self.matching(self.at)
        signs = [at for at, token in enumerate(inside) if (token.kind, token.text) == (Kind.COMMAND, "circ")]
        if not signs or self.token_at(closing + 1).kind != "(":
            return None
        names: list[str] = []
        for first, last in pairwise((-1, *signs, len(inside))):
            written = inside[first + 1 : last]
            name = canonical_name(self.text[written[0].start : written[-1].end]) if written else None
            if name is None or not (self.is_function(name) or name in STANDARD):
                raise self.refusal("a composition is understood of functions that the notes define")
            names.append(name)
        self.at = closing + 1
        arguments, _ = self.arguments()
        for name in reversed(names):
            built_in = name in STANDARD and not (name in OVERRIDABLE and self.is_function(name))
            canonical = STANDARD[name] if built_in else name
            call = Call(canonical, arguments, built_in=built_in, known=True, **self.place(start))
            arguments = (call,)
        return call

    def item_of(self, term: Node, start: int) -> Node:
        """A term, or the item of it that a subscript behind it picks."""
        if self.token.kind not in {"_", Kind.LOWERED}:
            return term
        indices = self._subscript()
        if not indices:
            raise self.refusal("this subscript is not understood")
        return Item(term, indices, **self.place(start))

    def _event(self, name: str, event: Compare, start: int) -> Node:
        """`P(X = k)` as a function of k that is named after X; `I(x > 0)` as an indicator."""
        if name in {"I", "1"}:
            return Indicator(event, **self.place(start))
        left = event.terms[0]
        if len(event.terms) != 2 or not isinstance(left, Symbol | Indexed):
            raise self.since(start, "an event of this kind is not understood")
        full = f"{name}_{left.name}{_RELATION_SUFFIX[event.relations[0]]}"
        return Call(full, (event.terms[1],), known=self.is_function(full), **self.place(start))

    def arguments(self, name: str = "") -> tuple[tuple[Node, ...], int]:
        """Arguments in brackets, and how many of them stand behind a bar."""
        opening, first, commas = self.token.kind, self.at, self.commas
        self.commas = "list" if name in SEVERAL else "arguments"
        if (
            name in CHOICES
            and (self.names.decimal_comma is None or not self.known(name))
            and self._is_choice()
        ):
            self.commas = "apart"
        if self._takes_all(name):
            self.commas = "apart"
        with self.angle(name):
            found, given, joined = self._listed(_BRACKETS[opening], bar=True)
        if len(found) == 1 and joined and name in SEVERAL:
            self.at, self.commas = first, "apart"
            found, given, _ = self._listed(_BRACKETS[opening], bar=True)
        self.commas = commas
        return found, given

    def _takes_all(self, name: str) -> bool:
        """Whether the brackets hold as many numbers as the function takes, with a comma before each but the first."""
        takes = dict(self.names.several).get(name)
        if takes is None:
            return False
        kinds = [token.kind for token in self.between(self.at) if token.kind not in {"-", "+"}]
        return kinds == [Kind.NUMBER, *(takes - 1) * (",", Kind.NUMBER)]

    def _is_choice(self) -> bool:
        """Whether the brackets hold two whole numbers, the first not the smaller: `C(5,2)`."""
        inside = self.between(self.at)
        if [token.kind for token in inside] != [Kind.NUMBER, ",", Kind.NUMBER]:
            return False
        whole, part = inside[0].text, inside[2].text
        return whole.isdecimal() and part.isdecimal() and int(whole) >= int(part)

    @contextmanager
    def angle(self, name: str) -> Iterator[None]:
        """The argument of a function, which may be an angle in degrees. Raises LatexError where a symbol or a bare
        number is added to one: whether it counts degrees too cannot be told."""
        first = self.at
        self.angles += name in OF_ANGLES
        yield
        self.angles -= name in OF_ANGLES
        read = self.tokens[first : self.at]
        degrees = sum(one.text in _DEGREES for one in read) if name in OF_ANGLES else 0
        if degrees and not (
            all(one.kind in _PLAIN or one.text in _BESIDE_DEGREES for one in read)
            and (
                degrees == sum(one.kind == Kind.NUMBER for one in read)
                or not {"+", "-"} & {one.kind for one in read}
            )
        ):
            raise self.refusal("degrees stand beside something that may not count degrees")

    def _listed(self, closer: str, *, bar: bool = False) -> tuple[tuple[Node, ...], int, bool]:
        """Terms between brackets, separated by commas or semicolons; the number behind a bar; whether commas were
        decimal."""
        first = self.at
        self.take()
        found: list[Node] = []
        behind = 0
        with self.nested(closer + ("|" if bar else "")):
            while self.token.kind != closer:
                found.append(self._listed_item())
                behind += bool(behind)
                if bar and not behind and self.token.kind in {"|", "||"} and not self.token.stretched > 0:
                    self.take()
                    behind = 1
                elif not self.accept(",", ";") and self.token.kind != closer:
                    raise self.refusal()
                elif self.token.kind == closer and self.token_at(self.at - 1).kind in {",", ";"}:
                    raise self.refusal("an argument is missing")
            self._no_mixed_separators(first)
        self.expect(closer)
        if not found:
            raise self.since(self.token_at(first).start, "the brackets are empty")
        joined = any(
            isinstance(node, Number) and "," in self.text[node.start : node.end]
            for item in found
            for node in walk(item)
        )
        return tuple(found), max(behind - 1, 0), joined

    def _no_mixed_separators(self, first: int) -> None:
        inside = self.tokens[first : self.at]
        if self.names.decimal_comma is None and ";" in {token.kind for token in inside}:
            for index, token in enumerate(inside[1:-1], start=1):
                if (
                    token.kind == ","
                    and inside[index - 1].kind == inside[index + 1].kind == Kind.NUMBER
                    and inside[index - 1].end + 1 == inside[index + 1].start
                ):
                    raise LatexError(
                        "a comma between digits may be a decimal sign here", token.start, token.end
                    )

    def _listed_item(self) -> Node:
        if self.at_command("dots"):
            token = self.take()
            return Dots(start=token.start, end=token.end)
        if self.token.kind == "." and self.ahead().kind == "." == self.ahead(2).kind:
            start = self.token.start
            self.at += 3
            return Dots(**self.place(start))
        return self.comparison()

    def _at_indicator(self, first: int) -> bool:
        """Whether a 1 or I in a special font (or `I` before a comparison) is an indicator."""
        special = (
            self.token_at(first).kind in {Kind.COMMAND, Kind.TEXT} and self.token_at(first).text != "mathrm"
        )
        if self.token.kind in {"(", "[", "\\{"}:
            return self._relates(self.at) and (special or "I" not in self.names.functions)
        if self.token.kind == "_" and self.ahead().kind == "{":
            return special or self._relates(self.at + 1)
        return self.token.kind == "{" and self._relates(self.at)

    def _relates(self, at: int) -> bool:
        """Whether a relation stands between the delimiters at index `at`, those within braces aside."""
        depth = 0
        for token in self.between(at):
            depth += (token.kind == "{") - (token.kind == "}")
            related = token.kind in {"<", ">", "="} or (
                token.kind == Kind.COMMAND and token.text in {"le", "ge", "ne", "in", "notin"}
            )
            if related and depth == 0:
                return True
        return False

    def indicator_of_number(self) -> Node:
        """`1_{x > 0}`, the 1 having been seen."""
        start = self.take().start
        return self._indicator(start)

    def _indicator(self, start: int) -> Node:
        self.accept("_")
        opening = self.take().kind
        closer = _BRACKETS[opening]
        with self.nested(closer):
            inner = self.token.kind == "\\{" and opening == "{"
            if inner:
                self.take()
            if self.token.kind in {"[", "(", "]"} and opening == "{" and not self._relates(self.at):
                condition = self.membership(start)
                self.expect(closer)
                return condition
            condition = self.condition()
            if inner:
                self.expect("\\}")
        self.expect(closer)
        return Indicator(condition, **self.place(start))
