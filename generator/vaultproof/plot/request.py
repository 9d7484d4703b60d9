"""What the caller wants drawn: plain values and NumPy callables. Draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from vaultproof.plot.natural import Range

Floats = NDArray[np.float64]
Function = Callable[[Floats], Floats]
Function2 = Callable[[Floats, Floats], Floats]


class Standing(StrEnum):
    """What came of the example that a mark stands for; one that is but `stated` was not judged and lies on the
    curve."""

    HOLDS = "holds"
    REFUTED = "refuted"
    STATED = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An example that a note states, as a place in the figure.

    `y` is the stated value. `actual` is the value of the function there; a refuted mark is joined to it, and one that
    holds stands at it, however roughly its value is stated.
    """

    x: float
    y: float
    label: str
    standing: Standing = Standing.HOLDS
    actual: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A function of one variable, vectorised, `nan` where it is undefined; `label` names it in the key.

    `gaps` are places at which it may have no value though it has some on both sides, as one that divides by 0 there. It
    `happens` where its formula tells of a pole, a zero or a turning point. It `breaks_on` where it has poles again and
    again however far out, and tends to nothing there. `exact` gives its value at
    the number that a place stands for, such as 1/3, None where it is none such. It has no value at its `open_ends`, but
    beside them.
    """

    label: str
    function: Function
    derivative: Function | None = None
    derivative_label: str | None = None
    gaps: tuple[float, ...] = ()
    happens: tuple[float, ...] = ()
    breaks_on: bool = False
    exact: Callable[[float], float | None] | None = None
    open_ends: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveRequest:
    """One curve, or a family of them: the same function at several values of a parameter.

    `window` fixes the range of the variable; without it, it is chosen from the function and its marks. `stated` is the
    interval in which a note says that the variable lies: it is shown whole where that hides nothing. Of a variable that
    is `counted` the values at whole numbers are shown, and no curve between them. `units` are those of the variable and
    of the values, empty where nothing tells them. Curves that stand `apart` are functions of their own, which happen to
    have one variable. A `logarithmic` axis shows logarithms to base ten, of the variable and of the values, which the
    request then holds. `unit` is a length in parts of which the variable is numbered, such as π.
    """

    name: str
    curves: tuple[Curve, ...]
    variable: str = "x"
    marks: tuple[Mark, ...] = ()
    window: tuple[float, float] | None = None
    stated: Range | None = None
    counted: bool = False
    units: tuple[str, str] = ("", "")
    apart: bool = False
    logarithmic: tuple[bool, bool] = (False, False)
    unit: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContourMark:
    """An example of a function of two variables; `label` holds its value."""

    x: float
    y: float
    label: str
    standing: Standing = Standing.HOLDS


@dataclass(frozen=True, slots=True, kw_only=True)
class ContourRequest:
    """A function of two variables, drawn as lines of equal value, `within` the ranges where they have a meaning.

    `grid` is the number of places along each variable at which it is asked; `units` are those of the variables.
    """

    name: str
    function: Function2
    variables: tuple[str, str] = ("x", "y")
    marks: tuple[ContourMark, ...] = ()
    window: tuple[tuple[float, float], tuple[float, float]] | None = None
    within: tuple[Range, Range] = (Range(), Range())
    grid: int = 121
    units: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaneRequest:
    """A curve in the plane, as the lines that it consists of, each a row of places; both axes have the same scale. Of
    one that goes on beyond it the `window` is shown, as left, right, bottom, top."""

    name: str
    lines: tuple[Floats, ...]
    variables: tuple[str, str] = ("x", "y")
    marks: tuple[ContourMark, ...] = ()
    window: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """One vector: `softmax([1, 2, 3])`. `names` stand under its bars, their numbers from 1 where there are none. Of one
    that is refuted `actual` are the values that the witnesses gave."""

    label: str
    values: tuple[float, ...]
    names: tuple[str, ...] = ()
    standing: Standing = Standing.HOLDS
    actual: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BarsRequest:
    """Vectors beside one another, each a group of bars on a common scale."""

    name: str
    groups: tuple[Bars, ...]


Request = CurveRequest | ContourRequest | PlaneRequest | BarsRequest


class NothingToDraw(ValueError):
    """The function has no finite real value in any range that was tried; the message says so for people."""
