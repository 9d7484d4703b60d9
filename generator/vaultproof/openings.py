"""Where a text gives a symbol a new meaning without a definition that is read: `let $f$ be a function with $f(1) = 3$`,
`a firm with cost function $C$`, `$g: \\mathbb{R} \\to \\mathbb{R}$`, `$f(n) = \\text{the number of divisors}$`.

Reads words and where formulas begin; evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from vaultproof.hearsay import is_hearsay
from vaultproof.spot import late

_KIND = (
    r"(?:functions?|maps?|mappings?|sequences?|series|matri(?:x|ces)|polynomials?|densit(?:y|ies)|distributions?|operators?|vectors?|curves?|signals?"
    r"|hàm(?:\s+số)?|dãy(?:\s+số)?|ma\s+trận|đa\s+thức|funktion(?:en)?|abbildung|folge|reihe|polynom|fonctions?|applications?|suites?|série|matrices?|polynômes?"
    r"|funci(?:ón|ones)|sucesi(?:ón|ones)|serie|matri(?:z|ces)|polinomios?|funç(?:ão|ões)|sequências?|sucess(?:ão|ões)|polinômios?|funzion[ei]|successione|matrice"
    r"|polinomi?|функци\w+|последовательност\w+|матриц\w+|многочлен\w*|funkcj\w+|ciąg\w*|macierz\w*|wielomian\w*|fonksiyon\w*|dizi|matris)"
)
_KIND_OF_HAN = r"(?:函数|函數|数列|數列|矩阵|矩陣|多项式|行列|関数|함수|수열|행렬)"
_ANY = (
    r"(?:an?|another|some|any|every|eine?[nmrs]?|jede[nmrs]?|une?|autre|una|otr[oa]|uma|um|outr[oa]|un['’]altra|altr[oa]|некотор\w+|люб\w+|pewn\w+|dowoln\w+"
    r"|một|mỗi|bir)"
)
_IS = (
    r"(?:is|are|was|be|as|called|becomes?|ist|sind|als|est|sont|comme|es|son|como|é|são|è|sono|come|это|как|jest|są"
    r"|jako|là)"
)
_LET = (
    r"(?:let|suppose(?:\s+that)?|assume(?:\s+that)?|soi(?:t|ent)|supposons(?:\s+que)?|sean?|suponga\w*(?:\s+que)?|sejam?|suponha\w*(?:\s+que)?|sei(?:en)?"
    r"|angenommen,?|sia(?:no)?|supponiamo(?:\s+che)?|пусть|предположим(?:,\s*что)?|niech|załóżmy(?:,\s*że)?|cho|giả\s+sử|xét)"
)
_NOW = r"(?:now|again|also|further|maintenant|aussi|nun|jetzt|ahora|agora|ora|теперь|também|także|teraz)"
_TAKE = (
    r"(?:consider|take|given|betracht\w*|gegeben\s+sei|considérons|considere\w*|considera\w*|consideri\w*|dad[oa]|рассмотрим"
    r"|rozważ\w*|dan[aey]\s+jest|xét|cho)"
)
_LET_OF_HAN = r"(?:设|設|令|假设|假設|若)"
_CONDITION = (
    r"(?:satisf\w+|fulfil\w*|such\s+that|with\s+the\s+propert\w+|whose|erfüll\w+|vérifi\w+|tel(?:le)?s?\s+que|cumpl\w+|verific\w+|tal(?:es)?\s+que|satisfa\w+|soddisf\w+"
    r"|удовлетвор\w+|так\w+,?\s+что|spełni\w+|tak\w+,?\s+że|thỏa(?:\s+mãn)?|sao\s+cho|满足|滿足|満たす|만족)"
)
_DEFINED = r"(?:=|:=|≔|\\(?:coloneqq|triangleq|equiv)(?![A-Za-z]))"
_LETTER = r"(?:\\[A-Za-z]+|[A-Za-z])(?:_\{?\w+\}?)?"
_THE = r"(?:the|la|le|el|a|o|die|der|das)"
_WORDS = r"(?:[^\W\d]['’\w-]*\s+){0,4}?"
_CALLED = rf"(?P<name>{_LETTER})\s*(?:\([^()$]{{0,12}}\)\s*)?"
_MEMBER = r"(?P<alone>)(?=\$|\\[)\]]|:|\\colon(?![a-z])|\\in(?![a-z])|∈)"
_USUAL = (
    r"(?:examples?|values?|points?|places?|ways?|checks?|looks?|steps?|times?|roots?|zeros?|solutions?|methods?|proofs?|forms?"
    r"|terms?|evaluation|input|test|application|useful|important|interesting|simple|note|number)(?!\w)"
)
_IN = r"(?:\$+|\\[(\[])\s*"
_OUT = r"(?:\$|\\[)\]])"
_OPENINGS = (
    late(
        rf"""(?P<told>(?<!\w){_IS}\s+(?:\w+\s+)?)?(?<!\w){_ANY}\s+{_WORDS}{_KIND}(?!\w)[^.;:$\n]{{0,60}}
        {_IN}(?P<name>{_LETTER})(?![A-Za-z])""",
        re.IGNORECASE | re.VERBOSE,
    ),
    late(
        rf"""(?<!\w)(?:another|a\s+(?:second|third|fourth|different|new))\s+(?!{_USUAL})[a-z][\w-]*[^.;:$\n]{{0,40}}
        {_IN}(?P<name>{_LETTER})(?![A-Za-z])""",
        re.IGNORECASE | re.VERBOSE,
    ),
    late(
        rf"""(?<!\w){_LET}\s+(?:{_NOW}\s+)?(?:{_THE}\s+)?(?:{_WORDS}{_KIND}\s+)?
        (?:\$[^$\n]{{1,30}}\$\s*(?:,|and|et|und|y|e|и|và|i)\s*)?{_IN}(?:[A-Za-z]\s*=\s*)?{_CALLED}{_MEMBER}""",
        re.IGNORECASE | re.VERBOSE,
    ),
    late(
        rf"(?<!\w){_TAKE}\s+(?:{_THE}\s+)?{_WORDS}{_KIND}(?!\w)[^.;:$\n]{{0,20}}{_IN}{_CALLED}",
        re.IGNORECASE,
    ),
    late(
        rf"{_LET_OF_HAN}[^。；;$\n]{{0,12}}{_IN}(?:[A-Za-z]\s*=\s*)?{_CALLED}{_MEMBER}",
        re.IGNORECASE,
    ),
    late(
        rf"(?:(?<!\w){_KIND}\s+|{_KIND_OF_HAN}\s*){_IN}{_CALLED}{_OUT}[^.;。；$\n]{{0,30}}{_CONDITION}",
        re.IGNORECASE,
    ),
    late(
        rf"(?:\$|\\[(\[])\s*(?P<name>{_LETTER})\s*{_DEFINED}\s*\\(?:sin|cos|tan|cot|exp|ln|log|tanh|sinh|cosh|arctan|arcsin|arccos)"
        rf"\s*(?={_OUT})",
    ),
    late(
        rf"(?:\$|\\[(\[]|^|&)[ \t>]*(?P<name>{_LETTER})\s*(?::|\\colon(?![a-z]))(?!=)[^$\n=]{{1,80}}?"
        r"(?:\\(?:to|rightarrow|longrightarrow)(?![a-z])|→)",
        re.MULTILINE,
    ),
)
_DEFINITION = late(
    rf"(?:\$|\\[(\[]|^|&|\\\\)[ \t>]*(?P<name>{_LETTER})\s*(?:\\left\s*)?\(\s*(?P<of>{_LETTER}(?:\s*,\s*{_LETTER})*)\s*"
    rf"(?:\\right\s*)?\)\s*&?\s*{_DEFINED}(?P<body>[^$]{{1,200}})",
    re.MULTILINE,
)
_EQUATED = late(
    r"[\s&]*[-−]?(?:\d+(?:[.,]\d+)?|(?P<letter>\\?[A-Za-z]+(?:_\{?\w+\}?)?)|\\[dt]?frac\s*\{\d+\}\s*\{\d+\})[\s&]*(?:[,.;]|\\\\|\\(?:quad|text|implies|Rightarrow|iff)|=|$)"
)
"""What a function is set equal to in an equation rather than by a definition: a number, a letter."""


_ANOTHER_EXAMPLE = late(
    r"""(?<!\w)(?:(?:another|one\s+more|a\s+(?:second|third|further|different|new|similar))\s+(?:[a-z-]+\s+)?example
    |(?:weiteres|anderes|zweites|drittes)\s+beispiel|(?:autre|second|deuxième|nouvel)\s+exemple|(?:otro|segundo)\s+ejemplo
    |(?:outro|segundo)\s+exemplo|(?:altro|secondo|ulteriore)\s+esempio|(?:друг(?:ой|им)|ещ[её]\s+один|второй)\s+пример\w*
    |(?:inny|innym|kolejnym?|drugi)\s+przykład\w*|ví\s+dụ\s+khác|(?:başka|diğer)\s+(?:bir\s+)?örne[kğ]\w*)(?!\w)
    |另(?:外)?一个例子|別の例|他の例|もう一つの例|또\s*다른\s*예""",
    re.IGNORECASE | re.VERBOSE,
)
_REACH_OF_EXAMPLE = 400
_TOLD_OF = late(
    rf"(?<!\w)(?!{_USUAL})[^\W\d_]{{3,}}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{{2,}}|\$", re.IGNORECASE
)
_COPULA = late(
    rf"[\s:,，：]*(?:(?:of\s+(?:this|that|it|such)|hiervon|dafür|davon|de\s+(?:cela|esto|isso)|di\s+questo|этого|tego)(?!\w)\s*)?(?:{_IS}(?!\w)|[是はは는은])?"
    rf"[\s:,，：]*(?:{_THE}\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A place at which a symbol is given a meaning. `arguments` are how many letters it has there in something that
    looks like a definition of it, 0 where words open it; a `recurrence` tells it by its own earlier values. It is
    `named` where the words give the symbol itself rather than something said of it: `let $A$ be`. What others are said
    to `claim` of a symbol gives it no meaning below its paragraph."""

    start: int
    arguments: int = 0
    recurrence: bool = False
    named: bool = True
    claimed: bool = False


