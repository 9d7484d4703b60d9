r"""What words say of iterations for roots: “after 10 halvings the interval has length $\frac{1}{1024}$”, “the root is
at about 1.5214”, “the fixed point is about 0.7391”. Works nothing out.

The interval is the one that the section gives, the root that of its one function, the fixed point that of the one rule
of a sequence. Only sentences all of whose words are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from vaultproof.claim import (
    Claim,
    Definition,
    Property,
    Relation,
    Syntax,
    Term,
    WitnessKind,
    Zeros,
)
from vaultproof.extract.classify import Statement
from vaultproof.extract.definitions.recurrence import EARLIER, sequences_given
from vaultproof.extract.language.clauses import Running, sentences
from vaultproof.extract.probability.law_words import OTHER, Lexicon, Word
from vaultproof.extract.probability.told_orders import doubt_of_sentence, place_of
from vaultproof.extract.sentence_claims import value_claim
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_GATE = Spotted(
    r"""halving|bisect|halbier|bisekti|dichotomi|bisecc|bisse[cç]|bisezion|dimezzament|бисекц|дихотоми|пополам|chia\s+đôi|połowie|bisekcj|二分|이등분|이분법
    |newton|secant|sekant|sécant|secante|ньютон|секущ|cát\s+tuyến|siecznych|牛顿|割线|ニュートン|割線|뉴턴|할선|fixed[-\s]point|fixpunkt|point\s+fixe|punto\s+fi[jsx]|ponto\s+fixo|неподвижн|bất\s+động|punkt\s+stały|不动点|不動点|고정점""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = r"[-−]?\d+(?:(?:[.,]|\{,\})\d+)?(?:/\d+)?"
_LONE = late(
    rf"\s*(?:\\approx\s*|≈\s*)?(?P<value>{_NUMBER}|\\[dt]?frac\s*\{{\s*\d+\s*\}}\s*\{{\s*\d+\s*\}}|2\s*\^\s*\{{\s*-\s*\d+\s*\}}|\d+(?:\.\d+)?\s*\\(?:cdot|times)\s*10\^\{{-\d+\}})\s*"
)
_ROOT_IS = late(
    rf"\s*(?:[a-z]|\\xi|\\alpha)(?:\^\s*\{{?\*\}}?|_\{{?\*\}}?)?\s*(?:\\approx|≈|=)\s*(?P<value>{_NUMBER})\s*"
)
_INTERVAL = late(rf"\[\s*(?P<low>{_NUMBER})\s*[,;]\s*(?P<high>{_NUMBER})\s*\]")
_WORDS: dict[str, tuple[str, str]] = {
    "halvings": (
        r"halvings?|bisections?|bisection\s+steps?|halbierungen|bisektionen|bisektionsschritten?|dichotomies|bisecciones|bisseções|bisezioni|dimezzamenti|делени\w+\s+(?:отрезка\s+)?пополам|бисекций|lần\s+chia\s+đôi|połowieniach|połowień|bisekcjach|steps?|iterations?|schritten|iterationen|étapes|itérations|pasos|iteraciones|passos|iterações|passi|iterazioni|шагов|итераций|bước|lần\s+lặp|krokach|iteracjach",
        r"(?:次|回)?二分(?:次|回)?|(?:回|次)(?:二分)?|二分(?:法)?|번\s?이등분|번|步|ステップ|단계",
    ),
    "interval": (
        r"(?:the\s+|das\s+|l['’]|el\s+|o\s+)?(?:interval[l]?|intervalle|intervalo|intervallo)|(?:отрезка|интервала|отрезок)|(?:của\s+)?(?:khoảng|đoạn)|przedział[u]?",
        r"区间|区間|구간",
    ),
    "length": (
        r"length|width|länge|breite|longueur|largeur|longitud|anchura|comprimento|largura|lunghezza|ampiezza|длина|độ\s+dài|długość",
        r"长度|宽度|長さ|幅|길이|폭",
    ),
    "root": (
        r"(?:the\s+)?(?:root|zero)|(?:die\s+)?(?:nullstelle|wurzel)|(?:la\s+)?(?:racine|raíz|radice)|(?:a\s+)?raiz|(?:le\s+|el\s+|o\s+|lo\s+)?(?:zéro|cero|zero)|корень|nghiệm|pierwiastek|miejsce\s+zerowe",
        r"根|零点|근|해",
    ),
    "fixed": (
        r"(?:the\s+)?fixed[-\s]point|(?:der\s+)?fixpunkt|(?:le\s+)?point\s+fixe|(?:el\s+)?punto\s+fijo|(?:o\s+)?ponto\s+fixo|(?:il\s+)?punto\s+fisso|неподвижная\s+точка|(?:điểm\s+)?bất\s+động|điểm\s+bất\s+động|punkt\s+stały",
        r"不动点|不動点|고정점",
    ),
    "filler": (
        (
            r"after|has|have|a|an|of|the|then|is|lies|located|at|near|about|approximately|roughly|so|thus|hence|therefore|only|still|this|gives|therefore|we|get|remaining|current|bracketing|bisection|newton['’]?s?|method"
            r"|nach|hat|haben|die|das|der|eine|noch|nur|ist|liegt|bei|in|etwa|ungefähr|rund|beträgt|also|damit|somit|dann|also|von"
            r"|après|a|pour|la|le|les|une|est|vaut|se|trouve|en|environ|à|peu|près|donc|ainsi|alors|de"
            r"|tras|después|tiene|el|los|una|es|está|mide|aproximadamente|cerca|luego|entonces|por|tanto"
            r"|após|depois|tem|o|os|um|uma|é|está|fica|mede|em|logo|então|portanto"
            r"|dopo|ha|lo|gli|il|di|è|si|trova|circa|quindi|allora"
            r"|после|имеет|длину|равна|равен|находится|примерно|приблизительно|в|точке|около|итак|значит"
            r"|sau|có|là|bằng|nằm|ở|khoảng|xấp\s+xỉ|của|vậy|do\s+đó"
            r"|po|ma|wynosi|to|leży|w|pobliżu|jest|równa|równy|około|przybliżeniu|więc|zatem"
        ),
        r"后|之后|的|为|是|约为?|大约|，|、|すると|は|の|約|およそ|である|です|になる|となる|하면|는|은|의|이다|약|이|가|후",
    ),
}


