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


_INVERSE = re.compile(
    r"(?:\\(?:operatorname|mathrm|text)\s*\{\s*erf\s*\}|\\erf(?![a-z]))\s*\^\s*\{\s*-\s*1\s*\}(?=\s*(?:\\left\s*)?\()"
)
_QUANTILE = re.compile(r"\\Phi\s*\^\s*\{\s*-\s*1\s*\}(?=\s*(?:\\left\s*)?\()")
_FACTOR = re.compile(
    r"(?P<call>\\(?:sin|cos|tan|ln|log|exp|sinh|cosh|tanh))\s+(?P<letter>[a-z]|\\(?:theta|phi|varphi|omega|tau))"
    r"(?![A-Za-z])\s*(?=\\left\s*\(|\()"
)
"""A function of one letter that is a factor before brackets, `\\sin t\\,(1 + t)`."""


def spelled(latex: str, *, spoken: frozenset[str], note: str, taken: frozenset[str]) -> str:
    """A formula in which such letters stand for themselves; `spoken` are the kinds of functions that its note speaks
    of, `taken` the names that are parameters or have values."""
    latex = _INVERSE.sub(r"\\operatorname{erfinv}", latex)
    latex = _FACTOR.sub(r"\g<call>\\left(\g<letter>\\right) \\cdot ", latex)
    if "normal" in spoken:
        latex = _QUANTILE.sub(r"\\operatorname{normalquantile}", latex)
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


_RUN = re.compile(
    r"\\sum(?:\\limits)?\s*_\s*\{\s*(?P<index>[a-z])\s*=\s*(?P<first>\d)\s*\}\s*\^\s*(?:\{\s*(?P<last>\d)\s*\}|(?P<digit>\d))"
)
_MOST_TERMS = 6


def written_out(latex: str, valued: frozenset[str]) -> str:
    """A formula with a short sum over letters that bear its index, `\\sum_{q=1}^{2} w_q \\cos(\\mu_q x)`, as its terms
    where each of these letters has a value."""
    run = _RUN.search(latex)
    if run is None or _RUN.search(latex, run.end()) is not None:
        return latex
    first, last, index = int(run["first"]), int(run["last"] or run["digit"]), run["index"]
    body = latex[run.end() :]
    item = re.compile(rf"(?P<letter>\\?[A-Za-z]+)\s*_\s*(?:{index}(?![A-Za-z])|\{{\s*{index}\s*\}})")
    letters = {found["letter"] for found in item.finditer(body)}
    numbers = range(first, last + 1)
    known = all(f"{letter.lstrip(chr(92))}_{number}" in valued for letter in letters for number in numbers)
    if not letters or not known or len(numbers) > _MOST_TERMS or _outer_sign(body):
        return latex
    lone = re.compile(rf"(?<![A-Za-z\\]){index}(?![A-Za-z])")
    terms = []
    for number in numbers:
        own = item.sub(rf"\g<letter>_{number}", body)
        terms.append(lone.sub(str(number), own))
    return f"{latex[: run.start()]}\\left({' + '.join(terms)}\\right)"


def _outer_sign(latex: str) -> bool:
    """Whether something is added behind the first term of a formula: it may be no part of the sum."""
    depth = 0
    for at, char in enumerate(latex):
        depth += (char in "{([") - (char in "})]")
        if depth == 0 and at and char in "+-" and latex[:at].strip():
            return True
    return False


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
