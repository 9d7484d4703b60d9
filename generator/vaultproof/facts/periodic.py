"""What repeats itself: the least period, the zeros and the gaps of a domain in one period, and the values of a swing.

Knows nothing of functions that do not repeat themselves, but for those that swing ever on as a sine does.
"""

from __future__ import annotations

import numpy as np
import sympy
from numpy.typing import NDArray

from vaultproof.calculus.number import Unsure
from vaultproof.calculus.signs import period_of as certain_period_of
from vaultproof.facts.fact import Fact, Uncertain, stated
from vaultproof.facts.function import Function
from vaultproof.facts.total import total
from vaultproof.plot.request import Floats

_MOST_ZEROS = 4
_PRIMES = tuple(sympy.primerange(2, 100))
_SAMPLES = 4001
_WAVES = (sympy.sin, sympy.cos, sympy.tan, sympy.cot, sympy.sec, sympy.csc)
_SMOOTH = (sympy.sin, sympy.cos, sympy.exp, sympy.tanh, sympy.atan, sympy.erf, sympy.sinh, sympy.cosh)


def period_of(function: Function) -> Fact:
    """The least period of a function that is not constant."""
    return stated("period", function.latex(exact_period(function)))


def repeated_domain_of(function: Function) -> Fact:
    """The domain of a quotient whose denominator vanishes again and again."""
    period = exact_period(function)
    above, below = _quotient(function)
    if not (total(above) and total(below)):
        raise Uncertain
    gaps = _solved(below, function.x, period)
    if not gaps:
        raise Uncertain
    for gap in gaps:
        beside = function.values(float(gap) + np.array([-1e-7, 1e-7]))
        if (np.abs(beside[np.isfinite(beside)]) < 1e3).any():
            raise Uncertain
    inside = np.abs(function.places) < 60
    if not function.known[inside & ~_near(function.places, gaps, period)].all():
        raise Uncertain
    return stated("domain", rf"{sympy.latex(function.x)} \neq {again(function, gaps, period)}")


def repeated_zeros_of(function: Function) -> Fact:
    """The zeros of a function that repeats itself."""
    period = exact_period(function)
    zeros = _solved(function.original, function.x, period)
    if not zeros:
        raise Uncertain
    places = np.linspace(0, float(period), _SAMPLES) + 1e-5 * float(period)
    y = function.values(places)
    known = np.isfinite(y[:-1]) & np.isfinite(y[1:])
    most = float(np.nanmedian(np.abs(y)))
    crossing = known & (y[:-1] * y[1:] <= 0) & (np.abs(y[:-1]) + np.abs(y[1:]) < 0.1 * (1 + most))
    close = known & (np.abs(y[:-1]) < 1e-5 * most)
    shown = _near(places[:-1], zeros, period, np.where(close, 1e-2, 5e-4) * float(period))
    if ((crossing | close) & ~shown).any():
        raise Uncertain
    if any(
        not abs(value) < 1e-7 * (1 + most)
        for value in function.values(np.array([float(zero) for zero in zeros]))
    ):
        raise Uncertain
    return stated("zeros", again(function, zeros, period))


def swing_range_of(function: Function) -> Fact:
    r"""The values of `a + b \sin(g(x))`, where g is continuous and grows beyond all bounds."""
    constant, rest = sympy.nsimplify(function.original, rational=True).as_coeff_Add()
    if rest.is_Mul:
        factor, rest = rest.as_independent(function.x, as_Add=False)
    else:
        factor = sympy.S.One
    if not isinstance(rest, (sympy.sin, sympy.cos)):
        raise Uncertain
    inner = rest.args[0]
    if not _continuous(inner) or all(
        sympy.limit(inner, function.x, end) not in (sympy.oo, -sympy.oo) for end in (sympy.oo, -sympy.oo)
    ):
        raise Uncertain
    size = sympy.Abs(factor)
    found = sympy.Interval(constant - size, constant + size)
    y = function.samples[function.known]
    slack = 1e-9 * (1 + float(size))
    if (y < float(found.start) - slack).any() or (y > float(found.end) + slack).any():
        raise Uncertain
    return stated("range", function.latex(found))


def _continuous(expression: sympy.Expr) -> bool:
    """Whether an expression is plainly continuous on the whole line."""
    kinds = expression.atoms(sympy.Function)
    return total(expression) and all(isinstance(kind, _SMOOTH) for kind in kinds)