@cache
def _lexicon() -> Lexicon:
    number = rf"(?<![\w.,]){_NUMBER}"
    return Lexicon(_WORDS, {}, (number, number))


def bracketing(
    note: Note,
    texts: Sequence[Running],
    statements: Sequence[Statement],
    definitions: Iterable[Definition],
    doubts: Mapping[int, str],
) -> Iterator[Claim]:
    """The claims about intervals, roots and fixed points of iterations."""
    if not _GATE.may_match(note.source.text):
        return
    known = [one for one in definitions if one.source is WitnessKind.FORMULA and len(one.parameters) == 1]
    for running in texts:
        if running.block.kind == "formula" or not any(map(str.isdigit, _written(running))):
            continue
        for start, end, mark in sentences(running.text.words):
            if mark not in {"?", "？"}:
                yield from _claims(note, running, (start, end), (statements, known), doubts)


def _written(running: Running) -> str:
    return running.text.words + "".join(one.text for one in running.text.formulas.values())


def _claims(
    note: Note,
    running: Running,
    place: tuple[int, int],
    given: tuple[Sequence[Statement], Sequence[Definition]],
    doubts: Mapping[int, str],
) -> Iterator[Claim]:
    text, (start, end) = running.text, place

    def of_formula(at: int) -> tuple[str, str] | None:
        written = text.formulas[at].text if at in text.formulas else ""
        match = _LONE.fullmatch(written) or _ROOT_IS.fullmatch(written)
        return ("number", match["value"]) if match is not None else None

    read = [one for one in _lexicon().words_of(text.words, start, end, of_formula) if one.tag != "break"]
    length = any(one.tag == "length" for one in read)
    read = [one for one in read if length or one.tag != "interval"]  # `khoảng` is `about`, too
    halvings = [one for one in read if one.tag == "halvings"]
    read = [one for one in read if one not in halvings[1:]]
    tags = sorted(one.tag for one in read)
    if OTHER in tags or not read:
        return
    doubt = doubts.get(running.block.scope) or doubt_of_sentence(running, start, end)
    span = place_of(text, read[0].start, read[-1].end)
    numbers = [one for one in read if one.tag == "number"]
    if tags == ["halvings", "interval", "length", "number", "number"]:
        interval = _interval(note, running, start) if _is_halved(note, running, start) else None
        if interval is not None and numbers[0].value.isdigit():
            left = rf"\frac{{{interval[1]} - {interval[0]}}}{{2^{{{numbers[0].value}}}}}"
            yield value_claim(note, running, span, (left, Relation.EQUAL, _value(running, numbers[1])), doubt)
    elif tags == ["number", "root"]:
        names = {one.name for one in given[1] if _section(note, running) == note.section_of(one.scope)}
        if len(names) == 1:
            yield _zero(note, running, span, (names.pop(), _value(running, numbers[0])), doubt)
    elif tags == ["fixed", "number"]:
        rules = [
            one
            for one in sequences_given(note, given[0])
            if note.section_of(one.scope) == _section(note, running) and one.end < span.start
        ]
        if len(rules) == 1 and rules[0].index not in re.sub(r"\\[a-z]+", "", rules[0].body.text):
            number = numbers[0].value.replace("{,}", ".").replace(",", ".")
            if re.fullmatch(r"\d{1,9}\.\d{1,9}", number) and not _POLES.search(rules[0].body.text):
                left = _changing_sign(rules[0].body.text, number)
                zero = Term(Passage("0", ((0, span.start),)), Syntax.LATEX)
                claim = value_claim(note, running, span, (left, Relation.EQUAL, zero), doubt or _HOW_FAR)
                yield replace(claim, relation=Relation.LESS_EQUAL)


