r"""One function of what a note defines piece by piece: `$f(x) = x^2$ for $x \le 1$ and $f(x) = 2x - 1$ for $x > 1$`, as
by `\begin{cases}`.

Only where each piece tells its condition, all before their pieces or all behind them. Evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from vaultproof.claim import Definition, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.classify import Statement, head_of
from vaultproof.extract.shape import shape
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import late

_WHEN = (
    r"(?:(?<!\w)(?:for(?:\s+(?:all|any|every))?|if|when(?:ever)?|where|with|on|für(?:\s+(?:alle|jedes))?|wenn|falls|pour(?:\s+tout)?|si|quand|lorsque|para(?:\s+todo)?"
    r"|cuando|se|quando|per(?:\s+ogni)?|для|при|если|когда|dla|gdy|jeśli|jeżeli|với(?:\s+mọi)?|khi|nếu|eğer)(?!\w)|当|當|若|如果|对|對)"
)
ELSE = (
    r"(?:otherwise|else|elsewhere|sonst|andernfalls|ansonsten|sinon|autrement|ailleurs|en\s+otro\s+caso|en\s+caso\s+contrario|si\s+no|caso\s+contrário|senão"
    r"|altrimenti|иначе|в\s+(?:остальных|противном)\s+случа\w+|w\s+przeciwnym\s+(?:razie|przypadku)|ngược\s+lại|trường\s+hợp\s+khác|aksi\s+(?:halde|takdirde)"
    r"|否则|否則|其他(?:情况)?|其它|それ以外(?:の(?:とき|場合))?|그\s*외(?:에는)?|그렇지\s*않으면)"
)
SPACE = r"(?:[\s$,;，、]|\\q?quad(?![a-z])|\\[,;:! ])"
_IN_TEXT = rf"\\(?:text|mbox|mathrm)\s*\{{\s*(?:{_WHEN})?\s*\}}"
_BEHIND_WHEN = r"(?:时|時|的时候|のとき(?:は|に)?|の場合(?:は|に)?|ならば?|일\s*때(?:는|에는)?|이면|ise|için)"
_THEN = (
    r"(?:(?:is|we\s+(?:have|set|let|define|put)|let|set|define|it\s+is|then|ist|gilt|sei|setzen\s+wir|dann|on\s+(?:a|pose)|alors|est|es|se\s+tiene|tenemos|entonces|definimos"
    r"|é|temos|então|è|si\s+ha|allora|то|имеем|положим|mamy|wtedy|là|thì|ta\s+có|có)(?!\w)|有|则|則|令)"
)
_RELATION = r"(?:<=?|>=?|≤|≥|⩽|⩾|≠|=|\\(?:leq?|geq?|leqslant|geqslant|lt|gt|neq?)(?![A-Za-z]))"
_BOUND = (
    r"(?:[-−]?\s*(?:\d+(?:\.\d+)?|\\pi(?![a-z])|π|\\[dt]?frac\s*\{\s*\d+\s*\}\s*\{\s*\d+\s*\}|\d+\s*/\s*\d+"
    r"|\d*\s*[a-z](?![A-Za-z(]))|[-−+]?\s*(?:\\infty|∞))"
)
_OTHERWISE = r"\text{otherwise}"
_ONE_PLACE = late(r"(?<![<>!])=")
_NEAREST = 240
"""How far behind one piece the next may begin, in characters."""
_MOST = 12
"""Of how many pieces a function is at most that somebody writes."""
_PARAGRAPH = late(r"\n[ \t>]*\n|\n[ \t>]*#")


def with_pieces(
    note: Note, definitions: Sequence[Definition], statements: Iterable[Statement]
) -> tuple[Definition, ...]:
    """The definitions, with one by cases in the place of the pieces of each function that a paragraph defines so; a
    piece may be a number, which by itself defines nothing."""
    text = note.source.text
    known = {one.span.start for one in definitions}
    numbers = [one for one in _numbers(statements) if one.span.start not in known]
    every = sorted((*definitions, *numbers), key=lambda one: one.span.start) if numbers else definitions
    found: list[Definition] = []
    bare = {id(one) for one in numbers}
    at = 0
    while at < len(every):
        pieces = tuple(_together(text, every, at))
        whole = _whole(text, pieces) if len(pieces) > 1 else None
        found.extend((whole,) if whole is not None else (one for one in pieces if id(one) not in bare))
        at += len(pieces)
    return tuple(found)


def _numbers(statements: Iterable[Statement]) -> Iterator[Definition]:
    """The pieces that are numbers: `f(x) = 0` for some `x`."""
    for one in statements:
        if one.relations[:1] != (Relation.EQUAL,) or not shape(one.terms[1]).numeric:
            continue
        head = head_of(one)
        if head is None or head.primes or len(head.parameters) != 1:
            continue
        left, right = one.terms[0].passage.whole, one.terms[1].passage.whole
        span = Span(left.start, right.end)
        yield Definition(
            path=one.source.path,
            span=span,
            name=head.name,
            aliases=(),
            parameters=head.parameters,
            source=WitnessKind.FORMULA,
            text=" ".join(one.source[span].split()),
            body=one.terms[1],
            scope=one.scope,
        )


def _together(text: str, definitions: Sequence[Definition], at: int) -> Iterator[Definition]:
    """A definition, and those at once behind it that define the same function again in its paragraph."""
    last = definitions[at]
    yield last
    if last.source is not WitnessKind.FORMULA or len(last.parameters) != 1 or last.index:
        return
    for one in definitions[at + 1 :]:
        same = (one.name, one.parameters, one.source, one.path) == (
            last.name,
            last.parameters,
            last.source,
            last.path,
        )
        between = text[last.span.end : one.span.start]
        if (
            not same
            or len(between) > _NEAREST
            or (_PARAGRAPH.search(between) and not _goes_on_below(text, last, one))
        ):
            return
        yield one
        last = one


_BELOW = late(r"[^$]*\$\$[ \t]*\n[ \t]*\n[ \t]*(?P<words>[^$\n]*)\$?[^$\n]*\$?[^$\n]*\$?\Z")
_ORDERED = late(
    r"(?P<left>.+?)(?P<sign><=?|>=?|≤|≥|\\(?:leq?|geq?|leqslant|geqslant|lt|gt)(?![A-Za-z]))(?P<right>.+)"
)


def _goes_on_below(text: str, first: Definition, second: Definition) -> bool:
    """Whether a piece stands below the formula of another, as the rest of its sentence or behind its own condition, and
    holds just where that does not: a formula for `x > 0`, then “and $f(x) = 0$ for $x \\le 0$”."""
    between = text[first.span.end : second.span.start]
    below = _BELOW.fullmatch(between)
    if below is None or told_behind(between.partition("$")[0], replace(first, span=Span(0, 0))) is None:
        return False
    own = told_behind(text, first) or ""
    behind = text[second.span.end : second.span.end + _NEAREST]
    if _AND_THEN.fullmatch(below["words"]) is not None:
        other = told_behind(text, second)
        behind = behind.partition(other)[2] if other else behind
    elif _WHEN_FIRST.fullmatch(below["words"]) is not None:
        other = _told_before(text, second)
    else:
        return False
    if other is None or (other and _ENDS.match(behind) is None):
        return False
    return other == "" or _are_opposite(own, other)


_ENDS = late(r"[\s$]*(?:[.,;:()。，；]|\Z|\n)")


def _are_opposite(one: str, other: str) -> bool:
    """Whether one of two conditions holds just where the other does not: `x > 0`, `x \\le 0`."""
    found = [_ordered(condition) for condition in (one, other)]
    if None in found:
        return False
    (name, sign, bound), (other_name, other_sign, other_bound) = (
        found[0] or ("", "", ""),
        found[1] or ("", "", ""),
    )
    return (name, bound) == (other_name, other_bound) and _NOT[sign] == other_sign


_NOT = {"<": "≥", "≥": "<", ">": "≤", "≤": ">"}
_TURNED = {"<": ">", ">": "<", "≤": "≥", "≥": "≤"}


def _ordered(condition: str) -> tuple[str, str, str] | None:
    """A condition with one sign as a name, the sign and a bound; the bound stands on the right."""
    match = _ORDERED.fullmatch(condition)
    if match is None or _ORDERED.fullmatch(match["right"]) is not None:
        return None
    written = match["sign"].removeprefix("\\")
    strict = written in {"<", ">", "lt", "gt"}
    sign = ("<" if strict else "≤") if written[0] in "<≤l" else (">" if strict else "≥")
    left, right = ("".join(match[side].split()) for side in ("left", "right"))
    if _BARE_BOUND.fullmatch(left):
        left, sign, right = right, _TURNED[sign], left
    return (left, sign, right)


_BARE_BOUND = late(r"[-−]?[\d.]+")


def _whole(text: str, pieces: Sequence[Definition]) -> Definition | None:
    """The function of which these are the pieces; None where one of them does not tell when it holds."""
    first, last = pieces[0], pieces[-1]
    if len(pieces) > _MOST or any("begin{" in one.text for one in pieces):
        return None
    for told in (_told_before, told_behind, _told_either_way):
        conditions = [told(text, one) for one in pieces]
        known = [one for one in conditions if one is not None]
        if len(known) == len(pieces) and len(set(known)) == len(pieces) and "" not in known[:-1]:
            break
    else:
        return None
    if all(_ONE_PLACE.search(condition) for condition in known):
        return None  # values at some places: `f(x) = 0` for `x = 2`
    rows = r" \\ ".join(
        f"{piece.body.text.strip()} & {condition or _OTHERWISE}"
        for piece, condition in zip(pieces, known, strict=True)
    )
    body = rf"\begin{{cases}} {rows} \end{{cases}}"
    head = first.text.partition("=")[0].strip()
    return replace(
        first,
        span=Span(first.span.start, last.span.end),
        text=f"{head} = {body}",
        body=Term(Passage(body, ((0, first.body.passage.whole.start),)), Syntax.LATEX),
        conditions=(),
        limited=False,
        elsewhere=False,
    )


def _told_either_way(text: str, piece: Definition) -> str | None:
    """The condition of a piece in a formula of its own, which tells it there, or that of one below such a formula."""
    behind = text[piece.span.end : piece.span.end + _NEAREST].partition("$")[0]
    own = told_behind(behind, replace(piece, span=Span(0, 0)))
    return _told_before(text, piece) if own is None else own


def _told_before(text: str, piece: Definition) -> str | None:
    """The condition that stands before a piece, empty for all other numbers: `for $x < 0$ we have $f(x) = -x$`."""
    before = text[max(0, piece.span.start - _NEAREST) : piece.span.start]
    if _ELSE_BEFORE.search(before):
        return ""
    name = written_argument(piece)
    match = _before(name).search(before)
    if match is None or (match["when"] is None and match["behind"] is None):
        return None
    if re.search(rf"(?:{_condition(name)})[\s$]*{_OR}[\s$]*\Z", before[: match.start()], re.IGNORECASE):
        return None
    return match["condition"].strip()


@lru_cache(maxsize=64)
def _before(name: str) -> re.Pattern[str]:
    """A condition of an argument, before a piece."""
    return re.compile(
        rf"(?P<when>{_WHEN})?[\s$]*(?P<condition>{_condition(name)})\s*\$*\s*(?P<behind>{_BEHIND_WHEN})?"
        rf"[\s,，、:]*(?:{_THEN}\s*)*[\s$]*\Z",
        re.IGNORECASE,
    )


@lru_cache(maxsize=64)
def _behind(name: str) -> re.Pattern[str]:
    """The same behind a piece."""
    return re.compile(
        rf"(?:{SPACE}|{_IN_TEXT}|\(|{_WHEN}){{0,8}}(?P<condition>{_condition(name)})"
        r"\s*(?:[$,.;:)，。；、]|\\q?quad|\\\\|\Z)",
        re.IGNORECASE,
    )


def told_behind(text: str, piece: Definition) -> str | None:
    """The condition that stands behind a piece: `$f(x) = x^2$ for $x \\ge 0$`, `f(x) = x^2, \\quad x \\ge 0`."""
    behind = text[piece.span.end : piece.span.end + _NEAREST]
    if _ELSE_BEHIND.match(behind):
        return ""
    name = written_argument(piece)
    match = _behind(name).match(behind)
    if match is None or _goes_on(behind[match.end("condition") :], match["condition"], name):
        return None
    return match["condition"].strip()


_OR = (
    r"(?:(?:and|or|und|oder|sowie|et|ou|y|o|e|i|oraz|lub|и|или|và|hoặc|veya|ve)(?![^\W\d_])"
    r"|或|和|与|または|か|또는|\\(?:lor|vee)(?![a-z]))"
)
_JOIN = rf"(?:{SPACE}|\\(?:text|mbox|mathrm)\s*\{{|\}})*"
_LISTED = r"(?:[-−]?\d+(?:\.\d+)?\s*(?:[,$]|\Z|\\)|\\[lc]?dots(?![a-z])|…|\.\.\.)"


def _goes_on(behind: str, condition: str, name: str) -> bool:
    """Whether more values or conditions stand behind a condition, for the same piece: `$k = 1, 2, 3$`, `$x < 0$ or
    $x > 1$`."""
    again = rf"(?:{name}|\|\s*{name})\s*{_RELATION}|{_BOUND}\s*{_RELATION}"
    more = rf"{_JOIN}{_OR}{_JOIN}(?:{_WHEN}{_JOIN})?(?:{again})"
    if _ONE_PLACE.search(condition) is not None:
        more = rf"{more}|{_JOIN}(?:{_OR}{_JOIN})?(?:{_LISTED}|{again})"
    return re.match(more, behind, re.IGNORECASE) is not None


AND = (
    r"(?:(?:and|while|whereas|but|und|während|aber|et|tandis\s+que|mais|y|mientras\s+que|pero|e|enquanto|mas|mentre|ma|и|а|oraz"
    r"|và|còn|nhưng|ve)(?!\w)|而|且|并且|及)"
)
_AND_THEN = late(rf"{AND}[\s,，、]*(?:{_THEN}\s*)*", re.IGNORECASE)
_WHEN_FIRST = late(rf"(?:{_WHEN}|{ELSE}(?!\w))[\s,，、]*(?:{_THEN}\s*)*", re.IGNORECASE)
_ELSE_BEFORE = late(rf"(?<!\w){ELSE}[\s,，、:]*(?:{_THEN}\s*)*[\s$]*\Z", re.IGNORECASE)
_ELSE_BEHIND = late(rf"(?:{SPACE}|\()*(?:\\(?:text|mbox|mathrm)\s*\{{\s*)?{ELSE}(?!\w)", re.IGNORECASE)


def written_argument(piece: Definition) -> str:
    """The argument of a piece as it is written, for a pattern."""
    head = re.search(r"\(\s*([^()]+?)\s*(?:\\right\s*)?\)\s*$", piece.text.partition("=")[0])
    return re.escape(head[1] if head is not None else piece.parameters[0])


def _condition(name: str) -> str:
    variable = rf"(?<![A-Za-z\\]){name}(?![A-Za-z(_^])"
    sized = rf"(?:{variable}|\|\s*{variable}\s*\|)"
    return rf"(?:{_BOUND}\s*{_RELATION}\s*)?{sized}\s*{_RELATION}\s*{_BOUND}|{_BOUND}\s*{_RELATION}\s*{sized}"
