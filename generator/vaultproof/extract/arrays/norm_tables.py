r"""Tables of norms: vectors above their columns and norms before their rows, `| $\ell_1$ | 7 | 5 |` below `$u$`, `$v$`,
or the other way round. Only of vectors that the note gives once. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.arrays.given_vectors import given_vectors, name_of
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.classify import Statement
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.shape import shape
from vaultproof.extract.tables.table import Cell, Grid, grids
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_BAR = r"(?:\\\||\|\|?|\\[lr]?Vert|‖|\\(?:left|right)\s*\\?\|)"
_ANY = r"(?:\\cdot|·|x|v|\\mathbf\s*\{\s*[xv]\s*\})"
_SIGN = late(
    rf"""\s*(?:(?:\\ell|ℓ|l|L)|{_BAR}\s*{_ANY}\s*{_BAR})\s*_\s*\{{?\s*(?P<order>[0-4]|\\infty|∞)\s*\}}?
    (?P<squared>\s*\^\s*\{{?\s*2\s*\}}?)?\s*""",
    re.VERBOSE,
)
"""A norm as a sign: `\\ell_1`, `\\|\\cdot\\|_2^2`."""
_NORM = r"[-\s]?(?:norms?|norme|norma|норма|chuẩn|范数|範數|ノルム|노름)"
_OF = r"norm[ea]\s+(?:de\s+|di\s+)?"
_WORDS = {
    "1": rf"""[lLℓ]\s?[1₁¹](?:{_NORM})?|1{_NORM}|(?:manhattan|taxicab|(?:betrags)?summen|манхэттенская){_NORM}
        |(?:曼哈顿|マンハッタン|맨해튼)\s?{_NORM}|{_OF}(?:manhattan|[lℓ]?1)|chuẩn\s+(?:[lℓ]?1|manhattan)""",
    "2": rf"""[lLℓ]\s?[2₂²](?:{_NORM})?|2{_NORM}|(?:euclidean|euklidische|евклидова){_NORM}
        |(?:欧几里得|ユークリッド|유클리드)\s?{_NORM}
        |{_OF}(?:euclidienne|euclidiana|euclidea|euklidesowa|[lℓ]?2)|chuẩn\s+(?:[lℓ]?2|euclid)""",
    "\\infty": rf"""[lLℓ]\s?∞(?:{_NORM})?|∞{_NORM}|(?:max(?:imum)?s?|chebyshev|tschebyscheff|чебышева){_NORM}
        |{_OF}(?:infinie?|infinit[oa]?|del\s+máximo|du\s+max|máxim[ao]|∞)
        |chuẩn\s+(?:[lℓ]?∞|max|vô\s+cùng)|最大值范数|无穷范数|最大値ノルム""",
}
_WORDED = {order: late(words, re.IGNORECASE | re.VERBOSE) for order, words in _WORDS.items()}
_GATE = Spotted(r"norm|норм|chuẩn|范数|範數|ノルム|노름|\\ell|ℓ", re.IGNORECASE)


_OTHERWISE = late(
    r"divided\s+by|geteilt\s+durch|divis[ée]e?s?\s+par|normali[sz]ed|normiert|weighted|gewichtet|нормир|делен|归一|正規化",
    re.IGNORECASE,
)
"""Words by which norms are worked out otherwise."""


def norm_tables(note: Note, statements: Iterable[Statement], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each cell that tells a norm of a vector."""
    if not _GATE.may_match(note.source.text):
        return
    vectors: dict[str, Term | None] | None = None
    for grid, scope in grids(note):
        turned = {(column, row): cell for (row, column), cell in grid.items()}
        for cells in (grid, turned):
            norms = {
                row: told
                for (row, column), (term, _) in cells.items()
                if row and not column and (told := _norm(term)) is not None
            }
            if not norms or not _is_of_norms(cells.get((0, 0))):
                continue
            if _OTHERWISE.search(note.source.text) is not None:
                return
            if vectors is None:
                vectors = given_vectors(statements)
            place = doubts.get(scope) or introduced_otherwise(note, note.scopes[scope].span.start)
            yield from _claims(note, scope, cells, (norms, vectors), place)


_CORNER = late(
    r"(?:norms?|norme[ns]?|norma[s]?|норм[аы]|chuẩn|范数|範數|ノルム|노름|vectors?|vektor(?:en)?|vecteurs?|vector(?:es)?|vetor(?:es)?|vettor[ei]|вектор[ы]?|véc-?tơ|vectơ|wektory?|向量|ベクトル|벡터)",
    re.IGNORECASE,
)


def _is_of_norms(corner: Cell | None) -> bool:
    """Whether the first header of a table tells of norms or of vectors, if it is there."""
    return corner is None or _CORNER.fullmatch(corner[0].text.strip(" *_")) is not None


def _claims(
    note: Note,
    scope: int,
    cells: Grid,
    known: tuple[Mapping[int, tuple[str, str]], Mapping[str, Term | None]],
    doubt: str | None,
) -> Iterator[Equation]:
    """The claims of a table whose rows are norms."""
    norms, vectors = known
    columns = {column: head for (row, column), (head, _) in cells.items() if column and not row}
    for column, head in columns.items():
        if not is_array(head) and vectors.get(name_of(head) or "") is None:
            continue
        for row, (order, squared) in norms.items():
            if (row, column) not in cells:
                continue
            value, _ = cells[row, column]
            if not shape(value).numeric:
                continue
            span = value.passage.whole
            sign = rf"\left\|{head.text.strip()}\right\|_{{{order}}}{squared}"
            yield Equation(
                path=note.path,
                span=span,
                kind="table",
                text=f"{sign} = {value.text.strip()}",
                scope=scope,
                left=Term(Passage(sign, ((0, span.start),)), Syntax.LATEX),
                relation=Relation.EQUAL,
                right=value,
                doubt=doubt,
            )


def _norm(term: Term) -> tuple[str, str] | None:
    """The order of the norm that a cell names, and the square with which it does; None for anything else."""
    text = term.text.strip(" *_:")
    sign = _SIGN.fullmatch(text)
    if sign is not None:
        return sign["order"].replace("∞", r"\infty"), "^2" if sign["squared"] else ""
    return next(((order, "") for order, words in _WORDED.items() if words.fullmatch(text)), None)
