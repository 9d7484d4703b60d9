r"""Names and calls: `x`, `w_{1}`, `\hat y_i`, `ReLU(x)`, `f''(x)`, `P(A|B)`, `\mathbb{1}[x > 0]`.

    name      = letter | word | \text{…} | font group | accent group, with "_" group and marks such as "^{(i)}"
    call      = name { "'" } "(" argument { ("," | ";" | "|") argument } ")"
    argument  = comparison | dots

Whether `a(b + c)` is a call or a product is decided by the names given, then by custom; never by chance.
"""

from __future__ import annotations

from abc import abstractmethod
from fractions import Fraction

from vaultproof.claim import Relation
from vaultproof.latex.cursor import Cursor
from vaultproof.latex.functions import (
    ABBREVIATIONS,
    FUNCTION_LETTERS,
    NEEDS_BRACKETS,
    OVERRIDABLE,
    SEVERAL,
    STANDARD,
)
from vaultproof.latex.names import ACCENTS, FONTS, FUNCTION_COMMANDS, canonical_name, plain_name
from vaultproof.latex.tokens import Kind, LatexError
from vaultproof.latex.tree import (
    Call,
    Compare,
    Constant,
    Dots,
    Indexed,
    Indicator,
    Item,
    Node,
    Number,
    Symbol,
    walk,
)

_ONES = frozenset({"1", "I"})
_BRACKETS = {"(": ")", "[": "]", "\\{": "\\}", "{": "}"}
_EXPECTATIONS = frozenset({"E", "Var", "Cov", "Pr", "P"})
_SQUARE = frozenset({"E", "Var", "Cov"})
_LONGEST_PRODUCT = 3
_RELATION_SUFFIX = {
    Relation.EQUAL: "", Relation.LESS: "_lt", Relation.LESS_EQUAL: "_le", Relation.GREATER: "_gt", Relation.GREATER_EQUAL: "_ge",
    Relation.UNEQUAL: "_ne", Relation.APPROXIMATE: "_approx",
}  # fmt: skip


