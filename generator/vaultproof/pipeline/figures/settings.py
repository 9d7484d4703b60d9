"""The settings at which a function's examples are stated: δ = 1 in `L_1(3) = 2.5`, k = 2 in `f(1; 2)`. Draws
nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from vaultproof.claim import Term
from vaultproof.extract.shape import shape
from vaultproof.pipeline.figures.figure import Marked
from vaultproof.source import Passage

_CALLED = re.compile(r"[^()]*\((?P<inside>.*)\)\s*", re.DOTALL)
_MOST = 5
"""More curves than these in one figure tell nobody anything."""

Listed = tuple[tuple[str, tuple[Term, ...]], ...]


def settings_of_example(marked: Marked, parameters: Sequence[str]) -> dict[str, Term]:
    """What an example gives names that are no variables of its function."""
    called = _CALLED.fullmatch(marked.left.text)
    inside = called["inside"].removesuffix("\\right").strip() if called is not None else ""
    numeric = bool(inside) and shape(replace(marked.left, passage=Passage(inside, ((0, 0),)))).numeric
    if not numeric and not any(name in parameters for name, _ in marked.given):
        return {}
    return {name: term for name, term in marked.given if name not in parameters}


def tried_at(
    marks: Iterable[Marked], parameters: Sequence[str], names: Iterable[str]
) -> tuple[Listed, Listed]:
    """The names in a function's body that its examples give values: one with several of them, the least first, and
    those that have the same everywhere; of several names with several values the most frequent ones."""
    wanted = set(names)
    found = [
        given for one in marks if (given := settings_of_example(one, parameters)) and wanted >= given.keys()
    ]
    if not found or len({frozenset(one) for one in found}) > 1:
        return (), ()
    listed = {name: {one[name].text.strip(): one[name] for one in found} for name in sorted(found[0])}
    several = [name for name, terms in listed.items() if len(terms) > 1]
    if len(several) > 1:
        common = Counter(tuple(sorted((name, one[name].text.strip()) for name in one)) for one in found)
        best = dict(common.most_common(1)[0][0])
        return (), tuple((name, (terms[best[name]],)) for name, terms in listed.items())
    return (
        tuple((name, tuple(sorted(listed[name].values(), key=_size)[:_MOST])) for name in several),
        tuple((name, tuple(terms.values())) for name, terms in listed.items() if len(terms) == 1),
    )


def _size(term: Term) -> tuple[float, str]:
    try:
        return float(term.text.replace("{,}", ".").replace(",", ".").replace("$", "")), term.text
    except ValueError:
        return float("inf"), term.text
