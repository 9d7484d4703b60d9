r"""What the softmax of a list becomes at temperatures: “as $T \to \infty$ it tends to the uniform distribution”.

Only where the note divides by a temperature and gives one list of scores. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.data.aggregate import lists_of
from vaultproof.extract.doubts.over import is_about_softmax
from vaultproof.extract.language.clauses import Running, sentences
from vaultproof.extract.probability.law_words import OTHER, Lexicon
from vaultproof.extract.probability.told_orders import TOLD_LAW, doubt_of_sentence, excepts, place_of
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

LIMIT = "limit of temperature"
"""The first word of the lead of a claim about what the distribution tends to: then `0` or `oo`, and what is told."""
_SPOKEN = Spotted(r"softmax", re.IGNORECASE)
_T = r"(?:T|\\tau|τ)"
_DIVIDED = late(
    rf"e\^\{{[a-z]_\{{?[a-z]\}}?/{_T}\}}|\\exp\(?[a-z]_\{{?[a-z]\}}?/{_T}|[a-z](?:_\{{?[a-z]\}}?)?\}}\{{{_T}\}}|softmax\}}?\(?[a-z]/{_T}|z\s*/\s*T"
)
_LIST = late(r"\s*\\?(?:left)?[(\[](?P<items>[^()\[\]]+)\\?(?:right)?[)\]]\s*")


@dataclass(frozen=True, slots=True)
class _Scores:
    """The list of scores and the letter that it is given to."""

    letter: str
    items: tuple[str, ...]


def temperature_claims(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claims about the softmax at temperatures."""
    if _SPOKEN.search(note.source.text) is None:
        return
    scores = _scores(note)
    yield from _limits(note, texts, scores, doubts)


def _scores(note: Note) -> _Scores | None:
    """The one list of scores that the note gives, where it divides by a temperature."""
    text = note.source.text
    if _DIVIDED.search("".join(text.split())) is None:
        return None
    lists = [(letter, listed) for letter, listed in lists_of(text).items() if letter in {"z", "x", "s"}]
    if len(lists) != 1:
        return None
    ((letter, listed),) = lists
    inner = listed[1:-1]
    items = re.split(r"\s*;\s*" if ";" in inner else r"\s*,\s*", inner.strip())
    plain = [one.strip().replace(",", ".").replace("−", "-") for one in items]
    return _Scores(letter, tuple(plain)) if all(map(_is_number, plain)) else None


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d{1,15}(?:\.\d{1,15})?", text) is not None


_WORDS: dict[str, tuple[str, str]] = {
    "uniform": (
        r"(?:the\s+|a\s+)?uniform(?:\s+distribution)?|(?:der\s+|eine[rn]?\s+)?gleichverteilung|gleichverteilt|(?:la\s+|une\s+)?(?:distribution\s+|loi\s+)?uniforme|(?:la\s+|una\s+)?distribución\s+uniforme|(?:a\s+|uma\s+)?distribuição\s+uniforme|distribuzione\s+uniforme|равномерн\w+(?:\s+распределени\w+)?|phân\s+(?:phối|bố)\s+(?:đều|đồng\s+đều)",
        r"均匀分布|一様分布|균등\s?분포|均匀",
    ),
    "onehot": (
        r"(?:a\s+|the\s+)?one-?\s?hot(?:\s+(?:vector|distribution))?|(?:the\s+)?(?:argmax|arg\s+max)|one-?hot-vektor|vecteur\s+one-?hot|vector\s+one-?hot|vetor\s+one-?hot|one-?hot(?:\s+вектор\w*)?|vec\s?t[ơo]r\s+one-?hot|вектор\w*\s+one-?hot",
        r"one-?hot\s?(?:向量|ベクトル|分布|벡터)?|argmax",
    ),
    "not": (r"not|nicht|pas|no|não|non|не|không|never|nie|jamais|nunca", r"不|ない"),
    "filler": (
        (
            r"as|when|if|for|with|the|a|an|it|this|that|softmax|output|outputs|distribution|probabilities|of|above|our|then|so|tends|tend|to|towards?|approaches|approach|becomes|become|converges?|goes|in|limit|temperature|vector|and|always|example|very|large|small|high|low"
            r"|für|wenn|bei|geht|gegen|strebt|konvergiert|nähert|sich|wird|die|der|das|den|dem|verteilung|ausgabe|temperatur|grenzfall|von|mit|an|ein|eine[rmn]?|zu|zur"
            r"|pour|quand|lorsque|tend|vers|devient|converge|la|le|les|un|une|de|du|sortie|température|à|avec"
            r"|para|cuando|quando|si|tiende|tende|a|al|hacia|para|el|la|los|salida|distribución|distribuição|distribuzione|temperatura|se|vuelve|torna|converge|un|una|uma|con|com|di|de|o|il|per|verso|diventa"
            r"|при|стремится|к|распределение|выход|становится|сходится|переходит|в|температура|у|и|с"
            r"|khi|với|thì|phân\s+phối|phân\s+bố|đầu\s+ra|tiến|tới|đến|về|dần|trở|thành|hội\s+tụ|ở|trên|nó|sẽ|nhiệt\s+độ|kết\s+quả|là"
        ),
        r"当|时|輸出|输出|分布|趋于|趋向于?|趋近于?|接近|变为|变成|变得|则|会|就|是|为|的|softmax|のとき|とき|では|は|に|出力|近づく|なる|収束する|へ|と|が|を|の|温度|向量|一个|结果|일\s때|때|분포|출력|수렴한다|된다|는|은|이|가|에|로",
    ),
}
_LIMIT = late(
    rf"\s*{_T}\s*(?:\\(?:to|rightarrow|longrightarrow)|→)\s*(?P<to>\+?\s*\\infty|\+?∞|0(?:\s*\^\s*\{{?\s*\+\s*\}}?)?)\s*"
)
_LETTER = late(
    r"\s*(?:\\(?:mathbf|vec)\s*\{?)?[zpx]\s*\}?\s*|\s*\\?(?:mathrm|operatorname|text)?\s*\{?softmax\}?\s*(?:_\{?(?:T|\\tau)\}?)?\s*\(\s*[zx]\s*\)\s*"
)
_OF_SOFTMAX = Spotted(r"(?<!log[-_ ])softmax", re.IGNORECASE)


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_WORDS, {})


