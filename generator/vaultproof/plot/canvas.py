"""Drawing on a figure: lines, markers, texts and labels at fixed places, so that no font of the machine matters.

Knows nothing of functions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from vaultproof.plot.request import Floats
from vaultproof.plot.sample import View
from vaultproof.plot.style import INK, SMALL, TEXT, WIDTH, printable, text_width
from vaultproof.plot.thin import thinned


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float

    def wider(self, room: float) -> _Box:
        """The box with room around it."""
        return _Box(self.left - room, self.bottom - room, self.right + room, self.top + room)

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
    spots: list[Floats] = field(default_factory=list)
    drawn: list[Floats] = field(default_factory=list)
    faint: list[Floats] = field(default_factory=list)

    def points(self, x: Floats, y: Floats) -> Floats:
        """Places in the view as points in the figure, one row each."""
        left, bottom, width, height = self.frame
        with np.errstate(over="ignore", invalid="ignore"):
            across = left + (x - self.view.left) / self.view.width * width
            up = bottom + (y - self.view.bottom) / self.view.height * height
        return np.column_stack([across, up])

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
        places = self.points(x, y)
        kept = next(
            (found for room in (0.1, 0.3) if len(found := thinned(places, room)) < _MOST_PLACES),
            thinned(places, 0.6),
        )
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
        self,
        x: float,
        y: float,
        marker: str,
        colour: str,
        size: float,
        *,
        hollow: bool = False,
        named: bool = True,
    ) -> None:
        """A marker at a place of the view; it is not cut off at the frame. One that is `named` may have a label."""
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
        if named:
            self.spots.append(place)

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
        """A label beside a place of the view, where it hides nothing and is not taken for another marker's; False where
        there is no room."""
        px, py = own = self.points(np.array([x]), np.array([y]))[0]
        wide = text_width(text, SMALL) + 2
        left, bottom, _, height = self.frame
        others = [spot for spot in self.spots if np.hypot(spot[0] - px, spot[1] - py) > _SAME]
        every = [*self.drawn, *self.faint]
        for lines, places, led in (
            (every, _BESIDE, False),
            (every, _FARTHER, False),
            (every, _LED, True),
            (self.drawn, _BESIDE, False),
        ):
            for dx, dy, align in places:
                start = px + dx - {"left": 0.0, "center": wide / 2, "right": wide}[align]
                box = _Box(start, py + dy - 2, start + wide, py + dy + SMALL * 0.8)
                inside = (
                    box.left > left - 2
                    and box.right < WIDTH - 2
                    and box.bottom > bottom - 4
                    and box.top < bottom + height + 8
                )
                free = inside and not any(box.meets(other) for other in self.taken)
                if not free or _crosses(lines, box):
                    continue
                if not led and any(_names(box, own, other) for other in others):
                    continue
                if led and not self._leads(own, box, colour, others):
                    continue
                self.taken.append(box.wider(_APART))
                self.text(px + dx, py + dy, text, colour, SMALL, align)
                return True
        return False

    def _leads(self, own: Floats, box: _Box, colour: str, others: Sequence[Floats]) -> bool:
        """Whether a thin line can join a marker to its label without meeting another marker or label; it is drawn."""
        end = np.array([min(max(own[0], box.left), box.right), min(max(own[1], box.bottom), box.top)])
        along = np.linspace(0.0, 1.0, 41)[:, None]
        places = own + (end - own) * along
        apart = places[np.hypot(*(places - own).T) > _STARTS]
        met = any(np.hypot(*(apart - other).T).min(initial=np.inf) < _STARTS for other in others)
        boxes = (
            one
            for one in self.taken
            if not (one.left <= own[0] <= one.right and one.bottom <= own[1] <= one.top)
        )
        if met or not len(apart) or any(_crosses([apart], one) for one in boxes):
            return False
        x, y, width, height = self.frame
        across = self.view.left + (apart[[0, -1], 0] - x) / width * self.view.width
        up = self.view.bottom + (apart[[0, -1], 1] - y) / height * self.view.height
        self.axes.plot(across, up, color=colour, linewidth=0.6, zorder=5, clip_on=False)
        self.drawn.append(apart)
        return True

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
        with np.errstate(over="ignore", invalid="ignore"):
            y = np.clip(y, self.view.bottom - self.view.height, self.view.top + self.view.height)
        places = self.points(x, y)
        along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(places, axis=0).T))])
        even = np.linspace(0.0, along[-1], max(400, min(4000, round(along[-1] / 2))))
        places = np.column_stack([np.interp(even, along, places[:, 0]), np.interp(even, along, places[:, 1])])
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


def _away(box: _Box, spot: Floats) -> float:
    """How far a label is from a marker."""
    across = max(box.left - spot[0], spot[0] - box.right, 0.0)
    return math.hypot(across, max(box.bottom - spot[1], spot[1] - box.top, 0.0))


def _names(box: _Box, own: Floats, other: Floats) -> bool:
    """Whether a label may be taken for that of another marker, which is as near to it as its own."""
    return _away(box, other) < _away(box, own) + _NEARER


_SAME, _NEARER, _APART, _STARTS = 3.0, 2.0, 1.5, 5.0
_MOST_PLACES = 1000
_BESIDE = (
    (0.0, 8.0, "center"),
    (0.0, -14.0, "center"),
    (8.0, -3.0, "left"),
    (-8.0, -3.0, "right"),
    (7.0, 6.0, "left"),
    (-7.0, 6.0, "right"),
    (7.0, -12.0, "left"),
    (-7.0, -12.0, "right"),
)
_FARTHER = tuple((dx * 1.6, dy * 1.6 + (2.0 if dy < 0 else 0.0), align) for dx, dy, align in _BESIDE)
_LED = tuple(
    (across, up, align)
    for far in (22.0, 34.0, 50.0)
    for across, up, align in (
        (far * 0.8, far * 0.7, "left"),
        (-far * 0.8, far * 0.7, "right"),
        (far * 0.8, -far * 0.8, "left"),
        (-far * 0.8, -far * 0.8, "right"),
        (0.0, far, "center"),
        (0.0, -far - 4.0, "center"),
        (far, -3.0, "left"),
        (-far, -3.0, "right"),
    )
)


def _height(figure: Figure) -> float:
    return float(figure.get_figheight()) * 72
