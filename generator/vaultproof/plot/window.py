"""Choosing the range that a figure shows: where the function happens and where its examples lie. Draws nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from vaultproof.plot.landmark import MANY, Landmarks, landmarks
from vaultproof.plot.request import Function, NothingToDraw
from vaultproof.plot.sample import shortest, values
from vaultproof.plot.waves import period, periodic_ends, wave_ends

_DEFAULT = 4.0
_REACH, _LEAST_REACH, _MOST_REACH = 10.0, 1e-16, 1e16
_REACHES = (1.0, 0.1, 100.0, 1000.0, 1e4, 1e6, 1e-2, 1e-4, 1e-6, 1e-9, 1e-12, 1e-15, 1e9, 1e12, 1e15)
_SHOWN = 7
_WAVES = 80
_STEEP, _STEEP_ENDS, _GROWING = 2.5, 1.5, 1.2
_FAR_MARK, _NEXT = 5.0, 2.0
_NEARING, _NEARER = ((0.25, 6.0), (0.4, 12.0)), ((0.25, 3.0),)
_TALLER, _TALLER_EVENLY = 2.0, 5.0
_SETTLED = 0.05
_DWARFED = 1e9
_WILD, _TALL, _TAME, _MOSTLY = 20.0, 4.0, 2.0, 0.85
_UNIT, _NEAR_ZERO, _SOME_WAY = 3.0, 0.2, 0.7
_EVEN, _FALLING, _SAMPLES, _LITTLE_ROOM = 0.02, 20.0, 401, 0.04
_UNLIKE, _WORTH, _WIDEST, _OTHER_SIZE = 5.0, 0.4, 8.0, 30.0
_LONE, _STRAIGHT = 0.06, 0.02
_BESIDE, _BEYOND_ZERO, _RECURRING = 2.5, 1.4, 5
_NOISE, _FLAT, _FINEST = 1e-6, 1e-3, 1e-8
_SPOT, _DWARFING, _BEYOND, _BOWED = 0.05, 100.0, 2.0, 0.03
_AT_ALL, _LEAP, _PEAK = 12.0, 0.2, 12.0
_GROWN = 1.5
_UP_TO_EDGE = 0.25
_A_SPOT, _BESIDE_EXAMPLES = 1e-5, 0.75
_HAPPENS, _OUT_OF_ALL = 3, 30.0
_BENT, _BESIDE_EDGE, _LITTLE_MORE, _BEYOND_LAST = 0.12, 2e-3, 1.3, 1.15
_FARTHEST, _PART, _HARDLY, _CHANGED = 6, 0.2, 0.02, 0.3
_NOT_TOO_FAR, _GOOD_PART, _SLOWLY = 12.0, 0.2, 0.5
_SWINGS, _AS_TALL, _BEYOND_SWINGS, _FROM_EDGE = 4, 0.8, 1.25, 2.5
_FARTHER = (6.0, 20.0, 60.0, 200.0, 600.0, 2e3, 6e3, 2e4)


def window(functions: tuple[Function, ...], places: tuple[float, ...]) -> tuple[float, float]:
    """The range of the variable: the landmarks of the first function fill about half of it, and the examples are in.

    Examples that lie so far out that the rest would shrink to nothing stay outside. Raises `NothingToDraw` where no
    range with finite values is found.
    """
    left, right = _chosen(functions, places)
    left, right = _at_the_scale_of(functions[0], (left, right), places)
    peak = _hidden(functions[0], left, right) if not places else None
    peak = peak or _fallen(functions[0], left, right, places)
    if peak is not None:
        left, right = left / right * peak, peak
    x = np.linspace(left, right, _SAMPLES)
    seen = np.flatnonzero(np.any([np.isfinite(values(function, x)) for function in functions], axis=0))
    room = _LITTLE_ROOM * (right - left)
    if len(seen) and x[seen[-1]] < right - 2 * room:
        right = float(x[seen[-1]]) + room
    if len(seen) and x[seen[0]] > left + 2 * room:
        left = float(x[seen[0]]) - room
    return left, right


def _at_the_scale_of(
    function: Function, ends: tuple[float, float], places: tuple[float, ...]
) -> tuple[float, float]:
    """The range around the examples and 0 where they are one spot in the range chosen: they tell the scale of a
    function whose constants are tiny, as those of physics are."""
    reach = max(map(abs, places), default=0.0)
    if not 0 < reach < _A_SPOT * (ends[1] - ends[0]) or len(places) < 2:
        return ends
    low, high = min(places), max(places)
    if high - low > _SPOT * reach and low > 0:
        room = (high - low) * _BESIDE_EXAMPLES
        own = low - room, high + room
        own = (0.0, own[1]) if own[0] < reach / 4 else own
    else:
        own = (-2 * reach if low < 0 else 0.0), (2 * reach if high > 0 else 0.0)
    inside = values(function, np.linspace(*own, _SAMPLES))
    return (
        own if np.isfinite(inside).mean() > _MOSTLY / 2 and np.ptp(inside[np.isfinite(inside)]) > 0 else ends
    )


def _fallen(function: Function, left: float, right: float, places: tuple[float, ...]) -> float | None:
    """Up to where a function from 0 on is shown that falls, so near to 0 that the range would show what comes after it
    alone, to half of what it is at 0; None where it does not, or has an example farther out."""
    begins = values(function, np.array([0.0, -right]))
    if not -_SPOT * right <= left <= 0 < right or not np.isfinite(begins[0]) or np.isfinite(begins[1]):
        return None
    x = right * np.geomspace(_FINEST, 1.0, 1601)
    y = values(function, x)
    rest = y[x > _SPOT * right]
    fall = float(np.abs(begins[0] - y[-1]))
    if not np.isfinite(y).all() or fall == 0 or np.ptp(rest) > _FLAT * fall:
        return None
    half = float(x[np.argmax(np.abs(y - y[-1]) < fall / 2)])
    end = max(_PEAK * half, _NEXT * max(places, default=0.0))
    return float(end) if end < right / _DWARFING else None


def _hidden(function: Function, left: float, right: float) -> float | None:
    """Up to where a function from 0 on is shown whose only peak, or whose rise to what it tends to, lies so near to 0
    that the range would show what comes after it alone, as a buffer's is at a few millionths; None where there is
    none."""
    if not -_SPOT * right <= left <= 0 < right or np.isfinite(values(function, np.array([-right]))).any():
        return None
    x = right * np.geomspace(_FINEST, 1.0, 1601)
    y = np.abs(values(function, x))
    at = int(np.argmax(y)) if np.isfinite(y).all() else 0
    half = int(np.argmax(y > y[-1] / 2))
    level = y[x > _SPOT * right]
    if np.isfinite(y).all() and half > 0 and np.ptp(level) < _FLAT * y[-1] and x[half] < right / _DWARFING:
        return float(_PEAK * x[half])
    alone = 0 < at < len(x) - 1 and x[at] < right / _DWARFING and 2 * y[0] < y[at]
    return float(_PEAK * x[at]) if alone and _TALL * y[x > _SPOT * right].max() < y[at] else None


def _chosen(functions: tuple[Function, ...], places: tuple[float, ...]) -> tuple[float, float]:
    """The same, perhaps with stretches at its ends where there are no values."""
    places = telling(functions, places)
    base = functions[0] if places else _ordinary(functions)
    left, right, found = _alone(base, places)
    if len(functions) == 1 and (nearer := _crowded(functions[0], (left, right), found, places)) is not None:
        return _rounded(*nearer, found)
    if len(functions) > 1:
        left, right = _of_all(tuple(one for one in functions if one is not base), (left, right))
        left, right = _balanced(functions, (left, right), found, places)
    left, right = _rounded(left, right, found)
    if places and left > 0 and not found.edges:
        behind = np.isfinite(values(base, -np.array([0.01, 0.1, 1.0]) * right)).any()
        left = 0.0 if left < (_NEAR_ZERO if behind else _SOME_WAY) * right else left
    return left, right


def _crowded(
    function: Function, ends: tuple[float, float], found: Landmarks, places: tuple[float, ...]
) -> tuple[float, float] | None:
    """The range around the examples and 0 where they would be one spot beside a pole or what grows without end, as
    payments at a few per cent are beside what a rate of -100 % gives, or where the function does a good part of what
    it does at all from one of them to another; None where the function looks straight there."""
    width = ends[1] - ends[0]
    low, high = min((0.0, *places)), max((0.0, *places))
    if found.busy or not 0 < high - low < _SPOT * width:
        return None
    tiny = high - low < _A_SPOT * width
    y = values(function, np.array(places))
    extent = _extent(function, *ends)
    dwarfed = np.isfinite(y).all() and extent > _DWARFING * float(np.abs(y).max(initial=0.0))
    pole = _has_pole(function, *ends) or _ends_at_a_pole(function, *ends)
    own_extent = float(np.ptp(y)) if np.isfinite(y).all() else 0.0
    beside_pole = pole and own_extent < _SPOT * extent
    if not dwarfed and not beside_pole and (tiny or own_extent < _GOOD_PART * extent):
        return None
    reach = (high - low) * (_BEYOND if high > 0 else 0.0), (high - low) * (_BEYOND if low < 0 else 0.0)
    own = (
        max(ends[0], low - max(reach[1], (high - low) / 2)),
        min(ends[1], high + max(reach[0], (high - low) / 2)),
    )
    own = _inside(found, *own)
    begins = np.isfinite(values(function, np.array(own)))
    own = (own[0] if begins[0] else low), (own[1] if begins[1] else high)
    sag, seen = _sag(function, *own), _extent(function, *own)
    tame = seen < extent / _DWARFING or not _has_pole(function, *own)
    return own if tame and math.isfinite(sag) and sag > _BOWED * seen else None


def _ordinary(functions: tuple[Function, ...]) -> Function:
    """The first function of a family, unless the ranges of most others are of another size; then one of these."""
    widths: list[float] = []
    for function in functions if len(functions) > 2 else ():
        try:
            left, right, _ = _alone(function, ())
        except NothingToDraw:
            continue
        widths.append(right - left)
    if len(widths) < len(functions):
        return functions[0]
    middle = sorted(widths)[len(widths) // 2]
    alike = widths[0] / _OTHER_SIZE <= middle <= widths[0] * _OTHER_SIZE
    return functions[0] if alike else functions[widths.index(middle)]


def _of_all(functions: tuple[Function, ...], ends: tuple[float, float]) -> tuple[float, float]:
    """The range in which all curves of a family happen, as long as that is not too wide for the first of them."""
    left, right = ends
    for function in functions:
        try:
            own = _alone(function, ())
        except NothingToDraw:
            continue
        wider = min(left, own[0]), max(right, own[1])
        if wider[1] - wider[0] <= _WIDEST * (ends[1] - ends[0]):
            left, right = wider
    return left, right


def _alone(function: Function, places: tuple[float, ...]) -> tuple[float, float, Landmarks]:
    """The range for one function, and its landmarks."""
    found = _found(function, places)
    low, high, default = _core(function, found, places)
    left, right = _around(found, low, high, default, swings=_swings_alike(function, found, (low, high)))
    if left >= right:
        left, right = _between_edges(found)
    left, right = _through_zero(function, found, (left, right), places)
    left, right = _nearing(function, (left, right), found)
    if found.edges:
        left, right = _nearing(function, (left, right), found, _NEARER)
    farthest = (
        _FAR_MARK if len(places) < 2 or not _leaps_between(function, (left, right), places) else _AT_ALL
    )
    if _bends_between(function, (left, right), places):
        farthest = _AT_ALL
    alike = bool(places) and min(places) > 0 and _is_power_law(function, places)
    if alike or _is_exponential(function, places):
        farthest = math.inf
    left, right = _inside(found, *_with_marks(left, right, places, farthest))
    if farthest < _AT_ALL and _bends_between(function, (left, right), places):
        left, right = _inside(found, *_with_marks(left, right, places, _AT_ALL))
    steep = _STEEP if len(found.turns) < 2 else _STEEP_ENDS
    left, right = _less_steep(function, (left, right), (low, high, *places), steep)
    return *_to_the_edge(found, *_less_tall(function, (left, right), found, places)), found


def _to_the_edge(found: Landmarks, left: float, right: float) -> tuple[float, float]:
    """The range up to the one edge of the domain where that is near: `1/x^2` from 0 on has its pole there."""
    begins, ceases = _edges(found)
    near = _UP_TO_EDGE * (right - left)
    if len(begins) == 1 and not ceases and 0 < left - begins[0] < near:
        return begins[0], right
    if len(ceases) == 1 and not begins and 0 < ceases[0] - right < near:
        return left, ceases[0]
    return left, right


def _between_edges(found: Landmarks) -> tuple[float, float]:
    """The part of the domain in the middle of a range, of one that has gaps."""
    begins, ceases = _edges(found)
    left = max((place for place in begins if place <= found.centre), default=found.centre - found.reach)
    right = min((place for place in ceases if place >= found.centre), default=found.centre + found.reach)
    return left, right


def _through_zero(
    function: Function, found: Landmarks, ends: tuple[float, float], places: tuple[float, ...]
) -> tuple[float, float]:
    """The range of a line from the edge of its domain a little beyond its zero, and of any other curve where the zero
    is the last example: neither a demand nor a debt is shown far below 0."""
    if len(found.edges) != 1 or len(found.turns) != 1:
        return ends
    edge, zero = found.edges[0][0], found.turns[0]
    step = 2 * found.reach / 1600
    last = bool(places) and abs(max(places, key=lambda place: abs(place - edge)) - zero) < step
    inner = sorted((edge + (zero - edge) * 0.02, zero))
    straight = not found.bends and _sag(function, *inner) <= 1e-9 * _extent(function, *inner)
    if not straight and not (last and not found.peaks):
        return ends
    end = edge + (_BEYOND_ZERO if straight else _BEYOND_LAST) * (zero - edge)
    return (ends[0], end) if found.edges[0][1] > 0 else (end, ends[1])


def telling(functions: tuple[Function, ...], places: tuple[float, ...]) -> tuple[float, ...]:
    """The examples without those that lie far out where nothing happens: all that happens would shrink to nothing
    beside them. A function that looks alike from far and from near, as a line, a power and ReLU do, is shown as far as
    its examples reach."""
    alike = bool(places) and min(places) > 0 and _is_power_law(functions[0], places)
    if not places or alike or _is_exponential(functions[0], places):
        return places
    try:
        found = _found(functions[0], ())
        left, right = window(functions, ())
    except NothingToDraw:
        return places
    inside = tuple(place for place in places if left <= place <= right)
    if len(found.turns) >= _HAPPENS and inside and not found.clipped:
        every = _extent(functions[0], min(left, *places), max(right, *places))
        if every > _OUT_OF_ALL * _extent(functions[0], left, right):
            return inside
    middle, reach = (left + right) / 2, (right - left) / 2
    near = tuple(place for place in places if abs(place - middle) <= reach * _FAR_MARK)
    if len(near) == len(places) or found.busy or found.hull < _LONE * found.reach:
        return places
    ends = (min(left, *places), left), (right, max(right, *places))
    extent = _extent(functions[0], ends[0][0], ends[1][1])
    straight = all(_sag(functions[0], low, high) <= _STRAIGHT * extent for low, high in ends if low < high)
    return near if straight else places


def _is_power_law(function: Function, places: tuple[float, ...]) -> bool:
    """Whether a function from 0 on looks the same from near and from far: each doubling has the same effect."""
    x = np.geomspace(min(places), max(places), 9)
    if np.isfinite(values(function, -x)).any():
        return False
    with np.errstate(all="ignore"):
        ratios = values(function, 2 * x) / values(function, x)
    return bool(np.isfinite(ratios).all() and np.ptp(ratios) < 1e-9 * np.abs(ratios).max())


def _is_exponential(function: Function, places: tuple[float, ...]) -> bool:
    """Whether a function grows by the same factor with each step, from 0 to the farthest example and beyond: it looks
    the same wherever one looks, and nothing but the examples tells where that is."""
    if not places or max(map(abs, places)) == 0:
        return False
    with np.errstate(all="ignore"):
        steps = np.diff(values(function, np.linspace(0.0, max(places, key=abs), 9)))
        ratios = steps[1:] / steps[:-1]
    return bool(np.isfinite(ratios).all() and ratios[0] > _GROWN and np.ptp(ratios) < 1e-6 * ratios[0])


def _sag(function: Function, left: float, right: float) -> float:
    """How far a function leaves its chord; without end where it has no values."""
    y = values(function, np.linspace(left, right, 201))
    return float(np.abs(y - np.linspace(y[0], y[-1], len(y))).max()) if np.isfinite(y).all() else math.inf


def _found(function: Function, places: tuple[float, ...]) -> Landmarks:
    """The landmarks at the scale at which there are some: first near zero and the examples, then wider, then finer."""
    centre = 0.0
    if places and min(abs(place) for place in places) > 60:
        centre = float(np.median(places))
    found = landmarks(function, centre, _REACH)
    while found.overflown and found.reach > _LEAST_REACH:
        found = landmarks(function, centre, found.reach / 4)
    if found.known < 0.02:
        found = next((other for other in _others(function, centre) if other.known >= 0.02), found)
    if found.known == 0:
        raise NothingToDraw("no finite value was found in any range")
    if _magnitudes(function, found)[0] > _WILD:
        farther = (landmarks(function, centre, reach) for reach in (100.0, 1000.0, 1e4, 1e5, 1e6))
        found = next((other for other in farther if _is_tame(function, other)), found)
    while len(found.turns) > _WAVES and found.reach > 1e-3:
        found = landmarks(function, centre, found.reach / 2)
    if not places:
        found = _from_flat(function, found)
    beyond = [abs(place - found.centre) for place in places if abs(place - found.centre) > found.reach]
    if 2 * len(beyond) <= len(places):
        found = _from_straight(function, found, max(beyond, default=0.0))
    found = _less(function, _from_farther(function, found))
    if not found.bends and (not found.turns or not _curved(function, found)):
        found = _more(function, found)
    return _finer(function, _wider(function, found))


def _magnitudes(function: Function, found: Landmarks) -> tuple[float, float]:
    """By how many powers of ten most values of a range differ, and the share of the range that has such values."""
    y = np.abs(values(function, np.linspace(found.centre - found.reach, found.centre + found.reach, 801)))
    known = y[np.isfinite(y) & (y > 0)]
    if len(known) < 8:
        return 0.0, 0.0
    low, high = np.quantile(np.log10(known), [0.1, 0.9])
    return float(high - low), len(known) / len(y)


def _is_tame(function: Function, found: Landmarks) -> bool:
    """Whether the values of a range are of one size, as those of exp(-1000/x) are once x is large."""
    spread, share = _magnitudes(function, found)
    return spread < _TAME and share > _MOSTLY


def _less(function: Function, found: Landmarks) -> Landmarks:
    """A smaller range where the function explodes in this one; a larger one where it comes down again."""
    if _steep(function, found):
        wider = landmarks(function, found.centre, found.reach * 10)
        if wider.turns and not wider.busy and not _steep(function, wider):
            return wider
    while found.reach > 1e-3 and _steep(function, found):
        nearer = landmarks(function, found.centre, found.reach / 2)
        if _is_power(function, found, nearer):
            return landmarks(function, found.centre, _UNIT)
        found = nearer
    return found


def _from_farther(function: Function, found: Landmarks) -> Landmarks:
    """The range in which a function changes by a part of its size, where it hardly does in this one, as a beam of light
    does within a few millimetres; the same where it never does."""
    if not found.turns or found.busy or found.edges:
        return found
    farther = found
    for _ in range(_FARTHEST):
        y = values(function, np.linspace(farther.centre - farther.reach, farther.centre + farther.reach, 201))
        if not np.isfinite(y).all() or len(farther.turns) != len(found.turns):
            return found
        if np.ptp(y) > _PART * np.abs(y).max():
            return farther
        if farther is found and np.ptp(y) > _HARDLY * np.abs(y).max():
            return found
        farther = landmarks(function, found.centre, farther.reach * 10)
    return found


def _from_straight(function: Function, found: Landmarks, told: float) -> Landmarks:
    """The range in which a function bends that is all but straight from the edge of its domain on in this one, as what
    saturates within hundreds is among the first ten; the same where it never does. An example farther out has `told`
    how far to look."""
    if len(found.edges) != 1 or not found.lone or found.clipped:
        return found
    ((edge, side),) = found.edges
    farther = found
    for _ in range(_FARTHEST):
        ends = sorted((edge + side * _BESIDE_EDGE * farther.reach, farther.centre + side * farther.reach))
        sag, extent = _sag(function, *ends), _extent(function, *ends)
        if not math.isfinite(sag) or farther.busy or sag <= _NOISE * extent:
            return found
        if sag > _BENT * extent and farther is not found and told:
            return landmarks(function, found.centre, _LITTLE_MORE * told)
        if sag > _BENT * extent:
            return farther
        farther = landmarks(function, found.centre, farther.reach * 10)
    return found


def _from_flat(function: Function, found: Landmarks) -> Landmarks:
    """The range in which a function without turning points changes by a part of its size, where it hardly does in this
    one, as a filter for thousands of hertz does among the first ten; the same where it never does."""
    farther = found
    for _ in range(_FARTHEST):
        if farther.turns or farther.busy or len(farther.edges) > 1 or farther.overflown:
            return found
        y = values(function, np.linspace(farther.centre - farther.reach, farther.centre + farther.reach, 201))
        known = y[np.isfinite(y)]
        size = float(np.abs(known).max(initial=0.0))
        if not len(known) or np.ptp(known) <= _NOISE * size:
            return found
        if np.ptp(known) > _CHANGED * size:
            return farther
        if farther is found and np.ptp(known) > _SETTLED * size:
            return found
        farther = landmarks(function, found.centre, farther.reach * 10)
    return found


def _is_power(function: Function, found: Landmarks, nearer: Landmarks) -> bool:
    """Whether a function is as steep in a nearer range, as x^30 is in each: it happens where it comes to 1."""
    ratios = []
    for part in (found, nearer):
        left, right = part.centre - part.reach, part.centre + part.reach
        inner = _extent(function, (3 * left + right) / 4, (left + 3 * right) / 4)
        ratios.append(_extent(function, left, right) / inner if inner > 0 else math.inf)
    return found.centre == 0 and math.isfinite(ratios[0]) and 0.9 < ratios[0] / ratios[1] < 1.1


def _more(function: Function, found: Landmarks) -> Landmarks:
    """A larger range where this one looks straight or more is seen; the same where nothing happens farther out."""
    wider = landmarks(function, found.centre, found.reach * 6)
    if wider.bends and not wider.clipped and not wider.busy:
        return wider
    for reach in (10.0, 100.0, 1000.0):
        wider = landmarks(function, found.centre, found.reach * reach)
        span = wider.centre - wider.reach, wider.centre + wider.reach
        near = _extent(function, found.centre - found.reach, found.centre + found.reach)
        if wider.peaks and not wider.busy and _extent(function, *span) > _DWARFED * near:
            return wider
    wider = found
    while wider.reach < _MOST_REACH and len(wider.turns) == len(found.turns) and not wider.bends:
        if _curved(function, wider) and not _steep(function, wider):
            break
        wider = landmarks(function, found.centre, wider.reach * 10)
    if wider.reach >= _MOST_REACH or wider.reach == found.reach:
        return found
    beside = landmarks(function, found.centre, wider.reach * _BESIDE)
    if beside.peaks and not beside.busy and not beside.clipped:
        return beside
    farther = landmarks(function, found.centre, wider.reach * 10)
    tells = len(farther.edges) > len(wider.edges) or (farther.bends and not farther.clipped)
    return farther if tells and not wider.bends and not farther.busy else wider


def _others(function: Function, centre: float) -> Iterator[Landmarks]:
    return (landmarks(function, centre, reach) for reach in _REACHES)


def _steep(function: Function, found: Landmarks) -> bool:
    """Whether the ends of the range dwarf its middle beyond telling, as those of exp(10 x) do."""
    left, right = found.centre - found.reach, found.centre + found.reach
    if _has_pole(function, left, right) or len(found.edges) > 1:
        return False
    for place, side in found.edges:
        left, right = (place, right) if side > 0 else (left, place)
    ends = {1: (0.0, 0.5), -1: (0.5, 1.0), 0: (0.25, 0.75)}[sum(side for _, side in found.edges)]
    inner = tuple(left + share * (right - left) for share in ends)
    return _extent(function, left, right) > 1e6 * _extent(function, *inner)


def _curved(function: Function, found: Landmarks) -> bool:
    """Whether the function leaves the chord over the range by a tenth of its extent; a line and a constant do not."""
    x = np.linspace(found.centre - found.reach, found.centre + found.reach, 201)
    y = values(function, x)
    known = np.isfinite(y)
    for place, side in found.edges if len(found.edges) == 1 else ():
        y, known = (y[x > place], known[x > place]) if side > 0 else (y[x < place], known[x < place])
    if not known.all():
        return True
    if np.ptp(y) <= _FLAT * np.abs(y).max():
        return False
    away = np.abs(y - np.linspace(y[0], y[-1], len(y)))
    return bool(away.max() > 0.1 * np.ptp(y))


def _finer(function: Function, found: Landmarks) -> Landmarks:
    """The same landmarks seen from nearer, where bends huddle together; a lone kink stays as it is."""
    while found.bends and found.reach > _LEAST_REACH and found.hull < found.reach * _LONE:
        middle = (found.all[0] + found.all[-1]) / 2
        nearer = landmarks(function, 0.0 if abs(middle) < found.reach / 40 else middle, found.reach / 10)
        blurred = nearer.reach < _FINEST * abs(nearer.centre)
        if blurred or not nearer.bends or nearer.busy or _is_noise(function, nearer):
            return found
        if nearer.hull < found.hull * 0.15 and not nearer.lone:
            return _spike(function, found, nearer)
        if found.edges and not _settles(function, found, nearer):
            return found
        spread, share = _magnitudes(function, nearer)
        if nearer.clipped and spread > _TALL and share > _MOSTLY:
            return found
        if nearer.hull >= nearer.reach * _LONE and _is_hyperbola(function, nearer):
            return found
        if not nearer.lone:
            return _finer(function, nearer)
        further = _finer(function, nearer)
        return found if further.lone else further
    return found


def _spike(function: Function, found: Landmarks, nearer: Landmarks) -> Landmarks:
    """What is seen from so near that a spike has a width; what there was where none is near enough, as at a pole."""
    further = _finer(function, nearer)
    ends = further.centre - further.reach, further.centre + further.reach
    seen = not further.clipped and further.hull >= _LONE * further.reach and not _has_pole(function, *ends)
    return further if seen else found


def _is_noise(function: Function, found: Landmarks) -> bool:
    """Whether values differ by so little that it may be the rounding of what they follow from."""
    y = values(function, np.linspace(found.centre - found.reach, found.centre + found.reach, 201))
    known = y[np.isfinite(y)]
    return not len(known) or float(np.ptp(known)) < _NOISE * float(np.abs(known).max())


def _is_hyperbola(function: Function, found: Landmarks) -> bool:
    """Whether a pole and at most a zero beside it are all that happens, as with x/(x + 0.5): what such a function tends
    to is seen only from much farther than they are apart."""
    ends = found.centre - found.reach, found.centre + found.reach
    return len(found.turns) <= 2 and not found.edges and _has_pole(function, *ends)


def _settles(function: Function, found: Landmarks, nearer: Landmarks) -> bool:
    """Whether what a function does is over in a nearer range; one that falls from the edge of its domain as 1/x does
    bends most there and goes on."""
    ends = [nearer.centre - nearer.reach, nearer.centre + nearer.reach]
    far = [found.centre - found.reach, found.centre + found.reach]
    rest = max(_extent(function, far[0], ends[0]), _extent(function, ends[1], far[1]))
    return rest <= _SETTLED * _extent(function, *far)


def _wider(function: Function, found: Landmarks) -> Landmarks:
    """The landmarks farther out, where there are a few and those near by tell little."""
    if found.edges and not found.turns and not found.busy:
        return _to_zero(function, found)
    if found.busy or found.edges or not found.all:
        return found
    for reach in (6.0, 20.0, 60.0):
        wider = landmarks(function, found.centre, found.reach * reach)
        if (
            1 < len(wider.turns) <= 5
            and len(wider.turns) > len(found.turns)
            and (found.hull > 1 or not found.bends)
        ):
            return wider
        if found.broad and wider.bends and not wider.broad and not wider.clipped and not wider.busy:
            return wider
        if found.hull > 1 and not found.broad:
            return found
    return found


def _to_zero(function: Function, found: Landmarks) -> Landmarks:
    """The landmarks as far out as the first zero of a function that looks alike from far and from near, as ln(x/100)
    does, or the first turning point of one that begins as a power; the same where there is none."""
    for reach in _FARTHER:
        wider = landmarks(function, found.centre, found.reach * reach)
        if wider.overflown or wider.busy or len(wider.edges) != len(found.edges):
            return found
        if wider.turns:
            crossed = len(wider.turns) == 1 and not wider.peaks
            lone = not found.bends or _falls_from_edge(function, found) or _rises_as_power(function, found)
            begins = wider.peaks and lone
            return wider if crossed or begins else found
    return found


def _falls_from_edge(function: Function, found: Landmarks) -> bool:
    """Whether a function comes down from a pole at its domain's one edge, as the cost of one of few pieces does."""
    if len(found.edges) != 1:
        return False
    place, side = found.edges[0]
    beside = np.abs(values(function, round(place, 1) + side * found.reach * np.array([1e-6, 1e-4, 1e-2])))
    return bool(np.isfinite(beside).all() and (beside[:-1] > _FALLING * beside[1:]).all())


