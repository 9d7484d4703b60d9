"""The range in which a variable has a meaning: as the note states it, else as its name is commonly used. Draws nothing.

Such a range narrows what a figure shows and nothing else; an example outside of it shows that it is not meant.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SHARES = frozenset("pqPR")
_CHANCES = frozenset("pq")
_COUNTS = frozenset("nkNtT")
_TIMES = frozenset("tT")
_SPREADS = frozenset("σ")
_AMOUNTS = frozenset("cmpqv")
_FEW, _TALL, _GROWN = 2, 20.0, 1e3
_HALVINGS, _FARTHEST = 45, 50.0
_COUNTED = frozenset("k n m nu".split())
_SMALL = (("0.1", "0.5", "1"), ("0.1", "0.5", "0.9"))
_WHOLE, _NONE_1 = ("1", "2", "5"), ("0.5", "2", "5")
_UNIT = np.linspace(0.02, 0.98, 49)
_FAR, _LITTLE, _LARGE = np.array([1.1e3, 3.7e4, 1.9e6, 2.3e7]), 2e-3, 0.5
_SIDES = np.geomspace(1e-3, 1e4, 2801)
_WIDE = np.geomspace(1e-12, 1e9, 8401)
_BEYOND = np.array([-0.5, -0.02, 1.02, 1.5])


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """An interval of a variable; an end that is ±∞ is none. An `open` end itself does not belong to it."""

    low: float = -math.inf
    high: float = math.inf
    open_low: bool = False
    open_high: bool = False

    def holds(self, x: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which places lie in it."""
        above = x > self.low if self.open_low else x >= self.low
        below = x < self.high if self.open_high else x <= self.high
        return np.asarray(above & below, dtype=bool)

    @property
    def whole(self) -> bool:
        """Whether it has no end."""
        return self.low == -math.inf and self.high == math.inf

    def meets(self, other: Range) -> Range:
        """What two of them have in common."""
        low = max((self.low, self.open_low), (other.low, other.open_low))
        high = min((self.high, not self.open_high), (other.high, not other.open_high))
        return Range(low=low[0], open_low=low[1], high=high[0], open_high=not high[1])


def natural(
    name: str,
    stated: Range | None,
    places: Sequence[float],
    along: Callable[[NDArray[np.float64]], NDArray[np.float64]],
) -> Range:
    """The range of a variable: the stated one, else the one that its name tells where nothing speaks against it.

    `places` are those of the examples; `along` gives the function's values, as far as there are any, along the
    variable. A count begins at 0; so does a time, unless the function mirrors itself there and no example lies behind,
    or is a pulse that comes to nothing on both sides, and whatever has examples from 0 on where the function has a pole
    below, unless it mirrors itself. So does a quantity, which a capital letter tells, where the function has a pole at
    0, or one below and none above, an amount such as a pressure p with examples above 0 where it has one below, and a
    radius where it has one at 0. A
    share lies between 0 and 1 where an example or the function's own domain shows that it is one.
    """
    if stated is not None and stated.low < stated.high:
        found = stated
    elif _is_share(name[:1], places, along):
        found = Range(low=0.0, high=1.0)
    elif _begins_at_0(name[:1], places, along):
        found = Range(low=0.0)
        if name[:1].isupper() and _has_pole_at_0(along) and (not places or min(places) > 0):
            found = Range(low=_last_pole(along, min(places, default=_FARTHEST)), open_low=True)
    else:
        return Range()
    return found if bool(found.holds(np.array(places)).all()) else Range()


def natural_2(
    name: str,
    stated: Range | None,
    places: Sequence[float],
    along: Callable[[NDArray[np.float64]], NDArray[np.float64]],
) -> Range:
    """The same for one of two variables: it begins at 0, too, where the function has poles below and none above and no
    example lies below, as with the beta function, or one at 0 and all examples lie above, as with what is divided by a
    height. Lines of equal value between many poles tell nobody anything."""
    found = natural(name, stated, places, along)
    if not found.whole or stated is not None or min(places, default=0.0) < 0:
        return found
    if min(places, default=0.0) > 0 and _has_pole_at_0(along):
        return Range(low=0.0, open_low=True)
    if name[:1] in _SPREADS and not np.isfinite(along(np.zeros(1))).any():
        return Range(low=0.0)
    below, above = (_blows_up(along, side, np.abs(along(side * _SIDES))) for side in (-1.0, 1.0))
    return Range(low=0.0) if below and not above else found


