r"""Finds limits that are stated without a `\lim`: `f(x) \to 0` as `x \to -\infty`, in formulas and in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.shape import shape
from vaultproof.note import Block, Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_ARROW = r"(?:→|⟶|->|\\(?:to|rightarrow|longrightarrow)(?![A-Za-z]))"
_TENDS = r"""(?:tends?\s+to|approaches|approach|goes\s+to|converges?\s+to|dần\s+tới|tiến\s+(?:dần\s+)?(?:tới|đến|về)
    |hội\s+tụ\s+về|geht\s+gegen|strebt\s+gegen|konvergiert\s+gegen|tend\s+vers|converge\s+vers|tiende\s+a|tende\s+(?:a|para)
    |converge\s+a|стремится\s+к|сходится\s+к|趋于|趋近于|趋向于|趋向|dąży\s+do)"""
_SYMBOL = r"(?:\\[A-Za-z]+|[A-Za-zα-ω])"
_VALUE = (
    r"[-−–+]?\s*(?:\\infty(?![A-Za-z])|∞|\d+(?:(?:[.,]|\{,\})\d+)?(?![\d\w(\\{])"
    r"|\\[dt]?frac\s*\{\d+\}\s*\{\d+\})"
)
_CONSTANT = r"""-?\s*(?:e(?![A-Za-z])(?:\s*\^\s*(?:\{[^{}$]{1,12}\}|\w))?|\\pi(?![A-Za-z])
    |\\ln\s*\d|\\sqrt\s*(?:\d|\{\d+\})
    |\\[dt]?frac\s*(?:\{[^{}$]{1,12}\}\s*\{[^{}$]{1,12}\}|\d\s*\d))"""
_POINT = rf"(?:{_VALUE})(?:\s*\^\s*\{{?\s*(?P<side>[-+−])\s*\}}?)?"
_PLACE = Spotted(
    rf"(?<![\w\\)}}(])(?P<symbol>{_SYMBOL})\s*(?:{_ARROW}|{_TENDS})\s*\$?(?P<point>{_POINT})", re.VERBOSE
)
_CALL = r"(?:\\(?:text|mathrm|operatorname)\s*\{[^{}]*\}|\\?[^\W\d_][\w]*)['′’]*\s*(?:\\left)?\((?:[^()]|\([^()]*\))*\)"
_TERM = rf"[-−]?\s*(?:\d+\s*)?{_CALL}(?:\s*[-−+·*/]\s*(?:{_CALL}|\d+(?:[.,]\d+)?|{_SYMBOL}))*"
_ENDS = rf"(?![\w^_(]|\s*(?:[-+*/·]|\\(?:cdot|times|[dt]?frac|sqrt|left|pi)(?![A-Za-z])|{_ARROW}))"
_LARGE = Spotted(
    rf"""(?:(?:for|für|fuer|pour|para|per|при|dla|với|khi)\s+(?:(?:very|sufficiently|sehr|hinreichend|genügend|des|valeurs?|de|valores|rất|очень
    |bardzo)\s+)*(?:(?:(?P<negative>large\s+negative|große\s+negative|больших\s+отрицательных)|large(?:\s+positive)?|big|große[sn]?(?:\s+positive)?
    |больших|dużych|grandes?(?:\s+(?:valeurs|valores)\s+de)?)\s+\$?\s*(?P<behind>{_SYMBOL})(?![\w\\(])
    |\$?\s*(?P<before>{_SYMBOL})\s*\$?\s+(?:(?:très|muy|muito|molto|rất|is|là)\s+)*(?:large|grande?s?|lớn|assez\s+grand|groß)(?!\w)(?!\s+(?:négatif|negativo)))
    |当\s*\$?\s*(?P<zh>{_SYMBOL})\s*\$?\s*(?:很大|足够大|非常大)(?:时|時)?|\$?\s*(?P<east>{_SYMBOL})\s*\$?\s*(?:が(?:十分に?|非常に)?大きい(?:とき|と)|[가이]\s*(?:매우\s*|충분히\s*)?클\s*때))""",
    re.IGNORECASE | re.VERBOSE,
)
_TENDENCY = Spotted(
    rf"(?<![\w\\^_)}}|'′])(?P<term>{_TERM})\s*\$?\s*(?:{_ARROW}|{_TENDS})\s*\$?\s*(?P<value>{_VALUE}){_ENDS}",
    re.VERBOSE,
)
_WHOLE = late(
    rf"""(?<=\$)\s*(?P<term>[^$\n=<>:;,≤≥→⟶∈]{{2,80}}?)\s*{_ARROW}\s*(?P<value>{_VALUE}|{_CONSTANT})
    (?=\s*(?:\$|,|\\[, ]|\\q?quad(?![A-Za-z])|\\(?:text|mbox)(?![A-Za-z])))""",
    re.VERBOSE,
)
"""What a formula says alone, `\\frac{{1}}{{x}} \\to 0`, though it calls nothing."""
_STRUCTURED = late(
    r"^\s*[A-Za-z]_(?:[nk]|\{\s*[nk]\s*\})\s*$|\\[dt]?frac(?![A-Za-z])|\\sqrt|[\^/(]|\\(?:ln|log|exp|sin|cos|tan|arctan|tanh)(?![A-Za-z])"
)
_UNFIT = late(r"\\(?:to|rightarrow|longrightarrow|lim|in|colon|mapsto|leq?|geq?|neq?|approx|sim)(?![A-Za-z])")
_MOVES = Spotted(rf"{_ARROW}|{_TENDS}", re.VERBOSE)
_HIDDEN = Spotted(r"\\(?:lim|limsup|liminf|underset|overset|xrightarrow)\s*_?\s*\{[^{}]*\}|`[^`\n]*`")
_END = late(r"(?<=[.!?;。？！；])\s|[。？！；\n]")
_CONJOINS = late(
    r"(?<!\w)(?:and|while|whereas|but|und|aber|et|tandis|mais|y|pero|mientras|e|mas|ma|mentre|og|men|och|и|а|но|và|còn|nhưng|oraz|ale|ve)(?!\w)"
    r"|[而和且;；]|そして|그리고",
    re.IGNORECASE,
)
_MOST = 4000


@dataclass(frozen=True, slots=True)
class _Said:
    """Something that tends somewhere: a symbol (a place) or a term that calls a function (a tendency)."""

    start: int
    end: int
    term: str | None
    symbol: str | None
    goal: str
    side: str = ""


def limit_claims(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each tendency with the place that its sentence gives, as the limit it states."""
    if not _MOVES.may_match(note.source.text):
        return
    for block in note.blocks:
        text = note.source.text[block.span.start : block.span.end]
        if block.row is not None or len(text) > _MOST or not _MOVES.search(text):
            continue
        hidden = _HIDDEN.sub(lambda match: "\ue001" * len(match.group()), text)
        for start, end in _sentences(hidden):
            for pair in _pairs(_read(hidden, start, end), hidden, start):
                yield _claim(note, block, hidden[start:end], pair, doubts)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _read(text: str, start: int, end: int) -> list[_Said]:
    found = [
        _Said(match.start(), match.end(), match["term"], None, match["value"])
        for match in _TENDENCY.finditer(text, start, end)
        if not _is_a_factor(text[start : match.start()])
    ]
    for match in _WHOLE.finditer(text, start, end):
        fit = _STRUCTURED.search(match["term"]) is not None and _UNFIT.search(match["term"]) is None
        if fit and not any(one.start < match.end() and match.start() < one.end for one in found):
            found.append(_Said(match.start("term"), match.end(), match["term"], None, match["value"]))
    for match in _PLACE.finditer(text, start, end):
        if not any(one.start < match.end() and match.start() < one.end for one in found):
            goal = re.sub(r"\s*\^.*$", "", match["point"])
            found.append(_Said(match.start(), match.end(), None, match["symbol"], goal, match["side"] or ""))
    for match in _LARGE.finditer(text, start, end):
        symbol = match["behind"] or match["before"] or match["zh"] or match["east"]
        goal = "-∞" if match["negative"] else "∞"
        found.append(_Said(match.start(), match.end(), None, symbol, goal))
    return sorted(found, key=lambda one: one.start)


_FACTOR_BEFORE = late(r"[\w)\]}'′]\s*(?:\\[,;:! ]\s*)*\Z")
_WORDS_BEFORE = late(r"\\(?:text|mathrm|mbox|operatorname)\s*\{[^{}]*\}\s*\Z|\\q?quad\s*\Z")


def _is_a_factor(before: str) -> bool:
    """Whether something in the same formula stands directly before a term, which it multiplies:
    `e^{-t} H(t) \\to 0`."""
    _, dollar, formula = before.rpartition("$")
    within = bool(dollar) and before.count("$") % 2 == 1
    return within and _FACTOR_BEFORE.search(formula) is not None and _WORDS_BEFORE.search(formula) is None


def _pairs(found: list[_Said], text: str, start: int) -> Iterator[tuple[_Said, _Said]]:
    """Each tendency with the place directly behind it or, where the clause begins with a place, before it.

    An arrow between or before them that was not understood leaves open what belongs together.
    """
    at = 0
    while at + 1 < len(found):
        one, other = found[at], found[at + 1]
        if (one.term is None) == (other.term is None):
            at += 1
            continue
        said, place = (one, other) if one.term is not None else (other, one)
        if one.term is not None and _CONJOINS.search(text[one.end : other.start]) and len(found) > at + 2:
            at += 1  # the place is that of what follows: `f(x) \\to 1 and for x \\to 0 f(x) \\to 2`
            continue
        unread = text[start : one.start] + text[one.end : other.start]
        if (
            place.symbol is not None
            and said.term is not None
            and not _MOVES.search(unread)
            and _speaks_of(said.term, place.symbol)
        ):
            yield said, place
        start, at = other.end, at + 2


def _speaks_of(term: str, symbol: str) -> bool:
    return re.search(rf"(?<![A-Za-z\\]){re.escape(symbol)}(?![A-Za-z])", term) is not None


def _claim(
    note: Note, block: Block, sentence: str, pair: tuple[_Said, _Said], doubts: Mapping[int, str]
) -> Equation:
    said, place = pair
    assert said.term is not None
    first = block.span.start + said.start
    goal = place.goal.replace("∞", r"\infty").replace("−", "-").replace("–", "-").replace(" ", "")
    side = f"^{{{place.side.replace('−', '-')}}}" if place.side else ""
    term = said.term.replace("−", "-").replace("∞", r"\infty")
    limit = rf"\lim_{{{place.symbol} \to {goal}{side}}} \left( {_latex(term)} \right)"
    end = block.span.start + said.end
    value = Span(end - len(said.goal), end)
    return Equation(
        path=note.path,
        span=Span(first, end),
        kind="limit",
        text=" ".join(note.source[Span(first, end)].split()),
        scope=block.scope,
        left=Term(Passage(limit, ((0, first),)), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=Term(Passage.of(note.source, value), Syntax.LATEX),
        doubt=doubt_of(_unasked(sentence)) or doubts.get(block.scope),
    )


def _unasked(sentence: str) -> str:
    """A sentence without the word that leads the place: `if x → ∞` and `khi x → ∞` suppose nothing."""
    return re.sub(r"(?i)\b(?:if|when|as|nếu|khi|wenn|si|se|если|при)\b", " ", sentence)


def _latex(term: str) -> str:
    """A term of running text as LaTeX: a name of several letters in upright print."""
    if "\\" in term:
        return term
    calls = shape(Term(Passage(term, ((0, 0),)), Syntax.PLAIN)).calls
    for name in sorted(calls, key=len, reverse=True):
        if len(name.rstrip("'′’")) > 1:
            term = re.sub(rf"(?<![A-Za-z{{]){re.escape(name)}(?=\s*\()", rf"\\operatorname{{{name}}}", term)
    return term
