r"""Critical points of functions of several variables that words list: “the critical points of
$f(x,y) = x^3 + y^3 - 3xy$ are $(0,0)$ and $(1,1)$”. Each is a place at which all partial derivatives are zero. Works
nothing out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vaultproof.claim import Definition, Equation, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.clauses import Running, Text, sentences
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_DERIVATIVES, OF_EXTREMA, TELLS_MORE, without_more
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_NOUN = Spotted(
    r"""(?<!\w)(?:(?:critical|stationary)\s+points?|kritische[rn]?\s+(?:punkte?|stellen?)|stationäre[rn]?\s+punkte?|points?\s+(?:critiques?|stationnaires?)|puntos?\s+(?:críticos?|estacionarios?)
    |pontos?\s+(?:críticos?|estacionários?)|punt[oi]\s+(?:critic[oi]|stazionari[oi]?)|(?:критическ\w+|стационарн\w+)\s+точк\w*|điểm\s+(?:tới\s+hạn|dừng)|punkt\w*\s+(?:krytyczn\w+|stacjonarn\w+)|kritik\s+nokta\w*
    |saddle\s+points?|sattelpunkte?n?|points?[-\s]selles?|points?[-\s]cols?|puntos?\s+(?:de\s+)?silla|pontos?\s+de\s+sela|punt[oi]\s+di\s+sella|седлов\w+\s+точк\w*|điểm\s+yên\s+ngựa)(?!\w)
    |临界点|驻点|鞍点|停留点|臨界点|안장점|임계점""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = r"[-−]?\s*(?:\d+(?:\.\d+)?(?:\s*/\s*\d+)?|\\[dt]?frac\s*\{\s*\d+\s*\}\s*\{\s*\d+\s*\})"
_POINT = late(
    rf"\s*(?:[A-Z](?:_\{{?\d\}}?)?\s*=?\s*)?(?:\\left\s*)?\(\s*(?P<items>{_NUMBER}(?:\s*[,;|]\s*{_NUMBER}){{1,2}})\s*(?:\\right\s*)?\)\s*"
)
_CALLED = late(r"\s*(?P<name>[a-zA-Z])\s*(?:\([^()=]*\))?\s*(?:=.*)?", re.DOTALL)
_SYSTEM = late(
    r"equilibri|fixed\s+point|dynamic|phase|gleichgewicht|équilibre|constraint|subject\s+to|nebenbedingung|contrainte|restricci|restriç|условн|ràng\s+buộc|约束|制約|제약"
    r"|restrict|boundary|on\s+the\s+(?:unit\s+)?(?:circle|line|curve|ellipse|sphere)|(?<!\w)rand(?:es)?(?!\w)|auf\s+de[mr]\s+(?:einheits)?(?:kreis|gerade|kurve|ellipse)|(?<!\w)bord(?!\w)|sur\s+(?:le\s+cercle|la\s+droite)|frontera|fronteira|sobre\s+la\s+(?:recta|circun)"
    r"|(?<!\w)bordo(?!\w)|границ|на\s+окружност|biên|trên\s+đường\s+tròn|边界|圆上|境界|円周上|경계",
    re.IGNORECASE,
)
_CONSTRAINED = Spotted(
    r"constrain|subject\s+to|lagrang|nebenbedingung|contrainte|restricci|restriç|vincol|sujet[oa]\s+a|soggett[oa]\s+a|лагранж|при\s+(?:условии|ограничении)|условн|ràng\s+buộc|với\s+điều\s+kiện|ograniczeni|warunku"
    r"|约束|制約|条件下|拉格朗日|ラグランジュ|のもとで|제약|조건|라그랑주",
    re.IGNORECASE,
)
_OF_ANOTHER = "it may be said of another function"
_OF_SOMETHING_ELSE = (
    "the words before the point may tell of something else than a point where all slopes are zero"
)
_MAY_BE_MORE = "whether there are more such points is not asked"
_MAY_BE_NO_SADDLE = "whether a point where all slopes are zero is a saddle is not asked"
_SADDLE = late(r"saddle|sattel|selle|col|silla|sela|sella|седл|yên|siodł|鞍|안장", re.IGNORECASE)
_CLAUSE = late(r"[;；]")
_REACH = 300


