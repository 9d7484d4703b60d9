r"""Heads of functions of vectors: `softmax(z)_i`, `\text{softmax}_i(z)`, `LSE(x_1, \dots, x_n)`, `D_{KL}(p \| q)`.

Rewrites them as plain heads; what the body says is not looked at but for the index.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vaultproof.claim import Term
from vaultproof.extract.definitions.head import Head, read_head
from vaultproof.latex import canonical_name
from vaultproof.spot import late

_BEHIND = late(
    r"^(?P<call>.*(?:\)|\]))\s*_\s*(?:\{\s*(?P<braced>[a-zA-Z])\s*\}|(?P<plain>[a-zA-Z]))$", re.DOTALL
)
_ON_NAME = late(r"^(?P<name>[A-Za-z][\w ]+)_(?P<index>[a-z])$")
_DOTS = late(r"\\[lc]?dots[a-z]?|\\ldots|…|\.\.\.")
_LISTED = late(r"\(([^()]*)\)\s*$")
_BARS = late(r"\\\||\|\||\\parallel|\\Vert")


def read_item_head(term: Term, body: str) -> Head | None:
    """The head that a term is, where it is one of a function of vectors; None for anything else."""
    text = term.text.strip()
    if match := _BEHIND.match(text):
        head = _plain(term, match["call"].replace("[", "(").replace("]", ")"))
        return replace(head, index=match["braced"] or match["plain"]) if head is not None else None
    if _BARS.search(text):
        return _plain(term, _BARS.sub(",", text))
    if (listed := _LISTED.search(text)) and _DOTS.search(listed[1]):
        return _listed(term, text, listed)
    head = read_head(term) if "_" in text else None
    if head is not None and (one := _ITEM.fullmatch("".join(head.parameters))) and _sums_items(one, body):
        return replace(head, parameters=(one["base"],), index=one["index"])
    named = _ON_NAME.match(head.name) if head is not None else None
    if head is None or named is None:
        return None
    item = rf"{re.escape(head.parameters[0])}\}}?\s*_\s*\{{?\s*{named['index']}"
    return replace(head, name=named["name"], index=named["index"]) if re.search(item, body) else None


_ITEM = late(r"(?P<base>[A-Za-z])_(?P<index>[a-z])")


def _sums_items(item: re.Match[str], body: str) -> bool:
    """Whether a body sums over the other items of the vector of which a head has one: `softmax(z_i)`."""
    others = re.findall(rf"(?<![A-Za-z]){item['base']}_\{{?([a-z])\}}?", body)
    return "\\sum" in body and item["index"] in others and len(set(others)) > 1


def _plain(term: Term, text: str) -> Head | None:
    return read_head(replace(term, passage=replace(term.passage, text=text)))


def _listed(term: Term, text: str, listed: re.Match[str]) -> Head | None:
    """`(x_1, \\dots, x_n)` as one vector `x`."""
    names = [
        canonical_name(part) for part in re.split(r"[,;]", _DOTS.sub("", listed[1])) if part.strip(" \\,")
    ]
    bases = {name.partition("_")[0] for name in names if name}
    if None in names or len(names) < 2 or len(bases) != 1 or not all("_" in (name or "") for name in names):
        return None
    head = _plain(term, text[: listed.start()] + "(x)")
    return replace(head, parameters=(bases.pop(),)) if head is not None else None