def _rises_as_power(function: Function, found: Landmarks) -> bool:
    """Whether a function goes up from 0 at its domain's one edge as a power does, as a distribution's density may."""
    if len(found.edges) != 1 or abs(found.edges[0][0]) > found.reach / 100 or found.edges[0][1] < 0:
        return False
    x = found.reach * np.geomspace(0.01, 0.5, 9)
    with np.errstate(all="ignore"):
        ratios = values(function, 2 * x) / values(function, x)
    return bool(np.isfinite(ratios).all() and ratios.min() > 1 and np.ptp(ratios) < _EVEN * ratios.max())


def _core(function: Function, found: Landmarks, places: tuple[float, ...]) -> tuple[float, float, float]:
    """The stretch that must be seen, and how far to look around it where it has no length of its own."""
    if found.busy:
        many = found.turns if len(found.turns) > MANY else found.bends
        if found.hull < 0.2 * found.reach:
            return many[0], many[-1], found.hull / 2
        if (length := period(function, found, many)) is not None:
            return *periodic_ends(found, length), 0.0
        if (ends := wave_ends(function, found)) is not None:
            return *ends, (ends[1] - ends[0]) / 16
        centre = float(np.median(places)) if places else found.centre
        radius = sorted(abs(place - centre) for place in many)[:_SHOWN][-1] + found.reach / 100
        chosen = [place for place in many if abs(place - centre) <= radius]
        return chosen[0], chosen[-1], (chosen[-1] - chosen[0]) / 8
    if len(found.peaks) >= _RECURRING and (length := period(function, found, found.peaks)) is not None:
        return *periodic_ends(found, length), 0.0
    reach = _DEFAULT if found.reach == _REACH else found.reach * _DEFAULT / _REACH
    if not found.all:
        return found.centre, found.centre, max(reach, abs(found.centre) / 6)
    low, high = found.all[0], found.all[-1]
    if high - low < found.reach * _LONE:
        near = (low + high) / 2 if abs(low + high) / 2 > found.reach * 0.02 else 0.0
        return near, near, max(reach, abs(near) / 2)
    least = _DEFAULT - (high - low) / 2 if found.reach == _REACH and not found.edges else 0.0
    return low, high, max((high - low) / 2, least)


