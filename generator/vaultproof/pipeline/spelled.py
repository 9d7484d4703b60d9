r"""Letters of a formula that a figure takes for what they are by custom, where a claim would rest on a guess: `N(d_1)`
for the normal distribution in a note that speaks of it, `e` beside `\exp` for Euler's number. Reads no values.
"""

from __future__ import annotations

import re

from vaultproof.plot.customs import BESSEL

_NORMAL = re.compile(r"(?<![A-Za-z\\])(?:\\mathcal\s*\{\s*N\s*\}|N)(\s*(?:\\left\s*)?\()")
_EXP = re.compile(r"\\exp(?![A-Za-z])|\\(?:operatorname|mathrm)\s*\{\s*exp\s*\}")
_SUMMAND = re.compile(r"(?P<sign>[-+])\s*(?:e|\\mathrm\s*\{\s*e\s*\})(?=\s*(?:[-+]|$))")
_ANOTHER_E = re.compile(
    r"\berrors?\b|residual|noise|\bcharges?\b|eccentric|sai số|nhiễu|điện tích|tâm sai|fehler|ladung|erreur|carga"
    r"|ошибк|заряд"
    r"|(?<![A-Za-z\\])e\s*(?:=|\\sim)",
    re.IGNORECASE,
)


_BESSEL = re.compile(r"(?<![A-Za-z\\])(?P<kind>[JYIK])_\{?(?P<order>\d)\}?(?=\s*(?:\\left\s*)?\()")


def spelled(latex: str, *, spoken: frozenset[str], note: str, taken: frozenset[str]) -> str:
    """A formula in which such letters stand for themselves; `spoken` are the kinds of functions that its note speaks
    of, `taken` the names that are parameters or have values."""
    if "normal" in spoken and "N" not in taken:
        latex = _NORMAL.sub(r"\\Phi\1", latex)
    if "Bessel" in spoken:
        latex = _BESSEL.sub(
            lambda found: (
                rf"\operatorname{{{BESSEL[int(found['order'])]}{found['kind']}}}"
                if _is_bessel(found["kind"], found["order"], note, taken)
                else found[0]
            ),
            latex,
        )
    if "e" not in taken and _EXP.search(latex) and not _ANOTHER_E.search(note):
        latex = _SUMMAND.sub(r"\g<sign> \\exp(1)", latex)
    return latex


_NAMED_BESSEL = re.compile(r"bessel|бессел|贝塞尔|貝塞爾|ベッセル|베셀", re.IGNORECASE)


def _is_bessel(kind: str, order: str, note: str, taken: frozenset[str]) -> bool:
    """Whether a letter with a number is such a function: `I_0` is as often what an intensity is at most, in a note that
    speaks of diffraction alone or gives it a value."""
    given = re.search(rf"(?<![A-Za-z\\]){kind}_\{{?{order}\}}?\s*(?:=|\\approx|≈)", note)
    return (
        f"{kind}_{order}" not in taken
        and given is None
        and (kind == "J" or _NAMED_BESSEL.search(note) is not None)
    )
