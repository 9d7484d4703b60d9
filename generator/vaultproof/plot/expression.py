"""SymPy expressions into NumPy functions, by walking the tree: no text is generated and nothing is executed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import reduce

import mpmath
import numpy as np
import sympy
from numpy.typing import NDArray

from vaultproof.plot.request import Floats, Function, Function2
from vaultproof.plot.totals import integral, partial_sums, series

_MAX_NODES, _MOST_WHOLE = 3000, 1000
_INFINITE = (sympy.oo, -sympy.oo)
_Values = Mapping[sympy.Symbol, Floats]
_Booleans = NDArray[np.bool_]


class Unplottable(ValueError):
    """An expression holds what has no NumPy counterpart; the message names it."""


def from_sympy(expression: sympy.Expr, symbol: sympy.Symbol) -> Function:
    """A function of one variable; `nan` where the expression has no real value.

    Raises `Unplottable` for other free symbols, and for functions that NumPy does not have.
    """
    return _function(expression, (symbol,))


def is_quick(expression: sympy.Expr) -> bool:
    """Whether an expression takes NumPy no longer than sums and products do: it calls no function item by item."""
    return all(
        isinstance(_FUNCTIONS.get(type(one)), np.ufunc) or type(one) in _FOLDS
        for one in expression.atoms(sympy.Function)
        if not isinstance(one, sympy.Piecewise)
    ) and not expression.has(sympy.Integral, sympy.Sum)


def from_sympy_2(expression: sympy.Expr, symbols: tuple[sympy.Symbol, sympy.Symbol]) -> Function2:
    """A function of two variables; otherwise as `from_sympy`."""
    return _function(expression, symbols)


def from_sympy_several(expression: sympy.Expr, symbols: tuple[sympy.Symbol, ...]) -> Callable[..., Floats]:
    """A function of several variables; otherwise as `from_sympy`."""
    return _function(expression, symbols)


def derivative_of(expression: sympy.Expr, symbol: sympy.Symbol) -> Function | None:
    """The derivative as a function; None where SymPy finds no closed form that NumPy can compute."""
    real = sympy.Dummy("x", real=True)
    try:
        found = sympy.diff(expression.subs(symbol, real), real).replace(
            sympy.DiracDelta, lambda *_: sympy.nan
        )
        return from_sympy(found, real)
    except (ValueError, TypeError, AttributeError, ArithmeticError, NotImplementedError, RecursionError):
        return None


def _function(expression: sympy.Expr, symbols: tuple[sympy.Symbol, ...]) -> Callable[..., Floats]:
    if other := sorted(str(symbol) for symbol in expression.free_symbols - set(symbols)):
        raise Unplottable(f"`{other[0]}` has no value")
    if sum(1 for _ in sympy.preorder_traversal(expression)) > _MAX_NODES:
        raise Unplottable("the expression is too large")

    def evaluate(*arguments: Floats) -> Floats:
        given = np.broadcast_arrays(*(np.asarray(argument, dtype=np.float64) for argument in arguments))
        named = dict(zip(symbols, given, strict=True))
        with np.errstate(all="ignore"):
            value = np.array(np.broadcast_to(_value(expression, named), given[0].shape), dtype=np.float64)
            for base in divisors:
                value[(_value(base, named) == 0) & np.isfinite(value)] = np.nan
        return value

    divisors = _divisors(expression, symbols)
    evaluate(*(np.array([0.5, 1.5]) for _ in symbols))
    return evaluate


def _divisors(expression: sympy.Expr, symbols: tuple[sympy.Symbol, ...]) -> tuple[sympy.Expr, ...]:
    """Polynomials that an expression divides by, whatever its branch: where one is zero, `exp(1/x)` has no value,
    although floating-point infinities give it one."""
    if expression.has(sympy.Piecewise, sympy.Max, sympy.Min):
        return ()
    powers = (power for power in expression.atoms(sympy.Pow) if power.exp.is_negative)
    own = (base for base in (power.base for power in powers) if base.free_symbols <= set(symbols))
    bases = {base for base in own if base.free_symbols and base.is_polynomial(*symbols)}
    return tuple(sorted(bases, key=str))


def _value(node: sympy.Basic, values: _Values) -> Floats:
    if isinstance(node, sympy.Symbol):
        return values[node]
    if isinstance(node, (sympy.Number, sympy.NumberSymbol)) or node in _INFINITE:
        return np.float64(float(node))  # type: ignore[return-value]
    if isinstance(node, sympy.Piecewise):
        return _piecewise(node, values)
    if isinstance(node, sympy.Mul) and (settled := _settled(node)) is not None:
        return _value(settled, values)
    if isinstance(node, (sympy.Add, sympy.Mul, sympy.Max, sympy.Min)):
        return reduce(_FOLDS[type(node)], (_value(argument, values) for argument in node.args))
    if isinstance(node, sympy.Pow):
        return _power(node, values)
    if isinstance(node, (sympy.Integral, sympy.Sum)):
        return _total(node, values)
    known = _FUNCTIONS.get(node.func)
    if known is None:
        raise Unplottable(f"`{node.func.__name__}` cannot be drawn")
    return known(*(_value(argument, values) for argument in node.args))


class Dawson(sympy.Function):  # type: ignore[misc]
    """Dawson's integral, `exp(-x²)` times the integral of `exp(t²)` from 0 to x."""


