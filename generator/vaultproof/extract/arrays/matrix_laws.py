r"""Laws for any square matrices: `(AB)^T = B^T A^T`, `\det(AB) = \det(A)\det(B)`, `\det(A^{-1}) = \frac{1}{\det(A)}`.

Only in notes that speak of matrices, or of what is done with them alone; of capitals to which the note gives no
matrix. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from vaultproof.claim import Equation, Relation, Syntax
from vaultproof.extract.classify import Statement, equation
from vaultproof.latex.matrix_algebra import NoAlgebra, letters_in
from vaultproof.spot import Spotted, late

MATRIX_LAW = "matrix law"
"""The kind of such claims."""
_SPOKEN_OF = Spotted(
    r"\b(?:matri(?:x|ces|zen|ce|ci|z|zes|ks|ksler)\w*|матриц\w*|macierz\w*|ma\s+trận|determinant\w*)\b|矩阵|矩陣|行列|행렬|مصفوف|आव्यूह",
    re.IGNORECASE,
)
_MARKED = late(
    r"\^\s*\{?\s*(?:T|\\top|\\intercal|[-−]\s*1\s*\})|\\det|\{\s*(?:det|[tT]r(?:ace)?|Spur)\s*\}|\\tr(?![a-z])"
)
_TRANSPOSED = late(
    r"\(\s*[A-Z]\s*\+?\s*[A-Z]\s*(?:\\right\s*)?\)\s*\^\s*\{?\s*(?:T(?![A-Za-z])|\\top|\\intercal)"
)
"""What is done with matrices alone, whether or not the note speaks of them."""
_SPECIAL = Spotted(
    r"""symmetr|symétr|simétr|simmetr|симметр|đối\s+xứng|orthogon|ortogon|ортогон|trực\s+giao|hermit|unitar|унитар|diagonal|диагонал|đường\s+chéo|idempot|nilpot
    |commut|komut|kommut|vertausch|conmut|коммут|giao\s+hoán|skew|invol|rang\s+1|rank[\s-]one|对称|正交|对角|可交换|対称|直交|対角|可換|대칭|직교|대각|교환
    |\b(?:1\s*[×x]\s*1|complement|events?|sets?|boole)""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_SOME = "it may be said of matrices of a certain kind"


def matrix_laws(
    statements: Iterable[Statement], named: Collection[str], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Each equation between terms of any square matrices; `named` are names to which the note gives a value."""
    for one in statements:
        for index, (left, right) in enumerate(zip(one.terms, one.terms[1:], strict=False)):
            if one.relations[index] is not Relation.EQUAL or left.syntax is not Syntax.LATEX:
                continue
            if _MARKED.search(left.text) is None or (
                _SPOKEN_OF.search(one.source.text) is None and _TRANSPOSED.search(left.text) is None
            ):
                continue
            try:
                letters, others = letters_in(left.text), letters_in(right.text)
            except NoAlgebra:
                continue
            if not letters or letters != others or letters & set(named) or left.text == right.text:
                continue
            near = one.source.text[max(0, left.passage.whole.start - 300) : right.passage.whole.end + 120]
            some = _OF_SOME if _SPECIAL.search(near) is not None else None
            claim = equation(one, MATRIX_LAW, index)
            yield replace(
                claim, lead=(), doubt=claim.doubt or one.around.doubt or doubts.get(one.scope) or some
            )
