r"""Units behind numbers, `\mathrm{kJ/mol}` or `h⁻¹`, as powers of the quantities that they measure; and whether several
fit together. Looks into no note.

The factors are those of the SI brochure (9th edition, tables 2 to 8) and CODATA 2022.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from vaultproof.plot.style import superscript

_LONGEST = 60
_BASE = ("m", "kg", "s", "A", "K", "mol", "cd")
_SI: Mapping[str, tuple[str, str]] = {
    "m": ("1", "m"), "g": ("1/1000", "kg"), "s": ("1", "s"), "A": ("1", "A"), "K": ("1", "K"), "mol": ("1", "mol"),
    "Hz": ("1", "s-1"), "N": ("1", "kg m s-2"), "J": ("1", "kg m2 s-2"), "W": ("1", "kg m2 s-3"),
    "Pa": ("1", "kg m-1 s-2"), "C": ("1", "A s"), "V": ("1", "kg m2 s-3 A-1"), "F": ("1", "kg-1 m-2 s4 A2"),
    "Ω": ("1", "kg m2 s-3 A-2"), "S": ("1", "kg-1 m-2 s3 A2"), "T": ("1", "kg s-2 A-1"), "H": ("1", "kg m2 s-2 A-2"),
    "Wb": ("1", "kg m2 s-2 A-1"), "L": ("1/1000", "m3"), "l": ("1/1000", "m3"), "M": ("1000", "mol m-3"),
    "eV": ("1602176634/10000000000000000000000000000", "kg m2 s-2"), "bar": ("100000", "kg m-1 s-2"),
    "cal": ("4184/1000", "kg m2 s-2"), "Bq": ("1", "s-1"), "cd": ("1", "cd"), "lm": ("1", "cd"), "lx": ("1", "cd m-2"),
}  # fmt: skip
_ALONE: Mapping[str, tuple[str, str]] = {
    "min": ("60", "s"), "h": ("3600", "s"), "d": ("86400", "s"), "day": ("86400", "s"), "days": ("86400", "s"),
    "a": ("31557600", "s"), "yr": ("31557600", "s"), "year": ("31557600", "s"), "years": ("31557600", "s"),
    "week": ("604800", "s"), "weeks": ("604800", "s"), "hour": ("3600", "s"), "hours": ("3600", "s"),
    "minute": ("60", "s"), "minutes": ("60", "s"), "second": ("1", "s"), "seconds": ("1", "s"),
    "giờ": ("3600", "s"), "phút": ("60", "s"), "giây": ("1", "s"), "ngày": ("86400", "s"), "năm": ("31557600", "s"),
    "Stunden": ("3600", "s"), "Tage": ("86400", "s"), "Jahre": ("31557600", "s"), "heures": ("3600", "s"),
    "jours": ("86400", "s"), "ans": ("31557600", "s"), "horas": ("3600", "s"), "días": ("86400", "s"),
    "dias": ("86400", "s"), "años": ("31557600", "s"), "anos": ("31557600", "s"), "ч": ("3600", "s"), "с": ("1", "s"),
    "Å": ("1/10000000000", "m"), "atm": ("101325", "kg m-1 s-2"), "mmHg": ("133322387415/1000000000", "kg m-1 s-2"),
    "Torr": ("20265/152", "kg m-1 s-2"), "u": ("166053906892/100000000000000000000000000000000000000", "kg"),
    "t": ("1000", "kg"),
}  # fmt: skip
_PREFIXES = {
    "f": -15, "p": -12, "n": -9, "µ": -6, "m": -3, "c": -2, "d": -1, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12,
}  # fmt: skip
_FONTS = re.compile(r"\\(?:text(?:rm|normal|up)?|mathrm|mathsf|operatorname|mbox|unit|si|rm)(?![A-Za-z])\s*")
_SPACES = re.compile(r"\\[,;:! ]|~|\\(?:thin)?space(?![A-Za-z])|\\(?:left|right)(?![A-Za-z])|\s+")
_POWER = re.compile(r"\^\s*\{?\s*([-−+]?\d)\s*\}?")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_TOKEN = re.compile(
    r"(?P<name>[^\W\d_]+|Ω)(?:\^(?P<power>[-+]?\d)|(?P<tight>-?\d)(?!\d))?|(?P<sign>[/()·* ])", re.UNICODE
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `written` for people; its `atoms` with their powers, each a name, its factor to the SI and what it
    measures."""

    written: str
    atoms: tuple[tuple[str, int], ...] = ()

    @property
    def factor(self) -> Fraction:
        """What a number with this unit is multiplied by to be one of the SI."""
        found = Fraction(1)
        for name, power in self.atoms:
            found *= _measure(name)[0] ** power
        return found


