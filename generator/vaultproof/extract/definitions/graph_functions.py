r"""Functions that are told by their graphs alone: after `the function $y = x^3 - 3x$`, “the function is odd” speaks of
$x^3 - 3x$. Evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vaultproof.claim import Property
from vaultproof.extract.functions.aspects import names_aspects
from vaultproof.extract.language.clauses import Running, text_of
from vaultproof.note import Heading, Note
from vaultproof.spot import Spotted, late

_GRAPH = late(r"\s*y\s*=\s*(?P<body>[^=<>≈≤≥]*[^=<>≈≤≥\s])\s*\.?\s*")
_CALLED = late(r"\s*[a-zA-Z]\s*\(\s*[a-z](?:\s*,\s*[a-z])*\s*\)\s*(?:=|:=)")
_INTRODUCED = Spotted(
    r"""(?:\b(?:function|curve|parabola|polynomial|hàm(?:\s+số)?|đồ\s+thị|đường\s+cong|parabol|funktion|kurve|parabel|fonction|courbe|parabole|función|curva|parábola|função|funzione
    |функци\w+|график|кривая|парабола|funkcj\w+|krzywa|fonksiyon\w*)\b|函数|函數|曲线|抛物线|関数|曲線|放物線|함수|곡선|फलन)\s*(?:for\s+)?(?:của\s+)?(?:hàm\s+số\s+)?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_STUDIED = late(
    rf"""{_INTRODUCED.pattern}|(?:(?:curve\s+)?sketch(?:ing)?|study|stud(?:y|ying)|analysis|graph|kurvendiskussion|funktionsuntersuchung|untersuchung|diskussion|étude|estudio|análisis|estudo|análise|studio|analisi
    |исследование|анализ|badanie|khảo\s+sát(?:\s+(?:và\s+vẽ|sự\s+biến\s+thiên)[^:]{{0,40}})?|xét|研究|讨论|分析|考察|増減|연구)\s*(?:of|von|der|de|di|la|о|функции|funkcji|của|hàm\s+số|[:：—–-])*\s*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands before a formula in a heading that announces a study of its graph."""
_LETTER = late(r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class GraphFunction:
    """The formula in x that a graph is given by, empty where a function gets a name of its own; where it stands, and
    the level of the heading that gives it."""

    body: str
    start: int
    end: int
    level: int = 0


def graph_functions(note: Note, texts: Sequence[Running]) -> Iterator[GraphFunction]:
    """Each function that is introduced by its graph or its name, in the order of the text."""
    found = [*_in_headings(note), *_in_texts(texts)]
    yield from sorted(found, key=lambda one: one.start)


def _in_headings(note: Note) -> Iterator[GraphFunction]:
    """The functions of headings that announce that they are studied: `## Study of $y = \\frac{1}{x}$`."""
    for heading in note.headings:
        for block in note.blocks if "=" in heading.text else ():
            if block.kind != "heading" or not heading.span.covers(block.span):
                continue
            text = text_of(block)
            for at, passage in text.formulas.items():
                match = _GRAPH.fullmatch(passage.text)
                if match is None or _STUDIED.search(text.words[:at]) is None:
                    continue
                letters = set(_LETTER.findall(re.sub(r"\\(?:text|mathrm)\{[^{}]*\}", "", match["body"]))) - {
                    "e"
                }
                if letters == {"x"}:
                    yield GraphFunction(match["body"], passage.whole.start, passage.whole.end, heading.level)


def _in_texts(texts: Sequence[Running]) -> Iterator[GraphFunction]:
    for running in texts:
        for at, passage in running.text.formulas.items():
            if _CALLED.match(passage.text):
                yield GraphFunction("", passage.whole.start, passage.whole.end)
                continue
            match = _GRAPH.fullmatch(passage.text)
            if match is None or _INTRODUCED.search(running.text.words[max(0, at - 40) : at]) is None:
                continue
            letters = set(_LETTER.findall(re.sub(r"\\(?:text|mathrm)\{[^{}]*\}", "", match["body"]))) - {"e"}
            if letters == {"x"}:
                yield GraphFunction(match["body"], passage.whole.start, passage.whole.end)


def with_graphs(note: Note, texts: Sequence[Running], claims: Iterable[Property]) -> Iterator[Property]:
    """Claims of the function of their place, with its expression where it is told by its graph."""
    known = list(graph_functions(note, texts))
    for claim in claims:
        unnamed = claim.subject is None and claim.expression is None
        body = graph_before(note, known, claim.span.end) if unnamed else None
        yield claim if body is None else replace(claim, expression=body)


def graph_before(note: Note, known: Sequence[GraphFunction], place: int) -> str | None:
    """The formula of the graph that was told last before a place in its section, no function being named since."""
    before = [one for one in known if one.start < place]
    if not before or any(_parts(one, before[-1], place) for one in note.headings):
        return None
    return before[-1].body or None


def _parts(heading: Heading, function: GraphFunction, place: int) -> bool:
    """Whether a heading between a function and a place begins something else: none of the function's aspects does."""
    if not function.end < heading.span.start < place:
        return False
    return heading.level <= function.level or not names_aspects(heading.text)
