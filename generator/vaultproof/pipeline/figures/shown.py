"""What a figure shows: its function at the values that the note gives its parameters, one of them or several."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np
import sympy

from vaultproof.claim import Term
from vaultproof.pipeline.figures.figure import Figure
from vaultproof.pipeline.figures.refusals import REFUSALS, refused_elsewhere
from vaultproof.pipeline.figures.request import request_of
from vaultproof.pipeline.figures.titles import call_of, setting, settings_of
from vaultproof.pipeline.figures.trial import expression_of, trial_of
from vaultproof.plot.names import shown_name
from vaultproof.plot.request import (
    ContourRequest,
    Curve,
    CurveRequest,
    Function,
    Mark,
    PlaneRequest,
    Standing,
)
from vaultproof.plot.sample import values
from vaultproof.witness.formula import Evaluator

_MOST_VALUES, _A_FEW, _BESIDE = 8, 2, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a figure shows, and the functions of which facts are told: one, or one for each value of a parameter.

    `settings` are the values of parameters for which it holds.
    """

    request: CurveRequest | ContourRequest | PlaneRequest
    wanted: tuple[Figure, ...]
    expressions: tuple[sympy.Basic, ...]
    settings: tuple[str, ...]
    evaluator: Evaluator


def with_units(shown: Shown, units: tuple[str, ...]) -> Shown:
    """What a figure shows with the units at its axes."""
    if len(units) < 2 or not any(units) or isinstance(shown.request, PlaneRequest):
        return shown
    return replace(shown, request=replace(shown.request, units=(units[0], units[1])))


def best_shown(wanted: Figure, symbols: list[sympy.Symbol]) -> Shown:
    """The function at that one of the values of a parameter at which the most examples are true; at all of them where
    there are no examples, and at those that stand side by side, as what is compared does, or that have examples of
    their own. Raises a refusal."""
    shown = list(_asked(_chosen(wanted), symbols))
    best = max(shown, key=lambda one: len(one.request.marks) if isinstance(one.request, CurveRequest) else 0)
    several = _several(wanted)
    compared = _compared(several[1]) if several is not None else ()
    if several is not None and compared:
        found = listed_together(replace(wanted, families=((several[0], compared),)), symbols)
        if found is not None and len(found.request.marks) >= len(best.request.marks):
            return found
    own = _with_examples(shown, several[0]) if several is not None else ()
    if several is not None and len(own) > 1:
        return listed_together(replace(wanted, families=((several[0], own),)), symbols) or best
    if len(shown) > 1 and several is not None and not best.request.marks:
        return listed_together(replace(wanted, families=(several,)), symbols) or best
    return best


def _with_examples(shown: list[Shown], name: str) -> tuple[Term, ...]:
    """The values of a parameter at whose curves examples lie that lie on no other one."""
    places = [
        {(mark.x, mark.y) for mark in one.request.marks} if isinstance(one.request, CurveRequest) else set()
        for one in shown
    ]
    found: list[Term] = []
    for at, (one, own) in enumerate(zip(shown, places, strict=True)):
        others = set().union(*places[:at], *places[at + 1 :])
        known = one.wanted[0].known[one.wanted[0].index]
        if own - others:
            found.extend(dict(known.meaning.values).get(name, ()))
    return tuple(found)


