"""Takes two sums apart, term by term, to tell which numbers a writer reckoned with as they are shown.

Looks at the text and at values; decides nothing of the sums themselves.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vaultproof.claim import Relation, Term
from vaultproof.judge.compare import compare
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.values.numbers import NoValue

_OPENING, _CLOSING = "([{", ")]}"
_JOINED = re.compile(r"(?:[-−+*/·×⋅^_=]|\\(?:cdot|times|div|pm|left))\s*$")
_MOST = 8


def _summands(text: str) -> list[tuple[int, int]]:
    """Where the terms of a sum stand, without the signs before them."""
    depth, start, found = 0, 0, []
    for at, sign in enumerate(text):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth == 0 and sign in "+-−" and text[start:at].strip() and not _JOINED.search(text[start:at]):
            found.append((start, at))
            start = at + 1
    return [*found, (start, len(text))]


def reckoned_as_shown(evaluator: Evaluator, actual: Term, stated: Term) -> list[str]:
    """The terms of a sum which are, with the digits shown, the numbers that stand at their places in another one:
    `0.116 \\cdot 79` in `78 - 3.785 \\cdot 5.2 - 0.116 \\cdot 79 = 78 - 19.642 - 9.164`: exact ones."""
    parts, others = _summands(actual.text), _summands(stated.text)
    if len(parts) != len(others) or not 1 < len(parts) <= _MOST:
        return []
    found = []
    for (start, end), (first, last) in zip(parts, others, strict=True):
        text, told = actual.text[start:end], stated.text[first:last]
        try:
            number = read_stated(told, Relation.EQUAL, evaluator.trial.decimal_comma)
            value = evaluator.value(replace(actual, passage=replace(actual.passage, text=text))).value
        except (NoValue, AmbiguousNumber):
            continue
        exact = isinstance(value, Real) and value.exact
        if exact and number is not None and compare(value, number, Relation.EQUAL).agrees is True:
            found.append(text)
    return found