def _swings_alike(function: Function, found: Landmarks, ends: tuple[float, float]) -> bool:
    """Whether a function goes up and down several times in a stretch, and in its second half as far as in its first."""
    if len(found.turns) < _SWINGS:
        return False
    middle = (ends[0] + ends[1]) / 2
    first, second = _extent(function, ends[0], middle), _extent(function, middle, ends[1])
    return second > _AS_TALL * first > 0


def _around(
    found: Landmarks, low: float, high: float, default: float, *, swings: bool = False
) -> tuple[float, float]:
    """Room around the core; none beyond the edges of the domain, and little behind several `swings` from an edge."""
    left, right = low - default, high + default
    begins, ceases = _edges(found)
    far = _BEYOND_SWINGS if swings else _FROM_EDGE
    if begins and not ceases:
        left = max(left, begins[0])
        right = max(right, left + max(_DEFAULT if found.reach >= 10 else 0.0, far * (high - low)))
    elif ceases and not begins:
        right = min(right, ceases[-1])
        left = min(left, right - max(_DEFAULT if found.reach >= 10 else 0.0, far * (high - low)))
    elif begins and ceases and begins[0] < ceases[-1]:
        left, right = max(left, begins[0]), min(right, ceases[-1])
    return left, right


def _edges(found: Landmarks) -> tuple[list[float], list[float]]:
    """Where the function begins, and where it ceases to have values."""
    begins = [place for place, side in found.edges if side > 0]
    return begins, [place for place, side in found.edges if side < 0]


