r"""Reads a term of numbers with their units, `\frac{12\,\text{V}}{300\,\Omega}` or `5 kg · 3 m/s²`, as numbers in base
units. Gives up on anything else, and on what could be read in two ways: `1/2 s`, `J/kg K`, `2 m + 3 s`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from vaultproof.extract.numbers.units import NONE, Dimension, units
from vaultproof.spot import late

FONT = r"\\(?:text(?:rm|normal|bf|it|sf|up)?|mathrm|mathsf|mathit|operatorname|mbox|unit|units|si|rm)"
_NUMBER = r"""(?:\d{1,3}(?:\\,|\{,\}\\?|[  ])\d{3}(?:(?:\\,|[  ])\d{3})*(?!\d)|\d+(?:(?:[.,]|\{,\})\d+)*)"""
_POWER_OF_TEN = r"10\s*(?:\^\s*(?:\{\s*[-−+]?\s*\d+\s*\}|[-−]?\d+)|[⁻⁺]?[⁰¹²³⁴-⁹]+)"
NUMBER = rf"(?:{_NUMBER}(?:\s*(?:\\times(?![A-Za-z])|\\cdot(?![A-Za-z])|[×·⋅*])\s*{_POWER_OF_TEN})?|{_POWER_OF_TEN})"
"""A number, perhaps with its power of ten."""
_TOKEN = late(
    rf"""(?P<space>[\s~&]+|\\[,;:!> ]|\\(?:left|right|quad|displaystyle|textstyle|big|Big|bigl|bigr)(?![A-Za-z]))
    |(?P<number>{NUMBER})
    |(?P<font>{FONT}\s*\{{\s*(?P<words>[^{{}}]*)\}})
    |(?P<ohm>(?P<mega>[kMm]?)(?:\\Omega(?![A-Za-z])|Ω))
    |(?P<micro>\\(?:mu|micro)(?![A-Za-z])|\{{\s*\\mu\s*\}})
    |(?P<frac>\\[dtc]?frac(?![A-Za-z]))
    |(?P<root>\\sqrt(?![A-Za-z])|√)
    |(?P<times>\\(?:cdot|times|ast)(?![A-Za-z])|[·×⋅∙*•])
    |(?P<over>\\div(?![A-Za-z])|[/÷])
    |(?P<sign>[-−–+])
    |(?P<raised>[⁻⁺]?[⁰¹²³⁴-⁹]+)
    |(?P<power>\^)
    |(?P<open>[({{])
    |(?P<close>[)}}])
    |(?P<word>(?:(?![²³¹⁰⁴-⁹])[^\W\d_])+)
    |(?P<pi>\\pi(?![A-Za-z]))""",
    re.VERBOSE,
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_MOST_TOKENS = 80
_LARGEST_POWER = 12


class NoMeasure(ValueError):
    """A term that is none of numbers with units, or may be read in two ways."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A term parted from its units: `text` are its numbers in LaTeX, `factor` is what the units are in base units.
    `bears` tells that it has any. Where it is one number with its unit, `number` is where that stands."""

    text: str
    dimension: Dimension
    bears: bool
    number: tuple[int, int] | None = None
    factor: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a term: its numbers, its dimension, what its units are together, and whether it is one number."""

    text: str
    dimension: Dimension = NONE
    factor: Fraction = Fraction(1)
    bears: bool = False
    number: tuple[int, int] | None = None
    bare: bool = False

    @property
    def whole(self) -> str:
        """The numbers with what their units are in base units."""
        if self.factor == 1:
            return self.text or "1"
        factor = written(self.factor)
        return rf"\left({self.text} \cdot {factor}\right)" if self.text else factor


def written(factor: Fraction) -> str:
    """A factor in LaTeX."""
    over, under = factor.numerator, factor.denominator
    return str(over) if under == 1 else rf"\frac{{{over}}}{{{under}}}"


def read_measure(text: str) -> Measure:
    """The term that a text is. Raises NoMeasure."""
    tokens = _tokens(text)
    if not tokens or len(tokens) > _MOST_TOKENS:
        raise NoMeasure(text)
    reader = _Reader(tokens)
    part = reader.sum()
    if reader.at < len(tokens):
        raise NoMeasure(text)
    return Measure(part.text or "1", part.dimension, part.bears, part.number, part.factor)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


