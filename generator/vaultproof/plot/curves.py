"""Figures of functions of one variable: curves with their breaks, derivative, asymptotes and marked examples."""

from __future__ import annotations

import math

import numpy as np

from vaultproof.plot import style
from vaultproof.plot.canvas import Canvas
from vaultproof.plot.frame import KeyEntry, canvas
from vaultproof.plot.request import CurveRequest, Mark, Standing
from vaultproof.plot.sample import Jump, Piece, Trace
from vaultproof.plot.survey import Survey
from vaultproof.words import Words

_LABELLED, _JUMPS = 8, 40
_RING, _ONE_LINE, _INSIDE = 5.0, 0.008, 0.02
_DASHES = (4.0, 3.0)
_ON_EACH_OTHER, _DOT = 9.0, 2e-4
_STEM, _DISC, _SMALL_DISC, _MANY_DISCS, _MOST_DISCS = 1.0, 4.5, 3.0, 40, 45

_COLOURS = {Standing.HOLDS: style.HOLDS, Standing.REFUTED: style.REFUTED, Standing.STATED: style.INK}


def draw_curves(request: CurveRequest, found: Survey, words: Words) -> Canvas:
    """Draw what a survey found."""
    colours = style.FAMILY if len(request.curves) > 1 else (style.CURVE,)
    made = canvas(
        found.view,
        _key(request, found, colours, words),
        names=(style.with_unit(request.variable, request.units[0]), request.units[1]),
        logarithmic=request.logarithmic,
        unit=request.unit,
    )
    poles = found.traces[0].poles if len(request.curves) == 1 else ()
    for at, pole in enumerate(poles):
        if at and pole - poles[at - 1] < _ONE_LINE * found.view.width:
            continue  # one line stands for a crowd of them, such as where rounding ends
        _asymptote(made, [pole, pole], [found.view.bottom, found.view.top])
    for side, value in found.asymptotes:
        if value == 0:
            continue
        begins = _begins(found, side)
        _asymptote(made, [begins, found.view.right if side > 0 else found.view.left], [value, value])
    _slants(made, found)
    if found.derivative is not None:
        for piece in found.derivative.pieces:
            _piece(made, piece, style.DERIVATIVE, 1.2)
            made.avoid(piece.x, piece.y, softly=True)
    for index, drawn in enumerate(found.traces):
        colour = colours[index % len(colours)]
        if request.counted:
            _points(made, drawn, colour, stems=len(request.curves) == 1)
        else:
            ends = found.open_ends[index] if found.open_ends else ()
            _trace(made, drawn, colour, style.WIDTH_OF_CURVE, (*found.gaps, *ends))
            for place, value in ends:
                made.marker(place, value, "o", colour, _RING, hollow=True, named=False)
    for place, value in found.gaps:
        made.marker(place, value, "o", style.CURVE, _RING, hollow=True)
    made.avoid(np.array([found.view.left, found.view.right]), np.array([0.0, 0.0]), softly=True)
    if not request.logarithmic[0]:
        made.avoid(np.array([0.0, 0.0]), np.array([found.view.bottom, found.view.top]))
    _marks(made, found.marks, logarithmic=request.logarithmic[1])
    return made


def _key(request: CurveRequest, found: Survey, colours: tuple[str, ...], words: Words) -> list[KeyEntry]:
    key = [
        KeyEntry(
            colour=colours[index % len(colours)],
            label=f"{request.name}, {curve.label}"
            if len(request.curves) > 1 and not index and not request.apart
            else curve.label,
            width=style.WIDTH_OF_CURVE,
            marker="o" if request.counted else "",
        )
        for index, curve in enumerate(request.curves)
    ]
    first = request.curves[0]
    if found.derivative is not None:
        key.append(
            KeyEntry(
                colour=style.DERIVATIVE, label=first.derivative_label or words("figure.derivative"), width=1.2
            )
        )
    standings = {mark.standing for mark in found.marks}
    if Standing.HOLDS in standings:
        key.append(KeyEntry(colour=style.HOLDS, label=words("figure.holds"), marker="o"))
    if Standing.REFUTED in standings:
        key.append(KeyEntry(colour=style.REFUTED, label=words("figure.refuted"), marker="x"))
    if Standing.STATED in standings:
        key.append(KeyEntry(colour=style.INK, label=words("figure.stated"), marker="o"))
    return key


