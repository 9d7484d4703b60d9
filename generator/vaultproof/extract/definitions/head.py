r"""Recognises what stands left of a definition: `f(x)`, `\sigma(z)`, `\text{ReLU}(x)`, `L_\delta(y, p)`.

Tells a name and its parameters apart; does not look at what the definition says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from vaultproof.claim import Syntax, Term
from vaultproof.extract.shape import OPERATIONS
from vaultproof.latex import canonical_name
from vaultproof.latex.functions import DIMENSIONLESS
from vaultproof.spot import late

_HEAD = late(
    r"""^(?P<name>(?:\\[A-Za-z]+\*?\s*\{(?:[^{}]|\{[^{}]*\})*\}|\\[A-Za-z]+|[^\W\d_](?:\w|-(?=[^\W\d_]))*|[^\W\d_])
        (?:_(?:\{[^{}]*(?:\{[^{}]*\})?[^{}]*\}|\\[A-Za-z]+|\w))?)
        (?P<primes>['′’]*)
        \s*(?:\\left|\\bigl?|\\Bigl?)?\s*\((?P<parameters>[^()]*)(?:\\right|\\bigr?|\\Bigr?)?\)$""",
    re.VERBOSE,
)
_SIZE = late(
    r"(?:\\left|\\bigl?|\\Bigl?)?\s*(?:\||\\lvert|\\vert)(?P<inner>[^|]*\))"
    r"\s*(?:\\right|\\bigr?|\\Bigr?)?\s*(?:\||\\rvert|\\vert)"
)
r"""`|H(\omega)|`: the size of a function, defined where the function itself may have complex values."""
_FUNCTION_COMMANDS = frozenset(
    r"\exp \ln \log \sinh \cosh \tanh \coth \sin \cos \tan \sec \csc \cot \arctan \arcsin \arccos".split()
)


@dataclass(frozen=True, slots=True)
class Head:
    """A name in canonical form, the parameters in canonical form, and how many primes the name bears.

    `index` is the letter of the item of a vector that is defined, or empty.
    """

    name: str
    parameters: tuple[str, ...]
    primes: int
    index: str = ""


def read_head(term: Term) -> Head | None:
    r"""The head that a term is, or None: every parameter must be a plain symbol. That of a size, `|H(\omega)|`, bears
    the name with `_abs` behind it."""
    return _read(term.text.strip(), term.syntax)


@lru_cache(maxsize=4096)
def _read(text: str, syntax: Syntax) -> Head | None:
    if (size := _SIZE.fullmatch(text)) is not None:
        inner = _HEAD.match(size["inner"].strip())
        head = None if inner is None else _head(inner, syntax)
        return head if head is None else replace(head, name=f"{head.name}_abs")
    match = _HEAD.match(text)
    return None if match is None else _head(match, syntax)


def _head(match: re.Match[str], syntax: Syntax) -> Head | None:
    written = match["name"]
    command = re.match(r"\\[A-Za-z]+", written)
    if command and written == command.group() and written in OPERATIONS and written not in _FUNCTION_COMMANDS:
        return None
    name = canonical_name(written)
    if (event := _event(match, name)) is not None:
        return event
    parts = [part.strip() for part in re.split(r"[,;]|\\mid|\\,", match["parameters"]) if part.strip()]
    parameters = [_symbol(part, syntax) for part in parts]
    if name is None or not parameters or None in parameters:
        return None
    return Head(name, tuple(symbol for symbol in parameters if symbol is not None), len(match["primes"]))


_EVENT = late(r"\s*(?P<variable>[A-Z])\s*=\s*(?P<value>[a-z])\s*")


def _event(match: re.Match[str], name: str | None) -> Head | None:
    """`P(X = k)` as the head of a function of k, named after X."""
    event = _EVENT.fullmatch(match["parameters"])
    if event is None or name not in {"P", "p", "Pr"} or match["primes"]:
        return None
    return Head(f"{name}_{event['variable']}", (event["value"],), 0)


def _symbol(text: str, syntax: Syntax) -> str | None:
    """The canonical name of a parameter, or None where it is a number or an expression."""
    if re.fullmatch(r"[A-Za-z]{2,}", text) and syntax is Syntax.LATEX and text not in DIMENSIONLESS:
        return None
    if text[:1].isdigit() or re.search(r"[-+*/=^<>|]", re.sub(r"_\{[^{}]*\}", "", text)):
        return None
    name = canonical_name(text)
    return name if name not in {"pi", "infty", "∞"} else None