_IN_WORDS = late(
    r"\s*(?:(?P<word>(?:(?![²³¹⁰⁴-⁹])[^\W\d_])+)|(?P<raised>\^\s*\{?\s*[-−]?\d\s*\}?|[⁻]?[⁰¹²³⁴-⁹]+)|(?P<over>/)|(?P<times>[·⋅*]|\\cdot(?![A-Za-z]))|(?P<open>\()|(?P<close>\)))"
)


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise NoMeasure(text)
        at = match.end()
        kind = match.lastgroup or ""
        if match["font"] is not None:
            found += _in_words(match["words"], match.start())
        elif match["ohm"] is not None:
            found.append(_Token("word", f"{match['mega']}Ω", *match.span()))
        elif match["micro"] is not None:
            found.append(_Token("micro", match.group(), *match.span()))
        elif kind != "space":
            found.append(_Token(kind, match.group(), *match.span()))
    return _with_micro(found)


def _in_words(words: str, start: int) -> list[_Token]:
    """The tokens of a unit that is set in letters: `m/s^2`."""
    found: list[_Token] = []
    at = 0
    words = words.replace("~", " ").replace("\\,", " ").rstrip().removesuffix(".")
    while at < len(words):
        match = _IN_WORDS.match(words, at)
        if match is None:
            raise NoMeasure(words)
        at = match.end()
        if match["raised"] is not None:
            power = (
                match["raised"].translate(_RAISED).strip("^{} ").replace("−", "-").replace("{", "").strip()
            )
            found.append(_Token("exponent", power, start, start))
        else:
            found.append(_Token(match.lastgroup or "", match.group().strip(), start, start))
    return found


def _with_micro(tokens: list[_Token]) -> list[_Token]:
    """The tokens with each sign of a millionth joined to its unit."""
    found: list[_Token] = []
    for one in tokens:
        if found and found[-1].kind == "micro":
            if one.kind != "word":
                raise NoMeasure(one.text)
            found[-1] = _Token("word", f"µ{one.text}", found[-1].start, one.end)
        else:
            found.append(one)
    return found


