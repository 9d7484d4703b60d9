r"""Expansions with a rest: `\ln(1+x) = x - \frac{x^2}{2} + o(x^2)`, `\cos x = 1 - \frac{x^2}{2} + O(x^4)`; dots at the
end stand for one, `e^x = 1 + x + \frac{x^2}{2} + \cdots`.

Says them as what they mean, a limit of the rest over the power named. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.source import Passage
from vaultproof.spot import late

_REST = late(
    r"""(?P<sum>.*\S)\s*\+\s*(?P<order>o|O|\\(?:mathcal|mathrm|operatorname)\s*\{\s*[oO]\s*\})\s*(?:\\left\s*)?\(
    \s*(?P<base>(?P<letter>[xhtuz]|\\(?:varepsilon|epsilon|theta))|\(\s*(?P<shifted>[xhtuz])\s*-\s*(?P<place>\d+|[a-c]|\\pi)\s*\))
    \s*(?:\^\s*(?:\{\s*(?P<power>\d{1,2})\s*\}|(?P<digit>\d)))?\s*(?:\\right\s*)?\)\s*[.,;]?\s*""",
    re.VERBOSE | re.DOTALL,
)
_DOTS = late(r"\\[lc]?dots|…|\.\.\.|\\sum|\\int|\\partial")
_INDEXED = late(r"(?<!\\log)(?<![a-z]{2})[A-Za-z]\s*_")
"""A coefficient with an index, `A_3`, which is told elsewhere what it is."""


def expansions(statements: Iterable[Statement]) -> Iterator[Equation]:
    """The claim of each equation whose right side ends with a rest, `o(…)` or `O(…)` of a power."""
    for statement in statements:
        for index, relation in enumerate(statement.relations):
            right = statement.terms[index + 1]
            if relation is not Relation.EQUAL or right.syntax is not Syntax.LATEX:
                continue
            text = _with_rest(right.text)
            match = _REST.fullmatch(text) if "(" in text else None
            left = statement.terms[index]
            if text != right.text and index and set(statement.relations[: index + 1]) == {Relation.EQUAL}:
                left = statement.terms[0]  # a series by its sign of summation stands between
            if (
                match is None
                or _REST.fullmatch(left.text)
                or not _at_a_place(statement, left.text, match)
                or _DOTS.search(left.text + match["sum"])
                or (_INDEXED.search(match["sum"]) and not _INDEXED.search(left.text))
            ):
                continue
            limit = _limit(left.text, match)
            if limit is not None:
                anchors = left.passage.anchors
                yield replace(
                    equation(statement, "limit", index),
                    left=Term(Passage(limit, anchors), Syntax.LATEX),
                    right=Term(Passage("0", right.passage.anchors), Syntax.LATEX),
                )


_DOTTED = late(
    r"(?P<sum>[^=]{3,200}?)\s*[-+−]\s*(?:\\[lc]?dots|…|\.\.\.)(?P<behind>.*?(?:\\[lc]?dots|…|\.\.\.)|)\s*[.,;]?\s*",
    re.DOTALL,
)
_TERMS = late(r"(?<=[\w)}])\s*[-+−]\s*(?=[\w\\(])")
_POWER = late(
    r"(?<![A-Za-z\\])(?P<letter>[xhtuz])(?![A-Za-z])(?:\s*\^\s*(?:\{\s*(?P<power>\d{1,2})\s*\}|(?P<digit>\d)))?"
)
_NO_POLYNOMIAL = late(
    r"\\(?:sin|cos|tan|ln|log|exp|sqrt|sum|int|binom)(?![A-Za-z])|(?<![A-Za-z\\])[ei](?![A-Za-z])"
    r"|\\[dt]?frac\s*\{[^{}]*\}\s*\{[^{}]*[xhtuz]|\^\s*\{?\s*[-A-Za-z(]"
)


def _with_rest(text: str) -> str:
    r"""A sum that ends with dots with the rest that they stand for: `1 + x + \cdots` as `1 + x + o(x)`; any other text
    as it is. The powers shown must be those of one letter and grow."""
    match = _DOTTED.fullmatch(text)
    if match is None or _NO_POLYNOMIAL.search(match["sum"]) is not None:
        return text
    powers, letters = [], set[str]()
    for term in _TERMS.split(match["sum"]):
        found = list(_POWER.finditer(term))
        if len(found) > 1:
            return text
        powers.append(int(found[0]["power"] or found[0]["digit"] or 1) if found else 0)
        letters |= {one["letter"] for one in found}
    if len(letters) != 1 or len(powers) < _FEWEST or any(b <= a for a, b in pairwise(powers)):
        return text
    (letter,) = letters
    return f"{match['sum']} + o({letter}^{{{powers[-1]}}})"


_FEWEST = 3
_SUMMED = late(r"\\sum(?:\\limits)?\s*_\s*\{[^{}]*\}\s*\^\s*\{?\s*\+?\s*\\infty\s*\}?")
_ROOTS = late(
    r"\\(?:sqrt|ln|log)\s*[{(]?\s*[xhtuz](?![A-Za-z+-])|[xhtuz]\s*\^\s*\{[^{}]*(?:[/.]|\\[dt]?frac)|\|\s*[xhtuz]\s*\|"
)


_ELEMENTARY = late(
    r"\\(?:sin|cos|tan|sinh|cosh|tanh|arcsin|arctan|ln|log|exp|sqrt|[dt]?frac)(?![A-Za-z])|e\s*\^|\)\s*\^\s*\{?\s*[^2-9\s]"
)
_FAR_OUT = late(
    r"\\infty|∞|\\(?:to|rightarrow)\s*[^0\s]|\b(?:large|grande?s?|groß\w*|lớn|больш\w+|duż\w+|infini\w*|unendlich\w*|vô\s+cùng|бесконечн\w+)\b|无穷|無限|무한"
)


def _at_a_place(statement: Statement, left: str, match: re.Match[str]) -> bool:
    """Whether an elementary function is expanded around a place, not far out, and is as smooth there as the next lower
    power tells of `O(x^n)`."""
    start, end = statement.terms[0].passage.whole.start, statement.terms[-1].passage.whole.end
    around = _SUMMED.sub(" ", _line_of(statement.source.text, start, end))
    rough = "O" in match["order"] and _ROOTS.search(left + match["sum"]) is not None
    return not rough and _ELEMENTARY.search(left) is not None and _FAR_OUT.search(around) is None


_MARKED = late(r"[\s>]*(?:[-*+]\s|\d+[.)]\s|\$\$)")


def _line_of(text: str, start: int, end: int) -> str:
    """The line of a statement, with the line that leads up to it where it is an item of a list or a formula alone."""
    first = text.rfind("\n", 0, start) + 1
    line = text[first : max(text.find("\n", end), end)]
    if text[first:start].strip("$> ") and _MARKED.match(line) is None:
        return line
    leading = (one for one in reversed(text[:first].splitlines()[-_MOST_LINES:]) if one.strip(" >$"))
    return next((one for one in leading if _MARKED.match(one) is None), "") + "\n" + line


_MOST_LINES = 30


_ROUGH = late(r"\||\\(?:lvert|vert)|\^\s*\{[^{}]*(?:/|\\[dt]?frac)|\\(?:operatorname|mathrm|text)")


def _limit(left: str, match: re.Match[str]) -> str | None:
    r"""The limit that an expansion states: of its rest over the power of `o(x^n)`, or over the next lower one of
    `O(x^n)`; None where that tells nothing, or the two sides are of different letters."""
    power = int(match["power"] or match["digit"] or 1) - ("O" in match["order"])
    if power < 0:
        return None
    letter, place = match["letter"] or match["shifted"], match["place"] or "0"
    if re.search(rf"(?<![A-Za-z\\]){re.escape(letter)}(?![A-Za-z])", left) is None:
        return None  # it is told of another letter than the sum, as in `\sin z = x - \cdots`
    over = f"({letter} - {place})^{{{power}}}" if power else "1"
    side = "" if _ROUGH.search(left + match["sum"]) else "^+"  # from one side, what grows has a sign
    return rf"\lim_{{{letter} \to {place}{side}}} \frac{{\left({left}\right) - \left({match['sum']}\right)}}{{{over}}}"
