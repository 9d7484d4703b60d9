"""Figures that a note draws with matplotlib, captured as SVG where the note would show or save them.

Text stays text in them, so that a child needs no font files; what it still needs is loaded before the first fork.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import tempfile
import types
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST = 8
_LARGEST = 1 << 20
_captured: list[str] = []
_seen: set[int] = set()


def prepare() -> None:
    """Load matplotlib with what drawing needs late, and turn showing and saving into capturing."""
    make_folder = tempfile.mkdtemp
    _put(tempfile, "mkdtemp", _no_folder)
    import matplotlib as mpl
    import matplotlib.figure
    import matplotlib.pyplot as plt

    _put(tempfile, "mkdtemp", make_folder)
    mpl.use("svg")
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "vaultproof", "svg.image_inline": True})
    _hold_fonts_in_memory()
    _rehearse()
    for owner, name, stand_in in (
        (plt, "show", _show),
        (plt, "pause", _show),
        (matplotlib.figure.Figure, "savefig", _save),
        (matplotlib.figure.Figure, "show", _save),
    ):
        _put(owner, name, stand_in)


def _put(owner: object, name: str, stand_in: object) -> None:
    """Let `stand_in` stand where `owner` has `name`."""
    setattr(owner, name, stand_in)


def _no_folder(*_arguments: object, **_keywords: object) -> str:
    """Stands for `tempfile.mkdtemp` while matplotlib looks for a folder to keep its settings in: it gets none."""
    return "/dev/null/matplotlib"


def _hold_fonts_in_memory() -> None:
    """Give matplotlib's font objects their files as bytes: a child has no file to read a glyph from."""
    from matplotlib import _mathtext, font_manager, ft2font

    fonts = types.SimpleNamespace(**vars(ft2font))
    fonts.FT2Font = _Fonts(ft2font.FT2Font, {entry.fname for entry in font_manager.fontManager.ttflist})
    _put(font_manager, "ft2font", fonts)
    system = types.SimpleNamespace(**vars(os))
    system.path = types.SimpleNamespace(**vars(os.path))
    system.path.isfile = system.path.exists = fonts.FT2Font.is_held
    system.path.realpath = str
    _put(font_manager, "os", system)
    _put(_mathtext, "os", system)


class _Fonts:
    """Makes font objects from the bytes of the fonts that matplotlib brings along."""

    def __init__(self, make: Callable[..., object], paths: set[str]) -> None:
        self._make = make
        self._bytes = {path: Path(path).read_bytes() for path in sorted(paths)}
        self._default = next(data for path, data in self._bytes.items() if path.endswith("DejaVuSans.ttf"))

    def is_held(self, path: object) -> bool:
        """Stands for `os.path.isfile` where fonts are looked for."""
        return str(path) in self._bytes

    def __call__(self, path: object, **keywords: object) -> object:
        """A font object; the default font where `path` was not brought along."""
        held = self._bytes.get(str(path), self._default)
        if str(path) not in self._bytes and str(path).endswith("LastResortHE-Regular.ttf"):
            held = self._bytes.setdefault(str(path), Path(str(path)).read_bytes())
        return self._make(io.BytesIO(held), **keywords)


def _rehearse() -> None:
    """Draw once what notes draw, so that everything loaded late is loaded."""
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    axes.plot([0, 1, 2], [0, 1, 4], "o--", label=r"$\alpha x^2 + \mathbf{b}$")
    axes.scatter([0, 1], [1, 0])
    axes.bar([0, 1], [1, 2])
    axes.hist([0, 1, 1])
    axes.set_title(r"Tiêu đề $\frac{1}{1 + e^{-x}}$", fontweight="bold", fontstyle="italic")
    axes.set_xlabel("x", family="monospace")
    axes.text(0, 0, r"$\mathit{a}\mathrm{b}\mathtt{c}\mathcal{D}$", family="serif")
    axes.legend()
    axes.grid(True)
    figure.tight_layout()
    image = axes.imshow([[0, 1], [1, 0]])
    figure.colorbar(image)
    axes.contour([[0, 1], [1, 0]])
    _drawing(figure)
    plt.close(figure)
    try:
        figure = plt.figure()
        solid = figure.add_subplot(projection="3d")
        solid.plot([0, 1], [0, 1], [0, 1])
        _drawing(figure)
    except Exception:  # noqa: BLE001, S110 - a matplotlib without three dimensions draws the rest
        pass
    plt.close("all")


def _drawing(figure: Figure) -> str:
    stream = io.StringIO()
    figure.canvas.print_figure(stream, format="svg", metadata={"Date": None, "Creator": None})
    drawing = stream.getvalue()
    return drawing[max(0, drawing.find("<svg")) :]


def _capture(figure: Figure) -> None:
    if id(figure) in _seen or len(_captured) >= MOST:
        return
    drawing = _drawing(figure)
    _seen.add(id(figure))
    if len(drawing) <= _LARGEST:
        _captured.append(drawing)


def _save(figure: Figure, *_arguments: object, **_keywords: object) -> None:
    """Stands for `Figure.savefig`: the figure goes to the checker, not to a file."""
    _capture(figure)


def _show(*_arguments: object, **_keywords: object) -> None:
    """Stands for `plt.show`: as in a notebook, each open figure is shown once and closed."""
    plt = importlib.import_module("matplotlib.pyplot")
    for number in plt.get_fignums():
        _capture(plt.figure(number))
    plt.close("all")


def drawn() -> list[str]:
    """The figures that were shown or saved, and those still open. Never raises."""
    with contextlib.suppress(BaseException):
        _show()
    return _captured
