"""The properties that words name, each with what tells whether a function has it: rising, convex, odd, bounded.

Weak and strict senses are told apart; which of them a sentence means is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import sympy

from vaultproof.calculus.bent import concave, convex
from vaultproof.calculus.monotone import (
    decreasing,
    decreasing_in_parts,
    increasing,
    increasing_in_parts,
    injective,
    monotonic,
)
from vaultproof.calculus.profile import Profile
from vaultproof.calculus.reach import (
    bounded,
    bounded_above,
    bounded_below,
    negative,
    non_negative,
    non_positive,
    positive,
    saturating,
)
from vaultproof.calculus.smooth import (
    continuous,
    continuous_at,
    differentiable,
    differentiable_at,
    periodic,
    smooth,
    smooth_at,
    twice_differentiable,
    twice_differentiable_at,
)
from vaultproof.calculus.symmetry import even, odd, zero_centred
from vaultproof.calculus.told import Told

ANYWHERE: Mapping[str, Callable[[Profile], Told]] = {
    "increasing": increasing,
    "decreasing": decreasing,
    "increasing in parts": increasing_in_parts,
    "decreasing in parts": decreasing_in_parts,
    "monotonic": monotonic,
    "convex": convex,
    "concave": concave,
    "odd": odd,
    "even": even,
    "zero-centred": zero_centred,
    "bounded": bounded,
    "bounded above": bounded_above,
    "bounded below": bounded_below,
    "continuous": continuous,
    "differentiable": differentiable,
    "twice differentiable": twice_differentiable,
    "smooth": smooth,
    "periodic": periodic,
    "injective": injective,
    "positive": positive,
    "negative": negative,
    "non-negative": non_negative,
    "non-positive": non_positive,
    "saturating": saturating,
}


AT_A_PLACE: Mapping[str, Callable[[Profile, sympy.Expr], Told]] = {
    "continuous": continuous_at,
    "differentiable": differentiable_at,
    "twice differentiable": twice_differentiable_at,
    "smooth": smooth_at,
}
