"""Finds what running text says of a derivative: that it is 1 for x > 0, that it is 0.25 at 0, that its maximum is 1.

The function meant is the one defined nearest before, in the same section or list item; where that is not one function
alone, nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Definition, Equation, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.language.introduction import announcing
from vaultproof.extract.tables.function_tables import folded
from vaultproof.extract.told import NumberText
from vaultproof.note import Block, Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_SLOPE = r"""(?:\b(?:steigung|derivative|đạo\s+hàm(?!\s+(?:cấp|riêng|bậc|hai))|ableitung|dérivée|derivada|derivata
    |производная
    |pochodna)\b|导数|導數|導関数|도함수|미분값)"""
_VERB = r"""(?:\s*(?:is\s+equal\s+to|is\s+exactly|is|equals|gives|bằng|là|ist\s+gleich|ist|beträgt|vaut
    |est\s+égale?\s+à|est|es\s+igual\s+a|es|vale|é\s+igual\s+a|é|равна|è\s+uguale\s+a|è|wynosi|jest\s+równa|为|是|等于|は|は常に|는|은|=)\s*)"""
_NUMBER = r"\$?\s*(?P<value>[-−]?\s*\d+(?:[.,]\d+)?(?:\s*/\s*\d+)?)\s*\$?(?![\w%^]|[.,]\d)"
_SYMBOL = r"\\?[A-Za-zα-ω]+"
_SIGN = r"(?:>=|<=|[<>≥≤]|\\(?:geq|leq|ge|le|gt|lt)(?![A-Za-z]))"
_WHEN = (
    r"(?:für|for|when|if|where|khi|nếu|với|wenn|pour|lorsque|si|para|cuando|quando|se|per|при|если|dla|当|當)"
)
_WHERE = rf"\s*{_WHEN}\s*\$?\s*(?P<symbol>{_SYMBOL})\s*{_SIGN}\s*[-−]?\s*\d+(?:[.,]\d+)?"
_BEFORE = rf"""{_WHEN}?\s*\$?\s*(?P<symbol>{_SYMBOL})\s*{_SIGN}\s*[-−]?\s*\d+(?:[.,]\d+)?\s*\$?
    \s*(?:时|時|のとき|では|일\s*때)?\s*[,，]?\s*(?:thì|gilt|on\s+a|the|la|die|l[ea]|a|の|有)?\s*"""
_AT = r"""\s*(?:at\s+the\s+point|at|tại|an\s+der\s+Stelle|im\s+Punkt|bei|nel\s+punto|in|en\s+el\s+punto|en|no\s+ponto|em
    |au\s+point|в(?:\s+точке)?|w(?:\s+punkcie)?)\s*\$?\s*
    (?:(?P<symbol>\\?[A-Za-zα-ω]+)\s*=\s*)?(?:(?P<point>[-−]?\d+(?:[.,]\d+)?)|(?P<origin>zero|null|zéro|cero|zerze|нуле))\s*\$?(?!\w)"""
_PATTERNS = (
    (IDENTITY, Spotted(rf"(?P<said>{_SLOPE}{_VERB}{_NUMBER}{_WHERE})", re.VERBOSE | re.IGNORECASE)),
    (IDENTITY, Spotted(rf"(?P<said>{_BEFORE}{_SLOPE}{_VERB}{_NUMBER})", re.VERBOSE | re.IGNORECASE)),
    ("derivative", Spotted(rf"(?P<said>{_SLOPE}{_AT}{_VERB}{_NUMBER})", re.VERBOSE | re.IGNORECASE)),
    (
        "derivative",
        Spotted(rf"(?P<said>{_SLOPE}{_VERB}{_NUMBER}{_AT})(?![\w(]|\s*[,.]\d)", re.VERBOSE | re.IGNORECASE),
    ),
)
_NAMED = Spotted(
    rf"""(?P<said>(?:{_SLOPE}|\b(?:slope|gradient|hệ\s+số\s+góc|steigung|pente|pendiente|inclinação|pendenza|nachylenie|наклон)\b)(?:\s+(?:of|của|von|der|des|de\s+la|de\s+l['’]|de|del|della|di|da|do|функции)|(?<=pochodna)|(?<=производная)|(?<=nachylenie))\s+
    (?:(?:the|hàm(?:\s+số)?|funktion|fonction|función|função|funzione|la|el|a|o|функции|funkcji)\s+)*
    (?:\$(?P<formula>\\?[A-Za-z]+(?:\{{[A-Za-z]+\}})?)\s*(?:\(\s*[a-z]\s*\))?\$|(?P<word>[A-Za-z]{{3,12}}|[fghpqFGHLJ])(?:\s*\(\s*[a-z]\s*\))?)
    {_AT}{_VERB}{_NUMBER})""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMED_EAST = Spotted(
    r"""(?P<said>(?:\$(?P<formula>\\?[A-Za-z]+)\s*(?:\(\s*[a-z]\s*\))?\$|(?P<word>[A-Za-z]{1,12})(?:\(x\))?)\s*(?:函数|関数)?\s*(?:在|の|的)\s*\$?\s*(?:[a-z]\s*=\s*)?(?P<point>[-−]?\d+(?:\.\d+)?)\s*\$?\s*(?:处|處|点|點|における|での)?\s*(?:的|の)?
    (?:导数|導數|微分係数|微分系数|導関数の値|斜率)(?:值)?\s*(?:为|是|等于|は)\s*\$?\s*(?P<value>[-−]?\s*\d+(?:\.\d+)?(?:/\d+)?)\s*\$?)(?![\w.]\d)""",
    re.VERBOSE,
)
_SLOPED = Spotted(
    rf"(?:{_SLOPE}|slope|gradient|hệ\s+số\s+góc|steigung|pente|pendiente|inclinação|pendenza|nachylenie|наклон)",
    re.VERBOSE | re.IGNORECASE,
)
_PRIMED = r"""\$(?P<name>\\?[A-Za-z]+(?:\{[A-Za-z]+\})?)(?P<primes>'{1,2}|\^\{?\\prime\}?)\s*
    (?:\((?P<symbol>\\?[A-Za-z]+)\))?\$"""
_LARGEST = r"""(?:(?:maxim(?:um|al)\s+|largest\s+|greatest\s+)value|maximum|giá\s+trị\s+lớn\s+nhất|cực\s+đại
    |größte\s+Wert|valor\s+máximo|máximo|valeur\s+maximale|максимум|наибольшее\s+значение)"""
_SMALLEST = r"""(?:(?:minim(?:um|al)\s+|smallest\s+|least\s+)value|minimum|giá\s+trị\s+nhỏ\s+nhất|cực\s+tiểu
    |kleinste\s+Wert|valor\s+mínimo|mínimo|valeur\s+minimale|минимум|наименьшее\s+значение)"""
_EITHER = rf"(?:(?P<most>{_LARGEST})|(?P<least>{_SMALLEST}))"
_EASTERN = r"(?:(?P<most>最大値|最大值|최댓값)|(?P<least>最小値|最小值|최솟값))"
_MAXIMA = tuple(
    Spotted(pattern, re.VERBOSE | re.IGNORECASE)
    for pattern in (
        rf"(?P<said>{_EITHER}\s*(?:of|của|von|de|du|do|da)?\s*{_PRIMED}{_VERB}{_NUMBER})",
        rf"(?P<said>{_PRIMED}\s*(?:の|的|의)\s*{_EASTERN}{_VERB}{_NUMBER})",
    )
)


def slope_claims(
    note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str], definitions: Sequence[Definition]
) -> Iterator[Equation]:
    """Each statement in words about a derivative."""
    sloped = _SLOPED.may_match(note.source.text)
    for one in texts:
        block, text = one.block, one.text
        if "'" in text or "prime" in text:
            yield from _maxima(note, block, text, doubts)
        if not sloped or _SLOPED.search(text) is None:
            continue
        for match in (*_NAMED.finditer(text), *_NAMED_EAST.finditer(text)):
            word = match["word"] or ""
            name = match["formula"] or (word if len(word) == 1 else rf"\operatorname{{{word}}}")
            point = (match["point"] or "0").replace("−", "-")
            yield _claim(note, block, match, (f"{name}'({point})", "derivative"), doubts)
        meant = meant_here(note, block, definitions)
        if meant is None:
            continue
        taken: list[tuple[int, int]] = []
        for kind, pattern in _PATTERNS:
            for match in pattern.finditer(text):
                span = match.span("said")
                symbol = match["symbol"]
                if any(a < span[1] and span[0] < b for a, b in taken) or symbol not in {
                    None,
                    *written_parameters(meant),
                }:
                    continue
                earlier = max((end for _, end in taken if end <= span[0]), default=0)
                taken.append(span)
                if of_another(text, (earlier, *span), meant, note):
                    continue
                point = (
                    (match["point"] or "0").replace("−", "-")
                    if kind == "derivative"
                    else written_parameters(meant)[0]
                )
                yield _claim(note, block, match, (f"{head_of_call(meant)}'({point})", kind), doubts)


_CLAUSE = late(r"[.,;:。，；：、\n(]|\*\*|__")
_NEUTRAL = frozenset(
    """the this and so then thus hence here while whereas with for die der und also la le et y e a è и và còn thì
    nên khi đó vậy do con donc entonces então dann auch es ist gilt we have that ta có ただし この 因此 则 所以 因而
    이""".split()
)
_ITS = frozenset("its deren seine ihre sa su sua её его его nó その 其 它的 그".split())
_FUNCTION = late(
    r"\[\[|\b(?:[A-Za-z]*[A-Z][A-Za-z]*[A-Z]\w*"
    r"|(?i:tanh|sigmoid\w*|softplus|softsign|swish|mish|logistic|leaky|loss|variants?))\b"
)


def of_another(text: str, place: tuple[int, int, int], meant: Definition, note: Note) -> bool:
    """Whether a statement may be about another function than the one meant: the words around it name one, or say more
    than that it is this one's derivative. `place` is the end of the statement before, the start and the end."""
    earlier, *span = place
    first = max(text.rfind(mark, 0, span[0]) for mark in (". ", "。", "\n")) + 1
    ends = [found for mark in (". ", "。", "\n") if (found := text.find(mark, span[1])) >= 0]
    around = text[first : span[0]] + " \ue001 " + text[span[1] : min(ends, default=len(text))]
    own = {
        re.sub(r"\W", "", one).casefold()
        for one in (meant.name, note.title, *note.aliases, head_of_call(meant))
    }
    named = {re.sub(r"\W", "", match.group()).casefold() for match in _FUNCTION.finditer(around)}
    clause = _CLAUSE.split(text[earlier : span[0]])[-1]
    words = re.findall(r"[^\W\d_]+", re.sub(r"\$[^$]*\$", " ", clause).casefold())
    others = {re.sub(r"\W", "", match.group()).casefold() for match in _FUNCTION.finditer(text[:first])}
    neutral = _NEUTRAL if others - own else _NEUTRAL | _ITS
    before = re.findall(r"[^\W\d_]+", text[max(first, span[0] - _LONGEST_WORD) : span[0]].casefold())[-1:]
    if any(word in _ITS for word in (*words, *before)) and _goes_over(text[:first], meant):
        return True
    return bool(named - own) or any(word not in neutral for word in words)


_LONGEST_WORD = 12


def _goes_over(before: str, meant: Definition) -> bool:
    """Whether the sentence before defines something else, of which the next one goes on to speak."""
    last = before.rstrip()[: len(before.rstrip()) - 1]
    last = last[max(last.rfind(mark) for mark in (". ", "。", "\n")) + 1 :]
    return "=" in last and meant.text not in last


def _maxima(note: Note, block: Block, text: str, doubts: Mapping[int, str]) -> Iterator[Equation]:
    for pattern in _MAXIMA:
        for match in pattern.finditer(text):
            symbol = match["symbol"] or "x"
            primes = "'" * (match["primes"].count("'") or 1)
            operator = r"\max" if match["most"] else r"\min"
            left = rf"{operator}_{{{symbol}}} {match['name']}{primes}({symbol})"
            yield _claim(note, block, match, (left, "derivative"), doubts)


def _claim(
    note: Note, block: Block, match: re.Match[str], meant: tuple[str, str], doubts: Mapping[int, str]
) -> Equation:
    """A claim of the kind `meant[1]` that the term `meant[0]` has the value found."""
    left, kind = meant
    start = block.span.start
    span = Span(start + match.start("said"), start + match.end("said"))
    value = Span(start + match.start("value"), start + match.end("value"))
    return Equation(
        path=note.path,
        span=span,
        kind=kind,
        text=" ".join(note.source[span].split()),
        scope=block.scope,
        left=Term(Passage(left, ((0, span.start),)), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=Term(Passage.of(note.source, value), Syntax.LATEX),
        doubt=doubt_of(_around(match.string, match)) or doubts.get(block.scope),
    )


_CONDITION = late(r"(?i)\b(?:if|when|nếu|wenn|si|se|если)\b")


def _around(text: str, match: re.Match[str]) -> str:
    """The sentence around a statement, without the words that lead a condition: they suppose nothing."""
    first = max(text.rfind(mark, 0, match.start()) for mark in (". ", "。", "\n")) + 1
    ends = [found for mark in (". ", "。", "\n", "?") if (found := text.find(mark, match.end())) >= 0]
    last = min(ends, default=len(text)) + 1
    return _CONDITION.sub(" ", f"{text[first : match.start('said')]} \ue001 {text[match.end('said') : last]}")


def meant_here(note: Note, block: Block, definitions: Sequence[Definition]) -> Definition | None:
    """The function that `the derivative` is of: the only one defined before, in the nearest scope with any."""
    before = [
        one
        for one in definitions
        if one.source is WitnessKind.FORMULA and one.span.start < block.span.end and len(one.parameters) == 1
    ]
    announced = announcing(note, block.span.start)
    if announced is not None:
        told = [one for one in before if announced.span.covers(one.span)]
        if len({one.name for one in told}) == 1:
            return told[-1]
    for scope in note.scope_chain(block.scope):
        near = [one for one in before if scope in note.scope_chain(one.scope)]
        if near:
            return near[-1] if len({one.name for one in near}) == 1 else _entitled(note, block, near)
    return None


_NEAR = 200


def _entitled(note: Note, block: Block, near: Sequence[Definition]) -> Definition | None:
    """The one of several functions whose name is the note's title, where none of the others stands close before."""
    titles = {folded(name) for name in (note.title, *note.aliases)}
    own = [one for one in near if folded(one.name) in titles]
    others = [one for one in near if one.name not in {mine.name for mine in own}]
    close = any(block.span.start - one.span.end < _NEAR for one in others)
    return own[-1] if len({one.name for one in own}) == 1 and not close else None


def head_of_call(definition: Definition) -> str:
    """The name of a function as its definition writes it."""
    return definition.text.partition("(")[0].removesuffix(r"\left").strip()


def written_parameters(definition: Definition) -> tuple[str, ...]:
    """The parameter as it may be written, the way of the definition first."""
    inside = re.search(r"\(([^()]*)\)", definition.text)
    written = inside.group(1).replace(r"\right", "").strip() if inside else definition.parameters[0]
    return (written, definition.parameters[0])