def _inside(found: Landmarks, left: float, right: float) -> tuple[float, float]:
    """The range without what lies beyond the edges of the domain."""
    begins, ceases = _edges(found)
    if begins and (not ceases or begins[0] < ceases[0]):
        left = max(left, begins[0])
    if ceases and (not begins or ceases[-1] > begins[-1]):
        right = min(right, ceases[-1])
    return left, right


def _leaps_between(function: Function, ends: tuple[float, float], places: tuple[float, ...]) -> bool:
    """Whether a function leaps between a range and the examples beside it, as a tariff does from step to step."""
    for low, high in ((min(places), ends[0]), (ends[1], max(places))):
        if low < high:
            steps = np.abs(np.diff(values(function, np.linspace(low, high, 401))))
            if np.isfinite(steps).all() and steps.max() > _LEAP * steps.sum() > 0:
                return True
    return False


def _bends_between(function: Function, ends: tuple[float, float], places: tuple[float, ...]) -> bool:
    """Whether a function goes on bending, without outgrowing a range or with ever slower growth, up to examples that
    lie not too far beside it, as a schedule does up to its last step."""
    low, high = min((*places, ends[0])), max((*places, ends[1]))
    if len(places) < 2 or high - low > _NOT_TOO_FAR * (ends[1] - ends[0]):
        return False
    extent = _extent(function, *ends)
    grown = max(_NEXT, _SLOWLY * (high - low) / (ends[1] - ends[0]))
    if not 0 < _extent(function, low, high) <= grown * extent:
        return False
    beside = ((low, ends[0]), (ends[1], high))
    return any(one < other and _sag(function, one, other) > _BOWED * extent for one, other in beside)


