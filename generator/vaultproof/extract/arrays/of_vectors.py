r"""Values of quantities that a formula makes of vectors by their entries: with
`\mathrm{MSE} = \frac{1}{n} \sum_i (y_i - \hat y_i)^2` and two vectors, `\mathrm{MSE} = 0.375`.

Only where the section gives each vector once, before the value. Works nothing out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.classify import Statement, bare_name, equation
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_SUMS
from vaultproof.extract.shape import shape
from vaultproof.extract.told import sentence_start
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_SUM = late(
    r"\\sum(?:\\limits)?\s*_\s*(?:(?P<lone>[a-zA-Z])|\{\s*(?P<index>[a-zA-Z])\s*(?:=\s*[01]\s*)?\})\s*(?:\^\s*\{?\s*(?P<length>[a-zA-Z])\s*\}?)?"
)
_SQUARED = late(r"\s*(?P<base>\S.*?)\s*\^\s*(?:2|\{\s*2\s*\})\s*")
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A quantity's formula, the vectors and numbers that it is made of, the place behind it and its section."""

    body: Term
    vectors: frozenset[str]
    numbers: frozenset[str]
    end: int
    section: int


def vector_quantities(
    note: Note, statements: Iterable[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim that each value makes of a quantity whose vectors stand before it in its section, and whose formula
    does there, or in an earlier section where the note gives one only."""
    if r"\sum" not in note.source.text and r"\bar" not in note.source.text:
        return
    named = tuple((one, name) for one in statements if (name := _named(one)) is not None)
    quantities = _quantities(note, named)
    if not quantities and not any(name.endswith("bar") for _, name in named):
        return
    given = _given(note, named)
    values = _values(note, named)
    told: dict[str, list[_Quantity]] = defaultdict(list)
    for (_, name), ones in quantities.items():
        told[name] += ones
    alone = {name: ones for name, ones in told.items() if len(ones) == 1}
    if (squares := alone.get("MSE")) is not None and "RMSE" not in told:
        (mean,) = squares
        root = Passage(rf"\sqrt{{{mean.body.text.strip()}}}", mean.body.passage.anchors)
        alone["RMSE"] = [replace(mean, body=replace(mean.body, passage=root))]
    for one, name in named:
        section = note.section_of(one.scope)
        start = one.terms[0].passage.whole.start
        known = quantities.get((section, name)) or alone.get(name) or _mean(name, one, section)
        if len(known) != 1 or start < known[0].end or one.relations[0] not in _EQUALITIES:
            continue
        if not shape(one.terms[1]).numeric or not _is_given(known[0], section, start, given):
            continue
        yield replace(
            equation(one, "sum", 0),
            left=known[0].body,
            lead=(),
            doubt=doubts.get(one.scope)
            or one.around.doubt
            or (_another_mean(note, one, known[0], given) if known[0].end == 0 else None)
            or (_SEVERAL if len(values.get((section, name), ())) > 1 else None)
            or (None if _opens_plainly(note, start) else _OF_OTHERS),
        )


_OF_OTHERS = "it may be worked out of other numbers than those before it"


def _opens_plainly(note: Note, start: int) -> bool:
    """Whether the words before a value in its sentence tell of no other numbers, as `on the test set`."""
    before = note.source.text[sentence_start(note.source.text, start) : start]
    return goes_on_plainly(before + "$" * (before.count("$") % 2), OF_SUMS)


_NOT_PLAIN = Spotted(
    r"""(?<!\w)(?:fixed\s+points?|fixpunkt\w*|points?\s+fixes?|puntos?\s+fijos?|pontos?\s+fixos?|punt[oi]\s+fiss[oi]|неподвижн\w+|điểm\s+bất\s+động|equilibri\w+|gleichgewicht\w*|équilibre|equil[ií]brio|равновес\w+|steady|stationary|optim\w+
    |(?:un)?weigh(?:t|ts|ted|ting)|frequenc(?:y|ies)|multiplicit\w+|harmonic|geometric|population|mass(?:es)?|trimmed|complement\w*|conjugate\w*|center\s+of|centre\s+of|midpoint
    |gewicht\w*|häufigkeit\w*|harmonisch\w*|geometrisch\w*|grundgesamtheit|massen?|schwerpunkt\w*|konjugiert\w*|komplement\w*|pond[ée]r\w+|poids|effectifs?|fréquences?|harmonique|géométrique|conjugué\w*
    |pondera\w*|pesos?|frecuencias?|frequências?|arm[óo]nic[ao]|harm[ôó]nic[ao]|geom[ée]tric[ao]|población|população|popolazione|masas?|massas?|masse|pesat[ao]|pesi|frequenz[ae]|взвеш\w+|вес[аов]*
    |частот\w*|гармоническ\w+|геометрическ\w+|генеральн\w+|масс\w*|trọng\s+số|tần\s+số|điều\s+hòa|tổng\s+thể|khối\s+lượng|ważon\w+|wag[ai]?|liczebnoś\w+|częstoś\w+|harmoniczn\w+
    |geometryczn\w+|populacj\w+|mas[ay]?|ağırlık\w*|frekans\w*)(?!\w)
    |不动点|平衡点|固定点|不動点|平衡|고정점|加权|加權|权重|频数|频率|次数|调和平均|几何平均|总体|质量|加重|重み|度数|調和平均|幾何平均|母集団|質量|가중|도수|조화|기하|모집단|질량""",
    re.IGNORECASE | re.VERBOSE,
)
_COUNTS = frozenset({"w", "f", "m", "n", "p", "h", "k"})
"""What weights, frequencies, masses and chances are called."""


def _another_mean(
    note: Note,
    statement: Statement,
    quantity: _Quantity,
    given: Mapping[tuple[int, str], list[tuple[int, bool]]],
) -> str | None:
    """Why a bar may stand for another mean than that of the numbers: words between them and it tell of weights, or of
    a mean of another kind, or its section gives a vector that is called as weights are."""
    (letter,) = quantity.vectors
    start, text = statement.terms[0].passage.whole.start, note.source.text
    first = text.rfind("\n\n", 0, given[quantity.section, letter][0][0]) + 1
    last = text.find("\n\n", start)
    beside = any(
        any(vector for _, vector in given.get((quantity.section, name), ())) for name in _COUNTS - {letter}
    )
    if beside or _NOT_PLAIN.search(text[first : last if last >= 0 else len(text)]) is not None:
        return "the bar may stand for a mean of another kind, or that of other numbers"
    return None


def _mean(name: str, statement: Statement, section: int) -> list[_Quantity]:
    r"""The mean that a bar stands for, `\bar x`, where nothing else is told of it."""
    letter = name.removesuffix("bar")
    if len(letter) != 1 or letter == name:
        return []
    start = statement.terms[0].passage.whole.start
    body = Term(Passage(rf"\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} {letter}_i", ((0, start),)), Syntax.LATEX)
    return [_Quantity(body, frozenset({letter}), frozenset(), 0, section)]


_Named = tuple[Statement, str]
"""A statement and the name that it begins with."""


def _quantities(note: Note, named: Iterable[_Named]) -> dict[tuple[int, str], list[_Quantity]]:
    found: dict[tuple[int, str], list[_Quantity]] = defaultdict(list)
    for one, name in named:
        if one.relations[0] is not Relation.EQUAL:
            continue
        made = _made(one.terms[1])
        if made is not None:
            section, end = note.section_of(one.scope), one.terms[-1].passage.whole.end
            found[section, name].append(_Quantity(one.terms[1], *made, end, section))
    return found


def _made(body: Term) -> tuple[frozenset[str], frozenset[str]] | None:
    """The vectors over whose entries a term sums, and the other names in it; None where it does no such thing."""
    sums = list(_SUM.finditer(body.text)) if body.syntax is Syntax.LATEX else []
    if not sums:
        return None
    indices = {one["lone"] or one["index"] for one in sums}
    lengths = {one["length"] for one in sums if one["length"]}
    looks = shape(body)
    vectors, numbers = set[str](), set[str]()
    for written in looks.names | looks.calls:
        name = canonical_name(written) or written
        base, _, index = name.rpartition("_")
        if base and index in indices:
            vectors.add(base)
        elif name not in indices | lengths:
            numbers.add(name)
    return (frozenset(vectors), frozenset(numbers)) if vectors else None


def _named(statement: Statement) -> str | None:
    r"""The name that a statement begins with: `\mathrm{MSE}`, or `s^2`, of which only the square has a value."""
    first = statement.terms[0]
    if not statement.relations or first.syntax is not Syntax.LATEX:
        return None
    if (name := bare_name(first, shape(first))) is not None:
        return name
    square = _SQUARED.fullmatch(first.text)
    base = canonical_name(square["base"]) if square is not None else None
    return f"{base}^2" if base is not None else None


_SEVERAL = "the section gives it several values, which may be those of several cases"


def _values(note: Note, named: Iterable[_Named]) -> dict[tuple[int, str], set[str]]:
    """The numbers that each section gives a name."""
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for one, name in named:
        if one.relations[0] in _EQUALITIES and shape(one.terms[1]).numeric:
            found[note.section_of(one.scope), name].add(one.terms[1].text.strip(" ."))
    return found


def _given(note: Note, named: Iterable[_Named]) -> dict[tuple[int, str], list[tuple[int, bool]]]:
    """Where each section gives a name a number or a vector, by section and name: the place behind it, and whether it is
    a vector."""
    found: dict[tuple[int, str], list[tuple[int, bool]]] = defaultdict(list)
    for one, name in named:
        if one.relations[0] not in _EQUALITIES:
            continue
        vector = is_array(one.terms[1])
        if vector or shape(one.terms[1]).numeric:
            found[note.section_of(one.scope), name].append((one.terms[1].passage.whole.end, vector))
    return found


def _is_given(
    quantity: _Quantity, section: int, start: int, given: Mapping[tuple[int, str], list[tuple[int, bool]]]
) -> bool:
    """Whether each name of a quantity has been given one value in its section before a place."""
    told = [
        ([one for one in given.get((section, name), []) if one[0] <= start], name in quantity.vectors)
        for name in quantity.vectors | quantity.numbers
    ]
    return all(len(places) == 1 and places[0][1] is vector for places, vector in told)
