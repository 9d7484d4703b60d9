"""What a figure of curves shows, worked out before it is drawn: its view, its traces, its asymptotes, its marks."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from vaultproof.plot.heights import heights
from vaultproof.plot.known import around_known
from vaultproof.plot.leaps import told_apart
from vaultproof.plot.limits import gaps, slants, with_gaps
from vaultproof.plot.natural import Range
from vaultproof.plot.request import Curve, CurveRequest, Floats, Function, Mark, NothingToDraw
from vaultproof.plot.sample import Piece, Trace, View, trace, values
from vaultproof.plot.tails import mirrored, without_tail
from vaultproof.plot.window import telling, window

_MARKS = 12
_FAR_OUT = np.array([0.0, 30.0, 1e3, 1.0371e3, 1e5, 1.171e5, 1e7, 1.313e7])
_FLAT, _STANDS_OUT, _STRETCH, _STRIP = 0.03, 0.15, 0.03, 0.1
_SHOWN, _SHOWN_WITH_POLES, _SHOWN_BOUNDED = 0.985, 0.6, 0.85
_NARROW, _ROOM, _ELSEWHERE = 0.1, 0.03, 3.0
_NEAR_BY, _ENTRIES = 0.35, 12
_FIRST_FEW, _FEWEST, _MOST = 12.0, 6, 150
_LITTLE, _BESIDE, _UNSEEN = 1e-6, 0.4, 2e-3
_HAIR, _MOST_WAVES = 0.006, 8
_TALLER, _DWARFING, _FEW_TERMS = 4.0, 4.0, 4
_AROUND_HOLE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The traces are in the order of the request's curves; `derivative` is the single curve's.

    `asymptotes` pairs a side (-1 left, 1 right) with the value that the first curve tends to there, `slants` with the
    slope and the value at 0 of the line that it comes near to. `gaps` are holes in a single curve, with their values;
    `open_ends` are the ends of each curve that do not belong to it.
    """

    view: View
    traces: tuple[Trace, ...]
    derivative: Trace | None
    asymptotes: tuple[tuple[int, float], ...]
    marks: tuple[Mark, ...]
    gaps: tuple[tuple[float, float], ...] = ()
    slants: tuple[tuple[int, float, float], ...] = ()
    open_ends: tuple[tuple[tuple[float, float], ...], ...] = ()


def survey(request: CurveRequest) -> Survey:
    """Work out a figure of curves.

    Raises `NothingToDraw` where the function has no finite value.
    """
    if request.counted:
        return _counted(request)
    places = tuple(mark.x for mark in request.marks if np.isfinite([mark.x, mark.y]).all())
    functions = tuple(curve.function for curve in request.curves)
    ends = request.window or _whole(request.stated, _chosen(request.curves, places), functions[0])
    stated = tuple(value for mark in request.marks for value in (mark.y, mark.actual) if value is not None)
    if len(functions) == 1 and request.window is None:
        apart = told_apart(functions[0], _view(functions, (), ends, stated), places)
        ends = apart or ends
    derivative = _derivative(request.curves)
    lighter = None
    if derivative is not None:
        view = _view(functions, (derivative,), ends, stated)
        lighter = _lighter(derivative, view, trace(functions[0], view, places))
    if lighter is None:
        view = _view(functions, (), ends, stated)
    tends = len(functions) == 1 and not request.curves[0].breaks_on
    asymptotes = _asymptotes(functions[0], view) if tends else ()
    view = _with_asymptotes(view, asymptotes)
    holes = gaps(functions[0], request.curves[0].gaps, view) if len(functions) == 1 else ()
    view = _with_holes(view, tuple(value for _, value in holes))
    without = tuple(place for place, _ in holes)
    traces = tuple(
        _without_hairs(trace(with_gaps(function, without), view, (*places, *without)), view)
        for function in functions
    )
    traces = tuple(
        _with_exact(found, curve.exact) for found, curve in zip(traces, request.curves, strict=True)
    )
    if not any(found.pieces for found in traces):
        raise NothingToDraw("no finite value was found in the range")
    return Survey(
        view=view,
        traces=traces,
        derivative=lighter,
        asymptotes=asymptotes,
        marks=tuple(mark for mark in request.marks if is_inside(mark, view))[:_MARKS],
        gaps=tuple(hole for hole in holes if view.bottom <= hole[1] <= view.top),
        slants=slants(functions[0], view) if tends else (),
        open_ends=tuple(
            tuple(
                end
                for place in curve.open_ends
                if (end := _open_end(curve.function, place, view)) is not None
            )
            for curve in request.curves
        ),
    )


