r"""Derivatives and values of what a note calls y: with `y = x^3 - 3x`, `y' = 3x^2 - 3`, `\frac{dy}{dx} = 3x^2 - 3`,
`y'(2) = 9` and `y(-1) = 2`.

Only of the formula in one letter given last in the same section, or the same item of a list. Evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.analysis.rates import is_moved
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.note import Note, ScopeKind
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_LETTER = late(r"\s*(?P<letter>[yzusw])\s*")
_PRIMES = r"(?:\s*(?P<primes>['′’]{1,3})|\s*\^\s*\{?\s*(?P<spelled>(?:\\prime\s*){1,3})\}?)"
_PLACE = r"(?:\s*(?:\\left)?\(\s*(?P<place>[^()]{1,20}?)\s*(?:\\right)?\))"
_DERIVED = late(rf"\s*(?P<letter>[yzusw]){_PRIMES}(?:_[a-z])?{_PLACE}?\s*")
_QUOTIENT = late(
    r"\s*\\[dt]?frac\s*\{\s*(?:d|\\mathrm\{d\})(?:\s*\^\s*\{?\s*(?P<order>2)\s*\}?)?\s*(?P<letter>[yzusw])\s*\}"
    r"\s*\{\s*(?:d|\\mathrm\{d\})\s*(?P<by>[a-z])(?:\s*\^\s*\{?\s*2\s*\}?)?\s*\}\s*"
)
_PRIMED = late(rf"\s*[a-z]{_PRIMES}\s*\Z")
_VALUE = late(rf"\s*(?P<letter>[yzusw]){_PLACE}\s*")
_NUMBER = late(r"[-−+]?\s*(?:\d+(?:[.,]\d+)?|\\[dt]?frac\s*\{\d+\}\s*\{\d+\}|\\pi|e|\\sqrt\s*\{?\d+\}?)")
_SIDES = frozenset({"x", "t", "s", "r", "v", "u", "z"})
_EQUATIONS = Spotted(
    r"""\b(?:differential\s+equations?|ODEs?|initial\s+value|initial\s+condition|phương\s+trình\s+vi\s+phân|differentialgleichung\w*|équations?\s+différentielles?
    |ecuaci[oó]n(?:es)?\s+diferencial\w*|equaç(?:ão|ões)\s+diferencia\w*|equazion[ei]\s+differenzial\w*|дифференциальн\w+\s+уравнен\w*
    |równani\w+\s+różniczkow\w*|diferansiyel\s+denklem\w*)\b
    |微分方程|微分方程式|미분방정식""",
    re.IGNORECASE | re.VERBOSE,
)
_SOLVED = "the note speaks of differential equations, in which y may be another function"
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Curve:
    """What a letter is said to be: a formula in one other letter, the place, and the scope within which it counts."""

    body: Term
    by: str
    end: int
    within: int


def curves(note: Note, statements: Iterable[Statement], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each derivative and each value of such a letter behind its formula."""
    told: dict[str, _Curve] = {}
    solved = None
    for one in statements:
        if not one.relations or one.terms[0].syntax is not Syntax.LATEX:
            continue
        first, start = one.terms[0].text, one.terms[0].passage.whole.start
        if (named := _LETTER.fullmatch(first)) is not None:
            curve = _curve(note, one, named["letter"])
            before = told.get(named["letter"])
            if curve is not None and before is not None and 0 <= start - before.end < _BESIDE:
                told.pop(named["letter"])  # two curves side by side: `y = x^2` meets `y = x + 2`
            elif curve is not None:
                told[named["letter"]] = curve
            elif one.relations[0] is Relation.EQUAL and shape(one.terms[1]).names:
                told.pop(named["letter"], None)
            continue
        for letter in [letter for letter in told if _is_another(letter, one)]:
            told.pop(letter)
        found = _asked(first)
        curve = told.get(found[0]) if found is not None else None
        if found is None or curve is None or one.relations[0] not in _EQUALITIES:
            continue
        if curve.within not in note.scope_chain(one.scope) or start < curve.end:
            continue
        if _may_be_another(note.source.text, found, curve, one):
            continue
        claim = _claim(one, curve, found)
        if claim is not None:
            solved = _EQUATIONS.search(note.source.text) is not None if solved is None else solved
            doubt = doubts.get(one.scope) or one.around.doubt or (_SOLVED if solved else None)
            yield replace(claim, doubt=doubt)


def _is_another(letter: str, statement: Statement) -> bool:
    """Whether a statement tells of another function by the same letter: an equation for it, `y' = 2y` or `y'' + y = 0`,
    or a formula of its own, `y(t) = 3e^{2t}`."""
    first, *rest = (term.text for term in statement.terms)
    asked = _asked(first)
    if asked is not None and asked[0] == letter and asked[1] == 0:
        return asked[3] is not None and _NUMBER.fullmatch(asked[3]) is None
    primed = re.compile(rf"(?<![A-Za-z\\]){letter}(?:{_PRIMES}|\s*\^\s*\{{\s*\()")
    alone = asked is not None and asked[0] == letter
    if not alone and primed.search(first) is not None:
        return True
    itself = re.compile(rf"(?<![A-Za-z\\]){letter}(?![A-Za-z])")
    return alone and any(itself.search(term) is not None for term in rest)


