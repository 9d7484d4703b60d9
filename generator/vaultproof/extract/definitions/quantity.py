r"""Values of quantities that a formula gives a name without brackets: with `y = 2x - 3`, “when x = 5, then y = 7”.

Only where the sentence says that the value follows from those before it: a data point, which a model need not meet,
stands beside them without such a word. Computes nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vaultproof.claim import Definition, Equation, Relation, Term, WitnessKind
from vaultproof.extract.classify import Statement, bare_name, equation
from vaultproof.extract.doubts.silence import doubt_of, doubt_of_numbers
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.source import Span
from vaultproof.spot import late

_THEN = r"""
    then|thus|so|hence|therefore|we\s+(?:get|have|obtain|find)|you\s+get|(?:this|that|which)\s+(?:gives|yields)|gives|yields
    |it\s+follows\s+that|the\s+(?:value|result)\s+is
    |thì|ta\s+(?:có|được|tính\s+được)|suy\s+ra|nên|được|giá\s+trị
    |dann|so|folgt|gilt|ergibt\s+sich|ist|erhält\s+man|erhalten\s+wir|bekommt\s+man|wird
    |alors|donc|on\s+(?:a|obtient|trouve)|il\s+vient|donne
    |entonces|luego|se\s+(?:tiene|obtiene)|tenemos|obtenemos|resulta
    |então|logo|temos|obtemos|tem-se|obtém-se
    |то|тогда|получаем|имеем|следовательно|получится
    |allora|quindi|si\s+(?:ha|ottiene)|otteniamo
    |wtedy|to|mamy|otrzymujemy
    |则|則|得到?|有|那么|时|時|可得|故
    |ならば?|のとき|とき|とすると|では|は
    |이면|일\s*때|라면|이라면|면
    |⇒|→|⟹|=>|->|\\(?:Rightarrow|implies|Longrightarrow|to|rightarrow)"""
_WHEN = r"""
    when|whenever|if|for|at|where|khi|nếu|tại|với|wenn|falls|bei|für|quand|lorsque|si|pour|cuando|para|quando|se|при|если
    |когда|per|gdy|jeśli|dla|当|當|若|如果|在"""
_FOLLOWS = late(
    rf"[\s,，、:：;；]*(?:(?:{_THEN})[\s,，、:：]*){{1,4}}|\s*[:：]\s*", re.VERBOSE | re.IGNORECASE
)
_GIVEN_BY = late(rf"[\s,，]*(?:{_WHEN})\s*", re.VERBOSE | re.IGNORECASE)
_WHOLE_START = late(
    r"(?:^|[.!?;:。；！？：\n])\s*(?:[-*+]\s+|\d+[.)]\s+)?(?:when|khi|wenn|quand|lorsque|cuando|quando|когда|при|gdy|если|if|nếu|si|se|jeśli|当|當|若|如果)\s*$",
    re.IGNORECASE,
)
_WHOLE_START_FOR = late(
    r"(?:^|[.!?;:。；！？：\n])\s*(?:[-*+]\s+|\d+[.)]\s+)?(?:for|at|tại|với|für|bei|pour|en|para|em|per|для|dla|在|对于|對於)\s*$",
    re.IGNORECASE,
)
"""The same with words that may begin a list of values, too: a point of data, which a model need not meet."""
_WHOLE_END = late(r"\s*(?:$|[.;!。；！\n])")
_AND = late(r"\s*(?:[,，、;]|and|và|und|et|y|e|и|oraz|i|和|且|と|,\s*and)\s*", re.IGNORECASE)
_SENTENCE = late(r"[.!?;](?=\s)|[。！？；\n]")
_REACH = 300


@dataclass(frozen=True, slots=True)
class _Setting:
    """`x = 5`: a name and its number, with the place in the text and the scope."""

    name: str
    statement: Statement
    span: Span

    @property
    def value(self) -> Term:
        return self.statement.terms[1]


def quantity_claims(
    statements: Iterable[Statement], definitions: Iterable[Definition], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim that each value of a named quantity makes which its sentence derives from other values. A function
    counts too: with `L(y, p)` defined, “when y = 1 and p = 0.9, then L = 0.105”."""
    statements = sorted(statements, key=lambda one: one.terms[0].passage.whole.start)
    settings = [setting for one in statements if (setting := _setting(one)) is not None]
    bodies = _functions(definitions) | _bodies(statements) if settings else {}
    for at, setting in enumerate(settings):
        body = bodies.get(setting.name)
        if body is None or body.passage.whole.start > setting.span.start:
            continue
        given, surely = _given(settings, at, _names(body))
        if given:
            yield replace(
                equation(setting.statement, "value", 0),
                left=body,
                given=tuple((one.name, one.value) for one in given),
                lead=(),
                doubt=doubts.get(setting.statement.scope)
                or _doubt(given, setting)
                or (None if surely else "it may be a point that the formula need not meet"),
            )


