r"""Fitted functions that are given without brackets and called with them: `\hat y = 0.5 + 1.4x`, `\hat y(3) = 4.7`.

Only names with an accent, which stand for what a model tells, and which the note gives one such formula.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from vaultproof.claim import Binding, Definition, Equation, Relation, WitnessKind
from vaultproof.extract.classify import Statement, bare_name
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.source import Span
from vaultproof.spot import late

ACCENTS = ("hat", "tilde")
"""How the names end of what a model tells: `yhat`."""
_YEAR = late(r"\(\s*(?:1[89]|20)\d\d\s*(?:\\right\s*)?\)")
"""A year as an argument, which the formula may count from another one: `x` in years since 2000."""


def predictions(
    statements: Iterable[Statement], found: Iterable[Definition | Binding | Equation]
) -> Iterator[Definition]:
    """The definition of each name with an accent that the note calls and gives in one formula of one letter."""
    found = tuple(found)
    called = {
        name
        for one in found
        if isinstance(one, Equation) and one.kind == "value" and _YEAR.search(one.left.text) is None
        for written in shape(one.left).calls
        if (name := canonical_name(written)) is not None and name.endswith(ACCENTS)
    } - {one.name for one in found if isinstance(one, Definition)}
    given: dict[str, list[Definition]] = defaultdict(list)
    for one in statements if called else ():
        first, relation = one.terms[0], next(iter(one.relations), None)
        name = bare_name(first, shape(first)) if relation is Relation.EQUAL else None
        looks = shape(one.terms[1]) if name in called else None
        if name is None or looks is None or len(looks.names) != 1 or looks.calls or not looks.digits:
            continue
        span = Span(first.passage.whole.start, one.terms[1].passage.whole.end)
        given[name].append(
            Definition(
                path=one.source.path,
                span=span,
                name=name,
                aliases=(),
                parameters=tuple(canonical_name(letter) or letter for letter in looks.names),
                source=WitnessKind.FORMULA,
                text=one.source[span],
                body=one.terms[1],
                scope=one.scope,
            )
        )
    yield from (several[0] for several in given.values() if len(several) == 1)
