"""The LaTeX that is read before any note: `preamble.sty`, as the plugin Extended MathJax does. Defines nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

_PLUGIN = "obsidian-latex"
_USUAL = "preamble.sty"
_LARGEST = 1 << 20


def read_preamble(root: Path, setting: str | None = None) -> str:
    """The text of the preamble of the vault at `root`; empty where it has none that can be read.

    `setting` is the file that the vault's settings name; without one, the plugin's own, where the vault uses it.
    """
    path = setting if setting is not None else _of_plugin(root)
    if path is None:
        return ""
    base, real = os.path.realpath(root), os.path.realpath(root / path)
    if not real.startswith(base + os.sep):
        return ""
    return (_content(Path(real)) or b"").decode("utf-8", "replace")


def _of_plugin(root: Path) -> str | None:
    folder = root / ".obsidian"
    used = _json(folder / "community-plugins.json")
    if not isinstance(used, list) or _PLUGIN not in used:
        return None
    told = _json(folder / "plugins" / _PLUGIN / "data.json")
    path = told.get("preamblePath") if isinstance(told, dict) else None
    return path if isinstance(path, str) and path and "\0" not in path else _USUAL


def _json(path: Path) -> object:
    try:
        return json.loads(_content(path) or b"")
    except (ValueError, RecursionError):
        return None


def _content(path: Path) -> bytes | None:
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            raw = stream.read(_LARGEST + 1)
    except OSError:
        return None
    return raw if len(raw) <= _LARGEST else None
