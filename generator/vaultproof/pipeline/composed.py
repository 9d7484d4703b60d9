r"""Functions that a note gives in a way that no claim rests on, as definitions that can be drawn: through other
letters, `f(x) = e^{-z - e^{-z}}, \quad z = \frac{x - \mu}{\beta}`, of a concentration, `v([S])`, of the pH, and of a
letter and the same with a prime, `k(x, x')`.

Puts nothing in but what is written otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Definition, Syntax, Term, WitnessKind
from vaultproof.extract.definitions.head import Head, read_head
from vaultproof.note import Formula, Note
from vaultproof.pipeline.quantities import Quantity, names_in, parts_of, put_in
from vaultproof.source import Passage

_LETTER = r"\[\s*(?:\\(?:mathrm|text|ce)\s*\{{)?{}\}}?\s*\]"
_CONCENTRATION = re.compile(rf"[A-Za-z]\w?\s*\(\s*{_LETTER.format('(?P<letter>[A-Z])')}\s*\)")
_OF_TIME = re.compile(rf"\s*{_LETTER.format('(?P<letter>[A-Z])')}\s*\(\s*[a-z]\s*\)\s*=")
_ACIDITY = re.compile(r"\s*\\?[A-Za-z]+(?:_\{?\w+\}?)?\s*\(\s*(?P<name>pO?H)\s*\)\s*=")
_OF_IMAGINARY = re.compile(
    r"(?P<before>\s*(?:\\left\s*)?(?:\||\\l?vert(?![a-z]))\s*[A-Za-z]\w?\s*(?:\\left)?\()\s*"
    r"(?:(?:\\mathrm\s*\{\s*)?[ij]\s*\}?\s*(?P<letter>\\omega(?![a-z])|w)|(?P<turned>\\omega)\s*[ij])\s*"
    r"(?P<behind>(?:\\right)?\)\s*(?:\\right\s*)?(?:\||\\r?vert(?![a-z]))\s*=)"
)
_BARE = re.compile(
    r"\s*(?P<call>\\(?:tan|cot|sec|csc|sinh|cosh|tanh|coth|arcsinh|arsinh|artanh|operatorname\s*\{[a-z]{3,8}\}))"
    r"\s*(?P<letter>[a-z]|\\(?:theta|alpha|phi|varphi)(?![a-z]))\s*=(?=[^=]*(?P=letter)[^=]*$)"
)
"""A function that is told without brackets: `\\tanh x = …`."""
_PRIME = r"\s*(?:'|\^\s*\{?\s*\\prime\s*\}?)"
_PAIR = re.compile(rf"\s*[A-Za-z]\w?\s*\(\s*(?P<letter>[a-z])\s*,\s*(?P=letter){_PRIME}\s*\)\s*=")


def composed_of(note: Note, known: Mapping[str, Quantity], *, alone: bool) -> Iterator[Definition]:
    """Each function of one variable in whose formula the variable stands only once the note's other formulas are put
    in, and each whose variables are written otherwise than as letters alone; `alone`, where the note defines no others,
    the one curve that it tells by its equation, too."""
    if alone and (curve := _equation(note, known)) is not None:
        yield curve
    bodies = [one for one in known.values() if one.body]
    if (told := _told_bare(note)) is not None:
        yield told
    for formula in note.formulas:
        written = formula.passage.text
        plainly = _plainly(written)
        for part in parts_of(plainly) if bodies or plainly != written else ():
            left, sign, right = part.partition("=")
            head = read_head(Term(Passage(left.strip(" :"), ((0, 0),)), Syntax.LATEX))
            if not sign or head is None or head.primes or "=" in right:
                continue
            if plainly != written or _depends(head, right, bodies):
                yield _definition(note, formula, head, part, right)


_CURVE = re.compile(r"\s*(?P<name>[yzu])\s*=(?P<body>[^=<>≤≥≈]+)")


def _equation(note: Note, known: Mapping[str, Quantity]) -> Definition | None:
    """The curve `y = a\\cosh(x/a)` of a note that tells one alone, where all but its variable has a value."""
    found: dict[str, tuple[Formula, str, str]] = {}
    for formula in note.formulas:
        match = _CURVE.fullmatch(formula.passage.text.rstrip(" .,\n"))
        if match is None:
            continue
        names = names_in(match["body"]) - {name for name, one in known.items() if one.number is not None}
        if not names_in(match["body"]):
            continue  # a value at some place
        if names not in ({"x"}, {"t"}):
            return None
        found[match["body"].strip()] = formula, match["name"], names.pop()
    if len(found) != 1:
        return None
    ((body, (formula, name, variable)),) = found.items()
    head = read_head(Term(Passage(f"{name}({variable})", ((0, 0),)), Syntax.LATEX))
    return None if head is None else _definition(note, formula, head, f"{name}({variable}) =", body)


def _told_bare(note: Note) -> Definition | None:
    """The one function that a note tells without brackets; of several it tells identities, and defines none."""
    found = [
        (formula, part, match)
        for formula in note.formulas
        for part in parts_of(formula.passage.text)
        if (match := _BARE.match(part)) is not None
    ]
    if len(found) != 1:
        return None
    formula, part, match = found[0]
    plainly = f"{match['call']}({match['letter']}) ="
    head = read_head(Term(Passage(plainly.strip("= "), ((0, 0),)), Syntax.LATEX))
    return None if head is None else _definition(note, formula, head, plainly, part[match.end() :])


def _depends(head: Head, right: str, bodies: Sequence[Quantity]) -> bool:
    """Whether what is put in brings the one variable into a formula."""
    if len(head.parameters) != 1 or head.parameters[0] in names_in(right):
        return False
    after = put_in(right, bodies)
    return after is not None and head.parameters[0] in names_in(after)


def _plainly(latex: str) -> str:
    """A formula in which a concentration is its letter, the pH one name, a letter with a prime another letter, and what
    is told of a function of the imaginary jω one of ω."""
    if (found := _OF_IMAGINARY.match(latex)) is not None:
        return f"{found['before']}{found['letter'] or found['turned']}{found['behind']}{latex[found.end() :]}"
    if (found := _OF_TIME.match(latex)) is not None:
        return re.sub(_LETTER.format(found["letter"]), f" {found['letter']}", latex)
    if (found := _CONCENTRATION.search(latex)) is not None:
        return re.sub(_LETTER.format(found["letter"]), f" {found['letter']} ", latex)
    if (found := _ACIDITY.match(latex)) is not None:
        return re.sub(
            rf"(?<![A-Za-z\\{{]){found['name']}(?![A-Za-z])", rf"\\mathrm{{{found['name']}}}", latex
        )
    if (found := _PAIR.match(latex)) is not None:
        letter = found["letter"]
        return re.sub(rf"(?<![A-Za-z\\]){letter}{_PRIME}", f"{letter}_{{prime}}", latex)
    return latex


def _definition(note: Note, formula: Formula, head: Head, part: str, right: str) -> Definition:
    return Definition(
        path=note.path,
        span=formula.span,
        name=head.name,
        aliases=(),
        parameters=head.parameters,
        source=WitnessKind.FORMULA,
        text=part,
        body=Term(Passage(right.strip(), ((0, 0),)), Syntax.LATEX),
        scope=formula.scope,
    )