def _compared(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The values of a parameter that stand side by side, more than two of them; none of those that are scattered."""
    run: list[Term] = []
    for term in sorted(terms, key=lambda one: one.passage.whole.start):
        if run and term.passage.whole.start - run[-1].passage.whole.start > _BESIDE:
            if len({one.text.strip() for one in run}) > _A_FEW:
                break
            run = []
        run.append(term)
    return tuple(run) if len({one.text.strip() for one in run}) > _A_FEW else ()


def listed_together(wanted: Figure, symbols: list[sympy.Symbol]) -> Shown | None:
    """The function at all the values that the note lists for a parameter; None where it lists none, or for several."""
    if len(wanted.families) != 1:
        return None
    ((name, terms),) = wanted.families
    terms = tuple({term.text: term for term in terms}.values())[:_MOST_VALUES]
    found = [
        (term, shown, shown.request)
        for term in terms
        for shown in _asked(iter([_with_value(wanted, name, term)]), symbols, first=True)
        if isinstance(shown.request, CurveRequest) and len(shown.request.curves) == 1
    ]
    if len(found) < 2:
        return None
    listed = [setting(term, shown.evaluator) for term, shown, _ in found]
    parameter = shown_name(name)
    others = tuple(one for one in found[0][1].settings if not one.startswith(f"{parameter} = "))
    curves: list[Curve] = []
    marks: dict[tuple[float, float], Mark] = {}
    requests = [request for _, _, request in found]
    for value, request in zip(listed, requests, strict=True):
        curves.append(replace(request.curves[0], label=f"{parameter} = {value}", derivative=None))
        marks |= {(mark.x, mark.y): mark for mark in request.marks}
    best = max(requests, key=lambda request: len(request.marks))
    marks |= {(mark.x, mark.y): mark for mark in best.marks if mark.standing is Standing.REFUTED}
    if all(_begins_at_0(curve.function) is not None for curve in curves) and any(
        _begins_at_0(curve.function) for curve in curves
    ):
        curves = [replace(curve, function=_from_0(curve.function)) for curve in curves]
    first = requests[0]
    title = ", ".join([call_of(wanted.symbol, first.variable), *others])
    return Shown(
        request=replace(first, name=title, curves=tuple(curves), marks=tuple(marks.values())),
        wanted=tuple(one for _, shown, _ in found for one in shown.wanted),
        expressions=tuple(one for _, shown, _ in found for one in shown.expressions),
        settings=(f"{parameter} = {', '.join(listed)}", *others),
        evaluator=found[0][1].evaluator,
    )


def _begins_at_0(function: Function) -> bool | None:
    """Whether a function has values above 0 alone; None where it has none there."""
    beside = np.geomspace(1e-3, 1e2, 51)
    if not np.isfinite(values(function, beside)).all():
        return None
    return not bool(np.isfinite(values(function, -beside)).any())


def _from_0(function: Function) -> Function:
    """A function where its variable is not below 0."""
    return lambda x: np.where(np.asarray(x) < 0, np.nan, values(function, x))


def _asked(chosen: Iterator[Figure], symbols: list[sympy.Symbol], *, first: bool = False) -> Iterator[Shown]:
    """What a figure may show: the function at each of the values that its note gives one of its parameters. Those that
    cannot be shown are left out; with `first` all of them, else all but the first."""
    for index, one in enumerate(chosen):
        with suppress(*(REFUSALS if index or first else ())), refused_elsewhere():
            evaluator = Evaluator(trial_of(one))
            expression = expression_of(one, evaluator)
            yield Shown(
                request=request_of(one, expression, symbols, evaluator),
                wanted=(one,),
                expressions=(expression,),
                settings=tuple(settings_of(one, expression, evaluator)),
                evaluator=evaluator,
            )


def _chosen(wanted: Figure) -> Iterator[Figure]:
    """The figure with each value of a parameter that has several, the best first; as it is where several have."""
    several = _several(wanted)
    if several is None:
        yield wanted
        return
    name, terms = several
    for term in list({term.text: term for term in terms}.values())[:_MOST_VALUES]:
        yield _with_value(wanted, name, term)


def _several(wanted: Figure) -> tuple[str, tuple[Term, ...]] | None:
    """The one parameter that has several values, with these."""
    own = wanted.known[wanted.index]
    found = [(name, terms) for name, terms in own.meaning.values if len({term.text for term in terms}) > 1]
    return found[0] if len(found) == 1 else None


def _with_value(wanted: Figure, name: str, term: Term) -> Figure:
    """The figure where a parameter has one value."""
    own = wanted.known[wanted.index]
    rest = tuple((other, listed) for other, listed in own.meaning.values if other != name)
    meaning = replace(own.meaning, values=((name, (term,)), *rest))
    known = list(wanted.known)
    known[wanted.index] = replace(own, meaning=meaning)
    return replace(wanted, known=tuple(known))
