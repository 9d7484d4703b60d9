r"""What a note gives the letters of a formula, as far as a figure may use it: numbers with units,
`A = 10^{13}\ \mathrm{s^{-1}}`, angles in degrees, and other formulas, `d_2 = d_1 - \sigma\sqrt{T}`.

A figure says for which values it holds; a claim rests on none of these, since nothing here tells in which units its own
numbers are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from vaultproof.claim import Syntax, Term
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.latex.names import put_for
from vaultproof.note import Formula, Note, RunKind
from vaultproof.pipeline.scales import scales_of
from vaultproof.pipeline.units import Unit, fit, is_known, unit_of
from vaultproof.plot.names import shown_name
from vaultproof.plot.style import superscript
from vaultproof.source import Passage
from vaultproof.spot import late

_AND = re.compile(
    r"\\(?:text|mbox|textrm|mathrm)\s*\{\s*,?\s*"
    r"(?:and|where|with|und|mit|et|avec|y|con|e|com|и|где|và|với|trong đó)\s*\}"
)
_GAPS = re.compile(r"\\(?:q?quad|\\|hspace\{[^{}]*\})|\\begin\{[a-z]+\*?\}|\\end\{[a-z]+\*?\}")
_MULTIPLE = re.compile(r"\d+(?:\.\d+)?\s*(?:\\(?:lambda|pi|sigma|mu|tau|omega|alpha|beta)(?![a-z])|[a-zA-Z])")
"""A multiple of another letter, `a = 5\\lambda`: it says what the letter is wherever it stands."""
_SPACED = re.compile(r"^(?:[\s.,~]|\\[,;:! ])+|[\s.,~]+$")
_SPACE = r"(?:\s|~|\\[,;:! ])*"
_MANTISSA = r"[-−]?\d{1,3}(?:(?:\\,|\\ |~|\{,\}|,|\s)\d{3})+(?:\.\d+)?(?![\d])|[-−]?\d+(?:(?:\.|,|\{,\})\d+)?"
_POWER = r"10\s*\^\s*(?:\{\s*(?P<power>[-−+]?\d+)\s*\}|(?P<digit>\d))"
_NUMBER = re.compile(
    rf"(?P<mantissa>{_MANTISSA})"
    rf"(?:{_SPACE}(?:\\times|\\cdot|×|·|\*){_SPACE}{_POWER}|[eE](?P<e>[-+]?\d+))?"
)
_VALUE = re.compile(rf"(?P<number>{_NUMBER.pattern})(?:\s|~|\\[,;: ])*(?P<unit>[^\d\s=≈<>].*)?", re.DOTALL)
_TEN = re.compile(_POWER)
_DEGREE = re.compile(rf"{_SPACE}(?:\^\s*\{{?\s*\\circ\s*\}}?|\\degree(?![a-z])|°)(?!\s*\\?\w)")
_PERCENT = re.compile(rf"{_SPACE}\\?%")
_FONTED = re.compile(
    r"^(?:\s|~|\\[,;:! ])*\\(?:text|mathrm|mathsf|operatorname|mbox|unit|si|rm|frac|tfrac)(?![a-z])|^(?:~|\\[,;:! ])"
)
_SIDES = re.compile(r"(?P<name>[^=<>≈≠≤≥]{1,40}?)\s*(?::?=|\\(?:approx|simeq)|≈)\s*(?P<value>.+)", re.DOTALL)
_BEHIND = re.compile(
    r"\s?(?P<unit>\$?[^\W\d_]+(?:(?:[·/⋅*]|\s(?=[^\W\d_]{1,3}(?:[⁻²³^]|\$\^)|(?:s|m|K|mol|kg|A|V|N)(?:[,.;)]|\s|$))|[⁻⁰¹²³⁴-⁹]|\$?\^\{?-?\d\}?\$?|\([^()\n]{1,20}\))[^\W\d_]*)*)"
)
_UNKNOWN_LETTERS = re.compile(
    r"\\(?:sum|int|prod|lim|begin|dots|ldots|cdots|partial|nabla|hat|vec|mathbf|text)(?![a-z])|[|'…]"
)
_CONSTANTS: Mapping[str, tuple[float, str]] = {
    "R": (8.314, "J/(mol K)"), "k_B": (1.380649e-23, "J/K"), "k": (1.380649e-23, "J/K"), "h": (6.62607e-34, "J s"),
    "hbar": (1.054572e-34, "J s"), "c": (2.99792e8, "m/s"), "g": (9.81, "m/s^2"), "F": (96485.0, "C/mol"),
    "G": (6.6743e-11, "m^3/(kg s^2)"), "e": (1.602177e-19, "C"), "N_A": (6.02214e23, "1/mol"),
    "sigma": (5.670374e-8, "W/(m^2 K^4)"), "m_e": (9.10938e-31, "kg"), "epsilon_0": (8.854188e-12, "F/m"),
}  # fmt: skip
"""Constants of nature that notes write without their units, which the number tells (CODATA 2022)."""
_NEAR = 0.01
_COMMA = re.compile(r"\d(?:,|\{,\})\d")
_DEEPEST, _LONGEST, _FIRST = 4, 2000, 70
_WHERE = late(
    r"""(?:\b(?:where|with|here|let|set|define[ds]?|put|write|using|trong\s+đó|với|đặt|ở\s+đây|cho|wobei|mit|hierbei|sei(?:en)?|avec|où|posons
    |soit|donde|con|sea|siendo|onde|com|sendo|seja|где|при|пусть|dove|ove|gdzie|przy|burada)\b|其中|这里|設|设|ここで|ただし|여기서)
    [^.!?。]{0,160}$|[,;]\s*(?:\$\$\s*)?$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that give letters their meaning; behind a comma the sentence of the formula goes on."""
_BEFORE, _LONG = 170, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """What a note gives a name, as it is written: a number, its unit, `angle` where that is the degree; else `body`,
    a formula."""

    latex: str
    name: str
    number: Fraction | None = None
    written: str = ""
    unit: Unit | None = None
    angle: bool = False
    body: str = ""

    def is_like(self, other: Quantity) -> bool:
        """Whether two say the same."""
        return (self.number, self.unit, self.body) == (other.number, other.unit, other.body)


def quantities_of(note: Note, decimal_comma: bool | None) -> dict[str, Quantity]:
    """What a note gives its names, without those of which it says several things."""
    found: dict[str, Quantity] = {}
    several: set[str] = set()
    for one in _all(note, decimal_comma):
        if not found.setdefault(one.name, one).is_like(one):
            several.add(one.name)
    return {name: one for name, one in found.items() if name not in several}


def _all(note: Note, decimal_comma: bool | None) -> Iterator[Quantity]:
    yield from _tabled(note, decimal_comma)
    text = note.source.text
    last: Formula | None = None
    for formula in note.formulas:
        above, last = last, formula
        parts = list(parts_of(formula.passage.text))
        for at, part in enumerate(parts):
            if (chain := _CHAIN.fullmatch(part)) is not None:
                yield from _chained(chain)
                continue
            match = _SIDES.fullmatch(part)
            if match is None:
                continue
            behind = text[formula.span.end : formula.span.end + 50] if at == len(parts) - 1 else ""
            one = _quantity(match["name"].strip(), match["value"].strip(), behind, decimal_comma)
            before = text[max(formula.span.start - _BEFORE, 0) : formula.span.start]
            if one is not None and (
                not one.body
                or at
                or _MULTIPLE.fullmatch(one.body)
                or _WHERE.search(before)
                or _goes_on(text, above, formula, one)
            ):
                yield one


def _tabled(note: Note, decimal_comma: bool | None) -> Iterator[Quantity]:
    """What a table of parameters gives its names: a row with a name, and a number behind it."""
    name = ""
    for block in note.blocks:
        if block.row is None or not block.row:
            continue
        if block.column == 0:
            lone = len(block.runs) == 1 and block.runs[0].kind is RunKind.FORMULA
            name = block.runs[0].passage.text.strip() if lone else ""
        elif block.column == 1 and name:
            value = " ".join(run.passage.text for run in block.runs).strip()
            found = _VALUE.fullmatch(value)
            one = None
            if found is not None:
                one = _quantity(name, found["number"], f" {found['unit'] or ''}", decimal_comma)
            if one is not None and one.number is not None:
                yield one


def _goes_on(text: str, above: Formula | None, formula: Formula, one: Quantity) -> bool:
    """Whether a formula tells what stands in the one right above it, with no words between."""
    return (
        above is not None
        and not text[above.span.end : formula.span.start].strip(" \n,;.")
        and one.name in names_in(above.passage.text.partition("=")[2])
    )


_INDEXED = r"(?:\\?[A-Za-z]+\s*_\s*(?:\d|\{\s*\d{1,2}\s*\})|\\[a-z]+|[A-Za-z])"
_CHAIN = re.compile(
    rf"(?P<names>{_INDEXED}(?:\s*=\s*{_INDEXED}){{1,8}})\s*=\s*(?P<value>[-−]?\d{{1,9}}(?:\.\d{{1,9}})?)"
)
"""Several names that have one value, `P_0 = P_1 = P_2 = 1`, `\\alpha = \\beta = 2`."""


def _chained(chain: re.Match[str]) -> Iterator[Quantity]:
    """What each of several items is."""
    number = Fraction(chain["value"].replace("−", "-"))
    for latex in chain["names"].split("="):
        name = _name(latex.strip())
        if name is not None:
            written = chain["value"].replace("-", "−")
            yield Quantity(latex=latex.strip(), name=name, number=number, written=written)


def parts_of(latex: str) -> Iterator[str]:
    """The parts of a formula between its commas and gaps, but for those in brackets."""
    latex = _GAPS.sub("\n", _AND.sub("\n", latex)).replace("&", "")
    start = depth = 0
    for at, char in enumerate(latex):
        depth += (char in "{([") - (char in "})]")
        decimal = char == "," and latex[at - 1 : at].isdigit() and latex[at + 1 : at + 2].isdigit()
        if depth <= 0 and (char in ";\n" or (char == "," and not decimal and latex[at - 1 : at] != "\\")):
            yield _SPACED.sub("", latex[start:at])
            start = at + 1
    yield _SPACED.sub("", latex[start:])


def _quantity(latex: str, value: str, behind: str, decimal_comma: bool | None) -> Quantity | None:
    latex = re.sub(r"^\[\s*([A-Z])\s*\](?=\s*_)", r"\1", latex)  # `[A]_0`, a concentration
    name = _name(latex)
    if name is None:
        return None
    value = re.split(r"(?<!\\)[=≈]|\\(?:approx|simeq|in)(?![a-z])", value)[0].strip()
    told = _told(value, decimal_comma or _is_constant(name, value))
    if told is None or (_MULTIPLE.fullmatch(value) is not None and unit_of(told[2]) is None):
        plain = not _UNKNOWN_LETTERS.search(value) and len(value) < _LONG and re.search(r"[A-Za-z]", value)
        own = plain and name not in names_in(value)
        return Quantity(latex=latex, name=name, body=value) if own else None
    number, written, rest = told
    if _DEGREE.fullmatch(rest):
        return Quantity(latex=latex, name=name, number=number, written=f"{written}°", angle=True)
    if _PERCENT.fullmatch(rest) or (not rest and re.match(r"\s?%", behind)):
        return Quantity(latex=latex, name=name, number=number / 100, written=f"{written} %")
    if rest and not _FONTED.match(rest):
        return None
    unit = unit_of(rest) if rest else _unit_behind(behind)
    if rest and unit is None:
        return None
    if unit is not None:
        written = f"{written} {unit.written}"
    return Quantity(latex=latex, name=name, number=number, written=written, unit=unit)


def _is_constant(name: str, value: str) -> bool | None:
    """True where a number with a comma is that of a constant of nature, as `R = 8{,}314` is."""
    if (
        not _COMMA.search(value)
        or name not in _CONSTANTS
        or (told := _told(value, decimal_comma=True)) is None
    ):
        return None
    return abs(float(told[0]) / _CONSTANTS[name][0] - 1) < _NEAR or None


def _unit_behind(text: str) -> Unit | None:
    """The unit that stands in running text behind a formula; a word that is none may be anything."""
    if (degree := re.match(r"\s?°C", text)) is not None:
        return unit_of(degree[0].strip())
    match = _BEHIND.match(text)
    unit = unit_of(match["unit"]) if match is not None else None
    return unit if unit is not None and is_known(unit) else None


def _name(latex: str) -> str | None:
    """The name as formulas are read, or as it is written where they would be read otherwise: `E^0`, `pK_a`."""
    latex = re.sub(r"^(?:\\displaystyle|\s)+", "", latex)
    if re.fullmatch(
        r"[A-Za-z]\s*\^\s*\{?\s*(?:0|\\circ|\\ominus|\\star)\s*\}?|p[HK]\s*(?:_\s*\{?\w+\}?)?", latex
    ):
        return "".join(latex.split())
    if "(" in latex or not re.match(r"\\?[^\W\d_]", latex):
        return None
    product = re.fullmatch(r"(?:\\?[A-Za-z]+(?:_\{?\w+\}?)?(?:\s|\\,)*){2}", latex)
    return canonical_name(latex) or ("".join(latex.split()) if product else None)


def _told(value: str, decimal_comma: bool | None) -> tuple[Fraction, str, str] | None:
    """The number that a value begins with, how it is written, and the rest."""
    ten = _TEN.match(value)
    match = _NUMBER.match(value)
    if ten is not None:
        power = int((ten["power"] or ten["digit"]).replace("−", "-"))
        return Fraction(10) ** power, "10" + _raised(power), value[ten.end() :].strip()
    if match is None:
        return None
    digits = match["mantissa"].replace("−", "-")
    comma = re.search(r"\{,\}|,", digits)
    if comma is not None and (
        decimal_comma or re.fullmatch(r"-?(?:0|\d{4,})(?:\{,\}|,)\d+|-?\d+(?:\{,\}|,)\d{1,2}", digits)
    ):
        digits = re.sub(r"\{,\}|,", ".", digits, count=1)
    elif comma is not None and "." not in digits and decimal_comma is None:
        return None
    digits = re.sub(r"\\,|\\ |~|\{,\}|,|\s", "", digits)
    power = int((match["power"] or match["digit"] or match["e"] or "0").replace("−", "-"))
    written = (digits.replace(".", ",") if decimal_comma else digits).replace("-", "−")
    written += f"·10{_raised(power)}" if power else ""
    try:
        return Fraction(digits) * Fraction(10) ** power, written, value[match.end() :].strip()
    except ValueError:
        return None


def _raised(power: int) -> str:
    return superscript(str(power))


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A formula's text with what a note gives its letters put in, and the values of others: the name, its value for the
    formula, and how it is written, unit and all. `units` are those of the first parameter and of the formula's values,
    as far as the formula tells them."""

    body: str
    values: tuple[tuple[str, Term, str], ...]
    units: tuple[str, str] = ("", "")


