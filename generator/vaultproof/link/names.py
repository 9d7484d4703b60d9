"""Which file a link opens, in Obsidian's order of matching. Knows names and paths; opens no file."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cached_property
from posixpath import dirname, normpath

_SPACES = re.compile(r"[\u00a0\u202f]")
_SLASHES = re.compile(r"/{2,}")
_TRAILING = re.compile(r" +(?=/|\.md$|$)")
_LEAST_ALIKE = 0.82
_COMMON = 400
_LOOKED_AT = 12


def fold_path(path: str) -> str:
    """A path as Obsidian compares it: composed, without regard to case, any space a plain one, none at a name's end."""
    if not path.isascii():
        path = _SPACES.sub(" ", unicodedata.normalize("NFC", path)).casefold()
    path = path.lower()
    return _TRAILING.sub("", path) if " ." in path or " /" in path or path.endswith(" ") else path


def name_key(path: str) -> str:
    """What two names have in common where one may mean the other: the last part of a path, folded, without `.md`."""
    name = fold_path(path).rsplit("/", 1)[-1]
    while name.endswith(".md"):
        name = name[:-3]
    return name


def target_key(target: str, from_path: str) -> str:
    """The key of all files that decide what a link with this target, standing in `from_path`, opens."""
    target = _single_slashes(target.strip())
    return name_key(_from_here(target, from_path) if _is_relative(target) else target)


def _single_slashes(target: str) -> str:
    return _SLASHES.sub("/", target) if "//" in target else target


def _is_relative(target: str) -> bool:
    return target.startswith(("./", "../")) or target in {".", ".."}


def _from_here(target: str, from_path: str) -> str:
    """A path that is written from a file's folder, from the vault's root."""
    return normpath(f"{dirname(from_path) or '.'}/{target}")


