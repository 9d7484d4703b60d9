"""Where things stand on a map: linked ones near each other, none on another, the same places on every machine.

A library lays a graph out by forces; only the order of its points is used, to fill rows and columns, so that a last
digit that differs moves nothing. Knows nothing of notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from math import ceil, sqrt

from vaultproof.emit.untangle import untangled

WIDTH, HEIGHT = 300, 160
_ACROSS, _DOWN = 60, 80
_MARGIN = 60
_BETWEEN = 160
_SHAPE = 1.6
_STEPS = 10**8
_MOST_STEPS = 300
_MOST_POINTS = 15_000
_MOST_TRIED = 60
_MOST_GROUPS, _ROUNDS = 20, 60

Links = Mapping[tuple[str, str], float]
"""How strongly things are linked, each pair once."""

Between = Mapping[tuple[str, str], int]
"""How many lines there are between groups, each pair once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle: its left upper corner and its size."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The boxes of all things, and of the groups around them, by name."""

    things: Mapping[str, Box]
    groups: Mapping[str, Box]


def laid_out(
    groups: Mapping[str, Sequence[str]], links: Links, lines: Sequence[tuple[str, str]] = ()
) -> Layout:
    """Lay things out that stand in groups: each group fills a rectangle, and the rectangles stand in rows.

    `lines` are the links that are drawn; things change places in their group where that untangles them.

    The time is bounded: it grows with the square of a group's size up to some thousands, and is small beyond.
    """
    home = {thing: group for group, things in groups.items() for thing in things}
    inner: dict[str, dict[tuple[str, str], float]] = {group: {} for group in groups}
    outer: dict[tuple[str, str], float] = {}
    for (one, other), strength in links.items():
        first, second = sorted((home[one], home[other]))
        if first == second:
            inner[first][one, other] = strength
        else:
            outer[first, second] = outer.get((first, second), 0.0) + strength
    most = max(outer.values(), default=1.0)
    outer = {pair: strength / most for pair, strength in outer.items()}
    steps = _steps([len(things) for things in groups.values()])
    grids = {group: _grid(things, inner[group], steps) for group, things in groups.items()}
    sizes = {group: _size(cells) for group, cells in grids.items()}
    between = Counter(
        (min(home[one], home[other]), max(home[one], home[other]))
        for one, other in lines
        if home[one] != home[other]
    )
    corners = _rows(sizes, outer, between, steps)
    places = {
        thing: (
            corners[group][0] + _MARGIN + column * (WIDTH + _ACROSS),
            corners[group][1] + _MARGIN + row * (HEIGHT + _DOWN),
        )
        for group, cells in grids.items()
        for thing, (column, row) in cells.items()
    }
    places = untangled(places, groups, lines, (WIDTH, HEIGHT))
    things = {
        thing: Box(x=places[thing][0], y=places[thing][1], width=WIDTH, height=HEIGHT) for thing in places
    }
    boxes = {
        group: Box(x=x, y=y, width=sizes[group][0], height=sizes[group][1])
        for group, (x, y) in corners.items()
    }
    return Layout(things=things, groups=boxes)


