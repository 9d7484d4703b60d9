"""A sequence that is told by what goes before each term → what is asked of `plot`. Draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import numpy as np
import sympy

from vaultproof.pipeline.figures.figure import Figure
from vaultproof.pipeline.figures.marks import number_of, place_label
from vaultproof.pipeline.figures.refusals import REFUSALS, refused_elsewhere
from vaultproof.pipeline.figures.shown import Shown
from vaultproof.pipeline.figures.titles import settings_of
from vaultproof.pipeline.figures.trial import trial_of
from vaultproof.plot.expression import from_sympy_several
from vaultproof.plot.names import shown_name, shown_value
from vaultproof.plot.natural import Range
from vaultproof.plot.request import Curve, CurveRequest, Floats, Function, Mark, Standing
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.values.numbers import NoValue

_EARLIER = "xi_"
_MOST_TERMS = 400
_FEW, _BEGUN, _GROWN = 20, 4, 150.0
_SETTLED, _AFTER, _FEWEST = 0.01, 3, 6
_FAR, _TALLER, _TURNED, _NEARLY, _DWARFING = 80, 3.0, 3, 0.03, 4.0


def recurrent_shown(wanted: Figure) -> Shown:
    """What a figure of such a sequence shows: its terms one by one. Raises a refusal."""
    evaluator = Evaluator(trial_of(wanted))
    expression = evaluator.body(wanted.index)
    definition = wanted.known[wanted.index].definition
    earlier = [sympy.Symbol(f"{_EARLIER}{lag}", real=True) for lag in range(1, len(wanted.starts) + 1)]
    index = sympy.Symbol(definition.parameters[0], real=True)
    if not isinstance(expression, sympy.Expr) or expression.free_symbols - {index, *earlier}:
        raise NoValue("it has parameters without a value")
    starts = [number_of(evaluator.value(term).value) for term in wanted.starts]
    if None in starts:
        raise NoValue("its first terms have no value")
    first = wanted.counted or 0
    terms = _terms(expression, (index, *earlier), [one for one in starts if one is not None], first)

    marks = tuple(_marks(wanted, evaluator, terms, first))
    title = ", ".join([shown_name(wanted.symbol), *settings_of(wanted, expression, evaluator)])
    last = max([_readable([terms], marks, min(_last(terms), _FEW)) + first, *(mark.x for mark in marks)])
    request = CurveRequest(
        name=title,
        curves=(Curve(label=title, function=_at(terms, first)),),
        variable=shown_name(definition.parameters[0]),
        marks=marks,
        stated=Range(low=float(first), high=float(last)),
        counted=True,
    )
    return Shown(
        request=request, wanted=(wanted,), expressions=(expression,), settings=(), evaluator=evaluator
    )


def coupled_shown(wanted: Figure) -> Shown:
    """What a figure of sequences that are told together shows: the terms of each. Raises a refusal."""
    several = (wanted, *wanted.beside)
    evaluators = [Evaluator(trial_of(one)) for one in several]
    earlier = tuple(sympy.Symbol(f"{_EARLIER}{at}", real=True) for at in range(1, len(several) + 1))
    bodies = [evaluator.body(one.index) for one, evaluator in zip(several, evaluators, strict=True)]
    known = tuple(body for body in bodies if isinstance(body, sympy.Expr) and body.free_symbols <= {*earlier})
    starts = [number_of(evaluators[0].value(one.starts[0]).value) for one in several]
    if len(known) < len(bodies) or None in starts:
        raise NoValue("they have parameters without a value")
    first = wanted.counted or 0
    rows = _rows(known, earlier, [one for one in starts if one is not None])
    marks = tuple(
        mark
        for one, terms in zip(several, rows, strict=True)
        for mark in _stated(one, evaluators[0], terms, first)
    )
    settings = dict.fromkeys(
        text
        for one, body, evaluator in zip(several, known, evaluators, strict=True)
        for text in settings_of(one, body, evaluator)
    )
    names = [shown_name(one.symbol) for one in several]
    last = max([_readable(rows, marks, _last_of(rows)) + first, *(mark.x for mark in marks)])
    request = CurveRequest(
        name=", ".join([*names, *settings]),
        curves=tuple(
            Curve(
                label=", ".join([name, *settings]) if name == names[-1] else name, function=_at(terms, first)
            )
            for name, terms in zip(names, rows, strict=True)
        ),
        variable=shown_name(wanted.known[wanted.index].definition.parameters[0]),
        marks=marks,
        stated=Range(low=float(first), high=float(last)),
        counted=True,
        apart=True,
    )
    return Shown(request=request, wanted=(wanted,), expressions=(), settings=(), evaluator=evaluators[0])


def _rows(
    bodies: tuple[sympy.Expr, ...], symbols: tuple[sympy.Symbol, ...], starts: list[float]
) -> list[Floats]:
    """The terms of all sequences, as far as all of them have values."""
    steps = [from_sympy_several(body, symbols) for body in bodies]
    rows = [starts]
    while len(rows) < _MOST_TERMS:
        before = [np.array([value]) for value in rows[-1]]
        values = [float(step(*before)[0]) for step in steps]
        if not np.isfinite(values).all():
            break
        rows.append(values)
    if len(rows) == 1:
        raise NoValue("no term has a value")
    return list(np.array(rows).T)


def _readable(rows: list[Floats], marks: Sequence[Mark], last: int) -> int:
    """The last place, or the one up to which terms that grow do not dwarf all examples."""
    most = max((abs(mark.y if mark.actual is None else mark.actual) for mark in marks), default=0.0)
    sizes = np.abs(np.array([terms[: last + 1] for terms in rows])).max(axis=0)
    beyond = np.flatnonzero(sizes > _DWARFING * most)
    return max(int(beyond[0]) - 1, _BEGUN - 1) if most > 0 and len(beyond) else last


def _last_of(rows: list[Floats]) -> int:
    """The place up to which the terms of sequences that are told together are shown: where all have settled, or one has
    turned a few times, as far as that can be drawn by points."""
    near = max(min(_last(terms), _FEW) for terms in rows)
    far = min(len(rows[0]) - 1, _FAR)
    every = np.array(rows)
    if near < _FEW or far <= near or np.ptp(every[:, : far + 1]) > _TALLER * np.ptp(every[:, : near + 1]):
        return near
    turns = [np.flatnonzero(np.diff(np.sign(np.diff(terms[: far + 1]))) != 0) + 1 for terms in rows]
    often = [int(places[_TURNED - 1]) for places in turns if len(places) >= _TURNED]
    settled = max(
        int(
            np.flatnonzero(np.abs(terms[: far + 1] - terms[far]) > _NEARLY * np.ptp(terms[: far + 1]))[
                -1:
            ].max(initial=0)
        )
        for terms in rows
    )
    return max(near, min([far, settled + _AFTER, *often]))


def _at(terms: Floats, first: int) -> Function:
    """The terms of a sequence as a function of the index."""

    def function(x: Floats) -> Floats:
        at = np.round(np.asarray(x)) - first
        known = (at == np.asarray(x) - first) & (at >= 0) & (at < len(terms))
        return np.where(known, terms[np.where(known, at, 0).astype(int)], np.nan)

    return function


def _stated(wanted: Figure, evaluator: Evaluator, terms: Floats, first: int) -> list[Mark]:
    """The terms that the note states and no claim tries, those that are so."""
    found = []
    (index,) = wanted.known[wanted.index].definition.parameters
    for marked in wanted.marks:
        with suppress(*REFUSALS), refused_elsewhere():
            place = number_of(evaluator.value(dict(marked.given)[index]).value)
            stated = number_of(evaluator.value(marked.right).value)
            at = -1 if place is None else round(place) - first
            if stated is None or not 0 < at < len(terms) or marked.within is None:
                continue
            if abs(terms[at] - stated) <= marked.within * (1 + 1e-6):
                label = f"({place_label(float(at + first))}, {shown_value(marked.right.text, stated)})"
                found.append(Mark(x=float(at + first), y=stated, label=label, standing=Standing.STATED))
    return found


def _terms(
    expression: sympy.Expr, symbols: tuple[sympy.Symbol, ...], starts: list[float], first: int
) -> Floats:
    """The terms one behind the other, as far as they have values."""
    step = from_sympy_several(expression, symbols)
    terms = list(starts)
    while len(terms) < _MOST_TERMS:
        before = [np.array([terms[-lag]]) for lag in range(1, len(starts) + 1)]
        value = float(step(np.array([float(first + len(terms))]), *before)[0])
        if not np.isfinite(value):
            break
        terms.append(value)
    if len(terms) == len(starts):
        raise NoValue("no term has a value")
    return np.array(terms)


def _last(terms: Floats) -> int:
    """The place up to which the terms are shown where no example lies further: those before grow too small to be seen
    beside later ones, or they settle."""
    sizes = np.abs(terms[: _FEW + 1])
    begun = max(float(sizes[: _BEGUN + 1].max()), 1e-9)
    grown = np.flatnonzero(sizes > _GROWN * begun)
    if len(grown):
        return int(grown[0])
    away = np.abs(terms[: _FEW + 1] - terms[min(_FEW, len(terms) - 1)])
    moving = np.flatnonzero(away > _SETTLED * away.max())
    return max(int(moving[-1]) + _AFTER, _FEWEST) if len(moving) else _FEWEST


def _marks(wanted: Figure, evaluator: Evaluator, terms: Floats, first: int) -> list[Mark]:
    """The examples that hold or are refuted, at their index."""
    found: dict[int, Mark] = {}
    (index,) = wanted.known[wanted.index].definition.parameters
    for marked in wanted.marks:
        with suppress(*REFUSALS), refused_elsewhere():
            place = number_of(evaluator.value(dict(marked.given)[index]).value)
            stated = number_of(evaluator.value(marked.right).value)
            at = -1 if place is None else round(place) - first
            if stated is None or not 0 <= at < len(terms):
                continue
            found.setdefault(
                at,
                Mark(
                    x=float(at + first),
                    y=stated,
                    label=f"({place_label(float(at + first))}, {shown_value(marked.right.text, stated)})",
                    standing=Standing.HOLDS if marked.holds else Standing.REFUTED,
                    actual=None if marked.holds else float(terms[at]),
                ),
            )
    return list(found.values())
