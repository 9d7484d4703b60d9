r"""Tables of approximations by their number of terms, their degree or their number of steps: partial sums of a series,
`n | $S_n$`, Taylor polynomials, `n | $T_n(1)$ | $e - T_n(1)$`, rules of integration, `n | trapezoid | error`.

What a column tells is what most of its numbers agree with. Only of series, functions and integrals of its section.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from vaultproof.claim import Definition, Equation, WitnessKind
from vaultproof.extract.tables.borne_out import (
    Figure,
    Guess,
    Reading,
    are_borne_out,
    claims,
    figure,
    function_of,
    value_of,
    written,
)
from vaultproof.extract.tables.table import Cell, Grid, grids, is_total
from vaultproof.note import Note, ScopeKind
from vaultproof.spot import Spotted, late

_GATE = Spotted(
    r"\\sum|\\int|taylor|maclaurin|тейлор|маклорен|泰勒|麦克劳林|テイラー|マクローリン|테일러|매클로린",
    re.IGNORECASE,
)
_TAYLOR = Spotted(
    r"taylor|maclaurin|тейлор|маклорен|泰勒|麦克劳林|テイラー|マクローリン|테일러|매클로린", re.IGNORECASE
)
_SUM = late(
    r"(?P<factor>(?:\\[dt]?frac\s?\{\s?\d{1,4}\s?\}\s?\{\s?\d{1,4}\s?\}|(?<![\d.,^_{])\d{1,4})\s{0,3}(?:\\cdot|\\times|\\,)?\s{0,3})?"
    r"\\sum\s{0,3}(?:\\(?:no)?limits)?\s{0,3}_\s*\{\s*(?P<index>[a-z])\s*=\s*(?P<first>\d{1,2})\s*\}\s*\^\s*(?:\{\s*(?P<upper>\\infty|[a-zA-Z])\s*\}|(?P<bare>\\infty|[a-zA-Z]))\s*(?P<body>[^$]{1,200})"
)
_ENDS = late(
    r"=|<|>|\\(?:approx|sim|leq?|geq?|to|q?quad|text|dots|cdots|ldots|end|mid)(?![a-z])|\\\\|&|,(?!\d)|;|\.(?:\s|$)"
)
_INTEGRAL = late(
    r"\\int\s{0,3}(?:\\(?:no)?limits)?\s{0,3}_\s*(?:\{(?P<low>[^{}]{1,20})\}|(?P<one>-?\d))\s*\^\s*(?:\{(?P<high>[^{}]{1,20})\}|(?P<other>\d|\\pi))\s*(?P<body>[^$]{1,120}?)\s*(?:\\[,;:!]\s*)*(?:\\(?:mathrm|text)\s*\{\s*d\s*\}|d)\s*(?P<letter>[a-z])(?![a-z])"
)
_NUMBER = r"[-−]?\d+(?:(?:[.,]|\{,\})\d+)?(?:/\d+)?"
_PLACE = late(rf"(?<![A-Za-z\\])x\s*=\s*(?P<place>{_NUMBER})")
_CALLED_AT = late(rf"\(\s*(?P<place>{_NUMBER})\s*\)")
_COMMA = late(r"(?<=\d)(?:\{,\}|,)(?=\d)")
_ERROR = late(
    r"""(?:(?:the\s+)?(?:absolute\s+)?(?:error|deviation|difference|remainder|rest)|(?:absoluter\s+)?fehler|abweichung|differenz|restglied|(?:erreur|écart|reste)(?:\s+absolue?)?|error(?:\s+absoluto)?|erro(?:\s+absoluto)?|errore(?:\s+assoluto)?|diferencia|resto
    |(?:абсолютная\s+)?(?:ошибка|погрешность)|разность|остаток|sai\s+số(?:\s+tuyệt\s+đối)?|phần\s+dư|błąd|(?:绝对)?误差|(?:絶対)?誤差|(?:절대\s*)?오차)(?:\s*[|$(].*)?""",
    re.IGNORECASE | re.VERBOSE,
)
_RELATIVE = late(
    r"relati[vf]|относит|tương\s+đối|względn|相对|相対|상대|%|log|ratio|quotient|/", re.IGNORECASE
)
_LESS = late(r"\s[-−–]\s|[-−–](?=\s*\\?[A-Za-z(])|(?<=[\w)}])\s*[-−–]")
_ROUNDED = "the rounding of the values beside it may explain the difference"
_FURTHEST = 300
_LONGEST_ROWS = 30
_FEWEST_ROWS = 2
_SURE_DIGITS = 3
_OF_TERMS = late(
    r"[A-Za-z]\s?_\s?\{?[nNkm]|\([-\d]|[Ss]ₙ|\b(?:partial|sums?|summen?|teilsummen?|sommes?|sumas?|somas?|somm[ae]|сумм\w*|tổng|trapez\w*|simpson|midpoint)\b|和|합|部分",
    re.IGNORECASE,
)
"""Headers by which short numbers are sums or approximations, rather than counts of something else."""

Term = Callable[[int], str | None]


@dataclass(frozen=True, slots=True)
class _Source:
    """What may give the values of a column: a term of numbers for each count, and terms that its values tend to."""

    term: Term
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Column:
    """The numbers of a column by their row."""

    at: int
    header: str
    cells: Mapping[int, tuple[Cell, Figure]]


def approximation_tables(
    note: Note, found: Iterable[Definition | object], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each cell of a table that tells approximations and their errors."""
    if not _GATE.may_match(note.source.text):
        return
    definitions: dict[str, tuple[str, str]] | None = None
    for grid, scope in grids(note):
        counts = _counts(grid)
        columns = _columns(grid, counts) if len(counts) >= _FEWEST_ROWS else []
        if not columns:
            continue
        if definitions is None:
            definitions = _definitions(found)
        text = _section(note, scope)
        guesses: dict[int, Sequence[Guess]] = {}
        sources: dict[int, _Source] = {}
        for column in columns:
            if _is_of_errors(column.header):
                continue
            best = _best(column, counts, _sources(text, column.header, definitions))
            if best is not None:
                sources[column.at], guesses[column.at] = best
        for column in columns:
            base = max((at for at in sources if at < column.at), default=None)
            if _is_of_errors(column.header) and base is not None:
                beside = _by_row(columns, base, guesses[base])
                guesses[column.at] = _errors(column, counts, sources[base], beside, _constants(text))
        for at in sorted(guesses):
            yield from claims(note, scope, guesses[at], doubts.get(scope))


def _counts(grid: Grid) -> dict[int, int]:
    """The whole number that each row begins with; none where some row begins with something else."""
    found: dict[int, int] = {}
    for (row, column), (term, _) in sorted(grid.items(), key=lambda one: one[0]):
        if row == 0 or column != 0 or is_total(term.text):
            continue
        text = term.text.strip(" *_$")
        if not text.isdecimal() or len(text) > len("1000000"):
            return {}
        found[row] = int(text)
    return found if len(set(found.values())) == len(found) <= _LONGEST_ROWS else {}


def _columns(grid: Grid, counts: Mapping[int, int]) -> list[_Column]:
    """The columns behind the first one that hold numbers."""
    columns = []
    for at in sorted({column for _, column in grid if column}):
        cells = {
            row: (grid[row, at], told)
            for row in counts
            if (row, at) in grid and (told := figure(grid[row, at][0].text)) is not None
        }
        if (0, at) in grid and len(cells) >= _FEWEST_ROWS:
            columns.append(_Column(at, grid[0, at][0].text.strip(" *_$"), cells))
    return columns


def _definitions(found: Iterable[object]) -> dict[str, tuple[str, str]]:
    """The functions of one letter that the note gives by formulas, where it gives a name one only."""
    bodies: dict[str, set[tuple[str, str]]] = {}
    for one in found:
        if isinstance(one, Definition) and one.source is WitnessKind.FORMULA and len(one.parameters) == 1:
            bodies.setdefault(one.name, set()).add((_COMMA.sub(".", one.body.text), one.parameters[0]))
    return {name: next(iter(all_)) for name, all_ in bodies.items() if len(all_) == 1}


def _section(note: Note, scope: int) -> str:
    """The text of a table's section, or of the note where that tells no sum, integral or polynomial."""
    section = note.section_of(scope)
    span = note.scopes[section].span
    own = note.source.text[span.start : span.end]
    if note.scopes[section].kind is ScopeKind.SECTION and _GATE.search(own) is not None:
        return own
    return note.source.text


def _sources(text: str, header: str, definitions: Mapping[str, tuple[str, str]]) -> Iterator[_Source]:
    """What a section tells that may give the values below a header."""
    called = _CALLED_AT.search(header)
    places = [called["place"]] if called is not None else [one["place"] for one in _PLACE.finditer(text)]
    numbers = list(dict.fromkeys(written_place(one) for one in places))[:4]
    yield from _of_sums(text, numbers)
    if _TAYLOR.search(text) is not None:
        yield from _of_taylor(text, numbers)
    yield from _of_integrals(text, definitions)


def written_place(text: str) -> str:
    """A number of running text as LaTeX, in brackets."""
    text = _COMMA.sub(".", text).replace("−", "-")
    above, _, below = text.partition("/")
    return rf"\left(\frac{{{above}}}{{{below}}}\right)" if below else rf"\left({text}\right)"


def _put(letter: str, number: str, body: str) -> str:
    """A body with a number for its letter."""
    return re.sub(rf"(?<![A-Za-z\\]){re.escape(letter)}(?![A-Za-z])", lambda _: number, body)


def _of_sums(text: str, places: Sequence[str]) -> Iterator[_Source]:
    """Partial sums of each sum without end, or up to a letter: so many terms, or up to that index."""
    for match in _SUM.finditer(text):
        body = _COMMA.sub(".", _ENDS.split(match["body"])[0]).strip(" .,")
        first, index = int(match["first"]), match["index"]
        letters = set(re.findall(r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])", body)) - {index, "e"}
        if letters - {"x"} or not body:
            continue
        for own in [_put("x", place, body) for place in places] if letters else [body]:
            factor = (match["factor"] or "").strip().removesuffix("\\,")
            limits = (rf"{factor} \sum_{{{index}={first}}}^{{\infty}} {own}",)
            for shift in (0, first - 1):
                for number in dict.fromkeys((factor, "")):
                    yield _Source(partial(_summed, number, index, first, own, shift), limits)


def _summed(factor: str, index: str, first: int, body: str, shift: int, count: int) -> str | None:
    last = count + shift
    return rf"{factor} \sum_{{{index}={first}}}^{{{last}}} {body}" if first <= last <= _FURTHEST else None


_X = r"\s*(?:\{?\s*x\s*\}?|\(\s*x\s*\)|\\left\(\s*x\s*\\right\))"
_MACLAURIN = (
    (re.compile(rf"e\s*\^{_X}|\\exp{_X}|(?<!\w)exp\(x\)|eˣ"), r"\frac{x^{k}}{k!}", 0, 1, r"\exp(x)"),
    (re.compile(rf"\\?(?<![a-z])sin{_X}"), r"\frac{(-1)^{k} x^{2k+1}}{(2k+1)!}", 1, 2, r"\sin(x)"),
    (re.compile(rf"\\?(?<![a-z])cos{_X}"), r"\frac{(-1)^{k} x^{2k}}{(2k)!}", 0, 2, r"\cos(x)"),
    (re.compile(r"ln\s*(?:\\left)?\(\s*1\s*\+\s*x"), r"\frac{(-1)^{k} x^{k+1}}{k+1}", 1, 1, r"\ln(1 + x)"),
    (
        re.compile(rf"\\?arctan{_X}"),
        r"\frac{(-1)^{k} x^{2k+1}}{2k+1}",
        1,
        2,
        r"\arctan(x)",
    ),
    (
        re.compile(r"\\frac\s*\{1\}\s*\{\s*1\s*-\s*x\s*\}|1/\(1\s*[-−]\s*x\)"),
        "x^{k}",
        0,
        1,
        r"\frac{1}{1 - x}",
    ),
)
"""Functions with the terms of their series, the degree of the first one and by how much it grows."""


def _of_taylor(text: str, places: Sequence[str]) -> Iterator[_Source]:
    """Taylor polynomials at 0 by their degree or by their number of terms."""
    for pattern, body, start, step, function in _MACLAURIN:
        if pattern.search(text) is None:
            continue
        for place in places:
            own = _put("x", place, body)
            for by_degree in (True, False):
                yield _Source(
                    partial(_polynomial, own, start, step, by_degree), (_put("x", place, function),)
                )


def _polynomial(body: str, start: int, step: int, by_degree: bool, count: int) -> str | None:
    last = (count - start) // step if by_degree else count - 1
    return rf"\sum_{{k=0}}^{{{last}}} {body}" if 0 <= last <= _FURTHEST else None


def _of_integrals(text: str, definitions: Mapping[str, tuple[str, str]]) -> Iterator[_Source]:
    """Each integral by the rules of rectangles, trapezia and parabolas."""
    for match in _INTEGRAL.finditer(text):
        low, high = (
            _COMMA.sub(".", match[one] or match[other]) for one, other in (("low", "one"), ("high", "other"))
        )
        ends = value_of(low), value_of(high)
        letter, body = match["letter"], _COMMA.sub(".", match["body"]).strip()
        called = re.fullmatch(r"([A-Za-z])\s*\(\s*([a-z])\s*\)", body)
        if called is not None and called[1] in definitions:
            body, letter = definitions[called[1]]
        if None in ends or "i" in re.findall(r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])", body):
            continue
        if function_of(body, letter) is None:
            continue
        exact = rf"\int_{{{low}}}^{{{high}}} {match['body']} \, d{match['letter']}"
        limits = (rf"\int_{{{low}}}^{{{high}}} \left({body}\right) \, d{letter}",) if called else (exact,)
        for rule in (_trapezoid, _simpson, _midpoint, _left, _right):
            yield _Source(partial(rule, low, high, body, letter), limits)


