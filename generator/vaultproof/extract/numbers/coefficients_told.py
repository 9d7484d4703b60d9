r"""Coefficients of a power of a sum, and numbers of derangements: “the coefficient of $x^3$ in $(x+2)^5$ is 40”,
“$(x+2)^5$ 的展开式中 $x^3$ 的系数为 40”, “derangements: $D_5 = 44$”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Equation
from vaultproof.extract.told import NumberText, claim_told, sentence_start, told_value
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_POWER = r"(?P<{x}>[a-z])(?:\s?\^\s?(?:\{{\s?(?P<{braced}>\d{{1,2}})\s?\}}|(?P<{bare}>\d)))?(?![\w^{{])"
_SUM = late(
    r"\(\s*(?:(?P<a>\d{0,4})\s?(?P<x>[a-z])\s*(?P<sign>[-+−])\s*(?P<b>\d{1,4})|(?P<b2>\d{1,4})\s*(?P<sign2>[-+−])\s*(?P<a2>\d{0,4})\s?(?P<x2>[a-z]))\s*\)"
    r"\s*\^\s*(?:\{\s*(?P<n>\d{1,2})\s*\}|(?P<n2>\d)(?!\d))(?!\s*[(\\^*+\-−/]|\w|\s*[a-z]\s?\^)"
)
_WEST = Spotted(
    rf"""(?<!\w)(?:coefficient\s+(?:of|on|de|d['’]|devant|for)|koeffizient(?:en)?\s+(?:von|vor|bei|zu)|coeficiente\s+(?:de|del?\s+término\s+(?:en|de)?|do\s+termo\s+em)|coefficiente\s+(?:di|del\s+termine\s+in)|коэффициент\s+при|hệ\s+số\s+(?:của|chứa)|współczynnik\s+przy)
    \s+(?:the\s+term\s+)?{_POWER.format(x="x", braced="k", bare="k2")}\s*
    (?:in|im|dans|en|em|nel(?:lo)?|в|trong|w)\s+(?:(?:the|der|le|la|el|o|lo|khai)?\s*(?:expansion|entwicklung|développement|desarrollo|expansión|expansão|desenvolvimento|sviluppo|разложени\w+|triển|rozwinięciu)\s+(?:(?:of|von|de|di|da|của)\s+)?)?(?=\()""",
    re.IGNORECASE | re.VERBOSE,
)
_EAST = Spotted(
    rf"(?<![\w^]){_POWER.format(x='x', braced='k', bare='k2')}\s*(?:的|の|의)\s*(?:系数|係数|계수)",
    re.IGNORECASE,
)
_DERANGEMENTS = Spotted(
    r"derange|subfactorial|fixpunktfrei|dérangement|desarreglo|subfactorial|desarranjo|dismutazion|беспорядк|субфакториал|xáo\s+trộn|nieporząd|podsilni|错排|全错位|完全順列|攪乱順列|교란\s?순열|완전\s?순열",
    re.IGNORECASE,
)
_COUNT = late(
    r"(?<![A-Za-z\\_])(?:D_\s?(?:\{\s?(?P<n>\d{1,2})\s?\}|(?P<n2>\d)(?!\d))|!(?P<n3>\d{1,2})(?!\d))(?=\s*(?:=|≈|\\approx))"
)
_MOST = 40


def coefficients_told(
    note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Each coefficient and number of derangements that a note's running text tells."""
    source = note.source.text
    west, east = _WEST.may_match(source), _EAST.may_match(source)
    counted = _DERANGEMENTS.search(source) is not None
    for one in texts if west or east or counted else ():
        for name in _WEST.finditer(one.plain) if west else ():
            yield from _coefficient(note, one, name, _SUM.match(one.plain, name.end()), doubts)
        for name in _EAST.finditer(one.plain) if east else ():
            first = max(sentence_start(one.plain, name.start()), name.start() - _MOST)
            sums = list(_SUM.finditer(one.plain, first, name.start()))
            yield from _coefficient(note, one, name, sums[0] if len(sums) == 1 else None, doubts)
        for name in _COUNT.finditer(one.plain) if counted else ():
            yield from _derangements(note, one, name, doubts)


def _coefficient(
    note: Note, one: NumberText, name: re.Match[str], power: re.Match[str] | None, doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim that a power of a sum has a coefficient."""
    if power is None or name["x"] != (power["x"] or power["x2"]):
        return
    told = told_value(one.plain, max(name.end(), power.end()))
    wanted, whole = int(name["k"] or name["k2"] or 1), int(power["n"] or power["n2"])
    if told is None or wanted > whole:
        return
    minus = "-" if (power["sign"] or power["sign2"]) in "-−" else ""
    factor, added = (power["a"] if power["x"] else power["a2"]) or "1", power["b"] or power["b2"]
    over, other = (factor, f"{minus}{added}") if power["x"] else (f"{minus}{factor}", added)
    powers = rf"\left({over}\right)^{{{wanted}}} \cdot \left({other}\right)^{{{whole - wanted}}}"
    left = rf"\binom{{{whole}}}{{{wanted}}} \cdot {powers}"
    yield claim_told(note, one.block, name, left, told, doubts)


def _derangements(
    note: Note, one: NumberText, name: re.Match[str], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim that there are so many derangements, where the note's section speaks of these alone."""
    source = note.source.text
    place = one.block.span.start + name.start()
    section = source[max(source.rfind("\n#", 0, place), 0) : place + _MOST]
    told = told_value(one.plain, name.end())
    count = int(name["n"] or name["n2"] or name["n3"])
    if told is None or not 1 < count <= _LARGEST or _DERANGEMENTS.search(section) is None:
        return
    terms = (rf"{'-' if at % 2 else '+'}\frac{{{count}!}}{{{at}!}}" for at in range(2, count + 1))
    yield claim_told(note, one.block, name, "".join(terms).removeprefix("+"), told, doubts)


_LARGEST = 12
