r"""What words say of functions of two variables by their second derivatives: behind “the Hessian is
$\begin{pmatrix} 4 & 2 \\ 2 & 4 \end{pmatrix}$” that “its determinant is 12”, and that “$f$ is strictly convex”. The
items of a Hessian are read elsewhere. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from vaultproof.claim import Definition, Equation, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.language.clauses import FORMULA, Running, sentences
from vaultproof.extract.probability.law_words import OTHER, Lexicon
from vaultproof.extract.probability.told_orders import doubt_of_sentence, place_of
from vaultproof.extract.sentence_claims import value_claim
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_HESSIAN = Spotted(
    r"""(?<!\w)(?:hessian(?:\s+matrix)?|hesse-?matrix|hessematrix|(?:matrice\s+)?hessienne|(?:matriz\s+)?hessiana|(?:matrice\s+)?hessiana|гессиан\w*|матриц\w+\s+гессе|ma\s+trận\s+hess(?:e|ian)|hesjan|macierz\s+hessego)(?!\w)
    |海森矩阵|黑塞矩阵|海赛矩阵|ヘッセ行列|ヘシアン|헤세\s?행렬|헤시안""",
    re.IGNORECASE | re.VERBOSE,
)
_IS = late(
    rf"""\s*(?:(?:of|von|de|di|funkcji|của|функции)\s+{FORMULA}\s*)?(?:is|ist|lautet|est|es|é|è|равен|равна|имеет\s+вид|[—–]|là|to|jest\s+równy|wynosi|为|是|は|は、|은|는|=|:|：)?\s*(?:constant:?|konstant:?|constante:?)?\s*(?={FORMULA})""",
    re.IGNORECASE | re.VERBOSE,
)
_MATRIX = late(r"\s*\\begin\{[pbB]matrix\}(?:(?!\\begin)[\s\S])*\\end\{[pbB]matrix\}\s*[.,;]?\s*")
_DETERMINANT = late(
    r"""\s*(?:(?:its|the|ihre|seine|die|son|le|su|el|seu|o|a\s+sua|il\s+suo|il|его|её|jego|jej)\s+)?(?:determinant|determinante|déterminant|определитель|wyznacznik|định\s+thức(?:\s+của\s+(?:nó|ma\s+trận\s+này))?|(?:其|它的|该矩阵的)?行列式|(?:その|この行列の)?行列式|(?:그\s?|이\s?행렬의\s?)?행렬식)\s*
    (?:is|ist|beträgt|est|vaut|es|é|è|vale|равен|là|bằng|wynosi|jest\s+równy|为|是|等于|は|은|는|=|:)?\s*(?P<value>\ue000|[-−]?\s?\d+(?:[.,]\d+)?)(?![\d/])\s*(?:である|です|이다|입니다)?\s*[.。]?\s*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_VALUE = late(r"\s*(?P<value>[-−]?\s?\d+(?:(?:[.,]|\{,\})\d+)?)\s*")
_CALLED = late(r"\s*(?P<name>[A-Za-z])\s*(?:\(\s*[a-z]\s*,\s*[a-z]\s*\))?\s*")
_CONVEX = Spotted(r"convex|konvex|vypukl|выпукл|lồi|wypukł|凸|볼록", re.IGNORECASE)
_WORDS: dict[str, tuple[str, str]] = {
    "strictly": (
        r"strictly|streng|strikt|strictement|estrictamente|estritamente|strettamente|строго|ściśle|chặt",
        r"严格|狭義(?:の)?|厳密に|강(?=볼록)|순(?=볼록)|엄격히|엄밀히",
    ),
    "convex": (
        r"convex|konvex[e]?|convexe|convexa|convessa|convesso|выпукл(?:а|ая|ой)|lồi|wypukł[aey]",
        r"凸(?:函数|関数|的)?|볼록(?:\s?함수)?",
    ),
    "filler": (
        r"the|function|so|hence|thus|therefore|and|is|then|also|it|die|funktion|also|somit|daher|folglich|dann|ist|damit|la|fonction|donc|ainsi|est|elle|función|por\s+tanto|así|luego|es|função|logo|portanto|é|funzione|quindi|dunque|è|функция|значит|следовательно|поэтому|является|hàm(?:\s+số)?|vậy|do\s+đó|nên|là|funkcja|więc|zatem|jest|everywhere|überall",
        r"函数|所以|因此|故|是|为|は|関数|よって|したがって|である|です|이다|입니다|따라서|함수|는|은|가|이",
    ),
}


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_WORDS, {})


