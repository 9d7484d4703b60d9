r"""Rules of sequences that a method implies which a note names: with Euler's method, `y' = x + y`, `y(0) = 1` and
`h = 0.1`; with Newton's, `f(x) = x^2 - 2`; with gradient descent, `L(w) = (w - 3)^2` and `\eta = 0.1`.

Only where the note tells one equation or function, one step and one start. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vaultproof.claim import Relation, Syntax, Term
from vaultproof.extract.classify import Statement, head_of
from vaultproof.extract.shape import shape
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_EULER = Spotted(
    r"""euler(?:['’]?s)?[-\s]+(?:method|verfahren|polygonzug\w*|schritt\w*|cauchy|steps?\b|scheme|forward)|(?:forward|explicit|explizite[snr]?|vorwärts-?)\s*-?euler|méthode\s+d['’]euler|m[ée]todo\s+(?:de|di)\s+euler(?:o)?
    |schéma\s+d['’]euler|метод\w*\s+эйлера|phương\s+pháp\s+euler|metod\w*\s+eulera|euler\s+yöntemi|欧拉(?:方)?法|オイラー法|오일러\s*(?:방법|법)|^\#+\s*(?:\d+[.)]\s*)?euler\s*$""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_NEWTON = Spotted(
    r"""newton(?:['’]?s)?(?:[-–\s]+raphson)?[-\s]+(?:method|verfahren|iteration|schritt\w*|steps?\b)|méthode\s+de\s+newton|m[ée]todo\s+(?:de|di)\s+newton|метод\w*\s+ньютона|phương\s+pháp\s+newton|metod\w*\s+newtona
    |牛顿(?:迭代)?法|ニュートン法|뉴턴\s*(?:방법|법)""",
    re.IGNORECASE | re.VERBOSE,
)
_DESCENT = Spotted(
    r"""gradient\s+descent|gradientenabstieg\w*|gradientenverfahren|descente\s+de\s+gradient|descenso\s+(?:de|del|por)\s+gradiente|gradiente\s+descendente|descida\s+d[eo]\s+gradiente|discesa\s+del\s+gradiente
    |градиентн\w+\s+спуск\w*|(?:hạ|giảm|xuống\s+dốc)\s+gradient|gradient\s+giảm|spadek\s+gradientu|梯度下降|勾配降下|최급\s*강하|경사\s*하강""",
    re.IGNORECASE | re.VERBOSE,
)
_FIXED = Spotted(
    r"""fixed[-\s]point(?:s)?\s+(?:iteration|method|scheme)|^\#+\s*(?:\d+[.)]\s*)?(?:fixed\s+point|punto\s+fijo|point\s+fixe|ponto\s+fixo|fixpunkt|punto\s+fisso)\s*$|fixpunkt(?:iteration|verfahren)\w*|(?:méthode|itération\w*)\s+d[ue]\s+point\s+fixe
    |(?:iteración|método)\s+d[eo]l?\s+punto\s+fijo|(?:iteração|método)\s+d[eo]\s+ponto\s+fixo|(?:iterazione|metodo)\s+d[ie]l?\s+punto\s+fisso|метод\w*\s+простых?\s+итераци\w+|lặp\s+(?:đơn|điểm\s+bất\s+động)
    |不动点迭代|不動点(?:反復|法)|고정점\s*(?:반복|법)""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_OTHER_METHOD = Spotted(
    r"moment|adam|nesterov|rmsprop|adagrad|decay|anneal|импульс|quán\s+tính|动量|動量|モーメンタム|慣性|모멘텀|관성|normali[sz]ed|clip|improved|heun|midpoint|mittelpunkt|verbessert\w*|modifi\w+|implicit|implizit\w*|backward|rückwärts"
    r"|rétrograde|implícit|неявн|改进|後退|后退|隐式|陰的|runge|secant|sekant|damped|gedämpft|amorti|halley|householder|steffensen|aitken|anderson|broyden|simplified\s+newton|vereinfachte\w*\s+newton|newton\s+(?:simplifi|simplific)|упрощ|简化|簡易|frozen|regula\s+falsi|false\s+position|bisect|bisek|quasi|bfgs"
    r"|relax|proje[ck]t|proyect|proximal|thresholding|sign(?:ed)?[-\s]?(?:gradient|gd|sgd)|signum|penalty|regulari[sz]|line\s+search|backtrack|armijo|wolfe|liniensuche|recherche\s+linéaire|búsqueda\s+lineal|adaptive|accelerat|beschleunigt|accélér|aceler"
    r"|precondition|natural\s+gradient|conjugate|konjugiert|conjugu|conjugad|symple[ck]ti|verlet|leapfrog|trapez|trapec|trapèze|crank|ralston|predictor|prädiktor|metropolis|langevin|noise|rausch|bruit|ruido"
    r"|проекци|релаксац|секущ|ускорен|затухан|релакс|трапец|симплект|сопряж|регуляриз|штраф|шум|chiếu|dây\s+cung|cát\s+tuyến|giảm\s+chấn|hình\s+thang|phạt|投影|割线|割線|松弛|緩和|阻尼|減衰|梯形|台形|加速|正则|正則|符号|사영|할선|완화|감쇠|사다리꼴|가속",
    re.IGNORECASE,
)
"""Methods that step otherwise."""
_HASTENED = Spotted(
    r"aitken|steffensen|anderson|accelerat|extrapolat|relax|damped|beschleunig|extrapolier|gedämpft|accélér|amorti|aceler|extrapol|amortigu|ускор|экстрапол|релакс|tăng\s+tốc|ngoại\s+suy|加速|外挿|外推|松弛|緩和|가속|외삽|완화",
    re.IGNORECASE,
)
"""Methods that make other terms of those that a rule gives."""
_SOUGHT = Spotted(
    r"minim[iu]|maxim[iu]|mínim|máxim|optimi|extrem|stationary\s+point|critical\s+point|hessian|hesse|stationäre|kritisch|point\s+critique|punto\s+crítico|ponto\s+crítico|миним|максим|оптим|экстрем|гессиан|cực\s+(?:tiểu|đại|trị)|tối\s+ưu|nhỏ\s+nhất|lớn\s+nhất"
    r"|极[小大值]|極[小大値]|最小|最大|优化|最適|최소|최대|최적|극[소대값]",
    re.IGNORECASE,
)
"""Words of what Newton's method seeks where it steps by the first two derivatives of a function."""
_ZERO_SOUGHT = Spotted(
    r"roots?\b|zeros?\b|to\s+solve|solving|nullstelle|wurzel|lösen|löse\b|racines?|zéros?|résoudre|raíz|raíces|\bceros?\b|resolver|raiz|raízes|radic[ei]|zeri|risolvere|корн|корень|нул[ья]|решить|pierwiast|rozwiąz|nghiệm|giải|根|零点|求解|解く|解を|근을|영점",
    re.IGNORECASE,
)
"""Words of a zero that is sought, for which a fixed point of another function is iterated to."""
_MAY_BE_REWRITTEN = "the iteration may be one of another function, with a zero of this one as its fixed point"
_MAY_SEEK_EXTREMA = "Newton's method may seek an extremum here, and so step by two derivatives"
_SLOPE = late(
    r"\s*(?:(?P<primed>[yuw])\s*(?:'|′|\^\{?\\prime\}?)\s*(?:\(\s*[xt]\s*\))?|\\[dt]?frac\s*\{\s*d\s*(?P<over>[yuw])\s*\}\s*\{\s*d\s*[xt]\s*\})\s*"
)
_MOVED = late(
    r"\s*(?:[xt]\s*(?:'|′|\^\{?\\prime)|\\dot\s*\{?\s*[xt]|\\[dt]?frac\s*\{\s*d\s*[xt]\s*\}\s*\{\s*d\s*t)"
)
"""The slope of what would be the place of one equation, in a system of several."""
_START = late(r"\s*(?P<letter>[yuw])\s*\(\s*(?P<at>[-−]?\d+(?:\.\d+|\{,\}\d+)?)\s*\)\s*")
_STEP = late(r"\s*(?:h|\\Delta\s*[xt])\s*")
_RATE = late(r"\s*(?:\\(?:eta|alpha|gamma)|lr|\\(?:text|mathrm)\s*\{\s*lr\s*\})\s*")
_FIRST_TERM = late(r"\s*(?P<letter>[A-Za-z]|\\(?:theta|beta|phi))\s*_\s*\{?\s*0\s*\}?\s*")
_OF_BOTH = frozenset("xtyuwe")
_LETTER_OR_COMMAND = late(r"\\[A-Za-z]+|[a-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """A rule that a method implies: its letter as written, its body with `\\xi_{1}` for the term before and n for the
    index, its first term where that is told otherwise than as a term, the statement behind which it holds, and whether
    it is that of its section `alone`; why it may be another one, as a `doubt`."""

    letter: str
    body: str
    first: Term | None
    behind: Statement
    alone: bool = False
    doubt: str | None = None


def implied_rules(note: Note, statements: Sequence[Statement]) -> Iterator[Implied]:
    """The rules of the methods that a note names, where it tells what they need once."""
    text = note.source.text
    if _begins(statements, _START) and _EULER.search(text) is not None:
        yield from _of_euler(statements)
    if _begins(statements, _FIRST_TERM) and any(words.search(text) for words in _METHODS.values()):
        yield from _of_function(note, statements)


def _begins(statements: Sequence[Statement], start: re.Pattern[str]) -> bool:
    """Whether a statement tells where something begins, without which no method makes terms."""
    return any(start.fullmatch(one.terms[0].text) for one in statements)


_OTHER_VALUES = Spotted(
    r"""exact|true\s+value|analytic|exakt|analytisch|echte?r?\s+wert|exacte?|analytique|exact[oa]|analític|esatt[oa]|analitic|точн|аналитич|chính\s+xác|giải\s+tích|dokładn|精确|解析|真值|真の|厳密|정확|참값|해석해
    |\bdata\b|sample|measur|dataset|daten|messwert|stichprobe|données|mesur|datos|medid|dados|dati\b|misur|данн|измер|dữ\s+liệu|dane\b|数据|样本|データ|標本|데이터|표본""",
    re.IGNORECASE | re.VERBOSE,
)


def tells_other_values(line: str) -> bool:
    """Whether words before a term tell of exact or measured values, which no method made."""
    return _OTHER_VALUES.search(line) is not None


def steps_otherwise(text: str, told: int, place: int) -> bool:
    """Whether words tell of a method that steps in another way: from the paragraph on in which the last of what a rule
    needs is `told` to a place, in the heading above it, or behind the last name of a method that is known."""
    heading = text.rfind("\n#", 0, told) + 1
    paragraph = max(text.rfind("\n\n", 0, told), heading)
    if _OTHER_METHOD.search(text, paragraph, place) is not None:
        return True
    title = text[heading : text.find("\n", heading)] if text.startswith("#", heading) else ""
    named = [
        one.end() for words in (_EULER, *_METHODS.values()) for one in words.finditer(text, heading, place)
    ]
    return _OTHER_METHOD.search(title) is not None or (
        _OTHER_METHOD.search(text, max(named, default=heading), place) is not None
    )


_SENTENCE_START = late(r"[.!?;](?=\s)|[。！？；\n]")
_METHOD = Spotted(
    r"""(?<!\w)(?!(?:the|this|that|our|same|each|above|iterative|numerical|whole|simple)\s)[^\W\d_][\w–-]*(?:['’]s?)?\s(?:method|scheme|algorithm|integrator|rule)(?!\w)|\w(?:verfahren|methode|regel)(?!\w)
    |(?:méthode|schéma|método|metodo|esquema)\s+(?:d[eu]s?|del|dell[ao]|dei|d[ao]s?)(?!\w)|(?:méthode|schéma)\s+d['’]|метод\w*\s+(?!да[её]т|сход|приводит)\w|phương\s+pháp\s+(?!này|cho|trên)\w|metod\w*\s+\w+[ayi](?!\w)
    |[一-鿿゠-ヿ][一-鿿゠-ヿ・-]*(?<!方)法(?!則)|[가-힣]\s?[법](?![가-힣]*칙)""",
    re.IGNORECASE | re.VERBOSE,
)
"""A method that is named."""
_NAMED_OPENING = late(
    r"\s*[-*+•]?\s*(?:(?:with(?:out)?|using|by|avec|sans|con|com|sin|sem|senza|mit|ohne|bei|для|при|с|со|без|với)\s+(?=[^\W\d_])|(?P<label>[^$:：]{3,80})[:：])",
    re.IGNORECASE,
)
_COUNTING_LABEL = Spotted(
    r"step|iterat|itérat|iterac|iteraç|iteraz|итерац|schritt|étape|pas[o]?\b|passo|шаг|bước|lần|then|\bso\b|thus|hence|first|second|third|next|result|approxim|näherung|aproxim|приближ|erst|zweit|dritt|dann|premi|deuxi|puis"
    r"|donc|primer|segund|tercer|prim[oa]|terz|luego|entonces|então|quindi|poi|перв|втор|трет|затем|тогда|sau\s+đó|khi\s+đó|suy\s+ra|步|次|迭代|反復|则|然后|得|단계|반복|먼저|다음|\d",
    re.IGNORECASE,
)
"""Labels that count the steps of one method: `Step 2:`, `First iteration:`."""


def names_another(text: str, place: int, earlier: int) -> bool:
    """Whether the sentence of a term names a method that is none of those known, or, behind an `earlier` term, begins
    with a label or with what is used: `Heavy ball: $x_2 = 0.46$`, `With inertia $x_2 = 0.46$`."""
    ends = list(_SENTENCE_START.finditer(text, max(0, place - _LONGEST_SENTENCE), place))
    start = ends[-1].end() if ends else max(0, place - _LONGEST_SENTENCE)
    known = any(words.search(text, start, place) is not None for words in (_EULER, *_METHODS.values()))
    if known:
        return False
    if _METHOD.search(text, start, place) is not None:
        return True
    opening = _NAMED_OPENING.match(text, start, place) if 0 <= earlier < start else None
    return opening is not None and _COUNTING_LABEL.search(opening["label"] or "") is None


def names_method(text: str, start: int, stop: int) -> bool:
    """Whether a stretch of a text names one of the methods that are known."""
    return any(words.search(text, start, stop) is not None for words in (_EULER, *_METHODS.values()))


_LONGEST_SENTENCE = 300


def hastened(text: str) -> bool:
    """Whether words behind a rule tell of a method that makes other terms of those that it gives."""
    return _HASTENED.search(text) is not None


_OPTIMISER = Spotted(
    r"(?<!without )(?<!no )(?<!ohne )(?<!sans )(?<!sin )(?<!sem )(?<!senza )(?<!без )(?<!không có )(?<!bez )"
    r"(?:(?<!\w)moment(?:um|o|u|em)(?!\w)|(?<!\w)adam(?:w|ax)?(?!\w)|nesterov|rmsprop|adagrad|adadelta|heavy[-\s]ball|импульс|quán\s+tính|动量|動量|モーメンタム|慣性|모멘텀|관성)",
    re.IGNORECASE,
)
_TITLE = late(r"^(?:\#+[^\n]*|\s*(?:[-*+]\s+|\d+[.)]\s+)?\*\*[^*\n]+\*\*)", re.MULTILINE)
"""A heading, or bold words that begin a line."""


def names_descent(text: str) -> bool:
    """Whether a text names gradient descent."""
    return _DESCENT.search(text) is not None


def in_another_method(text: str, told: int, place: int) -> bool:
    """Whether a place is one of another method than that whose rule was `told` before: a heading or bold lead between
    names one that steps otherwise, or words an optimiser, and what stands over the rule does not."""
    above = text[max(text.rfind("\n#", 0, told), 0) : told]
    if any(_OTHER_METHOD.search(one.group()) is not None for one in _TITLE.finditer(text, told, place)):
        return _OTHER_METHOD.search(above) is None
    return _OPTIMISER.search(text, told, place) is not None and _OPTIMISER.search(above) is None


def _numbers(statements: Sequence[Statement], name: re.Pattern[str]) -> list[Statement]:
    """The statements that give a name a number, one for each number."""
    found = [
        one
        for one in statements
        if one.relations[:1] == (Relation.EQUAL,)
        and name.fullmatch(one.terms[0].text)
        and shape(one.terms[1]).literal
    ]
    texts = [one.terms[1].text.strip() for one in found]
    return [one for at, one in enumerate(found) if texts.index(texts[at]) == at]


def _of_euler(statements: Sequence[Statement]) -> Iterator[Implied]:
    slopes = [
        (match["primed"] or match["over"], one)
        for one in statements
        if one.relations[:1] == (Relation.EQUAL,)
        and (match := _SLOPE.fullmatch(one.terms[0].text))
        and not shape(one.terms[1]).calls
    ]
    starts, steps = _numbers(statements, _START), _numbers(statements, _STEP)
    if (
        not slopes
        or len({one.terms[1].text.strip() for _, one in slopes}) != 1
        or len(starts) != 1
        or len(steps) != 1
    ):
        return
    (letter, slope), start, step = slopes[0], starts[0], steps[0]
    told = _START.fullmatch(start.terms[0].text)
    looks = shape(slope.terms[1])
    beside = any(_MOVED.match(one.terms[0].text) is not None for one in statements)
    if told is None or told["letter"] != letter or not looks.names <= _OF_BOTH or beside:
        return
    size = step.terms[1].text.strip().replace("{,}", ".").replace(",", ".")
    place = rf"\left({told['at'].replace('{,}', '.')} + (n - 1) \cdot {size}\right)"
    body = _LETTER_OR_COMMAND.sub(
        lambda one: {letter: r"\xi_{1}", "x": f"{{{place}}}", "t": f"{{{place}}}"}.get(
            one.group(), one.group()
        ),
        _apart(slope.terms[1].text),
    )
    behind = max((slope, start, step), key=lambda one: one.terms[0].passage.whole.start)
    yield Implied(
        letter=letter,
        body=rf"\xi_{{1}} + {size} \cdot \left( {body} \right)",
        first=start.terms[1],
        behind=behind,
    )


def _apart(body: str) -> str:
    """A formula with signs of multiplication between letters that stand side by side: `2 x y`."""
    return re.sub(r"(?<![A-Za-z\\])([xt])\s*(?=[yuw](?![A-Za-z]))", r"\1 \\cdot ", body.replace("{,}", "."))


def _of_function(note: Note, statements: Sequence[Statement]) -> Iterator[Implied]:
    """The rules of methods that a note names for one function of one variable, in each section that tells a start."""
    functions = [
        (head, one)
        for one in statements
        if len(one.terms) > 1
        and one.relations[0] is Relation.EQUAL
        and (head := head_of(one)) is not None
        and not head.primes
        and not head.index
        and len(head.parameters) == len(head.name) == 1
    ]
    starts = _numbers(statements, _FIRST_TERM)
    for start in starts:
        match = _FIRST_TERM.fullmatch(start.terms[0].text)
        parameter = match["letter"].lstrip("\\") if match is not None else ""
        section = note.section_of(start.scope)
        text = _section_text(note, start) if len(starts) > 1 else note.source.text
        own = [(head, one) for head, one in functions if head.parameters[0] == parameter]
        own = [pair for pair in own if note.section_of(pair[1].scope) == section] or own
        named = [method for method, words in _METHODS.items() if words.search(text) is not None]
        if match is None or len({head.name for head, _ in own}) != 1 or len(named) != 1:
            continue
        head, function = own[-1]
        rates = _numbers(statements, _RATE)
        step = _step(named[0], head.name, rates)
        if step is None:
            continue
        behind = max((function, start, *rates[:1]), key=lambda one: one.terms[0].passage.whole.start)
        if note.section_of(behind.scope) != section:
            behind = start
        sought = named[0] == "newton" and _SOUGHT.search(text) is not None
        rewritten = named[0] == "fixed point" and _ZERO_SOUGHT.search(text) is not None
        yield Implied(
            letter=match["letter"],
            body=step,
            first=None,
            behind=behind,
            alone=len(starts) > 1,
            doubt=_MAY_SEEK_EXTREMA if sought else _MAY_BE_REWRITTEN if rewritten else None,
        )


def _section_text(note: Note, statement: Statement) -> str:
    """The text of a statement's section, from its heading to the next one."""
    text, at = note.source.text, statement.terms[0].passage.whole.start
    start = max(text.rfind("\n#", 0, at), 0)
    stop = text.find("\n#", at)
    return text[start : stop if stop >= 0 else len(text)]


_METHODS = {"newton": _NEWTON, "descent": _DESCENT, "fixed point": _FIXED}


def _step(method: str, name: str, rates: Sequence[Statement]) -> str | None:
    """How a method makes a term of the one before, for a function."""
    if method == "newton":
        return rf"\xi_{{1}} - \frac{{{name}(\xi_{{1}})}}{{{name}'(\xi_{{1}})}}"
    if method == "fixed point":
        return rf"{name}(\xi_{{1}})"
    if len(rates) != 1:
        return None
    rate = rates[0].terms[1].text.strip().replace("{,}", ".").replace(",", ".")
    return rf"\xi_{{1}} - {rate} \cdot {name}'(\xi_{{1}})"


def as_term(implied: Implied) -> Term:
    """The body of an implied rule as a term."""
    return Term(Passage(implied.body, ((0, implied.behind.terms[0].passage.whole.start),)), Syntax.LATEX)
