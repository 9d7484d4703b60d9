"""A note's text made harmless to whatever shows it: terminals, CI logs, JSON viewers. Knows no format's layout.

A note may carry escape sequences that repaint a terminal, bidirectional controls that reorder a line, and text that a
CI service reads from a job's log as a command (`::error::`, `##[error]`).
"""

from __future__ import annotations

import re
import unicodedata

from vaultproof.spot import late

_JOINERS = "\u200c\u200d"  # zero-width non-joiner and joiner: Persian, Indic scripts and emoji need them
_SUSPECT = re.compile(r"[^\x20-\x7e]")
_LINE_COMMAND = re.compile(r"^(\s*):(?=:)", re.MULTILINE)
_BARRIER = "\u2060"  # word joiner: no width, breaks nothing a person reads
_JSON_UNSAFE = late(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|(?<=##)\[")


def visible(text: str) -> str:
    """`text` on one line, with each control and bidirectional character replaced by one that can be seen."""
    return _SUSPECT.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if char not in _JOINERS and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return "\ufffd"
    return char


def quiet(text: str) -> str:
    """`text`, which may have many lines, with nothing that a CI service takes from a log as its command."""
    return _LINE_COMMAND.sub(rf"\1:{_BARRIER}", text).replace("##[", f"#{_BARRIER}#[")


def quiet_json(text: str) -> str:
    """A JSON text that means the same, with the characters that could trick a terminal or a CI log as escapes."""
    return _JSON_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