def _with_exact(found: Trace, exact: Callable[[float], float | None] | None) -> Trace:
    """A trace whose jumps have the values that the function has at the numbers that they are at."""
    if exact is None or all(jump.told for jump in found.jumps):
        return found
    jumps = []
    for jump in found.jumps:
        value = None if jump.told else exact(jump.x)
        jumps.append(jump if value is None else replace(jump, at=value, told=True))
    return replace(found, jumps=tuple(jumps))


def _open_end(function: Function, place: float, view: View) -> tuple[float, float] | None:
    """The end of a curve at a place at which it has no value, where it has some on one side alone."""
    beside = values(function, place + view.width * np.array([-1e-9, 0.0, 1e-9]))
    known = np.isfinite(beside)
    if known[1] or known[0] == known[2] or not view.left < place < view.right:
        return None
    value = float(beside[2] if known[2] else beside[0])
    return (place, value) if view.bottom <= value <= view.top else None


def _chosen(curves: tuple[Curve, ...], places: tuple[float, ...]) -> tuple[float, float]:
    """The range that shows what happens, also what only the formula of a single curve tells."""
    first = curves[0]
    functions = tuple(curve.function for curve in curves)
    ends = window(functions, places)
    ends = around_known(first.function, ends, first.happens, places) if len(curves) == 1 else ends
    ends = without_tail(functions, ends, telling(functions, places))
    return mirrored(first.function, ends) if len(curves) == 1 else ends


def _without_hairs(found: Trace, view: View) -> Trace:
    """A trace without pieces beside a pole that are too narrow to be told from its line."""
    kept = tuple(
        piece
        for piece in found.pieces
        if piece.x[-1] - piece.x[0] > _HAIR * view.width
        or not any(
            piece.x[0] - _HAIR * view.width < pole < piece.x[-1] + _HAIR * view.width for pole in found.poles
        )
    )
    return replace(found, pieces=kept) if kept else found


def _counted(request: CurveRequest) -> Survey:
    """A figure of functions at whole numbers alone."""
    functions = tuple(curve.function for curve in request.curves)
    places = tuple(mark.x for mark in request.marks)
    few = min([0.0, *places]), max([_FIRST_FEW, *places])
    between = np.arange(few[0], few[1]) + 0.5
    try:
        nearby = window(functions, places) if np.isfinite(values(functions[0], between)).any() else few
        ends = request.window or _whole(request.stated, nearby, functions[0])
    except NothingToDraw:
        ends = few
    first, last = math.ceil(ends[0] - _LITTLE), math.floor(ends[1] + _LITTLE)
    if request.stated is not None and 0 <= request.stated.low < first <= last < request.stated.low + _MOST:
        first = math.ceil(request.stated.low)
    told = request.stated is not None and math.isfinite(request.stated.high)
    last = min(last if told else max(last, first + _FEWEST), first + _MOST)
    x = np.arange(first, last + 1, dtype=np.float64)
    rows = [values(function, x) for function in functions]
    if not told:
        kept = _tall(x, rows, places)
        x, rows = x[kept], [y[kept] for y in rows]
        kept = _not_dwarfing(x, rows, request.marks)
        x, rows = x[kept], [y[kept] for y in rows]
    pieces = tuple(Piece(x[np.isfinite(y)], y[np.isfinite(y)]) for y in rows)
    known = np.concatenate([piece.x for piece in pieces])
    if not len(known):
        raise NothingToDraw("no finite value was found at whole numbers")
    stated = tuple(value for mark in request.marks for value in (mark.y, mark.actual) if value is not None)
    room = max(_ROOM * float(np.ptp(known)), _BESIDE)
    low, high = heights(tuple(rows), (np.zeros_like(x),), stated)
    every = tuple(float(value) for y in rows for value in y[np.isfinite(y)])
    if max(every) - min(every) <= _TALLER * (high - low):
        stated = (*stated, *every)
    low, high = _with_all(stated, low, high)
    view = View(float(known.min()) - room, float(known.max()) + room, low, high)
    return Survey(
        view=view,
        traces=tuple(Trace((piece,) if len(piece.x) else (), (), ()) for piece in pieces),
        derivative=None,
        asymptotes=(),
        marks=tuple(mark for mark in request.marks if is_inside(mark, view))[:_MARKS],
    )


