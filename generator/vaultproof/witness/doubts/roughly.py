r"""Values that a method gives roughly, written with an equals sign: `Trapezoid: $\int_0^1 x^2\,dx = \frac{1}{2}$`.

Reads what stands before a claim; evaluates nothing.
"""

from __future__ import annotations

import re

from vaultproof.claim import Equation
from vaultproof.note import Note
from vaultproof.spot import Spotted

_METHOD = Spotted(
    r"""trapez|trapéz|simpson|mid-?point|mittelpunkt|point\s+milieu|punto\s+medio|riemann|rectang|rechteck
    |quadratur|monte[ -]carlo
    |euler['’]?s?\s+method|newton['’–-]+s?\s*(?:cotes|method)|runge|finite\s+differen|(?:left|right)\s+(?:sum|endpoint)
    |hình\s+thang|трапеци|симпсон|прямоугольник|монте|prostokąt|梯形|矩形|辛普森|台形|シンプソン|사다리꼴|심프슨
    |padé|taylor|first\s+order|leading\s+order|estimate""",
    re.IGNORECASE | re.VERBOSE,
)
_WORKED = re.compile(r"\\(?:int|iint|oint)(?![a-z])|∫|\\sum(?![a-z])|\\frac\s*\{\s*d|'")
_REACH = 120
_LINE = re.compile(r"\n|[.!?]\s|[。！？]")


def by_a_method(claim: Equation, note: Note) -> str | None:
    """Why a mismatch proves no error where the sentence before names a method that gives a value roughly."""
    if _WORKED.search(claim.left.text) is None:
        return None
    start = claim.span.start
    before = _LINE.split(note.source.text[max(0, start - _REACH) : start])[-1]
    return "a method may give its value roughly, which its sentence names" if _METHOD.search(before) else None
