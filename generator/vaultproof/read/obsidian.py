"""Obsidian's own settings of a vault, as far as they count here: which files it leaves out, where attachments go,
the types of properties, and types of callouts that the vault's style sheets know.

They come with the notes and are as little trusted: whatever is not of the expected form is passed over.
"""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]  # the parser that `re` itself uses

_LARGEST = 1_000_000
_MOST_FILTERS = 200
_LONGEST = 200
_LONGEST_PATH = 300
_MOST_REPEATS = 2
_MOST_SHEETS = 60
_CALLOUT = re.compile(r"data-callout\s*[~|^$*]?=\s*[\"']?(?P<name>[^\"'\]\n]{1,80})")
_REPEATS = frozenset({_constants.MAX_REPEAT, _constants.MIN_REPEAT})
_ALLOWED = _REPEATS | {
    _constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.IN, _constants.AT, _constants.SUBPATTERN,
    _constants.BRANCH,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ObsidianSettings:
    """`ignored` are filters of paths, as “Excluded files” lists them; `attachments` is the folder for attachments,
    relative to the vault, or None where each note's own folder or none in particular is meant. `types` are pairs of a
    property's name in small letters and its type; `callouts` are names in small letters."""

    ignored: tuple[str, ...] = ()
    attachments: str | None = None
    types: tuple[tuple[str, str], ...] = ()
    callouts: tuple[str, ...] = ()

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
    """The settings in the vault's `.obsidian`; the defaults where there are none that can be read."""
    folder = root / ".obsidian"
    if not folder.is_dir():
        return ObsidianSettings()
    app, types = _object(folder / "app.json"), _object(folder / "types.json").get("types")
    filters, attachments = app.get("userIgnoreFilters"), app.get("attachmentFolderPath")
    ignored = (
        [one for one in filters if isinstance(one, str) and one.strip("/ ")]
        if isinstance(filters, list)
        else []
    )
    inside = (
        isinstance(attachments, str)
        and attachments.strip("/ ") not in {"", "."}
        and not attachments.startswith("./")
    )
    return ObsidianSettings(
        tuple(one for one in ignored[:_MOST_FILTERS] if len(one) <= _LONGEST),
        str(attachments).strip("/ ") if inside else None,
        tuple(sorted((name.lower(), kind) for name, kind in types.items() if isinstance(kind, str)))
        if isinstance(types, dict)
        else (),
        tuple(sorted(_callouts(folder))),
    )


def _object(file: Path) -> dict[str, object]:
    """What a JSON file holds; nothing where it cannot be read or is no object."""
    try:
        content = json.loads(_text(file))
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _text(file: Path) -> str:
    """The text of a regular file of a bearable size, or nothing."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return ""
        with file.open("rb") as stream:
            raw = stream.read(_LARGEST + 1)
    except OSError:
        return ""
    return raw.decode("utf-8", "replace") if len(raw) <= _LARGEST else ""


def _callouts(folder: Path) -> set[str]:
    """The types of callouts that snippets and themes style."""
    sheets = [*sorted(folder.glob("snippets/*.css")), *sorted(folder.glob("themes/*/theme.css"))]
    return {
        match["name"].strip().lower()
        for sheet in sheets[:_MOST_SHEETS]
        for match in _CALLOUT.finditer(_text(sheet))
    }


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
