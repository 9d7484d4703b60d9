"""Notations of people's own in which the signs of a claim may mean something else: shapes, ranges, labels, percentages,
cycles of a permutation. Reads what is written, and works nothing out.
"""

from __future__ import annotations

import re

from vaultproof.claim import (
    Equation,
    Syntax,
)
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.witness.trial import Trial


def doubt_of_writing(trial: Trial) -> str | None:
    """Why a mismatch in what is written itself would prove nothing."""
    claim = trial.claim
    return _saying(claim) or _depends(trial) or _of_lengths(claim) or _of_a_pole(trial) or _own_doubt(trial)


_TURN_LIMIT = 9
_SAYING = re.compile(r"[\s*_]*(?:1\s*\+\s*1[\s*_]*=[\s*_]*(?:3|11)|2\s*\+\s*2[\s*_]*=[\s*_]*5)[\s*_.]*")
_POWER_BEHIND = re.compile(
    r"\\(?:arc)?(?:sin|cos|tan|cot|ln|log|exp|sinh|cosh|tanh)(?![A-Za-z])\s*(?:\\left\s*)?\((?:[^()]|\([^()]*\))*\)\s*\^"
)
_VARIABLE = re.compile(
    r"\\lim(?:\\limits)?\s*_\s*\{?\s*(\\?[A-Za-z]+)\s*\\?(?:to|rightarrow|longrightarrow|→)"
)


def _depends(trial: Trial) -> str | None:
    """Why a limit that holds a further letter proves nothing: it may be another one for other values of it."""
    found = _VARIABLE.search(trial.claim.left.text)
    if found is None or trial.claim.kind != "limit" or not shape(trial.claim.right).numeric:
        return None
    known = {canonical_name(found[1]), *dict(trial.meaning.calls)}
    free = {canonical_name(name) for name in shape(trial.claim.left).names} - known
    return f"the limit may depend on `{min(map(str, free))}`" if free else None


def keeps_its_variable(claim: Equation) -> bool:
    """Whether one side is a limit and the other still holds the limit's variable, so that the sides are rather said to
    behave alike: `\\lim_{a \\to \\infty} \\frac{2a}{1 - a^2} = \\frac{2}{-a}`."""
    for one, other in ((claim.left, claim.right), (claim.right, claim.left)):
        found = _VARIABLE.search(one.text)
        if found is not None and _VARIABLE.search(other.text) is None:
            return canonical_name(found[1]) in {canonical_name(name) for name in shape(other).names}
    return False


_NOUGHT = re.compile(r"(?<![\d.,\w])0\s*(?:\^|\*\*)\s*(?:0(?![\d.,])|\{\s*0\s*\})")
_ZEROTH = re.compile(
    r"\s*(?:\\[a-z]+\s*\{)?\s*\\?[A-Za-z]+\}?(?:_\{?\w+\}?)?\s*\^\s*(?:0|\{\s*\(?\s*0\s*\)?\s*\})\s*"
)


def _of_a_power(*sides: str) -> str | None:
    """Why a power may not be meant where it was read, or was lost."""
    both = " ".join(sides)
    if _LOST_POWER.search(both):
        return "an exponent may have been lost behind 10"
    if any(_ZEROTH.fullmatch(side) for side in sides):
        return "the zero above the letter may count steps"
    if _NOUGHT.search(both):
        return "not everyone gives 0^0 a value"
    if _POWER_BEHIND.search(both):
        return "the power behind the bracket may belong to what stands in it"
    return None


def _saying(claim: Equation) -> str | None:
    """Why a sum in running text that nobody gets wrong proves nothing: `1 + 1 = 3` praises working together."""
    if claim.left.syntax is not Syntax.LATEX and _SAYING.fullmatch(f"{claim.left.text}={claim.right.text}"):
        return "nobody gets this wrong, so it may be a saying"
    return None


