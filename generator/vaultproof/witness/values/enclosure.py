"""Encloses the value of a SymPy expression at a rational point between two numbers, by interval arithmetic.

Arithmetic, roots, exponentials, logarithms and trigonometric functions are rigorous (R. Moore, Interval Analysis, 1966;
mpmath's `iv`); monotone special functions are evaluated at both ends and widened. Nothing is parsed or simplified.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias

import sympy
from mpmath import iv, mp
from mpmath.libmp import fzero, mpf_sign, mpi_add, mpi_mul, mpi_pow_int
from sympy.core.relational import Relational
from sympy.functions.elementary.piecewise import ExprCondPair

Enclosure: TypeAlias = Any
Point: TypeAlias = Mapping[sympy.Symbol, Fraction]

_BITS = 240
_SLACK = Fraction(1, 10**50)
_MOST_TERMS = 40
_LARGEST_EXPONENT = 4000
_LARGEST = 10**5


class Outside(ValueError):
    """The expression has no real value at the point."""


class Unclear(ValueError):
    """The value cannot be told: the point lies on a kink or a jump, or something in the expression is not known."""


def enclose(expression: sympy.Basic, point: Point) -> tuple[Fraction, Fraction]:
    """Numbers between which the value of an expression lies at a point that gives each of its symbols a value.

    Raises Outside where it has no real value, Unclear where that cannot be told.
    """
    before = iv.prec
    iv.prec = _BITS
    try:
        found = _value(expression, point)
        return _fraction(found.a), _fraction(found.b)
    except (ValueError, ZeroDivisionError, OverflowError, TypeError, NotImplementedError) as error:
        if isinstance(error, Outside | Unclear):
            raise
        raise Unclear(str(error)) from error
    finally:
        iv.prec = before


def _fraction(end: Enclosure) -> Fraction:
    return _exactly(end._mpi_[0])


def _exactly(number: tuple[int, int, int, int]) -> Fraction:
    """A number of mpmath, given as it keeps it. Raises Unclear for infinity."""
    sign, mantissa, exponent, _ = number
    if not mantissa and exponent:
        raise Unclear("it is not bounded")
    whole = -int(mantissa) if sign else int(mantissa)
    return Fraction(whole << exponent) if exponent >= 0 else Fraction(whole, 1 << -exponent)


def _value(node: sympy.Basic, point: Point) -> Enclosure:  # noqa: C901, PLR0911, PLR0912 - a case for each kind
    match node:
        case sympy.Rational():
            return _number(int(node.p), int(node.q))
        case sympy.Symbol():
            value = point.get(node)
            if value is None:
                raise Unclear(f"`{node}` has no value")
            return _number(value.numerator, value.denominator)
        case sympy.Add():
            return _in_turn(mpi_add, iv.zero, node.args, point)
        case sympy.Mul():
            return _in_turn(mpi_mul, iv.one, node.args, point)
        case sympy.Pow():
            return _power(node.base, node.exp, point)
        case sympy.exp():
            return _exp(_value(node.args[0], point))
        case sympy.Max() | sympy.Min():
            ends = [_value(one, point) for one in node.args]
            best = max if isinstance(node, sympy.Max) else min
            return iv.mpf([best(one.a for one in ends).a, best(one.b for one in ends).b])
        case sympy.Piecewise():
            return _branch(node, point)
        case sympy.Sum() | sympy.Product():
            return _repeated(node, point)
        case sympy.factorial() | sympy.binomial():
            return _counted(node, point)
        case _ if node in _CONSTANTS:
            return _CONSTANTS[node]()
        case _ if node in _NONE or node.has(sympy.nan):
            raise Outside(str(node))
        case sympy.Function():
            return _called(node, point)
        case _:
            raise Unclear(f"`{type(node).__name__}` is not known")


@lru_cache(maxsize=1024)
def _number(numerator: int, denominator: int) -> Enclosure:
    """A fraction, to the bits of an enclosure."""
    return iv.mpf(numerator) / denominator


def _in_turn(
    put_together: Callable[[Any, Any, int], Any], first: Enclosure, nodes: Iterable[sympy.Basic], point: Point
) -> Enclosure:
    """The sum or product of some values, as `iv` has it; most of its time would go to wrapping what lies between."""
    found = first._mpi_
    for node in nodes:
        found = put_together(found, _value(node, point)._mpi_, _BITS)
    return iv.make_mpf(found)


_CONSTANTS: Mapping[sympy.Basic, Callable[[], Enclosure]] = {
    sympy.E: lambda: iv.e,
    sympy.pi: lambda: iv.pi,
    sympy.EulerGamma: lambda: iv.euler,
}
_NONE = frozenset({sympy.nan, sympy.zoo, sympy.oo, -sympy.oo, sympy.I})


def _sign(value: Enclosure) -> int:
    """1 or -1; 0 for exactly zero. Raises Unclear where the sign is not certain."""
    low, high = value._mpi_
    if mpf_sign(low) > 0:
        return 1
    if mpf_sign(high) < 0:
        return -1
    if low == high == fzero:
        return 0
    raise Unclear("its sign is not certain")


def _power(base: sympy.Basic, exponent: sympy.Basic, point: Point) -> Enclosure:
    below = _value(base, point)
    above = _value(exponent, point)
    whole = _whole(above)
    if whole is not None:
        if abs(whole) > _LARGEST_EXPONENT:
            raise Unclear("the power is too large")
        if whole >= 0:
            return iv.make_mpf(mpi_pow_int(below._mpi_, whole, _BITS))
        if _sign(below) == 0:
            raise Outside("a division by zero")
        return 1 / iv.make_mpf(mpi_pow_int(below._mpi_, -whole, _BITS))
    match _sign(below):
        case 1:
            return iv.sqrt(below) if exponent == sympy.S.Half else _exp(above * iv.log(below))
        case 0 if _sign(above) > 0:
            return iv.mpf(0)
        case _:
            raise Outside("a root or power of a negative number")


def _whole(value: Enclosure) -> int | None:
    """The whole number that an enclosure is, if it is one."""
    low, high = value._mpi_
    if low != high:
        return None
    exact = _exactly(low)
    return exact.numerator if exact.denominator == 1 else None


def _exp(value: Enclosure) -> Enclosure:
    if not -_LARGEST < value.a <= value.b < _LARGEST:
        raise Unclear("the exponential is too large")
    return iv.exp(value)


def _log(value: Enclosure) -> Enclosure:
    if _sign(value) <= 0:
        raise Outside("a logarithm of a number that is not positive")
    return iv.log(value)


def _over(value: Enclosure) -> Enclosure:
    if _sign(value) == 0:
        raise Outside("a division by zero")
    return 1 / value


def _tanh(value: Enclosure) -> Enclosure:
    return 1 - 2 / (_exp(2 * value) + 1)


def _abs(value: Enclosure) -> Enclosure:
    return value if value.a >= 0 else (-value if value.b <= 0 else iv.mpf([0, max(-value.a, value.b)]))


def _step(value: Enclosure) -> Enclosure:
    match _sign(value):
        case 0:
            raise Unclear("a jump")
        case sign:
            return iv.mpf((1 + sign) // 2)


def _impulse(value: Enclosure) -> Enclosure:
    if _sign(value) == 0:
        raise Unclear("a jump")
    return iv.mpf(0)


def _floor(value: Enclosure) -> Enclosure:
    low, high = _fraction(value.a) // 1, _fraction(value.b) // 1
    if low != high:
        raise Unclear("a jump")
    return iv.mpf(int(low))


def _gamma(value: Enclosure) -> Enclosure:
    whole = _whole(value)
    if whole is not None and whole <= 0:
        raise Outside("a pole of the gamma function")
    if not -100 < value.a <= value.b < 100:
        raise Unclear("the gamma function is too large")
    return iv.gamma(value)


def _monotone(
    function: Callable[[Any], Any], low: int | None = None, high: int | None = None
) -> Callable[[Enclosure], Enclosure]:
    """A monotone function of mpmath on `[low, high]`, from its values at both ends, widened by their error."""

    def enclosed(value: Enclosure) -> Enclosure:
        if (low is not None and value.b < low) or (high is not None and value.a > high):
            raise Outside("outside the domain")
        if (low is not None and value.a <= low) or (high is not None and value.b >= high):
            raise Unclear("at the end of the domain")
        with mp.workprec(_BITS):
            ends = sorted((function(mp.mpf(value.a.mid)), function(mp.mpf(value.b.mid))))
            if any(not mp.isfinite(end) for end in ends):
                raise Unclear("it is not bounded")
            slack = (1 + abs(ends[0]) + abs(ends[1])) * mp.mpf(_SLACK.numerator) / _SLACK.denominator
            return iv.mpf([ends[0] - slack, ends[1] + slack])

    return enclosed


_FUNCTIONS: Mapping[Any, Callable[[Enclosure], Enclosure]] = {
    sympy.log: _log,
    sympy.sin: iv.sin,
    sympy.cos: iv.cos,
    sympy.tan: lambda x: iv.sin(x) * _over(iv.cos(x)),
    sympy.cot: lambda x: iv.cos(x) * _over(iv.sin(x)),
    sympy.sec: lambda x: _over(iv.cos(x)),
    sympy.csc: lambda x: _over(iv.sin(x)),
    sympy.sinh: lambda x: (_exp(x) - _exp(-x)) / 2,
    sympy.cosh: lambda x: (_exp(x) + _exp(-x)) / 2,
    sympy.tanh: _tanh,
    sympy.coth: lambda x: _over(_tanh(x)),
    sympy.sech: lambda x: 2 / (_exp(x) + _exp(-x)),
    sympy.csch: lambda x: 2 * _over(_exp(x) - _exp(-x)),
    sympy.Abs: _abs,
    sympy.sign: lambda x: iv.mpf(_sign(x)),
    sympy.Heaviside: _step,
    sympy.DiracDelta: _impulse,
    sympy.floor: _floor,
    sympy.ceiling: lambda x: -_floor(-x),
    sympy.gamma: _gamma,
    sympy.atan: _monotone(mp.atan),
    sympy.asin: _monotone(mp.asin, -1, 1),
    sympy.acos: _monotone(mp.acos, -1, 1),
    sympy.asinh: _monotone(mp.asinh),
    sympy.acosh: _monotone(mp.acosh, 1),
    sympy.atanh: _monotone(mp.atanh, -1, 1),
    sympy.erf: _monotone(mp.erf),
    sympy.erfc: _monotone(mp.erfc),
    sympy.erfi: _monotone(mp.erfi),
    sympy.erfinv: _monotone(mp.erfinv, -1, 1),
}


def _called(node: sympy.Function, point: Point) -> Enclosure:
    known = _FUNCTIONS.get(node.func)
    if known is None or (len(node.args) != 1 and node.func is not sympy.Heaviside):
        raise Unclear(f"`{node.func}` is not known")
    return known(_value(node.args[0], point))


def _branch(node: sympy.Piecewise, point: Point) -> Enclosure:
    for pair in node.args:
        assert isinstance(pair, ExprCondPair)
        if _holds(pair.cond, point):
            return _value(pair.expr, point)
    raise Outside("no case holds")


def cases_that_hold(node: sympy.Piecewise, point: Point) -> int:
    """How many cases hold at a point; the last one without a condition counts only where no other does.

    Raises Outside and Unclear as `enclose` does.
    """
    before = iv.prec
    iv.prec = _BITS
    try:
        held = sum(_holds(pair.cond, point) for pair in node.args if pair.cond != sympy.true)
        return held or sum(pair.cond == sympy.true for pair in node.args)
    finally:
        iv.prec = before


def _holds(condition: sympy.Basic, point: Point) -> bool:
    match condition:
        case sympy.And():
            return all(_holds(one, point) for one in condition.args)
        case sympy.Or():
            return any(_holds(one, point) for one in condition.args)
        case sympy.Not():
            return not _holds(condition.args[0], point)
        case Relational():
            return _compares(condition, _sign(_value(condition.lhs - condition.rhs, point)))
        case _ if condition in (sympy.true, sympy.false):
            return bool(condition)
        case _:
            raise Unclear("a condition is not understood")


def _compares(condition: Relational, sign: int) -> bool:
    return (
        sign
        in {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1), "==": (0,), "!=": (-1, 1)}[condition.rel_op]
    )


def _repeated(node: sympy.Sum | sympy.Product, point: Point) -> Enclosure:
    return _total(node, frozenset((one, point[one]) for one in node.free_symbols if one in point))


@lru_cache(maxsize=256)
def _total(node: sympy.Sum | sympy.Product, values: frozenset[tuple[sympy.Basic, Fraction]]) -> Enclosure:
    """A sum or product where its symbols have these values. One inside another is often the same in each term."""
    if len(node.limits) != 1 or len(node.limits[0]) != 3:
        raise Unclear("a sum over several indices")
    point = dict(values)
    index, first, last = node.limits[0]
    low, high = _whole(_value(first, point)), _whole(_value(last, point))
    if low is None or high is None or high - low > _MOST_TERMS:
        raise Unclear("the bounds of a sum are no small whole numbers")
    adds = isinstance(node, sympy.Sum)
    total = iv.mpf(0 if adds else 1)
    for at in range(low, high + 1):
        value = _value(node.function, {**point, index: Fraction(at)})
        total = total + value if adds else total * value
    return total


def _counted(node: sympy.Basic, point: Point) -> Enclosure:
    counts = [_whole(_value(one, point)) for one in node.args]
    if any(count is None or not 0 <= count <= 500 for count in counts):
        raise Unclear("a count of what is no small whole number")
    return iv.mpf(int(node.func(*(sympy.Integer(count) for count in counts))))