def _may_be_another(text: str, asked: _Asked, curve: _Curve, statement: Statement) -> bool:
    """Whether a text tells of another function before or behind the place where a letter is asked of."""
    start = statement.terms[0].passage.whole.start
    if asked[3] is not None and _told_anew(asked[0], text, start):
        return True
    return _PRIMED.match(statement.terms[0].text) is not None and is_moved(text[curve.end : start])


_BESIDE = 40
_REACH = 200
_PARAGRAPH_END = late(r"\n[ \t>]*(?:\n|[-*+#|]\s|\d+[.)]\s)")


def _told_anew(letter: str, text: str, start: int) -> bool:
    """Whether the paragraph goes on to tell which function the letter is here: `y(0) = 3`, so `y(t) = 3e^{2t}`."""
    behind = _PARAGRAPH_END.split(text[start : start + _REACH], maxsplit=1)[0]
    return re.search(rf"(?<![A-Za-z\\]){letter}\s*(?:\(\s*[a-z]\s*\)\s*)?=\s*[^=]*[a-z]", behind) is not None


def curve_bodies(note: Note, statements: Iterable[Statement]) -> dict[tuple[str, str], Term]:
    """The formula of each letter to which a note gives one, by the letter: for the columns of a table that it heads."""
    found: dict[str, set[str]] = {}
    bodies: dict[tuple[str, str], Term] = {}
    for one in statements:
        named = _LETTER.fullmatch(one.terms[0].text) if one.relations else None
        curve = _curve(note, one, named["letter"]) if named is not None else None
        if named is not None and curve is not None and curve.by == "x":
            found.setdefault(named["letter"], set()).add("".join(curve.body.text.split()))
            bodies[named["letter"], ""] = curve.body
    return {key: body for key, body in bodies.items() if len(found[key[0]]) == 1}


def _curve(note: Note, statement: Statement, letter: str) -> _Curve | None:
    """What a statement `y = x^2 + 1` says of its letter; None where it says something else."""
    if statement.relations[0] is not Relation.EQUAL or statement.around.denied or statement.around.contrary:
        return None
    body = statement.terms[1]
    looks = shape(body)
    names = {canonical_name(name) or name for name in looks.names} - {"C", "e", "pi"}
    calls = {canonical_name(name) or name for name in looks.calls}
    if len(names) != 1 or not names <= _SIDES or calls or letter in names:
        return None
    kinds = (ScopeKind.SECTION, ScopeKind.NOTE, ScopeKind.ITEM)
    within = next(at for at in note.scope_chain(statement.scope) if note.scopes[at].kind in kinds)
    end = statement.terms[-1].passage.whole.end
    return _Curve(body=body, by=next(iter(names)), end=end, within=within)


_Asked = tuple[str, int, str | None, str | None]


def _asked(text: str) -> _Asked | None:
    """The letter of a derivative or value, how often it is derived, along what, and where."""
    if (match := _DERIVED.fullmatch(text)) is not None:
        primes = match["primes"] or ""
        order = len(primes) or (match["spelled"] or "").count("prime")
        return match["letter"], order, None, match["place"]
    if (match := _QUOTIENT.fullmatch(text)) is not None:
        return match["letter"], 2 if match["order"] else 1, match["by"], None
    if (match := _VALUE.fullmatch(text)) is not None:
        return match["letter"], 0, None, match["place"]
    return None


def _claim(statement: Statement, curve: _Curve, asked: _Asked) -> Equation | None:
    letter, order, by, place = asked
    right = statement.terms[1]
    looks = shape(right)
    if by not in {None, curve.by} or letter in {canonical_name(one) for one in looks.names | looks.calls}:
        return None
    start = statement.terms[0].passage.whole.start
    power = f"^{order}" if order > 1 else ""
    left = rf"\left( {curve.body.text.strip()} \right)"
    if order:
        left = rf"\frac{{d{power}}}{{d{curve.by}{power}}} {left}"
    numeric = looks.numeric
    given: tuple[tuple[str, Term], ...] = ()
    if place is not None and place != curve.by:
        if _NUMBER.fullmatch(place) is None or not numeric:
            return None
        given = ((curve.by, Term(Passage(place, ((0, start),)), Syntax.LATEX)),)
    elif numeric:
        return None  # `y' = 0` is an equation for x
    kind = IDENTITY if not given else "derivative" if order else "value"
    return replace(
        equation(statement, kind, 0),
        left=Term(Passage(left, ((0, start),)), Syntax.LATEX),
        right=right,
        given=given,
        lead=(),
    )
