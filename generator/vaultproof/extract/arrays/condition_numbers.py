r"""Condition numbers of symmetric, positive definite matrices of two rows that a note gives: `\kappa(H) = 3`,
`\kappa(H) = \lambda_{\max} / \lambda_{\min} = 3`. Works nothing out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, bare_name, equation
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Signs, late

_NUMBER = r"\s*([-−]?\d{1,15}(?:\.\d{1,15})?)\s*"
_MATRIX = late(
    rf"\s*\\begin\{{[pb]matrix\}}{_NUMBER}&{_NUMBER}\\\\{_NUMBER}&{_NUMBER}(?:\\\\\s*)?\\end\{{[pb]matrix\}}\s*"
)
_ASKED = late(
    r"\s*(?:\\kappa(?:\s*_\s*\{?\s*2\s*\}?)?|\\(?:operatorname|mathrm|text)\s*\{\s*cond\s*\}|cond)\s*(?:\(\s*(?P<of>[A-Z])\s*\))?\s*"
)
_RATIO = late(
    r"\s*(?:\\[dt]?frac\s*\{\s*\\lambda_\{?\s*(?:\\max|max|1)\s*\}?\s*(?:\([A-Z]\))?\s*\}\s*\{\s*\\lambda_\{?\s*(?:\\min|min|2|n)\s*\}?\s*(?:\([A-Z]\))?\s*\}|\\lambda_\{?\s*\\?max\s*\}?\s*/\s*\\lambda_\{?\s*\\?min\s*\}?)\s*"
)
_SIGNS = Signs(r"\kappa", "cond")
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})


_MAY_BE_ANOTHER = "it may be another condition number, or another matrix"


def condition_numbers(
    note: Note, statements: Sequence[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each number that the condition number of a matrix given before is set equal to."""
    if not _SIGNS.stand_in(note.source.text):
        return
    known: dict[str, set[tuple[Fraction, ...]]] = {}
    for one in sorted(statements, key=lambda item: item.terms[0].passage.whole.start):
        if not one.relations or one.relations[0] not in _EQUALITIES:
            continue
        name = bare_name(one.terms[0], shape(one.terms[0]))
        matrix = _MATRIX.fullmatch(one.terms[1].text)
        if name is not None and matrix is not None:
            entries = tuple(Fraction(entry.replace("−", "-")) for entry in matrix.groups())
            known.setdefault(name, set()).add(entries)
            continue
        asked = _ASKED.fullmatch(one.terms[0].text)
        if asked is None:
            continue
        of = canonical_name(asked["of"]) if asked["of"] else next(iter(known), None)
        if of is None or len(known.get(of, ())) != 1 or (not asked["of"] and len(known) != 1):
            continue
        left = _ratio(next(iter(known[of])))
        value = one.terms[-1]
        between = one.terms[1:-1]
        plain = all(_RATIO.fullmatch(term.text) or shape(term).numeric for term in between)
        if left is None or not plain or not shape(value).numeric or not set(one.relations) <= _EQUALITIES:
            continue
        start = one.terms[0].passage.whole.start
        span = Span(start, value.passage.whole.end)
        yield replace(
            equation(one, "arithmetic", len(one.relations) - 1),
            span=span,
            text=" ".join(note.source[span].split()),
            left=Term(Passage(left, ((0, start),)), Syntax.LATEX),
            lead=(),
            doubt=doubts.get(one.scope) or one.around.doubt or _MAY_BE_ANOTHER,
        )


def _ratio(entries: tuple[Fraction, ...]) -> str | None:
    """The ratio of the eigenvalues of a symmetric, positive definite matrix; None for another one."""
    a, b, c, d = entries
    if b != c or a + d <= 0 or a * d - b * c <= 0:
        return None
    trace, root = a + d, (a - d) ** 2 + 4 * b * b
    return rf"\frac{{({_latex(trace)}) + \sqrt{{{_latex(root)}}}}}{{({_latex(trace)}) - \sqrt{{{_latex(root)}}}}}"


def _latex(number: Fraction) -> str:
    return rf"\frac{{{number.numerator}}}{{{number.denominator}}}"