def _settled(node: sympy.Mul) -> sympy.Expr | None:
    """A product of `exp(-x²)` and `erfi(x)`, of which one vanishes where the other overflows, by Dawson's integral."""
    for one in node.args:
        if isinstance(one, sympy.erfi):
            fading = sympy.exp(-(one.args[0] ** 2))
            if fading in node.args:
                rest = (other for other in node.args if other not in {one, fading})
                return sympy.Mul(*rest, 2 / sympy.sqrt(sympy.pi), Dawson(one.args[0]))
    return None


def _dawson(x: float) -> object:
    """Dawson's integral, by more digits than a float has: the exponential may leave its range."""
    with mpmath.workdps(30):
        return mpmath.exp(-(mpmath.mpf(x) ** 2)) * mpmath.erfi(x) * mpmath.sqrt(mpmath.pi) / 2


def _power(node: sympy.Pow, values: _Values) -> Floats:
    base, exponent = node.args
    if exponent == sympy.Rational(1, 2):
        return np.sqrt(_value(base, values))
    if base is sympy.E:
        return np.exp(_value(exponent, values))
    if isinstance(exponent, sympy.Integer) and exponent < 0:
        return 1.0 / _value(base, values) ** float(-exponent)
    return _value(base, values) ** _value(exponent, values)


def _total(node: sympy.Integral | sympy.Sum, values: _Values) -> Floats:
    """An integral or a sum over one variable with both ends."""
    if len(node.limits) != 1 or len(node.limits[0]) != 3:
        raise Unplottable("an integral or a sum without ends, or over several variables, cannot be drawn")
    variable, low, high = node.limits[0]
    if isinstance(node, sympy.Sum):
        if not low.is_Integer:
            raise Unplottable("a sum that begins at no number cannot be drawn")
        shape = next(iter(values.values())).shape

        def term(index: int) -> Floats:
            found = _value(node.function, {**values, variable: np.full(shape, float(index))})
            return np.broadcast_to(found, shape)

        if high.is_Integer or high == sympy.oo:
            return series(term, int(low), int(high) if high.is_Integer else None)
        return partial_sums(term, int(low), np.broadcast_to(_value(high, values), shape))
    places = {symbol: np.ravel(value) for symbol, value in values.items()}
    count = len(next(iter(places.values())))
    ends = [np.broadcast_to(_value(end, places), (count,)).astype(np.float64) for end in (low, high)]

    def integrand(points: Floats, at: NDArray[np.intp]) -> Floats:
        rows = {symbol: np.broadcast_to(value[at, None], points.shape) for symbol, value in places.items()}
        return np.broadcast_to(_value(node.function, {**rows, variable: points}), points.shape)

    found = integral(integrand, ends[0], ends[1])
    return found.reshape(next(iter(values.values())).shape)


