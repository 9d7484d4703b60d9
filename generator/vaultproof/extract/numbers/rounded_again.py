r"""A value told once more, rounded: `\varphi = \frac{1 + \sqrt5}{2}`, and behind it `\varphi \approx 1.618`.

Such a number gives the name no other value but says how large it is. Works nothing out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vaultproof.claim import Binding, Definition, Equation, Relation, Term
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.classify import Statement, bare_name, equation
from vaultproof.extract.doubts.otherwise import OTHERWISE
from vaultproof.extract.shape import shape
from vaultproof.note import Note
from vaultproof.spot import late

_FORMULA = late(r"\$[^$]*\$?|\\[A-Za-z]+")
_NEAREST = 300
"""How far behind the value it may be told again, in characters."""


def with_rounded(
    note: Note, statements: Sequence[Statement], found: Sequence[Definition | Binding | Equation]
) -> list[Definition | Binding | Equation]:
    """What is found, with the claim that a value is about some number in the place of that number as another value."""
    claims = tuple(_rounded(note, statements))
    places = {one.right.passage.whole for one in claims}
    kept = [one for one in found if not (isinstance(one, Binding) and one.value.passage.whole in places)]
    return [*kept, *claims] if claims else list(found)


def _rounded(note: Note, statements: Sequence[Statement]) -> Iterator[Equation]:
    given: dict[str, tuple[Term, Statement]] = {}
    for one in sorted(statements, key=lambda each: each.terms[0].passage.whole.start):
        name = bare_name(one.terms[0], shape(one.terms[0])) if len(one.terms) > 1 else None
        if name is None:
            continue
        first = one.terms[1]
        if one.relations == (Relation.APPROXIMATE,) and name in given and shape(first).literal:
            value, told = given[name]
            between = note.source.text[told.terms[0].passage.whole.start : first.passage.whole.start]
            of_others = OTHERWISE.search(_FORMULA.sub(" ", f"${between}")) is not None
            near = len(between) <= _NEAREST and "\n\n" not in between and told.scope == one.scope
            if near and not of_others:
                yield replace(equation(one, "arithmetic", 0), left=value, lead=())
                continue
        exact = one.relations == (Relation.EQUAL,) and shape(first).numeric and not shape(first).literal
        if exact and not is_array(first) and not one.around.contrary and not one.around.conditional:
            given[name] = (first, one)
        else:
            given.pop(name, None)
