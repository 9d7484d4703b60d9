r"""Finds zeros and points of a function's graph told in words: `It has roots 1 and 3`, `Der Scheitelpunkt liegt bei
$(2, -1)$`, `Phương trình $x^2 - 5x + 6 = 0$ có hai nghiệm là 2 và 3`, `the y-intercept is 3`. Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.claim import Point, Says, Syntax, Term, Zeros
from vaultproof.extract.functions.stating import Found, ends_here
from vaultproof.extract.functions.subjects import IN_PLACE, Subject, symbol
from vaultproof.extract.language.clauses import FORMULA, Grammar, Text
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_NUMBER = r"[-−–±]?\s?\d+(?:[.,]\d+)?(?:/\d+)?"
_AND = r"(?:and|or|và|hoặc|hay|und|oder|et|ou|y|o|e|и|или|i|oraz|lub|和|与|或|と|または|과|와|또는)"
_NAMED = r"(?:[A-Za-z](?:_\{?\d\}?|[₁₂₃])?\s*(?:=|≈)\s*)"
_VALUE = rf"(?:{_NAMED}?(?P<value>{_NUMBER})(?![\dA-Za-z%^(/:]|[.,]\d)|(?P<formula>{FORMULA}))"
_FIRST = late(_VALUE)
_FURTHER = late(rf"\s*(?:[,、，;]\s*(?:{_AND}(?!\w)\s*)?|\s{_AND}\s+|[和与或と와과]\s*)" + _VALUE)
_LINK = late(
    r"""(?:\s*(?:are|is|lie|lies|located|lần\s+lượt\s+là|là|sind|ist|liegt|liegen|lauten|sont|est|vaut|valent|se\s+trouve|son|es|está|están|são|é
    |fica|estão|sono|è|si\s+trova|равны|равен|находится|лежит|to|wynoszą|są|[—–]|为|是|在|は|が|は、|은|는|at\s+the\s+point|at|with|tại|bei|en\s+el\s+punto|en|em
    |in|nel\s+punto|no\s+ponto|au\s+point|im\s+punkt|in\s+точке|в\s+точке|в|点|점|the|:|：|=)(?!\w))*\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_OWNER = r"""(?:(?:its|the|both|ihre?|seine?|die|der|das|beide|ses|son|sa|les?|la|leurs|sus?|las?|los|el|as|os|o|a|suas?
    |seus?|le|i|gli|il|sue|suoi|suo|sua|её|ее|его|jej|jego|các|hai|tất\s+cả\s+các)(?!\w)|它的|其|该函数的?|この関数の|それの)"""
_MODIFIERS = r"""(?:(?:the|two|three|real|distinct|different|simple|only|a|an|double
    |hai|ba|các|một|phân\s+biệt|kép|die|zwei|drei|beiden|reellen?
    |verschiedenen?|eine|einen|den|das|deux|trois|les|la|le|une|un|réelles|distinctes|pour
    |dos|tres|las|los|el|reales|distintas|una|duas|três
    |as|os|o|reais|uma|um|due|tre|le|gli|il|reali|distinte|dwa|trzy|jedno|два|три|вещественных|действительных|различных|两个|三个|两|实|不同的?
    |2つの|二つの|実|異なる)\s*)*"""
_HAS = r"""(?:has|have|got|with|có|hat|haben|besitzt|mit|a|ont|admet|possède|avec|tiene|tienen|con|tem|têm|possui|com
    |ha|hanno    |имеет|имеют|с|ma|mają|posiada|有|具有)"""
_FUNCTION = r"""(?:
    it|sie|es|er|elle|il|ella|ela|essa|она|оно|nó|它|その
    |(?:the|this|die|diese|la|cette|esta|a|essa|questa|эта)?\s*
    (?:function|parabola|polynomial|quadratic|graph|curve|hàm\s+số(?:\s+này)?|đồ\s+thị|parabol|đa\s+thức|funktion|parabel|fonction|parabole|courbe
    |trinôme|función|parábola|função|funzione|функция|парабола|funkcja|函数|抛物线|関数|放物線))"""
_EQUATION = r"""(?:the\s+|die\s+|l['’]|la\s+|a\s+|una?\s+)?(?:quadratic\s+|lineare\s+|quadratische\s+)?
    (?:equation|polynomial|function|parabola|phương\s+trình|đa\s+thức
    |hàm(?:\s+số)?|gleichung|funktion|parabel|polynom
    |équation|fonction|parabole|polynôme|trinôme|ecuación|función|parábola|polinomio|equação
    |função|polinômio|equazione|funzione|równania|funkcja|funkcji|wielomianu|уравнения|уравнение|функции|функция|многочлена|многочлен|방정식|이차방정식|함수|方程式|方程|函数|抛物线|関数|多項式)(?:\s+bậc\s+hai)?"""
