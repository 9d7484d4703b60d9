r"""Equations between complex numbers: `(1 + i)^2 = 2i`, `e^{i\pi} = -1`, and with `z = 3 + 4i`, `|z| = 5`.

Only in notes that speak of complex numbers, in which i has no other value. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from vaultproof.claim import Binding, Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, bare_name, equation
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.source import Span
from vaultproof.spot import Spotted, late

UNIT = "i"
COMPLEX = "complex"
"""The kind of a claim between complex numbers."""
_SPOKEN_OF = Spotted(
    r"""\b(?:complex\s+(?:numbers?|plane|conjugates?|roots?|exponentials?)|imaginary|số\s+phức|phần\s+ảo|đơn\s+vị\s+ảo|komplexe[nr]?\s+\w+|imaginär\w*|nombres?\s+complexes?
    |imaginaires?|números?\s+complejos?|imaginari[oa]s?|números?\s+complexos?|imaginári[oa]s?|комплексн\w+|мним\w+|numer[oi]\s+compless[oi]|immaginari[oa]
    |liczb\w*\s+zespolon\w*|urojon\w+|karmaşık\s+sayı\w*|sanal|euler['’]?s\s+(?:formula|identity)|eulersche\s+(?:formel|identität)|formule\s+d['’]euler
    |fórmula\s+de\s+euler|formula\s+di\s+eulero|формула\s+эйлера|công\s+thức\s+euler|fourier)\b
    |复数|虚数|虚部|欧拉公式|複素|虚数|オイラーの公式|복소수|허수|오일러\s*공식""",
    re.IGNORECASE | re.VERBOSE,
)
_WRITTEN = late(
    r"i\s*\^\s*\{?\s*2\s*\}?\s*=\s*-\s*1|e\s*\^\s*\{\s*-?i\s*\\(?:pi|theta|varphi|phi|omega)", re.IGNORECASE
)
_BEHIND_BAR = r"\s*[-−]?\s*\d+\s*[-+−]\s*\d*\s*i\s*(?:\\right\s*)?(?:\||\\rvert)"
_MODULUS = tuple(
    map(
        re.compile,
        (
            rf"\|{_BEHIND_BAR}",
            rf"\\left\s*\|{_BEHIND_BAR}",
            rf"\\lvert\s{_BEHIND_BAR}",
            r"\\cos\s*\\?\w+\s*\+\s*i\s*\\sin(?![a-z])",
            r"[zw](?<![A-Za-z\\].)(?:_\{?\d\}?)?\s*=\s*[-−]?\s*\d+\s*[-+−]\s*\d*\s*i(?![A-Za-z_^(])",
        ),
    )
)
"""What is written of complex numbers alone: `|3 + 4i|`, `\\cos\\theta + i\\sin\\theta`, `z = 3 + 4i`. One by one
they are quickly looked for."""
_POWER = late(r"\^\s*(?:\{?\s*2|\{\s*-?[iIİı])")
"""What stands in all that is so written, and is quickly looked for."""
_RUNS = late(
    r"_\s*\{?\s*(?:i|[jkmn]\s*,?\s*i|i\s*,?\s*[jkmn])\s*(?:=|\}|(?![A-Za-z]))|(?<![A-Za-z\\^\d])(?<![-+−])(?<![-+−]\s)i\s*(?:=\s*\d|\\in(?![a-z])|∈|\\neq?(?![a-z])|<|\\leq?(?![a-z]))|for\s+i\s+in"
)
"""The letter as an index, or as a number that a note sets."""
_OTHER = late(
    r"\\(?:mathbb|equiv|pmod|mod|pm|mp|sum|prod|int|lim|dots|ldots|cdots|begin|vec|mathbf|infty)(?![a-z])|[±∓…]"
)
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_CONJUGATED = late(
    r"\\(?:overline|bar)\s*(?:\{(?P<braced>[^{}]+)\}|(?P<bare>[a-z])(?![A-Za-z]))|(?P<starred>[a-z])\s*\^\s*\{?\s*(?:\*|\\ast(?![a-z])|\\star(?![a-z]))\s*\}?"
)
_NAMED = late(
    r"\\(?:(?P<name>arg|Arg|Log|Re|Im)(?![A-Za-z])|operatorname\*?\s*\{\s*(?P<named>[Aa]rg|Log|Re|Im)\s*\})"
    r"(?:\s*\{?\s*(?P<of>[a-z](?![A-Za-z])(?:\s*_\s*(?:\w|\{\s*\w+\s*\}))?)\s*\}?)?"
)
_FUNCTIONS = frozenset({"Re", "Im", "arg", "Arg", "Log", "conj"})


@lru_cache(maxsize=64)
def speaks_of_complex_numbers(note_text: str) -> bool:
    """Whether a note reckons with complex numbers, and i is no index in it."""
    written = _POWER.search(note_text) is not None and _WRITTEN.search(note_text) is not None
    spoken = (
        written or any(one.search(note_text) for one in _MODULUS) or _SPOKEN_OF.search(note_text) is not None
    )
    return spoken and _RUNS.search(note_text) is None


_J_WRITTEN = late(
    r"\d\s*j(?![A-Za-z(_^])|(?<![A-Za-z\\_{^])j\s*(?:\d|\\omega|X(?![A-Za-z]))|e\s*\^\s*\{\s*[-+]?\s*j|(?<![A-Za-z\\_])j\s*\^\s*\{?\s*2\s*\}?\s*=\s*-"
)
_J_SPOKEN_OF = Spotted(
    r"""\b(?:impedan[cz]\w*|reactan[cz]\w*|reaktan\w*|phasors?|zeiger\w*|wechselstrom\w*|laplace|transfer\s+functions?|übertragungsfunktion\w*|fonctions?\s+de\s+transfert
    |trở\s+kháng|импеданс\w*|impedanci\w*|impedância\w*|impedenz\w*|empedans\w*|signals?|control|ac\s+circuits?)\b|阻抗|インピーダンス|임피던스""",
    re.IGNORECASE | re.VERBOSE,
)
_J_RUNS = late(
    r"_\s*\{?\s*(?:j|[ikmn]\s*,?\s*j|j\s*,?\s*[ikmn])\s*(?:=|\}|(?![A-Za-z]))|(?<![A-Za-z\\^])j\s*(?:=\s*\d|\\in(?![a-z])|∈|\\neq?(?![a-z])|<|\\leq?(?![a-z]))|for\s+j\s+in"
)
_I_WRITTEN = late(r"\d\s*i(?![A-Za-z(])|e\s*\^\s*\{\s*[-+]?\s*\d*\s*i(?![A-Za-z])|(?<![A-Za-z\\_])i\s*\^")
_J = late(r"(?<![A-Za-z\\_])j(?:(?P<space>\s*)(?P<number>\d+(?:(?:\.|,|\{,\})\d+)?))?(?![A-Za-z])")


@lru_cache(maxsize=64)
def speaks_of_j(note_text: str) -> bool:
    """Whether a note reckons with complex numbers as engineers do, j being the imaginary unit and no index."""
    if not _holds_j(note_text) or _J_WRITTEN.search(note_text) is None:
        return False
    spoken = _J_SPOKEN_OF.search(note_text) is not None or _SPOKEN_OF.search(note_text) is not None
    return spoken and _J_RUNS.search(note_text) is None and _I_WRITTEN.search(note_text) is None


_ANY_J = late("j")


def _holds_j(text: str) -> bool:
    """Whether a j stands in a text that is not inside a word, as most are: quickly told."""
    return any(
        not "a" <= text[at - 1 : at].lower() <= "z" for at in (one.start() for one in _ANY_J.finditer(text))
    )


def _as_i(found: re.Match[str]) -> str:
    """The j of engineers as i, behind its number: `j5` is `5i`."""
    return f"{found['number'] or ''}{found['space'] or ''}{UNIT}"


def _in_i(statement: Statement) -> Statement:
    """A statement with i for the j of engineers."""
    terms = tuple(
        replace(term, passage=replace(term.passage, text=_J.sub(_as_i, term.text)))
        if term.syntax is Syntax.LATEX
        else term
        for term in statement.terms
    )
    return replace(statement, terms=terms)


def complex_findings(
    statements: Iterable[Statement], found: Iterable[object]
) -> Iterator[Binding | Equation]:
    """The complex values that a note gives names, and the equations between complex numbers that it states."""
    statements = list(statements)
    text = statements[0].source.text if statements else ""
    if speaks_of_j(text):
        statements = [_in_i(one) for one in statements]
    elif not speaks_of_complex_numbers(text):
        return
    if not statements:
        return
    real = {one.name for one in found if isinstance(one, Binding)}
    if UNIT in real:
        return
    known: dict[str, int] = {}
    for statement in statements:
        binding = _binding(statement, known)
        if binding is not None:
            known.setdefault(binding.name, binding.span.start)
            yield binding
        first = 1 if binding is not None else 0
        for index in range(first, len(statement.relations)):
            left, right = map(_spelled, statement.terms[index : index + 2])
            start = left.passage.whole.start
            near = {name for name, at in known.items() if at < start} | {UNIT}
            if statement.relations[index] in _EQUALITIES and _between(left, right, near, real):
                claim = equation(statement, COMPLEX, index)
                yield replace(claim, left=left, right=right, doubt=statement.around.doubt)


def _called(match: re.Match[str]) -> str:
    """A function's name with its argument in brackets: `\\arg z`."""
    name = rf"\operatorname{{{match['name'] or match['named']}}}"
    return f"{name}({match['of']})" if match["of"] else name