def critical_points(
    note: Note, texts: Sequence[Running], definitions: Iterable[Definition], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """For each critical point that words list, and each partial derivative, that this is zero there."""
    if not _NOUN.may_match(note.source.text):
        return
    known = [
        one for one in definitions if one.source is WitnessKind.FORMULA and len(one.parameters) in {2, 3}
    ]
    for running in texts if known else ():
        text = running.text
        for start, end, mark in sentences(text.words):
            noun = _NOUN.search(text.words, start, end) if mark not in {"?", "？"} else None
            if noun is None or _SYSTEM.search(text.words, start, end) or _is_constrained(note, running):
                continue
            before = [one for one in known if one.span.start < text.span_of(end - 1, end).end]
            function = _function(text, (start, end), before)
            if function is None:
                continue
            doubt = doubts.get(running.block.scope) or doubt_of(f"{text.words[start:end]} \ue001")
            section = note.section_of(running.block.scope)
            if (
                doubt is None
                and len({one.name for one in before if note.section_of(one.scope) == section}) > 1
            ):
                doubt = _OF_ANOTHER
            more = _more(text.words[start:end], noun)
            for at, passage in sorted(text.formulas.items()):
                if noun.end() <= at < end and (point := _POINT.fullmatch(passage.text)) is not None:
                    other = OF_DERIVATIVES.search(text.words, noun.end(), at) is not None
                    loose = _OF_SOMETHING_ELSE if other else _strays(text, (start, at, end), function)
                    for claim in _slopes(note, running, at, (function, point["items"]), doubt):
                        yield claim.loosely(loose).partly(more)


def _strays(text: Text, within: tuple[int, int, int], function: Definition) -> str | None:
    """Why a point may be told of something else than where slopes are zero: a distance, a direction, eigenvalues."""
    start, at, end = within
    clause = _CLAUSE.search(text.words, at, end)
    stop = clause.start() if clause is not None else end
    if any(
        max(start, at - _REACH) <= one < at and _is_other(formula.text)
        for one, formula in text.formulas.items()
    ):
        return _OF_SOMETHING_ELSE
    told = sentences(text.words)
    place = bisect_left(told, start, key=lambda one: one[0])
    if place > 0 and _NOUN.search(text.words, *told[place - 1][:2]) is None:
        first = told[place - 1][0]
        inside = (one for one in text.formulas if first <= one < start)
        start = next((one for one in inside if _holds(text.span_of(one, one + 1), function.span)), first)
    said = text.words[max(start, at - _REACH) : min(stop, at + _REACH)]
    return None if goes_on_plainly(without_more(said), OF_EXTREMA) else _OF_SOMETHING_ELSE


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start < outer.end


def _is_other(formula: str) -> bool:
    """Whether a formula may be a function that is made of another one: `f + y`, and no point, name or equation."""
    return "=" not in formula and all(one.fullmatch(formula) is None for one in (_POINT, _CALLED))


def _more(sentence: str, noun: re.Match[str]) -> str | None:
    """Why slopes of zero are only a part of what a sentence tells: that there are no more such points, or a saddle."""
    if TELLS_MORE.search(sentence) is not None:
        return _MAY_BE_MORE
    return _MAY_BE_NO_SADDLE if _SADDLE.search(noun.group()) is not None else None


def _is_constrained(note: Note, running: Running) -> bool:
    """Whether a block or what stands before it in its section speaks of a constraint, on which the slopes of a function
    need not be zero."""
    stop = running.block.span.end
    return (
        _CONSTRAINED.search(note.source.text, max(note.source.text.rfind("\n#", 0, stop), 0), stop)
        is not None
    )


def _function(text: Text, within: tuple[int, int], known: Sequence[Definition]) -> Definition | None:
    """The function that a sentence names, else the one that was defined last."""
    start, end = within
    for at, passage in sorted(text.formulas.items()):
        named = _CALLED.fullmatch(passage.text) if start <= at < end else None
        found = [one for one in known if named is not None and one.name == named["name"]]
        if found:
            return found[-1]
    return max(known, key=lambda one: one.span.start, default=None)


def _slopes(
    note: Note, running: Running, at: int, told: tuple[Definition, str], doubt: str | None
) -> Iterator[Equation]:
    function, written = told
    items = [one.strip() for one in re.split(r"[;|]" if re.search("[;|]", written) else ",", written)]
    if len(items) != len(function.parameters):
        return
    span = running.text.span_of(at, at + 1)
    anchors = ((0, span.start),)
    symbols = [one if len(one.partition("_")[0]) == 1 else "\\" + one for one in function.parameters]
    given = tuple(
        (name, Term(Passage(item.replace("−", "-"), anchors), Syntax.LATEX))
        for name, item in zip(function.parameters, items, strict=True)
    )
    for symbol in symbols:
        left = rf"\frac{{\partial}}{{\partial {symbol}}} {function.name}({', '.join(symbols)})"
        yield Equation(
            path=note.path,
            span=span,
            kind="derivative",
            text=f"∂{function.name}/∂{symbol}({written}) = 0",
            scope=running.block.scope,
            left=Term(Passage(left, anchors), Syntax.LATEX),
            relation=Relation.EQUAL,
            right=Term(Passage("0", anchors), Syntax.LATEX),
            given=given,
            doubt=doubt,
        )