def _bodies(statements: Iterable[Statement]) -> dict[str, Term]:
    """The formula of each name that has one only, and is not set anew by it: `w = w - g` is an update."""
    found: dict[str, list[Term]] = defaultdict(list)
    for one in statements:
        if not one.relations or one.relations[0] is not Relation.EQUAL:
            continue
        name = bare_name(one.terms[0], shape(one.terms[0]))
        own = _names(one.terms[1])
        if name is not None and own:
            found[name].append(one.terms[1])
    return {
        name: terms[0]
        for name, terms in found.items()
        if len({"".join(term.text.split()) for term in terms}) == 1 and name not in _names(terms[0])
    }


def _functions(definitions: Iterable[Definition]) -> dict[str, Term]:
    """The formula of each function that is defined once."""
    found: dict[str, list[Term]] = defaultdict(list)
    for one in definitions:
        if one.source is WitnessKind.FORMULA and not one.index:
            found[one.name].append(one.body)
    return {name: terms[0] for name, terms in found.items() if len(terms) == 1}


def _names(term: Term) -> set[str]:
    return {canonical_name(name) or "" for name in shape(term).names} - {""}


def _setting(statement: Statement) -> _Setting | None:
    if len(statement.terms) != 2 or statement.relations[0] not in (Relation.EQUAL, Relation.APPROXIMATE):
        return None
    left, right = statement.terms
    name = bare_name(left, shape(left))
    looks = shape(right)
    if name is None or looks.names or looks.calls or not looks.digits:
        return None
    return _Setting(name, statement, Span(left.passage.whole.start, right.passage.whole.end))


def whole_condition(text: str, start: int, end: int, *, surely: bool = True) -> bool:
    """Whether a sentence is a condition and what follows from it, no more: `When $x = 3$, $f = 10$.`, where `start` is
    the place of the condition and `end` that behind the statement. With words that tell of it for certain where
    `surely` is so, else also with `for` and the like."""
    ahead = text[max(start - _REACH, 0) : start].rstrip("$`*")
    begins = _WHOLE_START.search(ahead) or (not surely and _WHOLE_START_FOR.search(ahead))
    return bool(begins) and _WHOLE_END.match(_plain(text[end : end + 9])) is not None


def _given(settings: list[_Setting], at: int, wanted: set[str]) -> tuple[list[_Setting], bool]:
    """The values from which, as the sentence says, the one at `at` follows, and whether it says so for certain; empty
    where it does not say so."""
    one = settings[at]
    text = one.statement.source.text
    before = _group(settings, at - 1, -1, wanted)
    if before:
        gap = _between(text, before[0].span.end, one.span.start)
        if _FOLLOWS.fullmatch(gap):
            return before, True
        place = before[-1].span.start, one.span.end
        if gap.strip() in {",", "，"} and whole_condition(text, *place, surely=False):
            return before, whole_condition(text, *place)
    behind = _group(settings, at + 1, 1, wanted)
    if behind and _GIVEN_BY.fullmatch(_between(text, one.span.end, behind[0].span.start)):
        return behind, True
    return [], False


def _group(settings: list[_Setting], at: int, step: int, wanted: set[str]) -> list[_Setting]:
    """The neighbouring values of one enumeration that the formula uses, nearest first."""
    found: list[_Setting] = []
    while 0 <= at < len(settings) and settings[at].name in wanted:
        if found:
            first, last = (settings[at], found[-1]) if step < 0 else (found[-1], settings[at])
            if not _AND.fullmatch(_between(first.statement.source.text, first.span.end, last.span.start)):
                break
        found.append(settings[at])
        at += step
    return found if len({one.name for one in found}) == len(found) else []


def _between(text: str, start: int, end: int) -> str:
    return _plain(text[start : min(end, start + _REACH)])


def _plain(text: str) -> str:
    return re.sub(r"[$`*{}()（）]|\\(?:quad|qquad|,|;|text)", " ", text)


def _doubt(given: list[_Setting], stated: _Setting) -> str | None:
    """Why a mismatch would prove nothing: the sentence asks or denies. Its condition supposes nothing."""
    text = stated.statement.source.text
    first = min(one.span.start for one in (*given, stated))
    last = max(one.span.end for one in (*given, stated))
    ahead, rest = text[max(first - _REACH, 0) : first], text[last : last + _REACH]
    start = max((match.end() for match in _SENTENCE.finditer(ahead)), default=0)
    end = next((match.end() for match in _SENTENCE.finditer(rest)), len(rest))
    condition = re.compile(rf"(?:(?<!\w)(?:{_WHEN})[\s$`*]*)$", re.VERBOSE | re.IGNORECASE)
    around = condition.sub(" ", ahead[start:]) + " \ue001 " + rest[:end]
    return doubt_of(around) or doubt_of_numbers(around, "")
