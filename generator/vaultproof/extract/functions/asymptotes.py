r"""Asymptotes and points of inflection: “Horizontal asymptote: $y = 2$”, “Wendepunkt bei $x = 1$”, “拐点 $x = 2$”.

Says the first as limits of the function that the note defines last before them. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vaultproof.claim import Definition, Equation, Property, Relation, Syntax, Term, Turning, WitnessKind
from vaultproof.extract.definitions.graph_functions import graph_functions
from vaultproof.extract.doubts.silence import doubt_of, to_be_judged
from vaultproof.extract.language.clauses import Running
from vaultproof.extract.shape import shape
from vaultproof.note import Block, Formula, Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_ASYMPTOTE = Spotted(
    r"asymptot\w*|tiệm\s+cận|asíntotas?|assíntotas?|asintot\w+|асимптот\w*|asimptot\w*|渐近线|漸近線|점근선",
    re.IGNORECASE,
)
_INFLECTION = Spotted(
    r"""inflection(?:\s+points?)?|inflexion|điểm\s+uốn|wende(?:punkte?|stellen?)|inflexi[óo]n|inflexão|fless[oi]|перегиба
    |przegięcia|büküm\s+noktası|拐点|变曲点|変曲点|변곡점""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = late(
    r"""(?:[\s$*_:：,;、，.]|[—–-]|\b(?:points?|lines?|the|at|is|are|and|of|là|và|tại|hoành|độ|đường|thẳng|ngang|đứng|xiên|bei|in|ist|sind|und|an|der|stelle
    |en|est|sont|et|les?|la|au|son|es|y|e|em|são|é|è|sono|punt[oi]|di|a|i|oraz|w|punkcie|to|и|в|точке|точках|при|это|horizontale?s?|horizontal(?:es)?|verticale?s?|vertical(?:es)?
    |obliques?|oblicuas?|oblíquas?|horizontais|verticais|orizzontal[ei]|vertical[ei]|obliqu[oi]|poziom\w+|pionow\w+|ukośn\w+)\b
    |[为是は在が은는에서와과和とや및])*""",
    re.IGNORECASE | re.VERBOSE,
)
_LINE = late(r"\s*(?P<name>[xy])\s*=\s*(?P<value>[^=]+?)\s*")
_PAIR = late(r"\s*(?:[A-Z]\s*=?\s*)?\(\s*(?P<x>[^,;|]+?)\s*[,;|]\s*(?P<y>[^,;|]+?)\s*\)\s*")
_FAR = 900
_ALONE = 3000
"""How far behind a function its asymptotes are told: where there are others, and where there are none."""
_Place = tuple[Block, Formula, Definition, str | None, str]
_SEVERAL = "which of the note's functions is meant is not certain"