def _with_marks(left: float, right: float, places: tuple[float, ...], farthest: float) -> tuple[float, float]:
    """The range widened to the examples, those far out excepted, unless most of them are, or one is little farther than
    the next."""
    middle, reach = (left + right) / 2, (right - left) / 2 * farthest
    near = [place for place in places if abs(place - middle) <= reach]
    if 2 * len(near) < len(places):
        reach = float(np.median([abs(place - middle) for place in places])) * _FAR_MARK
        near = [place for place in places if abs(place - middle) <= reach]
    if not near:
        return left, right
    if abs(left) < _SPOT * right:
        middle = 0.0  # the range begins there
    away = max(abs(place - middle) for place in near)
    for place in sorted(places, key=lambda place: abs(place - middle)):
        if away < abs(place - middle) <= _NEXT * away:
            near.append(place)
            away = abs(place - middle)
    room = 0.06 * (max(right, *near) - min(left, *near))
    low = min(near) - room if min(near) < left + room else left
    high = max(near) + room if max(near) > right - room else right
    return min(left, low), max(right, high)


def _less_steep(
    function: Function, ends: tuple[float, float], kept: tuple[float, ...], steep: float
) -> tuple[float, float]:
    """The range shortened on the side whose values dwarf the rest, as those of an exponential do on one side; as it is
    where that does not help, as with a high power."""
    left, right = ends
    kept = tuple(place for place in kept if left <= place <= right)
    for _ in range(24):
        eighth = (right - left) / 8
        sizes = [_size(function, left, left + eighth, 0.0), _size(function, right - eighth, right, 0.0)]
        side = int(sizes[1] > sizes[0])
        if not sizes[side] > steep * _size(function, left + eighth, right - eighth, 0.9) > 0:
            break
        if _grows_evenly(function, (left, right), side):
            break
        shorter = (left + eighth / 2, right) if side == 0 else (left, right - eighth / 2)
        if any(place <= shorter[0] if side == 0 else place >= shorter[1] for place in kept):
            break
        left, right = shorter
    else:
        return ends
    return left, right


