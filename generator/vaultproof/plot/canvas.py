"""A bare figure: grid, axes, numbers, key and labels at fixed places, so that no font of the machine matters.

Knows nothing of functions.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from vaultproof.plot.request import Floats
from vaultproof.plot.sample import View
from vaultproof.plot.style import GRID, HEIGHT, INK, SMALL, TEXT, WIDTH, number, printable, text_width

_KEY_ROW = 15.0
_BOTTOM = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """One entry of the key: a colour with a line (dashed or not) or a marker, and what it stands for."""

    colour: str
    label: str
    marker: str = ""
    width: float = 2.0
    dashes: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )


@dataclass(slots=True)
class Canvas:
    """A figure under construction. Lengths are points; `axes` covers `frame` and shows `view`."""

    view: View
    axes: Axes
    figure: Figure
    frame: tuple[float, float, float, float]
    taken: list[_Box] = field(default_factory=list)
    drawn: list[Floats] = field(default_factory=list)
    faint: list[Floats] = field(default_factory=list)

    def points(self, x: Floats, y: Floats) -> Floats:
        """Places in the view as points in the figure, one row each."""
        left, bottom, width, height = self.frame
        return np.column_stack(
            [
                left + (x - self.view.left) / self.view.width * width,
                bottom + (y - self.view.bottom) / self.view.height * height,
            ]
        )

    def line(
        self,
        x: Floats,
        y: Floats,
        colour: str,
        width: float,
        dashes: tuple[float, float] | None = None,
        order: int = 3,
    ) -> None:
        """A curve through places of the view, thinned to what can be seen."""
        with np.errstate(over="ignore", invalid="ignore"):
            y = np.clip(y, self.view.bottom - 3 * self.view.height, self.view.top + 3 * self.view.height)
        kept = thinned(self.points(x, y), 0.1)
        style = "-" if dashes is None else (0, dashes)
        self.axes.plot(
            x[kept],
            y[kept],
            color=colour,
            linewidth=width,
            linestyle=style,
            zorder=order,
            solid_capstyle="round",
            solid_joinstyle="round",
            dash_capstyle="butt",
        )

    def marker(
        self, x: float, y: float, marker: str, colour: str, size: float, *, hollow: bool = False
    ) -> None:
        """A marker at a place of the view; it is not cut off at the frame."""
        self.axes.plot(
            [x],
            [y],
            marker=marker,
            markersize=size,
            color=colour,
            linestyle="none",
            zorder=6,
            clip_on=False,
            markerfacecolor="none" if hollow else colour,
            markeredgecolor=colour,
            markeredgewidth=2.0 if marker == "x" else 1.3,
        )
        place = self.points(np.array([x]), np.array([y]))[0]
        self.taken.append(_Box(place[0] - 5, place[1] - 5, place[0] + 5, place[1] + 5))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        colour: str = INK,
        size: float = TEXT,
        align: str = "left",
        *,
        bold: bool = False,
    ) -> None:
        """A text whose base line begins, is centred or ends at a point of the figure."""
        if not (text := printable(text)):
            return
        self.figure.text(
            x / WIDTH,
            y / _height(self.figure),
            text,
            color=colour,
            fontsize=size,
            ha=align,
            va="baseline",
            parse_math=False,
            fontweight="bold" if bold else "normal",
        )

    def label(self, x: float, y: float, text: str, colour: str) -> bool:
        """A label beside a place of the view, where it hides nothing; False where there is no room."""
        px, py = self.points(np.array([x]), np.array([y]))[0]
        wide = text_width(text, SMALL) + 2
        left, bottom, _, height = self.frame
        for lines in ([*self.drawn, *self.faint], self.drawn):
            for dx, dy, align in _BESIDE:
                start = px + dx - {"left": 0.0, "center": wide / 2, "right": wide}[align]
                box = _Box(start, py + dy - 2, start + wide, py + dy + SMALL * 0.8)
                inside = (
                    box.left > left - 2
                    and box.right < WIDTH - 2
                    and box.bottom > bottom - 4
                    and box.top < bottom + height + 8
                )
                if inside and not any(box.meets(other) for other in self.taken) and not _crosses(lines, box):
                    self.taken.append(box)
                    self.text(px + dx, py + dy, text, colour, SMALL, align)
                    return True
        return False

    @property
    def height(self) -> float:
        """The figure's height."""
        return _height(self.figure)

    def free(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Whether a box lies in the frame and meets no label and no marker."""
        x, y, width, height = self.frame
        inside = left > x + 2 and right < x + width - 2 and bottom > y + 2 and top < y + height - 2
        return inside and not any(_Box(left, bottom, right, top).meets(other) for other in self.taken)

    def take(self, left: float, bottom: float, right: float, top: float) -> None:
        """Keep labels off a box."""
        self.taken.append(_Box(left, bottom, right, top))

    def avoid(self, x: Floats, y: Floats, *, softly: bool = False) -> None:
        """Keep labels off a curve; `softly` where there is room elsewhere."""
        even = np.linspace(0, len(x) - 1, 400)
        index = np.arange(len(x))
        places = self.points(np.interp(even, index, x), np.interp(even, index, y))
        (self.faint if softly else self.drawn).append(places)


def _crosses(lines: Sequence[Floats], box: _Box) -> bool:
    return any(
        bool(
            (
                (line[:, 0] > box.left)
                & (line[:, 0] < box.right)
                & (line[:, 1] > box.bottom)
                & (line[:, 1] < box.top)
            ).any()
        )
        for line in lines
    )


_BESIDE = (
    (0.0, 8.0, "center"),
    (0.0, -14.0, "center"),
    (8.0, -3.0, "left"),
    (-8.0, -3.0, "right"),
    (7.0, 6.0, "left"),
    (-7.0, 6.0, "right"),
    (7.0, -12.0, "left"),
    (-7.0, -12.0, "right"),
    (0.0, 18.0, "center"),
    (0.0, -24.0, "center"),
    (10.0, 16.0, "left"),
    (-10.0, 16.0, "right"),
    (10.0, -22.0, "left"),
    (-10.0, -22.0, "right"),
)


def thinned(points: Floats, tolerance: float) -> NDArray[np.intp]:
    """The indices of the points that are needed to draw a line with at most `tolerance` of error (Ramer, Douglas and
    Peucker)."""
    keep = np.zeros(len(points), dtype=bool)
    keep[0] = keep[-1] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        chord = points[last] - points[first]
        offset = points[first + 1 : last] - points[first]
        length = float(np.hypot(*chord))
        away = (
            np.abs(chord[0] * offset[:, 1] - chord[1] * offset[:, 0]) / length
            if length > 0
            else np.hypot(*offset.T)
        )
        away = np.round(away, 6)  # so that a machine's last bit does not choose between equals
        at = int(np.argmax(away)) + first + 1
        if away[at - first - 1] > tolerance:
            keep[at] = True
            spans += [(first, at), (at, last)]
    return np.flatnonzero(keep)


def _height(figure: Figure) -> float:
    return float(figure.get_figheight()) * 72


def canvas(
    view: View, key: Sequence[KeyEntry], *, names: tuple[str, str] = ("", ""), across: bool = True
) -> Canvas:
    """A figure with grid, axes, numbers and key. `names` are the axes' names; `across` numbers the horizontal one."""
    rows = _rows(key)
    height = HEIGHT + _KEY_ROW * max(len(rows) - 1, 0)
    numbers_y = even_ticks(view.bottom, view.top, 6)
    wide = max((text_width(number(value), SMALL) for value in numbers_y), default=0.0)
    left, bottom = max(14.0, wide + 10), _BOTTOM
    frame = (left, bottom, WIDTH - left - 8, height - bottom - 8 - _KEY_ROW * max(len(rows), 1))
    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
    axes = figure.add_axes((left / WIDTH, bottom / height, frame[2] / WIDTH, frame[3] / height))
    axes.set_axis_off()
    axes.set_xlim(view.left, view.right)
    axes.set_ylim(view.bottom, view.top)
    made = Canvas(view, axes, figure, frame)
    _grid(made, even_ticks(view.left, view.right, 9) if across else [], numbers_y)
    made.text(WIDTH - 3, bottom - 13, names[0], size=TEXT, align="right")
    made.text(left - 5, height - 12, names[1], size=TEXT, align="right")
    _draw_key(made, rows, height)
    return made


def even_ticks(low: float, high: float, count: int) -> list[float]:
    """Round numbers between two values, `count` at most or a few more."""
    found = MaxNLocator(nbins=count, steps=[1, 2, 5, 10]).tick_values(low, high)
    room = 1e-9 * (high - low)
    return [round(float(tick), 12) + 0.0 for tick in found if low - room <= tick <= high + room]


def _grid(made: Canvas, across: list[float], up: list[float]) -> None:
    view, (left, bottom, _, _) = made.view, made.frame
    for tick in across:
        made.axes.plot(
            [tick, tick],
            [view.bottom, view.top],
            color=GRID,
            linewidth=0.6,
            alpha=0.75 if tick == 0 else 0.22,
            zorder=1,
        )
        x = made.points(np.array([tick]), np.array([0.0]))[0][0]
        if x < WIDTH - 14:
            made.text(x, bottom - 13, number(tick), size=SMALL, align="center")
    for tick in up:
        made.axes.plot(
            [view.left, view.right],
            [tick, tick],
            color=GRID,
            linewidth=0.6,
            alpha=0.75 if tick == 0 else 0.22,
            zorder=1,
        )
        y = made.points(np.array([0.0]), np.array([tick]))[0][1]
        made.text(left - 5, y - SMALL * 0.35, number(tick), size=SMALL, align="right")


def _rows(key: Sequence[KeyEntry]) -> list[list[KeyEntry]]:
    rows: list[list[KeyEntry]] = []
    used = WIDTH
    for entry in key:
        wide = 36 + text_width(entry.label, TEXT)
        if used + wide > WIDTH - 20 or not rows:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += wide
    return rows


def _draw_key(made: Canvas, rows: list[list[KeyEntry]], height: float) -> None:
    for index, row in enumerate(rows):
        x, y = made.frame[0], height - 12 - index * _KEY_ROW
        for entry in row:
            _draw_entry(made, entry, x, y, height)
            x += 36 + text_width(entry.label, TEXT)


def _draw_entry(made: Canvas, entry: KeyEntry, x: float, y: float, height: float) -> None:
    across = [x / WIDTH, (x + 15) / WIDTH] if not entry.marker else [(x + 9) / WIDTH]
    up = [(y + 3) / height] * len(across)
    made.axes.plot(
        across,
        up,
        transform=made.figure.transFigure,
        color=entry.colour,
        linewidth=entry.width,
        marker=entry.marker or None,
        markersize=6,
        markeredgewidth=2.0 if entry.marker == "x" else 1.3,
        clip_on=False,
        linestyle="-" if entry.dashes is None else (0, entry.dashes),
        solid_capstyle="round",
    )
    made.text(x + 20, y, entry.label, entry.colour if not entry.marker else INK)


def svg(made: Canvas) -> bytes:
    """The figure as matplotlib writes it, without date and without anything of the machine."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made.figure.savefig(
            out,
            format="svg",
            transparent=True,
            metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
        )
    return out.getvalue()


@contextmanager
def settings() -> Iterator[None]:
    """Matplotlib's own defaults with ours on top, whatever the user's matplotlibrc says; restored afterwards."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rc("svg", hashsalt="vaultproof", fonttype="none")
        matplotlib.rc("path", simplify=False)
        matplotlib.rc("font", family="DejaVu Sans")
        yield