def _at(low: str, high: str, body: str, letter: str, share: str) -> str:
    """A function at a share of the way between two places."""
    place = rf"\left(\left({low}\right) + \left(\left({high}\right) - \left({low}\right)\right) \cdot {share}\right)"
    return rf"\left({_put(letter, place, body)}\right)"


def _width(low: str, high: str, count: int) -> str:
    return rf"\frac{{\left({high}\right) - \left({low}\right)}}{{{count}}}"


def _left(low: str, high: str, body: str, letter: str, count: int) -> str | None:
    return _rectangles(low, high, body, letter, count, rf"\frac{{i}}{{{count}}}")


def _right(low: str, high: str, body: str, letter: str, count: int) -> str | None:
    return _rectangles(low, high, body, letter, count, rf"\frac{{i + 1}}{{{count}}}")


def _midpoint(low: str, high: str, body: str, letter: str, count: int) -> str | None:
    return _rectangles(low, high, body, letter, count, rf"\frac{{2i + 1}}{{{2 * count}}}")


def _rectangles(low: str, high: str, body: str, letter: str, count: int, share: str) -> str | None:
    if not 1 <= count <= _FURTHEST:
        return None
    at = _at(low, high, body, letter, share)
    return rf"{_width(low, high, count)} \cdot \sum_{{i=0}}^{{{count - 1}}} {at}"


