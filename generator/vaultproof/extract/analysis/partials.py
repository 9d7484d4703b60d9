r"""Partial derivatives by their index, `f_{xy} = 3`, and matrices of them: `H_f = \begin{pmatrix} 2 & 3 \\ 3 & 2
\end{pmatrix}` where the note speaks of a Hessian, `J = …` where it speaks of a Jacobian. Evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from vaultproof.claim import Definition, Equation, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.analysis.primitive import items_of_vector
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Signs, Spotted, late

_PLACE = r"(?:\s*(?:\\left)?\((?P<place>[^()]*)(?:\\right)?\))?\s*"
_BY_INDEX = late(
    rf"\s*(?P<name>[A-Za-z])\s*_\s*(?:(?P<one>[A-Za-z])|\{{\s*(?P<several>[A-Za-z](?:\s*[A-Za-z]){{0,2}})\s*\}}){_PLACE}"
)
_HESSIAN = late(
    rf"\s*(?:\\nabla\s*\^\s*\{{?\s*2\s*\}}?\s*(?P<of>[A-Za-z])|(?:\\(?:mathbf|mathrm|mathcal|operatorname)\s*\{{\s*)?(?:Hess|Hf|H)\s*\}}?(?:\s*_\s*\{{?\s*(?P<named>[A-Za-z])\s*\}}?)?"
    rf"(?:\s*\(\s*(?P<called>[fghFL])\s*\))?){_PLACE}"
)
_JACOBIAN = late(
    rf"\s*(?:\\(?:mathbf|mathrm|mathcal|operatorname)\s*\{{\s*)?(?:Jac|Jf|J|D)\s*\}}?(?:\s*_\s*\{{?\s*(?P<named>[A-Za-z])\s*\}}?)?"
    rf"(?:\s*\(\s*(?P<called>[fghFT])\s*\))?{_PLACE}"
)
_OF_FIELD = r"(?:\\(?:vec|mathbf|boldsymbol|bm|overrightarrow)\s*\{?\s*)?(?P<name>[A-Z])\s*\}?"
_FIELD = late(rf"\s*{_OF_FIELD}\s*(?:\(\s*x\s*,\s*y\s*(?:,\s*z\s*)?\))?\s*")
_LAPLACIAN = late(
    r"\s*(?:\\nabla\s*\^\s*\{?\s*2\s*\}?|\\Delta|\\nabla\s*\\cdot\s*\\nabla)\s*(?P<name>[a-z])\s*(?:\([xyz,\s]+\))?\s*"
)
_DIVERGENCE = late(
    rf"\s*(?:\\nabla\s*\\cdot|\\(?:operatorname|mathrm|text)\s*\{{\s*div\s*\}}|\\div)\s*\(?\s*{_OF_FIELD}\s*\)?\s*"
)
_ROTATION = late(
    rf"\s*(?:\\nabla\s*\\times|\\(?:operatorname|mathrm|text)\s*\{{\s*(?:rot|curl)\s*\}}|\\curl)\s*\(?\s*{_OF_FIELD}\s*\)?\s*"
)
_NABLA = late(r"\\nabla|\\Delta|\{\s*(?:div|rot|curl)\s*\}|\\(?:curl|div)(?![a-z])")
_OPERATORS = Signs(r"\nabla", r"\Delta", "div", "rot", "curl")
_MATRIX = late(r"\s*\\begin\{[pbB]matrix\}(?P<rows>.*)\\end\{[pbB]matrix\}\s*", re.DOTALL)
_ROWS = late(r"\\\\(?:\[[^\]]*\])?")
_SPEAKS_OF_HESSIAN = Spotted(r"hess|гесс|海森|黑塞|海赛|ヘッセ|ヘシアン|헤시|헤세|essian", re.IGNORECASE)
_SPEAKS_OF_JACOBIAN = Spotted(
    r"ja[ck]obi|jacob|giacobian|якоби|雅可比|雅克比|ヤコビ|야코비|자코비", re.IGNORECASE
)
_NUMBER = late(r"[-−+]?\s*\d+(?:\.\d+)?|[-−+]?\s*\\[td]?frac\{\d+\}\{\d+\}")
_LONGEST = 600


def partials(
    note: Note, statements: Iterable[Statement], definitions: Iterable[Definition]
) -> Iterator[Equation]:
    """The claims of each derivative by its index, and of each item of a Hessian and a Jacobian, for the functions of
    several variables that stand before."""
    known = [
        one
        for one in definitions
        if one.source is WitnessKind.FORMULA and len(one.parameters) > 1 and not one.index
    ]
    if not known:
        return
    of_hessian = _SPEAKS_OF_HESSIAN.search(note.source.text) is not None
    of_jacobian = _SPEAKS_OF_JACOBIAN.search(note.source.text) is not None
    indexed = {one.name for one in definitions}
    for statement in statements:
        first = statement.terms[0]
        if (
            not statement.relations
            or statement.relations[0] is not Relation.EQUAL
            or first.syntax is not Syntax.LATEX
        ):
            continue
        before = {one.name: one for one in known if one.span.end <= first.passage.whole.start}
        if not before:
            continue
        if (match := _BY_INDEX.fullmatch(first.text)) is not None and match["name"] in before:
            written = canonical_name(f"{match['name']}_{{{match['one'] or match['several']}}}")
            if written not in indexed:
                yield from _by_index(statement, before[match["name"]], match)
        elif of_hessian and (match := _HESSIAN.fullmatch(first.text)) is not None:
            yield from _hessian(statement, before, match, _nearest(note, statement, before))
        elif of_jacobian and (match := _JACOBIAN.fullmatch(first.text)) is not None:
            yield from _jacobian(statement, before, match)


def vector_fields(
    note: Note, statements: Iterable[Statement], definitions: Iterable[Definition]
) -> Iterator[Equation]:
    r"""The claims of divergences and rotations of the vector fields that a note gives, `\mathbf F = (x^2, xy, z)`, and
    of Laplacians of its functions: for each term that is set equal to one."""
    if not _OPERATORS.stand_in(note.source.text) or _NABLA.search(note.source.text) is None:
        return
    functions = [one for one in definitions if one.source is WitnessKind.FORMULA and len(one.parameters) > 1]
    fields: dict[str, list[Term]] = {}
    for statement in statements:
        first = statement.terms[0]
        if (
            not statement.relations
            or statement.relations[0] is not Relation.EQUAL
            or first.syntax is not Syntax.LATEX
        ):
            continue
        named = _FIELD.fullmatch(first.text)
        if named is not None:
            items = items_of_vector(statement.terms[1])
            if len(items) in {2, 3}:
                fields[named["name"]] = items
            continue
        if (match := _LAPLACIAN.fullmatch(first.text)) is not None:
            of = next((one for one in reversed(functions) if one.name == match["name"]), None)
            if (
                of is not None
                and of.span.end <= first.passage.whole.start
                and set(of.parameters) <= set("xyz")
            ):
                call = f"{of.name}({', '.join(of.parameters)})"
                left = " + ".join(rf"\frac{{\partial^2}}{{\partial {one}^2}} {call}" for one in of.parameters)
                yield from _equal_to(statement, left, statement.terms[1])
        elif (match := _DIVERGENCE.fullmatch(first.text)) is not None and match["name"] in fields:
            items = fields[match["name"]]
            left = " + ".join(_along(letter, item) for letter, item in zip("xyz", items, strict=False))
            for term in statement.terms[1:]:
                yield from _equal_to(statement, left, term)
        elif (match := _ROTATION.fullmatch(first.text)) is not None and match["name"] in fields:
            yield from _rotation(statement, fields[match["name"]])


def _rotation(statement: Statement, field: list[Term]) -> Iterator[Equation]:
    items = items_of_vector(statement.terms[1])
    if len(field) != 3 or len(items) != 3:
        return
    for at, item in enumerate(items):
        first, second = (at + 1) % 3, (at + 2) % 3
        left = f"{_along('xyz'[first], field[second])} - {_along('xyz'[second], field[first])}"
        yield from _equal_to(statement, left, item)


def _along(letter: str, term: Term) -> str:
    """The derivative of a term along a letter, in brackets of its own."""
    return rf"\left( \frac{{\partial}}{{\partial {letter}}} \left( {term.text} + 0 {letter} \right) \right)"


def _equal_to(statement: Statement, left: str, item: Term) -> Iterator[Equation]:
    start = statement.terms[0].passage.whole.start
    yield replace(
        equation(statement, "chain" if shape(item).numeric else IDENTITY, 0),
        span=item.passage.whole,
        text=f"{' '.join(statement.terms[0].text.split())}: {item.text}",
        left=Term(Passage(left, ((0, start),)), Syntax.LATEX),
        right=item,
        lead=(),
        doubt=statement.around.doubt,
    )


def _by_index(statement: Statement, of: Definition, match: re.Match[str]) -> Iterator[Equation]:
    letters = [match["one"]] if match["one"] else re.findall(r"[A-Za-z]", match["several"])
    if not set(letters) <= set(of.parameters):
        return
    claim = _slope(
        statement, of, f"{of.name}({', '.join(of.parameters)})", letters, statement.terms[1], match["place"]
    )
    if claim is not None:
        span = Span(statement.terms[0].passage.whole.start, statement.terms[1].passage.whole.end)
        yield replace(claim, span=span, text=" ".join(statement.source[span].split()))


def _nearest(note: Note, statement: Statement, before: dict[str, Definition]) -> str:
    """The one function of several variables that stands before, or the last one in the same paragraph."""
    if len(before) == 1:
        return next(iter(before))
    start = statement.terms[0].passage.whole.start
    block = next((one for one in note.blocks if one.span.start <= start < one.span.end), None)
    near = [one for one in before.values() if block is not None and one.span.start >= block.span.start]
    return near[0].name if len(near) == 1 else ""


def _hessian(
    statement: Statement, before: dict[str, Definition], match: re.Match[str], nearest: str
) -> Iterator[Equation]:
    name = match["of"] or match["named"] or match["called"] or nearest
    of, rows = before.get(name), _rows(statement.terms[1])
    if of is None or not all(len(one) == 1 for one in of.parameters):
        return
    if len(rows) != len(of.parameters) or any(len(row) != len(rows) for row in rows):
        return
    call = f"{of.name}({', '.join(of.parameters)})"
    for first, row in zip(of.parameters, rows, strict=True):
        for second, item in zip(of.parameters, row, strict=True):
            claim = _slope(statement, of, call, [first, second], item, match["place"])
            if claim is not None:
                yield replace(claim, text=f"∂²{of.name}/∂{first}∂{second} = {item.text}")


def _jacobian(
    statement: Statement, before: dict[str, Definition], match: re.Match[str]
) -> Iterator[Equation]:
    name = match["named"] or match["called"] or (next(iter(before)) if len(before) == 1 else "")
    of, rows = before.get(name), _rows(statement.terms[1])
    components = items_of_vector(of.body) if of is not None else []
    if of is None or len(components) < 2 or len(rows) != len(components):
        return
    if any(len(row) != len(of.parameters) for row in rows) or not all(len(one) == 1 for one in of.parameters):
        return
    for component, row in zip(components, rows, strict=True):
        for letter, item in zip(of.parameters, row, strict=True):
            body = rf"\left( {component.text} + 0 {letter} \right)"
            claim = _slope(statement, of, body, [letter], item, match["place"])
            if claim is not None:
                yield replace(claim, text=f"∂({component.text})/∂{letter} = {item.text}")


def _slope(
    statement: Statement, of: Definition, body: str, letters: list[str], item: Term, place: str | None
) -> Equation | None:
    """The claim that the derivative of a body along some letters is an item, at a place where one is given."""
    by = " ".join(rf"\partial {one}" for one in letters)
    order = f"^{len(letters)}" if len(letters) > 1 else ""
    if len(set(letters)) == 1 and len(letters) > 1:
        by = rf"\partial {letters[0]}{order}"
    left = rf"\frac{{\partial{order}}}{{{by}}} {body}"
    parts = [part.strip() for part in (place or "").split(",")] if place else []
    general = not parts or parts == list(of.parameters)
    if not general and not (len(parts) == len(of.parameters) and all(map(_NUMBER.fullmatch, parts))):
        return None
    numeric = shape(item).numeric
    start = statement.terms[0].passage.whole.start
    given = (
        ()
        if general
        else tuple(
            (name, Term(Passage(part, ((0, start),)), Syntax.LATEX))
            for name, part in zip(of.parameters, parts, strict=True)
        )
    )
    kind = "derivative" if given else "chain" if numeric else IDENTITY
    return replace(
        equation(statement, kind, 0),
        span=item.passage.whole,
        left=Term(Passage(left, ((0, start),)), Syntax.LATEX),
        right=item,
        given=given,
        lead=(),
        doubt=statement.around.doubt,
    )


def _rows(term: Term) -> list[list[Term]]:
    """The items of a matrix as written, row by row; empty where a term is none."""
    match = _MATRIX.fullmatch(term.text)
    if match is None or len(term.text) > _LONGEST or r"\begin" in match["rows"]:
        return []
    offset, rows, last = match.start("rows"), [], 0
    text = match["rows"]
    for end in (*(mark.span() for mark in _ROWS.finditer(text)), (len(text), len(text))):
        row, at = [], last
        for cell in text[last : end[0]].split("&"):
            lead = len(cell) - len(cell.lstrip())
            start, stop = offset + at + lead, offset + at + len(cell.rstrip())
            if stop > start:
                row.append(Term(term.passage.cut(start, stop), term.syntax))
            at += len(cell) + 1
        if row:
            rows.append(row)
        last = end[1]
    return rows