def _grows_evenly(function: Function, ends: tuple[float, float], side: int) -> bool:
    """Whether a function is straight towards the left (0) or right (1) end: such growth dwarfs nothing."""
    quarter = (ends[1] - ends[0]) / 4
    last = (ends[0], ends[0] + quarter) if side == 0 else (ends[1] - quarter, ends[1])
    return _sag(function, *last) < _EVEN * _extent(function, *last)


def _nearing(
    function: Function,
    ends: tuple[float, float],
    found: Landmarks,
    shares: tuple[tuple[float, float], ...] = _NEARING,
) -> tuple[float, float]:
    """The range widened to where the function has come most of its way to the values that it tends to."""
    if found.busy:
        return ends
    left, right = ends
    for side in (-1, 1):
        limit = _limit(function, ends, side)
        if limit is None:
            continue
        middle, reach = (ends[0] + ends[1]) / 2, (ends[1] - ends[0]) / 2
        inner = values(function, np.linspace(*ends, 201)[50:151])
        away = np.abs(inner[np.isfinite(inner)] - limit)
        whole = float(np.median(away)) if len(away) else 0.0
        for share, farthest in shares:
            out = middle + side * reach * np.geomspace(1.0, farthest, 40)
            near = np.abs(values(function, out) - limit) <= share * whole
            if near.any():
                end = float(out[int(np.argmax(near))])
                left, right = (min(left, end), right) if side < 0 else (left, max(right, end))
                break
    return left, right