def given_of(
    body: Term,
    parameters: tuple[str, ...],
    known: Mapping[str, Quantity],
    valued: frozenset[str],
    *,
    converted: bool = False,
) -> Given | None:
    """What a note gives the letters of a formula but for its parameters and those `valued` already, in the units of the
    SI where they are to be `converted`; None where that is nothing, or where the units do not tell how the numbers go
    together."""
    known = {name: one for name, one in known.items() if name not in parameters}
    text = put_in(body.text, [one for name, one in known.items() if one.body and name not in valued])
    if text is None:
        return None
    text, others = _renamed(text, [one for one in known.values() if one.number is not None])
    names = names_in(text) - set(parameters)
    values = {name: known[name] for name in sorted(names) if name in known and known[name].number is not None}
    units = {name: _unit_of(one) for name, one in values.items()}
    size = _size_of(text, values)
    told = [unit for name, unit in units.items() if unit is not None and name != size]
    told += [one.unit for _, one in others if one.unit is not None]
    all_units = {**units, **{name: one.unit for name, one in others}}
    scales = None if converted else scales_of(text, parameters[0], all_units, si=False)
    as_written = not converted and (scales is not None or fit(told))
    if not as_written and not all(is_known(unit) for unit in told):
        return None
    found = [
        (name, _term(one, _scale(one.unit, as_written=as_written)), f"{_shown(one)} = {one.written}")
        for name, one in others
    ]
    for name, one in values.items():
        unit = units[name]
        scale = _scale(unit, as_written=as_written)
        if name not in valued or scale != 1 or one.unit is not None or one.angle:
            found.append((name, _term(one, scale), one.written))
    if not found and text == body.text:
        return None
    told_units = ("", "")
    if scales is not None:
        told_units = scales.variable, scales.value
    elif as_written and told:
        told_units = _units_told(text, parameters[0], values, size)
    if told_units == ("", "") and (not as_written or all(unit.factor == 1 for unit in told)):
        scales = scales_of(text, parameters[0], all_units, si=True)
        told_units = (scales.variable, scales.value) if scales is not None else told_units
    return Given(body=text, values=tuple(found), units=told_units)


