"""Tries a tangent: the line that words tell has to meet the curve at the place told, and to have its slope there."""

from __future__ import annotations

import sympy

from vaultproof.claim import Judgement, WitnessKind
from vaultproof.extract.analysis.tangents import PLACE
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.numbers import NoValue

_DIGITS = 40
_SMALL = sympy.Rational(1, 10**30)
_FAULTS = (ValueError, TypeError, ArithmeticError, AttributeError, NotImplementedError, RecursionError)


def try_tangent(trial: Trial) -> Judgement | None:
    """The judgement on a tangent; None where the curve has none there, or a decimal of the line may be rounded."""
    claim = trial.claim
    if "." in claim.right.text or "," in claim.right.text:
        return None
    evaluator = Evaluator(trial, free=True)
    try:
        curve, line = evaluator.expression(claim.left), evaluator.expression(claim.right)
        place = evaluator.expression(dict(claim.given)[PLACE])
        symbols = curve.free_symbols
        if len(symbols) != 1 or not line.free_symbols <= symbols:
            return None
        (x,) = symbols
        slope, height = sympy.diff(curve, x).subs(x, place), curve.subs(x, place)
        found = [_gap(slope, sympy.diff(line, x)), _gap(height, line.subs(x, place))]
    except (NoValue, KeyError):
        return None
    except _FAULTS:
        return None
    if any(one is None for one in found):
        return None
    agrees = all(one is not None and abs(one) < _SMALL for one in found)
    tangent = sympy.expand(slope * (x - place) + height)
    heard = Heard(witness=WitnessKind.ARITHMETIC, value=Words(f"y = {tangent}"), agreement=Agreement(agrees))
    return weigh(claim, claim.right.text, [heard], trial.doubt)


def _gap(one: sympy.Expr, other: sympy.Expr) -> sympy.Expr | None:
    """How far two numbers are apart, None where one of them is none."""
    difference = sympy.N(one - other, _DIGITS)
    return difference if difference.is_real and difference.is_finite else None
