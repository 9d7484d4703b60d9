"""Looks for the slip that explains an equation that does not hold: a sign, a digit, a factor, a function's name.

Who writes a false equation has nearly always slipped in one place. Where no slip explains the difference, the equation
is likely to say something else than it was read to say: letters that are no numbers, a condition told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

import sympy

from vaultproof.witness.identities.sampling import Comparison

_MOST_EDITS = 64
_LONGEST = 400
_EQUAL = Fraction(1, 10**18)
_LARGEST_FACTOR = 12
_MOST_IN_A_TERM = 4
_FEW = tuple(map(sympy.Integer, (-2, -1, 2)))


def differs_simply(comparison: Comparison) -> bool:
    """Whether the sides differ by a simple factor or by the same simple number wherever they were compared."""
    samples = comparison.samples
    for found in (
        {one.left / one.right if one.right else Fraction(0) for one in samples},
        {one.left - one.right for one in samples},
    ):
        if found and max(found) - min(found) <= _EQUAL:
            number = sum(found, Fraction(0)) / len(found)
            simple = number.limit_denominator(_LARGEST_FACTOR)
            if simple and abs(simple) <= _LARGEST_FACTOR and abs(number - simple) <= _EQUAL:
                return True
    return False


def lacks_a_term(left: sympy.Expr, right: sympy.Expr) -> bool:
    """Whether a single term, or a single symbol or call as a factor, is missing on one side."""
    difference = sympy.expand(left - right)
    if not isinstance(difference, sympy.Add) and len(difference.args) <= _MOST_IN_A_TERM:
        return True
    factor = sympy.cancel(left / right) if right != 0 else left
    bare = factor.as_coeff_Mul()[1]
    base = bare.base if isinstance(bare, sympy.Pow) and bare.exp in _FEW else bare
    return bool(base.is_Symbol or (isinstance(base, sympy.Function) and len(base.args) == 1))


_SIGN = re.compile(r"[-+−–]")
_TIMES = re.compile(r"\\cdot(?![A-Za-z])|\\times(?![A-Za-z])|[·×⋅*]")
_NUMBER = re.compile(r"(?<![\w.,\\])\d+(?:\.\d+|\{,\}\d+)?(?![\d.])|(?<=[\^{(])\d+(?![\d.])")
_RAISED = re.compile(r"\^\s*(?:\{\s*[-−]?\d+\s*\}|\d)|[²³]")
_GROUP = r"(?:[^{}]|\{[^{}]*\})*"
_FRACTION = re.compile(rf"(?P<head>\\[dt]?frac)\s*\{{(?P<top>{_GROUP})\}}\s*\{{(?P<bottom>{_GROUP})\}}")
_SLASH = re.compile(r"(?<!\\)/")
_FUNCTION = re.compile(
    r"\\?(?<![A-Za-z])(?:sin|cos|tan|cot|sinh|cosh|tanh|ln|log|exp|sigma|sqrt)(?![A-Za-z])"
)
_KIN = {
    "sin": ("cos", "tan"),
    "cos": ("sin",),
    "tan": ("cot", "tanh"),
    "cot": ("tan",),
    "sinh": ("cosh", "tanh"),
    "cosh": ("sinh",),
    "tanh": ("sinh", "cosh"),
    "ln": ("exp",),
    "exp": ("ln",),
}
_OPENED = re.compile(r"(?:^|(?<=[({]))\s*(?=[A-Za-z\\\d(])")
_ATOM = re.compile(r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z(_])|\)(?!\s*\^)")


def edits(text: str) -> Iterator[str]:
    """A term with one small part of it written otherwise, in each of the ways in which people slip; at most some
    dozens, the likeliest first. None for a long term."""
    if len(text) <= _LONGEST:
        seen = {text}
        for edited in islice(_edits(text), _MOST_EDITS):
            if edited not in seen:
                seen.add(edited)
                yield edited


_SUM_OF_FRACTIONS = re.compile(
    r"\\[dt]?frac\s*\{\s*(?P<a>\d+)\s*\}\s*\{\s*(?P<b>\d+)\s*\}\s*(?P<sign>[-+−])\s*\\[dt]?frac\s*\{\s*(?P<c>\d+)\s*\}\s*\{\s*(?P<d>\d+)\s*\}"
    r"|(?<![\d./])(?P<e>\d+)/(?P<f>\d+)\s*(?P<mark>[-+−])\s*(?P<g>\d+)/(?P<h>\d+)(?![\d./])"
)
_DETERMINANT = re.compile(
    r"\\begin\{vmatrix\}\s*(?P<a>[-−]?\d+)\s*&\s*(?P<b>[-−]?\d+)\s*\\\\\s*(?P<c>[-−]?\d+)\s*&\s*(?P<d>[-−]?\d+)\s*(?:\\\\)?\s*\\end\{vmatrix\}"
)


def _misadded(text: str) -> Iterator[str]:
    """Fractions of which the numbers above and below the lines are added up, and the two products of a determinant that
    are added rather than taken from one another."""
    for match in _SUM_OF_FRACTIONS.finditer(text):
        names = "abcd" if match["a"] else "efgh"
        above, below, other, under = (int(match[name]) for name in names)
        sign = 1 if (match["sign"] or match["mark"]) == "+" else -1
        bottoms = {below + sign * under, below + under} - {0}
        yield from (
            _with(text, match, f"(({above + sign * other})/({bottom}))") for bottom in sorted(bottoms)
        )
    for match in _DETERMINANT.finditer(text):
        a, b, c, d = (int(match[name].replace("−", "-")) for name in "abcd")
        yield _with(text, match, f"({a * d + b * c})")
        yield _with(text, match, f"({b * c - a * d})")


def _edits(text: str) -> Iterator[str]:
    yield from _misadded(text)
    for match in _SIGN.finditer(text):
        yield _with(text, match, "-" if match.group() == "+" else "+")
    for match in _NUMBER.finditer(text):
        yield from (_with(text, match, number) for number in _numbers(match.group()))
    for match in _OPENED.finditer(text):
        yield from (_with(text, match, before) for before in ("-", "1-", "2 "))
    for match in _RAISED.finditer(text):
        yield _with(text, match, "")
        yield _with(text, match, match.group().lstrip("^").translate(_LOWERED).join("()"))
    for match in _FRACTION.finditer(text):
        yield _with(text, match, f"{match['head']}{{{match['bottom']}}}{{{match['top']}}}")
        yield _with(text, match, f"({match['top']})")
        yield _with(text, match, f"({match['top']})({match['bottom']})")
    for match in _TIMES.finditer(text):
        yield from (_with(text, match, sign) for sign in ("+", "/", "-"))
    for match in _SIGN.finditer(text):
        yield _with(text, match, " \\cdot " if "\\" in text else "*")
    for match in _SLASH.finditer(text):
        yield _with(text, match, "*")
    for match in _FUNCTION.finditer(text):
        name = match.group().lstrip("\\")
        mark = "\\" if match.group().startswith("\\") else ""
        yield from (_with(text, match, f"{mark}{kin}") for kin in _KIN.get(name, ()))
        yield _with(text, match, "")
    for match in _ATOM.finditer(text):
        yield f"{text[: match.end()]}^2{text[match.end() :]}"


_LOWERED = str.maketrans("²³", "23", "{}")


def _with(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _numbers(written: str) -> Sequence[str]:
    """The numbers for which another one is likely to be written by a slip."""
    if not written.isdigit() or len(written) > 6:
        return tuple(f"({written}{by})" for by in ("*10", "/10", "*2", "/2")) if len(written) <= 8 else ()
    number = int(written)
    near = [number + 1, number - 1, 2 * number, 10 * number]
    half = [f"{number // 2}"] if number % 2 == 0 else []
    return [*(str(one) for one in near if one >= 0), *half]
