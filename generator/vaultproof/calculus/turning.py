"""Whether a smooth function turns or bends at a place: by the first derivative there that is not zero."""

from __future__ import annotations

import sympy

from vaultproof.calculus.number import Unsure, sign_of, value_at
from vaultproof.calculus.places import Place, before, same
from vaultproof.calculus.profile import Profile, bends, equal
from vaultproof.calculus.sets import Bound, Told
from vaultproof.calculus.show import show

KINKED = (
    sympy.Piecewise,
    sympy.Abs,
    sympy.Max,
    sympy.Min,
    sympy.sign,
    sympy.Heaviside,
    sympy.floor,
    sympy.ceiling,
)
_HIGHEST = 6
_FAR = 20
"""How many times as far as a function changes near a place a value is that it has not there."""
_FIRST = {"maximum": 1, "minimum": 1, "inflection": 2, "stationary": 1, "zero": 0}
_IS = {1: "a local minimum", -1: "a local maximum"}


def turns_at(expression: sympy.Expr, symbol: sympy.Symbol, place: Bound, kind: str) -> Told:
    """Whether a function has a local extreme value or an inflection point at a place. Raises `Unsure`."""
    if expression.has(*KINKED):
        raise Unsure("its derivative may be missing at some places")
    first = _FIRST[kind]
    slope = sympy.diff(expression, symbol, first) if first else expression
    if place.half != 0:
        return _about(slope, symbol, place, kind)
    at = value_at(slope, symbol, place.number)
    where = f"at {symbol} = {show(place.number)}"
    if kind == "zero" and equal(at, sympy.S.Zero):
        return Told(True, f"its value {where} is 0")
    if not equal(at, sympy.S.Zero):
        what = ("value", "derivative", "second derivative")[first]
        return Told(False, f"its {what} {where} is {show(at)}")
    if kind == "stationary":
        return Told(True, f"its derivative {where} is 0")
    for order in range(first + 1, _HIGHEST + 1):
        value = value_at(sympy.diff(expression, symbol, order), symbol, place.number)
        if not equal(value, sympy.S.Zero):
            return _by_order(order, sign_of(value), kind, where)
    raise Unsure("its first derivatives there are all zero")


def kink_turns(profile: Profile, place: Bound, kind: str) -> Told:
    """The same of a function with kinks, by where it rises and falls. Raises `Unsure`."""
    if place.half != 0 or kind not in {"maximum", "minimum"} or not profile.continuous:
        raise Unsure("its derivative may be missing at some places")
    here = Place(sympy.nsimplify(place.number) if place.number.has(sympy.Float) else place.number)
    where = f"at {profile.x} = {show(place.number)}"
    runs = [run for piece in profile.pieces for run in bends(piece, profile.x, 1)]
    ending = next((run.sign for run in runs if run.high.finite and same(run.high, here)), None)
    starting = next((run.sign for run in runs if run.low.finite and same(run.low, here)), None)
    if ending is None and starting is None:
        inside = next((run for run in runs if before(run.low, here) and before(here, run.high)), None)
        if inside is None or inside.sign == 0:
            raise Unsure("it is constant there, or not defined")
        return Told(False, f"it does not turn {where}")
    if ending is None or starting is None or 0 in {ending, starting}:
        raise Unsure("it has one side only there, or is constant on one")
    if ending == starting:
        return Told(False, f"it does not turn {where}")
    return Told((ending > 0) is (kind == "maximum"), f"it has {_IS[-ending]} {where}")


def _by_order(order: int, sign: int, kind: str, where: str) -> Told:
    """What the first derivative that is not zero tells, by its order and its sign."""
    if kind == "inflection":
        return Told(order % 2 == 1, f"it {'bends' if order % 2 else 'does not bend'} the other way {where}")
    if order % 2:
        return Told(False, f"it does not turn {where}")
    return Told((sign < 0) is (kind == "maximum"), f"it has {_IS[sign]} {where}")


def _about(slope: sympy.Expr, symbol: sympy.Symbol, place: Bound, kind: str) -> Told:
    """The same for a place that is rounded: whether the slope changes its sign within its digits."""
    low, high = (value_at(slope, symbol, place.number + side * place.half) for side in (-1, 1))
    where = f"near {symbol} = {show(place.number)}"
    signs = (sign_of(low), sign_of(high))
    if 0 in signs:
        raise Unsure("the place is rounded")
    if kind in {"stationary", "zero"}:
        return Told(
            signs[0] != signs[1] or None, f"its slope changes its sign {where}", "the place is rounded"
        )
    if kind in {"stationary", "zero"}:
        return Told(signs[0] != signs[1] or None, f"it changes its sign {where}", "the place is rounded")
    if kind == "inflection":
        return Told(
            signs[0] != signs[1],
            f"it {'bends' if signs[0] != signs[1] else 'does not bend'} the other way {where}",
        )
    if signs[0] == signs[1]:
        return Told(False, f"it does not turn {where}")
    return Told((signs == (1, -1)) is (kind == "maximum"), f"it has {_IS[signs[1]]} {where}")


def has_value(expression: sympy.Expr, symbol: sympy.Symbol, place: Bound, value: Bound) -> Told:
    """Whether a function has a value at a place, which may be rounded where the function turns there."""
    at = value_at(expression, symbol, place.number)
    shown = f"its value at {symbol} = {show(place.number)} is {show(at)}"
    if value.near(at):
        return Told(True, shown)
    if place.half == 0 or _is_far(expression, symbol, place, value, at):
        return Told(False, shown)
    raise Unsure("the place is rounded")


def _is_far(expression: sympy.Expr, symbol: sympy.Symbol, place: Bound, value: Bound, at: sympy.Expr) -> bool:
    """Whether a value is far from all that a function has near a rounded place where it hardly changes."""
    around = [value_at(expression, symbol, place.number + side * place.half) for side in (-1, 1)]
    change = max(abs(float(one - at)) for one in around)
    return abs(float(value.number - at)) > float(value.half) + _FAR * change