class _Reader:
    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.opened = 0

    def _kind(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead].kind if self.at + ahead < len(self.tokens) else ""

    def _take(self, *kinds: str) -> _Token:
        if self._kind() not in kinds:
            raise NoMeasure("something else")
        self.at += 1
        return self.tokens[self.at - 1]

    def sum(self) -> _Part:
        """Terms of one dimension, added up."""
        sign = self._take("sign") if self._kind() == "sign" else None
        first = self._product()
        if sign is not None:
            number = None if first.number is None else (sign.start, first.number[1])
            text = f"{_minus(sign.text)}{first.text}"
            first = _Part(text, first.dimension, first.factor, first.bears, number)
        if self._kind() != "sign":
            return first
        texts = [first.whole]
        bears = first.bears
        while self._kind() == "sign":
            sign = self._take("sign")
            other = self._product()
            if other.dimension != first.dimension or other.bears != first.bears:
                raise NoMeasure("a sum of different kinds")
            texts.append(f" {_minus(sign.text)} {other.whole}")
        return _Part(rf"\left({''.join(texts)}\right)", first.dimension, bears=bears)

    def _product(self) -> _Part:
        left = self._factor()
        while self._kind() in {"times", "over"}:
            over = self._take("times", "over").kind == "over"
            right = self._factor()
            if over and right.bears and not left.bears and not right.bare:
                raise NoMeasure("a number of halves, or a half of a number")
            if over and right.text.startswith("-"):
                raise NoMeasure("a sign behind a stroke")
            left = _joined(left, right, -1 if over else 1)
        return left

    def _factor(self) -> _Part:
        """A number, a bracket or a fraction with the units right behind it, or units alone."""
        part = self._primary()
        within = part.bare
        several = False
        while self._kind() in {"word", "frac", "open", "pi"} and not (
            self._kind() == "frac" and not self._is_of_units()
        ):
            if self._kind() == "open" and self._kind(1) != "word":
                raise NoMeasure("a bracket behind a number")
            several = True
            part = _joined(part, self._primary(), 1)
        behind = self.at < len(self.tokens) and self._kind() in {"number", "root"}
        if behind or (within and several and self._is_below()):
            raise NoMeasure("two numbers side by side, or units that may all stand below a stroke")
        return part

    def _is_below(self) -> bool:
        """Whether a stroke stands anywhere before the units read last, in their brackets."""
        return any(one.kind == "over" for one in self.tokens[self.opened : self.at])

    def _is_of_units(self) -> bool:
        """Whether a fraction ahead begins with a unit: `\\frac{\\text{m}}{\\text{s}}`."""
        return self._kind(1) == "open" and self._kind(2) == "word"

    def _primary(self) -> _Part:
        token = self._take("number", "word", "frac", "root", "open", "pi")
        match token.kind:
            case "number":
                whole = (
                    None
                    if token.text.startswith("10") and _ALONE.fullmatch(token.text)
                    else (token.start, token.end)
                )
                part = _Part(_plain(token.text), number=whole)
            case "pi":
                part = _Part(r"\pi")
            case "word":
                part = self._unit(token)
            case "frac":
                above, below = self._braced(), self._braced()
                part = _joined(above, below, -1)
            case "root":
                part = _root(self._braced() if self._kind() == "open" else self._primary())
            case _:
                part = self._closed(token)
        return self._raised(part)

    @staticmethod
    def _unit(token: _Token) -> _Part:
        unit = units().get(token.text)
        if unit is None:
            raise NoMeasure(token.text)
        return _Part("", unit.dimension, unit.factor, bears=True, bare=True)

    def _braced(self) -> _Part:
        if self._kind() != "open":
            return self._raised(_Part(_plain(self._take("number").text)))
        return self._closed(self._take("open"))

    def _closed(self, token: _Token) -> _Part:
        around, self.opened = self.opened, self.at
        inner = self.sum()
        self.opened = around
        closing = self._take("close").text
        if closing != {"(": ")", "{": "}"}[token.text]:
            raise NoMeasure(closing)
        if inner.bare:
            return inner
        text = inner.text if token.text == "{" else rf"\left({inner.text}\right)"
        return _Part(text, inner.dimension, inner.factor, inner.bears)

    def _raised(self, part: _Part) -> _Part:
        if self._kind() not in {"power", "raised", "exponent"}:
            return part
        if self._take("power", "raised", "exponent").kind != "power":
            power = self.tokens[self.at - 1].text.translate(_RAISED)
        elif self._kind() == "number":
            power = self._take("number").text
        else:
            if self._take("open").text != "{":
                raise NoMeasure("a bracket above")
            sign = _minus(self._take("sign").text) if self._kind() == "sign" else ""
            power = sign + self._take("number").text
            if self._take("close").text != "}":
                raise NoMeasure("a bracket above")
        if not power.lstrip("-+").isdigit() or abs(int(power)) > _LARGEST_POWER:
            raise NoMeasure(power)
        times = int(power)
        text = f"{{{part.text}}}^{{{times}}}" if part.text else ""
        dimension = tuple(one * times for one in part.dimension)
        return _Part(text, dimension, part.factor**times, part.bears, bare=part.bare)


_ALONE = late(_POWER_OF_TEN)
_HIGH = late(r"[⁻⁺]?[⁰¹²³⁴-⁹]+")


def _plain(number: str) -> str:
    """A number as LaTeX has it."""
    return _HIGH.sub(lambda found: f"^{{{found.group().translate(_RAISED)}}}", number).replace("−", "-")


def _minus(sign: str) -> str:
    return "+" if sign == "+" else "-"


def _root(part: _Part) -> _Part:
    if any(one % 2 for one in part.dimension):
        raise NoMeasure("the root of a unit")
    return _Part(rf"\sqrt{{{part.whole}}}", tuple(one // 2 for one in part.dimension), bears=part.bears)


def _joined(left: _Part, right: _Part, sign: int) -> _Part:
    """A product or, with -1, a quotient."""
    dimension = tuple(one + sign * other for one, other in zip(left.dimension, right.dimension, strict=True))
    if sign < 0 and right.text:
        text = rf"\frac{{{left.text or '1'}}}{{{right.text}}}"
    else:
        text = r" \cdot ".join(one for one in (left.text, right.text) if one)
    number = left.number if right.bare else None
    return _Part(
        text,
        dimension,
        left.factor * right.factor**sign,
        left.bears or right.bears,
        number,
        left.bare and right.bare,
    )