def _with_all(stated: tuple[float, ...], low: float, high: float) -> tuple[float, float]:
    """Heights in which all examples have room: single points dwarf no curve."""
    least, most = min([low, *stated]), max([high, *stated])
    if (least, most) == (low, high):
        return low, high
    room = _ROOM * 2 * (most - least)
    return least - room if least < low else low, most + room if most > high else high


def _tall(x: Floats, rows: list[Floats], places: tuple[float, ...]) -> slice:
    """The part of whole numbers without the tails in which nothing is seen, but with all examples."""
    sizes = np.array([np.where(np.isfinite(y), np.abs(y), 0.0) for y in rows])
    seen = (sizes > _UNSEEN * sizes.max()).any(axis=0) | np.isin(x, places)
    at = np.flatnonzero(seen)
    return slice(max(int(at[0]) - 1, 0), int(at[-1]) + 2) if len(at) else slice(None)


def _not_dwarfing(x: Floats, rows: list[Floats], marks: tuple[Mark, ...]) -> slice:
    """The part of whole numbers without values behind the last example that dwarf all examples, but for a few."""
    most = max((abs(mark.y if mark.actual is None else mark.actual) for mark in marks), default=0.0)
    if most == 0:
        return slice(None)
    last = max(mark.x for mark in marks)
    sizes = np.array([np.where(np.isfinite(y), np.abs(y), 0.0) for y in rows]).max(axis=0)
    tall = np.flatnonzero((sizes > _DWARFING * most) & (x > last))
    tall = tall[tall >= _FEW_TERMS]
    return slice(int(tall[0])) if len(tall) else slice(None)


def _whole(stated: Range | None, ends: tuple[float, float], function: Function) -> tuple[float, float]:
    """The stated interval with a little room, unless what happens in it would be too narrow to be seen."""
    if stated is None or not math.isfinite(stated.high - stated.low):
        return ends
    length = stated.high - stated.low
    whole = stated.low - _ROOM * length, stated.high + _ROOM * length
    if ends[1] - ends[0] < _NARROW * length and _extent(function, whole) < _ELSEWHERE * _extent(
        function, ends
    ):
        return ends
    return whole


def _extent(function: Function, ends: tuple[float, float]) -> float:
    y = values(function, np.linspace(*ends, 801))
    known = y[np.isfinite(y)]
    return float(np.ptp(known)) if len(known) else 0.0


def _view(
    main: tuple[Function, ...],
    lighter: tuple[Function, ...],
    ends: tuple[float, float],
    stated: tuple[float, ...],
) -> View:
    """The view between two ends of the variable in which the values fit."""
    grid = np.linspace(*ends, 801)
    shown, beside = ([values(function, grid) for function in some] for some in (main, lighter))
    return View(*ends, *heights(tuple(shown), tuple(beside), stated))


def _derivative(curves: tuple[Curve, ...]) -> Function | None:
    """The derivative of a single curve, where the curve itself has values."""
    if len(curves) != 1 or (derivative := curves[0].derivative) is None:
        return None
    function = curves[0].function
    return lambda x: np.where(np.isfinite(values(function, x)), values(derivative, x), np.nan)


