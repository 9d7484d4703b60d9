r"""Derivatives of letters that stand for an expression, `y = C_1 e^x + C_2 e^{2x}` with `y' = C_1 e^x + 2C_2 e^{2x}`.
Looks at the words only; evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.source import Passage, Source, Span
from vaultproof.spot import Spotted, late

_NAME = r"[A-Za-z](?:\s*_\s*(?:[A-Za-z0-9]|\{\s*[A-Za-z0-9]{1,5}\s*\}))?"
_LETTER = late(rf"\s*(?P<name>{_NAME})\s*")
_PRIMED = late(rf"\s*(?P<name>{_NAME})\s*(?:(?P<primes>['′]{{1,2}})|\^\s*\{{?\s*\\prime\s*\}}?)\s*")
_DOTTED = late(rf"\s*\\(?P<dots>d{{1,2}}ot)\s*(?:\{{\s*(?P<braced>{_NAME})\s*\}}|(?P<bare>[A-Za-z]))\s*")
_D = r"(?:\\(?:mathrm|text|operatorname)\s*\{\s*d\s*\}|d)\s*"
_QUOTIENT = late(
    rf"\s*\\[dt]?frac\s*\{{\s*{_D}(?P<name>{_NAME})\s*\}}\s*\{{\s*{_D}(?P<variable>[a-z])\s*\}}\s*"
)
_UNSURE = late(
    r"['′]|\\(?:prime|d{1,2}ot|int|sum|prod|lim|pm|mp|text|ldots|dots|cdots|partial|nabla|begin|max|min)(?![a-z])"
    r"|\.\.\.|…|\\[dt]?frac\s*\{\s*d|\||[<>≤≥±]"
)
_ANOTHER = late(r"\n[ \t>]*(?:#{1,6}\s|-{3,}\s*\n|\*{3,}\s*\n|\(?(?:\d{1,3}|[a-z])[.)]\s)")
"""Where a heading, a line across or the next of numbered problems begins."""
_DEPENDENT = frozenset("fghijuvwyz")
"""Letters that may stand for functions themselves, or for the imaginary unit."""
_SPEAKS = Spotted(
    r"""deriv|differen[tz]i|slope|tangent|\bODEs?\b|\bEDO\b|\bDGL\b|\bEDP\b|extrem|optim|maximi|minimi|velocit|speed|đạo\s+hàm|vi\s+phân|cực\s+trị|ableit
    |geschwindigkeit|dérivé|vitesse|équation|ecuaci|velocidad|equaç|velocidade|velocità|производн|скорост|экстрем|pochodn|prędko|türev
    |导数|導數|求导|微分|極値|极值|速度|導関数|미분|도함수|속도|극값|\\frac\s*\{\s*d|\\ddot""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a note tells of where a mark behind a letter is that of a derivative: `A'` may be another area."""
_MOVED = Spotted(
    r"""reflect|mirror|stretch|\bscal(?:e[ds]?|ing)\b|shift|translat|rotat|transform|\bframe\b|coordinate|axes|image\s+of|becomes?\b|complement|\\(?:to|mapsto|rightarrow)(?![a-z])|→
    |spiegel|streck|verschieb|dreh|koordinat|réfléchi|étir|translat|décal|repère|reflej|estir|desplaz|traslad|girad|coorden|refletid|deslocad|riflet|trasl|ruot
    |отраж|растя|сдвиг|поворот|координат|odbic|przesuni|obrót|đối\s+xứng|tịnh\s+tiến|phép\s+(?:quay|vị\s+tự|biến)|tọa\s+độ|yansı|ötele|döndür
    |反射|对称|平移|旋转|伸缩|坐标|対称|平行移動|回転|座標|대칭|평행이동|회전|좌표""",
    re.IGNORECASE | re.VERBOSE,
)
"""What tells of a curve that is moved, whose new letter bears a mark too."""
_FAR = 260
_FARTHER = 700
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class _Body:
    """What a letter was said to be, with the names in it, and where that ends."""

    term: Term
    names: frozenset[str]
    end: int


@dataclass(frozen=True, slots=True)
class _Rate:
    """A derivative that is told: of which letter, along which variable where that is written, and of what order."""

    name: str
    variable: str
    order: int


def rates(statements: Iterable[Statement], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """For each derivative of a letter close behind what the letter stands for, that this has the derivative it says."""
    bodies: dict[str, list[_Body]] = {}
    for statement in sorted(statements, key=lambda one: one.terms[0].passage.whole.start):
        first = statement.terms[0]
        if len(statement.terms) < 2 or statement.relations[0] is not Relation.EQUAL:
            continue
        if first.syntax is not Syntax.LATEX:
            continue
        if (letter := _LETTER.fullmatch(first.text)) is not None:
            name = canonical_name(letter["name"]) or ""
            start = first.passage.whole.start
            kept = [one for one in bodies.get(name, []) if not _apart(statement.source, one.end, start)]
            bodies[name] = [*kept, _body_of(statement)]
        elif (rate := _rate_of(first)) is not None:
            if not rate.variable and _SPEAKS.search(statement.source.text) is None:
                continue
            yield from _of_rate(statement, rate, bodies.get(rate.name, []), doubts)


def _apart(source: Source, end: int, start: int, far: int = _FARTHER) -> bool:
    """Whether two places are far from one another, or of two problems."""
    return not 0 <= start - end <= far or _ANOTHER.search(source[Span(end, start)]) is not None


def _body_of(statement: Statement) -> _Body:
    """The last of the terms that a letter is set equal to which holds names."""
    found = statement.terms[1]
    for term, relation in zip(statement.terms[1:], statement.relations, strict=True):
        if relation is not Relation.EQUAL:
            break
        found = term if shape(term).names else found
    return _Body(found, _names(found), found.passage.whole.end)


def _names(term: Term) -> frozenset[str]:
    return frozenset(canonical_name(one) or one for one in shape(term).names)


def _rate_of(term: Term) -> _Rate | None:
    """The derivative that a term is, and nothing else."""
    if (match := _PRIMED.fullmatch(term.text)) is not None:
        return _Rate(canonical_name(match["name"]) or "", "", len(match["primes"] or "'"))
    if (match := _DOTTED.fullmatch(term.text)) is not None:
        order = 2 if match["dots"] == "ddot" else 1
        return _Rate(canonical_name(match["braced"] or match["bare"]) or "", "t", order)
    if (match := _QUOTIENT.fullmatch(term.text)) is not None:
        return _Rate(canonical_name(match["name"]) or "", match["variable"], 1)
    return None


def is_moved(text: str) -> bool:
    """Whether a text tells of a curve that is moved or turned, whose new letter `y'` is no derivative."""
    return _MOVED.search(text) is not None


def _of_rate(
    statement: Statement, rate: _Rate, bodies: list[_Body], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim that a derivative makes of the one thing that its letter stands for nearby."""
    head, told = statement.terms[0].passage.whole, statement.terms[1]
    near = [one for one in bodies if not _apart(statement.source, one.end, head.start)]
    if not near or len({one.term.text for one in near}) > 1:
        return
    body = near[-1]
    if not rate.variable and is_moved(statement.source.text[body.end : head.start]):
        return
    told = _with_products(told, body.names)
    names, variable = _names(told), _variable(rate, body)
    plain = _is_plain(told) and _is_plain(body.term)
    if variable is None or not plain or not names or not names <= body.names:
        return
    settings = {one for one in body.names if _is_setting(one)}
    linked = bool(settings) and bool(settings & names)
    if not linked and (_apart(statement.source, body.end, head.start, _FAR) or variable not in names):
        return
    if rate.order == 1 and not rate.variable and _is_scaled(told, body.term, variable):
        return
    left = rf"\frac{{d}}{{d{variable}}} \left( {body.term.text.strip()} \right)"
    if rate.order > 1:
        left = rf"\frac{{d^{rate.order}}}{{d{variable}^{rate.order}}} \left( {body.term.text.strip()} \right)"
    span = Span(head.start, told.passage.whole.end)
    yield Equation(
        path=statement.source.path,
        span=span,
        kind=IDENTITY,
        text=" ".join(statement.source[span].split()),
        scope=statement.scope,
        left=Term(Passage(left, ((0, span.start),)), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=told,
        doubt=statement.around.doubt or doubts.get(statement.scope),
    )


_BEFORE_BRACKET = late(r"(?P<name>(?<![A-Za-z\\])[A-Za-z](?:_(?:\w|\{\w+\}))?)\s*(?=(?:\\left\s*)?\()")


def _with_products(term: Term, names: frozenset[str]) -> Term:
    """A term in which the letters of an expression are factors of what stands in brackets behind: `A(2x + x^2)`."""
    for match in reversed(list(_BEFORE_BRACKET.finditer(term.text))):
        if canonical_name(match["name"]) in names:
            term = replace(term, passage=term.passage.spliced(match.end(), match.end(), r" \cdot "))
    return term


def _is_scaled(told: Term, body: Term, variable: str) -> bool:
    """Whether an expression is the one before with a multiple of its letter: `\\pi (2r)^2` for `\\pi r^2`."""
    scaled = re.compile(
        rf"\(\s*(?:\d+(?:\.\d+)?|[a-z]|\\[dt]?frac\{{\d+\}}\{{\d+\}})\s*(?:\\cdot\s*)?{re.escape(variable)}\s*\)"
    )
    return scaled.search(told.text) is not None and scaled.search(body.text) is None


def _is_plain(term: Term) -> bool:
    """Whether a term is an expression without functions that nobody knows, whose letters stand for numbers."""
    return len(term.text) <= _LONGEST and not shape(term).calls and _UNSURE.search(term.text) is None


def _is_setting(name: str) -> bool:
    """Whether a name is one of a constant's: with an index, `C_1`, or a capital letter."""
    return "_" in name or (len(name) == 1 and name.isupper())


def _variable(rate: _Rate, body: _Body) -> str | None:
    """The letter along which a derivative is taken; None where it cannot be told, or others may depend on it."""
    candidates = [rate.variable] if rate.variable else [*"xt"]
    variable = next((one for one in candidates if one in body.names), None)
    if variable is None and not rate.variable and len(body.names) == 1:
        variable = next(iter(body.names))
    others = body.names - {variable, rate.name}
    dependent = rate.name in body.names or any(one[0] in _DEPENDENT and len(one) == 1 for one in others)
    moving = {"x", "t"} if variable == "x" else {"x", "t", "r", "s"}
    unclear = dependent or bool(others & moving)
    return None if variable is None or unclear or not variable.isascii() else variable
