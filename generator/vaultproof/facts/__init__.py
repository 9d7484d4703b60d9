"""What can be told of a function for certain: computed by SymPy, held against samples, left out where in doubt.

SymPy may take for ever; whoever asks sets the time that each fact may take. Reads no notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress

import sympy

from vaultproof.facts.certain import certain_monotone_of, certain_range_of
from vaultproof.facts.domain import domain_of, range_of
from vaultproof.facts.fact import Fact, Uncertain
from vaultproof.facts.function import Function
from vaultproof.facts.slope import convexity_of, derivative_of, monotone_of, steepest_of
from vaultproof.facts.value import limit_of, parity_of, zeros_of

_FACTS: tuple[tuple[str, Callable[[Function], Fact]], ...] = (
    ("domain", domain_of),
    ("derivative", derivative_of),
    ("parity", parity_of),
    ("limit_left", lambda function: limit_of(function, -1)),
    ("limit_right", lambda function: limit_of(function, 1)),
    ("zeros", zeros_of),
    ("monotone", monotone_of),
    ("monotone", certain_monotone_of),
    ("range", range_of),
    ("range", certain_range_of),
    ("convexity", convexity_of),
    ("steepest", steepest_of),
)
"""What is looked for, each by its name; by another way where the first one finds nothing."""
_REFUSALS = (
    Uncertain,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    LookupError,
    RecursionError,
    AssertionError,
    TimeoutError,
)


def facts_of(
    expression: sympy.Expr,
    symbol: sympy.Symbol,
    within: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Iterator[Fact]:
    """The facts about a function of one real variable.

    Each is looked for inside a `within()`, which may end that with a TimeoutError; the fact is left out then.
    """
    try:
        with within():
            function = Function.of(expression, symbol)
    except _REFUSALS:
        return
    told: set[str] = set()
    for name, find in _FACTS:
        with suppress(*_REFUSALS):
            if name in told:
                continue
            with within():
                fact = find(function)
            told.add(fact.name)
            yield fact
