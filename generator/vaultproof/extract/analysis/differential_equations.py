r"""Solutions of differential equations that stand behind them: “Consider $y' = 2xy$, $y(0) = 1$. Solution:
$y = e^{x^2}$”, “$y'' - 4y = 0$, so $y = C_1 e^{2x} + C_2 e^{-2x}$”. Each is put into its equation, and into the values
told with it. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.analysis.transforms import (
    BODY,
    OF_ANOTHER,
    SLOPE,
    SOLUTION,
    is_plain,
    put_in,
    tells_all,
)
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.language.clauses import FORMULA, Running, sentences
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_PART = late(
    r"(?<!\\)[,;，；]|\\q?quad(?![a-z])|\\text\s*\{[^{}]*\}|\\(?:Rightarrow|implies|Longrightarrow)(?![a-z])"
)
_VALUE = late(
    r"\s*(?P<letter>[yux])\s*\(\s*(?P<at>[-−]?\d+(?:\.\d+)?)\s*\)\s*=\s*(?P<value>[-−]?\d+(?:\.\d+)?)\s*\.?\s*"
)
_CONSTANTS = late(r"(?<![A-Za-z\\])(?:[CcK](?:_\{?\d\}?)?)(?![A-Za-z(])")
_LETTERS = late(
    r"(?<![\\A-Za-z])[A-Za-z](?:_\{?\w\}?)?(?![A-Za-z])|\\(?:lambda|alpha|beta|omega|mu|gamma|tau|kappa)(?![a-z])"
)
_WORDED = late(
    r"\\(?:text|mathrm|operatorname)\s*\{[^{}]*\}|\\[a-z]*(?:sin|cos|tan|ln|log|exp|sqrt|frac|left|right|cdot)(?![a-z])"
)
_KNOWN = frozenset("xte")
_TRIED = Spotted(
    r"""ansatz|\btr(?:y|ying|ial)\b|guess|suppos|assum|of\s+the\s+form|look\s+for|suche|ansetz|cherch|sous\s+la\s+forme|pos(?:ons|ant)|prob(?:ar|amos)|busc|forma\s|tentat|ищ[еу]|в\s+виде|пробн
    |dạng|thử|giả\s+sử|homogen|homogèn|однородн|thuần\s+nhất|particular|partikulär|particuli|частн\w+|riêng|approx|näherung|linear\s+approx|设|試|试|仮定|가정|齐次|斉次|동차|特解|특수해|例えば|형태""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of a sentence whose function may be tried only, or solves another equation."""
_DENIED = late(
    r"(?<!\w)(?:not|isn['’]t|doesn['’]t|fails?|never|nicht|kein\w*|pas|no|não|non|не|nie|không|değil)(?!\w)|不|ない|ません|아니|않",
    re.IGNORECASE,
)
_CLAUSE_END = late(r"[,;.:!?，；。：！？\n]")
_SHORTLY = 60
_BLOCKS = 8


@dataclass(slots=True)
class _Problem:
    """The differential equation that was told last, the values told with it, and in which block."""

    at: int
    equations: list[str] = field(default_factory=list)
    values: list[re.Match[str]] = field(default_factory=list)
    words: str = ""


def continued_solutions(
    note: Note, texts: Sequence[Running], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claims that a function solves the differential equation told shortly before it."""
    written = (one.text for running in texts for one in running.text.formulas.values())
    if not any(map(SLOPE.search, written)) or SLOPE.search(note.source.text) is None:
        return
    problem = _Problem(-_BLOCKS)
    for running in texts:
        text = running.text
        fresh = running.at > 0 and note.blocks[running.at - 1].kind == "heading"
        if fresh or running.at - problem.at >= _BLOCKS:
            problem = _Problem(running.at)
        for start, end, mark in sentences(text.words):
            formulas = [(at, one) for at, one in sorted(text.formulas.items()) if start <= at < end]
            parts = [(at, piece) for at, one in formulas for piece in _pieces(one)]
            equations = [piece.text for _, piece in parts if _is_equation(piece.text)]
            values = [found for _, piece in parts if (found := _VALUE.fullmatch(piece.text))]
            bodies = [(at, found) for at, piece in parts if (found := BODY.fullmatch(piece.text))]
            bodies = [(at, found) for at, found in bodies if _VALUE.fullmatch(found.group()) is None]
            told = SOLUTION.search(text.words, start, end) is not None
            before = text.words[start : bodies[0][0]] if bodies else ""
            if equations:
                problem = _Problem(running.at, equations, values, "")
            elif problem.equations:
                problem.values += values
            known = told and equations  # that is told in one sentence, and read as such
            if mark not in {"?", "？"} and len(bodies) == 1 and len(problem.equations) == 1 and not known:
                yield from _claims(note, running, problem, bodies[0], (before, told), doubts)
            problem.words = text.words[start:end]