def _limits(
    note: Note, texts: Sequence[Running], scores: _Scores | None, doubts: Mapping[int, str]
) -> Iterator[Equation]:
    for running in texts:
        formulas = running.text.formulas
        if running.block.kind == "formula" or not any(
            _LIMIT.fullmatch(one.text) for one in formulas.values()
        ):
            continue
        for start, end, mark in sentences(running.text.words):
            if mark not in {"?", "？"} and (claim := _limit(note, running, (start, end), scores, doubts)):
                yield claim


def _limit(
    note: Note,
    running: Running,
    place: tuple[int, int],
    scores: _Scores | None,
    doubts: Mapping[int, str],
) -> Equation | None:
    text, (start, end) = running.text, place

    def of_formula(at: int) -> tuple[str, str] | None:
        written = text.formulas[at].text if at in text.formulas else ""
        if (limit := _LIMIT.fullmatch(written)) is not None:
            return "limit", "0" if limit["to"].startswith("0") else "oo"
        if _LETTER.fullmatch(written):
            return "filler", ""
        shares = _shares(written)
        return ("list", " ".join(map(str, shares))) if shares else None

    read = _lexicon().words_of(text.words, start, end, of_formula)
    if read and read[-1].tag == OTHER:
        breaks = [at for at, one in enumerate(read) if one.tag == "break"]
        read = read[: breaks[-1]] if breaks else []
    told = [one for one in read if one.tag != "break"]
    limits = [one for one in told if one.tag == "limit"]
    goals = [one for one in told if one.tag in {"uniform", "onehot", "list"}]
    if len(limits) != 1 or len(goals) not in {1, 2} or len(told) != 1 + len(goals):
        return None
    if not (_OF_SOFTMAX.search(text.words) or is_about_softmax(note, running.block.span.start)):
        return None
    said = [_said(one.tag, one.value, scores, limits[0].value) for one in goals]
    if None in said:
        return None
    last = max(told, key=lambda one: one.end)
    if excepts(text.words[last.end : end]):
        return None
    span = place_of(text, min(one.start for one in told), last.end)
    return Equation(
        path=note.path,
        span=span,
        kind=TOLD_LAW,
        text=" ".join(note.source[span].split()),
        scope=running.block.scope,
        left=Term(Passage("softmax", ((0, span.start),)), Syntax.PLAIN),
        relation=Relation.EQUAL,
        right=Term(Passage(text.shown(told[0].start, last.end), ((0, span.start),)), Syntax.PLAIN),
        lead=(LIMIT, limits[0].value, *(one for one in said if one is not None)),
        doubt=doubts.get(running.block.scope) or doubt_of_sentence(running, start, end),
    )


def _shares(written: str) -> list[Fraction]:
    """The items of a list of probabilities."""
    match = _LIST.fullmatch(written)
    if match is None:
        return []
    try:
        plain = re.sub(r"\\[dt]?frac\s*\{?(\d{1,15})\}?\s*\{?(\d{1,15})\}?", r"\1/\2", match["items"])
        return [Fraction("".join(one.split())) for one in re.split(r"[,;]\\?", plain)]
    except (ValueError, ZeroDivisionError):
        return []


def _said(tag: str, value: str, scores: _Scores | None, limit: str) -> str | None:
    """What a goal is: `uniform`, `onehot`, or `other`; None where it cannot be told for want of the scores."""
    if tag != "list":
        if tag == "onehot" and scores is not None and _tied(scores):
            return None
        return tag
    shares = [Fraction(one) for one in value.split()]
    if scores is None or len(shares) != len(scores.items) or (limit == "0" and _tied(scores)):
        return None
    if len(set(shares)) == 1 and shares[0] * len(shares) == 1:
        return "uniform"
    numbers = [Fraction(one) for one in scores.items]
    best = numbers.index(max(numbers))
    return "onehot" if shares == [Fraction(at == best) for at in range(len(shares))] else "other"


def _tied(scores: _Scores) -> bool:
    numbers = [Fraction(one) for one in scores.items]
    return numbers.count(max(numbers)) > 1


def decide_limit(limit: str, said: Sequence[str]) -> bool:
    """Whether the distribution becomes what is said: uniform as the temperature grows, all on one as it vanishes."""
    return all(one == ("uniform" if limit == "oo" else "onehot") for one in said)