def asymptotes(
    note: Note, texts: Sequence[Running], definitions: Iterable[Definition], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each asymptote that words name and a formula beside them gives."""
    if _ASYMPTOTE.search(note.source.text) is None:
        return
    known = [*definitions, *_of_graphs(note, texts)]
    for block, formula, function, doubt, side in _places(note, _ASYMPTOTE, known, doubts):
        yield from _claims(note, block, formula, function, doubt, side)
    yield from _before(note, known, doubts)


_SLOPING = r"""(?:horizontal|vertical|oblique|slant|waag(?:e)?rechte|senkrechte|horizontale|vertikale|schiefe
    |schräge|горизонтальн\w+|вертикальн\w+|наклонн\w+|poziom\w+|pionow\w+|ukośn\w+|đường
    |水平|垂直|铅直|斜め?の?|수평|수직|사)"""
_IS_A = late(
    rf"""\$?\s*(?:(?:is|are|ist|sind|est|es|é|è|sono|является|являются|jest|to|là|[—–-])\s+|[是为は]|은\s|는\s)(?:(?:a|an|the|its|die|eine|ihre|une|la|l['’]|una|uma|a|un['’]?|один|один\s+из|đường)\s*)?
    (?:(?:only|einzige|unique|única|unica|единственной|duy\s+nhất)\s+)?(?:{_SLOPING}\s*)?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_AT_AN_END = late(
    r"""[^$.;]{0,40}?(?:\$\s*)?(?:[a-z]\s*(?:\\to|\\rightarrow|→)\s*)?(?P<sign>[-−+]|\\pm)?\s*(?:\\infty|∞)""",
    re.IGNORECASE,
)
_NEAR = 60


def _before(note: Note, definitions: Iterable[Definition], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each line that is said to be an asymptote, behind it: “$y = 2$ is a horizontal asymptote”."""
    source = note.source.text
    functions = _of_one_variable(definitions)
    for block in note.blocks if functions else ():
        if block.row is not None or block.kind == "heading":
            continue
        for match in _ASYMPTOTE.finditer(source[block.span.start : block.span.end]):
            start = block.span.start + match.start()
            earlier = [one for one in functions if one.span.end <= start]
            line = next(
                (
                    one
                    for one in note.formulas
                    if block.span.start <= one.span.start
                    and start - _NEAR < one.span.end <= start
                    and _IS_A.match(source, one.span.end, start)
                ),
                None,
            )
            far = _ALONE if len(functions) == 1 else _FAR
            if line is None or not earlier or start - earlier[-1].span.end > far:
                continue
            own = {one.name for one in earlier if start - one.span.end <= _FAR}
            behind = source[start : block.span.end].partition(". ")[0]
            before = source[block.span.start : line.span.start]
            sentence = re.split(r"[.!?]\s|[。\n]", before)[-1] + " \ue001 " + behind
            doubt = (
                doubts.get(block.scope)
                or doubt_of(sentence)
                or (_SEVERAL if len(own) > 1 else None)
                or _of_another(before, earlier[-1])
            )
            yield from _claims(note, block, line, earlier[-1], doubt, _side(behind))


def _side(behind: str) -> str:
    """The sign of the infinity that is told next; empty where none is, or both are."""
    end = _AT_AN_END.match(behind)
    if end is None or end["sign"] == "\\pm":
        return ""
    return "-" if end["sign"] in {"-", "−"} else "+"


def _of_graphs(note: Note, texts: Sequence[Running]) -> Iterator[Definition]:
    """The functions that are told by their graphs alone, `the function $y = 1/x$`."""
    for one in graph_functions(note, texts):
        if one.body:
            yield Definition(
                path=note.path,
                span=Span(one.start, one.end),
                name="y",
                aliases=(),
                parameters=("x",),
                source=WitnessKind.FORMULA,
                text="y",
                body=Term(Passage(one.body, ((0, one.start),)), Syntax.LATEX),
                scope=0,
            )


def _of_one_variable(definitions: Iterable[Definition]) -> list[Definition]:
    """Functions of one variable, in order."""
    found = (one for one in definitions if len(one.parameters) == 1 and not one.index)
    return sorted(found, key=lambda one: one.span.start)


def inflections(
    note: Note, definitions: Iterable[Definition], doubts: Mapping[int, str]
) -> Iterator[Property]:
    """The claim of each point of inflection that a word names and a formula behind it gives, which may be held."""
    for block, formula, function, doubt, _ in _places(note, _INFLECTION, definitions, doubts):
        yield from _bends(note, block, formula, function, doubt)


def _places(
    note: Note, pattern: Spotted, definitions: Iterable[Definition], doubts: Mapping[int, str]
) -> Iterator[_Place]:
    """The formulas behind words, each with the function that is meant and why it may be another."""
    source = note.source.text
    if pattern.search(source) is None:
        return
    functions = _of_one_variable(definitions)
    for block in note.blocks:
        if block.row is not None or block.kind == "heading" or not functions:
            continue
        for match in pattern.finditer(source[block.span.start : block.span.end]):
            yield from _named(note, block, match, functions, doubts)


def _named(
    note: Note,
    block: Block,
    match: re.Match[str],
    functions: list[Definition],
    doubts: Mapping[int, str],
) -> Iterator[_Place]:
    """The formulas that follow a word one after another."""
    start = block.span.start
    at = start + match.end()
    earlier = [one for one in functions if one.span.end <= start + match.start()]
    if not earlier or at - earlier[-1].span.end > (_ALONE if len(functions) == 1 else _FAR):
        return
    own = {one.name for one in earlier if at - one.span.end <= _FAR}
    for formula in note.formulas:
        if formula.span.start < at or formula.span.end > block.span.end:
            continue
        if _BETWEEN.fullmatch(note.source.text, at, formula.span.start) is None:
            return
        at = formula.span.end
        before = note.source.text[start : start + match.start()]
        behind = note.source.text[at : block.span.end].partition(". ")[0]
        sentence = re.split(r"[.!?]\s|[。\n]", before)[-1] + match.group() + " \ue001 " + behind
        doubt = (
            doubts.get(block.scope)
            or doubt_of(sentence)
            or to_be_judged(before)
            or (_SEVERAL if len(own) > 1 else None)
            or _of_another(before, earlier[-1])
        )
        yield block, formula, earlier[-1], doubt, _side(behind)


_FORMULA = late(r"\$([^$\n]{1,80})\$")
_LINE_OR_END = late(
    r"\s*(?:[xy]\s*=.*|.*\\to(?![a-z]).*|\\?(?:mathcal|mathscr)?\s*\{?[CGKΓ]\}?\s*_.*|[+-]?\s*\\infty)\s*"
)
_ANOTHER = late(
    r"(?<!\w)(?:derivative|inverse|reciprocal|tangent|ableitung|umkehrfunktion|kehrwert|tangente|dérivée|réciproque|inversa|derivada|recíproca|derivata|reciproca|обратн\w+|производн\w+|касательн\w+|đạo\s+hàm|nghịch\s+đảo|pochodn\w+|odwrotn\w+)(?!\w)|导数|反函数|倒数|切线|導関数|逆関数|도함수|역함수",
    re.IGNORECASE,
)


def _of_another(before: str, function: Definition) -> str | None:
    """Why the words before an asymptote may tell of another function, or None."""
    said = re.split(r"[.!?]\s|[。\n]", before)[-1]
    own = re.compile(rf"\s*\\?{re.escape(function.name)}(?![a-z]).*")
    strange = [
        one for one in _FORMULA.findall(said) if not (_LINE_OR_END.fullmatch(one) or own.fullmatch(one))
    ]
    return _SEVERAL if strange or _ANOTHER.search(said) is not None else None


def _bends(
    note: Note, block: Block, formula: Formula, function: Definition, doubt: str | None
) -> Iterator[Property]:
    text = formula.passage.text
    line, pair = _LINE.fullmatch(text), _PAIR.fullmatch(text)
    (letter,) = function.parameters
    place = line["value"] if line is not None and line["name"] == letter else pair["x"] if pair else None
    if place is None or shape(Term(Passage(place, ((0, 0),)), Syntax.LATEX)).names:
        return
    value = formula.passage.cut(*pair.span("y")) if pair is not None else None
    places = tuple(
        Term(Passage(one, ((0, formula.passage.whole.start),)), Syntax.LATEX) for one in _signs(place)
    )
    yield Property(
        path=note.path,
        span=formula.span,
        kind="extremum",
        text=" ".join(note.source[formula.span].split()),
        scope=block.scope,
        subject=function.name,
        says=Turning(
            kind="inflection",
            places=places,
            values=(Term(value, Syntax.LATEX) if value is not None else None,) * len(places),
        ),
        written=text.strip(),
        doubt=doubt or _UNBENT,
    )


def _claims(
    note: Note, block: Block, formula: Formula, function: Definition, doubt: str | None, side: str = ""
) -> Iterator[Equation]:
    """The limit that an asymptote is; `side` is the sign of the infinity at which it is told to be one."""
    line = _LINE.fullmatch(formula.passage.text)
    called, (letter,) = _called(function), function.parameters
    if line is None:
        return
    names = shape(Term(Passage(line["value"], ((0, 0),)), Syntax.LATEX)).names
    rational = _RATIONAL.fullmatch(function.body.text) is not None
    if line["name"] == "y" and names <= {letter}:
        term = rf"{called} - \left({line['value']}\right)" if names else called
        limit = rf"\lim_{{{letter} \to {side.replace('+', '')}\infty}} \left( {term} \right)"
        goal = "0" if names else line["value"]
        sure = bool(rational or side)
        yield _claim(
            note, block, formula, (limit, Relation.EQUAL, goal), doubt or (None if sure else _ONE_SIDE)
        )
    elif line["name"] == letter == "x" and not names and len(_signs(line["value"])) == 1:
        limit = rf"\lim_{{x \to {line['value']}}} \left| {called} \right|"
        sure = rational
        yield _claim(
            note, block, formula, (limit, Relation.EQUAL, r"\infty"), doubt or (None if sure else _ONE_SIDE)
        )


_RATIONAL = late(
    r"(?:\\[dt]?frac|\\cdot|\\left|\\right|\\[,;! ]|\^\s*(?:\d|\{\s*\d+\s*\})|[\d\s.{}()+−-]|x)+"
)
"""A quotient of polynomials, which tends to the same number on both sides."""
_ONE_SIDE = "it may be neared on one side only"
_UNBENT = "the second derivative does not change its sign there"
"""The doubt of each point of inflection, which can be held and not refuted here."""


def _called(function: Definition) -> str:
    """A function's value as a formula calls it; its own formula, where its name is the one of its values, `y = 1/x`."""
    if function.name == "y":
        return rf"\left( {function.body.text} \right)"
    head = function.text.partition("(")[0].strip()
    name = head if head.startswith("\\") or len(head) == 1 else rf"\operatorname{{{function.name}}}"
    return f"{name}({function.parameters[0]})"


def _signs(value: str) -> tuple[str, ...]:
    """Both values of `\\pm a`."""
    if r"\pm" not in value:
        return (value,)
    return value.replace(r"\pm", "", 1), value.replace(r"\pm", "-", 1)


def _claim(
    note: Note, block: Block, formula: Formula, says: tuple[str, Relation, str], doubt: str | None
) -> Equation:
    left, relation, right = says
    first = formula.passage.whole.start
    return Equation(
        path=note.path,
        span=formula.span,
        kind="limit" if r"\lim" in left else "value",
        text=" ".join(note.source[formula.span].split()),
        scope=block.scope,
        left=Term(Passage(left, ((0, first),)), Syntax.LATEX),
        relation=relation,
        right=Term(Passage(right, ((0, first),)), Syntax.LATEX),
        doubt=doubt,
    )
