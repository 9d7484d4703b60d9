r"""Numerals with their base written below: `1011_2 = 11`, `(FF)_{16} = 255_{10}`, `0.101_2 = 0.625`.

Reads the numerals; compares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.shape import shape
from vaultproof.source import Passage
from vaultproof.spot import late

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FONT = r"\\(?:text|mathrm|mathtt|texttt|operatorname)\s*\{\s*"
_NUMERAL = late(
    rf"\s*(?:\\left)?\(?\s*(?:{_FONT})?(?P<whole>[\dA-F]+(?:\s[\dA-F]+)*)(?:(?:[.,]|\{{,\}})(?P<places>[\dA-F]+))?\s*\}}?\s*(?:\\right)?\)?\s*_\s*"
    r"(?:(?P<base>\d)|\{\s*(?:\\text\{)?\s*(?P<braced>\d{1,2})\s*\}?\s*\})\s*"
)
_SEVERAL = late(r"[\dA-F]{2,}[\s)}]*_|[\dA-F](?:[.,]|\{,\})\d")
_OTHER_SYSTEM = "number system"
_MOST = 32
_BASES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16})
_HEXADECIMAL = 16
_FEWEST = 2
_ZERO_AHEAD = late(r"(?<![\d.,])0\d")


def numerals(statements: Iterable[Statement], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each pair of neighbours one of which is such a numeral, and the other another one or a number."""
    for one in statements:
        for index, (left, right) in enumerate(pairwise(one.terms)):
            if one.relations[index] is not Relation.EQUAL:
                continue
            sides = _written_out(left), _written_out(right)
            if not any(
                side and _SEVERAL.search(term.text) for side, term in zip(sides, (left, right), strict=True)
            ):
                continue
            first, second = (side or _plain(term) for side, term in zip(sides, (left, right), strict=True))
            if first is None or second is None:
                continue
            doubt = doubts.get(one.scope) or one.around.doubt_of_numbers
            yield replace(
                equation(one, "arithmetic", index),
                left=first,
                right=second,
                lead=(),
                doubt=None if doubt and _OTHER_SYSTEM in doubt else doubt,
            )


def _plain(term: Term) -> Term | None:
    """A term that holds numbers only, as they are read where no base is written; a zero before one may tell another, as
    in `032` in C."""
    return term if shape(term).numeric and _ZERO_AHEAD.search(term.text) is None else None


def _written_out(term: Term) -> Term | None:
    """A numeral with its base as the number that it stands for; None for anything else."""
    match = _NUMERAL.fullmatch(term.text)
    if match is None:
        return None
    base = int(match["base"] or match["braced"])
    whole = "".join(match["whole"].split()).upper()
    places = (match["places"] or "").upper()
    digits = [_DIGITS.index(one) for one in whole + places]
    lettered = re.search(r"[A-F]", whole + places) is not None
    if base not in _BASES or max(digits) >= base or len(digits) > _MOST:
        return None
    if lettered and (base != _HEXADECIMAL or len(digits) < _FEWEST):
        return None  # a name with an index
    total = sum(digit * base ** (len(digits) - 1 - at) for at, digit in enumerate(digits))
    text = str(total) if not places else rf"\frac{{{total}}}{{{base ** len(places)}}}"
    start = term.passage.whole.start
    return Term(Passage(f"{text} + 0", ((0, start),)), Syntax.LATEX)
