r"""Tangents told in words: “the tangent to $y = x^2$ at $x = 1$ is $y = 2x - 1$”. Each states two things, that the line
meets the curve at the place and that it has its slope there. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Definition, Equation, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.definitions.graph_functions import graph_before, graph_functions
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.clauses import Running, sentences
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

TANGENT = "tangent"
"""The kind of such a claim."""
PLACE = "place of a tangent"
"""The name under which a claim gives the place where the line touches the curve."""
_WORDS = (
    r"(?:(?:rect?ta\s+|reta\s+)?tangent(?:s|e|en|enlinie)?(?:\s+line)?|tiếp\s+tuyến|касательн\w+|styczn\w+)"
)
_NOUN = Spotted(rf"(?<!\w){_WORDS}(?!\w)|切线|切線|接線|접선", re.IGNORECASE | re.VERBOSE)
_POINT = late(r"\s*(?:x(?:_0)?|a)\s*=\s*(?P<x>-?\s*(?:\d+(?:\.\d+)?|\\[dt]?frac\s*\{\d+\}\s*\{\d+\}))\s*")
_PAIR = late(
    r"\s*(?:[A-Z]\s*=?\s*)?(?:\\left\s*)?\(\s*(?P<x>-?\s*(?:\d+(?:\.\d+)?|\\[dt]?frac\s*\{\d+\}\s*\{\d+\}))\s*[,;]\s*[^(),;]+(?:\\right\s*)?\)\s*"
)
_CURVE = late(r"\s*(?:y|(?P<name>[fgh])\s*\(\s*x\s*\))\s*=\s*(?P<body>[^=]+?)\s*")
_CALLED = late(r"\s*(?P<name>[fgh])\s*(?:\(\s*x\s*\))?\s*")
_LINE = late(r"\s*(?:[yTtL](?:_\w)?\s*(?:\(\s*x\s*\))?)\s*=\s*(?P<line>[^=≈]+?)\s*")
_LINEAR = late(r"(?:[\d\s.+\-(){}ex]|\\(?:[dt]?frac|cdot|sqrt|pi|left|right|ln|,)(?![A-Za-z]))+")
_X = late(r"(?<![A-Za-z\\])x(?![A-Za-z])")
_STRANGE = late(r"[A-Za-z]\s*\(|\\(?:int|sum|lim)|[,;<>]|\\(?:text|begin)")
_ALSO = (
    "(?<![\\w])(?:vertical|horizontal|normal|senkrecht|waagerecht|parallel|perpendic|verticale|horizontale)"
)
_OTHERS = Spotted(rf"{_ALSO}|法线|法線", re.IGNORECASE)


def tangents(
    note: Note, texts: Sequence[Running], doubts: Mapping[int, str], definitions: Sequence[Definition]
) -> Iterator[Equation]:
    """For each tangent whose place and equation one sentence tells, that it meets the curve and has its slope."""
    if not _NOUN.may_match(note.source.text):
        return
    known = list(graph_functions(note, texts))
    for running in texts:
        text = running.text
        if running.block.kind == "formula" or len(text.formulas) < 2:
            continue
        for start, end, mark in sentences(text.words):
            if mark not in {"?", "？"} and _NOUN.search(text.words, start, end) is not None:
                graph = graph_before(note, known, text.passage.cut(start, end).whole.end)
                yield from _told(note, running, (start, end), doubts, definitions, graph)


def _told(
    note: Note,
    running: Running,
    sentence: tuple[int, int],
    doubts: Mapping[int, str],
    definitions: Sequence[Definition],
    graph: str | None,
) -> Iterator[Equation]:
    text, (start, end) = running.text, sentence
    noun = _NOUN.search(text.words, start, end)
    formulas = [(at, text.formulas[at]) for at in sorted(text.formulas) if start <= at < end]
    if noun is None or not formulas:
        return
    last, line = formulas[-1]
    written = _LINE.fullmatch(line.text)
    if written is None or last < noun.end() or not _is_linear(written["line"]):
        return
    places = {
        "".join(match["x"].split())
        for _, one in formulas[:-1]
        if (match := _POINT.fullmatch(one.text) or _PAIR.fullmatch(one.text)) is not None
    }
    told = any(_CURVE.fullmatch(one.text) or _CALLED.fullmatch(one.text) for _, one in formulas[:-1])
    before = [one for one in definitions if one.span.start < line.whole.start]
    curve = _curve(formulas[:-1], before) if told or graph is None else graph
    if len(places) != 1 or curve is None or _OTHERS.search(text.words, start, end) is not None:
        return
    (place,) = places
    span = Span(text.passage.cut(noun.start(), end).whole.start, line.whole.end)
    around = f"{text.words[start : noun.start()]} \ue001"
    yield Equation(
        path=note.path,
        span=span,
        kind=TANGENT,
        text=" ".join(note.source[span].split()),
        scope=running.block.scope,
        left=Term(Passage(curve, ((0, span.start),)), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=Term(Passage(written["line"], ((0, line.whole.start),)), Syntax.LATEX),
        given=((PLACE, Term(Passage(place, ((0, span.start),)), Syntax.LATEX)),),
        doubt=doubts.get(running.block.scope) or doubt_of(around),
    )


def _curve(formulas: Sequence[tuple[int, Passage]], definitions: Sequence[Definition]) -> str | None:
    """The term in x whose curve is meant: written in the sentence itself, or of the function that it names; of the only
    one that is defined before, where it names none."""
    written = [match for _, one in formulas if (match := _CURVE.fullmatch(one.text)) is not None]
    if written:
        body = written[0]["body"]
        return body if len(written) == 1 and _is_curve(body) else None
    known = {
        one.name: one
        for one in definitions
        if one.source is WitnessKind.FORMULA and one.parameters == ("x",) and one.body.syntax is Syntax.LATEX
    }
    known = {name: one for name, one in known.items() if name == name.lower() or name.lower() not in known}
    named = {match["name"] for _, one in formulas if (match := _CALLED.fullmatch(one.text)) is not None}
    if len(named or known) != 1:
        return None
    (name,) = named or known
    bodies = {one.body.text for one in definitions if one.name == name}
    return (
        known[name].body.text
        if name in known and len(bodies) == 1 and _is_curve(known[name].body.text)
        else None
    )


def _is_curve(body: str) -> bool:
    letters = set(re.findall(r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])", body)) - {"e"}
    return letters == {"x"} and _STRANGE.search(body) is None


def _is_linear(line: str) -> bool:
    """Whether a term is at most linear in x by its look: no power or root of it."""
    return (
        _LINEAR.fullmatch(line) is not None
        and len(_X.findall(line)) < 2
        and re.search(r"\{[^{}]*x|\^", line) is None
    )
