"""Names of emitted files and the links that lead to them, as Obsidian writes links. Writes no file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from vaultproof.emit.markdown import line, linkable, plain
from vaultproof.emit.place import folded

FOLDER = "Vaultproof"
"""The folder of generated files that are no notes of the author's."""

_FORBIDDEN = re.compile(r'[\x00-\x1f#^\[\]|\\/:*?"<>%]+')


class Names:
    """The paths that are taken in OUT. A name that is given out is taken from then on.

    `paths` are the author's files, `wanted` the targets of the author's links that lead nowhere.
    """

    def __init__(self, paths: Iterable[str], wanted: Iterable[str] = ()) -> None:
        paths = tuple(paths)
        self._taken = {folded(path) for path in paths}
        self._titles = Counter(_title(path) for path in paths)
        self._authored = frozenset(self._titles) | {_title(target) for target in wanted}

    def is_title(self, name: str) -> bool:
        """Whether a note bears this name."""
        return self._titles[folded(name)] > 0

    def take(self, path: str) -> bool:
        """Take exactly this path; False where another file has it."""
        if folded(path) in self._taken:
            return False
        self._taken.add(folded(path))
        self._titles[_title(path)] += 1
        return True

    def free(self, folder: str, name: str, extension: str) -> str:
        """A path in a folder that no other file has, as like the wanted name as can be.

        No link of the author's can mean it: neither a file of the author's nor a link that leads nowhere has its name.
        """
        stem = _clean(name)
        for number in range(1, 100_000):
            suffix = "" if number == 1 else f" {number}"
            path = "/".join([*filter(None, [folder]), f"{stem}{suffix}.{extension}"])
            if _title(path) not in self._authored and self.take(path):
                return path
        raise AssertionError("a folder of a hundred thousand files of one name")

    def link(self, path: str, display: str | None = None, subpath: str = "") -> str:
        """A wikilink to a note: by its name where that is the only one, else by its path. Plain words where no link
        can hold the name."""
        target = path[:-3] if path.lower().endswith(".md") else path
        name = target.rpartition("/")[2]
        if not linkable(target):
            return plain(display or name)
        shown = line(display or name).replace("|", "¦").replace("]", ")").replace("[", "(")
        short = name if self._titles[_title(path)] == 1 else target
        return f"[[{short}{subpath}|{shown}]]" if shown != short or subpath else f"[[{short}]]"


def embed(path: str, alt: str) -> str:
    """An embed of a picture with its alternative text."""
    return f"![[{path}|{_alt(alt)}]]"


def _alt(text: str) -> str:
    """An alternative text that ends no embed and is no size."""
    return " ".join(re.sub(r"[\[\]|#^]+", " ", line(text)).replace("`", "'").split())


def figure_folder(path: str) -> str:
    """The folder of a note's figures: the note's own folder, below the folder of generated files."""
    folder = path.rpartition("/")[0]
    return "/".join([FOLDER, *(_clean(part) for part in folder.split("/") if part)])


def _clean(name: str) -> str:
    """A name that every system can hold and a link can name."""
    kept = _FORBIDDEN.sub(" ", name)
    kept = " ".join(kept.split()).strip(". ")
    while len(kept.encode("utf-8", "replace")) > 180:
        kept = kept[:-1]
    return kept.encode("utf-8", "replace").decode() or "figure"


def _title(path: str) -> str:
    name = path.rpartition("/")[2]
    return folded(name[:-3] if name.lower().endswith(".md") else name)