def _trapezoid(low: str, high: str, body: str, letter: str, count: int) -> str | None:
    if not 1 <= count <= _FURTHEST:
        return None
    ends = " + ".join(_put(letter, rf"\left({one}\right)", rf"\left({body}\right)") for one in (low, high))
    inner = _at(low, high, body, letter, rf"\frac{{i}}{{{count}}}")
    within = rf" + \sum_{{i=1}}^{{{count - 1}}} {inner}" if count > 1 else ""
    return rf"{_width(low, high, count)} \cdot \left(\frac{{{ends}}}{{2}}{within}\right)"


def _simpson(low: str, high: str, body: str, letter: str, count: int) -> str | None:
    if count % 2 or not 1 <= count <= _FURTHEST:
        return None
    ends = " + ".join(_put(letter, rf"\left({one}\right)", rf"\left({body}\right)") for one in (low, high))
    odd = _at(low, high, body, letter, rf"\frac{{2i - 1}}{{{count}}}")
    even = _at(low, high, body, letter, rf"\frac{{2i}}{{{count}}}")
    half = count // 2
    within = rf" + 4 \cdot \sum_{{i=1}}^{{{half}}} {odd}"
    within += rf" + 2 \cdot \sum_{{i=1}}^{{{half - 1}}} {even}" if half > 1 else ""
    return rf"{_width(low, high, count)} \cdot \frac{{{ends}{within}}}{{3}}"


