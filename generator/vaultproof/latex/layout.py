r"""What is laid out in rows: `cases`, a brace with `array`, matrices.

cases      = row { "\\" row }                row = term ["&" | "," | wide space] (condition | otherwise-words)
matrix     = row { "\\" row }                row = term { "&" term }
"""

from __future__ import annotations

from dataclasses import replace

from vaultproof.latex.clauses import Clauses
from vaultproof.latex.conditions import Word, is_empty
from vaultproof.latex.tokens import Kind, LatexError
from vaultproof.latex.tree import Branch, Call, Cases, Matrix, Node, Vector

MATRICES = frozenset(
    "matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix array psmallmatrix bsmallmatrix".split()
)
CASES = frozenset("cases dcases rcases numcases".split())


class Layout(Clauses):
    """The part of the grammar that reads cases and matrices."""

    def cases(self, end: str) -> Node:
        """Rows of values and conditions up to an `\\end{…}` or the delimiter that closes them."""
        start = self.token.start
        branches: list[Branch] = []
        with self.nested(end):
            while self.token.kind != end:
                if self.accept(Kind.ROW):
                    continue
                if branches and branches[-1].condition is None:
                    raise self.refusal("a case stands behind the one that holds otherwise")
                branches.append(self._branch(end))
        if not branches:
            raise self.refusal("the definition by cases is empty")
        return Cases(tuple(branches), **self.place(start))

    def _branch(self, end: str) -> Branch:
        start = self.token.start
        self.accept("&")
        value = self.term()
        self._part_of_row()
        if self.token.kind in {end, Kind.ROW}:
            raise self.since(start, "a case has no condition")
        if self._otherwise():
            condition: Node | None = None
        else:
            condition = self.condition()
        self._end_of_row()
        if self.token.kind not in {end, Kind.ROW}:
            raise self.refusal()
        return Branch(value, condition, **self.place(start))

    def _otherwise(self) -> bool:
        """Read the words of the last case, perhaps in brackets."""
        first = self.at
        bracket = self.accept("(")
        if self.word(Word.OTHERWISE) is Word.OTHERWISE and (not bracket or self.accept(")")):
            return True
        self.at = first
        return False

    def _part_of_row(self) -> None:
        """Skip what stands between a value and its condition."""
        while self.token.kind in {"&", ",", ";", ":", Kind.GAP} or (
            self.token.kind == Kind.TEXT and is_empty(self.token.text)
        ):
            self.take()

    def _end_of_row(self) -> None:
        while self.token.kind in {"&", ",", ".", ";", Kind.GAP} or (
            self.token.kind == Kind.TEXT and is_empty(self.token.text)
        ):
            self.take()

    def matrix_rows(self, end: str) -> tuple[tuple[Node, ...], ...]:
        """The rows of a matrix up to its `\\end`."""
        rows: list[tuple[Node, ...]] = []
        with self.nested(end):
            while self.token.kind != end:
                if self.accept(Kind.ROW):
                    continue
                row = [self.term()]
                while self.accept("&"):
                    row.append(self.term())
                rows.append(tuple(row))
        if not rows or len({len(row) for row in rows}) != 1:
            raise self.refusal("the rows of the matrix are not of one length")
        return tuple(rows)

    def environment(self) -> Node:
        """What stands between `\\begin` and `\\end`."""
        begin = self.take()
        name = begin.text
        if name in CASES:
            node = self.cases(Kind.END)
        elif name in MATRICES:
            node = self._matrix(name, begin.start)
        elif name in {"aligned", "split", "gathered", "alignedat"}:
            with self.nested(Kind.END):
                self.accept("&")
                node = self.term()
        else:
            raise LatexError(f"the environment `{name}` is not known", begin.start, begin.end)
        if self.token.kind != Kind.END or self.token.text != name:
            raise self.refusal(f"`\\end{{{name}}}` is missing")
        self.take()
        return node

    def _matrix(self, name: str, start: int) -> Node:
        rows = self.matrix_rows(Kind.END)
        if name == "vmatrix":
            return Call("det", (Matrix(rows, **self.place(start)),), built_in=True, **self.place(start))
        if name in {"Bmatrix", "Vmatrix"}:
            raise self.since(start, f"what `{name}` means here is not known")
        if len(rows[0]) == 1 and len(rows) > 1:
            return Vector(tuple(row[0] for row in rows), **self.place(start))
        return Matrix(rows, **self.place(start))

    def braced_cases(self) -> Node:
        r"""`\cases{x & x > 0 \cr 0 & otherwise}`, as TeX itself writes cases."""
        start = self.take().start
        if self.token.kind != "{":
            raise self.refusal()
        close = self.matching(self.at)
        self.tokens[close : close + 1] = [
            replace(one, kind=Kind.END) for one in self.tokens[close : close + 1]
        ]
        self.take()
        node = self.cases(Kind.END)
        self.expect(Kind.END)
        return replace(node, **self.place(start))

    def brace_of_cases(self) -> Node:
        """`\\left\\{ \\begin{array}{ll} … \\end{array} \\right.`, the brace being the next token."""
        brace = self.take()
        begin = self.take()
        if begin.text not in {"array", "aligned", "matrix", "gathered", "split", "alignedat"}:
            raise LatexError(f"a brace before `{begin.text}` is not understood", begin.start, begin.end)
        node = self.cases(Kind.END)
        self.expect(Kind.END)
        if brace.stretched and self.token.kind != "nothing":
            raise self.refusal("`\\right.` is missing")
        self.accept("nothing")
        return node