_TURN = re.compile(
    r"(?<![a-z])(?:sin|cos|tan|cot)\s*(?:\\left\s*)?\(?\s*[-−]?(\d+)"
    r"(?![\d.,])(?!\s*(?:°|\^\s*\{?\s*\\circ|\\degree))"
)
_LETTER_E = re.compile(r"(?<![A-Za-z\\\d.])e(?![A-Za-z\d'’]|\s*(?:\^|\*\*))")
_ANALYSIS = re.compile(r"(?<![A-Za-z])(?:ln|log|exp|int|lim|sum)(?![A-Za-z])")
_LOST_POWER = re.compile(r"(?:×|·|\\times|\\cdot|\*|(?<=\d)x)\s*10[−–-]\d")
_GROUPED_ZEROS = re.compile(r"(?<![\d.,])(?P<whole>[1-9]\d{0,2})(?:\.000)+(?![\d.]*\d)")
_LEGENDRE = re.compile(
    r"\s*\\?(?:left|big|Big|bigg)?\s*\(\s*\\[dt]?frac\s*\{[-−]?\d+\}\s*\{\d*[13579]\}\s*\\?(?:right|big|Big|bigg)?\s*\)\s*$"
)
_LISTED_POWER = re.compile(r"(?<![\d.,])\d+,(?P<base>\d+)\s*\^")
_TILDE = re.compile(r"[~～〜∼]")
_ONE_END = re.compile(r"[\s$]*\{?[\d.,]+\}?\s*(?:\^\s*\{?\s*[-−]?\d+\s*\}?)?[\s$]*")
"""A number or a power of one, at either end of a range: `$10^{17}$~$10^{18}$`."""
_ENDS = re.compile(r"\s*(\d+)[-–](\d+)\s*")
_STRING = re.compile(r"\s*(?:\\left)?\s*[|∣]\s*(\d{2,})\s*(?:\\right)?\s*[|∣]\s*")
_LABEL = re.compile(r"[\s*_]*\(?\s*(?P<digits>\d+)\s*\)?[\s*_]*")
_TOO_LONG_FOR_A_LABEL = 3
_WORKED_OUT = re.compile(r"\d\s*[-+−–(*]|\*\s*\(|\d\s+[x×]\s*\d")
_MODULUS = re.compile(r"\d\s*\\?%\s+[-−]\d|\d\s+\\?%\s*\d")
_RATIO = re.compile(r"\s*\d+[-–]\d+\s*")
_REPEATED = re.compile(r"\s*(?P<base>\d+)\s*\^\s*\{?\s*(?P<times>\d{1,2})\s*\}?\s*")
_CYCLE = re.compile(r"\s*\(\s*\d(?:\s*\d)+\s*\)\s*")
_PAIR = re.compile(r"(?<![A-Za-z\d}])\s*\(\s*[-−–]?\d+,\d+\s*\)")
_OWN_OPERATION = re.compile(r"\\(?:ast|star|diamond)(?![A-Za-z])")
_OF_ROWS = re.compile(r"(?<![A-Za-z\\])[EPTF]\s*(?:_\{?\w+\}?)?\s*\(\s*\d\s*(?:\(|,)")
"""An elementary matrix as books name it, `E(2(3))`, `E(1, 2)`."""
_SHAPES = re.compile(r"[(\[]\s*\w+\s*(?:×|\\times|x)\s*\w+\s*(?:(?:×|\\times|x)\s*\w+\s*)*[)\]]")
_OF_A_WHOLE = re.compile(r"\s*100\s*\\?%\s*[-−]")
_OF_THE_NUMBER = re.compile(r"(?<![\d.,%])\d[\d.,]*\s*[-+−]\s*\d[\d.,]*\s*\\?%")
_TIMES_HUNDRED = re.compile(
    r"(?:\\cdot|\\times|[·×*⋅])\s*100(?![\d.,]*\d|(?:\s|\\[,; ])*\\?%)|(?<![\d.,])100\s*(?:\\cdot|\\times|[·×*⋅])"
)
_PERCENTS = re.compile(r"%.*[-+−].*%")
_LENGTH = re.compile(r"\s*(?:\\left\s*)?\|\s*[01]+\s*(?:\\right\s*)?\|\s*")
_HAS_A_POLE = re.compile(
    r"\\begin\s*\{(?:cases|array|aligned)\}.*?(?:\\infty|∞)\s*(?:,|&|\\text|\\quad)", re.DOTALL
)


def _of_lengths(claim: Equation) -> str | None:
    """Why a relation between bare numbers in bars proves nothing: `|0| > |1|` compares words."""
    words = all(_LENGTH.fullmatch(term.text) for term in (claim.left, claim.right))
    return "the bars may tell how long a word is" if words else None


def _of_a_pole(trial: Trial) -> str | None:
    """Why an integral of a function that is given as infinite somewhere, such as Dirac's, proves nothing."""
    integral = r"\int" in trial.claim.text
    if integral and any(_HAS_A_POLE.search(one.definition.text) for one in trial.known):
        return "a function that is infinite at a place has no integral in the ordinary sense"
    return None


