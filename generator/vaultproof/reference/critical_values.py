"""Quantiles of the distributions that tests look up in tables: Student's t, chi-squared and Fisher's F."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

_STEPS = 60
_LARGEST = 1e6


@lru_cache(maxsize=256)
def student(level: float, degrees: int) -> float:
    """The quantile of Student's distribution."""
    if level < 1 / 2:
        return -student(1 - level, degrees)
    return _where(lambda x: 1 - _beta(degrees / (degrees + x * x), degrees / 2, 1 / 2) / 2, level)


@lru_cache(maxsize=256)
def chi_squared(level: float, degrees: int) -> float:
    """The quantile of the chi-squared distribution."""
    import mpmath

    return _where(lambda x: float(mpmath.gammainc(degrees / 2, 0, x / 2, regularized=True)), level)


@lru_cache(maxsize=256)
def fisher(level: float, over: int, under: int) -> float:
    """The quantile of Fisher's distribution."""
    return _where(lambda x: _beta(over * x / (over * x + under), over / 2, under / 2), level)


def _beta(x: float, a: float, b: float) -> float:
    import mpmath

    return float(mpmath.betainc(a, b, 0, x, regularized=True))


def _where(below: Callable[[float], float], level: float) -> float:
    """The positive place where a distribution function reaches a level, found by halving."""
    low, high = 0.0, 1.0
    while below(high) < level and high < _LARGEST:
        low, high = high, 2 * high
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < level else (low, middle)
    return (low + high) / 2
