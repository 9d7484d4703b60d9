"""Obsidian's own settings of a vault, as far as they count here: which files it leaves out, where attachments go.

They come with the notes and are as little trusted: whatever is not of the expected form is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]  # the parser that `re` itself uses

_LARGEST = 1_000_000
_MOST_FILTERS = 200
_LONGEST = 200
_LONGEST_PATH = 300
_MOST_REPEATS = 2
_REPEATS = frozenset({_constants.MAX_REPEAT, _constants.MIN_REPEAT})
_ALLOWED = _REPEATS | {
    _constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.IN, _constants.AT, _constants.SUBPATTERN,
    _constants.BRANCH,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ObsidianSettings:
    """`ignored` are filters of paths, as “Excluded files” lists them; `attachments` is the folder for attachments,
    relative to the vault, or None where each note's own folder or none in particular is meant."""

    ignored: tuple[str, ...] = ()
    attachments: str | None = None

    def ignores(self) -> Callable[[str], bool]:
        """Tells whether Obsidian leaves a path out: by its beginning, or by a filter `/regular expression/`."""
        prefixes = tuple(one.casefold() for one in self.ignored if _expression(one) is None)
        patterns = tuple(
            pattern for one in self.ignored if (found := _expression(one)) and (pattern := _compiled(found))
        )

        def ignored(path: str) -> bool:
            folded = path.casefold()
            return folded.startswith(prefixes) or any(
                pattern.search(path[:_LONGEST_PATH]) for pattern in patterns
            )

        return ignored


def read_obsidian(root: Path) -> ObsidianSettings:
    """The settings in `.obsidian/app.json`; the defaults where there are none that can be read."""
    try:
        with (root / ".obsidian" / "app.json").open("rb") as stream:
            raw = stream.read(_LARGEST + 1)
        content = json.loads(raw) if len(raw) <= _LARGEST else None
    except (OSError, ValueError, RecursionError):
        return ObsidianSettings()
    if not isinstance(content, dict):
        return ObsidianSettings()
    filters, folder = content.get("userIgnoreFilters"), content.get("attachmentFolderPath")
    ignored = (
        [one for one in filters if isinstance(one, str) and one.strip("/ ")]
        if isinstance(filters, list)
        else []
    )
    inside = isinstance(folder, str) and folder.strip("/ ") not in {"", "."} and not folder.startswith("./")
    return ObsidianSettings(
        tuple(one for one in ignored[:_MOST_FILTERS] if len(one) <= _LONGEST),
        str(folder).strip("/ ") if inside else None,
    )


def _expression(text: str) -> str | None:
    """What stands between the slashes of `/…/`, or None where a filter is the beginning of a path."""
    return text[1:-1] if len(text) > 2 and text[0] == text[-1] == "/" else None


def _compiled(expression: str) -> re.Pattern[str] | None:
    """A regular expression that cannot take long on a path, or None: no repetition holds another or a choice."""
    try:
        return re.compile(expression) if _is_simple(_parser.parse(expression), inside=False) else None
    except (re.error, RecursionError, OverflowError):
        return None


def _is_simple(parts: object, *, inside: bool) -> bool:
    """Whether a parsed expression holds plain parts only, at most two repetitions, and none within another."""
    repeats = 0
    for kind, value in parts:  # type: ignore[attr-defined]
        if kind not in _ALLOWED or (inside and kind in _REPEATS | {_constants.BRANCH}):
            return False
        if kind in _REPEATS:
            repeats += 1
            if not _is_simple(value[2], inside=True):
                return False
        elif kind is _constants.SUBPATTERN:
            if not _is_simple(value[3], inside=inside):
                return False
        elif kind is _constants.BRANCH and not all(_is_simple(one, inside=inside) for one in value[1]):
            return False
    return repeats <= _MOST_REPEATS