def _own_doubt(trial: Trial) -> str | None:
    """Why a mismatch in what is written itself would prove nothing."""
    claim = trial.claim
    both = f"{claim.left.text} {claim.right.text}"
    if any(int(match.group(1)) > _TURN_LIMIT for match in _TURN.finditer(both)):
        return "the angle may be in degrees"
    if (_SHAPES.search(claim.left.text) and _SHAPES.search(claim.right.text)) or _multiplies_shapes(claim):
        return "the brackets may be shapes of arrays"
    is_given = claim.left.text.strip() == "e" or "e" in dict(claim.given)
    if not (is_given or trial.euler) and _LETTER_E.search(both) and not _ANALYSIS.search(both):
        return "`e` may be a letter here"
    if power := _of_a_power(claim.left.text, claim.right.text):
        return power
    if all(_PAIR.search(term.text) for term in (claim.left, claim.right)):
        return "the brackets may hold pairs of numbers"
    if _OF_ROWS.search(both) and "matrix}" in both:
        return "the brackets may name an elementary matrix"
    if _OWN_OPERATION.search(both):
        return "the sign may be an operation of the note's own"
    return _of_percentages(claim) or _notation(claim)


def _of_percentages(claim: Equation) -> str | None:
    """Why percentages may be meant of other numbers than those beside them."""
    if _AS_PERCENT.fullmatch(claim.right.text):
        return "the brackets may tell the value in percent"
    if _ASIDE.fullmatch(claim.left.text) and claim.left.text.count("%") == claim.right.text.count("%"):
        return "the number in brackets may belong to what stands before it"
    if (
        _PERCENTS.search(claim.left.text)
        and "%" in claim.right.text
        and not _OF_A_WHOLE.match(claim.left.text)
    ):
        return "the percentages may be of different wholes"
    if _TIMES_HUNDRED.search(claim.left.text) and re.search(r"%\s*$", claim.right.text):
        return "the factor 100 may make the percentage"
    if any(_OF_THE_NUMBER.search(term.text) for term in (claim.left, claim.right)):
        return "the percentage may be one of the number before it"
    return None


def _of_a_range(claim: Equation) -> str | None:
    """Why a hyphen or a tilde may stand between the ends of a range."""
    ends = _ENDS.fullmatch(claim.left.text)
    if ends and int(ends[1]) < int(ends[2]) and "-" not in claim.right.text:
        return "the hyphen may stand between the ends of a range"
    if _TILDE.search(claim.text) and all(_ONE_END.fullmatch(term.text) for term in (claim.left, claim.right)):
        return "the tilde may stand between the ends of a range"
    return None


def _notation(claim: Equation) -> str | None:
    """Why digits and brackets may be written in a notation of their own."""
    return _of_points_and_labels(claim) or _of_signs(claim) or _of_braces(claim)


_BRACED = re.compile(
    r"\\(?:ln|lg|log|sin|cos|tan|exp|sinh|cosh|tanh)(?![A-Za-z])(?:\s*_\s*(?:\w|\{\w+\}))?\s*(?P<brace>\{)"
)


def _of_braces(claim: Equation) -> str | None:
    """Why it cannot be told what a function is taken of: braces around a sum, `\\log{a - b}`, do not show."""
    for text in (claim.left.text, claim.right.text):
        for match in _BRACED.finditer(text):
            depth = 0
            for at in range(match.start("brace"), len(text)):
                depth += (text[at] in "{(") - (text[at] in "})")
                if not depth:
                    break
                if depth == 1 and text[at] in "+-−" and text[match.end() : at].strip():
                    return "the braces around a sum do not show: what the function is taken of cannot be told"
    return None


def _of_points_and_labels(claim: Equation) -> str | None:
    """Why a point, comma, hyphen or number before the sign may be no part of a sum."""
    both = f"{claim.left.text} {claim.right.text}"
    if any(match["whole"] != "1" for match in _GROUPED_ZEROS.finditer(both)):
        return "points may set off thousands"
    if _LISTED_POWER.search(claim.left.text) or _LISTED_POWER.search(claim.right.text):
        return "the comma before a power may part two equations"
    if (ends := _of_a_range(claim)) is not None:
        return ends
    if (
        (label := _LABEL.fullmatch(claim.left.text))
        and _WORKED_OUT.search(claim.right.text)
        and len(label["digits"]) < _TOO_LONG_FOR_A_LABEL
    ):
        return "the number before the sign may be a label of what stands behind it"
    return None


