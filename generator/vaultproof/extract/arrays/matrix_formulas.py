r"""Formulas between matrices and vectors that the note has given: `A^T = A`, `AB \ne BA`, `B^2 = I`, `r(A) = 2`, and
characteristic polynomials, `\det(A - \lambda I) = \lambda^2 - 4\lambda + 3`.

Speaks only of names to which the note gives a matrix or vector before. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Binding, Equation, Relation, Syntax, Term
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.classify import Statement, bare_name, equation
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.shape import Shape, shape
from vaultproof.latex import canonical_name
from vaultproof.spot import Spotted, late

_RELATIONS = frozenset({Relation.EQUAL, Relation.UNEQUAL})
_IDENTITY = late(r"[IE](?:_\{?[1-9n]\}?)?")
_ZERO = late(r"\s*(?:\\(?:mathbf|boldsymbol|bm)\s*\{?\s*)?[0O]\s*\}?\s*")
_SCALAR = frozenset({"lambda", "t", "x", "s", "z", "mu"})
_DETERMINANT = late(r"\s*(?:\\det(?![A-Za-z])|\\left\s*\||\\lvert|\\vert|\|)(?!\s*\\begin)")
_OF_A_MATRIX = late(
    r"\s*(?:p|P|f|\\(?:chi|varphi|phi|Delta|pi))\s*_\s*\{?\s*(?P<matrix>[A-Z])\s*\}?\s*\(\s*(?P<letter>\\lambda|[txsz]|\\mu)\s*\)\s*"
)
_RANK = late(r"\s*(?:r|R|\\(?:text|mathrm)\s*\{\s*[rR]\s*\})\s*\(\s*(?P<matrix>[A-Z])\s*\)\s*")
_SPEAKS_OF_RANK = Spotted(
    r"\b(?:ranks?|rang|rango|posto|característica|hạng|ранг\w*|rząd\w*)\b|秩|階数|ランク|계수|랭크",
    re.IGNORECASE,
)
_BESIDE = late(
    r"\s*(?P<name>\\(?:operatorname|mathrm|text)\s*\{\s*(?P<bare>[A-Za-z]+)\s*\})\s*(?P<matrix>[A-Z](?:\s*\^\s*\w)?)\s*"
)
_SPEAKS_OF_OTHERS = Spotted(
    r"spe[ck]tral|espectral|spettrale|спектральн|bán\s+kính\s+phổ|widmow|谱半径|スペクトル|스펙트럼|correlat|korrel|corrél|correla|корреляц|tương\s+quan"
    r"|相关|相関|상관",
    re.IGNORECASE,
)
_FUNCTIONS = frozenset(
    {"rank", "rk", "rang", "rg", "Rang", "Rank", "Rg", "rango", "posto", "tr", "Tr", "Spur", "trace"}
)
_FAR = 400
_FEW = 12
_NEUTRAL = frozenset(
    """and so then thus hence also check we have now và vậy ta có khi đó do und dann somit gilt es ist et donc alors
    on a y e luego entonces tenemos então logo temos и тогда значит имеем quindi allora abbiamo i zatem wtedy mamy
    则 故 所以 因此 有 即 よって したがって また 따라서 그러면 즉""".split()
)
_WORD = late(r"[぀-ヿ一-鿿가-힣]+|[^\W\d_]+")
_FORMULAS = late(r"\$[^$]*\$|\\[A-Za-z]+|\{[^{}]*\}")
_MAY_BE_OF_ALL = "it may be said of other matrices than those given"
MAY_BE_OTHER_SIGNS = "the note reckons with matrices in another way, too"
_OTHERWISE = Spotted(
    r"hadamard|element-?wise|entry-?wise|component-?wise|từng\s+phần\s+tử|elementweise|komponentenweise|terme\s+à\s+terme|elemento\s+a\s+elemento|поэлементн"
    r"|elemento\s+per\s+elemento|逐元素|要素ごと|원소별|boolean|bool(?:e|sch)|булев|tropical|GF\s*\(|\\mathbb\s*\{?\s*[ZF]|mod(?:ulo)?\s*\d",
    re.IGNORECASE,
)
_OWN_SIGN = late(r"\\(?:odot|circ|oplus|otimes|boxtimes)(?![a-z])|[⊙∘⊕⊗]")
_MAY_BE_SOLVED = "it may be an equation to solve"
_MAY_BE_NEW = "the name may be given another value here"
_MAY_BE_ANOTHER = "the letter before the matrix may stand for something else than its rank"


def matrix_formulas(
    statements: Iterable[Statement], bindings: Iterable[Binding], taken: Iterable[Equation]
) -> Iterator[Equation]:
    """Each relation between given matrices or vectors that is not among the claims `taken`."""
    arrays: dict[str, int] = {}
    numbers: set[str] = set()
    for one in bindings:
        if is_array(one.value):
            arrays[one.name] = min(one.span.start, arrays.get(one.name, one.span.start))
        else:
            numbers.add(one.name)
    if not arrays:
        return
    spans = {one.span for one in taken}
    for statement in statements:
        for index, relation in enumerate(statement.relations):
            if relation not in _RELATIONS or (index and _defines(statement, arrays)):
                continue
            claim = _claim(statement, index, arrays, numbers)
            if claim is None:
                continue
            claim = replace(claim, doubt=claim.doubt or statement.around.doubt)
            if claim.span not in spans or claim.left != statement.terms[index]:
                yield claim


def reckons_otherwise(sentence: str) -> bool:
    """Whether words tell of another way of reckoning with matrices, for which they write no sign of its own."""
    return _OTHERWISE.search(sentence) is not None and _OWN_SIGN.search(sentence) is None


def _defines(statement: Statement, arrays: Mapping[str, int]) -> bool:
    """Whether a statement gives its first name a matrix, and so tells of it for the first time."""
    first = statement.terms[0]
    name = bare_name(first, shape(first))
    return name is not None and arrays.get(name) == first.passage.whole.start


def _claim(statement: Statement, index: int, arrays: Mapping[str, int], numbers: set[str]) -> Equation | None:
    left, right = statement.terms[index : index + 2]
    start = left.passage.whole.start
    held = {name for name, at in arrays.items() if at < start}
    if left.syntax is not Syntax.LATEX or left.text.strip() == right.text.strip():
        return None
    if (rank := _RANK.fullmatch(left.text)) is not None:
        return _rank(statement, index, rank["matrix"], held)
    if (
        (beside := _BESIDE.fullmatch(left.text))
        and beside["bare"] in _FUNCTIONS
        and beside["matrix"][0] in held
    ):
        term = Term(replace(left.passage, text=f"{beside['name']}({beside['matrix']})"), Syntax.LATEX)
        return replace(equation(statement, "chain", index), left=term) if shape(right).numeric else None
    if (named := _OF_A_MATRIX.fullmatch(left.text)) is not None and named["matrix"] in held:
        text = rf"\det({named['matrix']} - {named['letter']} I)"
        return _spectral(statement, index, held, Term(replace(left.passage, text=text), Syntax.LATEX))
    if _DETERMINANT.match(left.text) is not None:
        claim = _spectral(statement, index, held, left)
        if claim is not None:
            return claim
    return _related(statement, index, arrays, numbers)


def _related(
    statement: Statement, index: int, arrays: Mapping[str, int], numbers: set[str]
) -> Equation | None:
    """The claim that two products or sums of given matrices are equal, or are not."""
    left, right = statement.terms[index : index + 2]
    held = {name for name, at in arrays.items() if at < left.passage.whole.start}
    shapes = shape(left), shape(right)
    names = [_names(one) for one in shapes]
    if not names[0] & held or any(one.literal for one in shapes[:1]):
        return None
    known = held | numbers
    if not all(name in known or _IDENTITY.fullmatch(name) for name in names[0] | names[1]):
        return None
    if not (names[1] or _ZERO.fullmatch(right.text)) or is_array(right):
        return None
    if all(bare_name(term, looks) is not None for term, looks in zip((left, right), shapes, strict=True)):
        return None
    relation = statement.relations[index]
    claim = equation(statement, "chain" if relation is Relation.EQUAL else "value", index)
    doubt = _MAY_BE_NEW if bare_name(left, shapes[0]) is not None else None
    if doubt is None and bare_name(right, shapes[1]) is not None and relation is Relation.EQUAL:
        doubt = None if bare_name(right, shapes[1]) in names[0] | set("IE") else _MAY_BE_SOLVED
    if doubt is None and _OTHERWISE.search(statement.source.text) is not None:
        doubt = MAY_BE_OTHER_SIGNS
    if doubt is None and not _is_near(statement, [arrays[name] for name in (names[0] | names[1]) & held]):
        doubt = _MAY_BE_OF_ALL
    return claim if doubt is None else replace(claim, kind="value", doubt=claim.doubt or doubt)


def _is_near(statement: Statement, given: Sequence[int]) -> bool:
    """Whether a statement stands shortly behind the place where its matrices are given, with next to no words between
    and none of its own: `**Orthogonal**: $A^T A = I$` is said of any matrix."""
    text, start = statement.source.text, statement.terms[0].passage.whole.start
    between = text[max(text.find("$", max(given)), *given) : start].strip("$")
    own = re.split(r"[.;。；!?]\s|[。；]|\n", text[max(start - _FAR, 0) : start])[-1]
    if len(between) > _FAR or "\n#" in between or not all(one.casefold() in _NEUTRAL for one in _words(own)):
        return False
    return sum(map(len, _words(between))) <= _FEW


def _words(text: str) -> list[str]:
    """The words of a text that stand in no formula."""
    return _WORD.findall(_FORMULAS.sub(" ", text))


def _names(looks: Shape) -> set[str]:
    names = {canonical_name(name) or name for name in looks.names | looks.calls}
    return names - _FUNCTIONS


def _rank(statement: Statement, index: int, matrix: str, held: set[str]) -> Equation | None:
    """The claim that `r(A)`, the rank of a given matrix, is a number."""
    right = statement.terms[index + 1]
    if matrix not in held or not re.fullmatch(r"\s*\d\s*", right.text):
        return None
    claim = equation(statement, "chain", index)
    text = rf"\operatorname{{rank}}({matrix})"
    text_ = statement.source.text
    told = _SPEAKS_OF_RANK.search(text_) is not None and _SPEAKS_OF_OTHERS.search(text_) is None
    return replace(
        claim,
        kind="value",
        left=Term(replace(claim.left.passage, text=text), Syntax.LATEX),
        doubt=claim.doubt or (None if told else _MAY_BE_ANOTHER),
    )


def _spectral(statement: Statement, index: int, held: set[str], left: Term) -> Equation | None:
    """The claim that a determinant with a free letter is a polynomial of it."""
    letter = letter_of(left, statement.terms[index + 1])
    others = _names(shape(left)) - {letter}
    if letter is None or not all(name in held or _IDENTITY.fullmatch(name) for name in others):
        return None
    return replace(equation(statement, IDENTITY, index), left=left)


def letter_of(left: Term, right: Term) -> str | None:
    """The letter of which a determinant of capitals is said to be a polynomial; None where it is said of none."""
    if left.syntax is not Syntax.LATEX or _DETERMINANT.match(left.text) is None:
        return None
    names = [_names(shape(one)) for one in (left, right)]
    free = [name for name in names[0] if name in _SCALAR]
    if len(free) != 1 or len(names[0]) == 1 or not names[1] <= {free[0]}:
        return None
    return free[0] if all(name == free[0] or name[0].isupper() for name in names[0]) else None
