r"""Vectors and matrices in what notes state: heads such as `softmax(z)_i`, calls of bound vectors, named results.

Looks at the words only; parses and computes nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Binding, Definition, Equation, Relation
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.arrays.matrix_formulas import MAY_BE_OTHER_SIGNS, matrix_formulas, reckons_otherwise
from vaultproof.extract.classify import Finding, Statement, bare_name, equation, head_of
from vaultproof.extract.definitions.result import named_results
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.source import Span
from vaultproof.spot import late

_ASSIGNED = late(r"(\S+)\s*(?:\\leftarrow|\\gets|\\to|\\rightarrow|←|:=|&=|&\\leftarrow)\s*$")
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})


def of_vectors(statements: Iterable[Statement], findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with what bound vectors add: results that get a name, and calls of vectors by name as claims.

    `H(p) = 1.5` defines nothing where `p` is a vector that the note has set before.
    """
    statements, findings = tuple(statements), list(findings)
    factored = _factored(statements, findings)
    if factored:
        findings = [one for one in findings if not _is_told_by(one, factored.values())]
        findings += factored.values()
    for statement in statements:
        for result in _named_results(statement):
            findings = [one for one in findings if not _on_the_way(one, result, statement)]
            findings.append(result)
    findings += named_results(statements)
    bindings = [one for one in findings if isinstance(one, Binding)]
    vectors = _first(one for one in bindings if is_array(one.value))
    numbers = [one for one in bindings if not is_array(one.value)]
    first = _first(numbers)
    claims = [
        claim
        for statement in statements
        if (claim := _bound_call(statement, vectors) or _number_call(statement, first, numbers)) is not None
    ]
    of_matrices = tuple(matrix_formulas(statements, bindings, _taken(findings)))
    spans = {claim.span for claim in of_matrices}
    claims = [*of_matrices, *(claim for claim in claims if claim.span not in spans)]
    claimed = {claim.span for claim in claims}
    kept = [one for one in findings if not _gives_way(one, claimed, spans)]
    return tuple(_doubted(one, statements) for one in (*kept, *claims))


def _doubted(one: Finding, statements: Sequence[Statement]) -> Finding:
    """A claim that a product or a power is a matrix, with a doubt where its line reckons with matrices otherwise."""
    if not isinstance(one, Equation) or one.kind != "chain" or one.doubt is not None:
        return one
    if not statements or not is_array(one.right):
        return one
    text = statements[0].source.text
    start, stop = text.rfind("\n", 0, one.span.start) + 1, text.find("\n", one.span.end)
    otherwise = reckons_otherwise(text[start : stop if stop >= 0 else len(text)])
    return replace(one, kind="value", doubt=MAY_BE_OTHER_SIGNS) if otherwise else one


def _factored(statements: Iterable[Statement], findings: Iterable[Finding]) -> dict[int, Equation]:
    r"""The claims that a matrix which the note has given is a product of matrices written out, by where they begin:
    `A = LU = \begin{pmatrix} … \end{pmatrix} \begin{pmatrix} … \end{pmatrix}`."""
    given = [one for one in findings if isinstance(one, Binding) and is_array(one.value)]
    found: dict[int, Equation] = {}
    for statement in statements if given else ():
        first, start = statement.terms[0], statement.terms[0].passage.whole.start
        name = bare_name(first, shape(first))
        known = [one for one in given if one.name == name and one.span.start < start]
        if not known or name is None or not set(statement.relations) <= _EQUALITIES:
            continue
        for term in statement.terms[1:]:
            looks = shape(term)
            if term.text.count(r"\begin") > 1 and looks.digits and not looks.names and not looks.calls:
                direct = replace(statement, terms=(first, term), relations=statement.relations[:1])
                claim = equation(direct, "chain", 0)
                between = statement.source.text[known[-1].span.end : start]
                doubt = _MAY_BE_ANOTHER if len(known) > 1 or "\n#" in between else None
                kind = "chain" if doubt is None else "value"
                found[start] = replace(claim, kind=kind, doubt=claim.doubt or doubt)
                break
    return found


def _on_the_way(one: Finding, result: Binding, statement: Statement) -> bool:
    """Whether a sum or a product of matrices stands in the chain that goes on to the value of a name."""
    if not isinstance(one, Binding) or one.name != result.name or one.value.text.count(r"\begin") < 2:
        return False
    return statement.terms[0].passage.whole.start <= one.span.start < result.span.start


def _is_told_by(one: Finding, factored: Iterable[Equation]) -> bool:
    """Whether a value of a name stands in a claim that the name's matrix is a product."""
    return isinstance(one, Binding) and any(claim.span.covers(one.span) for claim in factored)


_MAY_BE_ANOTHER = "the name may stand for another matrix here"


def _gives_way(one: Finding, claimed: Container[Span], of_matrices: Container[Span]) -> bool:
    """Whether a finding is better told by a claim: a definition by any at its place, a claim by one of matrices."""
    match one:
        case Definition():
            return one.span in claimed
        case Equation():
            return one.span in of_matrices
    return False


def _taken(findings: Iterable[Finding]) -> list[Equation]:
    """The claims that stay as they are: those between symbols give way to what is said of matrices."""
    return [one for one in findings if isinstance(one, Equation) and one.kind != IDENTITY]


def _named_results(statement: Statement) -> Iterator[Binding]:
    r"""`p = softmax(z) = (0.27, 0.73)` gives p its value; so does `p \leftarrow p - g = (0.27, 0.73)`."""
    last = statement.terms[-1]
    if not set(statement.relations) <= _EQUALITIES or not is_array(last):
        return
    first = statement.terms[0]
    name = bare_name(first, shape(first)) if len(statement.terms) > 2 else None
    if name is None:
        start = first.passage.whole.start
        before = _ASSIGNED.search(statement.source.text[max(start - 60, 0) : start])
        name = canonical_name(before[1]) if before is not None else None
    if name is not None:
        span = last.passage.whole
        yield Binding(path=statement.source.path, span=span, name=name, value=last, scope=statement.scope)


def _first(bindings: Iterable[Binding]) -> dict[str, int]:
    """Where each name is bound first."""
    found: dict[str, int] = {}
    for one in bindings:
        found[one.name] = min(one.span.start, found.get(one.name, one.span.start))
    return found


def _number_call(statement: Statement, first: Mapping[str, int], bound: Sequence[Binding]) -> Equation | None:
    r"""The claim that `\tanh(z) \approx 0.834` makes where the note has set z before (with `=`: just before)."""
    claim = _bound_call(statement, first)
    if claim is None or claim.relation is Relation.APPROXIMATE:
        return claim
    head = head_of(statement)
    names = head.parameters if head is not None else ()
    ends = [one.span.end for one in bound if one.name in names and one.span.start < claim.span.start]
    return claim if "\n\n" not in statement.source.text[max(ends, default=0) : claim.span.start] else None


def _bound_call(statement: Statement, first: Mapping[str, int]) -> Equation | None:
    """The claim that a statement makes which looks like a definition, but calls a function with bound vectors."""
    if not statement.relations or statement.relations[0] not in _EQUALITIES:
        return None
    head = head_of(statement)
    looks = shape(statement.terms[1])
    if head is None or head.primes or head.index or looks.names or looks.calls or not looks.digits:
        return None
    start = statement.terms[0].passage.whole.start
    if not all(first.get(parameter, start) < start for parameter in head.parameters):
        return None
    return replace(equation(statement, "chain", 0), lead=())