def _begins(found: Survey, side: int) -> float:
    """Where the line that a curve comes near to on one side begins: where the curve is half-way between the lines of
    both sides, else at 0 or in the middle of the figure; on the other side where the curve has none."""
    view, pieces = found.view, found.traces[0].pieces
    ends = dict(found.asymptotes)
    known = float(pieces[0].x[0]), float(pieces[-1].x[-1])
    if side > 0 and known[0] > view.left + _INSIDE * view.width:
        return known[0]
    if side < 0 and known[1] < view.right - _INSIDE * view.width:
        return known[1]
    middle = 0.0 if known[0] < 0.0 < known[1] else (view.left + view.right) / 2
    if len(ends) == 1 or ends[-1] == ends[1]:
        return middle
    x, y = (np.concatenate(rows) for rows in zip(*((one.x, one.y) for one in pieces), strict=True))
    past = (y - (ends[-1] + ends[1]) / 2) * (ends[1] - ends[-1]) > 0
    turned = np.flatnonzero(past[1:] != past[:-1])
    return float((x[turned[0]] + x[turned[0] + 1]) / 2) if len(turned) == 1 else middle


def _asymptote(made: Canvas, x: list[float], y: list[float]) -> None:
    made.avoid(np.array(x), np.array(y), softly=True)
    made.axes.plot(x, y, color=style.INK, linewidth=0.9, linestyle=(0, _DASHES), zorder=2)


def _slants(made: Canvas, found: Survey) -> None:
    """The slanting lines that the curve comes near to: whole where it does on both sides."""
    view = found.view
    lines = [line for _, *line in found.slants]
    for side, slope, start in found.slants:
        if lines.count([slope, start]) > 1 and side < 0:
            continue
        both = lines.count([slope, start]) > 1
        middle = (view.left + view.right) / 2
        left, right = view.left if side < 0 or both else middle, view.right if side > 0 or both else middle
        x = np.linspace(left, right, 400)
        y = slope * x + start
        seen = (y >= view.bottom) & (y <= view.top)
        if seen.any():
            x, y = x[seen], y[seen]
            made.avoid(x, y, softly=True)
            made.axes.plot(
                x[[0, -1]], y[[0, -1]], color=style.INK, linewidth=0.9, linestyle=(0, _DASHES), zorder=2
            )


def _trace(
    made: Canvas, drawn: Trace, colour: str, width: float, gaps: tuple[tuple[float, float], ...]
) -> None:
    rings = [(jump.x, end) for jump in drawn.jumps[:_JUMPS] for end in _open_ends(made, jump)]
    rings += gaps
    for piece in drawn.pieces:
        _piece(made, _up_to(made, piece, rings), colour, width)
        if len(piece.x) > 1:
            made.avoid(piece.x, piece.y)
    for jump in drawn.jumps[:_JUMPS]:
        _jump(made, jump, colour)


def _points(made: Canvas, drawn: Trace, colour: str, *, stems: bool) -> None:
    """A disc for each value, on a stem where the curve is alone; those of one among several are joined faintly,
    and where they would stand one beside the other by a curve alone."""
    for piece in drawn.pieces:
        if not stems:
            made.line(piece.x, piece.y, colour, _STEM)
        if not stems and len(piece.x) > _MOST_DISCS:
            made.line(piece.x, piece.y, colour, style.WIDTH_OF_CURVE)
            made.avoid(piece.x, piece.y)
            continue
        size = _DISC if len(piece.x) <= _MANY_DISCS else _SMALL_DISC
        for x, y in zip(piece.x.tolist(), piece.y.tolist(), strict=True):
            if stems:
                foot = min(max(0.0, made.view.bottom), made.view.top)
                made.line(np.array([x, x]), np.array([foot, y]), colour, _STEM)
                made.avoid(np.array([x, x]), np.array([foot, y]), softly=True)
            if _seen(made, y):
                made.marker(x, y, "o", colour, size)


def _up_to(made: Canvas, piece: Piece, rings: list[tuple[float, float]]) -> Piece:
    """A piece that ends at the edge of a ring and does not fill it."""
    places = made.points(piece.x, piece.y)
    kept = np.ones(len(piece.x), dtype=bool)
    for ring in rings:
        away = np.hypot(*(places - made.points(np.array([ring[0]]), np.array([ring[1]]))).T)
        near = away < _RING / 2
        for inside in (near, near[::-1]):
            end = int(np.argmin(inside)) if inside[0] and not inside.all() else 0
            kept[slice(0, end) if inside is near else slice(len(kept) - end, None)] = False
    return Piece(piece.x[kept], piece.y[kept])