def _piecewise(node: sympy.Piecewise, values: _Values) -> Floats:
    """The first branch whose condition holds; `nan` where none does."""
    branches = [(_value(branch, values), _holds(condition, values)) for branch, condition in node.args]
    shape = next(iter(values.values())).shape
    return np.select(
        [np.broadcast_to(condition, shape) for _, condition in branches],
        [np.broadcast_to(value, shape) for value, _ in branches],
        default=np.nan,
    )


def _holds(condition: sympy.Basic, values: _Values) -> _Booleans:
    if condition in (sympy.true, sympy.false):
        return np.bool_(condition == sympy.true)  # type: ignore[return-value]
    if isinstance(condition, (sympy.And, sympy.Or)):
        fold = np.logical_and if isinstance(condition, sympy.And) else np.logical_or
        return reduce(fold, (_holds(part, values) for part in condition.args))
    if isinstance(condition, sympy.Not):
        return np.logical_not(_holds(condition.args[0], values))
    relation = _RELATIONS.get(condition.func)
    if relation is None:
        raise Unplottable(f"the condition `{condition.func.__name__}` cannot be drawn")
    return relation(*(_value(side, values) for side in condition.args))


def _by_item(function: Callable[..., float]) -> Callable[..., Floats]:
    """A function of `math` applied to each item; `nan` where it is undefined, `inf` where it overflows."""

    def one(*x: float) -> float:
        try:
            return function(*x)
        except OverflowError:
            return math.inf
        except ValueError:
            return math.nan

    return np.vectorize(one, otypes=[np.float64])


def _choices(whole: float, part: float) -> float:
    """A binomial coefficient; between whole numbers what the gamma function gives, beyond its triangle nothing."""
    if 0 <= whole <= _MOST_WHOLE and whole.is_integer() and part.is_integer():
        return float(math.comb(int(whole), int(part))) if part >= 0 else 0.0
    if not 0 <= part <= whole:
        return math.nan
    return math.exp(math.lgamma(whole + 1) - math.lgamma(part + 1) - math.lgamma(whole - part + 1))


def _by_mpmath(function: Callable[..., object]) -> Callable[..., Floats]:
    """A function of mpmath applied to each item; `nan` where it is undefined or no real number."""

    def one(*arguments: float) -> float:
        try:
            found = complex(function(*arguments))  # type: ignore[call-overload]
        except (ValueError, ArithmeticError, TypeError, mpmath.libmp.NoConvergence):
            return math.nan
        return found.real if abs(found.imag) <= 1e-12 * (1 + abs(found.real)) else math.nan

    return np.vectorize(one, otypes=[np.float64])


def _harmonic(count: float, power: float = 1.0) -> object:
    """A sum of the first reciprocals of whole numbers, or of their powers."""
    return mpmath.harmonic(count) if power == 1 else mpmath.zeta(power) - mpmath.zeta(power, count + 1)


