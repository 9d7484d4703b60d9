r"""Taylor polynomials told in words: “the Taylor polynomial of degree 2 of $\cos x$ at 0 is $1 - \frac{x^2}{2}$”.

Says them as what they mean: the rest, divided by the power that is named, tends to 0 (B. Taylor, 1715; in this form
G. Peano, 1884). Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.clauses import FORMULA, Running, Text, sentences
from vaultproof.extract.shape import shape
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_ORDINALS = {
    **dict.fromkeys("first linear ersten lineare premier primer primeiro primo первой 一".split(), 1),
    **dict.fromkeys(
        "second quadratic zweiten quadratische second deuxième segundo secondo второй 二".split(), 2
    ),
    **dict.fromkeys("third cubic dritten kubische troisième tercer terceiro terzo третьей 三".split(), 3),
    **dict.fromkeys("fourth vierten quatrième cuarto quarto четвёртой четвертой 四".split(), 4),
    **dict.fromkeys("fifth fünften cinquième quinto пятой 五".split(), 5),
}
_ORDER = rf"(?P<order>\d|{FORMULA}|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_DEGREE = (
    r"(?:degree|order|grad(?:es)?|ordnung|degré|ordre|grado|orden|grau|ordem|ordine|stopnia|rzędu|bậc|cấp)"
)
_WORD = (
    r"(?:taylora?|тейлора|泰勒|テイラー|테일러"
    r"|mac-?laurina?|маклорена|麦克劳林|マクローリン|매클로린)"
)
_POLYNOMIAL = (
    r"(?:polynom(?:ials?)?|polynôme|polinomio|polinôm[ioe]+|polinómio|wielomian|многочлен|đa\s+thức"
    r"|entwicklung|approximation|expansion|développement|desarrollo)"
)


def _order_as(name: str) -> str:
    return _ORDER.replace("order", name)


_TOLD = Spotted(
    rf"""(?<!\w)(?:{_WORD}[-\s]*{_POLYNOMIAL}\s+(?:(?:of|vom|de|di|à)\s+(?:l['’])?|d['’]|à\s+l['’])?
    (?:{_DEGREE}\s+)?{_order_as("one")}\.?(?:\s+{_DEGREE})?
    |{_POLYNOMIAL}\s+(?:de\s+|di\s+)?{_WORD}\s+(?:(?:de|di|d['’]|à\s+l['’])\s*)?
    (?:{_DEGREE}\s+)?{_order_as("two")}(?:-?(?:й|ой|ей|го))?(?:\s+(?:степени|порядка|{_DEGREE}))?
    |{_order_as("three")}(?:st|nd|rd|th)?[-\s]+(?:{_DEGREE}[-\s]+)?{_WORD}[-\s]*{_POLYNOMIAL})(?!\w)
    |(?P<four>\d|[一二三四五])\s*[阶次]\s*(?:の)?\s*{_WORD}\s*(?:多项式|展开式?|多項式|展開|近似)
    |(?P<five>\d)차\s*{_WORD}\s*다항식""",
    re.IGNORECASE | re.VERBOSE,
)
_GROUPS = ("one", "two", "three", "four", "five")
_PLACE = late(
    r"\s*(?:the\s+point\s+)?(?:(?:x(?:_0|_\{0\})?|a)\s*=\s*)?(?P<at>-?\d+|\\pi|-?\\[dt]?frac\s*\{\\?\w+\}\s*\{\d+\})\s*"
)
_AT = late(
    r"(?:at|around|about|near|um|bei|im\s+punkt|in|an|en|autour\s+de|alrededor\s+de|em|в(?:\s+точке)?|w|tại|quanh|在)\s*$|で\s*$",
    re.IGNORECASE,
)
_PLAIN_AT = late(
    r"(?:at|around|about|um|bei|in|en|em|в(?:\s+точке)?|w|tại|在)\s*(?:x\s*=\s*)?(?P<at>-?\d+)(?![\d.,]*\d|\w)",
    re.IGNORECASE,
)
_UNFINISHED = late(r"\\[lc]?dots|…|\.\.\.|\\sum|\\int|[oO]\s*\(|\\mathcal|\\xi|\\theta|R_")
_POWER = late(r"(?:x|\))\s*\^\s*(?:\{\s*(?P<braced>\d+)\s*\}|(?P<digit>\d))")
_NAMED = late(
    r"\s*(?!x\s*=)[A-Za-z](?:_\{?[\w,]+\}?)?\s*(?:\(\s*x\s*\))?\s*(?:=|≈|\\approx)\s*(?P<body>[^=≈]+?)\s*"
)
_FUNCTION = late(
    r"\s*(?:(?P<name>[fgh])\s*(?:\(\s*x\s*\))?\s*(?:=\s*(?P<body>[^=]+?))?|(?P<plain>[^=]*x[^=]*?))\s*"
)
_MOST = 6
_PART_OF = late(
    r"(?:(?<!\w)(?:of|in|by|from|between|to|with|durch|par|por|pelo|per|przez|des|dem|vom|im|zum|du|dans|del|al|della|dello|nel|do|da|no|ao|của|trong|từ)\s+(?:(?:the|its|a|our)\s+)?|['’]s\s+)\Z",
    re.IGNORECASE,
)
"""Words before a polynomial that something else is told of: `the quadratic term of the …`."""
_PART = late(r"\s*(?:的|の|의)")
_SHIFTED = late(r"\(\s*x\s*[-−+]")
_ELSEWHERE = late(r"(?<![A-Za-z\\])(?:x(?:_0|_\{0\})?|a|c)\s*=\s*(?!-?0(?![.,\d]))[-−]?[\d\\]")
_MACLAURIN = late(r"laurin|маклорен|麦克劳林|マクローリン|매클로린", re.IGNORECASE)
_EXPANDED = Spotted(
    r"""(?<!\w)(?:expand\w*|expansions?|entwick\w+|développ\w+|desarroll\w+|desenvolv\w+|expandi\w+|svilupp\w+|разлож\w+|разлага\w+|khai\s+triển|rozwi\w+)(?!\w)[^.。\n]{0,40}?
    (?<!\w)(?:at|around|about|near|um|bei|punkt|en|em|in|autour\s+de|alrededor\s+de|около|точк\w+|tại|quanh|w|wokół|point|punto|ponto)\s+\$?\s*[-−]?(?:[1-9]|\\(?:pi|frac))""",
    re.IGNORECASE | re.VERBOSE,
)
_WORDS = late(r"[^\W\d_]+")
_SAYS = frozenset(
    """is reads equals equal to given by simply then therefore at around about point x the ist lautet gleich bei um im
    punkt in an der die das stelle est vaut égal en au le la es igual a son el em o é è uguale là bằng tại равен равна
    имеет вид есть в точке это jest równy dla w z quanh autour alrededor del de nel punto ponto""".split()
)
"""The words that may stand between a function with its place and the polynomial."""
_EASTERN = late(r"[为爲是はが은는이가다에서で在处處において等于等於です입니]|である|として")


def taylor_claims(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each sentence that tells a Taylor polynomial with its degree and its function."""
    if not _TOLD.may_match(note.source.text):
        return
    for running in texts:
        text = running.text
        if len(text.formulas) < 2 or not _TOLD.may_match(text.words):
            continue
        for start, end, mark in sentences(text.words):
            told = _TOLD.search(text.words, start, end)
            if told is None or mark in {"?", "？"}:
                continue
            claim = _claim(note, running, (start, end), told)
            if claim is not None:
                yield replace(claim, doubt=doubts.get(running.block.scope) or doubt_of(text.words[start:end]))


def _claim(note: Note, running: Running, within: tuple[int, int], told: re.Match[str]) -> Equation | None:
    text = running.text
    order = _order(text, told)
    places = [
        at
        for at in sorted(text.formulas)
        if within[0] <= at < within[1] and not told.start() <= at < told.end()
    ]
    if order is None or not 2 <= len(places) <= _MOST:
        return None
    function, polynomial = text.formulas[places[0]], text.formulas[places[-1]]
    if _PART_OF.search(text.words, within[0], told.start()) or _PART.match(text.words, told.end()):
        return None
    if not _is_said(text.words[max(told.end(), places[-2] + 1) : places[-1]]):
        return None
    point = _point(text, within, places[1:-1])
    if point == "" and not _MACLAURIN.search(told.group()) and not _is_about_zero(note, polynomial):
        return None
    point = point if point != "" else "0"
    body, body_of = _FUNCTION.fullmatch(function.text), _NAMED.fullmatch(polynomial.text)
    if body is None or point is None:
        return None
    term = f"{body['name']}(x)" if body["name"] and not body["body"] else body["body"] or body["plain"]
    shown = body_of["body"] if body_of is not None else polynomial.text
    if not _is_polynomial(shown, order) or _UNFINISHED.search(term):
        return None
    rest = rf"\frac{{\left({term}\right) - \left({shown}\right)}}{{(x - ({point}))^{{{order}}}}}"
    first = function.whole.start
    span = text.span_of(told.start(), places[-1] + 1)
    return Equation(
        path=note.path,
        span=span,
        kind="limit",
        text=text.shown(told.start(), places[-1] + 1),
        scope=running.block.scope,
        left=Term(Passage(rf"\lim_{{x \to {point}}} {rest}", ((0, first),)), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=Term(Passage("0", ((0, first),)), Syntax.LATEX),
    )


def _is_said(between: str) -> bool:
    """Whether words say no more than that what follows is the polynomial."""
    plain = _PLAIN_AT.sub(" ", between)
    words = _WORDS.findall(_EASTERN.sub(" ", plain))
    return all(one.lower() in _SAYS for one in words)


def _is_about_zero(note: Note, polynomial: Passage) -> bool:
    """Whether a polynomial whose place is not told is one about 0: it is not in powers of `x - 1`, nor does the note
    tell another place before."""
    before = note.source.text[: polynomial.whole.start]
    return not (_SHIFTED.search(polynomial.text) or _ELSEWHERE.search(before) or _EXPANDED.search(before))


def _order(text: Text, told: re.Match[str]) -> int | None:
    """The degree that words tell."""
    at = next((one for one in _GROUPS if told[one]), None)
    if at is None:
        return None
    word = told[at].lower()
    if word == FORMULA:
        word = text.formulas[told.start(at)].text.strip()
    return int(word) if word.isdigit() and int(word) <= 9 else _ORDINALS.get(word)


def _point(text: Text, within: tuple[int, int], between: Sequence[int]) -> str | None:
    """The place about which a function is expanded, empty where none is told; None where it is not understood."""
    found = []
    for at in between:
        match = _PLACE.fullmatch(text.formulas[at].text)
        if match is None or _AT.search(text.words, within[0], at) is None:
            return None
        found.append(match["at"])
    plain = _PLAIN_AT.search(text.words, *within)
    if plain is not None:
        found.append(plain["at"])
    return (found or [""])[0] if len(found) <= 1 else None


def _is_polynomial(shown: str, order: int) -> bool:
    """Whether a term is a polynomial in x of no higher degree, with nothing left open."""
    looks = shape(Term(Passage(shown, ((0, 0),)), Syntax.LATEX))
    powers = [int(one["braced"] or one["digit"]) for one in _POWER.finditer(shown)]
    return (
        looks.names <= {"x"}
        and not _UNFINISHED.search(shown)
        and not re.search(r"\\(?:sin|cos|tan|ln|log|exp|sqrt)(?![A-Za-z])|[=<>≈]", shown)
        and max(powers, default=1) <= order
    )