def _limit(function: Function, ends: tuple[float, float], side: int) -> float | None:
    """The value that a function tends to on one side, None where it tends to none or takes it for good."""
    far = values(function, ends[side > 0] + side * (ends[1] - ends[0]) * np.array([1e4, 1.3e6, 1.7e8]))
    if not np.isfinite(far).all():
        return None
    extent = _extent(function, *ends) or 1.0
    settled = abs(far[2] - far[1]) < 1e-3 * extent and abs(far[1] - far[0]) < 3e-2 * extent
    return float(far[2]) if settled else None


def _less_tall(
    function: Function, ends: tuple[float, float], found: Landmarks, places: tuple[float, ...]
) -> tuple[float, float]:
    """The range shortened where an end grows steeply beyond what happens in it: the turning points, the bends, the
    values that it tends to. What happens would be flat beside it."""
    left, right = ends
    happens = [place for place in (*found.turns, *found.bends) if left <= place <= right]
    heights = [height for height in values(function, np.array(happens)) if np.isfinite(height)]
    heights += [limit for side in (-1, 1) if (limit := _limit(function, ends, side)) is not None]
    extent = max(heights) - min(heights) if len(heights) > 1 else 0.0
    kept = (*happens, *(place for place in places if left <= place <= right))
    if extent <= 0 or found.busy or _has_pole(function, left, right):
        return ends
    for _ in range(60):
        y = values(function, np.linspace(left, right, 201))
        eighth = (right - left) / 8
        middle = (max(heights) + min(heights)) / 2
        away = [abs(float(values(function, np.array([end]))[0]) - middle) for end in (left, right)]
        side = int(not away[0] > away[1])
        evenly = not found.peaks or _grows_evenly(function, (left, right), side)
        taller = _TALLER_EVENLY if evenly else _TALLER
        if not np.isfinite(y).any() or np.nanmax(y) - np.nanmin(y) <= taller * extent:
            break
        within = left + eighth if side == 0 else right - eighth
        inner = abs(float(values(function, np.array([within]))[0]) - middle)
        shorter = (left + eighth / 4, right) if side == 0 else (left, right - eighth / 4)
        if left == -right and math.isclose(away[0], away[1], rel_tol=1e-9):
            shorter = left + eighth / 4, right - eighth / 4
        stuck = any(place <= shorter[0] if side == 0 else place >= shorter[1] for place in kept)
        if not away[side] > _GROWING * inner or stuck:
            break
        if not found.peaks and _grows_evenly(function, (left, right), side):
            break
        left, right = shorter
    return left, right