def _best(
    column: _Column, counts: Mapping[int, int], sources: Iterable[_Source]
) -> tuple[_Source, Sequence[Guess]] | None:
    """The source with which most cells of a column agree, if they bear one out."""
    best: tuple[_Source, Sequence[Guess]] | None = None
    most = 0
    named = _OF_TERMS.search(column.header) is not None
    for source in sources:
        guesses = list[Guess]()
        for row, (cell, told) in column.cells.items():
            term = source.term(counts[row])
            value = value_of(term) if term is not None else None
            if term is not None and value is not None:
                guesses.append(Guess(cell, told, (Reading(term, value),), _text(column, cell, counts[row])))
        agreeing = sum(one.agreeing is not None for one in guesses)
        sure = sum(one.agreeing is not None and one.told.digits >= _SURE_DIGITS for one in guesses)
        if agreeing > most and are_borne_out(guesses) and (named or sure >= _FEWEST_ROWS):
            best, most = (source, guesses), agreeing
            if agreeing == len(column.cells):
                break
    return best


def _text(column: _Column, cell: Cell, count: int) -> str:
    return f"{column.header} = {cell[0].text.strip()} at {count}"


def is_of_error(header: str) -> bool:
    """Whether a header says in words that errors stand below it, and no relative ones."""
    return _ERROR.fullmatch(header) is not None and _RELATIVE.search(_ERROR_OF.sub("", header)) is None


