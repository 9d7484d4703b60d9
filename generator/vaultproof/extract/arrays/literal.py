"""Lists and matrices of numbers that are written out. Looks at brackets only; parses and computes nothing."""

from __future__ import annotations

import re

from vaultproof.claim import Term
from vaultproof.extract.shape import shape
from vaultproof.spot import late

_BRACKETS = {"(": ")", "[": "]"}
_TRANSPOSED = late(r"\s*\^\s*(?:T|\\top|\{\s*(?:T|\\top|\\mathsf\s*\{?\s*T\s*\}?)\s*\})$")
_MATRIX = late(r"\\(?:begin|end)\s*\{(?:[bpv]?(?:small)?matrix|array)\}")
_LONGEST = 20_000


def is_array(term: Term) -> bool:
    """Whether a term is a list or matrix of numbers that is written out."""
    if len(term.text) > _LONGEST or not _is_written_out(term.text.strip()):
        return False
    looks = shape(term)
    return looks.digits and not looks.names and not looks.calls


def _is_written_out(text: str) -> bool:
    """Whether a text is one list in brackets, or one matrix, perhaps transposed."""
    text = _TRANSPOSED.sub("", text.replace(r"\left", "").replace(r"\right", "")).strip()
    if "\\begin" in text:
        bare = text.strip("()[] ")
        return len(_MATRIX.findall(text)) == 2 and bare.startswith("\\begin") and bare.endswith("}")
    if _BRACKETS.get(text[:1]) != text[-1:] or not ("," in text or ";" in text):
        return False
    depth = 0
    for at, char in enumerate(text):
        depth += (char in "([{") - (char in ")]}")
        if depth == 0 and at < len(text) - 1:
            return False
    return True


_CELL = late(
    r"[-−–+]?\s*(?:\d+(?:(?:[.,]|\{,\})\d+)?|\.\d+|\\[dt]?frac\s*(?:\{\s*-?\d+\s*\}|\d)\s*(?:\{\s*\d+\s*\}|\d)|\d+\s*/\s*\d+)"
)
_COLUMNS = late(
    r"(\\begin\s*\{array\})\s*(?:\[[tbc]\]\s*)?\{[^{}]*\}|\\hline(?![A-Za-z])|(?<![A-Za-z\\])\|(?=\s*&)|&\s*\|"
)


def is_plain_array(term: Term) -> bool:
    """Whether a term is an array whose cells are single numbers, so that nothing in it is to be worked out."""
    text = term.text.replace(r"\left", "").replace(r"\right", "")
    inner = _MATRIX.sub(" ", _COLUMNS.sub(lambda match: match[1] or " & ", text)).strip("()[] ")
    cells = re.split(r"\\\\|[;&]|,(?!\d)|(?<!\d),", inner)
    return is_array(term) and all(
        _CELL.fullmatch(cell.strip(" []()~")) for cell in cells if cell.strip(" []()")
    )
