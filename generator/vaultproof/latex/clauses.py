r"""Relations, conditions with their words, and sets.

comparison = term { relation term } | term "\in" set | term "\ll" term
condition  = clause { ("," | "and" | "or" | "\land" | "\lor") clause }       words of ten languages
clause     = [if-words] ( comparison | "(" condition ")" ) [if-words]
set        = "\mathbb{R}" | "[a, b]" | "(a, b)" | "\{a, b\}"
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Relation, Syntax
from vaultproof.latex.conditions import Word, is_empty, leading_parity, leading_word, word_kind
from vaultproof.latex.naming import UPRIGHT
from vaultproof.latex.ranges import Ranges
from vaultproof.latex.tokens import Kind, Token, shifted, tokenize
from vaultproof.latex.tree import (
    Compare,
    Dots,
    Indicator,
    Interval,
    Items,
    Logic,
    Member,
    Modulo,
    MuchLess,
    Negative,
    Node,
    Number,
    Numbers,
    Sum,
    Vector,
)

RELATIONS = {
    "=": Relation.EQUAL, "<": Relation.LESS, ">": Relation.GREATER, "le": Relation.LESS_EQUAL,
    "ge": Relation.GREATER_EQUAL,
    "ne": Relation.UNEQUAL, "approx": Relation.APPROXIMATE,
}  # fmt: skip
_SETS = {"reals": "R", "naturals": "N", "integers": "Z", "rationals": "Q", "complexes": "C"}


class Clauses(Ranges):
    """The part of the grammar that reads conditions and sets."""

    @abstractmethod
    def bracketed(self) -> Node:
        """A term in brackets, or a vector."""

    def syntax(self) -> Syntax:
        """How the text is written."""
        return Syntax.LATEX if self.latex else Syntax.PLAIN

    def relation(self) -> Relation | None:
        """Read a relation, where one stands next."""
        token = self.token
        found = RELATIONS.get(token.text if token.kind == Kind.COMMAND else token.kind)
        if token.kind == "!" and self.ahead().kind == "=":
            return None
        if found is not None:
            self.take()
        return found

    def comparison(self) -> Node:
        """A term, terms related to one another, or a membership."""
        start = self.token.start
        terms, relations = [self.term()], []
        if self.at_command("ll", "gg"):
            much_less = self.take().text == "ll"
            other = self.term()
            pair = (terms[0], other) if much_less else (other, terms[0])
            return MuchLess(*pair, **self.place(start))
        if self.at_command("in", "notin"):
            negated = self.take().text == "notin"
            return Member(terms[0], self.domain(), negated, **self.place(start))
        if self.at_command("equiv"):
            return self._congruence(terms[0], start)
        while (relation := self.relation()) is not None:
            relations.append(relation)
            terms.append(self._pair() if isinstance(terms[-1], Vector) else self.term())
        return Compare(tuple(terms), tuple(relations), **self.place(start)) if relations else terms[0]

    def _pair(self) -> Node:
        """The term that a list of numbers is compared with: a comma in `(0,0)` parts two numbers there."""
        if self.token.kind != "(":
            return self.term()
        keep, self.names = self.names, replace(self.names, decimal_comma=False)
        try:
            return self.term()
        finally:
            self.names = keep

    def _by_items(self, clause: Node) -> Node:
        r"""A clause about a list as one about each of its items: `(x, y) \neq (0, 0)`, or `\neq 0` for that."""
        match clause:
            case Compare((Vector(items), other), (Relation.EQUAL | Relation.UNEQUAL as relation,)):
                others = other.items if isinstance(other, Vector) else (other,) * len(items)
                is_zero = isinstance(other, Number) and other.value == 0
                if len(others) != len(items) or not (is_zero or isinstance(other, Vector)):
                    return clause
                place = {"start": clause.start, "end": clause.end}
                each = tuple(Compare(pair, (relation,), **place) for pair in zip(items, others, strict=True))
                return Logic("and" if relation is Relation.EQUAL else "or", each, **place)
            case _:
                return clause

    def _congruence(self, left: Node, start: int) -> Node:
        r"""`n \equiv 1 \pmod 4`: the difference leaves no remainder."""
        self.take()
        right = self.term()
        if not self.accept_command("pmod"):
            raise self.refusal()
        return self._divides(
            Sum((left, Negative(right, **self.place(start))), **self.place(start)), self.group(), start
        )

    def _divides(self, term: Node, divisor: Node, start: int) -> Node:
        rest = Modulo(term, divisor, **self.place(start))
        return Compare(
            (rest, Number(Fraction(0), "0", **self.place(start))), (Relation.EQUAL,), **self.place(start)
        )

    def _even_or_odd(self, term: Node, start: int) -> Node | None:
        r"""`n \text{ is even}`: the remainder by 2 is told in words."""
        found = leading_parity(self.token.text) if self.token.kind == Kind.TEXT else None
        if found is None:
            return None
        rest = found[0]
        self._splice(found[1])
        one = Number(Fraction(rest), str(rest), **self.place(start))
        two = Number(Fraction(2), "2", **self.place(start))
        return self._divides(Sum((term, Negative(one)), **self.place(start)) if rest else term, two, start)

    def condition(self) -> Node:
        """Clauses joined by commas, words or signs."""
        start = self.token.start
        clauses, joins = [self._clause()], set[str]()
        while (join := self._join()) is not None:
            joins.add(join)
            clauses.append(self._clause())
        if len(joins) > 1:
            raise self.since(start, "`and` and `or` stand side by side: write brackets")
        return clauses[0] if not joins else Logic(joins.pop(), tuple(clauses), **self.place(start))

    def _join(self) -> str | None:
        if self.at_command("land", "lor"):
            return "and" if self.take().text == "land" else "or"
        if self.token.kind in {Kind.TEXT, Kind.LETTER, Kind.WORD} or self.fonted_word() is not None:
            first = self.at
            word = self.word()
            if word is Word.AND or word is Word.OR:
                return "and" if word is Word.AND else "or"
            if word is not Word.IF:
                self.at = first
            elif self.begins_factor():
                raise self.refusal("two conditions stand side by side")
            return None
        if self.token.kind == "," and not self._ends_condition(self.ahead().kind):
            self.take()
            first = self.at
            word = self.word()
            if word is Word.OR:
                return "or"
            if word is None:
                self.at = first
            return "and"
        return None

    @staticmethod
    def _ends_condition(kind: str) -> bool:
        return kind in {Kind.STOP, Kind.ROW, Kind.END, "&", "}", "\\}", ")", "]", ".", "nothing", Kind.GAP}

    def _clause(self) -> Node:
        while self.word(Word.IF) is Word.IF:
            self.accept("&")
        start = self.token.start
        if (
            self.token.kind == "("
            and self._relates(self.at)
            and self._ends_condition(self.token_at(self.matching(self.at) + 1).kind)
        ):
            self.take()
            with self.nested(")"):
                clause = self.condition()
            self.expect(")")
        else:
            clause = self._by_items(self.comparison())
            clause = self._even_or_odd(clause, start) or clause
        if not isinstance(clause, Compare | Member | MuchLess | Logic):
            raise self.since(start, "this is no condition")
        if isinstance(clause, Compare) and clause.relations == (Relation.EQUAL,) and self._lists_on():
            clause = Member(clause.terms[0], self._rest_of_list(clause.terms[1]), **self.place(start))
        if isinstance(clause, Compare) and Relation.APPROXIMATE in clause.relations:
            raise self.since(start, "a condition cannot be approximate")
        return clause

    def _lists_on(self) -> bool:
        return self.token.kind == "," and (
            self.ahead().kind == Kind.NUMBER
            or (self.ahead().kind == Kind.COMMAND and self.ahead().text == "dots")
        )

    def _rest_of_list(self, first: Node) -> Node:
        items = [first]
        while self._lists_on() or (self.token.kind == "," and isinstance(items[-1], Dots)):
            self.take()
            if self._ends_condition(self.token.kind):
                break
            items.append(self._listed_item())
        return Items(tuple(items), start=first.start, end=self.previous_end)

    def word(self, only: Word | None = None) -> Word | None:
        """Read words of a condition, where they stand next; `only` those of one kind. Reads nothing else."""
        if self.at_wrapped_word():
            del self.tokens[self.at + 2], self.tokens[self.at]
        token = self.token
        if token.kind == Kind.COMMAND and token.text == "forall" and only in {None, Word.IF}:
            self.take()
            return Word.IF
        if token.kind == Kind.COMMAND and token.text in UPRIGHT and self.ahead().kind == "{":
            return self._word_in_group(only)
        if token.kind == Kind.TEXT:
            found = leading_word(token.text)
            if found is None or (only is not None and found[0] is not only):
                return None
            self._splice(found[1])
            return found[0]
        return self._bare_word(only)

    def at_wrapped_word(self) -> bool:
        """Whether a word of a condition stands next in braces of its own: `{\\text{if }}`."""
        return (
            self.token.kind == "{"
            and self.ahead().kind == Kind.TEXT
            and self.ahead(2).kind == "}"
            and leading_word(self.ahead().text) is not None
        )

    def _word_in_group(self, only: Word | None) -> Word | None:
        close = self.matching(self.at + 1)
        word = word_kind(self.text[self.ahead().end : self.token_at(close).start])
        if word is None or (only is not None and word is not only):
            return None
        self.at = close + 1
        return word

    def _bare_word(self, only: Word | None) -> Word | None:
        """Words that stand in a formula without `\\text`; single letters are never words."""
        if self.token.kind not in {Kind.LETTER, Kind.WORD}:
            return None
        last = self.at
        while self.token_at(last).kind in {Kind.LETTER, Kind.WORD, Kind.TEXT} and last < self.at + 40:
            last += 1
        start = self.token.start
        written = self.text[start : self.token_at(last - 1).end]
        found = leading_word(written)
        if (
            found is None
            or (only is not None and found[0] is not only)
            or len(word := written[: found[1]].strip()) < 2
            or (len(word) == 2 and word.isascii() and word.isupper())
        ):
            return None
        while self.token.start < start + found[1]:
            self.take()
        return found[0]

    def _splice(self, end: int) -> None:
        """Put the mathematics behind the words of a `\\text{if x > 0}` in place of it."""
        token = self.token
        rest = token.text[end:]
        if is_empty(rest):
            self.at += 1
            return
        offset = self.text.find(token.text, token.start) + end
        inner: list[Token] = []
        for number, part in enumerate(rest.split("$")):
            inner += self._spliced(part, offset, words=number % 2 == 0)
            offset += len(part) + 1
        self.tokens[self.at : self.at + 1] = inner

    def _spliced(self, part: str, offset: int, *, words: bool) -> Iterator[Token]:
        """The tokens of a part of a `\\text`, which is words, mathematics, or a name with words behind it."""
        start = len(part) - len(part.lstrip())
        named = re.match(r"\s*\S+(?=\s)", part)
        behind = named.end() if named and leading_parity(part[named.end() :]) else len(part)
        if words and (leading_word(part) or leading_parity(part)):
            yield Token(Kind.TEXT, part[start:], offset + start, offset + len(part))
            return
        yield from shifted(tokenize(part[:behind], self.syntax()), offset)
        if behind < len(part):
            yield Token(Kind.TEXT, part[behind:].lstrip(), offset + behind, offset + len(part))

    def domain(self) -> Node:
        """A set behind `\\in`."""
        start = self.token.start
        if self.token.kind == Kind.COMMAND and (
            self.token.text in _SETS or self.token.text in {"mathbb", "mathbf", "mathrm"}
        ):
            return self._numbers()
        if self.token.kind in {"[", "]", "("}:
            return self._interval()
        if self.token.kind == "\\{":
            keep, self.commas = self.commas, "list"
            items, _, _ = self._listed("\\}")
            self.commas = keep
            return Items(items, **self.place(start))
        raise self.refusal("a set was expected")

    def _numbers(self) -> Node:
        token = self.take()
        letter = _SETS.get(token.text)
        if letter is None:
            inner = self.between(self.at) if self.token.kind == "{" else [self.token]
            letter = "".join(one.text for one in inner)
            self._skip_group()
        if letter not in {"R", "N", "Z", "Q", "C"}:
            raise self.since(token.start, "this set is not known")
        if self.token.kind == "_":
            raise self.refusal("a part of the numbers is not understood")
        if self.token.kind == "^" and (self.ahead().kind in {"+", "*"} or self.ahead(2).kind in {"+", "*"}):
            raise self.refusal("a part of the numbers is not understood")
        shape = self.group() if self.accept("^") else None
        return Numbers(letter, shape, **self.place(token.start))

    def _interval(self) -> Node:
        opening = self.take()
        keep, first = self.commas, self.at
        ends: tuple[Node, ...] = ()
        for self.commas in ("list", "apart"):
            self.at = first
            with self.nested("interval"):
                ends = self._ends()
            if len(ends) == 2:
                break
        self.commas = keep
        if len(ends) != 2 or self.token.kind not in {")", "]", "["}:
            raise self.refusal("an interval has two ends")
        closing = self.take()
        return Interval(
            *ends, open_low=opening.kind != "[", open_high=closing.kind != "]", **self.place(opening.start)
        )

    def _ends(self) -> tuple[Node, ...]:
        ends = [self.term()]
        while self.accept(",", ";"):
            ends.append(self.term())
        return tuple(ends)

    def membership(self, start: int) -> Node:
        """`\\mathbf{1}_{[0, 1]}(x)`: the set, then the bracketed term behind the group."""
        domain = self._interval()
        close = self.at
        self.expect("}")
        if self.token.kind != "(":
            raise self.refusal("what the indicator is taken of is missing")
        term = self.bracketed()
        after = self.at
        self.tokens[after:after] = [self.token_at(close)]
        return Indicator(Member(term, domain, start=start, end=self.previous_end), **self.place(start))
