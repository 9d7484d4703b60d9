r"""Whether formulas behind a matrix name another one, or one that is made of it: `A^{-1}`, `A + I`, `2A`, `BA`.

Reads the signs only; works nothing out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vaultproof.spot import late

_INNER = late(r"\$\$?([^$]*)\$\$?")
_OTHER_MATRIX = late(r"(?<![\\A-Za-z])[A-Z](?![a-z])")
_PLAIN_SIGNS = late(
    r"\\(?:mathbb|mathcal)\s*\{?\s*[A-Z]\s*\}?|\\(?:text|mathrm|operatorname)\s*\{[^{}]*\}|\^\s*(?:\{\s*)?(?:T|\\top|\\mathsf\s*\{?T\}?|\\intercal)(?![a-z])|\\(?:begin|end)\s*\{[^{}]*\}"
)
_IDENTITIES = frozenset("IE")
_BY_VECTORS = r"\s*(?:\\[,;! ]\s*|\\cdot\s*)*(?:\\(?:vec|mathbf|boldsymbol|bm)\s*\{?\s*)?[a-z]"
_LESS_LAMBDA = (
    r"\(?\s*{0}\s*[-−]\s*(?:\\lambda|[\d.]*)\s*(?:_\s*\{{?\w\}}?)?\s*(?:\\[,;]\s*)?[IE](?:_\{{?\w\}}?)?\s*(?:\\right)?\s*\)?(?="
    + _BY_VECTORS.replace("{", "{{").replace("}", "}}")
    + r"|\s*[|)\\])"
)
"""A matrix less a multiple of the identity, with a vector behind it or between bars."""
_ROW_BEFORE = (
    r"(?:\\(?:pi|mu)|(?<![A-Za-z\\])[p-z]|\\(?:vec|mathbf|boldsymbol|bm)\s*\{{?\s*[p-z]\s*\}}?"
    r"|\\boldsymbol\s*\{{\s*\\pi\s*\}})\s*{0}(?![A-Za-z^])"
)
"""A row before a matrix: `\\pi P`."""
_MADE_OF = (
    r"{0}\s*(?:\^|[-+−]\s*[^\s$]|['′]|\\(?:otimes|oplus|times)|[A-Z])|[\d)}}A-Za-z+−-]\s*{0}(?![A-Za-z])"
    r"|\\(?:exp|ln|log|sin|cos)\s*\(?\s*{0}"
)


@lru_cache(maxsize=64)
def _patterns(own: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A row before a matrix, it less a multiple of the identity, and what is made of it."""
    return (
        re.compile(_ROW_BEFORE.format(own)),
        re.compile(_LESS_LAMBDA.format(own)),
        re.compile(_MADE_OF.format(own)),
    )


def inside_formulas(text: str) -> str:
    """What stands between the dollars of a text that begins outside a formula."""
    return " ".join(_INNER.findall(text))


def names_another(formulas: str, name: str, *, powers: bool = False) -> bool:
    """Whether formulas name a matrix besides one, or one made of it; `powers` of it may stand among them."""
    signs, own = _PLAIN_SIGNS.sub(" ", " ".join(formulas.split())), re.escape(name)
    if name and powers:
        signs = re.sub(rf"{own}\s*\^\s*(?:\w|\{{[^{{}}]*\}}|\\[a-z]+)", " ", signs)
    if name:
        row, less, made = _patterns(own)
        signs = less.sub(" ", row.sub(" ", signs))
        if made.search(signs) is not None:
            return True
        signs = re.sub(rf"(?<![A-Za-z\\]){own}(?![A-Za-z])", " ", signs)
    return not set(_OTHER_MATRIX.findall(signs)) <= _IDENTITIES