class Names:
    """The files of a vault by name. Looking one up takes no longer in a larger vault."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = tuple(sorted(paths))
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._suggested: dict[str, str | None] = {}
        for path in self.paths:
            folded = fold_path(path)
            self._exact[folded].append(path)
            self._by_name[folded.rsplit("/", 1)[-1]].append(path)

    def change(self, came: Iterable[str], went: Iterable[str]) -> None:
        """Let some files be there that were not, and some no more that were."""
        self._suggested = {}
        paths = list(self.paths)
        for path in went:
            del paths[bisect_left(paths, path)]
            for listed in self._lists(path):
                listed.remove(path)
        for path in came:
            for listed in (paths, *self._lists(path)):
                insort(listed, path)
        self.paths = tuple(paths)

    def _lists(self, path: str) -> Iterator[list[str]]:
        """The lists, in the order of paths, that a file is in."""
        folded = fold_path(path)
        yield self._exact[folded]
        yield self._by_name[folded.rsplit("/", 1)[-1]]
        if "_trigrams" in vars(self):
            yield from (self._trigrams[part] for part in parts_of(path))

    def resolve(self, target: str, from_path: str) -> str | None:
        """The path of the file that a link with this target, standing in `from_path`, opens; None where there is none.

        An exact path from the root wins; then a file in the link's own folder or below; then the shortest path. A
        target is tried as it is written, then with `.md`.
        """
        candidates = self.candidates(target, from_path)
        return candidates[0] if candidates else None

    def candidates(self, target: str, from_path: str) -> tuple[str, ...]:
        """The files of equal, best standing that a target may mean, the one that we take first.

        More than one means that Obsidian's own choice depends on the order in which it met the files.
        """
        target = _single_slashes(target.strip())
        if not target:
            return (from_path,)
        if target.endswith("/"):
            return ()  # a folder, which no link opens
        if _is_relative(target):
            return self._cased(self._named(_from_here(target, from_path)), target)
        if target.startswith("/"):
            return self._cased(self._named(target[1:]), target)
        folded = fold_path(target)
        exact = self._exactly(folded)
        if exact:
            return self._cased(exact, target)
        return self._nearest(self._ending(folded), target, from_path)

    def _named(self, path: str) -> list[str]:
        return self._exactly(fold_path(path))

    def _exactly(self, folded: str) -> list[str]:
        return self._exact.get(folded) or self._exact.get(folded + ".md") or []

    def _ending(self, folded: str) -> list[str]:
        """The files whose path ends with a folded target, whole names only."""
        for wanted in (folded, folded + ".md"):
            named = self._by_name.get(wanted.rsplit("/", 1)[-1], [])
            found = (
                [path for path in named if fold_path("/" + path).endswith("/" + wanted)]
                if "/" in wanted
                else named
            )
            if found:
                return found
        return []

    def _nearest(self, found: list[str], target: str, from_path: str) -> tuple[str, ...]:
        if len(found) < 2:
            return tuple(found)
        folder = dirname(from_path)
        near = [path for path in found if not folder or path.startswith(folder + "/")] or found
        shortest = min(map(len, near))
        return self._cased([path for path in near if len(path) == shortest], target)

    @staticmethod
    def _cased(found: list[str], target: str) -> tuple[str, ...]:
        """Of files whose names differ in case alone, the one that is written as the target is."""
        if len(found) < 2:
            return tuple(found)
        same = [path for path in found if f"/{path}".endswith((f"/{target}", f"/{target}.md"))]
        return tuple(sorted(same if len(same) == 1 else found))

    def written(self, path: str) -> str:
        """How Obsidian writes a link to a file: its name where that is unique, else its path; notes without `.md`."""
        name = path.rsplit("/", 1)[-1]
        unique = len(self._by_name.get(fold_path(name), ())) == 1
        text = name if unique else path
        return text[:-3] if text.lower().endswith(".md") else text

    @cached_property
    def _trigrams(self) -> dict[str, list[str]]:
        """The files by each three characters of their names."""
        found: dict[str, list[str]] = defaultdict(list)
        for path in self.paths:
            for part in parts_of(path):
                found[part].append(path)
        return found

    def suggest(self, target: str) -> str | None:
        """The file whose name is most like a target that resolves to nothing; None where none is much like it."""
        if target not in self._suggested:
            self._suggested[target] = self._most_like(target)
        return self._suggested[target]

    def _most_like(self, target: str) -> str | None:
        wanted = _stem(target)
        shared: Counter[str] = Counter()
        for part in parts_of(target):
            paths = self._trigrams.get(part, ())
            if len(paths) <= _COMMON:
                shared.update(paths)
        kind = target.rsplit(".", 1)[-1].lower() if re.search(r"\.\w{2,5}$", target) else "md"
        best = [
            (_likeness(wanted, _stem(path)), path)
            for path in sorted(_most_shared(shared))
            if path.lower().endswith("." + kind) and _digits(_stem(path)) == _digits(wanted)
        ]
        score, path = max(best, key=lambda one: one[0], default=(0.0, ""))
        return path if score >= _LEAST_ALIKE else None


def _most_shared(shared: Mapping[str, int]) -> list[str]:
    """The names that share most with another, as many as are looked at; of those that share as much the first ones."""
    if len(shared) <= _LOOKED_AT:
        return list(shared)
    least = sorted(shared.values())[-_LOOKED_AT]
    some = [path for path, count in shared.items() if count >= least]
    return sorted(some, key=shared.__getitem__, reverse=True)[:_LOOKED_AT]


def _likeness(one: str, other: str) -> float:
    """How much two names are alike, from 0 to 1; 0 where it is certain at once that they are not enough so."""
    letters = len(one) + len(other)
    if letters and 2.0 * min(len(one), len(other)) / letters < _LEAST_ALIKE:
        return 0.0
    compared = SequenceMatcher(None, one, other)
    return compared.ratio() if compared.quick_ratio() >= _LEAST_ALIKE else 0.0


def _stem(path: str) -> str:
    name = fold_path(path.rsplit("/", 1)[-1])
    return re.sub(r"\.\w{2,5}$", "", name)


def _digits(name: str) -> list[str]:
    """The numbers in a name: `2023-W01` is no slip for `2023-W07`."""
    return re.findall(r"\d+", name)


def parts_of(path: str) -> tuple[str, ...]:
    """Each three characters of a file's name: names that share none are not like one another."""
    padded = f"  {_stem(path)} "
    return tuple(dict.fromkeys(padded[at : at + 3] for at in range(len(padded) - 2)))
