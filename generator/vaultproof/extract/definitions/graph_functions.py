r"""Functions that are told by their graphs alone: after `the function $y = x^3 - 3x$`, “the function is odd” speaks of
$x^3 - 3x$. Evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vaultproof.claim import Property
from vaultproof.extract.language.clauses import Running
from vaultproof.note import Note
from vaultproof.spot import Spotted

_GRAPH = re.compile(r"\s*y\s*=\s*(?P<body>[^=<>≈≤≥]*[^=<>≈≤≥\s])\s*\.?\s*")
_CALLED = re.compile(r"\s*[a-zA-Z]\s*\(\s*[a-z](?:\s*,\s*[a-z])*\s*\)\s*(?:=|:=)")
_INTRODUCED = Spotted(
    r"""(?:\b(?:function|curve|parabola|polynomial|hàm(?:\s+số)?|đồ\s+thị|đường\s+cong|parabol|funktion|kurve|parabel|fonction|courbe|parabole|función|curva|parábola|função|funzione
    |функци\w+|график|кривая|парабола|funkcj\w+|krzywa|fonksiyon\w*)\b|函数|函數|曲线|抛物线|関数|曲線|放物線|함수|곡선|फलन)\s*(?:for\s+)?(?:của\s+)?(?:hàm\s+số\s+)?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_LETTER = re.compile(r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class GraphFunction:
    """The formula in x that a graph is given by, empty where a function gets a name of its own; where it stands."""

    body: str
    start: int
    end: int


def graph_functions(texts: Sequence[Running]) -> Iterator[GraphFunction]:
    """Each function that is introduced by its graph or its name, in the order of the text."""
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
    known = list(graph_functions(texts))
    for claim in claims:
        unnamed = claim.subject is None and claim.expression is None
        body = graph_before(note, known, claim.span.end) if unnamed else None
        yield claim if body is None else replace(claim, expression=body)


def graph_before(note: Note, known: Sequence[GraphFunction], place: int) -> str | None:
    """The formula of the graph that was told last before a place in its section, no function being named since."""
    before = [one for one in known if one.start < place]
    if not before or any(before[-1].end < one.span.start < place for one in note.headings):
        return None
    return before[-1].body or None
