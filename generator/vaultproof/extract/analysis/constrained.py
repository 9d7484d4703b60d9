r"""Extrema under a constraint, as Lagrange's multipliers find them: “maximise $f(x,y) = xy$ subject to $x + y = 10$:
the maximum is $25$ at $(5, 5)$”. A point must meet the constraint, and the gradients must be parallel there. Works
nothing out; whether such a point is a greatest or a least one is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.silence import doubt_of_numbers
from vaultproof.extract.language.clauses import FORMULA, Running, Text, sentences
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_SUBJECT = Spotted(
    r"""subject\s+to|s\.\s?t\.|under\s+the\s+(?:constraint|condition)|with\s+the\s+constraint|constrained\s+(?:to|by)|unter\s+der\s+(?:neben)?bedingung|(?:mit|bei)\s+(?:der\s+)?nebenbedingung|sous\s+(?:la\s+)?contrainte|sujet[oa]\s+a
    |(?:con|bajo)\s+la\s+(?:restricción|condición)|sob\s+a\s+(?:restrição|condição)|soggett[oa]\s+a|sotto\s+(?:il\s+vincolo|la\s+condizione)|при\s+(?:условии|ограничении)|với\s+(?:điều\s+kiện|ràng\s+buộc)|przy\s+(?:warunku|ograniczeniu)
    |(?<!\w)sous(?=\s*[\ue000$])|のもとで|の下で|の条件|を条件|制約条件|约束(?:条件)?|在条件|条件下|조건|제약""",
    re.IGNORECASE | re.VERBOSE,
)
_EXTREMUM = Spotted(
    r"""(?<!\w)(?:(?:the\s+)?(?:(?:constrained|global|absolute)\s+)?(?:maximum|minimum|max\.?|min\.?|(?:maximum|minimum|maximal|minimal|optimal|extreme|largest|smallest|greatest)\s+value|optimum)|(?:le\s+)?(?:maximum|minimum)|la\s+valeur\s+(?:maximale|minimale)|(?:der\s+)?(?:maximal|minimal|extrem|optimal)wert|(?:das\s+)?(?:maximum|minimum)
    |(?:el\s+)?(?:máximo|mínimo)|(?:el\s+)?valor\s+(?:máximo|mínimo|óptimo)|(?:o\s+)?(?:máximo|mínimo)|(?:il\s+)?(?:massimo|minimo)|(?:максимум|минимум|экстремум)|(?:максимальное|минимальное|наибольшее|наименьшее)\s+значение
    |(?:giá\s+trị\s+(?:lớn|nhỏ)\s+nhất|gtln|gtnn|cực\s+(?:đại|tiểu)))(?!\w)|最大値|最小値|最大值|最小值|极(?:大|小)值|極(?:大|小)値|최댓값|최솟값|최대값|최소값""",
    re.IGNORECASE | re.VERBOSE,
)
_BRACED = r"\{\s*(?:\d+\s*)?(?:\\sqrt\s*(?:\d|\{\s*\d+\s*\})\s*)?\}"
_NUMBER = (
    rf"[-−]?\s*(?:\d+(?:\.\d+|\{{,\}}\d+)?(?:\s*/\s*\d+)?|\\[dt]?frac\s*(?:{_BRACED}\s*{_BRACED}|\d\s*\d)"
    r"|(?:\d+\s*)?\\sqrt\s*(?:\d|\{\s*\d+\s*\})(?:\s*/\s*\d+)?)"
)
_NAMED = late(
    r"\s*(?P<name>[a-zA-Z])\s*(?:\(\s*(?P<of>[a-z]\s*,\s*[a-z](?:\s*,\s*[a-z])?)\s*\))?\s*=\s*(?P<body>[^=<>]+?)\s*\.?\s*"
)
_CONSTRAINT = late(
    rf"\s*(?:[gh]\s*(?:\([^()]*\))?\s*=\s*)?(?P<left>[^=<>]+?)\s*=\s*(?P<right>{_NUMBER})\s*\.?\s*"
)
_TERM = late(
    r"(?:[\d\s.+\-−*/(){}^a-z]|\\(?:cdot|times|[dt]?frac|sqrt|left|right|ln|log|exp)(?![A-Za-z])|\{,\})+"
)
_POINT = late(
    rf"\s*(?:[A-Z](?:_\d)?\s*=?\s*)?(?:\(\s*(?P<names>[a-z]\s*,\s*[a-z])\s*\)\s*=\s*)?(?:\\left\s*)?\(\s*(?P<one>{_NUMBER})\s*[,;|]\s*(?P<other>{_NUMBER})\s*(?:\\right\s*)?\)\s*\.?\s*"
)
_EQUAL = late(rf"\s*(?P<one>[a-z])\s*=\s*(?P<other>[a-z])\s*=\s*(?P<value>{_NUMBER})\s*\.?\s*")
_ASSIGNED = late(rf"\s*(?P<name>[a-z])\s*=\s*(?P<value>{_NUMBER})\s*\.?\s*")
_PARTS = late(r"(?<!\\)[,;]|\\q?quad|\\ ")
_VALUE = late(rf"\s*(?:f\s*(?:_\{{?\\?(?:max|min)\}}?|\([^()]*\))?\s*=\s*)?(?P<value>{_NUMBER})\s*\.?\s*")
_IS = late(
    r"[\s:,]*(?:(?:is|equals|then|thus|therefore|of|beträgt|ist|lautet|est|vaut|es|vale|é|è|это|равен|равно|là|bằng|wynosi|to)(?!\w)[\s:,]*|[は为是が은는이][\s:,]*){0,3}",
    re.IGNORECASE,
)
_LEAST = late(r"mín|min|мин|least|small|наимен|nhỏ|gtnn|tiểu|最小|极小|極小|최소|최솟", re.IGNORECASE)
_ELSEWHERE = late(r"\s*(?:\\left\s*)?\(|.*\\pm(?![a-z])|.*±", re.DOTALL)
"""The beginning of a point, or two of them at once."""
_MAY_BE_ELSEWHERE = "it may be the value at another point than the one told last"
_MAY_BE_OF_ANOTHER = "the words before it may tell of another problem"
_MAY_BE_AN_EDGE = "the point may lie on the edge of what is allowed"
_IN_WHICH_ORDER = "in which order a point has its coordinates is not told"
_OF_IT = late(
    r"""(?<!\w)(?:lagrang\w*|partial|derivatives?|zero|substitut\w+|therefore|multipliers?|method|setting|equating|parallel|equal|point|points|solutions?|solving|constraint|constrained|function|functions?|values?|optimal|optimum|equals|attained|reached|gives?|give|using|by|at|from|conditions?|system|gradients?|extrem\w+|critical|candidates?
    |multiplikator\w*|methode|punkte?|lösung\w*|nebenbedingung|bedingung|werte?|einsetzen|beträgt|lautet|wird|angenommen|bei|im|mit|méthode|points?|solutions?|contrainte|valeurs?|vaut|atteint|en|au|multiplicateurs?
    |método|punto|puntos|solución|restricción|vale|valor|valores|alcanza|multiplicador\w*|ponto|pontos|solução|restrição|atinge|atingido|metodo|punti|soluzione|vincolo|valore|raggiunge|moltiplicator\w*
    |метод\w*|лагранжа|множител\w+|точк\w+|решени\w+|значени\w+|достигается|равен|равно|равна|условн\w+|phương\s+pháp|nhân\s+tử|điểm|nghiệm|giá\s+trị|bằng|đạt|tại|metod\w*|mnożnik\w*|punkt\w*|wartość|wynosi)(?!\w)
    |拉格朗日|乘数|乘子|法|点|解|值|时|取得|得到|在|ラグランジュ|未定乗数|点|値|とき|で|より|라그랑주|승수|점|해|값|에서""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of a sentence that tells how a problem is solved."""
_BLOCKS = 12
_WORD = late(r"[^\W\d_]{2,}")
_REACHED = Spotted(
    r"""maxim|minim|optim|extrem|critical|kritisch|critique|crític|critic|критич|\bso\b|hence|thus|therefore|\bget\b|find|found|gives?|yields?|attain|reach|achiev|solution|solv|also|daher|somit|folgt|ergibt|lösung|angenommen|erreicht|donc|d['’]où|trouve|obtient|atteint
    |entonces|luego|obten|alcanz|solu[cç]|ent[ãa]o|logo|portanto|ating|quindi|dunque|otten|raggiunt|решени|получ|отсюда|значит|достига|точк|suy\s+ra|vậy|nên|ta\s+(?:được|có)|đạt|nghiệm|zatem|stąd
    |よって|ゆえに|したがって|得|解|最大|最小|极|極|所以|因此|故|따라서|그러므로|최대|최소|구하""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words behind which the point of an extremum is told."""
_TRIED = Spotted(
    r"""boundar|endpoint|corner|vertex|start|initial|check|test|compare|try|guess|feasible|instead|rand(?:punkt|wert)|\beck|anfang|prüf|probe|vergleich|bord|départ|vérifi|essay|compar|frontera|extremos\s+del|inicial|comprob|prueb|fronteira|teste|confine|prova|границ|начальн|провер|сравн
    |biên|thử|kiểm\s+tra|so\s+sánh|ban\s+đầu|brzeg|边界|端点|初始|检验|比较|试|境界|端点|初期|確認|比較|경계|초기|확인|비교""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of points that are tried only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Problem:
    """A function of two letters and the equation that they meet, and in which block they are told; whether it is
    certain that a point has its coordinates in the order of the letters."""

    at: int
    body: str
    left: str
    right: str
    letters: tuple[str, str]
    ordered: bool


def constrained_extrema(
    note: Note, texts: Sequence[Running], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claims about the point and the value of each extremum under a constraint."""
    if not _SUBJECT.may_match(note.source.text) or _SUBJECT.search(note.source.text) is None:
        return
    problem: _Problem | None = None
    last, restricted = _Told(), False
    for running in texts:
        if running.at > 0 and note.blocks[running.at - 1].kind == "heading":
            problem, last = None, _Told()
        if problem is not None and running.at - problem.at > _BLOCKS:
            problem = None
        text = running.text
        for start, end, mark in sentences(text.words):
            subject = _SUBJECT.search(text.words, start, end)
            if subject is not None and (told := _problem(running, start, end)) is not None:
                problem, last, restricted = told, _Told(), False
            if problem is None or mark in {"?", "？"}:
                continue
            place = doubts.get(running.block.scope)
            if place is None and _tells_another(text, (start, end), problem):
                place = _MAY_BE_OF_ANOTHER
            restricted = restricted or (running.at == problem.at and _restricts(text, (start, end)))
            loose = _MAY_BE_RESTRICTED if restricted else None
            points: dict[int, _Point] = {}
            for at, given in _points(text, start, end, problem):
                before = text.words[start:at]
                if _TRIED.search(text.words, start, end) or not (
                    _REACHED.search(before) or not _WORD.search(before)
                ):
                    continue
                points[at] = given
                doubt = place or doubt_of_numbers(f"{before} \ue001 {text.words[at + 1 : end]}", "")
                yield from _loosely(_at_point(note, running, at, problem, given, doubt), loose)
            values = _values(note, running, (start, end), problem, (points, last), place)
            yield from _loosely(values, loose)
            last = _last(text, (start, end), points, last)


def _loosely(claims: Iterator[Equation], reason: str | None) -> Iterator[Equation]:
    return (one.loosely(reason) for one in claims)


def _problem(running: Running, start: int, end: int) -> _Problem | None:
    """The problem that a sentence tells."""
    formulas = [one.text for at, one in sorted(running.text.formulas.items()) if start <= at < end]
    constraints = [
        (text, found)
        for text in formulas
        if (found := _CONSTRAINT.fullmatch(text)) and _letters(found["left"])
    ]
    if len(constraints) != 1:
        return None
    written, constraint = constraints[0]
    letters = _letters(constraint["left"])
    bodies = []
    for text in formulas:
        named = _NAMED.fullmatch(text) if text != written else None
        body = named["body"] if named is not None else text
        if text != written and "=" not in body and _letters(body) == letters and _TERM.fullmatch(body):
            bodies.append((body, named["of"] if named is not None else None))
    if len(bodies) != 1 or len(letters) != 2 or not _TERM.fullmatch(constraint["left"]):
        return None
    (body, of), (one, other) = bodies[0], letters
    told = tuple(of.replace(" ", "").split(",")) if of is not None else ()
    beside = ord(other) - ord(one) == 1
    plain = re.sub(r"\\[a-z]+", " ", body)
    if told == (other, one) or (not told and not beside and plain.find(other) < plain.find(one)):
        one, other = other, one
    return _Problem(
        at=running.at,
        body=body,
        left=constraint["left"],
        right=constraint["right"],
        letters=(one, other),
        ordered=told == (one, other) or beside,
    )


_MAY_BE_RESTRICTED = "words around it may restrict the problem further"
_NO_RESTRICTION = late(
    r"""(?<!\w)(?:find|minimi[sz]e[sd]?|maximi[sz]e[sd]?|optimi[sz]e|extrema|extremum|over|real|numbers?|non-?negative|positive|budget|variables?|where|unique|unit|circle|line|stationary|largest|smallest|greatest|least|area|volume|perimeter|utility|attains?|attained|when|occurs?|problem|has|one|is\s+reached|found|saddle
    |minimiere[nt]?|maximiere[nt]?|gesucht|extremwerte?|extrema|extremum|suche|zahlen|positive[rn]?|nichtnegative[rn]?|größte[rsn]?|kleinste[rsn]?|liegt|reelle
    |minimis\w+|maximis\w+|extremums?|cherch\w+|trouver|optimis\w+|réels|positifs|plus\s+(?:grande?|petite?)
    |minimi[czs]\w+|maximi[czs]\w+|extremos?|optimi[czs]\w+|reales|positiv[oa]s|reais|massimizza\w*|minimizza\w*|estremi|positivi|extremo
    |максимиз\w+|минимиз\w+|экстремум\w*|максимум\w*|минимум\w*|наибольш\w+|наименьш\w+|положительн\w+|числа|найти
    |tìm|lớn|nhỏ|cực|trị|số|dương|thực|maksim\w+|minim\w+|znaleźć|najwięks\w+|najmniejs\w+|dodatni\w+|maksymaliz\w+)(?!\w)
    |最大化|最小化|最大|最小|极值|極値|正数|实数|実数|非负|求|最大値|최대화|최소화|최대|최소|극값|구하|하여|하자""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of a problem that restrict nothing more than its constraint does."""
_BOUNDED = late(r"[<>≤≥∈]|\\(?:le|leq|ge|geq|in|lt|gt|mathbb)(?![a-z])|\\\{[^{}]{1,60}\\\}")


def _restricts(text: Text, within: tuple[int, int]) -> bool:
    """Whether a sentence may restrict a problem further than its constraint does: to whole numbers, to `x \\le 3`."""
    start, end = within
    bounded = any(
        start <= at < end and _BOUNDED.search(one.text) is not None and _POSITIVE.fullmatch(one.text) is None
        for at, one in text.formulas.items()
    )
    said = _OF_IT.sub(
        " ", _NO_RESTRICTION.sub(" ", _EXTREMUM.sub(" ", _SUBJECT.sub(" ", text.words[start:end])))
    )
    return bounded or not goes_on_plainly(said, _NO_RESTRICTION)


_POSITIVE = late(r"[\s,a-z]*(?:>|≥|\\geq?)\s*0\s*\.?\s*")


def _tells_another(text: Text, within: tuple[int, int], problem: _Problem) -> bool:
    """Whether a sentence may tell of another problem: it gives the letters another equation to meet, or does not open
    plainly, as `With a subsidy the maximum is …`."""
    start, end = within
    if _SUBJECT.search(text.words, start, end) is not None:
        return False
    inside = [(at, one.text) for at, one in sorted(text.formulas.items()) if start <= at < end]
    for _, formula in inside:
        found = _CONSTRAINT.fullmatch(formula)
        if found is not None and _letters(found["left"]) == tuple(sorted(problem.letters)):
            return (found["left"], found["right"]) != (problem.left, problem.right)
    opening = text.words[start : inside[0][0]] if inside else ""
    return not goes_on_plainly(_EXTREMUM.sub(" ", opening), _OF_IT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    """The letters of a problem with their values at a point, and whether it is certain which has which."""

    given: Mapping[str, str] = field(default_factory=dict)
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The point told last, whether of a least value (None where that is not told), and whether it was the only one."""

    point: _Point = field(default_factory=_Point)
    least: bool | None = None
    only: bool = True


def _is_least(noun: re.Match[str]) -> bool:
    return _LEAST.search(noun.group()) is not None


def _last(text: Text, within: tuple[int, int], points: Mapping[int, _Point], before: _Told) -> _Told:
    """What the next sentence may speak of, behind the points of this one."""
    if not points:
        return before
    at = max(points)
    nouns = [_is_least(noun) for noun in _EXTREMUM.finditer(text.words, within[0], at)]
    return _Told(point=points[at], least=nouns[-1] if nouns else None, only=len(points) == 1)


def _letters(term: str) -> tuple[str, ...]:
    return tuple(sorted(set(re.findall("[a-z]", re.sub(r"\\[a-z]+", " ", term))) - {"e"}))


def _points(text: Text, start: int, end: int, problem: _Problem) -> Iterator[tuple[int, _Point]]:
    """The points that a sentence tells, each with where its last formula stands."""
    told: dict[str, str] = {}
    for at, formula in sorted(text.formulas.items()):
        if not start <= at < end:
            continue
        for piece in _PARTS.split(formula.text) if "(" not in formula.text else [formula.text]:
            if (pair := _POINT.fullmatch(piece)) is not None:
                names = (pair["names"] or "").replace(" ", "").split(",")
                own = set(names) == set(problem.letters)
                values = (pair["one"], pair["other"])
                given = dict(zip(names if own else problem.letters, values, strict=True))
                certain = own or (problem.ordered and not pair["names"]) or values[0] == values[1]
                yield at, _Point(given=given, certain=certain)
            elif (equal := _EQUAL.fullmatch(piece)) is not None and {equal["one"], equal["other"]} == set(
                problem.letters
            ):
                yield at, _Point(given=dict.fromkeys(problem.letters, equal["value"]))
            elif (one := _ASSIGNED.fullmatch(piece)) is not None and one["name"] in problem.letters:
                if one["name"] in told:
                    told = {}
                told[one["name"]] = one["value"]
                if len(told) == len(problem.letters):
                    yield at, _Point(given=told)
                    told = {}


def _at_point(
    note: Note, running: Running, at: int, problem: _Problem, told: _Point, doubt: str | None
) -> Iterator[Equation]:
    """The claims that a point meets the constraint, and that the gradients are parallel there."""
    point, doubt = told.given, doubt or (None if told.certain else _IN_WHICH_ORDER)
    one, other = problem.letters
    body, bound = rf"\left({problem.body}\right)", rf"\left({problem.left}\right)"

    def slope(term: str, letter: str) -> str:
        return rf"\frac{{\partial}}{{\partial {letter}}} {term}"

    crossed = rf"\left({slope(body, one)}\right) \cdot \left({slope(bound, other)}\right)"
    across = rf"\left({slope(body, other)}\right) \cdot \left({slope(bound, one)}\right)"
    span = running.text.span_of(at, at + 1)
    shown = ", ".join(f"{letter} = {value}" for letter, value in point.items())
    first = _equation(note, running, span, (problem.left, problem.right), point, doubt)
    yield replace(first, text=f"{problem.left} = {problem.right} at {shown}")
    edge = (
        _MAY_BE_AN_EDGE if any(re.fullmatch(r"[-−]?\s*0(?:[.,]0+)?", one) for one in point.values()) else None
    )
    second = _equation(note, running, span, (rf"{crossed} - {across}", "0"), point, doubt or edge)
    yield replace(second, text=f"∇({problem.body}) ∥ ∇({problem.left}) at {shown}")


def _values(
    note: Note,
    running: Running,
    within: tuple[int, int],
    problem: _Problem,
    told: tuple[Mapping[int, _Point], _Told],
    doubt: str | None,
) -> Iterator[Equation]:
    """The claim that the function has the value told of an extremum, at the point told with it."""
    text, (start, end) = running.text, within
    points, last = told
    if not points and not last.point.given:
        return
    nouns = list(_EXTREMUM.finditer(text.words, start, end))
    strange = any(
        start <= at < end and _ELSEWHERE.match(one.text)
        for at, one in text.formulas.items()
        if at not in points
    )
    for number, noun in enumerate(nouns):
        said = _IS.match(text.words, noun.end(), end)
        at = said.end() if said is not None else noun.end()
        value = _VALUE.fullmatch(text.formulas[at].text) if text.words[at : at + 1] == FORMULA else None
        if value is None:
            continue
        until = nouns[number + 1].start() if number + 1 < len(nouns) else end
        own = [point for place, point in sorted(points.items()) if noun.start() < place < until]
        before = _last(text, (start, at), {place: one for place, one in points.items() if place < at}, last)
        unsure = strange or not before.only or before.least not in {None, _is_least(noun)}
        point = own[0] if own else before.point
        if not point.given:
            continue
        span = text.span_of(at, at + 1)
        unclear = None if own or not unsure else _MAY_BE_ELSEWHERE
        unclear = unclear or (None if point.certain else _IN_WHICH_ORDER)
        around = doubt_of_numbers(f"{text.words[start:at]} \ue001 {text.words[at + 1 : end]}", "")
        yield _equation(
            note, running, span, (problem.body, value["value"]), point.given, doubt or unclear or around
        )


def _equation(
    note: Note,
    running: Running,
    span: Span,
    sides: tuple[str, str],
    point: Mapping[str, str],
    doubt: str | None,
) -> Equation:
    anchors = ((0, span.start),)
    return Equation(
        path=note.path,
        span=span,
        kind="value",
        text=" ".join(note.source[span].replace("$", " ").split()),
        scope=running.block.scope,
        left=Term(Passage(sides[0], anchors), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=Term(Passage(sides[1], anchors), Syntax.LATEX),
        given=tuple((letter, Term(Passage(value, anchors), Syntax.LATEX)) for letter, value in point.items()),
        doubt=doubt,
    )