def _spelled(term: Term) -> Term:
    """A term with its conjugates and arguments as functions: `\\overline{z}` is `\\operatorname{conj}(z)`."""

    def conjugate(match: re.Match[str]) -> str:
        return rf"\operatorname{{conj}}({match['braced'] or match['bare'] or match['starred']})"

    text = _CONJUGATED.sub(conjugate, term.text)
    text = _NAMED.sub(_called, text)
    return term if text == term.text else replace(term, passage=term.passage.reworded(text))


def _binding(statement: Statement, known: dict[str, int]) -> Binding | None:
    """The complex value that a statement gives a name for the first time."""
    first, *rest = map(_spelled, statement.terms)
    name = bare_name(first, shape(first))
    if name is None or name == UNIT or name in known or not rest:
        return None
    if statement.relations[0] is not Relation.EQUAL or _names(rest[0]) != {UNIT} or shape(rest[0]).calls:
        return None
    if _OTHER.search(rest[0].text) or (not shape(rest[0]).digits and rest[0].text.strip() not in {"i", "-i"}):
        return None
    return Binding(
        path=statement.source.path,
        span=Span(first.passage.whole.start, rest[0].passage.whole.end),
        name=name,
        value=rest[0],
        scope=statement.scope,
        conditional=statement.around.conditional,
    )


def _names(term: Term) -> set[str]:
    looks = shape(term)
    return {canonical_name(one) or one.lstrip("\\") for one in looks.names}


def _between(left: Term, right: Term, known: set[str], real: set[str]) -> bool:
    """Whether two terms hold nothing but numbers, i and names of complex numbers, and one of these at least."""
    if left.syntax is not Syntax.LATEX or right.syntax is not Syntax.LATEX:
        return False
    if any(_OTHER.search(term.text) for term in (left, right)):
        return False
    if left.text.strip() == UNIT or (bare_name(left, shape(left)) in known):
        return False
    calls = {canonical_name(one) or one for term in (left, right) for one in shape(term).calls}
    names = {one for term in (left, right) for one in _names(term)} - _FUNCTIONS
    if calls - _FUNCTIONS - known or not names & known:
        return False
    return names <= known | real and any(
        shape(term).digits or _names(term) <= {UNIT} for term in (left, right)
    )