_HEAD = Spotted(
    rf"""(?:{_OWNER}\s*)?(?:(?P<subject>{_EQUATION}\s*{FORMULA}|{FORMULA}|{_FUNCTION})\s*(?P<has>{_HAS}(?!\w)|的|の|의)\s*|{_HAS}\s+(?=\S))?{_MODIFIERS}""",
    re.IGNORECASE | re.VERBOSE,
)
_OF = late(
    rf"""\s*(?:(?:of|to|của|von|der|des|de\s+la|de\s+l['’]|de|del|dell['’]|della|da|do|di)\s*(?:{_EQUATION}\s*)?|{_EQUATION}\s*|(?={FORMULA}\s*(?:[:：—–]|to\s|są\s|рав)))
    (?P<formula>{FORMULA})(?=\s|[:：])""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_IT = late(
    r"""\s*(?:of\s+(?:the|this)\s+(?:function|parabola|graph|curve)|của\s+(?:hàm\s+số|parabol|đồ\s+thị|nó)(?:\s+này)?|der\s+(?:funktion|parabel)
    |de\s+la\s+(?:fonction|parabole|courbe|función|parábola)|d(?:a|esta)\s+(?:função|parábola)|della\s+(?:funzione|parabola)
    |(?:этой\s+)?(?:функции|параболы))(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_PAIR = late(
    r"^\s*(?:[A-Z]\s*=?\s*|\(?\s*x\s*,\s*y\s*\)?\s*=\s*)?(?:\\left)?\(\s*(?P<x>[^,;|()]+?)\s*(?:[,;|]|\\mid)\s*(?P<y>[^,;|()]+?)\s*(?:\\right)?\)\s*$"
)
_WRITTEN = late(r"[A-Z]?\(\s*(?P<x>[-−–]?\d+(?:[.,]\d+)?)\s*[,;|]\s*(?P<y>[-−–]?\d+(?:[.,]\d+)?)\s*\)")
_INTERCEPT = Spotted(
    rf"""(?:{_OWNER}\s*)?(?:y[-\s]*intercept|tung\s+độ\s+gốc|y-achsenabschnitt|ordonnée\s+à\s+l['’]origine|ordenada\s+(?:al|en\s+el)\s+origen
    |intercepto\s+(?:em\s+|no\s+eixo\s+)?y|intercetta(?:\s+(?:all['’]|sull['’]asse\s+)y)?|y\s*轴截距|y\s*切片|y\s*절편)""",
    re.IGNORECASE | re.VERBOSE,
)
_PASSES = Spotted(
    rf"""(?:(?P<subject>{_EQUATION}\s*{FORMULA}|{FORMULA}|{_FUNCTION})\s*)?(?:passes\s+through|goes\s+through|đi\s+qua|verläuft\s+durch|geht\s+durch
    |passe\s+par|pasa\s+por|passa\s+p(?:or|elo)|passa\s+per|проходит\s+через|经过|过)
    \s*(?:the\s+|den\s+|le\s+|el\s+|o\s+|il\s+)?(?:point|điểm|punkt|punto|ponto|точку|点)?\s*""",
    re.IGNORECASE | re.VERBOSE,
)


_OWNED = late(
    r"(?:its|ihre?|seine?|ses|son|sa|sus?|suas?|seus?|sue|suoi|suo|её|ее|его|jej|jego)(?!\w)|它的|其|该函数的?|この関数の",
    re.IGNORECASE,
)
_SOLUTION = late(r"solu|lösung|решени|解|해", re.IGNORECASE)


SOLVING = Spotted(
    rf"""(?:(?:solving|giải|lösen\s+von|das\s+lösen\s+von|en\s+résolvant|résoudre|resolviendo|al\s+resolver|resolvendo|risolvendo|решая
    |решив|rozwiązując)(?!\w)|解|求解)\s*(?:{_EQUATION}\s*)?(?P<formula>{FORMULA})\s*(?:,|，)?\s*
    (?:gives|yields|we\s+(?:get|obtain|find)|ta\s+(?:được|có)|ergibt|liefert|on\s+(?:obtient|trouve)|donne|da|obtenemos|se\s+obtiene
    |obtemos|obtém-se|dá|si\s+ottiene|otteniamo|dà|получаем|получим|находим|otrzymujemy|dostajemy|得到?|可得)[:：]?\s*
    |(?P<east>{FORMULA})\s*(?:を解くと|を解けば|를\s*풀면|을\s*풀면)[、,]?\s*""",
    re.IGNORECASE | re.VERBOSE,
)

"""Words before and behind an equation whose solutions they announce."""


def _solved(text: Text, at: int, end: int) -> Found | None:
    """`Solving $x^2 - 5x + 6 = 0$ gives $x = 2$ or $x = 3$`."""
    match = SOLVING.match(text.words[:end], at)
    if match is None:
        return None
    owner = owner_at(text, match.start("formula" if match["formula"] else "east"))
    says, stop = _zeros(text, match.end(), end)
    if owner is None or owner.expression is None or says is None:
        return None
    return Found("zeros", at, stop, says, owner)


def graph_points(text: Text, at: int, end: int, grammar: Grammar, antecedent: Subject | None) -> Found | None:
    """The zeros, the vertex or the point that a clause which begins at `at` tells."""
    words = text.words[:end]
    if (solved := _solved(text, at, end)) is not None and ends_here(words, solved.end, grammar):
        return solved
    for kind, match in _heads(words, at, grammar):
        found = _read(text, kind, at, match, end, antecedent)
        if found is not None and ends_here(words, found.end, grammar):
            return found
    return None


def _heads(words: str, at: int, grammar: Grammar) -> Iterator[tuple[str, re.Match[str]]]:
    head = _HEAD.match(words, at)
    if head is not None:
        for kind in ("roots", "vertex"):
            if (named := grammar.match(kind, words, head.end())) is not None and named.end() > head.end():
                yield kind, named
    if (passed := _PASSES.match(words, at)) is not None:
        yield "point", passed
    if (intercept := _INTERCEPT.match(words, at)) is not None:
        yield "intercept", intercept


def _read(
    text: Text, kind: str, at: int, named: re.Match[str], end: int, antecedent: Subject | None
) -> Found | None:
    words = text.words[:end]
    behind = named.end()
    head = (_PASSES if kind == "point" else _HEAD).match(words, at)
    written = head["subject"] if head is not None and kind != "intercept" else None
    formula = words.find(FORMULA, at, named.start() if kind != "point" else named.end())
    if (
        kind != "point"
        and (of := _OF.match(words, behind)) is not None
        and (owner := owner_at(text, of.start("formula")))
    ):
        subject: Subject | None = owner
        behind = of.end()
    elif written and FORMULA in written:
        subject = owner_at(text, formula)
    else:
        subject = antecedent and Subject(antecedent.name)
        if kind == "roots" and _OWNED.match(words, at) is None:
            subject = _equation_before(text, at) or subject
    if (of_it := _OF_IT.match(words, behind)) is not None:
        behind = of_it.end()
    link = _LINK.match(words, behind)
    assert link is not None  # it may be empty
    if subject is None:
        return None
    says, stop = _zeros(text, link.end(), end) if kind == "roots" else _point(text, kind, link.end(), end)
    if says is None:
        return None
    bare = ":" in link.group() or "：" in link.group() or subject.expression is not None
    if subject.name is None and not (
        bare or of_it or _OWNED.match(words, at) or (written and FORMULA not in written)
    ):
        return None
    if _SOLUTION.match(named.group()) and subject.expression is None:
        return None
    return Found(
        "zeros" if isinstance(says, Zeros) else "point",
        at,
        stop,
        says,
        Subject(subject.name, bare=bare and subject.name is None),
    )


_SINCE = late(r"[.!?。！？\n](?=\s|$)|[。！？\n]")


def _equation_before(text: Text, at: int) -> Subject | None:
    """The equation in powers of a letter that stands before a place in its sentence: `$x^2 = 4$, roots: ±2`."""
    start = max((match.end() for match in _SINCE.finditer(text.words, 0, at)), default=0)
    for place in sorted((one for one in text.formulas if start <= one < at), reverse=True):
        formula = text.formulas[place].text
        if "^" in formula and "=" in formula:
            owner = owner_at(text, place)
            return owner if owner is not None and owner.expression is not None else None
    return None


def variables(latex: str) -> set[str]:
    """The letters in a term that stand for numbers: none that is called, as f is in `f'(x)`, and not Euler's."""
    return set(re.findall(r"(?<![\\A-Za-z])[A-Za-z](?![A-Za-z]|['′]*\s*\()", latex)) - {"e"}


_ORDINATE = late(r"\s*y\s*=\s*(?=[^=]*x)")
"""What stands before the formula of a graph."""


def owner_at(text: Text, at: int) -> Subject | None:
    """The function that a formula names or defines, or whose zeros solve it."""
    if at not in text.formulas:
        return None
    formula = text.formulas[at]
    ordinate = _ORDINATE.match(formula.text)
    if ordinate is not None:
        formula = formula.cut(ordinate.end(), len(formula.text))
    term = Term(formula, Syntax.LATEX)
    name = symbol(term)
    if name is not None:
        return Subject(name)
    left, relation, right = term.text.partition("=")
    letters = variables(term.text)
    if (
        len(letters) != 1
        or "=" in right
        or ("(" in left[:3] and "'" not in left[:3])
        or re.search(r"[<>&,]|\\(?:le|ge|ne|approx)", term.text)
    ):
        return None
    whole = f"{left.strip()} - \\left({right.strip()}\\right)" if relation else left.strip()
    return Subject(f"{IN_PLACE}{whole}")


def _zeros(text: Text, at: int, end: int) -> tuple[Says | None, int]:
    """The values of a list of zeros, and where it ends."""
    words = text.words[:end]
    found: list[Term] = []
    match = _FIRST.match(words, at)
    stop = at
    while match is not None:
        values = _values(text, match)
        if not values:
            return None, stop
        found += values
        stop = match.end()
        match = _FURTHER.match(words, stop)
    return (Zeros(values=tuple(found)), stop) if found else (None, stop)


def zeros_told(text: Text, at: int, end: int) -> tuple[tuple[Term, ...], int]:
    """The values of a list of zeros that begins at a place, and where it ends."""
    says, stop = _zeros(text, at, end)
    return (says.values, stop) if isinstance(says, Zeros) else ((), stop)


_PLACE = late(
    r"^\s*[A-Za-z](?:_\{?\w+\}?)?\s*(?:=|\\approx)\s*(?P<value>[^=<>A-Za-z]*(?:\\(?:frac|sqrt|pm)[^=<>A-Za-z]*)*)\s*$"
)
_DIGITS = r"(?:\d+(?:(?:[.,]|\{,\})\d+)?)"
_NUMERIC = rf"(?:{_DIGITS}|[-−+±/\s{{}}()]|\\(?:[dt]?frac|sqrt|pm|pi|cdot)(?![A-Za-z]))*"
_LONE = late(rf"^\s*(?P<value>(?=[^,;]*\d){_NUMERIC}(?<=[\d}})]))\s*$")
_SPLIT = late(
    r"\s*(?:,\s*\\?(?:quad)?\s*|\\(?:text|mathrm)\{[^{}]*\}|\\quad|\\;)\s*(?=[A-Za-z](?:_|\s*=))"
    r"|\s*[,;]\s+(?=[-−+±\d]|\\(?:frac|sqrt|pm))"
)


def _values(text: Text, match: re.Match[str]) -> list[Term]:
    """The numbers of one member of a list: a number, a formula `2`, `x = 2` or `x_1 = 2, x_2 = 3`."""
    if match["value"] is not None:
        return with_both_signs(text.term(*match.span("value")))
    formula = text.formulas[match.start("formula")]
    found: list[Term] = []
    start = 0
    for cut in (*_SPLIT.finditer(formula.text), None):
        stop = cut.start() if cut is not None else len(formula.text)
        part = formula.cut(start, stop)
        inner = _PLACE.match(part.text) or _LONE.match(part.text)
        if inner is None:
            return []
        found += with_both_signs(Term(part.cut(*inner.span("value")), Syntax.LATEX))
        start = cut.end() if cut is not None else stop
    return found


def with_both_signs(value: Term) -> list[Term]:
    """The two numbers that one with a sign `±` stands for; any other alone."""
    sign = _SIGNS.search(value.text)
    if sign is None:
        return [value]
    joint = "" if not value.text[: sign.start()].strip(" {(") else "+"
    return [Term(value.passage.spliced(*sign.span(), one), value.syntax) for one in (joint, "-")]


_SIGNS = late(r"\s*(?:±|\\pm(?![A-Za-z]))\s*")


def _point(text: Text, kind: str, at: int, end: int) -> tuple[Says | None, int]:
    words = text.words[:end]
    if kind == "intercept":
        match = _FIRST.match(words, at)
        values = _values(text, match) if match is not None else []
        if match is None or len(values) != 1:
            return None, at
        place = Term(Passage("0", values[0].passage.anchors), Syntax.PLAIN)
        return Point(at=place, value=values[0]), match.end()
    if words[at : at + 1] == FORMULA:
        formula = text.formulas[at]
        pair = _PAIR.match(formula.text)
        if pair is None:
            return None, at
        x, y = (Term(formula.cut(*pair.span(one)), Syntax.LATEX) for one in ("x", "y"))
        return Point(at=x, value=y, vertex=kind == "vertex"), at + 1
    written = _WRITTEN.match(words, at)
    if written is None:
        return None, at
    x, y = (text.term(*written.span(one)) for one in ("x", "y"))
    return Point(at=x, value=y, vertex=kind == "vertex"), written.end()
