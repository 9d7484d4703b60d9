r"""Results of formulas that have a name but no brackets: `p_i = \frac{e^{z_i}}{\sum_j e^{z_j}}`, later
`p \approx (0.7, 0.3)`.

Only results that are stated as approximate: with `=` a note may as well set the name anew. Computes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.classify import Statement, bare_name, equation
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.source import Passage
from vaultproof.spot import late

_OF_VECTORS = late(r"\\sum|\\prod|\\\||\\top|\^\{?T\b|_\{?[a-z]\b|\\max|\\odot")
_ITEM = late(r"^(?P<base>.+?)_(?P<index>[a-z]|\d{1,2})$")


@dataclass(frozen=True, slots=True)
class _Formula:
    """What a name stands for, the letter of its index, and where it is said."""

    body: Term
    index: str
    start: int


def named_results(statements: Iterable[Statement]) -> Iterator[Equation]:
    """The claims that names with one formula of vectors make when a value is given for them."""
    statements = tuple(statements)
    formulas = _formulas(statements)
    for statement in statements:
        claim = _claim(statement, formulas)
        if claim is not None:
            yield claim


def _formulas(statements: Iterable[Statement]) -> Mapping[str, _Formula]:
    """The formulas by name; a name with two different ones has none."""
    found: dict[str, list[_Formula]] = defaultdict(list)
    for statement in statements:
        named = _named(statement)
        if named is None or statement.relations[0] is not Relation.EQUAL:
            continue
        base, index = named
        body = statement.terms[1]
        looks = shape(body)
        own = {canonical_name(name) or "" for name in looks.names}
        if index.isdigit() or not own:
            continue
        if any(name.partition("_")[0] == base for name in own):
            continue  # an update of the name itself
        start = statement.terms[0].passage.whole.start
        found[base].append(_Formula(body, index, start))
    return {name: some[0] for name, some in found.items() if len({one.body.text for one in some}) == 1}


def _named(statement: Statement) -> tuple[str, str] | None:
    """The name that a statement begins with, and its index."""
    if not statement.relations:
        return None
    first = statement.terms[0]
    name = bare_name(first, shape(first))
    if name is None:
        return None
    item = _ITEM.match(name)
    return (item["base"], item["index"]) if item is not None else (name, "")


def _claim(statement: Statement, formulas: Mapping[str, _Formula]) -> Equation | None:
    named = _named(statement)
    if named is None or statement.relations[0] is not Relation.APPROXIMATE:
        return None
    formula = formulas.get(named[0])
    looks = shape(statement.terms[1])
    start = statement.terms[0].passage.whole.start
    if formula is None or formula.start >= start or looks.names or looks.calls or not looks.digits:
        return None
    if (named[1] and not formula.index) or not (
        is_array(statement.terms[1]) or _OF_VECTORS.search(formula.body.text)
    ):
        return None
    given = ((formula.index, _number(named[1], start)),) if named[1].isdigit() else ()
    return replace(equation(statement, "chain", 0), left=formula.body, given=given, lead=())


def _number(text: str, start: int) -> Term:
    return Term(Passage(text, ((0, start),)), Syntax.PLAIN)
