r"""The LaTeX and plain mathematics that notes use: text → tree → SymPy, NumPy or plain text.

Refuses what it does not know, with place and reason. Importing this package loads neither SymPy nor NumPy; `to_sympy`
and `evaluate` do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from vaultproof.claim import Syntax
from vaultproof.latex.heads import Head, definition_head
from vaultproof.latex.names import Names, canonical_name
from vaultproof.latex.statements import parse_condition, parse_statements, parse_term
from vaultproof.latex.text import to_text
from vaultproof.latex.tokens import LatexError
from vaultproof.latex.tree import Node, Statement

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import sympy

    Value: TypeAlias = float | npt.NDArray[np.float64]

__all__ = [
    "Head",
    "LatexError",
    "Names",
    "Node",
    "Statement",
    "Syntax",
    "canonical_name",
    "definition_head",
    "evaluate",
    "parse_condition",
    "parse_statements",
    "parse_term",
    "to_sympy",
    "to_text",
]


def to_sympy(node: Node, names: Names) -> sympy.Basic:
    """The SymPy expression of a scalar term. Raises LatexError for what has no scalar meaning."""
    from vaultproof.latex.sympify import to_sympy as convert

    return convert(node, names)


def evaluate(node: Node, environment: Mapping[str, Value | Callable[..., Value]]) -> Value:
    """The value of a term through NumPy. Raises LatexError for what it cannot compute surely."""
    from vaultproof.latex.evaluate import evaluate as compute

    return compute(node, environment)
