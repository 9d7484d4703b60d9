r"""What a step size does to gradient descent on a parabola: “with $\eta = 1.1$ the method diverges”, “it converges for
$0 < \eta < 1$”, “with $\eta = 0.5$ we land on the minimum in one step”, “the error shrinks by a factor of $0.8$”.

Each step multiplies the distance from the minimum by 1 − η f″, which the claim asks of the note's own function. Only
for one function of one letter whose second derivative is the same everywhere; only sentences of known words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from vaultproof.claim import Definition, Equation, Relation, WitnessKind
from vaultproof.extract.classify import Statement
from vaultproof.extract.definitions.implied_rules import in_another_method, names_descent
from vaultproof.extract.language.clauses import Running, sentences
from vaultproof.extract.probability.law_words import OTHER, Lexicon, Word
from vaultproof.extract.probability.told_orders import doubt_of_sentence, place_of
from vaultproof.extract.sentence_claims import value_claim
from vaultproof.extract.shape import shape
from vaultproof.extract.tables.borne_out import function_of
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_GATE = Spotted(
    r"""converg|konverg|diverg|сход[ия]|расход|hội\s+tụ|phân\s+kỳ|zbieżn|rozbieżn|收敛|发散|収束|発散|수렴|발산
    |one\s+step|single\s+step|one\s+iteration|factor|faktor|einem\s+(?:einzigen\s+)?schritt|seul\s+pas|un\s+pas|facteur|multiplié|solo\s+paso|un\s+paso|por\s+un\s+factor|um\s+(?:único\s+)?passo|fator|solo\s+passo|un\s+passo|fattore
    |один\s+шаг|умножается|раз[а]?(?!\w)|一步|缩小|倍|ステップ|단계|배로|một\s+bước|hệ\s+số|jednym\s+kroku|czynnik|raza""",
    re.IGNORECASE | re.VERBOSE,
)
_RATE = r"(?:\\(?:eta|alpha|gamma)|[ηαγ])"
_NUMBER = r"(?:\d+(?:(?:[.,]|\{,\})\d+)?(?:/\d+)?|\\[dt]?frac\s*\{\s*\d+\s*\}\s*\{\s*\d+\s*\})"
_RULE = late(
    r"\s*(?P<letter>[A-Za-z]|\\(?:theta|beta|phi))_(?P<at>[nkt]|\{[nkt]\})\s*-\s*(?:\\[,;]\s*)?(?P<rate>\\(?:eta|alpha|gamma))\s*(?:\\cdot|\\,)?\s*"
    r"(?:(?P<name>[a-zA-Z])'|\\nabla\s*(?P<of>[a-zA-Z]))\s*(?:\\left)?\(\s*(?P=letter)_(?P=at)\s*(?:\\right)?\)\s*"
)
_IS_RATE = late(rf"\s*{_RATE}\s*=\s*(?P<value>{_NUMBER})\s*")
_IN_RANGE = late(rf"\s*(?:0\s*<|0\s*\\lt)\s*{_RATE}\s*(?:<|\\lt)\s*(?P<value>{_NUMBER})\s*")
_ORDERED = late(rf"\s*{_RATE}\s*(?P<sign><|>|\\lt|\\gt)\s*(?P<value>{_NUMBER})\s*")
_LONE = late(rf"\s*(?P<value>{_NUMBER})\s*")
_PLACES = (0.5, 1.0, 2.0, 3.5, 5.0)
_SAME = 1e-5
_WRITTEN = r"[ηαγ]\s?=\s?\d+(?:[.,]\d+)?(?:/\d+)?"
_DIGITS = r"\d+(?:[.,]\d+)?(?:/\d+)?"
_WORDS: dict[str, tuple[str, str]] = {
    "rate": (_WRITTEN, _WRITTEN),
    "not": (r"not|nicht|kein|ne|pas|no|não|non|не|không|chưa|nie|doesn['’]t|never", r"不|ない|않"),
    "only": (
        (
            r"if\s+and\s+only\s+if|iff|only(?:\s+if)?|exactly|precisely|genau\s+dann(?:\s*,?\s*wenn)?|genau|nur|si\s+et\s+seulement\s+si|seulement|exactement|si\s+y\s+s[oó]lo\s+si|solo|exactamente|se\s+e\s+somente\s+se|somente|exatamente|se\s+e\s+solo\s+se|esattamente"
            r"|тогда\s+и\s+только\s+тогда\s*,?\s*когда|только|в\s+точности|khi\s+và\s+chỉ\s+khi|chỉ\s+khi|wtedy\s+i\s+tylko\s+wtedy\s*,?\s*gdy|tylko|dokładnie"
        ),
        r"当且仅当|仅当|ちょうど|のときに限り|일\s?때만|만",
    ),
    "diverges": (
        r"diverge[sn]?|divergent|divergiert|divergieren|divergente|расходится|phân\s+kỳ|rozbieżn[aey]|jest\s+rozbieżn\w+|blows\s+up|explodes?|explodiert",
        r"发散|発散(?:する|します)?|발산(?:한다|합니다)?",
    ),
    "converges": (
        r"converge[sn]?|convergent|konvergiert|konvergieren|converge|convergente|сходится|hội\s+tụ|jest\s+zbieżn\w+|zbieżn[aey]",
        r"收敛|収束(?:する|します)?|수렴(?:한다|합니다)?",
    ),
    "land": (
        (
            r"land|lands|reach|reaches|hit|hits|jump|jumps|arrives?|find|finds|landet|landen|landet\s+man|erreicht|erreichen|trifft|on\s+atteint|atteint|arrive|tombe|llega|llegamos|se\s+llega|alcanza|alcanzamos|chega-se|chegamos|chega|atinge|atingimos|raggiunge|si\s+raggiunge|raggiungiamo|arriva|si\s+arriva"
            r"|попадаем|достигаем|достигается|попадает|đến|đạt|trafiamy|osiągamy|trafia"
        ),
        r"到达|达到|得到|到達(?:する|します)?|達する|도달(?:한다|합니다)?",
    ),
    "minimum": (
        r"(?:the\s+)?(?:exact\s+)?(?:minimum|minimi[sz]er|optimum)|(?:das|im|beim)?\s*(?:minimum|optimum)|(?:le|au|l['’])\s*(?:minimum|optimum)|(?:el|al|o|ao|il|al)?\s*(?:mínimo|minimo|óptimo|ótimo|ottimo)|(?:в\s+)?минимум[а]?|cực\s+tiểu|điểm\s+cực\s+tiểu|(?:w\s+)?minimum",
        r"最小值点?|极小值?点?|最优点|最小点|最小値|최솟값|최소점|최적점",
    ),
    "once": (
        (
            r"(?:in|within|after)\s+(?:just\s+|only\s+|exactly\s+)?(?:one|a\s+single)\s+(?:step|iteration|update)|(?:in|nach)\s+(?:nur\s+)?(?:genau\s+)?einem(?:\s+einzigen)?\s+schritt|en\s+un(?:\s+seul)?\s+pas|en\s+un(?:\s+s[oó]lo)?\s+paso|em\s+(?:apenas\s+)?um(?:\s+único)?\s+passo|in\s+un(?:\s+s[oó]lo)?\s+passo"
            r"|за\s+один\s+шаг|(?:chỉ\s+)?(?:sau|trong)\s+(?:đúng\s+)?một\s+bước|w\s+jednym\s+kroku|po\s+jednym\s+kroku"
        ),
        r"一步(?:就|即可)?|ステップで|한\s?단계\s?만에|한\s?번에",
    ),
    "error": (
        (
            r"(?:the\s+)?(?:error|distance(?:\s+(?:to|from)\s+the\s+(?:minimum|optimum))?|gap)|(?:der|die)\s+(?:fehler|abstand(?:\s+(?:zum|vom)\s+minimum)?|distanz)|l['’]erreur|la\s+distance(?:\s+au\s+minimum)?|el\s+error|la\s+distancia(?:\s+al\s+mínimo)?|o\s+erro|a\s+distância(?:\s+ao\s+mínimo)?|l['’]errore|la\s+distanza(?:\s+dal\s+minimo)?"
            r"|ошибка|расстояние(?:\s+до\s+минимума)?|sai\s+số|khoảng\s+cách(?:\s+(?:tới|đến)\s+cực\s+tiểu)?|błąd|odległość(?:\s+od\s+minimum)?"
        ),
        r"误差|距离|誤差|距離|오차|거리",
    ),
    "shrinks": (
        (
            r"shrinks?|decreases?|reduces?|is\s+(?:multiplied|reduced|scaled)|schrumpft|sinkt|verringert\s+sich|wird|multipliziert|est\s+(?:multipliée|réduite)|diminue|se\s+(?:reduce|multiplica)|disminuye|diminui|reduz-se|é\s+multiplicad[oa]|si\s+(?:riduce|moltiplica)|viene\s+moltiplicat[oa]|diminuisce"
            r"|умножается|уменьшается|giảm|được\s+nhân|maleje|zmniejsza\s+się|jest\s+mnożon\w+"
        ),
        r"缩小(?:为原来的|到原来的)?|变为原来的|乘以|になる|縮小(?:する)?|小さくなる|줄어든다|곱해진다",
    ),
    "each": (
        (
            r"(?:in|at|with|on)\s+(?:each|every)\s+(?:step|iteration|update)|(?:each|every|per)\s+(?:step|iteration)|in\s+jedem\s+schritt|pro\s+schritt|(?:bei|mit)\s+jedem\s+schritt|à\s+chaque\s+(?:pas|itération|étape)|(?:en|a)\s+cada\s+(?:paso|iteración)|(?:a|em)\s+cada\s+(?:passo|iteração)|(?:a|ad|in)\s+ogni\s+(?:passo|iterazione)"
            r"|на\s+каждом\s+шаге|с\s+каждым\s+шагом|sau\s+mỗi\s+(?:bước|lần\s+lặp)|ở\s+mỗi\s+bước|mỗi\s+bước|w\s+każdym\s+kroku|z\s+każdym\s+krokiem"
        ),
        r"每(?:走)?一?步|每次迭代|各ステップで|毎回|매\s?(?:단계|반복)(?:마다)?",
    ),
    "factor": (
        (
            r"by(?:\s+(?:a|the)\s+(?:constant\s+)?factor(?:\s+of)?)?|um\s+(?:den|einen)\s+faktor(?:\s+von)?|mit(?:\s+(?:dem|einem)\s+faktor)|par(?:\s+(?:un|le)\s+facteur(?:\s+de)?)?|d['’]un\s+facteur(?:\s+de)?|(?:por|en)\s+un\s+factor(?:\s+de)?|por\s+um\s+fator(?:\s+de)?|por|di\s+un\s+fattore(?:\s+di)?|per\s+(?:un\s+fattore(?:\s+di)?)?"
            r"|на\s+множитель|на|theo\s+hệ\s+số|với\s+hệ\s+số|o\s+czynnik|przez|raza?"
        ),
        r"倍|에|배로|배",
    ),
    "filler": (
        (
            r"with|for|when|if|the|a|an|at|on|so|then|thus|hence|therefore|here|it|we|you|one|gradient\s+descent|descent|method|iteration|iterates?|algorithm|learning\s+rate|step\s+size|and|is|this|sequence|always|already"
            r"|mit|für|bei|wenn|ist|also|dann|hier|man|wir|es|das|die|der|verfahren|methode|iteration|gradientenabstieg|gradientenverfahren|folge|algorithmus|lernrate|schrittweite|sogar|und|schon|bereits|immer"
            r"|avec|pour|quand|lorsque|si|la|le|les|on|donc|alors|ici|descente(?:\s+de\s+gradient)?|méthode|l['’]itération|itération|l['’]algorithme|suite|taux(?:\s+d['’]apprentissage)?|et|est"
            r"|con|para|cuando|si|el|los|se|así|entonces|aquí|descenso(?:\s+de\s+gradiente)?|método|iteración|algoritmo|sucesión|tasa(?:\s+de\s+aprendizaje)?|y|es"
            r"|com|quando|o|os|então|logo|aqui|gradiente\s+descendente|iteração|sequência|taxa(?:\s+de\s+aprendizado)?|e|é"
            r"|per|il|lo|gli|quindi|allora|qui|discesa(?:\s+del\s+gradiente)?|metodo|l['’]iterazione|iterazione|l['’]algoritmo|successione|tasso(?:\s+di\s+apprendimento)?|è|già"
            r"|при|если|то|мы|здесь|градиентный\s+спуск|метод|итерация|итерации|алгоритм|последовательность|для|уже"
            r"|với|thì|khi|nếu|ta|ở\s+đây|phương\s+pháp|phép\s+lặp|thuật\s+toán|dãy|hạ\s+gradient|gradient|tốc\s+độ\s+học|là|ngay"
            r"|dla|przy|gdy|jeśli|to|metoda(?:\s+gradientu)?|iteracja|algorytm|ciąg|zatem|więc|już"
        ),
        r"当|时|若|取|则|就|会|该|迭代|方法|算法|梯度下降法?|学习率|的|，|、|では|なら|ば|のとき|とき|に|は|が|で|反復|手法|法|勾配降下法?|学習率|する|也|이면|일\s?때|때|에서는|에서|는|은|이|가|방법|반복|경사\s?하강법?|학습률|하면",
    ),
}


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_WORDS, {}, (rf"(?<![\w.,]){_DIGITS}", rf"(?<![\w.,]){_DIGITS}"))


@dataclass(frozen=True, slots=True)
class _Parabola:
    """The function that is descended, by name; where its rule ends, and the one number of the step size, if any."""

    name: str
    end: int
    rate: str | None


def step_sizes(
    note: Note,
    texts: Sequence[Running],
    statements: Sequence[Statement],
    definitions: Iterable[Definition],
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    """The claims about step sizes of gradient descent on the one parabola of a note."""
    if not _GATE.may_match(note.source.text):
        return
    parabola = _parabola(note, statements, definitions)
    for running in texts if parabola is not None else ():
        if running.block.kind == "formula" or parabola is None or _GATE.search(running.text.words) is None:
            continue
        for start, end, mark in sentences(running.text.words):
            place = running.text.span_of(start, max(start + 1, end)).start
            if (
                mark not in {"?", "？"}
                and place >= parabola.end
                and not in_another_method(note.source.text, parabola.end, place)
            ):
                yield from _claims(note, running, (start, end), parabola, doubts)


def _parabola(
    note: Note, statements: Sequence[Statement], definitions: Iterable[Definition]
) -> _Parabola | None:
    """The function of the one rule by which a note descends, or of the one function where it names the method."""
    known = [one for one in definitions if one.source is WitnessKind.FORMULA and len(one.parameters) == 1]
    rules = [
        (match["name"] or match["of"], one)
        for one in statements
        for term in one.terms[1:]
        if (match := _RULE.fullmatch(term.text)) is not None
    ]
    names = {name for name, _ in rules} or (
        {one.name for one in known} if names_descent(note.source.text) else set()
    )
    own = [one for one in known if one.name in names]
    if len(names) != 1 or len(own) != 1 or not _is_parabola(own[0]):
        return None
    end = max((one.terms[-1].passage.whole.end for _, one in rules), default=own[0].span.end)
    rates = {
        _point(one.terms[-1].text)
        for one in statements
        if one.relations[:1] == (Relation.EQUAL,)
        and re.fullmatch(rf"\s*{_RATE}\s*", one.terms[0].text)
        and shape(one.terms[-1]).literal
        and "\n\n" not in note.source.text[end : one.terms[0].passage.whole.start]
    }
    return _Parabola(own[0].name, end, rates.pop() if len(rates) == 1 else None)


def _is_parabola(definition: Definition) -> bool:
    """Whether the second differences of a function are the same above everything, and positive."""
    function = function_of(definition.body.text.replace("{,}", "."), definition.parameters[0])
    if function is None:
        return False
    seconds = [function(at + 1) - 2 * function(at) + function(at - 1) for at in _PLACES]
    fourth = [function(at + 3) - 2 * function(at) + function(at - 3) for at in _PLACES]
    return (
        seconds[0] > _SAME
        and all(abs(one - seconds[0]) <= _SAME for one in seconds)
        and all(abs(one - 9 * seconds[0]) <= 9 * _SAME for one in fourth)
    )


def _point(number: str) -> str:
    return "".join(number.split()).replace("{,}", ".").replace(",", ".")


def _claims(
    note: Note,
    running: Running,
    place: tuple[int, int],
    parabola: _Parabola,
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    text, (start, end) = running.text, place

    def of_formula(at: int) -> tuple[str, str] | None:
        written = text.formulas[at].text if at in text.formulas else ""
        for tag, pattern in (
            ("rate", _IS_RATE),
            ("range", _IN_RANGE),
            ("order", _ORDERED),
            ("number", _LONE),
        ):
            if (match := pattern.fullmatch(written)) is not None:
                sign = match["sign"] if tag == "order" else ""
                return (tag if tag != "order" else "below" if sign in {"<", r"\lt"} else "above"), _point(
                    match["value"]
                )
        return None

    read = _lexicon().words_of(text.words, start, end, of_formula)
    if any(one.tag == OTHER for one in read):
        return
    told = [_valued(one, text.words) for one in read if one.tag != "break"]
    if not any(one.tag == "number" for one in told):
        told = [one for one in told if one.tag != "factor"]
    if any(one.tag == "once" for one in told):
        told = [one for one in told if (one.tag, one.value) != ("number", "1")]
    asked = _asked({one.tag: one for one in told}, parabola) if told else None
    if asked is None or len({one.tag for one in told}) != len(told):
        return
    left, relation, right = asked
    span = place_of(text, min(one.start for one in told), max(one.end for one in told))
    doubt = doubts.get(running.block.scope) or doubt_of_sentence(running, start, end)
    yield value_claim(note, running, span, (left, relation, right), doubt)


def _valued(word: Word, words: str) -> Word:
    """A word with the number that it gives the step size, where that stands in no formula."""
    if word.tag != "rate" or word.value:
        return word
    return replace(word, value=_point(words[word.start : word.end].partition("=")[2]))


def _asked(told: Mapping[str, Word], parabola: _Parabola) -> tuple[str, Relation, str] | None:
    """What the words of a sentence come to, by their tags: a term, how it is related, and to what."""
    bend = f"{parabola.name}''(1)"
    tags = set(told)
    if tags in ({"rate", "diverges"}, {"rate", "not", "converges"}):
        return rf"\left| 1 - {told['rate'].value} \cdot {bend} \right|", Relation.GREATER_EQUAL, "1"
    if tags == {"rate", "converges"}:
        return rf"\left| 1 - {told['rate'].value} \cdot {bend} \right|", Relation.LESS, "1"
    if tags in (
        {"rate", "once"},
        {"rate", "once", "land", "minimum"},
        {"rate", "once", "converges"},
        {"rate", "once", "minimum"},
    ):
        return rf"1 - {told['rate'].value} \cdot {bend}", Relation.EQUAL, "0"
    if tags - {"only"} in ({"range", "converges"}, {"below", "converges"}):
        only = Relation.EQUAL if "only" in tags else Relation.GREATER_EQUAL
        return rf"\frac{{2}}{{{bend}}}", only, (told.get("range") or told["below"]).value
    if tags - {"only"} == {"above", "diverges"}:
        only = Relation.EQUAL if "only" in tags else Relation.LESS_EQUAL
        return rf"\frac{{2}}{{{bend}}}", only, told["above"].value
    if tags in (
        {"error", "shrinks", "factor", "number", "each"},
        {"error", "factor", "number", "each"},
        {"error", "shrinks", "number", "each"},
    ):
        return _shrinking(told["number"].value, bend, parabola)
    return None


def _shrinking(factor: str, bend: str, parabola: _Parabola) -> tuple[str, Relation, str] | None:
    """That the distance shrinks by a factor at the note's own step size."""
    if parabola.rate is None:
        return None
    left = rf"\left| 1 - {parabola.rate} \cdot {bend} \right|"
    return left, Relation.EQUAL, factor
