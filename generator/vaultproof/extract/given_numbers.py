r"""Decimals that a note gives as data: percentages, values of names, probabilities that add up to one.

Nobody has rounded these, so that a result that does not follow from them is wrong. Works nothing else out.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from vaultproof.spot import Spotted, late

_PERCENT = late(r"(?<![\d.,])(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s*\\?[%％]")
_NAMED = late(
    r"(?:(?<![A-Za-z\\])[A-Za-z]|(?P<setting>\\(?:alpha|beta|gamma|epsilon|varepsilon|eta|lambda)))(?:_\{?\w+\}?)?\s*=\s*"
    r"(?P<number>\d+(?:[.,]|\{,\})\d{1,3})(?=\s*(?:\$|[,;，；、。)）]|\.(?!\d)|\s(?:and|und|et|y|e|и|và|と|和)\s|$))",
    re.MULTILINE,
)
_ROW = late(r"^[ \t>]*\|.+\|[ \t]*$", re.MULTILINE)
_CELL = late(r"\|\s*\$?\s*(?P<number>\d+(?:[.,]|\{,\})\d+)\s*\$?\s*(?=\|)")
_NUMBER = r"\d+(?:[.,]|\{,\})\d+"
_LIST = late(
    rf"(?:\(|\[|\\\{{)\s*(?P<items>{_NUMBER}(?:\s*(?:[;,]|\\[,; ])+\s*(?:\\\s)?{_NUMBER}){{1,11}})\s*(?:\)|\]|\\\}})"
)
_ITEM = late(r"\d+(?:\.|\{,\}|,(?=\d))\d+")
_DENOMINATORS = (3, 6, 7, 9, 11, 12, 13)
_FEWEST = 2
_FEW = 2


@lru_cache(maxsize=64)
def given_numbers(note_text: str) -> frozenset[Fraction]:
    """The decimals that a note gives as data, and what they lack to one."""
    found = {number_of(match["number"]) / 100 for match in _PERCENT.finditer(note_text)}
    found |= {number_of(match["number"]) for match in _NAMED.finditer(note_text) if _is_set(match)}
    for row in _ROW.findall(note_text):
        cells = [number_of(match["number"]) for match in _CELL.finditer(row)]
        if is_shared_out(cells):
            found.update(cells)
    for match in _LIST.finditer(note_text):
        items = [number_of(one) for one in _ITEM.findall(match["items"])]
        if is_shared_out(items):
            found.update(items)
    found |= {1 - one for one in found if 0 < one < 1}
    return frozenset(one for one in found if not may_be_rounded(one))


@lru_cache(maxsize=64)
def percentages(note_text: str) -> frozenset[Fraction]:
    """The numbers that a note gives with a sign of percent behind them."""
    return frozenset(number_of(match["number"]) for match in _PERCENT.finditer(note_text))


_WITH_ERROR = late(
    rf"(?P<number>{_NUMBER})\s*(?:\$\s*)?(?:\(\s*(?:s\.?e\.?\s*=?\s*)?\$?\s*{_NUMBER}\s*\$?\s*\)|±|\\pm(?![a-z]))"
)


_ABOUT = Spotted(
    rf"""(?:(?<![\w\\}}~])~(?=\d)|≈|\\approx(?![a-z])|\\simeq(?![a-z])|(?<!\w)(?:approximately|about|roughly|around|nearly|almost|circa|ca\.|etwa|ungefähr|rund|fast|annähernd
    |environ|approximativement|presque|aproximadamente|alrededor\s+de|casi|cerca\s+de|quase|approssimativamente|quasi|около|примерно|приблизительно|почти
    |około|prawie|w\s+przybliżeniu|khoảng|xấp\s+xỉ|gần|yaklaşık|ongeveer|sekitar)(?!\w)|约|約|大约|およそ|ほぼ|약)
    \s*(?:(?:by|de|von|da|bằng)\s+)?\$?\s*(?P<number>{_NUMBER}|\d{{1,3}}(?=\s*(?:\^\s*\{{?\s*\\circ|°)))(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)


_ABOUT_LIST = Spotted(
    r"(?:≈|\\approx(?![a-z])|\\simeq(?![a-z]))\s*(?:\\left\s*)?(?:[\[(]|\\begin\s*\{[bp]?matrix\})(?P<items>[-−\d.,;{}&\\\s]{5,200}?)(?:[\])]|\\end|\\right)"
)
_DECIMAL = re.compile(r"\d+(?:\.|\{,\}|,(?=\d+(?:\s*[;)]|$)))\d+")


@lru_cache(maxsize=64)
def measured_numbers(note_text: str) -> frozenset[Fraction]:
    """The decimals that a note gives with their error, `2.76 (1.36)`, `0.5 ± 0.1`, or as about what they are,
    “approximately 1.45 MB”, alone or in a list, so that they are rounded; whole numbers of degrees too."""
    found = (match for one in (_WITH_ERROR, _ABOUT) for match in one.finditer(note_text))
    numbers = {number_of(match["number"]) for match in found}
    lists = (match["items"] for match in _ABOUT_LIST.finditer(note_text))
    return frozenset(
        numbers | {number_of(one.group()) for items in lists for one in _DECIMAL.finditer(items)}
    )


def _is_set(match: re.Match[str]) -> bool:
    """Whether a name is given a number of so few digits that it is hardly a result: `h = 0.2`, `\\eta = 0.05`."""
    digits = re.sub(r"\D", "", match["number"]).strip("0")
    return not digits.strip("9") or len(digits) <= (_FEW if match["setting"] else 1)


def is_shared_out(numbers: list[Fraction]) -> bool:
    """Whether decimals are the parts of one, none of which looks like the rounding of a fraction."""
    return len(numbers) >= _FEWEST and sum(numbers) == 1 and not any(map(may_be_rounded, numbers))


def may_be_rounded(number: Fraction) -> bool:
    """Whether a decimal is what a fraction such as 2/3 is rounded to."""
    places = next((count for count in range(7) if (number * 10**count).denominator == 1), 7)
    unit = Fraction(1, 2 * 10**places)
    return places > 1 and any(
        abs(Fraction(round(number * base), base) - number) <= unit and (number * base).denominator != 1
        for base in _DENOMINATORS
    )


def number_of(text: str) -> Fraction:
    """A decimal as a note writes it."""
    return Fraction(text.replace("{,}", ".").replace(",", "."))
