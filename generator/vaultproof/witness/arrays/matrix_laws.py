"""Tries laws for any square matrices with some put in. Equal for these, they are equal for all but by a wild chance;
unequal, they may still be meant of matrices of a certain kind: only slips that many make are called so."""

from __future__ import annotations

import re
from fractions import Fraction

from vaultproof.claim import Equation, Judgement, WitnessKind
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.latex.matrix_algebra import Matrix, NoAlgebra, Value, letters_in, work_out
from vaultproof.witness.trial import Trial


def _of(*rows: tuple[int, int, int]) -> Matrix:
    return tuple(tuple(map(Fraction, row)) for row in rows)


_MATRICES = (
    (
        _of((2, 1, 0), (1, 3, 1), (0, 2, 5)),
        _of((1, 4, 2), (0, 1, 3), (2, 0, 1)),
        _of((3, 0, 1), (2, 2, 1), (1, 5, 2)),
    ),
    (
        _of((1, 2, 3), (0, 1, 4), (5, 6, 1)),
        _of((2, 0, 1), (3, 1, 1), (1, 1, 4)),
        _of((1, 1, 0), (4, 2, 7), (0, 3, 1)),
    ),
)
_SCALARS = ("k", "c", "r", "s", "t", r"\lambda", r"\alpha", r"\beta", r"\mu")
_PLAIN = re.compile(
    r"\s|~|\\[,;:! ]|\\(?:left|right|cdot)(?![A-Za-z])"
    r"|\\(?:operatorname|mathrm|text|mathbf|boldsymbol|bm)(?![A-Za-z])|[{}\\]"
)
_SLIPS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\((?P<a>[A-Z])(?P<b>[A-Z])\)\^-1=(?P=a)\^-1(?P=b)\^-1",
        r"\((?P<a>[A-Z])(?P<b>[A-Z])\)\^(?P<t>T|top|intercal)=(?P=a)\^(?P=t)(?P=b)\^(?P=t)",
        r"\((?P<a>[A-Z])\+(?P<b>[A-Z])\)\^-1=(?P=a)\^-1\+(?P=b)\^-1",
        r"\((?P<a>[A-Z])\+(?P<b>[A-Z])\)\^(?P<t>T|top)=(?P=b)\^(?P=t)(?P=a)\^(?P=t)",
        r"det\(?(?P<a>[A-Z])\+(?P<b>[A-Z])\)?=det\(?(?P=a)\)?\+det\(?(?P=b)\)?",
        r"det\(?(?P<a>[A-Z])(?P<b>[A-Z])\)?=det\(?(?P=a)\)?\+det\(?(?P=b)\)?",
        r"det\(?(?P<k>[kcrst]|lambda|alpha)(?P<a>[A-Z])\)?=(?P=k)det\(?(?P=a)\)?",
        r"det\(?(?P<a>[A-Z])\^-1\)?=-?det\(?(?P=a)\)?",
        r"det\(?(?P<a>[A-Z])\^(?:T|top)\)?=(?:-det\(?(?P=a)\)?|frac1det\(?(?P=a)\)?)",
        r"(?P<t>[tT]r)\(?(?P<a>[A-Z])(?P<b>[A-Z])\)?=(?P=t)\(?(?P=a)\)?(?P=t)\(?(?P=b)\)?",
        r"\((?P<k>[kcrst]|lambda|alpha)(?P<a>[A-Z])\)\^-1=(?P=k)(?P=a)\^-1",
    )
)


def try_matrix_law(trial: Trial) -> Judgement | None:
    """The judgement on a law for any square matrices; None where it may be one for some."""
    claim = trial.claim
    assert isinstance(claim, Equation)
    try:
        alike = [_is_so(claim, which) for which in range(len(_MATRICES))]
    except NoAlgebra:
        return None
    if all(alike):
        said, agreement = "equal for matrices put in", Agreement(agrees=True)
    elif not any(alike) and _is_slip(claim):
        said, agreement = "unequal for matrices put in", Agreement(agrees=False)
    else:
        return None
    heard = Heard(witness=WitnessKind.ARITHMETIC, value=Words(said), agreement=agreement)
    return weigh(claim, claim.right.text, [heard], claim.doubt)


def _is_so(claim: Equation, which: int) -> bool:
    letters = sorted(letters_in(claim.left.text))
    if len(letters) > len(_MATRICES[which]):
        raise NoAlgebra("more letters than there are matrices")
    values: dict[str, Value] = dict(zip(letters, _MATRICES[which], strict=False))
    values |= {name: Fraction(at + 2 + which) for at, name in enumerate(_SCALARS)}
    left, right = work_out(claim.left.text, values), work_out(claim.right.text, values)
    if isinstance(left, Fraction) != isinstance(right, Fraction):
        raise NoAlgebra("sides of different kinds")
    return left == right


def _is_slip(claim: Equation) -> bool:
    text = _PLAIN.sub("", f"{claim.left.text}={claim.right.text}").replace("−", "-")
    return any(one.fullmatch(text) for one in _SLIPS)
