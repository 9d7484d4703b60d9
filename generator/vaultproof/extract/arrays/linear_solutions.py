r"""Solutions of linear systems told as vectors: “the solution of $Ax = b$ is $x = (1, 1)$”, for a matrix and a right
side to which the note gives their numbers. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_SYSTEMS, without_more
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_LETTER = r"(?:\\(?:mathbf|boldsymbol|bm|vec)\s*\{{?\s*)?(?P<{0}>[a-z])\s*\}}?"
_NUMBER = r"[-−]?\s?(?:\d+(?:(?:\.|\{,\})\d+)?(?:\s?/\s?\d+)?|\\[dt]?frac\s*(?:\{\s*\d+\s*\}\s*\{\s*\d+\s*\}|\d\s*\d))"
_VECTOR = (
    rf"(?:(?:\\left\s*)?[(\[]\s*{_NUMBER}(?:\s*[,;，](?:\s|\\[ ,;])*{_NUMBER})+\s*(?:\\right\s*)?[)\]]"
    rf"|\\begin\s*\{{[bp]?matrix\}}\s*{_NUMBER}(?:\s*\\\\\s*{_NUMBER})+\s*(?:\\\\\s*)?\\end\s*\{{[bp]?matrix\}})"
)
_SYSTEM = late(
    rf"(?<![A-Za-z\\^}}\d)])(?<![\d)}}]\s)(?<!cdot\s)(?<![-+]\s)(?<![-+])(?P<matrix>[A-Z])\s*{_LETTER.format('unknown')}\s*=\s*"
    rf"(?:{_LETTER.format('right')}(?![A-Za-z_^\d+*(-])|(?P<told>{_VECTOR}))"
)
_SOLVED = Spotted(
    r"""solv|solution|\bgives?\b|giving|yields?|lös|ergibt|folgt|résou|résol|donne|soluc|resol|resul|solu[çz]|risol|реш|получ|даёт|дает|nghiệm|giải|cho\s+ta|rozwiąz|解|得|求|해|구하""",
    re.IGNORECASE | re.VERBOSE,
)
_ROUGHLY = Spotted(
    r"least\s+squares|kleinst\w*\s+quadrat|moindres\s+carrés|mínimos\s+cuadrados|mínimos\s+quadrados|наименьших\s+квадрат|bình\s+phương\s+(?:tối|nhỏ)|iterat|itérat|iterac|итерац|lặp|jacobi|seidel|initial|start|guess|ridge|tikhonov|regulari|régulari|регуляр|chính\s+quy|正則化|正则化|정규화|penali[sz]|weighted|gewichtet|pondér|ponder|взвеш|perturb|gestört|возмущ|最小二乘|最小二乗|迭代|反復|최소\s*제곱|반복",
    re.IGNORECASE,
)
_SENTENCE_END = late(r"[.!?](?=\s)|[。！？]|\n\s*\n|\n#")
_SECTION_END = late(r"\n#|\n\n\n")
_REACH = 260
_MAY_BE_ROUGH = "the solution may be one of least squares, a regularised one, or a step towards it"


@lru_cache(maxsize=64)
def _is_given(text: str, name: str) -> bool:
    """Whether a text gives a name a matrix or a vector."""
    written = rf"(?<![A-Za-z\\]){name}\s*\}}?\s*=\s*(?:\\left\s*[(\[]\s*)?(?:\\begin|[(\[])"
    return re.search(written, text) is not None


def linear_solutions(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each vector that is said to solve `Ax = b`."""
    text = note.source.text
    if "=" not in text or not _SOLVED.may_match(text):
        return
    for match in _SYSTEM.finditer(text):
        unknown = re.escape(match["unknown"])
        window = _SECTION_END.split(text[match.end() : match.end() + _REACH])[0]
        found = re.search(
            rf"(?<![A-Za-z\\])(?:\\(?:mathbf|boldsymbol|bm|vec)\s*\{{?\s*)?{unknown}\s*\}}?(?:\s*\^\s*\{{?\s*(?:\*|\\ast)\s*\}}?)?\s*(?:=|\\approx)\s*(?P<vector>{_VECTOR})",
            window,
        )
        given = [_is_given(text, name) for name in (match["matrix"], match["right"]) if name is not None]
        if found is None or not all(given) or match["unknown"] == match["right"]:
            continue
        first = max(0, match.start() - _REACH)
        start = (
            max(text.rfind(". ", first, match.start()), text.rfind("\n", first, match.start()), first - 1) + 1
        )
        said = text[start : match.end() + found.start()]
        block = next(
            (one for one in note.blocks if one.span.start <= match.end() + found.start() < one.span.end), None
        )
        if block is None or _SYSTEM.search(window, 0, found.start()) or _SOLVED.search(said) is None:
            continue
        span = Span(match.end() + found.start(), match.end() + found.end("vector"))
        anchors = ((0, span.start),)
        yield Equation(
            path=note.path,
            span=span,
            kind="value",
            text=" ".join(note.source[span].split()),
            scope=block.scope,
            left=Term(
                Passage(rf"{match['matrix']}^{{-1}} {match['right'] or _column(match['told'])}", anchors),
                Syntax.LATEX,
            ),
            relation=Relation.EQUAL,
            right=Term(
                Passage.of(note.source, Span(match.end() + found.start("vector"), span.end)), Syntax.LATEX
            ),
            doubt=doubts.get(block.scope)
            or doubt_of(f"{said} \ue001")
            or (_MAY_BE_ROUGH if _ROUGHLY.search(said) else None),
        ).loosely(None if _is_plain(text, start, span.end) else _MAY_BE_ROUGH)


def _column(vector: str) -> str:
    """A vector that the formula of a system gives, as a column."""
    if "begin" in vector:
        return vector
    rows = r" \\ ".join(re.findall(_NUMBER, vector))
    return rf"\begin{{pmatrix}} {rows} \end{{pmatrix}}"


def _is_plain(text: str, start: int, at: int) -> bool:
    """Whether the sentence of a solution, and one before it that speaks of no such system, tells of no other system and
    of no other kind of solution: for twice $b$, of numbers that are not negative, to three digits."""
    end = _SENTENCE_END.search(text, at, at + _REACH)
    stop = end.start() if end is not None else at + _REACH
    first = max(
        text.rfind("\n\n", 0, start), text.rfind("\n#", 0, start), text.rfind(". ", 0, max(start - 2, 0)), 0
    )
    before = text[first:start]
    if _SYSTEM.search(before) is not None or "=" in before:
        before = ""
    said = without_more(before + text[start:stop])
    return goes_on_plainly(said, OF_SYSTEMS)
