r"""The softmax of a list at temperatures: `\mathrm{softmax}_{0.5}(z) \approx (0.86, 0.12, 0.02)`, the rows of a table
of temperatures, and what the distribution becomes: “as $T \to \infty$ it tends to the uniform distribution”.

Only where the note divides by a temperature and gives one list of scores. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.aggregate import lists_of
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.clauses import Running, sentences
from vaultproof.extract.law_words import OTHER, Lexicon
from vaultproof.extract.over import is_about_softmax
from vaultproof.extract.standardised import tables_of
from vaultproof.extract.told_orders import TOLD_LAW, doubt_of_sentence, excepts, place_of
from vaultproof.note import Block, Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted

LIMIT = "limit of temperature"
"""The first word of the lead of a claim about what the distribution tends to: then `0` or `oo`, and what is told."""
_SPOKEN = Spotted(r"softmax", re.IGNORECASE)
_T = r"(?:T|\\tau|τ)"
_DIVIDED = re.compile(
    rf"e\^\{{[a-z]_\{{?[a-z]\}}?/{_T}\}}|\\exp\(?[a-z]_\{{?[a-z]\}}?/{_T}|[a-z](?:_\{{?[a-z]\}}?)?\}}\{{{_T}\}}|softmax\}}?\(?[a-z]/{_T}|z\s*/\s*T"
)
_CALL = re.compile(
    rf"\s*\\?(?:mathrm|operatorname|text)?\s*\{{?\s*softmax\s*\}}?\s*_\s*\{{?\s*(?:{_T}\s*=\s*)?(?P<at>\d+(?:[.,]\d+)?)\s*\}}?\s*(?:\\left)?\(\s*(?P<letter>[a-z])\s*(?:\\right)?\)\s*"
)
_HEADER = re.compile(
    r"\s*\$?\s*(?:T|\\tau|τ)\s*\$?\s*|temperatur\w*|température|temperatura|температура|nhiệt\s+độ|温度|온도",
    re.IGNORECASE,
)
_COMPONENT = re.compile(r"\s*\$?\s*(?:p|P|\\hat\s*\{?p\}?)\s*_\s*\{?\s*(?P<at>[1-9])\s*\}?\s*\$?\s*")
_POSITIVE = re.compile(r"\s*\$?\s*(?:\d+(?:[.,]\d+)?)\s*\$?\s*")
_LIST = re.compile(r"\s*\\?(?:left)?[(\[](?P<items>[^()\[\]]+)\\?(?:right)?[)\]]\s*")


@dataclass(frozen=True, slots=True)
class _Scores:
    """The list of scores and the letter that it is given to."""

    letter: str
    items: tuple[str, ...]

    def share(self, at: int, temperature: str) -> str:
        """The LaTeX of one component of the softmax at a temperature."""
        powers = [rf"e^{{\left({item}\right)/\left({temperature}\right)}}" for item in self.items]
        return rf"\frac{{{powers[at]}}}{{{' + '.join(powers)}}}"


def temperature_claims(
    note: Note, statements: Sequence[Statement], texts: Sequence[Running], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claims about the softmax at temperatures."""
    if _SPOKEN.search(note.source.text) is None:
        return
    scores = _scores(note)
    if scores is not None:
        yield from _calls(statements, scores, doubts)
        yield from _rows(note, scores, doubts)
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
    return re.fullmatch(r"-?\d+(?:\.\d+)?", text) is not None


def _calls(statements: Sequence[Statement], scores: _Scores, doubts: Mapping[int, str]) -> Iterator[Equation]:
    for one in statements:
        call = _CALL.fullmatch(one.terms[0].text) if one.relations else None
        if call is None or call["letter"] != scores.letter:
            continue
        items = _items(one.terms[-1])
        if len(one.relations) != 1 or len(items) != len(scores.items):
            continue
        for at, item in enumerate(items):
            yield _share(
                equation(one, "arithmetic", 0),
                _told_as(at, call["at"], item.text),
                scores.share(at, call["at"].replace(",", ".")),
                item,
                doubts.get(one.scope) or one.around.doubt,
            )


def _items(term: Term) -> list[Term]:
    """The items of a list, as terms with their places."""
    match = _LIST.fullmatch(term.text)
    if match is None:
        return []
    mark = ";" if ";" in match["items"] else ","
    found, at = [], match.start("items")
    for part in match["items"].split(mark):
        lead = len(part) - len(part.lstrip(" \\"))
        item = part.strip(" \\")
        found.append(Term(term.passage.cut(at + lead, at + lead + len(item)), term.syntax))
        at += len(part) + 1
    return found if all(re.fullmatch(r"[-−]?\d+(?:[.,]\d+)?", one.text) for one in found) else []


def _told_as(at: int, temperature: str, written: str) -> str:
    return f"component {at + 1} of the softmax at temperature {temperature} = {written}"


def _share(claim: Equation, told: str, left: str, right: Term, doubt: str | None) -> Equation:
    start = right.passage.whole.start
    return replace(
        claim,
        span=right.passage.whole,
        text=told,
        left=Term(Passage(left, ((0, start),)), Syntax.LATEX),
        right=right,
        relation=Relation.APPROXIMATE,
        lead=(),
        doubt=doubt,
    )


def _rows(note: Note, scores: _Scores, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claims of tables with a temperature in the first column and the components in the others."""
    for table in tables_of(note):
        headers = {block.column: block for block in table if block.row == 0}
        first = headers.get(0)
        if first is None or _HEADER.fullmatch(_bare(first)) is None:
            continue
        places = {
            column: int(found["at"]) - 1
            for column, block in headers.items()
            if column and (found := _COMPONENT.fullmatch(_bare(block))) is not None
        }
        if not places or max(places.values()) >= len(scores.items) or len(places) != len(headers) - 1:
            continue
        temperatures = {block.row: _bare(block) for block in table if block.row and block.column == 0}
        for block in table:
            at, temperature = places.get(block.column or 0), temperatures.get(block.row or 0, "")
            written = _bare(block)
            if at is None or not block.row or not block.column or not _POSITIVE.fullmatch(temperature):
                continue
            if not _POSITIVE.fullmatch(written):
                continue
            text = note.source.text[block.span.start : block.span.end]
            offset = text.find(written.strip(" $"))
            if offset < 0:
                continue
            place = Span(block.span.start + offset, block.span.start + offset + len(written.strip(" $")))
            left = scores.share(at, temperature.strip(" $").replace(",", "."))
            yield Equation(
                path=note.path,
                span=place,
                kind="arithmetic",
                text=_told_as(at, temperature, written),
                scope=block.scope,
                left=Term(Passage(left, ((0, place.start),)), Syntax.LATEX),
                relation=Relation.APPROXIMATE,
                right=Term(Passage.of(note.source, place), Syntax.LATEX),
                doubt=doubts.get(block.scope),
            )


def _bare(block: Block) -> str:
    return block.text.strip().strip("$").strip()


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
_LIMIT = re.compile(
    rf"\s*{_T}\s*(?:\\(?:to|rightarrow|longrightarrow)|→)\s*(?P<to>\+?\s*\\infty|\+?∞|0(?:\s*\^\s*\{{?\s*\+\s*\}}?)?)\s*"
)
_LETTER = re.compile(
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
        plain = re.sub(r"\\[dt]?frac\s*\{?(\d+)\}?\s*\{?(\d+)\}?", r"\1/\2", match["items"])
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