def blows_up_below(along: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> bool:
    """Whether a function has poles below 0 and none above, in whatever units its variable is."""
    below, above = (_blows_up(along, side, np.abs(along(side * _WIDE)), _WIDE) for side in (-1.0, 1.0))
    return below and not above


def _begins_at_0(
    letter: str, places: Sequence[float], along: Callable[[NDArray[np.float64]], NDArray[np.float64]]
) -> bool:
    """Whether a variable with a letter has no meaning below 0."""
    if letter in _TIMES:
        counts = not _mirrors(along) or (max(places, default=0.0) > 0 and not _fades(along))
        counts = counts and not _is_two_sided(along)
    else:
        counts = letter in _COUNTS
    told = len(set(places)) > _FEW and min(places) == 0 and _explodes(along, places) and not _mirrors(along)
    quantity = letter.isupper() and (_has_pole_below(along) or _has_pole_at_0(along))
    amount = letter in _AMOUNTS and min(places, default=0.0) > 0 and _has_pole_below(along)
    return amount or counts or told or quantity or (letter == "r" and _has_pole_at_0(along))


def _explodes(along: Callable[[NDArray[np.float64]], NDArray[np.float64]], places: Sequence[float]) -> bool:
    """Whether a function has values below 0 that dwarf those above."""
    grid = np.linspace(0.01, 3.0, 900) * max(places)
    below, above = np.abs(along(-grid)), np.abs(along(np.concatenate([grid, np.array(places)])))
    size = float(above[np.isfinite(above)].max(initial=0.0))
    return bool((below[~np.isnan(below)] > _TALL * size).any()) and size > 0


def _has_pole_below(along: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> bool:
    """Whether a function changes its sign through a pole, or ends at one, below 0, and none of it above."""
    leaps = []
    for side in (-1.0, 1.0):
        y = along(side * _SIDES)
        if not np.isfinite(y).any():
            leaps.append(False)
            continue
        with np.errstate(invalid="ignore", over="ignore"):
            size, turned = np.abs(y), y[1:] * y[:-1] < 0
            tall = bool((np.isinf(y) | (size > _TALL * np.nanmedian(size))).any())
        leaps.append(tall and (bool(turned.any()) or _blows_up(along, side, size)))
    return leaps[0] and not leaps[1]


def _blows_up(
    along: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    side: float,
    size: NDArray[np.float64],
    sides: NDArray[np.float64] = _SIDES,
) -> bool:
    """Whether the tallest of the values on one side, in between, grow the more the closer one looks."""
    at = int(np.argmax(np.where(np.isnan(size), -1.0, size)))
    if not 0 < at < len(size) - 1 or not np.isfinite(size).any():
        return False
    low, high = sides[at - 1], sides[at + 1]
    for _ in range(3):
        places = np.linspace(low, high, 201)
        y = np.abs(along(side * places))
        at = int(np.argmax(np.where(np.isnan(y), -1.0, y)))
        low, high = places[max(at - 1, 0)], places[min(at + 1, 200)]
    with np.errstate(over="ignore"):
        return bool(y[at] > _GROWN * np.nanmax(np.where(np.isinf(size), np.nan, size)))


def _has_pole_at_0(along: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> bool:
    near = np.abs(along(np.array([1e-2, 1e-4, 1e-6])))
    return bool(np.isinf(near[-1]) or (np.isfinite(near).all() and (near[1:] > 5 * near[:-1]).all()))


def _last_pole(along: Callable[[NDArray[np.float64]], NDArray[np.float64]], end: float) -> float:
    """The last place between 0 and an end at which a function changes its sign through a pole; 0 where there is none:
    a gas takes more room than its molecules."""
    x = np.geomspace(1e-10, 1.0, 8001) * end
    y = along(x)
    with np.errstate(invalid="ignore", over="ignore"):
        turned = np.flatnonzero(y[1:] * y[:-1] < 0)
    for at in turned[::-1]:
        low, high = float(x[at]), float(x[at + 1])
        sign = float(np.sign(y[at]))
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if float(along(np.array([middle]))[0]) * sign > 0 else (low, middle)
        if float(np.abs(along(np.array([low]))[0])) > _GROWN * float(np.abs(y[at])):
            return float(f"{high:.10g}")
    return 0.0


def _mirrors(along: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> bool:
    """Whether a function is even or odd, as far as some places tell."""
    places = np.concatenate([_UNIT * 5, _UNIT * 50, _UNIT * 2e4])
    before, behind = along(-places), along(places)
    known = np.isfinite(before) & np.isfinite(behind)
    before, behind = before[known], behind[known]
    size = 1e-9 * float(np.abs(behind).max(initial=0.0))
    alike = (np.abs(behind - sign * before).max(initial=0.0) <= size for sign in (1, -1))
    return bool(known.mean() > 0.5) and any(alike)


def _fades(along: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> bool:
    """Whether a function comes to nothing far out, as a wavelet or another pulse does."""
    body, far = np.abs(along(_UNIT * 5)), np.abs(along(_FAR))
    size = float(body[np.isfinite(body)].max(initial=0.0))
    return bool(np.isfinite(far).all()) and float(far.max(initial=0.0)) < _LITTLE * size


def _is_two_sided(along: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> bool:
    """Whether a function comes to nothing far out on both sides and is as large before 0 as behind, as a chirp in an
    envelope is."""
    before, behind = (np.abs(along(side * _UNIT * 5)) for side in (-1.0, 1.0))
    far = np.abs(along(np.concatenate([-_FAR, _FAR])))
    if not np.isfinite([*before, *behind, *far]).all():
        return False
    sizes = float(before.max()), float(behind.max())
    return min(sizes) > _LARGE * max(sizes) and float(far.max()) < _LITTLE * max(sizes)


def is_pulse(name: str, along: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> bool:
    """Whether a function of time is the same or the opposite before 0 and comes to nothing far out."""
    return name[:1] in _TIMES and _mirrors(along) and _fades(along)


def _in_unit(places: Sequence[float]) -> bool:
    return any(0 < place < 1 for place in places) and all(0 <= place <= 1 for place in places)


def _ends_at_unit(along: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> bool:
    """Whether the function has values between 0 and 1, and none on one side of that or on both."""
    inside, beyond = np.isfinite(along(_UNIT)), np.isfinite(along(_BEYOND))
    return bool(inside.all()) and not (beyond[:2].any() and beyond[2:].any())


def _is_share(
    letter: str, places: Sequence[float], along: Callable[[NDArray[np.float64]], NDArray[np.float64]]
) -> bool:
    """Whether a variable with a letter lies between 0 and 1."""
    if letter in _CHANCES and all(0 <= place <= 1 for place in places) and _ends_at_0(along):
        return True
    return letter in _SHARES and (_in_unit(places) or (not places and _ends_at_unit(along)))


def _ends_at_0(along: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> bool:
    """Whether a function has values between 0 and 1, none below 0, and grows beyond bounds at 0, as a loss does."""
    beside = np.abs(along(np.array([1e-2, 1e-4, 1e-8, 1e-16])))
    whole = np.isfinite(along(_UNIT)).all() and not np.isfinite(along(-_UNIT)).any()
    return bool(whole and np.isfinite(beside).all() and (np.diff(beside) > 1.0).all())


def family_values(
    name: str, stated: Range | None, tells: Callable[[str], bool] = lambda _: True
) -> tuple[str, ...]:
    """The values of a parameter at which a family of curves is shown, as they are written: those that `tells` takes."""
    within = stated or Range()
    for few in (_WHOLE, *_SMALL, _NONE_1) if name in _COUNTED else (*_SMALL, _WHOLE, _NONE_1):
        if within.holds(np.array([float(value) for value in few])).all() and all(map(tells, few)):
            return few
    if math.isfinite(within.low) and math.isfinite(within.high):
        return tuple(f"{within.low + part * (within.high - within.low):.3g}" for part in (0.1, 0.5, 0.9))
    end, side = (within.low, 1) if math.isfinite(within.low) else (within.high, -1)
    if math.isinf(end):
        return _SMALL[0]
    return tuple(f"{end + side * step:g}" for step in (1, 2, 5))


def plain_setting(name: str, stated: Range | None) -> str:
    """The value of a parameter at which the others are shown, as it is written: 1 where it may be that."""
    if stated is None or bool(stated.holds(np.array([1.0])).all()):
        return "1"
    return family_values(name, stated)[1]
