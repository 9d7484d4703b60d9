r"""What the second parameter of a normal distribution is, which books tell otherwise: its variance or its deviation, as
a square, or the words right behind it, show. Works nothing out.
"""

from __future__ import annotations

import re
from fractions import Fraction

from vaultproof.extract.probability.law_numbers import number_in
from vaultproof.spot import late

_CUSTOM = late(
    r"[^.。\n]{0,40}?(?:(?P<variance>\\sigma\s*\^\s*\{?2\}?\s*=|σ²\s*=|(?<!\w)(?:variance|varianz|varianza|variância|дисперси\w+|phương\s+sai|wariancj\w+)(?!\w)|方差|分散|분산)"
    r"|(?:\\sigma|σ)\s*=|(?<!\w)(?:standard\s+deviation|standardabweichung|écart[-\s]type|desviación|desvio|deviazione|\w+\s+отклонени\w+|độ\s+lệch\s+chuẩn|odchyleni\w+)(?!\w)|标准差|標準偏差|표준\s?편차)"
    r"(?:[^\d\n.。]{0,24}(?P<value>\d+(?:(?:[.,]|\{,\})\d+)?(?P<square>\s*\^\s*\{?\s*2|²)?))?",
    re.IGNORECASE,
)
"""Words right behind a normal distribution that tell a variance or a deviation, with its value."""
_SQUARE = late(r"\^\s*\{?\s*2\s*\}?\s*\Z|²\s*\Z")


def custom_of(second: str, text: str, end: int) -> str:
    """Whether the `second` parameter, as LaTeX, is the `variance` or the `deviation`, by a text from `end` on; nothing
    where neither is told.

    A value that is told must be the parameter's own, or that of its square or root: of `N(50, 16)` behind which stands
    `\\sigma = 4`, 16 is the variance.
    """
    if _SQUARE.search(second) is not None:
        return "variance"
    told = _CUSTOM.match(text, end)
    if told is None:
        return ""
    named, other = ("variance", "deviation") if told["variance"] else ("deviation", "variance")
    value, number = _number(told["value"]), number_in(second)
    if value is None:
        return named if told["value"] is None else ""
    if number is None:
        return ""
    value = value * value if told["square"] else value
    if value == number:
        return named
    return other if _is_square_of(value, number, root=named == "deviation") else ""


def _number(written: str | None) -> Fraction | None:
    if written is None:
        return None
    return Fraction(re.sub(r"\s*\^.*|²", "", written).replace("{,}", ".").replace(",", "."))


def _is_square_of(value: Fraction, number: Fraction, *, root: bool) -> bool:
    """Whether a parameter is the square of a value that is a root, or else its root."""
    return value * value == number if root else number * number == value
