r"""Statements about quantities with their units: `\frac{12\,\text{V}}{300\,\Omega} = 40\,\text{mA}`, `2.5 kg = 2500 g`.

Only where the units of both sides are known and of one dimension, or where plain numbers give a number with a unit.
What the numbers are is for the witnesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise, takewhile

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.around import Around
from vaultproof.extract.doubts.silence import doubt_of_numbers, without_degrees
from vaultproof.extract.formula import contexts_of
from vaultproof.extract.numbers.measures import FONT, Measure, NoMeasure, read_measure, written
from vaultproof.extract.numbers.units import NONE, units
from vaultproof.extract.shape import shape
from vaultproof.extract.told import NumberText, around, begins, sentence_start
from vaultproof.note import Formula, Note, RunKind
from vaultproof.source import Passage, Span
from vaultproof.spot import Signs, Spotted, late

_RELATED = late(r"(?<![=<>!:])=(?![=>])|≈|≃|\\(?:approx|simeq)(?![A-Za-z])")
_APART = late(
    r"[,;]\s|\\(?:qquad|quad|\\)(?![A-Za-z])"
    r"|(?P<inferred>\\(?:Rightarrow|implies|Longrightarrow|iff|to|rightarrow)(?![A-Za-z])|[⇒→⟹])"
)
_ENVIRONMENT = late(r"\\(?:begin|end)\s*\{(?:aligned|align\*?|split|gathered|gather\*?|equation\*?)\}")
_BEARS = late(
    rf"\d(?:[\s~}})]|\\[,;:! ]|\\right)*"
    rf"(?:{FONT}\s*\{{\s*[^\W\d_]|\\[dt]?frac\s*\{{\s*{FONT}|\\(?:Omega|mu)(?![A-Za-z])|Ω)"
)
"""A number with a unit behind it, set in letters."""
_SPOILT = late(
    r"\\(?:ne|neq|not|overset|stackrel|overbrace|underbrace|cancel|sim|propto|iff|mp|pm)(?![A-Za-z])|[?≠±]|!="
)
_LENGTH = (1, 0, 0, 0, 0, 0, 0)
_TIME = (0, 0, 1, 0, 0, 0, 0)
_LONGEST_SIGN = 3
_SCALE = Spotted(
    r"""\b(?:scale|scales|scaled|map|maps|drawing|maßstab\w*|karte|landkarte|zeichnung|échelle|carte|dessin|escala|mapa|dibujo|desenho
    |scala|mappa|disegno|масштаб\w*|карт\w+|чертеж\w*|t[ỉỷ]\s+lệ|bản\s+đồ|bản\s+vẽ|skala|skali|mapie|mapy|rysunk\w*|ölçek|ölçeği|harita\w*|peta)\b
    |比例|地图|縮尺|地図|축척|지도|مقياس|خريطة""",
    re.IGNORECASE | re.VERBOSE,
)
_INFERRED = "something is inferred from it, so that it may be supposed"
_OF_LESSONS = "the hours or days may be those of work or of lessons"
_OF_SCALE = "one length may stand for another, as on a map"
_ROUGH = "a side that is no single number may be rounded"
_GOES_BEFORE = "the words before it may belong to it"


def measured_claims(
    note: Note, numbers: Sequence[NumberText], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Each pair of neighbours that are set equal in a formula or in running text, the second one with its unit."""
    contexts = None
    for formula in note.formulas:
        text = formula.passage.text
        if _BEARS.search(text) is not None and _SPOILT.search(text) is None:
            contexts = contexts or contexts_of(note)
            context = contexts.get(formula.span.start, ("", ""))
            if context is not None:
                yield from _in_formula(note, formula, context, doubts)
    for one in numbers:
        if _EQUAL.stand_in(one.plain) and _TOLD.search(one.plain) is not None:
            yield from _in_text(note, one, doubts)