def _scale(unit: Unit | None, *, as_written: bool) -> Fraction:
    """What a number is multiplied by so that it goes together with the others."""
    return Fraction(1) if unit is None or as_written else unit.factor


def _units_told(text: str, variable: str, values: Mapping[str, Quantity], size: str) -> tuple[str, str]:
    """The unit of a variable that an exponent divides by a number with it, `e^{-t/\\tau}`, and that of the values of a
    formula that one number multiplies."""
    own = rf"\\?{re.escape(variable)}"
    along = ""
    for one in values.values():
        divided = put_for(text, one.latex, "\x00")
        ratio = rf"(?:\\[td]?frac\s*\{{\s*{own}\s*\}}\s*\{{\s*\x00\s*\}}|{own}\s*/\s*\{{?\s*\x00)"
        if one.unit is not None and re.search(
            rf"(?:\^\s*\{{|\\exp\s*(?:\\left)?\s*[(\[{{])\s*-?\s*{ratio}", divided
        ):
            along = one.unit.written
    unit = values[size].unit if size else None
    return along, unit.written if unit is not None else ""


_INNER = r"[(\[{](?:[^()\[\]{}]|[(\[{][^()\[\]{}]*[)\]}])*[)\]}]"
_GROUP = rf"(?:\\left)?\s*[(\[{{](?:[^()\[\]{{}}]|{_INNER})*(?:\\right)?\s*[)\]}}]"
_BETWEEN = r"(?:\s|\\[,;:! ]|\\cdot(?![a-z]))*"
_PURE = re.compile(
    rf"{_BETWEEN}\x00{_BETWEEN}(?:(?:(?:e|\d+(?:\.\d+)?)\s*\^\s*{_GROUP}"
    rf"|\\(?:exp|cos|sin)(?![a-z])(?:\s*\^\s*\d)?\s*(?:{_GROUP}|\\?[A-Za-z]+)"
    rf"|(?:\\left)?\s*\(\s*1\s*[-+][^()]*(?:\([^()]*\)[^()]*)*(?:\\right)?\s*\)){_BETWEEN})+"
)
"""A number and factors that have no unit: exponentials, waves, and what they lack to 1."""