def _is_of_errors(header: str) -> bool:
    """Whether a header tells how far a column is from what it tends to."""
    if _ERROR.fullmatch(header) is not None:
        return is_of_error(header)
    return _LESS.search(header) is not None and re.search(r"[_()]|\\", header) is not None


_ERROR_OF = late(r"\$[^$]*\$|\\[A-Za-z]+|\|[^|]*\|")
_CONSTANT = late(
    r"(?:=|\\approx|≈|→|\\to)\s*(?P<term>(?:\\[dt]?frac\s*\{[^{}]{1,12}\}\s*\{[^{}]{1,12}\}|\\(?:ln|pi|sqrt|sin|cos|arctan|exp)|π|e|[-+]?\d)[^$=<>≈,;&]{0,20})"
)


_SUMMED_TO = late(
    r"(?P<term>(?:\\[dt]?frac\s?\{[^{}]{1,12}\}\s?\{[^{}]{1,12}\}|\\(?:ln|sqrt)\s?\{?\s?\d{1,4}\s?\}?|\\pi(?:\^\{?\d\}?)?|π|(?<![A-Za-z\\])e(?:\^\{?-?\d\}?)?|(?<![\d.,])\d{1,4}))\s{0,3}=\s{0,3}(?:\d{1,4}\s{0,3}(?:\\cdot|\\times|\\,)?\s{0,3})?\\(?:sum|int)(?![a-z])"
)
"""A number that a sum or an integral is said to be, before its sign of equality."""