@lru_cache(maxsize=1024)
def unit_of(latex: str) -> Unit | None:
    """The unit that a piece of LaTeX or text is, as a whole; None where it is none."""
    text = _plain(latex)
    if not text or len(latex) > _LONGEST:
        return None
    tokens, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return None
        tokens.append(match)
        at = match.end()
    atoms: dict[str, int] = {}
    below, bracketed = False, False
    for token in tokens:
        match token["sign"]:
            case "/":
                below = True
            case "(":
                bracketed = below
            case ")":
                below = bracketed = False
            case None:
                power = int(token["power"] or token["tight"] or 1)
                name = token["name"]
                atoms[name] = atoms.get(name, 0) + (-power if below else power)
                below = bracketed and below
            case _:
                pass
    if not atoms or "\N{MICRO SIGN}" in atoms:
        return None
    return Unit(_written(text), tuple((name, power) for name, power in atoms.items() if power))


def _plain(latex: str) -> str:
    """A unit in plain characters, its powers behind `^`."""
    text = re.sub(r"\\[td]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r"\1/(\2)", _FONTS.sub("", latex))
    text = re.sub(r"\\mu\s*(?:\{\})?\s*(?=[A-Za-zΩ\\{])", "µ", text)
    text = text.replace("μ", "µ").replace("\\Omega", "Ω").replace("\\cdot", "·")
    text = re.sub(
        r"(?:\^\s*\{?\s*\\circ\s*\}?|\\degree(?![a-z])|°)\s*(?:\{\s*)?(?=[CF](?![a-z]))", "deg", text
    )
    text = re.sub(r"\\(?:AA|mathring\s*\{?A\}?)|Å", "Å", text)
    text = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", lambda found: "^" + found[0].translate(_RAISED), text)
    text = _POWER.sub(lambda found: "^" + found[1].replace("−", "-"), text)
    text = _SPACES.sub(" ", text.replace("{", "").replace("}", "").replace("⋅", "·").replace("$", ""))
    return re.sub(r"\s*([/()·*^])\s*", r"\1", text).strip(" .")


def _written(text: str) -> str:
    return (
        re.sub(r"\^([-+]?\d)|(?<=[^\W\d_])(-\d)", lambda found: superscript(found[1] or found[2]), text)
        .replace("*", "·")
        .replace("deg", "°")
    )


@lru_cache(maxsize=512)
def _measure(name: str) -> tuple[Fraction, tuple[tuple[str, int], ...]]:
    """The factor of a unit to the SI and what it measures; one that nobody knows measures something of its own."""
    if name in _ALONE or name in _SI:
        factor, base = (_ALONE if name in _ALONE else _SI)[name]
        return Fraction(factor), _powers(base)
    for prefix, power in _PREFIXES.items():
        rest = name.removeprefix(prefix)
        if rest != name and rest in _SI:
            factor, base = _SI[rest]
            return Fraction(factor) * Fraction(10) ** power, _powers(base)
    if name.startswith("u") and name[1:] in _SI:
        factor, base = _SI[name[1:]]
        return Fraction(factor) / 10**6, _powers(base)
    return Fraction(1), ((name, 1),)


def ratio(one: Unit, other: Unit) -> Fraction | None:
    """What a number with one unit is multiplied by to be one with another; None where they measure different things."""
    return one.factor / other.factor if base_powers(one) == base_powers(other) else None


_NAMED: Mapping[str, str] = {
    "N": "kg m s-2", "J": "kg m2 s-2", "W": "kg m2 s-3", "Pa": "kg m-1 s-2", "C": "A s", "V": "kg m2 s-3 A-1",
    "Ω": "kg m2 s-3 A-2", "F": "kg-1 m-2 s4 A2", "T": "kg s-2 A-1", "J/mol": "kg m2 s-2 mol-1",
}  # fmt: skip
"""Units of the SI with names of their own, by what they measure."""


def written_unit(powers: Mapping[str, int], *, si: bool) -> str:
    """A product of powers of units as a figure writes it: `m/s`, `h⁻¹`; empty where all powers are 0."""
    held = {name: power for name, power in powers.items() if power}
    if si:
        for name, measures in _NAMED.items():
            if dict(_powers(measures)) == held:
                return name
    above = [
        f"{name}{superscript(str(power)) if power > 1 else ''}" for name, power in held.items() if power > 0
    ]
    below = {name: power for name, power in held.items() if power < 0}
    if above and len(below) == 1:
        ((name, power),) = below.items()
        return f"{'·'.join(above)}/{name}{superscript(str(-power)) if power < -1 else ''}"
    return "·".join([*above, *(f"{name}{superscript(str(power))}" for name, power in below.items())])


def base_powers(unit: Unit) -> dict[str, int]:
    """What a unit measures, as powers of the base quantities."""
    found: dict[str, int] = {}
    for name, power in unit.atoms:
        for base, own in _measure(name)[1]:
            found[base] = found.get(base, 0) + power * own
    return {base: power for base, power in found.items() if power}


def is_known(unit: Unit) -> bool:
    """Whether all parts of a unit are units that are in use everywhere."""
    return all(_measure(name)[1] != ((name, 1),) or name in _BASE for name, _ in unit.atoms)


def _powers(base: str) -> tuple[tuple[str, int], ...]:
    parts = (re.fullmatch(r"([A-Za-z]+?)(-?\d)?", part) for part in base.split())
    return tuple((part[1], int(part[2] or 1)) for part in parts if part is not None)


def _in_litres(
    name: str, own: tuple[Fraction, tuple[tuple[str, int], ...]]
) -> tuple[Fraction, tuple[tuple[str, int], ...]]:
    """What a unit of volume measures where no lengths are multiplied to one: litres stand beside centimetres there."""
    factor, powers = own
    if powers == (("m", 3),):
        return factor * 1000, (("L", 1),)
    return (
        (factor / 1000, (("mol", 1), ("L", -1)))
        if name.endswith("M") and powers == (("mol", 1), ("m", -3))
        else own
    )


def is_composed(name: str) -> bool:
    """Whether a unit is a product of several of the SI, as the ohm is."""
    return len(_measure(name)[1]) > 1


def fit(units: Sequence[Unit]) -> bool:
    """Whether numbers with these units can be put into one formula as they stand: mg with L and h can, kJ with J
    cannot. There is then one size of each quantity of which all units are products: the logarithms of their factors
    solve one system of equations. Nobody reckons in the milliseconds that kΩ and µF make: of several composed units
    none has a prefix."""
    atoms = sorted({name for unit in units for name, _ in unit.atoms})
    composed = [name for name in atoms if is_composed(name) and not name.endswith("M")]
    if len(composed) > 1 and any(_measure(name)[0] != 1 for name in composed):
        return False
    measures = [_measure(name) for name in atoms]
    if not any(
        abs(power) > 2 and _measure(name)[1] == (("m", 1),) for unit in units for name, power in unit.atoms
    ):
        measures = [_in_litres(name, own) for name, own in zip(atoms, measures, strict=True)]
    base = sorted({quantity for _, powers in measures for quantity, _ in powers})
    rows = [
        ([Fraction(dict(powers).get(quantity, 0)) for quantity in base], factor)
        for factor, powers in measures
    ]
    return _solvable(rows)


def _solvable(rows: list[tuple[list[Fraction], Fraction]]) -> bool:
    """Whether products of powers of positive numbers can be these factors, by elimination with exact exponents."""
    held: list[tuple[list[Fraction], dict[Fraction, Fraction], int]] = []
    for powers, factor in rows:
        own, size = list(powers), {factor: Fraction(1)}
        for other, others, pivot in held:
            share = own[pivot] / other[pivot]
            if share:
                own = [one - share * two for one, two in zip(own, other, strict=True)]
                for base, power in others.items():
                    size[base] = size.get(base, Fraction(0)) - share * power
        pivot = next((at for at, one in enumerate(own) if one), -1)
        if pivot >= 0:
            held.append((own, size, pivot))
        elif not _is_one(size):
            return False
    return True


def _is_one(size: Mapping[Fraction, Fraction]) -> bool:
    """Whether a product of powers is 1."""
    scale = 1
    for power in size.values():
        scale = scale * power.denominator // _common(scale, power.denominator)
    product = Fraction(1)
    for base, power in size.items():
        product *= base ** int(power * scale)
    return product == 1


def _common(one: int, other: int) -> int:
    while other:
        one, other = other, one % other
    return one