def _size_of(text: str, values: Mapping[str, Quantity]) -> str:
    """The name whose unit is that of a formula's values and goes together with any other: `A_0` in `A_0 e^{-t/\\tau}`;
    empty where there is none."""
    return next(
        (name for name, one in values.items() if _PURE.fullmatch(put_for(text, one.latex, "\x00"))), ""
    )


def put_in(text: str, known: Sequence[Quantity]) -> str | None:
    """A formula with others in place of their names; None where it grows too long."""
    for _ in range(_DEEPEST):
        before = text
        for one in known:
            text = put_for(text, one.latex, f"\\left({one.body}\\right)")
            if len(text) > _LONGEST:
                return None
        if text == before:
            break
    return text


def _renamed(text: str, known: Sequence[Quantity]) -> tuple[str, list[tuple[str, Quantity]]]:
    """A formula in which names that are read as something else have others, with what these stand for."""
    found: list[tuple[str, Quantity]] = []
    for at, one in enumerate(known):
        if one.name in names_in(text) and one.name != "e":
            continue
        safe = f"\\Xi_{{{_FIRST + at}}}"
        changed = put_for(text, one.latex, safe)
        if changed != text:
            text = changed
            found.append((canonical_name(safe) or "", one))
    return text, found


def units_in(body: Term, known: Mapping[str, Quantity]) -> tuple[Unit, ...]:
    """The units of the numbers that a note gives the letters of a formula."""
    held = (one for name, one in sorted(known.items()) if one.number is not None)
    return tuple(
        unit
        for one in held
        if (unit := _unit_of(one)) is not None and (one.name in names_in(body.text) or one.latex in body.text)
    )


