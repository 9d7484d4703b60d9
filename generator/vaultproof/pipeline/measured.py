r"""Examples of a function whose numbers have units, `I(0.6\,\text{V}) \approx 0.012\ \text{A}` or `$[S] = 2$ mM,
$v = 5$ µM/s`, in the units of its figure. Judges nothing: those that do not lie on the curve are left out there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from vaultproof.claim import Definition, Syntax, Term
from vaultproof.note import Note
from vaultproof.pipeline.figures.figure import Marked
from vaultproof.pipeline.units import ratio, unit_of
from vaultproof.source import Passage

_DRESS = re.compile(
    r"\\(?:text(?:rm|normal|up)?|mathrm|mathsf|operatorname|mbox|unit|si|rm|left|right)(?![A-Za-z])\s*|[${}]"
)
_MICRO = re.compile(r"\\mu\s*(?=[A-Za-zΩ\\])|μ")
_NUMBER = r"[-−]?\d+(?:[.,]\d+)?(?:\s*(?:\\times|\\cdot|×|·)\s*10\^[-−]?\d+)?"
_UNIT = r"(?:[^\W\d_]|[µΩ°%])(?:[^\W_]|[/^·*⁻¹²³µΩ-])*"
_RELATION = r"\s*(?:=|≈|≃|\\approx(?![a-z])|\\simeq(?![a-z]))\s*"
_AMOUNT = rf"(?P<{{0}}>{_NUMBER})(?![\d])\s*(?P<{{0}}_unit>{_UNIT})?"
_NOT_BEHIND = r"(?<![A-Za-z\\_])"
_APART = 60


def measured_examples(
    note: Note, definition: Definition, units: tuple[str, ...], *, decimal_comma: bool | None
) -> Iterator[Marked]:
    """The examples of a function of one variable, in the units of the variable and of the values; where the figure has
    none, as they are written."""
    if len(definition.parameters) != 1 or len(units) != 2:
        return
    name, variable = (rf"\\?{re.escape(text)}" for text in (definition.name, definition.parameters[0]))
    call = re.compile(
        rf"{_NOT_BEHIND}{name}\s*\(\s*{_AMOUNT.format('x')}\s*\){_RELATION}{_AMOUNT.format('y')}"
    )
    pair = re.compile(
        rf"{_NOT_BEHIND}\[?{variable}\]?\s*=\s*{_AMOUNT.format('x')}(?P<between>.{{1,{_APART}}}?)"
        rf"{_NOT_BEHIND}{name}(?:\s*\([^()]*\))?{_RELATION}{_AMOUNT.format('y')}"
    )
    for line in note.source.text.splitlines():
        if not any(char.isdigit() for char in line):
            continue
        plain = re.sub(r"\\[,;:! ]|~", " ", _MICRO.sub("µ", _DRESS.sub("", line.replace("{,}", ","))))
        for match in (*call.finditer(plain), *pair.finditer(plain)):
            if not match["x_unit"] and not match["y_unit"]:
                continue
            bare = not any(units)
            x = _amount(match["x"], match["x_unit"], "" if bare else units[0], decimal_comma, bare=bare)
            y = _amount(match["y"], match["y_unit"], "" if bare else units[1], decimal_comma, bare=bare)
            if x is not None and y is not None:
                yield Marked(
                    left=_term(f"{definition.name}({x[0]})"),
                    right=_term(f"{float(y[0]):.6g}"),
                    given=((definition.parameters[0], _term(str(x[0]))),),
                    holds=True,
                    within=float(y[1]),
                )


def _amount(
    number: str, unit: str | None, wanted: str, decimal_comma: bool | None, *, bare: bool
) -> tuple[Fraction, Fraction] | None:
    """A number with a unit as one with another, and half a unit of its last digit; None where it is none of these. One
    with no unit has that which is wanted."""
    own = unit_of(unit) if unit else None
    scale = Fraction(1)
    if unit and own is None:
        return None
    if own is not None and not bare:
        other = unit_of(wanted) if wanted else None
        found = ratio(own, other) if own is not None and other is not None else None
        if found is None:
            return None
        scale = found
    if "," in number and not decimal_comma:
        return None
    digits, _, power = re.sub(r"\s*(?:\\times|\\cdot|×|·)\s*10\^", "e", number).partition("e")
    digits = digits.replace(",", ".").replace("−", "-")
    scale *= Fraction(10) ** int(power.replace("−", "-") or 0)
    decimals = len(digits.partition(".")[2])
    return Fraction(digits) * scale, scale / 2 / 10**decimals


def _term(text: str) -> Term:
    return Term(Passage(text, ((0, 0),)), Syntax.PLAIN)
