"""Obsidian's own settings of how a vault looks, with one more snippet switched on. Reads and writes no file."""

from __future__ import annotations

import json
from typing import NoReturn

FILE = ".obsidian/appearance.json"
SNIPPET = "vaultproof"
SNIPPET_FILE = f".obsidian/snippets/{SNIPPET}.css"
_LIST = "enabledCssSnippets"


class Unreadable(ValueError):
    """The settings are none that Obsidian could read; the message says why."""


def with_snippet(content: bytes | None) -> bytes:
    """The settings with the snippet switched on and all else as it was; the same bytes where it is on already.

    `content` is None where there are no settings yet. Raises `Unreadable`.
    """
    settings = {} if content is None else _read(content)
    listed = settings.get(_LIST) or []
    if not isinstance(listed, list):
        raise Unreadable(f"its `{_LIST}` is no list")
    if content is not None and SNIPPET in listed:
        return content
    settings[_LIST] = [*listed, SNIPPET]
    return json.dumps(settings, indent=2, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _read(content: bytes) -> dict[str, object]:
    try:
        settings = json.loads(content.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Unreadable("it is no valid JSON") from error
    if not isinstance(settings, dict):
        raise Unreadable("it holds no settings")
    return settings


def _refuse(_name: str) -> NoReturn:
    raise ValueError
