r"""Names: `x`, `w_{1}`, `\hat y_i`, `x^{(i)}`, `\text{ReLU}`, and what is written on them. Reads no calls.

    name = letter | word | \text{…} | font group | accent group, with "_" group and marks such as "^{(i)}" and "'"

A run of LaTeX letters is a name where somebody knows it, and else a product of its letters.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from vaultproof.latex.conditions import Word, leading_word, word_kind
from vaultproof.latex.functions import ABBREVIATIONS, NEEDS_BRACKETS, STANDARD
from vaultproof.latex.names import ACCENTS, DIFFERENCE, FONTS, FUNCTION_COMMANDS, canonical_name, plain_name
from vaultproof.latex.numerals import Numerals
from vaultproof.latex.tokens import Kind, LatexError, Token
from vaultproof.latex.tree import Constant, Node, Number, Symbol

_LONGEST_PRODUCT = 3
_BEHIND_NAMES = frozenset({"}", ")", "]", "=", "+", "-", "*", "/", "^", "'"})
_BEFORE_STATEMENTS = frozenset({Kind.ROW, Kind.BEGIN, Kind.GAP, ";", "&"})
UPRIGHT = frozenset({"mathrm", "operatorname", "mathit", "mathsf", "mathbf"})


class Naming(Numerals):
    """The part of the grammar that reads names."""

    def known(self, name: str) -> bool:
        """Whether the names given hold this one."""
        return name in self.names.functions or name in self.names.values or name in self.functions_here

    def is_function(self, name: str) -> bool:
        """Whether the names given, or the left side of this statement, make this name a function."""
        return (name in self.names.functions or name in self.functions_here) and name not in self.names.values

    def fonted_word(self, at: int | None = None) -> Word | None:
        r"""What a word of a condition does that stands next (or at an index) in a font of formulas: `\mathrm{or}`."""
        first = self.at if at is None else at
        token, brace = self.token_at(first), self.token_at(first + 1)
        if token.kind != Kind.COMMAND or token.text not in UPRIGHT or brace.kind != "{":
            return None
        close = self.matching(first + 1)
        written = self.text[brace.end : self.token_at(close).start].strip()
        if len(written) < 2 or written.isupper() or self.known(plain_name(written) or ""):
            return None
        word, behind = word_kind(written), self.token_at(close + 1).kind
        return (
            None if behind in {"(", "_"} or (word is not Word.OTHERWISE and behind in _BEHIND_NAMES) else word
        )

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

    def _primes_out(self) -> None:
        r"""Take the primes that end the group of a font out of it: `\mathbf{x'}` is `\mathbf{x}'`."""
        token = self.token
        if token.kind == Kind.TEXT and (bare := token.text.rstrip("'′’")) != token.text:
            prime = Token("'", "'", token.end, token.end)
            rest = len(token.text) - len(bare)
            self.tokens[self.at : self.at + 1] = [replace(token, text=bare), *[prime] * rest]
        elif token.kind == Kind.COMMAND and token.text in FONTS and self.ahead().kind == "{":
            close = last = self.matching(self.at + 1)
            while self.token_at(last - 1).kind in {"'", "''"}:
                last -= 1
            end = self.token_at(close)
            primes = [replace(one, start=end.end, end=end.end) for one in self.tokens[last:close]]
            self.tokens[last : close + 1] = [end, *primes]

    def _base(self) -> str | None:
        """Read the tokens of a name's base; gives the name where the text alone does not tell it."""
        self._primes_out()
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
            name = canonical_name(self.take().text)
            return (self._changed(token.start) or name) if name == DIFFERENCE else name
        for _ in range(self._run_length()):
            self.take()
        return None

    def _changed(self, start: int) -> str | None:
        """The name that a `\\Delta` and the letter behind it are together; None where none stands behind."""
        if not self._change():
            return None
        name = canonical_name(self.text[start : self.previous_end])
        if self.known(DIFFERENCE) and not self.known(name or ""):
            raise self.since(start, "this may be a change or a product: write `\\cdot` or give it a name")
        return name

    def _change(self) -> bool:
        """Read the letter or word whose change a `\\Delta` is; whether one stands next."""
        token = self.token
        if token.kind == Kind.LETTER and canonical_name(token.text) == DIFFERENCE:
            raise self.refusal("a change of a change is not understood")
        if token.kind in {Kind.LETTER, Kind.WORD}:
            run = self.run() if token.kind == Kind.LETTER and self.latex else token.text
            if len(run) > 1 and run.isupper() and not self.known(run):
                raise self.refusal(f"of what this is the change cannot be told: write `\\text{{{run}}}`")
            count = len(run) if token.kind == Kind.LETTER and run and self.known(run) else 1
            for _ in range(count):
                self.take()
            return True
        if (
            token.kind == Kind.TEXT
            and plain_name(token.text) is not None
            and leading_word(token.text) is None
        ):
            self.take()
            return True
        if token.kind == Kind.COMMAND and token.text in FONTS | ACCENTS.keys():
            self.take()
            self._skip_group()
            return True
        return False

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
        before = self.token_at(self.at - 1) if self.at else None
        whole = before is None or before.kind != Kind.LETTER or before.end != self.token.start
        acronym = run in ABBREVIATIONS or (self.acronyms and whole and run.isupper())
        if acronym and not all(letter in self.names.values for letter in run):
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
        if whole and self._is_left_side(behind):
            return len(run)
        end = self.token.start + len(run)
        raise LatexError(
            f"`{run}` is not defined here: a name is written `\\text{{{run}}}`, a product with `\\cdot`",
            self.token.start,
            end,
        )

    def _is_left_side(self, behind: str) -> bool:
        """Whether the letters ahead are all that stands left of an equals sign: `Gini = …`, but not `sinx = …`."""
        if self.closers != ["statement"] or (
            self.at and self.token_at(self.at - 1).kind not in _BEFORE_STATEMENTS
        ):
            return False
        run = self.run()
        if any(run.startswith(name) and len(run) - len(name) < _LONGEST_PRODUCT for name in STANDARD):
            return False
        if behind == "_":
            at = self.at + len(run) + 1
            behind = self.token_at(self.matching(at) + 1 if self.token_at(at).kind == "{" else at + 1).kind
        return behind in {"=", ":=", "&"}

    @staticmethod
    def _spelled_function(run: str, behind: str) -> bool:
        return run in STANDARD and (run not in NEEDS_BRACKETS or behind in {"(", "_", "\\{", "["})

    def _subscript(self) -> tuple[Node, ...] | None:
        """Read a subscript: its indices, an empty tuple where it is only a part of the name, None where there is
        none."""
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
            canonical_name("\\" + self.token.text)
            or self.at_command("ast", "star", "infty", "perp", "odot", "oplus")
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
        starry = first.kind == Kind.COMMAND and first.text in {"star", "dagger"}
        if first.kind == "-" and self.latex and inner.kind in {Kind.LETTER, Kind.NUMBER, "("}:
            raise LatexError("braces are missing around the exponent", first.start, first.end)
        if first.kind in {"*", "+", Kind.TEXT} or (first.kind == "-" and self.latex) or starry:
            self.at += 2
            return True
        starred = inner.kind == Kind.COMMAND and inner.text in {"star", "dagger"}
        if first.kind == "{" and starred and self.ahead(3).kind == "}":
            self.at += 4
            return True
        if first.kind == "{" and (
            inner.kind in {"*", "(", "[", Kind.TEXT}
            or (inner.kind in {"+", "-"} and self.ahead(3).kind == "}")
        ):
            close = self.matching(self.at + 1)
            if inner.kind in {"(", "["} and self.matching(self.at + 2) != close - 1:
                return False
            if (
                inner.kind == "("
                and self.token_at(close + 1).kind == "("
                and self._order(self.at + 3, close - 1)
            ):
                return False
            if inner.kind in {"*", Kind.TEXT, "+", "-"} and close != self.at + 3:
                return False
            if inner.kind == "(" and self._raises_euler(self.at - 1, close - self.at - 4):
                return False
            self.at = close + 1
            return True
        return False

    def _raises_euler(self, at: int, length: int) -> bool:
        r"""Whether a bracket of several signs is raised on Euler's number: `e^{(1 - r/c)}`, not `e^{(i)}`."""
        base = self.token_at(at)
        return (base.kind, base.text) == (Kind.LETTER, "e") and length > 1 and not self.known("e")

    def _order(self, first: int, last: int) -> int:
        """The number in the brackets of `f^{(2)}`, or 0 for anything else."""
        text = self.token_at(first).text
        return int(text) if last == first + 1 and text.isdecimal() and len(text) < 3 else 0

    def _primes(self) -> int:
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