def _lighter(derivative: Function, view: View, main: Trace) -> Trace | None:
    """The derivative's trace; None where the view would cut it to pieces or a strip that tell nothing, or it seems to
    be zero."""
    found = trace(derivative, view)
    y = values(derivative, np.linspace(view.left, view.right, 801))
    least = _SHOWN_WITH_POLES if main.poles else _SHOWN_BOUNDED if found.poles else _SHOWN
    seen = _within(y, view).sum() >= least * np.isfinite(y).sum()
    entries = sum(int((np.diff(_within(piece.y, view).astype(int)) > 0).sum()) for piece in found.pieces)
    sizes = np.abs(np.where(_within(y, view), y, 0.0)) / view.height
    tells = sizes.max(initial=0.0) > _STANDS_OUT or (sizes > _FLAT).mean() > _STRETCH
    cut = bool((np.isfinite(y) & ~_within(y, view)).any())
    tells = tells and not (cut and float(np.ptp(y[_within(y, view)])) < _STRIP * view.height)
    whole = not _comes_back(y, view, found.poles) and _waves(y) <= _MOST_WAVES
    return found if found.pieces and seen and tells and whole and entries <= _ENTRIES else None


def _waves(y: Floats) -> int:
    """How often a curve turns."""
    with np.errstate(invalid="ignore"):
        signs = np.sign(np.diff(y))
    return int((signs[1:] * signs[:-1] < 0).sum())


def _comes_back(y: Floats, view: View, poles: tuple[float, ...]) -> bool:
    """Whether a curve leaves the view and comes back without a pole or a gap: then what it does there is lost."""
    inside, x = _within(y, view), np.linspace(view.left, view.right, len(y))
    at = np.flatnonzero(inside)
    for first, last in pairwise(at.tolist()):
        between = y[first : last + 1]
        if (
            last - first > 1
            and np.isfinite(between).all()
            and not any(x[first] <= pole <= x[last] for pole in poles)
        ):
            return True
    return False


def _within(y: Floats, view: View) -> NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        return (y >= view.bottom) & (y <= view.top)


def is_inside(mark: Mark, view: View) -> bool:
    """Whether an example lies in a view."""
    return view.left <= mark.x <= view.right and view.bottom <= mark.y <= view.top


def _with_asymptotes(view: View, asymptotes: tuple[tuple[int, float], ...]) -> View:
    """The view with room for the values that a function tends to little beyond what it takes there."""
    bottom, top = view.bottom, view.top
    for _, value in asymptotes:
        if value >= top:
            top = value + 0.06 * view.height
        if value <= bottom:
            bottom = value - 0.06 * view.height
    return View(view.left, view.right, bottom, top)


def _with_holes(view: View, values: tuple[float, ...]) -> View:
    """The view with room around the holes at its ends, so that it is seen how the curve goes on behind them."""
    near = [value for value in values if view.bottom - view.height < value < view.top + view.height]
    room = _AROUND_HOLE * view.height
    bottom = min([view.bottom, *(value - room for value in near)])
    top = max([view.top, *(value + room for value in near)])
    return View(view.left, view.right, bottom, top)


def _asymptotes(function: Function, view: View) -> tuple[tuple[int, float], ...]:
    """The values that a function tends to on each side without taking them for good, where the view shows them."""
    found = []
    for side, end in ((-1, view.left), (1, view.right)):
        reach = max(abs(end), view.width)
        far = values(function, end + side * reach * _FAR_OUT)
        if not np.isfinite(far).all():
            continue
        limit = float(far[-1])
        away = np.abs(far - limit) / view.height
        settled = away[-2:].max() < 1e-6 and away[2:].max() < 1e-3
        nears = abs(far[1] - limit) < abs(far[0] - limit) > 1e-7 * view.height
        beyond = max(view.bottom - limit, limit - view.top)
        if settled and nears and beyond < _NEAR_BY * view.height:
            found.append((side, round(limit, 5 - math.floor(math.log10(view.height))) + 0.0))
    return tuple(found)