def _matrix(running: Running, start: int, end: int) -> tuple[int, Passage] | None:
    """Where a sentence says which matrix the Hessian is, and that matrix."""
    noun = _HESSIAN.search(running.text.words, start, end)
    says = _IS.match(running.text.words, noun.end(), end) if noun is not None else None
    if says is None or says.end() not in running.text.formulas:
        return None
    passage = running.text.formulas[says.end()]
    return (says.end(), passage) if _MATRIX.fullmatch(passage.text) is not None else None


def bowls(
    note: Note,
    texts: Sequence[Running],
    definitions: Iterable[Definition],
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    """The determinants of Hessians that are told behind these, and that functions of two variables are convex."""
    if not (_HESSIAN.may_match(note.source.text) or _CONVEX.may_match(note.source.text)):
        return
    known = [one for one in definitions if one.source is WitnessKind.FORMULA and len(one.parameters) == 2]
    last: tuple[int, Passage] | None = None
    for running in texts if known else ():
        for start, end, mark in sentences(running.text.words):
            if mark in {"?", "？"}:
                continue
            told = _matrix(running, start, end)
            doubt = doubts.get(running.block.scope) or doubt_of_sentence(running, start, end)
            if told is not None:
                last = running.at, told[1]
            elif last is not None and running.at - last[0] <= 1:
                yield from _determinant(note, running, (start, end), last[1], doubt)
            if _CONVEX.search(running.text.words, start, end) is not None:
                yield from _convex(note, running, (start, end), known, doubt)


def _determinant(
    note: Note, running: Running, place: tuple[int, int], matrix: Passage, doubt: str | None
) -> Iterator[Equation]:
    words, (start, end) = running.text.words, place
    match = _DETERMINANT.match(words, start, end)
    if match is None:
        return
    at = match.start("value")
    passage = running.text.formulas.get(at)
    told = _VALUE.fullmatch(passage.text if passage is not None else match["value"])
    if told is None:
        return
    span = place_of(running.text, start, match.end("value"))
    right = passage if passage is not None else running.text.passage.cut(*match.span("value"))
    yield value_claim(
        note,
        running,
        span,
        (rf"\det\left({matrix.text.strip(' .,;')}\right)", Relation.EQUAL, Term(right, Syntax.LATEX)),
        doubt,
    )


def _convex(
    note: Note, running: Running, place: tuple[int, int], known: Sequence[Definition], doubt: str | None
) -> Iterator[Equation]:
    text, (start, end) = running.text, place
    named: list[str] = []

    def of_formula(at: int) -> tuple[str, str] | None:
        match = _CALLED.fullmatch(text.formulas[at].text) if at in text.formulas else None
        if match is None:
            return None
        named.append(match["name"])
        return "filler", ""

    before = text.span_of(start, max(start + 1, end)).start
    read = [one for one in _lexicon().words_of(text.words, start, end, of_formula) if one.tag != "break"]
    if any(one.tag == OTHER for one in read):
        return
    tags = [one.tag for one in read]
    if tags.count("convex") != 1 or set(tags) - {"convex", "strictly"} or tags.count("strictly") > 1:
        return
    those = [one for one in known if one.span.start < before and (not named or one.name == named[-1])]
    if len({one.name for one in those}) != 1 or not named or len(set(named)) != 1:
        return
    of = those[-1]
    first, second = of.parameters
    call = f"{of.name}({first}, {second})"
    along, across, mixed = (
        rf"\left(\frac{{\partial^2}}{{{by}}} {call}\right)"
        for by in (rf"\partial {first}^2", rf"\partial {second}^2", rf"\partial {first} \partial {second}")
    )
    least = rf"{along} \cdot {across} - {mixed} \cdot {mixed}"
    strict = "strictly" in tags
    parts = (along, least) if strict else (along, across, least)
    span = place_of(text, start, max(one.end for one in read))
    zero = Term(Passage("0", ((0, span.start),)), Syntax.LATEX)
    left = rf"\min\left({', '.join(parts)}\right)"
    yield value_claim(
        note, running, span, (left, Relation.GREATER if strict else Relation.GREATER_EQUAL, zero), doubt
    )
