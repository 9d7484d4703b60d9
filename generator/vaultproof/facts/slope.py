"""Derivative, monotone stretches, convexity and the steepest place."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import sympy

from vaultproof.calculus.number import turned
from vaultproof.facts.cases import bounds, latex_of, stretches
from vaultproof.facts.fact import Fact, Uncertain, stated
from vaultproof.facts.function import LONGEST, Function, in_branches
from vaultproof.facts.total import total
from vaultproof.facts.written import ink, is_tangled, latex, written
from vaultproof.plot.expression import from_sympy
from vaultproof.plot.request import Floats

_MOST_STRETCHES, _LONGEST_CASES = 4, 300
_MOST_KNOWN = 64
_known: dict[tuple[sympy.Expr, sympy.Symbol, int], sympy.Expr | None] = {}
_UNREADABLE = re.compile(r"\d{8}")


def derivative_of(function: Function) -> Fact:
    """The derivative as a formula; for a function by cases where it has no jumps."""
    _continuous(function)
    found = _derivative(function)
    if not isinstance(found, sympy.Piecewise):
        if found.has(sympy.Piecewise):
            raise Uncertain
        text = latex(_short(found, function))
        if len(text) > LONGEST or _UNREADABLE.search(text):
            raise Uncertain
        return stated("derivative", text)
    text = latex_of(stretches(found, function.x, bounded=True), function.x)
    if any(len(row) > LONGEST for row in text.split(r" \\ ")) or len(text) > _LONGEST_CASES:
        raise Uncertain
    return stated("derivative", text)


def _short(found: sympy.Expr, function: Function) -> sympy.Expr:
    """The shortest form; of roots and logarithms that where the variable is positive, if the function is only there."""
    own = written(found, function.x)
    if (function.known & (function.places <= 0)).any():
        return own
    positive = sympy.Symbol(function.x.name, positive=True)
    other = written(sympy.powsimp(found.subs(function.x, positive)), positive)
    return min(other, own, key=ink)


def _derivative(function: Function, times: int = 1) -> sympy.Expr:
    """The derivative, simplified where that shortens it, held against differences of samples."""
    found = _simplified(function.expression, function.x, times)
    if times == 1:
        _hold_against_differences(function, found)
    return found


def _simplified(expression: sympy.Expr, x: sympy.Symbol, times: int) -> sympy.Expr:
    """The same by what it follows from: several facts ask for it, and none waits again where it took too long."""
    asked = (expression, x, times)
    if asked not in _known:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        _known[asked] = None
        if times > 1 and _known.get((expression, x, 1), expression) is None:
            raise Uncertain
        raw = in_branches(expression)
        for _ in range(times):
            raw = sympy.diff(raw, x)
        if not raw.has(sympy.Derivative, sympy.DiracDelta, sympy.Subs):
            forms = (raw,) if is_tangled(raw, x) else (raw, sympy.simplify(raw))
            _known[asked] = min(forms, key=lambda form: (sympy.count_ops(form), len(str(form))))
    found = _known[asked]
    if found is None:
        raise Uncertain
    return found


def _continuous(function: Function) -> None:
    """Refuse a function by cases that jumps where the case changes; where it ends it has one side."""
    if not function.expression.has(sympy.Piecewise, sympy.floor, sympy.ceiling, sympy.frac, sympy.Mod):
        return
    if not isinstance(function.expression, sympy.Piecewise):
        raise Uncertain
    for place in (float(bound) for bound in bounds(function.expression, function.x)):
        left, at, right = function.values(place + 1e-9 * (1 + abs(place)) * np.array([-1.0, 0.0, 1.0]))
        sides = [side for side in (left, right) if np.isfinite(side)]
        if not sides or not all(abs(side - at) < 1e-6 * (1 + abs(at)) for side in sides):
            raise Uncertain


def _hold_against_differences(function: Function, found: sympy.Expr) -> None:
    """Refuse a derivative that differences of samples deny."""
    x = function.places[(np.abs(function.places) < 20) & function.known]
    step = 1e-5 * (1 + np.abs(x))
    left, middle, right = function.values(x - step), function.values(x), function.values(x + step)
    given = from_sympy(found, function.x)(x)
    with np.errstate(over="ignore", invalid="ignore"):
        ahead, behind = (right - middle) / step, (middle - left) / step
        smooth = (
            np.isfinite(ahead) & np.isfinite(behind) & (np.abs(ahead - behind) < 1e-2 * (1 + np.abs(ahead)))
        )
        off = np.abs(given - (ahead + behind) / 2) > 1e-3 * (1 + np.abs(ahead))
    if smooth.sum() < 50 or (off & smooth).any() or not np.isfinite(given[smooth]).all():
        raise Uncertain


def monotone_of(function: Function) -> Fact:
    """Where the function grows and where it falls."""
    return Fact(
        "monotone",
        _stretches(
            function, _derivative(function), ("increasing", "decreasing", "nondecreasing", "nonincreasing")
        ),
    )


def convexity_of(function: Function) -> Fact:
    """Where the function is convex and where concave."""
    if function.expression.has(sympy.Piecewise):
        raise Uncertain
    return Fact(
        "convexity",
        _stretches(function, _derivative(function, 2), ("convex", "concave", "convex", "concave")),
    )


def monotone_sign(function: Function) -> int:
    """1 for a function that grows everywhere, -1 for one that falls everywhere, 0 where that is not certain."""
    try:
        words = [word for word, _ in monotone_of(function).statements]
    except Uncertain:
        return 0
    return {"increasing": 1, "decreasing": -1}.get(words[0], 0) if len(words) == 1 else 0


def _stretches(
    function: Function, slope: sympy.Expr, words: tuple[str, str, str, str]
) -> tuple[tuple[str, str], ...]:
    """The stretches on which a slope has one sign, in order. The function must have values everywhere."""
    if not total(function.original):
        raise Uncertain
    _continuous(function)
    y = from_sympy(slope, function.x)(function.places)
    if isinstance(slope, sympy.Piecewise):
        return _one_sign([piece.expression for piece in stretches(slope, function.x)], y, words)
    if not np.isfinite(y[np.abs(function.places) < 20]).all():
        raise Uncertain
    for sign, positive in ((1, slope.is_positive), (-1, slope.is_negative)):
        if positive and not (sign * y < 0).any():
            return ((words[0 if sign > 0 else 1], r"\mathbb{R}"),)
    return _between_zeros(function, slope, y, words)


def _one_sign(
    branches: list[sympy.Expr], y: Floats, words: tuple[str, str, str, str]
) -> tuple[tuple[str, str], ...]:
    """A slope by cases whose branches all have one sign, of a function without jumps."""
    for sign, strict, weak in (
        (
            1,
            [branch.is_positive for branch in branches],
            [branch.is_nonnegative for branch in branches],
        ),
        (
            -1,
            [branch.is_negative for branch in branches],
            [branch.is_nonpositive for branch in branches],
        ),
    ):
        if all(weak) and not (sign * y < 0).any():
            return ((words[(0 if all(strict) else 2) + (sign < 0)], r"\mathbb{R}"),)
    raise Uncertain


def _between_zeros(
    function: Function, slope: sympy.Expr, y: Floats, words: tuple[str, str, str, str]
) -> tuple[tuple[str, str], ...]:
    """The stretches between the zeros of a slope, where all zeros are known."""
    zeros = sympy.solveset(slope, function.x, sympy.Reals)
    if not isinstance(zeros, sympy.FiniteSet) and zeros is not sympy.S.EmptySet:
        raise Uncertain
    ends = [-sympy.oo, *sorted(zeros, key=float), sympy.oo]
    found: list[tuple[str, sympy.Expr, sympy.Expr]] = []
    for low, high in pairwise(ends):
        within = (
            (function.places > float(low)) & (function.places < float(high)) & (np.abs(function.places) < 30)
        )
        signs = np.unique(np.sign(y[within & (np.abs(y) > 1e-12)]))
        if len(signs) != 1:
            raise Uncertain
        word = words[0] if signs[0] > 0 else words[1]
        if found and found[-1][0] == word:
            found[-1] = (word, found[-1][1], high)
        else:
            found.append((word, low, high))
    if len(found) > _MOST_STRETCHES:
        raise Uncertain
    return tuple((word, _interval(function, low, high)) for word, low, high in found)


def _interval(function: Function, low: sympy.Expr, high: sympy.Expr) -> str:
    if (low, high) == (-sympy.oo, sympy.oo):
        return r"\mathbb{R}"
    return function.latex(sympy.Interval(low, high))


def steepest_of(function: Function) -> Fact:
    """The greatest slope of a function that is smooth everywhere, and where it is reached."""
    if function.expression.has(sympy.Piecewise):
        raise Uncertain
    slope, second = _derivative(function), _derivative(function, 2)
    zeros = sympy.solveset(second, function.x, sympy.Reals)
    if not isinstance(zeros, sympy.FiniteSet) or not 1 <= len(zeros) <= _MOST_STRETCHES:
        raise Uncertain
    heights = {zero: sympy.simplify(slope.subs(function.x, zero)) for zero in zeros}
    place = max(heights, key=lambda zero: float(heights[zero]))
    top = heights[place]
    limits = [sympy.limit(*turned(slope, function.x, end)) for end in (-sympy.oo, sympy.oo)]
    y = from_sympy(slope, function.x)(function.places)
    if (
        not all(limit.is_finite and float(limit) < float(top) for limit in limits)
        or np.nanmax(y) > float(top) + 1e-9
    ):
        raise Uncertain
    where = f"{function.latex(function.x)} = {function.latex(place)}"
    return Fact("steepest", (("", min(function.latex(top), latex(top), key=len)), ("at", where)))
