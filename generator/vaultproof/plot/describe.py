"""Figures in words, for those who do not see them. Draws nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from vaultproof.plot.names import share_of_pi
from vaultproof.plot.request import (
    BarsRequest,
    ContourMark,
    ContourRequest,
    CurveRequest,
    Mark,
    PlaneRequest,
    Standing,
)
from vaultproof.plot.sample import View
from vaultproof.plot.style import number
from vaultproof.plot.survey import Survey, is_inside
from vaultproof.plot.terrain import Terrain
from vaultproof.words import Words

_MANY = 8
_NEAR_PI, _BESIDE = 1e-6, 1e-6


def describe_curves(request: CurveRequest, found: Survey, words: Words) -> str:
    """What a figure of curves shows."""
    left, right = _ends(found, logarithmic=request.logarithmic[0])
    ends = {"name": request.name, "variable": request.variable, "left": left, "right": right}
    if len(request.curves) > 1 and not request.apart:
        parts = [words("alt.family", **ends, curves=", ".join(curve.label for curve in request.curves))]
    else:
        parts = [words("alt.curve", **ends)]
    across, up = request.logarithmic
    if across or up:
        key = "alt.logarithmic.both" if across and up else "alt.logarithmic"
        name = request.variable if across else request.name.partition(", ")[0]
        parts.append(words(key, variable=name))
    if found.derivative is not None:
        parts.append(words("alt.derivative"))
    for key, owned in (
        ("alt.jumps", [[_told(jump.x, across) for jump in one.jumps] for one in found.traces]),
        ("alt.poles", [[_told(pole, across) for pole in one.poles] for one in found.traces]),
    ):
        if count := max(map(len, owned)):
            told = _of_curves(request, owned, _BESIDE * found.view.width)
            parts.append(words(key, n=count, variable=request.variable, places=told))
    if found.asymptotes:
        levels = [(side, _told(value, up)) for side, value in found.asymptotes]
        told = _far_out(levels, request.variable, "0" if across else "−∞")
        parts.append(words("alt.asymptotes", places=told))
    if found.gaps:
        told = _places([_told(place, across) for place, _ in found.gaps])
        parts.append(words("alt.gaps", variable=request.variable, places=told))
    if found.slants and request.variable != "y" and not across and not up:
        lines = dict.fromkeys(_line(slope, start, request.variable) for _, slope, start in found.slants)
        parts.append(words("alt.oblique", lines=", ".join(lines)))
    outside = [mark for mark in request.marks if not is_inside(mark, found.view)]
    parts += _marked(found.marks, words)
    if outside:
        parts.append(words("alt.outside", labels=", ".join(mark.label for mark in outside[:_MANY])))
    return "; ".join(parts) + "."


def _of_curves(request: CurveRequest, owned: Sequence[Sequence[float]], near: float) -> str:
    """Places at which curves have something, with the curves that do where others do not: `0 (k = 0.5)`."""
    places: dict[float, list[int]] = {}
    for index, own in enumerate(owned):
        for place in own:
            same = next((other for other in places if abs(other - place) <= near), place)
            places.setdefault(same, []).append(index)
    if all(len(set(one)) == len(owned) for one in places.values()):
        return _places(sorted(places))
    told: dict[tuple[int, ...], list[float]] = {}
    for place, curves in sorted(places.items()):
        told.setdefault(tuple(dict.fromkeys(curves)), []).append(place)
    return ", ".join(
        f"{_places(at)} ({', '.join(request.curves[index].label for index in curves)})"
        if len(curves) < len(owned)
        else _places(at)
        for curves, at in told.items()
    )


def _told(shown: float, logarithmic: bool) -> float:
    """A number that a figure shows, perhaps by its logarithm."""
    return 10.0**shown if logarithmic else shown


def _far_out(asymptotes: Sequence[tuple[int, float]], variable: str, left: str) -> str:
    """What a function tends to, with where its variable goes, at the `left` and the right: `0 (x → −∞), 1 (x → ∞)`."""
    sides: dict[float, list[int]] = {}
    for side, value in asymptotes:
        sides.setdefault(value, []).append(side)
    both = "±∞" if left == "−∞" else f"{left}, {variable} → ∞"
    ends: dict[tuple[int, ...], str] = {(-1,): left, (1,): "∞"}
    return ", ".join(
        f"{_numbers([value])} ({variable} → {ends.get(tuple(found), both)})"
        for value, found in sorted(sides.items())
    )


def _line(slope: float, start: float, variable: str) -> str:
    """The equation of a line: `y = 2x − 1`."""
    steep = {1.0: "", -1.0: "−"}.get(slope, number(float(f"{slope:.4g}")))
    rest = f" {'+' if start > 0 else '−'} {number(float(f'{abs(start):.4g}'))}" if start else ""
    return f"y = {steep}{variable}{rest}"


def _ends(found: Survey, *, logarithmic: bool = False) -> tuple[str, str]:
    """From where to where there are curves, to a thousandth of the figure's width, or as parts of π."""
    pieces = [piece for drawn in found.traces for piece in drawn.pieces]
    digits = 3 - math.floor(math.log10(found.view.width))
    ends = min(float(piece.x[0]) for piece in pieces), max(float(piece.x[-1]) for piece in pieces)
    if logarithmic:
        left, right = (number(float(f"{10.0**end:.2g}")) for end in ends)
        return left, right
    near = _NEAR_PI * min(found.view.width, 1.0)
    turns = [share_of_pi(end, near) if abs(end) > near else "0" for end in ends]
    if turns[0] is not None and turns[1] is not None and turns != ["0", "0"]:
        return turns[0], turns[1]
    left, right = (number(float(f"{round(end, digits) + 0.0:.3g}")) for end in ends)
    return left, right


