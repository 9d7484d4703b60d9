"""Tells which pairs of terms may be said to be equal for all values of their symbols. Decides by their look alone.

Most that pass are equations of another kind; the witnesses let those fall.
"""

from __future__ import annotations

import re

from vaultproof.again import again
from vaultproof.claim import Relation, Syntax, Term
from vaultproof.extract.shape import Shape, shape
from vaultproof.spot import late

IDENTITY = "identity"
"""The kind of a claim that two terms are equal for all values of their symbols."""

_MOST = 600
_STRANGE = late(
    r"""\\(?:pm|mp|p?mod|bmod|[clv]?dots|sim|propto|mathbb|mathbf|boldsymbol|bm|vec|odot|otimes|oplus|times\s*\\dots
    |mathcal|Pr|Var|mathrm\{(?:Var|Cov|E|P)\}|operatorname\{(?:Var|Cov|E|tr|rank)\}|langle|Vert|\||top|intercal|dagger|circ|Delta
    |begin\{[pbBV]?matrix\}|infty|deg)(?![A-Za-z])
    |[…±∓∼∞°]|\.\.\.|\bO\s*\(|\b[EP]\s*[\[(]|\^\{?T\}?(?![A-Za-z])|\^\{?\s*\(|_\{?\s*\\text|\\mid|\?
    |[A-Za-z}]\s*\\times\s*\\?[A-Za-z]""",
    re.VERBOSE,
)
_BINDS = late(r"\\(?:lim|sum|prod|int)(?![A-Za-z])|[∑∏∫]")
_ELEMENTARY = late(r"\\(?:sin|cos|tan|cot|sinh|cosh|tanh|ln|log|exp)(?![A-Za-z])")
_STRUCTURED = late(r"[(['′^/]|\\[dt]?frac|\\[dt]?binom|\\sqrt|\\prime|\{vmatrix\}|\\det\s*\\begin")

_DETERMINANT = late(r"\\det\s*\\begin\{[pb]?matrix\}")


def symbolic(left: Term, right: Term, relation: Relation) -> bool:
    """Whether two neighbours may state an identity: symbols in at least one, nothing that makes `=` mean less."""
    if relation is not Relation.EQUAL or left.text.strip() == right.text.strip():
        return False
    both = (left.text, right.text)
    if any(len(text) > _MOST for text in both) or any(_strange(text) for text in both):
        return False
    shapes = (shape(left), shape(right))
    if not any(one.names or one.calls for one in shapes):
        return False
    if left.syntax is Syntax.PLAIN or right.syntax is Syntax.PLAIN:
        return any(one.calls for one in shapes) and all(map(_plainly, shapes))
    return any(map(_STRUCTURED.search, both)) or all(map(_ELEMENTARY.search, both))


@again
def _strange(text: str) -> bool:
    """Whether a term holds a sign after which `=` is no identity; a limit or sum may reach to infinity."""
    text = _DETERMINANT.sub("", text) if "det" in text else text
    return _STRANGE.search(_bounds_hidden(text) if _BINDS.search(text) else text) is not None


def _bounds_hidden(text: str) -> str:
    return re.sub(r"\\infty|∞", "0", text)


def _plainly(looks: Shape) -> bool:
    """Whether the names of a term in running text may be symbols: no words but those that are called."""
    return all(len(name) <= 2 or not name.isascii() for name in looks.names)
