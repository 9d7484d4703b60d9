r"""Rules of sequences that a method implies which a note names: with Euler's method, `y' = x + y`, `y(0) = 1` and
`h = 0.1`; with Newton's, `f(x) = x^2 - 2`; with gradient descent, `L(w) = (w - 3)^2` and `\eta = 0.1`.

Only where the note tells one equation or function, one step and one start. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vaultproof.claim import Relation, Syntax, Term
from vaultproof.extract.classify import Statement, head_of
from vaultproof.extract.shape import shape
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_EULER = Spotted(
    r"""euler(?:['’]?s)?[-\s]+(?:method|verfahren|polygonzug\w*|schritt\w*|cauchy|steps?\b|scheme|forward)|(?:forward|explicit|explizite[snr]?|vorwärts-?)\s*-?euler|méthode\s+d['’]euler|m[ée]todo\s+(?:de|di)\s+euler(?:o)?
    |schéma\s+d['’]euler|метод\w*\s+эйлера|phương\s+pháp\s+euler|metod\w*\s+eulera|euler\s+yöntemi|欧拉(?:方)?法|オイラー法|오일러\s*(?:방법|법)|^\#+\s*euler\s*$""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_NEWTON = Spotted(
    r"""newton(?:['’]?s)?(?:[-–\s]+raphson)?[-\s]+(?:method|verfahren|iteration|schritt\w*|steps?\b)|méthode\s+de\s+newton|m[ée]todo\s+(?:de|di)\s+newton|метод\w*\s+ньютона|phương\s+pháp\s+newton|metod\w*\s+newtona
    |牛顿(?:迭代)?法|ニュートン法|뉴턴\s*(?:방법|법)""",
    re.IGNORECASE | re.VERBOSE,
)
_DESCENT = Spotted(
    r"""gradient\s+descent|gradientenabstieg\w*|gradientenverfahren|descente\s+de\s+gradient|descenso\s+(?:de|del|por)\s+gradiente|gradiente\s+descendente|descida\s+d[eo]\s+gradiente|discesa\s+del\s+gradiente
    |градиентн\w+\s+спуск\w*|(?:hạ|giảm|xuống\s+dốc)\s+gradient|gradient\s+giảm|spadek\s+gradientu|梯度下降|勾配降下|최급\s*강하|경사\s*하강""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_METHOD = Spotted(
    r"moment|adam|nesterov|rmsprop|adagrad|decay|anneal|импульс|quán\s+tính|动量|動量|モーメンタム|慣性|모멘텀|관성|normali[sz]ed|clip|improved|heun|midpoint|mittelpunkt|verbessert\w*|modifi\w+|implicit|implizit\w*|backward|rückwärts"
    r"|rétrograde|implícit|неявн|改进|後退|后退|隐式|陰的|runge|secant|sekant|damped|gedämpft|amorti",
    re.IGNORECASE,
)
"""Methods that step otherwise."""
_SLOPE = re.compile(
    r"\s*(?:(?P<primed>[yuw])\s*(?:'|′|\^\{?\\prime\}?)\s*(?:\(\s*[xt]\s*\))?|\\[dt]?frac\s*\{\s*d\s*(?P<over>[yuw])\s*\}\s*\{\s*d\s*[xt]\s*\})\s*"
)
_START = re.compile(r"\s*(?P<letter>[yuw])\s*\(\s*(?P<at>[-−]?\d+(?:\.\d+|\{,\}\d+)?)\s*\)\s*")
_STEP = re.compile(r"\s*(?:h|\\Delta\s*[xt])\s*")
_RATE = re.compile(r"\s*(?:\\(?:eta|alpha|gamma)|lr|\\(?:text|mathrm)\s*\{\s*lr\s*\})\s*")
_FIRST_TERM = re.compile(r"\s*(?P<letter>[A-Za-z]|\\(?:theta|beta|phi))\s*_\s*\{?\s*0\s*\}?\s*")
_OF_BOTH = frozenset("xtyuwe")


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """A rule that a method implies: its letter as written, its body with `\\xi_{1}` for the term before and n for the
    index, its first term where that is told otherwise than as a term, and the statement behind which it holds."""

    letter: str
    body: str
    first: Term | None
    behind: Statement


def implied_rules(text: str, statements: Sequence[Statement]) -> Iterator[Implied]:
    """The rules of the methods that a note names, where it tells what they need once."""
    if _EULER.search(text) is not None:
        yield from _of_euler(statements)
    if _NEWTON.search(text) is not None or _DESCENT.search(text) is not None:
        yield from _of_function(text, statements)


def steps_otherwise(text: str) -> bool:
    """Whether words tell of a method that steps in another way."""
    return _OTHER_METHOD.search(text) is not None


def _numbers(statements: Sequence[Statement], name: re.Pattern[str]) -> list[Statement]:
    """The statements that give a name a number, one for each number."""
    found = [
        one
        for one in statements
        if one.relations[:1] == (Relation.EQUAL,)
        and name.fullmatch(one.terms[0].text)
        and shape(one.terms[1]).literal
    ]
    texts = [one.terms[1].text.strip() for one in found]
    return [one for at, one in enumerate(found) if texts.index(texts[at]) == at]


def _of_euler(statements: Sequence[Statement]) -> Iterator[Implied]:
    slopes = [
        (match["primed"] or match["over"], one)
        for one in statements
        if one.relations[:1] == (Relation.EQUAL,)
        and (match := _SLOPE.fullmatch(one.terms[0].text))
        and not shape(one.terms[1]).calls
    ]
    starts, steps = _numbers(statements, _START), _numbers(statements, _STEP)
    if not slopes or len({one.terms[1].text.strip() for _, one in slopes}) != 1 or len(starts) != 1 or len(steps) != 1:
        return
    (letter, slope), start, step = slopes[0], starts[0], steps[0]
    told = _START.fullmatch(start.terms[0].text)
    looks = shape(slope.terms[1])
    if told is None or told["letter"] != letter or not looks.names <= _OF_BOTH:
        return
    size = step.terms[1].text.strip().replace("{,}", ".").replace(",", ".")
    place = rf"\left({told['at'].replace('{,}', '.')} + (n - 1) \cdot {size}\right)"
    body = re.sub(
        r"(?<!\\)(?<!\\[A-Za-z])(?<!\\[A-Za-z]{2})(?<!\\[A-Za-z]{3})[xtyuw](?![A-Za-z]*\{)",
        lambda one: rf"\xi_{{1}}" if one.group() == letter else rf"{{{place}}}",
        _apart(slope.terms[1].text),
    )
    behind = max((slope, start, step), key=lambda one: one.terms[0].passage.whole.start)
    yield Implied(
        letter=letter,
        body=rf"\xi_{{1}} + {size} \cdot \left( {body} \right)",
        first=start.terms[1],
        behind=behind,
    )


def _apart(body: str) -> str:
    """A formula with signs of multiplication between letters that stand side by side: `2 x y`."""
    return re.sub(r"(?<![A-Za-z\\])([xt])\s*(?=[yuw](?![A-Za-z]))", r"\1 \\cdot ", body.replace("{,}", "."))


def _of_function(text: str, statements: Sequence[Statement]) -> Iterator[Implied]:
    """The rules of Newton's method and of gradient descent, for the one function of one variable that a note defines."""
    functions = {}
    for one in statements:
        head = head_of(one) if len(one.terms) > 1 and one.relations[0] is Relation.EQUAL else None
        if head is not None and not head.primes and not head.index and len(head.parameters) == 1:
            functions.setdefault((head.name, head.parameters[0]), one)
    starts = [one for one in _numbers(statements, _FIRST_TERM)]
    newton, descent = _NEWTON.search(text) is not None, _DESCENT.search(text) is not None
    if len(functions) != 1 or len(starts) != 1 or newton == descent:
        return
    ((name, parameter), function) = next(iter(functions.items()))
    match = _FIRST_TERM.fullmatch(starts[0].terms[0].text)
    if match is None or match["letter"].lstrip("\\") != parameter or len(name) > 1:
        return
    behind = max((function, starts[0]), key=lambda one: one.terms[0].passage.whole.start)
    if newton:
        body = rf"\xi_{{1}} - \frac{{{name}(\xi_{{1}})}}{{{name}'(\xi_{{1}})}}"
    else:
        rates = _numbers(statements, _RATE)
        if len(rates) != 1:
            return
        rate = rates[0].terms[1].text.strip().replace("{,}", ".").replace(",", ".")
        body = rf"\xi_{{1}} - {rate} \cdot {name}'(\xi_{{1}})"
        behind = max((behind, rates[0]), key=lambda one: one.terms[0].passage.whole.start)
    yield Implied(letter=match["letter"], body=body, first=None, behind=behind)


def as_term(implied: Implied) -> Term:
    """The body of an implied rule as a term."""
    return Term(Passage(implied.body, ((0, implied.behind.terms[0].passage.whole.start),)), Syntax.LATEX)
