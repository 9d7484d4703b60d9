r"""Statements of which words tell the left side: “the gradient is $(2x, 2y)$”, “die zweite Ableitung lautet $6x$”, “the
Hessian of $f$ at $(1, 1)$ is …”. They are made as the formula would be that says the same. Evaluates nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaultproof.claim import Relation, Syntax, Term
from vaultproof.extract.classify import Statement
from vaultproof.extract.doubts.around import Around
from vaultproof.extract.language.clauses import FORMULA, Running, Text, sentences
from vaultproof.extract.language.openers import goes_on_plainly, opens_plainly
from vaultproof.extract.language.topics import OF_VALUES
from vaultproof.extract.language.words import states
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_GRADIENT = (
    r"gradiente?|gradientenvektor|vec?tor\s+gradiente|véc\s*tơ\s+gradient|градиент|gradyan[ı]?|梯度"
    r"|勾配(?:ベクトル)?|그래디언트|기울기\s*벡터"
)
_HESSIAN = (
    r"(?:hessian|hesse)(?:\s+matrix|[-\s]?matrix)?|(?:matrice|matriz|ma\s+trận)\s+(?:hessienne"
    r"|hessiana|hesse|hessian)|hessiana|гессиан|матрица\s+гессе|(?:黑塞|海森|海赛)矩阵|ヘッセ行列|헤세\s*행렬"
)
_SECOND = (
    r"second\s+derivative|zweite\s+ableitung|dérivée\s+seconde|segunda\s+derivada|derivada\s+segunda"
    r"|derivata\s+seconda|вторая\s+производная|đạo\s+hàm\s+(?:cấp|bậc)\s+(?:hai|2)|druga\s+pochodna"
    r"|ikinci\s+türev[i]?|二阶导数|2階導関数|이계도함수"
)
_THIRD = (
    r"third\s+derivative|dritte\s+ableitung|dérivée\s+troisième|tercera\s+derivada|terceira\s+derivada"
    r"|derivata\s+terza|третья\s+производная|đạo\s+hàm\s+(?:cấp|bậc)\s+(?:ba|3)|三阶导数"
)
_FIRST = (
    r"(?:first\s+)?derivative|(?:erste\s+)?ableitung|dérivée(?:\s+première)?|(?:primera\s+"
    r"|primeira\s+)?derivada(?:\s+primera)?|derivata(?:\s+prima)?|(?:первая\s+)?производная"
    r"|đạo\s+hàm(?:\s+(?:cấp|bậc)\s+(?:một|1))?|pochodna|türev[i]?|अवकलज|(?:一阶)?导数|導関数|微分係数|도함수|미분계수"
)
_SLOPE = (
    r"(?:slope|gradient)(?:\s+of\s+the\s+(?:tangent(?:\s+line)?|curve))?"
    r"|(?:tangenten)?steigung(?:\s+der\s+tangente)?|pente(?:\s+de\s+la\s+tangente)?"
    r"|pendiente(?:\s+de\s+la\s+(?:recta\s+)?tangente)?|(?:inclinação"
    r"|declive)(?:\s+da\s+(?:reta\s+)?tangente)?|pendenza(?:\s+della\s+(?:retta\s+)?tangente)?"
    r"|угловой\s+коэффициент(?:\s+касательной)?|hệ\s+số\s+góc(?:\s+của\s+tiếp\s+tuyến"
    r"|\s+tiếp\s+tuyến)?|切线(?:的)?斜率|接線の傾き|접선의\s*기울기"
)
_WORTH = (
    r"function\s+value|value\s+of\s+the\s+function|funktionswert|valor\s+de\s+la\s+función"
    r"|valor\s+da\s+função|valeur\s+de\s+la\s+fonction|valore\s+della\s+funzione|значение\s+функции"
    r"|giá\s+trị\s+(?:của\s+)?hàm(?:\s+số)?|wartość\s+funkcji|函数值|関数の値|함숫값"
)
_MODULUS = (
    r"modulus|absolute\s+value|magnitude|betrag|module|módulo|modulo|модуль|mô\s*đun|moduł|模长?|绝对值|絶対値"
    r"|절댓값"
)
_CONJUGATE = (
    r"(?:complex\s+)?conjugate|(?:komplex\s+)?konjugierte|conjugué|conjugado|coniugato|сопряж[её]нное(?:\s+число)?"
    r"|số\s+phức\s+liên\s+hợp|sprzężenie|共轭(?:复数)?|共役(?:複素数)?|켤레\s*복소수"
)
_REAL = (
    r"real\s+part|realteil|partie\s+réelle|parte\s+real|parte\s+reale|действительная\s+часть|вещественная\s+часть|phần\s+thực"
    r"|część\s+rzeczywista|实部|実部|실수부"
)
_IMAGINARY = (
    r"imaginary\s+part|imaginärteil|partie\s+imaginaire|parte\s+imaginaria|parte\s+imaginária|parte\s+immaginaria|мнимая\s+часть"
    r"|phần\s+ảo|część\s+urojona|虚部|허수부"
)
_NOUN = Spotted(
    rf"""(?<!(?-i:[^\W぀-ヿ一-鿿가-힣]))(?:(?P<modulus>{_MODULUS})|(?P<conjugate>{_CONJUGATE})|(?P<real>{_REAL})|(?P<imaginary>{_IMAGINARY})|(?P<hessian>{_HESSIAN})|(?P<second>{_SECOND})|(?P<third>{_THIRD})|(?P<first>{_FIRST})|(?P<gradient>{_GRADIENT})|(?P<slope>{_SLOPE})|(?P<worth>{_WORTH}))(?![A-Za-zÀ-ỹА-яё])""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = r"[-−–]?\s?\d+(?:[.,]\d+)?(?:/\d+)?"