_POLES = late(r"\\tan|\\cot|/|\\frac")
_HOW_FAR = "how far the number lies from the fixed point is not asked"


def _changing_sign(body: str, number: str) -> str:
    """The product of what a rule adds to the ends of the stretch of which a number is the rounding: it is negative
    where a fixed point lies between."""
    half = rf"0.5 \cdot 10^{{-{len(number.partition('.')[2])}}}"
    ends = [rf"\left({number} {sign} {half}\right)" for sign in "-+"]
    return r" \cdot ".join(rf"\left({body.replace(EARLIER.format(1), end)} - {end}\right)" for end in ends)


def _section(note: Note, running: Running) -> int:
    return note.section_of(running.block.scope)


_HALVING = Spotted(
    r"halv|bisect|bisekt|halbier|dichotomi|bisecc|bisse[cç]|bisezion|dimezz|бисекц|дихотом|пополам|chia\s+đôi|połowi|bisekcj|二分|이등분|이분법",
    re.IGNORECASE,
)
_OTHERWISE = Spotted(
    r"golden|goldene|nombre\s+d['’]or|áure|aure|золот|tỉ\s+lệ\s+vàng|złot|黄金|황금|regula|false\s+position|falsa|fausse|ternary|trisect|secant|sekant|sécant|брент|brent|fibonacci|割线|割線|할선",
    re.IGNORECASE,
)
"""Methods that shrink an interval otherwise."""


def _is_halved(note: Note, running: Running, at: int) -> bool:
    """Whether the section before a sentence, with it, tells of halving alone."""
    text, stop = note.source.text, running.block.span.end
    start = max(text.rfind("\n#", 0, running.text.span_of(at, at + 1).start), 0)
    return _HALVING.search(text, start, stop) is not None and _OTHERWISE.search(text, start, stop) is None


def _interval(note: Note, running: Running, at: int) -> tuple[str, str] | None:
    """The one interval of numbers that a section gives before a sentence."""
    stop = running.text.span_of(at, at + 1).start
    start = max(note.source.text.rfind("\n#", 0, stop), 0)
    found = {
        (match["low"].replace("{,}", "."), match["high"].replace("{,}", "."))
        for match in _INTERVAL.finditer(note.source.text, start, stop)
    }
    return found.pop() if len(found) == 1 else None


def _value(running: Running, word: Word) -> Term:
    """The number that a word is, as a term."""
    passage = running.text.formulas.get(word.start)
    if passage is None:
        return Term(running.text.passage.cut(word.start, word.end), Syntax.PLAIN)
    match = _ROOT_IS.fullmatch(passage.text) or _LONE.fullmatch(passage.text)
    return Term(passage.cut(*match.span("value")) if match is not None else passage, Syntax.LATEX)


def _zero(note: Note, running: Running, span: Span, said: tuple[str, Term], doubt: str | None) -> Property:
    written = " ".join(note.source[span].split())
    return Property(
        path=note.path,
        span=span,
        kind="zeros",
        text=written,
        scope=running.block.scope,
        subject=said[0],
        says=Zeros(values=(said[1],)),
        written=written,
        doubt=doubt,
    )
