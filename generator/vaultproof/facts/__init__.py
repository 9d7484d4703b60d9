"""What can be told of a function for certain: computed by SymPy, held against samples, left out where in doubt.

SymPy may take for ever; whoever asks sets the time that each fact may take. Reads no notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext

import sympy
from sympy.polys.polyerrors import BasePolynomialError

from vaultproof.facts.certain import (
    certain_convexity_of,
    certain_domain_of,
    certain_monotone_of,
    certain_range_of,
    certain_steepest_of,
    certain_zeros_of,
    other_steepest_of,
)
from vaultproof.facts.domain import cased_domain_of, domain_inside, domain_of, range_of
from vaultproof.facts.fact import Fact, Uncertain
from vaultproof.facts.fractional import fractional_period_of, fractional_range_of, fractional_zeros_of
from vaultproof.facts.function import Function
from vaultproof.facts.periodic import period_of, repeated_domain_of, repeated_zeros_of, swing_range_of
from vaultproof.facts.slope import convexity_of, derivative_of, monotone_of
from vaultproof.facts.steps import step_monotone_of, step_range_of, step_zeros_of
from vaultproof.facts.value import asymptote_of, limit_of, parity_of, zeros_of

_FACTS: tuple[tuple[str, Callable[[Function], Fact]], ...] = (
    ("domain", domain_of),
    ("domain", cased_domain_of),
    ("domain", repeated_domain_of),
    ("domain", certain_domain_of),
    ("derivative", derivative_of),
    ("parity", parity_of),
    ("period", period_of),
    ("period", fractional_period_of),
    ("limit_left", lambda function: limit_of(function, -1)),
    ("limit_right", lambda function: limit_of(function, 1)),
    ("asymptote", asymptote_of),
    ("zeros", zeros_of),
    ("zeros", repeated_zeros_of),
    ("zeros", certain_zeros_of),
    ("zeros", step_zeros_of),
    ("zeros", fractional_zeros_of),
    ("monotone", step_monotone_of),
    ("range", step_range_of),
    ("range", fractional_range_of),
    ("monotone", certain_monotone_of),
    ("monotone", monotone_of),
    ("range", certain_range_of),
    ("range", range_of),
    ("range", swing_range_of),
    ("convexity", certain_convexity_of),
    ("convexity", convexity_of),
    ("steepest", certain_steepest_of),
    ("steepest", other_steepest_of),
)
"""What is looked for, each by its name; by another way where the first one finds nothing."""
_PERIODS: tuple[tuple[str, Callable[[Function], Fact]], ...] = (
    ("period", period_of),
    ("period", fractional_period_of),
)
"""What is so from some place on, too."""
_MOST_LATE = 2
_QUICK = frozenset({"parity", "limit_left", "limit_right"})
"""What is told at once or not at all, whatever else takes too long."""
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
    BasePolynomialError,
)


def facts_of(
    expression: sympy.Expr,
    symbol: sympy.Symbol,
    within: Callable[[], AbstractContextManager[None]] = nullcontext,
    only: sympy.Interval | None = None,
) -> Iterator[Fact]:
    """The facts about a function of one real variable, `only` where the variable has a meaning.

    Each is looked for inside a `within()`, which may end that with a TimeoutError; the fact is left out then, and after
    a few of them whatever else there might be but what is quick: what is too much for SymPy once is so in most other
    ways, too.
    """
    try:
        with within():
            function = Function.of(expression, symbol)
    except _REFUSALS:
        return
    finders = _FACTS
    if only is not None:
        try:
            with within():
                finders = _inside(function, only)
        except _REFUSALS:
            periods = _PERIODS if only.end == sympy.oo else ()
            finders = (("derivative", derivative_of), *periods, *_far_out(only))
    told: set[str] = set()
    late = 0
    for name, find in finders:
        if name in told or (late >= _MOST_LATE and name not in _QUICK) or late == 2 * _MOST_LATE:
            continue
        try:
            with within():
                fact = find(function)
        except TimeoutError:
            late += 1
            continue
        except _REFUSALS:
            continue
        told.add(fact.name)
        yield fact


_Finders = tuple[tuple[str, Callable[[Function], Fact]], ...]


def _far_out(only: sympy.Interval) -> _Finders:
    """Where a function tends to at the ends of an interval that are no numbers."""
    ends = (("limit_left", -1, only.start), ("limit_right", 1, only.end))
    return tuple(
        (name, lambda function, side=side: limit_of(function, side))
        for name, side, end in ends
        if not end.is_finite
    )


def _inside(function: Function, only: sympy.Interval) -> _Finders:
    """What is looked for where the variable is confined to an interval: nothing that hangs on what lies beyond it.

    All of it where the function has no values beyond. Raises `Uncertain` where its domain in there cannot be told.
    """
    domain = domain_inside(function, only)
    if domain is None:
        return _FACTS
    confined = Function.of(sympy.Piecewise((function.original, only.as_relational(function.x))), function.x)
    inside = function.within(only)
    return (
        ("domain", lambda _: domain),
        ("derivative", derivative_of),
        *(_PERIODS if only.end == sympy.oo else ()),
        *_far_out(only),
        ("zeros", lambda _: zeros_of(confined)),
        ("zeros", lambda _: certain_zeros_of(inside)),
        ("monotone", lambda _: certain_monotone_of(inside)),
        ("range", lambda _: certain_range_of(inside)),
        ("range", lambda _: fractional_range_of(inside, only)),
        ("convexity", lambda _: certain_convexity_of(inside)),
    )