_FOLDS: Mapping[type, Callable[[Floats, Floats], Floats]] = {
    sympy.Add: np.add,
    sympy.Mul: np.multiply,
    sympy.Max: np.maximum,
    sympy.Min: np.minimum,
}
_RELATIONS: Mapping[type, Callable[[Floats, Floats], _Booleans]] = {
    sympy.StrictLessThan: np.less,
    sympy.LessThan: np.less_equal,
    sympy.StrictGreaterThan: np.greater,
    sympy.GreaterThan: np.greater_equal,
    sympy.Equality: np.equal,
    sympy.Unequality: np.not_equal,
}
_FUNCTIONS: Mapping[type, Callable[..., Floats]] = {
    sympy.harmonic: _by_mpmath(_harmonic),
    sympy.exp: np.exp,
    sympy.log: np.log,
    sympy.sin: np.sin,
    sympy.cos: np.cos,
    sympy.tan: np.tan,
    sympy.cot: lambda x: 1.0 / np.tan(x),
    sympy.sec: lambda x: 1.0 / np.cos(x),
    sympy.csc: lambda x: 1.0 / np.sin(x),
    sympy.asin: np.arcsin,
    sympy.acos: np.arccos,
    sympy.atan: np.arctan,
    sympy.atan2: np.arctan2,
    sympy.sinh: np.sinh,
    sympy.cosh: np.cosh,
    sympy.tanh: np.tanh,
    sympy.coth: lambda x: 1.0 / np.tanh(x),
    sympy.sech: lambda x: 1.0 / np.cosh(x),
    sympy.csch: lambda x: 1.0 / np.sinh(x),
    sympy.asinh: np.arcsinh,
    sympy.acosh: np.arccosh,
    sympy.atanh: np.arctanh,
    sympy.Abs: np.abs,
    sympy.sign: np.sign,
    sympy.floor: np.floor,
    sympy.ceiling: np.ceil,
    sympy.frac: lambda x: x - np.floor(x),
    sympy.Mod: np.mod,
    sympy.sinc: lambda x: np.sinc(x / np.pi),
    sympy.Heaviside: lambda x, half=0.5: np.heaviside(x, half),
    sympy.re: lambda x: x,
    sympy.im: np.zeros_like,
    sympy.Si: _by_mpmath(mpmath.si),
    sympy.Ci: _by_mpmath(mpmath.ci),
    sympy.Ei: _by_mpmath(mpmath.ei),
    sympy.li: _by_mpmath(mpmath.li),
    sympy.besselj: _by_mpmath(mpmath.besselj),
    sympy.bessely: _by_mpmath(mpmath.bessely),
    sympy.besseli: _by_mpmath(mpmath.besseli),
    sympy.besselk: _by_mpmath(mpmath.besselk),
    sympy.fresnels: _by_mpmath(mpmath.fresnels),
    sympy.fresnelc: _by_mpmath(mpmath.fresnelc),
    sympy.airyai: _by_mpmath(mpmath.airyai),
    sympy.LambertW: _by_mpmath(mpmath.lambertw),
    sympy.airybi: _by_mpmath(mpmath.airybi),
    sympy.beta: _by_mpmath(mpmath.beta),
    sympy.elliptic_e: _by_mpmath(mpmath.ellipe),
    sympy.elliptic_f: _by_mpmath(mpmath.ellipf),
    sympy.elliptic_k: _by_mpmath(mpmath.ellipk),
    sympy.erfi: _by_mpmath(mpmath.erfi),
    Dawson: _by_mpmath(_dawson),
    sympy.erfinv: _by_mpmath(mpmath.erfinv),
    sympy.expint: _by_mpmath(mpmath.expint),
    sympy.polylog: _by_mpmath(mpmath.polylog),
    sympy.Chi: _by_mpmath(mpmath.chi),
    sympy.Shi: _by_mpmath(mpmath.shi),
    sympy.zeta: _by_mpmath(mpmath.zeta),
    sympy.digamma: _by_mpmath(mpmath.digamma),
    sympy.polygamma: _by_mpmath(mpmath.polygamma),
    sympy.lowergamma: _by_mpmath(lambda a, x: mpmath.gammainc(a, 0, x) if x >= 0 else mpmath.nan),
    sympy.uppergamma: _by_mpmath(lambda a, x: mpmath.gammainc(a, x) if x >= 0 else mpmath.nan),
    sympy.erf: _by_item(math.erf),
    sympy.erfc: _by_item(math.erfc),
    sympy.gamma: _by_item(math.gamma),
    sympy.loggamma: _by_item(lambda x: math.lgamma(x) if x > 0 else math.nan),
    sympy.factorial: _by_item(lambda x: math.gamma(x + 1)),
    sympy.binomial: _by_item(_choices),
}