def names_in(text: str) -> set[str]:
    """The names in a formula as it is read."""
    looks = shape(_latex(text))
    return {canonical_name(name) or "" for name in looks.names | looks.calls}


def _shown(one: Quantity) -> str:
    base, mark, power = one.latex.replace("{", "").replace("}", "").replace("\\,", " ").strip().partition("^")
    if not mark:
        parts = re.findall(r"\\?[A-Za-z]+(?:_\\?\w+)?|\w", re.sub(r"(_[A-Za-z])(?=[A-Za-z])", r"\1 ", base))
        return " ".join(shown_name(part.replace("\\", "")) for part in parts)
    power = power.strip()
    return base + (
        "°" if power in {"\\circ", "\\ominus"} else superscript(power) if power.isdigit() else power
    )


def _unit_of(one: Quantity) -> Unit | None:
    """The unit of a number; of a constant of nature, of which the number tells it, that one."""
    if one.unit is not None or one.number is None or one.name not in _CONSTANTS:
        return one.unit
    size, unit = _CONSTANTS[one.name]
    return unit_of(unit) if abs(float(one.number) / size - 1) < _NEAR else None


def _term(one: Quantity, scale: Fraction) -> Term:
    value = (one.number or Fraction(0)) * scale
    latex = (
        str(value.numerator)
        if value.denominator == 1
        else f"\\frac{{{value.numerator}}}{{{value.denominator}}}"
    )
    return _latex(f"\\frac{{\\pi}}{{180}} \\cdot {latex}" if one.angle else latex)


def _latex(text: str) -> Term:
    return Term(Passage(text, ((0, 0),)), Syntax.LATEX)
