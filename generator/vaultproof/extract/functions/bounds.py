r"""Bounds that a formula states by itself: `0 < \sigma(x) < 1`, `f: \mathbb{R} \to [0, \infty)`.

Reads no words but those around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vaultproof.claim import Interval, Property, Relation, Syntax, Term
from vaultproof.extract.chain import read_chains
from vaultproof.extract.definitions.head import Head, read_head
from vaultproof.extract.functions.intervals import ALL, Ends, finite, half_line, interval, interval_of, sharp
from vaultproof.extract.functions.subjects import symbol
from vaultproof.extract.language.bare_formulas import as_written
from vaultproof.extract.language.clauses import Text, sentences
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.language.words import required, supposes
from vaultproof.note import Block, Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_ARROW = late(
    r"^\s*(?P<name>[^:\s]+)\s*(?::|\\colon)\s*\\?mathbb\s*\{?\s*R\s*\}?\s*(?:\\to|\\rightarrow|\\longrightarrow|→)\s*(?P<set>.+?)\s*$"
)


_ELEMENT = late(r"^\s*(?P<call>.+?\))\s*(?:\\in(?![a-z])|∈)\s*(?P<set>.+?)\s*$")


_UNIVERSAL = Spotted(
    r"\b(?:always|for\s+all|for\s+every|for\s+any|luôn|với\s+mọi|immer|stets|für\s+alle|toujours|pour\s+tout|siempre|para\s+todo|sempre"
    r"|per\s+ogni|всегда|для\s+всех|при\s+всех)\b|\\forall|∀|恒|总是|对任意|对所有|常に|すべての|항상|모든",
    re.IGNORECASE,
)


_CONDITION = Spotted(
    r"\b(?:if|when|where|whenever|unless|only|except|nếu|khi|wenn|falls|si|lorsque|quand|cuando|se|quando|если|когда|solve|find|until)\b"
    r"|如果|当|若|もし|とき|만약|때",
    re.IGNORECASE,
)


_FOR = late(
    r"\s*[,(（]?\s*(?:for|with|on|in|over|at|as|near|với|trên|tại|für|auf|bei|pour|sur|para|em|en|per|su|при|на|в|在|对|で|에서)(?!\w)|\s*[(（]",
    re.IGNORECASE,
)


_LIMITING = late(r"\s*[A-Za-z]\s*(?:[<>≤≥∈]|\\(?:geq?|leq?|in|gt|lt|geqslant|leqslant)(?![a-z]))")


_FOR_ALL = late(
    r"(?:\\q?quad|\\[,; ]|\s)*(?:\\text\s*\{[^{}]*\}\s*)?(?:\\forall|∀)\s*\\?[a-z]+"
    r"(?:\s*(?:\\in|∈)\s*\\mathbb\s*\{?R\}?)?\s*$"
)


_ORDERED = {
    Relation.LESS: True,
    Relation.LESS_EQUAL: False,
    Relation.GREATER: True,
    Relation.GREATER_EQUAL: False,
}


_ORDERING = late(r"[<>≤≥]|\\[lg](?:e|t)")
"""What every sign of an order has in it."""
_RISING = frozenset({Relation.LESS, Relation.LESS_EQUAL})


@dataclass(frozen=True, slots=True)
class _Read:
    """The function that a formula bounds, by which ends, whether by a `single` one; of which order its derivative is
    meant, and what is taken off it before, with its letter."""

    name: str
    ends: Ends
    single: bool
    order: int
    less: Term | None = None
    variable: str = ""


def formula_bounds(note: Note, block: Block, text: Text, doubt: str | None) -> Iterator[Property]:
    """Bounds that a formula states by itself."""
    for at, formula in text.formulas.items():
        if at >= len(text.words):
            continue
        read = _element(formula) or _inequality(formula)
        if read is None:
            continue
        name, ends, single, order = read.name, read.ends, read.single, read.order
        start, end = next(((a, b) for a, b, _ in sentences(text.words) if a <= at < b), (0, len(text.words)))
        around = text.words[start:at] + " \ue001 " + text.words[at + 1 : end]
        behind = text.words[at + 1 : end]
        others = [one.text for offset, one in text.formulas.items() if start <= offset < end and offset != at]
        limiting = [one for one in others if _LIMITING.match(one)]
        if limiting and not (_UNIVERSAL.search(around) and all(map(_REALS_ALL.fullmatch, limiting))):
            unclear: str | None = doubt or _OF_SOME
        else:
            unclear = doubt or _limited(around, behind, formula, single=single)
            if unclear is None and not _UNIVERSAL.search(around):
                opening = _FAMILIAR.sub(" ", text.words[start:at])
                on_part = any(_STRETCH.fullmatch(one) for one in others)
                if on_part or not opens_plainly(opening, f"{note.title} {name}"):
                    unclear = _OF_SOME
        stretch = _only_on(text, (start, at, end), name) if unclear == _OF_SOME and doubt is None else None
        whole = formula.whole
        yield Property(
            path=note.path,
            span=whole,
            kind="range",
            text=as_written(formula),
            scope=block.scope,
            subject=name,
            says=replace(
                interval_of(ends, domain=False, exact=False),
                order=order,
                on=stretch,
                less=read.less,
                variable=read.variable,
            ),
            written=as_written(formula),
            doubt=unclear if stretch is None else None,
        )


_OF_SOME = "it may be meant of some arguments only"
_ON = late(
    r"(?<!\w)(?:on|over|for|all|every|when|if|whenever|where|in|the|interval|auf|im|für|alle|wenn|falls|intervall|sur|pour|tout|quand|lorsque|dans|l['’]intervalle|en|para|todo|cuando|intervalo|em|quando|per|ogni|su|nell['’]intervallo|на|при|для|всех|отрезке|интервале|если|trên|đoạn|khoảng|với|mọi|khi|na|dla|przedziale)(?!\w)"
    r"|当|當|在|对|于|时|時|上|区间|区間|のとき|とき|では|で|において|일\s*때|에서",
    re.IGNORECASE,
)
"""Words beside a stretch of the line on which something holds."""
_REALS_ALL = late(r"\s*[A-Za-z]\s*(?:\\in(?![a-z])|∈)\s*(?:\\mathbb\s*\{?\s*R\s*\}?|ℝ)\s*")
_OTHERWISE_TOLD = late(
    r"(?<!\w)(?:only|iff|and|both|or|which|what|some|nur|genau|und|oder|welche[srnm]?|einige|seulement|et|ou|quels?|quelles?|certains?|certaines?|s[oó]lo|solamente|y|o|cuáles|cuál|qué|algún|somente|apenas|e|quais|qual|algum|soltanto|ed|quali|quale|qualche"
    r"|только|тогда|и|или|как(?:их|ого|ие)|некотор\w+|chỉ|và|hoặc|nào|tylko|i|lub|któr\w+)(?!\w)|仅|且|或|哪|某|のみ|限|または|どの|かつ|만|또는",
    re.IGNORECASE,
)
"""Words that make of a stretch and a bound something else than that it holds there: `if and only if`, `for which`."""
_MEMBER = late(r"\s*(?P<letter>[a-z])\s*(?:\\in(?![a-z])|∈)\s*(?P<set>.+)")
_CALLED = late(r"\(\s*(?P<letter>[a-z])\s*\)")


def _only_on(text: Text, place: tuple[int, int, int], name: str) -> Interval | None:
    """The one stretch of the line on which a sentence says that its bound holds: `On $[0, 1]$ we have $0 \\le f(x) \\le
    1$`. `place` is where the sentence begins, where the bound stands, and the end."""
    start, at, end = place
    others = [one for one in text.formulas if start <= one < end and one != at]
    words = f"{text.words[start:at]} {text.words[at + 1 : end]}"
    if len(others) != 1 or _OTHERWISE_TOLD.search(words) or required(words) or supposes(_ON.sub(" ", words)):
        return None
    rest = _FAMILIAR.sub(" ", _ON.sub(" ", words))
    if not opens_plainly(rest, name) or re.search(r"\d", rest):
        return None
    formula = text.formulas[others[0]]
    letter = _CALLED.search(text.formulas[at].text)
    member = _MEMBER.fullmatch(formula.text)
    if member is not None:
        ends = interval(Term(formula.cut(*member.span("set")), Syntax.LATEX))
        own = member["letter"]
    else:
        term = Term(formula, Syntax.LATEX)
        ends = interval(term) or half_line(term)
        own = formula.text.strip()[:1] if half_line(term) is not None else letter and letter["letter"]
    if ends is None or ends == ALL or letter is None or own != letter["letter"]:
        return None
    return interval_of(finite(ends), domain=True, exact=False)


_STRETCH = late(r"\s*[\[(\]]\s*[^()\[\],;]{1,30}[,;][^()\[\],;]{1,30}[\])\[]\s*")
"""An interval by itself."""
_FAMILIAR = late(
    r"""(?<!\w)(?:we|have|has|gives?|satisf\w+|always|bound\w*|range|values?|outputs?|output|lies|lie|means|where|because|since|from|this|that|shows?|see|more(?:over)?|further(?:more)?|two|fulfil\w*|obey\w*|note|property|properties
    |wir|haben|gilt|erfüllt|werte?|wertebereich|beschränkt\w*|ausgabe|liegt|liegen|immer|weil|da
    |on|a|nous|avons|vérifie|valeurs?|bornée?|sortie|est|toujours|car
    |tenemos|cumple|valor(?:es)?|acotad[ao]|rango|salida|porque|siempre|se|tiene
    |temos|satisfaz|limitad[ao]|imagem|sa[ií]da|pois|vale
    |abbiamo|soddisfa|valor[ei]|limitata|uscita|poiché
    |имеем|выполн\w+|верно|значени\w+|ограничен\w*|выход\w*|всегда|так\s+как|справедлив\w+
    |mamy|spełnia|wartoś\w+|ograniczon\w+|zawsze|zachodzi|bo
    |ta|có|giá\s+trị|bị\s+chặn|đầu\s+ra|luôn|miền|thỏa\s+mãn|vì|nằm|trong|khoảng)(?!\w)
    |我们|满足|取值|范围|输出|有界|总是|因为|值域|值|満たす|出力|有界|常に|成り立つ|値|만족|출력|유계|항상|값""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that lead to a bound, and limit nothing."""


def _limited(around: str, behind: str, formula: Passage, *, single: bool) -> str | None:
    """Why a bound may not be stated of every argument."""
    if supposes(around) or _CONDITION.search(around) or required(around):
        return "the words around it suppose, ask or deny rather than state"
    universal = _UNIVERSAL.search(around) or _UNIVERSAL.search(formula.text)
    if not universal and (single or _FOR.match(behind)):
        return _OF_SOME
    return None


def _element(formula: Passage) -> _Read | None:
    r"""`\sigma(x) \in (0, 1)` and `f: \mathbb{R} \to (0, 1)`."""
    arrow = _ARROW.match(formula.text) if "mathbb" in formula.text else None
    element = _ELEMENT.match(formula.text) if "\\in" in formula.text or "∈" in formula.text else None
    match = arrow or element
    if match is None:
        return None
    left = Term(formula.cut(*match.span("name" if arrow else "call")), Syntax.LATEX)
    ends = interval(Term(formula.cut(*match.span("set")), Syntax.LATEX))
    head = read_head(left)
    if ends is None or ends == ALL:
        return None
    if arrow:
        name = symbol(left)
        return None if name is None else _Read(name, ends, single=False, order=0)
    if head is None or head.primes > _MOST_PRIMES or len(head.parameters) != 1:
        return None
    return _Read(head.name, ends, single=False, order=head.primes)


_MOST_PRIMES = 2
_SIZE = late(
    r"\s*(?:\\left\s*)?(?:\||\\lvert(?![a-z]))(?P<inner>[^|]+?)(?:\\right\s*)?(?:\||\\rvert(?![a-z]))\s*"
)


def _inequality(formula: Passage) -> _Read | None:
    r"""`0 < \sigma(x) < 1`, and `f(x) \ge 0` (single)."""
    if _ORDERING.search(formula.text) is None:
        return None
    said = r"\forall" in formula.text or "∀" in formula.text
    for_all = _FOR_ALL.search(formula.text) if said else None
    chains = read_chains(formula.cut(0, for_all.start() if for_all else len(formula.text)))
    if len(chains) != 1 or not chains[0].relations:
        return None
    terms = [Term(passage, Syntax.LATEX) for passage in chains[0].terms]
    relations = chains[0].relations
    if not all(relation in _ORDERED for relation in relations) or len(terms) > 3:
        return None
    if len(terms) == 3 and len({relation in _RISING for relation in relations}) != 1:
        return None
    sized = [_SIZE.fullmatch(term.text) if len(terms) == 2 else None for term in terms]
    sizes = [
        term if size is None else Term(term.passage.cut(*size.span("inner")), Syntax.LATEX)
        for term, size in zip(terms, sized, strict=True)
    ]
    heads = [read_head(term) for term in sizes]
    middle = 1 if len(terms) == 3 else (0 if heads[0] is not None else 1)
    head = heads[middle]
    if head is None or head.primes > _MOST_PRIMES or len(head.parameters) != 1:
        return None
    own = head.parameters[0]
    letters = {
        letter
        for index, term in enumerate(terms)
        if index != middle
        for letter in _LETTERS.findall(_KNOWN.sub(" ", term.text))
    }
    if not letters <= {own, *_PARAMETERS} or (
        letters and _CALLING.search(formula.text.replace(terms[middle].text, " "))
    ):
        return None
    if own in letters:
        return None if sized[middle] is not None else _beside(terms, relations, middle, head)
    low: Term | None = None
    high: Term | None = None
    low_open = high_open = True
    for index, relation in enumerate(relations):
        other = sharp(terms[index] if index != middle else terms[index + 1])
        smaller_is_left = relation in _RISING
        bound_is_left = index != middle
        if smaller_is_left == bound_is_left:
            low, low_open = other, _ORDERED[relation]
        else:
            high, high_open = other, _ORDERED[relation]
    if sized[middle] is not None:
        if high is None:
            return None
        below = Term(replace(high.passage, text=f"-({high.text.strip()})"), Syntax.LATEX)
        ends = finite(Ends(below, high, high_open, high_open))
        return _Read(head.name, ends, single=bool(letters), order=head.primes)
    ends = finite(Ends(low, high, low_open, high_open))
    return _Read(head.name, ends, single=len(terms) == 2, order=head.primes)


_KNOWN = late(
    r"\\(?:[dt]?frac|pi|sqrt|infty|left|right|lvert|rvert|cdot|ln|log|exp|sin|cos|tanh?|max|min|[,;!])(?![a-z])|(?<![A-Za-z\\])e(?![A-Za-z])"
)
_LETTERS = late(r"\\?[A-Za-z]+")
_PARAMETERS = frozenset(
    r"\alpha \beta \delta \epsilon \varepsilon \gamma \lambda \mu \tau \kappa a b c k".split()
)
"""Letters for settings of a function, as which bounds may be written: `|f'(x)| \\le \\delta`."""
_CALLING = late(r"(?<![A-Za-z\\])[A-Za-z]\s*(?:_\S+\s*)?\(|\\mathbb|_\{|\\sum|\\int|\\lim")


def _beside(terms: Sequence[Term], relations: Sequence[Relation], middle: int, head: Head) -> _Read | None:
    r"""A function that is bounded by a term in its own variable: `f(x) \le |x|`."""
    if len(terms) != 2 or len(relations) != 1:
        return None
    other = terms[1 - middle]
    nothing = Term(Passage("0", other.passage.anchors), Syntax.PLAIN)
    strictly = _ORDERED[relations[0]]
    below = (relations[0] in _RISING) == (middle == 0)
    ends = Ends(None, nothing, True, strictly) if below else Ends(nothing, None, strictly, True)
    return _Read(head.name, ends, single=True, order=head.primes, less=other, variable=head.parameters[0])