class Naming(Cursor):
    """The part of the grammar that reads names and what they are called with."""

    @abstractmethod
    def comparison(self) -> Node:
        """A term, or terms related to one another."""

    @abstractmethod
    def condition(self) -> Node:
        """A condition."""

    @abstractmethod
    def membership(self, start: int) -> Node:
        """`[0, 1]` behind `\\mathbf{1}_`, as a condition yet without the term that is a member."""

    def known(self, name: str) -> bool:
        """Whether the names given hold this one."""
        return name in self.names.functions or name in self.names.values or name in self.functions_here

    def is_function(self, name: str) -> bool:
        """Whether the names given, or the left side of this statement, make this name a function."""
        return (name in self.names.functions or name in self.functions_here) and name not in self.names.values

    # -- names --------------------------------------------------------------------------------------------------

    def named(self) -> Node:
        """A symbol, a constant, an indexed name or a call."""
        start, first = self.token.start, self.at
        spelled = self._base()
        base = canonical_name(self.text[start : self.previous_end].replace("$", "")) or spelled
        if base is None and self.text[start : self.previous_end].rstrip("} ").endswith("1"):
            base = "1"
        if base is None or (base == "1" and not self._at_indicator(first)):
            raise self.since(start, f"`{self.text[start : self.previous_end].strip()[:40]}` is no name")
        if base in _ONES and self._at_indicator(first):
            return self._indicator(start)
        indices = self._subscript()
        raised = self.at
        marked = self._mark()
        if (
            marked
            and indices is None
            and self.token_at(raised + 1).kind == "{"
            and self.token_at(raised + 2).kind == "("
        ):
            indices = self._parsed_indices(raised + 3, self.at - 2)
        name = self._whole_name(start) if indices is not None or marked else base
        primes = self._primes(name)
        if self._called(name, base, first):
            return self._call(name, primes, start)
        if primes:
            return self._primed(name, primes, start)
        self._no_power_of_function(name)
        if indices is None and not marked:
            return self._symbol(base, start)
        if indices or marked:
            return (
                Indexed(name, base, indices or (), **self.place(start))
                if indices
                else Symbol(name, **self.place(start))
            )
        return Symbol(name, **self.place(start))

    def _no_power_of_function(self, name: str) -> None:
        """Refuse `f^2(x)` and `f^{-1}(x)`, which may be a power, a repetition or an inverse."""
        if self.token.kind not in {"^", Kind.RAISED} or not (
            self.is_function(name) or (name in {"f", "g", "h"} and not self.known(name))
        ):
            return
        behind = self.at + 1 if self.token.kind == Kind.RAISED else self.matching(self.at + 1) + 1
        if self.tokens[min(behind, len(self.tokens) - 1)].kind == "(":
            raise self.refusal(f"what is raised on `{name}` may be a power or an inverse")

    def _whole_name(self, start: int) -> str:
        written = self.text[start : self.previous_end]
        name = canonical_name(written)
        if name is None:
            raise self.since(start, f"`{written.strip()[:40]}` is not understood as a name")
        return name

    def _symbol(self, name: str, start: int) -> Node:
        if not self.known(name):
            if name in {"e", "pi"}:
                return Constant(name, **self.place(start))
            if not self.latex and name in {"inf", "infinity", "oo"}:
                return Constant("infinity", **self.place(start))
        return Symbol(name, **self.place(start))

    def _primed(self, name: str, primes: int, start: int) -> Node:
        if self.is_function(name) or name in FUNCTION_LETTERS:
            return Call(name, (), primes=primes, known=self.is_function(name), **self.place(start))
        return Symbol(name + "'" * primes, **self.place(start))

    def _base(self) -> str | None:
        """Read the tokens of a name's base; gives the name where the text alone does not tell it."""
        token = self.token
        if token.kind == Kind.COMMAND:
            self.take()
            if token.text not in FUNCTION_COMMANDS:
                self._skip_group()
            return None
        if token.kind == Kind.TEXT:
            self.take()
            return plain_name(token.text)
        if (
            token.kind == Kind.WORD
            or not self.latex
            or not token.text.isascii()
            or token.text.startswith("\\")
        ):
            return canonical_name(self.take().text)
        for _ in range(self._run_length()):
            self.take()
        return None

    def _skip_group(self) -> None:
        """Skip the argument of a font or accent: a group, a command with its own, or a token."""
        if self.token.kind == "{":
            self.at = self.matching(self.at)
            self.expect("}")
        elif self.token.kind == Kind.COMMAND and self.token.text in FONTS | ACCENTS.keys():
            self.take()
            with self.nested():
                self._skip_group()
        elif self.token.kind in {Kind.LETTER, Kind.WORD, Kind.NUMBER, Kind.TEXT}:
            self.take()
        else:
            raise self.refusal()

    def run(self) -> str:
        """The letters that stand side by side from the next token on."""
        letters, end, at = "", self.token.start, self.at
        while (
            (token := self.token_at(at)).kind == Kind.LETTER
            and token.start == end
            and token.text.isascii()
            and token.text.isalpha()
        ):
            letters, end, at = letters + token.text, token.end, at + 1
        return letters

    def _run_length(self) -> int:
        """How many of the letters ahead are one name."""
        run = self.run()
        if len(run) == 1:
            return 1
        behind = self.ahead(len(run)).kind
        if self.known(run) or self._spelled_function(run, behind):
            return len(run)
        if run in ABBREVIATIONS and not all(letter in self.names.values for letter in run):
            return len(run)
        if self.integrals and run.endswith("d" + run[-1]):
            run = run[:-2] or run
        if len(run) > 1 and any(
            self.known(run[at:]) or self._spelled_function(run[at:], behind)
            for at in range(1, min(3, len(run) - 1))
        ):
            return 1
        if len(run) <= (2 if behind == "(" else _LONGEST_PRODUCT) or all(
            letter in self.names.values for letter in run
        ):
            return 1
        if behind == "(" and self.known(run[-1]):
            return 1
        end = self.token.start + len(run)
        raise LatexError(
            f"`{run}` is not defined here: a name is written `\\text{{{run}}}`, a product with `\\cdot`",
            self.token.start,
            end,
        )

    @staticmethod
    def _spelled_function(run: str, behind: str) -> bool:
        return run in STANDARD and (run not in NEEDS_BRACKETS or behind in {"(", "_", "\\{", "["})

    # -- what is written below, above and behind a name -----------------------------------------------------------

    def _subscript(self) -> tuple[Node, ...] | None:
        """Read a subscript: its indices, an empty tuple where it is only a part of the name, None where there is none."""
        if self.token.kind == Kind.LOWERED:
            return self._index_nodes(self.at, self.at + 1, self.take().text)
        if self.token.kind != "_":
            return None
        self.take()
        first = self.at
        if self.token.kind == "{":
            self.at = self.matching(self.at)
            self.expect("}")
        elif self.token.kind == Kind.NUMBER and len(self.token.text) > 1 and self.latex:
            raise self.refusal("braces are missing around the subscript")
        elif self.token.kind in {Kind.LETTER, Kind.NUMBER, Kind.TEXT, Kind.WORD, "*", "+", "-"}:
            self.take()
        elif self.token.kind == Kind.COMMAND and self.token.text in FONTS | ACCENTS.keys():
            self.take()
            self._skip_group()
        elif self.token.kind == Kind.COMMAND and (
            canonical_name("\\" + self.token.text) or self.at_command("ast", "star")
        ):
            self.take()
        else:
            raise self.refusal()
        return self._index_nodes(first, self.at, None)

    def _index_nodes(self, first: int, last: int, text: str | None) -> tuple[Node, ...]:
        """The indices that the tokens of a subscript are; empty where they are words."""
        if text is not None:
            place = self.token_at(first)
            if text.isdecimal():
                return (Number(Fraction(text), text, start=place.start, end=place.end),)
            return (
                tuple(Symbol(letter, start=place.start, end=place.end) for letter in text)
                if text.isalpha()
                else ()
            )
        tokens = [token for token in self.tokens[first:last] if token.kind not in {"{", "}"}]
        if not tokens or any(token.kind not in {Kind.LETTER, Kind.NUMBER, "+", "-", ","} for token in tokens):
            return ()
        if any(
            token.kind == Kind.LETTER and token.text.startswith("\\") and token.text not in {"\\ell", "\\tau"}
            for token in tokens
        ):
            return ()
        return self._parsed_indices(first, last)

    def _parsed_indices(self, first: int, last: int) -> tuple[Node, ...]:
        keep, commas = self.at, self.commas
        self.at, self.commas = first, "list"
        braced = self.accept("{")
        found: list[Node] = []
        try:
            with self.nested("}"):
                while self.at < last - braced:
                    found.append(self.term() if self._has_sign(self.at, last) else self._index_atom())
                    self.accept(",")
        except LatexError:
            return ()
        finally:
            self.at, self.commas = keep, commas
        return tuple(found)

    def _has_sign(self, at: int, last: int) -> bool:
        for token in self.tokens[at : min(last, at + 40)]:
            if token.kind in {"+", "-"}:
                return True
            if token.kind == ",":
                return False
        return False

    def _index_atom(self) -> Node:
        token = self.take()
        if token.kind == Kind.NUMBER:
            return Number(Fraction(token.text), token.text, start=token.start, end=token.end)
        return Symbol(canonical_name(token.text) or token.text, start=token.start, end=token.end)

    def _mark(self) -> bool:
        """Read a mark that belongs to the name: `^{(i)}`, `^+`, `^*`, `^{\\text{new}}`. A power is no mark."""
        if self.token.kind != "^":
            return False
        first, inner = self.ahead(), self.ahead(2)
        if first.kind in {"*", "+"} or (first.kind == "-" and self.latex):
            self.at += 2
            return True
        if first.kind == Kind.COMMAND and first.text in {"star", "dagger"}:
            self.at += 2
            return True
        if first.kind == Kind.TEXT:
            self.at += 2
            return True
        if first.kind == "{" and (
            inner.kind in {"*", "(", Kind.TEXT} or (inner.kind in {"+", "-"} and self.ahead(3).kind == "}")
        ):
            close = self.matching(self.at + 1)
            if inner.kind == "(" and self.matching(self.at + 2) != close - 1:
                return False
            if (
                inner.kind == "("
                and self.token_at(close + 1).kind == "("
                and self._order(self.at + 3, close - 1)
            ):
                return False
            if inner.kind in {"*", Kind.TEXT, "+", "-"} and close != self.at + 3:
                return False
            self.at = close + 1
            return True
        return False

    def _order(self, first: int, last: int) -> int:
        """The number in the brackets of `f^{(2)}`, or 0 for anything else."""
        text = self.token_at(first).text
        return int(text) if last == first + 1 and text.isdecimal() and len(text) < 3 else 0

    def _primes(self, name: str) -> int:
        """Read primes behind a name, also `^\\prime` and `^{(2)}`."""
        count = 0
        while True:
            if self.token.kind in {"'", "''"}:
                count += len(self.take().kind)
            elif self.token.kind == "^" and self.ahead().text in {"prime", "'"}:
                self.at += 2
                count += 1
            elif self.token.kind == "^" and self.ahead().kind == "{" and self.ahead(2).text in {"prime", "'"}:
                inner = self.between(self.at + 1)
                if any(token.text not in {"prime", "'", "''"} for token in inner):
                    raise self.refusal("a prime and something else are raised together")
                count += sum(2 if token.text == "''" else 1 for token in inner)
                self.at = self.matching(self.at + 1) + 1
            elif (
                not count
                and self.token.kind == "^"
                and self.ahead().kind == "{"
                and self.ahead(2).kind == "("
                and (order := self._order(self.at + 3, self.matching(self.at + 2)))
            ):
                self.at = self.matching(self.at + 1) + 1
                return order
            else:
                return count

    # -- calls --------------------------------------------------------------------------------------------------

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
            return False
        if (
            len(base) > 1
            and self.token_at(first).kind in {Kind.WORD, Kind.TEXT, Kind.COMMAND}
            and not self._greek(first)
            and base not in self.names.values
        ):
            return self.token_at(first).text not in ACCENTS and self._not_bold(first)
        inside = self.between(self.at)
        if (
            any(token.kind in {",", ";"} for token in inside)
            or sum(token.kind in {"|", "||"} for token in inside) == 1
        ):
            return True
        return len(inside) == 1 and inside[0].kind in {Kind.LETTER, Kind.NUMBER}

    def _greek(self, first: int) -> bool:
        return self.token_at(first).kind == Kind.LETTER

    def _not_bold(self, first: int) -> bool:
        return self.token_at(first).kind != Kind.COMMAND or self.token_at(first).text not in {
            "mathbf",
            "boldsymbol",
            "bm",
        }

    def _call(self, name: str, primes: int, start: int) -> Node:
        opening = self.token.kind
        built_in = name in STANDARD and not (name in OVERRIDABLE and self.is_function(name))
        canonical = STANDARD[name] if built_in else name
        arguments, given = self.arguments(canonical)
        known = built_in or self.is_function(name)
        if len(arguments) == 1 and isinstance(event := arguments[0], Compare):
            return self._event(name, event, opening, start)
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

    def item_of(self, term: Node, start: int) -> Node:
        """A term, or the item of it that a subscript behind it picks."""
        if self.token.kind not in {"_", Kind.LOWERED}:
            return term
        indices = self._subscript()
        if not indices:
            raise self.refusal("this subscript is not understood")
        return Item(term, indices, **self.place(start))

    def _event(self, name: str, event: Compare, opening: str, start: int) -> Node:
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
        found, given, joined = self._listed(_BRACKETS[opening], bar=True)
        if len(found) == 1 and joined and name in SEVERAL:
            self.at, self.commas = first, "apart"
            found, given, _ = self._listed(_BRACKETS[opening], bar=True)
        self.commas = commas
        return found, given

    def _listed(self, closer: str, *, bar: bool = False) -> tuple[tuple[Node, ...], int, bool]:
        """Terms between brackets, separated by commas or semicolons; the number behind a bar; whether commas were decimal."""
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
            self._no_mixed_separators(first, found)
        self.expect(closer)
        if not found:
            raise self.since(self.token_at(first).start, "the brackets are empty")
        joined = any(
            isinstance(node, Number) and "," in self.text[node.start : node.end]
            for item in found
            for node in walk(item)
        )
        return tuple(found), max(behind - 1, 0), joined

    def _no_mixed_separators(self, first: int, found: list[Node]) -> None:
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

    # -- indicators ---------------------------------------------------------------------------------------------

    def _at_indicator(self, first: int) -> bool:
        """Whether a 1 or I in a special font (or `I` before a comparison) is an indicator."""
        special = self.token_at(first).kind == Kind.COMMAND and self.token_at(first).text != "mathrm"
        if self.token.kind in {"(", "[", "\\{"}:
            return self._relates(self.at) and (special or "I" not in self.names.functions)
        if self.token.kind == "_" and self.ahead().kind == "{":
            return special or self._relates(self.at + 1)
        return self.token.kind == "{" and self._relates(self.at)

    def _relates(self, at: int) -> bool:
        """Whether a relation stands between the delimiters at index `at`."""
        return any(
            token.kind in {"<", ">", "="}
            or (token.kind == Kind.COMMAND and token.text in {"le", "ge", "ne", "in", "notin"})
            for token in self.between(at)
        )

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