def _pieces(formula: Passage) -> Iterator[Passage]:
    """The parts of a formula between commas and wide spaces."""
    start = 0
    for match in _PART.finditer(formula.text):
        yield formula.cut(start, match.start())
        start = match.end()
    yield formula.cut(start, len(formula.text))


def _is_equation(text: str) -> bool:
    return SLOPE.search(text) is not None and text.count("=") == 1 and BODY.fullmatch(text) is None


def _free(text: str) -> set[str]:
    """The letters of a formula besides the variable, e, and constants of integration."""
    plain = _CONSTANTS.sub(" ", _WORDED.sub(" ", text))
    return set(_LETTERS.findall(plain)) - _KNOWN


def _claims(
    note: Note,
    running: Running,
    problem: _Problem,
    found: tuple[int, re.Match[str]],
    said: tuple[str, bool],
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    """The claims that a function solves an equation, and takes the values told with it."""
    (at, body), (before, told) = found, said
    text, constants = running.text, _CONSTANTS.search(body["body"]) is not None
    announced = not before.strip() and SOLUTION.search(problem.words) is not None
    equation = problem.equations[0]
    sides = put_in(equation, body)
    told = told or constants or announced or bool(problem.values)
    if sides is None or not told or not _free(body["body"]) <= _free(equation):
        return
    behind = _CLAUSE_END.split(text.words[at + 1 : at + 1 + _SHORTLY], maxsplit=1)[0]
    if (
        _DENIED.search(behind)
        or _TRIED.search(before)
        or (not before.strip() and _TRIED.search(problem.words))
    ):
        return
    span = text.span_of(at, at + 1)
    around = f"{before} \ue001{behind}"
    tail = before.rpartition(FORMULA)[2] if constants else before
    plain = is_plain(f"{tail} \ue001") and (running.at == problem.at or told or announced)
    doubt = doubts.get(running.block.scope) or doubt_of(around) or (None if plain else OF_ANOTHER)
    behind_it = text.words[at + 1 : at + 1 + _SHORTLY]
    more = tells_all(f"{before} {behind_it}", equation, body["body"], len(problem.values))
    yield _equation(note, running, span, (sides[0], sides[1]), doubt).partly(more)
    for value in problem.values if not constants else ():
        if value["letter"] == body["letter"]:
            letters = set(re.findall(r"(?<![A-Za-z\\])[xt](?![A-Za-z])", body["body"])) - {body["letter"]}
            if len(letters) == 1:
                place = Term(Passage(value["at"], ((0, span.start),)), Syntax.LATEX)
                claim = _equation(note, running, span, (body["body"], value["value"]), doubt)
                shown = f"{value['letter']}({value['at']}) = {value['value']} by {claim.text}"
                yield replace(claim, text=shown, given=((letters.pop(), place),))


def _equation(
    note: Note, running: Running, span: Span, sides: tuple[str, str], doubt: str | None
) -> Equation:
    left, right = (Term(Passage(side, ((0, span.start),)), Syntax.LATEX) for side in sides)
    initial = not SLOPE.search(sides[0]) and r"\frac{d" not in sides[0]
    return Equation(
        path=note.path,
        span=span,
        kind="value" if initial else IDENTITY,
        text=" ".join(note.source[span].replace("$", " ").split()),
        scope=running.block.scope,
        left=left,
        relation=Relation.EQUAL,
        right=right,
        doubt=doubt,
    )
