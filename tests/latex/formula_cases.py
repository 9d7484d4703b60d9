"""Formulas with their meaning, one a line of `cases.tsv`: reads them, and tells right, refused and wrong apart.

Columns: `syntax` (latex or plain), `kind`, `topic`, `formula`, `expected` (in NumPy's words), `points` (values for
the names, as JSON), `functions` (`name=body in x`, separated by `;`), `decimal_comma`. Kinds: `value`, the last term
has the expected value at each point; `identity`, all terms are equal; `condition`, the statement is true or
not; `refused`.

Run as a script it prints what is not right and the counts: `python tests/latex/formula_cases.py [FILE]`.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import sympy
from sympy.core.function import AppliedUndef

from vaultproof.claim import Syntax
from vaultproof.latex import (
    LatexError,
    Names,
    Node,
    Statement,
    evaluate,
    parse_statements,
    parse_term,
    to_sympy,
)
from vaultproof.latex.tree import Compare, Member, MuchLess

CASES = Path(__file__).with_name("cases.tsv")
_NUMPY: dict[str, Any] = {
    name: getattr(np, name)
    for name in """exp log log2 log10 sqrt cbrt sin cos tan sinh cosh tanh arctan arccosh maximum minimum where clip
    sign floor ceil pi e abs mean array sum prod arange arcsin arcsinh diff""".split()
} | {
    "erf": np.vectorize(math.erf),
    "softmax": lambda rows: np.exp(rows) / np.exp(rows).sum(-1, keepdims=True),
    "factorial": math.factorial,
    "comb": math.comb,
    "G": math.gamma,
    "max": lambda *values: np.max(values),
    "min": lambda *values: np.min(values),
    "gcd": math.gcd,
    "arccos": np.arccos,
    "range": range,
}
_SYMPY: dict[str, Any] = {name: getattr(sympy, name) for name in "exp log sqrt tanh erf pi".split()} | {
    "maximum": sympy.Max,
    "minimum": sympy.Min,
    "clip": lambda x, low, high: sympy.Min(sympy.Max(x, low), high),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One line of the file."""

    id: str
    syntax: Syntax
    kind: str
    formula: str
    expected: str
    points: tuple[dict[str, Any], ...]
    functions: dict[str, str]
    decimal_comma: bool | None

    @property
    def names(self) -> Names:
        """The names that the case gives."""
        return Names(functions=frozenset(self.functions), decimal_comma=self.decimal_comma)


