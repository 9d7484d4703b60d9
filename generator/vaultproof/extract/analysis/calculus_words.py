r"""Derivatives, integrals and limits of formulas told in words: “the derivative of $x^3$ is $3x^2$”, “La limite de
$\frac{1}{x}$ quand $x$ tend vers $+\infty$ est 0”, “当 $x \to 0$ 时，$\frac{\sin x}{x}$ 趋于 1”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.language.clauses import FORMULA, Running, Text, sentences, that_may_match
from vaultproof.extract.language.number_words import numeral
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.note import Block, Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Several, Spotted, late

_DERIVATIVE = (
    r"derivative|đạo\s+hàm|ableitung|dérivée|derivada|derivata|производн(?:ая|ую|ой)|pochodn[aą]|turunan|türevi?"
    r"|مشتقة"
)
_DERIVATIVE_EAST = r"导数|導數|导函数|導関数|微分|도함수"
_INTEGRAL = r"integral|tích\s+phân|intégrale|integrale|интеграл|całka"
_PRIMITIVE = (
    r"antiderivative|nguyên\s+hàm|stammfunktion|primitive|primitiva|antiderivada|первообразная|pierwotna"
)
_PRIMITIVE_EAST = r"原函数|原関数|原始関数|不定积分|不定積分|부정적분"
_LIMIT = r"limit|giới\s+hạn|grenzwert|limes|limite|límite|предел|granica"
_OF = r"""(?:of|của(?:\s+hàm(?:\s+số)?)?|von|der\s+funktion|de(?:\s+la\s+fon(?:c|k)tion)?|de\s+la\s+función
    |da\s+função|della\s+funzione|di|do|d['’]|функции|funkcji|dari(?:\s+fungsi)?|fungsi|от|)"""
_OF_SEQUENCE = r"""(?:(?:of|của|von|der|de|di|da|d['’])\s+)?(?:(?:the|der|la|a)\s+)?
    (?:sequence|dãy(?:\s+số)?|folge|suite|sucesión|sequência|successione|последовательности|ciągu|of|de|di|von|của)"""
_IS = r"""(?:is(?:\s+equal\s+to)?|equals|là|bằng|ist(?:\s+gleich)?|beträgt|est(?:\s+égale?\s+à)?|vaut
    |es(?:\s+igual\s+a)?|vale|é(?:\s+igual\s+a)?|è(?:\s+uguale\s+a)?|равна|равен|равно|есть|lautet|gives|wynosi|jest\s+równ[ay]|to(?=\s)|adalah|هي|هو|—|=)"""
_IS_EAST = r"(?:就?是|为|等于|は|이다|은|는)"
_TENDS = r"""(?:tends\s+to|approaches|goes\s+to|converges\s+to|dần\s+(?:tới|về)|tiến\s+(?:tới|về|đến)
    |geht\s+gegen|strebt\s+gegen|tend\s+vers|tiende\s+a|tende\s+(?:a|para)|стремится\s+к|趋于|趋近于|趋向于
    |→)"""
_AS = r"(?:as|when|for|khi|für|wenn|quand|lorsque|pour|cuando|para|quando|per|при|przy|gdy|когда|bei|at|in|en|em|tại|a)"
_NUMBER = r"[-−–+]?\s?(?:\d+(?:[.,]\d+)?(?:/\d+)?|∞)"
_ZERO = r"(?:zero|null|không|zéro|cero|ноль|нулю|zeru|nol|零|ゼロ)(?!\w)"
_VALUE = rf"(?P<value>{FORMULA}|{_NUMBER}|{_ZERO})(?!(?-i:[^\W぀-ヿ一-鿿가-힣])|[%^(]|[.,]\d|\s*[*×·/^±]|\s*{FORMULA})"
_GOAL = rf"""(?P<variable>{FORMULA}|[a-z])\s+{_TENDS}\s+(?P<goal>{FORMULA}|{_NUMBER})|(?P<place>{FORMULA})
    |(?P<point>{_NUMBER})"""
_ARTICLE = r"(?:the\s+|die\s+|der\s+|das\s+|la\s+|le\s+|el\s+|l['’]|a\s+|o\s+|il\s+)?"
_NEUTRAL = late(
    r"""(?:^|[.;:,(—–!?。，；：、।\n]|[-*+]\s|\b(?:so|thus|then|hence|since|because|and|that|vì|nên|và|thì
    |rằng|und|also|dass|da|et|donc|que|car|y|entonces|pues
    |e|logo|pois|então|quindi|che|perché|и|что|так\s+как|значит)\b|函数|関数|함수)\s*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDS = late(
    r"""\s*(?:$|[.,;:)!?。，；：、\n](?!\s*(?:if|nếu|wenn|falls|si|se|если|provided|where|only|except))
    |(?:and|so|while|but|because|since|và|nên|vì|còn|und|aber|et|mais|y|pero|e|mas|ma|и|а|но)\b
    |['’]?[dt][ıiuü]r|है|olur|이다|입니다|이고|이며|である|です|だ|で|になる|に近づく|に収束する|が)""",
    re.IGNORECASE | re.VERBOSE,
)


@cache
def _patterns() -> tuple[tuple[str, Spotted], ...]:
    def compiled(pattern: str) -> Spotted:
        return Spotted(pattern, re.IGNORECASE | re.VERBOSE)

    ends = rf"{_AS}\s+(?:{_GOAL})"
    return (
        (
            "derivative",
            compiled(
                rf"""(?<!\w){_ARTICLE}(?P<second>(?:second|zweite|seconde|segunda|seconda
                    |вторая)\s+)?(?:{_DERIVATIVE})(?P<later>\s+(?:cấp|bậc)\s+hai|\s+seconde|\s+segunda
                    |\s+seconda)?"""
                rf"\s+{_OF}\s*(?P<term>{FORMULA})\s*{_IS}\s*{_VALUE}"
            ),
        ),
        (
            "slope",
            compiled(
                rf"(?<!\w){_ARTICLE}(?:{_DERIVATIVE})\s+{_OF}\s*(?P<term>{FORMULA})\s*,?\s*(?:{_AS}|в)\s+(?:(?:the\s+point|точке|punto|ponto|point|điểm|der\s+stelle|punkcie)\s+)?"
                rf"(?P<place>{FORMULA})\s*,?\s*{_IS}\s*{_VALUE}"
            ),
        ),
        (
            "slope",
            compiled(
                rf"(?P<term>{FORMULA})\s*(?:在|の|の?\s*)\s*(?P<place>{FORMULA})\s*(?:处|處|における|での)\s*的?(?:导数|微分係数)\s*{_IS_EAST}\s*{_VALUE}"
            ),
        ),
        (
            "derivative",
            compiled(
                rf"""(?P<term>{FORMULA})\s*(?:的|の|의)\s*(?P<second>二阶|2階
                    |二階)?(?P<later>(?!))?(?:{_DERIVATIVE_EAST})\s*{_IS_EAST}\s*{_VALUE}"""
            ),
        ),
        (
            "derivative",
            compiled(
                rf"(?P<term>{FORMULA})\s*(?:['’]?[nıiuü]{{2,3}}|fonksiyonunun|का|के)\s+(?P<second>ikinci\s+)?(?P<later>(?!))?(?:türevi|अवकलज)\s+{_VALUE}(?=\s?['’]?[dt][ıiuü]r|\s+(?:है|olur))"
            ),
        ),
        (
            "primitive",
            compiled(
                rf"""(?<!\w)(?:an?\s+|eine\s+|une\s+|una\s+|uma\s+|một\s+)?{_ARTICLE}(?:{_PRIMITIVE}|(?:indefinite\s+|unbestimmte\s+|неопределённый\s+)?(?:{_INTEGRAL})(?:\s+(?:bất\s+định
                    |indéfinie|indefinida|indefinito|indefinita))?)"""
                rf"\s+{_OF}\s*(?P<term>{FORMULA})\s*(?:(?:on|over|auf|sur|en|em|su|на|trên|na)\s+{FORMULA}\s*)?{_IS}\s*{_VALUE}"
            ),
        ),
        (
            "primitive",
            compiled(
                rf"(?P<term>{FORMULA})\s*(?:的|の|의)\s*(?:一个|一つの)?(?:{_PRIMITIVE_EAST})\s*{_IS_EAST}\s*{_VALUE}"
            ),
        ),
        (
            "integral",
            compiled(
                rf"""(?<!\w){_ARTICLE}(?:{_INTEGRAL})\s+{_OF}\s*(?P<term>{FORMULA})\s+(?:from|between|từ|von
                    |zwischen|de|entre|da|tra|от)\s+(?P<low>{FORMULA}|{_NUMBER})"""
                rf"\s+(?:to|and|đến|bis|und|à|et|a|y|e|до)\s+(?P<high>{FORMULA}|{_NUMBER})\s+{_IS}\s*{_VALUE}"
            ),
        ),
        (
            "discriminant",
            compiled(
                rf"""(?<!\w){_ARTICLE}(?:discriminante?|diskriminante|дискриминант|biệt\s+thức|wyróżnik)\s+{_OF}\s*(?:(?:the\s+|der\s+|l['’]|la\s+|da\s+|dell['’])?(?:quadratic\s+)?(?:equation|polynomial|trinomial|gleichung|équation|trinôme|polynôme
                |ecuación|equação|equazione|уравнения|phương\s+trình|tam\s+thức|równania)\s+)?(?P<term>{FORMULA})\s*{_IS}\s*{_VALUE}"""
            ),
        ),
        (
            "discriminant",
            compiled(
                rf"(?:方程|方程式|二次方程|방정식)?\s*(?P<term>{FORMULA})\s*(?:的|の|의)\s*(?:判别式|判別式|판별식)\s*{_IS_EAST}\s*{_VALUE}"
            ),
        ),
        (
            "radius",
            compiled(
                rf"""(?<!\w){_ARTICLE}(?:radius\s+of\s+convergence|bán\s+kính\s+hội\s+tụ|konvergenzradius|rayon\s+de\s+convergence
                |radio\s+de\s+convergencia|raio\s+de\s+convergência|raggio\s+di\s+convergenza|радиус\s+сходимости|promień\s+zbieżności)\s+
                (?:{_OF}\s*)?(?:(?:the|der|la|da|della)\s+)?(?:(?:power\s+)?series|chuỗi(?:\s+lũy\s+thừa)?|(?:potenz)?reihe|série(?:\s+enti[èe]re)?|serie|степенного\s+ряда|ряда|szeregu)?
                \s*(?P<term>{FORMULA})\s*{_IS}\s*{_VALUE}"""
            ),
        ),
        (
            "radius",
            compiled(
                rf"(?:幂级数|级数|べき級数|級数|급수|멱급수)?\s*(?P<term>{FORMULA})\s*(?:的|の|의)\s*(?:收敛半径|収束半径|수렴\s*반[경지]름?)\s*{_IS_EAST}\s*{_VALUE}"
            ),
        ),
        (
            "integral",
            compiled(
                rf"(?<!\w){_ARTICLE}(?:definite\s+)?(?:{_INTEGRAL})\s+(?:from|between|từ|von|zwischen|de|entre|da|tra|от|od)\s+(?P<low>{FORMULA}|{_NUMBER})"
                rf"\s+(?:to|and|đến|bis|und|à|et|a|y|e|до|do)\s+(?P<high>{FORMULA}|{_NUMBER})\s+{_OF}\s*(?:функции\s+)?(?P<term>{FORMULA})\s*{_IS}\s*{_VALUE}"
            ),
        ),
        (
            "area",
            compiled(
                rf"""(?<!\w){_ARTICLE}(?:area\s+under|fläche\s+unter|aire\s+sous|área\s+(?:bajo|sob)|area\s+sotto|площадь\s+под|diện\s+tích\s+dưới)\s+
                (?:(?:the|der|la|el|a|o|il)\s+)?(?:graph|curve|kurve|graphen?|courbe|curva|gráfica?|grafico|графиком|кривой|đồ\s+thị|đường\s+cong)?\s*(?:{_OF}\s*)?(?P<term>{FORMULA})"""
                rf"\s+(?:from|between|từ|von|zwischen|de|entre|da|tra|от|между)\s+(?P<low>{FORMULA}|{_NUMBER})\s+(?:to|and|đến|bis|und|à|et|a|y|e|до|и)\s+(?P<high>{FORMULA}|{_NUMBER})\s+{_IS}\s*{_VALUE}"
            ),
        ),
        (
            "average",
            compiled(
                rf"""(?<!\w){_ARTICLE}(?:average\s+value|mean\s+value|valeur\s+moyenne|mittelwert|valor\s+medio|valor\s+médio|valore\s+medio|среднее\s+значение|giá\s+trị\s+trung\s+bình)
                \s+{_OF}\s*(?P<term>{FORMULA})\s+(?:on|over|sur|auf|in|im|en|no|em|su|на|trên)\s+(?:(?:the|dem|l['’]|el|o)\s*)?(?:interval|intervall|intervalle|intervalo|intervallo|отрезке|đoạn)?\s*(?P<stretch>{FORMULA})\s*{_IS}\s*{_VALUE}"""
            ),
        ),
        (
            "limit",
            compiled(
                rf"(?<!\w){_ARTICLE}(?:{_LIMIT})\s+{_OF}\s*(?P<term>{FORMULA})\s*,?\s*{ends}\s*,?\s*{_IS}\s*{_VALUE}"
            ),
        ),
        (
            "sequence",
            compiled(
                rf"(?<!\w){_ARTICLE}(?:{_LIMIT})\s+{_OF_SEQUENCE}\s*(?P<term>{FORMULA})\s*,?\s*{_IS}\s*{_VALUE}"
            ),
        ),
        (
            "sequence",
            compiled(
                rf"(?:数列|序列)\s*(?P<term>{FORMULA})\s*(?:的|の)\s*(?:极限|極限)(?:値|值)?\s*{_IS_EAST}\s*{_VALUE}"
            ),
        ),
        ("limit", compiled(rf"(?P<term>{FORMULA})\s+{_TENDS}\s+{_VALUE}\s+{ends}")),
        (
            "limit",
            compiled(
                rf"(?<!\w){_AS}\s+(?:{_GOAL})\s*,?\s*(?:thì\s+)?(?P<term>{FORMULA})\s+{_TENDS}\s+{_VALUE}"
            ),
        ),
        (
            "limit",
            compiled(
                rf"""(?:当|當)?\s*(?P<place>{FORMULA})\s*(?:时|時|のとき|のときの?
                    |일\s*때)\s*[，,、]?\s*(?P<term>{FORMULA})\s*(?:的极限|の極限)?\s*(?:趋于|趋近于|趋向于
                    |为|是|は|は、)\s*{_VALUE}"""
            ),
        ),
    )


@cache
def _any_pattern() -> Several:
    return Several(*(pattern for _, pattern in _patterns()))


def calculus_claims(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each derivative, integral and limit of a formula that a note's running text tells."""
    stated = frozenset(that_may_match(_any_pattern(), texts))
    for running in texts if stated else ():
        block, text = running.block, running.text
        if block.kind == "formula" or not text.formulas:
            continue
        patterns = [
            (kind, pattern)
            for kind, pattern in _patterns()
            if pattern in stated and pattern.may_match(text.words)
        ]
        taken: list[tuple[int, int]] = []
        for start, end, mark in sentences(text.words):
            if mark in {"?", "？"}:
                continue
            for kind, pattern in patterns:
                for match in pattern.finditer(text.words, start, end):
                    claim = _claim(note, block, text, kind, match, doubts, sentence=(start, end))
                    if claim is not None and not any(a < match.end() and match.start() < b for a, b in taken):
                        taken.append(match.span())
                        yield claim


def _claim(
    note: Note,
    block: Block,
    text: Text,
    kind: str,
    match: re.Match[str],
    doubts: Mapping[int, str],
    *,
    sentence: tuple[int, int],
) -> Equation | None:
    words = text.words
    start, end = sentence
    if not _NEUTRAL.search(words[start : match.start()]) or not _ENDS.match(words[:end], match.end()):
        return None
    term = text.formulas[match.start("term")].text.strip()
    term = _NAMED.sub("", term) if kind == "sequence" else term
    if kind in {"area", "average", "derivative", "integral"}:
        term = _ORDINATE.sub("", term)
    if kind not in {"derivative", "sequence"} and _FUNCTION.fullmatch(term):
        term = f"{term}(x)"
    value = text.term(*match.span("value"))
    if (zero := numeral(words, match.start("value"), "equals")) is not None:
        value = Term(zero.passage(text.passage, match.start("value")), Syntax.PLAIN)
    if kind not in {"discriminant", "radius"} and re.search(
        r"=|\\(?:to|approx|le|ge|ne|in)(?![A-Za-z])|[<>,]", f"{term} {value.text}"
    ):
        return None
    letter = _letter(term) if kind != "radius" else "x"
    lone = term == letter and not (
        letter in {"x", "t"} and (kind in {"integral", "area", "average"} or value.text.strip() == "1")
    )
    if letter is None or lone or (kind not in {"limit", "sequence"} and _further(value.text, letter, kind)):
        return None  # `the derivative of f is g` tells no formulas
    if kind == "primitive":
        first, worked = _primitive(term, match, value)
    else:
        first, worked = _LEFT[kind](text, term, match), value
    if first is None or (kind == "slope" and not _given(text, match, term, Span(0, 0))):
        return None
    doubt = _AREA if kind == "area" else None
    span = text.span_of(*match.span())
    around = f"{words[start : match.start()]} \ue001 {words[match.end() : end]}"
    return Equation(
        path=note.path,
        span=span,
        kind=_KINDS[kind],
        text=text.shown(match.start(), match.end()),
        scope=block.scope,
        left=Term(Passage(first, ((0, span.start),)), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=worked,
        given=_given(text, match, term, span) if kind == "slope" else (),
        doubt=doubts.get(block.scope)
        or doubt_of(around)
        or doubt
        or _doubt_of_method(kind, around)
        or (
            None
            if opens_plainly(_FAMILIAR.sub(" ", words[start : match.start()]), note.title)
            else _OTHERWISE
        ),
    )


_FAMILIAR = late(
    r"""(?<!\w)(?:derivatives?|integrals?|antiderivatives?|limits?|slopes?|discriminants?|radi(?:us|i)|convergence|values?|at|points?|functions?|tangents?|mean|as|on|between|to|under|curves?|area|
    |punkt\w*|wert|beträgt|steigung|kurve|pente|vaut|valeur|courbe|punto|ponto|valor|vale|curva|pendiente|valore|точк\w+|равн\w+|значени\w+|wynosi|điểm|bằng|giá\s+trị|hàm
    |average|sequences?|series|recall|remember|clear(?:ly)?|obviously|similarly|likewise|example|instance|particular|know|show(?:n|s)?|see|by|using|use|chain|product|power|quotient|sum|rule|definition|fundamental|theorem|hôpital|taylor|while|whereas|but|well-known|basic|standard|both|each|e\.g|i\.e|equals?|from|with|have
    |ableitung\w*|stammfunktion\w*|integral\w*|grenzwert\w*|fläche\w*|klar|offensichtlich|ähnlich|beispiel|wissen|sehen|nach|mit|kettenregel|produktregel|potenzregel|regel|satz|während|aber|zum|bekanntlich
    |dérivées?|primitives?|intégrales?|limites?|aire|exemple|par|règle|chaîne|savons|rappel(?:ons)?|théorème|de\s+même|mais|tandis
    |derivadas?|(?:anti)?primitivas?|antiderivadas?|en|auf|sur|em|su|на|trên|integral(?:es)?|límites?|área|ejemplo|por|regla|cadena|sabemos|recordemos|teorema|pero|mientras
    |integra(?:l|is)|exemplo|regra|cadeia|lembr\w+|enquanto|derivat[ae]|integral[ei]|limit[ei]|esempio|per|regola|catena|ricordiamo|sappiamo|mentre
    |производн\w+|первообразн\w+|интеграл\w*|предел\w*|площадь|например|по|правил\w+|известно|очевидно|аналогично|теорем\w+|но
    |pochodn\w+|całk\w+|granic\w+|pole|przykład\w*|wiadomo|reguł\w+|twierdzeni\w+|ale|natomiast
    |đạo\s+hàm|tích\s+phân|nguyên\s+hàm|giới\s+hạn|diện\s+tích|ví\s+dụ|theo|quy\s+tắc|chuỗi|biết|định\s+lý|tương\s+tự|còn|nhưng|chẳng\s+hạn)(?!\w)
    |导数|积分|原函数|极限|面积|例如|根据|由|链式法则|法则|公式|易知|显然|已知|同理|定理|而|導関数|微分|積分|原始関数|極限|面積|例えば|たとえば|公式|定理|同様に|도함수|미분|적분|극한|넓이|예를\s*들어|공식|정리""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words before a statement of calculus that put it into no other calculus."""
_OTHERWISE = "the words before it may tell of another kind of derivative, integral or limit"


_METHOD = late(
    r"trape[zc]|трапец|simpson|симпсон|riemann|риман|rectang|rechteck|rettangol|retâng|прямоугольн|midpoint|mittelpunkt|approxim|näherung|numeric|numerisch|numéri|numéri|численн|приближ|gần\s+đúng|hình\s+thang|obersumme|untersumme|梯形|台形|近似|数值|数値|사다리꼴",
    re.IGNORECASE,
)
_BY_METHOD = "it may be what a numerical method gives"


def _doubt_of_method(kind: str, around: str) -> str | None:
    """Why an integral may be told as some method comes near it."""
    return _BY_METHOD if kind in {"area", "average", "integral"} and _METHOD.search(around) else None


def _further(value: str, letter: str, kind: str) -> set[str]:
    """The letters of a value besides the variable; a constant of integration is none."""
    plain = _CONSTANT.sub("", value) if kind == "primitive" else value
    return set(_LETTERS.findall(plain)) - {"e", letter}


_LETTERS = late(r"(?<![\\A-Za-z])[A-Za-z](?![A-Za-z(])|['′]|\\(?:dot|prime)")


_ITEM = late(r"\s*[A-Za-z]_(?:\{\s*)?(?P<index>[nkmi])(?:\s*\})?\s*")
"""The term of a sequence, whose letter is its index."""


def _letter(term: str) -> str | None:
    """The one variable of a formula."""
    if (item := _ITEM.fullmatch(term)) is not None:
        return item["index"]
    letters = set(_LETTERS.findall(term)) - {"e"}
    return letters.pop() if len(letters) == 1 else None


def _derivative(_: Text, term: str, match: re.Match[str]) -> str | None:
    letter = _letter(term)
    if letter is None:
        return None
    twice = match["second"] or match["later"]
    return (
        rf"\frac{{d^2}}{{d{letter}^2}} \left({term}\right)"
        if twice
        else rf"\frac{{d}}{{d{letter}}} \left({term}\right)"
    )


def _integral(text: Text, term: str, match: re.Match[str]) -> str | None:
    letter = _letter(term)
    low, high = (_written(text, match, one) for one in ("low", "high"))
    return None if letter is None else rf"\int_{{{low}}}^{{{high}}} \left({term}\right) \, d{letter}"


_CONSTANT = late(r"\s*\+\s*(?:[Cc]|const\.?)\s*$")


def _primitive(term: str, match: re.Match[str], value: Term) -> tuple[str | None, Term]:
    """That the derivative of what an antiderivative is said to be is the term; where an integral is spoken of, only
    with a constant, as a definite one may be meant."""
    constant = _CONSTANT.search(value.text)
    body = value.text[: constant.start()] if constant else value.text
    letter = _letter(term)
    if (
        letter is None
        or _letter(body) != letter
        or (constant is None and _SURELY.search(match.group()) is None)
    ):
        return None, value
    integrand = Term(Passage(term, ((0, value.passage.whole.start),)), Syntax.LATEX)
    return rf"\frac{{d}}{{d{letter}}} \left({body}\right)", integrand


_SURELY = late(rf"{_PRIMITIVE}|{_PRIMITIVE_EAST}", re.IGNORECASE)
_PLACE = late(r"^\s*(?P<variable>[A-Za-z])\s*(?:\\to|\\rightarrow|→|=)\s*(?P<goal>[^=]+?)\s*$")
_LONE = late(r"^\s*(?:[-+−]?\s*(?:\d+(?:\.\d+)?|\\infty|\\pi))\s*$")


def _limit(text: Text, term: str, match: re.Match[str]) -> str | None:
    found = match.groupdict()
    letter = _letter(term)
    if letter is None:
        return None
    variable: str
    goal: str
    if found.get("goal"):
        variable, goal = _written(text, match, "variable"), _written(text, match, "goal")
    elif found.get("place"):
        formula = text.formulas[match.start("place")].text
        inner = _PLACE.match(formula)
        if inner is None and not _LONE.match(formula):
            return None
        variable, goal = (inner["variable"], inner["goal"]) if inner else (letter, formula.strip())
    else:
        variable, goal = letter, _written(text, match, "point")
    if variable != letter:
        return None
    return rf"\lim_{{{variable} \to {goal}}} \left({term}\right)"


_NAMED = late(r"^\s*[a-z]_\{?[nk]\}?\s*=\s*")
"""What names a sequence before its terms: `a_n = \\frac{1}{n}`."""


def _of_sequence(_: Text, term: str, __: re.Match[str]) -> str | None:
    """The limit of a sequence, whose letter counts and so goes nowhere but beyond all bounds."""
    letter = _letter(term)
    return rf"\lim_{{{letter} \to \infty}} \left({term}\right)" if letter in {"n", "k"} else None


def _written(text: Text, match: re.Match[str], group: str) -> str:
    """A number or formula as LaTeX."""
    term = text.term(*match.span(group)).text.strip()
    return term.replace("∞", r"\infty").replace("−", "-").replace("–", "-").replace(" ", "")


_ORDINATE = late(r"^\s*(?:y|[A-Za-z]\s*\(\s*[a-z]\s*\))\s*=\s*")
_FUNCTION = late(r"\s*[fgh]\s*")
_AREA = "what lies below the axis may be counted otherwise"
_STRETCH = late(r"\s*\[\s*(?P<low>[^\[\],;]+?)\s*[,;]\s*(?P<high>[^\[\],;]+?)\s*\]\s*")


def _average(text: Text, term: str, match: re.Match[str]) -> str | None:
    letter = _letter(term)
    ends = _STRETCH.fullmatch(text.formulas[match.start("stretch")].text)
    if letter is None or ends is None:
        return None
    low, high = ends["low"], ends["high"]
    return (
        rf"\frac{{1}}{{({high}) - ({low})}} \cdot \int_{{{low}}}^{{{high}}} \left({term}\right) \, d{letter}"
    )


def _given(text: Text, match: re.Match[str], term: str, span: Span) -> tuple[tuple[str, Term], ...]:
    """The place at which a derivative is meant."""
    place = _PLACE.match(text.formulas[match.start("place")].text)
    if place is None or place["variable"] != _letter(term):
        return ()
    return ((place["variable"], Term(Passage(place["goal"], ((0, span.start),)), Syntax.LATEX)),)


def _at_a_place(_: Text, term: str, __: re.Match[str]) -> str | None:
    letter = _letter(term)
    return None if letter is None else rf"\frac{{d}}{{d{letter}}} \left({term}\right)"


_QUADRATIC = late(
    r"\s*(?P<a>-?\d*)\s*[a-z]\s*\^\s*\{?\s*2\s*\}?\s*(?:(?P<sign>[-+])\s*(?P<b>\d*)\s*[a-z])?\s*(?P<c>[-+]\s*\d+)?\s*(?:=\s*0)?\s*"
)


def _discriminant(_: Text, term: str, __: re.Match[str]) -> str | None:
    """The discriminant of a quadratic with whole coefficients."""
    match = _QUADRATIC.fullmatch(term)
    if match is None:
        return None
    a = {"": "1", "-": "-1"}.get(match["a"], match["a"])
    b = f"{match['sign']}{match['b'] or 1}" if match["sign"] else "0"
    c = (match["c"] or "0").replace(" ", "")
    return rf"({b})^2 - 4 \cdot ({a}) \cdot ({c})"


_SERIES = late(
    r"\s*\\sum\s*(?:\\limits\s*)?(?:_\s*(?:\{\s*(?P<index>[nkm])\s*=\s*\d+\s*\}|[nkm]))?\s*(?:\^\s*(?:\{\s*\+?\s*\\infty\s*\}|\\infty|∞))?\s*(?P<term>.+)",
    re.DOTALL,
)
_POWER = late(r"(?<![A-Za-z\\])x\s*\^\s*(?:(?P<alone>[nkm])|\{\s*(?P<index>[nkm])\s*(?:[-+]\s*\d\s*)?\})")
_X = late(r"(?<![A-Za-z\\])x(?![A-Za-z])")


_ALONE = late(r"(?:\A|[{(+\-=]|\\cdot|\\times)\s*\Z")
"""Where a power stands without another factor before it."""


def _radius(_: Text, term: str, __: re.Match[str]) -> str | None:
    """The radius of convergence of a series of powers of x, by the ratio of its coefficients."""
    series = _SERIES.fullmatch(term)
    powers = list(_POWER.finditer(series["term"])) if series is not None else []
    if series is None or len(powers) != 1 or len(_X.findall(series["term"])) != 1:
        return None
    index = powers[0]["alone"] or powers[0]["index"]
    if (series["index"] or index) != index:
        return None
    first = _POWER.sub(
        lambda found: "1" if _ALONE.search(found.string, 0, found.start()) else " ", series["term"]
    )
    alone = rf"(?<![A-Za-z\\]){index}(?![A-Za-z])"
    raised = re.sub(rf"\^\s*(?:{index}(?![A-Za-z])|\{{\s*{index}\s*\}})", "^{\ue001+1}", first)
    following = re.sub(alone, lambda _: "\\left(\ue001+1\\right)", raised).replace("\ue001", index)
    return rf"\lim_{{{index} \to \infty}} \left|\frac{{{first}}}{{{following}}}\right|"


_LEFT = {
    "radius": _radius,
    "derivative": _derivative,
    "integral": _integral,
    "area": _integral,
    "slope": _at_a_place,
    "discriminant": _discriminant,
    "average": _average,
    "limit": _limit,
    "sequence": _of_sequence,
}
_KINDS = {
    "radius": "limit",
    "derivative": IDENTITY,
    "primitive": IDENTITY,
    "integral": "sum",
    "area": "sum",
    "slope": "derivative",
    "discriminant": "sum",
    "average": "sum",
    "limit": "limit",
    "sequence": "limit",
}
