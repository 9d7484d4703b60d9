r"""Antiderivatives `\int x^2 \, dx = \frac{x^3}{3} + C` and gradients `\nabla f(1, 2) = (2, 12)`, as the derivatives
that they state. Looks at the words only; evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from vaultproof.claim import Definition, Equation, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.classify import Statement, head_of
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_DERIVATIVES, OF_SLOPES
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_INTEGRAL = re.compile(
    r"\s*\\int(?![A-Za-z]|\s*(?:\\limits\s*)?[_^])\s*(?P<body>.+?)\s*(?:\\[,;:! ]\s*|~)*"
    r"(?:\\(?:mathrm|text|operatorname)\{d\}|\\dd\b|d)\s*(?P<variable>\\?[A-Za-z]+)\s*",
    re.DOTALL,
)
_OVER = re.compile(
    r"\s*\\int(?![A-Za-z]|\s*(?:\\limits\s*)?[_^])\s*"
    r"(?P<body>.*?\\[dtc]?frac\s*\{(?P<top>[^{}]*?)\s*(?:\\[,;:! ]\s*|~)*(?P<differential>"
    r"(?:\\(?:mathrm|text|operatorname)\{d\}|\\dd\b|(?<![A-Za-z\\])d)\s*(?P<variable>\\?[A-Za-z]))\s*\}.*)",
    re.DOTALL,
)
r"""An integral with its differential in a numerator: `\int \frac{dx}{1 + x^2}`."""
_CONSTANT = re.compile(r"\s*\+\s*(?:[CcK](?:_\w|_\{\w+\})?|const\.?|\\(?:text|mathrm)\{\s*const\.?\s*\})\s*$")
_GRADIENT = re.compile(
    r"\s*(?:\\nabla|\\(?:operatorname|mathrm|text)\{grad\})\s*(?:\\,\s*)?(?P<name>\\[A-Za-z]+(?:\{[A-Za-z]+\})?|[A-Za-z](?:_\w)?)"
    r"\s*(?:(?:\\left)?\((?P<place>[^()]*)(?:\\right)?\))?\s*"
)
_COLUMN = re.compile(
    r"\s*\\begin\{[pbB]?matrix\}(?P<items>.*)\\end\{[pbB]?matrix\}(?:\s*\^\s*\{?(?:T|\\top)\}?)?\s*",
    re.DOTALL,
)
_ROW = re.compile(
    r"\s*(?:\\left)?\s*(?P<open>\(|\[|\\langle)(?P<items>.*?)(?:\\right)?\s*(?:\)|\]|\\rangle)(?:\s*\^\s*\{?(?:T|\\top)\}?)?\s*",
    re.DOTALL,
)
_LONGEST = 400
_COORDINATE = r"[-−]?\d+(?:\.\d+)?"


_NAMED_INTEGRAL = re.compile(r"[IJ](?:_\w+)?")
"""A name that an integral is given, to solve for it: `I = e^x \\sin x - J`."""


def _names_of(term: Term) -> set[str | None]:
    return {canonical_name(name) for name in shape(term).names}


def antiderivatives(statements: Iterable[Statement]) -> Iterator[Equation]:
    """For each integral without bounds and each term set equal to it that holds none, that its derivative is the
    integrand."""
    for statement in statements:
        at = next((at for at, term in enumerate(statement.terms[:-1]) if _integral(term) is not None), None)
        if at is not None and set(statement.relations[:at]) <= {Relation.EQUAL}:
            yield from _antiderivative(statement, at)


def _integral(whole: Term) -> re.Match[str] | None:
    """A term that is an integral without bounds and nothing else."""
    return _INTEGRAL.fullmatch(whole.text) or _OVER.fullmatch(whole.text)


def _antiderivative(statement: Statement, at: int) -> Iterator[Equation]:
    """The claims that terms behind an integral make of it."""
    whole = statement.terms[at]
    match = _integral(whole)
    if match is None or match["body"].count(r"\int") or len(match["body"]) > _LONGEST:
        return
    integrand = _cut(whole, *match.span("body"))
    if match.re is _OVER:
        first = match.start("body")
        start, end = (place - first for place in match.span("differential"))
        one = "" if match["top"].strip() else "1"
        integrand = replace(integrand, passage=integrand.passage.spliced(start, end, one))
    for relation, term in zip(statement.relations[at:], statement.terms[at + 1 :], strict=True):
        if relation is not Relation.EQUAL:
            break
        constant = _CONSTANT.search(term.text)
        body = term.text[: constant.start()] if constant else term.text
        names = {canonical_name(name) for name in shape(term).names}
        if any(name and _NAMED_INTEGRAL.fullmatch(name) for name in names - _names_of(integrand)):
            continue
        if r"\int" in body or len(body) > _LONGEST or canonical_name(match["variable"]) not in names:
            continue
        yield _claim(
            statement,
            IDENTITY,
            rf"\frac{{d}}{{d{match['variable']}}} \left( {body} \right)",
            integrand,
            Span(whole.passage.whole.start, term.passage.whole.end),
        )


_PRIMITIVE = Spotted(
    r"""(?<!\w)(?:antiderivatives?|nguyên\s+hàm|stammfunktion(?:en)?|primitives?|primitiv[ae]s?|antiderivada|первообразн\w+|funkcj\w+\s+pierwotn\w+|ters\s+türev)(?!\w)|原函数|原始関数|不定积分|不定積分|부정적분|역도함수""",
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE = re.compile(r"[.!?](?=\s)|[。！？\n]|(?<=\$)\s?[;；]")
_NEAR = 120


def named_primitives(
    statements: Iterable[Statement], definitions: Iterable[Definition]
) -> Iterator[Equation]:
    """For each function that words call an antiderivative, and whose capital letter is that of a function defined
    before, that its derivative is this one: `Stammfunktion: $F(x) = x^3$` for `f`."""
    known = {
        one.name: one for one in definitions if one.source is WitnessKind.FORMULA and len(one.parameters) == 1
    }
    for statement in statements:
        head = head_of(statement) if len(statement.terms) > 1 else None
        if head is None or head.primes or not re.fullmatch("[A-Z]", head.name) or len(head.parameters) != 1:
            continue
        function, start = known.get(head.name.lower()), statement.terms[0].passage.whole.start
        said = _SENTENCE.split(statement.source.text[max(0, start - _NEAR) : start])[-1]
        if function is None or function.span.start > start or function.parameters != head.parameters:
            continue
        nouns = list(_PRIMITIVE.finditer(said))
        if not nouns or statement.relations[0] is not Relation.EQUAL:
            continue
        if _of_another(said[nouns[-1].end() :], function):
            continue
        last = statement.terms[-1]
        constant = _CONSTANT.search(last.text)
        body = last.text[: constant.start()] if constant else last.text
        if r"\int" in body or len(body) > _LONGEST:
            continue
        (letter,) = head.parameters
        right = Term(Passage(function.body.text, ((0, start),)), function.body.syntax)
        span = Span(start, last.passage.whole.end)
        claim = _claim(statement, IDENTITY, rf"\frac{{d}}{{d{letter}}} \left( {body} \right)", right, span)
        derived = OF_DERIVATIVES.search(said, nouns[-1].end()) is not None
        yield claim.loosely(_MAY_BE_OF_ANOTHER if derived else _strays(statement))


_MADE = re.compile(r"^(?!\s*\()[^=]*[-+*/^]|^\s*\d")
"""A formula that may be a function made of another one: `-f`, `f^2`."""
_MAY_BE_OF_ANOTHER = "the words around it may tell of another function or another kind of derivative"


def _strays(statement: Statement) -> str | None:
    """Why the sentence of a derivative or antiderivative may tell of another one: of the square, twice, numerical."""
    text, start = statement.source.text, statement.terms[0].passage.whole.start
    last = statement.terms[-1].passage.whole.end
    found = _SENTENCE.search(text, last, last + 2 * _NEAR)
    stop = found.start() if found is not None else last + 2 * _NEAR
    opening = max(text.rfind("$", 0, start), start - 2, 0)
    before = _SENTENCE.split(text[max(0, opening - _NEAR) : opening + 1])[-1]
    behind = re.split(r"\s?[;；]", text[last:stop])[0]
    behind = behind[behind.find("$") + 1 :] if "$" in behind else ""
    if any(_MADE.search(one[1]) is not None for one in _FORMULA.finditer(f"{before.rstrip('$')}")):
        return _MAY_BE_OF_ANOTHER
    said = _NEXT.sub(" ", f"{before.rstrip('$')} {behind.lstrip('$')}")
    plain = goes_on_plainly(
        said[said.find("$") + 1 :] if before.rstrip("$").count("$") % 2 else said, OF_SLOPES
    )
    return None if plain else _MAY_BE_OF_ANOTHER


_NEXT = late(
    r"(?<!\w)(?:(?:at|in)\s+the\s+next\s+step|au\s+pas\s+suivant|à\s+l['’]étape\s+suivante|im\s+nächsten\s+schritt"
    r"|en\s+el\s+(?:siguiente\s+paso|paso\s+siguiente)|no\s+(?:próximo\s+passo|passo\s+seguinte)|al\s+passo\s+successivo"
    r"|на\s+следующем\s+шаге|(?:ở\s+)?bước\s+tiếp(?:\s+theo)?)(?!\w)|下一步|次のステップで",
    re.IGNORECASE,
)
"""Words that lead to the next place, of a descent."""
_FORMULA = re.compile(r"\$([^$]+)\$")


def _of_another(between: str, function: Definition) -> bool:
    """Whether words between “antiderivative” and its formula tell what it is of, and that is not a function:
    `the antiderivative of $f^2$`."""
    body, name = "".join(function.body.text.split()), re.escape(function.name)
    told = ("".join(one[1].split()) for one in _FORMULA.finditer(between))
    return any(one != body and re.match(rf"{name}(?:\([a-z]\))?(?:=|$)", one) is None for one in told)


def gradients(statements: Iterable[Statement], definitions: Iterable[Definition]) -> Iterator[Equation]:
    """For each gradient of a function that the note defines, a claim for each of its items."""
    known = {
        one.name: one
        for one in definitions
        if one.source is WitnessKind.FORMULA and len(one.parameters) > 1 and not one.index
    }
    for statement in statements:
        match = _GRADIENT.fullmatch(statement.terms[0].text)
        definition = known.get(canonical_name(match["name"]) or "") if match is not None else None
        if match is None or definition is None or len(statement.terms) < 2:
            continue
        if definition.span.start > statement.terms[0].passage.whole.start and not _told_with(
            statement, definition
        ):
            continue
        place = [part.strip() for part in (match["place"] or "").split(",")] if match["place"] else []
        items = items_of_vector(statement.terms[1])
        if not place and items and all(_number(one.text) for one in items):
            place = _place_told(statement, len(items))
        if len(items) == len(definition.parameters) and len(place) in {0, len(items)}:
            unplaced = not place and all(_number(one.text) for one in items)
            strange = _MAY_BE_OF_ANOTHER if unplaced else _strays(statement)
            at_place = bool(match["place"]) and _OTHER_GRADIENT.search(_line(statement)) is None
            for claim in _slopes(statement, definition, match["name"], place, items):
                if strange is not None and at_place:
                    yield replace(claim, doubt=claim.doubt or strange)
                else:
                    yield claim.loosely(strange)


_OTHER_GRADIENT = Spotted(
    r"""numeri|numér|approxim|näherung|aproxim|finite|estimat|schätz|estim|stoch|noisy|clip|normali|project|projizi|projet|proyec|natural|regulari|penal|squared|quadrat
    |числен|приближ|оцен|стохаст|проекц|норм|ước\s+lượng|xấp\s+xỉ|ngẫu\s+nhiên|chuẩn\s+hóa|数值|近似|估计|随机|归一化|数値|推定|確率的|正規化|수치|근사""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of a gradient that is another one than the function has at the place."""


def _line(statement: Statement) -> str:
    """The line that a statement stands on."""
    text, start = statement.source.text, statement.terms[0].passage.whole.start
    stop = text.find("\n", start)
    return text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]


def _told_with(statement: Statement, definition: Definition) -> bool:
    """Whether a function is defined right behind a statement, in its sentence: `… for $g(x,y) = x^2$`."""
    end = statement.terms[-1].passage.whole.end
    between = statement.source.text[end : definition.span.start]
    return definition.path == statement.source.path and len(between) < 40 and not _SENTENCE.search(between)


_TOLD = late(rf"\(\s*{_COORDINATE}(?:\s*[,;]\s*{_COORDINATE})+\s*\)")


def _place_told(statement: Statement, count: int) -> list[str]:
    """The place that the words of the sentence before a gradient tell: `at $(1, 2)$ we have`; none where they tell none
    of so many numbers."""
    text, start = statement.source.text, statement.terms[0].passage.whole.start
    said = re.split(r"[.!?](?=\s)|[。！？\n]", text[max(0, start - 120) : start])[-1]
    places = {"".join(one.group().split()) for one in _TOLD.finditer(said)}
    place = places.pop().strip("()").replace(";", ",").split(",") if len(places) == 1 else []
    return place if len(place) == count else []


def _slopes(
    statement: Statement, definition: Definition, name: str, place: list[str], items: list[Term]
) -> Iterator[Equation]:
    symbols = list(_symbols(definition))
    names = [canonical_name(part) for part in place]
    general = not place or names == list(definition.parameters)
    if not general and not all(_number(part) for part in place):
        return
    for at, item in enumerate(items):
        left = rf"\frac{{\partial}}{{\partial {symbols[at]}}} {name}({', '.join(symbols)})"
        start = statement.terms[0].passage.whole.start
        claim = _claim(statement, IDENTITY if general else "derivative", left, item, item.passage.whole)
        where = f"({', '.join(place)})" if place else ""
        claim = replace(claim, text=f"∂{name}/∂{symbols[at]}{where} = {item.text}")
        if not general:
            given = tuple(
                (parameter, Term(Passage(part, ((0, start),)), Syntax.LATEX))
                for parameter, part in zip(definition.parameters, place, strict=True)
            )
            claim = replace(claim, given=given)
        yield claim


def _symbols(definition: Definition) -> Iterator[str]:
    """The parameters as LaTeX writes them."""
    for name in definition.parameters:
        yield name if len(name.partition("_")[0]) == 1 else "\\" + name


def _number(text: str) -> bool:
    return re.fullmatch(r"[-−+]?\s*\d+(?:\.\d+)?|[-−+]?\s*\\[td]?frac\{\d+\}\{\d+\}", text) is not None


def items_of_vector(term: Term) -> list[Term]:
    """The items of a vector as written: a column, or a row in brackets; empty where it is none."""
    column = _COLUMN.fullmatch(term.text)
    match = column or _ROW.fullmatch(term.text)
    if match is None or len(term.text) > _LONGEST:
        return []
    separator = r"\\\\(?:\[[^\]]*\])?|&" if column else r"(?<!\\),"
    start, end = match.span("items")
    bounds, depth, last = [], 0, start
    for mark in re.finditer(rf"[({{\[]|[)}}\]]|{separator}", term.text[:end]):
        if mark.start() < start:
            continue
        sign = mark.group()
        if sign in "({[":
            depth += 1
        elif sign in ")}]":
            depth -= 1
        elif depth == 0:
            bounds.append((last, mark.start()))
            last = mark.end()
    bounds.append((last, end))
    return [_cut(term, first, end) for first, end in bounds if term.text[first:end].strip()]


_LEAD = re.compile(r"\A(?:\s|\\[,;:! ])+")


def _cut(term: Term, start: int, end: int) -> Term:
    text = term.text[start:end]
    lead = len(text) - len(_LEAD.sub("", text))
    return Term(term.passage.cut(start + lead, start + len(text.rstrip())), term.syntax)


def _claim(statement: Statement, kind: str, left: str, right: Term, span: Span) -> Equation:
    start = statement.terms[0].passage.whole.start
    return Equation(
        path=statement.source.path,
        span=span,
        kind=kind,
        text=" ".join(statement.source[span].split()),
        scope=statement.scope,
        left=Term(Passage(left, ((0, start),)), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=right,
        doubt=statement.around.doubt,
    )
