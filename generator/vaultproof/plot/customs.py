"""Functions that a formula calls by the letter that custom gives them, where its note speaks of them by name: J₀ of
Bessel, B of two numbers, N of a normal distribution. Draws nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import sympy
from sympy.core.function import AppliedUndef

_WORDS: Mapping[str, re.Pattern[str]] = {
    "Bessel": re.compile(
        r"эйри|艾里|エアリー|에어리|"
        r"bessel|\bairy\b|\bdiffraction|nhiễu xạ|\bbeugung|circular (?:aperture|membrane|drum)|бессел|дифракц"
        r"|贝塞尔|貝塞爾|衍射|ベッセル|回折|베셀|회절",
        re.IGNORECASE,
    ),
    "Beta": re.compile(r"\bb[eê]ta\b(?![-\s]*\$)|бета|贝塔|ベータ|베타", re.IGNORECASE),
    "normal": re.compile(
        r"\bnormal\w*|\bgau(?:ss|ß)|phân phối chuẩn|phân bố chuẩn|black[–\-\s]+scholes|нормальн|正态|常態|正規|정규",
        re.IGNORECASE,
    ),
}
_ORDERED = re.compile(r"([JYIK])_(\d|nu|n)")
BESSEL = tuple(f"Bessel{order}" for order in "zero one two three four five six seven eight nine".split())
"""Names under which a Bessel function, but for its kind, is read as a call whatever it is called with."""
_BESSEL: Mapping[str, Callable[..., sympy.Expr]] = {
    "J": sympy.besselj,
    "Y": sympy.bessely,
    "I": sympy.besseli,
    "K": sympy.besselk,
}


_INVERSES: Mapping[str, Callable[[sympy.Expr], sympy.Expr]] = {
    "erfinv": sympy.erfinv,
    "normalquantile": lambda p: sympy.sqrt(2) * sympy.erfinv(2 * p - 1),
}
"""Inverses, under the names that a formula of a figure calls them by."""


def spoken_of(text: str) -> frozenset[str]:
    """The kinds of functions that a text speaks of."""
    return frozenset(kind for kind, words in _WORDS.items() if words.search(text))


def customary(expression: sympy.Basic, spoken: frozenset[str]) -> sympy.Basic:
    """An expression with such functions for calls of their letters."""
    if not isinstance(expression, sympy.Expr):
        return expression
    calls = sorted(expression.atoms(AppliedUndef), key=str)
    return expression.xreplace(
        {call: found for call in calls if (found := _function(call, spoken)) is not None}
    )


def _function(call: AppliedUndef, spoken: frozenset[str]) -> sympy.Expr | None:
    name, given = str(call.func), [customary(one, spoken) for one in call.args]
    if name in _INVERSES and len(given) == 1:
        return _INVERSES[name](given[0])
    if name[:-1] in BESSEL and len(given) == 1:
        return _BESSEL[name[-1]](BESSEL.index(name[:-1]), given[0])
    ordered = _ORDERED.fullmatch(name)
    if "Bessel" in spoken and ordered is not None and len(given) == 1 and ordered[2].isdigit():
        return _BESSEL[ordered[1]](int(ordered[2]), given[0])
    if "Beta" in spoken and name in {"B", "Beta"} and len(given) == 2:
        first, second = given
        return sympy.gamma(first) * sympy.gamma(second) / sympy.gamma(first + second)
    if "normal" in spoken and name in {"N", "Phi"} and len(given) == 1:
        return (1 + sympy.erf(given[0] / sympy.sqrt(2))) / 2
    return None