def _steps(sizes: Collection[int]) -> int:
    """How many rounds of forces there is time for."""
    pairs = sum(size * size for size in sizes if size <= _MOST_POINTS) + len(sizes) ** 2
    return max(1, min(_MOST_STEPS, _STEPS // max(pairs, 1)))


def _grid(things: Sequence[str], links: Links, steps: int) -> dict[str, tuple[int, int]]:
    """The column and row of each thing in a rectangle that has no gaps but at its lower right."""
    points = _points(things, links, steps)
    count = ceil(sqrt(len(things) * _SHAPE * (HEIGHT + _DOWN) / (WIDTH + _ACROSS)))
    ordered = sorted(things, key=lambda thing: (points[thing][0], thing))
    cells = {}
    start = 0
    for column in range(count):
        height = len(things) // count + (column < len(things) % count)
        stack = sorted(ordered[start : start + height], key=lambda thing: (points[thing][1], thing))
        cells.update({thing: (column, row) for row, thing in enumerate(stack)})
        start += height
    return cells


def _size(cells: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    """The width and height of a group's rectangle."""
    columns = 1 + max((column for column, _ in cells.values()), default=0)
    rows = 1 + max((row for _, row in cells.values()), default=0)
    return (
        columns * (WIDTH + _ACROSS) - _ACROSS + 2 * _MARGIN,
        rows * (HEIGHT + _DOWN) - _DOWN + 2 * _MARGIN,
    )


def _rows(
    sizes: Mapping[str, tuple[int, int]], links: Links, between: Between, steps: int
) -> dict[str, tuple[int, int]]:
    """The corners of rectangles of these sizes, in rows that together take little room of the wanted shape, those with
    lines `between` them near each other."""
    points = _points(list(sizes), links, steps)
    ordered = sorted(sizes, key=lambda group: (points[group][1], group))
    widths = list(accumulate(sizes[group][0] + _BETWEEN for group in ordered))
    tried = widths[:: max(1, len(widths) // _MOST_TRIED)] + widths[-1:]
    rows = min(
        (_filled(ordered, sizes, room) for room in tried), key=lambda rows: _room(rows, sizes), default=[]
    )
    rows = [sorted(row, key=lambda group: (points[group][0], group)) for row in rows]
    return _corners(_nearer(rows, sizes, between), sizes)


def _corners(
    rows: Sequence[Sequence[str]], sizes: Mapping[str, tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    """The corners of the rectangles of each row, one row below the other, each in the middle."""
    widths = [sum(sizes[group][0] + _BETWEEN for group in row) - _BETWEEN for row in rows]
    corners = {}
    y = 0
    for row, width in zip(rows, widths, strict=True):
        x = (max(widths) - width) // 2
        for group in row:
            corners[group] = (x, y)
            x += sizes[group][0] + _BETWEEN
        y += max((sizes[group][1] for group in row), default=-_BETWEEN) + _BETWEEN
    return corners


def _nearer(rows: list[list[str]], sizes: Mapping[str, tuple[int, int]], between: Between) -> list[list[str]]:
    """Rows of which rectangles change places, or go to another row, where that makes the lines between them shorter."""
    groups = sorted(sizes)
    if not between or len(groups) > _MOST_GROUPS:
        return rows
    best = _lengths(rows, sizes, between)
    for _ in range(_ROUNDS):
        before = best
        for moved in (
            *(_exchanged(rows, one, other) for one, other in combinations(groups, 2)),
            *(_put(rows, group, row, at) for group in groups for row in range(len(rows)) for at in range(4)),
        ):
            cost = _lengths(moved, sizes, between)
            if cost < best:
                rows, best = moved, cost
                break
        if best == before:
            break
    return rows


def _exchanged(rows: list[list[str]], one: str, other: str) -> list[list[str]]:
    places = {one: other, other: one}
    return [[places.get(group, group) for group in row] for row in rows]


def _put(rows: list[list[str]], group: str, row: int, at: int) -> list[list[str]]:
    """Rows with a group at another place."""
    rest = [[other for other in listed if other != group] for listed in rows]
    rest[row].insert(at, group)
    return [listed for listed in rest if listed]


def _lengths(rows: list[list[str]], sizes: Mapping[str, tuple[int, int]], between: Between) -> int:
    """How long the lines between rectangles are, and a price for the room that all take."""
    corners = _corners(rows, sizes)
    middle = {group: (2 * x + sizes[group][0], 2 * y + sizes[group][1]) for group, (x, y) in corners.items()}
    length = sum(
        count * (abs(middle[one][0] - middle[other][0]) + abs(middle[one][1] - middle[other][1])) // 2
        for (one, other), count in between.items()
    )
    return length + int(_room(rows, sizes)) * sum(between.values()) // 2


def _filled(ordered: Sequence[str], sizes: Mapping[str, tuple[int, int]], room: int) -> list[list[str]]:
    """Rows that are no wider than there is room, but for a rectangle that is wider itself."""
    rows: list[list[str]] = []
    used = 0
    for group in ordered:
        width = sizes[group][0] + _BETWEEN
        if not rows or used + width > room:
            rows.append([])
            used = 0
        rows[-1].append(group)
        used += width
    return rows


def _room(rows: Sequence[Sequence[str]], sizes: Mapping[str, tuple[int, int]]) -> float:
    """The width of the rectangle of the wanted shape that holds all rows."""
    width = max(sum(sizes[group][0] + _BETWEEN for group in row) for row in rows)
    height = sum(max(sizes[group][1] for group in row) + _BETWEEN for row in rows)
    return max(width, _SHAPE * height)


def _points(things: Sequence[str], links: Links, steps: int) -> dict[str, tuple[float, float]]:
    """Things as points in the plane, linked ones near each other. Where they start follows from their order."""
    starts = [((at * 0.7548776662466927) % 1, (at * 0.5698402909980532) % 1) for at in range(len(things))]
    if len(things) < 3 or len(things) > _MOST_POINTS or not links:
        return {thing: (float(at), float(at)) for at, thing in enumerate(things)}
    import rustworkx

    graph: rustworkx.PyGraph[str, float] = rustworkx.PyGraph(multigraph=False)
    numbers = dict(zip(things, graph.add_nodes_from(things), strict=True))
    graph.add_edges_from(
        [(numbers[one], numbers[other], strength) for (one, other), strength in sorted(links.items())]
    )
    found = rustworkx.spring_layout(
        graph, pos=dict(enumerate(starts)), num_iter=steps, weight_fn=float, seed=1
    )
    return {thing: (round(found[at][0], 6), round(found[at][1], 6)) for thing, at in numbers.items()}
