r"""Symbols for what data have, as lectures write them: `\sum x_i = 135`, `\bar x = 15`, `\sum (x_i - \bar x)^2 = 128`,
`s^2 = 16`, `\sigma \approx 3.77`. Knows no data, and works nothing out.
"""

from __future__ import annotations

import re

from vaultproof.extract.data.aggregate import Items, Quantity
from vaultproof.spot import late

_RELATED = r"(?=\s{0,3}(?:=|≈|\\approx|\\simeq|&=))"
_INDEX = r"(?:\s?_?\s?\{?\s?[ijk]\s?\}?|ᵢ)?(?![A-Za-z])"
_BAR = r"(?:\\(?:bar|overline)\s{0,3}\{?\s{0,3}[A-Za-z]\s{0,3}\}?|[A-Za-z][̄̅])"
_SUM = (
    r"(?:\\sum|[Σ∑])\s{0,3}(?:\\limits)?(?:\s?_\s?(?:\{[^{}]{1,12}\}|[a-z]))?"
    r"(?:\s?\^\s?(?:\{\s?\w{1,3}\s?\}|\w))?\s{0,3}"
)
_SQUARED = r"\s{0,3}(?:\^\s?\{?\s?2\s?\}?|²)"
_OF_WHICH = r"(?:\s?_\s?(?:\{\s?(?:[xX]|n\s?(?:[-−]\s?1)?)\s?\}|[xXn]))?"

SYMBOLS = {
    "squares": rf"{_SUM}\(\s{{0,3}}[A-Za-z]{_INDEX}\s{{0,3}}[-−]\s{{0,3}}(?:{_BAR}|\\mu|μ)\s{{0,3}}\)"
    rf"{_SQUARED}{_RELATED}",
    "raw squares": rf"{_SUM}[A-Za-z]{_INDEX}{_SQUARED}{_RELATED}",
    "sum": rf"{_SUM}[A-Za-z]{_INDEX}{_RELATED}",
    "mean": rf"{_BAR}{_RELATED}",
    "variance": rf"(?<![A-Za-z\\_^])(?:(?-i:[sS])|\\(?:hat\s?\{{?\s?\\)?sigma\}}?|σ){_OF_WHICH}{_SQUARED}{_RELATED}",
    "deviation": rf"(?<![A-Za-z\\_^])(?:(?-i:s)|\\(?:hat\s?\{{?\s?\\)?sigma\}}?|σ){_OF_WHICH}{_RELATED}",
}
"""The symbol of each quantity, with a sign of equality behind it."""


def _raw_squares(items: Items) -> tuple[str, ...]:
    return ("+".join(rf"\left({item}\right)^2" for item in items),)


RAW_SQUARES = Quantity(
    name="raw squares",
    before=SYMBOLS["raw squares"],
    behind=SYMBOLS["raw squares"],
    terms=_raw_squares,
    fewest=3,
)
"""The sum of the squares of data, which words seldom tell apart from that of their deviations."""

_SIGN = late(r"\\|[Σ∑σ̄̅]|[sS]\s?[_^²=≈]|[sS]\Z")
_BEFORE = late(
    r"(?:\A|[$=≈,;:.!?(（。，、；：&|>`]|\n\s{0,8}(?:[-*+•]|\d{1,2}[.)])|\A\s{0,8}(?:[-*+•]|\d{1,2}[.)])|\n|(?<![\\A-Za-z])[^\W\d_]{2,30}|[぀-ヿ一-鿿가-힣])[\s*]{0,4}\Z"
)
_NEAR = 60
_LIMITS = late(
    r"(?:\\sum|[Σ∑])\s{0,3}(?:\\limits)?(?:\s?_\s?(?P<low>\{[^{}]{1,12}\}|[a-z]))?(?:\s?\^\s?\{?\s?(?P<high>\w{1,3})\s?\}?)?"
)
_ALL = frozenset({"n", "N"})
"""Letters for how many data there are."""
_FIRST = late(r"\{?\s?[ijk]\s?(?:=\s?1\s?)?\}?")
_COMMAND = late(r"\\[a-z]+|[Σ∑]|(?<=\s)[ijk](?![A-Za-z])|_\s?\{[^{}]*\}|_\s?\w|\^\s?\{[^{}]*\}|\^\s?\w")


def is_symbol(name: str) -> bool:
    """Whether what names a quantity is a symbol and no word."""
    return _SIGN.match(name) is not None


def stands_apart(text: str, at: int) -> bool:
    r"""Whether nothing that belongs to a symbol stands before it, as the fraction of `\frac{1}{n} \sum x_i` does. The
    text is as it is written, with its dollars."""
    return _BEFORE.search(text[max(0, at - _NEAR) : at]) is not None


def letters_of(name: str) -> frozenset[str]:
    r"""The letters of the data that a symbol speaks of: x in `\bar x`; none in `s^2`."""
    if name[0] in "sSσ" or name.startswith((r"\sigma", r"\hat")):
        return frozenset()
    return frozenset(re.findall(r"[A-Za-z]", _COMMAND.sub(" ", name))) - {"μ"}


def sums_all(name: str, count: int) -> bool:
    r"""Whether the limits of a sum, where it tells them, are those of all data: `\sum_{i=1}^{9}` of nine."""
    limits = _LIMITS.match(name)
    if limits is None:
        return True
    low, high = limits["low"], limits["high"]
    if low is not None and _FIRST.fullmatch(low) is None:
        return False
    return high is None or high in _ALL or (high.isdigit() and int(high) == count)