_OF = late(
    rf"\s*(?:of|von|der|de|di|của|для|d['’]|do|da|del|funkcji)?\s*(?:(?:the\s+|der\s+|la\s+|a\s+|die\s+)?(?:function|funktion|fonction|función|função|funzione|функции|hàm(?:\s+số)?|funkcji)\s*)?"
    rf"(?P<formula>{FORMULA})?",
    re.IGNORECASE,
)
_AT = late(
    rf"\s*(?:at|in|im|bei|an|en|em|au|à|nel|no|tại|в|при|w|dla|για)\s+(?:(?:the|der|el|le|o|il)\s+)?(?:(?:point|punkt|stelle|punto|ponto|điểm|точке|punkcie)\s+)?"
    rf"(?P<place>{FORMULA}|{_NUMBER}|[a-z]\s*=\s*{_NUMBER}|zero|нуле|cero|zéro|null)\s*,?",
    re.IGNORECASE,
)
_AT_BEFORE = late(
    rf"(?:^|[\s,(])(?:at|in|im|bei|an|en|em|au|à|nel|no|tại|в|при|w|dla)\s+(?:(?:the|der|el|le|o|il)\s+)?(?:(?:point|punkt|stelle|punto|ponto|điểm|точке|punkcie)\s+)?(?P<place>{FORMULA})\s*,?\s*"
    rf"(?:(?:the|die|der|la|le|el|a|o|il|l['’]|its|ihre|seine)\s*)?\Z",
    re.IGNORECASE,
)
_EAST_BEFORE = late(
    rf"(?:在|当)?\s*(?:点|점)?\s*(?P<place>{FORMULA})\s*(?:处|時|时|における|での|のときの?|에서의?)\s*(?:的|の|、|,|，)?\s*\Z"
)
_VALUE = late(rf"(?P<value>{FORMULA}|{_NUMBER})(?![A-Za-zÀ-ỹ\d_^(/]|[.,]\d)")
_VERB_LAST = late(rf"\s+(?=(?:{FORMULA}|{_NUMBER})(?:\s?['’]?[dt][ıiuü]r(?!\w)|\s+(?:है|olur)))")
"""White space before a value whose verb stands behind it."""
_ENDS = late(
    r"\s*(?:$|[.,;:)!?。，；：、।\n]|(?:and|so|which|while|because|since|und|also|da|denn|et|donc|car|y|e|ed|luego|porque|quindi|и|а|так\s+как|và|nên|vì|i|oraz|ve|है|olur)(?!\w)|['’]?[dt][ıiuü]r|である|です|となる|になる|だ|이다|입니다|이고|이며)",
    re.IGNORECASE,
)
_COPULA = late(
    r"\s*(?:therefore\s+|then\s+|thus\s+|damit\s+|also\s+|então\s+|entonces\s+|donc\s+)?(?:lautet|liest\s+sich|reads|becomes|computes\s+to|has\s+the\s+form|s['’]écrit|viene\s+dada\s+por|queda|fica|имеет\s+вид|có\s+dạng|:)\s*",
    re.IGNORECASE,
)
_NEUTRAL = late(
    r"""(?:^|[.;:,(—–!?。，；：、।\n]|\b(?:and|but|so|thus|then|hence|that|because|since|rule|get|have|und|dass|also|damit|dann|et|que|donc|alors|y|entonces|luego|e|então|logo|che|quindi|и|а|что|тогда|và|thì|nên|vậy|gives|yields|i|więc|fonksiyonun|fonksiyonunun|olsun|ve)\b)
    \s*(?:(?:the|its|die|der|das|ihre|seine|la|le|el|los|a|o|as|os|il|lo|sa|son|su|sua|seu|suo|её|ее|его|l['’])\s*)?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_NEUTRAL_EAST = late(
    r"(?:^|[.;:,(。，；：、।]|曲线|曲線|函数|関数|함수|则|其|的|の|所以|因此|よって|이\s*함수의|함수의|f\s*의)\s*\Z"
)
_GRAPH = late(r"\s*y\s*=[^=]*(?<![A-Za-z\\])x(?![A-Za-z])[^=]*")
_NUMBER_COMPLEX = late(
    r"\s*(?P<name>[a-z](?:_\{?\d\}?)?)\s*=\s*[-−]?\s*(?:\d+(?:\.\d+)?\s*[-+−]\s*)?(?:\d+(?:\.\d+)?)?\s*i\s*"
)
"""A complex number that has a name."""
_DEFINING = late(
    r"\s*(?:y\s*=\s*)?(?P<name>[A-Za-z]|\\[a-z]+)\s*\(\s*(?P<of>[a-z](?:\s*,\s*[a-z])*)\s*\)\s*(?:=|:=)(?!\s*\?)"
)
_NAMED = late(r"\s*(?P<name>[A-Za-z]|\\[a-z]+)\s*(?:\(\s*[a-z](?:\s*,\s*[a-z])*\s*\))?\s*")
_SET = late(r"\s*[a-z]\s*(?:=|\\to|→)\s*(?P<at>[^=]+?)\s*")
_PAIR = late(r"\s*(?:\\left)?\(\s*(?P<at>[^()]+?)\s*(?:\\right)?\)\s*")
_RELATED = late(r"[=<>≈]|\\(?:approx|le|ge|ne|in|to)(?![A-Za-z])")


_Function = tuple[str, tuple[str, ...], str]
"""A function's name and its variables; a number's name and what it is."""


def worded_terms(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Statement]:
    """Each statement that names what a formula or a number is of the function defined last."""
    if not _NOUN.may_match(note.source.text):
        return
    known: list[_Function] = []
    for running in texts:
        text = running.text
        if _begins_section(note, running):
            known = []
        before = list(known)
        own = _defined(text)
        if own:
            known = [one for one in known if one[0] not in {name for name, *_ in own}] + own
        if not (before or known) or not _NOUN.may_match(text.words):
            continue
        for start, end, mark in sentences(text.words):
            if mark in {"?", "？"}:
                continue
            nouns = list(_NOUN.finditer(text.words, start, end))
            for match in nouns:
                own = _defined(text, match.start())
                if _is_left_again(text, start, match.start()):
                    own = []
                found = _read(text, match, (start, end), own[-1:] or before, known)
                if found is not None:
                    left, value, stop = found
                    general = _PLACED.search(left.text) is None and _VARIABLE.search(value.text) is None
                    at = value.passage.whole.start
                    general = (
                        general
                        and _PLACE_NEAR.search(note.source.text, max(0, at - _NEAR), left.passage.whole.start)
                        is not None
                    )
                    doubt = _doubt_of_opening(text, start, nouns[0])
                    if doubt is None and _PLACED.search(left.text) is not None:
                        doubt = _doubt_of_last(text, start, match)
                    around = f"{text.words[start : match.start()]} \ue001 {text.words[stop:end]}"
                    yield Statement(
                        source=note.source,
                        scope=running.block.scope,
                        terms=(left, value),
                        relations=(Relation.EQUAL,),
                        around=Around(
                            around,
                            itself=_ELSEWHERE if general else doubt,
                            place=doubts.get(running.block.scope),
                            terms=(left, value),
                        ),
                    )


_NEAR = 600
_PLACE_NEAR = late(
    r"(?<![A-Za-z\\])[a-z](?:_\{?\w\}?|\^\s*\{?\*\}?)?\s*(?:=|\\to)\s*[-−]?\d+(?:(?:[.,]|\{,\})\d+)?(?![\d.,]*\d|\s*[A-Za-z\\(^])|\(\s*[-−]?\d+(?:\.\d+)?\s*[,;|]\s*[-−]?\d"
    r"|(?<!\w)(?:points?|punkt\w*|stelle\w*|punto\w*|ponto\w*|точк\w*|điểm|start\w*)(?!\w)|点|점",
    re.IGNORECASE,
)
"""What tells a place."""
_ELSEWHERE = "the place at which it is meant may be told elsewhere"
_PLACED = late(r"\([^()]*\d|[|]|\\bar|\\operatorname")
_VARIABLE = late(r"(?<![A-Za-z\\])[a-z](?![A-Za-z])")


def _doubt_of_opening(text: Text, start: int, noun: re.Match[str]) -> str | None:
    """Why what a sentence tells from its first noun on may hold in another case: `For the square, …`."""
    before = _before(text, noun, start)
    if before is None or _defined(text, noun.start(), start) or opens_plainly(text.words[start : before.at]):
        return None
    return _OTHER_CASE


def _doubt_of_last(text: Text, start: int, noun: re.Match[str]) -> str | None:
    """Why what a sentence without a call tells of a value or slope may hold for what the sentence before speaks of:
    `The chord is drawn. At $x = 2$ the slope is …`."""
    if not any(noun[group] for group in ("first", "second", "slope", "worth")):
        return None
    told = sentences(text.words)
    place = bisect_left(told, start, key=lambda one: one[0])
    if place == 0:
        return None
    first, stop, _ = told[place - 1]
    formulas = [one.text for at, one in text.formulas.items() if first <= at < stop]
    if any(map(_MADE_OF_CALL.match, formulas)):
        return _OTHER_CASE
    related = any(map(_RELATED.search, formulas))
    plain = related or goes_on_plainly(text.words[first:stop], OF_VALUES)
    return None if plain else _OTHER_CASE


_MADE_OF_CALL = late(r"\s*\\?(?!y\b)[A-Za-z]+\s*=[^()]*[A-Za-z]\s*\(")
"""A letter that stands for what is made of a function: `L = f(x)^2`."""
_OTHER_CASE = "the words before it may tell of another case"
_FOR = late(
    rf"\s*(?:for|with|für|mit|pour|avec|para|por|con|com|per|для|với|cho|dla)\s+[^{FORMULA}]{{0,20}}\Z",
    re.IGNORECASE,
)


def _is_left_again(text: Text, start: int, stop: int) -> bool:
    """Whether the function defined last before a place is only that of an earlier sentence: `For $g(x) = x f(x)$ …`."""
    at = max((at for at in text.formulas if at < stop and _defined(text, at + 1, at)), default=start)
    if at >= start:
        return False
    first = max((end for _, end, _ in sentences(text.words) if end <= at), default=0)
    return _FOR.match(text.words[first:at]) is not None


def _begins_section(note: Note, running: Running) -> bool:
    """Whether a heading stands right before a running text."""
    return running.at > 0 and note.blocks[running.at - 1].kind == "heading"


def _defined(text: Text, stop: int | None = None, start: int = 0) -> list[_Function]:
    """The functions that a text defines before a place, with their variables."""
    found: list[_Function] = []
    for at, passage in text.formulas.items():
        if stop is not None and at >= stop:
            break
        if at < start:
            continue
        match = _DEFINING.match(passage.text)
        if match is not None and match["name"] not in "PEHN":
            found.append((match["name"], tuple(re.split(r"\s*,\s*", match["of"])), ""))
        elif _GRAPH.fullmatch(passage.text):
            found.append(("y", ("x",), ""))
        elif (number := _NUMBER_COMPLEX.fullmatch(passage.text)) is not None:
            found.append((number["name"], (), passage.text.partition("=")[2].strip().rstrip(".,;")))
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """What words tell beside a noun: where it begins or ends; the function's name and the place, if told."""

    at: int
    named: str | None
    place: str | None


def _read(
    text: Text,
    noun: re.Match[str],
    within: tuple[int, int],
    functions: Sequence[_Function],
    known: Sequence[_Function],
) -> tuple[Term, Term, int] | None:
    """The two sides of a statement about a noun, and where it ends."""
    words = text.words[: within[1]]
    before = _before(text, noun, within[0])
    told = _behind(text, words, noun.end(), before) if before is not None else None
    if before is None or told is None:
        return None
    kind = next(name for name in _HEADS if noun[name] is not None)
    known, functions = (
        [one for one in some if bool(one[1]) is (kind not in _COMPLEX)] for some in (known, functions)
    )
    function = next((one for one in (*known, *functions) if one[0] == told.named), None)
    if told.named is None and (
        len({one[0] for one in functions}) == 1 or (functions and not functions[0][1])
    ):
        function = functions[-1]
    last = _VERB_LAST.match(words, told.at)
    verb, copula = states(words, told.at), _COPULA.match(words, told.at)
    at = verb[1] if verb is not None else copula.end() if copula is not None else last and last.end()
    value = _VALUE.match(words, at) if at is not None else None
    if function is None or value is None or _ENDS.match(words, value.end()) is None:
        return None
    right = text.term(*value.span("value"))
    latex = _head(kind, function, told.place)
    lone = kind in {"first", "second", "third"} and told.place is None and right.syntax is Syntax.PLAIN
    if kind == "imaginary" and "i" in right.text:
        return None  # some call 4i the imaginary part of 3 + 4i
    if latex is None or lone or _RELATED.search(right.text):
        return None
    anchor = text.passage.cut(before.at, before.at + 1).whole.start
    return Term(Passage(latex, ((0, anchor),)), Syntax.LATEX), Term(right.passage, Syntax.LATEX), value.end()


def _before(text: Text, noun: re.Match[str], start: int) -> _Told | None:
    """What stands before a noun: perhaps a place and, in the east, a function; None where anything else does."""
    before = text.words[start : noun.start()]
    eastern = noun.group()[-1] > "\u0900"
    place = named = None
    first = noun.start()
    for pattern in (_AT_BEFORE, _EAST_BEFORE) if FORMULA in before else ():
        if (match := pattern.search(before)) is not None:
            place = _place(text, start + match.start("place"), match["place"])
            first = start + match.start()
            before = before[: match.start()]
            break
    owned = _OWNED.search(before) if eastern and FORMULA in before else None
    if owned is not None and (named := _name(text, start + owned.start("formula"))) is not None:
        first = start + owned.start()
        before = before[: owned.start()]
    elif owned is not None and owned.group().strip() != FORMULA:
        return None
    return _Told(first, named, place) if (_NEUTRAL_EAST if eastern else _NEUTRAL).search(before) else None


_OWNED = late(rf"(?:(?:函数|関数|함수)\s*)?(?P<formula>{FORMULA})\s*(?:的|の|의|का)?\s*\Z")


_BARE = late(r"(?P<name>[A-Za-z])(?![\w({'′])")
"""A name without dollars: `the real part of z`."""


def _behind(text: Text, words: str, at: int, before: _Told) -> _Told | None:
    """What stands behind a noun: perhaps whose it is, and a place; None where the place cannot be read."""
    named, place = before.named, before.place
    of = _OF.match(words, at)
    if of is not None and of["formula"] and (one := _name(text, of.start("formula"))) is not None:
        named, at = one, of.end()
    elif of is not None and not of["formula"] and of.group().strip():
        at = of.end()
        if (bare := _BARE.match(words, at)) is not None:
            named, at = bare["name"], bare.end()
    if place is None and (where := _AT.match(words, at)) is not None:
        place, at = _place(text, where.start("place"), where["place"]), where.end()
        if place is None:
            return None
    return _Told(at, named, place)


_COMPLEX = {
    "modulus": "|{0}|",
    "conjugate": r"\bar{{{0}}}",
    "real": r"\operatorname{{Re}}({0})",
    "imaginary": r"\operatorname{{Im}}({0})",
}
_HEADS = (*_COMPLEX, "hessian", "second", "third", "first", "gradient", "slope", "worth")
_PRIMES = {"first": "'", "second": "''", "third": "'''", "slope": "'", "worth": ""}


def _head(kind: str, function: _Function, place: str | None) -> str | None:
    """The term that a noun stands for."""
    name, variables, number = function
    if kind in _COMPLEX:
        return _COMPLEX[kind].format(number) if place is None else None
    if kind == "hessian":
        return f"H_{name}({place})" if place else f"H_{name}"
    if kind == "gradient" and len(variables) > 1:
        return rf"\nabla {name}({place})" if place else rf"\nabla {name}"
    if kind == "gradient":
        kind = "slope"
    if len(variables) > 1 and kind != "worth":
        return None
    if len(variables) == 1 and place is not None:
        place = place.split(",")[0].strip()
    if place is None and kind in {"slope", "worth"}:
        return None
    if name == "y" and place is None:
        return f"y{_PRIMES[kind]}"
    return f"{name}{_PRIMES[kind]}({place or variables[0]})"


def _name(text: Text, at: int) -> str | None:
    """The name of the function that a formula is."""
    match = _NAMED.fullmatch(text.formulas[at].text) if at in text.formulas else None
    return match["name"] if match is not None else None


_ZEROS = frozenset({"zero", "нуле", "cero", "zéro", "null"})


def _place(text: Text, at: int, written: str) -> str | None:
    """A place as the argument of a call."""
    if written.lower() in _ZEROS:
        return "0"
    formula = text.formulas[at].text if at in text.formulas and written == FORMULA else written
    for pattern in (_SET, _PAIR):
        if (match := pattern.fullmatch(formula)) is not None:
            return match["at"].strip().rstrip(".")
    return (
        formula.strip()
        if re.fullmatch(r"\s*[-−]?\d+(?:[.,]\d+)?\s*|\s*-?\\(?:frac.*|pi)\s*", formula)
        else None
    )