def exact_period(function: Function) -> sympy.Expr:
    """The least period. Raises `Uncertain`."""
    exact = sympy.nsimplify(function.original, rational=True)
    waves = [wave for wave in exact.atoms(*_WAVES) if wave.has(function.x)]
    if not waves or not all(sympy.diff(wave.args[0], function.x).is_number for wave in waves):
        raise Uncertain
    if exact.xreplace({wave: sympy.Dummy() for wave in waves}).has(function.x):
        raise Uncertain
    try:
        period = certain_period_of(exact, function.x)
    except Unsure as error:
        raise Uncertain from error
    for prime in _PRIMES:
        if repeats(function, period / prime):
            period = _shortened(exact, function.x, period, prime)
    if not repeats(function, period) or any(repeats(function, period / prime) for prime in _PRIMES):
        raise Uncertain
    return period


def _shortened(exact: sympy.Expr, x: sympy.Symbol, period: sympy.Expr, prime: int) -> sympy.Expr:
    """A part of a period that is one too. Raises `Uncertain` where that cannot be proven."""
    part = period / prime
    if sympy.simplify(exact.subs(x, x + part) - exact) != 0:
        raise Uncertain
    return part


def repeats(function: Function, period: sympy.Expr) -> bool:
    """Whether the samples near zero are the same one period on."""
    x = function.places[np.abs(function.places) < 20]
    here, there = function.values(x), function.values(x + float(period))
    both = np.isfinite(here) & np.isfinite(there) & (np.abs(here) < 1e3) & (np.abs(there) < 1e3)
    return bool((np.abs(here[both] - there[both]) <= 1e-6 * (1 + np.abs(here[both]))).all())


def _quotient(function: Function) -> tuple[sympy.Expr, sympy.Expr]:
    """Numerator and denominator, with tangents and their like as quotients of sines."""
    x = sympy.Wild("x")
    exact = sympy.nsimplify(function.original, rational=True)
    for kind, form in (
        (sympy.tan, sympy.sin(x) / sympy.cos(x)),
        (sympy.cot, sympy.cos(x) / sympy.sin(x)),
        (sympy.sec, 1 / sympy.cos(x)),
        (sympy.csc, 1 / sympy.sin(x)),
    ):
        exact = exact.replace(kind(x), form)
    above, below = sympy.fraction(sympy.together(exact))
    return above, below


def _solved(expression: sympy.Expr, x: sympy.Symbol, period: sympy.Expr) -> tuple[sympy.Expr, ...]:
    """The zeros from 0 up to a period, in order."""
    exact = sympy.nsimplify(expression, rational=True)
    found = sympy.solveset(exact, x, sympy.Interval.Ropen(0, period))
    parts = found.args if isinstance(found, sympy.Union) else (found,)
    if not all(isinstance(part, (sympy.FiniteSet, sympy.Range)) and part.is_finite_set for part in parts):
        raise Uncertain
    zeros = {sympy.simplify(zero) for part in parts for zero in part}
    if not 0 < len(zeros) <= _MOST_ZEROS:
        raise Uncertain
    return tuple(sorted(zeros, key=float))


def _near(
    places: Floats,
    zeros: tuple[sympy.Expr, ...],
    period: sympy.Expr,
    within: float | Floats = 1e-6,
) -> NDArray[np.bool_]:
    """Which places lie near one of the zeros, whatever period they are in."""
    length = float(period)
    apart = [np.abs((places - float(zero) + length / 2) % length - length / 2) for zero in zeros]
    return np.asarray(np.min(apart, axis=0) <= within)


def again(function: Function, zeros: tuple[sympy.Expr, ...], period: sympy.Expr) -> str:
    """Places that come again in each period: `k \\pi\\ (k \\in \\mathbb{Z})`."""
    step = period / len(zeros)
    even = all(sympy.simplify(zero - zeros[0] - number * step) == 0 for number, zero in enumerate(zeros))
    letter = "k" if function.x.name != "k" else "n"
    shown, step = ((zeros[0],), step) if even else (zeros, period)
    places = ", ".join(_stepped(function, zero, _multiple(sympy.simplify(step), letter)) for zero in shown)
    return rf"{places} \quad ({letter} \in \mathbb{{Z}})"


def _stepped(function: Function, first: sympy.Expr, step: str) -> str:
    return step if first == 0 else f"{function.latex(first)} + {step}"


def _multiple(step: sympy.Expr, letter: str) -> str:
    """LaTeX of a whole multiple of a number: `2 k \\pi`, `\\frac{k \\pi}{2}`."""
    coefficient, rest = step.as_coeff_Mul()
    above = " ".join(
        filter(
            None,
            [
                str(coefficient.p) if coefficient.p != 1 else "",
                letter,
                sympy.latex(rest) if rest != 1 else "",
            ],
        )
    )
    return above if coefficient.q == 1 else rf"\frac{{{above}}}{{{coefficient.q}}}"