def _in_formula(
    note: Note, formula: Formula, context: tuple[str, str], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    earlier, sentence = context
    text = _ENVIRONMENT.sub(lambda found: " " * len(found.group()), formula.passage.text)
    for start, end, inferred in _cut(text):
        signs = [one for one in _RELATED.finditer(text, start, end) if _is_outside(text[start : one.start()])]
        places = zip(
            (start, *(one.end() for one in signs)), (*(one.start() for one in signs), end), strict=True
        )
        sides = [_side(formula.passage, text, *place) for place in places]
        terms = tuple(Term(side.passage, Syntax.LATEX) for side in sides)
        for sign, (left, right) in zip(signs, pairwise(sides), strict=True):
            if (claim := _claim(note, left, right, sign.group(), formula.scope)) is not None:
                meant = Around(
                    sentence,
                    earlier,
                    itself=_INFERRED if inferred else None,
                    place=doubts.get(formula.scope),
                    terms=terms,
                )
                yield replace(claim, doubt=meant.doubt_of_numbers or claim.doubt)


def _cut(text: str) -> Iterator[tuple[int, int, bool]]:
    """The stretches of a formula that say something of their own, and whether something is inferred from each."""
    start = 0
    for match in _APART.finditer(text):
        if _is_outside(text[start : match.start()]):
            yield start, match.start(), match["inferred"] is not None
            start = match.end()
    yield start, len(text), False


def _is_outside(before: str) -> bool:
    """Whether what stands before a place closes all the brackets that it opens."""
    return before.count("{") == before.count("}") and before.count("(") == before.count(")")


@dataclass(frozen=True, slots=True)
class _Side:
    """A side of a statement and what it is; None where it is nothing that can be read."""

    passage: Passage
    measure: Measure | None

    @property
    def unit(self) -> str:
        """What stands behind the number."""
        number = self.measure.number if self.measure is not None else None
        return "" if number is None else "".join(self.passage.text[number[1] :].split())


def _side(passage: Passage, text: str, start: int, end: int) -> _Side:
    while start < end and text[start] in " &~\n\t":
        start += 1
    while end > start and text[end - 1] in " &~\n\t.":
        end -= 1
    try:
        return _Side(passage.cut(start, end), read_measure(text[start:end]))
    except NoMeasure:
        return _Side(passage.cut(start, end), None)


def _claim(note: Note, left: _Side, right: _Side, sign: str, scope: int) -> Equation | None:
    """The claim that two sides make; None where one of them cannot be read, or they are of different kinds."""
    one, other = left.measure or _of_numbers(left.passage), right.measure
    if one is None or other is None or not other.bears:
        return None
    if one.bears and one.dimension != other.dimension:
        return None
    if other.number is None:
        if not one.bears:
            return None
        pair = (_latex(left.passage, one, one.factor), _latex(right.passage, other, other.factor))
        return _equation(note, (left, right), pair, sign, scope, _ROUGH)
    stated = Term(right.passage.cut(*other.number), Syntax.LATEX)
    if not one.bears:
        if one.number is not None:
            return None
        plain = Term(left.passage, Syntax.LATEX)
        short = replace(right, passage=stated.passage)
        return _equation(note, (left, short), (plain, stated), sign, scope, None)
    if one.number is not None and left.unit == right.unit:
        return None
    worked = _latex(left.passage, one, one.factor / other.factor)
    return _equation(
        note, (left, right), (worked, stated), sign, scope, _doubt_of_conversion(note, left, right)
    )


def _of_numbers(passage: Passage) -> Measure | None:
    """A term of numbers alone that is to be worked out, whatever functions are in it."""
    looks = shape(Term(passage, Syntax.LATEX))
    return Measure(passage.text, NONE, bears=False) if looks.numeric and looks.operator else None


def _latex(passage: Passage, measure: Measure, factor: Fraction) -> Term:
    """The numbers of a term times a factor."""
    text = measure.text
    if factor != 1:
        text = rf"{text if measure.number else _bracketed(text)} \cdot {written(factor)}"
    return Term(Passage(f"{text} + 0" if len(text) == 1 else text, ((0, passage.whole.start),)), Syntax.LATEX)


def _bracketed(text: str) -> str:
    return rf"\left({text}\right)"


def _doubt_of_conversion(note: Note, left: _Side, right: _Side) -> str | None:
    """Why a conversion that does not hold may be meant: one length may stand for another, hours may be lessons."""
    dimension = left.measure.dimension if left.measure is not None and left.measure.number else None
    if dimension == _LENGTH:
        return _OF_SCALE if _SCALE.search(note.source.text) is not None else None
    spelled = any(len(side.unit) > _LONGEST_SIGN for side in (left, right))
    return _OF_LESSONS if dimension == _TIME and spelled else None


def _equation(
    note: Note,
    sides: tuple[_Side, _Side],
    terms: tuple[Term, Term],
    sign: str,
    scope: int,
    doubt: str | None,
) -> Equation:
    span = Span(sides[0].passage.whole.start, sides[1].passage.whole.end)
    return Equation(
        path=note.path,
        span=span,
        kind="arithmetic",
        text=" ".join(note.source[span].split()),
        scope=scope,
        left=terms[0],
        relation=Relation.EQUAL if sign == "=" else Relation.APPROXIMATE,
        right=terms[1],
        doubt=doubt,
    )


_TOLD = late(r"\d\)?[  ]?(?:[^\W\d_]|Ω).*(?:[=≈≃])\s*[-−]?\d[\d.,  ·×⋅⁰-⁹⁻^]*(?:[^\W\d_]|Ω)")
_EQUAL = Signs("=", "≈", "≃")
_PIECE = late(
    r"(?P<word>(?:(?![²³¹⁰⁴-⁹])[^\W\d_])+)|(?P<number>\d+(?:[.,]\d+)*)|(?P<space>[^\S\n]+)|(?P<other>.)",
    re.DOTALL,
)
_FORMULA = "\ue001"
_SIGNS = frozenset("-−+*/·×⋅÷()^²³¹⁰⁴⁵⁶⁷⁸⁹⁻")
_CLOSES = late(
    r"[^\S\n]*(?:[/^*×·⋅÷+±%‰°²³_\\]|(?:per|pro|par|por|je|na|mỗi|trên|cada|za|на|в)(?!\w)|[每毎당])|[\w{(\[]"
)
"""What goes on with a value that has been read."""


def _in_text(note: Note, one: NumberText, doubts: Mapping[int, str]) -> Iterator[Equation]:
    first = one.block.span.start
    text = one.plain
    for run in one.block.runs:
        if run.kind is RunKind.FORMULA:
            start, end = run.span.start - first, run.span.end - first
            text = text[:start] + _FORMULA * (end - start) + text[end:]
    pieces = list(_PIECE.finditer(text))
    passage = Passage(text, ((0, first),))
    for sign in _RELATED.finditer(text):
        left = _reach(text, [one for one in reversed(pieces) if one.end() <= sign.start()], -1)
        right = _reach(text, [one for one in pieces if one.start() >= sign.end()], 1)
        if left is None or right is None or _CLOSES.match(text, right[1]) is not None:
            continue
        sides = _side(passage, text, *left), _side(passage, text, *right)
        bears = sides[0].measure is not None and sides[0].measure.bears
        claim = _claim(note, *sides, sign.group(), one.block.scope) if bears else None
        if claim is None:
            continue
        earlier = text[max(0, left[0] - 300) : sentence_start(text, left[0])]
        yield replace(
            claim,
            doubt=doubts.get(one.block.scope)
            or doubt_of_numbers(without_degrees(around(text, left[0], right[1])), without_degrees(earlier))
            or claim.doubt
            or (None if _is_begun(text, left[0]) else _GOES_BEFORE),
        )


def _is_begun(text: str, start: int) -> bool:
    """Whether a relation sign stands right before a term, or nothing that may belong to it."""
    return text[:start].rstrip().endswith(("=", "≈", "≃")) or begins(text, start)


def _may_belong(piece: re.Match[str]) -> bool:
    """Whether a piece of text may be one of a number with its unit."""
    if piece["word"] is not None:
        return piece["word"] in units()
    return piece["other"] is None or piece["other"] in _SIGNS


def _reach(text: str, pieces: Sequence[re.Match[str]], way: int) -> tuple[int, int] | None:
    """How far the numbers, signs and units next to a relation sign reach; None where no number begins them."""
    taken = list(takewhile(_may_belong, pieces))[::way]
    while taken and taken[0]["number"] is None and taken[0].group() not in "(√":
        taken.pop(0)
    while taken and (taken[-1]["space"] is not None or taken[-1].group() in "-−+*/·×⋅÷(^"):
        taken.pop()
    if not taken:
        return None
    start, end = taken[0].start(), taken[-1].end()
    opened = text.count("(", start, end) - text.count(")", start, end)
    if opened > 0 and text[start] == "(":
        start += 1
    if opened < 0 and text[end - 1] == ")":
        end -= 1
    before = text[start - 1 : start]
    return None if before.isalnum() or before in {"_", "^", "\\", "."} else (start, end)