def describe_contours(request: ContourRequest, found: Terrain, words: Words) -> str:
    """What a figure of lines of equal value shows."""
    view = found.view
    ends = {"left": view.left, "right": view.right, "bottom": view.bottom, "top": view.top}
    names = {"name": request.name, "first": request.variables[0], "second": request.variables[1]}
    shown = {key: number(float(f"{value:.3g}")) for key, value in ends.items()}
    parts = [words("alt.contours", **names, **shown), *([words("alt.rifts")] if found.jumps else [])]
    return "; ".join([*parts, *_marked(found.marks, words)]) + "."


def describe_plane(request: PlaneRequest, view: View, words: Words) -> str:
    """What a figure of a curve in the plane shows, in a view without room beside the curve."""
    ends = {"left": view.left, "right": view.right, "bottom": view.bottom, "top": view.top}
    names = {"name": request.name, "first": request.variables[0], "second": request.variables[1]}
    shown = {key: number(float(f"{value:.3g}")) for key, value in ends.items()}
    return "; ".join([words("alt.plane", **names, **shown), *_marked(request.marks, words)]) + "."


def describe_bars(request: BarsRequest, words: Words) -> str:
    """What a figure of vectors shows."""
    told = [
        (
            group,
            f"{_round(group.label)} = ({', '.join(number(float(f'{value:.4g}')) for value in group.values)})",
        )
        for group in request.groups
    ]
    held = "; ".join(text for group, text in told if group.standing is not Standing.REFUTED)
    refuted = ", ".join(text for group, text in told if group.standing is Standing.REFUTED)
    parts = [words("alt.bars", groups=held)] if held else []
    return "; ".join([*parts, *([words("alt.refuted", labels=refuted)] if refuted else [])]) + "."


def _round(label: str) -> str:
    """A label with round brackets alone: square ones end the text of an embed in a note."""
    return label.replace("([", "(").replace("])", ")").replace("[", "(").replace("]", ")")


def _places(places: Sequence[float]) -> str:
    """Places of a variable, as parts of π where all of them but 0 are such."""
    turns = {place: share_of_pi(place, _NEAR_PI) for place in places if abs(place) > _NEAR_PI}
    if not turns or None in turns.values():
        return _numbers(places)
    listed = [turns.get(place) or "0" for place in places]
    return ", ".join(listed[:_MANY]) + (", …" if len(listed) > _MANY else "")


def _numbers(places: Iterable[float]) -> str:
    listed = [number(float(f"{place:.4g}")) for place in places]
    return ", ".join(listed[:_MANY]) + (", …" if len(listed) > _MANY else "")


def _marked(marks: Iterable[Mark | ContourMark], words: Words) -> list[str]:
    listed = [(mark.standing, _placed(mark)) for mark in marks]
    held = [label for standing, label in listed if standing is Standing.HOLDS]
    refuted = [label for standing, label in listed if standing is Standing.REFUTED]
    found = [words("alt.holds", labels=", ".join(held[:_MANY]))] if held else []
    found += [words("alt.refuted", labels=", ".join(refuted[:_MANY]))] if refuted else []
    stated = [label for standing, label in listed if standing is Standing.STATED]
    return found + ([words("alt.stated", labels=", ".join(stated[:_MANY]))] if stated else [])


def _placed(mark: Mark | ContourMark) -> str:
    """A mark's label, with its place where the label holds its value alone."""
    return (
        f"({number(mark.x)}, {number(mark.y)}): {mark.label}" if isinstance(mark, ContourMark) else mark.label
    )
