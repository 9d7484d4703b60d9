"""Which file a link opens, in Obsidian's order of matching. Knows names and paths; opens no file."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from posixpath import dirname, normpath


def fold_path(path: str) -> str:
    """A path as Obsidian compares it: composed, without regard to case."""
    return unicodedata.normalize("NFC", path).casefold()


class Files:
    """The files of a vault by name, for resolving link targets."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = tuple(sorted(paths))
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for path in self.paths:
            folded = fold_path(path)
            self._exact[folded].append(path)
            self._by_name[folded.rsplit("/", 1)[-1]].append(path)

    def resolve(self, target: str, from_path: str) -> str | None:
        """The path of the file that a link with this target, standing in `from_path`, opens; None where there is none.

        An exact path from the root wins; then a file in the link's own folder or below; then the shortest path.
        """
        target = target.strip()
        if not target:
            return from_path
        if target.startswith(("./", "../")):
            return self._one(self._named(normpath(f"{dirname(from_path)}/{target}".lstrip("/"))), from_path)
        if target.startswith("/"):
            return self._one(self._named(target[1:]), from_path)
        exact = self._named(target)
        return self._one(exact or self._ending(target), from_path)

    def _named(self, path: str) -> list[str]:
        folded = fold_path(path)
        return self._exact.get(folded) or self._exact.get(folded + ".md") or []

    def _ending(self, target: str) -> list[str]:
        """The files whose path ends with the target, whole names only."""
        folded = fold_path(target)
        name = folded.rsplit("/", 1)[-1]
        for wanted, last in ((folded, name), (folded + ".md", name + ".md")):
            found = [
                path for path in self._by_name.get(last, ()) if fold_path("/" + path).endswith("/" + wanted)
            ]
            if found:
                return found
        return []

    def _one(self, candidates: list[str], from_path: str) -> str | None:
        if not candidates:
            return None
        folder = dirname(from_path)
        near = [path for path in candidates if not folder or path.startswith(folder + "/")]
        return min(near or candidates, key=lambda path: (len(path), path))

    def candidates(self, target: str) -> tuple[str, ...]:
        """All files that a bare name may mean."""
        return tuple(self._named(target) or self._ending(target))

    def suggest(self, target: str) -> str | None:
        """The name of the note most like a target that resolves to nothing."""
        names = {
            path.rsplit("/", 1)[-1].removesuffix(".md"): path
            for path in self.paths
            if path.lower().endswith(".md")
        }
        folded = {fold_path(name): name for name in names}
        close = get_close_matches(fold_path(target.rsplit("/", 1)[-1]), list(folded), n=1, cutoff=0.75)
        return folded[close[0]] if close else None
