"""Facts about a function that rounds, such as `a * floor(b * x + c) + d`, or with a ceiling. Computed exactly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import sympy

from vaultproof.facts.fact import Fact, Uncertain, stated
from vaultproof.facts.function import Function


@dataclass(frozen=True, slots=True)
class _Stairs:
    """Steps of one height, `height * step(slope * x + shift) + base`."""

    step: type
    height: sympy.Rational
    base: sympy.Rational
    slope: sympy.Rational
    shift: sympy.Rational


def step_zeros_of(function: Function) -> Fact:
    """The stretch on which a stair is zero; nowhere where no step is."""
    stairs = _stairs(function)
    level = -stairs.base / stairs.height
    if not level.is_Integer:
        return Fact("zeros", (("none", ""),))
    ends = (level, level + 1) if stairs.step is sympy.floor else (level - 1, level)
    low, high = ((end - stairs.shift) / stairs.slope for end in ends)
    opens = (False, True) if stairs.step is sympy.floor else (True, False)
    found = sympy.Interval(low, high, *opens) if stairs.slope > 0 else sympy.Interval(high, low, *opens[::-1])
    return stated("zeros", function.latex(found))


def step_monotone_of(function: Function) -> Fact:
    """A stair grows or falls, and stays between its steps."""
    stairs = _stairs(function)
    word = "nondecreasing" if stairs.height * stairs.slope > 0 else "nonincreasing"
    return Fact("monotone", ((word, r"\mathbb{R}"),))


def step_range_of(function: Function) -> Fact:
    """The heights of all steps: the multiples of one, or those and a number."""
    stairs = _stairs(function)
    height, base = abs(stairs.height), stairs.base % abs(stairs.height)
    if (height, base) == (1, 0):
        return stated("range", r"\mathbb{Z}")
    size = "" if height == 1 else function.latex(height)
    shown = f"{size} k" if base == 0 else f"{size} k + {function.latex(base)}"
    return stated("range", rf"\left\{{{shown.strip()} : k \in \mathbb{{Z}}\right\}}")


def _stairs(function: Function) -> _Stairs:
    """The function as a stair. Raises `Uncertain` for any other, and where samples are none of it."""
    own = sympy.nsimplify(function.original, rational=True)
    steps = own.atoms(sympy.floor, sympy.ceiling)
    if len(steps) != 1:
        raise Uncertain
    (step,) = steps
    level = sympy.Dummy(real=True)
    outer, inner = sympy.expand(own.xreplace({step: level})), sympy.expand(step.args[0])
    found = []
    for form, variable in ((outer, level), (inner, function.x)):
        if form.free_symbols != {variable} or not form.is_polynomial(variable):
            raise Uncertain
        line = sympy.Poly(form, variable)
        if line.degree() != 1 or not all(one.is_Rational for one in line.all_coeffs()):
            raise Uncertain
        found.append(line.all_coeffs())
    (height, base), (slope, shift) = found
    stairs = _Stairs(step.func, height, base, slope, shift)
    _hold(function, stairs)
    return stairs


def _hold(function: Function, stairs: _Stairs) -> None:
    """Refuse a stair on which samples do not lie."""
    levels = (function.samples[function.known] - float(stairs.base)) / float(stairs.height)
    if (np.abs(levels - np.round(levels)) > 1e-6 * (1 + np.abs(levels))).any():
        raise Uncertain
