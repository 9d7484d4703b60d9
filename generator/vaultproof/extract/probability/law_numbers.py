"""Numbers among the parameters of a distribution, which are written in LaTeX. Works nothing out."""

from __future__ import annotations

import re
from fractions import Fraction

from vaultproof.spot import late

_QUOTIENT = late(r"\\[dt]?frac\{(-?\d+)\}\{(\d+)\}")


def number_in(argument: str) -> Fraction | None:
    """The number that a parameter is, where it is written as one, or as a fraction."""
    plain = re.sub(r"\\left\(|\\right\)|[\s()]", "", argument).replace("−", "-")
    if (quotient := _QUOTIENT.fullmatch(plain)) is not None:
        return Fraction(int(quotient[1]), int(quotient[2])) if int(quotient[2]) else None
    return Fraction(plain) if re.fullmatch(r"-?\d+(?:/[1-9]\d*)?", plain) else None