def _of_signs(claim: Equation) -> str | None:
    """Why bars, brackets, a percent sign, a hyphen or a power may mean something else."""
    both = f"{claim.left.text} {claim.right.text}"
    if (word := _STRING.fullmatch(claim.left.text)) and claim.right.text.strip() == str(len(word[1])):
        return "the bars may count the letters of a string"
    if _MODULUS.search(both):
        return "the percent sign may stand for a remainder"
    if _RATIO.fullmatch(claim.right.text) and re.fullmatch(r"[\s*]*\d+[\s*]*", claim.left.text):
        return "the hyphen may join two parts rather than take one from the other"
    if _LEGENDRE.match(claim.left.text) and re.fullmatch(r"\s*[-−+]?\s*[01]\s*", claim.right.text):
        return "the fraction in brackets may be a Legendre symbol"
    if (power := _REPEATED.fullmatch(claim.left.text)) and [power["base"]] * int(power["times"]) == [
        one.strip() for one in claim.right.text.split("+")
    ]:
        return "the power may repeat an addition, as it does in a group"
    cycles = _CYCLE.fullmatch(claim.right.text) and len(_CYCLE.findall(claim.left.text)) > 1
    if cycles or all(_CYCLES.fullmatch(term.text) for term in (claim.left, claim.right)):
        return "digits in brackets may be cycles of a permutation"
    if _OF_PERMUTATION.search(both):
        return "the letter may be a permutation, whose sign is meant"
    if _ORDER.fullmatch(claim.left.text) and _ENDLESS.fullmatch(claim.right.text):
        return "the bars may stand for the order of an element"
    return None


_CYCLES = re.compile(r"[\s(]*\(\s*\d[\d\s]*\d\s*\)\s*\(\s*\d[\d\s]*\d\s*\)[\d\s(){}^\-−]*")
"""Numbers in brackets that stand beside one another, and nothing else: `(12)(34)((12)(34))^{-1}`."""
_AS_PERCENT = re.compile(r"\s*[-−]?\d+(?:[.,]\d+)?\s*[(（]\s*[-−]?\d+(?:[.,]\d+)?\s*\\?%\s*[)）]\s*")
"""A number with itself in percent behind it: `0.25（25%）`."""
_ASIDE = re.compile(r"\s*[(（]\s*\d+(?:[.,]\d+)?\s*\\?%\s*[)）]\s*")
_OF_PERMUTATION = re.compile(
    r"(?:sgn|sign)\s*\}?\s*(?:\\left\s*)?[({]\s*(?:\\pi|π)\s*(?:\\right\s*)?[)}]|(?:sgn|sign)\s*\}?\s*(?:\\pi|π)(?![a-z])"
)
"""The sign of a letter, which as the number that it elsewhere is would be plainly positive."""
_ORDER = re.compile(r"\s*(?:\||\\[lr]?vert\s*)\s*\d+\s*(?:\||\\[lr]?vert)\s*")
_ENDLESS = re.compile(r"\s*(?:\\infty|∞)\s*")


_SIZES = re.compile(
    r"^\s*(?P<a>\d+)\s*(?:\\times|×)\s*(?P<b>\d+)\s*(?:\\cdot|·|⋅|\*)\s*(?P<c>\d+)\s*(?:\\times|×)\s*(?P<d>\d+)\s*=\s*"
    r"(?P<e>\d+)\s*(?:\\times|×)\s*(?P<f>\d+)\s*$"
)
_BRACKETS = re.compile(r"[(\[]\s*(\d+(?:\s*,\s*\d+)+)\s*[)\]]")


def _multiplies_shapes(claim: Equation) -> bool:
    """Whether brackets of whole numbers are multiplied as shapes are: `(1, 4, 64) × (1, 64, 2) = (1, 4, 2)`."""
    sizes = _SIZES.match(f"{claim.left.text} = {claim.right.text}")
    if sizes is not None:
        return sizes["b"] == sizes["c"] and (sizes["e"], sizes["f"]) == (sizes["a"], sizes["d"])
    found = [
        [tuple(map(int, one.split(","))) for one in _BRACKETS.findall(term.text)]
        for term in (claim.left, claim.right)
    ]
    if len(found[0]) != 2 or len(found[1]) != 1:
        return False
    (first, second), (result,) = found
    return first[-1] == second[-2] and result in {
        (*first[:-1], second[-1]),
        (*second[:-2], first[-2], second[-1]),
    }