def _balanced(
    functions: tuple[Function, ...], ends: tuple[float, float], found: Landmarks, places: tuple[float, ...]
) -> tuple[float, float]:
    """The range shortened until no curve of a family dwarfs all others; as it is where that does not help."""
    left, right = ends
    kept = (*(place for place, _ in found.edges), *places)
    first = last = _dominance(functions, left, right)
    for _ in range(60):
        if last[0] <= _UNLIKE:
            break
        eighth = (right - left) / 8
        y = np.abs(values(functions[last[1]], np.array([left, right])))
        side = int(not y[0] > y[1])
        shorter = (left + eighth, right) if side == 0 else (left, right - eighth)
        if any(left <= place <= right and not shorter[0] <= place <= shorter[1] for place in kept):
            break
        left, right = shorter
        last = _dominance(functions, left, right)
    return (left, right) if last[0] < _WORTH * first[0] else ends


def _dominance(functions: tuple[Function, ...], left: float, right: float) -> tuple[float, int]:
    """How many times the extent of the tallest curve is that of the next, spikes left aside, and which it is."""
    extents = []
    for function in functions:
        y = values(function, np.linspace(left, right, 201))
        known = y[np.isfinite(y)]
        low, high = np.quantile(known, [0.1, 0.9]) if len(known) > 20 else (0.0, 0.0)
        extents.append(float(high - low))
    second, first = sorted(extents)[-2:]
    return (first / second if second > 0 else 0.0), extents.index(first)


def _size(function: Function, left: float, right: float, share: float) -> float:
    """The size that a share of the values in a range does not exceed."""
    y = values(function, np.linspace(left, right, 201))
    known = np.abs(y[np.isfinite(y)])
    return float(np.quantile(known, share)) if len(known) > 20 else 0.0


def _extent(function: Function, left: float, right: float) -> float:
    y = values(function, np.linspace(left, right, 201))
    known = y[np.isfinite(y)]
    return float(np.ptp(known)) if len(known) > 1 else 0.0


def _has_pole(function: Function, left: float, right: float) -> bool:
    y = values(function, np.linspace(left, right, 801))
    known = y[np.isfinite(y)]
    if len(known) < 8:
        return True
    low, high = np.quantile(known, [0.05, 0.95])
    peak = int(np.argmax(np.abs(known)))
    inside = 0.02 * len(known) < peak < 0.98 * len(known)
    return bool(
        np.isinf(y).any() or (inside and abs(known[peak]) > 200 * (high - low) + abs(high) + abs(low))
    )


def _ends_at_a_pole(function: Function, left: float, right: float) -> bool:
    """Whether a function grows without end at the edge of its domain."""
    y = np.abs(values(function, np.linspace(left, right, 20_001)))
    known = y[np.isfinite(y)]
    return len(known) < len(y) and max(known[0], known[-1], 0.0) > _DWARFING * float(np.median(known))


def _rounded(left: float, right: float, found: Landmarks) -> tuple[float, float]:
    """Round ends, with a little room beyond an edge of the domain so that the edge is seen."""
    room = 0.04 * (right - left)
    ends = [left, right]
    step = 10 ** math.floor(math.log10((right - left) / 8))
    step = step if (right - left) / step < 20 else 2 * step
    digits = max(12, 3 - math.floor(math.log10(step)))
    for index, (end, round_out) in enumerate(((left, math.floor), (right, math.ceil))):
        if any(abs(end - place) <= found.reach / 400 for place, _ in found.edges):
            near = shortest(end - found.reach / 400, end + found.reach / 400)
            ends[index] = near + (room if index else -room)
        else:
            ends[index] = round(round_out(end / step + (-0.15 if index else 0.15)) * step, digits)
    return float(ends[0]), float(ends[1])
