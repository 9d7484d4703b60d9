r"""Whole formulas: one or several statements, terms related to one another. Reads relations that only stand there.

    formula    = ["\begin{aligned}"] statement { ("\\" | ";" | "," | wide space) statement } ["\end{aligned}"]
    statement  = term { sign term } [condition] ["\tag" group]           sign = "=" | ":=" | "\approx" | "\to" | …

A line that begins with a relation goes on with the statement before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from vaultproof.claim import Relation, Syntax
from vaultproof.latex.clauses import RELATIONS
from vaultproof.latex.conditions import Word, is_empty, leading_word, word_kind
from vaultproof.latex.cursor import CLOSING, OPENING
from vaultproof.latex.doubts import may_be_doubtful, no_doubt
from vaultproof.latex.names import Names, canonical_name
from vaultproof.latex.parse import Grammar
from vaultproof.latex.tokens import Kind, LatexError
from vaultproof.latex.tree import (
    Call,
    Compare,
    Derivative,
    Dots,
    Indexed,
    Item,
    Logic,
    Member,
    MuchLess,
    Node,
    Statement,
    Symbol,
)

_Read = TypeVar("_Read")
_ALIGNED = frozenset(
    """aligned align gather gathered equation split eqnarray multline displaymath alignedat alignat math
    flalign""".split()
)
_SIGNS = RELATIONS | {
    ":=": Relation.EQUAL, "=:": Relation.EQUAL, "equiv": Relation.EQUAL, "leftarrow": Relation.EQUAL,
    "to": Relation.APPROXIMATE,
    "sim": Relation.APPROXIMATE,
}  # fmt: skip
_PLACES = frozenset("ijklmnt")
_REFUSED = {
    "Rightarrow": "an implication is no statement of its own",
    "Leftrightarrow": "an equivalence is no statement of its own",
    "propto": "`proportional to` leaves a factor open", "mapsto": "`\\mapsto` is not understood here",
    "pm": "`±` stands for two values",
    "mp": "`±` stands for two values",
}  # fmt: skip


class Statements(Grammar):
    """Reads a whole formula."""

    def formula(self) -> tuple[Statement, ...]:
        """All statements of a formula."""
        found: list[Statement] = []
        opened: list[str] = []
        with self.nested("statement"):
            while True:
                self._between(opened)
                if self.token.kind == Kind.STOP:
                    break
                if found and self._relates_on():
                    found[-1] = self._continued(found[-1])
                else:
                    self._add(found, self._statement())
                self._after()
        if opened:
            raise self.refusal(f"`\\end{{{opened[-1]}}}` is missing")
        self._no_stray_term(found)
        if may_be_doubtful(self.tokens):
            for statement in found:
                no_doubt(statement.terms, self.names.values)
        return tuple(found)

    @staticmethod
    def _no_stray_term(found: list[Statement]) -> None:
        """Refuse a term that stands beside statements without being one."""
        stray = [
            one
            for one in found
            if not one.relations and not isinstance(one.terms[0], Member | MuchLess | Logic)
        ]
        if stray and len(stray) < len(found):
            raise LatexError(
                "this term stands beside a statement and states nothing", stray[0].start, stray[0].end
            )

    def _between(self, opened: list[str]) -> None:
        """Skip what parts statements, and the environments around them."""
        while True:
            if self.token.kind == Kind.BEGIN and self.token.text in _ALIGNED:
                opened.append(self.take().text)
            elif self.token.kind == Kind.END and opened and self.token.text == opened[-1]:
                opened.pop()
                self.take()
            elif self.token.kind == "{" and self.ahead().kind == "}" and not self.begins_prescript():
                self.at += 2
            elif self.token.kind == "{" and (self._states(self.at) or self._wraps_rows()):
                close = self.matching(self.at)
                del self.tokens[close], self.tokens[self.at]
            elif self.at_command("boxed", "fbox") and self.ahead().kind == "{" and self._states(self.at + 1):
                close = self.matching(self.at + 1)
                del self.tokens[close], self.tokens[self.at : self.at + 2]
            elif not self._word_and() and not self.accept(Kind.ROW, "&", ";", Kind.GAP, ",", "."):
                return

    def _wraps_rows(self) -> bool:
        """Whether the braces ahead, perhaps several, hold aligned rows and nothing else."""
        first, last = self.at, self.matching(self.at)
        while self.token_at(first + 1).kind == "{" and self.matching(first + 1) == last - 1:
            first, last = first + 1, last - 1
        begin, end = self.token_at(first + 1), self.token_at(last - 1)
        return begin.kind == Kind.BEGIN and end.kind == Kind.END and begin.text == end.text in _ALIGNED

    def _states(self, at: int) -> bool:
        """Whether the group at index `at` holds a relation on its own level."""
        depth = 0
        for index in range(at + 1, self.matching(at)):
            depth += (self.token_at(index).kind in OPENING) - (self.token_at(index).kind in CLOSING)
            if depth == 0 and self._relation_at(index):
                return True
        return False

    def _word_and(self) -> bool:
        """Read an `and` between statements."""
        first = self.at
        if (self.token.kind == Kind.TEXT or self.fonted_word()) and self.word() is Word.AND:
            return True
        self.at = first
        return False

    def _after(self) -> None:
        """See that a statement ends where one may end."""
        if self.token.kind in {Kind.STOP, Kind.ROW, "&", ";", Kind.GAP, ",", "."}:
            return
        if self.token.kind == Kind.END and self.token.text in _ALIGNED:
            return
        if self.token.kind == Kind.TEXT and word_kind(self.token.text) is Word.AND:
            return
        if self.fonted_word() is Word.AND:
            return
        if self.token.kind == Kind.COMMAND and self.token.text in _REFUSED:
            raise self.refusal(_REFUSED[self.token.text])
        raise self.refusal()

    # -- one statement ------------------------------------------------------------------------------------------

    def _statement(self) -> Statement:
        start = self.token.start
        self.functions_here = self._sequence_defined()
        self.acronyms = self._defines_acronym()
        terms = [self._side()]
        self._learn(terms[0])
        statement = Statement(tuple(terms), (), (), start=start, end=self.previous_end)
        return self._continued(statement) if self._relates_on() else self._qualified(statement)

    def _sequence_defined(self) -> set[str]:
        """The name on the left side where it is a sequence as signals are written: `w[n] = …`."""
        kinds = [self.ahead(count).kind for count in range(4)]
        related = self._relation_at(self.at + 4 + (self.ahead(4).kind == "&"))
        if kinds != [Kind.LETTER, "[", Kind.LETTER, "]"] or self.ahead(2).text not in _PLACES or not related:
            return set()
        name = canonical_name(self.token.text)
        return {name} - self.names.values if name else set()

    def _defines_acronym(self) -> bool:
        """Whether the left side is nothing but running capitals, `FV = …`: then such are names on the right too."""
        run = self.run() if self.token.kind == Kind.LETTER and self.latex else ""
        behind = self.at + len(run)
        behind += self.token_at(behind).kind == "&"
        return len(run) > 1 and run.isupper() and self._relation_at(behind)

    def _relates_on(self) -> bool:
        """Whether a relation stands next."""
        at = self.at
        found = self._sign_ahead() is not None
        self.at = at
        return found

    def _continued(self, statement: Statement) -> Statement:
        """A statement with the relations and terms that follow."""
        if statement.condition is not None or isinstance(statement.terms[-1], Member):
            raise self.refusal("a relation follows a condition")
        terms, relations, signs = list(statement.terms), list(statement.relations), list(statement.signs)
        while (sign := self._sign_ahead()) is not None:
            relation, written = sign
            relations.append(relation)
            signs.append(written)
            self.accept("&")
            terms.append(self._side())
        if "=:" in signs:
            raise self.since(statement.start, "`=:` is not understood")
        grown = replace(
            statement,
            terms=tuple(terms),
            relations=tuple(relations),
            signs=tuple(signs),
            end=self.previous_end,
        )
        return self._qualified(grown)

    def _side(self) -> Node:
        """A term of a statement, or a whole `a \\in S`, `a \\ll b`."""
        start = self.token.start
        self.accept("&")
        node = self.term()
        if self.at_command("ll", "gg"):
            much_less = self.take().text == "ll"
            other = self.term()
            return (
                MuchLess(node, other, **self.place(start))
                if much_less
                else MuchLess(other, node, **self.place(start))
            )
        if self.at_command("in", "notin"):
            negated = self.take().text == "notin"
            return Member(node, self.domain(), negated, **self.place(start))
        return node

    def _sign_ahead(self) -> tuple[Relation, str] | None:
        """Read a relation where one stands next, perhaps behind the mark of an alignment."""
        first = self.at
        self.accept("&")
        if self.token.kind == Kind.ROW and self._relation_at(self.at + 1 + (self.ahead().kind == "&")):
            self.take()
            self.accept("&")
        start = self.token.start
        if self._stacked():
            self.take()
            self._skip_group()
            close = self.matching(self.at)
            inner = self.between(self.at)
            self.at = close + 1
            if [token.kind for token in inner] in (["="], [":="]):
                return Relation.EQUAL, self.text[start : self.previous_end]
            raise self.since(start, "this relation is not understood")
        relation = _SIGNS.get(self._sign_text())
        if relation is None:
            self.at = first
            return None
        sign = self._sign_text()
        self.take()
        if sign == ":" and self.accept("="):
            return Relation.EQUAL, ":="
        if sign == "sim" and not self.token.kind == Kind.NUMBER and self.token.kind != "-":
            raise self.refusal("`\\sim` may name a distribution")
        return relation, self.text[start : self.previous_end]

    def _sign_text(self) -> str:
        return self.token.text if self.token.kind == Kind.COMMAND else self.token.kind

    def _relation_at(self, at: int) -> bool:
        token = self.tokens[min(at, len(self.tokens) - 1)]
        return (token.text if token.kind == Kind.COMMAND else token.kind) in _SIGNS

    def _stacked(self) -> bool:
        """Whether `\\overset{…}{=}` or `\\stackrel{…}{=}` stands next."""
        if not self.at_command("overset", "stackrel", "underset") or self.ahead().kind != "{":
            return False
        close = self.matching(self.at + 1)
        return self.token_at(close + 1).kind == "{" and self._relation_at(close + 2)

    def _learn(self, left: Node) -> None:
        """Take the name on the left side as a function on the right."""
        head = left.term if isinstance(left, Item | Derivative) else left
        if (
            isinstance(head, Call)
            and not head.built_in
            and head.name not in self.names.values
            and all(isinstance(one, Symbol | Indexed | Dots) for one in head.arguments)
        ):
            self.functions_here.add(head.name)

    # -- what is said to hold for it -----------------------------------------------------------------------------

    def _qualified(self, statement: Statement) -> Statement:
        """A statement with the condition and tag behind it."""
        while True:
            if self.token.kind == Kind.TEXT and is_empty(self.token.text):
                self.take()
            elif self.at_command("tag"):
                self.take()
                start = self.ahead().start
                self._skip_group()
                statement = replace(statement, tag=self.text[start : self.previous_end].strip("{} "))
            elif self.fonted_word() is Word.OR or (
                self.token.kind == Kind.TEXT and word_kind(self.token.text) is Word.OR
            ):
                statement = self._alternative(statement)
            elif statement.condition is None and self._condition_ahead():
                self.accept(",", Kind.GAP)
                self.accept(Kind.GAP, ",")
                condition = self.condition()
                statement = replace(statement, condition=condition, end=self.previous_end)
            else:
                return statement

    def _alternative(self, statement: Statement) -> Statement:
        """`x = 1 or x = 2` as one condition."""
        if (
            not statement.relations
            or statement.condition is not None
            or Relation.APPROXIMATE in statement.relations
        ):
            raise self.refusal()
        self.word()
        first = Compare(statement.terms, statement.relations, start=statement.start, end=statement.end)
        either = Logic("or", (first, self.condition()), **self.place(statement.start))
        return Statement((either,), (), start=statement.start, end=self.previous_end)

    def _condition_ahead(self) -> bool:
        at = self.at
        while self.token_at(at).kind in {",", Kind.GAP} and at < self.at + 2:
            at += 1
        token = self.token_at(at)
        if token.kind == Kind.TEXT:
            found = leading_word(token.text)
            return found is not None and found[0] is Word.IF
        if self.fonted_word(at) is Word.IF:
            return True
        if token.kind == Kind.COMMAND and token.text == "forall":
            return True
        return token.kind == "(" and self._relates(at) and (at > self.at or self._limits_statement())

    def _add(self, found: list[Statement], statement: Statement) -> None:
        """Add a statement, or take it as the condition of the one before: `f(x) = x, x > 0`."""
        term = statement.terms[0]
        order = {
            Relation.LESS,
            Relation.LESS_EQUAL,
            Relation.GREATER,
            Relation.GREATER_EQUAL,
            Relation.UNEQUAL,
        }
        bounds = bool(statement.relations) and set(statement.relations) <= order
        parted = self._comma_before(statement.start)
        if (
            found
            and parted
            and found[-1].condition is None
            and found[-1].relations
            and statement.condition is None
        ):
            if bounds and {Relation.EQUAL, Relation.APPROXIMATE} & set(found[-1].relations):
                found[-1] = replace(
                    found[-1],
                    condition=Compare(
                        statement.terms, statement.relations, start=statement.start, end=statement.end
                    ),
                )
                return
            if isinstance(term, Member) and not statement.relations:
                found[-1] = replace(found[-1], condition=term)
                return
        found.append(statement)

    def _comma_before(self, start: int) -> bool:
        """Whether a comma or wide space, not a new line, parts a statement from the one before."""
        last = bisect_right(self.tokens, start, key=lambda token: token.end)
        before = self.tokens[max(last - 2, 0) : last]
        return any(token.kind in {",", Kind.GAP} for token in before) and all(
            token.kind not in {Kind.ROW, ";"} for token in before
        )


def parse_statements(text: str, names: Names, *, syntax: Syntax = Syntax.LATEX) -> tuple[Statement, ...]:
    """The statements of a formula, in order.

    Raises LatexError, with place and reason, for what is not understood.
    """
    return _guarded(lambda: Statements(text, names, syntax).formula(), text)


def parse_term(text: str, names: Names, *, syntax: Syntax = Syntax.LATEX) -> Node:
    """The tree of one term.

    Raises LatexError, with place and reason, for what is not understood.
    """
    return _term(text, names, syntax)


@lru_cache(maxsize=512)
def _term(text: str, names: Names, syntax: Syntax) -> Node:
    """A term's tree; a definition is read for each claim that calls it."""
    return _guarded(lambda: _all(Statements(text, names, syntax), Grammar.term), text)


def parse_condition(text: str, names: Names, *, syntax: Syntax = Syntax.LATEX) -> Node:
    """The tree of a condition such as `0 < x \\le 1`. Raises LatexError."""
    return _guarded(lambda: _all(Statements(text, names, syntax), Grammar.condition), text)


def _all(grammar: Statements, read: Callable[[Statements], Node]) -> Node:
    node = read(grammar)
    if may_be_doubtful(grammar.tokens):
        no_doubt((node,), grammar.names.values)
    while grammar.token.kind in {",", ".", ";", Kind.GAP, "nothing"} and grammar.ahead().kind == Kind.STOP:
        grammar.at += 1
    if grammar.token.kind != Kind.STOP:
        raise grammar.refusal()
    return node


def _guarded(read: Callable[[], _Read], text: str) -> _Read:
    try:
        return read()
    except RecursionError as error:
        raise LatexError("the formula is nested too deeply", 0, len(text)) from error
