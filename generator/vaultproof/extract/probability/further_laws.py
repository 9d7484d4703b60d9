r"""Moments, medians and probabilities of the laws that notes give by a formula more often than by a name: Weibull,
Pareto, Laplace, logistic, hypergeometric, and how many trials so many successes take. Terms only; works nothing out.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from vaultproof.extract.probability.law_numbers import number_in

Moments = tuple[str | None, str | None]
"""Mean and variance; None where there is none, or where it is not known whether there is."""
CONTINUOUS = frozenset({"weibull", "pareto", "laplace", "logistic"})
DISCRETE = frozenset({"hypergeometric", "trials"})


def further_moments(kind: str, arguments: Sequence[str]) -> Moments:
    """Mean and variance of such a law."""
    a, b = arguments[:2]
    match kind:
        case "weibull":
            mean = rf"{b} \cdot \operatorname{{tgamma}}(1 + \frac{{1}}{{{a}}})"
            square = rf"{b}^2 \cdot \operatorname{{tgamma}}(1 + \frac{{2}}{{{a}}})"
            return mean, rf"{square} - \left({mean}\right)^2"
        case "pareto":
            mean = rf"\frac{{{b} \cdot {a}}}{{{b} - 1}}"
            variance = rf"\frac{{{b} \cdot {a}^2}}{{({b} - 1)^2 \cdot ({b} - 2)}}"
            return (mean if _exceeds(b, 1) else None), (variance if _exceeds(b, 2) else None)
        case "laplace":
            return a, rf"2 \cdot {b}^2"
        case "logistic":
            return a, rf"\frac{{\pi^2 \cdot {b}^2}}{{3}}"
        case "hypergeometric":
            total, good, drawn = arguments
            mean = rf"\frac{{{drawn} \cdot {good}}}{{{total}}}"
            factor = rf"\left(1 - \frac{{{good}}}{{{total}}}\right) \cdot \frac{{{total} - {drawn}}}{{{total} - 1}}"
            return mean, rf"{mean} \cdot {factor}"
        case "trials":
            return rf"\frac{{{a}}}{{{b}}}", rf"\frac{{{a} \cdot (1 - {b})}}{{{b}^2}}"
        case _:
            return None, None


def _exceeds(argument: str, bound: int) -> bool:
    number = number_in(argument)
    return number is not None and number > bound


def further_median(kind: str, arguments: Sequence[str]) -> str | None:
    """The median of such a law, where a formula tells it."""
    a, b = (*arguments, "")[:2]
    return {
        "weibull": rf"{b} \cdot (\ln 2)^{{\frac{{1}}{{{a}}}}}",
        "pareto": rf"{a} \cdot 2^{{\frac{{1}}{{{b}}}}}",
        "laplace": f"{a} + 0",
        "logistic": f"{a} + 0",
    }.get(kind)


def quantile(kind: str, arguments: Sequence[str], level: str) -> str | None:
    """The value below which a continuous variable lies with a probability; None where no formula tells it."""
    a, b = (*arguments, "")[:2]
    above = rf"\left(1 - {level}\right)"
    return {
        "normal": rf"{a} + \sqrt{{2 \cdot {b}}} \cdot \operatorname{{erfinv}}(2 \cdot {level} - 1)",
        "exponential": rf"-\frac{{\ln {above}}}{{{a}}}",
        "uniform": rf"{a} + {level} \cdot ({b} - {a})",
        "weibull": rf"{b} \cdot \left(-\ln {above}\right)^{{\frac{{1}}{{{a}}}}}",
        "pareto": rf"\frac{{{a}}}{{{above}^{{\frac{{1}}{{{b}}}}}}}",
        "logistic": rf"{a} + {b} \cdot \ln \left(\frac{{{level}}}{{{above}}}\right)",
    }.get(kind)


def of_density(arguments: Sequence[str], wanted: Sequence[str]) -> str | None:
    """What is asked of a variable whose density is told between two numbers, as integrals of it."""
    low, high, body, variable = arguments

    def over(first: str, last: str, factor: str = "1") -> str:
        return rf"\int_{{{first}}}^{{{last}}} {factor} \cdot \left({body}\right) \, d{variable}"

    mean, square = over(low, high, variable), over(low, high, f"{variable}^2")
    variance = rf"{square} - \left({mean}\right)^2"
    match tuple(wanted):
        case ("mean", factor, offset):
            return rf"({factor}) \cdot \left({mean}\right) + ({offset})"
        case ("variance", factor, _):
            return rf"({factor})^2 \cdot \left({variance}\right)"
        case ("deviation", factor, _):
            return rf"\left|{factor}\right| \cdot \sqrt{{{variance}}}"
        case ("square", *_):
            return square
        case ("event", *bounds):
            stretch = _stretch(bounds, low, high)
            return None if stretch is None else over(*stretch) if stretch[0] != stretch[1] else "0 + 0"
        case _:
            return None


def _stretch(bounds: Sequence[str], low: str, high: str) -> tuple[str, str] | None:
    """The part of the numbers between two that lies within bounds, which are known numbers."""
    first, last = number_in(low), number_in(high)
    numbers = [number_in(one) for one in bounds[1::2]]
    known = [one for one in numbers if one is not None]
    if first is None or last is None or len(known) != len(numbers) or "=" in bounds:
        return None
    below, above = (
        (known[0], known[1])
        if len(known) > 1
        else (known[0], last)
        if bounds[0] in ">≥"
        else (first, known[0])
    )
    begin, end = (min(max(one, first), last) for one in (below, above))
    return _written(begin), _written(max(begin, end))


def _written(number: Fraction) -> str:
    return (
        str(number.numerator)
        if number.denominator == 1
        else rf"\frac{{{number.numerator}}}{{{number.denominator}}}"
    )


def further_below(kind: str, arguments: Sequence[str], number: str) -> str:
    """How probable it is that a continuous variable of such a law is below a number."""
    a, b = arguments[:2]
    match kind:
        case "weibull":
            return rf"1 - e^{{-\left(\frac{{\max(0, {number})}}{{{b}}}\right)^{{0 + {a}}}}}"
        case "pareto":
            return rf"1 - \left(\frac{{{a}}}{{\max({a}, {number})}}\right)^{{0 + {b}}}"
        case "laplace":
            scaled = rf"\frac{{({number}) - {a}}}{{{b}}}"
            lower, upper = rf"\min(0, {scaled})", rf"\max(0, {scaled})"
            return rf"\frac{{1}}{{2}} \cdot e^{{{lower}}} + \frac{{1}}{{2}} \cdot (1 - e^{{-{upper}}})"
        case _:
            return rf"\frac{{1}}{{1 + e^{{-\frac{{({number}) - {a}}}{{{b}}}}}}}"


def further_mass(kind: str, arguments: Sequence[str], at: int) -> str | None:
    """The probability of a number; None where the parameters are no numbers that are known."""
    known = [number_in(one) for one in arguments]
    if kind == "hypergeometric":
        if any(one is None or one.denominator != 1 for one in known):
            return None
        total, good, drawn = (int(one or 0) for one in known)
        if at > min(good, drawn) or drawn - at > total - good:
            return "0"
        ways = rf"\binom{{{good}}}{{{at}}} \cdot \binom{{{total - good}}}{{{drawn - at}}}"
        return rf"\frac{{{ways}}}{{\binom{{{total}}}{{{drawn}}}}}"
    wanted, chance = known[0], arguments[1]
    if wanted is None or wanted.denominator != 1:
        return None
    if at < wanted:
        return "0"
    return rf"\binom{{{at - 1}}}{{{wanted - 1}}} \cdot {chance}^{{{wanted}}} \cdot (1 - {chance})^{{{at - wanted}}}"


def least_of(kind: str, arguments: Sequence[str]) -> int:
    """The least number that a discrete variable of such a law may be."""
    known = number_in(arguments[0])
    return int(known) if kind == "trials" and known is not None and known == Fraction(int(known)) else 0
