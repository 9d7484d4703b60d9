"""What a reader sees of a formula: V(T), the text of T once it is rendered, in a form that can be compared.

Copying a rendered formula gives V(T) followed by T itself. Browsers and renderers differ in invisible characters, in
mathematical alphabets (𝑥, x) and in how they print accents (`nếu` as `neˆˊu`), so both sides are brought to one form.
"""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from bisect import bisect_left

from vaultproof.render import MathMLError, to_mathml

_TAG = re.compile(r"<[^>]*>")
_ALIKE = {
    "−": "-", "–": "-", "‐": "-", "∗": "*", "⋆": "*", "′": "'", "’": "'", "∣": "|", "∥": "‖", "⋅": "·", "˙": "\u0307",
    "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303", "∼": "\u0303", "ˊ": "\u0301", "´": "\u0301",
    "ˋ": "\u0300", "`": "\u0300",
    "ˉ": "\u0304", "¯": "\u0304", "‾": "\u0304", "˘": "\u0306", "ˇ": "\u030c", "¨": "\u0308", "˚": "\u030a",
    "⟨": "〈", "⟩": "〉", "〈": "〈", "〉": "〉", "∕": "/", "∶": ":", "→": "→", "⃗": "→", "∘": "°", "ı": "i", "ȷ": "j",
    "…": "...", "⋯": "...", "≔": ":=", "ℎ": "h", "ϕ": "φ", "ϵ": "ε", "ϑ": "θ", "ϱ": "ρ", "ς": "ς", "∖": "\\",
    "\ue020": "\u0338",
}  # fmt: skip


@functools.lru_cache(4096)
def shown(latex: str) -> str | None:
    """The comparable text of a formula, or None where it cannot be rendered."""
    try:
        markup = to_mathml(latex, False)
    except MathMLError:
        return None
    return comparable(html.unescape(_TAG.sub("", markup)))


def comparable(text: str) -> str:
    """A text in the form in which what is shown is compared."""
    return "".join(map(_sign, text))


class Comparable:
    """A line in its comparable form, with the way back to places in the line."""

    __slots__ = ("_ends", "text")

    def __init__(self, line: str) -> None:
        signs = [_sign(sign) for sign in line]
        self.text = "".join(signs)
        self._ends = [0]
        for sign in signs:
            self._ends.append(self._ends[-1] + len(sign))

    def at(self, offset: int) -> int:
        """The comparable offset of a place in the line."""
        return self._ends[offset]

    def first(self, offset: int) -> int:
        """The first place in the line at a comparable offset: before anything invisible."""
        return bisect_left(self._ends, offset)

    def last(self, offset: int) -> int:
        """The last place in the line at a comparable offset: behind anything invisible."""
        return bisect_left(self._ends, offset + 1) - 1


@functools.cache
def _sign(sign: str) -> str:
    if sign in _ALIKE:
        return _ALIKE[sign]
    if sign.isspace() or unicodedata.category(sign) in ("Cf", "Cc", "Zs") or "\ufe00" <= sign <= "\ufe0f":
        return ""
    if sign.isascii():
        return sign
    return "".join(
        _ALIKE.get(part, part) for part in unicodedata.normalize("NFKD", sign) if not part.isspace()
    )