def read_cases(path: Path = CASES) -> Iterator[Case]:
    """The cases of a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Case(
                id=row["id"],
                syntax=Syntax(row["syntax"]),
                kind=row["kind"],
                formula=row["formula"],
                expected=row["expected"],
                points=tuple(json.loads(row["points"])),
                functions=dict(part.split("=", 1) for part in row["functions"].split(";") if part),
                decimal_comma={"true": True, "false": False}.get(row["decimal_comma"]),
            )


def outcome(case: Case) -> str:
    """`right`, or `refused: …` where the reader should have understood, or `wrong: …`."""
    try:
        statements = _parsed(case)
        found = [_at(case, statements, point) for point in case.points]
    except LatexError as error:
        return "right" if case.kind == "refused" else f"refused: {error.message}"
    if case.kind == "refused":
        return _never_computed(case, statements)
    return next((text for text in found if text != "right"), "right")


def _parsed(case: Case) -> tuple[Statement, ...]:
    if case.syntax is Syntax.PLAIN and case.kind in {"value", "refused"}:
        return (Statement((parse_term(case.formula, case.names, syntax=case.syntax),), ()),)
    found = parse_statements(case.formula, case.names, syntax=case.syntax)
    if not found:
        raise LatexError("nothing is stated")
    return found


def _never_computed(case: Case, statements: tuple[Statement, ...]) -> str:
    """A formula that must not get a meaning: neither reader may give a value for any of its terms."""
    for term in (term for statement in statements for term in statement.terms[-1:]):
        try:
            to_sympy(term, case.names)
        except LatexError:
            continue
        return "wrong: it was given a meaning"
    return "right"


def _at(case: Case, statements: tuple[Statement, ...], point: dict[str, Any]) -> str:
    if case.kind == "condition":
        return _compared(
            [float(all(_truth(case, statement, point) for statement in statements))],
            float(_expected(case, point)),
        )
    terms = [term for statement in statements for term in statement.terms]
    if case.kind == "identity":
        values = [_values(case, term, point) for term in terms]
        return next(
            (text for value in values[1:] if (text := _compared(value, values[0][0])) != "right"), "right"
        )
    return _compared(_values(case, terms[-1], point), _expected(case, point))


def _truth(case: Case, statement: Statement, point: dict[str, Any]) -> bool:
    if statement.relations:
        node: Node = Compare(statement.terms, statement.relations)
        return bool(evaluate(node, _environment(case, point))) and (
            statement.condition is None or bool(evaluate(statement.condition, _environment(case, point)))
        )
    assert isinstance(statement.terms[0], Member | MuchLess)
    return bool(evaluate(statement.terms[0], _environment(case, point)))


def _compared(found: list[Any], expected: Any) -> str:
    for value in found:
        if np.shape(value) != np.shape(expected) or not np.allclose(value, expected, rtol=1e-9, atol=1e-12):
            return f"wrong: {value} is not {expected}"
    return "right"


def _expected(case: Case, point: dict[str, Any]) -> Any:
    values = {
        f"{name}_" if name == "lambda" else name: np.array(value) if isinstance(value, list) else value
        for name, value in point.items()
    }
    return eval(case.expected, {**_NUMPY, **values})


def _values(case: Case, term: Node, point: dict[str, Any]) -> list[Any]:
    """What the readers give: one value each, at least one. Raises LatexError where both refuse."""
    found: list[Any] = []
    errors: list[LatexError] = []
    readers: tuple[Callable[[Case, Node, dict[str, Any]], Any], ...] = (_by_numpy, _by_sympy)
    for reader in readers:
        try:
            found.append(reader(case, term, point))
        except LatexError as error:
            errors.append(error)
    if not found:
        raise errors[0]
    return found


def _environment(case: Case, point: dict[str, Any]) -> dict[str, Any]:
    environment: dict[str, Any] = {
        name: np.array(value, dtype=float) if isinstance(value, list) else float(value)
        for name, value in point.items()
    }
    for name, body in case.functions.items():
        environment[name] = lambda x, body=body: eval(body, {**_NUMPY, "x": x})
    return environment


def _by_numpy(case: Case, term: Node, point: dict[str, Any]) -> Any:
    return evaluate(term, _environment(case, point))


def _by_sympy(case: Case, term: Node, point: dict[str, Any]) -> Any:
    if any(isinstance(value, list) for value in point.values()):
        raise LatexError("arrays are for NumPy")
    expression = to_sympy(term, case.names)
    x = sympy.Symbol("x")
    for name, body in case.functions.items():
        function = sympy.Lambda(x, eval(body, {**_SYMPY, "x": x}))
        expression = expression.replace(
            sympy.Function(name), lambda *given, function=function: function(*given)
        )
    real = {symbol: sympy.Symbol(f"{symbol}", real=True) for symbol in expression.free_symbols}
    expression = expression.subs(real, simultaneous=True).doit()
    expression = expression.subs(
        {
            symbol: sympy.nsimplify(point[f"{symbol}"], rational=True)
            for symbol in expression.free_symbols
            if f"{symbol}" in point
        }
    )
    expression = expression.doit()
    if expression.free_symbols or expression.atoms(AppliedUndef):
        raise LatexError(f"without a value: {expression}")
    if not expression.is_number:
        raise LatexError(f"without a value: {expression}")
    return float(expression)


def main(path: Path) -> None:
    """Print what is not right, and the counts."""
    counts: Counter[str] = Counter()
    for case in read_cases(path):
        text = outcome(case)
        counts[text.partition(":")[0]] += 1
        if text != "right":
            print(case.id, case.formula, "\n    ", text)
    print(dict(counts))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CASES)
