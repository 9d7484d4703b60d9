"""Figures of curves in the plane, such as circles, spirals and those that an equation tells. Both axes have one
scale."""

from __future__ import annotations

import numpy as np

from vaultproof.plot import style
from vaultproof.plot.canvas import Canvas
from vaultproof.plot.frame import KeyEntry, canvas
from vaultproof.plot.request import NothingToDraw, PlaneRequest, Standing
from vaultproof.plot.sample import View
from vaultproof.words import Words

_ROOM, _SKEWED, _LABELLED = 0.08, 6.0, 8
_FRAME = (420.0, 231.0)


def draw_plane(request: PlaneRequest, words: Words) -> Canvas:
    """Draw the lines of a curve. Raises `NothingToDraw` where there are none."""
    key = [KeyEntry(colour=style.CURVE, label=request.name, width=style.WIDTH_OF_CURVE)]
    if any(mark.standing is Standing.HOLDS for mark in request.marks):
        key.append(KeyEntry(colour=style.HOLDS, label=words("figure.holds"), marker="o"))
    tight = plane_view(request)
    room = _ROOM if request.window is None else 0.0
    made = canvas(_with_room(tight, room, _FRAME), key, names=request.variables)
    made = canvas(_with_room(tight, room, made.frame[2:]), key, names=request.variables)
    for line in request.lines:
        made.line(line[:, 0], line[:, 1], style.CURVE, style.WIDTH_OF_CURVE)
        made.avoid(line[:, 0], line[:, 1])
    view = made.view
    for x, y in (([0.0, 0.0], [view.bottom, view.top]), ([view.left, view.right], [0.0, 0.0])):
        made.avoid(np.array(x), np.array(y), softly=True)
    for mark in request.marks:
        made.marker(mark.x, mark.y, "o", style.HOLDS, 6.0)
    for mark in request.marks[:_LABELLED]:
        made.label(mark.x, mark.y, mark.label, style.HOLDS)
    return made


def plane_view(request: PlaneRequest) -> View:
    """The least view that shows the whole curve, or the window through which it is seen.

    Raises `NothingToDraw` where there is no curve.
    """
    lines = [line for line in request.lines if len(line) > 1]
    if not lines:
        raise NothingToDraw("no place of the curve was found")
    places = np.concatenate(lines)
    (left, bottom), (right, top) = places.min(axis=0), places.max(axis=0)
    least = 1e-9 * max(right - left, top - bottom, abs(left), abs(top), 1e-30)
    if right - left < least or top - bottom < least:
        raise NothingToDraw("the curve is a straight line or a point")
    if request.window is not None:
        return View(*request.window)
    return View(float(left), float(right), float(bottom), float(top))


def _with_room(tight: View, room: float, frame: tuple[float, float]) -> View:
    """A view with room on all sides, in which both axes have one scale unless the curve would be but a strip."""
    wide, high = tight.width * (1 + 2 * room), tight.height * (1 + 2 * room)
    shape = (wide / frame[0]) / (high / frame[1])
    if 1 / _SKEWED < shape < _SKEWED:
        wide, high = max(wide, wide / shape), max(high, high * shape)
    x, y = (tight.left + tight.right) / 2, (tight.bottom + tight.top) / 2
    return View(x - wide / 2, x + wide / 2, y - high / 2, y + high / 2)