def _constants(text: str) -> tuple[str, ...]:
    """The numbers to which a section sets something equal."""
    found = dict.fromkeys(
        _ENDS.split(_COMMA.sub(".", match["term"]))[0].strip(" .$|")
        for pattern in (_SUMMED_TO, _CONSTANT)
        for match in pattern.finditer(text)
    )
    return tuple(one for one in found if one)[:12]


def _errors(
    column: _Column,
    counts: Mapping[int, int],
    source: _Source,
    beside: Mapping[int, Guess],
    constants: Sequence[str],
) -> Sequence[Guess]:
    """The cells of a column of errors of another one, for what most of them agree with."""
    own = [_ENDS.split(one)[0] for one in _sides(column.header)]
    best: Sequence[Guess] = ()
    most = 0
    for limit in dict.fromkeys((*own, *constants, *source.limits)):
        exact = value_of(limit.strip(" |()")) if "\\infty" not in limit and "\\int" not in limit else None
        if exact is None:
            continue
        for sign in (1, -1, 0):
            guesses = list[Guess]()
            for row, (cell, told) in column.cells.items():
                term = source.term(counts[row])
                value = value_of(term) if term is not None else None
                if term is None or value is None:
                    continue
                readings = [_error(limit.strip(" |()"), exact, term, value, sign)]
                guess = beside.get(row)
                if guess is not None and guess.agreeing is not None:
                    stated = written(guess.told.value)
                    readings.append(_error(limit.strip(" |()"), exact, stated, guess.told.value, sign))
                shown = 2 * (told.half + guess.told.half) if guess is not None else 0.0
                near = abs(abs(told.value) - abs(exact - value)) <= shown
                doubt = _ROUNDED if near else None
                guesses.append(Guess(cell, told, tuple(readings), _text(column, cell, counts[row]), doubt))
            agreeing = sum(one.agreeing is not None for one in guesses)
            if agreeing > most and are_borne_out(guesses):
                best, most = guesses, agreeing
    return best


def _error(limit: str, exact: float, term: str, value: float, sign: int) -> Reading:
    """How far a value is from its limit: less it, less the limit, or without a sign."""
    limit = _LONE_E.sub(r"\\exp(1)", limit)
    if sign == 1:
        return Reading(rf"\left({limit}\right) - \left({term}\right)", exact - value)
    if sign == -1:
        return Reading(rf"\left({term}\right) - \left({limit}\right)", value - exact)
    return Reading(rf"\left|\left({limit}\right) - \left({term}\right)\right|", abs(exact - value))


_LONE_E = late(r"(?<![A-Za-z\\])e(?![A-Za-z^])(?!\s*\^)")


def _sides(header: str) -> list[str]:
    """What stands on both sides of the sign of a difference in a header."""
    found = _LESS.search(header)
    if found is None:
        return []
    text = header.strip(" |")
    found = _LESS.search(text)
    return [text[: found.start()].strip(), text[found.end() :].strip()] if found is not None else []


def _by_row(columns: Sequence[_Column], at: int, guesses: Sequence[Guess]) -> dict[int, Guess]:
    """What the cells of a column are taken for, by their row."""
    cells = next(one.cells for one in columns if one.at == at)
    rows = {id(cell): row for row, (cell, _) in cells.items()}
    return {rows[id(one.cell)]: one for one in guesses}
