"""Figures in words, for those who do not see them. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable

from vaultproof.plot.contours import contour_view
from vaultproof.plot.request import BarsRequest, ContourMark, ContourRequest, CurveRequest, Mark, Standing
from vaultproof.plot.style import number
from vaultproof.plot.survey import Survey
from vaultproof.words import Words

_MANY = 8


def describe_curves(request: CurveRequest, found: Survey, words: Words) -> str:
    """What a figure of curves shows."""
    ends = {"name": request.name, "variable": request.variable} | {
        "left": number(float(f"{found.view.left:.3g}")),
        "right": number(float(f"{found.view.right:.3g}")),
    }
    if len(request.curves) > 1:
        parts = [words("alt.family", **ends, curves=", ".join(curve.label for curve in request.curves))]
    else:
        parts = [words("alt.curve", **ends)]
    if found.derivative is not None:
        parts.append(words("alt.derivative"))
    first = found.traces[0]
    if first.jumps:
        parts.append(
            words("alt.jumps", variable=request.variable, places=_numbers(jump.x for jump in first.jumps))
        )
    if first.poles:
        parts.append(words("alt.poles", variable=request.variable, places=_numbers(first.poles)))
    if found.asymptotes:
        parts.append(
            words("alt.asymptotes", places=_numbers(sorted({value for _, value in found.asymptotes})))
        )
    return "; ".join([*parts, *_marked(found.marks, words)]) + "."


def describe_contours(request: ContourRequest, words: Words) -> str:
    """What a figure of lines of equal value shows."""
    view = contour_view(request)
    ends = {"left": view.left, "right": view.right, "bottom": view.bottom, "top": view.top}
    names = {"name": request.name, "first": request.variables[0], "second": request.variables[1]}
    shown = {key: number(float(f"{value:.3g}")) for key, value in ends.items()}
    return "; ".join([words("alt.contours", **names, **shown), *_marked(request.marks, words)]) + "."


def describe_bars(request: BarsRequest, words: Words) -> str:
    """What a figure of vectors shows."""
    groups = "; ".join(
        f"{group.label} = [{', '.join(number(float(f'{value:.4g}')) for value in group.values)}]"
        for group in request.groups
    )
    return words("alt.bars", groups=groups) + "."


def _numbers(places: Iterable[float]) -> str:
    listed = [number(float(f"{place:.4g}")) for place in places]
    return ", ".join(listed[:_MANY]) + (", …" if len(listed) > _MANY else "")


def _marked(marks: Iterable[Mark | ContourMark], words: Words) -> list[str]:
    held = [mark.label for mark in marks if mark.standing is Standing.HOLDS]
    refuted = [mark.label for mark in marks if mark.standing is Standing.REFUTED]
    found = [words("alt.holds", labels=", ".join(held[:_MANY]))] if held else []
    return found + ([words("alt.refuted", labels=", ".join(refuted[:_MANY]))] if refuted else [])