@lru_cache(maxsize=64)
def _openings(text: str) -> dict[str, tuple[Opening, ...]]:
    """The places of a text at which each symbol is given a meaning, in order."""
    found: dict[str, list[Opening]] = {}
    for pattern in _OPENINGS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            for name in _names(match["name"]) if not groups.get("told") else ():
                opening = Opening(match.start("name"), named="alone" in groups)
                found.setdefault(name, []).append(opening)
    for match in _DEFINITION.finditer(text):
        if (looks := _as_definition(match)) is not None:
            for name in _names(match["name"]):
                found.setdefault(name, []).append(looks)
    return {name: tuple(sorted(all_of, key=lambda one: one.start)) for name, all_of in found.items()}


def _names(written: str) -> tuple[str, ...]:
    """The symbol that is written, and where it has an index, the letter that bears it: `a_1`, `a`."""
    name = re.sub(r"[\\{}\s]", "", written)
    return tuple(dict.fromkeys((name, name.partition("_")[0])))


def _as_definition(match: re.Match[str]) -> Opening | None:
    """What looks like a definition; None for an equation of its function: `f(x) = 0`, `f(x) = f(-x)`, a Taylor series
    around a place."""
    body, name = match["body"], re.escape(match["name"])
    if (equated := _EQUATED.match(body)) is not None and equated["letter"] != match["of"].strip():
        return None
    own = re.findall(rf"(?<![A-Za-z\\]){name}\s*(['′^(]?)(?:\s*\(?)([^()]*)", body)
    if any(mark in {"'", "′", "^"} for mark, _ in own):
        return None
    called = [inner for mark, inner in own if mark == "("]
    letter = re.escape(match["of"].split(",")[0].strip())
    steps = any(re.search(rf"{letter}\s*[-−+/]|\\frac\s*\{{\s*{letter}", inner) for inner in called)
    if called and not steps:
        return None
    text, end = match.string, match.start("body") + len(match["body"].split("$")[0])
    claimed = is_hearsay(text, match.start("name"), end)
    return Opening(match.start("name"), match["of"].count(",") + 1, recurrence=steps, claimed=claimed)