def _piece(made: Canvas, piece: Piece, colour: str, width: float) -> None:
    """Draw a piece that is seen and is more than a dot, as rounding errors beside a hole are."""
    view = made.view
    seen = piece.y.max() >= view.bottom and piece.y.min() <= view.top
    wide = piece.x[-1] > piece.x[0] + _DOT * view.width
    if seen and (wide or piece.y.max() > piece.y.min() + _DOT * view.height):
        made.line(piece.x, piece.y, colour, width)


def _jump(made: Canvas, jump: Jump, colour: str) -> None:
    """A ring at an end that the function does not take, a disc where it is."""
    for end in _open_ends(made, jump):
        made.marker(jump.x, end, "o", colour, _RING, hollow=True, named=False)
    if jump.told and math.isfinite(jump.at) and _seen(made, jump.at):
        made.marker(jump.x, jump.at, "o", colour, 4.5, named=False)


def _open_ends(made: Canvas, jump: Jump) -> set[float]:
    """The values that a function tends to at a jump and does not take there, as far as that is known."""
    if not jump.told:
        return set()
    near = 0.004 * made.view.height
    return {
        end
        for end in (jump.left, jump.right)
        if math.isfinite(end) and not abs(end - jump.at) <= near and _seen(made, end)
    }


def _seen(made: Canvas, y: float) -> bool:
    return made.view.bottom <= y <= made.view.top


def _marks(made: Canvas, marks: tuple[Mark, ...], *, logarithmic: bool) -> None:
    for mark in marks:
        if mark.standing is Standing.REFUTED:
            _refuted(made, mark)
        else:
            made.marker(mark.x, _height(mark), "o", _COLOURS[mark.standing], 6.0)
    labelled = 0
    for mark in sorted(marks, key=lambda mark: mark.standing is Standing.HOLDS):
        text = _with_actual(mark, logarithmic=logarithmic) if _is_close(made, mark) else mark.label
        labelled += labelled < _LABELLED and made.label(mark.x, _height(mark), text, _COLOURS[mark.standing])


def _height(mark: Mark) -> float:
    """The value at which a mark stands: on the curve, unless it is refuted or the curve's value is not known."""
    return mark.y if mark.standing is Standing.REFUTED or mark.actual is None else mark.actual


def _is_close(made: Canvas, mark: Mark) -> bool:
    """Whether the marks of a refuted value and of the actual one would lie on each other."""
    if mark.standing is not Standing.REFUTED or mark.actual is None or not _seen(made, mark.actual):
        return False
    stated, actual = made.points(np.array([mark.x, mark.x]), np.array([mark.y, mark.actual]))
    return bool(abs(stated[1] - actual[1]) < _ON_EACH_OTHER)


def _with_actual(mark: Mark, *, logarithmic: bool) -> str:
    """A label with the actual value beside the stated one: `(4, 0.5 ≠ 0.4)`; the mark may hold their logarithms."""
    actual, stated = mark.actual or 0.0, mark.y
    if logarithmic:
        actual, stated = 10.0**actual, 10.0**stated
    shown = next(
        (text for digits in (4, 6, 9) if float(text := f"{actual:.{digits}g}") != stated), f"{actual:.9g}"
    )
    return f"{mark.label.removesuffix(')')} ≠ {style.number(float(shown))})"


def _refuted(made: Canvas, mark: Mark) -> None:
    """A cross at the stated value, joined by dots to a ring at the actual one."""
    if mark.actual is not None and _seen(made, mark.actual):
        made.axes.plot(
            [mark.x, mark.x],
            [mark.y, mark.actual],
            color=style.REFUTED,
            linewidth=1.2,
            linestyle=(0, (1.0, 2.0)),
            zorder=5,
        )
        size = 4.0 if _is_close(made, mark) else 6.0
        made.marker(mark.x, mark.actual, "o", style.REFUTED, size, hollow=True)
        made.avoid(np.array([mark.x, mark.x + 1e-9 * made.view.width]), np.array([mark.y, mark.actual]))
    made.marker(mark.x, mark.y, "x", style.REFUTED, 5.0 if _is_close(made, mark) else 7.0)