_PARAGRAPH = re.compile(r"(?<![:：])\n[ \t>]*\n")


def _in_another_example(text: str, name: str, there: int, here: int) -> bool:
    """Whether words between two places go over to another example, of something else than the symbol's value:
    `another example is the logarithm, $f(1) = 0$`, not `another example: $f(3) = 9$`."""
    for found in _ANOTHER_EXAMPLE.finditer(text, max(there, here - _REACH_OF_EXAMPLE), here):
        said = text[_COPULA.match(text, found.end()).end() : here]  # type: ignore[union-attr]  # it may be empty
        own = re.search(rf"(?<![A-Za-z\\]){re.escape(name)}(?![A-Za-z])", said)
        if (
            "\n#" not in said
            and _TOLD_OF.search(said[: own.start() if own else len(said)].rstrip("$ (")) is not None
        ):
            return True
    return False


def opened_between(
    text: str, name: str, between: tuple[int, int], read: Collection[int], arguments: int, *, above: bool
) -> bool:
    """Whether a text gives a symbol a new meaning between two places. `read` are where definitions of it begin that are
    read, which are none of these unless they have another number of arguments than the one meant. With one `above`, a
    recurrence may be told of the same. A value, which takes no arguments, loses its meaning only where its symbol is
    named."""
    there, here = between
    for one in _openings(text).get(name, ()):
        if not there <= one.start <= here or (one.start == here and one.arguments):
            continue
        if not arguments and (one.arguments or not one.named):
            continue
        if one.claimed and _PARAGRAPH.search(text, one.start, here) is not None:
            continue
        known = one.start in read and (not one.arguments or arguments == one.arguments)
        if not known and not (above and one.recurrence):
            return True
    return bool(arguments) and above and _in_another_example(text, name, there, here)


def told_anew(text: str, name: str, there: int, here: int) -> bool:
    """Whether a text tells another rule of a sequence between two places, or words open its symbol."""
    return any(
        there <= one.start < here and (one.recurrence or not one.arguments)
        for one in _openings(text).get(name, ())
    )


_VALUED = late(
    rf"(?:\$|\\[(\[]|^|&|\\\\|[,;:])[ \t>]{{0,20}}(?P<name>{_LETTER})\s*&?\s*"
    r"(?:=|:=|←|\\(?:coloneqq|equiv|approx|leftarrow)(?![A-Za-z])|≡|≈)"
    r"(?P<body>[^$\n,;&]{1,80})",
    re.MULTILINE,
)
_WITH_DIGITS = re.compile(r"\d+\.\d|\d{2}")


def valued_between(text: str, name: str, there: int, here: int, read: Collection[int]) -> bool:
    """Whether a text sets a symbol equal to something with numbers in it between two places, where no value is read:
    `b = \\text{SiLU}^{-1}(1) \\approx 1.28`."""
    return any(
        name in _names(found["name"])[:1]
        and found.start("name") not in read
        and _WITH_DIGITS.search(found["body"]) is not None
        for found in _VALUED.finditer(text, there, here)
    )
